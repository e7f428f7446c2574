"""What a start without an end means is told; one date that is sent as start and end takes nothing away."""

from __future__ import annotations

from typing import Any

import pytest

from cv_generator.cv.editing import edited
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit
from cv_generator.errors import InvalidEdit
from cv_generator.reading.cv_data import understand_data

JOB = {
    "employer": "Beta",
    "title": "Engineer",
    "date_range": "2018-03 – 2019-12",
    "location": "Bern",
    "bullets": ["one"],
}
CV = Cv.model_validate({"work_experience": [{"employer": "Alpha", "date_range": "2020 – Present"}, JOB]})


@pytest.mark.parametrize("listed", ["work_experience", "further_experience"])
def test_an_entry_that_goes_on_since_no_end_was_sent_is_told(listed: str) -> None:
    done = edited(CV, [Edit(listed, {"title": "Lead", "start_date": "2015"}, "append")])
    [told] = [each for each in done.besides.warnings if each.code == "open_end"]
    assert done.besides.stored == {told.path: "2015 – Present"}
    assert '"2015"' in told.hint
    after = edited(done.cv, [Edit(told.path, "2015")]).cv
    assert getattr(after, listed)[-1].date_range == "2015"


@pytest.mark.parametrize("sent", [{"start_date": "2015", "end_date": "Present"}, {"date_range": "since 2015"}])
def test_an_end_that_is_sent_needs_no_word(sent: dict[str, str]) -> None:
    assert not edited(CV, [Edit("work_experience", {"title": "Lead", **sent}, "append")]).besides.warnings


def test_a_new_start_of_a_post_that_goes_on_needs_no_word() -> None:
    done = edited(CV, [Edit("work_experience[0]", {"start_date": "2021"})])
    assert (done.cv.work_experience[0].date_range, done.besides.warnings) == ("2021 – Present", ())


def test_a_school_with_a_start_only_is_of_that_year() -> None:
    done = edited(CV, [Edit("education", {"school": "Cedar", "degree": "MSc", "start_date": "2010"}, "append")])
    assert done.cv.education[0].date_range == "2010"


def test_an_end_of_nothing_is_explained() -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [Edit("work_experience[1].date_range", {"from": "2018", "to": None})])
    [problem] = refused.value.problems
    assert problem.hint == 'An end without a value means that it goes on; a single date is "2018".'


@pytest.mark.parametrize(
    ("data", "path"),
    [
        ({"work_experience": [{"company": "Alpha", "start_date": "2015"}]}, "work_experience[0].date_range"),
        ({"jobs": [{"company": "Alpha", "startDate": "2015"}]}, "work_experience[0].date_range"),
        ({"basics": {"name": "Anna Muster"}, "work": [{"name": "Alpha", "startDate": "2015"}]}, "work[0]"),
    ],
)
def test_a_whole_cv_tells_it_too(data: dict[str, Any], path: str) -> None:
    told = [each for each in understand_data(data, repair=True).told if each.code == "open_end"]
    assert [each.path for each in told] == [path]


@pytest.mark.parametrize("sent", ["2018-03 to 2018-03", "03/2018 - 03/2018", "2018 – 2018"])
def test_a_start_and_an_end_that_are_one_date_take_no_end_away(sent: str) -> None:
    done = edited(CV, [Edit("work_experience[1].date_range", sent)])
    assert (done.besides.warnings, done.besides.moves) == ((), ())


@pytest.mark.parametrize(
    ("entry", "bullets"),
    [
        ({"employer": "beta", "title": "Engineer", "date_range": "2018-03 – 2019-12"}, ["one"]),
        ({**JOB, "bullets": ["one", "two"]}, ["one", "two"]),
        ({**JOB, "bullets": ["two"]}, ["one", "two"]),
    ],
)
@pytest.mark.parametrize("op", ["append", "insert"])
def test_a_post_that_is_added_twice_is_told_with_the_call_that_makes_one_of_both(
    entry: dict[str, Any], bullets: list[str], op: Any
) -> None:
    done = edited(CV, [Edit("work_experience" if op == "append" else "work_experience[0]", entry, op)])
    assert [each.code for each in done.besides.warnings] == ["listed_twice"]
    after = edited(done.cv, done.besides.moves).cv
    assert [(each.employer, each.bullets) for each in after.work_experience] == [("Alpha", []), ("Beta", bullets)]


def test_a_post_in_another_place_is_told_and_left() -> None:
    done = edited(CV, [Edit("work_experience", {**JOB, "location": "Basel"}, "append")])
    assert [each.code for each in done.besides.warnings] == ["listed_twice"]
    assert done.besides.moves == ()


def test_a_second_post_is_no_repetition() -> None:
    done = edited(CV, [Edit("work_experience", {**JOB, "date_range": "2017", "title": "Trainee"}, "append")])
    assert done.besides.warnings == ()
