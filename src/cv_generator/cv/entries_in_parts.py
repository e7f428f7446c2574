"""An entry that is set member by member at the index behind the last one: a new entry, which is added as a whole.

One member alone makes no entry: its index may count from 1, and is that of the last one.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from cv_generator.cv import keeping, mistakes, paths, unclear
from cv_generator.cv.keeping import value_at
from cv_generator.cv.paths import Document, Edit
from cv_generator.errors import Problem

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
    if (
        not entries
        or any(lone(document, edits))
        or any(isinstance(each, Edit) and _is_beside(each, entries) for each in found)
    ):
        return None
    return [each if isinstance(each, Edit) else Edit(each, entries[each], "append") for each in found]


def lone(document: Document, edits: Sequence[Edit]) -> list[Problem | None]:
    """What is asked of each edit that is the only member of an entry behind those of a list; None of the others."""
    members = [_member(document, edit) for edit in edits]
    number = Counter(listed for listed, *_ in members)
    return [
        _asked(document, edit, listed, name, is_item=is_item)
        if number[listed] == 1 and listed and value_at(document, listed)
        else None
        for edit, (listed, name, is_item) in zip(edits, members, strict=True)
    ]


def _asked(document: Document, edit: Edit, listed: str, name: str, *, is_item: bool) -> Problem:
    there = value_at(document, listed)
    last = f"{listed}[{len(there) - 1}].{name}"
    value = edit.value if len(json.dumps(edit.value)) <= _SPELLED_OUT else "…"
    into_last = {"field_path": last, "value": value, **({"op": "append"} if is_item or edit.op == "append" else {})}
    members = [each for each in there[-1] if isinstance(there[-1][each], str) or each == name]
    held = [value] if (is_item or edit.op == "append") and not isinstance(value, list) else value
    whole = {each: held if each == name else "…" for each in members}
    added = {"field_path": listed, "value": whole, "op": "append"}
    hint = (
        f"Indices start at 0. For the last one, {unclear.name_of(there[-1])}, send {_spelled(into_last)}; "
        f"a further one is sent whole: {_spelled(added)}."
    )
    return Problem(edit.field_path, "index_out_of_range", f"{listed} has {len(there)} items", hint)


_SPELLED_OUT = 200
"""Letters of a value that a hint spells out."""


def _spelled(sent: Any) -> str:
    return json.dumps(sent, ensure_ascii=False)


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
