"""What happened -> instruments. Where figures are kept is the affair of recorders: Prometheus, OpenTelemetry."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from cv_generator.operations import instruments as i
from cv_generator.operations.instruments import Instrument
from cv_generator.operations.telemetry import Telemetry

ACTIVE_SECONDS = 300.0
REMEMBERED_SESSIONS = 50_000
"""Bounds the memory for `sessions.active` (some 10 MB): with more sessions in 5 minutes, that many are shown."""

EDIT_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 400)
AGE_STEPS = (60, 300, 900, 3_600, 14_400, 43_200, 86_400, 604_800)
"""Steps of `sessions.reached_edits` and `sessions.reached_age`.

How long sessions are used, and how often they are edited, is only known when they end, and then the store would have to
read each again. Counting the sessions that *reach* a step needs nothing: a version is written once, by one process, so
the sums over all processes are exact. The share of sessions with at least 10 edits is `reached_edits{edits="10"}` in
`sessions_created`.
"""

STORE_METHODS = (
    "create", "read", "write", "written", "history", "read_version", "put_file", "get_file", "erase", "remove_expired",
    "secret", "ping",
)  # fmt: skip
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class Recorder(Protocol):
    """Keeps the figures. Called from many threads at once."""

    def add(self, instrument: Instrument, amount: float, *labels: str) -> None:
        """Count; an amount of 0 makes the series known."""
        ...

    def observe(self, instrument: Instrument, value: float, *labels: str) -> None: ...

    def watch(self, instrument: Instrument, read: Callable[[], float]) -> None:
        """A gauge that is read whenever the figures are asked for."""
        ...

    def exposition(self, accept: str) -> tuple[bytes, str] | None: ...

    def close(self) -> None: ...


class ActiveSessions:
    """Which sessions were used a short while ago, the least recent first."""

    def __init__(self, clock: Callable[[], float], *, capacity: int = REMEMBERED_SESSIONS) -> None:
        self._clock = clock
        self._capacity = capacity
        self._used: dict[str, float] = {}
        self._lock = threading.Lock()

    def use(self, session_id: str) -> None:
        with self._lock:
            self._used.pop(session_id, None)
            self._used[session_id] = self._clock()
            if len(self._used) > self._capacity:
                del self._used[next(iter(self._used))]

    def count(self) -> int:
        """Those used in the last 5 minutes. Costs what has become old since the last count."""
        with self._lock:
            oldest = self._clock() - ACTIVE_SECONDS
            while self._used and next(iter(self._used.values())) < oldest:
                del self._used[next(iter(self._used))]
            return len(self._used)


class Metrics(Telemetry):
    """Writes the log, and counts. `operations` names the series that are there from the start.

    A series that appears with its first error would hide that error from a rate: it has nothing to have risen from.
    """

    def __init__(
        self,
        recorders: Sequence[Recorder],
        operations: Iterable[str] = (),
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._recorders = recorders
        self._active = ActiveSessions(clock)
        for recorder in recorders:
            recorder.watch(i.SESSIONS_ACTIVE, self._active.count)
        self._prepare(operations)

    def call(self, operation: str, seconds: float, error_code: str) -> None:
        super().call(operation, seconds, error_code)
        self._add(i.CALLS, 1, operation, error_code or "ok")
        self._observe(i.CALL_SECONDS, seconds, operation)

    def answered(self, method: str, route: str, status: int, seconds: float, sizes: dict[str, int]) -> None:
        super().answered(method, route, status, seconds, sizes)
        self._add(i.REQUESTS, 1, method if method in _METHODS else "other", route, str(status))
        self._observe(i.REQUEST_SECONDS, seconds, route)

    def waited(self, threads: str, seconds: float) -> None:
        self._observe(i.WAIT_SECONDS, seconds, threads)

    def waited_for_worker(self, lane: str, seconds: float) -> None:
        self._observe(i.WORKER_WAIT_SECONDS, seconds, lane)

    def document_read(self, kind: str, seconds: float, unplaced_words: int, words: int = 0) -> None:
        self._observe(i.READ_SECONDS, seconds, kind)
        self._observe(i.UNPLACED_WORDS, unplaced_words, kind)
        self._add(i.READ_WORDS, words, kind)

    def document_refused(self, reason: str) -> None:
        self._add(i.READ_REFUSALS, 1, reason)

    def typeset(self, seconds: float, pages: int, kind: str = "pdf") -> None:
        self._observe(i.TYPESET_SECONDS, seconds, kind)
        self._observe(i.TYPESET_PAGES, pages, kind)

    def session_created(self) -> None:
        self._add(i.SESSIONS_CREATED, 1)

    def session_used(self, session_id: str) -> None:
        self._active.use(session_id)

    def session_edited(self, edits: int, last_age: float, age: float) -> None:
        if edits in EDIT_STEPS:
            self._add(i.SESSIONS_REACHED_EDITS, 1, str(edits))
        for step in AGE_STEPS:
            if last_age < step <= age:
                self._add(i.SESSIONS_REACHED_AGE, 1, str(step))

    def session_deleted(self) -> None:
        self._add(i.SESSIONS_DELETED, 1)

    def sessions_expired(self, count: int) -> None:
        self._add(i.SESSIONS_EXPIRED, count)

    def store_called(self, method: str, seconds: float, error_code: str) -> None:
        self._observe(i.STORE_SECONDS, seconds, method)
        if error_code:
            self._add(i.STORE_FAILURES, 1, method, error_code)

    def exposition(self, accept: str) -> tuple[bytes, str] | None:
        for recorder in self._recorders:
            text = recorder.exposition(accept)
            if text is not None:
                return text
        return None

    def close(self) -> None:
        for recorder in self._recorders:
            recorder.close()

    def _add(self, instrument: Instrument, amount: float, *labels: str) -> None:
        for recorder in self._recorders:
            recorder.add(instrument, amount, *labels)

    def _observe(self, instrument: Instrument, value: float, *labels: str) -> None:
        for recorder in self._recorders:
            recorder.observe(instrument, value, *labels)

    def _prepare(self, operations: Iterable[str]) -> None:
        for instrument in (i.SESSIONS_CREATED, i.SESSIONS_EXPIRED, i.SESSIONS_DELETED):
            self._add(instrument, 0)
        for operation in operations:
            for code in ("ok", "internal_error", "storage_unavailable"):
                self._add(i.CALLS, 0, operation, code)
        for method in STORE_METHODS:
            self._add(i.STORE_FAILURES, 0, method, "storage_unavailable")
        self._add(i.STORE_FAILURES, 0, "write", "stale_version")
        for edits in EDIT_STEPS:
            self._add(i.SESSIONS_REACHED_EDITS, 0, str(edits))
        for seconds in AGE_STEPS:
            self._add(i.SESSIONS_REACHED_AGE, 0, str(seconds))
