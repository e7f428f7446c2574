"""From what an assistant sent to the canonical form, step by step remembered.

The walk builds the canonical document and the mapping in one pass, so that a repair is exactly what the mapping says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from cv_generator.cv import (
    ends_of_period,
    kept,
    names_in_parts,
    profiles,
    records,
    sections_by_heading,
    text_lists,
    wrapped,
)
from cv_generator.cv import mistakes_shapes as shapes
from cv_generator.cv import mistakes_values as values
from cv_generator.cv.design_names import SECTIONS as DESIGN_SECTIONS
from cv_generator.cv.limits import LIST_ITEMS
from cv_generator.cv.mistakes_names import CUSTOM_ENTRIES, ROOT, SECTIONS, TEXT_KEYS, Names, Place, humanized
from cv_generator.cv.mistakes_values import PROSE, Piece
from cv_generator.cv.model import HIDEABLE, Cv
from cv_generator.cv.other_names import plain
from cv_generator.cv.paths import Document
from cv_generator.cv.sections_meant import in_order, meant

_ORDER = ("prefix", "first", "middle", "last", "suffix", "degree", "field")
"""In which order the parts of a name or of a degree make one line."""
_COMMA_LISTS = ("skills", "interests", "languages", "address_lines")
"""Lists whose items people write on one line, between commas."""
_SEMICOLON_LISTS = ("references", "awards", "certifications", "trainings", "items")
"""Lists whose items hold commas (`PMP, 2017`), and stand between semicolons where they share a line."""

_DEPTH = 12
_NAME_CHARACTERS = 60


Slots = dict[str, list[Piece]]


_TELLING = ("tools", "technologies")
"""Names of a list of skills that say which ones they are."""


def _with_titles_of_names(slots: Slots) -> None:
    """`"title": "Dr."` beside a first and a last name belongs to the name."""
    names = slots.get("full_name", [])
    if len(names) < len(("first", "last")) or not any(piece.role in ("first", "last") for piece in names):
        return
    titles = [piece for piece in slots.get("headline", []) if names_in_parts.is_title(piece.value)]
    if titles and not any(piece.role == "prefix" for piece in names):
        names += [replace(piece, role="prefix", right=False) for piece in titles]
        slots["headline"] = [piece for piece in slots["headline"] if piece not in titles]
        if not slots["headline"]:
            del slots["headline"]


@dataclass(slots=True)
class Walk:
    """What was found on the way: `mapping` from each wrong path to its field (None where there is none).

    `language` is that of the CV, "" where it is not told.
    `wrong` holds the wrong names, without those inside another wrong one. `homeless` are the paths of values that have
    no field: with one of them nothing may be repaired, since it would be lost. `repeated` are values that another one
    of the same field says already. Indices are left out: `jobs[].from`. `keeps` puts what has no field under its own
    name; `is_whole` tells whether all of it has found a place there.
    """

    language: str = ""
    keeps: bool = False
    mapping: dict[str, str | None] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    homeless: list[str] = field(default_factory=list)
    repeated: list[Any] = field(default_factory=list)
    is_whole: bool = True
    _left: list[Piece] = field(default_factory=list)
    _blamed: set[str] = field(default_factory=set)

    def cv(self, data: Mapping[Any, Any]) -> Document:
        """The canonical document, as far as the data is understood."""
        slots: Slots = {}
        self.language = self.language or shapes.cv_language(data.get("language")) or ""
        self._collect(data, "", ROOT, slots)
        _with_titles_of_names(slots)
        for piece in kept.further(slots):
            self._leave(piece)
        self._left = kept.entries_at_the_top(self._left, slots) if self.keeps else self._left
        document = {name: self._field(name, pieces) for name, pieces in slots.items()}
        self.is_whole = (not self.keeps or kept.of_person(document, self._left)) and self.is_whole
        return document

    def _collect(
        self, value: Mapping[Any, Any], source: str, names: Names, slots: Slots, *, outer: str = "", depth: int = 0
    ) -> None:
        """Sort the values of an object into the slots of the fields. `outer` is the field whose value the object is."""
        for key, content in value.items():
            name = str(key)
            here = f"{source}.{name[:_NAME_CHARACTERS]}" if source else name[:_NAME_CHARACTERS]
            place = names.place(name) or _unnamed(names, name, content, outer)
            told = values.inside(place, content) if isinstance(content, Mapping) else content
            is_same, content = told == content, told  # noqa: PLW2901 - the same in our words
            if content in shapes.EMPTY and not (depth == 0 and name in names.accepted):
                self._remember(here, None)
            elif isinstance(content, Mapping) and depth < _DEPTH and values.is_container(names, name, place, content):
                self._blame(here)
                self._collect(content, here, names, slots, outer=place.field if place else "", depth=depth + 1)
            elif place is None:
                self._leave(Piece(here, name, "", content, right=False))
            else:
                right = depth == 0 and name in names.accepted and is_same
                if place.field == "skills" and isinstance(content, Mapping):
                    content = self._without_languages(content, here, slots)  # noqa: PLW2901 - the rest of the value
                if place.field == "custom_sections" and not right and not place.role:
                    content = self._under_headings(content, here, slots)  # noqa: PLW2901 - the rest of the value
                    if not content:
                        continue
                if place.field == "languages" and not right:
                    content = values.natively(name, content)  # noqa: PLW2901 - with the level in its name
                slots.setdefault(place.field, []).append(Piece(here, name, place.role, content, right))

    def _under_headings(self, sections: Any, source: str, slots: Slots) -> Any:
        """What is left of sections that came in one place, when those that are ours have their own."""
        ours, rest = sections_by_heading.parted(sections)
        if ours:
            self._blame(source)
        for each in ours:
            here = f"{source}[{each.heading[:_NAME_CHARACTERS]}]"
            if not each.field:
                self._collect(each.content, here, ROOT, slots, depth=1)
                continue
            slots.setdefault(each.field, []).append(Piece(here, each.heading, "", each.content, right=False))
        return rest

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
        if self._blamed.isdisjoint(_holding(source)):
            self._blamed.add(source)
            self.wrong.append(source)

    def _placed(self, piece: Piece, target: str, value: Any) -> Any:
        """The value, with the step remembered where the name was wrong or the shape was changed."""
        if not piece.right or value != piece.value:
            self._remember(piece.source, target)
        return value

    def _field(self, name: str, pieces: list[Piece]) -> Any:
        if name == "design":
            return self._design(pieces)
        if name in SECTIONS:
            return [part for piece in pieces for part in self._parts(name, piece)]
        if name == "address_lines":
            return self._address(pieces)
        if Cv.model_fields[name].annotation is not str and name != "language":
            return self._lines(name, name, pieces)
        return self._scalar(name, name, pieces)

    def _scalar(self, name: str, target: str, pieces: list[Piece]) -> Any:
        """One text out of one or several pieces. A second, different value for the field is homeless."""
        if name == names_in_parts.FULL_NAME:
            pieces = _with_halves(pieces)
        pieces = sorted(pieces, key=lambda piece: _ORDER.index(piece.role) if piece.role in _ORDER else -1)
        parts = [(piece, values.as_text(target, piece.value)) for piece in pieces]
        whole = next((value for piece, value in parts if not piece.role), None)
        if name in PROSE or name == "location" or whole is None:
            return self._joined(name, target, parts)
        taken = False
        for piece, value in parts:
            first = not taken and not piece.role
            taken = taken or first
            if first or values.repeats(whole, value):
                self._placed(piece, target, value)
                self.repeated.extend([] if first else [value])
            else:
                self._leave(piece, is_certain=name not in kept.ONE_ONLY)
        return whole

    def _joined(self, name: str, target: str, parts: list[tuple[Piece, Any]]) -> Any:
        """Pieces that make one text together. One that is no text stays as it is, for the model to refuse."""
        for piece, value in parts:
            self._placed(piece, target, value)
        if no_text := [value for _, value in parts if not isinstance(value, str)]:
            return no_text[0]
        separator = "\n\n" if name in PROSE else ", " if name == "location" else " "
        return separator.join(dict.fromkeys(value for _, value in parts))

    def _leave(self, piece: Piece, *, is_certain: bool = True) -> None:
        """A value without a field. `is_certain` says that it contradicts no other one."""
        self._remember(piece.source, None)
        self.homeless.append(piece.source)
        self._left.append(piece)
        self.is_whole = self.is_whole and is_certain

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
                lines = self._labelled(piece)
            else:
                value = text_lists.in_lines(name, values.of_markup(piece.value))
                value = (isinstance(value, str) and text_lists.clauses(name, value)) or value
                value = (values.skills_told(value) if name == "skills" else None) or value
                value = wrapped.items_unwrapped(name, value) if isinstance(value, list) else value
                value = records.as_texts(value, self.language) if name in records.LISTS else value
                lines = shapes.items(value, commas=name in _COMMA_LISTS, semicolons=name in _SEMICOLON_LISTS)
            if lines is None:
                return piece.value
            found.extend(self._placed(piece, f"{target}[]", lines))
        return found

    def _labelled(self, piece: Piece) -> list[str] | None:
        """A value with its name as a label; a place, for which the entry has no field, in the CV's language."""
        text = shapes.joined(piece.value) if plain(piece.name) == "location" else None
        return [records.printed("place", text, self.language)] if text else shapes.labelled(piece.name, piece.value)

    def _parts(self, name: str, piece: Piece) -> list[Any]:
        """The entries of one list of the CV."""
        target = f"{name}[]"
        if piece.role == "labelled" and name == "custom_sections":
            self._remember(piece.source, target)
            return [self._part(name, {"heading": humanized(piece.name), "items": piece.value}, f"{piece.source}[]")]
        if piece.role == "labelled":
            found = values.labelled_part(name, piece)
            return self._placed(piece, target, found) if found is not None else [piece.value]
        entries = values.entries(name, piece.value)
        if not isinstance(piece.value, list) or not piece.right or entries != piece.value:
            self._remember(piece.source, name if isinstance(piece.value, list) else target)
        return [self._part(name, entry, f"{piece.source}[]") for entry in entries if entry not in shapes.EMPTY]

    def _part(self, name: str, entry: Any, source: str) -> Any:
        if name == "skills" and not isinstance(entry, Mapping):
            return self._placed(Piece(source, "", "", entry, True), "skills[]", shapes.text(entry) or entry)
        if name == "custom_sections" and isinstance(entry, str):
            [section, *others] = text_lists.sections(entry)
            if section == entry and "\n" not in entry:
                section = {"heading": entry}
            return entry if others else self._placed(Piece(source, "", "", entry, False), f"{name}[].heading", section)
        if not isinstance(entry, Mapping):
            return entry
        slots: Slots = {}
        before, self._left = self._left, []
        self._collect(entry, source, SECTIONS[name], slots)
        built = _BUILDERS.get(name, Walk._entry)(self, f"{name}[]", slots)
        left, self._left = self._left, before
        return self._with_left(name, built, left) if self.keeps and left else built

    def _with_left(self, name: str, built: Any, left: list[Piece]) -> Any:
        lines = [each for each in ("bullets", "details", "items") if each in SECTIONS[name].part.model_fields]
        is_section = name == "custom_sections" or lines[:1] != ["items"]
        found = kept.of_part(built, lines[0] if lines and is_section else "", left)
        self.is_whole = self.is_whole and found is not None
        return built if found is None else found

    def _entry(self, target: str, slots: Slots) -> Document:
        built: Document = {}
        for name, pieces in _with_seconds_as_lines(target, slots).items():
            here = f"{target}.{name}"
            if name in ("bullets", "details", "items"):
                built[name] = self._lines("skills" if name == "items" else name, here, pieces)
            elif name == "date_range":
                built |= self._dates(here, pieces)
            else:
                built[name] = self._scalar(name, here, pieces)
        return built

    def _section(self, target: str, slots: Slots) -> Document:
        """A section under the person's own heading. What stands in its lists tells entries from single texts."""
        built: Document = {}
        for piece in slots.get("heading", [])[1:]:
            self._leave(piece)
        if headings := slots.get("heading", [])[:1]:
            built["heading"] = self._scalar("heading", f"{target}.heading", headings)
        for name in ("items", "entries"):
            for piece in slots.get(name, []):
                kind = "entries" if values.are_entries(piece.value, name) else "items"
                if kind == name:
                    found = self._listed(kind, target, piece)
                else:
                    found = self._placed(
                        replace(piece, right=False), f"{target}.{kind}", self._listed(kind, target, piece)
                    )
                built[kind] = [*built.get(kind, []), *found] if isinstance(found, list) else found
        return built

    def _listed(self, kind: str, target: str, piece: Piece) -> Any:
        if kind == "items":
            return self._lines("items", f"{target}.items", [piece])
        return [self._part("entries", entry, f"{piece.source}[]") for entry in values.entries("entries", piece.value)]

    def _design(self, pieces: list[Piece]) -> Any:
        slots: Slots = {}
        for piece in pieces:
            if piece.role:
                slots.setdefault(piece.role, []).append(piece)
            elif isinstance(piece.value, Mapping):
                self._collect(piece.value, piece.source, SECTIONS["design"], slots)
            else:
                return piece.value
        return {name: self._look(name, f"design.{name}", given) for name, given in slots.items()}

    def _look(self, name: str, target: str, pieces: list[Piece]) -> Any:
        """One choice of a design. Sections may be named as they are in the CV, in other words too."""
        for piece in pieces[1:]:
            self._leave(piece, is_certain=False)
        piece, fields = pieces[0], HIDEABLE if name == "hidden" else DESIGN_SECTIONS
        if name in ("section_order", "hidden"):
            lines = shapes.items(piece.value, commas=True)
            found: Any = piece.value if lines is None else lines
            if lines is not None and len(lines) <= LIST_ITEMS:
                found = in_order(lines) if name == "section_order" else [meant(line, fields) or line for line in lines]
        elif name == "headings" and isinstance(piece.value, Mapping):
            found = {values.field_name(str(key), fields): content for key, content in piece.value.items()}
        else:
            found = piece.value if name == "page_numbers" else values.as_text(target, piece.value)
        return self._placed(piece, target, found)

    def _dates(self, target: str, pieces: list[Piece]) -> Document:
        """`date_range`, or `start_date` and `end_date`, which the model joins."""
        found = ends_of_period.parted(pieces)
        for piece in (*found.left, *found.contradict):
            self._leave(piece, is_certain=piece in found.left)
        for piece in found.empty:
            self._remember(piece.source, None)
        for piece in found.repeated:
            self._remember(piece.source, target if piece.role else None)
            self.repeated.append(piece.value)
        built: Document = {"date_range": self._scalar("date_range", target, found.whole)} if found.whole else {}
        for role, name in (("start", "start_date"), ("end", "end_date")):
            if role in found.ends:
                piece = found.ends[role]
                text = shapes.text(piece.value)
                built[name] = self._placed(piece, target, piece.value if text is None else text)
        if found.current:
            built["end_date"] = "Present"
            self._remember(found.current.source, target)
        if found.ended and built.keys() == {"start_date"}:
            built = {"date_range": built["start_date"]}  # it has ended, nobody says when
        return built

    def _language(self, target: str, slots: Slots) -> Document:
        """Not native (false) says nothing."""
        levels = [values.as_level(piece) for piece in slots.pop("level", []) if piece.value is not False]
        return self._entry(target, {**slots, "level": levels} if levels else slots)

    def _skill(self, target: str, slots: Slots) -> Document | str:
        """A level goes behind the label. A group without items is a single skill."""
        levels = [piece for piece in slots.get("group", []) if piece.role]
        labels = [piece for piece in slots.get("group", []) if not piece.role]
        built = self._entry(target, {**({"group": labels} if labels else {}), **_others(slots, "group")})
        for piece in levels:
            level, label = shapes.text(piece.value), built.get("group", "")
            if level is None or not isinstance(label, str):
                self._leave(piece)
            else:
                self._remember(piece.source, f"{target}.group")
                built["group"] = f"{label} ({level})".strip()
        told = [name for piece in slots.get("items", []) if plain(name := piece.source.rpartition(".")[2]) in _TELLING]
        if len(told) == 1 and "group" not in built and "items" in built:
            built = {"group": humanized(told[0]), **built}  # `{"Tools": ["Git"]}`
        alone = built.keys() == {"group"} and isinstance(built["group"], str)
        return str(built["group"]) if alone else built

    def _link(self, target: str, slots: Slots) -> Document:
        """A user name that the address repeats is said already; where there is no address, it makes one."""
        labels = slots.get("label", [])
        network = " ".join(str(piece.value) for piece in labels if not piece.role)
        for piece in slots.get("url", [])[:1]:
            if network and isinstance(piece.value, str) and (found := profiles.of_user(network, piece.value)):
                slots["url"][0] = replace(piece, value=found, right=False)
        if not slots.get("url"):
            labels = self._with_address(labels, slots)
        url = "".join(str(piece.value) for piece in slots.get("url", []))
        kept = [piece for piece in labels if not (piece.role == "username" and str(piece.value) in url)]
        for piece in labels:
            if piece not in kept:
                self._remember(piece.source, f"{target}.url")
                self.repeated.append(piece.value)
        if kept:
            slots["label"] = kept
        else:
            slots.pop("label", None)
        return self._entry(target, slots)

    @staticmethod
    def _with_address(labels: list[Piece], slots: Slots) -> list[Piece]:
        """The labels without the user name that leads to an address on the network that they name."""
        users = [piece for piece in labels if piece.role == "username"]
        network = " ".join(str(piece.value) for piece in labels if not piece.role)
        found = profiles.address(network, str(users[0].value)) if len(users) == 1 else ""
        if not found:
            return labels
        slots["url"] = [replace(users[0], role="", value=found, right=False)]
        return [piece for piece in labels if not piece.role]


