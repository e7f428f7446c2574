"""Indices of a call that may count from 1: one of them is exactly one past the end of its list, and none is 0.

Then not that one alone is in question: whoever counted three jobs from 1 to 3 meant another job by each index. The call
is offered again counted from 0 where its edits can mean nothing else; an item that is set one past the end may be a new
one, and then nothing is offered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cv_generator.cv import unclear
from cv_generator.cv.keeping import names_at, value_at
from cv_generator.cv.levels import with_level
from cv_generator.cv.mistakes import nearest_path
from cv_generator.cv.mistakes_names import Place
from cv_generator.cv.paths import Document, Edit
from cv_generator.cv.places_meant import place_meant
from cv_generator.cv.written_over import NAMED_BY
from cv_generator.errors import Problem

_INDEX = re.compile(r"(?:\[|(?<=[^\W\d])[./])(\d{1,4})(?=[\]./\[]|$)\]?")
_LONGEST = 300
"""Letters of a path that is looked at."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of each index; `edits` is the call counted from 0, None where that is not certain.

    `standing` tells which items that call edits.
    """

    problems: list[Problem]
    edits: list[Edit] | None
    standing: str


@dataclass(frozen=True, slots=True)
class _Step:
    """An index in the path of an edit: of which list, where the digits stand, and whether it is the last step."""

    edit: int
    path: str
    index: int
    span: tuple[int, int]
    is_last: bool


def asked(document: Document, edits: Sequence[Edit]) -> Asked | None:
    """What is unclear about the indices of a call, by the CV before it; None where they may well count from 0."""
    steps = [step for n, edit in enumerate(edits) for step in _steps(document, n, edit.field_path)]
    past = [step for step in steps if step.index == len(value_at(document, step.path))]
    if len({step.edit for step in steps}) < _TWO or len({(step.path, step.index) for step in steps}) < _TWO:
        return None
    is_far = any(step.index > len(value_at(document, step.path)) for step in steps)
    if not past or not all(step.index for step in steps) or is_far:
        return None
    listed = {step.path for step in steps}
    if any(
        edit.op in ("insert", "move") or (nearest_path(edit.field_path) or edit.field_path) in listed for edit in edits
    ):
        return None  # what is put into a list shifts its indices
    is_new = [step for step in past if step.is_last and edits[step.edit].op == "set"]
    beside = any(step.path == other.path and step.index != other.index for step in is_new for other in steps)
    if len(is_new) == len(past) and not beside:
        return None  # an item that is added by the index that it gets
    distance = _distance(document, edits, steps)
    if distance == 0:
        return None  # each item is set where that of its name stands
    edits_from_0 = None if is_new and distance is None else _from_0(edits, steps)
    told = [_problem(document, step, is_new=step in is_new) for step in steps]
    outer = [unclear.standing(document, step.path, [step.index - 1]) for step in steps if "[" not in step.path]
    return Asked(list(dict.fromkeys(told)), edits_from_0, ", ".join(dict.fromkeys(outer)))


_TWO = 2


def _steps(document: Document, n: int, path: str) -> Iterator[_Step]:
    if len(path) > _LONGEST:
        return
    for found in _INDEX.finditer(path):
        before = path[: found.start()]
        listed = nearest_path(before) or before
        items = value_at(document, listed)
        if isinstance(items, list) and items:
            yield _Step(n, listed, int(found[1]), found.span(1), found.end() == len(path))
        elif items is None:
            return  # inside of an item that is not there


def _distance(document: Document, edits: Sequence[Edit], steps: Sequence[_Step]) -> int | None:
    """How far the indices of items that are set stand from those of the items of their names; None where none tells."""
    found: set[int] = set()
    for step in steps:
        at = _named_at(document, step.path, edits[step.edit].value) if step.is_last else None
        if at is not None:
            found.add(step.index - at)
    return found.pop() if len(found) == 1 and found <= {0, 1} else None


def _named_at(document: Document, path: str, value: object) -> int | None:
    """The index of the one item that has the name of an entry that is set."""
    names, member = names_at(f"{path}[0]"), NAMED_BY.get(path, "")
    if isinstance(value, str) and path == "languages":
        name: object = (with_level(value) or {"language": value})["language"]
    elif isinstance(value, Mapping) and names is not None:
        given = [said for key, said in value.items() if names.place(str(key)) == Place(member)]
        name = given[0] if len(given) == 1 else ""
    else:
        name = ""
    is_name = isinstance(name, str) and name and not re.search(r"[\[\]]", name)
    place = place_meant(document, f"{path}[{name}]") if is_name else None
    return int(place.path[1]) if place and place.named and len(place.path) == _TWO and not place.absent else None


def _problem(document: Document, step: _Step, *, is_new: bool) -> Problem:
    here = [n for n in (step.index - 1, step.index) if n < len(value_at(document, step.path))]
    hint = f"Indices start at 0: {unclear.standing(document, step.path, here)}."
    hint += f" For a new item send op append on {step.path}." * is_new
    return Problem(f"{step.path}[{step.index}]", "unclear_index", "may count from 0 or from 1", hint)


def _from_0(edits: Sequence[Edit], steps: Sequence[_Step]) -> list[Edit]:
    """The edits with each index one less, the last of a path first, so that the places of digits stay true."""
    found = list(edits)
    for step in reversed(steps):
        path, (start, end) = found[step.edit].field_path, step.span
        found[step.edit] = replace(found[step.edit], field_path=f"{path[:start]}{step.index - 1}{path[end:]}")
    return found
