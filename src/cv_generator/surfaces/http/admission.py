"""How much is let in at once: requests by number, bodies by bytes, senders by time. The rest is asked to come again.

Nothing of a refused request is read. Keys and codes are checked before a body is read, too: that is the handlers' part.
"""

from __future__ import annotations

import asyncio
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cv_generator.errors import RetryLater
from cv_generator.surfaces.http.responses import error_response

MOST_REQUESTS = 200
"""Requests of one process whose answer has not begun. More would only wait, each for longer than a client does."""

SMALL_BYTES = 64 * 1024
"""Bodies up to this size are edits and readings; they are counted as requests only."""

PATIENCE_SECONDS = 20.0
SLOWEST_BYTES = 64 * 1024
"""A sender has the patience, and a second more for each of so many bytes."""

FREE = frozenset({"/api/health"})
"""What is answered however busy the service is."""


class Busy(RetryLater):
    code = "busy"
    error = "The service is busy"


class Admission:
    """ASGI middleware. `body_bytes` is what all large bodies together may hold."""

    def __init__(self, app: ASGIApp, body_bytes: int) -> None:
        self._app = app
        self._body_bytes = body_bytes
        self._requests = 0
        self._held = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] in FREE:
            await self._app(scope, receive, send)
            return
        weight = _declared(scope, self._body_bytes)
        if self._requests >= MOST_REQUESTS or (weight and self._held and self._held + weight > self._body_bytes):
            await error_response(Busy(2), "")(scope, receive, send)
            return
        admitted = _Admitted(receive, send, weight)
        self._requests += 1
        self._held += weight
        try:
            await self._app(scope, admitted.receive, self._counting(admitted))
        finally:
            self._held -= weight
            if not admitted.answered:
                self._requests -= 1

    def _counting(self, admitted: _Admitted) -> Send:
        async def send(message: Message) -> None:
            if message["type"] == "http.response.start" and not admitted.answered:
                admitted.answered = True
                self._requests -= 1  # streams go on for hours
            await admitted.send(message)

        return send


class _Admitted:
    """One request, whose sender is not waited for for ever."""

    def __init__(self, receive: Receive, send: Send, weight: int) -> None:
        self._receive, self._send = receive, send
        self._deadline = asyncio.get_running_loop().time() + PATIENCE_SECONDS + weight / SLOWEST_BYTES
        self._complete = False
        self._late = False
        self.answered = False

    async def receive(self) -> Message:
        if self._complete:
            return await self._receive()
        try:
            async with asyncio.timeout_at(self._deadline):
                message = await self._receive()
        except TimeoutError:
            self._late = self._complete = True
            return {"type": "http.disconnect"}
        self._complete = not message.get("more_body", False)
        return message

    async def send(self, message: Message) -> None:
        if self._late and message["type"] == "http.response.start":
            message = {**message, "status": 408}
        await self._send(message)


def _declared(scope: Scope, most: int) -> int:
    """Bytes of a large body; of one that does not say its size as much as half of all may hold."""
    headers: dict[bytes, Any] = dict(scope["headers"])
    length = headers.get(b"content-length", b"")
    if length.isdigit():
        size = min(int(length), most)
        return size if size > SMALL_BYTES else 0
    return most // 2 if headers.get(b"transfer-encoding") else 0
