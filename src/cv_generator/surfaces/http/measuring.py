"""Measures every HTTP request, also those that never become a call of an operation."""

from __future__ import annotations

import time
from collections.abc import Iterable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cv_generator.operations.telemetry import Telemetry

UNMATCHED = "unmatched"
"""The route of requests that no route matches: scanners try any path."""


class Measuring:
    """ASGI middleware. The time ends when the answer begins: streams and slow readers are no slowness of ours."""

    def __init__(self, app: ASGIApp, telemetry: Telemetry) -> None:
        self._app = app
        self._telemetry = telemetry

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = time.perf_counter()
        begun = False

        async def sending(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                self._answered(scope, message["status"], started, message.get("headers", ()))
            await send(message)

        try:
            await self._app(scope, receive, sending)
        finally:
            if not begun:
                self._answered(scope, 500, started, ())

    def _answered(self, scope: Scope, status: int, started: float, headers: Iterable[tuple[bytes, bytes]]) -> None:
        seconds = time.perf_counter() - started
        sizes = {**_size("request_bytes", scope["headers"]), **_size("answer_bytes", headers)}
        self._telemetry.answered(scope["method"], route_of(scope), status, seconds, sizes)


def route_of(scope: Scope) -> str:
    """The pattern of the route that matched, such as `/api/cv-files/{key}/{name}`; of mounted applications the path."""
    route = scope.get("route")
    inner = str(getattr(route, "path", UNMATCHED)) if route else UNMATCHED
    mounted = scope.get("root_path", "").removeprefix(scope.get("app_root_path", ""))
    return mounted or inner


def _size(name: str, headers: Iterable[tuple[bytes, bytes]]) -> dict[str, int]:
    for key, value in headers:
        if key.lower() == b"content-length" and value.isdigit():
            return {name: int(value)}
    return {}
