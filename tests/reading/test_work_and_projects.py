"""Jobs and projects under one heading: each entry says which it is."""

from __future__ import annotations

from tests.reading.printing import read


def test_projects_among_jobs_are_told_by_what_they_call_themselves():
    cv = read(
        "@ Nell Farrow\n# Experience & Projects\n**Research Assistant | University of Leeds**\t2020 – 2022\n- measured the flow\n"
        "**Flood Graph Generator | University project**\t2019 – 2020\n- drew graphs\n"
        "**Intern | Mire Drainage Ltd**\t2018 – 2019\n- kept the pumps running\n# Education\nBSc Hydrology, University of Leeds\t2014"
    ).cv
    assert [entry.employer for entry in cv.work_experience] == ["University of Leeds", "Mire Drainage Ltd"]
    assert [entry.date_range for entry in cv.further_experience] == ["2019 – 2020"]


def test_entries_that_do_not_begin_alike_stay_together():
    cv = read(
        "@ Nell Farrow\n# Experience & Projects\nSite Manager, Mire Drainage Ltd\t2015 – 2020\n- kept the pumps running\n"
        "# Education\nBSc Hydrology, University of Leeds\t2014"
    ).cv
    assert [entry.employer for entry in cv.work_experience] == ["Mire Drainage Ltd"]
    assert cv.further_experience == []


def test_what_names_no_employer_is_no_job_where_the_jobs_have_a_section_of_their_own():
    cv = read(
        "@ Nell Farrow\n# Experience & Projects\n**Robotics internship – a robot for mazes**\t2020 – 2022\n- built the sensors\n"
        "**Talk on small satellites**\t2019 – 2020\n- gave a talk\n"
        "# Work experience\nSite Manager, Mire Drainage Ltd\t2015 – 2019\n- kept the pumps running"
    ).cv
    assert [entry.employer for entry in cv.work_experience] == ["Mire Drainage Ltd"]
    assert len(cv.further_experience) == 2


def test_entries_beside_dates_are_told_apart_though_the_first_is_set_otherwise() -> None:
    cv = read(
        "@ Ada Quill\n# Experience & Projects\nResearch Assistant | University of Leeds\t2020 – 2021\n- Read nets\n"
        "**Mire Gauge | University Course Project**\t2019 – 2020\n- Built floats\n**Fitter | Mire Works Ltd**\t2018 – 2019\n- Cut pipes"
    ).cv
    assert (len(cv.work_experience), len(cv.further_experience)) == (2, 1)
