"""Headings that only several marks together betray: words, type, white space, and what stands below them."""

from __future__ import annotations

import pytest

from cv_generator.reading.assemble import assemble
from cv_generator.reading.regions.blocks import Blocks, Heading, Line, Run, Style
from tests.reading.printing import block


def _line(text: str, *, size: float = 10.0, bold: bool = False, gap: float = 2.0) -> Line:
    return Line(runs=(Run(text, Style(size, bold=bold)),), gap=gap)


def _read(*parts: str | Line):
    return assemble(Blocks("docx", tuple(block(part) if isinstance(part, str) else part for part in parts))).cv


_ENTRIES = (
    "# Experience", "**Site Manager**, Mire Drainage Ltd\t2015 – 2020", "- kept the pumps running",
    "# Education", "BSc Hydrology, University of Leeds\t2014",
)  # fmt: skip


def test_known_headings_of_a_type_of_their_own_above_the_first_usual_one_head_sections():
    cv = _read(
        "@ Nell Farrow", _line("Core Competencies", size=11.5, gap=12.0), "Pump maintenance", "Site safety",
        _line("Technical Competencies", size=11.5, gap=12.0), "AutoCAD", "HEC-RAS", *_ENTRIES,
    )  # fmt: skip
    assert cv.skills == ["Pump maintenance", "Site safety", "AutoCAD", "HEC-RAS"]
    assert cv.full_name == "Nell Farrow"


def test_a_heading_with_a_remark_in_brackets_is_one_where_it_is_set_as_the_others_are():
    heading = Line(runs=(Run("Awards and Grants (Total = $2,300)", Style(13.0, bold=True)),), gap=12.0)
    cv = _read("@ Nell Farrow", *_ENTRIES, heading, "- Flood Prize 2013", "- Fenland Bursary 2012")
    assert cv.awards == ["Flood Prize 2013", "Fenland Bursary 2012"]


def test_a_declared_heading_far_below_the_entries_ends_them_though_it_is_a_rank_lower():
    hobby = Heading(runs=(Run("Hobbies", Style(12.0, bold=True)),), level=3, gap=22.0)
    head = Heading(runs=(Run("Experience", Style(12.0, bold=True)),), level=2, gap=12.0)
    cv = _read(
        "@ Nell Farrow", "# Education", "BSc Hydrology, University of Leeds\t2014", head,
        "2015 – 2020\tSite Manager, Mire Drainage Ltd", "2013 – 2015\tFitter, Sluice Works Ltd", hobby, "Chess", "Rowing",
    )  # fmt: skip
    assert cv.interests == ["Chess", "Rowing"]
    assert len(cv.work_experience) == 2


def _ruled(text: str, style: Style) -> Line:
    return Line(runs=(Run(text, style),), gap=2.0, ruled=True)


def test_known_words_that_are_ruled_as_the_headings_are_head_a_section_in_a_weaker_type():
    usual = Style(13.0, bold=True)
    cv = _read(
        "@ Nell Farrow", _ruled("Experience", usual), *_ENTRIES[1:3], _ruled("Education", usual), _ENTRIES[4],
        _ruled("About me", Style(11.0)), "I mend pumps and read old maps.",
    )  # fmt: skip
    assert cv.summary == "I mend pumps and read old maps."
    assert [entry.details for entry in cv.education] == [[]]


def test_rules_tell_nothing_where_lines_that_are_no_headings_have_them_too():
    usual, plain = Style(13.0, bold=True), Style(10.0)
    cv = _read(
        "@ Nell Farrow", _ruled("Experience", usual), "**Site Manager**, Mire Drainage Ltd\t2015 – 2020",
        _ruled("Pumps kept running", plain), _ruled("Sluices mended", plain), _ruled("Training", plain),
        _ruled("Fitters taught", plain), _ruled("Education", usual), _ENTRIES[4],
    )  # fmt: skip
    assert cv.trainings == []


@pytest.mark.parametrize("employer", ["Research", "Volunteer Work", "Art Projects"])
@pytest.mark.parametrize("type_", [Style(10.0), Style(10.0, bold=True)])
def test_employers_that_are_underlined_as_the_headings_are_head_no_section(employer: str, type_: Style):
    usual = Style(13.0, bold=True)
    cv = _read(
        "@ Nell Farrow", _ruled("Experience", usual), _ruled(employer, type_), "2019 - 2020 Engineer", "Mended the pumps.",
        _ruled("Mire Ltd", type_), "2017 - 2018 Helper", "Kept ponds clean.", _ruled("Education", usual), _ENTRIES[4],
    )  # fmt: skip
    assert [entry.employer for entry in cv.work_experience] == [employer, "Mire Ltd"]


def test_words_that_need_a_look_or_a_place_head_nothing_by_a_rule_that_the_headings_lack():
    cv = _read("@ Nell Farrow", *_ENTRIES, "Thesis on sluices", _ruled("About me", Style(11.0)), "I mend pumps.")
    assert cv.summary == ""


def test_words_of_a_section_in_the_type_of_titles_head_no_section():
    cv = _read(
        "@ Nell Farrow", "# Education", "BSc Hydrology, University of Leeds\t2014", "# Experience",
        "**Project Manager**", "Mire Drainage Ltd\t2015 – 2020", "- kept the pumps running",
        "**Training Coordinator**", "Sluice Works Ltd\t2013 – 2015", "- taught fitters",
    )  # fmt: skip
    assert [entry.title for entry in cv.work_experience] == ["Project Manager", "Training Coordinator"]
    assert cv.trainings == []


def _boxed(text: str, number: int) -> Line:
    return Line(runs=(Run(text, Style(13.0, bold=True)),), stream=f"box{number}", gap=0.0)


def test_headings_in_boxes_of_their_own_head_the_lines_between_which_they_stand():
    cv = _read(
        "@ Nell Farrow", _boxed("EXPERIENCE", 1), "2015 – 2020", "**Site Manager**", "Mire Drainage Ltd",
        _boxed("EDUCATION", 2), "2011 – 2014", "**BSc Hydrology**", "University of Leeds",
        _boxed("SKILLS", 3), "AutoCAD, HEC-RAS",
    )  # fmt: skip
    assert [entry.employer for entry in cv.work_experience] == ["Mire Drainage Ltd"]
    assert [entry.institution for entry in cv.education] == ["University of Leeds"]
    assert cv.skills == ["AutoCAD", "HEC-RAS"]
