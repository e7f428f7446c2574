"""The person holds the assistant: edits of others wait as proposals until they are accepted or dismissed.

Which changes the person has reviewed is a file of the session and none of its versions: it makes no edit stale.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

import pydantic_core
from pydantic import Field

from cv_generator.cv.editing import edited
from cv_generator.cv.paths import Edit
from cv_generator.errors import NotFound
from cv_generator.operations import photos
from cv_generator.operations.content import Content, Proposal
from cv_generator.operations.context import Context
from cv_generator.operations.definition import parse
from cv_generator.operations.editing import EditArguments, bounded_change
from cv_generator.operations.opened import Changed, Opened, SessionArguments, open_session, write_next
from cv_generator.operations.retrying import keyed
from cv_generator.storage.protocol import StoredFile

NAME = "review_cv_session"
_REVIEWED = "reviewed"
_MOST_REVIEWED = 5000
"""Marks that are kept, the newest."""

Mark = Annotated[str, Field(max_length=300)]
"""A version (`"7"`), or one change of it by its path (`"7 headline"`)."""


class ReviewArguments(SessionArguments):
    """Hold or let go, and what becomes of what waits."""

    hold: bool | None = Field(None, description="Whether edits of others wait. Default: as it is.")
    accept: list[str] = Field(default_factory=list, description="Ids of proposals.", max_length=500)
    dismiss: list[str] = Field(default_factory=list, description="Ids of proposals.", max_length=500)
    seen: list[Mark] = Field(default_factory=list, description="Changes that were reviewed.", max_length=5000)
    unseen: list[Mark] = Field(default_factory=list, description="Changes that wait again.", max_length=5000)


def review(context: Context, sent: Any) -> dict[str, Any]:
    """`{version, held, proposals, reviewed}` as they are then. Marks alone make no version.

    Raises:
        InvalidEdit: a proposal cannot be carried out any more; it waits on.
    """
    wanted = parse(ReviewArguments, sent)
    if wanted.hold is None and not wanted.accept and not wanted.dismiss:
        opened = open_session(context, wanted.session_id)
    else:
        context = keyed(context, NAME, wanted.model_dump())
        opened = write_next(context, wanted.session_id, None, NAME, lambda opened: _reviewed(context, opened, wanted))
    return {
        "success": True,
        "version": opened.session.version,
        "held": opened.content.held,
        "proposals": [each.model_dump() for each in opened.content.proposals],
        "reviewed": _marked(context, opened, wanted),
    }


def _marked(context: Context, opened: Opened, wanted: ReviewArguments) -> list[str]:
    """All marks, with those that come and without those that go. A version's own stands for all in it."""
    try:
        known = pydantic_core.from_json(context.store.get_file(opened.session.files_key, _REVIEWED).data)
    except NotFound:
        known = []
    gone = set(wanted.unseen)
    marks = [mark for mark in dict.fromkeys([*known, *wanted.seen]) if mark not in gone]
    whole = {mark for mark in marks if mark.isdigit()}
    marks = [mark for mark in marks if mark in whole or mark.partition(" ")[0] not in whole][-_MOST_REVIEWED:]
    if marks != known:
        file = StoredFile(_REVIEWED, "application/json", pydantic_core.to_json(marks))
        context.store.put_file(opened.session.id, file)
    return marks


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
