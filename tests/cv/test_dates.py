"""Dates in the spellings that people use."""

from __future__ import annotations

import datetime as dt

import pytest

from cv_generator.cv.dates import (
    PartialDate,
    find_dates,
    is_canonical,
    parse_date_range,
    parse_day,
    parse_point,
    runs_backwards,
)

SPELLINGS = {
    "bis 06/2014": "2014-06", "until May 2014": "2014-05", "do 2014": "2014", "Summers 2012–2014": "2012 – 2014",
    "seit März 2021": "2021-03 – Present", "03.2019–heute": "2019-03 – Present", "IX 2018 – III 2021": "2018-09 – 2021-03",
    "Sept. 2020 to date": "2020-09 – Present", "od 2021": "2021 – Present", "2019/20": "2019 – 2020", "Summer 2018": "2018",
    "2015": "2015", "2015 r.": "2015", "od marca 2019 do maja 2021": "2019-03 – 2021-05", "von 03/2019 bis 05/2021": "2019-03 – 2021-05",
    "01.09.2020 – 31.03.2021": "2020-09 – 2021-03", "1. März 2019 - 2. Mai 2020": "2019-03 – 2020-05", "Sep '19 – Mar '21": "2019-09 – 2021-03",
    "03/19 - 05/21": "2019-03 – 2021-05", "2019–": "2019 – Present", "05.2019 - ∞": "2019-05 – Present", "2019 –": "2019 – Present", "Mai–Aug 2012": "2012-05 – 2012-08",
    "March – May 2019": "2019-03 – 2019-05", "01–03/2019": "2019-01 – 2019-03", "2009 – 11": "2009 – 2011", "09.2019 – obecnie": "2019-09 – Present",
    "od 2016 r. do chwili obecnej": "2016 – Present", "wrzesień 2019 - teraz": "2019-09 – Present", "2012-05 to 2012-08": "2012-05 – 2012-08",
    "2016/09 – 2018/10": "2016-09 – 2018-10", "(2019 – 2021)": "2019 – 2021", "Jan 2020 - Present (2 yrs 3 mos)": "2020-01 – Present",
    "WS 2010/11 – SS 2013": "2010 – 2013", "ab Mai 2021": "2021-05 – Present", "since Mar 2021": "2021-03 – Present", "2021 bis heute": "2021 – Present",
    "2021 - bis heute": "2021 – Present", "2019 to 2021": "2019 – 2021", "1999-2001": "1999 – 2001", "X.2018 – VI.2021": "2018-10 – 2021-06",
    "05.2012 r. – 08.2013 r.": "2012-05 – 2013-08", "w latach 2010–2013": "2010 – 2013", "September 2019 until now": "2019-09 – Present",
    "07/2015 - 09/2018 (3 Jahre 3 Monate)": "2015-07 – 2018-09", "lipiec 2013 – luty 2015": "2013-07 – 2015-02", "Q3 2019 – Q1 2020": "2019 – 2020",
    "2021 - dnia dzisiejszego": "2021 – Present", "December 2020": "2020-12", "from September 2015 to June 2018": "2015-09 – 2018-06",
    "10 2018 – 03 2020": "2018-10 – 2020-03", "'15 – '18": "2015 – 2018", "2 czerwca 2010 – 3 maja 2011": "2010-06 – 2011-05",
    "[ 09/2019 – Current ]": "2019-09 – Present", "expected June 2026": "2026-06", "Mär. 2021–lfd.": None, "banana": None, "2020-13": None,
    "2014 Aug – Dec": "2014-08 – 2014-12", "2020, Jul-Okt.": "2020-07 – 2020-10", "2014 Aug – 2015 Dec": "2014-08 – 2015-12",
    "GPA 3.71": None, "2014 - 2016 (berufsbegleitend)": None, "2021 – 2019": None, "": None,
}  # fmt: skip


@pytest.mark.parametrize(("spelling", "canonical"), SPELLINGS.items())
def test_a_spelling_is_made_canonical_or_refused(spelling, canonical):
    found = parse_date_range(spelling)
    assert (str(found) if found else None) == canonical


@pytest.mark.parametrize(
    ("spelling", "canonical"),
    [
        ("From 2019", "2019 – Present"),
        ("MAR 2019 / AUG 2021", "2019-03 – 2021-08"),
        ("03/2019 – till now", "2019-03 – Present"),
        ("03/2019 – gegenwärtig", "2019-03 – Present"),
        ("03.2019 – w toku", "2019-03 – Present"),
        ("Summer 2013, 2014", "2013 – 2014"),
        ("Maj - Sie 2020 & 2021", "2020-05 – 2021-08"),
        ("01.08.2020 - 10.07.21", "2020-08 – 2021-07"),
        ("heute - 06/2019", "2019-06 – Present"),
        ("Seit ca. 2011", "2011 – Present"),
        ("Abril 2022 ~ Atualidade", "2022-04 – Present"),
        ("2019.03 ~ 2021.02", "2019-03 – 2021-02"),
    ],
)
def test_rarer_words_for_an_open_end_and_other_joints_are_understood(spelling, canonical):
    assert str(parse_date_range(spelling)) == canonical


