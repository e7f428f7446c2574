"""Threads beside the event loop."""

from __future__ import annotations

import asyncio
import functools
import threading
import time
from collections.abc import Awaitable, Callable
from contextvars import ContextVar

import pytest

from cv_generator.surfaces.http import threads
from cv_generator.surfaces.http.threads import Threads


def in_a_loop(test: Callable[..., Awaitable[None]]) -> Callable[..., None]:
    @functools.wraps(test)
    def run(*args: object, **fixtures: object) -> None:
        async def whole() -> None:
            await test(*args, **fixtures)

        asyncio.run(whole())

    return run


WHO: ContextVar[str] = ContextVar("who", default="nobody")


def _alive() -> int:
    return sum(each.name == "http" for each in threading.enumerate())


@in_a_loop
async def test_work_knows_what_its_task_knows_and_comes_back() -> None:
    WHO.set("Ada")
    assert await Threads(1).run(lambda: (WHO.get(), threading.current_thread().name)) == ("Ada", "http")


@in_a_loop
async def test_what_work_raises_is_raised_where_it_was_asked_for() -> None:
    for error in (ValueError("no"), StopIteration()):
        with pytest.raises((type(error), RuntimeError)):  # a coroutine may not raise StopIteration
            await Threads(1).run(functools.partial(_fail, error))


def _fail(error: Exception) -> None:
    raise error


@in_a_loop
async def test_no_more_work_at_once_than_there_may_be_threads_and_all_of_it_is_done() -> None:
    running = most = 0
    lock = threading.Lock()

    def work() -> None:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        time.sleep(0.001)
        with lock:
            running -= 1

    pool = Threads(3)
    for _ in range(5):
        await asyncio.gather(*(pool.run(work) for _ in range(20)))
    assert most == 3


@in_a_loop
async def test_one_after_the_other_is_done_by_one_thread() -> None:
    pool = Threads(8)
    assert len({await pool.run(threading.get_ident) for _ in range(20)}) == 1


@in_a_loop
async def test_who_is_cancelled_does_not_wait_and_the_work_goes_on() -> None:
    pool, begun, may_end, ended = Threads(1), threading.Event(), threading.Event(), threading.Event()

    def work() -> None:
        begun.set()
        may_end.wait(10)
        ended.set()

    task = asyncio.create_task(pool.run(work))
    await asyncio.to_thread(begun.wait, 10)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    may_end.set()
    assert await pool.run(ended.is_set)


@in_a_loop
async def test_threads_end_when_there_is_nothing_to_do_and_others_begin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threads, "IDLE_SECONDS", 0.02)
    before, pool = _alive(), Threads(4)
    for _ in range(3):
        await asyncio.gather(*(pool.run(lambda: time.sleep(0.01)) for _ in range(8)))
        while _alive() > before:
            await asyncio.sleep(0.01)
    assert await pool.run(lambda: "still there") == "still there"


@in_a_loop
async def test_work_that_comes_as_threads_end_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threads, "IDLE_SECONDS", 0.001)
    pool = Threads(2)
    for _ in range(200):
        async with asyncio.timeout(5):
            await asyncio.gather(*(pool.run(lambda: None) for _ in range(3)))
        await asyncio.sleep(0.001)
