"""Whose turn it is to write, among the threads of one process, and which writes share a commit."""

from __future__ import annotations

import sqlite3
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

TOGETHER = 32
"""Writes that share one commit at most: the first of them waits for the last."""


def _unwoken() -> threading.Lock:
    lock = threading.Lock()
    lock.acquire()
    return lock


@dataclass(slots=True, eq=False)
class Part:
    """One write of a transaction: what it does there, and what became of it.

    `woken` is let go when its turn has come, or when it was carried out in another's. A lock instead of an event: it
    costs a third, and every write waits on one.
    """

    run: Callable[[sqlite3.Connection], Any] | None
    result: Any = None
    error: BaseException | None = None
    has_turn: bool = False
    woken: threading.Lock = field(default_factory=_unwoken)

    def outcome(self) -> Any:
        if self.error:
            raise self.error
        return self.result


class Turns:
    """One thread at a time, in the order in which they came. Who has the turn carries out the writes of those who wait
    (`joining`), so that one commit and one change of threads serves all of them.

    What cannot be part of a transaction asks for the turn with a part that runs nothing.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: deque[Part] = deque()
        self._is_taken = False

    def take(self, part: Part, seconds: float) -> bool:
        """Wait for the turn, or until another has carried the part out. False where neither came in that time.

        Who has the turn then (`part.has_turn`) must give it back with `end`.
        """
        with self._lock:
            if not self._is_taken:
                self._is_taken = part.has_turn = True
                return True
            self._waiting.append(part)
        if part.woken.acquire(timeout=seconds):
            return True
        with self._lock:
            if part in self._waiting:
                self._waiting.remove(part)
                return False
        part.woken.acquire()  # it is being carried out, or its turn came at the last moment
        return True

    def joining(self, count: int) -> Part | None:
        """The next part that may join the `count` before; it has to be woken when it was carried out."""
        with self._lock:
            if not self._waiting or self._waiting[0].run is None or count >= TOGETHER:
                return None
            return self._waiting.popleft()

    def end(self) -> None:
        """Give the turn to whoever is next."""
        with self._lock:
            if self._waiting:
                first = self._waiting.popleft()
                first.has_turn = True
                first.woken.release()
            else:
                self._is_taken = False
