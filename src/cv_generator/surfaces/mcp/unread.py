"""Messages on standard input that are none: the protocol's library drops them, and whoever sent one waits for ever."""

from __future__ import annotations

import json
from typing import Any

import anyio
from anyio.streams.memory import MemoryObjectSendStream
from mcp.server import Server
from mcp.shared._stream_protocols import ReadStream, WriteStream
from mcp.shared.message import SessionMessage
from mcp_types import INVALID_REQUEST, PARSE_ERROR, ErrorData, JSONRPCError
from pydantic import ValidationError


async def run(
    server: Server[Any], read: ReadStream[SessionMessage | Exception], write: WriteStream[SessionMessage]
) -> None:
    """The server on these streams, until the input ends. What it cannot read is answered as JSON-RPC 2.0 says."""
    passing, passed = anyio.create_memory_object_stream[SessionMessage | Exception]()
    async with read, passed, anyio.create_task_group() as group:
        group.start_soon(_pass_on, read, passing, write)
        await server.run(passed, write, server.create_initialization_options())


async def _pass_on(
    read: ReadStream[SessionMessage | Exception],
    passing: MemoryObjectSendStream[SessionMessage | Exception],
    write: WriteStream[SessionMessage],
) -> None:
    async with passing:
        async for item in read:
            if not isinstance(item, ValidationError):
                await passing.send(item)
            elif refusal := refused(item):
                await write.send(SessionMessage(refusal))


def refused(error: ValidationError) -> JSONRPCError | None:
    """The answer to what was sent; None for a notification and for an empty line, which nobody waits for."""
    fault = error.errors(include_url=False, include_context=False)[0]
    is_json = fault["type"] != "json_invalid"
    line = fault["input"]
    if not is_json and not str(line).strip():
        return None
    sent = _parsed(line) if not is_json else _whole(error)
    if isinstance(sent, dict) and "id" not in sent and "method" in sent:
        return None
    code, name = (INVALID_REQUEST, "Invalid Request") if is_json else (PARSE_ERROR, "Parse error")
    told = f"{name}: {fault['msg']}" if not is_json else f"{name}: send one message of JSON-RPC 2.0 in a line"
    return JSONRPCError(jsonrpc="2.0", id=_id(sent), error=ErrorData(code=code, message=told))


def _parsed(line: Any) -> Any:
    """By a parser that takes a lone surrogate, which is what most of these lines have."""
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _whole(error: ValidationError) -> Any:
    """The message, out of the places that are named within it."""
    return next((each["input"] for each in error.errors() if each["type"] in ("missing", "model_type")), None)


def _id(sent: Any) -> int | str | None:
    """None where there is none that could be sent back."""
    found = sent.get("id") if isinstance(sent, dict) else None
    if isinstance(found, bool) or not isinstance(found, int | str):
        return None
    try:
        str(found).encode()
    except ValueError:
        return None
    return found
