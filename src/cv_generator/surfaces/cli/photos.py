"""A portrait named by its file, in a CV as data or as an option: taken into the data, which hold pictures only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cv_generator.cv.forms import data_uri
from cv_generator.cv.limits import MB, Limits
from cv_generator.cv.pictures import PRINTABLE, media_type
from cv_generator.errors import InvalidInput
from cv_generator.surfaces.cli.inputs import STANDARD, content

_LONGEST_PATH = 4_000
_PLACES = (("photo_url",), ("basics", "image"))
"""Where a CV, and a JSON Resume, name the portrait."""


def photo(file: str) -> bytes:
    """The picture in a file. Raises InvalidInput where it is none that can be printed."""
    data = content(file)
    limit = Limits().photo_bytes
    if len(data) > limit:
        raise InvalidInput(f"{file} is larger than the {limit // MB} MB that a photo may have")
    if media_type(data) not in PRINTABLE:
        raise InvalidInput(f"{file} is neither JPEG nor PNG: save the photo as one of them")
    return data


def with_photo(value: Any, file: str) -> Any:
    """The data of a CV with the picture where they name it by its path, which starts at the CV's own folder.

    Raises:
        InvalidInput: there is no such picture, or it is an address.
    """
    for first, *rest in _PLACES:
        if not isinstance(value, dict) or first not in value:
            continue
        if rest:
            return {**value, first: _taken_in(value[first], rest[0], f"{first}.{rest[0]}", file)}
        return _taken_in(value, first, first, file)
    return value


def _taken_in(holder: Any, name: str, where: str, file: str) -> Any:
    sent = holder.get(name) if isinstance(holder, dict) else None
    if not isinstance(sent, str) or not sent.strip() or sent.startswith("data:") or len(sent) > _LONGEST_PATH:
        return holder
    if sent.startswith(("http://", "https://")):
        if where != "photo_url":
            return holder  # JSON Resume's usual form, which is told as unplaced
        raise InvalidInput(f"{where}: {sent[:80]} is an address, which is not fetched: save the picture, name its file")
    folder = Path() if file == STANDARD else Path(file).parent
    try:
        data = photo(str(folder / Path(sent).expanduser()))
    except InvalidInput as error:
        raise InvalidInput(f"{where}: {error.message}") from None
    return {**holder, name: data_uri(media_type(data), data)}
