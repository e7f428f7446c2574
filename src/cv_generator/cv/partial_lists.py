"""A list of entries that is set with parts of those that are there: `[{"employer": "Alpha", "title": "Head"}]`.

A list replaces a list, so the periods and lines that such entries do not name would be gone. It is refused with what
each of them lacks; where every entry is named by what it is known by, and none is left out, the call that changes only
the members that are named is offered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from cv_generator.cv import keeping, paths, unclear
from cv_generator.cv.dates import parse_date_range
from cv_generator.cv.keeping import value_at
from cv_generator.cv.paths import Document, Edit, PathError
from cv_generator.cv.shifting import fields_of
from cv_generator.errors import Problem

_SHOWN = 3
"""Entries whose missing members are told."""
_PAIRS = 10_000
"""Pairs of entries that are compared."""


def asked(document: Document, edit: Edit) -> list[Problem]:
    """What entries of a list would lose; empty where they lose nothing, or nothing that was not named."""
    there, new = _lists(document, edit)
    if not new:
        return []
    if problem := unclear.entry(document, edit):
        path = edit.field_path
        lost = [item for item in there if isinstance(item, Mapping) and item not in new and len(keeping.said(item)) > 1]
        return [problem] if lost or keeping.nameless(document, edit) else _lacking(path, there, new, edit.value)
    return _lacking(edit.field_path, there, new, edit.value)


def meant(document: Document, edit: Edit) -> list[Edit] | None:
    """The edits of the members that each entry names; None where that is not certain."""
    there, new = _lists(document, edit)
    same = keeping.same_entries(edit.field_path, there, new) if new else {}
    if unclear.entry(document, edit) or not same or set(same) != set(range(len(there))):
        return None
    if [same[n] for n in range(len(there))] != list(range(len(there))):
        return [replace(edit, value=_in_order(there, new, edit.value, same))]
    found: list[Edit] = []
    for n, sent in enumerate(edit.value):
        if n >= len(there):
            found.append(Edit(edit.field_path, sent, "append"))
        elif any(value not in (there[n][name], "", []) for name, value in new[n].items()):
            found.append(Edit(f"{edit.field_path}[{n}]", sent))
    return found or [Edit(edit.field_path, there)]


def _in_order(there: Sequence[Any], new: Sequence[Any], sent: Sequence[Any], same: Mapping[int, int]) -> list[Any]:
    """The entries in another order, each whole; those that are new as they were sent."""
    whole = {
        at: {**there[n], **{name: value for name, value in new[at].items() if value not in ("", [])}}
        for n, at in same.items()
        if isinstance(there[n], Mapping) and isinstance(new[at], Mapping)
    }
    return [whole.get(at, each) for at, each in enumerate(sent)]


def kept(document: Document, edits: Sequence[Edit]) -> tuple[list[Edit] | None, list[Problem]]:
    """Edits of a correction, each list of parts as the edits of those members; None, and why, where that is unsure."""
    found: list[Edit] = []
    for edit in edits:
        lacking = asked(document, edit)
        part = meant(document, edit) if lacking else [edit]
        if part is None:
            return None, lacking
        document = paths.carried_out(document, part)
        found += part
    return found, []


def _lists(document: Document, edit: Edit) -> tuple[list[Any], list[Any]]:
    """The entries that are there and those that would take their place, in our form; none where that is no question."""
    there = value_at(document, edit.field_path)
    if edit.op != "set" or not isinstance(edit.value, list) or not edit.value or not _is_of_entries(edit.field_path):
        return [], []
    if not isinstance(there, list) or not there or len(there) * len(edit.value) > _PAIRS:
        return [], []
    try:
        new = value_at(paths.with_fields(document, paths.applied(document, edit)), edit.field_path)
    except (PathError, ValidationError):
        return [], []
    return (there, new) if new != there and len(new) == len(edit.value) else ([], [])


def _is_of_entries(path: str) -> bool:
    return keeping.names_entries(path) or path.endswith("].entries")


def _lacking(path: str, there: Sequence[Any], new: Sequence[Any], sent: Sequence[Any]) -> list[Problem]:
    pairs = keeping.same_entries(path, there, new)
    if not pairs and len(there) == len(new) and not any(map(_contradict, there, new)):
        pairs = {n: n for n in range(len(there))}
    found = [(n, lost) for n, at in sorted(pairs.items()) if (lost := _missing(path, there[n], new[at], sent[at]))]
    problems: list[Problem] = []
    for n, lost in found[:_SHOWN]:
        message = f"is {unclear.name_of(there[n])}, whose {', '.join(lost)} the list does not name"
        hint = (
            f"A list replaces the list. To change this entry, set its members, such as {path}[{n}].{_first(there[n])}; "
            "op remove takes one away, op append adds one. "
            'To replace the list, send every entry whole, with "" or [] for what shall be empty.'
        )
        problems.append(Problem(f"{path}[{n}]", "unclear_entry", message, hint))
    return problems


def _missing(path: str, old: Any, new: Any, sent: Any) -> list[str]:
    """The members of an entry that another one, which was sent in its place, neither holds nor names."""
    if not isinstance(old, Mapping) or not isinstance(new, Mapping):
        return []
    named = fields_of(f"{path}[0]", sent) if isinstance(sent, Mapping) else []
    return [name for name, value in old.items() if value and not new.get(name) and name not in named]


def _contradict(one: Any, other: Any) -> bool:
    """Whether two entries in one place cannot be one: another period, or another name where both have one."""
    if not isinstance(one, Mapping) or not isinstance(other, Mapping):
        return True
    periods = [parse_date_range(str(each.get("date_range") or "")) for each in (one, other)]
    names = [name for name in _NAMED_BY if one.get(name) and other.get(name)]
    return (None not in periods and periods[0] != periods[1]) or any(one[name] != other[name] for name in names)


_NAMED_BY = ("employer", "institution", "organization", "group", "language", "heading", "label", "url")


def _first(entry: Mapping[str, Any]) -> str:
    return "title" if "title" in entry else list(entry)[-1]
