"""Everything that is counted, once. Prometheus and OpenTelemetry derive their instruments from this table.

Names are OpenTelemetry's; Prometheus's follow by its conventions: `cv_generator.call.duration` in seconds is
`cv_generator_call_duration_seconds`. Labels take few values, all of them from the code: no ids, nothing that a caller
sends.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["counter", "histogram", "gauge"]

_CALL_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
_STORE_SECONDS = (0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
_PAGES = (1.0, 2.0, 3.0)
_WORDS = (0.0, 1.0, 5.0, 10.0, 25.0, 50.0, 100.0, 250.0, 500.0)


@dataclass(frozen=True, slots=True, eq=False)
class Instrument:
    """One thing that is counted or measured. `unit` is empty for plain numbers, `s` for seconds."""

    name: str
    kind: Kind
    help: str
    labels: tuple[str, ...] = ()
    unit: Literal["", "s"] = ""
    buckets: tuple[float, ...] = ()

    @property
    def prometheus_name(self) -> str:
        """Without the endings that a Prometheus client adds itself: `_total`, `_bucket`, `_sum`, `_count`."""
        return self.name.replace(".", "_") + ("_seconds" if self.unit == "s" else "")


CALLS = Instrument(
    "cv_generator.calls", "counter", "Calls by operation and code: ok, or the error's", ("operation", "code")
)
CALL_SECONDS = Instrument(
    "cv_generator.call.duration", "histogram", "Time of a call by operation", ("operation",), "s", _CALL_SECONDS
)
REQUESTS = Instrument(
    "cv_generator.http.requests", "counter", "HTTP requests by route and status", ("method", "route", "status")
)
REQUEST_SECONDS = Instrument(
    "cv_generator.http.request.duration",
    "histogram",
    "Time until the answer to an HTTP request began, waiting included",
    ("route",),
    "s",
    _CALL_SECONDS,
)
WAIT_SECONDS = Instrument(
    "cv_generator.thread.wait", "histogram", "Time that work waited for a free thread", ("threads",), "s", _CALL_SECONDS
)
WORKER_WAIT_SECONDS = Instrument(
    "cv_generator.worker.wait", "histogram", "Time that a call waited for a free worker", ("lane",), "s", _CALL_SECONDS
)
TYPESET_SECONDS = Instrument(
    "cv_generator.typeset.duration", "histogram", "Time to typeset a document, fitting included", ("format",), "s",
    _CALL_SECONDS,
)  # fmt: skip
TYPESET_PAGES = Instrument("cv_generator.typeset.pages", "histogram", "Pages of a document", ("format",), "", _PAGES)
READ_SECONDS = Instrument(
    "cv_generator.read.duration", "histogram", "Time to read a document", ("format",), "s", _CALL_SECONDS
)
READ_WORDS = Instrument("cv_generator.read.words", "counter", "Words of the documents that were read", ("format",))
UNPLACED_WORDS = Instrument(
    "cv_generator.read.unplaced_words", "histogram", "Words of a document that found no field", ("format",), "", _WORDS
)
READ_REFUSALS = Instrument("cv_generator.read.refusals", "counter", "Documents that could not be read", ("reason",))
SESSIONS_CREATED = Instrument("cv_generator.sessions.created", "counter", "Sessions made")
SESSIONS_EXPIRED = Instrument(
    "cv_generator.sessions.expired", "counter", "Sessions removed because their time was over"
)
SESSIONS_DELETED = Instrument("cv_generator.sessions.deleted", "counter", "Sessions erased on request")
SESSIONS_ACTIVE = Instrument(
    "cv_generator.sessions.active", "gauge", "Sessions that a call to this process used in the last 5 minutes"
)
SESSIONS_REACHED_EDITS = Instrument(
    "cv_generator.sessions.reached_edits",
    "counter",
    "Sessions that reached so many versions after the first",
    ("edits",),
)
SESSIONS_REACHED_AGE = Instrument(
    "cv_generator.sessions.reached_age",
    "counter",
    "Sessions that were still edited so many seconds after they were made",
    ("seconds",),
)
STORE_SECONDS = Instrument(
    "cv_generator.store.duration", "histogram", "Time of a call to the store", ("method",), "s", _STORE_SECONDS
)
STORE_FAILURES = Instrument(
    "cv_generator.store.failures",
    "counter",
    "Calls to the store that failed; stale_version is a conflict of two writers",
    ("method", "code"),
)

INSTRUMENTS = (
    CALLS,
    CALL_SECONDS,
    REQUESTS,
    REQUEST_SECONDS,
    WAIT_SECONDS,
    WORKER_WAIT_SECONDS,
    TYPESET_SECONDS,
    TYPESET_PAGES,
    READ_SECONDS,
    READ_WORDS,
    UNPLACED_WORDS,
    READ_REFUSALS,
    SESSIONS_CREATED,
    SESSIONS_EXPIRED,
    SESSIONS_DELETED,
    SESSIONS_ACTIVE,
    SESSIONS_REACHED_EDITS,
    SESSIONS_REACHED_AGE,
    STORE_SECONDS,
    STORE_FAILURES,
)
