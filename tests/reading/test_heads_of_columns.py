"""A name and contact data that the order of reading puts into a section beside them."""

from __future__ import annotations

import pytest

from cv_generator.reading.assemble import assemble
from cv_generator.reading.draft import Draft
from cv_generator.reading.regions.blocks import Blocks, Line, Run, Style
from tests.reading.printing import read


def _read(*lines: tuple[str, float]) -> Draft:
    styled = ((text, Style(size, bold=size == HEADING)) for text, size in lines)
    return assemble(Blocks("docx", tuple(Line(runs=(Run(t, s),), gap=12.0 if s.bold else 2.0) for t, s in styled)))


HEADING = 13.0
SIDE = (
    ("Contact", HEADING),
    ("+45 20 55 50 14", 10.0),
    ("maren@example.org", 10.0),
    ("Skills", HEADING),
    ("Rigging", 10.0),
)
JOBS = (("Experience", HEADING), ("Rigger, Farn Mill, 2019 – 2021", 10.0))


def test_the_largest_line_at_the_end_of_a_section_is_the_name_that_heads_the_next_column():
    cv = _read(*SIDE, ("Maren Holm Quist", 26.0), ("Rigger", 14.0), *JOBS).cv
    assert (cv.full_name, cv.headline) == ("Maren Holm Quist", "Rigger")
    assert cv.skills == ["Rigging"]


def test_a_name_in_two_lines_heads_the_next_column_too():
    cv = _read(*SIDE, ("Maren", 26.0), ("Quist", 26.0), *JOBS).cv
    assert (cv.full_name, cv.skills) == ("Maren Quist", ["Rigging"])


def test_large_type_within_a_list_is_no_name():
    items = (("Splicing", 10.0), ("Sewing", 10.0), ("Welding", 10.0), ("Rowing", 10.0))
    cv = _read(*SIDE, ("On Board", 26.0), *items, *JOBS).cv
    assert cv.full_name != "On Board"


def test_contact_data_below_a_heading_beside_them_are_none_of_its_list():
    cv = read(
        "@ Maren Quist\n# Skills\n12 Quay Street Leith\n(226) 555-0143\nmaren@example.org\ni github.com/maren-example\nAda, Go, Rust"
    ).cv
    assert (cv.email, cv.phone, cv.skills) == ("maren@example.org", "+1 (226) 555-0143", ["Ada", "Go", "Rust"])
    assert [link.url for link in cv.links] == ["github.com/maren-example"]


@pytest.mark.parametrize("closing", ["Maren Quist", "Maren Quist\nBergen, 4. September 2018"])
def test_a_name_printed_to_sign_is_no_item_of_the_last_list(closing: str):
    cv = read(f"@ Maren Quist\nmaren@example.org\n# Hobbys\nRudern, Segeln\n{closing}").cv
    assert cv.interests == ["Rudern", "Segeln"]


def test_a_labelled_list_below_a_line_of_contact_data_are_the_skills():
    cv = read(
        "@ Maren Quist\nCell: +45 20 55 50 14 | Email: maren@example.org | Bergen, Norway\nSkills: Ada | Go | Rust | Perl\n"
        "# Profile\nI rig ships."
    ).cv
    assert cv.skills == ["Ada", "Go", "Rust", "Perl"]
