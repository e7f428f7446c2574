"""What the readers of structured files share: an object whose members are taken one by one, so that none gets lost.

A reader asks a `Part` for the members that it knows. What nobody asked for is handed back as text by `done`, and so are
values that no field can hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from pydantic import TypeAdapter, ValidationError

from cv_generator.cv.limits import LINE_CHARACTERS, LIST_ITEMS, PROSE_CHARACTERS
from cv_generator.cv.model import Cv
from cv_generator.cv.values import BirthDate, DateRangeText, Email, Phone, Url
from cv_generator.reading.formats.rich_text import lines_of, prose_of

Row = dict[str, Any]

EMAIL: TypeAdapter[str] = TypeAdapter(Email)
PHONE: TypeAdapter[str] = TypeAdapter(Phone)
URL: TypeAdapter[str] = TypeAdapter(Url)
BIRTH_DATE: TypeAdapter[str] = TypeAdapter(BirthDate)
DATES: TypeAdapter[str] = TypeAdapter(DateRangeText)


@dataclass(slots=True)
class Imported:
    """The CV and the texts that found no field. `photo` is the picture's data URI, "" where there is none."""

    cv: Cv
    unplaced: tuple[str, ...]
    photo: str = ""


class Part:
    """One object of a file. `structure` names members that say nothing to a reader of the CV (ids, icons)."""

    def __init__(self, value: Any, name: str, unplaced: list[str], *, structure: frozenset[str] = frozenset()) -> None:
        self._value = dict(value) if isinstance(value, Mapping) else {}
        self._name, self._unplaced, self._structure = name, unplaced, structure
        if not isinstance(value, Mapping):
            unplaced.extend(flat(value, name))

    def __contains__(self, key: str) -> bool:
        return bool(self._value.get(key))

    def members(self) -> tuple[str, ...]:
        """The members that are left, in their order."""
        return tuple(map(str, self._value))

    def text(self, *keys: str, limit: int = LINE_CHARACTERS) -> str:
        """The first of these members that is filled, on one line."""
        found = self._taken(keys)
        if isinstance(found, str):
            return self._fitting(" ".join(lines_of(found)), limit)
        if isinstance(found, int | float) and not isinstance(found, bool):
            return str(found)
        self._unplaced.extend(flat(found, f"{self._name} {keys[0]}"))
        return ""

    def prose(self, *keys: str) -> str:
        """The first of these members that is filled, with its paragraphs."""
        found = self._taken(keys)
        if isinstance(found, list):
            found = "\n".join(item for item in found if isinstance(item, str))
        if isinstance(found, str):
            return self._fitting(prose_of(found), PROSE_CHARACTERS)
        self._unplaced.extend(flat(found, f"{self._name} {keys[0]}"))
        return ""

    def lines(self, *keys: str) -> list[str]:
        """All of these members as items: paragraphs and items of lists each a line of their own."""
        found: list[str] = []
        for key in keys:
            value = self._taken((key,))
            items = value if isinstance(value, list) else [value]
            found += [line for item in items if isinstance(item, str) for line in lines_of(item)]
            self._unplaced.extend(t for item in items if not isinstance(item, str) for t in flat(item, self._name))
        return self.few([line for line in (self._fitting(line, LINE_CHARACTERS) for line in found) if line])

    def part(self, key: str) -> Part:
        """A member that is an object; where it is missing, an empty one."""
        return Part(self._taken((key,)) or {}, key, self._unplaced, structure=self._structure)

    def parts(self, *keys: str) -> list[Part]:
        """The items of a list of objects, or of an object of objects."""
        found = self._taken(keys)
        items = list(found.values()) if isinstance(found, Mapping) else found
        if not isinstance(items, list):
            self._unplaced.extend(flat(items, f"{self._name} {keys[0]}"))
            return []
        return [Part(item, keys[0], self._unplaced, structure=self._structure) for item in self.few(items)]

    def child(self, value: Mapping[str, Any]) -> Part:
        """A part made of members of this one."""
        return Part(value, self._name, self._unplaced, structure=self._structure)

    def peek(self, key: str) -> Any:
        return self._value.get(key)

    def take(self, key: str) -> Any:
        """A member as it is, for a reader that looks into it by itself."""
        return self._value.pop(key, None)

    def valid(self, key: str, check: TypeAdapter[str], *others: str) -> str:
        """A text that its field can hold; else it is unplaced."""
        return self.checked(self.text(key, *others), check, key)

    def period(self, start: str, end: str, *whole: str) -> str:
        """Two members, or one that holds both, as a canonical range. A start without an end goes on."""
        text = self.text(*whole) if whole else ""
        if not text:
            first, last = self.text(start), self.text(end)
            text = f"{first} – {last or 'Present'}" if first else last
        return self.checked(text, DATES, "period")

    def checked(self, text: str, check: TypeAdapter[str], name: str) -> str:
        try:
            return check.validate_python(text)
        except ValidationError:
            self.leave(text, name)
            return ""

    def few(self, items: list[Any]) -> list[Any]:
        """As many items as a list may have; the rest is unplaced."""
        self._unplaced.extend(text for item in items[LIST_ITEMS:] for text in flat(item, self._name))
        return items[:LIST_ITEMS]

    def leave(self, text: str, name: str = "") -> None:
        """A text that found no field."""
        if text:
            self._unplaced.append(f"{self._name} {name}".strip() + f": {text}")

    def done(self) -> None:
        """Whatever is left has no field."""
        for key, left in self._value.items():
            if key not in self._structure:
                self._unplaced.extend(flat(left, f"{self._name} {key}"))
        self._value = {}

    def _taken(self, keys: Sequence[str]) -> Any:
        for key in keys:
            if self._value.get(key) not in (None, "", [], {}):
                return self._value.pop(key)
        return ""

    def _fitting(self, text: str, limit: int) -> str:
        """A text that a field can hold: halves of surrogate pairs replaced, one that is too long unplaced."""
        text = text.encode("utf-8", "replace").decode().strip()
        if len(text) > limit:
            self._unplaced.append(text)
            return ""
        return text


def each(parts: Iterable[Part], make: Callable[[Part], Any]) -> list[Any]:
    """What `make` makes of each part, without what came out empty; the rest of each part is unplaced."""
    found = []
    for part in parts:
        made = make(part)
        part.done()
        if made and (not isinstance(made, dict) or any(made.values())):
            found.append(made)
    return found


def linked(text: str, url: str) -> str:
    """A name that leads to an address, in the markup of texts: `[Atlas](https://…)`. The page prints the name."""
    if not text or not url or _NO_LINK.search(url) or "[" in text or "]" in text:
        return joined(text, url)
    return f"[{text}]({url})"


_NO_LINK = re.compile(r"[\s()]|^[^.]*$")
"""In addresses that the markup cannot hold."""


class _Texts(Protocol):
    def text(self, key: str, /) -> str: ...


def line(name: str, *keys: str, address: str = "url") -> Callable[[_Texts], str]:
    """Maker of one line out of those members of an item that are filled. Its name leads to its address."""
    return lambda part: joined(linked(part.text(name), part.text(address)), *(part.text(key) for key in keys))


def joined(*texts: str, by: str = ", ") -> str:
    """The texts that are there, as one line."""
    return by.join(text for text in texts if text)


def flat(value: Any, name: str) -> Iterable[str]:
    """All texts in a value, each with the name of its member."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from flat(item, f"{name} {key}")
    elif isinstance(value, list):
        for item in value:
            yield from flat(item, name)
    elif value not in (None, "") and not isinstance(value, bool):
        yield f"{name.strip()}: {value}"
