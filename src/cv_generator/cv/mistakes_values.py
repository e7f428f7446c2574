"""Single values on their way into a field: which text, which entries they stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from cv_generator.cv import (
    entries_by_name,
    entries_in_text,
    languages_in_row,
    levels,
    names_in_parts,
    profiles,
    remnants,
    text_lists,
    wrapped,
)
from cv_generator.cv import mistakes_shapes as shapes
from cv_generator.cv.call_words import ITEM, word_of
from cv_generator.cv.design_names import name_among
from cv_generator.cv.json_text import is_broken
from cv_generator.cv.mistakes_names import NESTED, ROOT, SECTIONS, Names, Place, humanized
from cv_generator.cv.other_names import plain

PROSE = ("summary", "data_privacy")
_NATIVE = (
    "mother_tongue",
    "mother_tongues",
    "native",
    "native_language",
    "native_languages",
    "muttersprache",
    "muttersprachen",
    "jezyk_ojczysty",
)
_OTHER_TONGUES = (
    "foreign_language",
    "foreign_languages",
    "other_languages",
    "fremdsprachen",
    "jezyki_obce",
    "languages",
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One value on its way into a field. `right` says that its name needs no explanation."""

    source: str
    name: str
    role: str
    value: Any
    right: bool


def is_container(names: Names, name: str, place: Place | None, content: Mapping[Any, Any]) -> bool:
    """Whether an object only groups fields of the part in which it stands."""
    if place and place.field == "personal_details" and {plain(str(key)) for key in content} <= {"label", "value"}:
        return False
    if place is None or plain(name) in names.containers:
        return plain(name) in names.containers
    scalar = names.part.model_fields[place.field].annotation is str and place.field not in ("location", "level")
    groups = place.field == "address_lines" or (scalar and not place.role)
    return groups and shapes.text(content) is None


_JOINED = {"full_name": " ", "date_range": " – "}
"""What stands between the parts of a text that came as a list."""


def as_text(target: str, value: Any) -> Any:
    """The value as the text that the field holds; as it was where that cannot be."""
    name = target.rpartition(".")[2]
    if target == "language":
        return shapes.cv_language(value) or value
    if name == "photo_url":
        return shapes.photo(value) or value
    if name in PROSE and isinstance(value, list):
        return shapes.joined(value, "\n") or value
    if name == "level" and isinstance(value, Mapping):
        return shapes.levels(value) or value
    if name in _JOINED and isinstance(value, list):
        return shapes.joined(value, _JOINED[name]) or value
    if name == "location" and isinstance(value, Mapping):  # `"remote": true` beside a town
        value = [humanized(str(key)) if said is True else said for key, said in value.items() if said is not False]
    if name in ("location", "nationality", "phone", "title", "label"):
        converted = shapes.joined(value) if isinstance(value, list | Mapping) else shapes.text(value)
    else:
        converted = shapes.text(value)
    return value if converted is None else converted


def of_markup(value: Any) -> Any:
    """`<ul><li>one</li><li>two</li></ul>` as a list of its items."""
    is_markup = isinstance(value, str) and "<li" in value.lower()
    return (remnants.lines(value) or value) if is_markup else value


_OF_A_NAME = {"given": "given_name", "family": "family_name", "middle": "middle_name"}


def inside(place: Place | None, content: Mapping[Any, Any]) -> Mapping[Any, Any] | str:
    """An object in place of a field as the object of its parts, or as its text: a name, a telephone number."""
    if place is not None and place.field == "full_name":
        found = {_OF_A_NAME.get(plain(str(key)), key): value for key, value in content.items()}
        roles = {at.role for key in found if (at := ROOT.place(str(key))) and at.field == "full_name"}
        if {"first", "last"} <= roles and names_in_parts.is_title(found.get("title")):
            found["honorific_prefix"] = found.pop("title")
        return found
    if place is not None and place.field == "phone" and {plain(str(key)) for key in content} <= set(_NUMBER):
        parts = {plain(str(key)): shapes.text(value) or "" for key, value in content.items()}
        code = parts.get("country_code", "").lstrip("+0")
        return " ".join(filter(None, [f"+{code}" * bool(code), *(parts.get(name, "") for name in _NUMBER[1:])]))
    return content


_NUMBER = ("country_code", "area_code", "number")


def repeats(whole: Any, part: Any) -> bool:
    """Whether a text says nothing beyond another."""
    return isinstance(whole, str) and isinstance(part, str) and part.casefold() in whole.casefold()


def as_level(piece: Piece) -> Piece:
    """A native language given as true is a level in words."""
    if piece.role != "native":
        return piece
    return replace(piece, role="", value="native" if piece.value is True else piece.value, right=False)


