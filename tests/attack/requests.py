"""Requests by a grammar: operations with arguments that are nearly right, quite wrong, or not arguments at all."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from cv_generator.operations.registry import OPERATIONS

LETTERS = [
    "a",
    " ",
    "\0",
    "\u2028",
    "é",
    "\u0660",
    "\ufdfa",
    "\U0001f600",
    "\u202e",
    "-",
    "[",
    "]",
    ".",
    "/",
    "{",
    '"',
    "%",
    "\r\n",
    "$",
    "\\",
]
TEXTS = ["", "Anna Muster", "null", "-1", "1e999", "../../etc/passwd", "work_experience[0].bullets[99]", "work_experience[-1]", "full_name.",
         "data:image/png;base64,AAAA", "data:image/jpeg;base64,/9j/", "cv-file:photo-0000000000000000.jpg", "https://a..example/", "http://[",
         "2020-13", "2020 – 2019", "\x7f", "<script>", "😀" * 50, "a" * 6_000, "x " * 30_000, "[1", '{"a":1}', "de", "de-CH", "zurich", "UEsDBA==", "JVBERi0="]  # fmt: skip
PATHS = ["/api/health", "/api/metrics", "/api/openapi.json", "/api/tools", "/api/cv-files/x/y", "/api/cv-uploads/x", "/api/preview-cv", "/mcp", "/",
         "/upload/x", "/sheet", "/session/x", "/static/../x", "/api", "/api/cv-session-events", "/api/agent-instructions"]  # fmt: skip


@dataclass(frozen=True)
class Sent:
    method: str
    path: str
    headers: dict[str, str]
    body: bytes


def request(seed: int, session_id: str) -> Sent:
    """Request number `seed`: the same each time."""
    chance = random.Random(seed)
    headers = {
        "content-type": chance.choice(
            ["application/json"] * 8
            + ["text/plain", "multipart/form-data", "multipart/form-data; boundary=x", "a/b", ""]
        )
    }
    if chance.random() < 0.1:
        headers[
            chance.choice(
                [
                    "accept",
                    "x-request-id",
                    "if-none-match",
                    "x-cv-client",
                    "range",
                    "origin",
                    "idempotency-key",
                    "content-encoding",
                ]
            )
        ] = chance.choice(["*/*", "application/pdf", "a" * 300, "http://[", '"x"', "gzip", "bytes=9-1"])
    if chance.random() < 0.15:
        query = (
            f"?{quote(_text(chance))}={quote(_text(chance)[:200])}&session_id={session_id}"
            if chance.random() < 0.7
            else "?%ff%00&&=;"
        )
        return Sent(
            chance.choice(["GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS"]),
            chance.choice(PATHS) + query,
            headers,
            b"",
        )
    operation = chance.choice([each for each in OPERATIONS if each.name != "cleanup_expired_sessions"])
    arguments: dict[str, Any] = {}
    for name in operation.input.model_fields:
        if name == "session_id":
            arguments[name] = session_id if chance.random() < 0.9 else _value(chance, 0)
        elif chance.random() < 0.4:
            arguments[name] = _value(chance, 0)
    if chance.random() < 0.1:
        arguments[_text(chance)[:30]] = _value(chance, 0)
    if "delete" in operation.name or "revert" in operation.name:
        arguments["session_id"] = "00000000-0000-4000-8000-000000000000"
    body = json.dumps(arguments).encode()
    if chance.random() < 0.1:
        at = chance.randrange(len(body))
        body = body[:at] + chance.choice([b"", b"\xff", b"\\ud800", b"[" * 2_000, b"\0"]) + body[at:]
    method = "POST" if "POST" in operation.methods or chance.random() < 0.1 else chance.choice(operation.methods)
    if method == "GET":
        return Sent(
            method,
            f"/api{operation.route}?"
            + "&".join(f"{name}={quote(str(value)[:500])}" for name, value in arguments.items()),
            headers,
            b"",
        )
    return Sent(method, f"/api{operation.route}", headers, body)


def _text(chance: random.Random) -> str:
    if chance.random() < 0.6:
        return chance.choice(TEXTS)
    return "".join(chance.choice(LETTERS) for _ in range(chance.randrange(1, 40)))


def _value(chance: random.Random, depth: int) -> Any:
    kind = chance.randrange(9 if depth < 4 else 6)
    if kind < 3:
        return _text(chance)
    if kind < 6:
        return chance.choice([None, True, False, 0, -1, 2**70, 1.5, 1e308, 3, "en"])
    if kind < 7:
        return [_value(chance, depth + 1) for _ in range(chance.randrange(4))]
    names = ["full_name", "email", "phone", "work_experience", "employer", "title", "date_range", "bullets", "education", "skills", "design", "language",
             "summary", "photo_url", "basics", "work", "name", "op", "value", "field_path", "custom_sections", "heading", "items", "entries", "links",
             "url", "languages", "personal_details", "birth_date", "cv", "schema", "jobs", "Passport", "id"]  # fmt: skip
    return {
        chance.choice(names) if chance.random() < 0.9 else _text(chance)[:50]: _value(chance, depth + 1)
        for _ in range(chance.randrange(6))
    }
