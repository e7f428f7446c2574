"""Edits of which it cannot be told for certain what they would take away: they are refused with what stands there.

A number behind a name (`work_experience 2`, `bullets_2`, `jobs #2`) counts from 0 or from 1, and a list under another
name may be another list. A correction that guesses wrong would take away what nobody named.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeGuard

from cv_generator.cv import (
    figures,
    inside_sections,
    items_named,
    json_text,
    levels,
    mistakes,
    names_in_parts,
    paths,
    remnants,
    said_of_item,
    unparted,
)
from cv_generator.cv.corrections_places import is_of_address, is_part
from cv_generator.cv.keeping import at_indices, nameless, names_at, unsaid_post, value_at, words
from cv_generator.cv.mistakes_names import ROOT, SECTIONS
from cv_generator.cv.other_names import squeezed
from cv_generator.cv.paths import Document, Edit
from cv_generator.cv.places_meant import place_meant, tokens
from cv_generator.errors import Problem

_FIGURE = re.compile(r"(?<!\d)\d{1,4}(?=$|[)\]}.\[/\"' ])")
_AS_INDEX = ("[", "[-", ".", ".-", "/", "/-", "{", ">", ":")
"""What stands before an index in the paths of programs: those count from 0, and from the end."""
_COUNTED = re.compile(r"(?:^|(?<=[\W_]))(?:no|nr|num|number|item|entry)\.? ?$", re.IGNORECASE)
_BETWEEN = " _-#([{.:/\"'№"
_SHOWN = 8
"""Items of a list that a hint names."""
_LETTERS = 40
_NAMED = 3
"""Items of a list that are named."""


def numbered_list(document: Document, path: str) -> tuple[str, int] | None:
    """The list and the number behind its name, where that number is no index: it may count from 0 or from 1."""
    for figure in _FIGURE.finditer(path):
        before = path[: figure.start()]
        name = _COUNTED.sub("", before)
        if name == before and before.endswith(_AS_INDEX):
            continue
        place = _list_at(document, name.rstrip(_BETWEEN))
        if place:
            return place, int(figure[0])
    return None


def _list_at(document: Document, name: str) -> str:
    place = place_meant(document, name) if name else None
    found = [paths.spelled(place.path)] if place and not place.absent else []
    found += [mistakes.nearest_path(name)] if name else []
    return next((path for path in found if path and isinstance(value_at(document, path), list)), "")


def emptied_unnamed(document: Document, edit: Edit, meant: Edit) -> bool:
    """Whether a correction would remove all of a list, or of an object, that the edit did not name by its true path."""
    there = value_at(document, meant.field_path)
    if edit.op != "remove" or meant.op != "remove" or not there or not isinstance(there, Mapping | list):
        return False
    if meant.field_path.endswith("]"):
        return False
    near = items_named.named_in(there, meant.value, meant.field_path) if isinstance(there, list) else []
    if meant.has_value and len(near) == 1:
        return False
    return tokens(edit.field_path) != [str(step) for step in paths.parse(meant.field_path)]


def said_nothing(document: Document, edit: Edit) -> list[Problem]:
    """What a value without a word would take away: `[{}]`, `[""]`, `[null]`, `{}` and, in place of a list, `""`.

    Only `[]` empties a list on purpose; in an object `""` does so too, and on a text.
    """
    there = value_at(document, edit.field_path)
    if edit.op != "set" or edit.value is None or not words(there):
        return []
    sent = json_text.parsed(edit.value)
    if sent == "" and isinstance(there, list):
        return [_nothing(edit.field_path, there)]
    if isinstance(there, Mapping) and isinstance(sent, Mapping) and all(value is None for value in sent.values()):
        away = "; op remove takes it away" * edit.field_path.endswith("]")
        hint = f"Name the members that shall change{away}."
        return [Problem(edit.field_path, "says_nothing", "names nothing that shall change", hint)]
    return list(_emptied_unsaid(there, sent, edit.field_path))


def _emptied_unsaid(there: Any, sent: Any, path: str) -> Iterator[Problem]:
    if not words(there) or sent is None or isinstance(sent, bool) or remnants.stands_in(sent):
        return
    if isinstance(there, Mapping) and isinstance(sent, Mapping):
        names = names_at(path)
        for name, value in sent.items():
            place = names.place(str(name)) if names else None
            field = place.field if place and not place.role else str(name)
            yield from _emptied_unsaid(there.get(field), value, f"{path}.{field}")
    elif (
        not words(sent)
        and not isinstance(sent, str)
        and not _is_rated(sent)
        and (sent != [] or not isinstance(there, list))
    ):
        yield _nothing(path, there)
    elif isinstance(there, list) and isinstance(sent, list) and _has_gaps(sent):
        hint = f"Name the one that is meant by its path: {standing({path: there}, path)}."
        yield Problem(path, "says_nothing", "has empty places among its items", hint)


def _is_rated(sent: Any) -> bool:
    """`{"Python": "★★★"}`: names with signs for their levels."""
    said = list(sent.values()) if isinstance(sent, Mapping) else []
    return any(isinstance(each, str) and levels.is_measured(each) for each in said)


def _has_gaps(items: list[Any]) -> bool:
    """Whether a list of entries has places that hold nothing, for entries that are to stay."""
    entries = [isinstance(item, Mapping) and bool(words(item)) for item in items]
    return any(entries) and any(item in (None, "", {}, []) for item in items)


def _nothing(path: str, there: Any) -> Problem:
    number = f"{len(there)} item{'s' * (len(there) != 1)}" if isinstance(there, list) else "something"
    empty = "[]" if isinstance(there, list) else '""'
    hint = f"To empty it on purpose, send {empty}; else leave this edit away."
    return Problem(path, "says_nothing", f"holds {number}, and the value says nothing", hint)


def entry(document: Document, edit: Edit) -> Problem | None:
    """Why a list is refused of which it is not certain which items it holds; None where it is."""
    path = edit.field_path
    if nameless(document, edit):
        hint = f"Name the one that is meant by its path: {standing(document, path)}. op append adds one."
        return Problem(path, "unclear_entry", "has an entry that does not say which one it is", hint)
    if (found := unsaid_post(document, edit)) is None:
        return unparted.told(document, edit)
    at = f"{path}[{found}]"
    there = value_at(document, at)
    message = f"may be a new title of {at}, {there['title'][:_LETTERS]} at {name_of(there)}, or a further entry"
    hint = f"Set {at}.title where it is the same; send op append, best with its date_range, where it is a further one."
    return Problem(path, "unclear_entry", message, hint)


def by_index(document: Document, edit: Edit) -> list[Edit] | None:
    """`{"bullets": {"1": "…"}}`: the edits of the items that numbers in an object name. They are indices, from 0.

    None where there are none of a list that holds something; empty where what they name is not there.
    """
    sent, there = json_text.parsed(edit.value), value_at(document, edit.field_path)
    if edit.op != "set" or not sent:
        return None
    if isinstance(there, list) and (told := at_indices(sent)):
        return _at_each(edit, there, told)
    if isinstance(sent, Mapping) and _numbers_items(there, sent):
        return _at_each(edit, there, [(_place(name, len(there)), value) for name, value in sent.items()])
    names = names_at(edit.field_path)
    if not isinstance(sent, Mapping) or not isinstance(there, Mapping) or names is None:
        return None
    rest, found, is_any = dict[Any, Any](), list[Edit](), False
    for name, value in sent.items():
        place = names.place(str(name))
        inner = by_index(document, Edit(f"{edit.field_path}.{place.field if place else name}", value))
        if inner == []:
            return []
        is_any = is_any or inner is not None
        found += inner or []
        rest |= {} if inner else {name: value}
    return ([Edit(edit.field_path, rest)] * bool(rest) + found) if is_any else None


def _at_each(edit: Edit, there: list[Any], told: list[tuple[int, Any]]) -> list[Edit]:
    """The edit of each item by its index; none where one of them is not there."""
    is_there = all(index < len(there) for index, _ in told)
    return [Edit(f"{edit.field_path}[{index}]", value) for index, value in told] if is_there else []


def _numbers_items(there: Any, sent: Mapping[Any, Any]) -> TypeGuard[list[Any]]:
    return isinstance(there, list) and bool(there) and all(str(name).isdecimal() for name in sent)


def _place(name: Any, length: int) -> int:
    """The index that a name of digits tells, the length of the list where there is no such item."""
    found = figures.index(str(name))
    return length if found is None else min(found, length)


def told_of_numbers(document: Document, edit: Edit) -> Problem | None:
    """What the numbers in an object count, where that may not be what was meant; None where 0 is among them."""
    sent, there = json_text.parsed(edit.value), value_at(document, edit.field_path)
    if edit.op != "set" or not isinstance(sent, Mapping) or not sent:
        return None
    if _numbers_items(there, sent):
        numbers = [_place(name, len(there)) for name in sent]
        if 0 in numbers and max(numbers) < len(there):
            return None
        hint = f"Numbers in an object are indices from 0: {standing(document, edit.field_path)}."
        return Problem(edit.field_path[:_PATH], "unclear_index", "has numbers that may count from 0 or from 1", hint)
    names = names_at(edit.field_path) if isinstance(there, Mapping) else None
    for name, value in sent.items() if names else ():
        place = names.place(str(name)) if names else None
        inner = Edit(f"{edit.field_path}.{place.field if place else name}", value)
        if problem := told_of_numbers(document, inner):
            return problem
    return None


def may_be_spoken(edit: Edit) -> bool:
    """Whether a word such as `sprache` with the name of a language is that of the CV, or one that the person speaks."""
    name, text = squeezed(edit.field_path), edit.value.strip() if isinstance(edit.value, str) else ""
    place, spoken = ROOT.places.get(name), SECTIONS["languages"].places.get(name)
    if place is None or spoken is None or place.field != "language" or name == "language" or edit.op == "remove":
        return False
    return bool(text) and not _TAG.fullmatch(text)


_TAG = re.compile(r"[a-z]{2}(?:[-_][A-Za-z]{2})?")


def part_of_address(document: Document, edit: Edit) -> Problem | None:
    """Why a part of the address is refused that would take the place of all; None for other edits."""
    is_so = is_of_address(edit.field_path) or is_part(document, edit)
    if edit.op != "set" or not document["address_lines"] or not is_so:
        return None
    lines = json.dumps(document["address_lines"], ensure_ascii=False)
    hint = f"Send address_lines with all its lines; now they are {lines[:_PATH]}."
    return Problem(edit.field_path[:_PATH], "part_of_text", "is a part of address_lines", hint)


def part_told(document: Document, edit: Edit, meant: Sequence[Edit] | None) -> Problem | None:
    """What is told of a value that is a part of an address, or of an entry inside a section; None for others."""
    return inside_sections.told(document, edit) or (part_of_address(document, edit) if meant is None else None)


def _spoken(_: Document, edit: Edit) -> Problem | None:
    if not may_be_spoken(edit):
        return None
    hint = "Set language to a code, such as de, for the language of the CV; append one that is spoken to languages."
    return Problem(edit.field_path[:_PATH], "unclear_field", "may be the CV's language, or one that is spoken", hint)


def told(document: Document, edit: Edit, nearest: str) -> Problem | None:
    """Why an edit is refused that a correction could guess only; None where it is nothing of that kind."""
    guesses = (_spoken, part_of_address, inside_sections.told, names_in_parts.told, said_of_item.told, _member_unsaid)
    for guess in guesses:
        if problem := guess(document, edit):
            return problem
    if edit.op == "remove" and edit.value not in (None, "") and isinstance(value_at(document, edit.field_path), list):
        hint = f"Send the path of what is meant, and no value: {standing(document, edit.field_path)}."
        return Problem(edit.field_path[:_PATH], "removes_all", "would remove the whole list", hint)
    counted = numbered_list(document, edit.field_path)
    if counted:
        path, number = counted
        here = [n for n in (number - 1, number) if 0 <= n < len(value_at(document, path))]
        hint = f"Indices start at 0 and stand in brackets: {standing(document, path, here)}."
        return Problem(edit.field_path[:_PATH], "unclear_index", "may count from 0 or from 1", hint)
    if nearest and emptied_unnamed(document, edit, Edit(nearest, None, "remove", has_value=False)):
        there = value_at(document, nearest)
        items = f": {standing(document, nearest)}" if isinstance(there, list) else ""
        hint = f"Did you mean one item of {nearest}{items}? Send its path; op remove on {nearest} takes all of it."
        return Problem(edit.field_path[:_PATH], "removes_all", f"would remove all of {nearest}", hint)
    return None


def _member_unsaid(document: Document, edit: Edit) -> Problem | None:
    """Why a text on an entry that is called by its name is refused: which of its members is meant is not said."""
    place = place_meant(document, edit.field_path) if edit.op == "set" and isinstance(edit.value, str) else None
    path = paths.spelled(place.path) if place and place.named and not place.absent else ""
    there = value_at(document, path) if path and path != edit.field_path else None
    if not isinstance(there, Mapping):
        return None
    texts = [name for name, value in there.items() if isinstance(value, str)]
    hint = f"Send the member that is meant: {', '.join(f'{path}.{name}' for name in texts)}."
    return Problem(edit.field_path[:_PATH], "needs_member", f"is {path}, and does not say what of it", hint)


_PATH = 300


def standing(document: Document, path: str, indices: list[int] | None = None) -> str:
    """What stands in a list, by index and name: `work_experience[1] is Beta GmbH`."""
    items = value_at(document, path)
    chosen = indices or list(range(len(items)))
    named = [f"{path}[{n}] is {name_of(items[n])}" for n in chosen[:_SHOWN]]
    rest = len(chosen) - len(named)
    return (", ".join(named) + f" and {rest} more" * (rest > 0)) if named else f"{path} is empty"


_NAMED_BY = ("employer", "institution", "organization", "group", "language", "heading", "label", "title")


def name_of(item: Any) -> str:
    """By what people know an item, shortened."""
    if isinstance(item, Mapping):
        known = [item.get(name) for name in _NAMED_BY] + list(item.values())
        item = next((text for text in known if isinstance(text, str) and text), "without a name")
    return shortened(item)


def names_of(items: Sequence[Any], name: Callable[[Any], str] = name_of) -> str:
    """The first of some items by their names, and how many there are besides."""
    more = len(items) - _NAMED
    return "; ".join(name(item) for item in items[:_NAMED]) + f" and {more} more" * (more > 0)


def shortened(item: Any) -> str:
    """A text on one line, cut where it is long."""
    text = " ".join(str(item).split())
    return text if len(text) <= _LETTERS else f"{text[: _LETTERS - 1]}…"
