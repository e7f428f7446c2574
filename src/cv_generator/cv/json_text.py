"""Lists and objects that came as text.

Strict tool definitions have no form for a free value, so models send JSON as text. It is parsed before anything else is
tried: whoever took it for prose would cut it at its commas, or print its brackets.
"""

from __future__ import annotations

import ast
import json
import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

_BEGINS = re.compile(r"""\[\s*(?:[\[{"'\]]|\\")|\[\s*(?:null|true|false|None|True|False|-?\d)|\{\s*(?:["'}]|\\")""")
_BARE = re.compile(r"\[(?!\s*\d)[^\[\],]+(?:,[^\[\],]*)+\]")
"""A list whose texts have no quotation marks, or those of prose: `[Go, Rust]`."""
_PROSE_MARKS = str.maketrans("“”„«»", '"' * 5)
_FENCE = "```"
_LITERAL_CHARACTERS = 100_000
"""Texts in another notation (Python's) are looked into up to this length."""
_DEPTH = 30
_NAME_CHARACTERS = 60


def parsed(value: Any, depth: int = 0) -> Any:
    """The value with every text that is JSON, at any depth, replaced by what it holds; everything else as it is.

    A list of nothing but figures stays text: `[1]` is a mark in a text.
    """
    if depth > _DEPTH:
        return value
    if isinstance(value, str):
        found = _held(value)
        return value if found is None else parsed(found, depth + 1)
    if isinstance(value, Mapping):
        return {name: parsed(inner, depth + 1) for name, inner in value.items()}
    return [parsed(inner, depth + 1) for inner in value] if isinstance(value, list) else value


def items(text: str) -> list[Any]:
    """The items of a list that a text holds, also of figures alone; none where it holds no list."""
    found = _json(text)
    return found if isinstance(found, list) else []


def is_broken(value: Any) -> bool:
    """Whether a text sets out to be JSON and is not: its commas and brackets are no prose."""
    if not isinstance(value, str):
        return False
    body = _unfenced(value)
    return bool(_BEGINS.match(body) or _BARE.fullmatch(body)) and _held(value) is None


def named_twice(text: str | bytes | bytearray) -> str:
    """The first name that stands twice in one object of a JSON text, where all but the last value would be lost.

    "" where there is none, or where the text is no JSON.
    """
    try:
        json.loads(text, object_pairs_hook=_each_once)
    except _NamedTwice as error:
        return str(error)
    except (ValueError, RecursionError):
        return ""
    return ""


class _NamedTwice(ValueError):
    """A name stands twice in one object."""


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        times = Counter(name for name, _ in pairs)
        raise _NamedTwice(next(name for name, number in times.items() if number > 1)[:_NAME_CHARACTERS])
    return found


def fault(value: str) -> str:
    """What is wrong with it, in words."""
    if twice := named_twice(_unfenced(value)):
        return f"names {twice} twice in one object"
    try:
        json.loads(_unfenced(value))
    except json.JSONDecodeError as error:
        return f"is no valid JSON: {error.msg[:1].lower()}{error.msg[1:]} at character {error.pos}"
    except RecursionError:
        return "is nested too deeply"
    except ValueError:
        return "holds a number of more digits than can be read"
    return ""


def _held(text: str) -> Any:
    """The list, the object or the escaped text that a text holds; None where it holds none."""
    body = _unfenced(text)
    if body[:1] == '"' and body[-1:] == '"' and "\\" in body:
        found = _json(body)
        return found if isinstance(found, str) else None
    if body[:1] in "[{" and not _BEGINS.match(body):
        body = body.translate(_PROSE_MARKS)
    if not _BEGINS.match(body):
        return None
    found = _json(body)
    if found is None and '\\"' in body:
        unescaped = _json(f'"{body}"')  # escaped once too often
        found = _json(unescaped) if isinstance(unescaped, str) else None
    if found is None and "'" in body and len(body) <= _LITERAL_CHARACTERS and not named_twice(body):
        found = _literal(body)
    return found if isinstance(found, dict) or (isinstance(found, list) and not _only_figures(found)) else None


def _only_figures(found: list[Any]) -> bool:
    return bool(found) and all(isinstance(item, int | float) and not isinstance(item, bool) for item in found)


def _unfenced(text: str) -> str:
    """Without the fence of Markdown, whose ends stand on lines of their own."""
    body = text.strip()
    if not (body.startswith(_FENCE) and body.endswith(_FENCE)):
        return body
    head, _, rest = body.removeprefix(_FENCE).removeprefix("json").partition("\n")
    inner, newline, tail = rest.removesuffix(_FENCE).rpartition("\n")
    return body if head.strip() or tail.strip() or not newline else inner.strip()


def _json(text: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_each_once)
    except (ValueError, RecursionError):
        return None


def _literal(text: str) -> Any:
    """Lists and objects in Python's notation. Nothing is run: only literals are understood."""
    try:
        tree = ast.parse(text, mode="eval")
        return None if any(_doubled(node) for node in ast.walk(tree)) else ast.literal_eval(tree)
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        return None


def _doubled(node: ast.AST) -> bool:
    """Whether an object in Python's notation has a name twice."""
    keys = [key.value for key in node.keys if isinstance(key, ast.Constant)] if isinstance(node, ast.Dict) else []
    return len(set(keys)) < len(keys)
