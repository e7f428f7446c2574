"""Every length and count, once. They guard against abuse only: what fits on the page the typesetter decides."""

from __future__ import annotations

from dataclasses import dataclass

KB = 1024
MB = 1024 * KB

LINE_CHARACTERS = 5_000
"""A value that stands on one line: a name, an employer, a bullet."""

PROSE_CHARACTERS = 50_000
"""A value with paragraphs: the summary, a consent clause."""

LIST_ITEMS = 500
"""Items of one list."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one call or one session may use. Each is a setting; these are the documented defaults."""

    request_bytes: int = 30 * MB
    document_bytes: int = 20 * MB
    photo_bytes: int = 10 * MB
    cv_bytes: int = 1 * MB
    edits_per_call: int = 60
    versions_per_session: int = 500
    session_hours: int = 24
