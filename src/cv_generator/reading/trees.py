"""Small trees that vote: each leads by a few comparisons of figures to a number, and the numbers are added up.

They are fitted by `benchmarks.trees` and stand as JSON beside the module that asks them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

Tree = float | tuple[int, float, "Tree", "Tree"]
"""A number, or the index of a figure, the most that it is on the first way, and what stands on either way."""


@cache
def trees_in(path: Path) -> tuple[Tree, ...]:
    """The trees that a file holds."""
    return tuple(_tree(told) for told in json.loads(path.read_text("utf-8")))


def _tree(told: Any) -> Tree:
    if not isinstance(told, list):
        return float(told)
    at, most, below, above = told
    return at, most, _tree(below), _tree(above)


def sum_of(trees: Iterable[Tree], figures: Sequence[float]) -> float:
    """What all trees say of some figures: logarithms of odds where they were fitted so."""
    total = 0.0
    for tree in trees:
        at = tree
        while isinstance(at, tuple):
            at = at[2] if figures[at[0]] <= at[1] else at[3]
        total += at
    return total
