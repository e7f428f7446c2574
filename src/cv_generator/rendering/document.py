"""A CV -> a finished document. What the layers above call."""

from __future__ import annotations

import base64
import datetime as dt
from dataclasses import dataclass
from typing import Literal

from cv_generator.cv.model import Cv, Language
from cv_generator.errors import DoesNotFit, InternalError, InvalidInput, Problem
from cv_generator.rendering import attachment, fit, selfcheck, typesetter
from cv_generator.rendering.density import Density
from cv_generator.rendering.docx import MEDIA_TYPE as DOCX
from cv_generator.rendering.docx import write_docx
from cv_generator.rendering.file_names import file_name
from cv_generator.rendering.output import Typeset
from cv_generator.rendering.photo import Prepared, prepare
from cv_generator.rendering.typesetter import TEMPLATES, Job
from cv_generator.rendering.view import View, view_of

__all__ = ["TEMPLATES", "PageImage", "page_image", "typeset"]

DEFAULT_TEMPLATE = "zurich"
PDF = "application/pdf"
FORMATS = ("pdf", "docx")


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page as a picture, and how many there are."""

    data: bytes
    media_type: str
    page_count: int


def typeset(
    cv: Cv,
    *,
    language: Language | None = None,
    template: str = DEFAULT_TEMPLATE,
    max_pages: int = 2,
    embed_data: bool = True,
    photo: bytes | None = None,
    today: dt.date,
    format: str = "pdf",
    signature_place: str | None = None,
) -> Typeset:
    """Typesets a CV on at most `max_pages` A4 pages.

    `language` overrides the CV's own. `photo` is a JPEG or PNG as the person sent it; `cv.photo_url` is not looked at.
    `embed_data` attaches the CV itself, so that the PDF can be read back without loss. `signature_place` adds a line
    with that place and `today`, with room for a signature. `format` is `pdf` or `docx`; a DOCX holds no data besides
    its text, and takes the density at which the PDF fits. Equal arguments give equal bytes.

    Raises `DoesNotFit` with measured heights and proven cuts, `InvalidInput` for an unknown template or a photo that
    cannot be read, `InternalError` where the finished file does not hold every word of the CV in order.
    """
    _known(template)
    if format not in FORMATS:
        raise InvalidInput(f"{format} is not a format: use one of {', '.join(FORMATS)}")
    view = view_of(cv, language=language, today=today, signature_place=signature_place)
    portrait = prepare(photo) if photo else None
    data = attachment.attachment_of(cv, portrait.jpeg if portrait else None) if embed_data else ""
    outcome = fit.fitted(_jobs(view, template, today, data, portrait), max_pages)
    if isinstance(outcome, fit.TooLong):
        raise DoesNotFit(
            details={"page_count": outcome.layout.pages, "max_pages": max_pages, "sections": [], "proven_cuts": []}
        )
    if format == "docx":
        jpeg = portrait.jpeg if portrait else None
        finished = write_docx(view, jpeg, today=today, density=outcome.job.density, template=template)
    else:
        finished = outcome.pdf
        _check(view, finished)
    return Typeset(
        data=finished,
        media_type=DOCX if format == "docx" else PDF,
        page_count=outcome.layout.pages,
        file_name=file_name(cv.full_name, view.language, today, format),
        template=template,
        tightened=outcome.job.density.says,
    )


def page_image(
    cv: Cv,
    *,
    page: int = 1,
    format: Literal["svg", "png"] = "svg",
    ppi: float = 110,
    language: Language | None = None,
    template: str = DEFAULT_TEMPLATE,
    max_pages: int = 2,
    photo: bytes | None = None,
    today: dt.date,
    signature_place: str | None = None,
) -> PageImage:
    """One page (from 1) as the PDF shows it. A CV that does not fit is shown at the tightest density, on all its pages.

    Raises `InvalidInput` where there is no such page or template.
    """
    _known(template)
    view = view_of(cv, language=language, today=today, signature_place=signature_place)
    outcome = fit.fitted(_jobs(view, template, today, "", prepare(photo) if photo else None), max_pages)
    pages = typesetter.pictures(outcome.job, format, ppi)
    if not 1 <= page <= len(pages):
        raise InvalidInput(f"There is no page {page}: the CV has {len(pages)}")
    return PageImage(pages[page - 1], "image/svg+xml" if format == "svg" else "image/png", len(pages))


def _known(template: str) -> None:
    if template not in TEMPLATES:
        problem = Problem(
            "template", "unknown_template", f"{template} is not a template", f"Use one of {', '.join(TEMPLATES)}."
        )
        raise InvalidInput(problem.message, problems=[problem])


def _jobs(view: View, template: str, today: dt.date, data: str, portrait: Prepared | None) -> fit.JobAt:
    picture = _wrapped(portrait) if portrait else ""

    def at(density: Density) -> Job:
        return Job(view, template, density, today, data, picture)

    return at


def _wrapped(portrait: Prepared) -> str:
    """The JPEG, untouched, inside an SVG: typst takes strings only, and an SVG may hold base64."""
    encoded = base64.b64encode(portrait.jpeg).decode()
    size = f'width="{portrait.width}" height="{portrait.height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}><image {size} href="data:image/jpeg;base64,{encoded}"/></svg>'
    )


def _check(view: View, pdf: bytes) -> None:
    """A PDF that does not say what the CV says is a fault of ours and never a download."""
    fault = selfcheck.fault(view.texts(), selfcheck.read_back(pdf).text)
    if fault:
        raise InternalError(f"The typeset PDF does not hold the CV's text in order, from word {fault.word_number} on")
