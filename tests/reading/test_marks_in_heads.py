"""What parts the names in the heads of entries, and what stands beside the names there and is none."""

from __future__ import annotations

from cv_generator.reading.assemble import assemble
from cv_generator.reading.regions.blocks import Blocks, Bullet, Line, Run, Style
from tests.reading.printing import printed, read

_HEAD = "@ Nell Farrow\nnell@example.com\n"


def test_a_tilde_parts_employer_title_and_date() -> None:
    cv = read(
        f"{_HEAD}# Experience\n**Mire Pumps Ltd ~ Pump Fitter ~ 2016 – 2020**\n- Fitted pumps\n"
        "**Farn Sluices Ltd ~ Gauge Reader ~ 2012 – 2016**\n- Read ~20 gauges"
    ).cv
    assert [(job.title, job.employer) for job in cv.work_experience] == [
        ("Pump Fitter", "Mire Pumps Ltd"), ("Gauge Reader", "Farn Sluices Ltd"),
    ]  # fmt: skip
    assert cv.work_experience[1].bullets == ["Read ~20 gauges"]


def test_a_role_between_a_comma_and_the_date_is_no_label_of_the_date() -> None:
    cv = read(
        f"{_HEAD}# Experience\n**Mire Pumps, Summer Intern: September 2019**\n- Sat in the pump house\n"
        "**Farn Trust, Volunteer: September 2018 – July 2019**\n- Kept a gate\n"
        "# Education\nEly University, BSc Hydrology, expected graduation: June 2021"
    ).cv
    assert [(job.title, job.employer) for job in cv.work_experience] == [
        ("Summer Intern", "Mire Pumps"), ("Volunteer", "Farn Trust"),
    ]  # fmt: skip
    assert [(school.title, str(school.date_range)) for school in cv.education] == [("BSc Hydrology", "2021-06")]


def test_a_labelled_value_behind_a_title_is_a_text_below_it() -> None:
    cv = read(
        f"{_HEAD}# Experience\n2018 – 2020\\t**Ely University**\nResearch Fellow in Hydrology, Advisor: Dr. Ada Moor\n"
        "Studied the drains\n2015 – 2018\\t**Moor University**\nResearch Assistant, Advisor: Dr. Piet Quill\nStudied moss"
    ).cv
    assert [(job.title, job.bullets[0]) for job in cv.work_experience] == [
        ("Research Fellow in Hydrology", "Advisor: Dr. Ada Moor"), ("Research Assistant", "Advisor: Dr. Piet Quill"),
    ]  # fmt: skip


def test_labelled_values_in_two_types_are_one_text_and_their_date_is_that_of_the_entry() -> None:
    cv = read(
        f"{_HEAD}# Education\n**HSC:** Farn College, Ely\n**Group:** Science, **GPA:** 4.58, Batch: 2017-2018\n"
        "**SSC:** Moor School, Ely\n**Group:** Science, **GPA:** 5.00, Batch: 2015-2016"
    ).cv
    assert [(s.title, s.institution, str(s.date_range), s.details) for s in cv.education] == [
        ("HSC", "Farn College", "2017 – 2018", ["Group: Science, GPA: 4.58"]),
        ("SSC", "Moor School", "2015 – 2016", ["Group: Science, GPA: 5.00"]),
    ]


def test_places_and_details_between_bars_below_a_school_are_place_and_details() -> None:
    cv = read(
        f"{_HEAD}# Education & Training\n**Bachelor's degree in Hydrology**\\t01/09/2020 – 01/07/2023\n"
        "University of Ely https://ely.example/\n"
        "City: Ely | Country: England | Field(s) of study: Water | Final\ngrade: First | Level in EQF: 6\n- Studied drains\n"
        "# Interests\nRowing, Chess"
    ).cv
    [school] = cv.education
    assert (school.title, school.institution, school.location) == (
        "Bachelor's degree in Hydrology", "University of Ely", "Ely, England",
    )  # fmt: skip
    assert school.details == [
        "https://ely.example",
        "Field(s) of study: Water",
        "Final grade: First",
        "Level in EQF: 6",
        "Studied drains",
    ]