def labelled_part(name: str, piece: Piece) -> list[Any] | None:
    """`technical_skills` -> a group of skills; `linkedin` -> a link with that label."""
    if name == "links":
        url = shapes.text(piece.value)
        url = url and (profiles.of_user(piece.name, url) or url)
        return None if url is None else [{"label": humanized(piece.name), "url": url}]
    if name == "personal_details":
        if isinstance(piece.value, bool):  # `"driving_license": true`
            return [{"label": "", "value": humanized(piece.name)}] if piece.value else []
        said = shapes.joined(piece.value)
        return None if said is None else [{"label": humanized(piece.name), "value": said}]
    found = shapes.items(piece.value, commas=True)
    return None if found is None else [{"group": humanized(piece.name), "items": found}]


def entries(name: str, value: Any) -> list[Any]:
    """The entries that a value stands for: the list itself, one entry, a text with several, an object of entries."""
    if (inner := wrapped.unwrapped(name, value)) is not None:
        value = inner
    if isinstance(value, list):
        listed = wrapped.items_unwrapped(name, value)
        parts = [each for item in listed for each in (item if name == "skills" and isinstance(item, list) else [item])]
        return [each for part in parts for each in (_read(name, part) or _unnested(name, part))]
    if isinstance(value, str):
        return list(_read(name, value) or _cut(name, value))
    return _of_object(name, value) if isinstance(value, Mapping) else [value]


def _of_object(name: str, value: Mapping[Any, Any]) -> list[Any]:
    filled = {str(key): content for key, content in value.items() if content not in shapes.EMPTY}
    if name in ("skills", "languages", "links", "personal_details", "custom_sections"):
        return _keyed(name, filled)
    if len(filled) == 1:
        [(key, inner)] = filled.items()
        place = ROOT.place(key)
        if isinstance(inner, list) and (plain(key) in shapes.WRAPPERS or (place and place.field == name)):
            return inner
    return entries_by_name.told(name, filled) or [value]


def _unnested(name: str, entry: Any) -> list[Any]:
    """`{"company": "X", "positions": [{…}, {…}]}`: an entry each, where nothing is said twice.

    So is `{"Polish": "native", "English": "C1"}` among languages, and skills with their levels.
    """
    names = SECTIONS[name]
    if name == "skills" and isinstance(entry, Mapping) and (told := skills_told(entry)):
        return list(told)
    if name == "languages":
        told_first = levels.level_first(entry) if isinstance(entry, str) else under_levels(entry)
        told_first = told_first or [each for each in [isinstance(entry, str) and levels.with_level(entry)] if each]
        if told_first:
            return list(told_first)
    if name in _BY_NAME and isinstance(entry, Mapping) and entry and not any(map(names.place, map(str, entry))):
        return _keyed(name, entry)
    inside = [key for key in entry if plain(str(key)) in NESTED] if isinstance(entry, Mapping) else []
    if "date_range" not in names.part.model_fields or len(inside) != 1:
        return [entry]
    inner = entry[inside[0]]
    if not isinstance(inner, list) or not inner or not all(isinstance(each, Mapping) and each for each in inner):
        return [entry]
    outer = {key: content for key, content in entry.items() if key != inside[0]}
    said = {place.field for key in outer if (place := names.place(str(key)))}
    again = {place.field for each in inner for key in each if (place := names.place(str(key)))}
    return [entry] if said & again else [{**outer, **each} for each in inner]


def _read(name: str, value: Any) -> list[Any]:
    """The entries of a dated list in a text, or under their names; none where they are not certain."""
    if isinstance(value, str):
        return list(entries_in_text.of_text(name, value))
    if not isinstance(value, Mapping) or any(isinstance(inner, str) for inner in value.values()):
        return []
    return list(entries_by_name.told(name, value) or ())


def _cut(name: str, value: str) -> list[Any]:
    """The parts of a text. `English, C1; German, B2` is not cut at its commas: they join what belongs together."""
    if is_broken(value):
        return [value]
    if name in ("skills", "custom_sections"):
        return text_lists.skills(value) if name == "skills" else text_lists.sections(value)
    if name == "personal_details":
        return list(text_lists.facts(value))
    if name == "languages" and (told := levels.level_first(value)):
        return list(told)
    parts = text_lists.cut(value, commas=name in ("languages", "links"))
    if name != "languages" or not any(_LEVEL.fullmatch(part) for part in parts):
        return list(languages_in_row.in_parts(parts) if name == "languages" else parts)
    names, behind = parts[::2], parts[1::2]
    paired = len(names) == len(behind) and all(map(_LEVEL.fullmatch, behind))
    known = paired and not any(map(_LEVEL.fullmatch, names))
    return [{"language": name, "level": level} for name, level in zip(names, behind, strict=True)] if known else [None]


_BY_NAME = ("skills", "languages", "personal_details")
"""Lists whose entries may be told as a name with what is said of it."""

_LEVEL = re.compile(r"[ABC][12](?:[+/–-][ABC][12])?|native|fluent|basic|mother tongue", re.IGNORECASE)


def are_entries(value: Any, usual: str) -> bool:
    """Whether the content of a section is a list of entries. A single value is what its name says."""
    if isinstance(value, list) and value:
        return all(isinstance(item, Mapping) for item in value)
    return isinstance(value, Mapping) or (usual == "entries" and not isinstance(value, str))


