"""Several dates of one entry beside each other: from the first to the last of them, and the others are not lost."""

from __future__ import annotations

import pytest

from tests.reading.printing import read


@pytest.mark.parametrize(
    ("printed", "stored"),
    [
        ("(10/2017) - (04/2019)", "2017-10 – 2019-04"),
        ("[10/2017] – [04/2019]", "2017-10 – 2019-04"),
        ("(10/2017) - (Present)", "2017-10 – Present"),
        ("07/2017 & 07/2018", "2017-07 – 2018-07"),
        ("2012.09, 2013.09 and 2014.09", "2012-09 – 2014-09"),
        ("06/2015 - 11/2015, 07/2017 - 08/2018", "2015-06 – 2018-08"),
        ("07/2017 – 08/2018; 06/2015 – 11/2015", "2015-06 – 2018-08"),
        ("Mai 2009 und Mai 2011", "2009-05 – 2011-05"),
        ("2016 – 2018, od 2020", "2016 – Present"),
    ],
)
def test_an_entry_lasts_from_the_first_to_the_last(printed: str, stored: str) -> None:
    cv = read(f"@ Nell Farrow\n# Work Experience\n**Camp Counselor**\\t{printed}\nAlder Camps Ltd\n- Led hikes").cv
    (job,) = cv.work_experience
    assert (job.date_range, job.title, job.employer) == (stored, "Camp Counselor", "Alder Camps Ltd")


def test_the_dates_between_come_back() -> None:
    draft = read(
        "@ Nell Farrow\n# Work Experience\n**Camp Counselor**\\t06/2015 - 11/2015, 07/2017 - 08/2018\nAlder Ltd"
    )
    assert "11/2015" in " ".join(draft.unplaced_text)
    assert "07/2017" in " ".join(draft.unplaced_text)


def test_a_range_whose_end_stands_on_the_next_line_is_not_taken_as_open() -> None:
    cv = read("@ Nell Farrow\n# Work Experience\n**Engineer**\\t06/2015 - 11/2015, 07/2017 -\nAlder Camps Ltd").cv
    assert "Present" not in cv.work_experience[0].date_range
