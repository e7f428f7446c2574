"""How the sheet writes dates in each language of a CV, for fields that shall say the same as the sheet.

Asked of the very functions that the sheet is made with, so that there is no second table of months.
"""

from __future__ import annotations

import datetime as dt
from functools import cache

from cv_generator.languages import codes, facts
from cv_generator.rendering import words

_YEAR, _DAY = 1955, 28
"""No month has these numbers, so that each is found where it stands."""
Forms = dict[str, str | list[str]]


@cache
def forms() -> dict[str, Forms]:
    """Language -> {present: a word, month: form, day: form}.

    A form holds `{y}`, `{mm}`, `{d}` or `{dd}`; where the name of the month is written, there are twelve.
    """
    return {
        code: {
            "present": facts(code).page.present,
            "month": _shortest([words.date_range(f"{_YEAR}-{month:02d}", code) for month in range(1, 13)]),
            "day": _shortest([_day(month, code) for month in range(1, 13)]),
        }
        for code in codes()
    }


def _day(month: int, code: str) -> str:
    field = "{dd}" if "dd" in facts(code).page.day else "{d}"
    return words.day(dt.date(_YEAR, month, _DAY), code).replace(str(_DAY), field)


def _shortest(written: list[str]) -> str | list[str]:
    """One form where the months differ in their number only."""
    texts = [text.replace(str(_YEAR), "{y}") for text in written]
    numbered = {text.replace(f"{month:02d}", "{mm}") for month, text in enumerate(texts, 1)}
    return numbered.pop() if len(numbered) == 1 else texts
