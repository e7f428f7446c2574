"""What a correction must not take away: whatever stands in the CV and was not named by the caller stays.

Members of an entry under other names are added to its lists; a list of entries that came in place of others is said of
those that it names, and adds the rest; what is replaced all the same is told before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from cv_generator.cv import figures, json_text, paths, posts
from cv_generator.cv.levels import language_code
from cv_generator.cv.mistakes_names import ROOT, SECTIONS, Names, Place
from cv_generator.cv.other_names import plain
from cv_generator.cv.paths import Document, Edit, PathError
from cv_generator.cv.wrapped import items_unwrapped

_KNOWN_BY = {
    "work_experience": (("employer", "title"), ("employer",)),
    "education": (("institution", "title"), ("institution",)),
    "further_experience": (("organization", "title"), ("organization",)),
    "skills": (("group",),),
    "languages": (("language",),),
    "links": (("url",), ("label",)),
    "personal_details": (("label",),),
    "custom_sections": (("heading",),),
}
"""Lists of entries, and by which members an entry is the same one: all of the first, else of the second."""


def beside(document: Document, edit: Edit, meant: Any) -> list[Edit] | None:
    """An object on an entry, in the form that the entry takes: it sets what it names, and adds to the lists that it
    does not name. None where that is no question; empty where a part of a text would take the place of the whole.
    """
    there = value_at(document, edit.field_path)
    names = names_at(edit.field_path)
    if edit.op != "set" or not isinstance(there, Mapping) or not isinstance(edit.value, Mapping) or names is None:
        return None
    if isinstance(meant, str) and "group" in there and not meant.startswith("("):
        meant = {"group": meant}  # a new name of a group leaves its items
    if not isinstance(meant, Mapping):
        return []
    members, added = dict(meant), []
    for name, value in meant.items():
        old = there.get(name)
        if name in edit.value or not old:
            continue
        if name == "group" and not _names_group(names, edit.value):
            del members[name]  # `{"technologies": [...]}` on a group that has a name
            continue
        if isinstance(old, list) and isinstance(value, list):
            if not all(item in value for item in old):
                members[name] = old
                added += [Edit(f"{edit.field_path}.{name}", item, "append") for item in value if item not in old]
        elif _is_half(names, edit.value, name) and not words(old) <= words(value):
            return []
    unchanged = [name for name, value in members.items() if value == there.get(name)]
    if added and len(unchanged) == len(members):
        return added
    kept = {name: value for name, value in members.items() if not (added and name in unchanged)}
    if not kept and meant:
        return []
    return [replace(edit, value=kept), *added]


def _names_group(names: Names, sent: Mapping[str, Any]) -> bool:
    return any((place := names.place(str(name))) is not None and place.field == "group" for name in sent)


def added_to(there: Sequence[Any], edit: Edit) -> list[Edit]:
    """Items that were set under another name of a list: they are added to what is there, unless they name all of it."""
    items = edit.value if isinstance(edit.value, list) else [edit.value]
    if all(item in items for item in there):
        return [edit]
    new = [replace(edit, value=item, op="append") for item in items if item not in there]
    return new or [replace(edit, value=list(there))]


_VAGUE = ("description", "content", "text", "value", "notes", "note", "details")
"""Names that say that there is a text, and not which."""


def _is_half(names: Names, sent: Mapping[str, Any], field: str) -> bool:
    """Whether a text is one part of the whole, a degree without its subject, or came under a name that says nothing."""
    found = [(place, name) for name in sent if (place := names.place(str(name))) and place.field == field]
    return len(found) == 1 and (bool(found[0][0].role) or plain(str(found[0][1])) in _VAGUE)


def is_one_part(document: Document, edit: Edit) -> bool:
    """Whether a part alone would take the place of the whole that stands there."""
    return edit.op != "remove" and holds_one_part(edit) and bool(value_at(document, edit.field_path))


_NAMES = 50
"""Names of an object that is looked at for parts; no entry has half as many."""


def holds_one_part(edit: Edit) -> bool:
    """Whether an object holds one part alone of a field: a first name, a town of an address."""
    if not isinstance(edit.value, Mapping) or len(edit.value) > _NAMES:
        return False
    places = [ROOT.place(str(name)) for name, value in edit.value.items() if value]
    return len(places) == 1 and places[0] is not None and places[0].field == edit.field_path and _is_part(places[0])


def _is_part(place: Place) -> bool:
    return place.role not in ("", "labelled")


def gently(document: Document, edits: Sequence[Edit]) -> list[Edit]:
    """The same edits, but that a list of entries leaves those that it does not name."""
    return [each for edit in edits for each in _gently(document, edit)]


def _gently(document: Document, edit: Edit) -> list[Edit]:
    there, sent = value_at(document, edit.field_path), json_text.parsed(edit.value)
    if edit.op != "set" or edit.field_path not in _KNOWN_BY or not there or not isinstance(sent, list) or not sent:
        return [edit]
    if words(there) <= words(sent) or any(not words(item) for item in sent) or at_indices(sent):
        return [edit]
    path = edit.field_path
    found = [
        Edit(path, item, "append") if at is None else Edit(f"{path}[{at}]", item)
        for at, item in _said_of(there, sent, path)
    ]
    return found or [Edit(path, there)]


_INDICES = ("index", "idx", "entry_index")


def at_indices(sent: Any) -> list[tuple[int, Any]]:
    """`[{"index": 1, "title": "Lead"}]`: what is said of the entry at each index; empty where one tells none."""
    items = sent if isinstance(sent, list) else [sent]
    found: list[tuple[int, Any]] = []
    for item in items:
        names = [name for name in _INDICES if name in item] if isinstance(item, Mapping) else []
        index = figures.index(str(item[names[0]])) if names else None
        told = {name: value for name, value in item.items() if name not in names} if names else {}
        if index is None or not told or index in dict(found):
            return []
        found.append((index, told["value"] if told.keys() == {"value"} else told))
    return found


def names_entries(path: str) -> bool:
    """Whether the items of a list are entries that are known by a name."""
    return path in _KNOWN_BY


def nameless(document: Document, edit: Edit) -> bool:
    """Whether a list of entries has one that says nothing but one thing of whichever: `[{"title": "Lead"}]`."""
    there, sent = value_at(document, edit.field_path), json_text.parsed(edit.value)
    known = [members for members in _KNOWN_BY.get(edit.field_path, ()) if len(members) == 1]
    if edit.op != "set" or not known or not there or not isinstance(sent, list):
        return False
    names = names_at(edit.field_path)
    told = (item for item in items_unwrapped(edit.field_path, sent) if isinstance(item, Mapping) and item not in there)
    told = (item for item in told if names is None or any(names.place(str(name)) for name in said(item)))
    return any(
        len(said(item)) == 1 and not any(_identity(item, edit.field_path, members) for members in known)
        for item in told
    )


def unsaid_post(document: Document, edit: Edit) -> int | None:
    """The index of an entry of which a list may give a new title, or another entry at the same place.

    None where there is no such entry: see `posts.may_be_another`.
    """
    there, sent = value_at(document, edit.field_path), json_text.parsed(edit.value)
    members = _KNOWN_BY.get(edit.field_path, ())[1:]
    if edit.op != "set" or not members or not isinstance(there, list):
        return None
    for item in sent if isinstance(sent, list) else [sent]:
        told = _identity(item, edit.field_path, members[0])
        near = [n for n, each in enumerate(there) if told and _identity(each, edit.field_path, members[0]) == told]
        whole = _identity(item, edit.field_path, _KNOWN_BY[edit.field_path][0])
        known = [
            n for n in near if whole and _identity(there[n], edit.field_path, _KNOWN_BY[edit.field_path][0]) == whole
        ]
        if near and not known and all(posts.may_be_another(edit.field_path, there[n], item) for n in near):
            return near[0]
    return None


def _said_of(there: list[Any], items: Sequence[Any], path: str) -> Iterator[tuple[int | None, Any]]:
    """Items with the index of the entry that each is about, None for new ones; without those that are there already."""
    known, taken = _KNOWN_BY.get(path), set[int]()
    for item in items:
        at = _same(there, item, path, known, taken) if known else None
        if at is not None:
            taken.add(at)
            if isinstance(item, str) and words(item) <= words(there[at]):
                continue  # `English` of `English (C1)`
        elif item in there:
            continue
        yield at, item


def unnamed_kept(document: Document, edits: Sequence[Edit]) -> list[Edit] | None:
    """The edits of a path that was mended, but that a list set there adds to what the list holds: who did not know
    its name cannot know what it holds. None where nothing is sent to add.
    """
    found: list[Edit] = []
    for edit in edits:
        after = paths.with_fields(document, paths.applied(document, edit))
        there, new = value_at(document, edit.field_path), value_at(after, edit.field_path)
        if edit.op == "set" and _holds_items(edit.field_path, there) and not words(there) <= words(new):
            added = _all_added(there, new, edit.field_path)
            if not added:
                return None
            document = paths.carried_out(document, added)
            found += added
        else:
            document = after
            found.append(edit)
    return found


def _holds_items(path: str, there: Any) -> bool:
    """Whether a list holds items of their own. The lines of an address are one text, the names of a design a choice."""
    return isinstance(there, list) and bool(there) and path != "address_lines" and not path.startswith("design")


def _all_added(there: list[Any], new: list[Any], path: str) -> list[Edit]:
    """The edits that add items to a list: what is said of an entry that is there is said of that one."""
    items = [item for item in (said(each) for each in new) if item]
    if path == "skills":
        return skills_added(there, items) or ([Edit(path, there)] if items else [])
    found: list[Edit] = []
    for at, item in _said_of(there, items, path):
        if at is None:
            found.append(Edit(path, item, "append"))
            continue
        texts = {
            name: inner for name, inner in item.items() if not isinstance(inner, list) and inner != there[at][name]
        }
        found += [Edit(f"{path}[{at}]", texts)] if texts else []
        found += listed_besides(f"{path}[{at}]", there[at], item)
    return found or ([Edit(path, there)] if items else [])


def listed_besides(path: str, there: Mapping[str, Any], item: Mapping[str, Any]) -> list[Edit]:
    """The edits that add to the lists of an entry what the lists of another, of the same fields, have besides."""
    return [
        Edit(f"{path}.{name}", each, "append")
        for name, inner in item.items()
        if isinstance(inner, list)
        for each in inner
        if each not in there[name] and not _stands_in(each, there[name])
    ]


def _stands_in(text: Any, items: Sequence[Any]) -> bool:
    """Whether a text is an item but for blanks, capitals and the sign at its end."""
    return isinstance(text, str) and any(
        isinstance(item, str) and evenly(item).rstrip(".;,") == evenly(text).rstrip(".;,") for item in items
    )


def said(item: Any) -> Any:
    """An item without the members that say nothing."""
    if not isinstance(item, Mapping):
        return item
    return {name: inner for name, inner in item.items() if inner not in ("", [], None)}


def _same(there: list[Any], item: Any, path: str, known: tuple[tuple[str, ...], ...], taken: set[int]) -> int | None:
    """The one entry that an item is about; None where there is none, or where several could be meant."""
    for members in known:
        told = _identity(item, path, members)
        if told is None:
            continue
        near = [n for n, each in enumerate(there) if n not in taken and _identity(each, path, members) == told]
        near = [n for n in near if len(members) > 1 or not _is_further(path, there[n], item)]
        if near:
            return near[0] if len(near) == 1 else None
        if len(members) == 1:
            return None
    return None


_TWO = 2


def same_entries(path: str, there: Sequence[Any], items: Sequence[Any]) -> dict[int, int]:
    """Which items are about which entries that are there, by both indices: the same, of one name, or alike."""
    known = _KNOWN_BY.get(path, _KNOWN_BY["further_experience"])
    found: dict[int, int] = {}
    for n, item in enumerate(items):
        equal = [at for at, each in enumerate(there) if at not in found and each == item]
        found |= {equal[0]: n} if equal else {}
    for n, item in enumerate(items):
        if n not in found.values() and (at := _same(list(there), item, path, known, set(found))) is not None:
            found[at] = n
    for n, item in enumerate(items):
        alike = [at for at, each in enumerate(there) if at not in found and _is_alike(path, each, item)]
        found |= {alike[0]: n} if n not in found.values() and alike else {}
    return found


def _is_further(path: str, there: Any, item: Any) -> bool:
    """Whether an item is, or may be, a further entry at the place of one that is there: that one stays."""
    return posts.is_another(path, there, item) or posts.may_be_another(path, there, item)


def _is_alike(path: str, one: Any, other: Any) -> bool:
    """Whether two entries are one under another name: they say two things alike, or all but one."""
    if not isinstance(one, Mapping) or not isinstance(other, Mapping):
        return False
    if _is_further(path, one, other):
        return False
    if path == "languages":
        return bool(code := language_code(one["language"])) and code == language_code(other["language"])
    said = [name for name, value in one.items() if isinstance(value, str) and value]
    alike = sum(one[name] == other.get(name) for name in said)
    return alike >= _TWO or (len(said) <= _TWO and alike > 0)


def _identity(item: Any, path: str, members: tuple[str, ...]) -> tuple[str, ...] | None:
    names = names_at(path)
    if isinstance(item, str) and path == "languages":
        part = paths.part_at((path, 0))
        item = part.model_validate(item).model_dump() if part else item
    if not isinstance(item, Mapping) or names is None:
        return None
    by_field: dict[str, str] = {}
    for name, value in item.items():
        place = names.place(str(name))
        if place and not place.role and isinstance(value, str):
            by_field.setdefault(place.field, evenly(value))
    found = tuple(by_field.get(name, "") for name in members)
    return found if all(found) else None


def skills_added(there: Sequence[Any], items: Sequence[Any]) -> list[Edit]:
    """The edits that add skills and groups to those that are there; what is in a group already is not said again."""
    groups = {str(each["group"]).casefold(): n for n, each in enumerate(there) if isinstance(each, Mapping)}
    known = {item.casefold() for each in there for item in (each["items"] if isinstance(each, Mapping) else [each])}
    found: list[Edit] = []
    for item in items:
        if isinstance(item, Mapping) and (at := groups.get(str(item["group"]).casefold())) is not None:
            listed = [each.casefold() for each in there[at]["items"]]
            new = [each for each in item["items"] if each.casefold() not in listed]
            found += [Edit(f"skills[{at}].items", each, "append") for each in new]
        elif isinstance(item, Mapping) or item.casefold() not in known:
            found.append(Edit("skills", item, "append"))
    return found


def replaced(before: Document, after: Document, edits: Sequence[Edit]) -> Iterator[str]:
    """The lists of which the edits leave less than there was, though the caller may not know what they hold."""
    for path in dict.fromkeys(path for edit in edits if edit.op == "set" for path in _set_by(edit)):
        old, new = value_at(before, path), value_at(after, path)
        if isinstance(old, list) and isinstance(new, list) and not words(old) <= words(new):
            yield path


def _set_by(edit: Edit) -> Iterator[str]:
    yield edit.field_path
    if isinstance(edit.value, Mapping):
        yield from (f"{edit.field_path}.{name}" for name in edit.value)


def value_at(document: Document, path: str) -> Any:
    """The value at a path; None where there is no such place."""
    try:
        return paths.get(document, path)
    except PathError:
        return None


def names_at(path: str) -> Names | None:
    """The names that are understood in the entries of a list, or in one of them."""
    name = re.sub(r"\[\d+\]", "", path).rpartition(".")[2]
    return SECTIONS.get(name) if name != "design" else None


def evenly(text: str) -> str:
    """A text as texts are compared where only blanks and capitals may differ."""
    return " ".join(text.split()).casefold()


def words(value: Any) -> set[str]:
    """The words in the texts of a value, however deep."""
    if isinstance(value, Mapping | list):
        inner = value.values() if isinstance(value, Mapping) else value
        return {word for each in inner for word in words(each)}
    return set(_WORD.findall(str(value).casefold())) if value is not None else set()


_WORD = re.compile(r"[^\W_]+")
