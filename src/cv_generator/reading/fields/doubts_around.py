"""The second look at each single value: how likely the others of its entry, section and document are wrong."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

AROUND = ("own", "entry", "most", "section", "document")
"""What is weighed beside the group: the value's own log odds, and those of what stands around it."""
_USUAL, _COUNTS = 0.15, 2
"""The share of values that are wrong, and how many values that counts, where few stand around."""
_MIDDLE = math.log(_USUAL / (1 - _USUAL))


class _Sum(NamedTuple):
    chance: float
    number: int


def around(own: Mapping[str, float]) -> dict[str, tuple[float, ...]]:
    """For the log odds of being wrong by path, the figures of `AROUND`: 0 where nothing tells more than is usual.

    `most` is how likely the worst of the other values of the entry is wrong (0 to 1), beyond what is usual.
    """
    chances = {path: 1 / (1 + math.exp(-odds)) for path, odds in own.items()}
    document = _Sum(math.fsum(chances.values()), len(chances))
    entries: dict[str, list[str]] = {}
    sections: dict[str, list[str]] = {}
    for path in own:
        entries.setdefault(entry_of(path), []).append(path)
        sections.setdefault(section_of(path), []).append(path)
    sums = {name: _Sum(math.fsum(chances[p] for p in paths), len(paths)) for name, paths in sections.items()}
    told: dict[str, tuple[float, ...]] = {}
    for path, odds in own.items():
        chance, others = chances[path], entries[entry_of(path)]
        in_entry = _Sum(math.fsum(chances[other] for other in others), len(others))
        most = max((chances[other] for other in others if other != path), default=_USUAL) - _USUAL
        section = sums[section_of(path)]
        told[path] = odds, _others(in_entry, chance), most, _others(section, chance), _others(document, chance)
    return told


def entry_of(path: str) -> str:
    """`work_experience[0]` of `work_experience[0].title`; contact data stand alone, lines of an address too."""
    return path.partition(".")[0]


def section_of(path: str) -> str:
    return path.partition("[")[0]


def _others(all_: _Sum, own: float) -> float:
    """Log odds that one of the others is wrong, against what is usual."""
    share = (all_.chance - own + _USUAL * _COUNTS) / (all_.number - 1 + _COUNTS)
    return math.log(share / (1 - share)) - _MIDDLE
