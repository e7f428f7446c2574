"""The line in which the processes that share one SQLite file wait to write."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform != "win32":  # which has no such lock; nobody stands in line there
    import fcntl

AGAIN_SECONDS = 0.00025
AGAIN_SECONDS_LATER = 0.01
PATIENT_SECONDS = 0.2
"""How soon a lock that another process holds is tried again. SQLite's own waiting soon sleeps for as long as ten
commits take, and sleeps through the moment between two of them."""


class Line:
    """Lets one process at a time try for SQLite's lock, so that none takes it again and again before the others.

    SQLite has no queue: a process whose next write waits already takes the lock within microseconds after its commit,
    and who looks every half millisecond never finds it free. Here who waits for the lock stands in front, and who has
    just written stands behind. The place in front is an advisory lock on the file's folder. It is politeness, not
    safety: who waits longer than `PATIENT_SECONDS` for it, because a process was halted there, tries without.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._place: int | None = None

    @contextmanager
    def in_front(self) -> Iterator[None]:
        """While waiting for SQLite's lock. One thread of a process at a time."""
        place = self._has_come()
        try:
            yield
        finally:
            if place is not None:
                with suppress(OSError):  # closed meanwhile
                    fcntl.flock(place, fcntl.LOCK_UN)

    def _has_come(self) -> int | None:
        if not self._is_open():
            return None
        started = time.monotonic()
        while (place := self._place) is not None and time.monotonic() - started < PATIENT_SECONDS:
            try:
                fcntl.flock(place, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                time.sleep(AGAIN_SECONDS)
            else:
                return place
        return None

    def _is_open(self) -> bool:
        """False where the folder cannot be looked into: then nobody stands in line."""
        if self._place is None and sys.platform != "win32":
            with suppress(OSError):
                self._place = os.open(self._folder, os.O_RDONLY)
        return self._place is not None

    def close(self) -> None:
        place, self._place = self._place, None
        if place is not None:
            os.close(place)
