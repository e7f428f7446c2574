"""The library: what Python programs use, and what the command line is made of.

Everything works on values in memory. Nothing is stored, logged or fetched, and no server is needed.

>>> from cv_generator import Cv, check, render
>>> cv = Cv(full_name="Ada Sample", email="ada@example.com", phone="+44 113 496 0123", language="en",
...         work_experience=[{"date_range": "2020-03 – Present", "employer": "Span Ltd", "title": "Engineer"}],
...         education=[{"date_range": "2016 – 2019", "institution": "University of Leeds", "title": "BEng"}])
>>> check(cv).ready
True
>>> document = render(cv, max_pages=1)
>>> document.page_count, document.data[:5]
(1, b'%PDF-')
"""

from __future__ import annotations

import base64
import datetime as dt
import os
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cv_generator.cv import checks
from cv_generator.cv.forms import data_uri
from cv_generator.cv.pictures import PRINTABLE, media_type
from cv_generator.errors import InvalidInput, NotReady, Problem

if TYPE_CHECKING:
    from cv_generator.cv.model import Cv
    from cv_generator.reading.draft import Draft, Photo
    from cv_generator.rendering.output import Typeset

__all__ = ["Source", "check", "load", "photo_of", "read", "render", "with_photo"]

Source = bytes | bytearray | str | os.PathLike[str]
"""A document: its bytes, or where it lies."""


def read(document: Source, *, language: str | None = None) -> Draft:
    """Reads a document into a draft CV, without any language model.

    `document` is the bytes of a file or its path: DOCX, PDF, ODT, plain text, Markdown, LinkedIn's data archive,
    Europass XML, JSON Resume, Reactive Resume, RenderCV or YAMLResume, canonical JSON or YAML, or anything that this
    package made. The kind is told from the bytes. `language` (a code such as `de`) is the document's language where
    the caller knows better than its text.

    The draft's `cv` is the CV, `photo` the portrait's bytes, `unplaced_text` every word that found no field.

    Raises:
        UnreadableDocument: with a `reason` (`encrypted`, `no_text_layer`, `corrupt`, `too_complex`, `not_a_cv`,
            `unsupported_format`) and a hint.
        OSError: the path cannot be opened.
        TypeError: it is neither bytes nor a path.

    >>> draft = read(b"# Ada Sample\\n\\nada@example.com\\n\\n## Skills\\n\\n- Revit\\n")
    >>> draft.cv.full_name, draft.cv.email, draft.cv.skills
    ('Ada Sample', 'ada@example.com', ['Revit'])
    """
    from cv_generator.reading.document import read_document

    return read_document(_bytes(document), language=language)


def load(data: Any, *, on_warning: Callable[[Problem], object] | None = None) -> Cv:
    """A CV from data of any form that is understood: canonical, what `read` or the service wrote, JSON Resume.

    `data` is what `json.load` gives, or JSON as text. The photo stays in `photo_url` as a data URI. `on_warning` is
    called with each thing that is stored otherwise than it may be meant, such as a word beside a date (default: a
    Python warning).

    Raises:
        WrongKeys, InvalidInput: what is wrong, and where it belongs. A file's name or bytes belong to `read`.

    >>> load({"basics": {"name": "Ada Sample"}}).full_name
    'Ada Sample'
    """
    from cv_generator.reading.cv_data import understand_data

    _require_data(data)
    sent = understand_data(data)
    for problem in sent.told:
        if on_warning:
            on_warning(problem)
        else:
            warnings.warn(f"{problem.path}: {problem.message}", stacklevel=2)
    return sent.cv


def check(cv: Cv, *, today: dt.date | str | None = None) -> checks.Report:
    """What is missing for a finished document (`errors`) and what looks wrong (`warnings`); `ready` tells the first.

    `today` (a date or its ISO text; default: the system's) decides what lies in the future.

    Raises:
        InvalidInput: `today` is no date.

    >>> [problem.message for problem in check(Cv(full_name="Ada Sample")).errors][:2]
    ['email is required', 'phone is required']
    """
    _require_cv(cv)
    return checks.check(cv, _day(today))


