"""Edits whose value or index says more than its field takes: what is to be done, a profile, a paragraph, a fact."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from cv_generator.cv import items_named, json_text, keeping, paths, profiles, text_lists
from cv_generator.cv import mistakes_shapes as shapes
from cv_generator.cv.counting import exchanged
from cv_generator.cv.keeping import value_at
from cv_generator.cv.mistakes_names import ROOT, SECTIONS, Place, humanized
from cv_generator.cv.mistakes_values import PROSE
from cv_generator.cv.other_ops import op_of
from cv_generator.cv.paths import Document, Edit
from cv_generator.cv.places_meant import place_meant

_INDEXED = re.compile(r"(.{1,200}?)(?:\[(\d{1,4})\]|[./](\d{1,4}))")


def unquoted(edit: Edit) -> Any:
    """The text that a JSON string holds: `"Go, Rust"` with its quotes; None for anything else."""
    text = edit.value.strip() if isinstance(edit.value, str) else ""
    if len(text) < 2 or text[0] != '"' or text[-1] != '"':
        return None
    try:
        found = json.loads(text)
    except ValueError:
        return None
    return found if isinstance(found, str) else None


def ops_inside(document: Document, edit: Edit) -> list[Edit] | None:
    """`{"add": ["ran"]}`, `{"$pull": "Chess"}` on a list: the edits that it asks for."""
    there, sent = value_at(document, edit.field_path), edit.value
    if edit.op != "set" or not isinstance(there, list) or not isinstance(sent, Mapping) or not sent:
        return None
    ops = [op_of(str(name)) for name in sent]
    if not set(ops) <= {"append", "remove", "set"} or ops.count("set") > 1:
        return None
    found: list[Edit] = []
    for op, value in zip(ops, sent.values(), strict=True):
        items = value if isinstance(value, list) else [value]
        if op == "set":
            found.insert(0, replace(edit, value=items))
        elif op == "append":
            found += [replace(edit, value=item, op="append") for item in items]
        else:
            found.append(Edit(edit.field_path, items, "remove"))
    return found


def is_order(edit: Edit) -> bool:
    """Whether a value on a list says in which order its items shall stand."""
    return edit.op == "set" and isinstance(edit.value, Mapping) and edit.value.keys() in ({"swap"}, {"order"})


def are_numbers(document: Document, edit: Edit) -> bool:
    """Whether a list of whole numbers came in place of items that are none: they may be indices."""
    there, sent = value_at(document, edit.field_path), _listed(edit.value)
    if edit.op != "set" or not isinstance(there, list) or not there or not isinstance(sent, list) or not sent:
        return False
    return all(isinstance(each, int) and not isinstance(each, bool) and str(each) not in there for each in sent)


def _listed(value: Any) -> Any:
    """The list that a value is, also as the text of a strict tool."""
    return json_text.items(value) if isinstance(value, str) else value


def by_old_indices(document: Document, edit: Edit) -> list[Edit] | None:
    """`[2, 0, 1]` on a list of three: its items in that order; None where the numbers are not all of its indices."""
    there, sent = value_at(document, edit.field_path), _listed(edit.value)
    if sorted(sent) != list(range(len(there))) or len(there) == 1:
        return None
    return [replace(edit, value=[there[n] for n in sent])]


def ordered(document: Document, edit: Edit) -> list[Edit] | None:
    """`{"swap": [0, "Jazz"]}`: the edits by which two items change places; `{"order": [2, 0, 1]}`: all of them."""
    [(kind, said)] = edit.value.items()
    places = [_place_of(document, edit.field_path, each) for each in said] if isinstance(said, list) else []
    if not all(places) or len(set(places)) != len(places):
        return None
    there, paths_of = value_at(document, edit.field_path), [path for path in places if path]
    if kind == "order":
        whole = isinstance(there, list) and len(there) == len(paths_of) > 1
        return [replace(edit, value=[value_at(document, paths.spelled(path)) for path in paths_of])] if whole else None
    if len(paths_of) != 2:
        return None
    one, other = paths_of
    if one[:-1] == other[:-1] and isinstance(one[-1], int) and isinstance(other[-1], int):
        return exchanged(paths.spelled(one[:-1]), one[-1], other[-1])
    first, second = (value_at(document, paths.spelled(path)) for path in paths_of)
    if not isinstance(first, str) or not isinstance(second, str):
        return None
    return [Edit(paths.spelled(one), second), Edit(paths.spelled(other), first)]


def _place_of(document: Document, listed: str, said: Any) -> paths.Path | None:
    """The item that an index or a name means in a list, or a path in the CV."""
    for path in (f"{listed}[{said}]", str(said)):
        place = place_meant(document, path)
        if place and not place.absent and isinstance(place.path[-1], int):
            return place.path
    return None


def profile_elsewhere(_: Document, edit: Edit) -> list[Edit] | None:
    """A user name on a network whose addresses nobody knows: it stands among the personal details."""
    if edit.field_path != "links" or edit.op not in ("set", "append"):
        return None
    sent = edit.value if isinstance(edit.value, list) else [edit.value]
    users = [_user(each) for each in sent]
    if not any(users):
        return None
    links = [each for each, user in zip(sent, users, strict=True) if not user]
    details = [Edit("personal_details", user, "append") for user in users if user]
    if edit.op == "set":
        return [*([replace(edit, value=links)] if links else []), *details]
    return [*(replace(edit, value=each) for each in links), *details]


def _user(link: Any) -> dict[str, str] | None:
    """What a link says that names nothing but an unknown network and a user of it, as a personal detail."""
    if not isinstance(link, Mapping) or len(link) != 2:
        return None
    places = {SECTIONS["links"].place(str(name)): text for name, text in link.items()}
    label, user = places.get(Place("label")), places.get(Place("label", "username"))
    if not isinstance(label, str) or not isinstance(user, str) or not user or profiles.address(label, user):
        return None
    return {"label": label, "value": user}


def user_as_address(document: Document, edit: Edit) -> list[Edit] | None:
    """`links[0].url: "anna"`: the address that the user name makes on the network that the link names."""
    parent, _, name = edit.field_path.rpartition(".")
    there = value_at(document, parent)
    if name != "url" or not parent.startswith("links[") or not isinstance(there, Mapping) or edit.op != "set":
        return None
    found = profiles.of_user(there["label"], edit.value) if isinstance(edit.value, str) else ""
    return [replace(edit, value=found)] if found else None


def facts_of_the_head(_: Document, edit: Edit) -> list[Edit] | None:
    """`{"Nationality": "Swiss", "Permit": "C"}` among the personal details: each stands there under its name."""
    if edit.field_path != "personal_details" or edit.op == "remove" or not isinstance(edit.value, Mapping):
        return None
    texts = {str(name): shapes.joined(value) for name, value in edit.value.items()}
    named = {place.field for name in texts if (place := SECTIONS["personal_details"].place(name))}
    if named or not texts or not all(texts.values()):
        return None
    return [
        Edit("personal_details", {"label": humanized(name), "value": text}, "append") for name, text in texts.items()
    ]


_NUMBER_OF_A_KIND = re.compile(r"mob|m[oó]vi?l|cell?ul|cell|hand(?:y|i)|kom[oó]rk|portable|gsm|natel|permit")
"""Names of one kind of telephone number among others, and of a permit beside a nationality."""


def second_number(document: Document, edit: Edit) -> list[Edit] | None:
    """`mobile` where `phone` holds another number: it stands among the personal details, under its name."""
    name = re.split(r"[./\]]", edit.field_path)[-1]
    place = ROOT.place(name)
    if edit.field_path in ("phone", "email") and edit.op in ("append", "insert"):
        return _beside(document, edit)
    if place is None or place.role or place.field not in ("phone", "nationality") or edit.op == "remove":
        return None
    there, text = document[place.field], edit.value
    if not there or not isinstance(text, str) or not text.strip() or not _NUMBER_OF_A_KIND.search(name.casefold()):
        return None
    if keeping.words(text) <= keeping.words(there):
        return [Edit(place.field, there)]
    label = humanized(name)
    known = [n for n, each in enumerate(document["personal_details"]) if each["label"].casefold() == label.casefold()]
    if known:
        return [Edit(f"personal_details[{known[0]}].value", text)]
    return [Edit("personal_details", {"label": label, "value": text}, "append")]


def _beside(document: Document, edit: Edit) -> list[Edit] | None:
    """A second address or number that is added: it stands among the personal details."""
    there, text = document[edit.field_path], edit.value
    if not there or not isinstance(text, str) or not text.strip():
        return None
    try:
        paths.applied(document, Edit(edit.field_path, text))
    except ValidationError:
        return None
    return [Edit("personal_details", {"label": "", "value": text.strip()}, "append")] if text.strip() != there else None


_ENTRIES = ("work_experience", "education", "further_experience", "custom_sections")


def line_by_its_text(document: Document, edit: Edit) -> list[Edit] | None:
    """`bullets` to be removed by its text: the one line of all entries that says it."""
    if edit.op != "remove" or edit.field_path not in ("bullets", "details") or not isinstance(edit.value, str):
        return None
    near = [path for listed in _ENTRIES for path in items_named.named_in(document[listed], edit.value, listed)]
    lines = [path for path in near if isinstance(value_at(document, path), str)]
    return [Edit(lines[0], None, "remove", has_value=False)] if len(lines) == len(near) == 1 else None


def to_another_list(document: Document, edit: Edit) -> list[Edit] | None:
    """An item that is moved to a place in another list, by the path of that: added there, and removed here."""
    moved = value_at(document, edit.field_path) if edit.op == "move" and edit.field_path.endswith("]") else None
    if moved is None or not isinstance(edit.value, str):
        return None
    path = re.sub(r"(?:[/.]-|\[-?\])$", "", edit.value.strip())
    end = _INDEXED.fullmatch(path)
    listed, index = (end[1], int(end[2] or end[3])) if end else (path, None)
    place = place_meant(document, listed)
    target = paths.spelled(place.path) if place and not place.absent else ""
    there = value_at(document, target) if target else None
    own = edit.field_path.rpartition("[")[0]
    if (
        not isinstance(there, list)
        or own == target
        or f"{own}[".startswith(f"{target}[")
        or target.startswith(f"{own}[")
    ):
        return None
    at_the_end = index is None or index >= len(there)
    added = Edit(target, moved, "append") if at_the_end else Edit(f"{target}[{index}]", moved, "insert")
    return [added, Edit(edit.field_path, None, "remove", has_value=False)]


def paragraph(document: Document, edit: Edit) -> list[Edit] | None:
    """`summary[1]`: the paragraph of that number, from 0; the others stay. One past the last is added."""
    found = _INDEXED.fullmatch(edit.field_path)
    if not found or found[1] not in PROSE or edit.op != "set" or not isinstance(edit.value, str) or not edit.value:
        return None
    parts = [part for part in re.split(r"\n\n+", value_at(document, found[1])) if part]
    index = int(found[2] or found[3])
    if index > len(parts):
        return None
    parts[index : index + 1] = [edit.value]
    return [Edit(found[1], "\n\n".join(parts))]


def text_in_section(document: Document, edit: Edit) -> list[Edit] | None:
    """A text set on a custom section adds to its items, also where it names the section; of another one it is none."""
    there = value_at(document, edit.field_path)
    if edit.op != "set" or not re.fullmatch(r"custom_sections\[\d+\]", edit.field_path):
        return None
    if not isinstance(there, Mapping) or not isinstance(edit.value, str) or not keeping.words(there["items"]):
        return None
    heading = str(there["heading"]).casefold()
    [first, *others] = text_lists.sections(edit.value)
    if others or (isinstance(first, Mapping) and str(first["heading"]).casefold() != heading):
        return [Edit("custom_sections", each, "append") for each in (first, *others) if isinstance(each, Mapping)]
    items = first["items"] if isinstance(first, Mapping) else text_lists.cut(first, commas=False)
    new = [item for item in items if item not in there["items"] and item.casefold() != heading]
    return [Edit(f"{edit.field_path}.items", item, "append") for item in new] or [Edit(edit.field_path, there)]


def in_its_list(document: Document, edit: Edit) -> list[Edit] | None:
    """`skills[1][0]`, `skills.Databases[0]`: the item of the one list that an entry has."""
    found = _INDEXED.fullmatch(edit.field_path)
    if not found:
        return None
    place = place_meant(document, found[1])
    path = paths.spelled(place.path) if place and not place.absent else found[1]
    there = value_at(document, path)
    if not isinstance(there, Mapping) or path == "design":
        return None
    lists = [name for name, inner in there.items() if isinstance(inner, list)]
    lists = [name for name in lists if there[name]] if len(lists) > 1 else lists
    return [replace(edit, field_path=f"{path}.{lists[0]}[{found[2] or found[3]}]")] if len(lists) == 1 else None


def added_inside(document: Document, path: str, value: Any) -> list[Edit]:
    """What an object on a list says of an item that is there, by its name: items are added to its list."""
    place = place_meant(document, path)
    there = value_at(document, paths.spelled(place.path)) if place and not place.absent else None
    if isinstance(value, str) and isinstance(there, Mapping) and "group" in there:
        value = text_lists.cut(value, commas=True)
    if not isinstance(value, list) or not isinstance(there, Mapping):
        return [Edit(path, value)]
    lists = [name for name, inner in there.items() if isinstance(inner, list) and name != "entries"]
    if len(lists) != 1 or place is None:
        return [Edit(path, value)]
    return keeping.added_to(there[lists[0]], Edit(f"{paths.spelled(place.path)}.{lists[0]}", value))
