"""A model server on loopback that plays a script: real clients talk to it as they talk to OpenAI.

A step sees what the tools answered last and gives the next call, or the final text. Calls are filled in as a strict
model fills them: every argument of the definition, null where the script says nothing; what does not match the
definition fails the test.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import jsonschema

Call = tuple[str, dict[str, Any]]
Step = Callable[[dict[str, Any]], Call | str]

USAGE = {
    "input_tokens": 1,
    "input_tokens_details": {"cached_tokens": 0, "cache_write_tokens": 0},
    "output_tokens": 1,
    "output_tokens_details": {"reasoning_tokens": 0},
    "total_tokens": 2,
}
CHAT_USAGE = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}


@dataclass
class ScriptedModel:
    """The script, what was played of it, and what the tools answered."""

    steps: Sequence[Step]
    calls: list[Call] = field(default_factory=list)
    answers: list[dict[str, Any]] = field(default_factory=list)
    url: str = ""
    played: int = 0

    def play(self, tools: list[dict[str, Any]], last_output: str | None) -> Call | str:
        if last_output is not None:
            self.answers.append(_answer(last_output))
        step = self.steps[self.played]
        self.played += 1
        move = step(self.answers[-1] if self.answers else {})
        if isinstance(move, str):
            return move
        name, arguments = move
        [definition] = [each for each in tools if each["name"] == name]
        filled = filled_in(arguments, definition["parameters"]) if definition["strict"] else arguments
        jsonschema.validate(filled, definition["parameters"])
        self.calls.append((name, arguments))
        return name, filled

    def responses(self, request: dict[str, Any]) -> dict[str, Any]:
        """`POST /v1/responses`"""
        items = request["input"] if isinstance(request["input"], list) else []
        outputs = [item["output"] for item in items if item.get("type") == "function_call_output"]
        move = self.play(request["tools"], outputs[-1] if outputs else None)
        if isinstance(move, str):
            part = {"type": "output_text", "text": move, "annotations": []}
            item = {"type": "message", "id": "m", "role": "assistant", "status": "completed", "content": [part]}
        else:
            number = len(self.calls)
            item = {"type": "function_call", "id": f"fc_{number}", "call_id": f"call_{number}", "status": "completed"}
            item |= {"name": move[0], "arguments": json.dumps(move[1], ensure_ascii=False)}
        return {
            "id": f"resp_{len(self.calls)}",
            "object": "response",
            "created_at": 0,
            "model": request["model"],
            "status": "completed",
            "output": [item],
            "parallel_tool_calls": False,
            "tool_choice": "auto",
            "tools": [],
            "usage": USAGE,
        }

    def chat(self, request: dict[str, Any]) -> dict[str, Any]:
        """`POST /v1/chat/completions`"""
        outputs = [each["content"] for each in request["messages"] if each["role"] == "tool"]
        move = self.play([each["function"] for each in request["tools"]], outputs[-1] if outputs else None)
        message: dict[str, Any] = {"role": "assistant", "content": move if isinstance(move, str) else None}
        if not isinstance(move, str):
            function = {"name": move[0], "arguments": json.dumps(move[1], ensure_ascii=False)}
            message["tool_calls"] = [{"id": f"call_{len(self.calls)}", "type": "function", "function": function}]
        reason = "stop" if isinstance(move, str) else "tool_calls"
        choice = {"index": 0, "message": message, "finish_reason": reason}
        return {
            "id": "chat",
            "object": "chat.completion",
            "created": 0,
            "model": request["model"],
            "choices": [choice],
            "usage": CHAT_USAGE,
        }


def _answer(output: Any) -> dict[str, Any]:
    """What a tool answered; calls over MCP wrap the text."""
    answer = json.loads(output) if isinstance(output, str) else output[0]
    found: dict[str, Any] = json.loads(answer["text"]) if "text" in answer else answer
    return found


def filled_in(arguments: Any, schema: dict[str, Any]) -> Any:
    """Null for every property that is left out, at every level."""
    if isinstance(arguments, dict) and "properties" in schema:
        unknown = set(arguments) - set(schema["properties"])
        assert not unknown, unknown
        return {name: filled_in(arguments.get(name), field) for name, field in schema["properties"].items()}
    if isinstance(arguments, list) and "items" in schema:
        return [filled_in(each, schema["items"]) for each in arguments]
    return arguments


@contextlib.contextmanager
def running(steps: Sequence[Step]) -> Iterator[ScriptedModel]:
    model = ScriptedModel(steps)
    numbers = itertools.count()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            answer = (model.responses if self.path.endswith("/responses") else model.chat)(body)
            data = json.dumps(answer).encode()
            self.send_response(200)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(data)))
            self.send_header("x-request-id", f"req_{next(numbers)}")
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_arguments: Any) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    model.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    try:
        yield model
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
