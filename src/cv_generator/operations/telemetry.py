"""What operators watch: log lines with known phrases, and counts and durations of calls.

No personal data: session ids, names of operations and of wrong keys, sizes and durations only.
"""

from __future__ import annotations

import logging
from contextvars import ContextVar

log = logging.getLogger("cv_generator")

request_id: ContextVar[str] = ContextVar("request_id", default="")
"""Id of the request that is being answered; every log line carries it."""


class Telemetry:
    """Receives what happened. This one writes the log; `metrics` counts besides."""

    def call(self, operation: str, seconds: float, error_code: str) -> None:
        """One call ended. `error_code` is empty for a success."""
        log.info("%s took %.1f ms%s", operation, seconds * 1000, f", {error_code}" if error_code else "")

    def document_read(self, kind: str, seconds: float, unplaced_words: int) -> None:
        """A document was read."""

    def typeset(self, seconds: float, pages: int) -> None:
        """A document was typeset."""

    def session_created(self) -> None: ...

    def sessions_removed(self, count: int) -> None: ...
