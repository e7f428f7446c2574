"""Open a session for its owner, and write its next version."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from cv_generator.cv.model import Cv
from cv_generator.errors import Conflict, InvalidInput, KeyReused, NotFound, Problem, SessionNotFound, StaleVersion
from cv_generator.operations.content import Content
from cv_generator.operations.context import Context
from cv_generator.operations.definition import Arguments
from cv_generator.operations.telemetry import log, note, shown
from cv_generator.storage.protocol import Change, Session, StoredFile

ATTEMPTS = 50
"""How often an edit that named no version is tried on the newest one before the caller is told of the contention."""


_AROUND = " \t\r\n\"'`<>“”.,{}[]()"
_ID = re.compile(r"[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}", re.ASCII | re.IGNORECASE)
_CANONICAL = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)
_LABEL = re.compile(r"session[ _-]?id\s*[:=]\s*", re.IGNORECASE)


def _bare(value: Any) -> Any:
    """Without what a handle picks up on its way: blanks, quotation marks, brackets, its label, the address of the
    session's page, capitals; with the hyphens that it lost."""
    if not isinstance(value, str):
        return value
    if _CANONICAL.fullmatch(value):  # as of nearly all calls
        return value
    bare = value.strip(_AROUND)
    page = re.fullmatch(r"https?://[^\s?#]+/s/([\w-]++)(?:[?#]\S*)?", bare)
    bare = page[1] if page else _LABEL.sub("", bare, count=1).strip(_AROUND)
    return str(uuid.UUID(bare)) if _ID.fullmatch(bare) else bare


Handle = Annotated[str, BeforeValidator(_bare), Field(max_length=200)]


class SessionArguments(Arguments):
    """Which session."""

    session_id: Handle = Field(description="The session.")


@dataclass(frozen=True, slots=True)
class Opened:
    """A session with its content, and after a write with the content that it had before.

    `session.content` is empty where the content was understood already.
    """

    session: Session
    content: Content
    before: Content | None = None

    @property
    def cv(self) -> Cv:
        return self.content.cv


def at_version(context: Context, opened: Opened, version: int, argument: str = "at_version") -> Opened:
    """The session as it was in one of its versions.

    Raises:
        InvalidInput: there is no such version.
    """
    try:
        content = context.store.read_version(opened.session.id, version)
    except NotFound:
        hint = f"Versions run from 1 to {opened.session.version}."
        problem = Problem(argument, "no_such_version", f"version {version} does not exist", hint)
        raise InvalidInput(problem.message.capitalize(), problems=[problem]) from None
    return Opened(replace(opened.session, version=version, content=content), Content.from_bytes(content))


@dataclass(frozen=True, slots=True)
class Changed:
    """What a change makes of a version: content, the paths that differ, and new files that the content names.

    `data` is the content as bytes where those were made already, to measure it.
    """

    content: Content
    paths: Sequence[str]
    files: Sequence[StoredFile] = ()
    data: bytes = b""


_ENDED = "Ask the person for the document again and open a new session."
_NO_ID = (
    "This has not the form of a session_id (8-4-4-4-12 hexadecimal digits). Send it whole, as you got it; "
    "if you have none, open a session."
)


def open_session(context: Context, session_id: str) -> Opened:
    """The newest version of the caller's session.

    Raises:
        SessionNotFound: unknown, expired or someone else's; all are answered alike.
    """
    version, content = context.contents.get(session_id) or (0, None)
    try:
        session = context.store.read(session_id, known=version)
        if session.owner != context.caller.owner:
            raise SessionNotFound
    except SessionNotFound:
        log.warning("Session %s not found or expired", shown(session_id))
        raise SessionNotFound(details={"action_required": _ENDED if _ID.fullmatch(session_id) else _NO_ID}) from None
    context.telemetry.session_used(session_id)
    note(version=session.version)
    if content is None or version != session.version:
        # Understood once for each version, and of what another process wrote only what differs.
        content = Content.from_bytes(session.content, content)
        context.contents.put(session.id, (session.version, content), len(session.content))
    return Opened(session, content)


def write_next(
    context: Context,
    session_id: str,
    expected_version: int | None,
    operation: str,
    change: Callable[[Opened], Changed],
) -> Opened:
    """Apply a change to the newest version and store the result as the next one.

    Without an `expected_version`, a change that lost a race is applied again to the version that won. A call that was
    carried out before, by its key, gets the version that it made then.

    Raises:
        StaleVersion: `expected_version` is not the newest, with the paths changed since.
        Conflict: the session has used up its versions.
        KeyReused: the call's key belongs to another call.
    """
    for attempt in range(ATTEMPTS):
        opened = open_session(context, session_id)
        done = _written_before(context, opened)
        if done:
            return done
        if expected_version is not None and expected_version != opened.session.version:
            raise _stale(context, session_id, expected_version, opened.session.version)
        _require_room(context, opened.session)
        changed = change(opened)
        try:
            session = context.store.write(
                session_id,
                expected_version=opened.session.version,
                content=changed.data or changed.content.to_bytes(),
                change=Change(operation, context.caller.by, tuple(changed.paths)),
                files=changed.files,
                key=context.key,
            )
        except StaleVersion as stale:
            if attempt == ATTEMPTS - 1:
                raise _stale(context, session_id, stale.expected, stale.newest) from None
        else:
            context.contents.put(session.id, (session.version, changed.content), len(session.content))
            context.changes.told(session.id)
            log.info("Updated session %s, version %d", shown(session.id), session.version)
            _counted(context, opened.session, session)
            return Opened(session, changed.content, opened.content)
    raise AssertionError("the last attempt returns or raises")


def _written_before(context: Context, opened: Opened) -> Opened | None:
    """The version that this very call made when it was sent before, whose answer was lost."""
    key, session = context.key, opened.session
    known = context.store.written(session.id, key.name) if key else None
    if key is None or known is None:
        return None
    if known.call != key.call:
        raise KeyReused
    versions = [context.store.read_version(session.id, version) for version in (known.version, known.version - 1)]
    return Opened(replace(session, version=known.version, content=versions[0]), *map(Content.from_bytes, versions))


def _counted(context: Context, before: Session, after: Session) -> None:
    note(version=after.version, cv_bytes=len(after.content))
    context.telemetry.session_edited(
        after.version - 1,
        (before.updated_at - after.created_at).total_seconds(),
        (after.updated_at - after.created_at).total_seconds(),
    )


def _require_room(context: Context, session: Session) -> None:
    limit = context.limits.versions_per_session
    if session.version >= limit:
        raise Conflict(
            f"Session has reached its {limit} versions",
            details={"action_required": "Read it with get_cv_session and open a new one with create_cv_session."},
        )


def _stale(context: Context, session_id: str, expected: int, newest: int) -> StaleVersion:
    error = StaleVersion(expected, newest)
    if expected > newest:
        error.details["changed_paths"] = []
        error.details["action_required"] = f"The newest version is {newest}: read the session, and send that."
        return error
    changed: dict[str, None] = {}
    for version in reversed(context.store.history(session_id)):
        if version.version > expected:
            changed.update(dict.fromkeys(version.change.changed_paths))
    error.details["changed_paths"] = list(changed)
    error.details["action_required"] = "Read the session, decide again, and send the edit with the newest version."
    return error
