"""What operators watch: log lines with known phrases, and what happened, for those who count it.

No personal data: session ids, names of operations, codes, sizes and durations only.
"""

from __future__ import annotations

import logging
import re
import traceback
from collections.abc import Iterable
from contextvars import ContextVar
from dataclasses import dataclass, field

log = logging.getLogger("cv_generator")

request_id: ContextVar[str] = ContextVar("request_id", default="")
"""Id of the request that is being answered; every log line carries it."""


@dataclass(slots=True)
class Running:
    """The call that is being carried out, and what is known of it so far: its session's version, and sizes in bytes."""

    operation: str
    facts: dict[str, int] = field(default_factory=dict)


running: ContextVar[Running | None] = ContextVar("running", default=None)


def note(**facts: int) -> None:
    """Add to the log line of the running call: `version`, or a size such as `pdf_bytes`."""
    call = running.get()
    if call is not None:
        call.facts.update(facts)


def shown(session_id: str) -> str:
    """A session's id as logs show it: enough to find its lines together, too little to open it."""
    if not re.fullmatch(r"[A-Za-z0-9-]{1,64}", session_id):
        return "(malformed)"
    return f"{session_id[:8]}…" if len(session_id) > 8 else session_id


class Telemetry:
    """Receives what happened. This one writes the log; `metrics.Metrics` counts besides.

    Durations are in seconds. No method raises, none takes longer than some microseconds.
    """

    def call(self, operation: str, seconds: float, error_code: str) -> None:
        """One call ended. `error_code` is empty for a success."""
        if not log.isEnabledFor(logging.INFO):
            return
        call = running.get()
        facts = call.facts if call else {}
        told = [error_code, *(f"{name} {value}" for name, value in facts.items())]
        fields = {"operation": operation, "duration_ms": round(seconds * 1000, 2), "error_code": error_code, **facts}
        log.info("%s", f"{operation} took {seconds * 1000:.1f} ms" + _listed(told), extra={"fields": fields})

    def answered(self, method: str, route: str, status: int, seconds: float, sizes: dict[str, int]) -> None:
        """An HTTP answer began. `route` is the route's pattern, never the path, which may hold an id.

        A call has a line already: here only refusals are worth one, such as those that never became a call.
        """
        level = logging.WARNING if status >= 500 else logging.INFO if status >= 400 else logging.DEBUG
        if log.isEnabledFor(level):
            fields = {"route": route, "status": status, "duration_ms": round(seconds * 1000, 2), **sizes}
            log.log(level, "%s %s answered %d", method, route, status, extra={"fields": fields})

    def waited(self, threads: str, seconds: float) -> None:
        """Work waited for a free thread among `threads` (`heavy` or `light`)."""

    def waited_for_worker(self, lane: str, seconds: float) -> None:
        """Work waited for a free worker among those that read `documents` or typeset `pages`."""

    def document_read(self, kind: str, seconds: float, unplaced_words: int, words: int = 0) -> None:
        """A document of a format was read. `words` is how many it holds."""

    def document_refused(self, reason: str) -> None:
        """A document could not be read."""

    def typeset(self, seconds: float, pages: int, kind: str = "pdf") -> None:
        """A document was typeset, as `pdf` or `docx`, or a page of it for a preview, as `svg` or `png`."""

    def session_created(self) -> None: ...

    def session_used(self, session_id: str) -> None:
        """A session was read, for whatever purpose."""

    def session_edited(self, edits: int, last_age: float, age: float) -> None:
        """A session got its `edits`-th version after the first, `age` seconds after it was made.

        `last_age` is the age at which it got the version before.
        """

    def session_deleted(self) -> None: ...

    def sessions_expired(self, count: int) -> None: ...

    def store_called(self, method: str, seconds: float, error_code: str) -> None:
        """A method of the store ended. `error_code` is empty for a success."""

    def exposition(self, accept: str) -> tuple[bytes, str] | None:
        """All metrics as Prometheus reads them, and the media type. None where nothing is counted."""

    def close(self) -> None:
        """Send what has not been sent."""


def described(error: BaseException) -> str:
    """Type and places of an error, the innermost first. Its text is left out: it may hold what a person wrote."""
    frames = traceback.extract_tb(error.__traceback__)
    places = " < ".join(f"{frame.name} {frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in frames[:-9:-1])
    return f"{type(error).__name__} in {places}" if places else type(error).__name__


_KEY = re.compile(r"[a-z][A-Za-z0-9_]{0,59}")


def printable_keys(keys: Iterable[str]) -> list[str]:
    """Keys as they may be logged. What no program would call a field, such as a person's name, becomes `…`."""
    return [key if _KEY.fullmatch(key) else "…" for key in keys]


def _listed(told: Iterable[str]) -> str:
    return "".join(f", {each}" for each in told if each)
