"""Fits the weights of the marks, and says by cross-validation what `doubtful` means on persons that were not fitted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.doubt.boosting import boosted
from benchmarks.doubt.rows import Row, Rows
from benchmarks.truths import FOLDS
from cv_generator.reading.draft import DOUBTFUL
from cv_generator.reading.fields.doubt_weights import CONTRADICTIONS, Weights
from cv_generator.reading.fields.doubts import DECIDED, DOUBTED
from cv_generator.reading.fields.doubts_around import AROUND, around

Floats = NDArray[np.float64]
_FEWEST, _RIDGE, _ROUNDS, _CLOSE = 15, 5.0, 25, 1e-4
"""Values with a mark that gets a weight; the ridge; steps of Newton's, and when they end."""
_LEAST_OF_PAIR = 0.01
"""Log odds below which a pair is left out: hundreds add next to nothing."""
_BASE = 3.0
"""What stands for a group among the figures: so much less does the ridge weigh on bases."""
_DIGITS = 3
_EDGES = (0.0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)


class Material:
    """The values of documents as arrays; `shown` are those of the source that limit and figures are taken of."""

    def __init__(self, documents: Sequence[Rows], shown: str) -> None:
        self.documents = documents
        self.rows = [row for one in documents for row in one.values]
        of = np.repeat(np.arange(len(documents)), [len(one.values) for one in documents])
        self.fold = np.array([one.fold for one in documents])[of]
        self.judged = np.array([row.wrong >= 0 for row in self.rows])
        self.wrong = np.array([float(row.wrong == 1) for row in self.rows])
        self.shown = self.judged & np.array([one.source == shown for one in documents])[of]

    def paths(self, at: int) -> list[str]:
        """Paths for the values of a document, as far as they say what stands together."""
        return [f"{row.section}[{row.entry}].{n}" for n, row in enumerate(self.documents[at].values)]


@dataclass(slots=True)
class _Design:
    """Which figures there are: of each group, and of each mark that is frequent enough."""

    groups: list[str]
    marks: list[str]

    @property
    def names(self) -> list[str]:
        return [*self.groups, *self.marks]

    def of(self, material: Material) -> Floats:
        """Groups and marks of each value as 0 or 1."""
        at = {name: index for index, name in enumerate(self.names)}
        x = np.zeros((len(material.rows), len(at)), dtype=np.float32)
        for index, row in enumerate(material.rows):
            x[index, [at[name] for name in (row.group, *row.marks) if name in at]] = 1.0
        return x


def _design(material: Material) -> _Design:
    counts = Counter(mark for row in material.rows for mark in row.marks)
    marks = sorted(mark for mark, count in counts.items() if count >= _FEWEST and mark not in CONTRADICTIONS)
    return _Design(sorted({row.group for row in material.rows}), marks)


def fit(material: Material, taken: Any, limit: float = 0.0) -> Weights:
    """Both passes, fitted on the values that are taken; the first is asked for the second by folds, too."""
    design = _design(material)
    x = design.of(material)
    own = np.zeros(len(material.rows))
    for fold in range(FOLDS):
        inner, outer = taken & (material.fold != fold) & material.judged, taken & (material.fold == fold)
        if outer.any():
            own[outer] = boosted(x[inner], material.wrong[inner]).of(x[outer])
    judged = taken & material.judged
    first = boosted(x[judged], material.wrong[judged])
    second = _second(material, design, own)
    again = _regressed(second[judged], material.wrong[judged])
    names = design.names
    bases = {
        name: round(float(first.always + w), _DIGITS) for name, w in zip(design.groups, first.single, strict=False)
    }
    marks = _kept(zip(design.marks, first.single[len(design.groups) :], strict=True))
    pairs: dict[str, dict[str, float]] = {}
    for (one, other), weight in sorted(first.pairs.items()):
        if other >= len(design.groups) and abs(weight) >= _LEAST_OF_PAIR:
            pairs.setdefault(names[one], {})[names[other]] = round(weight, _DIGITS)
    told = zip((*design.groups, *AROUND), again, strict=True)
    scale = {name: round(float(w * (_BASE if name in bases else 1.0)), _DIGITS) for name, w in told}
    return Weights(bases, marks, pairs, scale, limit)


