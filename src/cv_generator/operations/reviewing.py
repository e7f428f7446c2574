"""The person holds the assistant: edits of others wait as proposals until they are accepted or dismissed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import Field

from cv_generator.cv.editing import edited
from cv_generator.cv.paths import Edit
from cv_generator.operations import photos
from cv_generator.operations.content import Content, Proposal
from cv_generator.operations.context import Context
from cv_generator.operations.definition import parse
from cv_generator.operations.editing import EditArguments, bounded_change
from cv_generator.operations.opened import Changed, Opened, SessionArguments, write_next
from cv_generator.operations.retrying import keyed

NAME = "review_cv_session"


class ReviewArguments(SessionArguments):
    """Hold or let go, and what becomes of what waits."""

    hold: bool | None = Field(None, description="Whether edits of others wait. Default: as it is.")
    accept: list[str] = Field(default_factory=list, description="Ids of proposals.", max_length=500)
    dismiss: list[str] = Field(default_factory=list, description="Ids of proposals.", max_length=500)


def review(context: Context, sent: Any) -> dict[str, Any]:
    """`{version, held, proposals}` as they are then.

    Raises:
        InvalidEdit: a proposal cannot be carried out any more; it waits on.
    """
    wanted = parse(ReviewArguments, sent)
    context = keyed(context, NAME, wanted.model_dump())
    opened = write_next(context, wanted.session_id, None, NAME, lambda opened: _reviewed(context, opened, wanted))
    return {
        "success": True,
        "version": opened.session.version,
        "held": opened.content.held,
        "proposals": [each.model_dump() for each in opened.content.proposals],
    }


def _reviewed(context: Context, opened: Opened, wanted: ReviewArguments) -> Changed:
    proposals = opened.content.proposals
    edits = _edits([each for each in proposals if each.id in wanted.accept])
    content, files = _accepted(context, opened, edits)
    done = {*wanted.accept, *wanted.dismiss}
    held = content.held if wanted.hold is None else wanted.hold
    rest = [each for each in proposals if each.id not in done]
    content = content.model_copy(update={"held": held, "proposals": rest})
    return bounded_change(context, content, [edit.field_path for edit in edits], files)


def _accepted(context: Context, opened: Opened, edits: Sequence[Edit]) -> tuple[Content, list[Any]]:
    if not edits:
        return opened.content.identified(opened.session.version), []
    cv, photo = photos.absorb(context, edited(opened.cv, edits, in_turn=True).cv, known=opened.cv.photo_url)
    return opened.content.edited(cv, edits, version=opened.session.version + 1), [photo] if photo else []


def _edits(accepted: Sequence[Proposal]) -> list[Edit]:
    return [EditArguments.model_validate(edit).as_edit() for each in accepted for edit in each.edits]
