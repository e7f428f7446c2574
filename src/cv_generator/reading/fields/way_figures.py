"""How well a way to part a section makes entries of it that are alike and whole: figures of the section at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from itertools import pairwise
from math import log

from cv_generator.reading.fields.line_facts import RANGE, TENTH, LineFacts

FIGURES = (
    "lines", "ruled", "more than ruled", "entries", "log of entries", "one entry", "one line",
    "undated", "share undated", "two dates", "three dates", "two ranges", "ranges too many",
    "like look", "like look below", "like place of date", "like cells", "like indent", "like length",
    "look of first lines within", "gaps all wider", "wide gaps within",
    "below items", "below items within", "items begin some", "ends plain", "label begins", "labelled begins",
    "no role", "no body", "role in all",
)  # fmt: skip
"""The names of the figures of a way, in their order."""
_MOST_MORE, _MOST_GAPS, _MOST_ALIKE = 6, 4, 4
_NEAR_GAPS, _POINTS = 5, 4
_LINES_OF_HEAD, _LONGEST = 5, 110
_IS_ROLE, _IS_BODY = TENTH, 5
_UNSEEN = 0.3


def figures_of(
    lines: Sequence[LineFacts], firsts: Sequence[int], ruled: Sequence[int], likelihood: float
) -> list[float]:
    """The figures of a way. `likelihood` is what the lines by themselves say of it, up to what is the same for all."""
    entries = list(pairwise([*firsts, len(lines)]))
    count = len(entries)
    within = [at for a, z in entries for at in range(a + 1, z)]
    no_role, no_body = _unnamed(lines, entries)
    found = [
        likelihood, list(firsts) == list(ruled), min(len(set(firsts) - set(ruled)), _MOST_MORE), count, log(count),
        count == 1, sum(z - a == 1 for a, z in entries),
        *_of_dates(lines, entries),
        *_of_likeness(lines, entries),
        _look_within(lines, firsts, within), *_of_gaps(lines, firsts, within),
        sum(lines[at - 1].bullet for at in firsts[1:]),
        sum(not lines[at].bullet and lines[at - 1].bullet and not lines[at].continues for at in within),
        0 < sum(lines[at].bullet for at in firsts) < count,
        sum(not lines[z - 1].bullet and any(lines[at].bullet for at in range(a, z)) for a, z in entries),
        sum(lines[at].colon for at in firsts[1:]),
        sum(lines[at].labelled for at in firsts[1:]),
        no_role, no_body, no_role == 0,
    ]  # fmt: skip
    return [float(figure) for figure in found]


def _of_dates(lines: Sequence[LineFacts], entries: list[tuple[int, int]]) -> list[float]:
    dates = [sum(lines[at].date > 0 for at in range(a, z)) for a, z in entries]
    ranges = [sum(lines[at].date == RANGE for at in range(a, z)) for a, z in entries]
    undated = dates.count(0) if any(dates) else 0
    return [
        undated, undated / len(entries), sum(each > 1 for each in dates), sum(each > 2 for each in dates),
        sum(each > 1 for each in ranges), sum(max(0, each - 1) for each in ranges),
    ]  # fmt: skip


def _of_likeness(lines: Sequence[LineFacts], entries: list[tuple[int, int]]) -> list[float]:
    firsts = [lines[a] for a, _ in entries]
    dates = [next((at - a for at in range(a, z) if lines[at].date), -1) for a, z in entries]
    return [
        _alike([(line.bold, line.size // TENTH, line.capitals) for line in firsts]),
        _alike([lines[a + 1].look if z - a > 1 else -1 for a, z in entries]),
        _alike([min(date, _MOST_ALIKE) for date in dates]) if any(line.date for line in lines) else 0.0,
        _alike([min(line.rest, _MOST_ALIKE - 1) for line in firsts]),
        _alike([round(line.indent / _POINTS) for line in firsts]),
        _alike([min(z - a, _MOST_ALIKE) for a, z in entries]),
    ]


def _alike(values: Sequence[Hashable]) -> float:
    """How likely each value is by the others, all together: a logarithm, 0 where there is one."""
    others = len(values) - 1
    if not others:
        return 0.0
    counts = Counter(values)
    total = others + _UNSEEN * (len(counts) + 1)
    return sum(times * log((times - 1 + _UNSEEN) / total) for times in counts.values())


def _look_within(lines: Sequence[LineFacts], firsts: Sequence[int], within: list[int]) -> float:
    """How many plain lines within entries, for each entry, have a look as first lines have it."""
    looks = Counter(lines[at].look for at in firsts)
    return sum(looks[lines[at].look] for at in within if not lines[at].bullet) / len(firsts) ** 2


def _of_gaps(lines: Sequence[LineFacts], firsts: Sequence[int], within: list[int]) -> tuple[float, float]:
    """Whether there is more white space above all first lines than above others; above how many others there is."""
    above = sorted(lines[at].gap for at in firsts[1:] if lines[at].gap >= 0)
    others = [lines[at].gap for at in within if lines[at].gap >= 0]
    if not above or not others:
        return 0.0, 0.0
    wide = sum(gap >= above[len(above) // 2] - _NEAR_GAPS for gap in others)
    return float(above[0] > max(others) + _NEAR_GAPS), float(min(wide, _MOST_GAPS))


def _unnamed(lines: Sequence[LineFacts], entries: list[tuple[int, int]]) -> tuple[int, int]:
    """How many entries name no role, and how many no employer or school, in their first lines."""
    heads = [
        [line for line in lines[a : min(z, a + _LINES_OF_HEAD)] if not line.bullet and line.length < _LONGEST]
        for a, z in entries
    ]
    return (
        sum(all(line.role <= _IS_ROLE for line in head) for head in heads),
        sum(all(line.body <= _IS_BODY for line in head) for head in heads),
    )
