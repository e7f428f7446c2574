"""Lines below the head of an entry that a label tells: they begin no entry, name nobody, and keep their dates."""

from __future__ import annotations

from tests.reading.printing import read

_HEAD = "@ Nell Farrow\nnell@example.com\n"


def test_awards_and_courses_of_a_degree_are_its_details_though_white_space_and_a_date_stand_there() -> None:
    cv = read(
        f"{_HEAD}# Education\n**Fen College, Ely**\\tMay 2016\n_BSc Hydrology_\n"
        "**Honors and Awards**: Prize of the Northern Fens, June 2015\n"
        "**Relevant Courses**: Drains, Sluices, Statistics of floods\n"
        "# Experience\n**Mire Pumps Ltd, Ely**\\t2016 – 2020\n_Pump Fitter_\n- Fitted pumps"
    ).cv
    [school] = cv.education
    assert (school.institution, school.title, str(school.date_range)) == ("Fen College", "BSc Hydrology", "2016-05")
    assert school.details == [
        "Honors and Awards: Prize of the Northern Fens, June 2015",
        "Relevant Courses: Drains, Sluices, Statistics of floods",
    ]


def test_a_mark_with_a_bold_label_right_below_a_school_is_no_name() -> None:
    cv = read(
        f"{_HEAD}# Education\nFen College, Ely\\tDecember 2019\n_Associate in Hydrology_\n"
        "Moor University, Leeds\\tDecember 2021\n**GPA**: 3.7\n**Focus**: Peat\n"
        "# Experience\nMire Pumps Ltd, Ely\\t2016 – 2020\n_Pump Fitter_\n- Fitted pumps"
    ).cv
    assert [(entry.institution, entry.title, entry.details) for entry in cv.education] == [
        ("Fen College", "Associate in Hydrology", []), ("Moor University", "", ["GPA: 3.7", "Focus: Peat"]),
    ]  # fmt: skip


def test_schools_set_as_the_headings_are_stay_within_education() -> None:
    cv = read(
        f"{_HEAD}# Profile\nA fitter of pumps who likes quiet fens and has kept many of them dry.\n"
        "# Education and Qualifications\n# Farn City University\n(2019 – 2022)\nBSc Hydrology\n"
        "# East Farn Sixth Form College\n(2017 – 2019)\nFoundation degree in Drainage\n"
        "# Work History\n**Pump Fitter**, Mire Pumps Ltd\\t2016 – 2020\n# Interests\nRowing, Chess"
    ).cv
    assert [(entry.institution, entry.title, str(entry.date_range)) for entry in cv.education] == [
        ("Farn City University", "BSc Hydrology", "2019 – 2022"),
        ("East Farn Sixth Form College", "Foundation degree in Drainage", "2017 – 2019"),
    ]


def test_a_school_year_at_the_right_dates_an_entry_though_another_one_has_its_dates_elsewhere() -> None:
    cv = read(
        f"{_HEAD}# Experience\n**Mire Pumps Ltd | Ely, Cambridgeshire**\\t14 May 2023 – Present Pump Fitter\n"
        "- Fitted pumps in all fens\n**Secretary of the Rowers | Fen Club**\\t2022 – 2023\n- Wrote to rowers\n"
        "**Treasurer of the Rowers | Fen Club**\\t2021 – 2022\n- Kept the money of rowers"
    ).cv
    assert [str(job.date_range) for job in cv.work_experience] == ["2023-05 – Present", "2022 – 2023", "2021 – 2022"]


def test_the_year_of_a_school_behind_its_abbreviation_is_a_date_alone() -> None:
    cv = read(
        f"{_HEAD}# Education\n**Fen National High School | Ely**\nA.Y. 2010-2014\n"
        "**Moor Elementary School | Leeds**\nA.Y. 2004-2010\n# Interests\nRowing, Chess"
    ).cv
    assert [(entry.title, str(entry.date_range)) for entry in cv.education] == [
        ("", "2010 – 2014"),
        ("", "2004 – 2010"),
    ]


def test_a_degree_alone_in_an_item_without_a_blank_behind_its_short_form_is_one() -> None:
    degree = "B.Sc.Environmental Sciences majoring in Hydrology and in the Statistics of Floods"
    cv = read(
        f"{_HEAD}# Education\n- {degree}\n# Skills\n- Gauges\n- Pumps\n- Statistics\n# Interests\nRowing, Chess"
    ).cv
    assert [(entry.title, entry.details) for entry in cv.education] == [(degree, [])]


def test_names_above_items_below_a_heading_that_no_list_knows_are_projects_where_no_role_and_no_date_is_told() -> None:
    cv = read(
        f"{_HEAD}# Education\nFen College, Ely\\tMay 2016\n# Gauge Building Experience\n"
        "**Toss a Gauge**\n- Built a gauge of reed\n- Read it each day\n**Portfolio of Pumps**\n- Drew all pumps of the fens\n"
        "# Work Experience\n**Pump Fitter**, Mire Pumps Ltd\\t2016 – 2020\n- Fitted pumps\n# Interests\nRowing, Chess"
    ).cv
    assert [(entry.title, len(entry.bullets)) for entry in cv.further_experience] == [
        ("Toss a Gauge", 2), ("Portfolio of Pumps", 1),
    ]  # fmt: skip
    assert [job.title for job in cv.work_experience] == ["Pump Fitter"]
