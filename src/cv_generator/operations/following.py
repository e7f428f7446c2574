"""What is new in a session, for those who follow it: its version, what changed, and which entry is which."""

from __future__ import annotations

from typing import Any

from cv_generator.operations.content import Content
from cv_generator.operations.context import Context
from cv_generator.operations.opened import Opened, open_session


def followed(context: Context, session_id: str) -> tuple[int, dict[str, Any]]:
    """The newest version, and how it is told to somebody who begins to follow.

    Raises:
        SessionNotFound: unknown, expired or someone else's.
    """
    opened = open_session(context, session_id)
    return opened.session.version, _told(opened, [])


def news(context: Context, session_id: str, version: int) -> tuple[int, dict[str, Any]] | None:
    """What came after a version; None where nothing did.

    Raises:
        SessionNotFound: it has ended.
    """
    later = context.store.history(session_id, after=version)
    if not later:
        return None
    session = context.store.read(session_id)
    changes = [
        {
            "version": each.version,
            "operation": each.change.operation,
            "by": each.change.by,
            "changed_paths": list(each.change.changed_paths),
        }
        for each in reversed(later)
    ]
    return session.version, _told(Opened(session, Content.from_bytes(session.content)), changes)


def _told(opened: Opened, changes: list[dict[str, Any]]) -> dict[str, Any]:
    version = opened.session.version
    return {"version": version, "changes": changes, "entry_ids": opened.content.identities(version)}
