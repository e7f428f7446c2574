"""Dates of a CV: a year, perhaps a month, and "present".

The canonical spellings are `2020-01 – 2025-04`, `2019 – 2021`, `2023-05 – Present` and `2021`. Month names in English,
German and Polish come from CLDR (through babel), plus the abbreviations that CLDR does not list. Days are read and
dropped: a CV's entry is dated by month.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from functools import cache

SEPARATOR = " – "
PRESENT = "Present"


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A year with or without its month (1 to 12; 0 where only the year is known)."""

    year: int
    month: int = 0

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}" if self.month else f"{self.year:04d}"


@dataclass(frozen=True, slots=True)
class DateRange:
    """From `start` to `end`. `end` is None where the range is still open, and equals `start` for a single date."""

    start: PartialDate
    end: PartialDate | None

    @property
    def is_single(self) -> bool:
        return self.end == self.start

    def __str__(self) -> str:
        if self.is_single:
            return str(self.start)
        return f"{self.start}{SEPARATOR}{self.end or PRESENT}"


# Abbreviations in use that CLDR does not give.
_EXTRA_MONTHS = {
    1: "jän jaen", 2: "feb lut", 3: "mär mrz maer maerz", 4: "kwiec", 5: "", 6: "czerw", 7: "", 8: "sierp",
    9: "sept wrzes", 10: "pazdz okt", 11: "", 12: "grudz dez",
}  # fmt: skip
_ROMAN = {r: n for n, r in enumerate("i ii iii iv v vi vii viii ix x xi xii".split(), 1)}
_SEASON = (
    r"(?:spring|summer|autumn|fall|winter|frühjahr|frühling|sommer|herbst|wiosna|lato|jesień|zima"
    r"|q[1-4]|wise|sose|ws|ss|wintersemester|sommersemester)"
)
_PRESENT_WORDS = (
    r"(?:present|today|now|current(?:ly)?|to date|date|ongoing|(?:bis )?heute|dato|jetzt|aktuell|laufend|andauernd|gegenwart"
    r"|obecnie|nadal|teraz|dziś|dzisiaj|do (?:chwili obecnej|teraz|dziś|nadal|dzisiaj))"
)
_SINCE = r"(?:since|from|seit|ab|od)"
_BETWEEN = re.compile(r"\s*[-–—−‐‑]\s*|\s+(?:to|until|till|through|bis(?: zum)?|do)\s+|\s+(?=to date\b)")


@cache
def month_names() -> dict[str, int]:
    """Lower-case month name or abbreviation, without its dot, in any of the three languages -> 1 to 12."""
    from babel import Locale

    names: dict[str, int] = {}
    for language in ("en", "de", "pl"):
        months = Locale(language).months
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in months[context][width].items():
                    names[name.casefold().rstrip(".")] = number
    for number, words in _EXTRA_MONTHS.items():
        names.update(dict.fromkeys(words.split(), number))
    return names


def parse_point(text: str) -> PartialDate | None:
    """`03/2019`, `März 2019`, `31.03.2019`, `2019-03`, `IX 2018`, `Summer 2018`, `2019` -> a partial date.

    None where the text is not a date. A two-digit year above 50 belongs to the 20th century.
    """
    s = _plain(text).strip(" .,;()")
    s = re.sub(r"\s*\br$", "", s).strip(" .,")
    if m := re.fullmatch(rf"(?:{_SEASON}\s+)?((?:19|20)\d\d)", s):
        return PartialDate(int(m[1]))
    if m := re.fullmatch(r"((?:19|20)\d\d)\s?[-/.]\s?(\d{1,2})(?:[-/.]\d{1,2})?", s):
        return _dated(int(m[1]), int(m[2]))
    if m := re.fullmatch(r"(?:\d{1,2}[./-]\s?)?(\d{1,2})\s?[./-]\s?((?:19|20)\d\d)", s):
        return _dated(int(m[2]), int(m[1]))
    if m := re.fullmatch(r"(\d{1,2})[./]'?(\d\d)", s):
        return _dated(_century(int(m[2])), int(m[1]))
    if m := re.fullmatch(r"(?:\d{1,2}\.?\s+)?([^\W\d_]+)\.?,?\s*(?:'(\d\d)|((?:19|20)\d\d))", s):
        month = month_names().get(m[1]) or _ROMAN.get(m[1])
        return _dated(int(m[3]) if m[3] else _century(int(m[2])), month) if month else None
    return None


