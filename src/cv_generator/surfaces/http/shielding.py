"""What every answer tells browsers, whichever route it comes from."""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

ALWAYS = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",  # addresses hold ids and signatures
    b"cache-control": b"no-store",  # answers hold CVs
}
OF_DOCUMENTS = {
    b"content-security-policy": b"default-src 'none'; img-src data:; style-src 'unsafe-inline'; "
    b"frame-ancestors 'none'; sandbox",
}
"""Of what a browser would make a page of, where it is opened by its address: pictures of pages, texts."""

_DOCUMENTS = (b"image/svg+xml", b"text/")


class Shielding:
    """ASGI middleware: adds these headers where an answer does not have its own.

    PDFs have no policy: browsers do not show them in a sandbox.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": _shielded(list(message.get("headers", ())))}
            await send(message)

        await self._app(scope, receive, sending)


def _shielded(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    own = {name.lower(): value for name, value in headers}
    wanted = ALWAYS | OF_DOCUMENTS if own.get(b"content-type", b"").startswith(_DOCUMENTS) else ALWAYS
    return headers + [(name, value) for name, value in wanted.items() if name not in own]
