"""How fast this machine is at the moment, so that bars of time mean the same on a slow or shared one."""

from __future__ import annotations

import time
from collections.abc import Callable

_USUAL = 0.045  # seconds for the loop below on the two cores that the bars were set on


def usual_seconds(work: Callable[[], object], rounds: int = 3, clock: Callable[[], float] = time.process_time) -> float:
    """Processor time of `work` as it is on the machine that the bars were set on: the shortest of `rounds`.

    A processor that others use as well (its other thread, its cache, its frequency) does less in a second of its time.
    So each round counts what it does before and after the work. `clock` tells processor time, never that on the wall.
    """
    return min(_round(work, clock) for _ in range(rounds))


def _round(work: Callable[[], object], clock: Callable[[], float]) -> float:
    before, started = _slowness(), clock()
    work()
    taken = clock() - started
    return taken / max(before, _slowness())


def _slowness() -> float:
    """By what factor this machine is slower than the one that the bars were set on; 1.0 where it is as fast."""
    start = time.thread_time()
    total = 0
    for number in range(1_000_000):
        total += number
    return max(1.0, (time.thread_time() - start) / _USUAL)
