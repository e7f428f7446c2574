"""Fits what the letters of spans count beside the scores of parses.

It is fitted on scores of people whom the model of the parses that made them has not seen, so that these are worth there
what they are worth on others.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.heads.fit import GROUPS, Case, Floats, Ints, Material, Scored, choosing, ruled_in, unseen
from benchmarks.heads.rows import LETTERS
from benchmarks.truths import FOLDS
from cv_generator.reading.fields.head_choice import leads_clearly, worthiest
from cv_generator.reading.fields.head_letters import OF_SPAN, OF_TEXT, figures_of
from cv_generator.reading.fields.head_spans import ROLES

_RIDGE = 10.0
_OF_GROUP = len(ROLES) * OF_SPAN + OF_TEXT


def table_of(case: Case, numbers: Ints) -> Floats:
    """What the letters say of each parse: figures by group, role and figure, those of all that is taken last."""
    odds = {
        tuple(span): [each / LETTERS for each in row]
        for span, row in zip(case.head.spans, case.head.letters, strict=True)
    }
    group = GROUPS.index("education" if case.section.kind == "education" else "work")
    table = np.zeros((len(numbers), len(GROUPS) * _OF_GROUP))
    for row, number in zip(table, numbers, strict=True):
        own = row[group * _OF_GROUP : (group + 1) * _OF_GROUP]
        for at, span in enumerate(case.parses[number]):
            if span:
                atoms = [odds.get((index, index + 1), [0.0] * OF_TEXT) for index in range(*span)]
                figures = figures_of(odds[span], atoms)
                own[at * OF_SPAN : (at + 1) * OF_SPAN] += figures[:OF_SPAN]
                own[-OF_TEXT:] += figures[OF_SPAN:]
    return table


class Letters:
    """The headers of which letters are stored, with the scores of their parses and what the letters say of these."""

    def __init__(self, cases: list[Case], scored: list[Scored], weights: dict[str, float]) -> None:
        self.cases, self.scored, self._weights = cases, scored, weights
        self.tables: list[NDArray[np.float64] | None] = [
            table_of(case, numbers) if case.head.letters else None
            for case, (numbers, _) in zip(cases, scored, strict=True)
        ]

    def fit(self, without: int = -1) -> Floats:
        """The weights: first what a parse's own score counts. `without` names the fold that is left out."""
        rows, good, counts = [], [], []
        for case, (numbers, scores), table in zip(self.cases, self.scored, self.tables, strict=True):
            best = case.worth[numbers] == case.worth.max()
            if table is None or not case.teaches or case.section.fold == without or not best.any() or best.all():
                continue
            rows.append(np.column_stack([scores, table]))
            good.append(best)
            counts.append(self._weights[case.section.source])
        return choosing(rows, good, counts, _RIDGE)

    def chosen(self, weights: Floats) -> list[int | None]:
        """The parse of each header, -1 where that of the rules stands; None where no letters are stored."""
        return [
            None if table is None else _chosen(case, numbers, scores, weights[0] * scores + table @ weights[1:])
            for case, (numbers, scores), table in zip(self.cases, self.scored, self.tables, strict=True)
        ]


def chosen_across(
    material: Material, without: Mapping[frozenset[int], list[Scored]], weights: dict[str, float]
) -> list[int | None]:
    """What each header gets from weights that were fitted without its person, on scores that were so too."""
    found: list[int | None] = [None] * len(material.cases)
    for fold in range(FOLDS):
        told = Letters(material.cases, unseen(material, without, fold), weights)
        for at, (case, number) in enumerate(zip(material.cases, told.chosen(told.fit(fold)), strict=True)):
            if case.section.fold == fold:
                found[at] = number
    return found


def _chosen(case: Case, numbers: Ints, scores: Floats, told: Floats) -> int:
    as_rules = ruled_in(case, numbers)
    if as_rules is not None and leads_clearly(list(scores), as_rules):
        return -1
    best = worthiest([case.parses[number] for number in numbers], list(told), as_rules)
    return -1 if best == as_rules else int(numbers[best])


def as_data(weights: Floats) -> dict[str, Any]:
    """The weights as the reader has them."""
    data: dict[str, Any] = {"own": round(float(weights[0]), 3)}
    for index, group in enumerate(GROUPS):
        own = [round(float(each), 3) for each in weights[1 + index * _OF_GROUP : 1 + (index + 1) * _OF_GROUP]]
        data[group] = {role: own[at * OF_SPAN : (at + 1) * OF_SPAN] for at, role in enumerate(ROLES)}
        data[group]["X"] = own[-OF_TEXT:]
    return data
