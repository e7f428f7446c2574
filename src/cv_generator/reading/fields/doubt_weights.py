"""What each mark is worth, in log odds that the value is wrong: positive ones speak against it.

The weights are made by `python -m benchmarks.doubt --fit`; the card is `benchmarks/doubt/README.md`.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from math import fsum
from pathlib import Path
from typing import Any, cast

from cv_generator.reading.fields.doubts_around import AROUND

CONTRADICTIONS: dict[str, float] = {
    "a name that is a place": 1.0,
    "a name of one word": 0.5,
    "signs stand in the name": 0.3,
    "few digits": 0.2,
}
"""What is too rare in the documents to be fitted: the log odds that a value is wrong are at least these."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Of the first pass `bases` by group, `marks` by name, `pairs` of marks, or of a group and a mark, by both names.

    `again` are those of the second pass, by group and by `AROUND`; `limit` are the log odds of being wrong from which
    a value is doubtful.
    """

    bases: dict[str, float]
    marks: dict[str, float]
    pairs: dict[str, dict[str, float]]
    again: dict[str, float]
    limit: float

    def own(self, group: str, marks: Collection[str]) -> float:
        """The log odds that a value is wrong, by its own marks; the same in whatever order they come."""
        single = [self.marks.get(mark, 0.0) for mark in marks]
        return fsum((self.bases[group], *single, *(weight for *_, weight in self.paired(group, marks))))

    def paired(self, group: str, marks: Collection[str]) -> Iterator[tuple[str, str, float]]:
        """The pairs that a value has, with their weights."""
        names = {group, *marks}
        for first in names & self.pairs.keys():
            seconds = self.pairs[first]
            for second in names & seconds.keys():
                yield first, second, seconds[second]

    def all_told(self, group: str, marks: Collection[str], figures: Iterable[float]) -> float:
        """The log odds of the second pass, by what stands around; with a contradiction they are at least its own."""
        told = (self.again[name] * figure for name, figure in zip(AROUND, figures, strict=True))
        least = (CONTRADICTIONS[mark] for mark in marks if mark in CONTRADICTIONS)
        return round(max((fsum((self.again[group], *told)), *least)), 6)


@cache
def weights() -> Weights:
    """As they are stored beside this module."""
    stored = Path(__file__).with_name("doubt_weights.json").read_text("utf-8")
    return Weights(**cast("dict[str, Any]", json.loads(stored)))