def _holding(source: str) -> Iterator[str]:
    """`jobs[].from` -> `jobs`, `jobs[]`, `jobs[].from`: what a source stands in, and itself."""
    yield from (source[:at] for at, sign in enumerate(source) if sign in ".[")
    yield source


def _unnamed(names: Names, name: str, content: Any, outer: str) -> Place | None:
    """Where a value belongs whose name says nothing of it: by what it stands in, or by what it is."""
    if outer and plain(name) in TEXT_KEYS:
        return Place(outer)
    if outer == "personal_details" and shapes.joined(content):
        return Place(outer, "labelled")
    if names is CUSTOM_ENTRIES and shapes.joined(content):
        return Place("bullets", "labelled")
    if names is ROOT and values.are_texts_or_objects(content):
        return Place("custom_sections", "labelled")
    return None


_SECONDS = ("entity", "roles")
"""Names of JSON Resume's projects that stand beside another name of the same field."""


def _with_halves(pieces: list[Piece]) -> list[Piece]:
    """The pieces of a name; one of a word that may mean a part of it is that beside the other part."""
    parts = [(piece.role, str(piece.value)) for piece in pieces if piece.role]
    halves = [names_in_parts.role(piece.name, piece.value, parts) if not piece.role else "" for piece in pieces]
    return [replace(piece, role=half) if half else piece for piece, half in zip(pieces, halves, strict=True)]


