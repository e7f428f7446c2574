"""Whose turn it is to write, among the threads of one process, and which of them commit together."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass, field

TOGETHER = 32
"""Writers that share one commit at most: the first of them waits for the last."""


@dataclass(slots=True, eq=False)
class _Waiting:
    is_alone: bool
    woken: threading.Event = field(default_factory=threading.Event)
    has_turn: bool = False


class Turns:
    """One writer at a time, in the order in which they came, handed over exactly.

    Who ends while others wait is told so (`hand_over`), and may leave its transaction open for the next of them. Who
    asked for a turn `alone` never gets one that way.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: deque[_Waiting] = deque()
        self._is_taken = False

    def take(self, seconds: float, *, alone: bool = False) -> bool:
        """Whether the turn came in that time."""
        with self._lock:
            if not self._is_taken:
                self._is_taken = True
                return True
            waiting = _Waiting(alone)
            self._waiting.append(waiting)
        waiting.woken.wait(seconds)
        with self._lock:
            if not waiting.has_turn:
                self._waiting.remove(waiting)
            return waiting.has_turn

    def hand_over(self, count: int) -> bool:
        """Give the turn to the next writer who may join the `count` before; False where there is none."""
        with self._lock:
            if not self._waiting or self._waiting[0].is_alone or count >= TOGETHER:
                return False
            self._wake()
            return True

    def end(self) -> None:
        """Give the turn to whoever is next."""
        with self._lock:
            if self._waiting:
                self._wake()
            else:
                self._is_taken = False

    def _wake(self) -> None:
        first = self._waiting.popleft()
        first.has_turn = True
        first.woken.set()
