"""Where the entries of a section begin is told by all of them together."""

from __future__ import annotations

from cv_generator.reading.assemble import assemble
from cv_generator.reading.regions.blocks import Blocks, Line, Run, Style
from tests.reading.printing import read, read_spaced


def test_white_space_tells_where_entries_begin_though_the_first_one_has_a_line_more_above_it():
    cv = read_spaced(
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
    ).cv
    assert [entry.employer for entry in cv.work_experience] == [
        "University of Emden",
        "Moorwerk GmbH",
        "Farn Institute",
    ]


def test_a_line_set_apart_above_some_entries_only_heads_a_part_of_the_section_and_names_none_of_them():
    draft = read_spaced(
        """20 # Experience
        11 **Teaching**
        11 2018 – 2019\\tMire Academy
        0 Lecturer
        11 2016 – 2018\\tFarn Academy
        0 Tutor
        11 **Writing**
        11 2014 – 2016\\tThe Crab Letters
        0 Editor
        20 # Languages
        0 English (native)"""
    )
    assert [(entry.title, entry.employer) for entry in draft.cv.work_experience] == [
        ("Lecturer", "Mire Academy"), ("Tutor", "Farn Academy"), ("Editor", "The Crab Letters"),
    ]  # fmt: skip
    assert not any("Teaching" in bullet for entry in draft.cv.work_experience for bullet in entry.bullets)


def test_an_employer_close_above_its_roles_is_no_heading():
    cv = read_spaced(
        """20 # Experience
        11 **Moorwerk GmbH**
        0 Lecturer\\t2018 – 2019
        0 Tutor\\t2016 – 2018
        11 **Farn GmbH**
        0 Editor\\t2014 – 2016
        20 # Languages
        0 English (native)"""
    ).cv
    assert [entry.employer for entry in cv.work_experience] == ["Moorwerk GmbH", "Moorwerk GmbH", "Farn GmbH"]


def test_years_in_one_of_many_items_make_no_entry_of_each():
    cv = read(
        "# Projects\n**Harbour Maps**\\thttps://harbour.example/maps\n- maps of the tides of 2001-2020\n- charts of them\n- pipes\n"
        "**Crab Ratings**\\thttps://crab.example/ratings\n- counts crabs\n- tells their age\n# Languages\nEnglish (native)"
    ).cv
    assert [(entry.title, len(entry.bullets)) for entry in cv.further_experience] == [
        ("Harbour Maps", 4), ("Crab Ratings", 3),
    ]  # fmt: skip


def test_a_bar_drawn_as_a_line_of_a_box_parts_names_as_others_do():
    cv = read(
        "# Experience\nMire Body Care │ Receptionist | 11/2012 – 06/2015\nFarrow Inn │ Sales Clerk | 06/2010 – 07/2012\n# Languages\nEnglish"
    ).cv
    assert [(entry.employer, entry.title) for entry in cv.work_experience] == [
        ("Mire Body Care", "Receptionist"), ("Farrow Inn", "Sales Clerk"),
    ]  # fmt: skip


def test_a_date_in_a_row_of_its_own_has_the_row_of_the_employer_above_it():
    cv = read(
        "# Experience\n|**Mire Pumps**|Emden|\nPump Fitter\\t2019 – 2022\n- kept them running\n"
        "|**Farn Sluices**|Leer|\n|Sluice Keeper|2016 – 2019|\n- kept them shut\n"
        "|**Crab Quays**|Norden|\n|Harbour Hand|2014 – 2016|\n- tied ropes\n# Languages\nEnglish (native)"
    ).cv
    assert [(entry.employer, entry.title, entry.location) for entry in cv.work_experience] == [
        ("Mire Pumps", "Pump Fitter", "Emden"),
        ("Farn Sluices", "Sluice Keeper", "Leer"),
        ("Crab Quays", "Harbour Hand", "Norden"),
    ]