def are_texts_or_objects(value: Any) -> bool:
    """Whether a value can be the content of a section of its own."""
    return isinstance(value, list) and bool(value) and all(isinstance(item, str | Mapping) and item for item in value)


def field_name(sent: str, fields: tuple[str, ...]) -> str:
    """The field that is meant by a heading or a name in other words; the words themselves where there is none."""
    if known := name_among(fields, sent):
        return known
    place = ROOT.place(sent)
    return place.field if place and not place.role and place.field in fields else sent


def _keyed(name: str, value: Mapping[str, Any]) -> list[Any]:
    """`{"Databases": ["Redis"]}`, `{"English": "C1"}`, `{"GitHub": "github.com/anna"}` -> one entry a key."""
    names = SECTIONS[name]
    first, second = tuple(names.part.model_fields)[:2]
    places = {plain(key): names.place(key) for key in value}
    if name == "custom_sections":
        own = {place.field for place in places.values() if place} & {"items", "entries"}
        nameless = len(value) == 1 and any(word_of(ITEM, key) for key in value)
        return (
            [value] if own or nameless else [{first: humanized(key), second: content} for key, content in value.items()]
        )
    if name == "skills" and (told := skills_told(value)):
        return list(told)
    if name == "languages" and (spoken := under_levels(value)):
        return list(spoken)
    known = any(place and (place.field == first or name != "skills" or key == second) for key, place in places.items())
    if known and not all(isinstance(content, list | Mapping) for content in value.values()):
        return [value]
    found: list[Any] = []
    for key, content in value.items():
        if name == "skills" and levels.of_skill(content):
            found.append(f"{key} ({content})")
            continue
        if name == "languages" and isinstance(content, list):
            found.extend(_leveled(key, entry) for entry in content)
            continue
        label = humanized(key) if name != "languages" else key
        if name == "skills" and isinstance(content, Mapping) and _describes_group(content):
            found.append({first: label, **content})
            continue
        texts = _skills_in(content) if name == "skills" else shapes.joined(content)
        found.append({first: label, second: content if texts is None else texts})
    return found


def under_levels(value: Any) -> list[dict[str, str]]:
    """`{"native": "English", "fluent": ["German"]}`; empty where not all is a level with its languages."""
    each = [levels.of_level(str(key), said) for key, said in value.items()] if isinstance(value, Mapping) else []
    return [language for told in each for language in told] if all(each) else []


def _describes_group(content: Mapping[Any, Any]) -> bool:
    """`{"level": "expert", "items": ["Go"]}`: what is said of a group whose name stands elsewhere."""
    places = [SECTIONS["skills"].place(str(key)) for key in content]
    return {place for place in places if place} == {Place("group", "level"), Place("items")} and all(places)


def _skills_in(content: Any) -> list[str] | None:
    return skills_told(content) or shapes.items(content, commas=True)


def skills_told(value: Any) -> list[str]:
    """Skills that came with their levels, each in one text: `{"name": "Go", "level": 3}`, `{"Go": "expert"}`.

    Empty where a value is anything else.
    """
    if isinstance(value, list):
        found = [[each] if isinstance(each, str) else skills_told(each) for each in value]
        are_told = all(found) and not all(isinstance(each, str) for each in value)
        return [text for each in found for text in each] if are_told else []
    if not isinstance(value, Mapping) or not value:
        return []
    places = {str(key): SECTIONS["skills"].place(str(key)) for key in value}
    if not any(places.values()):
        told = all(levels.of_skill(content) for content in value.values())
        return [f"{key} ({content})" for key, content in value.items()] if told else []
    by_place = {place: value[key] for key, place in places.items() if place}
    name, level = by_place.get(Place("group"), by_place.get(Place("items"))), by_place.get(Place("group", "level"))
    is_one = len(by_place) == len(value) == len(("name", "level"))
    return [f"{name} ({level})"] if is_one and isinstance(name, str) and name and levels.of_skill(level) else []


def natively(key: str, content: Any) -> Any:
    """The languages under `mother_tongue` or `langue maternelle`, each as native; under another name as they came."""
    if not (plain(key) in _NATIVE or levels.is_native(humanized(key))):
        return content
    if isinstance(content, str):
        content = levels.between_languages().split(content)
    items = content if isinstance(content, list) else [content]
    return [_native(each) for each in items]


def _native(entry: Any) -> Any:
    if isinstance(entry, str) and levels.language_code(entry):
        return {"language": entry, "level": "native"}
    names = SECTIONS["languages"]
    has_level = isinstance(entry, Mapping) and any(
        (at := names.place(str(key))) and at.field == "level" for key in entry
    )
    return {**entry, "level": "native"} if isinstance(entry, Mapping) and not has_level else entry


def _leveled(key: str, entry: Any) -> Any:
    """`{"fluent": ["German"]}`: the key is a level, unless it only says which languages are listed."""
    form = plain(key)
    if form in _OTHER_TONGUES:
        return entry
    level = "native" if form in _NATIVE else key
    return {**entry, "level": level} if isinstance(entry, Mapping) else {"language": entry, "level": level}
