"""What a value that its field refused could have meant there: the edits to be tried (see `corrections`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from cv_generator.cv import corrections_forms as forms
from cv_generator.cv import corrections_inside as inside
from cv_generator.cv import corrections_texts as texts
from cv_generator.cv import (
    entries_in_text,
    facts_beside,
    items_named,
    joined_texts,
    json_text,
    keeping,
    labelled_lines,
    mistakes,
    paths,
    phones,
    posts,
    profiles,
    records,
    remnants,
    wrapped,
)
from cv_generator.cv import mistakes_shapes as shapes
from cv_generator.cv.corrections_paths import KEYED, profile
from cv_generator.cv.corrections_places import parts_inside
from cv_generator.cv.dates import PRESENT
from cv_generator.cv.keeping import skills_added, value_at
from cv_generator.cv.levels import level_first, of_language
from cv_generator.cv.mistakes_names import SECTIONS, TEXT_KEYS, humanized
from cv_generator.cv.mistakes_values import skills_told, under_levels
from cv_generator.cv.other_names import plain
from cv_generator.cv.paths import Document, Edit
from cv_generator.cv.places_meant import place_meant
from cv_generator.cv.text_lists import cut

_ONE_ONLY = ("phone", "email")


def _one_only(document: Document, edit: Edit) -> list[Edit] | None:
    """Two telephone numbers or addresses: one stands in the field, the others among the personal details."""
    if edit.field_path not in _ONE_ONLY or edit.op != "set":
        return None
    named = edit.value if isinstance(edit.value, Mapping) else {}
    if isinstance(edit.value, str):
        sent: list[Any] = list(phones.BETWEEN.split(edit.value))
    else:
        sent = list(named.values()) if named else edit.value if isinstance(edit.value, list) else []
    labels = [humanized(str(name)) for name in named] or [""] * len(sent)
    items = [item.strip() for item in sent if isinstance(item, str) and item.strip()]
    if len(items) != len(sent) or len(items) < 2:
        return None
    parts = [(phones.parted(item) if edit.field_path == "phone" else None) or phones.Number(item) for item in items]
    items, notes = [part.text for part in parts], [note for part in parts for note in phones.note_of(part)]
    known = [each["value"] for each in document["personal_details"]]
    others = [
        Edit("personal_details", {"label": label, "value": item}, "append")
        for label, item in zip(labels[1:], items[1:], strict=True)
        if item not in known
    ]
    try:
        for item in items:
            paths.applied(document, replace(edit, value=item))
    except ValidationError:
        return None
    return [replace(edit, value=items[0]), *others, *notes]


def _each_said(document: Document, edit: Edit) -> list[Edit] | None:
    """`{"AWS Architect": "2019", "Scrum Master": "2017"}` added to a list of texts: an item each."""
    there = value_at(document, edit.field_path)
    if edit.op != "append" or not isinstance(there, list) or not isinstance(edit.value, Mapping) or len(edit.value) < 2:
        return None
    if paths.part_at(paths.parse(f"{edit.field_path}[0]")) or edit.field_path == "skills":
        return None
    found = shapes.said_of_each(edit.value)
    return [replace(edit, value=each) for each in found] if found else None


def _paths_as_names(_: Document, edit: Edit) -> list[Edit] | None:
    """`{"work_experience[0].title": "…"}` on that very entry."""
    begins = f"{edit.field_path}."
    if edit.op != "set" or not isinstance(edit.value, Mapping) or not edit.value:
        return None
    if not all(str(name).startswith(begins) for name in edit.value):
        return None
    return [Edit(str(name), value) for name, value in edit.value.items()]


def other_value(document: Document, edit: Edit) -> list[Edit] | None:
    if inside.are_numbers(document, edit):
        return inside.by_old_indices(document, edit)
    said_nothing = remnants.stands_in(edit.value) or edit.value in ("true", "false")
    figure_on_entry = isinstance(edit.value, int | float) and isinstance(value_at(document, edit.field_path), Mapping)
    figure_on_entry = figure_on_entry or _is_figure_of_level(document, edit)
    if said_nothing or figure_on_entry or json_text.is_broken(edit.value) or keeping.is_one_part(document, edit):
        return None
    if inside.is_order(edit):
        return inside.ordered(document, edit)
    for form in (forms.exchanged, forms.inserted_at, forms.number_in_parts):
        if (told := form(document, edit)) is not None:
            return told
    return _other_value(document, edit)


def _is_figure_of_level(document: Document, edit: Edit) -> bool:
    """Whether a number would take the place of a level in words, which says more."""
    there = value_at(document, edit.field_path) if edit.field_path.startswith("languages[") else None
    if isinstance(there, Mapping) and isinstance(edit.value, Mapping):
        return isinstance(edit.value.get("level"), int | float) and of_language(str(there["level"]))
    return isinstance(edit.value, int | float) and isinstance(there, str) and of_language(there)


def _other_value(document: Document, edit: Edit) -> list[Edit] | None:
    if places := parts_inside(document, edit):
        return places
    printed = _printed(document, edit)
    if (plainer := _plainer(edit) if printed is None else printed) is not None:
        return [replace(edit, value=plainer)]
    for guess in _GUESSES:
        if several := guess(document, edit):
            return several
    path = edit.field_path + "[0]" * (edit.op == "append")
    value = (
        None if _is_of_another(document, edit) else mistakes.mended(path, edit.value, str(document.get("language", "")))
    )
    if value is not None and (kept := keeping.beside(document, edit, value)) is not None:
        return kept
    if value is not None:
        added = _added_text(document, edit, value) or _added(document, edit, value)
        return added or facts_beside.contact_apart(document, edit, value) or [replace(edit, value=value)]
    items = mistakes.mended(edit.field_path, edit.value) if edit.op == "append" else None
    return [replace(edit, value=item) for item in items] if isinstance(items, list) else _under_its_name(document, edit)


def _printed(document: Document, edit: Edit) -> Any:
    """The value of a list of texts with its records as texts, in the words of the CV's language; None without any."""
    if edit.op == "remove" or edit.field_path.partition("[")[0] not in records.LISTS:
        return None
    found = records.as_texts(edit.value, str(document.get("language", "")))
    return found if found != edit.value else None


