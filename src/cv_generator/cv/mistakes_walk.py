"""From what an assistant sent to the canonical form, step by step remembered.

The walk builds the canonical document and the mapping in one pass, so that a repair is exactly what the mapping says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from cv_generator.cv import mistakes_shapes as shapes
from cv_generator.cv.mistakes_names import ROOT, SECTIONS, TEXT_KEYS, Names, Place, humanized, plain
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Document

_ORDER = ("prefix", "first", "middle", "last", "suffix", "degree", "field")
"""In which order the parts of a name or of a degree make one line."""
_PROSE = ("summary", "data_privacy")
_COMMA_LISTS = ("skills", "interests", "languages", "address_lines")
"""Lists whose items people write on one line, between commas."""

_DEPTH = 12
_NAME_CHARACTERS = 60


@dataclass(frozen=True, slots=True)
class Piece:
    """One value on its way into a field. `right` says that its name needs no explanation."""

    source: str
    name: str
    role: str
    value: Any
    right: bool


Slots = dict[str, list[Piece]]


@dataclass(slots=True)
class Walk:
    """What was found on the way: `mapping` from each wrong path to its field (None where there is none).

    `wrong` holds the wrong names, without those inside another wrong one. `homeless` are the paths of values that have
    no field: with one of them nothing may be repaired, since it would be lost. Indices are left out: `jobs[].from`.
    """

    mapping: dict[str, str | None] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    homeless: list[str] = field(default_factory=list)

    def cv(self, data: Mapping[Any, Any]) -> Document:
        """The canonical document, as far as the data is understood."""
        slots: Slots = {}
        self._collect(data, "", ROOT, slots)
        return {name: self._field(name, pieces) for name, pieces in slots.items()}

    def _collect(
        self, value: Mapping[Any, Any], source: str, names: Names, slots: Slots, *, outer: str = "", depth: int = 0
    ) -> None:
        """Sort the values of an object into the slots of the fields. `outer` is the field whose value the object is."""
        for key, content in value.items():
            name = str(key)
            here = f"{source}.{name[:_NAME_CHARACTERS]}" if source else name[:_NAME_CHARACTERS]
            place = names.place(name) or (Place(outer) if outer and plain(name) in TEXT_KEYS else None)
            if content in shapes.EMPTY and not (depth == 0 and name in names.accepted):
                self._remember(here, None)
            elif isinstance(content, Mapping) and depth < _DEPTH and _is_container(names, name, place, content):
                self._blame(here)
                self._collect(content, here, names, slots, outer=place.field if place else "", depth=depth + 1)
            elif place is None:
                self._remember(here, None)
                self.homeless.append(here)
            else:
                right = depth == 0 and name in names.accepted
                if place.field == "skills" and isinstance(content, Mapping):
                    content = self._without_languages(content, here, slots)  # noqa: PLW2901 - the rest of the value
                slots.setdefault(place.field, []).append(Piece(here, name, place.role, content, right))

    def _without_languages(self, skills: Mapping[Any, Any], source: str, slots: Slots) -> dict[str, Any]:
        """Europass keeps the languages among the skills. (A plain `languages` there is about programming.)"""
        rest: dict[str, Any] = {}
        for key, content in skills.items():
            name, place = str(key), ROOT.place(str(key))
            if place and place.field == "languages" and plain(name) != "languages":
                slots.setdefault("languages", []).append(Piece(f"{source}.{name}", name, "", content, right=False))
            else:
                rest[name] = content
        return rest

    def _remember(self, source: str, target: str | None) -> None:
        self.mapping[source] = target
        self._blame(source)

    def _blame(self, source: str) -> None:
        if not any(source == known or source.startswith((f"{known}.", f"{known}[")) for known in self.wrong):
            self.wrong.append(source)

    def _placed(self, piece: Piece, target: str, value: Any) -> Any:
        """The value, with the step remembered where the name was wrong or the shape was changed."""
        if not piece.right or value != piece.value:
            self._remember(piece.source, target)
        return value

    def _field(self, name: str, pieces: list[Piece]) -> Any:
        if name in SECTIONS:
            return [part for piece in pieces for part in self._parts(name, piece)]
        if name == "address_lines":
            return self._address(pieces)
        if Cv.model_fields[name].annotation is not str and name != "language":
            return self._lines(name, name, pieces)
        return self._scalar(name, name, pieces)

    def _scalar(self, name: str, target: str, pieces: list[Piece]) -> Any:
        """One text out of one or several pieces. A second, different value for the field is homeless."""
        pieces = sorted(pieces, key=lambda piece: _ORDER.index(piece.role) if piece.role in _ORDER else -1)
        parts = [(piece, _convert(target, piece.value)) for piece in pieces]
        whole = [(piece, value) for piece, value in parts if not piece.role]
        if name in _PROSE or name == "location" or not whole:
            chosen = parts
        else:
            chosen = [(piece, value) for piece, value in parts if piece is whole[0][0] or _says(whole[0][1], value)]
        for piece, _ in parts:
            if all(piece is not other for other, _ in chosen):
                self._remember(piece.source, None)
                self.homeless.append(piece.source)
        for piece, value in chosen:
            self._placed(piece, target, value)
        values = list(dict.fromkeys(value for _, value in chosen if isinstance(value, str))) if whole != chosen else []
        separator = "\n\n" if name in _PROSE else ", " if name == "location" else " "
        if len(chosen) == 1 or len(values) != len({str(value) for _, value in chosen}):
            return chosen[0][1]
        return whole[0][1] if whole and chosen is not parts else separator.join(values)

    def _address(self, pieces: list[Piece]) -> Any:
        if len(pieces) == 1 and isinstance(pieces[0].value, list) and not pieces[0].role:
            return self._lines("address_lines", "address_lines", pieces)
        parts: list[tuple[str, str]] = []
        for piece in pieces:
            lines = shapes.items(piece.value, commas=not piece.role)
            if lines is None:
                return piece.value
            self._placed(piece, "address_lines", lines)
            parts.extend((piece.role, line) for line in lines)
        return shapes.address(parts)

    def _lines(self, name: str, target: str, pieces: list[Piece]) -> Any:
        found: list[Any] = []
        for piece in pieces:
            if piece.role == "labelled":
                lines = shapes.labelled(piece.name, piece.value)
            else:
                lines = shapes.items(piece.value, commas=name in _COMMA_LISTS)
            if lines is None:
                return piece.value
            found.extend(self._placed(piece, f"{target}[]", lines))
        return found

    def _parts(self, name: str, piece: Piece) -> list[Any]:
        """The entries of one list of the CV."""
        target = f"{name}[]"
        if piece.role == "labelled":
            found = _labelled_part(name, piece)
            return self._placed(piece, target, found) if found is not None else [piece.value]
        entries = _entries(name, piece.value)
        if not isinstance(piece.value, list) or not piece.right or entries != piece.value:
            self._remember(piece.source, name if isinstance(piece.value, list) else target)
        return [self._part(name, entry, f"{piece.source}[]") for entry in entries]

    def _part(self, name: str, entry: Any, source: str) -> Any:
        if name == "skills" and not isinstance(entry, Mapping):
            return self._placed(Piece(source, "", "", entry, True), "skills[]", shapes.text(entry) or entry)
        if not isinstance(entry, Mapping):
            return entry
        slots: Slots = {}
        self._collect(entry, source, SECTIONS[name], slots)
        return _BUILDERS.get(name, Walk._entry)(self, f"{name}[]", slots)

    def _entry(self, target: str, slots: Slots) -> Document:
        built: Document = {}
        for name, pieces in slots.items():
            here = f"{target}.{name}"
            if name in ("bullets", "details", "items"):
                built[name] = self._lines("skills" if name == "items" else name, here, pieces)
            elif name == "date_range":
                built |= self._dates(here, pieces)
            else:
                built[name] = self._scalar(name, here, pieces)
        return built

    def _dates(self, target: str, pieces: list[Piece]) -> Document:
        """`date_range`, or `start_date` and `end_date`, which the model joins."""
        whole = [piece for piece in pieces if not piece.role]
        ends = {piece.role: piece for piece in pieces if piece.role}
        if whole:
            for piece in ends.values():
                if piece.value not in (False, *shapes.EMPTY):
                    self._remember(piece.source, None)
                    self.homeless.append(piece.source)
            return {"date_range": self._scalar("date_range", target, whole)}
        built: Document = {}
        for role, name in (("start", "start_date"), ("end", "end_date")):
            if role in ends:
                built[name] = self._placed(ends[role], target, shapes.text(ends[role].value) or ends[role].value)
        if current := ends.get("current"):
            self._remember(current.source, target)
            if current.value is True or (isinstance(current.value, str) and plain(current.value) in ("true", "yes")):
                built.setdefault("end_date", "Present")
        return built

    def _language(self, target: str, slots: Slots) -> Document:
        """A native language given as true or false is a level in words."""
        levels = slots.get("level", [])
        slots["level"] = [_native(piece) for piece in levels if piece.role != "native" or piece.value is not False]
        if not slots["level"]:
            del slots["level"]
        return self._entry(target, slots)

    def _skill(self, target: str, slots: Slots) -> Document | str:
        """A group without items is a single skill."""
        built = self._entry(target, {name: [p for p in pieces if not p.role] for name, pieces in slots.items()})
        for piece in slots.get("group", []):
            level = shapes.text(piece.value) if piece.role else None
            if level:
                self._remember(piece.source, f"{target}.group")
                built["group"] = f"{built.get('group') or ''} ({level})".strip()
        alone = slots.keys() == {"group"} and isinstance(built.get("group"), str)
        return str(built["group"]) if alone else built

    def _link(self, target: str, slots: Slots) -> Document:
        """A user name that the address repeats is said already."""
        labels = slots.get("label", [])
        url = "".join(str(piece.value) for piece in slots.get("url", []))
        kept = [piece for piece in labels if not (piece.role == "username" and str(piece.value) in url)]
        for piece in labels:
            if piece not in kept:
                self._remember(piece.source, f"{target}.url")
        if kept:
            slots["label"] = kept
        else:
            slots.pop("label", None)
        return self._entry(target, slots)


_BUILDERS: Mapping[str, Callable[[Walk, str, Slots], Any]] = {
    "languages": Walk._language,
    "skills": Walk._skill,
    "links": Walk._link,
}


def _is_container(names: Names, name: str, place: Place | None, content: Mapping[Any, Any]) -> bool:
    """Whether an object only groups fields of the part in which it stands."""
    if place is None or plain(name) in names.containers:
        return plain(name) in names.containers
    scalar = names.part.model_fields[place.field].annotation is str and place.field not in ("location", "level")
    groups = place.field == "address_lines" or (scalar and not place.role)
    return groups and shapes.text(content) is None


def _convert(target: str, value: Any) -> Any:
    """The value as the text that the field holds; as it was where that cannot be."""
    name = target.rpartition(".")[2]
    if target == "language":
        return shapes.cv_language(value) or value
    if name == "photo_url":
        return shapes.photo(value) or value
    if name in _PROSE and isinstance(value, list):
        return shapes.joined(value, "\n") or value
    if name == "level" and isinstance(value, Mapping):
        return shapes.levels(value) or value
    if name in ("location", "nationality", "phone", "title", "label"):
        converted = shapes.joined(value) if isinstance(value, list | Mapping) else shapes.text(value)
    else:
        converted = shapes.text(value)
    return value if converted is None else converted


def _says(whole: Any, part: Any) -> bool:
    return isinstance(whole, str) and isinstance(part, str) and part.casefold() in whole.casefold()


def _native(piece: Piece) -> Piece:
    if piece.role != "native":
        return piece
    value = "native" if piece.value is True else piece.value
    return Piece(piece.source, piece.name, "", value, right=False)


def _labelled_part(name: str, piece: Piece) -> list[Any] | None:
    """`technical_skills` -> a group of skills; `linkedin` -> a link with that label."""
    if name == "links":
        url = shapes.text(piece.value)
        return None if url is None else [{"label": humanized(piece.name), "url": url}]
    found = shapes.items(piece.value, commas=True)
    return None if found is None else [{"group": humanized(piece.name), "items": found}]


def _entries(name: str, value: Any) -> list[Any]:
    """The entries that a value stands for: the list itself, one entry, a text with several, an object of entries."""
    if isinstance(value, list):
        return value
    if isinstance(value, str):
        return list(shapes.cut(value, commas=name in ("skills", "languages", "links")))
    if not isinstance(value, Mapping):
        return [value]
    filled = {str(key): content for key, content in value.items() if content not in shapes.EMPTY}
    if name in ("skills", "languages", "links"):
        return _keyed(name, filled)
    if len(filled) == 1 and isinstance(inner := next(iter(filled.values())), list):
        return inner
    return [value]


def _keyed(name: str, value: Mapping[str, Any]) -> list[Any]:
    """`{"Databases": ["Redis"]}`, `{"English": "C1"}`, `{"GitHub": "github.com/anna"}` -> one entry a key."""
    names = SECTIONS[name]
    first, second = tuple(names.part.model_fields)
    places = {plain(key): names.place(key) for key in value}
    known = any(place and (place.field == first or name != "skills" or key == second) for key, place in places.items())
    if known and not all(isinstance(content, list | Mapping) for content in value.values()):
        return [value]
    found: list[Any] = []
    for key, content in value.items():
        label = humanized(key) if name != "languages" else key
        if name == "languages" and isinstance(content, list):
            native = {"level": "native"} if plain(key) in ("mother_tongue", "muttersprache", "jezyk_ojczysty") else {}
            found.extend({**entry, **native} if isinstance(entry, Mapping) else entry for entry in content)
            continue
        texts = shapes.items(content, commas=True) if name == "skills" else shapes.joined(content)
        found.append({first: label, second: content if texts is None else texts})
    return found
