"""A CV -> a finished document. What the layers above call.

Loads what a PDF without photo needs; everything else is loaded where it is first used, since the command line starts
for one document.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cv_generator import media_types
from cv_generator.cv.design_names import renamed, template_named
from cv_generator.cv.forms import data_uri
from cv_generator.cv.language import Language, require
from cv_generator.cv.pictures import media_type
from cv_generator.errors import DoesNotFit, InternalError, InvalidInput, Problem, UnknownChoice
from cv_generator.rendering import fit, selfcheck
from cv_generator.rendering.endless import refuse_endless_words
from cv_generator.rendering.file_names import file_name
from cv_generator.rendering.order import Order
from cv_generator.rendering.output import DEFAULT_TEMPLATE, MOST_PAGES, TEMPLATES, PageImage, Typeset
from cv_generator.rendering.typesetter import Draft, Layout

if TYPE_CHECKING:
    from cv_generator.cv.model import Cv
    from cv_generator.rendering.photo import Prepared
    from cv_generator.rendering.places import Place

__all__ = [
    "FORMATS", "MOST_PAGES", "TEMPLATES", "PageImage", "Places", "page_image", "page_images", "places",
    "typeset",
]  # fmt: skip

FORMATS = {
    "pdf": media_types.PDF,
    "docx": media_types.DOCX,
    "json_resume": media_types.JSON,
    "markdown": media_types.MARKDOWN,
    "text": media_types.TEXT,
}
"""Format -> media type. Those without pages come last."""


def typeset(
    cv: Cv,
    *,
    language: Language | None = None,
    template: str | None = None,
    max_pages: int = 2,
    embed_data: bool = True,
    photo: bytes | None = None,
    today: dt.date,
    format: str = "pdf",
    signature_place: str | None = None,
) -> Typeset:
    """Typesets a CV on at most `max_pages` A4 pages.

    `language` and `template` override the CV's own. `photo` is a JPEG or PNG as the person sent it; `cv.photo_url` is
    not looked at.
    `embed_data` attaches the CV itself, so that the PDF can be read back without loss. `format` is one of `FORMATS`; a
    DOCX takes the density at which the PDF fits, and `page_count` is that of the PDF; the others have no pages, and
    `page_count` 0. `signature_place` adds a line
    with that place and `today`, with room for a signature. Equal arguments give equal bytes.

    Raises `DoesNotFit` with measured heights and proven cuts, `InvalidInput` for an unknown template or a photo that
    cannot be read, `InternalError` where the finished file does not hold every word of the CV in order.
    """
    if format not in FORMATS:
        raise _refused("format", f"{format} is not a format", f"Use one of {', '.join(FORMATS)}.")
    order = _order(
        cv, language=language, template=template, max_pages=max_pages, embed_data=embed_data, photo=photo,
        today=today, signature_place=signature_place,
    )  # fmt: skip
    if format not in ("pdf", "docx"):
        return _without_pages(order, photo, format)
    outcome = fit.fitted(order)
    if isinstance(outcome, fit.TooLong):
        raise _does_not_fit(order, outcome.draft.layout)
    data, doubts = _checked_pdf(order, outcome) if format == "pdf" else (_docx(order, outcome), ())
    told = tuple(filter(None, [renamed(template or "")]))
    return Typeset(
        data=data,
        media_type=FORMATS[format],
        page_count=outcome.draft.layout.pages,
        file_name=file_name(cv.full_name, order.language, today, format),
        template=order.template,
        tightened=outcome.draft.job.density.says,
        warnings=(*told, *order.warnings, *doubts) if format == "pdf" else told,
    )


def _without_pages(order: Order, photo: bytes | None, format: str) -> Typeset:
    """The words of the page, or the data, as a file of text."""
    from cv_generator.rendering.json_resume import json_resume
    from cv_generator.rendering.plain_files import markdown, plain_text

    if format == "json_resume":
        content = json_resume(order.cv.with_valid(photo_url=_data_uri(photo)))
    else:
        content = (markdown if format == "markdown" else plain_text)(order.wanted_view)
    name = file_name(order.cv.full_name, order.language, order.today, format)
    return Typeset(content.encode(), FORMATS[format], 0, name, order.template)


def _data_uri(photo: bytes | None) -> str:
    if not photo:
        return ""
    return data_uri(media_type(photo), photo)


def page_image(
    cv: Cv,
    *,
    page: int = 1,
    format: Literal["svg", "png"] = "svg",
    ppi: float = 110,
    language: Language | None = None,
    template: str | None = None,
    max_pages: int = 2,
    photo: bytes | None = None,
    today: dt.date,
    signature_place: str | None = None,
) -> PageImage:
    """One page (from 1) as the PDF shows it. A CV that does not fit is shown at the tightest density, on all its pages.

    An SVG bears an invisible `<rect data-path="work_experience[0].title" …>` over each line of each field.
    Raises `InvalidInput` where there is no such page or template.
    """
    pages = _pictures(
        cv, format, ppi, language=language, template=template, max_pages=max_pages, photo=photo, today=today,
        signature_place=signature_place,
    )  # fmt: skip
    if not 1 <= page <= len(pages):
        raise InvalidInput(f"There is no page {page}: the CV has {len(pages)}")
    return PageImage(pages[page - 1], "image/svg+xml" if format == "svg" else "image/png", len(pages))


def page_images(
    cv: Cv, *, language: Language | None, template: str | None, max_pages: int, photo: bytes | None, today: dt.date
) -> list[bytes]:
    """All pages as SVG, like `page_image`."""
    return _pictures(cv, "svg", 72, language=language, template=template, max_pages=max_pages, photo=photo, today=today)


def _pictures(
    cv: Cv,
    format: Literal["svg", "png"],
    ppi: float,
    *,
    language: Language | None,
    template: str | None,
    max_pages: int,
    photo: bytes | None,
    today: dt.date,
    signature_place: str | None = None,
) -> list[bytes]:
    order = _order(
        cv, language=language, template=template, max_pages=max_pages, embed_data=False, photo=photo,
        today=today, signature_place=signature_place,
    )  # fmt: skip
    draft = fit.fitted(order).draft
    return _pages_with_paths(order, draft) if format == "svg" else draft.pictures(format, ppi)


@dataclass(frozen=True, slots=True)
class Places:
    """Where each field stands: `places` on `page_count` pages of `page_width` x `page_height` mm."""

    page_count: int
    page_width: float
    page_height: float
    places: tuple[Place, ...]


def places(
    cv: Cv,
    *,
    language: Language | None = None,
    template: str | None = None,
    max_pages: int = 2,
    photo: bytes | None = None,
    today: dt.date,
    signature_place: str | None = None,
) -> Places:
    """Where each field stands on the pages that `page_image` shows for the same arguments. A field of several lines has
    several places; one that is hidden or empty has none."""
    order = _order(
        cv, language=language, template=template, max_pages=max_pages, embed_data=False, photo=photo,
        today=today, signature_place=signature_place,
    )  # fmt: skip
    pages = _pages_with_paths(order, fit.fitted(order).draft)
    from cv_generator.rendering.places import places_in

    _, width, height = order.look.paper
    found = tuple(place for number, page in enumerate(pages, 1) for place in places_in(page, number))
    return Places(len(pages), width, height, found)


def _pages_with_paths(order: Order, draft: Draft) -> list[bytes]:
    from cv_generator.rendering.places import with_paths

    job = order.job(draft.job.density, breaks=draft.job.breaks, split=draft.job.split, with_paths=True)
    return [with_paths(page) for page in Draft(job, "places").pictures("svg")]


def _order(
    cv: Cv,
    *,
    language: Language | None,
    template: str | None,
    max_pages: int,
    embed_data: bool,
    photo: bytes | None,
    today: dt.date,
    signature_place: str | None,
) -> Order:
    if language:
        require(language)
    wanted = template or cv.design.template or DEFAULT_TEMPLATE
    template = template_named(wanted)
    if not template:
        raise _refused("template", f"{wanted} is not a template", f"Use one of {', '.join(TEMPLATES)}.")
    if not 1 <= max_pages <= MOST_PAGES:
        raise _refused("max_pages", f"{max_pages} pages cannot be asked for", f"Ask for 1 to {MOST_PAGES}.")
    order = Order(
        cv=cv,
        language=language or cv.language,
        template=template,
        max_pages=max_pages,
        today=today,
        photo=_prepared(photo) if photo and "photo_url" not in cv.design.hidden else None,
        embed_data=embed_data,
        signature_place=signature_place or "",
    )
    refuse_endless_words(order.content)
    return order


def _prepared(photo: bytes) -> Prepared:
    from cv_generator.rendering.photo import prepare

    return prepare(photo)


def _refused(path: str, message: str, hint: str) -> UnknownChoice:
    return UnknownChoice(message, problems=[Problem(path, f"unknown_{path}", message, hint)])


def _does_not_fit(order: Order, layout: Layout) -> DoesNotFit:
    """The refusal that helps: how high each part stands, and cuts that were typeset and fit."""
    from cv_generator.cv.stand_in import modelled
    from cv_generator.rendering.cuts import proven_cuts
    from cv_generator.rendering.measure import measured, report

    order = order.of(modelled(order.cv))  # cuts are edits, and only the model can be edited
    heights = measured(order)
    return DoesNotFit(
        details={
            "page_count": layout.pages,
            "max_pages": order.max_pages,
            "sections": report(order.view, heights),
            "proven_cuts": [cut.as_dict() for cut in proven_cuts(order, heights, layout)],
        }
    )


def _checked_pdf(order: Order, outcome: fit.Fitted) -> tuple[bytes, tuple[str, ...]]:
    """The file, and what could not be proven of it.

    A PDF that does not say what the CV says is a fault of ours and never a download. Of scripts and signs that programs
    give back in forms of their own that cannot be told for sure; there the answer says so.
    """
    pdf = outcome.draft.pdf
    job = outcome.draft.job
    running = order.view.name if order.look.page_numbers else None
    fault = selfcheck.faulty(order.texts(job.density, job.split), pdf, running)
    if fault and fault.among_rare:
        return pdf, (_DOUBT,)
    if fault:
        raise InternalError(f"The typeset PDF does not hold the CV's text in order, from word {fault.word_number} on")
    return pdf, ()


_DOUBT = (
    "The CV holds letters or signs that programs give back in other forms when they read a PDF. "
    "Copy its text out of the PDF and look whether it is whole, or write it in plainer letters."
)


def _docx(order: Order, outcome: fit.Fitted) -> bytes:
    """In the person's own letters: Word brings its fonts."""
    from cv_generator.rendering.docx import write_docx

    return write_docx(
        order.wanted_view,
        order.photo.jpeg if order.photo else None,
        today=order.today,
        density=outcome.draft.job.density,
        look=order.look,
    )