def _is_of_another(document: Document, edit: Edit) -> bool:
    """Whether an object in place of an entry says nothing of its members: its names may be those of other entries."""
    names = keeping.names_at(edit.field_path) if edit.op == "set" and edit.field_path.endswith("]") else None
    if (
        names is None
        or not isinstance(edit.value, Mapping)
        or not isinstance(value_at(document, edit.field_path), Mapping)
    ):
        return False
    return edit.field_path.rpartition("[")[0] in KEYED and not any(names.place(str(name)) for name in edit.value)


def _listed(document: Document, edit: Edit) -> list[Edit] | None:
    """A text that lists with a joining word, in commas where that is certain: behind a comma, and between languages."""
    if edit.field_path == "languages" and (told := under_levels(edit.value)):
        if edit.op != "set":
            return [replace(edit, value=each) for each in told]
        return [replace(edit, value=_each_behind_its_level(told))]
    if edit.op != "set" or not isinstance(edit.value, str):
        return None
    if edit.field_path == "languages" and (told := level_first(edit.value)):
        text = _each_behind_its_level(told)
        return [replace(edit, value=text)] if text != edit.value else None
    if edit.field_path == "languages" and (told := joined_texts.languages(edit.value)):
        if [joined_texts.language(part) for part in cut(edit.value, commas=True)] == told:
            return None
        text = ", ".join(_with_its_level(each["language"], each.get("level", "")) for each in told)
    else:
        text = joined_texts.without_leading(edit.field_path, edit.value, str(document.get("language", "")))
    return [replace(edit, value=text)] if text != edit.value else None


def _with_its_level(language: str, level: str) -> str:
    return f"{language} ({level})" if level else language


def _each_behind_its_level(languages: list[dict[str, str]]) -> str:
    return "; ".join(
        f"{each['level']}: {each['language']}" if each["level"] else each["language"] for each in languages
    )


