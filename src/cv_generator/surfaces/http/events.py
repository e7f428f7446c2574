"""Server-sent events: a session's versions, as they are written."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pydantic_core
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from cv_generator.errors import SessionNotFound, StorageUnavailable
from cv_generator.operations.context import Context
from cv_generator.operations.following import followed, news
from cv_generator.surfaces.http.door import Door

HEARTBEAT_SECONDS = 15.0
"""A stream on which nothing happens says that it lives, and looks whether its session still does."""
AWAY_SECONDS = 1.0
RECONNECT = b"retry: 1000\n"
"""After how many milliseconds a browser opens the stream again when it has ended."""


class Events:
    """`version` whenever the session has a new one, with what changed and the identities of entries; `gone` at its end.

    On a host that cannot stream, the answer ends after the first event, and the browser asks again by itself. When the
    service stops, the streams end at once.
    """

    def __init__(self, door: Door) -> None:
        self._door = door

    async def __call__(self, request: Request) -> Response:
        context = self._door.enter(request)
        session_id = request.query_params.get("session_id", "")
        first = await self._door.in_thread(lambda: followed(context, session_id), heavy=False)
        stream = self._versions(context, session_id, first)
        return StreamingResponse(stream, media_type="text/event-stream", headers=_HEADERS)

    async def _versions(
        self, context: Context, session_id: str, first: tuple[int, dict[str, Any]]
    ) -> AsyncIterator[bytes]:
        version, told = first
        yield RECONNECT + _event("version", told)
        if not self._door.options.streaming:
            return
        woken = _Woken()
        with context.changes.watching(context.store, session_id, woken.wake) as watch:
            while not context.changes.closed:
                watch.version = version
                try:
                    found = await self._news(context, session_id, version)
                except SessionNotFound:
                    yield _event("gone", {})
                    return
                except StorageUnavailable:
                    await asyncio.sleep(AWAY_SECONDS)
                    continue
                if found:
                    version, told = found
                    yield _event("version", told)
                elif not await woken.within(HEARTBEAT_SECONDS):
                    yield b": still here\n\n"

    async def _news(self, context: Context, session_id: str, version: int) -> tuple[int, dict[str, Any]] | None:
        """On a thread only where there are any: who opens a stream, or hears that nothing happens, costs a look."""
        if context.store.peek(session_id) == version:
            return None
        return await self._door.in_thread(lambda: news(context, session_id, version), heavy=False)


_HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
"""The second one keeps nginx from collecting events."""


class _Woken:
    """Another thread wakes a coroutine."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._event = asyncio.Event()

    def wake(self) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._event.set)

    async def within(self, seconds: float) -> bool:
        """Whether it was woken in that time, or since it was asked before."""
        try:
            async with asyncio.timeout(seconds):
                await self._event.wait()
        except TimeoutError:
            return False
        self._event.clear()
        return True


def _event(name: str, data: dict[str, Any]) -> bytes:
    return f"event: {name}\ndata: {pydantic_core.to_json(data).decode()}\n\n".encode()
