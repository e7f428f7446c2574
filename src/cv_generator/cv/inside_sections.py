"""What belongs to an entry of a custom section, sent to the section: `custom_sections[0].title`.

Where the section holds entries it is theirs, and never the heading or the items of the section.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cv_generator.cv import paths
from cv_generator.cv.keeping import value_at
from cv_generator.cv.mistakes_names import CUSTOM_ENTRIES, CUSTOM_SECTIONS, Place
from cv_generator.cv.paths import Document, Edit
from cv_generator.cv.places_meant import place_meant
from cv_generator.errors import Problem

_MEMBER = re.compile(r"(.{1,300})[./]([^.\[\]/]{1,60})((?:\[\d{1,4}\]|[./]\d{1,4})?)")
_SHOWN = 200
_NAMED = 6


def of_entry(document: Document, edit: Edit) -> list[Edit] | None:
    """The edit of the one entry that the section holds; None where there are several, or it is no question."""
    section, member = _section(document, edit)
    entries = value_at(document, f"{section}.entries") if section else []
    if len(entries or []) != 1:
        return None
    return [replace(edit, field_path=f"{section}.entries[0]{member and f'.{member}'}")]


def told(document: Document, edit: Edit) -> Problem | None:
    """That something belongs to an entry of the section, with the paths of these; None for other edits."""
    section, member = _section(document, edit)
    if not section:
        return None
    behind = f".{member}" if member else ""
    entries = value_at(document, f"{section}.entries")
    named = [f"{section}.entries[{n}]{behind}, of {_name(entry)}" for n, entry in enumerate(entries[:_NAMED])]
    more = f", and so on to [{len(entries) - 1}]" * (len(entries) > _NAMED)
    hint = f"Send {' or '.join(named)}{more}; {section}.heading is the heading of the section."
    return Problem(edit.field_path[:_SHOWN], "of_entry", "belongs to an entry of the section", hint)


def _name(entry: Mapping[str, Any]) -> str:
    said = (entry[name] for name in ("title", "organization", "date_range") if entry[name])
    return str(next(said, "no name"))[:60]


def _section(document: Document, edit: Edit) -> tuple[str, str]:
    """The path of the section, and the member of its entry with an index; "" for edits of anything else."""
    found = _MEMBER.fullmatch(edit.field_path)
    if found and _is_of_entry(found[2]) and (section := _holding_entries(document, found[1])):
        return section, f"{found[2]}{found[3]}"
    if edit.op != "set" or not isinstance(edit.value, Mapping) or not edit.value:
        return "", ""
    names = [str(name) for name in edit.value]
    section = _holding_entries(document, edit.field_path) if all(map(_is_of_entry, names)) else ""
    return section, ""


def _holding_entries(document: Document, path: str) -> str:
    """The path of the custom section that a path names and that holds entries and no items."""
    place = place_meant(document, path) if document["custom_sections"] else None
    if place is None or place.absent or len(place.path) != 2 or place.path[0] != "custom_sections":
        return ""
    section = document["custom_sections"][place.path[1]]
    return paths.spelled(place.path) if section["entries"] and not section["items"] else ""


def _is_of_entry(name: str) -> bool:
    """Whether a name means a member of an entry; what is only called so for the section itself does not."""
    own, place = CUSTOM_SECTIONS.place(name), CUSTOM_ENTRIES.place(name)
    if place is None or name in CUSTOM_SECTIONS.part.model_fields:
        return False
    return own != Place("heading") or name in CUSTOM_ENTRIES.part.model_fields
