"""Fits small trees that vote (`cv_generator.reading.trees`): each new one leads where those before it were wrong."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cv_generator.reading.trees import Tree, sum_of

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
DEPTH, ROUNDS, RATE = 3, 120, 0.1
_BINS, _RIDGE, _LEAST = 32, 2.0, 2.5
_DIGITS = 3


def fit(figures: Floats, right: Floats, counts: Floats, start: Floats) -> tuple[Tree, ...]:
    """Trees whose sum, added to `start`, is the logarithm of the odds that a row is right (1 or 0).

    `counts` says what each row counts.
    """
    cuts = [np.unique(np.quantile(column, np.linspace(0, 1, _BINS + 1)[1:-1])) for column in figures.T]
    binned = np.stack([np.searchsorted(cut, column) for cut, column in zip(cuts, figures.T, strict=True)], 1)
    odds, found = start.copy(), []
    for _ in range(ROUNDS):
        share = 1 / (1 + np.exp(-odds))
        tree = _grown(binned, cuts, counts * (share - right), counts * np.maximum(share * (1 - share), 1e-4), DEPTH)
        found.append(tree)
        odds += said(tree, figures)
    return tuple(found)


def said(tree: Tree, figures: Floats) -> Floats:
    """What a tree says of each row."""
    if not isinstance(tree, tuple):
        return np.full(len(figures), tree)
    at, most, below, above = tree
    ways = np.where(figures[:, at] <= most, said(below, figures), said(above, figures))
    return np.asarray(ways, np.float64)


def odds_of(trees: Sequence[Tree], figures: Floats, start: Floats) -> Floats:
    """The same of all trees, as it is asked in a reading."""
    return start + np.array([sum_of(trees, row) for row in figures], np.float64)


def _grown(binned: Ints, cuts: list[Floats], pull: Floats, bend: Floats, depth: int) -> Tree:
    summed, bent = pull.sum(), bend.sum()
    leaf = round(float(-RATE * summed / (bent + _RIDGE)), _DIGITS)
    if not depth or bent < 2 * _LEAST:
        return leaf
    best, chosen = 1e-6, (-1, -1)
    for column, cut in enumerate(cuts):
        if not len(cut):
            continue
        pulls = np.bincount(binned[:, column], pull, len(cut) + 1).cumsum()[:-1]
        bends = np.bincount(binned[:, column], bend, len(cut) + 1).cumsum()[:-1]
        parted = pulls**2 / (bends + _RIDGE) + (summed - pulls) ** 2 / (bent - bends + _RIDGE)
        gains = np.where((bends >= _LEAST) & (bent - bends >= _LEAST), parted - summed**2 / (bent + _RIDGE), 0.0)
        if gains.max() > best:
            best, chosen = float(gains.max()), (column, int(gains.argmax()))
    column, at = chosen
    if column < 0:
        return leaf
    below = binned[:, column] <= at
    parts = [_grown(binned[rows], cuts, pull[rows], bend[rows], depth - 1) for rows in (below, ~below)]
    return column, float(cuts[column][at]), parts[0], parts[1]


def store(path: Path, trees: Sequence[Tree]) -> None:
    """One tree a line."""
    path.write_text("[\n" + ",\n".join(json.dumps(tree) for tree in trees) + "\n]\n", "utf-8")


def tally(right: Sequence[Any], ruled: Sequence[Any], told: Sequence[Any]) -> dict[str, int]:
    """How often the rules are wrong and how often the trees are, and what became better and worse."""
    rows = list(zip(right, ruled, told, strict=True))
    return {
        "pairs": len(rows),
        "rules wrong": sum(bool(yes) != bool(rule) for yes, rule, _ in rows),
        "wrong": sum(bool(yes) != bool(tree) for yes, _, tree in rows),
        "better": sum(bool(yes) == bool(tree) != bool(rule) for yes, rule, tree in rows),
        "worse": sum(bool(yes) == bool(rule) != bool(tree) for yes, rule, tree in rows),
    }
