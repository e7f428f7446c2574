"""What an edit that was refused could have meant, as edits that were tried and are accepted.

Nothing that was sent is lost, merged or cut into pieces on the way: where that cannot be, there is no correction.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from cv_generator.cv import inside_sections, keeping, mistakes, mistakes_values, paths, taken_out, unclear
from cv_generator.cv import mistakes_shapes as shapes
from cv_generator.cv.corrections_paths import other_path
from cv_generator.cv.corrections_places import is_part, part_of_place
from cv_generator.cv.corrections_values import other_value
from cv_generator.cv.dates import PRESENT, parse_point
from cv_generator.cv.levels import language_code
from cv_generator.cv.mistakes_names import ROOT, SECTIONS, Place
from cv_generator.cv.names_in_parts import FULL_NAME, may_be_part
from cv_generator.cv.other_names import plain
from cv_generator.cv.paths import Document, Edit, PathError
from cv_generator.cv.places_meant import place_meant, tokens

_STEPS = 5
"""Mistakes in one edit: more than these are not guessed at once."""

_MOST = 60
"""Edits that one edit may become."""


def corrected(document: Document, edit: Edit, left: int = _STEPS) -> list[Edit] | None:
    """The edits that were meant; None where that cannot be told for certain. The document stays as it is."""
    if instead := taken_out.meant(document, edit):
        return [instead]
    if unclear.said_nothing(document, edit) or unclear.entry(document, edit):
        return None
    try:
        paths.applied(document, edit)
    except PathError as error:
        inside = inside_sections.told(document, edit)
        meant = inside_sections.of_entry(document, edit) if inside else other_path(document, edit, error)
        meant = _natively(document, edit, meant)
        found = _tried(document, meant, left - 1) if meant and left else None
        if found and edit.op == "set" and any(each.op == "append" and not keeping.words(each.value) for each in found):
            return None
        place = place_meant(document, edit.field_path)
        is_named = place is not None and place.named  # `skills.Databases`: the items of a group that is known by name
        is_named = is_named or _is_spelled(edit.field_path, meant)
        return found if is_named or not found else keeping.unnamed_kept(document, found)
    except ValidationError:
        by_index = unclear.by_index(document, edit)
        if is_part(document, edit):
            meant = part_of_place(document, edit)
        elif inside_sections.told(document, edit):
            meant = inside_sections.of_entry(document, edit)
        else:
            meant = other_value(document, edit) if by_index is None else by_index
    else:
        return [edit]
    return _tried(document, meant, left - 1) if meant and left else None


def _natively(document: Document, edit: Edit, meant: list[Edit] | None) -> list[Edit] | None:
    """What was meant, with the level that the path names: `mother_tongue`, `langue_maternelle`."""
    if not meant or [each.field_path for each in meant] != ["languages"] or not edit.value:
        return meant
    told = mistakes_values.natively(edit.field_path, edit.value)
    if told is edit.value:
        return meant
    known = {language_code(each["language"]): n for n, each in enumerate(document["languages"])}
    named = [language_code(str(each["language"])) if isinstance(each, Mapping) else "" for each in told]
    return [
        Edit(f"languages[{known[code]}].level", each["level"])
        if code and code in known and each.keys() == {"language", "level"}
        else Edit("languages", each, "append")
        for code, each in zip(named, told, strict=True)
    ]


def _is_spelled(path: str, meant: Sequence[Edit] | None) -> bool:
    """Whether a path names what was meant by its true names, in another spelling: `/work_experience/0/bullets`."""
    given = tokens(path) if meant and len(meant) == 1 and len(path) <= _PATH else []
    return bool(given) and meant is not None and "".join(given) == "".join(tokens(meant[0].field_path))


_PATH = 300


_OTHER_ROLES = ("", "labelled", "username", "native", "start", "end", "start_month", "end_month", "current")

_NOT_HERE = ("design", "address_lines")
"""Fields whose parts make no text, or have a place among lines that stand there (`corrections_places`)."""


def together(edits: Sequence[Edit]) -> list[Edit] | None:
    """The edits with the parts of one text in one edit: a first and a last name, a degree and its subject, a period.

    None where there are no such parts.
    """
    sent = len(edits)
    edits = _whole_periods(_whole_dates(edits))
    parts: dict[str, dict[str, Any]] = {}
    whole: list[Edit | str] = []
    has_parts = any(place and place.field == FULL_NAME and place.role for *_, place in map(_member, edits))
    for edit in edits:
        path, name, place = _member(edit)
        is_half = has_parts and place == Place(FULL_NAME) and may_be_part(name)
        if (
            place is None
            or (place.role in _OTHER_ROLES and not is_half)
            or edit.op != "set"
            or place.field in _NOT_HERE
        ):
            whole.append(edit)
            continue
        key = path or place.field
        if key not in parts:
            whole.append(key)
        parts.setdefault(key, {})[name] = edit.value
    if not any(len(each) > 1 for each in parts.values()):
        return list(edits) if len(edits) < sent else None
    return [each if isinstance(each, Edit) else Edit(each, parts[each]) for each in whole]


def _member(edit: Edit) -> tuple[str, str, Place | None]:
    """The path of what an edit's last name is said of ("" for the CV itself), that name, and the place it means."""
    parent, _, name = edit.field_path.rpartition(".")
    path = "" if mistakes.only_wraps(parent) else mistakes.nearest_path(parent) or parent
    if path == FULL_NAME:  # `name.first`; the `title` of a name stands before it
        name = "prefix" if plain(name) == "title" else name
        path = ""
    names = SECTIONS.get(re.sub(r"\[\d+\]", "", path)) if path else ROOT
    return path, name, names.place(name) if names else None


