"""What a list takes away that is set where adding may have been meant: told, with the edit that keeps both.

An item stays where it stands in the new list, in other words too: reworded, joined with another, or translated with the
whole list. An entry stays where the new list has it with all that it said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from cv_generator.cv import keeping, paths, remnants
from cv_generator.cv.consequences import Consequences
from cv_generator.cv.dates import parse_date_range
from cv_generator.cv.keeping import value_at, words
from cv_generator.cv.paths import Document, Edit
from cv_generator.cv.rewording import bare, is_reworded, small_words, telling
from cv_generator.cv.shifting import at_the_end
from cv_generator.cv.unclear import names_of, shortened
from cv_generator.errors import Problem

"""Words that an item needs to be known by half of them."""
_LARGEST = 4_000
"""Letters of a list that is spelled out again."""


class Stood:
    """What stood in the lists that the edits of a batch set."""

    def __init__(self) -> None:
        self._lists: dict[str, tuple[list[Any], list[Any]]] = {}
        self._added: list[tuple[str, Any]] = []

    def follow(self, before: Document, after: Document, edit: Edit) -> None:
        """Look at one edit. `before` and `after` are whole documents."""
        if edit.op in ("append", "insert"):
            self._added.append((edit.field_path, edit.value))
        for path, old, new in _lists_set(before, after, edit):
            known = self._lists[path][0] if path in self._lists else []
            seen = known if _is_small(known, old) else []
            self._lists[path] = [*known, *(item for item in old if item not in seen)], new
        if edit.op in ("insert", "remove", "move"):
            shifted = {at_the_end(path, [edit]): lists for path, lists in self._lists.items()}
            self._lists = {path: lists for path, lists in shifted.items() if path}

    def told(self, document: Document, besides: Consequences) -> Consequences:
        """The consequences with those of the lists."""
        if not self._lists:
            return besides
        warnings, further = list(besides.warnings), list[Edit]()
        for path, (old, new) in self._lists.items():
            if any(_brings_back(edit, path, old) for edit in besides.moves):
                continue  # such as the old items in the place of "the rest stays"
            is_there = isinstance(value_at(document, path), list)
            now = value_at(document, path) if is_there else new
            elsewhere = [value for where, value in self._added if not where.startswith(path)]
            left = [item for item in old if item not in elsewhere]
            found = told(path, old, now) if left == old or told(path, left, now) else None
            if not found:
                continue
            problem, edit = found
            is_free = is_there and not any(each.path.startswith(path) for each in besides.warnings)
            if edit and is_free and _is_taken(document, edit):
                further.append(edit)
            else:
                problem = replace(problem, hint=_BY_HAND)
            warnings.append(problem)
        return replace(besides, warnings=tuple(warnings), moves=(*further, *besides.moves))


def _brings_back(edit: Edit, path: str, old: Sequence[Any]) -> bool:
    """Whether an edit sets a list, by its own path or in its entry, to what has all that stood there."""
    parent, _, name = path.rpartition(".")
    inside = edit.field_path == parent and isinstance(edit.value, Mapping) and name in edit.value
    value = edit.value[name] if inside else edit.value if edit.field_path == path else None
    return isinstance(value, list) and told(path, old, value) is None


def _is_taken(document: Document, edit: Edit) -> bool:
    """Whether the CV takes an edit: two lists together may hold too much."""
    try:
        paths.applied(document, edit)
    except (paths.PathError, ValidationError):
        return False
    return True


_BY_HAND = "Where they shall stay, add them again."


def _lists_set(before: Document, after: Document, edit: Edit) -> Iterator[tuple[str, list[Any], list[Any]]]:
    """The lists that an edit set, by their paths, with what stood there and what stands there."""
    if edit.op != "set" or edit.value == [] or edit.field_path.startswith(("design", "address_lines")):
        return
    named = edit.value if isinstance(edit.value, Mapping) else {}
    for path in (edit.field_path, *(f"{edit.field_path}.{name}" for name in named)):
        old, new = value_at(before, path), value_at(after, path)
        if isinstance(old, list) and isinstance(new, list) and old and new and old != new:
            yield path, old, new


def told(path: str, old: Sequence[Any], new: Sequence[Any]) -> tuple[Problem, Edit | None] | None:
    """The warning of a list that took another's place, and the edit that keeps both; None where nothing is lost."""
    if not _is_small(old, new):
        kept = {_text(item) for item in new}
        lost = [item for item in old if _text(item) not in kept]
        return (Problem(path, "took_away", f"took away {names_of(lost, _name)}", _BY_HAND), None) if lost else None
    whole, lost = _together(path, [item for item in old if not _is_no_persons(path, item)], new)
    if not lost or any(remnants.shreds(list(old), path)):
        return None
    fits = len(str(whole)) <= _LARGEST
    hint = "Where they shall stay, send suggested_call: it keeps both."
    return Problem(path, "took_away", f"took away {names_of(lost, _name)}", hint), Edit(path, whole) if fits else None


_PAIRS = 10_000
"""Pairs of items that are compared: lists of a hundred each."""
_PAIRS_OF_TEXTS = 250_000


def _is_small(old: Sequence[Any], new: Sequence[Any]) -> bool:
    """Whether each item of a list may be compared with each of another."""
    if len(old) * len(new) > _PAIRS:
        return False
    return _texts_in(old) * _texts_in(new) <= _PAIRS_OF_TEXTS


def _texts_in(value: Any) -> int:
    if isinstance(value, Mapping | list):
        return sum(_texts_in(inner) for inner in (value.values() if isinstance(value, Mapping) else value))
    return 1


