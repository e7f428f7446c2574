"""MCP over stdio: what cannot be read is answered, so that nobody waits for ever."""

from __future__ import annotations

import io
import json
from typing import Any

import anyio
import pytest
from mcp.server.stdio import stdio_server

from cv_generator.operations.context import Context
from cv_generator.surfaces.mcp import unread
from cv_generator.surfaces.mcp.local import LocalHost
from cv_generator.surfaces.mcp.server import make_server

CALL = '{"jsonrpc": "2.0", "id": %s, "method": "tools/call", "params": {"name": "create_cv_session", "arguments": %s}}'


def answered(context: Context, *lines: str) -> list[dict[str, Any]]:
    """What a server says to these lines and to a ping behind them."""
    sent, told = io.StringIO("\n".join((*lines, '{"jsonrpc": "2.0", "id": "last", "method": "ping"}\n'))), io.StringIO()

    async def run() -> None:
        async with stdio_server(anyio.wrap_file(sent), anyio.wrap_file(told)) as (read, write):
            with anyio.fail_after(60):
                await unread.run(make_server(LocalHost(context)), read, write)

    anyio.run(run)
    return [json.loads(line) for line in told.getvalue().splitlines()]


@pytest.mark.parametrize(
    ("line", "code", "number"),
    [
        (CALL % (2, r'{"cv_data": {"full_name": "A\ud800"}}'), -32700, 2),
        (CALL % ('"seven"', r'{"cv_data\udfff": {}}'), -32700, "seven"),
        (CALL % (r'"\ud800"', "{}"), -32700, None),
        (CALL % (3, "[" * 3000 + "]" * 3000), -32700, None),
        (r'{"jsonrpc": "2.0", "id": 4, "method": "\ud800"}', -32700, 4),
        ("Content-Length: 20", -32700, None),
        ('{"jsonrpc": "2.0", "id": 5, "method": 5}', -32600, 5),
        ('{"id": 6}', -32600, 6),
        ('[{"jsonrpc": "2.0", "id": 7, "method": "ping"}]', -32600, None),
        ("7", -32600, None),
    ],
)
def test_what_is_no_message_is_refused_under_its_number(
    context: Context, line: str, code: int, number: int | str | None
) -> None:
    refusals = [each for each in answered(context, line) if "error" in each]
    assert [(each["error"]["code"], each["id"]) for each in refusals] == [(code, number)]


@pytest.mark.parametrize("line", ["", "  ", r'{"jsonrpc": "2.0", "method": "notifications/\ud800"}'])
def test_what_asks_for_no_answer_gets_none(context: Context, line: str) -> None:
    assert all("error" not in each for each in answered(context, line))
