"""An entry that is set member by member at the index behind the last one: a new entry, which is added as a whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from cv_generator.cv import keeping, mistakes, paths
from cv_generator.cv.keeping import value_at
from cv_generator.cv.paths import Document, Edit

_MEMBER = re.compile(r"(.{1,200})\[(\d{1,6})\]\.(\w{1,60})(\[\d{0,6}\])?")


def together(document: Document, edits: Sequence[Edit]) -> list[Edit] | None:
    """The edits with the members of a new entry in one that adds it; None where there are none or it is unsure."""
    found: list[Edit | str] = []
    entries: dict[str, dict[str, Any]] = {}
    for edit in edits:
        listed, name, is_item = _member(document, edit)
        if not listed:
            found.append(edit)
            continue
        if listed not in entries:
            found.append(listed)
        entry = entries.setdefault(listed, {})
        if is_item or edit.op == "append":
            entry.setdefault(name, [])
        elif name in entry:
            return None
        if isinstance(entry.get(name), list):
            entry[name] += edit.value if isinstance(edit.value, list) else [edit.value]
        else:
            entry[name] = edit.value
    if not entries or any(isinstance(each, Edit) and _is_beside(each, entries) for each in found):
        return None
    return [each if isinstance(each, Edit) else Edit(each, entries[each], "append") for each in found]


def _member(document: Document, edit: Edit) -> tuple[str, str, bool]:
    """The list to whose new entry an edit belongs, the member that it sets, and whether it sets an item of it."""
    parts = _MEMBER.fullmatch(edit.field_path) if edit.op in ("set", "append") else None
    if parts is None or edit.value in (None, ""):
        return "", "", False
    listed = mistakes.nearest_path(parts[1]) or parts[1]
    there = value_at(document, listed) if keeping.names_entries(listed) else None
    is_new = isinstance(there, list) and int(parts[2]) == len(there)
    lists = is_new and paths.is_list(f"{listed}[0].{parts[3]}")
    return (listed, parts[3], bool(parts[4]) or (lists and edit.op == "append")) if is_new else ("", "", False)


def _is_beside(edit: Edit, entries: dict[str, dict[str, Any]]) -> bool:
    """Whether an edit adds to, or moves within, a list that gets a new entry."""
    return edit.op not in ("set",) and (edit.field_path.partition("[")[0] in entries)
