"""What speaks against the date of an entry: how far it stands from the names, and the dates of the other entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cv_generator.cv.dates import DateRange, parse_date_range
from cv_generator.reading.fields.found import FoundEntry

_RANGE = re.compile(r"\b(?:19|20)\d\d\b.{0,12}\b(?:19|20)\d\d\b|\b\d\d?[./](?:19|20)\d\d\b")
_LONG, _TO_COME = 12, 2100  # years
_NO_NAMES = frozenset(("date_range", "location"))


def date_marks(entries: Sequence[FoundEntry]) -> list[set[str]]:
    """For each entry of a section the marks that its date sets; they hold for all its values."""
    dates = [parse_date_range(e.fields["date_range"].value) if "date_range" in e.fields else None for e in entries]
    return [{mark for mark, holds in _checks(entries, dates, index) if holds} for index in range(len(entries))]


def _checks(entries: Sequence[FoundEntry], dates: Sequence[DateRange | None], at: int) -> Iterator[tuple[str, bool]]:
    entry, date = entries[at], dates[at]
    yield "its texts hold other dates", any(_RANGE.search(text.value) for text in entry.texts)
    if "date_range" not in entry.fields:
        return
    mine = entry.fields["date_range"].blocks
    names = [found.blocks for name, found in entry.fields.items() if name not in _NO_NAMES and found.blocks]
    if names and mine:
        away = min(abs(block - other) for blocks in names for other in blocks for block in mine)
        for limit in (0, 1, 2):
            yield f"its date stands apart from its names >{limit}", away > limit
    if date is None:
        return
    first, last = _years(date)
    yield "its date runs over many years", last - first > _LONG
    others = [_years(other) for index, other in enumerate(dates) if other is not None and index != at]
    within = [(a, b) for a, b in others if a <= first and last <= b and (a, b) != (first, last)]
    yield "its date lies within that of another entry", bool(within)
    before = next((d for d in reversed(dates[:at]) if d is not None), None)
    behind = next((d for d in dates[at + 1 :] if d is not None), None)
    if before and behind:
        years = sorted((before.start.year, behind.start.year))
        yield "its date is out of order", not years[0] <= first <= years[1]
    yield "an open date stands below others", date.end is None and not date.is_single and at > 0


def _years(date: DateRange) -> tuple[int, int]:
    """The first and the last year; one to come for what is still open."""
    return date.start.year, date.end.year if date.end else _TO_COME
