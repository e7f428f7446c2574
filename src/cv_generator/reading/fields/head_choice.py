"""Which of the scored parses of a head is taken.

Where the letters were asked it is the one whose values are likeliest right, each counted by itself; else the likeliest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from math import exp

from cv_generator.reading.fields.head_parses import Chosen, Span

CLEAR = 2.0
"""By how much the parse of the rules must lead, in log odds, to stand without a look at the letters."""
_LEAD = 0.3
"""By how much another parse must lead before that of the rules, in log odds."""
_RIGHT, _NAMED = 2.0, 0.9
"""What a right value is worth, and what it costs to name one: it is named from a chance of nine in twenty."""
_LEFT = 0.3
"""What it costs to leave a run of atoms over that belongs to a name: it becomes a text of the entry."""


def leads_clearly(scores: Sequence[float], as_rules: int) -> bool:
    """Whether the parse of the rules is so far before all others that the letters need not be asked."""
    return all(scores[as_rules] > score + CLEAR for at, score in enumerate(scores) if at != as_rules)


def chances_of(scores: Sequence[float]) -> list[float]:
    """How likely each parse is, by scores that are logarithms of odds."""
    most = max(scores)
    shares = [exp(score - most) for score in scores]
    total = sum(shares)
    return [share / total for share in shares]


def likeliest_of(scores: Sequence[float], as_rules: int | None) -> int:
    """The number of the parse that leads; `as_rules` is that of the rules, None where theirs is not among them."""
    return _unless_ruled(max(range(len(scores)), key=scores.__getitem__), scores, as_rules)


def worthiest(parses: Sequence[Chosen], scores: Sequence[float], as_rules: int | None) -> int:
    """The number of the parse that is worth most; `as_rules` as in `likeliest_of`.

    What speaks for a value are all parses that have it, so one that agrees with many goes before a likelier one.
    """
    chances = chances_of(scores)
    of_values: dict[tuple[int, Span], float] = {}
    of_atoms: dict[int, float] = {}
    for parse, chance in zip(parses, chances, strict=True):
        for role, span in enumerate(parse):
            if span:
                of_values[role, span] = of_values.get((role, span), 0.0) + chance
                for atom in range(*span):
                    of_atoms[atom] = of_atoms.get(atom, 0.0) + chance
    worths = [
        sum(_RIGHT * of_values[role, span] - _NAMED for role, span in enumerate(parse) if span)
        - _LEFT * sum(max(of_atoms[atom] for atom in run) for run in _left_over(parse, of_atoms))
        for parse in parses
    ]
    return _unless_ruled(max(range(len(worths)), key=worths.__getitem__), scores, as_rules)


def _unless_ruled(best: int, scores: Sequence[float], as_rules: int | None) -> int:
    """The best parse where it leads that of the rules; else the rules' own."""
    return best if as_rules is None or scores[best] > scores[as_rules] + _LEAD else as_rules


def _left_over(parse: Chosen, atoms: Iterable[int]) -> Iterator[list[int]]:
    """The runs of atoms that a parse does not name, of those that any parse does."""
    taken = {atom for span in parse if span for atom in range(*span)}
    free = [atom for atom in sorted(atoms) if atom not in taken]
    for _, run in groupby(enumerate(free), lambda each: each[1] - each[0]):
        yield [atom for _, atom in run]
