"""Every door of the service, behind one method: `call(operation, **arguments)` -> (accepted, answer)."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import httpx2
import pytest
import uvicorn
from anyio.from_thread import BlockingPortal, start_blocking_portal
from mcp import Client, StdioServerParameters, stdio_client
from mcp.client.streamable_http import streamable_http_client
from starlette.testclient import TestClient

from cv_generator.errors import UserError
from cv_generator.operations.access import Access
from cv_generator.operations.context import Caller, Context
from cv_generator.operations.dispatch import invoke
from cv_generator.operations.registry import BY_NAME
from cv_generator.surfaces.cli import operations as cli
from cv_generator.surfaces.http.app import create_app
from cv_generator.surfaces.mcp import http as mcp
from cv_generator.surfaces.mcp.local import LocalHost
from cv_generator.surfaces.mcp.server import make_server

Called = tuple[bool, dict[str, Any]]


class DoorUnderTest(Protocol):
    """`by` is what the history says of its calls."""

    by: str

    def call(self, operation: str, /, **arguments: Any) -> Called: ...


class Direct:
    by = "direct"

    def __init__(self, context: Context) -> None:
        self.context = context

    def call(self, operation: str, /, **arguments: Any) -> Called:
        try:
            return True, invoke(self.context, BY_NAME[operation], arguments).as_json()
        except UserError as error:
            return False, error.answer()


class Http:
    by = "http"

    def __init__(self, client: TestClient) -> None:
        self.client = client

    def call(self, operation: str, /, **arguments: Any) -> Called:
        response = self.client.post("/api" + BY_NAME[operation].route, json=arguments)
        body = response.json()
        if response.status_code != 200:
            assert body.pop("request_id")
        return response.status_code == 200, body


class Mcp:
    """The official SDK's client; `text` and `structuredContent` of a success say the same."""

    by = "mcp"

    def __init__(self, portal: BlockingPortal, client: Client) -> None:
        self.portal = portal
        self.client = client

    def result(self, operation: str, /, **arguments: Any) -> Any:
        return self.portal.call(self.client.call_tool, operation, arguments)

    def call(self, operation: str, /, **arguments: Any) -> Called:
        result = self.result(operation, **arguments)
        body = json.loads(result.content[0].text)
        if not result.is_error:
            assert result.structured_content == body
        return not result.is_error, body


class CommandLine:
    by = "cli"

    def __init__(self, context: Context, capsys: pytest.CaptureFixture[str]) -> None:
        caller = Caller(by=self.by, base_url=context.caller.base_url)
        self.hosts = cli.Hosts(context=lambda: context.for_caller(caller), serve=lambda _host, _port: None)
        self.capsys = capsys

    def call(self, operation: str, /, **arguments: Any) -> Called:
        status = cli.main([operation, "--json", json.dumps(arguments)], self.hosts)
        printed = self.capsys.readouterr()
        return status == 0, json.loads(printed.out if status == 0 else printed.err)


def application(context: Context, access: Access | None = None) -> Any:
    """HTTP and MCP behind one door."""
    return create_app(
        context,
        access or Access(),
        routes=lambda door: mcp.routes(door, context.limits.request_bytes, keys=not door.access.is_open),
    )


@contextlib.contextmanager
def direct(context: Context, **_others: Any) -> Iterator[Direct]:
    yield Direct(context)


@contextlib.contextmanager
def http(context: Context, **_others: Any) -> Iterator[Http]:
    with TestClient(application(context), base_url="http://cv.test") as client:
        yield Http(client)


@contextlib.contextmanager
def command_line(context: Context, capsys: pytest.CaptureFixture[str], **_others: Any) -> Iterator[CommandLine]:
    yield CommandLine(context, capsys)


@contextlib.contextmanager
def mcp_over_http(
    context: Context, mode: str = "auto", elicitation_callback: Any = None, **_others: Any
) -> Iterator[Mcp]:
    transport = httpx2.ASGITransport(app=application(context))
    with start_blocking_portal() as portal:
        http_client = httpx2.AsyncClient(transport=transport, base_url="http://cv.test")
        client = Client(
            streamable_http_client("http://cv.test/mcp", http_client=http_client),
            mode=mode,
            elicitation_callback=elicitation_callback,
        )
        with portal.wrap_async_context_manager(http_client), portal.wrap_async_context_manager(client):
            yield Mcp(portal, client)


@contextlib.contextmanager
def mcp_over_http_of_2025(context: Context, **_others: Any) -> Iterator[Mcp]:
    """Clients of the revision before shake hands first."""
    with mcp_over_http(context, mode="legacy") as door:
        yield door


@contextlib.contextmanager
def mcp_over_stdio(tmp_path: Path, **_others: Any) -> Iterator[Mcp]:
    """A process of its own, with its own store."""
    environment = {**os.environ, "SQLITE_PATH": str(tmp_path / "stdio.sqlite3"), "PUBLIC_BASE_URL": "http://cv.test"}
    process = StdioServerParameters(
        command=sys.executable,
        args=["-m", "cv_generator", "mcp", "--folder", str(tmp_path)],
        env=environment,
        cwd=tmp_path,
    )
    with start_blocking_portal() as portal, portal.wrap_async_context_manager(Client(stdio_client(process))) as client:
        yield Mcp(portal, client)


@contextlib.contextmanager
def mcp_in_process(context: Context, folders: list[Path], **_others: Any) -> Iterator[Mcp]:
    """The server for stdio without its process, for what the transport does not matter to."""
    server = make_server(LocalHost(context, folders))
    with start_blocking_portal() as portal, portal.wrap_async_context_manager(Client(server)) as client:
        yield Mcp(portal, client)


STDIO = "MCP over stdio"
DOORS = {
    "direct": direct,
    "HTTP": http,
    "MCP over HTTP": mcp_over_http,
    "MCP over HTTP, 2025-11-25": mcp_over_http_of_2025,
    STDIO: mcp_over_stdio,
    "command line": command_line,
}


class _Announcing(uvicorn.Server):
    """Says when it listens."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.listening = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.listening.set()


@contextlib.contextmanager
def listening(app: Any) -> Iterator[str]:
    """The application on a free port of loopback, for clients that run in processes of their own; its address."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = _Announcing(uvicorn.Config(app, log_config=None, access_log=False, lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        assert server.listening.wait(timeout=30)
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()
