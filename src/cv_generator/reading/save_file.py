"""The CV as data: canonical JSON as it is, or in the envelope that PDFs of this service carry."""

from __future__ import annotations

import base64
import binascii
import json
import re
from typing import TYPE_CHECKING, Any

from cv_generator.cv.json_text import named_twice
from cv_generator.errors import UnreadableDocument

if TYPE_CHECKING:
    from cv_generator.cv.model import Cv
    from cv_generator.reading.draft import Photo

SCHEMA = "cv-generator/cv"
NEWEST = 2
"""The newest schema version that is understood."""

_PHOTO = re.compile(r"data:(image/(?:jpeg|png));base64,(.+)", re.DOTALL)


def is_envelope(value: Any) -> bool:
    return isinstance(value, dict) and value.get("schema") == SCHEMA


_ANSWERED = frozenset((
    "success", "session_id", "version", "metadata", "created_at", "updated_at", "expires_at", "ready", "missing",
    "cv_data_summary", "history", "sources", "doubtful", "validation",
))  # fmt: skip
"""What answers of this service hold beside the CV: all of it is about a session, and none of it is a CV's."""


BESIDE_CV = ("unplaced_text", "photo_sha256")
"""What `cv-generator read` writes beside the fields of the CV."""


def unwrapped(value: Any) -> tuple[Any, tuple[str, ...]]:
    """The CV in what this program wrote or answered, and the texts beside it that found no field.

    That is a file of `cv-generator read`, an answer of `get_cv_session`, or the envelope in a PDF; anything else is
    handed back as it is.
    """
    if not isinstance(value, dict):
        return value, ()
    unplaced = value.get("unplaced_text", [])
    texts = tuple(text for text in unplaced if isinstance(text, str)) if isinstance(unplaced, list) else ()
    besides = value.keys() - {"cv_data", "unplaced_text"}
    if isinstance(value.get("cv_data"), dict) and besides and besides <= _ANSWERED:
        return value["cv_data"], texts
    if is_envelope(value) and isinstance(value.get("cv"), dict):
        return value["cv"], ()
    return {name: inner for name, inner in value.items() if name not in BESIDE_CV}, texts


def from_envelope(value: dict[str, Any]) -> tuple[Cv, Photo | None]:
    """The CV and its portrait. Raises UnreadableDocument where the data are damaged or from a later version."""
    version = value.get("schema_version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise UnreadableDocument("not_a_cv", "The schema_version in the file's data is none that ever was.")
    if version > NEWEST:
        raise UnreadableDocument("unsupported_format", "The file was made by a newer version of this service.")
    return from_canonical(value.get("cv"))


def from_canonical(value: Any) -> tuple[Cv, Photo | None]:
    """Canonical JSON -> the CV without its photo, and the photo."""
    from pydantic import ValidationError

    from cv_generator.cv.model import Cv

    try:
        cv = Cv.model_validate(value)
    except ValidationError as error:
        where = ", ".join(sorted({".".join(map(str, fault["loc"])) or "the CV" for fault in error.errors()})[:5])
        hint = (
            f"These fields are not as a canonical CV has them: {where}. Send cv_data to create_cv_session to see why."
        )
        raise UnreadableDocument("not_a_cv", hint) from None
    return cv.with_valid(photo_url=""), photo_in(cv.photo_url)


def photo_in(data_uri: str) -> Photo | None:
    """The picture in a data URI, None where there is none."""
    found = _PHOTO.fullmatch(data_uri)
    if not found:
        return None
    from cv_generator.reading.draft import Photo

    try:
        return Photo(base64.b64decode(found[2], validate=False), found[1])
    except (binascii.Error, ValueError):
        return None


def parse_json(data: bytes) -> Any:
    """JSON in UTF-8 or UTF-16. Raises UnreadableDocument where it is none, or nested beyond what a CV is."""
    import pydantic_core

    try:
        text = data.decode(json.detect_encoding(data)).removeprefix("\ufeff")
    except ValueError:
        raise UnreadableDocument("corrupt", "The file looks like JSON and is not UTF-8.") from None
    try:
        value = pydantic_core.from_json(text, allow_inf_nan=False)
    except ValueError as error:
        raise UnreadableDocument("corrupt", f"The file looks like JSON and is not valid JSON: {error}.") from None
    if twice := named_twice(text):
        raise UnreadableDocument("corrupt", f"{twice} stands twice in one object: keep one of them, or make a list.")
    return value
