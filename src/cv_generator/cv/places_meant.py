"""Which place is meant by a path that names items by words, counts from the end, or is spelled as other programs do.

`languages.English`, `/work_experience/ACME/title`, `skills[-1]`, `$.education[?(@.institution=="TU Ilmenau")].title`:
what assistants send where an index belongs. The document tells which item has that name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from cv_generator.cv import items_named
from cv_generator.cv.levels import language_code
from cv_generator.cv.mistakes_names import ROOT, SECTIONS, Names
from cv_generator.cv.other_names import plain
from cv_generator.cv.paths import Document, Path

_ENDS = {"first": 0, "last": -1}
_BRACKETED = re.compile(r"\[([^\[\]]*)\]")
_TOKEN = re.compile(r"\[([^\[\]]*)\]|\{([^{}]*)\}|\((\d+)\)|((?:(?!->|=>|::)[^\[\](){}./#$>:])+)")
_SAME = 0.75
"""Similarity from which a name that no item has may be a slip in one that an item has."""
_LONGEST = 1_000
"""Characters of a path that means a place, and of a title that is looked at: nobody calls an item by more of it."""
_DOTTED = 8
"""Names that one name with dots may have been taken for: `Node.js`, `Dr. A. B. Muster`."""
_COMPARED = 300_000
"""Pairs of letters that are compared to tell a slip. With more to compare, a slip is taken for possible."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a document. `named` tells that its last step was a word; `absent` is such a word that nothing has."""

    path: Path
    named: bool = False
    absent: str = ""
    rest: Path = ()


def place_meant(document: Document, path: str) -> Place | None:
    """The place that a path means; None where that cannot be told for certain.

    Where a list has no item of a name, the place is the list, the name is `absent`, and `rest` the names behind it.
    """
    given = tokens(path) if len(path) <= _LONGEST else []
    place = Place(())
    at = 0
    while at < len(given):
        value = _at(document, place.path)
        if isinstance(value, list):
            found, used = _item(value, given[at:], place.path)
            if found is None:
                return _absent(value, given[at:], place.path)
            place, at = Place((*place.path, found), named=not _is_figure(given[at])), at + used
        elif isinstance(value, Mapping):
            member, used = _member(value, given[at:], place.path)
            if not member:
                return None
            place, at = Place((*place.path, *member), named=len(member) > 1), at + used
        else:
            return None
    return place if place.path else None


def _absent(items: list[Any], given: Sequence[str], path: Path) -> Place | None:
    """The list, where nothing in it can be meant by the next name."""
    in_entries = _names_at(path)
    if _is_figure(given[0]) or _resembles(items, given[0]) or (in_entries and given[0] in in_entries.part.model_fields):
        return None
    return Place(path, absent=given[0], rest=tuple(given[1:]))


def tokens(path: str) -> list[str]:
    """The names and indices of a path, whatever stands between them."""
    path = _BRACKETED.sub(_filtered, path)
    found = (next(filter(None, match.groups()), "") for match in _TOKEN.finditer(path))
    bare = (each.strip().strip("\"'`").replace("~1", "/").replace("~0", "~") for each in found)
    tokens = [each for each in bare if each]
    while len(tokens) > 1 and ROOT.place(tokens[0]) is None and plain(tokens[0]) in ROOT.containers:
        tokens = tokens[1:]  # `cv_data.full_name`
    return tokens


def _filtered(found: re.Match[str]) -> str:
    """`[?(@.employer=="ACME")]`, `[employer=ACME]` as `[ACME]`; other brackets as they are."""
    name, sign, value = found[1].partition("=")
    if not sign or not name.strip(" ?(@.").replace("_", "").isalnum():
        return found[0]
    value = value.lstrip("= ").rstrip()
    return f"[{value.removesuffix(')').rstrip() if '(' in name else value}]"


def _at(document: Document, path: Path) -> Any:
    value: Any = document
    for step in path:
        value = value[step]
    return value


