"""A start and how long it lasted tell a period; a duration that tells no end is said to be left out."""

from __future__ import annotations

import pytest

from cv_generator.cv import durations
from cv_generator.cv.editing import edited
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit

CV = Cv.model_validate({"work_experience": [{"employer": "Alpha", "date_range": "2015 – 2018"}]})


@pytest.mark.parametrize(
    ("sent", "stored"),
    [
        ("2010-03, 2 years", "2010-03 – 2012-03"),
        ("2018-03 (18 months)", "2018-03 – 2019-09"),
        ("March 2010 · 1 yr 6 mos", "2010-03 – 2011-09"),
        ("2010-03, 1.5 years", "2010-03 – 2011-09"),
        ("2015, 2 years", "2015 – 2017"),
        ("2015 (24 months)", "2015 – 2017"),
        ("März 2010, 2 Jahre", "2010-03 – 2012-03"),
        ("2010-11, 14 Monate", "2010-11 – 2012-01"),
        ("2010-03, 2 lata", "2010-03 – 2012-03"),
        ("2010-03 (6 miesięcy)", "2010-03 – 2010-09"),
        ("2010-03, 2 ans", "2010-03 – 2012-03"),
        ("2010-03, 3 años", "2010-03 – 2013-03"),
        ("2010-03, 3 anni", "2010-03 – 2013-03"),
        ("2010-03, 3 jaar", "2010-03 – 2013-03"),
        ("2010-03, 3 anos", "2010-03 – 2013-03"),
    ],
)
def test_the_end_is_told_by_the_start_and_a_duration(sent: str, stored: str) -> None:
    done = edited(CV, [Edit("work_experience[0].date_range", sent)])
    assert done.cv.work_experience[0].date_range == stored
    assert done.besides.stored == {"work_experience[0].date_range": stored}
    assert done.besides.warnings == ()


@pytest.mark.parametrize(
    ("sent", "stored", "lasted"),
    [
        ("2015 (18 months)", "2015", "18 months"),
        ("2010-03, about 2 years", "2010-03", "about 2 years"),
        ("2010-03, 2+ years", "2010-03", "2+ years"),
        ("2010-03, 6 weeks", "2010-03", "6 weeks"),
        ("März 2010, 6 Wochen", "2010-03", "6 Wochen"),
    ],
)
def test_a_duration_that_tells_no_end_is_said_to_be_left_out(sent: str, stored: str, lasted: str) -> None:
    done = edited(CV, [Edit("work_experience[0].date_range", sent)])
    assert done.cv.work_experience[0].date_range == stored
    [told] = [each for each in done.besides.warnings if each.code == "words_left_out"]
    assert lasted in told.message


@pytest.mark.parametrize("sent", ["2010-03 – 2012-03 (2 years)", "since 2010 (5 years)", "2010-03", "", "2 years"])
def test_a_period_needs_no_duration(sent: str) -> None:
    assert durations.period(sent) is None


@pytest.mark.parametrize(
    ("sent", "stored", "lasted"),
    [
        ("since 2016, 18 months", "2016 – Present", "18 months"),
        ("ab 2016, 18 Monate", "2016 – Present", "18 Monate"),
        ("depuis 2016, 18 mois", "2016 – Present", "18 mois"),
        ("od 2016, 2 lata", "2016 – Present", "2 lata"),
        ("seit 03/2016 (2 Jahre)", "2016-03 – Present", "2 Jahre"),
        ("2016 – 2019 (8 months)", "2016 – 2019", "8 months"),
        ("2016 (8 Monate)", "2016", "8 Monate"),
    ],
)
def test_a_duration_that_the_stored_period_contradicts_is_told_and_no_old_end_is_suggested(
    sent: str, stored: str, lasted: str
) -> None:
    for edit in (
        Edit("work_experience[0].date_range", sent),
        Edit("work_experience[0]", {"date_range": sent}),
        Edit("work_experience", {"employer": "Beta", "title": "Cook", "date_range": sent}, "append"),
    ):
        done = edited(CV, [edit])
        assert done.cv.work_experience[-1].date_range == stored
        [told] = [each for each in done.besides.warnings if each.code != "not_newest_first"]
        assert (told.code, lasted in told.message) == ("words_left_out", True)
        assert not [each for each in done.besides.moves if each.op != "move"]


@pytest.mark.parametrize(
    "sent",
    [
        "Jan 2020 – Present · 6 yrs 2 mos",
        "2020 – heute (6 Jahre)",
        "2016-03 – 2018-02 (2 years)",
        "2016 – 2018, 3 years",
    ],
)
def test_a_duration_that_the_period_says_itself_is_not_told(sent: str) -> None:
    done = edited(CV, [Edit("work_experience[0].date_range", sent)])
    assert done.besides.warnings == ()
