"""Fits the weights of the parser of headers, and says by cross-validation how well it does on documents not fitted."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.heads.rows import Head, Section, every_parse
from benchmarks.truths import FOLDS
from cv_generator.reading.fields.head_choice import likeliest_of
from cv_generator.reading.fields.head_model import TRAITS, agreement, counts_of, told_by_others, traits_of
from cv_generator.reading.fields.head_parses import MOST_KEPT, marks_of
from cv_generator.reading.fields.head_spans import FIGURES, ROLES, Spans

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Scored = tuple[Ints, Floats]
"""The numbers of a header's likeliest parses, and their scores."""
_RIDGE_OF_FIGURES, _RIDGE_OF_MARKS, _RIDGE_OF_AGREEMENT = 10.0, 3.0, 1.0
_ROUNDS = 60
_LEFT_OVER = 2.0
"""What a rest is worth that the truth has as a text, and what one costs that it does not have."""
GROUPS = ("work", "education")
_WIDTH = len(FIGURES)
_PARTS = len(ROLES) + 1


@dataclass(slots=True)
class Case:
    """One header with all its parses, their traits, and what each is worth: 2 for a right value, -1 for a wrong one."""

    section: Section
    head: Head
    parses: list[tuple[tuple[int, int] | None, ...]]
    marks: list[list[int]]
    traits: list[dict[str, Any]]
    worth: Floats
    ruled: int
    weight: float

    @property
    def teaches(self) -> bool:
        return self.head.wanted is not None and bool(self.worth.max() > 0) and self.worth.min() < self.worth.max()