def _kept(weights: Iterable[tuple[str, float]]) -> dict[str, float]:
    return {name: round(float(weight), _DIGITS) for name, weight in weights if abs(weight) >= 10**-_DIGITS}


def _second(material: Material, design: _Design, own: Floats) -> Floats:
    """The figures of the second pass: of the group, and of what stands around."""
    told = np.zeros((len(own), len(AROUND)))
    start = 0
    for at, document in enumerate(material.documents):
        end = start + len(document.values)
        found = around(dict(zip(material.paths(at), own[start:end].tolist(), strict=True)))
        told[start:end] = np.array(list(found.values()))
        start = end
    groups = np.zeros((len(own), len(design.groups)))
    groups[np.arange(len(own)), [design.groups.index(row.group) for row in material.rows]] = _BASE
    return np.hstack([groups, told])


def _regressed(x: Floats, wrong: Floats) -> Floats:
    """Logistic regression with a ridge, by Newton's steps."""
    found = np.zeros(x.shape[1])
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(x @ found, -30, 30)))
        slope = x.T @ (chance - wrong) + _RIDGE * found
        curve = (x * (chance * (1 - chance))[:, None]).T @ x + _RIDGE * np.eye(len(found))
        step = np.linalg.solve(curve, slope)
        found = found - step
        if np.abs(step).max() < _CLOSE:
            break
    return found


def odds_of(material: Material, weights: Weights, documents: Sequence[int]) -> dict[int, list[float]]:
    """The log odds of being wrong that the reader gives the values of documents, by the documents' numbers."""
    found = {}
    for at in documents:
        values = material.documents[at].values
        own = [weights.own(value.group, value.marks) for value in values]
        told = around(dict(zip(material.paths(at), own, strict=True)))
        found[at] = [_all_told(value, weights, figures) for value, figures in zip(values, told.values(), strict=True)]
    return found


def _all_told(value: Row, weights: Weights, figures: Sequence[float]) -> float:
    """What was doubtful where it was decided is so in the end."""
    odds = weights.all_told(value.group, value.marks, figures)
    return max(odds, _CERTAIN) if value.group in DECIDED and DOUBTED in value.marks else odds


_CERTAIN = 9.0


def across(material: Material) -> Floats:
    """The log odds of all values, each by weights of the other folds of persons."""
    odds: dict[int, list[float]] = {}
    for fold in range(FOLDS):
        left = [at for at, one in enumerate(material.documents) if one.fold == fold]
        odds |= odds_of(material, fit(material, material.fold != fold), left)
    return np.array([each for at in range(len(material.documents)) for each in odds[at]])


def limit_of(material: Material, odds: Floats, rate: float) -> float:
    """The log odds above which this share of the right values that are shown lies."""
    right = np.sort(odds[material.shown & (material.wrong == 0)])[::-1]
    return round(float(right[int(rate * len(right))]), _DIGITS)


def rates_of(material: Material, odds: Floats, limit: float) -> dict[str, tuple[float, float, int, int]]:
    """By group: the shares that are marked of the wrong and of the right values, and how many there are."""
    groups = np.array([row.group for row in material.rows])
    told = {}
    for group in ("all", *sorted(set(groups))):
        mine = material.shown & ((groups == group) | (group == "all"))
        wrong, right = odds[mine & (material.wrong == 1)], odds[mine & (material.wrong == 0)]
        shares = [float((part > limit).mean()) if len(part) else 0.0 for part in (wrong, right)]
        told[group] = (shares[0], shares[1], len(wrong), len(right))
    return told


def bins_of(material: Material, odds: Floats, limit: float) -> list[tuple[float, float, int, float, float]]:
    """How right values that are shown are that are certain by so much: from, to, count, certainty, share right."""
    certainty = 1 / (1 + np.exp(np.clip(odds - limit, -30, 30)) * (1 - DOUBTFUL) / DOUBTFUL)
    taken = material.shown & (odds < _CERTAIN)
    parts = [(low, high, taken & (certainty >= low) & (certainty < high)) for low, high in pairwise(_EDGES)]
    return [
        (low, high, int(part.sum()), float(certainty[part].mean()), float(1 - material.wrong[part].mean()))
        for low, high, part in parts
        if part.any()
    ]


def as_data(weights: Weights) -> dict[str, Any]:
    return asdict(weights)
