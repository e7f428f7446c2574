"""Bring earlier versions back, erase sessions, remove what has expired."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from cv_generator.cv.model import FIELDS, Cv
from cv_generator.errors import InvalidInput, Problem
from cv_generator.operations.answers import (
    SessionId,
    Version,
)
from cv_generator.operations.context import Context
from cv_generator.operations.definition import Answer, Arguments, Audience, Effects, Operation
from cv_generator.operations.editing import PERSON
from cv_generator.operations.opened import Changed, Opened, SessionArguments, at_version, open_session, write_next
from cv_generator.operations.telemetry import log

_BEFORE = ("previous", "previous version", "last", "last version", "before", "undo", "-1", -1)
"""What stands for the version before the newest one; 0 here."""


def _counted_back(value: Any) -> Any:
    return 0 if (value.strip().lower() if isinstance(value, str) else value) in _BEFORE else value


class RevertArguments(SessionArguments):
    """Which session, and to which of its versions."""

    to_version: Annotated[int, BeforeValidator(_counted_back)] = Field(description="An earlier version.", ge=0)


class RevertAnswer(Answer):
    """An earlier version is the newest again."""

    session_id: SessionId
    version: Version
    reverted_to: int = Field(description="The version that was brought back.")


class DeleteAnswer(Answer):
    """The session is gone."""

    session_id: SessionId
    deleted: Literal[True] = Field(description="Always true.")
    pending: bool = Field(
        False, description="True while a backup of the store that runs still holds a copy; it goes with that."
    )


class NoArguments(Arguments):
    """Nothing."""


class CleanupAnswer(Answer):
    """What has expired is gone."""

    deleted_count: int = Field(description="Sessions removed.")


_HELD = Problem("to_version", "held", "waits for the person", "Propose edits with update_cv_field instead.")


def revert(context: Context, arguments: RevertArguments) -> RevertAnswer:
    """Bring an earlier version back, as a new version."""
    to_version = arguments.to_version or max(open_session(context, arguments.session_id).session.version - 1, 1)

    def changed(opened: Opened) -> Changed:
        if opened.content.held and context.caller.by != PERSON:
            raise InvalidInput("The person looks at changes first", problems=[_HELD])
        earlier = at_version(context, opened, to_version, "to_version").content
        content = earlier.identified(to_version)
        now = {"held": opened.content.held, "proposals": opened.content.proposals}
        return Changed(content.model_copy(update=now), changed_fields(opened.cv, content.cv))

    opened = write_next(context, arguments.session_id, None, "revert_cv_session", changed)
    return RevertAnswer(session_id=opened.session.id, version=opened.session.version, reverted_to=to_version)


def changed_fields(before: Cv, after: Cv) -> list[str]:
    """Top-level fields in which two CVs differ."""
    return [name for name in FIELDS if getattr(before, name) != getattr(after, name)]


def delete(context: Context, arguments: SessionArguments) -> DeleteAnswer:
    """Erase a session with all its versions and files."""
    session = open_session(context, arguments.session_id).session
    is_gone = context.store.erase(session.id)
    context.contents.drop(session.id)
    context.printed.drop(session.id)
    context.changes.told(session.id)
    context.telemetry.session_deleted()
    return DeleteAnswer(session_id=session.id, deleted=True, **({} if is_gone else {"pending": True}))


def clean_up(context: Context, _arguments: NoArguments) -> CleanupAnswer:
    """Remove what has expired."""
    return CleanupAnswer(deleted_count=remove_expired(context))


def remove_expired(context: Context) -> int:
    """For the hosts' timers too: what has expired goes even while operations are switched off."""
    count = context.store.remove_expired()
    context.telemetry.sessions_expired(count)
    log.info("Removed %d expired sessions", count)
    return count


REVERT = Operation(
    name="revert_cv_session",
    summary="Bring an earlier version of the CV back.",
    description="Makes an earlier version the newest again, as a new version: nothing is lost.",
    input=RevertArguments,
    output=RevertAnswer,
    run=revert,
    effects=Effects(),
)


DELETE = Operation(
    name="delete_cv_session",
    summary="Erase a session.",
    description="Erases a session with all its versions and files, for good. Only when the person asks for it.",
    input=SessionArguments,
    output=DeleteAnswer,
    run=delete,
    effects=Effects(destructive=True, idempotent=True),
)


CLEANUP = Operation(
    name="cleanup_expired_sessions",
    summary="Remove expired sessions.",
    description="Removes the sessions whose 24 hours are over, with their files. For administrators.",
    input=NoArguments,
    output=CleanupAnswer,
    run=clean_up,
    effects=Effects(destructive=True, idempotent=True),
    audience=Audience.ADMINISTRATOR,
)