def test_a_paragraph_above_a_later_entry_is_no_name_of_it():
    prose = "Took part in the survey of all sluices between the river and the sea, and wrote most of its report."
    cv = read(
        f"# Experience\n**Mire Academy**\\tEmden\nLecturer\\t2018 – 2022\n{prose}\nTutor\\t2016 – 2018\n{prose}\n"
        f"Assistant\\t2014 – 2016\n{prose}\n# Languages\nEnglish (native)"
    ).cv
    assert [(entry.title, entry.employer, entry.bullets) for entry in cv.work_experience] == [
        (title, "Mire Academy", [prose]) for title in ("Lecturer", "Tutor", "Assistant")
    ]


def test_entries_behind_undated_ones_are_told_by_the_look_of_the_first():
    cv = read(
        "# Projects\n**Tide Maps**\n- maps of the tides\n**Crab Ratings**\n- counts crabs\n**Sluice Radio**\n- tells the level\n"
        "**Pump Watch**\\t2015 – 2016\n- watches pumps\n# Languages\nEnglish (native)"
    ).cv
    assert [entry.title for entry in cv.further_experience] == [
        "Tide Maps",
        "Crab Ratings",
        "Sluice Radio",
        "Pump Watch",
    ]


def test_an_entry_whose_date_cannot_be_read_begins_where_its_head_is_set_as_those_of_the_others():
    cv = read_spaced(
        """20 # Experience
        11 **2019 – 2022: Pump Fitter**
        0 Mire Pumps Ltd, Emden
        0 Kept all pumps of the northern polder running.
        11 **2016 – 2019: Sluice Keeper**
        0 Farn Sluices Ltd, Leer
        0 Kept all sluices of the southern polder shut.
        11 **Apirl – Jnue 2015: Harbour Hand**
        0 Crab Quays Ltd, Norden
        0 Tied the ropes of ships and of barges.
        20 # Languages
        0 English (native)"""
    ).cv
    assert [entry.employer for entry in cv.work_experience] == ["Mire Pumps Ltd", "Farn Sluices Ltd", "Crab Quays Ltd"]


def test_marked_lines_that_take_turns_with_plain_ones_are_heads_though_hardly_any_has_a_date():
    cv = read(
        "# Education\n- **Master of Arts in Hydrology**\nUniversity of Leeds\n- **Graduate Certificate in Writing**\nUniversity of York 2012\n"
        "- **Bachelor of Arts in History**\nUniversity of Leeds\n# Languages\nEnglish (native)"
    ).cv
    assert [(entry.title, entry.institution, entry.date_range) for entry in cv.education] == [
        ("Master of Arts in Hydrology", "University of Leeds", ""),
        ("Graduate Certificate in Writing", "University of York", "2012"),
        ("Bachelor of Arts in History", "University of Leeds", ""),
    ]


def test_marked_lines_with_a_range_in_a_cell_of_its_own_and_plain_lines_below_are_heads():
    cv = read(
        "# Experience\n- Mire Pumps Ltd\\t11.2019 – Present\nPump Fitter\nkept them running\n- Farn Sluices Ltd\\t07.2016 – 10.2019\n"
        "Sluice Keeper\nkept them shut\n# Languages\nEnglish (native)"
    ).cv
    assert [(job.employer, job.title) for job in cv.work_experience] == [
        ("Mire Pumps Ltd", "Pump Fitter"), ("Farn Sluices Ltd", "Sluice Keeper"),
    ]  # fmt: skip


def test_below_a_column_of_single_dates_others_are_details():
    cv = read(
        "# Education\n2022\\tMaster of Arts in Hydrology, University of Leeds\nExpected Graduate: August 2025\nSummer 2023\nHistory of Sluices\n"
        "2018\\tBachelor of Arts in History, University of York\n2014\\tBachelor of Music, University of Hull\n# Languages\nEnglish (native)"
    ).cv
    assert [(entry.date_range, entry.institution) for entry in cv.education] == [
        ("2022", "University of Leeds"), ("2018", "University of York"), ("2014", "University of Hull"),
    ]  # fmt: skip


