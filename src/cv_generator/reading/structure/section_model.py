"""What the parts of a section are where its heading does not tell: the likeliest kinds of all its pieces together.

A log-linear model in which each piece is told by its figures and by the piece above it. What the rules say stands
unless another kind leads clearly. The card is `benchmarks/sections/README.md`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from math import exp, log
from pathlib import Path
from typing import Any, cast

from cv_generator.reading.structure.section_figures import Piece
from cv_generator.reading.structure.section_letters import KINDS
from cv_generator.reading.structure.sections import Section

LEAD, LEAD_OF_CONTACT = 1.5, 0.75
"""What the rules' kind of a piece counts beside what the model says, in log odds; less for what is left over."""
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


def is_open(section: Section) -> bool:
    """Whether its heading does not settle what a section is: there is none, only its look makes it one, or it misleads.

    Below listed words for these kinds other things stand often enough: a profile that lists skills, leisure in a club.
    """
    return 0 < len(section.lines) <= _MOST_LINES and (
        section.kind in MISLEADING if is_sure(section) else is_told(section.kind)
    )


MISLEADING = ("summary", "further_experience", "languages", "interests", "other")
"""The kinds whose listed headings stand above other things too."""


def is_sure(section: Section) -> bool:
    """Whether it stands under a heading whose words are listed."""
    return section.heading is not None and section.heading.sure


def is_told(kind: str) -> bool:
    """Whether the model knows a kind of section."""
    return kind in KINDS or kind == "title"


def kinds_told(pieces: list[Piece], ruled: str, lead: float | None = None, fitted: Weights | None = None) -> list[str]:
    """The kind of each piece of a section that is `ruled` one kind by the rules."""
    model = fitted or weights()
    mine = KINDS.index("contact" if ruled == "title" else ruled)
    if lead is None:
        lead = LEAD if mine else LEAD_OF_CONTACT
    values: list[float] = []
    ways: list[list[int]] = []
    for piece in pieces:
        local = _local(piece, model)
        if not values:
            values = _shares(local)
            values[mine] += lead
            continue
        stay = sum(weight * figure for weight, figure in zip(model.stay, piece.cut, strict=True) if figure)
        moved = [
            score + sum(w * f for w, f in zip(model.heading, figures, strict=True))
            for score, figures in zip(local, piece.heading, strict=True)
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
    told = [(at, figure) for at, figure in enumerate(piece.figures) if figure]
    return [
        sum([weights[at] * figure for at, figure in told])
        + sum([w * f for w, f in zip(of_own, figures, strict=True) if f])
        for weights, of_own, figures in zip(model.figures, model.own, piece.own, strict=True)
    ]


def _shares(scores: list[float]) -> list[float]:
    """The logarithms of the shares of all kinds."""
    most = max(scores)
    total = most + log(sum([exp(score - most) for score in scores]))
    return [score - total for score in scores]
