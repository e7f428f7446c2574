"""Shorter texts, cut where a reader would pause."""

from __future__ import annotations

import re

_SENTENCE = re.compile(r"[.!?](?=\s)|[;:](?=\s)|,(?=\s)|\s[–—-](?=\s)")
_KEPT_AT_LEAST = 0.7
"""Of the allowed length, what a cut at a pause must leave; else the cut comes between words."""


def shortened(text: str, length: int) -> str:
    """The start of `text` in at most `length` characters: up to a pause where there is one, else to a word and `…`."""
    if len(text) <= length:
        return text
    pauses = [found for found in _SENTENCE.finditer(text, 0, length + 1) if found.end() <= length]
    if pauses and pauses[-1].start() >= _KEPT_AT_LEAST * length:
        return text[: pauses[-1].end()].rstrip(" ;:,–—-")
    room = max(1, length - 2)
    words = text[: room + 1].rsplit(None, 1)[0] if " " in text[: room + 1] else text[:room]
    return words[:room].rstrip(" ;:,–—-") + " …"
