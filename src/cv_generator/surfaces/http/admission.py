"""How much is let in at once: requests by number, bodies by bytes, senders by time. The rest is asked to come again.

Nothing of a refused request is read. Keys and codes are checked before a body is read, too: that is the handlers' part.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cv_generator.errors import RetryLater
from cv_generator.surfaces.http.responses import error_response

MOST_REQUESTS = 200
"""Requests of one process whose answer has not begun. More would only wait, each for longer than a client does."""

REQUESTS_OF_ONE = 0.75
"""What one address may have of them. Keys do not count here: whoever wants more than a share could make them up."""

BYTES_OF_ONE = 0.5
"""What one address may hold of the bytes of large bodies; one body is let in, whatever its size."""

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
        self._requests: Counter[str] = Counter()
        self._held: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] in FREE:
            await self._app(scope, receive, send)
            return
        who, weight = _address(scope), _declared(scope, self._body_bytes)
        if not self._has_room(who, weight):
            await error_response(Busy(2), "")(scope, receive, send)
            return
        admitted = _Admitted(receive, send, weight)
        self._requests[who] += 1
        self._held[who] += weight
        try:
            await self._app(scope, admitted.receive, self._counting(admitted, who))
        finally:
            _take(self._held, who, weight)
            if not admitted.answered:
                _take(self._requests, who, 1)

    def _has_room(self, who: str, weight: int) -> bool:
        requests, held = self._requests.total(), self._held.total()
        if requests >= MOST_REQUESTS or (weight and held and held + weight > self._body_bytes):
            return False
        if not who:
            return True
        own = self._held[who]
        is_too_much = weight and own and own + weight > BYTES_OF_ONE * self._body_bytes
        return self._requests[who] < REQUESTS_OF_ONE * MOST_REQUESTS and not is_too_much

    def _counting(self, admitted: _Admitted, who: str) -> Send:
        async def send(message: Message) -> None:
            if message["type"] == "http.response.start" and not admitted.answered:
                admitted.answered = True
                _take(self._requests, who, 1)  # streams go on for hours
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


def _address(scope: Scope) -> str:
    """Where a request comes from; empty where that is not known, as over a Unix socket."""
    client = scope.get("client")
    return str(client[0]) if client else ""


def _take(counted: Counter[str], who: str, number: int) -> None:
    counted[who] -= number
    if not counted[who]:
        del counted[who]


def _declared(scope: Scope, most: int) -> int:
    """Bytes of a large body; of one that does not say its size as much as half of all may hold."""
    headers: dict[bytes, Any] = dict(scope["headers"])
    length = headers.get(b"content-length", b"")
    if length.isdigit():
        size = min(int(length), most)
        return size if size > SMALL_BYTES else 0
    return most // 2 if headers.get(b"transfer-encoding") else 0