class Material:
    """All headers in arrays: figures of spans, parses as numbers of spans, marks as numbers of names.

    `prior` are weights from which those that are fitted shall differ little: `held` says how much less than from 0.
    """

    def __init__(self, sections: Sequence[Section], weights: dict[str, float]) -> None:
        self.names: dict[str, int] = {"": 0}
        self.cases = [
            self._case(s, head, weights.get(s.source, 1.0)) for s in sections for head in s.heads if head.spans
        ]
        figures, chosen, first = [np.zeros((1, 2 * _WIDTH))], [], 1
        for case in self.cases:
            own = np.array(case.head.figures) / 100
            number = {tuple(span): i for i, span in enumerate(case.head.spans)}
            atoms = [
                own[number[i, i + 1]] if (i, i + 1) in number else np.zeros(_WIDTH) for i in range(len(case.head.atoms))
            ]
            summed = np.vstack([np.zeros(_WIDTH), np.cumsum(atoms, 0)])
            rests = np.array([summed[behind] - summed[start] for start, behind in case.head.spans])
            figures.append(np.hstack([own, rests]))
            chosen += [[number[span] + first if span else 0 for span in parse] for parse in case.parses]
            first += len(own)
        self.figures, self.chosen = np.vstack(figures), np.array(chosen)
        counts = [len(case.parses) for case in self.cases]
        self.starts = np.concatenate([[0], np.cumsum(counts)])
        self.case_of = np.repeat(np.arange(len(counts)), counts)
        marks = [of_parse for case in self.cases for of_parse in case.marks]
        self.marks = np.array([mark for of_parse in marks for mark in of_parse])
        self.marked = np.repeat(np.arange(len(marks)), [len(of_parse) for of_parse in marks])
        self.good = np.concatenate([case.worth == case.worth.max() for case in self.cases])
        group = [
            [GROUPS.index("education" if c.section.kind == "education" else "work")] * len(c.head.spans)
            for c in self.cases
        ]
        groups = np.concatenate([[0], *group])
        self.of_group = [np.flatnonzero(groups == number) for number in range(len(GROUPS))]
        self.prior, self.held = np.zeros(self.size), 1.0
        self._spans = [self.figures[at, :_WIDTH] for at in self.of_group]
        self._rests = [self.figures[at, _WIDTH:] for at in self.of_group]

    def _case(self, section: Section, head: Head, weight: float) -> Case:
        spans, asked = head.as_spans(), head.asked(section)
        parses = list(every_parse(head))
        number = {tuple(span): i for i, span in enumerate(head.spans)}
        marks = [[self.names.setdefault(name, len(self.names)) for name in marks_of(asked, spans, p)] for p in parses]
        right = {role: set(numbers) for role, numbers in head.right.items()}
        named = [[(role, number[span]) for role, span in zip(ROLES, p, strict=True) if span] for p in parses]
        worth = np.array([sum(2.0 if at in right.get(role, ()) else -1.0 for role, at in each) for each in named])
        if head.texts is not None:
            worth += np.array([_worth_of_rests(head, spans, parse) for parse in parses])
        rules = tuple(head.rules.get(role) for role in ROLES)
        as_numbers = [tuple(number[span] if span else None for span in parse) for parse in parses]
        ruled = as_numbers.index(rules) if rules in as_numbers else -1
        return Case(section, head, parses, marks, [traits_of(spans, parse) for parse in parses], worth, ruled, weight)

    @property
    def size(self) -> int:
        return len(GROUPS) * _PARTS * _WIDTH + len(self.names)

    def scores(self, weights: Floats) -> Floats:
        by_group, of_marks = self.unpacked(weights)
        own = np.zeros((len(self.figures), len(ROLES)))
        for group, at in enumerate(self.of_group):
            rest = self._rests[group] @ by_group[group, -1]
            own[at] = self._spans[group] @ by_group[group, :-1].T - rest[:, None]
        own[0] = 0
        by_marks = np.bincount(self.marked, of_marks[self.marks], len(self.chosen))
        return np.asarray(sum(own[self.chosen[:, i], i] for i in range(len(ROLES))) + by_marks)

    def loss(self, weights: Floats, taught: Floats) -> tuple[float, Floats]:
        """The negative log likelihood of the best parses, with a ridge, and its gradient."""
        scores = self.scores(weights)
        every, of_every = shares(scores, self.starts, self.case_of)
        good, of_good = shares(np.where(self.good, scores, -1e9), self.starts, self.case_of)
        pull = (every - np.where(self.good, good, 0.0)) * taught[self.case_of]
        gradient = np.zeros_like(weights)
        by_group, of_marks = self.unpacked(gradient)
        pulls = np.stack([np.bincount(self.chosen[:, i], pull, len(self.figures)) for i in range(len(ROLES))], 1)
        pulls[0] = 0
        for group, at in enumerate(self.of_group):
            by_group[group, :-1] = pulls[at].T @ self._spans[group]
            by_group[group, -1] = -(pulls[at].sum(1) @ self._rests[group])
        of_marks[:] = np.bincount(self.marks, pull[self.marked], len(self.names))
        of_marks[0] = 0
        ridge = np.full(len(weights), _RIDGE_OF_MARKS)
        ridge[: -len(self.names)] = _RIDGE_OF_FIGURES
        ridge, off = ridge * self.held, weights - self.prior
        lost = float((taught * (of_every - of_good)).sum() + 0.5 * ridge @ (off * off))
        return lost, gradient + ridge * off

    def unpacked(self, weights: Floats) -> tuple[Floats, Floats]:
        cut = len(weights) - len(self.names)
        return weights[:cut].reshape(len(GROUPS), _PARTS, _WIDTH), weights[cut:]


def _worth_of_rests(head: Head, spans: Spans, parse: tuple[tuple[int, int] | None, ...]) -> float:
    """What the rests of a parse are worth: each is printed as a text of the entry, and places are left out."""
    number = {tuple(span): at for at, span in enumerate(head.spans)}
    taken = {at for span in parse if span for at in range(*span)}
    worth = 0.0
    for (is_taken, _), run in groupby(range(len(spans.atoms)), lambda at: (at in taken, spans.atoms[at].cell)):
        rest = [] if is_taken else list(run)
        at = number.get((rest[0], rest[-1] + 1), -1) if rest else -1
        if rest and at not in (head.places or ()):
            worth += _LEFT_OVER if at in (head.texts or ()) else -_LEFT_OVER
    return worth


def shares(scores: Floats, starts: Ints, case_of: Ints) -> tuple[Floats, Floats]:
    """How likely each parse is among those of its header, and the logarithms of the sums."""
    most = np.maximum.reduceat(scores, starts[:-1])
    chances = np.exp(scores - most[case_of])
    totals = np.add.reduceat(chances, starts[:-1])
    return chances / totals[case_of], np.log(totals) + most


