"""Dates with slashes have one order in everything that is understood together, and where nothing tells it, that is told."""

from __future__ import annotations

from typing import Any

import pytest

from cv_generator.cv import slashes
from cv_generator.cv.dates import parse_date_range
from cv_generator.cv.editing import edited
from cv_generator.cv.mistakes import understand
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit
from cv_generator.cv.stand_in import stand_in
from cv_generator.reading.document import read_document

SENT = {"date_range": "03/04/2019 - 05/06/2020"}
DAY_FIRST, MONTH_FIRST = "2019-04 – 2020-06", "2019-03 – 2020-05"


@pytest.mark.parametrize(
    ("beside", "expected"),
    [
        ({}, DAY_FIRST),
        ({"awards": ["Prize, 03/15/2018"]}, MONTH_FIRST),
        ({"education": [{"date_range": "09/01/2010 - 06/30/2014"}]}, MONTH_FIRST),
        ({"awards": ["Prize, 15/03/2018"], "language": "en-US"}, DAY_FIRST),
        ({"awards": ["Prize, 15/03/2018", "Prize, 03/15/2018"]}, DAY_FIRST),
        ({"language": "en-US"}, MONTH_FIRST),
        ({"language": "de"}, DAY_FIRST),
        ({"address_lines": ["14 Mill Row", "Springfield, IL 62701"]}, MONTH_FIRST),
        ({"address_lines": ["14 Mill Row, Springfield, USA"]}, MONTH_FIRST),
        ({"address_lines": ["14 Mill Row, Leeds"]}, DAY_FIRST),
    ],
)
def test_the_order_of_slashed_dates_is_decided_over_the_whole_cv(beside: dict[str, Any], expected: str) -> None:
    data = {"work_experience": [SENT], "birth_date": "03/04/1986", **beside}
    birth = "1986-03-04" if expected is MONTH_FIRST else "1986-04-03"
    light = stand_in(data)
    assert light is not None
    for cv in (Cv.model_validate(data), understand(data).cv, light):
        assert (cv.work_experience[0].date_range, cv.birth_date) == (expected, birth)


def test_a_range_that_would_end_before_it_begins_has_its_month_first() -> None:
    assert Cv.model_validate({"work_experience": [{"date_range": "01/12/2019 - 02/03/2019"}]}).model_dump()[
        "work_experience"
    ][0]["date_range"] == "2019-01 – 2019-02"  # fmt: skip


@pytest.mark.parametrize(
    ("beside", "told"),
    [
        ({}, ["work_experience[0].date_range", "birth_date"]),
        ({"language": "en-US"}, []),
        ({"language": "pl"}, []),
        ({"awards": ["Prize, 15/03/2018"]}, []),
        ({"awards": ["Prize, 15/03/2018", "Prize, 03/15/2018"], "language": "en-US"},
         ["work_experience[0].date_range", "birth_date"]),
    ],
)  # fmt: skip
def test_what_nothing_tells_is_told_with_what_is_stored(beside: dict[str, Any], told: list[str]) -> None:
    problems = understand({"work_experience": [SENT], "birth_date": "03/04/1986", **beside}).told
    assert sorted(each.path for each in problems) == sorted(told)
    assert all(
        each.hint == "Where its month comes first, send 2019-03 – 2020-05."
        for each in problems[:1]
        if "work" in each.path
    )


CV = Cv.model_validate(
    {"work_experience": [{"date_range": "2020-01 – Present", "employer": "Alpha"}], "language": "en"}
)


@pytest.mark.parametrize(
    ("edits", "stored", "other"),
    [
        ([("work_experience[0].date_range", "03/04/2019 - 05/06/2020")], DAY_FIRST, MONTH_FIRST),
        ([("work_experience[0]", {"start_date": "03/04/2019"})], "2019-04 – Present", "2019-03 – Present"),
        ([("work_experience", [{**SENT, "employer": "Alpha"}])], DAY_FIRST, MONTH_FIRST),
        ([("work_experience[0].date_range", "03/04/2019"), ("awards", ["03/15/2019"])], "2019-03", ""),
        ([("work_experience[0].date_range", "03/04/2019"), ("awards", ["15/03/2019"])], "2019-04", ""),
        ([("work_experience[0].date_range", "04/04/2019")], "2019-04", ""),
        ([("work_experience[0].date_range", "03/04/2019"), ("summary", "x")], "2019-04", "2019-03"),
    ],
)
def test_edits_are_decided_by_all_that_is_sent_and_told_with_the_edit_that_turns_them(
    edits: list[tuple[str, Any]], stored: str, other: str
) -> None:
    done = edited(CV, [Edit(path, value) for path, value in edits])
    assert done.cv.work_experience[0].date_range == stored
    told = [each.code for each in done.besides.warnings if each.code != "took_away"]  # one date for a period
    assert told == ["unclear_date"] * bool(other)
    if other:
        turned = edited(done.cv, done.besides.moves)
        assert turned.cv.work_experience[0].date_range == other
        assert not turned.besides.warnings


def test_the_cv_that_is_there_decides_for_an_edit() -> None:
    cv = CV.replaced(language="en-US")
    done = edited(cv, [Edit("work_experience[0].date_range", "03/04/2019 - 05/06/2020")])
    assert (done.cv.work_experience[0].date_range, done.besides.warnings) == (MONTH_FIRST, ())
    assert done.besides.stored == {"work_experience[0].date_range": MONTH_FIRST}


DOCUMENT = """# Ada Sample

ada@example.com

## Work Experience

03/04/2019 - 05/06/2020 Engineer, Alpha Ltd
{}

## Skills

- Revit
"""


@pytest.mark.parametrize(("line", "expected"), [("- Left 03/15/2018", MONTH_FIRST), ("- Left in spring", DAY_FIRST)])
def test_a_document_has_one_order(line: str, expected: str) -> None:
    assert read_document(DOCUMENT.format(line).encode()).cv.work_experience[0].date_range == expected


class _Unread(dict[str, Any]):
    """Data that nobody may look through."""

    def values(self) -> Any:
        raise AssertionError("looked through for nothing")


@pytest.mark.parametrize("text", ["2020-01 – Present", "03.04.2019", "1. März 2019"])
def test_what_belongs_together_is_looked_through_only_for_a_date_whose_order_is_open(text: str) -> None:
    with slashes.together(_Unread()):
        assert parse_date_range(text)
        assert not list(slashes.unclear(text, text, "birth_date"))
        with pytest.raises(AssertionError):
            parse_date_range("03/04/2019")


def test_a_block_within_another_without_such_dates_decides_for_itself() -> None:
    with slashes.together({"summary": "Engineer"}):
        with slashes.together({"awards": ["Prize, 03/15/2018"]}), slashes.together({"awards": ["Prize, 15/03/2018"]}):
            assert str(parse_date_range("03/04/2019")) == "2019-03"
        with slashes.together({"awards": ["Prize, 15/03/2018"]}):
            assert str(parse_date_range("03/04/2019")) == "2019-04"
