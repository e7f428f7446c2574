"""Whose turn it is: one who asks for much does not keep others waiting."""

from __future__ import annotations

import threading
import time
from collections import Counter
from contextvars import ContextVar
from dataclasses import dataclass

from cv_generator.errors import RetryLater
from cv_generator.workers.leaving import Cancelled, presence

WAIT_SECONDS = 20.0
"""How long one waits for a place."""

WAITING = 64
"""Those who wait at once. Beyond, callers are asked to come again."""

MOST_OF_ONE = WAITING // 2
"""Of them, those of one owner."""

SPARE = 1
"""Places beyond the usual number, for those who have none while others have them all. One job more takes its share of
the processor; waiting for another's to end takes as long as that one likes."""

_LOOK_SECONDS = 0.25
"""How often one that waits looks whether its caller is still there."""

asking: ContextVar[str] = ContextVar("asking", default="")
"""For whom the current thread works: the owner of the key, or an address where no key is asked for."""


@dataclass(frozen=True, slots=True, eq=False)
class _Waiting:
    """One who waits."""

    who: str


class Turns:
    """So many places. Next is whose owner has the fewest of them, and of these who came first."""

    def __init__(self, places: int) -> None:
        self.places = places
        self._held: Counter[str] = Counter()
        self._waiting: list[_Waiting] = []
        self._changed = threading.Condition()

    @property
    def free(self) -> int:
        return max(0, self.places - self._held.total())

    def take(self) -> str:
        """Wait for a place. The answer is for whom it is held, which `give_back` takes.

        Raises:
            RetryLater: nobody gave a place back, or too many wait.
            Cancelled: the caller has gone.
        """
        waiting, caller, deadline = _Waiting(asking.get()), presence.get(), time.monotonic() + WAIT_SECONDS
        with self._changed:
            if self._are_too_many(waiting.who):
                raise _busy()
            self._waiting.append(waiting)
            try:
                while not self._is_next(waiting):
                    if caller is not None and caller.has_left:
                        raise Cancelled
                    if time.monotonic() > deadline:
                        raise _busy()
                    self._changed.wait(_LOOK_SECONDS)
                self._held[waiting.who] += 1
            finally:
                self._waiting.remove(waiting)
                self._changed.notify_all()
        return waiting.who

    def give_back(self, who: str) -> None:
        with self._changed:
            self._held[who] -= 1
            if not self._held[who]:
                del self._held[who]
            self._changed.notify_all()

    def _are_too_many(self, who: str) -> bool:
        own = sum(each.who == who for each in self._waiting) if who else 0
        return len(self._waiting) >= WAITING or own >= MOST_OF_ONE

    def _is_next(self, waiting: _Waiting) -> bool:
        places = self.places if waiting.who in self._held else self.places + SPARE
        if self._held.total() >= places:
            return False
        return waiting is min(self._waiting, key=lambda each: self._held[each.who])


def _busy() -> RetryLater:
    return RetryLater(2, "All workers are busy")
