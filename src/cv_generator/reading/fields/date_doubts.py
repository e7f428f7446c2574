"""What speaks against the date of an entry: how far it stands from the names, and the dates of the other entries."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from cv_generator.cv.dates import DateRange, parse_date_range
from cv_generator.reading.fields.found import Found, FoundEntry
from cv_generator.reading.fields.line_doubts import Lines
from cv_generator.reading.fields.steps import over

_RANGE = re.compile(r"\b(?:19|20)\d\d\b.{0,12}\b(?:19|20)\d\d\b|\b\d\d?[./](?:19|20)\d\d\b")
YEAR = re.compile(r"(?<!\d)(?:19[4-9]\d|20[0-4]\d)(?!\d)")
_LONG, _TO_COME = 12, 2100  # years
_NO_NAMES = frozenset(("date_range", "location"))


def printed_marks(found: Found, lines: Lines) -> Iterator[str]:
    """The marks of a date by how it is printed: its years against those of its lines."""
    own = YEAR.findall(found.text)
    around = Counter(year for block in found.blocks for year in YEAR.findall(lines.text(block)))
    if sum(around.values()) > len(own):
        yield "another year stands beside its date"
    if len(own) > 1 and own[0] > own[-1]:
        yield "its date is printed from late to early"


def date_marks(entries: Sequence[FoundEntry]) -> list[set[str]]:
    """For each entry of a section the marks that its date sets; they hold for all its values."""
    dates = [parse_date_range(e.fields["date_range"].value) if "date_range" in e.fields else None for e in entries]
    within = _within_another({_years(date) for date in dates if date})
    before, behind = _next_above(dates), _next_above(dates[::-1])[::-1]
    covered = _covering(dates)
    known = [date for date in dates if date]
    told: list[set[str]] = []
    for at, (entry, date) in enumerate(zip(entries, dates, strict=True)):
        checks = [*_of_entry(entry)]
        checks.append(("it has no date among dated ones", date is None and 2 * len(known) > len(dates) > 2))
        if date is not None:
            checks += _of_date(date, before[at], behind[at], within)
            checks.append(("an open date stands below others", date.end is None and not date.is_single and at > 0))
        told.append({mark for mark, holds in checks if holds})
        if date is not None:
            told[-1].update(over("other dates lie over its date", covered[at], 0, 1, 3))
            years = [(before[at] or behind[at] or date).start.year, (behind[at] or before[at] or date).start.year]
            away = min(abs(year - date.start.year) for year in years)
            told[-1].update(over("its date is far from those of the other entries", away, 3, 8))
    return told


def _covering(dates: Sequence[DateRange | None]) -> list[int]:
    """For each date how many others of several years begin before its end and end after its beginning."""
    years = [_years(date) if date else None for date in dates]
    starts = sorted(one[0] for one in years if one)
    ends = sorted(one[1] for one in years if one)
    return [bisect_left(starts, one[1]) - bisect_right(ends, one[0]) - (one[0] < one[1]) if one else 0 for one in years]


def _next_above(dates: Sequence[DateRange | None]) -> list[DateRange | None]:
    """For each entry the date of the next one above that has one."""
    last: DateRange | None = None
    told: list[DateRange | None] = []
    for date in dates:
        told.append(last)
        last = date or last
    return told


def _within_another(years: Collection[tuple[int, int]]) -> set[tuple[int, int]]:
    """Which of different years, first and last, lie within others of them."""
    latest = 0
    told: set[tuple[int, int]] = set()
    for first, last in sorted(years, key=lambda one: (one[0], -one[1])):
        if last <= latest:
            told.add((first, last))
        latest = max(latest, last)
    return told


def _of_entry(entry: FoundEntry) -> Iterator[tuple[str, bool]]:
    yield "its texts hold other dates", any(_RANGE.search(text.value) for text in entry.texts)
    if "date_range" not in entry.fields:
        return
    mine = entry.fields["date_range"].blocks
    names = [found.blocks for name, found in entry.fields.items() if name not in _NO_NAMES and found.blocks]
    if names and mine:
        away = min(abs(block - other) for blocks in names for other in blocks for block in mine)
        for limit in (0, 1, 2):
            yield f"its date stands apart from its names >{limit}", away > limit


def _of_date(
    date: DateRange, before: DateRange | None, behind: DateRange | None, within: Collection[tuple[int, int]]
) -> Iterator[tuple[str, bool]]:
    """The checks of a date beside the next ones above and below it; `within` are the years inside those of another."""
    first, last = _years(date)
    yield "its date runs over many years", last - first > _LONG
    yield "its date lies within that of another entry", (first, last) in within
    if before and behind:
        years = sorted((before.start.year, behind.start.year))
        yield "its date is out of order", not years[0] <= first <= years[1]


def _years(date: DateRange) -> tuple[int, int]:
    """The first and the last year; one to come for what is still open."""
    return date.start.year, date.end.year if date.end else _TO_COME
