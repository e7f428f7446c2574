"""Photos of a session: bytes become a file of the session, and the CV names that file.

The name is made of the content's hash, so that every version of a CV keeps its own photo and a revert brings it back.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from cv_generator.cv import forms
from cv_generator.cv.forms import PHOTO_HINT, PHOTO_REFERENCE
from cv_generator.cv.model import Cv
from cv_generator.cv.pictures import media_type
from cv_generator.errors import InvalidInput, NotFound, Problem, TooLarge
from cv_generator.operations import base64_text, links
from cv_generator.operations.context import Context
from cv_generator.reading.draft import Photo
from cv_generator.storage.protocol import Session, StoredFile
from cv_generator.workers.calls import printable_photo

_REFERENCE = "cv-file:"
_ENDINGS = {"image/jpeg": "jpg", "image/png": "png"}


def as_file(photo: Photo) -> StoredFile:
    """The file that holds a photo."""
    digest = hashlib.sha256(photo.data).hexdigest()[:16]
    ending = _ENDINGS.get(photo.media_type, "img")
    return StoredFile(f"photo-{digest}.{ending}", photo.media_type, photo.data, f"photo.{ending}")


def reference(file: StoredFile) -> str:
    """What `photo_url` holds inside the store."""
    return _REFERENCE + file.name


def absorb(context: Context, cv: Cv, known: str = "") -> tuple[Cv, StoredFile | None]:
    """The CV with its photo as a reference, and the file to keep where the photo is new.

    `known` is the reference that the CV had before; any other reference from outside is refused.

    Raises:
        InvalidInput: no decodable picture.
        TooLarge: above the limit for photos.
    """
    value = cv.photo_url
    if not value or value == known:
        return cv, None
    if PHOTO_REFERENCE.fullmatch(value):
        raise _bad_photo("is not a photo of this session")
    file = as_file(from_data_uri(context, value))
    return cv.with_valid(photo_url=reference(file)), file


def from_data_uri(context: Context, value: str) -> Photo:
    """The photo in a data URI, seen to be a picture of an allowed size."""
    if len(value) * 3 // 4 > context.limits.photo_bytes + 100:
        raise TooLarge(context.limits.photo_bytes, "photo")
    data = bytes_of(value)
    return checked(context, Photo(data, media_type(data)))


def bytes_of(data_uri: str) -> bytes:
    """The bytes in a data URI.

    Raises:
        InvalidInput: it is not base64.
    """
    try:
        return base64_text.decoded(data_uri, data_uri.find(",") + 1 or len(data_uri))
    except ValueError:
        raise _bad_photo("is not valid base64") from None


def checked(context: Context, photo: Photo) -> Photo:
    """The photo, once it was seen to be a picture of an allowed size.

    Raises:
        UserError: too large, or no picture that can be typeset.
    """
    printable_photo(photo.data, context.limits.photo_bytes)
    return photo


def load(context: Context, session: Session, cv: Cv) -> StoredFile | None:
    """The photo that the CV names."""
    name = cv.photo_url.removeprefix(_REFERENCE)
    return context.store.get_file(session.files_key, name) if name else None


def printed(context: Context, session: Session, cv: Cv) -> bytes | None:
    """The same as it is printed, at hand while a person works on the session."""
    known = context.printed.get(session.id)
    if known and known[0] == cv.photo_url:
        return known[1]
    file = load(context, session, cv)
    if file is None:
        return None
    jpeg = printable_photo(file.data, len(file.data))
    context.printed.put(session.id, (cv.photo_url, jpeg), len(jpeg))
    return jpeg


def link(context: Context, session: Session, cv: Cv) -> str:
    """The link that goes out in `photo_url`."""
    name = cv.photo_url.removeprefix(_REFERENCE)
    return links.url(context, session, name) if name else ""


def data_uri(file: StoredFile | None) -> str:
    return forms.data_uri(file.media_type, file.data) if file else ""


def with_own_links_opened(context: Context, value: Any) -> Any:
    """`cv_data` that came out of a session may go into another: our own link to a photo becomes the photo."""
    url = value.get("photo_url") if isinstance(value, Mapping) else value
    if not isinstance(url, str) or links.ROUTE not in url:
        return value
    file = links.own_file(context, url)
    if file is None:
        raise NotFound("Photo link not found or expired")
    photo = data_uri(file)
    return {**value, "photo_url": photo} if isinstance(value, Mapping) else photo


def _bad_photo(message: str) -> InvalidInput:
    problem = Problem("photo_url", "photo_url", message, PHOTO_HINT)
    return InvalidInput(f"photo_url {message}", problems=[problem])
