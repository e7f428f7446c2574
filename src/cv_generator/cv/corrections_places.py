"""A part of a place, by its name: `work_experience[0].location.city`, `address.postal_code`. The other parts stay."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from cv_generator.cv import mistakes
from cv_generator.cv.keeping import names_at, value_at
from cv_generator.cv.mistakes_names import ROOT
from cv_generator.cv.paths import Document, Edit
from cv_generator.languages import cldr, remembered, tags

ADDRESS = "address_lines"
_PARTS = ("street", "postal", "city", "region", "country")
_CODE = re.compile(r"(?:[A-Z]{1,2}-)?(?:\d{4,6}|\d{2}-\d{3}|\d{3} \d{2})(?= )")
"""A postal code in front of its town."""
_CITY_REGION_COUNTRY = 3


def part_of_place(document: Document, edit: Edit) -> list[Edit] | None:
    """The edit of the whole place, in which one part is another; None where that is no question or not certain."""
    whole = _whole(edit)
    there = value_at(document, whole) if whole else None
    if isinstance(there, list):
        lines = _with_part(there, _role(edit), edit.value.strip())
        return [Edit(ADDRESS, lines)] if lines else None
    text = _in_text(there, _role(edit), edit.value.strip()) if isinstance(there, str) else ""
    return [replace(edit, field_path=whole, value=text)] if text else None


def together(document: Document, edits: Sequence[Edit]) -> list[Edit] | None:
    """The edits with several parts of one place in one; None where there are none, or it is not certain."""
    parts: dict[str, dict[str, str]] = {}
    found: list[Edit | str] = []
    for edit in edits:
        whole = _whole(edit)
        if not whole:
            found.append(edit)
            continue
        if whole not in parts:
            found.append(whole)
        parts.setdefault(whole, {})[_role(edit)] = edit.value.strip()
    if not any(len(each) > 1 for each in parts.values()):
        return None
    places = {whole: _of_parts(value_at(document, whole), each) for whole, each in parts.items()}
    if not all(places.values()):
        return None
    return [each if isinstance(each, Edit) else Edit(each, places[each]) for each in found]


def parts_inside(document: Document, edit: Edit) -> list[Edit] | None:
    """`{"city": "Bern"}` on the place of an entry, or on the entry: the parts that an object does not name stay."""
    there, names = value_at(document, edit.field_path), names_at(edit.field_path)
    if edit.op != "set" or not isinstance(edit.value, Mapping):
        return None
    if isinstance(there, str):
        text = _of_parts(there, _named_parts(edit.value)) if edit.field_path.endswith(".location") and there else ""
        return [replace(edit, value=text)] if text and text != there else None
    if not isinstance(there, Mapping) or not there.get("location") or names is None:
        return None
    rest, parts = dict[Any, Any](), dict[str, str]()
    for name, value in edit.value.items():
        place = names.place(str(name))
        found = _named_parts(value if isinstance(value, Mapping) else {name: value})
        if place is None or place.field != "location" or not found:
            rest[name] = value
        parts |= found if place is not None and place.field == "location" else {}
    text = _of_parts(there["location"], parts) if parts and "location" not in rest else ""
    return [*([replace(edit, value=rest)] * bool(rest)), Edit(f"{edit.field_path}.location", text)] if text else None


def _named_parts(sent: Mapping[Any, Any]) -> dict[str, str]:
    """The parts of a place that an object names; none where it says anything else."""
    found = {
        _part(str(name)): value.strip() for name, value in sent.items() if isinstance(value, str) and value.strip()
    }
    return found if len(found) == len(sent) and "" not in found and not {"street", "postal"} & found.keys() else {}


def _of_parts(there: Any, parts: Mapping[str, str]) -> Any:
    """A place with several other parts. A town and its postal code stand in one line of an address."""
    if isinstance(there, str):
        for role in sorted(parts, key=_PARTS.index):
            there = _in_text(there, role, parts[role])
        return there
    if not isinstance(there, list):
        return None
    lines, rest = list(there), {role: value for role, value in parts.items() if role not in ("postal", "city")}
    town = " ".join(parts[role] for role in ("postal", "city") if role in parts)
    if "city" in parts and "postal" in parts:
        country = len(lines) - 1 if lines and lines[-1].strip().casefold() in _countries() else len(lines)
        at = next((n for n, line in enumerate(lines) if _CODE.match(line)), None)
        at = next((n for n in range(1, country) if not re.search(r"\d", lines[n])), country) if at is None else at
        lines[at : at + (at != country)] = [town]
    else:
        rest |= {role: value for role, value in parts.items() if role in ("postal", "city")}
    for role in sorted(rest, key=_PARTS.index):
        lines = (_with_part(lines, role, rest[role]) or []) if lines else [rest[role]]
    return lines


def _whole(edit: Edit) -> str:
    """The path of the place of which an edit sets a part; "" for other edits."""
    if not _role(edit) or not isinstance(edit.value, str) or not edit.value.strip() or edit.op != "set":
        return ""
    return ADDRESS if is_of_address(edit.field_path) else _location(edit.field_path)


def _role(edit: Edit) -> str:
    """Which part of a place the last name of a path means."""
    return _part(edit.field_path)


def _part(path: str) -> str:
    """`street` also for the address inside an address: `basics.location.address`."""
    parent, name = re.sub(r"[./]?[^./]*$", "", path), path.rpartition(".")[2].rpartition("/")[2]
    place = ROOT.place(name)
    if place is None or place.field != ADDRESS:
        return ""
    if not place.role and parent and mistakes.nearest_path(parent) == ADDRESS:
        return "street"
    return place.role if place.role in _PARTS else ""


def is_of_address(path: str) -> bool:
    """Whether a path names a part of the person's address: `address.city`, `basics.location.city`, `city`."""
    parent = re.sub(r"[./][^./]*$", "", path) if re.search("[./]", path) else ""
    return bool(_part(path)) and (
        not parent.strip("/") or mistakes.only_wraps(parent) or ADDRESS in (parent, mistakes.nearest_path(parent))
    )


