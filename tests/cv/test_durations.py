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
