"""Values by which an item, an entry or a field is to be taken away: `""` on an item, null, `delete`, `N/A`.

`""` on an item of a list takes it out at once, behind all other edits of the batch, so that no index shifts meanwhile.
Null and words may be slips, and what they take away is a person's: they are refused with the edit that does it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from cv_generator.cv import asides, json_text, paths, remnants, unclear
from cv_generator.cv.keeping import value_at, words
from cv_generator.cv.paths import Document, Edit, PathError
from cv_generator.errors import Problem

SAID_IN_TEXT = ("languages", "skills", "links", "personal_details")
"""Lists of entries that may be said in one text, so that an empty one says that there is none."""
_LETTERS = 60


def removals(document: Document, edits: Sequence[Edit]) -> list[Edit]:
    """The edits, with those that empty an item of a list as removals behind the others, from the last item."""
    out = {edit.field_path: edit for edit in edits if _is_emptied(document, edit)}
    for edit in edits:
        out = {path: each for path, each in out.items() if each == edit or not edit.field_path.startswith(path)}
    kept = [_without_gaps(edit) for edit in edits if edit.field_path not in out]
    return [*kept, *map(removal, sorted(out, key=_place, reverse=True))]


def told(document: Document, sent: Sequence[Edit], done: Sequence[Edit]) -> Iterator[Problem]:
    """What the removals took out that were sent as empty texts."""
    were = {edit.field_path for edit in sent if edit.op == "set" and _is_empty(edit.value)}
    for edit in done:
        there = value_at(document, edit.field_path) if edit.op == "remove" and edit.field_path in were else None
        if words(there):
            hint = "Nothing is to be sent. The indices behind it are one less now; op append or insert brings it back."
            yield Problem(edit.field_path, "took_away", f"is taken out of its list: {_name(there)}", hint)


def _without_gaps(edit: Edit) -> Edit:
    """A list of texts that is set, without the empty ones among them."""
    items = json_text.parsed(edit.value) if edit.op == "set" and paths.is_list(edit.field_path) else None
    if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
        return edit
    said = [item for item in items if item.strip()]
    return replace(edit, value=said) if 0 < len(said) < len(items) else edit


def adds_nothing(document: Document, edit: Edit) -> Problem | None:
    """Why an empty text is not added to a list; None for other edits."""
    listed = edit.field_path if edit.op == "append" else edit.field_path.rpartition("[")[0]
    is_added = edit.op in ("append", "insert") and edit.has_value and _is_empty(edit.value)
    if not is_added or not isinstance(value_at(document, listed), list):
        return None
    hint = "Send the item, or leave this edit away; op remove takes one out."
    return Problem(edit.field_path, "says_nothing", "would get an empty item", hint)


def removal(path: str) -> Edit:
    """The edit that takes an item out of its list."""
    return Edit(path, None, "remove", has_value=False)


def meant(document: Document, edit: Edit) -> Edit | None:
    """The edit that takes away what null, or a word for it, was set on; None for other edits."""
    if edit.op != "set" or not edit.has_value:
        return None
    is_item = edit.field_path.endswith("]")
    if edit.value is not None and not (is_item and _says_so(document, edit)):
        return None
    try:
        there = paths.get(document, edit.field_path)
    except PathError:
        return None
    if is_item:
        return removal(edit.field_path)
    if isinstance(there, Mapping) or edit.field_path == "language":
        return None
    return replace(edit, value=[] if isinstance(there, list) else "")


def asked(document: Document, edit: Edit) -> Problem:
    """Why such an edit is refused, with what would be gone."""
    there = value_at(document, edit.field_path)
    hint = f"Where it shall be taken away, {_name(there)}, send corrected_call; else send the value."
    if edit.value is None:
        return Problem(edit.field_path, "missing_value", "set needs a value", hint)
    return Problem(edit.field_path, "no_text", "is a word for nothing, and no item of the list", hint)


def _is_emptied(document: Document, edit: Edit) -> bool:
    path = edit.field_path
    if edit.op != "set" or not path.endswith("]") or not _is_empty(edit.value):
        return False
    there = value_at(document, path)
    return isinstance(there, str) or (isinstance(there, Mapping) and path.partition("[")[0] in SAID_IN_TEXT)


def _is_empty(value: Any) -> bool:
    return isinstance(value, str) and value.strip() in ("", '""', "''")


def _says_so(document: Document, edit: Edit) -> bool:
    """Whether a text says that there is nothing, or shall be nothing, in place of an item that says something."""
    there, value = value_at(document, edit.field_path), edit.value
    if not isinstance(value, str) or not words(there) or there == value:
        return False
    is_no_entry = isinstance(there, Mapping) and _is_empty(value)
    return is_no_entry or remnants.is_nothing(value) or asides.removes(value)


def _place(path: str) -> list[tuple[int, str]]:
    return [(step, "") if isinstance(step, int) else (-1, step) for step in paths.parse(path)]


def _name(there: Any) -> str:
    if isinstance(there, list):
        return unclear.names_of(there) if there else "nothing"
    return unclear.name_of(there)[:_LETTERS] if words(there) else "nothing"
