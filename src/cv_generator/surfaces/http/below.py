"""A service that is served below a path of its host, `https://host.example/cv`."""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send


class Below:
    """Takes the public path off, where the reverse proxy has left it on.

    Proxies do either. And an operator who calls the service past the proxy, before its name exists, can follow its
    links by their path.
    """

    def __init__(self, app: ASGIApp, path: str) -> None:
        self._app = app
        self._path = path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and self._path and f"{scope['path']}/".startswith(f"{self._path}/"):
            scope = {**scope, "path": scope["path"][len(self._path) :] or "/"}
            scope.pop("raw_path", None)
        await self._app(scope, receive, send)