def _with_seconds_as_lines(target: str, slots: Slots) -> Slots:
    """For whom a project was, and the roles in it, are lines of it where its name and its title are told besides.

    So is a person at the employer or the school.
    """
    found = {name: list(pieces) for name, pieces in slots.items()}
    for name in ("organization", "title"):
        for piece in slots.get(name, []):
            if plain(piece.name) in _SECONDS and len(found[name]) > 1:
                found[name].remove(piece)
                found.setdefault("bullets", []).append(replace(piece, role="labelled"))
    for piece in slots.get("location", []):
        if plain(piece.name).startswith("contact") and _is_person(piece.value):
            found["location"].remove(piece)
            lines = "details" if target == "education[]" else "bullets"
            found.setdefault(lines, []).append(replace(piece, role="labelled"))
    return {name: pieces for name, pieces in found.items() if pieces}


def _is_person(contact: Any) -> bool:
    """Whether what is called a contact is no place: text, or an object with a name, a number or an address."""
    if not isinstance(contact, Mapping):
        return isinstance(contact, str)
    places = [ROOT.place(str(name)) for name in contact]
    return any(place and place.field in ("full_name", "phone", "email") for place in places)


def _others(slots: Slots, name: str) -> Slots:
    return {field: pieces for field, pieces in slots.items() if field != name}


_BUILDERS: Mapping[str, Callable[[Walk, str, Slots], Any]] = {
    "languages": Walk._language,
    "skills": Walk._skill,
    "links": Walk._link,
    "custom_sections": Walk._section,
}