def test_plain_lines_between_items_in_a_row_begin_no_entry_though_set_as_the_date_of_the_row():
    cv = read(
        "# Experience\n|2019 – 2022|**Pump Fitter**//Mire Pumps Ltd//- Kept pumps running//among others for//- Crab Quays|\n"
        "|2016 – 2019|**Sluice Keeper**//Farn Sluices Ltd//- Kept sluices shut//as well as for//- Norden Harbour|\n# Languages\nEnglish (native)"
    ).cv
    assert [(job.employer, job.title) for job in cv.work_experience] == [
        ("Mire Pumps Ltd", "Pump Fitter"), ("Farn Sluices Ltd", "Sluice Keeper"),
    ]  # fmt: skip


def test_dates_that_all_stand_before_the_entries_go_to_them_in_turn():
    schools = read(
        """
        # Education
        2015 – 2018
        2012 – 2015
        2008 – 2012
        **BSc Botany**
        Farn University, Leeds
        Thesis on mosses and their shade
        **Diploma in Gardening**
        Mire College, York
        Trees of the moor and how they are cut
        **School leaving certificate**
        Larch School, Hull
        # Experience
        May 2019 – today
        May 2018 to\\tApril 2019
        **Gardener**
        Moorwerk Ltd
        Planted oaks and looked after them
        **Botanist**
        Farn Institute
        Counted ferns in two valleys
        """
    ).cv
    assert [(each.date_range, each.title, each.institution) for each in schools.education] == [
        ("2015 – 2018", "BSc Botany", "Farn University"),
        ("2012 – 2015", "Diploma in Gardening", "Mire College"),
        ("2008 – 2012", "School leaving certificate", "Larch School"),
    ]
    assert [(job.date_range, job.title, job.employer) for job in schools.work_experience] == [
        ("2019-05 – Present", "Gardener", "Moorwerk Ltd"), ("2018-05 – 2019-04", "Botanist", "Farn Institute"),
    ]  # fmt: skip


def test_dates_before_more_entries_than_there_are_dates_stay_where_they_are():
    jobs = read(
        """
        # Experience
        2015 – 2018
        2012 – 2015
        **Gardener**
        Moorwerk Ltd
        **Botanist**
        Farn Institute
        **Warden**
        Larch Museum
        """
    ).cv.work_experience
    assert jobs
    assert {job.date_range for job in jobs if job.title == "Warden"} <= {"", "2012 – 2015"}
    assert not any(job.title == "Gardener" and job.date_range == "2015 – 2018" for job in jobs)


def test_jobs_of_one_line_without_dates_stand_by_themselves_among_dated_ones():
    jobs = read(
        """
        # Berufserfahrung
        Praktikum bei der Moorwerk GmbH
        Praktikum bei der Farn & Sohn KG (2018)
        Aushilfe bei der Bäckerei Lindner
        """
    ).cv.work_experience
    assert [(job.title, job.employer, job.date_range) for job in jobs] == [
        ("Praktikum", "Moorwerk GmbH", ""), ("Praktikum", "Farn & Sohn KG", "2018"),
        ("Aushilfe", "Bäckerei Lindner", ""),
    ]  # fmt: skip


def test_what_was_done_below_jobs_of_one_line_is_no_job():
    jobs = read(
        """
        # Experience
        2018 – 2020: Gardener at Moorwerk Ltd
        Planted oaks at the northern edge of the park and looked after them.
        2016 – 2018: Botanist at Farn Institute
        2014 – 2016: Warden at Larch Museum
        """
    ).cv.work_experience
    assert [job.employer for job in jobs] == ["Moorwerk Ltd", "Farn Institute", "Larch Museum"]


def test_a_first_school_without_a_date_is_told_by_the_larger_type_of_all_schools():
    schools = assemble(
        Blocks(
            "docx",
            tuple(
                Line(runs=(Run(text, Style(size, bold=bold)),), gap=8.0)
                for text, size, bold in (
                    ("Education", 16.0, True),
                    ("Farn University (in progress)", 14.0, False),
                    ("Ph.D. Botany", 12.0, False),
                    ("Mire University (2020)", 14.0, False),
                    ("M.A. History of Gardens", 12.0, False),
                    ("Larch College (2017)", 14.0, False),
                    ("B.A. English", 12.0, False),
                )
            ),
        )
    ).cv.education
    assert [(each.date_range, each.title) for each in schools] == [
        ("", "Ph.D. Botany"), ("2020", "M.A. History of Gardens"), ("2017", "B.A. English"),
    ]  # fmt: skip


