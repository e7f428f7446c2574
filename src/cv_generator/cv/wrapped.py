"""Items that came in an object which only wraps them: `{"value": "Rust"}`, `{"eintrag": "Französisch (B1)"}`.

The names that say nothing are words of all languages (`calls.txt`). One that says something is content: `{"Rust": …}`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from cv_generator.cv.call_words import ITEM, NAME, word_of

_OF_TEXTS = frozenset(
    "skills languages items bullets details address_lines certifications trainings publications awards interests "
    "references".split()
)
"""Lists whose items may be one text."""
_MAY_BE_TEXT = frozenset({*_OF_TEXTS, "links", "personal_details"})
_MOST = 4
"""Members of an object that wraps an item, empty ones with it."""
_EMPTY: tuple[object, ...] = ("", None, [], {})


def unwrapped(path: str, value: Any) -> Any:
    """What an object holds in place of an item of the list at a path, which adds nothing to it; None for any other.

    At the path of an item its name is one of its members: `{"name": "Tools"}` is said of the group that stands there.
    """
    listed = re.sub(r"\[\d+\]", "", path).rpartition(".")[2]
    filled = [(str(name), inner) for name, inner in value.items() if inner not in _EMPTY] if _is_object(value) else []
    if len(filled) != 1 or len(value) > _MOST:
        return None
    [(name, inner)] = filled
    if word_of(ITEM, name):
        return inner if _may_stand_in(listed, inner) else None
    return (
        inner
        if listed in _OF_TEXTS and not path.endswith("]") and isinstance(inner, str) and word_of(NAME, name)
        else None
    )


def items_unwrapped(path: str, value: list[Any]) -> list[Any]:
    """A list with each item that is wrapped out of its object."""
    found = [unwrapped(path, item) for item in value]
    return [item if inner is None else inner for item, inner in zip(value, found, strict=True)]


def _is_object(value: Any) -> bool:
    return isinstance(value, Mapping)


def _may_stand_in(listed: str, inner: Any) -> bool:
    if isinstance(inner, list):
        return listed in _OF_TEXTS and all(isinstance(item, str) for item in inner)
    return isinstance(inner, Mapping) or (isinstance(inner, str) and listed in _MAY_BE_TEXT)
