"""Paths that name a section as a whole, or several of its items: its heading, and a slice as Python writes it."""

from __future__ import annotations

import re
from dataclasses import replace

from cv_generator.cv import json_text
from cv_generator.cv.design_names import SECTIONS
from cv_generator.cv.keeping import names_at, value_at
from cv_generator.cv.mistakes import nearest_path
from cv_generator.cv.other_names import plain
from cv_generator.cv.paths import Document, Edit
from cv_generator.errors import Problem

_HEADINGS = frozenset("heading header headline headings section_title section_heading section_name caption".split())
_NAMES = frozenset("title name label display_name".split())
"""What the heading of a section is called where its entries have no such member, or beside `sections`."""
_OF_SECTION = re.compile(r"(?:(sections)[./])?([^\W\d][\w -]{1,60})[./]([\w ]{1,30})")
_SLICE = re.compile(r"(.{1,300})\[(\d{0,4}):(\d{0,4})\](.{0,300})")


def heading(_: Document, edit: Edit) -> list[Edit] | None:
    """`skills.heading`, `sections.skills.title`: the person's own heading of that section."""
    found = _OF_SECTION.fullmatch(edit.field_path)
    section = found[2] if found and found[2] in SECTIONS else nearest_path(found[2]) if found else ""
    if found is None or section not in SECTIONS or edit.op != "set" or not isinstance(edit.value, str):
        return None
    said, names = plain(found[3]), names_at(section)
    is_member = names is not None and section != "skills" and names.place(said) is not None
    if said not in _HEADINGS and not (said in _NAMES and (found[1] or (said == "title" and not is_member))):
        return None
    return [Edit(f"design.headings.{section}", edit.value)]


def sliced(document: Document, edit: Edit) -> list[Edit] | None:
    """`interests[0:2]`: its items by their indices, where as many are sent as it names. None for any other."""
    found = _SLICE.fullmatch(edit.field_path)
    items = value_at(document, found[1]) if found else None
    if found is None or not isinstance(items, list):
        return None
    places = range(len(items))[slice(int(found[2] or 0), int(found[3]) if found[3] else len(items))]
    if not places or int(found[3] or 0) > len(items):
        return None
    if found[4]:
        return [replace(edit, field_path=f"{found[1]}[{at}]{found[4]}") for at in places]
    if edit.op == "remove":
        return [replace(edit, field_path=f"{found[1]}[{at}]") for at in reversed(places)]
    sent = json_text.parsed(edit.value)
    if edit.op != "set" or not isinstance(sent, list) or len(sent) != len(places):
        return None
    return [Edit(f"{found[1]}[{at}]", value) for at, value in zip(places, sent, strict=True)]


def told_of_slice(document: Document, edit: Edit) -> Problem | None:
    """What is told of a slice that says too little; None for other paths."""
    found = _SLICE.fullmatch(edit.field_path)
    items = value_at(document, found[1]) if found else None
    if found is None or not isinstance(items, list):
        return None
    hint = f"Send an edit for each item, {found[1]}[0] to {found[1]}[{len(items) - 1}]; op append adds one."
    hint = hint if items else f"{found[1]} is empty; op append adds an item."
    return Problem(edit.field_path, "slice", "names several items at once", hint)
