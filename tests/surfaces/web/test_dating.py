"""Dates in the fields of the page: the sheet's, and understood when they come back."""

from __future__ import annotations

import datetime as dt

import pytest

from cv_generator.cv import dates
from cv_generator.languages import code_of, tags
from cv_generator.rendering import words
from cv_generator.surfaces.web import dating

MONTHS = range(1, 13)


def filled(form: str | list[str], year: int, month: int, day: int = 0) -> str:
    text = form if isinstance(form, str) else form[month - 1]
    return text.format(y=year, mm=f"{month:02d}", dd=f"{day:02d}", d=day)


def forms_of(tag: str) -> dating.Forms:
    """As the page looks them up."""
    return dating.forms().get(tag) or dating.forms()[code_of(tag)]


@pytest.mark.parametrize("tag", tags())
def test_a_date_is_written_as_on_the_sheet(tag: str) -> None:
    forms = forms_of(tag)
    for month in MONTHS:
        assert filled(forms["month"], 2019, month) == words.date_range(f"2019-{month:02d}", tag)
        assert filled(forms["day"], 1984, month, 9) == words.day(dt.date(1984, month, 9), tag)


@pytest.mark.parametrize("tag", tags())
def test_what_a_field_shows_is_understood_when_it_is_sent(tag: str) -> None:
    forms = forms_of(tag)
    for month in MONTHS:
        period = f"{filled(forms['month'], 2019, month)} – {forms['present']}"
        assert dates.parse_date_range(period) == dates.parse_date_range(f"2019-{month:02d} – Present")
        assert dates.parse_day(filled(forms["day"], 1984, month, 9)) == dt.date(1984, month, 9)
