"""Fits the model of sections: each piece by its figures and by the true kind of the piece above it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.heads.fit import least
from benchmarks.sections.rows import Chain, Row, lead_of_chain
from cv_generator.reading.structure.section_figures import CUT, FIGURES, HEADING, OWN, Piece
from cv_generator.reading.structure.section_letters import KINDS
from cv_generator.reading.structure.section_model import Weights, kinds_told

Floats = NDArray[np.float64]
COUNTS = {"clean": 1.0, "clean-2": 1.0, "fresh": 1.0, "worked": 0.6, "known": 0.4, "known-2": 0.4}
"""What a piece counts by its source: the rules look better on documents that they were made from."""
OF_HIDDEN = 0.3
"""What a piece of a section counts whose heading was hidden."""
_RIDGE = 3.0
_ROUNDS = 45
_K = len(KINDS)
_WIDTH = len(FIGURES) + 1
"""The figures of a piece, and last whether its heading was hidden: those say nothing of how often headings mislead."""
_OF_RULES = [
    at for at, name in enumerate(FIGURES) if name in ("unheaded", "label", "sure") or name.startswith("ruled ")
]
_SIZES = (_WIDTH * _K, len(OWN) * _K, len(CUT), len(HEADING), _K * _K)


class Material:
    """All pieces in arrays, each with the kind of the piece above it; -1 at the beginning of a section."""

    def __init__(self, chains: Sequence[Chain]) -> None:
        self.chains = chains
        told = [(chain, at, row) for chain in chains for at, row in enumerate(chain.rows) if row.told]
        self.rows = [row for _, _, row in told]
        self.figures = np.zeros((len(told), _WIDTH))
        for number, (chain, _, row) in enumerate(told):
            for at, value in row.figures.items():
                self.figures[number, at] = value / 100
            if chain.hidden:
                self.figures[number, _OF_RULES] = 0
                self.figures[number, -1] = 1
        self.own = np.array([row.own for row in self.rows]) / 100
        self.cut = np.array([row.cut or [0] * len(CUT) for row in self.rows]) / 100
        self.heading = np.array([row.heading or [[0] * len(HEADING)] * _K for row in self.rows]) / 100
        self.kind = np.array([KINDS.index(max(row.told, key=row.told.__getitem__)) for row in self.rows])
        self.above = np.array([_kind_above(chain, at) for chain, at, _ in told])
        self.counts = np.array([COUNTS.get(c.source, 0.3) * (OF_HIDDEN if c.hidden else 1.0) for c, _, _ in told])
        self.folds = np.array([chain.fold for chain, _, _ in told])

    def loss(self, weights: Floats, counts: Floats) -> tuple[float, Floats]:
        """The negative log likelihood with a ridge, and its gradient."""
        figures, own, stay, heading, kinds = unpacked(weights)
        scores = self.figures @ figures.T + np.einsum("nko,ko->nk", self.own, own)
        inner = self.above >= 0
        above = np.where(inner, self.above, 0)
        same = np.zeros_like(scores)
        same[np.arange(len(same)), above] = inner
        moved = (1 - same) * inner[:, None]
        scores += same * (self.cut @ stay)[:, None] + moved * (self.heading @ heading)
        scores += kinds[above] * inner[:, None]
        most = scores.max(1, keepdims=True)
        shares = np.exp(scores - most)
        total = shares.sum(1, keepdims=True)
        at = np.arange(len(scores))
        lost = float((counts * (most[:, 0] + np.log(total[:, 0]) - scores[at, self.kind])).sum())
        pulls = shares / total
        pulls[at, self.kind] -= 1
        pulls *= counts[:, None]
        of_kinds = np.zeros((_K, _K))
        np.add.at(of_kinds, above, pulls * inner[:, None])
        gradient = np.concatenate([
            (pulls.T @ self.figures).ravel(), np.einsum("nko,nk->ko", self.own, pulls).ravel(),
            (same * pulls).sum(1) @ self.cut, np.einsum("nk,nkh->h", moved * pulls, self.heading), of_kinds.ravel(),
        ])  # fmt: skip
        return lost + 0.5 * _RIDGE * float(weights @ weights), gradient + _RIDGE * weights


def _kind_above(chain: Chain, at: int) -> int:
    """The true kind of the nearest piece above that is told; that of the rules where none is."""
    if not at:
        return -1
    told = next((row.told for row in reversed(chain.rows[:at]) if row.told), {chain.ruled: 1})
    return KINDS.index(max(told, key=told.__getitem__))


def unpacked(weights: Floats) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    figures, own, stay, heading, kinds = np.split(weights, np.cumsum(_SIZES)[:-1])
    return figures.reshape(_K, -1), own.reshape(_K, -1), stay, heading, kinds.reshape(_K, _K)


def fit(material: Material, taken: Callable[[int], bool] = lambda _: True) -> Weights:
    """The weights that are fitted on the folds that are taken."""
    counts = material.counts * np.array([taken(int(fold)) for fold in material.folds])
    found = least(lambda weights: material.loss(weights, counts), np.zeros(sum(_SIZES)), _ROUNDS)
    return as_weights(found)


def as_weights(found: Floats) -> Weights:
    figures, own, stay, heading, kinds = (np.round(part, 3).tolist() for part in unpacked(found))
    figures = [row[:-1] for row in figures]
    rows: list[Any] = [tuple(map(tuple, part)) for part in (figures, own, kinds)]
    return Weights(rows[0], rows[1], tuple(stay), tuple(heading), rows[2])


def right(chain: Chain, fitted: Weights) -> tuple[int, int, int]:
    """How many lines of a section are told, how many are right by the rules, and how many by the model."""
    kinds = kinds_told([_piece(row) for row in chain.rows], chain.ruled, lead_of_chain(chain) or 0.0, fitted)
    pairs = list(zip(chain.rows, kinds, strict=True))
    told = sum(sum(row.told.values()) for row, _ in pairs)
    return (
        told,
        sum(row.told.get(chain.ruled, 0) for row, _ in pairs),
        sum(row.told.get(kind, 0) for row, kind in pairs),
    )


def _piece(row: Row) -> Piece:
    figures = [row.figures.get(at, 0) / 100 for at in range(len(FIGURES))]
    own = [tuple(each / 100 for each in one) for one in row.own]
    cut = [each / 100 for each in row.cut]
    return Piece(0, [], figures, own, cut, [(a / 100, b / 100, c / 100) for a, b, c in row.heading])
