"""What the letters of values say of them (`words.judge`): whether they are what they were taken for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cv_generator.reading.fields.found import FoundEntry
from cv_generator.reading.fields.steps import over, under
from cv_generator.reading.words.judge import SORTS, log_odds

_SORTS = {"title": "T", "degree": "D", "employer": "E", "institution": "S"}
_NAMED = "TESD"
_OF = {sort: at for at, sort in enumerate(SORTS)}
_PARTING = re.compile(r"\s*[|,@/•·:;]\s*|\s+[–—-]\s+|\s+(?=\()")
_SHORT, _FIRST = 50, 2  # letters of a text that may be a name; texts of an entry


def letter_marks(group: str, text: str) -> Iterator[str]:
    """The marks of a value of one of `title`, `degree`, `employer`, `institution`."""
    if group not in _SORTS:
        return
    odds, own = log_odds(text), _OF[_SORTS[group]]
    yield from under("its letters are those of something else", odds[own], -1.5, -0.5, 0.5, 1.5)
    yield from over("its letters are those of no name", odds[_OF["O"]], -1.0, 0.0)
    yield from over("its letters are those of two things in one", odds[_OF["M"]], -1.0, 0.0)
    if odds[_OF["L"]] > -0.5:
        yield "its letters are those of a place"
    pieces = [log_odds(piece) for piece in _PARTING.split(text) if len(piece) > 2]
    if len(pieces) > 1:
        checks = (
            ("a piece of it has the letters of a place", max(piece[_OF["L"]] for piece in pieces) > 0),
            ("a piece of it has the letters of no name", max(piece[_OF["O"]] for piece in pieces) > 0),
            ("a piece of it has other letters than it should", min(piece[own] for piece in pieces) < -1),
        )
        yield from (mark for mark, holds in checks if holds)


def name_marks(name: str) -> Iterator[str]:
    """Whether the name of a person has the letters of something that stands in heads of entries."""
    odds = log_odds(name)
    most = max(odds[_OF[sort]] for sort in "TESDL")
    return over("a name with the letters of something else", most, -0.5, 0.5, 1.5)


def pair_marks(kind: str, title: str, organisation: str) -> Iterator[str]:
    """What the letters of title and employer say of each other."""
    if not title or not organisation:
        return
    role = _OF["D" if kind == "education" else "T"]
    first, second = log_odds(title), log_odds(organisation)
    lead = first[role] + second[-1] - second[role] - first[-1]
    yield from under("letters tell title and employer badly", lead, 0.0, 2.0, 4.0)
    if kind == "education" and first[_OF["T"]] > first[role]:
        yield "its title has rather the letters of a job"
    if kind != "education" and first[_OF["D"]] > first[role]:
        yield "its title has rather the letters of a degree"


def text_marks(entry: FoundEntry) -> Iterator[str]:
    """Whether one of the first texts of an entry has the letters of a name."""
    texts = [text.value for text in entry.texts[:_FIRST]]
    return over("one of its first texts has the letters of a name", _most_named(texts), -0.5, 0.5, 1.5)


def _most_named(texts: Sequence[str]) -> float:
    odds = [log_odds(text) for text in texts if len(text) < _SHORT]
    return max((each[_OF[sort]] for each in odds for sort in _NAMED), default=-9.0)
