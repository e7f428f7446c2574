"""Which item of a list a value names: the same, or the text by which people know it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def named_in(items: list[Any], value: Any, path: str) -> list[str]:
    """The paths of what a value names in the list at a path; where it names none of its items, in their lists."""
    near = [f"{path}[{n}]" for n, item in enumerate(items) if names(item, value)]
    near = near or [f"{path}[{n}]" for n, item in enumerate(items) if _begins(item, value)]
    if near or not isinstance(value, str):
        return near
    lists = ((f"{path}[{n}].{name}", inner) for n, item in enumerate(items) for name, inner in _lists_of(item))
    return [found for at, inner in lists for found in named_in(inner, value, at)]


def _lists_of(item: Any) -> list[tuple[str, list[Any]]]:
    return [(name, inner) for name, inner in item.items() if isinstance(inner, list)] if isinstance(item, dict) else []


def names(item: Any, value: Any) -> bool:
    """Whether a value names an item: the same, or the text by which people know it."""
    if isinstance(item, dict):
        known = [text for text in item.values() if isinstance(text, str) and text]
        named = [text for text in value.values() if text] if isinstance(value, Mapping) else [value]
        return bool(named) and all(_is_in(known, text) for text in named)
    return isinstance(value, str) and isinstance(item, str) and item.casefold() == value.strip().casefold()


def _begins(item: Any, value: Any) -> bool:
    """Whether a value is the whole beginning of a text: `Scrum Master` of `Scrum Master, 2019`."""
    said = value.strip().casefold() if isinstance(value, str) else ""
    is_begun = isinstance(item, str) and said[:1].isalpha() and item.casefold().startswith(said)
    return (
        is_begun
        and len(said) < len(item)
        and item.casefold()[len(said) :].lstrip()[:1] in (",", "(", ";", ":", "–", "-")
    )


def _is_in(known: list[str], text: Any) -> bool:
    return isinstance(text, str) and text.strip().casefold() in [each.casefold() for each in known]