@pytest.mark.parametrize("canonical", ["2020-01 – 2025-04", "2019 – 2021", "2023-05 – Present", "2021", "2021-03"])
def test_the_canonical_spelling_is_read_back(canonical):
    assert str(parse_date_range(canonical)) == canonical


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Leiter Konstruktion 08/2016 – heute", [("08/2016 – heute", "2016-08 – Present")]),
        ("Director (2019 - 2020), Köln", [("(2019 - 2020)", "2019 – 2020")]),
        ("Director (09/2019) - (Present)", [("(09/2019) - (Present)", "2019-09 – Present")]),
        ("(10/2021) – (04/2022)", [("(10/2021) – (04/2022)", "2021-10 – 2022-04")]),
        ("First 2019, then 2021", [("2019", "2019"), ("2021", "2021")]),
        ("GPA 3.71 of 4.00, ISO 12100, 24/7", []),
        ("Redeployed from March to July 2020", [("from March to July 2020", "2020-03 – 2020-07")]),
    ],
)
def test_dates_inside_a_text_are_found_with_the_words_that_belong_to_them(text, expected):
    assert [(text[found.start : found.end], str(found.range)) for found in find_dates(text)] == expected


def test_a_point_has_a_month_only_where_it_is_printed():
    assert parse_point("31.03.2019") == PartialDate(2019, 3)
    assert parse_point("Frühjahr 2019") == PartialDate(2019)
    assert parse_point("2019 – 2020") is None


@pytest.mark.parametrize(
    "text", ["23.09.1986", "1986-09-23", "23. September 1986", "September 23, 1986", "23 września 1986 r."]
)
def test_a_day_of_birth_is_read_in_any_order(text):
    assert parse_day(text) == dt.date(1986, 9, 23)


def test_a_day_that_does_not_exist_is_none():
    assert parse_day("31.02.1986") is None
    assert parse_day("1986") is None


@pytest.mark.parametrize("start", ["2019", "2019-03", "1987-12"])
@pytest.mark.parametrize("end", ["", " – 2019", " – 2020-01", " – 2003", " – Present"])
def test_the_canonical_spelling_means_what_the_same_with_a_hyphen_means(start, end):
    said = f"{start}{end}"
    assert parse_date_range(said) == parse_date_range(said.replace(" – ", " - "))


def test_what_is_taken_for_canonical_is_what_this_module_writes() -> None:
    points = ("2019", "2019-01", "2019-12", "2020", "2020-01", "2020-13")
    texts = [*points, *(f"{start} – {end}" for start in points for end in (*points, "Present", "heute"))]
    taken = [text for text in texts if is_canonical(text)]
    assert len(taken) > len(texts) / 3
    assert [str(parse_date_range(text)) for text in taken] == taken


@pytest.mark.parametrize(
    ("text", "expected"),
    [("03.2021 – 02.2020", True), ("May 2022 - April 2021", True), ("2020 – 2021", False), ("2021", False),
     ("one – 2020", False), ("heute – 2020", False)],
)  # fmt: skip
def test_a_range_that_ends_before_it_begins_is_told_apart(text: str, expected: bool) -> None:
    assert runs_backwards(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("01.03. – 31.08.2019", "2019-03 – 2019-08"),
        ("25.3-31.8.2019", "2019-03 – 2019-08"),
        ("12.-15.05.2019", "2019-05"),
        ("3.-5. Mai 2019", "2019-05"),
        ("18-19 April 2023", "2023-04"),
        ("del 3 al 21 de enero de 2020", "2020-01"),
        ("od 3 do 21 stycznia 2020", "2020-01"),
        ("June 1 - 15, 2019", "2019-06"),
        ("1 mars au 19 avril 2023", "2023-03 – 2023-04"),
        ("od 1 marca do 30 kwietnia 2019", "2019-03 – 2019-04"),
        ("18 May - 18 June 2026", "2026-05 – 2026-06"),
        ("1, October 2012 - 31, March 2018", "2012-10 – 2018-03"),
        ("April 2022 until 30 August", "2022-04 – 2022-08"),
        ("Sep 20 March 21", "2020-09 – 2021-03"),
        ("March 2014 onwards", "2014-03 – Present"),
    ],
)
def test_days_whose_year_stands_at_the_end_only_are_a_range_of_months(text: str, expected: str) -> None:
    assert str(parse_date_range(text)) == expected
    assert [str(date.range) for date in find_dates(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("June 2022 - May 2020", "2020-05 – 2022-06"),
        ("2018- 2015- Secondary school", "2015 – 2018"),
        ("12/2019 – 03/2018", "2018-03 – 2019-12"),
    ],
)
def test_a_range_that_is_printed_from_its_end_is_found_but_not_taken_where_somebody_types_it(
    text: str, expected: str
) -> None:
    assert [str(date.range) for date in find_dates(text)] == [expected]
    assert parse_date_range(text) is None


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("03/15/2015 - 05/06/2019", "2015-03 – 2019-05"),
        ("01/02/2013 - 02/14/2015", "2013-01 – 2015-02"),
        ("15/03/2015 - 05/06/2019", "2015-03 – 2019-06"),
        ("01/02/2013 - 05/06/2019", "2013-02 – 2019-06"),
    ],
)
def test_a_day_in_the_middle_of_one_slashed_date_puts_the_month_first_in_both(text: str, canonical: str) -> None:
    assert str(parse_date_range(text)) == canonical
    assert [str(each.range) for each in find_dates(text)] == [canonical]


@pytest.mark.parametrize(
    ("spelling", "canonical"),
    [
        ("January (2016) – March(2018)", "2016-01 – 2018-03"),
        ("Juni (2020)", "2020-06"),
        ("Fim: Dezembro (2019)", "2019-12"),
    ],
)
def test_a_year_in_brackets_behind_its_month_belongs_to_it(spelling, canonical):
    assert str(parse_date_range(spelling)) == canonical
