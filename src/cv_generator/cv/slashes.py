"""Which figure of `03/04/2019` is the month: decided once for all that is understood together.

A date with slashes begins with its day, unless something proves that the month comes first: a date beside it whose
second figure can be no month, the country of the CV's language, or that of its address. Where nothing proves either,
the day is taken to come first, and that is told (`unclear`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from cv_generator.errors import Problem
from cv_generator.languages import DEFAULT, code_of, facts, remembered, tags


class Order(Enum):
    """What comes first in a date with slashes."""

    DAY = "day"
    MONTH = "month"
    OPEN = "open"


_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})\s?/\s?(\d{1,2})\s?/\s?((?:19|20)\d\d)")
_MONTHS = 12
_DEPTH = 12  # objects and lists within each other that are looked through
_HOLDERS = (list, dict, tuple, Mapping)
"""What holds texts; the usual first, since asking whether something is a mapping at all takes longest."""


def month_first(text: str) -> bool:
    """Whether the month comes first in the dates of a text: by the text alone, else by all that belongs to it."""
    return "/" in text and (_proven([text]) or _order()) is Order.MONTH


def is_open(text: str) -> bool:
    """Whether nothing tells the order of the dates with slashes in a text."""
    return _holds_a_date(text) and (_proven([text]) or _order()) in (None, Order.OPEN)


def _may_hold_a_date(text: str) -> bool:
    """A quick look that most texts fail."""
    return text.count("/") > 1


def _holds_a_date(text: str) -> bool:
    return _may_hold_a_date(text) and _SLASHED.search(text) is not None


class _Together:
    """What is understood together. It is looked through when a date with slashes asks: most calls hold none."""

    def __init__(self, within: _Together | None, data: object, beside: tuple[object, ...]) -> None:
        self._within, self._data, self._beside = within, data, beside

    @cached_property
    def order(self) -> Order | None:
        """None where no date with slashes belongs to it."""
        if self._within and self._within.order:
            return self._within.order
        slashed = [text for each in (self._data, *self._beside) for text in _texts(each) if _holds_a_date(text)]
        return (_proven(slashed) or _usual(self._data) or Order.OPEN) if slashed else None


_TOGETHER: ContextVar[_Together | None] = ContextVar("dates with slashes that belong together", default=None)


def _order() -> Order | None:
    held = _TOGETHER.get()
    return held.order if held else None


@contextmanager
def together(data: object, *beside: object) -> Iterator[None]:
    """Within this block all dates have the order that `data`, a CV, and what is said beside it prove. Both stay as they
    are meanwhile.

    Within another such block with such dates it changes nothing.
    """
    token = _TOGETHER.set(_Together(_TOGETHER.get(), data, beside))
    try:
        yield
    finally:
        _TOGETHER.reset(token)


class Reading(NamedTuple):
    """A date that may be meant otherwise: where it stands, what it would be with the month first, and the warning."""

    path: str
    other: str
    problem: Problem


def unclear(sent: object, stored: object, path: str = "") -> Iterator[Reading]:
    """The dates among what is stored, at `path`, whose order nothing told."""
    found = [each for text in _texts(sent) if _may_hold_a_date(text) for each in _SLASHED.finditer(text)]
    if not found or _order() is not Order.OPEN:
        return
    for where, date in _dates(stored, path):
        other, written = _turned(date, found)
        start, _, end = other.partition(" – ")
        if written and (not end[:1].isdigit() or start <= end):
            message = f"is stored as {date}: {written} was taken to begin with its day"
            hint = f"Where its month comes first, send {other}."
            yield Reading(where, other, Problem(where, "unclear_date", message, hint))


def _turned(date: str, written: list[re.Match[str]]) -> tuple[str, str]:
    """A stored date with the month first in what was written with slashes, and the first of that or ""."""
    turned, seen = date, ""
    for each in written:
        first, second, year = int(each[1]), int(each[2]), each[3]
        if first == second or max(first, second) > _MONTHS:
            continue
        day, month = f"{year}-{second:02d}-{first:02d}", f"{year}-{second:02d}"
        if day in date:
            turned, seen = turned.replace(day, f"{year}-{first:02d}-{second:02d}"), seen or each[0]
        elif re.search(rf"{month}(?!-?\d)", date):
            turned, seen = turned.replace(month, f"{year}-{first:02d}"), seen or each[0]
    return turned, seen


def _dates(stored: object, path: str) -> Iterator[tuple[str, str]]:
    """The dates in a stored value, with their paths."""
    if isinstance(stored, str) and path.rpartition(".")[2] in ("date_range", "birth_date"):
        yield path, stored
    elif isinstance(stored, Mapping):
        for name, inner in stored.items():
            yield from _dates(inner, f"{path}.{name}" if path else name)
    elif isinstance(stored, list):
        for index, inner in enumerate(stored):
            yield from _dates(inner, f"{path}[{index}]")


def _proven(texts: Iterable[str]) -> Order | None:
    """The order that dates prove whose figures are too large for a month: open where both orders are, None for none."""
    held = [found for text in texts if _may_hold_a_date(text) for found in _SLASHED.findall(text)]
    figures = [(int(first), int(second)) for first, second, _ in held]
    day, month = any(first > _MONTHS for first, _ in figures), any(second > _MONTHS for _, second in figures)
    if day and month:
        return Order.OPEN
    return Order.MONTH if month else Order.DAY if day else None


def _usual(data: object) -> Order | None:
    """The order that is usual where the CV's language is spoken, or where the person lives."""
    if not isinstance(data, Mapping):
        return None
    lived = [text.strip() for text in _texts([data.get("address_lines"), data.get("address")])]
    if any(_in_country(tag, text) for tag in _with_month_first() for text in lived):
        return Order.MONTH
    tag = str(data.get("language") or DEFAULT)
    alike = [each for each in tags() if each == tag or (tag == code_of(tag) == code_of(each))]
    first = {each in _with_month_first() for each in alike}
    return None if len(first) != 1 else Order.MONTH if True in first else Order.DAY


@remembered()
def _with_month_first() -> tuple[str, ...]:
    """The tags where the pattern of a day (CLDR) begins with its month."""
    patterns = {tag: facts(tag).page.day for tag in tags()}
    return tuple(tag for tag, day in patterns.items() if 0 <= day.find("M") < day.find("d"))


def _in_country(tag: str, line: str) -> bool:
    """Whether a line of an address lies in the country of a tag."""
    told = facts(tag)
    named = {part.strip().casefold() for part in line.split(",")} & {name.casefold() for name in told.country_names}
    return bool(named) or bool(told.postal_line and re.search(told.postal_line, line))


def _texts(value: object, depth: int = 0) -> list[str]:
    if isinstance(value, str):
        return [value]
    found: list[str] = []
    if isinstance(value, _HOLDERS) and depth < _DEPTH:
        for inner in value if isinstance(value, list | tuple) else value.values():
            if isinstance(inner, str):
                found.append(inner)
            else:
                found += _texts(inner, depth + 1)
    return found