def least(loss: Callable[[Floats], tuple[float, Floats]], start: Floats, rounds: int = _ROUNDS) -> Floats:
    """Where a convex function is least (L-BFGS)."""
    at, (value, slope) = start, loss(start)
    steps: list[tuple[Floats, Floats]] = []
    for _ in range(rounds):
        way, shares = slope.copy(), []
        for step, change in reversed(steps):
            shares.append(step @ way / (change @ step))
            way -= shares[-1] * change
        way *= steps[-1][0] @ steps[-1][1] / (steps[-1][1] @ steps[-1][1]) if steps else 5 / max(1, np.abs(slope).sum())
        for (step, change), share in zip(steps, reversed(shares), strict=True):
            way += step * (share - change @ way / (change @ step))
        length = 1.0
        while True:
            new = at - length * way
            new_value, new_slope = loss(new)
            if new_value <= value - 1e-4 * length * (slope @ way) or length < 1e-6:
                break
            length /= 2
        if (new - at) @ (new_slope - slope) > 1e-10:
            steps = [*steps[-7:], (new - at, new_slope - slope)]
        done = abs(value - new_value) < 5e-6 * abs(value)
        at, value, slope = new, new_value, new_slope
        if done:
            break
    return at


@dataclass(slots=True)
class Fitted:
    """The weights of single headers, and those of the agreement of a section's headers (the first is the own score)."""

    single: Floats
    agreeing: Floats


def fit(material: Material, taken: Callable[[Section], bool]) -> Fitted:
    """Fits both steps on the sections that are taken."""
    taught = np.array([c.weight * (c.teaches and taken(c.section)) for c in material.cases])
    single = least(lambda w: material.loss(w, taught), material.prior)
    kept = candidates(material, material.scores(single))
    rows, good, counts = [], [], []
    for case, (numbers, table) in zip(material.cases, kept, strict=True):
        is_best = case.worth[numbers] == case.worth.max()
        if case.teaches and taken(case.section) and is_best.any() and not is_best.all():
            rows.append(table)
            good.append(is_best)
            counts.append(case.weight)
    return Fitted(single, choosing(rows, good, counts, _RIDGE_OF_AGREEMENT))


def choosing(tables: list[Floats], good: list[NDArray[np.bool_]], counts: list[float], ridge: float) -> Floats:
    """The weights with which the good rows of each table are chosen among its rows.

    A table's first column is a score that there was before: with a weight of 1 for it and of 0 for all others, towards
    which `ridge` pulls, it decides alone. `counts` says what each table counts.
    """
    table, best, weight = np.vstack(tables), np.concatenate(good), np.array(counts)
    sizes = [len(each) for each in tables]
    starts, case_of = np.concatenate([[0], np.cumsum(sizes)]), np.repeat(np.arange(len(sizes)), sizes)
    prior = np.eye(1, table.shape[1])[0]

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = table @ weights
        every, of_every = shares(scores, starts, case_of)
        of_best, of_good = shares(np.where(best, scores, -1e9), starts, case_of)
        pull = (every - np.where(best, of_best, 0.0)) * weight[case_of]
        off = weights - prior
        lost = float((weight * (of_every - of_good)).sum() + 0.5 * ridge * off @ off)
        return lost, table.T @ pull + ridge * off

    return least(loss, prior)


def candidates(material: Material, scores: Floats) -> list[tuple[Ints, Floats]]:
    """For each header its likeliest parses, and for each of these its own score and how it agrees with the others."""
    kept, alone = [], []
    together: dict[int, dict[str, dict[Any, float]]] = defaultdict(lambda: {trait: {} for trait in TRAITS})
    for case, start in zip(material.cases, material.starts, strict=False):
        own = scores[start : start + len(case.parses)]
        numbers = np.argsort(-own, kind="stable")[:MOST_KEPT]
        chances = np.exp(own[numbers] - own[numbers[0]])
        counts = counts_of(list(chances / chances.sum()), [case.traits[i] for i in numbers])
        kept.append(numbers)
        alone.append(counts)
        for trait, values in counts.items():
            summed = together[id(case.section)][trait]
            for value, share in values.items():
                summed[value] = summed.get(value, 0.0) + share
    found = []
    for case, start, numbers, counts in zip(material.cases, material.starts, kept, alone, strict=False):
        told = told_by_others(counts, together[id(case.section)])
        table = [
            [scores[start + i] - scores[start + numbers[0]], *agreement(case.traits[i], counts, told)] for i in numbers
        ]
        found.append((numbers, np.array(table)))
    return found


