"""A text in place of a list that may be several items or fewer: `Python, SQL und Excel`, `Thesis on dams; grade 5.5`.

A joining word may stand within an item (`research and development`), and a semicolon within a sentence. A correction
that guesses would merge or shred them: the edit is refused with the lists that may be meant.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cv_generator.cv import joined_texts, remnants, text_lists
from cv_generator.cv.keeping import names_at, value_at
from cv_generator.cv.paths import Document, Edit
from cv_generator.errors import Problem

_LONGEST = 300
"""Letters of the items that a hint spells out."""


def told(document: Document, edit: Edit) -> Problem | None:
    """Why the edit is refused; None where the items are certain."""
    if isinstance(edit.value, Mapping | list):
        return next(_in_entries(edit.field_path, edit.value), None)
    name = edit.field_path.rpartition(".")[2]
    if edit.op == "append" and isinstance(edit.value, str) and (lines := text_lists.clauses(name, edit.value)):
        return _problem(edit.field_path, lines, [edit.value.strip()])
    if edit.op != "set" or not isinstance(edit.value, str) or not isinstance(value_at(document, edit.field_path), list):
        return None
    text = remnants.without_markup(edit.value).strip()
    if items := joined_texts.enumerated(edit.field_path, text, str(document.get("language", ""))):
        *firsts, one, other = items
        at = text.rindex(one, 0, text.rindex(other))
        return _problem(edit.field_path, items, [*firsts, text[at:]])
    is_marked = "<li" in edit.value.casefold()  # which says what an item is
    is_line = not is_marked and len(text_lists.cut(text_lists.in_lines(name, text), commas=False)) == 1
    if name not in ("bullets", "details") or not is_line:
        return None
    items = text_lists.cut(text, commas=False, semicolons=True)
    return _problem(edit.field_path, items, [text]) if items[1:] else None


def _in_entries(path: str, value: Any) -> Iterator[Problem]:
    """The same of texts among the members of entries that are added or set."""
    if isinstance(value, list):
        for item in value:
            yield from _in_entries(path, item) if isinstance(item, Mapping) else ()
    names = names_at(path) if isinstance(value, Mapping) else None
    for name, inner in value.items() if names else ():
        place = names.place(str(name)) if names else None
        if isinstance(inner, list):
            yield from _in_entries(f"{path}.{name}", inner)
        elif isinstance(inner, str) and place and not place.role:
            lines = text_lists.clauses(place.field, inner)
            yield from [_problem(f"{path}.{name}", lines, [inner.strip()])] if lines else ()


def _problem(path: str, items: Sequence[str], others: Sequence[str]) -> Problem:
    several, fewer = (json.dumps(list(each), ensure_ascii=False) for each in (items, others))
    said = f": {several}, or {fewer}" if len(several) <= _LONGEST else ""
    hint = f"Send a list with each item in quotes, and what shall stay of the old one{said}."
    return Problem(path, "unclear_items", f"may be {len(items)} items or {len(others)}", hint)
