"""Streamable HTTP at one path: each request stands for itself, so any worker can answer any of them."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol, TypeVar
from urllib.parse import urlsplit

from anyio import create_task_group, sleep_forever
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import Message, Receive, Scope, Send

from cv_generator.errors import Forbidden, Unauthorized
from cv_generator.operations import guide
from cv_generator.operations.context import Context
from cv_generator.operations.definition import Answer, FileLink, Operation
from cv_generator.surfaces.mcp.host import LocalDocument
from cv_generator.workers.leaving import Presence, presence

if TYPE_CHECKING:
    from mcp.server import Server

T = TypeVar("T")
Handler = Callable[[Request], Awaitable[Response]]
PATH = "/mcp"
METADATA = "/.well-known/oauth-protected-resource"
_CONTEXT = "cv_generator.context"
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class Entrance(Protocol):
    """Lets requests in by their key: the same door as the HTTP API's."""

    def enter(self, request: Request) -> Context: ...

    async def in_thread(self, run: Callable[[], T], *, heavy: bool) -> T: ...

    def guarded(self, handler: Handler) -> Handler: ...

    def base_url(self, request: Request) -> str: ...

    async def body(self, request: Request) -> bytes: ...


class HttpHost:
    """Documents come as base64 from programs; files go out as links."""

    def __init__(self, entrance: Entrance) -> None:
        self._entrance = entrance

    def context(self, request: Request | None) -> Context:
        assert request is not None, "Streamable HTTP hands the request to every handler"
        context: Context = request.scope[_CONTEXT]
        return context

    async def in_thread(self, run: Callable[[], T], *, heavy: bool) -> T:
        return await self._entrance.in_thread(run, heavy=heavy)

    def offers(self, _operation: Operation[Any, Any]) -> bool:
        return True

    def parameters(self, _operation: Operation[Any, Any], schema: dict[str, Any]) -> dict[str, Any]:
        return schema

    def answers(self, _operation: Operation[Any, Any], schema: dict[str, Any]) -> dict[str, Any]:
        return schema

    def instructions(self) -> str:
        return guide.instructions()

    def documents(self) -> Sequence[LocalDocument]:
        return ()

    def refused(self, answer: dict[str, Any], _arguments: dict[str, Any]) -> dict[str, Any]:
        return answer

    def received(self, _operation: Operation[Any, Any], arguments: dict[str, Any]) -> dict[str, Any]:
        return arguments

    def delivered(
        self, _context: Context, _arguments: dict[str, Any], answer: Answer
    ) -> tuple[dict[str, Any], FileLink | None]:
        return answer.as_json(), answer.link()


class McpEndpoint:
    """The handler for the path `/mcp`."""

    def __init__(self, entrance: Entrance, body_limit: int) -> None:
        self._entrance = entrance
        self._body_limit = body_limit

    @cached_property
    def _server(self) -> Server[Any]:
        """Made after the start, or by the first request: no start waits for the protocol's library."""
        from cv_generator.surfaces.mcp.server import make_server

        logging.getLogger("mcp.server.streamable_http_manager").setLevel(logging.WARNING)  # it announces each request
        return make_server(HttpHost(self._entrance))

    async def __call__(self, request: Request) -> Response:
        """Let the request in; the answer is made when it is sent.

        Raises:
            Unauthorized: with the address of the metadata.
            TooManyRequests, TooLarge, InvalidInput: as for every other request.
            ForeignOrigin: a web page that is not ours calls an open service.
        """
        try:
            context = self._entrance.enter(request)
        except Unauthorized:
            raise Unauthorized(f"{self._entrance.base_url(request)}{METADATA}{PATH}") from None
        _require_own_page(request, context)
        by = context.caller.by
        request.scope[_CONTEXT] = context.for_caller(replace(context.caller, by="mcp" if by == "http" else by))
        return _Served(self._server, await self._entrance.body(request), self._body_limit)


def routes(entrance: Entrance, body_limit: int, *, keys: bool) -> list[Route]:
    """The endpoint, and where keys are asked for, how a client learns of them.

    Only POST: there is no protocol session whose stream a GET could open or a DELETE could end.
    """
    endpoint = Route(PATH, entrance.guarded(McpEndpoint(entrance, body_limit)), methods=["POST"])
    if not keys:
        return [endpoint]
    described = entrance.guarded(_metadata(entrance))
    return [endpoint, Route(METADATA, described), Route(METADATA + PATH, described)]


def _metadata(entrance: Entrance) -> Handler:
    """OAuth 2.0 protected resource metadata (RFC 9728).

    Keys are handed out by the operators and not by an authorization server, so none is named: a client learns that the
    key goes into the `Authorization` header, and asks its person for it.
    """

    async def handle(request: Request) -> Response:
        base = entrance.base_url(request)
        return JSONResponse(
            {
                "resource": f"{base}{PATH}",
                "resource_name": "CV Generator",
                "bearer_methods_supported": ["header"],
                "resource_documentation": f"{base}/api/docs",
            },
            headers={"Access-Control-Allow-Origin": "*"},
        )

    return handle


class _Served(Response):
    """The answer of the protocol's library, with the headers that every answer of the service has."""

    def __init__(self, server: Server[Any], body: bytes, body_limit: int) -> None:
        super().__init__()
        self._server = server
        self._sent = body
        self._body_limit = body_limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        from mcp.server.streamable_http_manager import StreamableHTTPSessionManager

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)["X-Request-ID"] = self.headers["X-Request-ID"]
            await send(message)

        # A manager keeps nothing in stateless mode: one for each request needs no start and no event loop of its own.
        manager = StreamableHTTPSessionManager(
            self._server, json_response=True, stateless=True, max_request_body_size=self._body_limit
        )
        presence.set(caller := Presence())
        async with create_task_group() as serving:

            async def leaving() -> None:
                while (await receive())["type"] != "http.disconnect":
                    pass
                caller.leave()
                serving.cancel_scope.cancel()

            serving.start_soon(leaving)
            async with manager.run():
                await manager.handle_request(scope, self._read_again(), sending)
            serving.cancel_scope.cancel()

    def _read_again(self) -> Receive:
        """The body, which was read at the door, once more. When the caller goes, the whole answer is cancelled."""
        rest: list[Message] = [{"type": "http.request", "body": self._sent, "more_body": False}]

        async def receive() -> Message:
            if not rest:
                await sleep_forever()
            return rest.pop()

        return receive


class ForeignOrigin(Forbidden):
    code = "foreign_origin"
    error = "Calls from this page's origin are not allowed"


def _require_own_page(request: Request, context: Context) -> None:
    """Where no key is asked for, a foreign web page must not reach the service on the person's own machine.

    Browsers name the page in `Origin`, also after DNS rebinding; programs send none.
    """
    origin = request.headers.get("origin")
    if origin and not context.caller.owner and _host(origin) not in _LOOPBACK:
        raise ForeignOrigin


def _host(origin: str) -> str | None:
    try:
        return urlsplit(origin).hostname
    except ValueError:
        return None
