"""The ways in which a section may be parted into entries: what the rules say, and other simple answers.

Each way is the numbers of the first lines of entries, of which 0 is always one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cv_generator.reading.fields.line_facts import RANGE, LineFacts
from cv_generator.reading.fields.start_figures import gap_is_wider

Way = tuple[int, ...]

_LIKELY = (-1.0, 0.0, 1.0)
_NOT_UNLIKELY = -2.0
_OPEN = 3.0
_MOST_OPEN, _MOST_LOOKS, _MOST_GAPS = 12, 8, 6
_ABOVE_DATES = range(4)
_MOST_STARTS = 0.7


def ways_of(lines: Sequence[LineFacts], ruled: Sequence[int], odds: Sequence[float]) -> list[Way]:
    """All ways, that of the rules first. `odds` are the log odds of each line to be a first one."""
    found: dict[Way, None] = {tuple(ruled): None}
    heads_all = _heads_all(lines)
    for firsts in _sets(lines, ruled, odds):
        found[tuple(sorted((firsts - {1} if heads_all else firsts) | {0}))] = None
    return list(found)


def _heads_all(lines: Sequence[LineFacts]) -> bool:
    """Whether the first line is no entry by itself: it names nothing and has no date, and others have one."""
    first = lines[0]
    return not (first.date or first.bullet or max(first.role, first.body) > 0) and any(line.date for line in lines)


def _sets(lines: Sequence[LineFacts], ruled: Sequence[int], odds: Sequence[float]) -> Iterator[set[int]]:
    count = len(lines)
    for least in _LIKELY:
        yield {at for at in range(1, count) if odds[at] > least}
    plain = [at for at, line in enumerate(lines) if not line.bullet]
    for alike in (*_by_look(lines, plain), *_by_gap(lines, plain)):
        yield alike
        yield {at for at in alike if odds[at] > _NOT_UNLIKELY}
    yield from _by_dates(lines)
    yield {at for at, line in enumerate(lines) if line.starts_row}
    yield {at for at in plain if at and lines[at - 1].bullet}
    yield from _edited(set(ruled), odds)


def _by_look(lines: Sequence[LineFacts], plain: list[int]) -> Iterator[set[int]]:
    """The lines of one look, of those the first of each run, and those that stand apart from the line below."""
    looks = Counter(lines[at].look for at in plain)
    for look, times in looks.most_common(_MOST_LOOKS):
        if not 1 < times < len(lines):
            continue
        alike = [at for at in plain if lines[at].look == look]
        yield set(alike)
        yield {at for at in alike if not at or lines[at - 1].look != look}
        yield {at for at in alike if _stands_apart(lines, at)}


def _stands_apart(lines: Sequence[LineFacts], at: int) -> bool:
    gap = lines[at].gap
    return gap < 0 or at + 1 == len(lines) or gap_is_wider(gap, lines[at + 1].gap)


def _by_gap(lines: Sequence[LineFacts], plain: list[int]) -> Iterator[set[int]]:
    """The lines with more white space above them than others, wherever that may be parted into narrow and wide."""
    gaps = sorted({line.gap for line in lines[1:] if line.gap >= 0})
    steps = [(narrow, wide) for narrow, wide in pairwise(gaps) if gap_is_wider(wide + 1, narrow)]
    for narrow, wide in sorted(steps, key=lambda step: step[0] - step[1])[:_MOST_GAPS]:
        found = {at for at in plain if at and lines[at].gap > (narrow + wide) / 2}
        if len(found) < len(lines) * _MOST_STARTS:
            yield found


def _by_dates(lines: Sequence[LineFacts]) -> Iterator[set[int]]:
    """As many lines above each date, or each range, but none at or above an item or the date before."""
    dates = [at for at, line in enumerate(lines) if line.date]
    for dated in (dates, [at for at in dates if lines[at].date == RANGE]):
        lowest = []
        for before, date in pairwise((-1, *dated)):
            items = (at for at in range(date - 1, before, -1) if lines[at].bullet)
            lowest.append(next(items, before) + 1)
        for above in _ABOVE_DATES if dated else ():
            yield {max(low, date - above) for low, date in zip(lowest, dated, strict=True)}


def _edited(ruled: set[int], odds: Sequence[float]) -> Iterator[set[int]]:
    """The rules' answer with one line more, one less, or one moved by up to two, where that is most open."""

    def doubt(at: int) -> float:
        return -odds[at] if at in ruled else odds[at]

    count = len(odds)
    nearest = sorted((at for at in range(1, count) if doubt(at) > -_OPEN), key=doubt, reverse=True)
    for at in nearest[:_MOST_OPEN]:
        yield ruled ^ {at}
        for other in (at - 1, at + 1, at - 2, at + 2):
            if 0 < other < count and (other in ruled) != (at in ruled):
                yield ruled ^ {at, other}
