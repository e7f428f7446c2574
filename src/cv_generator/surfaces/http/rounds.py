"""How many requests begin in one round of the event loop.

Hundreds that come in one moment are read by the server in one round, and all of them would take their first step in the
next: for a tenth of a second and more there would be no health, no news, and no answer that is ready.
"""

from __future__ import annotations

import asyncio
from collections import deque

AT_ONCE = 4
"""Together they take a millisecond or two; then whatever else is ready goes on."""


class Rounds:
    """Lets a few go on in each round, in the order in which they came. Where fewer come, nobody waits."""

    def __init__(self) -> None:
        self._lines: dict[asyncio.AbstractEventLoop, _Line] = {}  # one; tests run an application in several loops

    async def turn(self) -> None:
        loop = asyncio.get_running_loop()
        line = self._lines.get(loop)
        if line is None:
            line = self._lines[loop] = _Line()
            loop.call_soon(self._next, loop, line)
        if line.left:
            line.left -= 1
            return
        place = loop.create_future()
        line.waiting.append(place)
        await place

    def _next(self, loop: asyncio.AbstractEventLoop, line: _Line) -> None:
        if line.left == AT_ONCE:  # nobody came since the last round
            del self._lines[loop]
            return
        line.left = AT_ONCE
        while line.waiting and line.left:
            place = line.waiting.popleft()
            if not place.done():  # cancelled
                place.set_result(None)
                line.left -= 1
        loop.call_soon(self._next, loop, line)


class _Line:
    def __init__(self) -> None:
        self.left = AT_ONCE
        self.waiting: deque[asyncio.Future[None]] = deque()