def scored(material: Material, fitted: Fitted) -> list[Scored]:
    """For each header its likeliest parses and their scores."""
    kept = candidates(material, material.scores(fitted.single))
    return [(numbers, table @ fitted.agreeing) for numbers, table in kept]


def scored_without(material: Material, *, pairs: bool = True) -> dict[frozenset[int], list[Scored]]:
    """The same by models that were fitted without one fold of persons and, with `pairs`, without each two of them."""
    left_out = [frozenset((one, other)) for one in range(FOLDS) for other in range(one + 1) if pairs or one == other]
    return {out: scored(material, fit(material, lambda s, out=out: s.fold not in out)) for out in left_out}  # type: ignore[misc]


def unseen(
    material: Material, without: Mapping[frozenset[int], list[Scored]], left_out: int | None = None
) -> list[Scored]:
    """For each header the scores of the models that have seen neither its person nor the fold that is left out."""
    folds = [case.section.fold for case in material.cases]
    return [without[frozenset((fold, fold if left_out is None else left_out))][at] for at, fold in enumerate(folds)]


def chosen(cases: Sequence[Case], scores: Sequence[Scored]) -> list[int]:
    """The number of the parse that each header gets where no letters are asked, -1 where that of the rules stands."""
    found = []
    for case, (numbers, own) in zip(cases, scores, strict=True):
        as_rules = ruled_in(case, numbers)
        best = likeliest_of(list(own), as_rules)
        found.append(-1 if best == as_rules else int(numbers[best]))
    return found


def ruled_in(case: Case, numbers: Ints) -> int | None:
    """Where the parse of the rules stands among others."""
    found = np.flatnonzero(numbers == case.ruled)
    return int(found[0]) if len(found) else None


def figures_of(
    material: Material, numbers: list[int], taken: Callable[[Section], bool]
) -> dict[str, tuple[float, float, float]]:
    """F1 by field (`work.T`): of the rules, of the model, of the best parses; and that of all fields together."""
    counts: dict[str, Ints] = defaultdict(lambda: np.zeros((3, 3), int))
    for case, number in zip(material.cases, numbers, strict=True):
        if case.head.wanted is None or not taken(case.section):
            continue
        spans = {tuple(span): i for i, span in enumerate(case.head.spans)}
        for at, role in enumerate(ROLES):
            if role in case.head.allowed:
                wanted = role in case.head.wanted
                ruled = role in case.head.rules, role in case.head.rules_right
                said = [ruled]
                for parse in (number, int(case.worth.argmax())):
                    span = case.parses[parse][at]
                    is_right = span is not None and spans[span] in case.head.right.get(role, ())
                    said.append(ruled if parse < 0 else (span is not None, is_right))
                for who, (named, is_right) in enumerate(said):
                    counts[f"{case.section.kind[:4]}.{role}"][who] += (
                        is_right,
                        named and not is_right,
                        wanted and not is_right,
                    )
    counts["all"] = np.asarray(sum(counts.values()))
    return {name: tuple(map(_f1, table)) for name, table in sorted(counts.items())}  # type: ignore[misc]


def _f1(counts: Ints) -> float:
    right, wrong, missing = (int(count) for count in counts)
    return 2 * right / max(1, 2 * right + wrong + missing)


def as_data(material: Material, fitted: Fitted) -> dict[str, Any]:
    """The weights by their names, rounded; those next to nothing are left out."""
    by_group, of_marks = material.unpacked(fitted.single)
    named = {
        group: {
            role: {name: round(float(w), 3) for name, w in zip(FIGURES, row, strict=True) if abs(w) > 0.002}
            for role, row in zip((*ROLES, "X"), table, strict=True)
        }
        for group, table in zip(GROUPS, by_group, strict=True)
    }
    marks = {
        name: round(float(of_marks[i]), 3) for name, i in sorted(material.names.items(), key=itemgetter(0)) if name
    }
    marks = {name: w for name, w in marks.items() if not math.isclose(w, 0, abs_tol=0.002)}
    return {"figures": named, "marks": marks, "own": round(float(fitted.agreeing[0]), 3),
            "agreement": [round(float(w), 3) for w in fitted.agreeing[1:]]}  # fmt: skip
