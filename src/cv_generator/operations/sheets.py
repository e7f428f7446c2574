"""All pages of a session's CV for a client that draws them again and again: only what it does not hold yet.

What the person is typing is on the pages before it is stored, so that a look at them costs no version.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

from pydantic import Field

from cv_generator.cv.editing import apply_edits
from cv_generator.cv.language import Language
from cv_generator.cv.model import Cv
from cv_generator.errors import InvalidEdit
from cv_generator.operations import photos
from cv_generator.operations.context import Context
from cv_generator.operations.definition import parse
from cv_generator.operations.editing import EditArguments, require_bounded
from cv_generator.operations.opened import SessionArguments, at_version, open_session
from cv_generator.operations.typesetting import TemplateName
from cv_generator.workers import calls


class SheetsArguments(SessionArguments):
    """Which session, how it shall look, what is being typed, and what the client holds."""

    language: Language | None = None
    template: TemplateName | None = None
    max_pages: int = Field(2, ge=1, le=3)
    edits: list[EditArguments] = Field(
        default_factory=list, description="Not stored; those that are wrong are left out."
    )
    at_version: int | None = Field(None, description="The pages of an earlier version, to be looked at.")
    first: int = Field(20, description="How many pages are wanted.", ge=1, le=20)
    known_pages: list[str] = Field(default_factory=list, max_length=20, description="Tags of pages.")
    known_parts: str = Field("", max_length=100_000, description="Ids of parts, with blanks between them.")


def sheets(context: Context, sent: Any) -> dict[str, Any]:
    """Pages and parts: `{version, page_count, pages: [{tag, width, height, body}], parts: {id: svg}}`; sizes in pt.

    `body` and `places`, [path, x, y, width, height] of the fields, are missing where the client holds the page. A draft
    that is not ready for a PDF can be looked at too.

    Raises:
        InvalidInput: wrong arguments, or no such version.
    """
    wanted = parse(SheetsArguments, sent)
    require_bounded(context, wanted.edits)
    opened = open_session(context, wanted.session_id)
    if wanted.at_version is not None:
        opened = at_version(context, opened, wanted.at_version)
    cv = _drafted(opened.cv, wanted.edits)
    photo = photos.printed(context, opened.session, opened.cv)
    started = time.perf_counter()
    page_count, drawings = calls.drawings(
        cv,
        first=wanted.first,
        language=wanted.language,
        template=wanted.template,
        max_pages=wanted.max_pages,
        photo=photo,
        today=context.today,
    )
    context.telemetry.typeset(time.perf_counter() - started, page_count, "svg")
    held_pages, held_parts = set(wanted.known_pages), set(wanted.known_parts.split())
    parts = {name: part for drawing in drawings for name, part in drawing.parts.items() if name not in held_parts}
    return {
        "success": True,
        "version": opened.session.version,
        "page_count": page_count,
        "pages": [
            {"tag": drawing.tag, "width": drawing.width, "height": drawing.height}
            | ({} if drawing.tag in held_pages else {"body": drawing.body, "places": drawing.places})
            for drawing in drawings
        ],
        "parts": parts,
    }


def _drafted(cv: Cv, edits: Sequence[EditArguments]) -> Cv:
    """The CV with what is being typed. Half a date is no date yet: it waits, and the rest is shown."""
    for edit in edits:
        if edit.field_path.startswith("photo_url"):
            continue
        try:
            cv = apply_edits(cv, [edit.as_edit()])
        except InvalidEdit:
            continue
    return cv
