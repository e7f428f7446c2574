"""What the parts of a section are where its heading does not tell: the likeliest kinds of all its pieces together.

A log-linear model in which each piece is told by its figures and by the piece above it. What the rules say stands
unless another kind leads clearly. The card is `benchmarks/sections/README.md`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from math import exp, log
from operator import itemgetter, mul
from pathlib import Path
from typing import Any, cast

from cv_generator.reading.structure.section_figures import Piece
from cv_generator.reading.structure.section_letters import KINDS
from cv_generator.reading.structure.sections import Section

_LEAD, _LEAD_OF_LEFT_OVER = 1.7, 0.75
_MISLEADING = frozenset(("summary", "further_experience", "languages", "interests", "other"))
"""The kinds whose listed headings stand above other things often enough: a profile that lists skills, say."""
_NUMBERS = range(len(KINDS))
_MOST_LINES = 300
"""Of a section that is told anew: more are no section of a CV, and all pieces of one are weighed together."""
_HOPELESS = 8.0
"""By how much a kind may fall behind the likeliest one at a piece, in log odds, to count for the next piece."""


@dataclass(frozen=True, slots=True)
class Weights:
    """`figures`, `own`, `heading` and `kinds` are by kind; `stay` are those of `CUT`, for a piece of the kind above.

    `kinds` are those of a piece below one of each kind.
    """

    figures: tuple[tuple[float, ...], ...]
    own: tuple[tuple[float, ...], ...]
    stay: tuple[float, ...]
    heading: tuple[float, ...]
    kinds: tuple[tuple[float, ...], ...]


@cache
def weights() -> Weights:
    """Made by `python -m benchmarks.sections --fit`."""
    read = cast("dict[str, Any]", json.loads(Path(__file__).with_name("section_weights.json").read_text("utf-8")))
    figures = tuple(tuple(row) for row in read["figures"])
    own, kinds = (tuple(tuple(row) for row in read[name]) for name in ("own", "kinds"))
    return Weights(figures, own, tuple(read["stay"]), tuple(read["heading"]), kinds)


def lead_of(ruled: str, *, headed: bool, sure: bool) -> float | None:
    """What the rules' kind of a section counts beside what the model says, in log odds; None where it stands.

    Little where nothing says that lines are contact data but that they are left over. What the rules told of lines
    without a heading by what they hold stands, and so do most kinds below listed headings (`sure`): no gain was lost
    by that.
    """
    if not headed:
        return _LEAD_OF_LEFT_OVER if ruled in ("contact", "title") else None
    return None if sure and ruled not in _MISLEADING else _LEAD


def lead_in(section: Section) -> float | None:
    """The same of a section at hand; None also where there are too many lines, or the model does not know its kind."""
    if not 0 < len(section.lines) <= _MOST_LINES or not is_told(section.kind):
        return None
    return lead_of(section.kind, headed=section.heading is not None, sure=is_sure(section))


def is_sure(section: Section) -> bool:
    """Whether it stands under a heading whose words are listed."""
    return section.heading is not None and section.heading.sure


def is_told(kind: str) -> bool:
    """Whether the model knows a kind of section."""
    return kind in KINDS or kind == "title"


def kinds_told(pieces: list[Piece], ruled: str, lead: float, fitted: Weights | None = None) -> list[str]:
    """The kind of each piece of a section that is `ruled` one kind by the rules, which leads by so much."""
    model = fitted or weights()
    mine = KINDS.index("contact" if ruled == "title" else ruled)
    values: list[float] = []
    ways: list[list[int]] = []
    for piece in pieces:
        local = _local(piece, model)
        if not values:
            values = _shares(local)
            values[mine] += lead
            continue
        stay = sum(map(mul, model.stay, piece.cut))
        moved = [
            score + sum(map(mul, model.heading, figures)) for score, figures in zip(local, piece.heading, strict=True)
        ]
        least = max(values) - _HOPELESS
        likely = [above for above in _NUMBERS if values[above] >= least]
        steps: dict[int, list[float]] = {}
        for above in likely:
            scores = [score + own for score, own in zip(moved, model.kinds[above], strict=True)]
            scores[above] = local[above] + model.kinds[above][above] + stay
            steps[above] = _shares(scores)
        best = [max(likely, key=lambda above, kind=kind: values[above] + steps[above][kind]) for kind in _NUMBERS]  # type: ignore[misc]
        values = [values[above] + steps[above][kind] for kind, above in enumerate(best)]
        values[mine] += lead
        ways.append(best)
    at = max(_NUMBERS, key=values.__getitem__)
    path = [at]
    for way in reversed(ways):
        at = way[at]
        path.append(at)
    return [KINDS[at] for at in reversed(path)]


def _local(piece: Piece, model: Weights) -> list[float]:
    """What the figures of a piece say of each kind."""
    told = [at for at, figure in enumerate(piece.figures) if figure]
    if len(told) < 2:  # itemgetter would give no tuple
        told = [0, 1]
    picked = itemgetter(*told)
    values = picked(piece.figures)
    return [
        sum(map(mul, picked(weights), values)) + sum(map(mul, of_own, figures))
        for weights, of_own, figures in zip(model.figures, model.own, piece.own, strict=True)
    ]


def _shares(scores: list[float]) -> list[float]:
    """The logarithms of the shares of all kinds."""
    most = max(scores)
    total = most + log(sum([exp(score - most) for score in scores]))
    return [score - total for score in scores]
