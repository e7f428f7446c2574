"""Lanes of workers: how many there are, how long a job may take, what becomes of one that takes too long.

A worker that dies or takes too long costs its job and is replaced by the next. Workers start when they are first needed
and stay for many jobs; `warm` starts them ahead.
"""

from __future__ import annotations

import atexit
import logging
import os
import signal
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any

from cv_generator.cv.limits import MB
from cv_generator.errors import InternalError, RetryLater
from cv_generator.workers import process, wire
from cv_generator.workers.leaving import Cancelled, presence
from cv_generator.workers.nursery import Ended, Nursery, Worker
from cv_generator.workers.turns import Turns

log = logging.getLogger("cv_generator.workers")

STARVED_SECONDS = 5
"""When callers shall come again whose job got too little of the processor: the machine does too much besides."""

_TIME_IS_UP = tuple(-number for name in ("SIGPROF", "SIGXCPU") if (number := getattr(signal, name, None)))


class Fault(InternalError):
    """A job ended in an error that is nobody's but ours."""


class Spent(Exception):
    """A job has used up what it may: `what` is `time`, `memory`, `depth`, or `crash` where it killed its worker."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


@dataclass(frozen=True, slots=True)
class Allowance:
    """What the jobs of a lane may use.

    `memory` is all that a worker may hold of its own, of which it begins with 49 MB. `seconds` are of processor time,
    `patience` by the clock, for a busy machine. `jobs` is how many a worker does before it is replaced, so that what
    native code leaks stays small.
    """

    memory: int
    seconds: float
    patience: float
    jobs: int


class Lane:
    """Workers for one kind of work, so that one kind never waits behind another."""

    def __init__(
        self, size: int, allowance: Allowance, nursery: Nursery, *, name: str = "", practises: bool = False
    ) -> None:
        self.report_wait: Callable[[str, float], None] = lambda _lane, _seconds: None
        self.name = name
        self.allowance = allowance
        self._practises = practises
        self._nursery = nursery
        self._turns = Turns(size)
        self._guard = threading.Lock()
        self._idle: list[Worker] = []

    def call(
        self, work: str, content: dict[str, Any], files: Sequence[bytes] = (), *, about: int | None = None
    ) -> tuple[dict[str, Any], list[bytes]]:
        """The result of one job. Jobs `about` the same are given to the same worker where it is free: it has at hand
        what it made before.

        Raises Spent; RetryLater where all workers stay busy, or the machine is too busy for the job; Cancelled where
        the caller has gone; whatever error of the caller's the work itself raises.
        """
        content, answered = wire.unpacked(self._answer(wire.packed({**content, "work": work}, files), about))
        if "error" in content:
            raise wire.error_from_json(content["error"])
        if "spent" in content:
            raise Spent(str(content["spent"]))
        if "lacking" in content:
            raise _lacking(f"{work}: {content['lacking']}")
        if "fault" in content:
            log.error("Work failed: %s: %s", work, content["fault"])
            raise Fault(f"{work} in a worker: {content['fault']}")
        return content, answered

    def resize(self, size: int) -> None:
        """Have so many workers. For an empty lane."""
        self._turns = Turns(size)

    def warm(self) -> None:
        """Start all workers now, so that the first callers do not wait for them."""
        with self._guard:
            missing = self._turns.free - len(self._idle)
        for worker in [self._nursery.worker(self.allowance.memory) for _ in range(missing)]:
            if self._practises:
                worker.ask(wire.packed({"work": "practise"}), self.allowance.patience, self.allowance.patience)
            self._put(worker)

    def stop(self) -> None:
        with self._guard:
            workers, self._idle = self._idle, []
        for worker in workers:
            worker.end()

    def forget(self) -> None:
        """In a process that was forked from the service."""
        self._turns, self._guard, self._idle = Turns(self._turns.places), threading.Lock(), []

    def _answer(self, message: bytes, about: int | None) -> bytes:
        if not hasattr(os, "fork"):
            return process.done(message)  # Windows, where nobody serves strangers
        caller = presence.get()
        asked = time.monotonic()
        who = self._turns.take()
        self.report_wait(self.name, time.monotonic() - asked)
        kept: Worker | None = None
        try:
            worker = kept = self._taken(about)
            with caller.ending(worker.interrupt) if caller else nullcontext():
                kept = None
                answer = worker.ask(message, self.allowance.seconds, self.allowance.patience)
                kept = worker
                return answer
        except TimeoutError:
            # What works for long is ended by its processor time: this one was hardly given any.
            log.warning("A %s job had too little of the processor for %.0f s", self.name, self.allowance.patience)
            raise RetryLater(STARVED_SECONDS, "All workers are busy") from None
        except Ended as ended:
            if caller is not None and caller.has_left:
                raise Cancelled from None
            if ended.status == process.NO_ROOM:
                raise _lacking("a worker cannot begin") from None
            raise Spent("time" if ended.status in _TIME_IS_UP else "crash") from None
        finally:
            if kept is not None:
                self._put(kept)
            self._turns.give_back(who)

    def _taken(self, about: int | None) -> Worker:
        """A worker that is idle, or a new one."""
        with self._guard:
            worker = self._idle.pop(self._nearest(about)) if self._idle else None
        if worker is not None and not worker.is_alive:
            worker.end()
            worker = None
        worker = worker or self._nursery.worker(self.allowance.memory)
        if about is not None:
            worker.lately.append(about)
        return worker

    def _nearest(self, about: int | None) -> int:
        """Which of the idle workers shall do a job: the one that did the last about the same, else that which has been
        idle the longest, so that all share what there is. Jobs about nothing go to the one that worked last."""
        if about is None:
            return -1
        return next((at for at, worker in enumerate(self._idle) if about in worker.lately), 0)

    def _put(self, worker: Worker) -> None:
        """Keep a worker for the next job, unless it has done its share or there are enough."""
        with self._guard:
            if worker.jobs < self.allowance.jobs and len(self._idle) < self._turns.places:
                self._idle.append(worker)
                return
        worker.end()


def _lacking(what: str) -> RetryLater:
    """The machine has no room on its disks, no descriptors or no memory left."""
    log.error("The machine is exhausted: %s", what)
    return RetryLater(STARVED_SECONDS, "All workers are busy")


_SIZE = max(2, min(4, os.cpu_count() or 2))
_nursery = Nursery()

documents = Lane(_SIZE, Allowance(memory=205 * MB, seconds=2.0, patience=8.0, jobs=500), _nursery, name="documents")
"""Reads documents and pictures. With the files that are mapped, 30 MB at most, none holds more than 250 MB."""

pages = Lane(
    _SIZE, Allowance(memory=205 * MB, seconds=3.0, patience=12.0, jobs=1000), _nursery, name="pages", practises=True
)
"""Typesets. As for documents, none holds more than 250 MB."""

_LANES = (documents, pages)


def resize(size: int) -> None:
    """Have so many workers in each lane. For the start of a process, before the first job."""
    for lane in _LANES:
        lane.resize(size)


def report_waits(report: Callable[[str, float], None]) -> None:
    """Tell lane and seconds whenever a job has got a worker."""
    for lane in _LANES:
        lane.report_wait = report


def warm() -> None:
    """Start all workers now, so that the first callers do not wait for them."""
    for lane in _LANES:
        lane.warm()


def _stop() -> None:
    for lane in _LANES:
        lane.stop()
    _nursery.stop()


def _forget() -> None:
    _nursery.forget()
    for lane in _LANES:
        lane.forget()


atexit.register(_stop)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
