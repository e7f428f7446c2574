"""Texts of entries that look like heads, dates within them, lines broken by hand, names on two lines."""

from __future__ import annotations

from cv_generator.reading.document import read_document
from tests.reading.docx_files import docx, p, run
from tests.reading.printing import read

_HEAD = "@ Nell Farrow\nnell@example.com\n"


def test_a_long_text_that_ends_in_dates_begins_no_job_where_dates_have_lines_of_their_own() -> None:
    text = (
        "Development of the gauges of the northern polder, which tell the keepers of all sluices how high the water "
        "stands, in service from March 2018 until today"
    )
    cv = read(
        f"{_HEAD}# Experience\n**01/2017 – 06/2018**\nGauge Reader, Mire Pumps Ltd\n{text}\nCare of the pumps in the east.\n"
        "**03/2015 – 12/2016**\nSluice Keeper, Farn Sluices Ltd\nShut the sluices at night."
    ).cv
    assert [(job.title, job.employer) for job in cv.work_experience] == [
        ("Gauge Reader", "Mire Pumps Ltd"), ("Sluice Keeper", "Farn Sluices Ltd"),
    ]  # fmt: skip
    assert cv.work_experience[0].bullets[0] == text


def test_a_title_of_a_thesis_that_was_broken_by_hand_is_one_detail() -> None:
    thesis = ("Thesis Title: On the drains of the northern fens and the ways in which keepers of", "gauges read them")
    cv = read(
        f"{_HEAD}# Education\n**2016 – 2019**\\tBSc Hydrology, Ely University\n" + "\n".join(thesis)
        + "\nSupervisor: Dr. Ada Moor\n# Interests\nRowing, Chess"
    ).cv  # fmt: skip
    assert cv.education[0].details == [" ".join(thesis), "Supervisor: Dr. Ada Moor"]


def test_a_department_above_its_university_is_one_name_with_it() -> None:
    cv = read(
        f"{_HEAD}# Education\n**MSc Hydrology**\\t2016 – 2019\nDepartment of Water\\tEly, England\nEly University\n"
        "- Studied drains\n**BSc Botany**\\t2012 – 2016\nInstitute for Plants\\tLeeds, England\nMoor University\n- Studied moss"
    ).cv
    assert [(entry.title, entry.institution, entry.location) for entry in cv.education] == [
        ("MSc Hydrology", "Department of Water, Ely University", "Ely, England"),
        ("BSc Botany", "Institute for Plants, Moor University", "Leeds, England"),
    ]


def test_a_head_that_ends_in_an_open_word_goes_on_in_a_long_line_below() -> None:
    cv = read(
        f"{_HEAD}# Experience\n01.2018 – 12.2020 Mire Pumps Ltd, Surveys of the\n"
        "Northern and Eastern Fens of Ely and of Cambridge, England, Gauge Reader\n- Read gauges\n"
        "02.2015 – 12.2017 Farn Sluices Ltd, Sluice Keeper\n- Shut sluices"
    ).cv
    assert [job.title for job in cv.work_experience] == ["Gauge Reader", "Sluice Keeper"]


def test_a_label_before_a_dash_heads_a_group_of_skills_though_other_items_are_phrases() -> None:
    cv = read(
        f"{_HEAD}# Skills\n- Front End - HTML, CSS, Elm\n- Back End - Rust, Ada, SQL\n- Mending pumps of all kinds\n"
        "# Experience\n**Mire Pumps Ltd, Ely**\\t2016 – 2020\n_Pump Fitter_\n- Fitted pumps"
    ).cv
    groups = [(group.group, group.items[:3]) for group in cv.skills[:2]]
    assert groups == [("Front End", ["HTML", "CSS", "Elm"]), ("Back End", ["Rust", "Ada", "SQL"])]


def test_small_letters_that_are_set_in_capitals_begin_items_of_their_own() -> None:
    prizes = ("Farn scholarship", "prize of the northern fens", "medal of rowers")
    heading = "<w:b/><w:sz w:val='30'/>"
    body = (
        p(runs=run("Nell Farrow", "<w:sz w:val='44'/>")) + p("nell@example.com") + p(runs=run("Experience", heading))
        + p("Pump Fitter, Mire Pumps Ltd, 2018 – 2021") + p(runs=run("Awards", heading))
        + "".join(p(runs=run(prize, "<w:caps/>")) for prize in prizes)
    )  # fmt: skip
    assert read_document(docx(body)).cv.awards == list(prizes)


def test_a_word_before_the_year_of_a_degree_is_no_part_of_the_place() -> None:
    cv = read(
        f"{_HEAD}# Education\n**Fen High School – Ely, England, Graduated 2019**\n_High School Diploma_\n"
        "# Experience\n**Mire Pumps Ltd, Ely**\\t2019 – 2020\n_Pump Fitter_\n- Fitted pumps"
    ).cv
    [school] = cv.education
    assert (school.location, str(school.date_range)) == ("Ely, England", "2019")