def _location(path: str) -> str:
    """The place of an entry of which a path names a part."""
    parent = re.sub(r"[./][^./]*$", "", path)
    near = mistakes.nearest_path(parent) or parent
    if near.endswith(".location"):
        return near
    names = names_at(near) if near.endswith("]") else None
    place = names.place(path.rpartition(".")[2]) if names else None
    return f"{near}.location" if place and place.field == "location" else ""


def _in_text(there: str, role: str, value: str) -> str:
    """`Zürich, Schweiz` with another town or country."""
    parts = there.split(", ") if there else []
    if role == "city":
        return ", ".join([value, *parts[1:]])
    if role == "country":
        return ", ".join([*(parts[:-1] if len(parts) > 1 else parts), value])
    if role == "region" and parts:
        last = parts[-1:] if len(parts) > 1 else []
        return (
            ", ".join([parts[0], *parts[1 : len(parts) - 2], value, *last])
            if len(parts) <= _CITY_REGION_COUNTRY
            else ""
        )
    return value if not parts else ""


def _with_part(lines: list[str], role: str, value: str) -> list[str] | None:
    """The lines of an address with another part; None where it cannot be told which line that is, or what else changes.

    A town that has a postal code is not changed without it.
    """
    if not lines:
        return [value]
    at = next((n for n, line in enumerate(lines) if _CODE.match(line)), None)
    country = len(lines) - 1 if len(lines) > 1 and lines[-1].strip().casefold() in _countries() else None
    if role == "country":
        return [*lines[:country], value]
    if role == "street":
        return [value, *lines[at is None or at > 0 :]] if len(lines) > 1 or at == 0 else None
    towns = [n for n, line in enumerate(lines) if n and n != country and not re.search(r"\d", line)]
    return _with_town(lines, role, value, at, towns[0] if len(towns) == 1 else None)


def _with_town(lines: list[str], role: str, value: str, at: int | None, town: int | None) -> list[str] | None:
    """The lines with another town or postal code: `at` is the line that has both, `town` that of a town alone."""
    if role == "postal" and at is not None:
        return [*lines[:at], _CODE.sub(lambda _: value, lines[at], count=1), *lines[at + 1 :]]
    if role in ("postal", "city") and at is None and town is not None:
        return [*lines[:town], value if role == "city" else f"{value} {lines[town]}", *lines[town + 1 :]]
    is_street = role == "city" and at is None and len(lines) == 1 and bool(re.search(r"\d", lines[0]))
    return [*lines, value] if is_street else None


@remembered()
def _countries() -> frozenset[str]:
    return frozenset(name.casefold() for tag in tags() for name in cldr.territory_names(tag).values())
