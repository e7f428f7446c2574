"""How many calls a minute one caller may make."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable

from cv_generator.errors import TooManyRequests

CALLERS = 10_000
"""Callers that are remembered; the least recent are forgotten first."""


class Throttle:
    """A token bucket for each caller: a minute's worth at once, refilled steadily. Used from the event loop only."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.per_minute = per_minute
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, caller: str) -> None:
        """Count one call.

        Raises:
            TooManyRequests: with the seconds after which one more is allowed.
        """
        self.require(caller)
        self.count(caller)

    def require(self, caller: str) -> None:
        """Raises `TooManyRequests` where the caller has used up its calls. Counts none."""
        tokens = self._tokens(caller)
        if self.per_minute and tokens < 1:
            raise TooManyRequests(max(1, math.ceil((1 - tokens) * 60 / self.per_minute)))

    def count(self, caller: str) -> None:
        if not self.per_minute:
            return
        tokens = self._tokens(caller)
        self._buckets.pop(caller, None)
        self._buckets[caller] = (max(0.0, tokens - 1), self._clock())
        while len(self._buckets) > CALLERS:
            self._buckets.popitem(last=False)

    def _tokens(self, caller: str) -> float:
        now = self._clock()
        tokens, since = self._buckets.get(caller, (float(self.per_minute), now))
        return min(float(self.per_minute), tokens + (now - since) * self.per_minute / 60)
