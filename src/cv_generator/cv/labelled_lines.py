"""An entry as lines with the names of its members, `title: Nurse`, as people and YAML write it: an object."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from cv_generator.cv.mistakes_names import SECTIONS, Names
from cv_generator.cv.paths import Edit

_LINE = re.compile(r"\s*(?P<mark>[-*•]\s+)?(?P<name>[^\W\d_][\w ]{1,30}?)\s*:(?:\s+(?P<said>\S.*))?")
_ITEM = re.compile(r"\s*[-*•]\s+(\S.*)")
_LINES, _LONGEST = 200, 10_000


def entries_told(edit: Edit) -> list[Edit] | None:
    """The edits of the entries that came as text in a list of entries; None where a line is anything else."""
    listed = edit.field_path.partition("[")[0]
    names = SECTIONS.get(listed) if re.fullmatch(r"\w+(?:\[\d+\])?", edit.field_path) else None
    if names is None or "date_range" not in names.part.model_fields or edit.op == "remove":
        return None
    is_item = edit.field_path.endswith("]")
    texts = [edit.value] if isinstance(edit.value, str) else edit.value
    if not isinstance(texts, list) or (edit.op == "set" and not is_item) or not texts:
        return None
    found = [entry for text in texts for entry in _entries(text, names)]
    if not found or any(not list(_entries(text, names)) for text in texts) or (is_item and len(found) > 1):
        return None
    return [replace(edit, value=entry) for entry in found]


def _entries(text: Any, names: Names) -> Iterator[dict[str, Any]]:
    """The entries that the lines of a text make; none where one of them is no member."""
    lines = [line for line in text.splitlines() if line.strip()] if isinstance(text, str) else []
    if not 1 < len(lines) <= _LINES or len(text) > _LONGEST:
        return
    found: list[dict[str, Any]] = []
    for line in lines:
        told, item = _LINE.fullmatch(line), _ITEM.fullmatch(line)
        last = next(reversed(found[-1].values()), None) if found else None
        is_member = bool(told and names.place(told["name"]))
        if told and is_member and not (told["mark"] and isinstance(last, list)):
            if not found or told["mark"] or told["name"] in found[-1]:
                found.append({})
            found[-1][told["name"]] = told["said"].strip() if told["said"] else []
        elif item and isinstance(last, list) and not is_member:
            last.append(item[1].strip())
        else:
            return
    if all(len(entry) > 1 for entry in found):
        yield from found
