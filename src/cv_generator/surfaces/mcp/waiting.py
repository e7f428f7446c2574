"""Waiting for what a person or another program does to a session: uploads, and edits that a client listens for."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any

import anyio
import mcp_types as types
from mcp.server.context import ServerRequestContext
from mcp.server.subscriptions import InMemorySubscriptionBus, ListenHandler, ResourceUpdated

from cv_generator.errors import SessionNotFound, StorageUnavailable
from cv_generator.operations.context import Context
from cv_generator.operations.opened import open_session
from cv_generator.surfaces.mcp.host import Host

UPLOAD_SECONDS = 45.0
"""How long a call waits for the person's document. Clients give up after a minute."""

_LOOK_SECONDS = 20.0
"""After how long a watched session is looked at although nothing was told, so that its end is noticed."""


class Woken:
    """Another thread wakes a coroutine."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._event = asyncio.Event()

    def wake(self) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._event.set)

    async def within(self, seconds: float) -> None:
        with anyio.move_on_after(seconds):
            await self._event.wait()
        self._event.clear()


async def until_newer(host: Host, context: Context, session_id: str, version: int, seconds: float) -> int:
    """The session's version once it is newer than `version`, or after that time; 0 where the session is gone."""
    woken, ends = Woken(), anyio.current_time() + seconds
    with context.changes.watching(context.store, session_id, woken.wake) as watch:
        watch.version = version
        while not context.changes.closed:
            newest = await _version(host, context, session_id)
            left = ends - anyio.current_time()
            if newest != version or left <= 0:
                return newest
            await woken.within(min(left, _LOOK_SECONDS))
    return version


async def listen(
    host: Host,
    context: Context,
    request: ServerRequestContext[Any, Any],
    params: types.SubscriptionsListenRequestParams,
    sessions: Iterable[tuple[str, str]],
) -> types.SubscriptionsListenResult:
    """Tell of new versions until the client goes. `sessions` are pairs of a resource's address and its session."""
    bus = InMemorySubscriptionBus()
    async with anyio.create_task_group() as group:
        for uri, session_id in sessions:
            group.start_soon(_tell, host, context, bus, uri, session_id)
        result = await ListenHandler(bus)(request, params)
        group.cancel_scope.cancel()
    return result


async def _tell(host: Host, context: Context, bus: InMemorySubscriptionBus, uri: str, session_id: str) -> None:
    version = await _version(host, context, session_id)
    while version and not context.changes.closed:
        newest = await until_newer(host, context, session_id, version, _LOOK_SECONDS)
        if newest != version:
            version = newest
            await bus.publish(ResourceUpdated(uri))


async def _version(host: Host, context: Context, session_id: str) -> int:
    """The newest version of the caller's session; 0 where it is gone, or somebody else's."""

    def read() -> int:
        return open_session(context, session_id).session.version

    for _ in range(3):
        try:
            return await host.in_thread(read, heavy=False)
        except SessionNotFound:
            return 0
        except StorageUnavailable:
            await anyio.sleep(1)
    return 0
