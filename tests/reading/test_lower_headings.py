"""Lower headings that label parts of the section above, and cells in a margin that only stand among headings."""

from __future__ import annotations

from cv_generator.reading.regions.blocks import Run, Style
from cv_generator.reading.structure.headings import Headed
from cv_generator.reading.structure.lower_headings import labels_of_parts
from cv_generator.reading.structure.margin_headings import margin_headings
from cv_generator.reading.structure.printed import Cell, PrintedLine


def _line(text: str, level: int = 0) -> PrintedLine:
    return PrintedLine((Cell((Run(text, Style(10.0)),), 0),), 0, "body", level=level)


def _labels(*headings: tuple[str, int, str]) -> list[str]:
    """The texts of those taken for labels, of headings given as text, level and section."""
    lines = [_line(text, level) for text, level, _ in headings]
    found = {index: Headed(index, 0, (kind,), text) for index, (text, _, kind) in enumerate(headings)}
    return [lines[index].text for index in sorted(labels_of_parts(lines, found))]


_WORK, _EDUCATION = ("Experience", 1, "work_experience"), ("Education", 1, "education")


def test_lower_headings_that_recur_label_parts_of_jobs():
    parts = (("Tasks", 2, "other"), ("Technologies", 2, "skills"))
    assert _labels(_WORK, *parts, *parts, _EDUCATION) == ["Tasks", "Technologies"] * 2


def test_headings_that_recur_on_the_highest_level_are_headings():
    assert _labels(_WORK, ("Technologies", 1, "skills"), _EDUCATION, ("Technologies", 1, "skills")) == []


def test_a_lower_heading_that_tells_nothing_labels_a_part_unless_another_section_stands_between():
    skills, other = ("Skills", 1, "skills"), ("Other", 2, "other")
    assert _labels(_WORK, skills, ("Computer Skills", 2, "skills"), other) == ["Other"]
    assert _labels(_WORK, skills, ("Languages", 2, "languages"), other) == []


def test_a_lower_heading_with_a_colon_that_no_higher_one_has_labels_a_part_of_an_entry():
    assert _labels(_WORK, _EDUCATION, ("Key modules:", 2, "trainings")) == ["Key modules:"]
    assert _labels(_WORK, _EDUCATION, ("Trainings", 2, "trainings")) == []
    assert _labels(("Experience:", 1, "work_experience"), _EDUCATION, ("Trainings:", 2, "trainings")) == []


def _row(text: str, *, bold: bool = True) -> PrintedLine:
    cells = tuple(Cell((Run(words, Style(10.0, bold=bold)),), 0) for words in (text, "what stands beside it"))
    return PrintedLine(cells, 0, "body", starts_row=True)


def test_cells_of_a_margin_in_another_type_than_those_that_name_sections_and_languages_head_nothing():
    named = [_row(text) for text in ("Work Experience", "Education", "Languages", "Hobbies")]
    lines = [*named[:2], _row("Final mark", bold=False), *named[2:], _row("Polish")]
    assert [lines[index].cells[0].text for index in margin_headings(lines)] == [
        *("Work Experience", "Education", "Languages", "Hobbies"),
    ]