def test_what_a_project_is_stands_behind_its_name_in_bold() -> None:
    cv = read(
        f"{_HEAD}# Projects\n**Moss Atlas -** Cartography\nDrew a map of all the mosses of two valleys.\n"
        "Focus: Mosses, maps\nSkills used: Patience, drawing\n"
        "**Larch Clock -** Carpentry\nBuilt a clock that goes by the light of the sun.\nFocus: Time, wood\n"
        "Skills used: Care, carving"
    ).cv
    assert [(project.title, project.bullets) for project in cv.further_experience] == [
        ("Moss Atlas", ["Cartography", "Drew a map of all the mosses of two valleys.", "Focus: Mosses, maps",
                        "Skills used: Patience, drawing"]),
        ("Larch Clock", ["Carpentry", "Built a clock that goes by the light of the sun.", "Focus: Time, wood",
                         "Skills used: Care, carving"]),
    ]  # fmt: skip


def test_bold_items_are_heads_of_the_items_below_them() -> None:
    cv = read(
        f"{_HEAD}# Projects\n- **Survey of Drains**\n- Walked along all drains\n- Drew them\n- **Clock of Larch**\n- Cut the wood"
    ).cv
    assert [(project.title, project.bullets) for project in cv.further_experience] == [
        ("Survey of Drains", ["Walked along all drains", "Drew them"]), ("Clock of Larch", ["Cut the wood"]),
    ]  # fmt: skip


def test_a_school_in_bold_below_a_school_with_its_date_is_another_entry() -> None:
    cv = read(
        f"{_HEAD}# Education\n**Ely University**\nBSc Hydrology\nSep 2018 – Present\n**Farn Secondary School**\n"
        "GCSE's: 8 of them, Botany (A) and Mathematics (A)\\tSep 2010 – Jun 2015\n# Interests\nRowing, Chess"
    ).cv
    assert [(school.institution, str(school.date_range)) for school in cv.education] == [
        ("Ely University", "2018-09 – Present"), ("Farn Secondary School", "2010-09 – 2015-06"),
    ]  # fmt: skip


def test_a_school_behind_the_years_in_brackets_is_the_school() -> None:
    cv = read(
        f"{_HEAD}# Education\n**MSc Hydrology** (2018–2019, Ely University)\nWith distinction\n"
        "**BSc Botany** (2014–2017, Moor University)\nFirst class"
    ).cv
    assert [(school.title, school.institution) for school in cv.education] == [
        ("MSc Hydrology", "Ely University"), ("BSc Botany", "Moor University"),
    ]  # fmt: skip


def test_a_role_below_items_and_above_a_date_is_that_of_the_next_post() -> None:
    cv = read(
        f"{_HEAD}# Experience\nInternship at Mire Pumps Ltd, Summer 2014\n- Fitted pumps\n- Drew plans\n"
        "_Summer Technology Assistant_\nSummer 2013 Farn School District\n- Mended clocks\n- Carried books"
    ).cv
    assert [job.title for job in cv.work_experience] == ["Internship", "Summer Technology Assistant"]
    assert cv.work_experience[0].bullets == ["Fitted pumps", "Drew plans"]


def test_an_undated_post_set_as_the_dated_ones_is_a_post() -> None:
    cv = read(
        f"{_HEAD}# Experience\n**Mire Pumps Ltd**\\t2016 – 2020\nPump Fitter\n**Farn Sluices Ltd**\\t2012 – 2016\nSluice Keeper\n"
        "**Moor Hotels**\\tEmployed 5 years\nAssistant Director of Catering"
    ).cv
    assert [job.employer for job in cv.work_experience] == ["Mire Pumps Ltd", "Farn Sluices Ltd", "Moor Hotels"]


def test_a_restaurant_is_an_employer() -> None:
    cv = read(f"{_HEAD}# Experience\n**Wine Waiter, Quiet Hollow Restaurant, Farnley**\\t2012 – 2013\nServed wine").cv
    [job] = cv.work_experience
    assert (job.title, job.employer.split(", ")[0]) == ("Wine Waiter", "Quiet Hollow Restaurant")


