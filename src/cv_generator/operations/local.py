"""The main job on files, without a store: for the command line and for batches."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any

from cv_generator.cv import checks
from cv_generator.cv.language import Language
from cv_generator.cv.model import Cv
from cv_generator.errors import NotReady
from cv_generator.operations import photos
from cv_generator.operations.understanding import understand_data
from cv_generator.reading.draft import Draft
from cv_generator.rendering.output import Typeset


def read(data: bytes, language: Language | None = None) -> dict[str, Any]:
    """The canonical CV of a document, with `unplaced_text` and `photo_sha256` (of the bytes in the document, or null).

    Raises:
        UnreadableDocument: with the reason.
    """
    from cv_generator.reading.document import read_document

    draft: Draft = read_document(data, language=language)
    return {
        **draft.cv.model_dump(mode="json"),
        "unplaced_text": list(draft.unplaced_text),
        "photo_sha256": hashlib.sha256(draft.photo.data).hexdigest() if draft.photo else None,
    }


def validate(data: Any, today: dt.date) -> checks.Report:
    """Errors and warnings of a CV as data.

    Raises:
        WrongKeys, InvalidInput: the data are no CV.
    """
    return checks.check(_understood(data), today)


def render(data: Any, *, language: Language | None, template: str, format: str, today: dt.date) -> Typeset:
    """A CV as data -> a finished document.

    Raises:
        NotReady, DoesNotFit, WrongKeys, InvalidInput: what is wrong with the data.
    """
    from cv_generator.rendering.document import typeset

    cv = _understood(data)
    report = checks.check(cv, today)
    if not report.ready:
        raise NotReady(problems=report.errors)
    photo = photos.bytes_of(cv.photo_url) if cv.photo_url else None
    return typeset(cv, language=language, template=template, format=format, photo=photo, today=today)


def _understood(data: Any) -> Cv:
    """What `read` wrote is a CV too: the two members that it adds are no part of one."""
    if isinstance(data, dict):
        data = {name: value for name, value in data.items() if name not in ("unplaced_text", "photo_sha256")}
    return understand_data(data).cv
