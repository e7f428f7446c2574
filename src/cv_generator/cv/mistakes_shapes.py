"""Values in a wrong shape, made into the shape that a field has, without losing a word.

Every function returns None where a value cannot be brought into the shape; then the value stays as it was sent, and the
model refuses it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

from cv_generator.cv import figures
from cv_generator.cv.json_text import is_broken
from cv_generator.cv.mistakes_names import ROOT, SECTIONS, TEXT_KEYS, humanized
from cv_generator.cv.other_names import plain, squeezed
from cv_generator.cv.text_lists import cut
from cv_generator.languages import facts, tags

_DEPTH = 8
"""How deep a value is looked into. What real documents nest is at most half as deep."""

WRAPPERS = ("entries", "items", "list", "values", "data")
"""Names of objects' members that say nothing by themselves. Any other name is content and must not be lost."""

EMPTY: tuple[object, ...] = ("", None, [], {})


def text(value: Any, depth: int = 0) -> str | None:
    """One text: a number, a date as an object, an object or a list that wraps a single text."""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if depth > _DEPTH:
        return None
    if isinstance(value, list):
        return text(value[0], depth + 1) if len(value) == 1 else None
    if isinstance(value, Mapping):
        return _date(value) or _wrapped(value, depth)
    return None


def _date(value: Mapping[Any, Any]) -> str | None:
    """`{"Year": 2019, "Month": 3}` -> `2019-03`; `{"month": "March", "year": 2019}` -> `March 2019`."""
    parts = {plain(str(name)): content for name, content in value.items() if content not in EMPTY}
    year = str(parts.get("year", ""))
    if not re.fullmatch(r"\d{4}", year) or not parts.keys() <= {"year", "month", "day"}:
        return None
    month, day = (str(parts.get(name, "")).strip("-") for name in ("month", "day"))
    if month and figures.index(month) is None:
        return f"{day} {month} {year}".strip()
    numbers = filter(None, map(figures.index, (month, day)))
    return "-".join([year, *(f"{number:02d}" for number in numbers)])


def _wrapped(value: Mapping[Any, Any], depth: int) -> str | None:
    """The text of an object that holds no more, or that beside its code: `{"Code": "DE", "Label": "German"}`."""
    parts = {plain(str(name)): content for name, content in value.items() if content not in EMPTY}
    if len(parts) > 1:
        parts.pop("code", None)
    if len(parts) != 1:
        return None
    [(name, content)] = parts.items()
    return text(content, depth + 1) if name in (*TEXT_KEYS, "code") else None


def leaves(value: Any, depth: int = 0) -> list[str] | None:
    """All texts inside a value, in their order. None where something is no text, such as true or false."""
    one = text(value)
    if one is not None:
        return [one] if one.strip() else []
    if depth > _DEPTH or not isinstance(value, list | Mapping):
        return None if value is not None else []
    found: list[str] = []
    parts = _told_by(value) if isinstance(value, Mapping) else (("", part) for part in value)
    for name, part in parts:
        inner = leaves(part, depth + 1)
        if inner is None:
            return None
        found.extend(inner if is_member(name) else [f"{name}: {', '.join(inner)}" if inner else name])
    return found


def _told_by(value: Mapping[Any, Any]) -> Iterator[tuple[str, Any]]:
    """The members that say something: neither the code beside a label nor the number by which an item is counted."""
    labelled = any(plain(str(name)) == "label" for name in value)
    for name, content in value.items():
        if not counts(value, name) and not (labelled and plain(str(name)) == "code"):
            yield str(name), content


def counts(value: Mapping[Any, Any], name: Any) -> bool:
    """Whether a member only says which item an object is, and is none of the CV's words: `{"index": 1, "text": …}`."""
    return isinstance(value[name], int) and len(value) > 1 and plain(str(name)) in _COUNTING


_COUNTING = frozenset("id index idx order sort_order position rank key row".split())


_OTHER_MEMBERS = frozenset(
    "code id number identifier summary authority awarded_by issued_by issued_on issue_date award_date release_date "
    "expiry expiry_date expiration_date expires valid_until valid_to score result credential credential_id authors "
    "author journal doi isbn pages volume edition relation relationship email phone kind order index visible fluency "
    "certificate certification award interest reference publication training course hobby bullet line detail skill "
    "language first second third".split()
)
"""Names of members beside those of the CV's own parts."""


@lru_cache(2048)  # names come from outside: an endless cache would grow with what is sent
def is_member(name: str) -> bool:
    """Whether a name only says what kind of text stands under it. Any other is content: `{"AWS Architect": "2019"}`."""
    form = plain(name)
    if (
        not form
        or (form.isdigit() and len(form) < len("2019"))
        or form in (*TEXT_KEYS, *WRAPPERS)
        or form in _OTHER_MEMBERS
    ):
        return True
    places = (names.places.get(squeezed(name)) for names in (ROOT, *SECTIONS.values()))
    return any(place and place.role != "labelled" for place in places)


