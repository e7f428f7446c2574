"""What the letters of a head's spans (`words.judge`) say of its parses.

They are asked only where the parse of the rules does not lead clearly; what they say is added to the scores of the
likeliest parses.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import mul

from cv_generator.reading.fields.head_parses import Chosen, Span
from cv_generator.reading.fields.head_spans import ROLES, Spans
from cv_generator.reading.fields.head_weights import LetterWeights
from cv_generator.reading.words.judge import SORTS, log_odds

OF_TEXT = len(SORTS) + 1
"""Figures of one text: log odds of each sort and of any body."""
OF_INSIDE = 4
OF_SPAN = OF_TEXT + OF_INSIDE
_TITLE, _DEGREE, _PLACE, _BODY = SORTS.index("T"), SORTS.index("D"), SORTS.index("L"), OF_TEXT - 1
_NOTHING = (0.0,) * OF_TEXT
_NO_INSIDE = (0.0,) * OF_INSIDE


class Letters:
    """What the letters say of one header's spans, each told once."""

    def __init__(self, spans: Spans, weights: LetterWeights) -> None:
        self._spans, self._weights = spans, weights
        self._figures: dict[Span, list[float]] = {}
        self._said: dict[tuple[str, Span], float] = {}

    def score(self, own: float, chosen: Chosen) -> float:
        """The score of a parse: its own, and what the letters of its spans add."""
        score = self._weights.own * own
        for role, span in zip(ROLES, chosen, strict=True):
            if span:
                key = role, span
                if key not in self._said:
                    self._said[key] = self._of(role, span)
                score += self._said[key]
        return score

    def _of(self, role: str, span: Span) -> float:
        if span not in self._figures:  # the same whatever role it plays
            texts = self._spans.texts
            atoms = [log_odds(texts[at, at + 1]) if (at, at + 1) in texts else _NOTHING for at in range(*span)]
            self._figures[span] = figures_of(log_odds(texts[span]), atoms)
        return float(sum(map(mul, self._figures[span], self._weights.of_role[role])))


def figures_of(own: Sequence[float], atoms: Sequence[Sequence[float]]) -> list[float]:
    """The figures of a span that plays a role: of its text, of its atoms against each other, and their sums."""
    taken = [sum(each) for each in zip(*atoms, strict=True)]
    return [*own, *(_inside(atoms) if len(atoms) > 1 else _NO_INSIDE), *taken]


def _inside(atoms: Sequence[Sequence[float]]) -> tuple[float, ...]:
    """How much each atom is a title or a degree, how much each is a body, and whether one is this and another that."""
    named = [max(atom[_TITLE], atom[_DEGREE]) for atom in atoms]
    bodies = [atom[_BODY] for atom in atoms]
    both = min(max(named), max(bodies))
    return min(named) + 1, min(bodies) + 1, both + 1, max(atom[_PLACE] for atom in atoms) + 1
