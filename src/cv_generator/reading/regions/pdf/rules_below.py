"""Pieces of a page along which a rule runs right below: headings, mostly."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from cv_generator.reading.regions.pdf.native import Rule
from cv_generator.reading.regions.pdf.words import Piece

_BELOW = 1.2
"""Sizes of the type from the baseline down to a rule that belongs to it."""
_SHORT = 0.5
"""Sizes of the type by which a rule may be shorter than the piece at each end."""
_ON = 1.0
"""Points by which a rule may stand above the baseline."""


def attach_rules(pieces: Sequence[Piece], rules: Sequence[Rule]) -> None:
    """Tell the pieces of a page that are ruled that they are: each rule belongs to the lowest pieces above it."""
    downwards = sorted(pieces, key=lambda piece: piece.base)
    bases = [piece.base for piece in downwards]
    farthest = _BELOW * max((piece.size for piece in pieces), default=0.0)
    for rule in rules:
        if rule.is_upright:
            continue
        near = slice(bisect_left(bases, rule.top - farthest), bisect_left(bases, rule.top + _ON))
        above = [piece for piece in downwards[near] if _is_along(rule, piece)]
        for piece in above:
            piece.ruled |= piece.base > above[-1].base - _SHORT * piece.size


def _is_along(rule: Rule, piece: Piece) -> bool:
    """Whether a rule runs below all of a piece, and near. Words that lead somewhere are underlined for that."""
    spare = _SHORT * piece.size
    return (
        rule.x0 <= piece.x0 + spare and rule.x1 >= piece.x1 - spare
        and rule.top - piece.base < _BELOW * piece.size
        and not any(word.href for word in piece.words)
    )  # fmt: skip