def parse_date_range(text: str) -> DateRange | None:
    """A range or a single date in any common spelling of the three languages; None where the text is none.

    Open ends (`since 2021`, `seit 03/2021`, `od 2021`, `2021 –`, `– heute`) have no end.
    """
    s = _plain(text)
    since = re.match(rf"{_SINCE}\s+", s)
    body = s[since.end() :] if since else s
    if m := re.fullmatch(r"((?:19|20)\d\d)\s?/\s?(\d\d)", body):
        start, end = int(m[1]), int(m[1]) // 100 * 100 + int(m[2])
        if end == start + 1:
            return DateRange(PartialDate(start), PartialDate(end))
    if point := parse_point(body):
        return DateRange(point, None if since else point)
    for between in _BETWEEN.finditer(body):
        found = _range_of(body[: between.start()], body[between.end() :])
        if found:
            return found
    return None


def parse_day(text: str) -> dt.date | None:
    """A calendar day such as a birth date: `23.09.1986`, `1986-09-23`, `23. September 1986`, `September 23, 1986`.

    None where the text is no day that exists.
    """
    s = _plain(text)
    if m := re.fullmatch(r"((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})", s):
        return _day(int(m[1]), int(m[2]), int(m[3]))
    if m := re.fullmatch(r"(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?((?:19|20)\d\d)(?:\s?r)?", s):
        return _day(int(m[3]), int(m[2]), int(m[1]))
    if m := re.fullmatch(r"(\d{1,2})\.?(?:st|nd|rd|th)?\s+([^\W\d_]+)\.?,?\s+((?:19|20)\d\d)(?:\s?r)?", s):
        return _day(int(m[3]), month_names().get(m[2]), int(m[1]))
    if m := re.fullmatch(r"([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)", s):
        return _day(int(m[3]), month_names().get(m[1]), int(m[2]))
    return None


def _range_of(left: str, right: str) -> DateRange | None:
    start = parse_point(left)
    if start is None and (m := re.fullmatch(r"([^\W\d_]+\.?|\d{1,2})", left.strip())):
        # "March – May 2019": the year stands only once.
        end = parse_point(right)
        start = parse_point(f"{m[1]} {end.year}" if not m[1].isdigit() else f"{m[1]}/{end.year}") if end else None
    if start is None:
        return None
    if not right.strip(" .,;") or re.fullmatch(_PRESENT_WORDS, right.strip(" .,;()")):
        return DateRange(start, None)
    if not start.month and (m := re.fullmatch(r"\s*(\d\d)\s*", right)) and int(m[1]) > 12:
        return _ordered(start, PartialDate(start.year // 100 * 100 + int(m[1])))
    end = parse_point(right)
    return _ordered(start, end) if end else None


def _ordered(start: PartialDate, end: PartialDate) -> DateRange | None:
    """None for a range that ends before it starts."""
    if (end.year, end.month or 12) < (start.year, start.month or 1):
        return None
    return DateRange(start, end)


def _plain(text: str) -> str:
    s = unicodedata.normalize("NFKC", text).replace("’", "'").casefold()
    return re.sub(r"\s+", " ", s).strip(" .,;")


def _century(two_digits: int) -> int:
    return (1900 if two_digits > 50 else 2000) + two_digits


def _dated(year: int, month: int | None) -> PartialDate | None:
    return PartialDate(year, month) if month and 1 <= month <= 12 else None


def _day(year: int, month: int | None, day: int) -> dt.date | None:
    try:
        return dt.date(year, month or 0, day)
    except ValueError:
        return None
