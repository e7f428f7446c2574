"""Other ways to part a section are weighed beside that of the rules."""

from __future__ import annotations

from time import perf_counter

import pytest

from cv_generator.reading.fields.line_facts import RANGE, LineFacts
from cv_generator.reading.fields.start_figures import FIGURES, figures_of
from cv_generator.reading.fields.start_ways import ways_of
from cv_generator.reading.fields.way_figures import FIGURES as OF_WAYS
from cv_generator.reading.fields.way_figures import figures_of as figures_of_way
from tests.reading.printing import read_spaced

_TEXT = LineFacts(
    look=1, bold=0, size=100, capitals=0, bullet=0, gap=0, indent=0, starts_row=0, column=0, continues=0, cells=1,
    rest=1, length=30, digit=0, colon=0, labelled=0, date=0, role=0, body=0,
)  # fmt: skip
_HEAD = _TEXT._replace(look=0, bold=1, gap=100, role=20)
_DATE = _TEXT._replace(date=RANGE, rest=0, digit=1)


def test_the_ways_are_those_of_the_rules_first_and_of_looks_gaps_and_dates():
    lines = [_HEAD, _DATE, _TEXT] * 3
    ways = ways_of(lines, [0, 4], [9.0, *[-1.5] * 8])
    assert ways[0] == (0, 4)
    assert (0, 3, 6) in ways
    assert (0, 1, 4, 7) in ways
    assert len(ways) == len(set(ways))
    assert all(way[0] == 0 and list(way) == sorted(set(way)) for way in ways)


def test_a_first_line_that_names_nothing_above_dated_entries_is_none_by_itself():
    lines = [_TEXT, *[_HEAD, _DATE, _TEXT] * 2]
    assert not any(1 in way for way in ways_of(lines, [0, 3], [9.0, 2.0, *[-1.5] * 5]))


def test_no_way_begins_an_entry_at_or_above_an_item_of_the_one_before():
    item = _TEXT._replace(bullet=1, look=2)
    lines = [_HEAD, _DATE, item, _DATE, item, _DATE]
    for way in ways_of(lines, [0], [9.0, *[-9.0] * 5]):
        assert not {2, 4} & set(way)


def test_figures_have_names_and_tell_what_the_rules_and_the_looks_say():
    lines = [_HEAD, _DATE, _TEXT] * 3
    by_name = [dict(zip(FIGURES, row, strict=True)) for row in figures_of(lines, [0, 3, 6])]
    assert len(by_name) == len(lines) - 1
    assert [row["ruled"] for row in by_name] == [0, 0, 1, 0, 0, 1, 0, 0]
    assert by_name[2]["look of first lines"] == 1.0
    assert by_name[0]["look of first lines"] == 0.0
    assert by_name[0]["entry dated above"] == 0.0 < by_name[1]["entry dated above"]


def test_entries_that_are_alike_are_likelier_than_others():
    lines = [_HEAD, _DATE, _TEXT] * 3
    alike, unlike = (
        dict(zip(OF_WAYS, figures_of_way(lines, way, (0, 3, 6), 0.0), strict=True)) for way in ((0, 3, 6), (0, 4, 8))
    )
    for name in ("like look", "like place of date", "like look below"):
        assert alike[name] > unlike[name]
    assert alike["ruled"] == 1.0
    assert alike["gaps all wider"] == 1.0
    assert unlike["wide gaps within"] == 4.0 > alike["wide gaps within"]
    assert unlike["share undated"] == pytest.approx(1 / 3)


def test_texts_stay_with_the_entry_above_and_jobs_that_begin_with_an_employer_do_not_go_on_at_another():
    work = read_spaced(
        """20 # Experience
        11 Various posts
        11 2020\\tUniversity of Emden
        0 Carbon in the Tides
        0 Seashore Grant
        12 2018\\tMoorwerk GmbH
        0 Chitin in the Deep
        0 Study of crabs
        12 2017\\tFarn Institute
        0 Light on the Mire
        0 Study of ferns
        20 # Languages
        0 English (native)"""
    ).cv.work_experience
    assert [(entry.employer, entry.date_range, entry.bullets[-1]) for entry in work] == [
        ("University of Emden", "2020", "Seashore Grant"),
        ("Moorwerk GmbH", "2018", "Study of crabs"),
        ("Farn Institute", "2017", "Study of ferns"),
    ]


def test_a_long_section_of_many_looks_and_gaps_is_parted_soon():
    lines = [_HEAD._replace(look=at % 120, gap=15 * (at % 40), date=RANGE * (at % 3 == 0)) for at in range(250)]
    odds = [9.0, *[0.1 * (-1) ** at for at in range(249)]]
    started = perf_counter()
    ways = ways_of(lines, [0, 50, 100], odds)
    for way in ways:
        figures_of_way(lines, way, (0, 50, 100), 0.0)
    assert len(ways) < 200
    assert perf_counter() - started < 1.0
