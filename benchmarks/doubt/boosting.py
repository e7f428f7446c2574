"""Boosted trees of two questions on marks, as what they come to: a weight of each mark, and of pairs of marks.

A tree asks for one mark, and on either side for another one. Since marks are there or not, its answer is a sum over
the marks and pairs of them, and so is that of all trees: the reader needs no trees.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[Any]
_TREES, _RATE = 300, 0.08
_TIMES = 3
"""How often it is done with other chances; the mean of all is taken."""
_OF_VALUES, _OF_MARKS = 0.7, 0.3
"""The shares of values and marks that a tree is made from."""
_LEAST, _RIDGE = 20, 5.0
"""Values on each side of a question, and what is added to the curvature of a leaf."""


@dataclass(slots=True)
class Summed:
    """Log odds: those that hold always, what each mark adds by its number, and each pair by the numbers of its two."""

    always: float
    single: Floats
    pairs: dict[tuple[int, int], float] = field(default_factory=dict)

    def of(self, marks: Floats) -> Floats:
        """The log odds of values by their marks, 0 or 1."""
        told = self.always + marks @ self.single
        for (one, other), weight in self.pairs.items():
            told = told + weight * marks[:, one] * marks[:, other]
        return np.asarray(told, dtype=np.float64)

    def add_pair(self, one: int, other: int, weight: float) -> None:
        pair = min(one, other), max(one, other)
        self.pairs[pair] = self.pairs.get(pair, 0.0) + weight


@dataclass(slots=True)
class _Part:
    """Values at a place of a tree: for each its slope, its curvature, and whether it is there."""

    slope: Floats
    curve: Floats
    there: Floats

    def with_mark(self, mark: Floats) -> _Part:
        return _Part(self.slope * mark, self.curve * mark, self.there * mark)

    def without(self, part: _Part) -> _Part:
        return _Part(self.slope - part.slope, self.curve - part.curve, self.there - part.there)

    def question(self, marks: Floats) -> int | None:
        """The number of the mark that parts it best; None where none does. `marks` has a row for each mark."""
        slope, curve, there = self.slope.sum(), self.curve.sum(), self.there.sum()
        with_slope, with_curve, with_there = marks @ self.slope, marks @ self.curve, marks @ self.there
        gain = with_slope**2 / (with_curve + _RIDGE) + (slope - with_slope) ** 2 / (curve - with_curve + _RIDGE)
        gain[(with_there < _LEAST) | (there - with_there < _LEAST)] = 0.0
        best = int(gain.argmax())
        return best if gain[best] > slope**2 / (curve + _RIDGE) else None

    def step(self) -> float:
        return float(_RATE * self.slope.sum() / (self.curve.sum() + _RIDGE))


def boosted(marks: Floats, wrong: Floats) -> Summed:
    """Fits values (rows) with their marks (columns, 0 or 1) to whether they are wrong; the same at each call."""
    told = [_boosted(marks, wrong, np.random.default_rng(seed)) for seed in range(_TIMES)]
    mean = Summed(sum(one.always for one in told) / _TIMES, sum(one.single for one in told) / _TIMES)
    for one in told:
        for pair, weight in one.pairs.items():
            mean.add_pair(*pair, weight / _TIMES)
    return mean


def _boosted(marks: Floats, wrong: Floats, chosen: np.random.Generator) -> Summed:
    by_mark = np.ascontiguousarray(marks.T, dtype=np.float32)
    wrong = wrong.astype(np.float32)
    share = float(wrong.mean())
    told = Summed(float(np.log(share / (1 - share))), np.zeros(len(by_mark)))
    odds = np.full(len(wrong), told.always, dtype=np.float32)
    for _ in range(_TREES):
        taken = (chosen.random(len(wrong)) < _OF_VALUES).astype(np.float32)
        asked = np.sort(chosen.choice(len(by_mark), int(_OF_MARKS * len(by_mark)), replace=False))
        chance = 1 / (1 + np.exp(-odds))
        whole = _Part(taken * (wrong - chance), taken * chance * (1 - chance), taken)
        odds += _tree(whole, by_mark, asked, told)
    return told


def _tree(whole: _Part, by_mark: Floats, asked: Floats, told: Summed) -> Floats:
    """Adds a tree to what is told, and returns what it adds to the log odds of each value."""
    marks = by_mark[asked]
    first = whole.question(marks)
    if first is None:
        return np.zeros(by_mark.shape[1], dtype=np.float32)
    mark, number = marks[first], int(asked[first])
    having = whole.with_mark(mark)
    with_it, without_it = _leaf(having, marks), _leaf(whole.without(having), marks)
    told.always += without_it.base
    told.single[number] += with_it.base - without_it.base
    added = without_it.base + mark * (with_it.base - without_it.base)
    if with_it.at is not None:
        told.add_pair(number, int(asked[with_it.at]), with_it.more)
        added = added + with_it.more * mark * marks[with_it.at]
    if without_it.at is not None:
        other = int(asked[without_it.at])
        told.single[other] += without_it.more
        told.add_pair(number, other, -without_it.more)
        added = added + without_it.more * marks[without_it.at] * (1 - mark)
    return np.asarray(added, dtype=np.float32)


@dataclass(slots=True)
class _Leaf:
    """What a side of a tree adds, and how much more where the mark that it asks for, `at` among those asked, is."""

    base: float
    at: int | None = None
    more: float = 0.0


def _leaf(part: _Part, marks: Floats) -> _Leaf:
    at = part.question(marks)
    if at is None:
        return _Leaf(part.step())
    having = part.with_mark(marks[at])
    base = part.without(having).step()
    return _Leaf(base, at, having.step() - base)
