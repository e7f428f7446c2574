"""Headings, date words and level words of a page, as the language of the CV writes them (`language.toml`).

Dates are written one way per language (the reasons stand in docs/typesetting.md): `May 2020 – Present`,
`05/2020 – heute`, `05.2020 – obecnie`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from cv_generator.cv import dates
from cv_generator.cv.language import Language
from cv_generator.languages import cldr, code_of, codes, facts

_CEFR: Final = re.compile(r"(?i)[ABC][12]\+?")
_DAY_FIELDS: Final = re.compile(r"'(?P<quoted>[^']*)'|dd?|M{1,4}|L{3,4}|y")
"""What a pattern of CLDR (UTS 35) may ask of a day here: its numbers, the name of its month, words in quotes."""


def heading(section: str, language: Language) -> str:
    return facts(language).page.headings[section]


def languages_heading(spoken: Iterable[tuple[str, str]], language: Language) -> str:
    """The heading of languages, each with its level: a mother tongue is no foreign language."""
    page = facts(language).page
    own = cldr.language_names(tag(language)).get(code_of(language), "").casefold()
    has_native = any(name.casefold() == own or _level_named(level) == "native" for name, level in spoken)
    return (has_native and page.languages_with_native) or page.headings["languages"]


def curriculum_vitae(language: Language) -> str:
    return facts(language).page.curriculum_vitae


def attachment(language: Language) -> str:
    """What the CV's data is called among the files in a PDF."""
    return facts(language).page.attachment


def photo_of(name: str, language: Language) -> str:
    return facts(language).page.photo_of.format(name=name).strip()


def tag(language: Language) -> str:
    """BCP 47, with the region whose spelling a word processor should expect."""
    return facts(language).tag


def date_range(canonical: str, language: Language) -> str:
    """`2020-05 – Present` -> `05/2020 – heute`. What is no date stays as it is."""
    found = dates.parse_date_range(canonical) if canonical else None
    if found is None:
        return canonical
    start = _point(found.start, language)
    if found.is_single:
        return start
    return f"{start} – {_point(found.end, language) if found.end else facts(language).page.present}"


def day(value: dt.date, language: Language) -> str:
    """A calendar day: `23 September 1986`, `23.09.1986`."""
    numbers = {"d": value.day, "dd": f"{value:%d}", "M": value.month, "MM": f"{value:%m}", "y": value.year}

    def written(field: re.Match[str]) -> str:
        if field["quoted"] is not None:
            return field["quoted"] or "'"
        told = numbers.get(field[0])
        return cldr.month_named(field[0], value.month, tag(language)) if told is None else str(told)

    return _DAY_FIELDS.sub(written, facts(language).page.day)


def born(iso_day: str, language: Language) -> str:
    found = dates.parse_day(iso_day) if iso_day else None
    return facts(language).page.born.format(day=day(found, language) if found else iso_day) if iso_day else ""


def nationality(text: str, language: Language) -> str:
    return facts(language).page.nationality.format(text=text) if text else ""


def level(text: str, language: Language) -> str:
    """A CEFR level in capitals, a common level word in the CV's language, anything else untouched."""
    if _CEFR.fullmatch(text):
        return text.upper()
    known = _level_named(text, code_of(language))
    return facts(language).page.levels[known][0] if known else text


def _level_named(text: str, *first: str) -> str:
    """The name of a common level that a word says in one of the languages; empty for others."""
    word = " ".join(text.casefold().split())
    return next((known for code in (*first, *codes()) if (known := _levels(code).get(word))), "")


@cache
def _levels(code: str) -> dict[str, str]:
    """The words of a language for a common level -> its name."""
    return {word.casefold(): name for name, words in facts(code).page.levels.items() for word in words}


def _point(point: dates.PartialDate, language: Language) -> str:
    if not point.month:
        return str(point.year)
    return facts(language).page.month_of(point.year, point.month)