def _whole_dates(edits: Sequence[Edit]) -> list[Edit]:
    """The edits with a month and its year in one."""
    found, months = list(edits), dict[tuple[str, str], Edit]()
    placed = [(edit, *_member(edit)) for edit in edits if edit.op == "set"]
    for edit, path, _, place in placed:
        if place and place.field == "date_range" and place.role.endswith("_month"):
            months[path, place.role.removesuffix("_month")] = edit
    for edit, path, _, place in placed:
        month = months.get((path, place.role)) if place and place.field == "date_range" else None
        date = shapes.text({"year": edit.value, "month": month.value}) if month else None
        if month and date:
            found[found.index(edit)] = replace(edit, value=date)
            found.remove(month)
            del months[path, place.role if place else ""]
    return found


def _whole_periods(edits: Sequence[Edit]) -> list[Edit]:
    """The edits with both ends of a period in one: each by itself would be checked against the other end of the old."""
    found: list[Edit] = list(edits)
    ends: dict[tuple[str, str], Edit] = {}
    for edit in edits:
        path, _, place = _member(edit)
        if edit.op != "set" or place is None or place.field != "date_range" or place.role not in ("start", "end"):
            continue
        ends[path, place.role] = edit
        start, end = ends.get((path, "start")), ends.get((path, "end"))
        if start and end and isinstance(start.value, str) and isinstance(end.value, str | None):
            if parse_point(start.value) is None:
                continue
            at = found.index(start)
            found[at] = Edit(f"{path}.date_range", f"{start.value} – {end.value or PRESENT}")
            found.remove(end)
            del ends[path, "start"], ends[path, "end"]
    return found


def one_period_twice(meant: Sequence[Sequence[Edit] | None]) -> bool:
    """Whether two edits set one period, each with one end of its own: the last would keep an end of the old one."""
    said = [
        {each.field_path for each in edits or () if each.op == "set" and each.field_path.endswith("date_range")}
        for edits in meant
    ]
    return any(one & other for n, one in enumerate(said) for other in said[n + 1 :])


def _tried(document: Document, edits: Sequence[Edit], left: int) -> list[Edit] | None:
    found: list[Edit] = []
    for edit in edits:
        part = corrected(document, edit, left)
        if part is None:
            return None
        document = paths.carried_out(document, part)
        found.extend(part)
    return found if len(found) <= _MOST else None