def _item(items: list[Any], given: Sequence[str], path: Path) -> tuple[int | None, int]:
    """The index of the item that the next names tell, and how many of them: a name may hold dots (`Node.js`)."""
    if given[0] in _ENDS or _is_figure(given[0]):
        index = _ENDS.get(given[0])
        index = int(given[0]) if index is None else index
        index += len(items) if index < 0 else 0
        return (index, 1) if 0 <= index < len(items) else (None, 1)
    index, used = _named(items, given, path)
    names = _names_at(path)
    if index is None and len(items) == 1 and names and given[0] in names.part.model_fields:
        return 0, 0  # `education.institution` of the only entry
    return index, used


def _named(items: list[Any], given: Sequence[str], path: Path) -> tuple[int | None, int]:
    for used in range(min(len(given), _DOTTED), 0, -1):
        if (index := _known_as(items, ".".join(given[:used]), path)) is not None:
            return index, used
    return None, 1


def _is_figure(token: str) -> bool:
    return bool(re.fullmatch(r"-?\d{1,6}", token))


def _known_as(items: list[Any], name: str, path: Path) -> int | None:
    """The one item of that name: in the same words, as the same language, or by some of its words."""
    kinds: list[Callable[[Any], bool]] = [lambda item: items_named.names(item, name)]
    if path == ("languages",) and (code := language_code(name)):
        kinds.append(lambda item: language_code(str(item["language"])) == code)
    if words := _words(name):
        kinds.append(lambda item: any(_has(text, words) for text in _titles(item)))
    for kind in kinds:
        found = [index for index, item in enumerate(items) if kind(item)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _titles(item: Any) -> Iterator[str]:
    """The texts by which people know an item."""
    if isinstance(item, Mapping):
        yield from (value[:_LONGEST] for name, value in item.items() if isinstance(value, str) and name != "date_range")
    elif isinstance(item, str):
        yield item[:_LONGEST]


def _has(title: str, words: frozenset[str]) -> bool:
    """Whether all words stand in a title. Looking for their letters first spares taking most titles apart."""
    plain_title = title.casefold()
    return all(word in plain_title for word in words) and words <= _words(title)


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]+", text.casefold()))


def _resembles(items: list[Any], name: str) -> bool:
    """Whether an item may be meant after all: then nothing is added under a name that differs by a slip."""
    titles = [title.casefold() for item in items for title in _titles(item)]
    sent, words = name.casefold(), _words(name)
    if any(title.startswith(sent) or _has(title, words) for title in titles):
        return True
    near = [title for title in titles if 2 * min(len(title), len(sent)) >= _SAME * (len(title) + len(sent))]
    if len(sent) * sum(map(len, near)) > _COMPARED:
        return True
    return bool(get_close_matches(sent, near, n=1, cutoff=_SAME))


def _member(value: Mapping[str, Any], given: Sequence[str], path: Path) -> tuple[Path, int]:
    """The steps to the member that the next name tells, or to the item of that name in the only list of an entry.

    A section under the person's own heading is known by it everywhere. No steps where there is neither.
    """
    name = given[0]
    if name in value:
        return (name,), 1
    headings = [str(section["heading"]).casefold() for section in value["custom_sections"]] if not path else []
    if headings.count(name.casefold()) == 1:
        return ("custom_sections", headings.index(name.casefold())), 1
    names = _names_at(path)
    if place := names.place(name) if names else None:
        return ((), 0) if place.role or place.field not in value else ((place.field,), 1)
    lists = [member for member, inner in value.items() if isinstance(inner, list)] if path else []
    index, used = _named(value[lists[0]], given, (*path, lists[0])) if len(lists) == 1 else (None, 0)
    return ((), 0) if index is None else ((lists[0], index), used)


def _names_at(path: Path) -> Names | None:
    within = [step for step in path if isinstance(step, str)]
    return SECTIONS.get(within[-1]) if within else ROOT