def joined(value: Any, separator: str = ", ") -> str | None:
    """All texts of a value on one line."""
    found = leaves(value)
    return None if found is None else separator.join(found)


def items(value: Any, *, commas: bool, semicolons: bool = False) -> list[str] | None:
    """A list of texts: a text is cut at its lines (and commas, or semicolons), each object becomes one line.

    Lists inside the list keep their items apart, and so does an object that only wraps a list.
    """
    if isinstance(value, str):
        return None if is_broken(value) else cut(value, commas=commas, semicolons=semicolons)
    if isinstance(value, Mapping):
        value = wrapped_list(value) or said_of_each(value) or [value]
    if not isinstance(value, list):
        one = text(value)
        return None if one is None else [one]
    found: list[str] = []
    for item in value:
        inner = wrapped_list(item) if isinstance(item, Mapping) else item
        lines = items(inner, commas=False) if isinstance(inner, list) else _one(item)
        if lines is None:
            return None
        found.extend(lines)
    return found


def wrapped_list(value: Mapping[Any, Any]) -> list[Any] | None:
    """The list in an object that holds nothing else, under a name that says nothing: `{"items": [...]}`."""
    filled = {plain(str(name)): content for name, content in value.items() if content not in EMPTY}
    if len(filled) != 1:
        return None
    [(name, inner)] = filled.items()
    return inner if name in WRAPPERS and isinstance(inner, list) else None


def said_of_each(value: Mapping[Any, Any]) -> list[Any] | None:
    """`{"AWS Architect": "2019", "Scrum Master": "2017"}`: an item each. None where a name is that of a member."""
    if any(is_member(str(name)) for name in value):
        return None
    return [{name: content} for name, content in value.items()]


def _one(item: Any) -> list[str] | None:
    """The line that an item makes; none for an object without content."""
    line = item if isinstance(item, str) else _line(item)
    if line is None:
        return None
    return [line] if line or item == "" else []


def _line(item: Any) -> str | None:
    """`{"name": "Chess", "keywords": ["blitz", "rapid"]}` -> `Chess: blitz, rapid`; else the texts in a row."""
    if isinstance(item, Mapping) and len(item) == 2:
        (name, first), (_, second) = item.items()
        if isinstance(first, str) and isinstance(second, list) and is_member(str(name)):
            rest = joined(second)
            return None if rest is None else f"{first}: {rest}" if rest else first
    return joined(item)


def labelled(name: str, value: Any) -> list[str] | None:
    """`("techStack", ["Go", "Rust"])` -> `["Tech stack: Go, Rust"]`."""
    line = joined(value)
    return None if line is None else [f"{humanized(name)}: {line}"]


def address(parts: Iterable[tuple[str, str]]) -> list[str]:
    """Lines of an address from pairs of role and text: the street, then code and town on one line, region, country."""
    by_role: dict[str, list[str]] = {}
    for role, line in parts:
        by_role.setdefault(role, []).append(line)
    town = " ".join([*by_role.get("postal", []), *by_role.get("city", [])])
    lines = [
        *by_role.get("", []),
        *by_role.get("street", []),
        town,
        *by_role.get("region", []),
        *by_role.get("country", []),
    ]
    return [line for line in lines if line]


def levels(value: Mapping[Any, Any]) -> str | None:
    """`{"Listening": "C1", "Reading": "C1"}` -> `C1`; with different levels: `Listening C1, Reading C2`."""
    texts = {str(name): text(content) for name, content in value.items() if content not in EMPTY}
    if not texts or None in texts.values():
        return None
    if len(set(texts.values())) == 1:
        return next(iter(texts.values()))
    return ", ".join(f"{humanized(name)} {level}" for name, level in texts.items())


def cv_language(value: Any) -> str | None:
    """`German`, `de-DE`, `Deutsch` -> `de`; `DE_ch` -> `de-CH`. None for languages that have no folder."""
    name = plain(value) if isinstance(value, str) else ""
    alone, _, region = name.partition("_")
    known = _cv_languages().get(alone) if re.fullmatch(r"[a-z]{2}|\d{3}|", region) else None
    return _cv_languages().get(name) or known


@cache
def _cv_languages() -> dict[str, str]:
    """What a language is called, in plain form -> its code, or its tag."""
    found: dict[str, str] = {}
    for tag in tags():
        fact = facts(tag)
        for name in (tag, fact.name, fact.own_name, *fact.also_called):
            found.setdefault(plain(name), tag)
    return found


def photo(value: Any) -> str | None:
    """A data URI out of bare base64. The first characters tell JPEG and PNG."""
    one = text(value)
    for start, kind in (("/9j/", "jpeg"), ("iVBORw0KGgo", "png")):
        if one and one.startswith(start):
            return f"data:image/{kind};base64,{one}"
    return None
