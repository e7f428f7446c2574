"""What a path, an operation or a place that was refused could have meant: the edits to be tried (see `corrections`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cv_generator.cv import corrections_forms as forms
from cv_generator.cv import corrections_sections as sections
from cv_generator.cv import (
    items_named,
    json_text,
    keeping,
    mistakes,
    names_in_parts,
    ordinals,
    paths,
    profiles,
    remnants,
    said_of_item,
    taken_out,
    typos,
    unclear,
)
from cv_generator.cv.call_words import ARGUMENTS, ENDS, word_of
from cv_generator.cv.corrections_inside import (
    in_its_list,
    line_by_its_text,
    ordered,
    paragraph,
    second_number,
    to_another_list,
)
from cv_generator.cv.corrections_places import is_part, part_of_place
from cv_generator.cv.corrections_spoken import of_words
from cv_generator.cv.dates import PRESENT, parse_date_range
from cv_generator.cv.design_names import SECTIONS as DESIGN_SECTIONS
from cv_generator.cv.keeping import value_at
from cv_generator.cv.mistakes_names import ROOT, SECTIONS, humanized
from cv_generator.cv.mistakes_values import are_texts_or_objects
from cv_generator.cv.model import FIELDS
from cv_generator.cv.other_names import plain
from cv_generator.cv.paths import Document, Edit, PathError
from cv_generator.cv.places_meant import Place, place_meant
from cv_generator.cv.text_lists import cut

_PLACES = {"first": 0, "last": -1}
"""Where an item is to be moved, in words of all languages for these."""

_STEPS_ASIDE = {"up": -1, "higher": -1, "down": 1, "lower": 1}
"""The same from where it stands."""


def other_path(document: Document, edit: Edit, error: PathError) -> list[Edit] | None:
    if unclear.numbered_list(document, edit.field_path) or unclear.may_be_spoken(edit):
        return None
    if sections.told_of_slice(document, edit):
        return sections.sliced(document, edit)
    if is_part(document, edit):
        return part_of_place(document, edit)
    if spoken := of_words(document, edit):
        return spoken
    if names_in_parts.told(document, edit):
        return None
    meant = _in_another_form(document, edit) or _path_guessed(document, edit, error)
    return None if meant and any(unclear.emptied_unnamed(document, edit, each) for each in meant) else meant


def _in_another_form(document: Document, edit: Edit) -> list[Edit] | None:
    guesses = (sections.heading, forms.inserted_at, forms.moved, forms.op_behind_path, forms.hidden_by_name)
    return next((found for guess in guesses if (found := guess(document, edit))), None)


def _path_guessed(document: Document, edit: Edit, error: PathError) -> list[Edit] | None:
    for guess in (
        _items_of_section,
        _after,
        _appended,
        _into_entry,
        _to_its_list,
        _to_the_end,
        _target,
        _text,
        _continued,
        _one_end,
        profile,
    ):
        if other := guess(document, edit):
            return [other]
    if named := second_number(document, edit) or part_of_place(document, edit):
        return named
    place = place_meant(document, edit.field_path)
    if place and (place.absent or paths.spelled(place.path) != edit.field_path):
        itself = replace(edit, field_path=paths.spelled(place.path))
        is_taken_out = place.named and taken_out.meant(document, itself)
        return [itself] if is_taken_out else _at_place(document, edit, place)
    for several in (
        paragraph,
        line_by_its_text,
        to_another_list,
        in_its_list,
        _everywhere,
        _removed,
        _ordered,
        _labelled,
        _whole,
        _own_section,
    ):
        if found := several(document, edit):
            return found
    nearest = mistakes.explained(error).nearest
    if not nearest:
        return None
    return [replace(edit, field_path=nearest, **_no_value(edit, value_at(document, nearest)))]


def _no_value(edit: Edit, there: Any) -> dict[str, Any]:
    """Which item is to be removed was said by its value, and is said by its path now; of a list by both."""
    return {"value": None, "has_value": False} if edit.op == "remove" and not isinstance(there, list) else {}


def _items_of_section(_: Document, edit: Edit) -> Edit | None:
    """`sections.skills.items[0]`, as Reactive Resume names it."""
    found = re.fullmatch(r"(?:\w{1,20}[./])?sections[./](\w{1,60})[./]items(.{0,300})", edit.field_path)
    place = ROOT.place(found[1]) if found else None
    is_list = place is not None and not place.role and paths.is_list(place.field)
    return replace(edit, field_path=f"{place.field}{found[2]}") if found and place and is_list else None


def _after(document: Document, edit: Edit) -> Edit | None:
    """`interests[after Chess]`, and the place behind the last one, to insert there."""
    found = re.fullmatch(r"(.{1,300}?)\[after (.{1,100})\]", edit.field_path) if edit.op == "insert" else None
    place = place_meant(document, f"{found[1]}[{found[2]}]") if found else None
    if place is None or place.absent or not isinstance(place.path[-1], int):
        return None
    path, index = paths.spelled(place.path[:-1]), place.path[-1] + 1
    is_last = index == len(value_at(document, path))
    return replace(edit, field_path=path, op="append") if is_last else replace(edit, field_path=f"{path}[{index}]")


def _appended(document: Document, edit: Edit) -> Edit | None:
    """`interests/-`, `interests[]`, `interests[+]` and an index one past the end mean a new item at the end."""
    if edit.op not in ("set", "append", "insert"):
        return None
    found = re.fullmatch(r"(.+?)(?:\.|/|\[)(?:-|\+|\d*)\]?", edit.field_path)
    if not found:
        return None
    place = place_meant(document, found[1])
    path = paths.spelled(place.path) if place and not place.absent else mistakes.nearest_path(found[1]) or found[1]
    there = value_at(document, path)
    if isinstance(there, Mapping) and "heading" in there and bool(there["items"]) != bool(there["entries"]):
        path, there = next((f"{path}.{name}", there[name]) for name in ("items", "entries") if there[name])
    index = re.search(r"(?<!\d)(\d{1,9})\]?$", edit.field_path)
    if not isinstance(there, list) or (index and int(index[1]) != len(there)):
        return None
    return replace(edit, field_path=path, op="append")


def path_meant(document: Document, path: str) -> str:
    """The path that was meant by one that names items by words or counts from the end; "" for any other."""
    place = place_meant(document, ordinals.spelled(path))
    found = paths.spelled(place.path) if place and not place.absent else ""
    return "" if found == path else found


def _at_place(document: Document, edit: Edit, place: Place) -> list[Edit] | None:
    """The edit at the place that its path means, an item that is named there included."""
    path = paths.spelled(place.path)
    if place.absent:
        return _new_item(edit, place)
    there = value_at(document, path)
    if edit.op == "set" and place.named and not isinstance(edit.value, Mapping):
        if not isinstance(there, Mapping):
            is_none = isinstance(edit.value, list) or said_of_item.told(document, edit) is not None
            return None if is_none else [replace(edit, field_path=path)]
        name, said = KEYED.get(str(place.path[-2]), ("", ""))
        if not name:
            return None
        whole = path.partition("[")[0] in IN_ONE_TEXT and str(there[name]).casefold() in str(edit.value).casefold()
        return [replace(edit, field_path=path if whole else f"{path}.{said}")]
    other = isinstance(there, list) and len(place.path) > 1 and not edit.field_path.endswith(str(place.path[-1]))
    is_design = path.startswith("design") and not there  # whose words are names of sections
    if other and not is_design and edit.op == "set" and isinstance(edit.value, str | list):
        if isinstance(edit.value, str):
            edit = replace(edit, value=remnants.without_markup(edit.value))
        items = mistakes.mended(path, edit.value) if isinstance(edit.value, str) else None
        return keeping.added_to(there, replace(edit, field_path=path, value=items or edit.value))
    return [replace(edit, field_path=path, **_no_value(edit, there))]


KEYED = {
    "languages": ("language", "level"),
    "skills": ("group", "items"),
    "links": ("label", "url"),
    "personal_details": ("label", "value"),
    "custom_sections": ("heading", "items"),
}
"""Lists whose items have a name and one thing that is said of it: `languages.English` is its level."""


IN_ONE_TEXT = ("languages", "personal_details")
"""Lists whose names may stand in one text with what is said of them: `English (C1)`, `Driving licence: B`."""


def _new_item(edit: Edit, place: Place) -> list[Edit] | None:
    """`languages.French`, `skills.Cloud`: an item of a name that is not there yet."""
    path = paths.spelled(place.path)
    if path == "custom_sections" and place.rest and _names_heading(str(place.rest[0])):
        return None  # a section that is not there gets no other heading
    if (
        path == "custom_sections"
        and place.rest != ("items",)
        and (named := ROOT.place(place.absent))
        and not named.role
    ):
        return _of_a_section(edit, named.field, place.absent) if not place.rest else None
    if path == "custom_sections" and place.rest == ("items",) and edit.op in ("set", "append") and edit.value:
        items = edit.value if isinstance(edit.value, list) else [edit.value]
        return [Edit(path, {"heading": place.absent, "items": items}, "append")] if are_texts(items) else None
    if path not in KEYED or edit.op not in ("set", "append", "insert") or edit.value in (None, "", [], {}):
        return None
    value = edit.value
    is_one = not isinstance(value, list) and not (isinstance(value, str) and len(cut(value, commas=True)) > 1)
    if path == "skills" and edit.op == "set" and is_one:
        return None  # a skill of its own, or a group of one
    for name in reversed(place.rest):
        value = {str(name): value}
    items = mistakes.mended(path, {place.absent: value})
    return [Edit(path, item, "append") for item in items] if isinstance(items, list) else None


def _names_heading(name: str) -> bool:
    place = SECTIONS["custom_sections"].place(name)
    return place is not None and place.field == "heading"


def are_texts(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, str) for item in value)


def _of_a_section(edit: Edit, field: str, heading: str) -> list[Edit] | None:
    """`sections.work_experience`: what the section holds. Text in place of entries can only be its heading."""
    if are_texts(edit.value) and paths.part_at((field, 0)) is not None:
        return [Edit("custom_sections", {"heading": heading, "items": edit.value}, "append")]
    if not isinstance(edit.value, str) or not paths.is_list(field):
        return [replace(edit, field_path=field)]
    is_heading = paths.part_at((field, 0)) is not None and field in DESIGN_SECTIONS and len(edit.value) <= _HEADING
    return [Edit(f"design.headings.{field}", edit.value)] if is_heading and edit.op == "set" else None


_HEADING = 60
"""Letters of a text that may be a heading."""


def _into_entry(document: Document, edit: Edit) -> Edit | None:
    """Adding to an entry adds to its list: `skills[1]`, `skills.Databases`, `work_experience[0]`."""
    if edit.op != "append" or isinstance(edit.value, Mapping):
        return None
    place = place_meant(document, edit.field_path)
    there = value_at(document, paths.spelled(place.path)) if place and not place.absent else None
    if place is None or not isinstance(there, Mapping):
        return None
    lists = [name for name, inner in there.items() if isinstance(inner, list) and name != "entries"]
    return replace(edit, field_path=paths.spelled((*place.path, lists[0]))) if len(lists) == 1 else None


def _to_its_list(document: Document, edit: Edit) -> Edit | None:
    """Adding to an item adds to the list in which it stands; to a section of entries, an entry to those."""
    found = re.fullmatch(r"(.+)\[\d+\]", edit.field_path) if edit.op == "append" else None
    there = value_at(document, edit.field_path) if found else None
    if found is None or not isinstance(there, str | Mapping):
        return None
    if isinstance(there, Mapping) and "entries" in there and isinstance(edit.value, Mapping):
        names = {place.field for name in edit.value if (place := SECTIONS["custom_sections"].place(str(name)))}
        if not names & {"items", "entries"} and "heading" not in edit.value:
            return replace(edit, field_path=f"{edit.field_path}.entries")
    return replace(edit, field_path=found[1])


def profile(document: Document, edit: Edit) -> Edit | None:
    """`links[0].username`: the address that it makes on the network that the link names."""
    parent, _, name = edit.field_path.rpartition(".")
    path = mistakes.nearest_path(parent) or parent
    place, there = SECTIONS["links"].place(name), value_at(document, path)
    if edit.op != "set" or not path.startswith("links[") or not isinstance(there, Mapping):
        return None
    if place is None or place.role != "username" or not isinstance(edit.value, str):
        return None
    url = profiles.address(there["label"], edit.value)
    return Edit(f"{path}.url", url) if url else None


_ENDS = ("start", "end", "current")


def _one_end(document: Document, edit: Edit) -> Edit | None:
    """`work_experience[0].start_date`, `work_experience[0].date_range.start`: the other end stays."""
    parent, _, name = edit.field_path.rpartition(".")
    parent = parent.removesuffix(".date_range")
    parent = mistakes.nearest_path(parent) or parent
    names = keeping.names_at(parent) if parent else None
    place = names.place(name) if names else None
    if place is None or place.field != "date_range" or place.role not in _ENDS or edit.op != "set":
        return None
    if place.role == "current":
        edit = replace(edit, value=PRESENT if edit.value in (True, "true", "True") else None)
    there = parse_date_range(str(value_at(document, f"{parent}.date_range") or ""))
    edit = replace(edit, value=forms.date_of_parts(edit.value) or edit.value)
    if there is None or not isinstance(edit.value, str):
        return None
    start, end = str(there.start), PRESENT if there.end is None else str(there.end)
    value = f"{edit.value} – {end}" if place.role == "start" else f"{start} – {edit.value}"
    return replace(edit, field_path=f"{parent}.date_range", value=value)


def _everywhere(document: Document, edit: Edit) -> list[Edit] | None:
    """`work_experience[*].location`: the same for each item."""
    found = re.fullmatch(r"([\w.\[\]]{1,200})(?:\[\*\]|\.\*)\.([\w.]{1,100})", edit.field_path)
    if found is None or edit.op != "set":
        return None
    path = mistakes.nearest_path(found[1]) or found[1]
    there = value_at(document, path)
    if not isinstance(there, list) or not there:
        return None
    return [replace(edit, field_path=f"{path}[{n}].{found[2]}") for n in range(len(there))]


def _ordered(document: Document, edit: Edit) -> list[Edit] | None:
    """A list that is moved to a list of its indices or names: those are its order."""
    said = json_text.items(edit.value) if isinstance(edit.value, str) else edit.value
    if edit.op != "move" or not isinstance(said, list) or not isinstance(value_at(document, edit.field_path), list):
        return None
    return ordered(document, Edit(edit.field_path, {"order": said}))


def _removed(document: Document, edit: Edit) -> list[Edit] | None:
    """Items that are named by a list of values, from the last, so that indices stay true."""
    there = value_at(document, edit.field_path)
    if isinstance(edit.value, str) and re.fullmatch(r"\[[\d, ]{1,200}\]", edit.value):
        edit = replace(edit, value=json_text.items(edit.value))  # as strict tools send it
    elif isinstance(edit.value, str) and len(parts := cut(edit.value, commas=True)) > 1:
        edit = replace(edit, value=parts)
    if edit.op != "remove" or not isinstance(edit.value, list) or not isinstance(there, list):
        return None
    near = [_removable(there, value, edit.field_path) for value in edit.value]
    if not near or any(len(each) != 1 for each in near):
        return None
    found = sorted({paths.parse(each[0]) for each in near}, key=_place_in_order, reverse=True)
    return [Edit(paths.spelled(path), None, "remove", has_value=False) for path in found]


def _removable(there: list[Any], value: Any, path: str) -> list[str]:
    """The places that one of several values names: by its index, or by what stands there."""
    if isinstance(value, int) and not isinstance(value, bool):
        return [f"{path}[{value}]"] if 0 <= value < len(there) else []
    return items_named.named_in(there, value, path)


def _place_in_order(path: paths.Path) -> tuple[tuple[int, str], ...]:
    """Steps that can be compared: indices and names stand in the same depth of different paths."""
    return tuple((step, "") if isinstance(step, int) else (-1, step) for step in path)


def _labelled(document: Document, edit: Edit) -> list[Edit] | None:
    """`driving_licence`, `linkedin`, `education[0].gpa`: a name that labels what a list takes, or has already."""
    if edit.op != "set" or edit.value in (None, ""):
        return None
    found = mistakes.labelled(edit.field_path, edit.value)
    return [_labelled_again(document, target, item) or Edit(target, item, "append") for target, item in found] or None


def _labelled_again(document: Document, path: str, item: Any) -> Edit | None:
    if path not in KEYED or not isinstance(item, Mapping):
        return None
    label, said = KEYED[path]
    place = place_meant(document, f"{path}[{item.get(label)}]")
    known = place and place.named and len(place.path) == len(paths.parse(f"{path}[0]"))
    return Edit(f"{paths.spelled(place.path)}.{said}", item[said]) if place and known else None


def _whole(_: Document, edit: Edit) -> list[Edit] | None:
    """An object set on the CV itself (`""`, `cv_data`, `$`) or a part that is none (`contact`) sets each member."""
    itself = re.fullmatch(r"[$/.]*+(?:cv|cv_data|data|resume|root)?[/.]*+", edit.field_path)
    if (
        not (itself or mistakes.only_wraps(edit.field_path))
        or edit.op != "set"
        or not isinstance(edit.value, Mapping)
        or not edit.value
    ):
        return None
    return [Edit(str(name), value) for name, value in edit.value.items() if value is not None] or None


_OF_EDITS = ("edits", "field", "fields", "path", "value", "new_value", "op", "session_id")
_OF_CALLS = frozenset(
    "edits updates changes operations patches patch field_path value op session_id modifications".split()
)
"""Names of arguments, which are no headings."""


def _own_section(_: Document, edit: Edit) -> list[Edit] | None:
    """`patents` with a list: what no field resembles is a section under a heading of its own, as in a whole CV."""
    name, items = edit.field_path, edit.value if isinstance(edit.value, list) else [edit.value]
    if (
        edit.op not in ("set", "append")
        or not re.fullmatch(r"[^\W\d][\w -]{2,60}", name)
        or typos.misspelt(name, FIELDS)
        or ROOT.place(name)
        or mistakes.holding(name)
        or plain(name) in _OF_CALLS
        or word_of(ARGUMENTS, name) in _OF_EDITS
    ):
        return None
    if mistakes.only_wraps(name) or not are_texts_or_objects(items) or (items != edit.value and edit.op == "set"):
        return None
    found = mistakes.mended("custom_sections", {humanized(name): items})
    return [Edit("custom_sections", item, "append") for item in found] if isinstance(found, list) else None


def _target(document: Document, edit: Edit) -> Edit | None:
    """A move to a place past the end, counted from the end, or in words."""
    there = value_at(document, edit.field_path.rpartition("[")[0]) if edit.op == "move" else None
    step = _STEPS_ASIDE.get(edit.value.strip().lower(), 0) if isinstance(edit.value, str) else 0
    if step and isinstance(there, list) and (index := re.search(r"\[(\d{1,9})\]$", edit.field_path)):
        return replace(edit, value=min(max(int(index[1]) + step, 0), max(len(there) - 1, 0)))
    if isinstance(edit.value, str) and (end := word_of(ENDS, edit.value)):
        edit = replace(edit, value=_PLACES[end])
        if edit.value == 0 and isinstance(there, list):
            return edit
    if isinstance(edit.value, str) and isinstance(there, list):
        edit = replace(edit, value=_index_of(document, edit))
        if isinstance(edit.value, int):
            return edit
    target = int(edit.value) if isinstance(edit.value, str) and re.fullmatch(r"-?\d{1,4}", edit.value) else edit.value
    if not isinstance(there, list) or not there or isinstance(target, bool) or not isinstance(target, int):
        return None
    within = max(0, len(there) + target) if target < 0 else min(target, len(there) - 1)
    return replace(edit, value=within) if within != edit.value else None


def _index_of(document: Document, edit: Edit) -> Any:
    """`work_experience[0]`, `ACME`: the place in the same list that a target names; the target itself for others."""
    path, target = edit.field_path.rpartition("[")[0], str(edit.value).strip()
    for named in (target, f"{path}[{target}]"):
        place = place_meant(document, named) if target and not re.fullmatch(r"-?\d+", target) else None
        if place and not place.absent and paths.spelled(place.path[:-1]) == path and isinstance(place.path[-1], int):
            return place.path[-1]
    return edit.value


def _to_the_end(document: Document, edit: Edit) -> Edit | None:
    """To insert into a list without a place is to add."""
    there = value_at(document, edit.field_path) if edit.op == "insert" else None
    return replace(edit, op="append") if isinstance(there, list) else None


def _text(document: Document, edit: Edit) -> Edit | None:
    """Adding to a single value that is empty sets it."""
    empty = edit.op in ("append", "insert") and value_at(document, edit.field_path) == ""
    return replace(edit, op="set") if empty else None


_WITH_A_FORM = ("date_range", "birth_date", "email", "phone", "url", "photo_url", "accent", "level")


def _continued(document: Document, edit: Edit) -> Edit | None:
    """Adding to a text continues it: in its place it would be lost."""
    there = value_at(document, edit.field_path) if edit.op == "append" else None
    if not isinstance(there, str) or not isinstance(edit.value, str) or not edit.value.strip():
        return None
    if edit.field_path.endswith("]"):
        return None
    if edit.field_path.startswith("design") or edit.field_path.rpartition(".")[2] in (*_WITH_A_FORM, "language"):
        return None
    between = "" if edit.value[0] in ".,;:!?)" else "\n" if edit.value[0] == "\n" else " "
    return replace(edit, op="set", value=f"{there.rstrip()}{between}{edit.value.strip()}")