def _text(item: Any) -> str:
    return bare(item) if isinstance(item, str) else repr(item)


def _is_no_persons(path: str, item: Any) -> bool:
    """Whether an item is what a program left behind, or says nothing."""
    return not words(item) or any(remnants.remnants(item, path))


def _together(path: str, old: Sequence[Any], new: Sequence[Any]) -> tuple[list[Any], list[Any]]:
    """The old and the new items in one list, and those of the old that the new list has not."""
    if path == "skills":
        return _skills(old, new)
    if keeping.names_entries(path) or any(isinstance(item, Mapping) for item in old):
        return _entries(path, old, new)
    return _texts([str(item) for item in old], [str(item) for item in new])


def _texts(old: Sequence[str], new: Sequence[str]) -> tuple[list[Any], list[Any]]:
    if len(new) >= len(old) and _tongue(old) != _tongue(new) and _tongue(old) and _tongue(new):
        return list(new), []
    left, found, lost = dict.fromkeys(new), list[str](), list[str]()
    plain, told_by = {bare(each): each for each in new}, [(each, telling(each)) for each in new]
    for item in old:
        own = telling(item)
        here = plain.get(bare(item)) or next((each for each, words in told_by if is_reworded(own, words)), "")
        if not here:
            lost.append(item)
        if not here or here in left:
            found.append(here or item)
        left.pop(here, None)
    return [*found, *left], list(lost)


def _tongue(items: Sequence[str]) -> str:
    """The language whose small words stand in texts; "" where that is none or several."""
    said = re.findall(r"[^\W\d_]+", " ".join(items).casefold())
    known = small_words()
    counted = sorted(((sum(word in known[code] for word in said), code) for code in known), reverse=True)
    [(most, code), (second, _), *_rest] = counted
    return code if most > second else ""


def _skills(old: Sequence[Any], new: Sequence[Any]) -> tuple[list[Any], list[Any]]:
    known = {bare(each) for item in new for each in _leaves(item)}
    lost = [rest for item in old if (rest := _without(item, known))]
    if dissolved := _dissolved(old, new):
        there = {bare(each) for item in old for each in _leaves(item)}
        return _added(old, [rest for item in new if (rest := _without(item, there))]), [*lost, *dissolved]
    if len(lost) == len(old) and not any(bare(each) in known for item in old for each in _leaves(item)):
        return _added(old, new), lost
    return _added(new, lost), lost


def _dissolved(old: Sequence[Any], new: Sequence[Any]) -> list[Any]:
    """The groups whose skills all stand in the new list, and none of them under a heading."""
    alone = {bare(item) for item in new if not isinstance(item, Mapping)}
    return [
        item
        for item in old
        if isinstance(item, Mapping) and item["items"] and all(bare(each) in alone for each in _leaves(item))
    ]


def _leaves(item: Any) -> list[str]:
    return list(item["items"]) if isinstance(item, Mapping) else [item]


def _without(item: Any, known: set[str]) -> Any:
    """A skill, or a group with those of its skills, that are not known."""
    rest = [each for each in _leaves(item) if bare(each) not in known]
    if not isinstance(item, Mapping):
        return item if rest else None
    return {**item, "items": rest} if rest else None


def _added(there: Sequence[Any], items: Sequence[Any]) -> list[Any]:
    found = [{**item, "items": list(item["items"])} if isinstance(item, Mapping) else item for item in there]
    for edit in keeping.skills_added(there, items):
        steps = paths.parse(edit.field_path)
        (found[int(steps[1])]["items"] if len(steps) > 1 else found).append(edit.value)
    return found


def _entries(path: str, old: Sequence[Any], new: Sequence[Any]) -> tuple[list[Any], list[Any]]:
    """Entries: what is said of the same one is said of that, and its members that nobody named stay."""
    same = keeping.same_entries(path, old, new)
    found, lost = list[Any](), list[Any]()
    for n, item in enumerate(old):
        now = new[same[n]] if n in same else None
        if now is None:
            found.append(item)
            lost.append(item)
            continue
        whole, gone = _whole(item, now)
        found.append(whole)
        lost += [item] * gone
    found += [item for n, item in enumerate(new) if n not in same.values()]
    return [keeping.said(item) for item in _newest_first(found, old)], lost


def _newest_first(entries: list[Any], old: Sequence[Any]) -> list[Any]:
    """Entries by their dates, where all have one and the old ones were in that order."""
    starts, before = ([_start(item) for item in items] for items in (entries, old))
    if (0, 0) in starts or before != sorted(before, reverse=True):
        return entries
    return sorted(entries, key=_start, reverse=True)


def _start(entry: Any) -> tuple[int, int]:
    found = parse_date_range(str(entry.get("date_range") or "")) if isinstance(entry, Mapping) else None
    return (found.start.year, found.start.month or 0) if found else (0, 0)


def _whole(old: Any, new: Any) -> tuple[Any, bool]:
    """An entry with what another that is the same says of it, and whether that left anything out."""
    if not isinstance(old, Mapping) or not isinstance(new, Mapping):
        return new, False
    found, is_gone = dict(new), False
    for name, value in old.items():
        if isinstance(value, list) and isinstance(new.get(name), list) and new[name]:
            found[name], lost = _together(name, value, new[name])
            is_gone = is_gone or bool(lost)
        elif value and not new.get(name):
            found[name], is_gone = value, True
    return found, is_gone


def _name(item: Any) -> str:
    if isinstance(item, Mapping):
        item = next(
            (text for text in item.values() if isinstance(text, str) and text and not text[0].isdigit()), "an entry"
        )
    return shortened(item)
