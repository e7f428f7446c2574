"""What a corrected call adds to, where a list was set: nothing is taken away that the caller may not know of.

A list under another name, or a text in place of a list, need not be the whole list. The answer says what stays, and
which edit replaces it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from pydantic import ValidationError

from cv_generator.cv import json_text, keeping, mistakes, partial_lists, paths, remnants, unclear
from cv_generator.cv.corrections_inside import is_order
from cv_generator.cv.keeping import value_at
from cv_generator.cv.paths import Document, Edit, PathError
from cv_generator.cv.places_meant import place_meant

BEGINS = "corrected_call adds to "
"""How what is said begins; it goes to the end of the advice."""
_SPELLED_OUT = 300
"""Letters of an edit that is spelled out."""


def told(document: Document, edit: Edit, meant: Sequence[Edit]) -> Iterator[str]:
    """A sentence for each list that an edit sets and of which its correction leaves what the edit does not name."""
    if edit.op != "set" or not meant or is_order(edit):
        return
    after = paths.carried_out(document, meant)
    for path, sent in _lists_set(document, edit):
        there, now = value_at(document, path), value_at(after, path)
        is_touched = any(each.field_path == path or each.field_path.startswith(f"{path}[") for each in meant)
        if there and isinstance(now, list) and is_touched:
            said = keeping.words(sent) | keeping.words(list(sent) if isinstance(sent, Mapping) else [])
            if left := list(_left(there, now, said)):
                yield f"{BEGINS}{path} and leaves {unclear.names_of(left)}; {_instead(document, sent, path)}."


def _left(old: list[Any], new: list[Any], said: Collection[str]) -> Iterator[Any]:
    """The items that stay and that nothing sent names; of an item that changes, those in its lists."""
    for n, item in enumerate(old):
        if item in new:
            if not keeping.words(item) <= set(said):
                yield item
        elif isinstance(item, Mapping) and n < len(new) and isinstance(new[n], Mapping):
            for name, inner in item.items():
                if isinstance(inner, list) and isinstance(new[n].get(name), list):
                    yield from _left(inner, new[n][name], said)


def _lists_set(document: Document, edit: Edit) -> Iterator[tuple[str, Any]]:
    """The lists that an edit sets by their names, ours or others, with what they are set to."""
    sent = json_text.parsed(edit.value)
    if mistakes.only_wraps(edit.field_path) and isinstance(sent, Mapping):
        for name, inner in sent.items():
            path = mistakes.nearest_path(str(name)) or str(name)
            if isinstance(value_at(document, path), list):
                yield path, inner
        return
    place = place_meant(document, edit.field_path)
    meant = paths.spelled(place.path) if place and not place.absent else ""
    path = mistakes.nearest_path(edit.field_path) or meant or edit.field_path
    value = value_at(document, path)
    if isinstance(value, list) and isinstance(sent, list | str | Mapping):
        yield path, sent
    elif isinstance(value, Mapping) and isinstance(sent, Mapping):
        yield from ((f"{path}.{name}", sent) for name, inner in value.items() if isinstance(inner, list))


def _instead(document: Document, sent: Any, path: str) -> str:
    """Which edit replaces what is there."""
    sent = remnants.without_markup(sent) if isinstance(sent, str) else sent
    items = (
        sent if isinstance(sent, list) else mistakes.mended(path, sent) or ([sent] if isinstance(sent, str) else None)
    )
    instead = Edit(path, items)
    if isinstance(items, list) and not partial_lists.asked(document, instead):
        text = json.dumps({"field_path": path, "value": items}, ensure_ascii=False)
        with suppress(PathError, ValidationError):
            paths.applied(document, instead)
            if len(text) <= _SPELLED_OUT:
                return f"to replace that, send {text}"
    return f"to replace that, set {path} to the whole list"
