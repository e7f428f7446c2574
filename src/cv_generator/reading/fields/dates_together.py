"""Several dates of one entry that stand beside each other: from the first to the last of them."""

from __future__ import annotations

from itertools import pairwise

from cv_generator.cv.dates import DateRange, FoundDate, PartialDate, find_dates
from cv_generator.languages import Pattern

_BESIDE = Pattern(r"(?i)\s*(?:[,;&+]|\b(?:{and})\b)\s*")
"""`07/2017 & 07/2018`, `06/2019 – 11/2019, 07/2021 – 08/2022`"""
_BRACKETED = Pattern(r"\s*[)\]]?\s*[-–—]\s*[(\[]?\s*")
"""`(10/2021) – (04/2022)`, `10/2021 – (04/2022)`"""

_GOES_ON = ("-", "–", "—")
"""An end that stands on the next line."""


def dates_in(text: str) -> list[FoundDate]:
    """The dates of a text, each as often as it may count: alone, and together with those beside it.

    Together they reach from the earliest to the latest, so that their own words say more than the value.
    """
    alone = list(find_dates(text))
    return [*_together(text, alone), *alone] if len(alone) > 1 else alone


def are_several(text: str) -> bool:
    """Whether a text holds several dates of which only the first and the last are told by their range."""
    dates = list(find_dates(text))
    return any(_BESIDE.fullmatch(text[a.end : b.start]) for a, b in pairwise(dates))


def _together(text: str, dates: list[FoundDate]) -> list[FoundDate]:
    found: list[FoundDate] = []
    current: FoundDate | None = None
    for date in dates:
        joined = _joined(text, current, date) if current else None
        if joined is None and current is not None and current not in dates:
            found.append(current)
        current = joined or date
    return [*found, current] if current is not None and current not in dates else found


def _joined(text: str, first: FoundDate, second: FoundDate) -> FoundDate | None:
    between = text[first.end : second.start]
    begin, end = first.range, second.range
    if _BRACKETED.fullmatch(between):
        if not (begin.is_single and end.is_single and begin.start < end.start):
            return None
        return FoundDate(first.start, second.end, DateRange(begin.start, end.start))
    if not _BESIDE.fullmatch(between) or text[: second.end].endswith(_GOES_ON):
        return None
    last: PartialDate | None = None if begin.end is None or end.end is None else max(begin.end, end.end)
    return FoundDate(first.start, second.end, DateRange(min(begin.start, end.start), last))