def test_the_date_of_a_remark_in_brackets_begins_no_entry():
    schools = read(
        """
        # Opleiding
        2015 – heden:\\tMBO Plantkunde aan het Farn College
        te Utrecht
        2011 – 2015:\\tVMBO-TL aan het Mire College
        te Utrecht
        (Diploma behaald in juni 2015)
        """
    ).cv.education
    assert [school.date_range for school in schools] == ["2015 – Present", "2011 – 2015"]
    assert any("Diploma behaald in juni 2015" in detail for detail in schools[1].details)


def test_the_dates_of_labelled_details_begin_no_entries():
    schools = read(
        """
        # Education
        Farn University\\tYork
        BSc Botany\\t06-2018
        Minor: Gardens of the north
        Larch School\\tHull
        School leaving certificate\\t06-2015
        Placement: helper of the gardener at Moorwerk Ltd. January 2015 – March 2015
        Paper: The water of the marsh
        Mire School\\tHull
        Certificate\\t06-2011
        """
    ).cv.education
    assert [school.date_range for school in schools] == ["2018-06", "2015-06", "2011-06"]


def test_a_date_before_a_colon_is_no_label_of_a_detail():
    schools = read(
        """
        # Education
        2010 – 2013: BSc Botany at Farn University
        2008 – 2010: Diploma at Mire College
        Since February 2014: Master at the Larch University
        Subject: Mosses of the north
        Minor: Gardens
        """
    ).cv.education
    assert len(schools) == 3


def test_an_undated_entry_is_set_as_a_dated_one_is_without_the_date_in_brackets():
    """The bracket is plain and longer than the name in bold: the look of the head is that of the name."""
    jobs = read(
        """
        @ Ottokar Niedermeyr
        # Work Experience
        **Joiner** (March 1998 – April 2012)
        Farn Mill
        - Stairs and balconies
        **Helper**
        Esk Yard
        - Sorted boards
        **Warden** (since May 2012)
        Larch Museum
        - Keys and heating
        """
    ).cv.work_experience
    assert [(job.date_range, job.title, job.employer) for job in jobs] == [
        ("1998-03 – 2012-04", "Joiner", "Farn Mill"), ("", "Helper", "Esk Yard"), ("2012-05 – Present", "Warden", "Larch Museum"),
    ]  # fmt: skip


def test_lines_with_and_without_a_date_in_turn_are_two_lines_of_each_entry():
    cv = read(
        "# Ausbildung\nStudium der Informatik\\t09/1999 – 08/2003\nTechnische Universität Ilmenau, o. Abschluss\n"
        "Studium der Mathematik\\t09/1998 – 08/1999\nTechnische Universität Ilmenau, o. Abschluss"
    ).cv
    assert [school.institution for school in cv.education] == ["Technische Universität Ilmenau"] * 2
    assert [bool(school.date_range) for school in cv.education] == [True, True]


def test_white_space_parts_undated_projects_however_their_names_are_set():
    projects = read_spaced(
        """20 # Projects
        7 Moss Atlas - Cartography of Valleys
        0 Drew a map of all the mosses of two valleys, which the museum of the town has shown to everybody since then.
        9 **Bee Counter - Deep Learning**
        0 Counted bees at the gates of eighty hives, and told the beekeepers by radio when a whole swarm had left them.
        9 Larch Clock - Read more
        0 Built a clock that goes by the light of the sun, and is read by the shade of a larch on a dial of white sand."""
    ).cv.further_experience
    assert [project.title.split(" ")[0] for project in projects] == ["Moss", "Bee", "Larch"]
    assert [len(project.bullets) for project in projects] == [1, 1, 1]
