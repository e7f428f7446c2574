"""Where the entries of a section begin is told by all of them together."""

from __future__ import annotations

from dataclasses import replace

from cv_generator.reading.assemble import assemble
from cv_generator.reading.draft import Draft
from cv_generator.reading.regions.blocks import Blocks, Line
from tests.reading.printing import block, read


def read_spaced(text: str) -> Draft:
    """Reads lines that begin with the white space above them in points: `11 2020\\tMire Ltd`."""
    blocks = []
    for line in text.strip().splitlines():
        gap, _, rest = line.strip().replace("\\t", "\t").partition(" ")
        made = block(rest)
        assert isinstance(made, Line)
        blocks.append(replace(made, gap=float(gap)))
    return assemble(Blocks("docx", tuple(blocks)))


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
