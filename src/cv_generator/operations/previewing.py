"""A page of a session's CV as a picture: for people who watch, and for models that look at what they made."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import Field

from cv_generator.cv.language import Language
from cv_generator.operations import links, photos
from cv_generator.operations.answers import SessionId, Version
from cv_generator.operations.context import Context
from cv_generator.operations.definition import Answer, Effects, Operation, parse
from cv_generator.operations.opened import Opened, SessionArguments, open_session
from cv_generator.operations.typesetting import TemplateName
from cv_generator.rendering.output import MOST_PAGES
from cv_generator.storage.protocol import StoredFile
from cv_generator.workers import calls

_LOOK_PPI = 90
"""744 by 1052 pixels of A4: body text can be read, and models see it without scaling it down."""

MEDIA_TYPES = {"svg": "image/svg+xml", "png": "image/png"}


class PreviewArguments(SessionArguments):
    """Which page of which session, and how."""

    page: int = Field(1, description="Page, from 1.", ge=1)
    format: Literal["svg", "png"] = Field("png", description="svg or png.")
    language: Language | None = Field(None, description="Language of headings and dates. Default: the CV's.")
    template: TemplateName | None = Field(None, description="Default: the CV's.")
    max_pages: int = Field(2, description="Pages at most.", ge=1, le=MOST_PAGES)
    ppi: int = Field(110, description="Pixels per inch of a PNG.", ge=36, le=300)


class LookArguments(SessionArguments):
    """Which page of which session."""

    page: int = Field(1, description="From 1.", ge=1)


class LookAnswer(Answer):
    """A page of the CV as it would be typeset now."""

    session_id: SessionId
    version: Version
    page: int = Field(description="Which page this is, from 1.")
    page_count: int = Field(description="Pages of the CV.")
    image_url: str = Field("", description="Link to the page as a picture (PNG); works until the session ends.")

    def image(self, context: Context) -> StoredFile | None:
        return links.own_file(context, self.image_url)


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
    photo = photos.printed(context, opened.session, opened.cv)
    started = time.perf_counter()
    image = calls.page_image(
        opened.cv,
        page=wanted.page,
        format=wanted.format,
        ppi=wanted.ppi,
        language=wanted.language,
        template=wanted.template,
        max_pages=wanted.max_pages,
        photo=photo,
        today=context.today,
    )
    context.telemetry.typeset(time.perf_counter() - started, image.page_count, wanted.format)
    return Page(etag, MEDIA_TYPES[wanted.format], image.data, image.page_count)


def look(context: Context, arguments: LookArguments) -> LookAnswer:
    """One page as a picture, kept with the session behind a link. A draft that is not ready can be looked at too.

    Raises:
        InvalidInput: there is no such page.
    """
    opened = open_session(context, arguments.session_id)
    wanted = PreviewArguments(session_id=opened.session.id, page=arguments.page, ppi=_LOOK_PPI)
    etag = _etag(opened, wanted, context.today.isoformat())
    page = _rendered(context, opened, wanted, etag)
    name = f"page-{arguments.page}-v{opened.session.version}-{etag[1:9]}.png"
    context.store.put_file(opened.session.id, StoredFile(name, page.media_type, page.data or b"", name))
    return LookAnswer(
        session_id=opened.session.id,
        version=opened.session.version,
        page=arguments.page,
        page_count=page.page_count,
        image_url=links.url(context, opened.session, name),
    )


def _etag(opened: Opened, wanted: PreviewArguments, day: str) -> str:
    """By version and options; the day is typeset in some conventions."""
    text = f"{opened.session.version} {wanted.model_dump_json()} {day}"
    return f'"{hashlib.sha256(text.encode()).hexdigest()[:20]}"'


PREVIEW = Operation(
    name="preview_cv",
    summary="A page of the CV as a picture.",
    description=(
        "Shows a page of the CV as it looks now, also before it is ready. Look at it after edits of design or length, "
        "before you generate."
    ),
    input=LookArguments,
    output=LookAnswer,
    run=look,
    effects=Effects(read_only=True, idempotent=True),
    heavy=True,
)