def render(
    cv: Cv,
    *,
    format: str = "pdf",
    photo: Photo | Source | None = None,
    today: dt.date | str | None = None,
    allow_missing: bool = False,
    language: str | None = None,
    template: str | None = None,
    max_pages: int = 2,
    embed_data: bool = True,
    signature_place: str | None = None,
    **unknown: Any,
) -> Typeset:
    """Typesets a CV.

    `format` is `pdf`, `docx`, `markdown`, `text` or `json_resume`, in any case. `photo` (JPEG or PNG: what `read`
    found, bytes, or a path) wins over the one in `cv.photo_url`. `today` (a date or its ISO text; default: the
    system's) stands in the file's data and beside a signature. `allow_missing` typesets what `check` calls unfinished.
    `language` is that of headings and dates, `template` one of `axis`, `compact`, `academic`, `sidebar`; where they are
    not given, `cv.language` and `cv.design` decide, and `cv.design` alone decides colour, font, paper and order.
    `max_pages` is 1 to 10. `embed_data` says whether the PDF carries the CV's data, so that `read` restores it without
    loss. `signature_place` is a town: a closing line with it, the date and room to sign. Equal arguments give equal
    bytes.

    Raises:
        NotReady: what is missing.
        DoesNotFit: with measured heights and cuts that were typeset and fit.
        InvalidInput: an unknown option, template, format or language, a `today` that
            is no date, a photo that cannot be read, an empty CV.
        TypeError: `cv` is no Cv.
        OSError: the photo's path cannot be opened.

    >>> render(Cv(full_name="Ada Sample"), allow_missing=True, format="docx").file_name.endswith(".docx")
    True
    """
    from cv_generator.rendering.document import typeset

    _require_cv(cv)
    if unknown:
        raise InvalidInput(f"{next(iter(unknown))} is no option of render: {_OPTIONS}")
    if not isinstance(max_pages, int):
        raise InvalidInput("max_pages must be a whole number")
    day = _day(today)
    report = checks.check(cv, day)
    if not (report.ready or allow_missing):
        raise NotReady(problems=report.errors)
    if not checks.holds_anything(cv):
        raise InvalidInput("The CV is empty: there is nothing to typeset")
    return typeset(
        cv,
        format=str(format).lower(),
        photo=photo_of(cv) if photo is None else _picture(photo),
        today=day,
        language=language,
        template=template,
        max_pages=max_pages,
        embed_data=embed_data,
        signature_place=signature_place,
    )


def _day(today: object) -> dt.date:
    """The day that was given, or this one. Raises InvalidInput for what is none."""
    if today is None:
        return dt.date.today()
    if isinstance(today, dt.datetime):
        return today.date()
    if isinstance(today, dt.date):
        return today
    try:
        return dt.date.fromisoformat(str(today).strip())
    except ValueError:
        raise InvalidInput("today must be a date, or its ISO text such as 2026-01-22") from None


def _require_data(data: object) -> None:
    """Raises InvalidInput with the way from what was given to data."""
    if isinstance(data, str | bytes | bytearray | os.PathLike):
        if not (isinstance(data, str) and data.lstrip()[:1] in ("{", "[", "`")):
            raise InvalidInput("load takes data, as json.load gives them: read(path).cv reads a file")
    elif hasattr(data, "full_name"):
        raise InvalidInput("load takes data, and this is a Cv already: cv.model_dump() gives its data")
    elif not (isinstance(data, Mapping) or (isinstance(data, list) and len(data) == 1)):
        raise InvalidInput(f"load takes data, as json.load gives them, not {type(data).__name__}: a dict of fields")


def _require_cv(cv: object) -> None:
    """Raises TypeError with the way from what was given to a CV."""
    if not hasattr(cv, "full_name"):
        raise TypeError(f"a Cv is needed, not {type(cv).__name__}: load(data) and read(document).cv give one")


_OPTIONS = (
    "format, photo, today, allow_missing, language, template, max_pages, embed_data, signature_place; colour, font, "
    "paper and order stand in the CV, as in cv.replaced(design={'accent': '#1f4e79'})"
)


def with_photo(cv: Cv, photo: Photo | bytes) -> Cv:
    """The CV with this portrait, JPEG or PNG, in `photo_url`, as a data URI that travels in JSON.

    >>> with_photo(Cv(), Photo(b"...", "image/png")).photo_url
    'data:image/png;base64,Li4u'

    Raises:
        InvalidInput: the bytes are neither a JPEG nor a PNG.
        TypeError: it is a file's name, or anything else that holds no picture.
    """
    if not isinstance(photo, bytes) and not hasattr(photo, "media_type"):
        raise TypeError(f"photo is bytes or a Photo, not {type(photo).__name__}; of a file: Path(…).read_bytes()")
    if not isinstance(photo, bytes):
        return cv.with_valid(photo_url=data_uri(photo.media_type, photo.data))
    kind = media_type(photo)
    if kind not in PRINTABLE:
        raise InvalidInput("photo is neither a JPEG nor a PNG")
    return cv.with_valid(photo_url=data_uri(kind, photo))


def photo_of(cv: Cv) -> bytes | None:
    """The portrait's bytes in `photo_url`; None where there is none or it is a link.

    Raises:
        InvalidInput: the data URI is no base64.
    """
    if not cv.photo_url.startswith("data:"):
        return None
    try:
        return base64.b64decode(cv.photo_url.partition(",")[2], validate=False)
    except ValueError:
        raise InvalidInput("photo_url is no base64") from None


def _picture(photo: Photo | Source) -> bytes:
    return _bytes(photo) if isinstance(photo, bytes | bytearray | str | os.PathLike) else photo.data


def _bytes(document: Source) -> bytes:
    if isinstance(document, bytes | bytearray):
        return bytes(document)
    if isinstance(document, str | os.PathLike):
        return Path(document).read_bytes()
    raise TypeError(f"a document is needed as bytes or by its path, not {type(document).__name__}: pass what it reads")
