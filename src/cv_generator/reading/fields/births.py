"""The day on which somebody was born, and what stands beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cv_generator.cv.dates import parse_day
from cv_generator.languages import Pattern
from cv_generator.reading.fields.addresses import names_places
from cv_generator.reading.fields.names import looks_like_a_name
from cv_generator.reading.words import evidence
from cv_generator.reading.words.patterns import BORN

_LATEST_BIRTH = 2012
_DAY = Pattern(
    r"(?i)\d{4}[.-]\d\d?[.-]\d\d?|\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{4}"
    r"|\d{1,2}(?:\.\s*|(?:st|nd|rd|th|{day})?\s+)(?:(?:{of})\s+)?[^\W\d]+\.?,?\s+(?:(?:{of})\s+)?\d{4}"
    r"|\d{1,2}(?:{day})?[/-][^\W\d]+[/-]\d{4}|[^\W\d]+\.?[\s,-]+\d{1,2}(?:{day})?[\s,-]+\d{4}",
    name="dates",
)
_EARLY = Pattern(
    r"\s*(?:[^\w\s+(]\s*)?(?=\S)"
    r"((?:\d{1,2}\.?\s+[^\W\d_]+\.?|[^\W\d_]+\.?\s+\d{1,2}),\s+\d{4}|\d{4}-\d\d?-\d\d?|[^,;|(]*?\d{4})"
    r"(?=\s*$|\s*[,;|(/]|\s+(?:{in})\s)|\s*(\d\d?[./]\d\d?[./]\d{4})(?=\s+[^\W\d_a-z])"
)
"""The day before what belongs to a birth: `3.4.1990 in Jena`, `3 May 1990, British, married`, `May 3, 1990`.

In figures it may stand before a town without any mark: `3/4/1990 Jena (TH)`.
"""
_MAY_HOLD = re.compile(r"\d{4}|\d\d[./]\d\d[./]\d\d")
_SHORT_DAY = re.compile(r"(?<![\d./])(\d\d?)[./](\d\d?)[./](\d\d)(?![\d./])")
_CODE_OF_TOWN = re.compile(r"\s*\([A-Z]{2,3}\)$")


@dataclass(frozen=True, slots=True)
class Birth:
    """A day as ISO and as printed, the town behind it (empty where there is none), and what is left of the text."""

    day: str
    printed: str
    town: str
    rest: str


def birth_in(text: str, *, labelled: bool) -> Birth | None:
    """The day of birth that a text tells: behind a word, or at its beginning; anywhere where a label announces it."""
    if not _MAY_HOLD.search(text):
        return None
    told = BORN.search(text)
    early = _EARLY.match(text) if not labelled and not told else None
    if not labelled and not told and not (early and _is_birth(early, text)):
        return _behind_name(text)
    day = _day_in(text[told.end() :] if told else text) or (_short_day(text) if labelled else None)
    if not day:
        return None
    word = told[0] if told else ""
    before, _, behind = (text.replace(word, " ", 1) if word else text).partition(day[0])
    town = behind.strip(" /,")
    if early and not before.strip(" *") and _is_town(town):
        return Birth(day[1], day[0], town, "")
    return Birth(day[1], word + day[0], "", f"{before} , {behind}")


def _behind_name(text: str) -> Birth | None:
    """The day that ends a text behind a name: `Ada Quill, 3.4.1990`."""
    printed, iso = _day_in(text) or ("", "")
    name, _, behind = text.partition(printed) if printed else ("", "", "")
    if not name or behind.strip(" .") or int(iso[:4]) > _LATEST_BIRTH or not looks_like_a_name(name.strip(" ,–-")):
        return None
    return Birth(iso, printed, "", name)


def _is_town(text: str) -> bool:
    bare = _CODE_OF_TOWN.sub("", text)
    return bool(bare) and (evidence.is_place(bare) or names_places(bare))


def _day_in(text: str) -> tuple[str, str] | None:
    """The first calendar day in a text: as printed, and as ISO."""
    for m in _DAY.finditer(text):
        if day := parse_day(m[0]):
            return m[0], day.isoformat()
    return None


def _is_birth(early: re.Match[str], text: str) -> bool:
    """Whether a calendar day is long enough ago for a birth date, and what stands behind it without a mark a place."""
    day = parse_day((early[1] or early[2]).strip(" *"))
    marked = early[2] is None or _is_town(text[early.end() :].strip())
    return day is not None and day.year <= _LATEST_BIRTH and marked


def _short_day(text: str) -> tuple[str, str] | None:
    """The same of a day whose year has two figures, as stands under a label only: `06/01/98`."""
    if not (m := _SHORT_DAY.search(text)):
        return None
    year = int(m[3]) + (1900 if int(m[3]) > _LATEST_BIRTH % 100 else 2000)
    day = parse_day(f"{m[1]}.{m[2]}.{year}")
    return (m[0], day.isoformat()) if day else None
