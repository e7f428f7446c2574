"""How many requests begin in one round of the event loop."""

from __future__ import annotations

import asyncio
import itertools
from typing import Any

from cv_generator.surfaces.http.admission import Admission
from cv_generator.surfaces.http.rounds import AT_ONCE, Rounds


class _Counter:
    """Counts the rounds of the running loop."""

    def __init__(self) -> None:
        self.round = 0
        self._loop = asyncio.get_running_loop()
        self._loop.call_soon(self._next)

    def _next(self) -> None:
        self.round += 1
        if self.round < 1_000:
            self._loop.call_soon(self._next)


def test_a_few_go_on_in_each_round_in_their_order() -> None:
    async def run() -> list[tuple[int, int]]:
        rounds, counter, gone_on = Rounds(), _Counter(), []

        async def one(number: int) -> None:
            await rounds.turn()
            gone_on.append((number, counter.round))

        await asyncio.gather(*(one(number) for number in range(10 * AT_ONCE)))
        return gone_on

    gone_on = asyncio.run(run())
    assert [number for number, _ in gone_on] == list(range(10 * AT_ONCE))
    sizes = [len(list(each)) for _, each in itertools.groupby(gone_on, key=lambda one: one[1])]
    assert max(sizes) <= AT_ONCE
    assert len(sizes) >= 10


def test_who_comes_alone_does_not_wait() -> None:
    async def run() -> None:
        rounds = Rounds()
        for _ in range(3):
            for _ in range(AT_ONCE):
                turn = rounds.turn().__await__()
                assert next(turn, "at once") == "at once"
            await asyncio.sleep(0.01)

    asyncio.run(run())


def test_who_has_gone_takes_nobodys_place_and_the_next_loop_begins_anew() -> None:
    rounds = Rounds()

    async def run() -> None:
        turns = [asyncio.create_task(rounds.turn()) for _ in range(4 * AT_ONCE)]
        await asyncio.sleep(0)
        for each in turns[AT_ONCE : 3 * AT_ONCE]:
            each.cancel()
        await asyncio.wait_for(asyncio.gather(*turns[3 * AT_ONCE :]), 5)

    for _ in range(3):
        asyncio.run(run())


def test_health_goes_before_hundreds_that_came_first() -> None:
    begun: list[str] = []

    async def app(scope: Any, _receive: Any, send: Any) -> None:
        begun.append(scope["path"])
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def nothing(*_: Any) -> Any: ...

    async def run() -> None:
        admission = Admission(app, 1_000)
        scopes = [{"type": "http", "path": "/api/x", "headers": []} for _ in range(300)]
        scopes.append({"type": "http", "path": "/api/health", "headers": []})
        await asyncio.gather(*(admission(scope, nothing, nothing) for scope in scopes))

    asyncio.run(run())
    assert len(begun) == 301
    assert begun.index("/api/health") <= AT_ONCE
