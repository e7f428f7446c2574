"""What is answered to those whose call is cut off by the end of the service."""

from __future__ import annotations

import asyncio

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cv_generator.errors import RetryLater
from cv_generator.surfaces.http.responses import error_response

RETRY_SECONDS = 5
"""When the next service is there, or another process of this one answers."""


class Ending:
    """ASGI middleware: a request that is cancelled before its answer began is answered with 503 instead of 500.

    The server cancels what has not ended some seconds after it was told to stop.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = False

        async def sending(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, sending)
        except asyncio.CancelledError:
            if begun:
                raise
            refusal = RetryLater(RETRY_SECONDS, "The service is about to end")
            await error_response(refusal, "")(scope, receive, send)
