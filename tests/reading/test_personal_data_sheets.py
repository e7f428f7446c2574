"""Personal data as forms print them, in whatever section and layout. All persons are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cv_generator.reading.assemble import assemble
from cv_generator.reading.regions.blocks import Line, Run, Style
from tests.reading.printing import printed, read

_FORM = r"""
Name: Nadia Quill
Father's Name: Omar Quill
Present Address: Moss Lane 4, Lintown
Permanent Address: Fern House, Village Green, District of Lower Wend, Upper Hills Division, Province of Wend, 4120
Date of Birth: 20-12-2001
Blood Group: AB+
Nationality: Bangladeshi
"""


def test_labelled_facts_below_a_heading_for_a_profile_are_personal_data():
    cv = read(f"@ Curriculum Vitae\nn.quill@example.org\n# Personal profile\n{_FORM}# Skills\nDrawing\nSewing").cv
    assert (cv.full_name, cv.nationality, cv.birth_date, cv.summary) == ("Nadia Quill", "Bangladeshi", "2001-12-20", "")
    assert list(cv.address_lines) == ["Moss Lane 4", "Lintown"]
    told = {detail.label: detail.value for detail in cv.personal_details}
    assert told["Father's Name"] == "Omar Quill"
    assert told["Blood Group"] == "AB+"
    assert told["Permanent Address"].startswith("Fern House")


def test_one_labelled_fact_above_prose_is_apart_from_the_summary():
    prose = (
        "A gardener of many years who enjoys moss, fern and all that grows in the shade of old walls and older trees."
    )
    cv = read(f"@ Nadia Quill\nn.quill@example.org\n# Profile\nNationality: British\n{prose}\n# Skills\nDrawing").cv
    assert (cv.nationality, cv.summary) == ("British", prose)


def test_facts_with_wide_blanks_before_their_colons_are_no_skills():
    cv = read(
        "@ Nadia Quill\nn.quill@example.org\nSeeks a place where moss, fern and all that grows in the shade of walls is "
        "tended with patience and with love\n# Education\n2019 - 2021 BSc Botany, Lintown University\n"
        "# Personal information\nFULL-NAME     :   MD, NADIA QUILL\nFATHER NAME     :   MD, OMAR QUILL\n"
        "MOTHER NAME     :   ADA QUILL\nPHONE NO     :   +880 1711 555010"
    ).cv
    assert not cv.skills
    assert cv.phone.endswith("1711 555010")


def test_a_table_of_schools_below_personal_data_is_education():
    cv = read(
        f"@ Nadia Quill\nn.quill@example.org\n# Personal profile\n{_FORM}"
        "|Exam title|Concentration|Institute|Result|Passing Year|\n"
        "|HSC|Commerce|Lintown Girls' College|5.00|2020|\n|SSC|Commerce|Moss Green High School|4.67|2018|\n"
        "I certify that all of this is true."
    ).cv
    assert [(one.institution, one.date_range) for one in cv.education] == [
        ("Lintown Girls' College", "2020"),
        ("Moss Green High School", "2018"),
    ]


def test_a_labelled_address_goes_on_behind_its_comma():
    cv = read("@ Nadia Quill\nAddress: Moss Lane,\nLower Wend, 218\nn.quill@example.org\n# Skills\nDrawing").cv
    assert list(cv.address_lines) == ["Moss Lane", "Lower Wend", "218"]


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ("@ QUILL, Nadia", "Nadia QUILL"),
        ("@ Nadia Quill / Designer", "Nadia Quill"),
        ("Download / DE\n@ Nadia Quill", "Nadia Quill"),
        ("Curriculum Vitae\nOf\nNadia Quill", "Nadia Quill"),
    ],
)
def test_the_name_is_told_from_what_stands_around_it(lines, name):
    assert read(f"{lines}\nn.quill@example.org\n# Skills\nDrawing").cv.full_name == name


def test_a_name_that_stands_only_below_place_and_day_is_the_name():
    draft = read(
        "@ Lebenslauf\n# Persönliche Daten\nStaatsangehörigkeit: ukrainisch\n# Ausbildung\n2019 - 2021 Gymnasium, Köln\n"
        "# Kenntnisse\nZeichnen\nKöln, 25.01.2024\nOlena Moosbach"
    )
    assert draft.cv.full_name == "Olena Moosbach"


@pytest.mark.parametrize(
    "address", ["nadia.quill [at] example.org", "nadia.quill(at)example.org", "nadia.quill [at] example [dot] org"]
)
def test_an_address_hidden_from_robots_is_one(address):
    assert read(f"@ Nadia Quill\n{address}\n# Skills\nDrawing").cv.email == "nadia.quill@example.org"


def test_the_end_of_a_word_torn_off_a_heading_belongs_to_it():
    cv = read("@ Nadia Quill\n# Habilidades\nDibujo\n# REFERENCIA\n# S\nOmar Moss, jefe de taller, 0351 5706800").cv
    assert list(cv.references) == ["Omar Moss, jefe de taller, 0351 5706800"]


def test_an_address_torn_by_blanks_is_the_one_that_the_link_leads_to():
    href = "https://www.linkedin.com/in/nadia-%20%20%20quill-a74"
    torn = Line(runs=(Run("www.linkedin.com/in/nadia-      quill-a74", Style(10.0), href),), gap=2.0)
    blocks = printed("@ Nadia Quill\nn.quill@example.org\n# Skills\nDrawing")
    draft = assemble(replace(blocks, blocks=(*blocks.blocks[:2], torn, *blocks.blocks[2:])))
    assert [(link.label, link.url) for link in draft.cv.links] == [("", "https://www.linkedin.com/in/nadia-quill-a74")]
    assert not draft.unplaced_text
