"""The names of months, languages and territories are CLDR's, as Babel has them."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from babel import Locale, UnknownLocaleError, localedata
from babel.dates import format_date

from cv_generator.languages import cldr, codes, facts, tags
from cv_generator.reading.formats.finishing import country_name
from cv_generator.rendering import words

SAMPLE = [name for name in sorted(localedata.locale_identifiers()) if "_" not in name][::9]
COUNTRIES = ("de-AT", "de-CH", "en-US", "en-IN", "es-419", "es-MX", "fr-CA", "nl-BE", "pt-BR", "pt-PT", "sv-FI")
NAMED = [*codes(), *SAMPLE, *COUNTRIES]


def of_babel(tag: str) -> Locale:
    localedata._cache.clear()  # what one locale has from another is written into a copy that all of them share
    return Locale.parse(tag, sep="-")


@pytest.mark.parametrize("tag", NAMED)
def test_names_are_those_of_babel(tag: str) -> None:
    locale = of_babel(tag)
    assert cldr.language_names(tag) == dict(locale.languages)
    assert cldr.territory_names(tag) == dict(locale.territories)
    months = {
        field: [cldr.month_named(field, month, tag) for month in range(1, 13)]
        for field in ("MMMM", "MMM", "LLLL", "LLL")
    }
    forms = itertools.product(("format", "stand-alone"), ("wide", "abbreviated"))
    theirs = [[locale.months[context][width][month] for month in range(1, 13)] for context, width in forms]
    assert list(months.values()) == theirs
    if "-" not in tag:
        assert {name for name, _ in cldr.month_names(tag)} == set(itertools.chain(*theirs))


def test_the_sample_is_one() -> None:
    assert len(SAMPLE) > 30


@pytest.mark.parametrize("tag", tags())
def test_days_are_written_as_the_patterns_say(tag: str) -> None:
    pattern, locale = facts(tag).page.day, of_babel(facts(tag).tag)
    for month in range(1, 13):
        day = dt.date(1986, month, 3 * month % 28 + 1)
        assert words.day(day, tag) == format_date(day, pattern, locale=locale)


@pytest.mark.parametrize("inside", codes())
def test_tags_are_called_as_babel_calls_them(inside: str) -> None:
    assert len(tags()) > 12
    for tag in tags():
        assert cldr.tag_name(tag, inside) == of_babel(tag).get_display_name(inside)


@pytest.mark.parametrize(
    "code", ["de", "ger", "deu", "fre", "fra", "eng", "dut", "pol", "iw", "zh", "GSW", "xx", "qqq"]
)
def test_codes_of_languages_lead_to_the_names_of_babel(code: str) -> None:
    try:
        meant = Locale.parse(code.casefold()).language
    except UnknownLocaleError:
        meant = code
    assert cldr.language_names("en").get(cldr.usual_code(code)) == Locale("en").languages.get(meant)


def test_a_language_that_cldr_lacks_has_no_names() -> None:
    assert cldr.language_names("zz") == {}
    assert cldr.territory_names("zz-ZZ") == {}
    assert list(cldr.month_names("zz")) == []
    assert cldr.month_named("MMMM", 3, "zz") == "3"
    assert country_name("US", "zz") == "US"
    assert country_name("us", "de") == "Vereinigte Staaten"
