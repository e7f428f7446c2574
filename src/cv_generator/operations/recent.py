"""What was used a moment ago, kept at hand: bounded in size and in age."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

SECONDS = 60.0
"""What another process erased is forgotten here after that, too, at the next use."""


class Recent(Generic[K, V]):
    """The most recently kept values, together no heavier than `capacity`, for so many `seconds`. Used from many
    threads."""

    def __init__(self, capacity: int, clock: Callable[[], float] = time.monotonic, *, seconds: float = SECONDS) -> None:
        self._capacity = capacity
        self._seconds = seconds
        self._clock = clock
        self._kept: OrderedDict[K, tuple[float, int, V]] = OrderedDict()
        self._weight = 0
        self._lock = threading.Lock()

    def get(self, key: K) -> V | None:
        with self._lock:
            self._forget_old()
            found = self._kept.get(key)
            return found[2] if found else None

    def put(self, key: K, value: V, weight: int) -> None:
        with self._lock:
            self._drop(key)
            self._kept[key] = (self._clock() + self._seconds, weight, value)
            self._weight += weight
            self._forget_old()
            while self._weight > self._capacity:
                self._drop(next(iter(self._kept)))

    def drop(self, key: K) -> None:
        with self._lock:
            self._drop(key)

    def _drop(self, key: K) -> None:
        found = self._kept.pop(key, None)
        if found:
            self._weight -= found[1]

    def _forget_old(self) -> None:
        now = self._clock()
        while self._kept and next(iter(self._kept.values()))[0] < now:
            self._drop(next(iter(self._kept)))