def _under_its_name(document: Document, edit: Edit) -> list[Edit] | None:
    """`{"Databases": ["Redis"]}` in place of an item: the item of that name, or a text that has none."""
    path = edit.field_path.rpartition("[")[0]
    if path not in KEYED or edit.op != "set" or not isinstance(edit.value, Mapping) or len(edit.value) != 1:
        return None
    items, there = mistakes.mended(path, edit.value), value_at(document, edit.field_path)
    if not isinstance(items, list) or len(items) != 1 or not isinstance(items[0], Mapping) or isinstance(there, list):
        return None
    name = KEYED[path][0]
    same = isinstance(there, str) or str(there[name]).casefold() == str(items[0].get(name)).casefold()
    meant = replace(edit, value=items[0])
    return (keeping.beside(document, edit, meant.value) or [meant]) if same else None


def _period(_: Document, edit: Edit) -> list[Edit] | None:
    """`{"start": "2016-09", "end": null}` as a period: it goes on; where one end is not named, that one stays."""
    parent, _dot, name = edit.field_path.rpartition(".")
    names = SECTIONS.get(re.sub(r"\[\d+\]", "", parent).rpartition(".")[2])
    if name != "date_range" or edit.op != "set" or names is None or not isinstance(edit.value, Mapping):
        return None
    ends = {place.role: value for key, value in edit.value.items() if (place := names.place(str(key)))}
    given = {role: value for role, value in ends.items() if isinstance(value, str) and value}
    if len(given) != 1 or not ends.keys() <= {"start", "end"} or len(ends) != len(edit.value):
        return None
    [(role, told)] = given.items()
    if role == "start" and "end" in ends:
        return [replace(edit, value=f"{told} – {PRESENT}")]
    return [Edit(f"{parent}.{role}_date", told)] if len(ends) == 1 else None


def _facts(document: Document, edit: Edit) -> list[Edit] | None:
    """`{"grade": "First", "thesis": "Dams"}` among the details of an entry: each keeps its label, and is an item."""
    parent, _, name = edit.field_path.rpartition(".")
    names = SECTIONS.get(re.sub(r"\[\d+\]", "", parent).rpartition(".")[2])
    there = value_at(document, edit.field_path)
    if names is None or name not in ("bullets", "details") or not isinstance(edit.value, Mapping):
        return None
    found: list[str] = []
    for key, value in edit.value.items():
        place = names.place(str(key))
        says_nothing = plain(str(key)) in (*TEXT_KEYS, *shapes.WRAPPERS) or str(key).isdecimal()
        is_label = place.role == "labelled" if place else not says_nothing and isinstance(value, str)
        lines = shapes.labelled(str(key), value) if is_label and value else None
        if lines is None:
            return None
        found.extend(lines)
    new = [item for item in found if item not in there]
    return [Edit(edit.field_path, item, "append") for item in new] or [Edit(edit.field_path, there)]


def _one_member(document: Document, edit: Edit) -> list[Edit] | None:
    """`{"username": "anna"}` on a link that names its network."""
    if edit.op != "set" or not isinstance(edit.value, Mapping) or len(edit.value) != 1:
        return None
    [(name, value)] = edit.value.items()
    meant = profile(document, Edit(f"{edit.field_path}.{name}", value))
    return [meant] if meant else None


_NO_GROUPS = frozenset(("items", "entries", "list", "values"))
"""Names of a list in an object that are those of no group, language or link. `Data` is one."""


def _plainer(edit: Edit) -> Any:
    """The value without nulls between its items, or out of an object that only names the field again."""
    if isinstance(edit.value, list):
        whole = [item for item in edit.value if item is not None]
        whole = wrapped.items_unwrapped(edit.field_path, whole)
        return whole if whole != edit.value else None
    if (inner := wrapped.unwrapped(edit.field_path, edit.value)) is not None:
        return inner
    if isinstance(edit.value, int | float) and edit.op == "set" and paths.is_list(edit.field_path):
        return None if isinstance(edit.value, bool) else str(edit.value)
    if (text := inside.unquoted(edit)) is not None:
        return text
    if edit.op == "set" and edit.field_path in ("skills", "languages", "links") and isinstance(edit.value, Mapping):
        listed = shapes.wrapped_list(edit.value)
        if listed is not None and edit.value.keys() <= _NO_GROUPS:
            return listed
    return mistakes.unwrapped(edit.field_path, edit.value)


