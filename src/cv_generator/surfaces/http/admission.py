"""How much is let in at once: requests by number, bodies by bytes, senders by time. The rest is asked to come again.

Nothing of a refused request is read. Keys and codes are checked before a body is read, too: that is the handlers' part.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cv_generator.errors import RetryLater
from cv_generator.surfaces.http.bodies import values_in
from cv_generator.surfaces.http.responses import error_response
from cv_generator.surfaces.http.rounds import Rounds

MOST_REQUESTS = 200
"""Requests of one process whose answer has not begun. More would only wait, each for longer than a client does."""

REQUESTS_OF_ONE = 0.75
"""What one address may have of them. Keys do not count here: whoever wants more than a share could make them up."""

BYTES_OF_ONE = 0.5
"""What one address may hold of the bytes of large bodies; one body is let in, whatever its size."""

SMALL_BYTES = 64 * 1024
"""Bodies up to this size are edits and readings; they are counted as requests only."""

VALUE_BYTES = 400
"""What a value of a JSON body takes once it is parsed, checked and brought into its form."""

FEW_VALUES = 2_000
"""So many of one body are not counted: edits, and most CVs."""

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
        self._rounds = Rounds()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] in FREE:
            await self._app(scope, receive, send)
            return
        await self._rounds.turn()
        who, weight = _address(scope), _declared(scope, self._body_bytes)
        if not self._has_room(who, weight):
            await error_response(Busy(2), "")(scope, receive, send)
            return
        admitted = _Admitted(receive, send, weight, is_json=_is_json(scope))
        self._requests[who] += 1
        self._held[who] += weight
        try:
            await self._app(scope, self._weighing(admitted, who), self._counting(admitted, who))
        finally:
            _take(self._held, who, weight + admitted.parsed)
            if not admitted.answered:
                _take(self._requests, who, 1)

    def _has_room(self, who: str, weight: int) -> bool:
        if self._requests.total() >= MOST_REQUESTS or not self._has_bytes(who, weight):
            return False
        return not who or self._requests[who] < REQUESTS_OF_ONE * MOST_REQUESTS

    def _has_bytes(self, who: str, weight: int, besides: int = 0) -> bool:
        """`besides` is what the same request holds already: one alone is let in, whatever its size."""
        held, own = self._held.total() - besides, self._held[who] - besides
        if weight and held and held + besides + weight > self._body_bytes:
            return False
        return not (who and weight and own and own + besides + weight > BYTES_OF_ONE * self._body_bytes)

    def _weighing(self, admitted: _Admitted, who: str) -> Receive:
        async def receive() -> Message:
            """Raises `Busy` where what the body becomes, once it is parsed, finds no room beside the others."""
            message = await admitted.receive()
            more = admitted.grown(message)
            if more and not self._has_bytes(who, more, besides=admitted.parsed + admitted.weight):
                raise Busy(2)
            admitted.parsed += more
            self._held[who] += more
            return message

        return receive

    def _counting(self, admitted: _Admitted, who: str) -> Send:
        async def send(message: Message) -> None:
            if message["type"] == "http.response.start" and not admitted.answered:
                admitted.answered = True
                _take(self._requests, who, 1)  # streams go on for hours
            await admitted.send(message)

        return send


class _Admitted:
    """One request, whose sender is not waited for for ever."""

    def __init__(self, receive: Receive, send: Send, weight: int, *, is_json: bool = False) -> None:
        self._receive, self._send = receive, send
        self._is_json = is_json
        self._values = 0
        self.weight, self.parsed = weight, 0
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

    def grown(self, message: Message) -> int:
        """Bytes that the values in a piece of a JSON body will take besides."""
        body = message.get("body", b"")
        if not self._is_json or not body:
            return 0
        before = max(0, self._values - FEW_VALUES)
        self._values += values_in(body)
        return (max(0, self._values - FEW_VALUES) - before) * VALUE_BYTES

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


def _is_json(scope: Scope) -> bool:
    """Whether a body will be parsed as JSON: all are but forms, whose files are not."""
    return not any(
        name == b"content-type" and value.lower().startswith(b"multipart/") for name, value in scope["headers"]
    )


def _declared(scope: Scope, most: int) -> int:
    """Bytes of a large body; of one that does not say its size as much as half of all may hold."""
    headers: dict[bytes, Any] = dict(scope["headers"])
    length = headers.get(b"content-length", b"")
    if length.isdigit():
        size = min(int(length), most)
        return size if size > SMALL_BYTES else 0
    return most // 2 if headers.get(b"transfer-encoding") else 0
