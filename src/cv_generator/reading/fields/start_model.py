"""Where the entries of a section begin: the rules' answer, unless another way to part it clearly leads.

Two small log-linear models. The first tells of each line how likely it begins an entry (`start_figures`). The second
weighs whole ways to part the section (`start_ways`) by what the lines say and by how alike and whole the entries are
that come of it (`way_figures`). They are made by `python -m benchmarks.lines --fit`; the card is
`benchmarks/lines/README.md`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from operator import mul
from pathlib import Path

from cv_generator.reading.fields import start_figures, way_figures
from cv_generator.reading.fields.dated_lines import DatedLine
from cv_generator.reading.fields.line_facts import LineFacts, facts_of
from cv_generator.reading.fields.start_ways import Way, ways_of

LEAD = 1.5
"""By how much a way must lead before that of the rules."""
WEIGHTS = Path(__file__).with_name("start_weights.json")
_CLEAR = 1.0
"""Where each line speaks for the rules by more than this, no other way was ever likelier by enough."""
_MOST_LINES = 250
_ALWAYS = 9.0


@dataclass(frozen=True, slots=True)
class Weights:
    """What each figure of a line counts, and what each of a way does, in the order of their `FIGURES`."""

    of_lines: tuple[float, ...]
    of_ways: tuple[float, ...]


def likelier_starts(kind: str, lines: list[DatedLine], ruled: Sequence[int]) -> Sequence[int]:
    """The first lines of the entries of a section; `ruled` are those that the rules say."""
    if not 1 < len(lines) <= _MOST_LINES:
        return ruled
    facts, weights, own = facts_of(kind, lines), _weights(), set(ruled)
    odds = odds_of(facts, ruled, weights)
    if all((odd if at in own else -odd) >= _CLEAR for at, odd in enumerate(odds)):
        return ruled
    ways = ways_of(facts, ruled, odds)
    scores = [sum(map(mul, figures_of(facts, way, ruled, odds), weights.of_ways)) for way in ways]
    best = max(range(len(ways)), key=scores.__getitem__)
    return ways[best] if scores[best] > scores[0] + LEAD else ruled


def odds_of(facts: Sequence[LineFacts], ruled: Sequence[int], weights: Weights) -> list[float]:
    """The log odds of each line to begin an entry."""
    figures = start_figures.figures_of(facts, ruled)
    return [_ALWAYS, *(sum(map(mul, row, weights.of_lines)) for row in figures)]


def figures_of(facts: Sequence[LineFacts], way: Way, ruled: Sequence[int], odds: Sequence[float]) -> list[float]:
    return way_figures.figures_of(facts, way, ruled, sum(odds[at] for at in way[1:]))


@cache
def _weights() -> Weights:
    read = json.loads(WEIGHTS.read_text("utf-8"))
    return Weights(
        tuple(read["lines"][name] for name in start_figures.FIGURES),
        tuple(read["ways"][name] for name in way_figures.FIGURES),
    )
