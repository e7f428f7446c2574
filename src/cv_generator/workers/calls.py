"""What the use cases ask workers for: the same as `reading` and `rendering` do in their own process, behind limits."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from cv_generator.cv.language import Language
from cv_generator.cv.model import Cv
from cv_generator.errors import InvalidInput, Problem, TooComplex, UnreadableDocument
from cv_generator.reading.cv_data import Sent
from cv_generator.reading.draft import Draft, Photo
from cv_generator.reading.explained import Explained
from cv_generator.rendering import typefaces
from cv_generator.rendering.drawing import Drawing
from cv_generator.rendering.output import PageImage, Typeset
from cv_generator.workers import pool
from cv_generator.workers.pool import Fault, Spent

_CORRUPT = "The file cannot be read. Export it again, or send the DOCX."


@dataclass(frozen=True, slots=True)
class Read:
    """A draft, and why its portrait cannot be printed; empty where it can."""

    draft: Draft
    photo_refused: str = ""


def read_document(data: bytes, *, language: Language | None = None, photo_bytes: int | None = None) -> Read:
    """The draft CV of a document; its portrait is tried where a limit of `photo_bytes` is given for it.

    Raises UnreadableDocument, also where reading takes too long, too much memory, or crashes; RetryLater.
    """
    from cv_generator.workers.work import DRAFT

    try:
        content, files = pool.documents.call("read", {"language": language, "photo_bytes": photo_bytes}, [data])
    except Fault as fault:
        # Refused like one that is damaged; the log holds what tripped the reader up.
        raise UnreadableDocument("corrupt", _CORRUPT) from fault
    except Spent as spent:
        raise _unreadable(spent) from None
    draft = DRAFT.validate_json(content["draft"])
    return Read(replace(draft, photo=_photo(content["photo"], files)), content["photo_refused"])


def explain_document(data: bytes, *, language: Language | None = None) -> Explained:
    """The reading of a document laid open. Raises as `read_document`."""
    from cv_generator.workers.work import EXPLAINED

    try:
        content, _ = pool.documents.call("explain", {"language": language}, [data])
    except Fault as fault:
        raise UnreadableDocument("corrupt", _CORRUPT) from fault
    except Spent as spent:
        raise _unreadable(spent) from None
    return EXPLAINED.validate_json(content["explained"])


def read_photo(data: bytes) -> Photo | None:
    """The portrait of a document, byte for byte; None where it has none. Raises as `read_document`."""
    try:
        content, files = pool.documents.call("read_photo", {}, [data])
    except Fault as fault:
        # Refused like one that is damaged; the log holds what tripped the reader up.
        raise UnreadableDocument("corrupt", _CORRUPT) from fault
    except Spent as spent:
        raise _unreadable(spent) from None
    return _photo(content["photo"], files)


def understand_data(data: Any, *, repair: bool = False) -> Sent:
    """The CV that was meant by `cv_data`. Raises what `reading.cv_data.understand_data` raises; RetryLater."""
    from cv_generator.workers.work import SENT

    try:
        content, _ = pool.documents.call("understand", {"data": data, "repair": repair})
    except Spent:
        hint = "Send the fields of canonical_schema and nothing else."
        problem = Problem("cv_data", "too_complex", "holds far more than a CV", hint)
        raise InvalidInput("cv_data holds far more than a CV", problems=[problem]) from None
    return SENT.validate_json(content["sent"])


def printable_photo(data: bytes, limit_bytes: int) -> bytes:
    """The photo as it is printed, which stays as it is when it is typeset.

    Raises InvalidInput or TooLarge where it cannot be printed; RetryLater.
    """
    try:
        return pool.documents.call("prepare_photo", {"photo_bytes": limit_bytes}, [data])[1][0]
    except Spent:
        hint = "Send a JPEG or PNG of a few megapixels; 360 pixels across are enough."
        problem = Problem("photo_url", "photo_too_complex", "The photo takes too long to decode", hint)
        raise InvalidInput("The photo takes too long to decode", problems=[problem]) from None


def typeset(cv: Cv, *, today: dt.date, photo: bytes | None = None, **options: Any) -> Typeset:
    """A CV typeset, by the arguments of `rendering.document.typeset`, whose errors come through.

    Raises TooComplex besides, where it takes too long or too much memory; RetryLater.
    """
    from cv_generator.workers.work import TYPESET

    content, files = _laid_out("typeset", cv, today, photo, options)
    return replace(TYPESET.validate_python(content["typeset"]), data=files[0])


def page_image(cv: Cv, *, today: dt.date, photo: bytes | None = None, **options: Any) -> PageImage:
    """One page as a picture, by the arguments of `rendering.document.page_image`. Raises as `typeset`."""
    content, files = _laid_out("page_image", cv, today, photo, options)
    return PageImage(files[0], str(content["media_type"]), int(content["page_count"]))


def drawings(
    cv: Cv, *, today: dt.date, photo: bytes | None = None, first: int, **options: Any
) -> tuple[int, list[Drawing]]:
    """How many pages a CV has, and the first of them taken apart. Options and errors as of `page_image`."""
    from cv_generator.workers.work import DRAWINGS

    content, _ = _laid_out("drawings", cv, today, photo, {**options, "first": first})
    return int(content["page_count"]), DRAWINGS.validate_json(content["drawings"])


def _laid_out(
    work: str, cv: Cv, today: dt.date, photo: bytes | None, options: dict[str, Any]
) -> tuple[dict[str, Any], list[bytes]]:
    content = {
        "cv": cv.with_valid(photo_url="").model_dump_json(exclude_defaults=True),
        "today": today.isoformat(),
        "options": options,
        "fonts": [str(folder) for folder in typefaces.offered()],
    }
    try:
        return pool.pages.call(work, content, [photo] if photo else [], about=hash((cv.full_name, cv.email)))
    except Spent:
        raise TooComplex from None


def _photo(media_type: str, files: list[bytes]) -> Photo | None:
    return Photo(files[0], media_type) if media_type else None


def _unreadable(spent: Spent) -> UnreadableDocument:
    if spent.what == "crash":
        return UnreadableDocument("corrupt", _CORRUPT)
    if spent.what == "time":
        return UnreadableDocument("too_complex", "Reading the file takes too long. Export it again, simpler.")
    return UnreadableDocument("too_complex", "The file needs too much memory. Export it again, simpler.")
