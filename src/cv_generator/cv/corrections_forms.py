"""Edits that tell what is to be done in the forms of other systems: an index, an exchange, both ends of a move."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from cv_generator.cv import figures, items_named, keeping, paths
from cv_generator.cv.corrections_inside import is_order
from cv_generator.cv.keeping import value_at
from cv_generator.cv.model import HIDEABLE
from cv_generator.cv.other_ops import op_of
from cv_generator.cv.paths import Document, Edit
from cv_generator.cv.places_meant import place_meant
from cv_generator.errors import Problem

WORDS_EXCHANGED: Final = (
    ("old", "new"), ("old_value", "new_value"), ("old_text", "new_text"), ("find", "replace"), ("find", "replace_with"),
    ("search", "replace"), ("search", "replace_with"),
)  # fmt: skip
"""What stands there, and what shall stand in its place: items of a list, or words of a text."""
EXCHANGED: Final = (*WORDS_EXCHANGED, ("from", "to"))
"""The same of an item of a list. In a text `from` and `to` are the ends of a period."""


def inserted_at(document: Document, edit: Edit) -> list[Edit] | None:
    """`{"index": 0, "value": "Jazz"}` inserted in a list: the place of the item stands beside it."""
    there = value_at(document, edit.field_path)
    told = keeping.at_indices(edit.value) if edit.op in ("insert", "append") else []
    if not isinstance(there, list) or not isinstance(edit.value, Mapping) or len(told) != 1:
        return None
    [(index, value)] = told
    if index == len(there):
        return [replace(edit, value=value, op="append")]
    return [Edit(f"{edit.field_path}[{index}]", value, "insert")] if index < len(there) else None


def exchanged(document: Document, edit: Edit) -> list[Edit] | None:
    """`{"old": "Chess", "new": "Go"}`: an item of a list, or words that a text has once, in place of others."""
    sent, there = edit.value, value_at(document, edit.field_path)
    names = next((each for each in EXCHANGED if isinstance(sent, Mapping) and sent.keys() == set(each)), None)
    if names is None or edit.op != "set":
        return None
    old, new = (sent[name] for name in names)
    if not isinstance(old, str) or not old.strip():
        return None
    if isinstance(there, list):
        found = items_named.named_in(there, old, edit.field_path)
        return [Edit(found[0], new)] if len(found) == 1 else []
    if not isinstance(there, str) or names == ("from", "to"):
        return None
    return [replace(edit, value=there.replace(old, new))] if isinstance(new, str) and there.count(old) == 1 else []


def moved(document: Document, edit: Edit) -> list[Edit] | None:
    """`{"from": 2, "to": 0}` on a list, and `before ACME` as the place of an item."""
    if edit.op != "move":
        return None
    there = value_at(document, edit.field_path)
    if isinstance(there, list) and isinstance(edit.value, Mapping) and edit.value.keys() == {"from", "to"}:
        start, end = (figures.index(str(edit.value[name])) for name in ("from", "to"))
        is_there = start is not None and end is not None and max(start, end) < len(there)
        return [Edit(f"{edit.field_path}[{start}]", end, "move")] if is_there else None
    return _beside(document, edit)


def told_of_a_place(document: Document, edit: Edit) -> Problem | None:
    """What is wrong with an edit that tells the places of items otherwise than we do, where a hint of its own helps."""
    if is_order(edit):
        return Problem(
            edit.field_path, "order", "tells the places of items", "corrected_call has the moves that make them."
        )
    there = value_at(document, edit.field_path) if edit.op == "move" and isinstance(edit.value, str) else None
    items = there if isinstance(there, list) and edit.value.strip() else []
    found = items_named.named_in(items, edit.value, edit.field_path)
    if len(found) != 1:
        return None
    hint = f"Send {found[0]} as field_path, and as value the index that it shall have."
    return Problem(
        edit.field_path, "needs_index", f"{edit.value.strip()[:60]} is {found[0]}: where to is not told", hint
    )


def _beside(document: Document, edit: Edit) -> list[Edit] | None:
    own = re.fullmatch(r"(.+)\[(\d{1,9})\]", edit.field_path)
    said = re.fullmatch(r"(?i)(before|above|after|below)\s+(.{1,100})", str(edit.value).strip())
    if not own or not said or re.fullmatch(r"\d+", said[2]):
        return None
    place = place_meant(document, said[2] if said[2].startswith(own[1]) else f"{own[1]}[{said[2]}]")
    if place is None or place.absent or paths.spelled(place.path[:-1]) != own[1]:
        return None
    at, index = place.path[-1], int(own[2])
    if not isinstance(at, int) or at == index:
        return None
    at += said[1].lower() in ("after", "below")
    return [replace(edit, value=at - (at > index))]


def op_behind_path(document: Document, edit: Edit) -> list[Edit] | None:
    """`work_experience[0].bullets.append`: what is to be done stands behind the path."""
    path, _, word = edit.field_path.rpartition(".")
    place = place_meant(document, path) if edit.op == "set" and op_of(word) in ("append", "remove") else None
    if place is None or place.absent:
        return None
    named = paths.spelled(place.path)
    if op_of(word) == "append":
        return [Edit(named, edit.value, "append")] if isinstance(value_at(document, named), list) else None
    is_item = named.endswith("]") and edit.value in (None, "", True)
    return [Edit(named, None, "remove", has_value=False)] if is_item else None


def hidden_by_name(document: Document, edit: Edit) -> list[Edit] | None:
    """`design.hidden.summary` set to true or false: the section is hidden, or shown again."""
    path, _, name = edit.field_path.rpartition(".")
    if path != "design.hidden" or name not in HIDEABLE or edit.op != "set":
        return None
    if edit.value not in (True, False, "true", "false"):
        return None
    hidden = document["design"]["hidden"]
    if edit.value in (True, "true"):
        return [Edit(path, hidden)] if name in hidden else [Edit(path, name, "append")]
    return [Edit(path, [each for each in hidden if each != name])]


_NUMBER = ("country_code", "area_code", "number")


def number_in_parts(_: Document, edit: Edit) -> list[Edit] | None:
    """`{"country_code": "+41", "number": "44 668 18 99"}`: one telephone number."""
    sent: Any = edit.value
    if edit.field_path != "phone" or edit.op != "set" or not isinstance(sent, Mapping) or not set(sent) <= set(_NUMBER):
        return None
    parts = [str(sent[name]).strip() for name in _NUMBER if sent.get(name)]
    if not {"country_code", "number"} <= set(sent) or not all(sent.values()):
        return None
    return [replace(edit, value=f"+{parts[0].lstrip('+')} {' '.join(parts[1:])}")]


def date_of_parts(sent: Any) -> str:
    """`{"year": 2016, "month": 5}` as a date; "" for anything else."""
    if not isinstance(sent, Mapping) or "year" not in sent or not set(sent) <= {"year", "month", "day"}:
        return ""
    parts = [figures.index(str(sent[name])) for name in ("year", "month") if sent.get(name) is not None]
    return "-".join(f"{part:02d}" for part in parts if part) if all(parts) else ""
