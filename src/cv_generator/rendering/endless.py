"""Words without an end, which no page can hold and no line breaker gets through in time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from cv_generator.errors import InvalidInput, Problem

LETTERS = 1_000
"""The longest word that is typeset. Looking for its breaks takes time in the square of its length: 50,000 letters take
seconds. Real ones, addresses of web pages among them, stay below 300."""


def refuse_endless_words(content: bytes) -> None:
    """Raises InvalidInput with the path of each text of a CV (JSON) that holds a word of over `LETTERS` letters."""
    # What stands between texts in JSON joins words, and parts none.
    if max(map(len, content.decode().split())) <= LETTERS:
        return
    hint = f"Put blanks between its words, or remove it; {LETTERS} letters in a row are the most."
    paths = [path for path, text in _texts(json.loads(content), "") if _is_endless(text)]
    if paths:
        problems = [Problem(path, "endless_word", "holds a word without an end", hint) for path in paths]
        raise InvalidInput(f"{paths[0]} holds a word without an end", problems=problems)


def _is_endless(text: str) -> bool:
    return len(text) > LETTERS and any(len(word) > LETTERS for word in text.split())


def _texts(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts(inner, f"{path}.{name}" if path else str(name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts(inner, f"{path}[{index}]")
