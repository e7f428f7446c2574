"""A text that was cut with `…` in place of a longer one that begins the same: it stands for that one, and is told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cv_generator.cv import paths, remnants
from cv_generator.cv.keeping import evenly, value_at
from cv_generator.cv.paths import Document, Edit
from cv_generator.errors import Problem

_FEWEST_LETTERS = 8
"""Of a beginning. Fewer begin many texts."""


def told(before: Document, after: Document, edit: Edit) -> tuple[tuple[Problem, ...], tuple[Edit, ...]] | None:
    """The texts that an edit cut, with the edits that bring back the whole ones; None where it cut none."""
    if edit.op != "set":
        return None
    found = list(_cut(before, after, edit.field_path))
    hint = "Send the whole text, or suggested_call to bring back the one that stood there."
    problems = tuple(
        Problem(each.field_path, "no_text", "is the beginning of the text that stood there", hint) for each in found
    )
    return (problems, tuple(found)) if found else None


def _cut(before: Document, after: Document, path: str) -> Iterator[Edit]:
    for where, text in remnants.texts(paths.get(after, path), path):
        head = _beginning(text)
        if len(head) < _FEWEST_LETTERS:
            continue
        begun = evenly(head)
        whole = [each for each in _stood(before, where) if evenly(each).startswith(begun) and len(each) > len(head) + 1]
        if len(set(whole)) == 1 and whole[0] != text:
            yield Edit(where, whole[0])


def _beginning(text: str) -> str:
    """What is left of a text before the sign that it goes on; "" where there is none."""
    shown = text.rstrip(" \t\r\n)]")
    return shown.rstrip("….").rstrip(" \t\r\n[(") if shown.endswith(("…", "...")) else ""


def _stood(before: Document, where: str) -> list[str]:
    """The text that stood at a path, or those of the list in which it is: an item may have another index now."""
    listed = where.rpartition("[")[0] if where.endswith("]") else ""
    there: Any = value_at(before, listed) if listed else [value_at(before, where)]
    return [each for each in there if isinstance(each, str)] if isinstance(there, list) else []