def _by_names(document: Document, edit: Edit) -> list[Edit] | None:
    """`{"English": "C1"}` on a list that has an item of that name edits it; a second one would contradict it."""
    if edit.op == "remove" or not isinstance(edit.value, Mapping) or not edit.value:
        return None
    are_objects = all(isinstance(each, Mapping) for each in edit.value.values())
    in_entries = are_objects and keeping.names_entries(edit.field_path)
    if edit.field_path not in KEYED and not in_entries:
        return None
    if edit.field_path == "skills" and (told := skills_told(edit.value)):
        there = value_at(document, "skills")
        return [_skill_of(there, text) for text in told]
    if edit.field_path == "languages" and any(map(of_language, map(str, edit.value))):
        return None
    named = {f"{edit.field_path}[{name}]": value for name, value in edit.value.items()}
    found = [place_meant(document, path) for path in named]
    known = [bool(place and place.named and len(place.path) == 2) for place in found]
    if not any(known) or (edit.field_path not in KEYED and not all(known)):
        return None
    return [
        each
        for (path, value), place, name in zip(named.items(), found, edit.value, strict=True)
        for each in _another_post(document, edit.field_path, place, name, value)
        or inside.added_inside(document, path, value)
    ]


def _skill_of(there: list[Any], text: str) -> Edit:
    """A skill with its level: in place of that skill where it is there, else added."""
    name = _without_level(text)
    same = [n for n, each in enumerate(there) if isinstance(each, str) and _without_level(each) == name]
    return Edit(f"skills[{same[0]}]", text) if len(same) == 1 else Edit("skills", text, "append")


def _without_level(skill: str) -> str:
    name, bracket, _ = skill.rpartition("(")
    return (name if bracket and skill.rstrip().endswith(")") else skill).strip().casefold()


def _another_post(document: Document, path: str, place: Any, name: Any, value: Any) -> list[Edit]:
    """A second post that came under the name of an employer who is there: it is added."""
    there = value_at(document, paths.spelled(place.path)) if place and not place.absent else None
    if not isinstance(there, Mapping) or not posts.is_another(path, there, value):
        return []
    member = next((each for each in _PLACES if each in there), "")
    return [Edit(path, {member: there[member], **value} if there.get(member) == name else dict(value), "append")]


_PLACES = ("employer", "institution", "organization")


def _added(document: Document, edit: Edit, value: Any) -> list[Edit] | None:
    """The items of an object set on a list that holds something are added: only a list says that it is the whole."""
    if edit.op != "set" or not isinstance(edit.value, Mapping) or shapes.wrapped_list(edit.value) is not None:
        return None
    there = value_at(document, edit.field_path)
    if not isinstance(value, list) or not value or not isinstance(there, list) or not there:
        return None
    if edit.field_path == "address_lines":
        return None  # its members make one address
    new = [item for item in value if item not in there]
    if not new or all(item in value for item in there):
        return None
    return _each_in_its_place(edit.field_path, there, new)


def _of_markup(_: Document, edit: Edit) -> list[Edit] | None:
    """`<ul><li>one</li><li>two</li></ul>` on a list: its items, as if they had come in lines."""
    is_list = paths.is_list(edit.field_path) and isinstance(edit.value, str) and remnants.is_marked_up(edit.value)
    lines = remnants.lines(edit.value) if is_list and edit.op in ("set", "append") else []
    if not lines:
        return None
    if "<" not in edit.value:
        return [replace(edit, value="\n".join(lines))]  # which may list with commas
    return [replace(edit, value="\n".join(lines) if lines[1:] and edit.op == "set" else lines)]


def _added_text(document: Document, edit: Edit, items: Any) -> list[Edit] | None:
    """Text set on a list that holds something is added: only a list says that it is the whole list.

    Text that names all that is there is the whole list too; so are several lines, and the lines of an address.
    """
    there = value_at(document, edit.field_path)
    if edit.op != "set" or not isinstance(edit.value, str) or json_text.parsed(edit.value) != edit.value:
        return None
    if not isinstance(there, list) or not there or not isinstance(items, list):
        return None
    new = [item for item in items if item not in there]
    if all(item in items for item in there) or not new or edit.field_path == "address_lines":
        return None
    if items[1:] and "\n" in edit.value.strip() and edit.field_path not in KEYED:
        return None
    if edit.field_path == "skills":
        return skills_added(there, new) or [replace(edit, value=there)]
    return _each_in_its_place(edit.field_path, there, new)


