"""Which part of its truth each printed line of a CV is: the section, the entry and the field that has its words.

The lines are given to parts in their order: staying in a part costs nothing, going on to the next entry of a section
little, going anywhere else more. So a line whose words two parts have is told by those around it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from benchmarks.truths import score
from cv_generator.cv.dates import find_dates

WITH_ENTRIES = ("work_experience", "education", "further_experience")
CONTACT, CUSTOM = "contact", "custom_sections"
TOLD = 0.15
"""The share of a line's letters from which a part has it; below, it only stands between lines that are told."""
DATE = "date_range"
_OF_CONTACT = frozenset((
    "full_name", "email", "phone", "address_lines", "nationality", "birth_date", "links", "personal_details",
    "headline", "photo",
))  # fmt: skip
_NOT_PRINTED = frozenset(("_meta", "language", "theme", "template"))
_OTHER, _OTHER_ENTRY, _NEXT_ENTRY = 0.35, 0.3, 0.15
_OWN_DATES, _ONE_DATE, _MOST = 0.5, 0.15, 1.3
_SHORT, _LONG, _BEGINNING = 8, 24, 20
_ALIKE, _SHORTEST_ALIKE = 88, 15
_CHARACTERS_WITH_DATES = 200


@dataclass(frozen=True, slots=True)
class Aligned:
    """The part of the truth that a line is: `field` is empty where none has its words, as are those of headings.

    `entry` is the number of the entry in its section, 0 in those without; `share` says how much of the line the part
    has (more than 1 where its dates are the entry's).
    """

    kind: str
    entry: int
    field: str
    share: float

    @property
    def is_told(self) -> bool:
        return self.share > TOLD


@dataclass(frozen=True, slots=True)
class _Part:
    kind: str
    entry: int
    values: list[tuple[str, str]]
    """The letters of each value and its field, the longest first."""
    dates: tuple[Any, Any] | None = None


def aligned(texts: Sequence[str], truth: dict[str, Any]) -> list[Aligned]:
    """For each printed line of a document, in the order of reading, the part of its truth that it is."""
    parts = list(_parts(truth))
    rows = [_Line(text) for text in texts]
    told = [[row.told_by(part) for part in parts] for row in rows]
    shares = [[share for share, _ in row] for row in told]
    path = _with_own_words(parts, [row.letters for row in rows], shares, _likeliest(parts, shares))
    return [
        Aligned(parts[at].kind, parts[at].entry, row[at][1], round(row[at][0], 2))
        for at, row in zip(path, told, strict=True)
    ]


def _parts(truth: dict[str, Any]) -> Iterator[_Part]:
    contact: list[tuple[str, str]] = []
    for name, value in truth.items():
        if name in _NOT_PRINTED or value in (None, "", [], {}):
            continue
        if name in _OF_CONTACT:
            contact += _values(name, value)
        elif name in WITH_ENTRIES:
            for number, entry in enumerate(value):
                fields = [found for key, of_key in entry.items() if key != DATE for found in _values(key, of_key)]
                yield _Part(name, number, _longest_first(fields), score.parse_range(entry.get(DATE)))
        elif name == CUSTOM:
            for number, section in enumerate(value):
                yield _Part(name, number, _longest_first(_values(name, section)))
        else:
            yield _Part(name, 0, _longest_first(_values(name, value)))
    yield _Part(CONTACT, 0, _longest_first(contact))


def _values(name: str, value: object) -> list[tuple[str, str]]:
    return [(letters, name) for text in score.strings(value) if len(letters := score.key(text)) > 1]


def _longest_first(values: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted(values, key=lambda value: -len(value[0]))


class _Line:
    """A printed line, and how much of it a part has."""

    def __init__(self, text: str) -> None:
        self.letters = score.key(text)
        self._ranges = _ranges(text[:_CHARACTERS_WITH_DATES])

    def told_by(self, part: _Part) -> tuple[float, str]:
        """The share of the letters that a part has, with what its dates add, and the field that has most of them."""
        if not self.letters:
            return 0.0, ""
        covered, field = self._covered(part.values)
        share = covered / len(self.letters)
        for found in self._ranges if part.dates else ():
            if found == part.dates:
                share, field = min(_MOST, share + _OWN_DATES), field or DATE
            elif part.dates and found[0] in part.dates:
                share += _ONE_DATE
        return share, field

    def _covered(self, values: list[tuple[str, str]]) -> tuple[float, str]:
        """How many letters the values have in all: whole values, or lines that are a part of one."""
        whole = left = self.letters
        covered, most, field = 0.0, 0, ""
        for value, name in values:
            if value in left and len(value) >= min(3, len(whole)):
                had = counted = float(len(value))
                left = left.replace(value, "|", 1)
            elif (has := _share_in(left, value)) > 0:
                had, counted, left = float(len(left)), has * len(left), ""
            elif min(len(value), len(left)) > _SHORTEST_ALIKE and score.fuzz.partial_ratio(left, value) >= _ALIKE:
                had, counted, left = float(len(value)), 0.85 * min(len(left), len(value)), ""
            else:
                continue
            covered += counted
            if had > most:
                most, field = int(had), name
            if not left:
                break
        return covered, field


@cache
def _ranges(text: str) -> tuple[tuple[Any, Any], ...]:
    found = (score.parse_range(str(date.range)) for date in find_dates(text))
    return tuple(dates for dates in found if dates)


def _share_in(left: str, value: str) -> float:
    """How far what is left of a line stands in a value that is longer: all of it, or its beginning or end."""
    if len(left) >= 4 and left in value:
        return 0.95 if len(left) > _SHORT else 0.6
    if len(left) > _LONG and left[:_BEGINNING] in value:
        return 0.95
    return 0.8 if len(left) > _LONG and left[-_BEGINNING:] in value else 0.0


def _likeliest(parts: list[_Part], shares: list[list[float]]) -> list[int]:
    """The part of each line: the way through all lines with the largest sum (Viterbi)."""
    if not shares:
        return []
    numbers = range(len(parts))
    sums, ways = list(shares[0]), []
    for row in shares[1:]:
        best = max(numbers, key=sums.__getitem__)
        steps = [_step_to(at, parts, sums, best) for at in numbers]
        ways.append([before for _, before in steps])
        sums = [value + share for (value, _), share in zip(steps, row, strict=True)]
    at = max(numbers, key=sums.__getitem__)
    path = [at]
    for way in reversed(ways):
        at = way[at]
        path.append(at)
    return path[::-1]


def _with_own_words(parts: list[_Part], letters: list[str], shares: list[list[float]], path: list[int]) -> list[int]:
    """The path, where words that two entries in a row have are the first one's unless that has them already."""
    seen: set[str] = set()
    for at in range(1, len(path)):
        part, before = path[at], path[at - 1]
        seen.add(letters[at - 1])
        if part == before:
            continue
        own = shares[at][before]
        siblings = parts[part].kind == parts[before].kind
        if siblings and own > TOLD and own >= shares[at][part] and letters[at] not in seen:
            path[at] = before
        else:
            seen = set()
    return path


def _step_to(at: int, parts: list[_Part], sums: list[float], best: int) -> tuple[float, int]:
    """The best sum with which a line may come to a part, and the part of the line before."""
    here = parts[at]
    siblings = (
        (sums[before] - (_NEXT_ENTRY if here.entry == other.entry + 1 else _OTHER_ENTRY), before)
        for before, other in enumerate(parts)
        if before != at and other.kind == here.kind
    )
    return max((sums[at], at), (sums[best] - _OTHER, best), *siblings)
