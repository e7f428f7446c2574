"""A page of a session's CV as a picture: for people who watch, not for models."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import Field

from cv_generator.cv.language import Language
from cv_generator.operations import photos
from cv_generator.operations.context import Context
from cv_generator.operations.definition import parse
from cv_generator.operations.opened import Opened, SessionArguments, open_session
from cv_generator.operations.typesetting import TemplateName
from cv_generator.rendering.output import MOST_PAGES
from cv_generator.workers import calls

MEDIA_TYPES = {"svg": "image/svg+xml", "png": "image/png"}


class PreviewArguments(SessionArguments):
    """Which page of which session, and how."""

    page: int = Field(1, description="Page, from 1.", ge=1, le=20)
    format: Literal["svg", "png"] = Field("png", description="svg or png.")
    language: Language | None = Field(None, description="Language of headings and dates. Default: the CV's.")
    template: TemplateName | None = Field(None, description="Default: the CV's.")
    max_pages: int = Field(2, description="Pages at most.", ge=1, le=MOST_PAGES)
    ppi: int = Field(110, description="Pixels per inch of a PNG.", ge=36, le=300)


@dataclass(frozen=True, slots=True)
class Page:
    """A picture of a page. `data` is None where the caller has it already."""

    etag: str
    media_type: str
    data: bytes | None = field(default=None, repr=False)
    page_count: int = 0


def preview(context: Context, arguments: Mapping[str, Any], known_etag: str = "") -> Page:
    """The picture of one page. A draft that is not ready for a PDF can be looked at all the same.

    Raises:
        InvalidInput: wrong arguments, or no such page.
    """
    wanted = parse(PreviewArguments, arguments)
    opened = open_session(context, wanted.session_id)
    etag = _etag(opened, wanted, context.today.isoformat())
    media_type = MEDIA_TYPES[wanted.format]
    if known_etag == etag:
        return Page(etag, media_type)
    return _rendered(context, opened, wanted, etag)


def _rendered(context: Context, opened: Opened, wanted: PreviewArguments, etag: str) -> Page:
    photo = photos.load(context, opened.session, opened.cv)
    started = time.perf_counter()
    image = calls.page_image(
        opened.cv,
        page=wanted.page,
        format=wanted.format,
        ppi=wanted.ppi,
        language=wanted.language,
        template=wanted.template,
        max_pages=wanted.max_pages,
        photo=photo.data if photo else None,
        today=context.today,
    )
    context.telemetry.typeset(time.perf_counter() - started, image.page_count, wanted.format)
    return Page(etag, MEDIA_TYPES[wanted.format], image.data, image.page_count)


def _etag(opened: Opened, wanted: PreviewArguments, day: str) -> str:
    """By version and options; the day is typeset in some conventions."""
    text = f"{opened.session.version} {wanted.model_dump_json()} {day}"
    return f'"{hashlib.sha256(text.encode()).hexdigest()[:20]}"'
