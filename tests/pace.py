"""How fast this machine is at the moment, so that bars of time mean the same on a slow or shared one."""

from __future__ import annotations

import time

_USUAL = 0.045  # seconds for the loop below on the two cores that the bars were set on


def slowness() -> float:
    """By what factor this machine is slower than the one that the bars were set on; 1.0 where it is as fast."""
    taken = []
    for _ in range(5):
        start = time.perf_counter()
        total = 0
        for number in range(1_000_000):
            total += number
        taken.append(time.perf_counter() - start)
    return max(1.0, min(taken) / _USUAL)
