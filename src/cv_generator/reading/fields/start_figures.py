"""How far each line of a section looks like the first one of an entry, beside what the rules say of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from cv_generator.reading.fields.line_facts import RANGE, LineFacts

FIGURES = (
    "ruled", "ruled with a date", "second of an entry", "last of an entry", "entry dated above", "no date above",
    "range", "date as far below as in others", "look of first", "look of first lines", "only first lines have the look",
    "commonest look", "look of the one above", "look of the one below", "look below as in others", "less bold",
    "smaller", "item", "above an item", "gap wider than below", "gap narrower than below", "narrow gap",
    "gap narrower than above first lines", "farther in", "in a later column", "cells", "fewer cells", "below cells",
    "below a long line", "begins with a digit", "names nothing", "labelled", "any",
)  # fmt: skip
"""The names of the figures of a line, in their order."""
LONG = 80
_NEAR_GAPS, _FAR_GAPS, _NEAR_INDENTS, _SMALLER = 5, 10, 3, 4
_MOST_OF = 0.6
_NAMES = 0


def gap_is_wider(gap: int, other: int) -> bool:
    """Whether white space is wider than other, both in tenths of points."""
    return gap > other + _FAR_GAPS


def figures_of(lines: Sequence[LineFacts], ruled: Sequence[int]) -> list[tuple[float, ...]]:
    """The figures of all lines but the first, which begins an entry anyway; `ruled` are the rules' first lines."""
    section = _Section.of(lines, ruled)
    return [section.figures(at) for at in range(1, len(lines))]


@dataclass(slots=True)
class _Section:
    """What the lines of a section have in common, and those of them that begin entries by the rules."""

    lines: Sequence[LineFacts]
    ruled: frozenset[int]
    bounds: list[tuple[int, int]]
    """For each line, where its entry begins and ends by the rules."""
    looks: Counter[int]
    looks_of_first: Counter[int]
    looks_below_first: Counter[int]
    offsets: Counter[int]
    """How many lines stand above the first date of each entry, -1 where there is none."""
    ahead: list[int]
    """For each line, how many lines below it the next date is; -1 where there is none."""
    first_date: int
    commonest: int
    narrowest: int
    is_spaced: bool
    gaps_of_first: dict[int, int]

    @classmethod
    def of(cls, lines: Sequence[LineFacts], ruled: Sequence[int]) -> _Section:
        ends = list(pairwise([*ruled, len(lines)]))
        offsets = (next((at - a for at in range(a, z) if lines[at].date), -1) for a, z in ends)
        gaps = [line.gap for line in lines[1:] if line.gap >= 0]
        looks = Counter(line.look for line in lines)
        return cls(
            lines,
            frozenset(ruled),
            [(a, z) for a, z in ends for _ in range(a, z)],
            looks,
            Counter(lines[at].look for at in ruled),
            Counter(lines[at + 1].look for at in ruled if at + 1 < len(lines)),
            Counter(offsets),
            _ahead(lines),
            next((at for at, line in enumerate(lines) if line.date), len(lines)),
            max(looks.values()),
            min(gaps, default=0),
            max(gaps, default=0) > min(gaps, default=0) + _FAR_GAPS,
            {at: lines[at].gap for at in ruled if at and lines[at].gap >= 0},
        )

    def figures(self, at: int) -> tuple[float, ...]:
        lines = self.lines
        line, above, first = lines[at], lines[at - 1], lines[0]
        below = lines[at + 1] if at + 1 < len(lines) else None
        begins, ends = self.bounds[at]
        own = at in self.ruled
        others = max(1, len(self.ruled) - own)
        alike = self.looks_of_first[line.look] - own
        same_offset = self.offsets[self.ahead[at]]
        of_others = [gap for other, gap in self.gaps_of_first.items() if other != at]
        look_below = (self.looks_below_first[below.look] - own) / others if below and len(self.ruled) > 1 else 0.0
        known = line.gap >= 0
        return tuple(map(float, (
            own,
            own and line.date > 0,
            at - begins == 1,
            ends - at == 1,
            any(lines[i].date for i in range(begins, at)),
            self.first_date >= at,
            line.date == RANGE,
            (same_offset - (own and same_offset > 0)) / others,
            line.look == first.look,
            alike / others,
            alike / max(1, self.looks[line.look] - 1),
            self.looks[line.look] == self.commonest,
            line.look == above.look,
            below is not None and line.look == below.look,
            look_below > _MOST_OF,
            above.bold and not line.bold,
            line.size < above.size - _SMALLER,
            line.bullet,
            below is not None and below.bullet,
            below is not None and below.gap >= 0 and gap_is_wider(line.gap, below.gap),
            below is not None and below.gap >= 0 and known and gap_is_wider(below.gap, line.gap),
            known and line.gap <= self.narrowest + _NEAR_GAPS and self.is_spaced,
            known and bool(of_others) and gap_is_wider(min(of_others, default=0), line.gap),
            line.indent > first.indent + _NEAR_INDENTS,
            line.column > 0,
            line.cells > 1,
            line.cells < above.cells,
            above.cells > 1,
            above.length > LONG,
            line.digit,
            max(line.role, line.body) <= _NAMES,
            line.labelled,
            True,
        )))  # fmt: skip


def _ahead(lines: Sequence[LineFacts]) -> list[int]:
    found, far = [], -1
    for line in reversed(lines):
        far = 0 if line.date else far + (far >= 0)
        found.append(far)
    return found[::-1]
