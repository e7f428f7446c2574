"""Whether a printed line goes on with the text above it, by what the two look like: a small learned decision.

It is asked where the rules (`paragraphs`) part the two: what they join stays so. The trees are made by
`python -m benchmarks.joining --fit`; the card is `benchmarks/joining/README.md`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path

from cv_generator.languages import word_set
from cv_generator.reading.regions.pdf.lines import PrintedLine
from cv_generator.reading.trees import Tree, sum_of, trees_in
from cv_generator.values import once

FIGURES = (
    "ruled", "spare", "used", "distance", "lines", "same style", "open", "brackets open", "small", "label",
    "letters above", "items", "stops", "year above", "address", "smalls above", "smalls", "full at edge",
    "items at edge", "lines before", "used at edge", "full", "gap before", "style changes",
)  # fmt: skip
OF_RULES = 2.0
"""What the rules' answer counts before any figure, in logarithms of odds."""
LEAD = 0.3
"""By how much the figures must lead then: below it, lines that begin with a capital were joined wrongly."""
_LABEL = re.compile(r"[^:]{2,32}:(?:\s|$)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ADDRESS = re.compile(r"@|://|www\.")
_FAR, _WIDE = 9.0, 20.0
_FULL, _NEARLY = 0.93, 0.08
_MOST_LINES = 9
_NEAR = 2.0  # points between edges that are one
_LEADING = 1.9  # of the size: how far apart lines of a block stand at most


@dataclass(frozen=True, slots=True)
class _Edge:
    """The lines of a column that begin at one edge: their right ends in order, and which share of them is marked."""

    ends: list[float]
    items: float

    def share_beyond(self, x: float) -> float:
        """Which share of the lines ends beyond `x`."""
        return (len(self.ends) - bisect_right(self.ends, x)) / len(self.ends)


@dataclass(frozen=True, slots=True)
class _Shares:
    """Which shares of the lines of a column are items, end in a stop, and fill it."""

    items: float
    stops: float
    full: float


class Column:
    """What all lines of a column have in common, from top to bottom. Of most nothing is asked."""

    def __init__(self, lines: Sequence[PrintedLine]) -> None:
        self._lines = lines

    @once
    def _shares(self) -> _Shares:
        lines, count = self._lines, max(1, len(self._lines))
        longest = max((line.x1 for line in lines), default=0.0)
        return _Shares(
            sum(line.marker is not None for line in lines) / count,
            sum(line.last.text[-1] == "." for line in lines) / count,
            sum(line.x1 > _FULL * longest for line in lines) / count,
        )

    @once
    def _edges(self) -> dict[int, _Edge]:
        at: dict[int, list[PrintedLine]] = {}
        for line in self._lines:
            at.setdefault(_edge(line), []).append(line)
        return {
            edge: _Edge(sorted(one.x1 for one in near), sum(one.marker is not None for one in near) / len(near))
            for edge, near in at.items()
        }

    def figures(self, text: Sequence[PrintedLine], at: int, *, spare: float, right: float, ruled: bool) -> list[float]:
        """What is to be said of the line `at` below the lines of a text, in the order of `FIGURES`.

        `spare` is the white space, in points, that its first word would have left on the line above, which may run on
        to `right`; `ruled` is what the rules say.
        """
        line, above, whole = self._lines[at], text[-1], text[0]
        size, start = line.size, at - len(text)
        begun, told = above.pieces[-1].text, line.pieces[0].text
        near, shares = self._edges[_edge(line)], self._shares
        reach = near.ends[-1]
        before = self._lines[start - 1] if start > 0 else None
        distance = _distance(above, line)
        gap = _FAR if before is None or before.page != whole.page else min(_FAR, _distance(before, whole))
        last, style = above.last, line.first.style
        bare = last.text.casefold().strip(".,;:()")
        return [
            float(ruled),
            max(-3.0, min(_WIDE, spare / size)),
            (above.x1 - above.x0) / max(1.0, right - above.x0),
            distance,
            float(len(text)),
            float(last.style == style),
            float(bare in word_set("grammar", "sentence words") or bare in word_set("grammar", "joining words")),
            float(begun.count("(") - begun.count(")")),
            float(line.first.text[0].islower()),
            float(_LABEL.match(told) is not None),
            log(1 + len(begun)),
            shares.items,
            shares.stops,
            float(_YEAR.search(begun) is not None),
            float(_ADDRESS.search(told) is not None) + 2 * float(_ADDRESS.search(begun) is not None),
            _smalls(begun),
            _smalls(told),
            near.share_beyond(reach - _NEARLY * (reach - line.x0)),
            near.items,
            float(self._before(at)),
            (above.x1 - line.x0) / max(1.0, reach - line.x0),
            shares.full,
            gap - distance,
            float(last.style.italic != style.italic) + 2 * float(last.style.color != style.color),
        ]

    def _before(self, at: int) -> int:
        """How many lines right above one stand at its edge and in its style."""
        line, count = self._lines[at], 0
        while count < min(at, _MOST_LINES):
            one, below = self._lines[at - count - 1], self._lines[at - count]
            if abs(one.x0 - line.x0) > _NEAR or one.first.style != line.first.style:
                break
            if abs(one.base - below.base) > _LEADING * line.size:
                break
            count += 1
        return count


def goes_on(figures: Sequence[float]) -> bool:
    """Whether a line that the rules part from the text above goes on with it all the same."""
    return sum_of(trees(), figures) > OF_RULES + LEAD


def trees() -> tuple[Tree, ...]:
    """The fitted trees, whose figures are those of `FIGURES`."""
    return trees_in(Path(__file__).with_name("joining_trees.json"))


def _edge(line: PrintedLine) -> int:
    return round(line.x0 / 3)


def _distance(above: PrintedLine, line: PrintedLine) -> float:
    """How far two lines of a page stand apart, in sizes; 0 on two pages."""
    return (line.base - above.base) / line.size if line.page == above.page else 0.0


def _smalls(text: str) -> float:
    told = text.split()
    return sum(word[0].islower() for word in told) / max(1, len(told))
