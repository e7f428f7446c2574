"""How the sheet writes dates in each language of a CV, for fields that shall say the same as the sheet.

Asked of the very functions that the sheet is made with, so that there is no second table of months.
"""

from __future__ import annotations

import datetime as dt
from functools import cache

from cv_generator.languages import code_of, facts, tags
from cv_generator.rendering import words

_YEAR, _DAY = 1955, 28
"""No month has these numbers, so that each is found where it stands."""
Forms = dict[str, str | list[str]]


@cache
def forms() -> dict[str, Forms]:
    """Language, and each kind of it that writes otherwise -> {present: a word, month: form, day: form}.

    A form holds `{y}`, `{mm}`, `{d}` or `{dd}`; where the name of the month is written, there are twelve.
    """
    own = {tag: _forms(tag) for tag in tags()}
    return {tag: found for tag, found in own.items() if tag == code_of(tag) or found != own[code_of(tag)]}


def _forms(tag: str) -> Forms:
    return {
        "present": facts(tag).page.present,
        "month": _shortest([words.date_range(f"{_YEAR}-{month:02d}", tag) for month in range(1, 13)]),
        "day": _shortest([_day(month, tag) for month in range(1, 13)]),
    }


def _day(month: int, tag: str) -> str:
    field = "{dd}" if "dd" in facts(tag).page.day else "{d}"
    return words.day(dt.date(_YEAR, month, _DAY), tag).replace(str(_DAY), field)


def _shortest(written: list[str]) -> str | list[str]:
    """One form where the months differ in their number only."""
    texts = [text.replace(str(_YEAR), "{y}") for text in written]
    numbered = {text.replace(f"{month:02d}", "{mm}") for month, text in enumerate(texts, 1)}
    return numbered.pop() if len(numbered) == 1 else texts
