"""An item that was added though it is there: the very same, or with other signs and capitals, or without its year.

`PMP (2018)` beside `PMP, 2018`, `chess` beside `Chess`, a skill that stands in a group.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any

from cv_generator.cv import paths
from cv_generator.cv.data_told import Told, others
from cv_generator.cv.keeping import words
from cv_generator.cv.paths import Document, Edit
from cv_generator.errors import Problem

_ITEM = re.compile(r"(.+)\[(\d+)\]")
_WORD = re.compile(r"[\w+#&]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST = 200
"""Letters of an item that may be said again in another form; a longer one is a sentence."""


def again(after: Document, path: str, added: Collection[str]) -> Told | None:
    """The warning of an item that was added again, with the edits that leave one; None where it is new."""
    found = _ITEM.fullmatch(path)
    item = paths.get(after, path) if found else None
    if found is None or not words(item):
        return None
    listed, at = found[1], int(found[2])
    items = paths.get(after, listed)
    out = Edit(path, None, "remove", has_value=False)
    beside = list(others(listed, at, len(items), added))
    if (same := next((n for n in beside if items[n] == item), None)) is not None:
        return (_problem(path, f"is the same as {listed}[{same}]", "Send suggested_call to take it out again."),), (
            out,
        )
    if not isinstance(item, str) or len(item) > _LONGEST or listed == "address_lines":
        return None
    near = [(f"{listed}[{n}]", items[n]) for n in beside]
    near += _elsewhere(after, listed, added) if listed.partition("[")[0] == "skills" else []
    return _in_other_words(path, item, near, out)


def _elsewhere(after: Document, listed: str, added: Collection[str]) -> list[tuple[str, Any]]:
    """The skills outside the list, in groups and beside them, with their paths."""
    return [each for each in _skills(after) if each[0].rpartition("[")[0] != listed and each[0] not in added]


def _skills(after: Document) -> Iterator[tuple[str, Any]]:
    for n, skill in enumerate(after["skills"]):
        if isinstance(skill, str):
            yield f"skills[{n}]", skill
        else:
            yield from ((f"skills[{n}].items[{m}]", item) for m, item in enumerate(skill["items"]))


def _in_other_words(path: str, item: str, near: list[tuple[str, Any]], out: Edit) -> Told | None:
    """The same words in another form: the one that says more stays."""
    said, bare = _words(item)
    for where, other in near:
        there, bare_there = _words(other) if isinstance(other, str) else ([], [])
        if not bare or bare != bare_there or (said not in (there, bare) and there != bare_there):
            continue
        says_more = len(said) > len(there)
        keeps = (Edit(where, item),) if says_more else ()
        hint = f"Send suggested_call to keep one: {item if says_more else other}."
        return (_problem(path, f"says what {where} says, {other}", hint),), (*keeps, out)
    return None


def _words(text: str) -> tuple[list[str], list[str]]:
    """The words of a text in whatever order, and those that are no year."""
    found = sorted(_WORD.findall(text.casefold()))
    return found, [word for word in found if not _YEAR.fullmatch(word)]


def _problem(path: str, message: str, hint: str) -> Problem:
    return Problem(path, "listed_twice", message, hint)
