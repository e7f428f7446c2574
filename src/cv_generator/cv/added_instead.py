"""What a corrected call adds to, where a list was set: nothing is taken away that the caller may not know of.

A list under another name, or a text in place of a list, need not be the whole list. The answer says what stays, and
which edit replaces it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from cv_generator.cv import json_text, mistakes, paths, unclear
from cv_generator.cv.keeping import value_at
from cv_generator.cv.paths import Document, Edit
from cv_generator.cv.places_meant import place_meant

BEGINS = "corrected_call adds to "
"""How what is said begins; it goes to the end of the advice."""
_SPELLED_OUT = 300
"""Letters of an edit that is spelled out."""


def told(document: Document, edit: Edit, meant: Sequence[Edit]) -> Iterator[str]:
    """A sentence for each list that an edit sets and its correction adds to."""
    if edit.op != "set":
        return
    added = {each.field_path for each in meant if each.op == "append"}
    for path in _lists_set(document, edit) if added else ():
        there = value_at(document, path)
        if there and any(each == path or each.startswith(f"{path}[") for each in added):
            yield f"{BEGINS}{path} and leaves {unclear.names_of(there)}; {_instead(edit, path)}."


def _lists_set(document: Document, edit: Edit) -> Iterator[str]:
    """The lists that an edit sets by their names, ours or others."""
    place = place_meant(document, edit.field_path)
    meant = paths.spelled(place.path) if place and not place.absent else ""
    path = mistakes.nearest_path(edit.field_path) or meant or edit.field_path
    value = value_at(document, path)
    if isinstance(value, list) and isinstance(edit.value, list | str):
        yield path
    elif isinstance(value, Mapping) and isinstance(edit.value, Mapping):
        yield from (f"{path}.{name}" for name, inner in value.items() if isinstance(inner, list))


def _instead(edit: Edit, path: str) -> str:
    """Which edit replaces what is there."""
    sent = json_text.parsed(edit.value)
    items = mistakes.mended(path, sent) or [sent] if isinstance(sent, str) else sent
    if isinstance(items, list) and all(isinstance(item, str) for item in items):
        text = json.dumps({"field_path": path, "value": items}, ensure_ascii=False)
        if len(text) <= _SPELLED_OUT:
            return f"to replace that, send {text}"
    return f"to replace that, set {path} to the whole list"
