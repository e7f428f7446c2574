"""Threads for blocking work beside the event loop."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from contextvars import Context, copy_context
from queue import Empty, SimpleQueue
from typing import Any, Generic, TypeVar

T = TypeVar("T")

IDLE_SECONDS = 10.0
"""How long a thread waits for more to do before it ends."""


class Threads:
    """At most so many threads; who comes when all are busy waits in line.

    Every call of an operation passes here. Work goes over with one `put` and comes back with one wake-up of the loop,
    which takes a third of the processor time that anyio's threads take, and less of the loop's own.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._waiting: SimpleQueue[_Work[Any]] = SimpleQueue()
        self._lock = threading.Lock()
        self._alive = 0
        self._free = 0
        """Threads that have nothing to do; below 0, works that wait for one."""

    async def run(self, work: Callable[[], T]) -> T:
        """What `work` returns or raises, with the context variables of this task. Who is cancelled does not wait for
        it; it goes on."""
        handed = _Work(work)
        with self._lock:
            if self._free <= 0 and self._alive < self._most:
                threading.Thread(target=self._serve, name="http", daemon=True).start()
                self._alive += 1
                self._free += 1
            self._free -= 1
        self._waiting.put(handed)
        return await handed.outcome()

    def _serve(self) -> None:
        while True:
            try:
                handed = self._waiting.get(timeout=IDLE_SECONDS)
            except Empty:
                with self._lock:
                    if self._free > 0:  # else something was put this moment
                        self._free -= 1
                        self._alive -= 1
                        return
                continue
            handed.carry_out()
            with self._lock:
                self._free += 1  # before the task goes on, which may have more to do
            handed.tell()
            del handed  # what it held is not kept until the next


class _Work(Generic[T]):
    def __init__(self, run: Callable[[], T]) -> None:
        self._run = run
        self._context: Context = copy_context()
        self._loop = asyncio.get_running_loop()
        self._done: asyncio.Future[None] = self._loop.create_future()
        self._result: T
        self._error: BaseException | None = None

    def carry_out(self) -> None:
        try:
            self._result = self._context.run(self._run)
        except BaseException as error:  # noqa: BLE001 - it is raised where the work was asked for
            self._error = error

    def tell(self) -> None:
        with suppress(RuntimeError):  # the loop has been closed
            self._loop.call_soon_threadsafe(self._end)

    def _end(self) -> None:
        if not self._done.done():  # cancelled
            self._done.set_result(None)

    async def outcome(self) -> T:
        await self._done
        if self._error:
            try:
                raise self._error
            finally:
                self._error = None  # whose traceback holds this
        return self._result
