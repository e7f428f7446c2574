"""Fits where entries begin: what each line says by itself, then what whole ways to part a section say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.heads.fit import least, shares
from benchmarks.lines.rows import UNTOLD, Section
from benchmarks.truths import FOLDS
from cv_generator.reading.fields import start_figures, way_figures
from cv_generator.reading.fields.start_model import LEAD, Weights, figures_of, odds_of
from cv_generator.reading.fields.start_ways import ways_of

Floats = NDArray[np.float64]
_RIDGE_OF_LINES, _RIDGE_OF_WAYS = 30.0, 3.0
_STEPS = 40
_MOST_UNTOLD = 0.3
_OF_WORTH = 3.0
_LIKELIHOOD = 0.5
_LEAST_SPREAD = 0.05


@dataclass(slots=True)
class Ways:
    """The ways of one section: their figures as differences from the rules' way, which is the first, and their worth.

    `size` is the number of its entries by the truth.
    """

    figures: Floats
    worth: Floats
    size: int
    teaches: bool


def worth_of(way: Sequence[int], right: Sequence[int], count: int) -> float:
    """How much of the entries of the truth a way finds (F1): each by its first line, and by the lines they share."""
    own, others = list(pairwise([*way, count])), list(pairwise([*right, count]))
    pairs = sorted(
        ((a == c) + _share_of_both((a, b), (c, d)), i, j)
        for i, (a, b) in enumerate(own)
        for j, (c, d) in enumerate(others)
        if a < d and c < b
    )
    found, taken, matched = 0.0, set[int](), set[int]()
    for likeness, i, j in reversed(pairs):
        if i not in taken and j not in matched:
            found += likeness / 2
            taken.add(i)
            matched.add(j)
    return 2 * found / (len(own) + len(others))


def _share_of_both(one: tuple[int, int], other: tuple[int, int]) -> float:
    both = min(one[1], other[1]) - max(one[0], other[0])
    return both / (one[1] - one[0] + other[1] - other[0] - both)


def fit_lines(sections: Sequence[Section], weights: dict[str, float]) -> Floats:
    """What each figure of a line counts: a logistic regression, with `weights` by source."""
    table = np.array([row for section in sections for row in start_figures.figures_of(section.lines, section.ruled)])
    begins = np.array([at in section.right for section in sections for at in range(1, len(section.lines))], float)
    counts = np.array([weights[section.source] for section in sections for _ in section.lines[1:]])
    found = np.zeros(table.shape[1])
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-table @ found))
        slope = table.T @ (counts * (likely - begins)) + _RIDGE_OF_LINES * found
        bend = (table.T * (counts * likely * (1 - likely))) @ table + _RIDGE_OF_LINES * np.eye(len(found))
        step = np.linalg.solve(bend, slope)
        found -= step
        if np.abs(step).max() < 1e-5:
            break
    return found


def ways_in(section: Section, of_lines: Floats) -> Ways:
    """The ways of a section by the odds that fitted lines give."""
    odds = odds_of(section.lines, section.ruled, Weights(tuple(of_lines), ()))
    ways = ways_of(section.lines, section.ruled, odds)
    figures = np.array([figures_of(section.lines, way, section.ruled, odds) for way in ways])
    worth = np.array([worth_of(way, section.right, len(section.lines)) for way in ways])
    is_told = section.parts.count(UNTOLD) <= _MOST_UNTOLD * len(section.parts)
    return Ways(figures - figures[0], worth, len(section.right), bool(is_told and np.ptp(worth) > 0))


def fit_ways(all_ways: Sequence[Ways]) -> Floats:
    """What each figure of a way counts: so that the worth of what is chosen is most, and the best ways likeliest."""
    taught = [ways for ways in all_ways if ways.teaches]
    spread = np.vstack([ways.figures for ways in all_ways]).std(0) + _LEAST_SPREAD
    table = np.vstack([ways.figures for ways in taught]) / spread
    worth = np.concatenate([ways.worth for ways in taught])
    best = np.concatenate([ways.worth >= ways.worth.max() for ways in taught])
    counts = np.sqrt([ways.size for ways in taught])
    sizes = [len(ways.worth) for ways in taught]
    starts, of = np.concatenate([[0], np.cumsum(sizes)]), np.repeat(np.arange(len(sizes)), sizes)

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = table @ weights
        every, of_every = shares(scores, starts, of)
        of_best, of_good = shares(np.where(best, scores, -1e9), starts, of)
        expected = np.add.reduceat(every * worth, starts[:-1])
        lost = counts @ (_LIKELIHOOD * (of_every - of_good) - _OF_WORTH * (1 - _LIKELIHOOD) * expected)
        pull = _LIKELIHOOD * (every - np.where(best, of_best, 0.0))
        pull -= _OF_WORTH * (1 - _LIKELIHOOD) * every * (worth - expected[of])
        return (
            float(lost + 0.5 * _RIDGE_OF_WAYS * weights @ weights),
            table.T @ (pull * counts[of]) + _RIDGE_OF_WAYS * weights,
        )

    fitted: Floats = least(loss, np.zeros(table.shape[1]), 200) / spread
    return fitted


def fit(sections: Sequence[Section], weights: dict[str, float]) -> Weights:
    """Both models. The ways are fitted with odds by lines of other people's; `weights` by source are for lines."""
    usable = [section for section in sections if len(section.lines) > 1]
    all_ways: list[Ways] = []
    for fold in range(FOLDS):
        own = [section for section in usable if section.fold == fold]
        of_lines = fit_lines([s for s in usable if s.fold != fold], weights) if own else np.zeros(0)
        all_ways += [ways_in(section, of_lines) for section in own]
    return Weights(tuple(fit_lines(usable, weights)), tuple(fit_ways(all_ways)))


def measured(sections: Sequence[Section], fitted: Weights) -> dict[str, float]:
    """What the model does on sections: entries found (F1, weighed by their number) before and after, and how many
    sections are right, became better and became worse."""
    found: dict[str, float] = dict.fromkeys(("entries", "rules", "model", "best", "sections", "right by rules"), 0.0)
    found |= dict.fromkeys(("right", "better", "worse"), 0.0)
    for section in sections:
        if len(section.lines) < 2:
            continue
        ways = ways_in(section, np.array(fitted.of_lines))
        scores = ways.figures @ np.array(fitted.of_ways)
        best = int(scores.argmax())
        worth = ways.worth[best if scores[best] > LEAD else 0]
        for name, value in (("entries", 1.0), ("rules", ways.worth[0]), ("model", worth), ("best", ways.worth.max())):
            found[name] += ways.size * float(value)
        found["sections"] += 1
        found["right by rules"] += ways.worth[0] > 1 - 1e-9
        found["right"] += worth > 1 - 1e-9
        found["better"] += worth > ways.worth[0] + 1e-9
        found["worse"] += worth < ways.worth[0] - 1e-9
    return found


def as_data(fitted: Weights) -> dict[str, Any]:
    """The weights by their names, rounded."""
    return {
        name: {figure: round(float(weight), 3) for figure, weight in zip(figures, weights, strict=True)}
        for name, figures, weights in (
            ("lines", start_figures.FIGURES, fitted.of_lines),
            ("ways", way_figures.FIGURES, fitted.of_ways),
        )
    }