def _each_in_its_place(path: str, there: list[Any], items: list[Any]) -> list[Edit]:
    """The edits that add items, and say of those that are there what is new; the list again where nothing is."""
    found: list[Edit] = []
    for item in items:
        said = _said_of_one(path, there, item)
        found += [Edit(path, item, "append")] if said is None else said
    return found or [Edit(path, there)]


def _said_of_one(path: str, there: list[Any], item: Any) -> list[Edit] | None:
    """The edits of the item that a text names, and which is there: `English: C1`, `Talks: Bern`, an address again.

    Empty where it says nothing that is not there; None where it names none.
    """
    part = paths.part_at(paths.parse(f"{path}[0]")) if path in KEYED and path != "skills" else None
    if part is None:
        return None
    try:
        said = part.model_validate(item).model_dump()
    except ValidationError:
        return None
    if path == "links":
        same = [n for n, each in enumerate(there) if profiles.bare(each["url"]) == profiles.bare(said["url"])]
        label = {"label": said["label"]} if said["label"] else {}
        return [Edit(f"{path}[{same[0]}]", label)] * bool(label) if len(same) == 1 and said["url"] else None
    name = KEYED[path][0]
    place = place_meant({path: there}, f"{path}[{said[name]}]") if said[name] else None
    if place is None or not place.named or len(place.path) != 2:
        return None
    at, known = paths.spelled(place.path), there[int(place.path[1])]
    if any(isinstance(inner, list) for inner in said.values()):
        return keeping.listed_besides(at, known, said)
    return [Edit(at, item)] if any(said[member] for member in said if member != name) else []


def _several(document: Document, edit: Edit) -> list[Edit] | None:
    """A list where one item belongs means all of its items."""
    if not isinstance(edit.value, list) or not edit.value:
        return None
    if edit.op == "append":
        return [replace(edit, value=item) for item in edit.value]
    found = re.fullmatch(r"(.+)\[(\d{1,9})\]", edit.field_path)
    if not found or not isinstance(value_at(document, found[1]), list):
        return None
    there = value_at(document, edit.field_path)
    if edit.op == "set" and isinstance(there, Mapping) and all(isinstance(item, str) for item in edit.value):
        return [replace(edit, field_path=f"{edit.field_path}.items")] if "group" in there else None
    start = int(found[2])
    edits = [
        Edit(f"{found[1]}[{start + n}]", item, "insert" if n or edit.op == "insert" else "set")
        for n, item in enumerate(edit.value)
    ]
    return edits if len(edits) > 1 or edits[0].value != edit.value else None


_EXCHANGED = re.compile(r"(.{1,300}?)\s*(?:->|=>|→|➔)\s*(\S.{0,2000})", re.DOTALL)


def _exchanged(document: Document, edit: Edit) -> list[Edit] | None:
    """`Jazz -> Blues` on a list that has the first: it is exchanged for the second."""
    there = value_at(document, edit.field_path)
    found = _EXCHANGED.fullmatch(edit.value.strip()) if isinstance(edit.value, str) and edit.op == "set" else None
    if not isinstance(there, list) or found is None:
        return None
    near = items_named.named_in(there, found[1], edit.field_path)
    return [replace(edit, field_path=near[0], value=found[2])] if len(near) == 1 else None


def _labelled(_: Document, edit: Edit) -> list[Edit] | None:
    return labelled_lines.entries_told(edit)


_GUESSES = (
    _labelled,
    entries_in_text.meant,
    _of_markup,
    texts.address_alone,
    texts.address_spelled_out,
    texts.several_links,
    texts.name_of_parts,
    texts.look_alike,
    texts.sections_in_words,
    texts.short_dates,
    texts.dates_and_more,
    _listed,
    _exchanged,
    inside.ops_inside,
    inside.text_in_section,
    inside.profile_elsewhere,
    inside.user_as_address,
    _one_only,
    _several,
    _by_names,
    inside.facts_of_the_head,
    _period,
    _facts,
    _one_member,
    _each_said,
    _paths_as_names,
)
"""What a value could mean, the surest first."""
