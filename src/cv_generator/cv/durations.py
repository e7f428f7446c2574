"""Periods that are told by their start and how long they lasted: `2010-03, 2 years`, `2018-03 (18 months)`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cv_generator.cv.date_words import words
from cv_generator.cv.dates import DateRange, PartialDate, parse_date_range
from cv_generator.languages import remembered

_YEAR = 12
_LONGEST = 300
"""Letters of a text that may be a period."""


@remembered()
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    unit = f"(?P<years>{words('duration years')})|(?P<months>{words('duration months')})|(?:{words('duration')})"
    about, joined = words("about"), rf"\s|,|{words('duration and')}"
    one = rf"(?P<number>\d+(?:[.,]\d)?)(?P<more>\+?)\s?(?:{unit})\.?(?!\w)"
    every = re.sub(r"\?P<\w+>", "?:", one)
    whole = rf"[\s,;(\[·|/-]*(?P<about>(?:{about})\.?\s)?(?:(?<!\w){every}(?:{joined})*)+[)\]]?"
    return re.compile(whole, re.IGNORECASE), re.compile(one, re.IGNORECASE)


def told(text: str) -> str:
    """How long a period lasted, as a text says it; "" where it does not."""
    found = _found(text)
    return found[0].strip(" \t,;()[]·|/-") if found else ""


def period(text: str) -> DateRange | None:
    """The period of a start and a duration; None where they tell no end: `about 2 years`, `2015, 18 months`."""
    found = _found(text)
    start = parse_date_range(text[: found.start()] + text[found.end() :]) if found else None
    if found is None or start is None or not start.is_single or found["about"]:
        return None
    months = list(_months(found[0]))
    if not months or None in months:
        return None
    return _lasting(start.start, round(sum(filter(None, months))))


def left_out(text: str, stored: str) -> str:
    """How long it lasted by a text that is stored as a period which does not say so; "" where it does, or goes on.

    `since 2016, 18 months` ended. `2020 – Present (6 years)` is how long it has lasted so far.
    """
    lasted, period = told(text), parse_date_range(stored)
    if not lasted or period is None:
        return ""
    if period.is_single:
        return lasted
    if period.end is None:
        return "" if _says_now().search(text) else lasted
    months = list(_months(lasted))
    if not months or None in months:
        return ""
    spans = period.end.year - period.start.year, period.end.month - period.start.month
    is_by_month = bool(period.start.month and period.end.month)
    span, unsure = spans[0] * _YEAR + (spans[1] if is_by_month else 0), 1 if is_by_month else _YEAR
    return lasted if abs(sum(filter(None, months)) - span) > unsure else ""


@remembered()
def _says_now() -> re.Pattern[str]:
    """A word for an end that is open, or a dash behind which none stands."""
    return re.compile(rf"(?<!\w)(?:{words('present')})(?!\w)|[-–—]\s*(?:$|[^\s\d\w])", re.IGNORECASE)


def _found(text: str) -> re.Match[str] | None:
    return _patterns()[0].search(text) if len(text) <= _LONGEST and re.search(r"\d\+?\s?[^\W\d]", text) else None


def _months(text: str) -> Iterator[float | None]:
    """Each part of a duration in months; None for one that is no whole number of them."""
    for found in _patterns()[1].finditer(text):
        number = float(found["number"].replace(",", "."))
        months = number * _YEAR if found["years"] else number if found["months"] else 0.5
        yield None if found["more"] or months != int(months) else months


def _lasting(start: PartialDate, months: int) -> DateRange | None:
    if months <= 0 or months > 100 * _YEAR or (not start.month and months % _YEAR):
        return None
    end = start.year * _YEAR + max(start.month - 1, 0) + months
    return DateRange(start, PartialDate(end // _YEAR, end % _YEAR + 1 if start.month else 0))