def test_what_goes_on_is_told_behind_the_name_of_a_school_and_is_none_of_it() -> None:
    cv = read(
        f"{_HEAD}# Education\nEly University (In progress)\n**BSc Hydrology**\\t2019 – Present\n"
        "Moor College\n**Diploma in Peat (in progress)**\\t2016 – 2019"
    ).cv
    assert [(school.institution, school.title) for school in cv.education] == [
        ("Ely University", "BSc Hydrology"), ("Moor College", "Diploma in Peat (in progress)"),
    ]  # fmt: skip


def test_a_title_goes_on_behind_its_bar_where_nobody_is_named_there() -> None:
    cv = read(
        f"{_HEAD}# Experience\nProject Manager | Automation of sluices\\t2016 – 2020\n_Mire Pumps Ltd, Ely_\n- Kept plans\n"
        "Gauge Reader | Northern drains\\t2012 – 2016\n_Farn Sluices Ltd, Ely_\n- Read gauges"
    ).cv
    assert [(job.title, job.employer) for job in cv.work_experience] == [
        ("Project Manager | Automation of sluices", "Mire Pumps Ltd"),
        ("Gauge Reader | Northern drains", "Farn Sluices Ltd"),
    ]


def test_a_label_alone_begins_no_entry() -> None:
    cv = read(
        f"{_HEAD}# Projects\n**Moss Atlas**\nDrew a map of all the mosses of two valleys.\n**My contribution**\nWalked and drew\n"
        "**Larch Clock**\nBuilt a clock that goes by the light of the sun."
    ).cv
    assert [(project.title, project.bullets) for project in cv.further_experience] == [
        ("Moss Atlas", ["Drew a map of all the mosses of two valleys.", "Walked and drew"]),
        ("Larch Clock", ["Built a clock that goes by the light of the sun."]),
    ]


def test_a_date_between_semicolons_is_the_date_of_the_post() -> None:
    cv = read(
        f"{_HEAD}# Experience\nMire Pumps Ltd; Ely, England; 2018; Pump Fitter\nFitted the pumps of the northern drains.\n"
        "Farn Sluices Ltd; Leeds, England; 2012-2016; Gauge Reader\nRead the gauges of all sluices each morning."
    ).cv
    assert [(job.title, job.employer, str(job.date_range)) for job in cv.work_experience] == [
        ("Pump Fitter", "Mire Pumps Ltd", "2018"), ("Gauge Reader", "Farn Sluices Ltd", "2012 – 2016"),
    ]  # fmt: skip


def test_a_line_in_larger_type_between_items_heads_those_below_it() -> None:
    lines = [
        Line(runs=(Run("Projects", Style(13.0, bold=True)),), gap=12.0),
        Line(runs=(Run("Moss Club, Mapmaker, 2012 – 2016", Style(10.0, bold=True)),), gap=6.0),
        Bullet(runs=(Run("Drew the mosses of two valleys", Style(10.0)),), gap=1.0),
        Line(runs=(Run("Clock of Larch", Style(16.0, bold=True)),), gap=6.0),
        Bullet(runs=(Run("Goes by the light of the sun", Style(10.0)),), gap=1.0),
        Line(runs=(Run("Counter of Bees", Style(16.0, bold=True)),), gap=6.0),
        Bullet(runs=(Run("Counted bees at eighty hives", Style(10.0)),), gap=1.0),
    ]
    cv = assemble(Blocks("docx", (*printed(_HEAD).blocks, *lines))).cv
    assert [project.title for project in cv.further_experience][1:] == ["Clock of Larch", "Counter of Bees"]


def test_what_stands_behind_a_degree_on_its_line_is_part_of_the_title() -> None:
    cv = read(
        f"{_HEAD}# Education\n**Ely University**\\t2016 – 2020\nBSc Hydrology, Grade: 1.8\n- Studied drains\n"
        "**Moor College**\\t2014 – 2016\nMSc Mire Science (cum laude, GPA 3.2)\n- Studied moss\n"
        "**Quill College**\\t2012 – 2014\nDiploma in Pumps | Minor in Sluices\n- Studied pumps"
    ).cv
    assert [(school.title, school.institution, school.details) for school in cv.education] == [
        ("BSc Hydrology, Grade: 1.8", "Ely University", ["Studied drains"]),
        ("MSc Mire Science (cum laude, GPA 3.2)", "Moor College", ["Studied moss"]),
        ("Diploma in Pumps | Minor in Sluices", "Quill College", ["Studied pumps"]),
    ]
