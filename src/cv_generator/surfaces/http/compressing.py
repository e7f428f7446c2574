"""Answers of some length are compressed for those who take that."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.middleware.gzip import DEFAULT_EXCLUDED_CONTENT_TYPES, GZipResponder, IdentityResponder
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cv_generator.media_types import DOCX, PDF

LEAST_BYTES = 1_000
LEVEL = 4
"""3 ms for the pages of a CV; the levels above save 4 % and take twice as long."""

_COMPRESSED_ALREADY = (*DEFAULT_EXCLUDED_CONTENT_TYPES, PDF, DOCX)


class Compressing:
    """ASGI middleware. Most answers are short and say so: they pass, since Starlette's responder takes as long to make
    as a call takes to parse. Beside them it decides everything."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        sending = send

        async def begin(message: Message) -> None:
            nonlocal sending
            if message["type"] == "http.response.start" and not _is_short(message):
                responder = self._responder(scope)
                responder.send = send
                sending = responder.send_with_compression
            await sending(message)

        await self._app(scope, receive, begin)

    def _responder(self, scope: Scope) -> IdentityResponder:
        if "gzip" in Headers(scope=scope).get("Accept-Encoding", ""):
            return GZipResponder(self._app, LEAST_BYTES, LEVEL, exclude_content_types=_COMPRESSED_ALREADY)
        return IdentityResponder(self._app, LEAST_BYTES, exclude_content_types=_COMPRESSED_ALREADY)


def _is_short(message: Message) -> bool:
    for name, value in message.get("headers", ()):
        if name == b"content-length":
            return bool(value.isdigit() and int(value) < LEAST_BYTES)
    return False
