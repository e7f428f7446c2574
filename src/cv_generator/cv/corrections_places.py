"""A part of a place, by its name: `work_experience[0].location.city`, `address.postal_code`. The other parts stay."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from cv_generator.cv import mistakes, paths
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
    whole, parts = _sent(document, edit)
    text = _of_parts(value_at(document, whole), parts) if whole else None
    return [Edit(whole, text)] if text else None


def is_part(document: Document, edit: Edit) -> bool:
    """Whether an edit says a part of the person's address, also under the name of the whole: `location: "Basel"`."""
    return bool(document[ADDRESS]) and _sent(document, edit)[0] == ADDRESS


def together(document: Document, edits: Sequence[Edit]) -> list[Edit] | None:
    """The edits with several parts of one place in one; None where there are none, or it is not certain.

    What the same call sets in that place by its true path stands in that one too.
    """
    parts: dict[str, dict[str, str]] = {}
    direct: dict[str, list[Edit]] = {}
    found: list[Edit | str] = []
    for edit in edits:
        whole, said = _sent(document, edit)
        if not whole:
            found.append(edit)
            continue
        if whole not in parts:
            found.append(whole)
        known = parts.setdefault(whole, {})
        if any(known.get(role, text) != text for role, text in said.items()):
            return None
        known |= said
    for other in (each for each in found if isinstance(each, Edit)):
        if whole := next((each for each in parts if _is_inside(other.field_path, each)), ""):
            direct.setdefault(whole, []).append(other)
    if not any(len(each) > 1 or whole in direct for whole, each in parts.items()):
        return None
    places = {
        whole: _of_parts(_set_first(document, whole, direct.get(whole, [])), each) for whole, each in parts.items()
    }
    if not all(places.values()):
        return None
    own = [edit for inside in direct.values() for edit in inside]
    return [each if isinstance(each, Edit) else Edit(each, places[each]) for each in found if each not in own]


def _is_inside(path: str, whole: str) -> bool:
    """Whether a path is that of a place or of a line in it."""
    return path == whole or path.startswith(f"{whole}[")


def _set_first(document: Document, whole: str, edits: Sequence[Edit]) -> Any:
    """A place as edits of it by its path leave it; None where they do more than to set it, or are refused."""
    if any(edit.op != "set" for edit in edits):
        return None
    try:
        return value_at(paths.carried_out(document, edits), whole)
    except (paths.PathError, ValidationError):
        return None


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
    if {"street", "city"} <= parts.keys() and "postal" not in parts:
        return _another(there, parts)
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
        with_part = _with_part(lines, role, rest[role])
        if not with_part:
            return None  # a line that is not certain takes none of the others with it
        lines = with_part
    return lines


def _another(there: Sequence[str], parts: Mapping[str, str]) -> list[str] | None:
    """The lines of another address, of which the street and the town are told; a country that stands there is asked."""
    has_country = any(line.strip().casefold() in _countries() for line in there)
    if has_country and "country" not in parts:
        return None
    return [parts[role] for role in _PARTS if role in parts]


def _sent(document: Document, edit: Edit) -> tuple[str, dict[str, str]]:
    """The path of the place of which an edit sets parts, and these; "" and none for other edits."""
    if edit.op != "set":
        return "", {}
    if isinstance(edit.value, Mapping):
        parts = {_part(str(name)): _text(value) for name, value in edit.value.items()}
        is_some = len(parts) == len(edit.value) and all(parts) and all(parts.values()) and "street" not in parts
        return (ADDRESS, parts) if is_some and document[ADDRESS] and _names_address(edit.field_path) else ("", {})
    is_one = isinstance(edit.value, list) and len(edit.value) == 1 and edit.field_path != ADDRESS
    text = _text(edit.value[0] if is_one else edit.value)
    if not text:
        return "", {}
    if role := _role(edit):
        whole = ADDRESS if is_of_address(edit.field_path) else _location(edit.field_path)
        return (whole, {role: text}) if whole else ("", {})
    return (ADDRESS, {"city": text}) if _is_town_alone(document, edit.field_path, text) else ("", {})


def _text(value: Any) -> str:
    """The text that a part of a place is; a postal code may have come as a number."""
    is_text = isinstance(value, str | int) and not isinstance(value, bool)
    return str(value).strip() if is_text else ""


def _names_address(path: str) -> bool:
    """Whether a path means the person's whole address: `location`, `wohnort`, `contact.address`."""
    parent, name = re.sub(r"[./]?[^./]*$", "", path), re.split(r"[./]", path)[-1]
    place = ROOT.place(name)
    return (
        place is not None and place.field == ADDRESS and not place.role and (not parent or mistakes.only_wraps(parent))
    )


def _is_town_alone(document: Document, path: str, text: str) -> bool:
    """Whether a text in place of an address names a town alone, where that has a street or a postal code."""
    says_more = bool(re.search(r"[\d\n]", text)) or len(text) > _LONGEST
    return not says_more and any(re.search(r"\d", line) for line in document[ADDRESS]) and _names_address(path)


_LONGEST = 100
"""Letters of the name of a town."""


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
    if role == "city" and value in (*lines[1:], _CODE.sub("", lines[at], count=1).strip() if at is not None else ""):
        return lines
    if role == "city" and re.search("[,;/|]", value):
        return None  # a country beside it
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
