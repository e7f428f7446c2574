"""Headings that look otherwise than most of their document, and lines that only look like some."""

from __future__ import annotations

from cv_generator.reading.assemble import assemble
from cv_generator.reading.regions.blocks import Blocks, Heading, Line, Run, Style
from tests.reading.printing import block, read


def _line(text: str, *, size: float = 10.0, bold: bool = False, gap: float = 2.0) -> Line:
    return Line(runs=(Run(text, Style(size, bold=bold)),), gap=gap)


def _read(*parts: str | Line):
    return assemble(Blocks("docx", tuple(block(part) if isinstance(part, str) else part for part in parts))).cv


def _subheading(text: str) -> Heading:
    return Heading(runs=(Run(text, Style(11.0, bold=True)),), level=2, gap=12.0)


def _headed(text: str) -> Heading:
    return Heading(runs=(Run(text, Style(14.0, bold=True)),), level=1, gap=18.0)


def test_known_headings_of_a_lower_rank_end_the_entries_above():
    cv = _read(
        "@ Nell Farrow", _headed("Experience"), "**Site Manager**, Mire Drainage Ltd\t2015 – 2020", "- kept the pumps running",
        _headed("Education"), "**BSc Hydrology**", "University of Leeds", _subheading("Certificates & Licences"),
        "Confined spaces, 2016", "Crane licence, 2018", _subheading("Training"), "Leading small crews, 2019",
    )  # fmt: skip
    assert [entry.title for entry in cv.education] == ["BSc Hydrology"]
    assert cv.certifications == ["Confined spaces, 2016", "Crane licence, 2018"]
    assert cv.trainings == ["Leading small crews, 2019"]


def test_a_known_word_above_the_items_of_each_entry_is_no_heading():
    cv = _read(
        "# Experience", "Cook, Gull Hotel\t2018 – 2020", "**Training**", "- food hygiene", "Waiter, Crab Inn\t2015 – 2017",
        "**Training**", "- wine", "# Languages", "English (native)",
    )  # fmt: skip
    assert [entry.employer for entry in cv.work_experience] == ["Gull Hotel", "Crab Inn"]
    assert cv.trainings == []


def test_a_heading_in_larger_type_than_the_others_is_told_by_its_words():
    cv = _read(
        "# Experience", "Cook, Gull Hotel\t2018 – 2020", "- breakfast", "# Education", "BA Catering, University of Leeds\t2017",
        _line("References Furnished", size=16.0, bold=True, gap=30.0),
        _line("Ines Quill, Gull Hotel, +44 20 7946 0000"),
    )  # fmt: skip
    assert cv.references == ["Ines Quill, Gull Hotel, +44 20 7946 0000"]


def test_one_known_heading_is_enough_where_the_words_of_another_tell_what_it_is():
    cv = read(
        "@ Nell Farrow\nnell@example.com\n# Experiences & Achievements\nMire Drainage Ltd, Leeds\n**Site Manager** 2015 – 2020\n"
        "- kept the pumps running\n# Education / Training\nBSc Hydrology, University of Leeds\t2014"
    ).cv
    assert [entry.employer for entry in cv.work_experience] == ["Mire Drainage Ltd"]
    assert [entry.title for entry in cv.education] == ["BSc Hydrology"]


def test_the_first_cells_of_a_table_in_plain_type_are_headings_where_they_name_several_sections():
    cv = read(
        "Lebenslauf\n|Persönliche Daten|Nele Farren//nele@example.com|\n"
        "|Berufliche Tätigkeiten|02.2015 – 01.2020 Moorwerk GmbH//Pumpenwärterin|\n"
        "|Hochschulbildung|09.2010 – 07.2014//Universität Bremen//Bachelor Hydrologie|\n|Fremdsprachen|Englisch fließend//Spanisch A2|"
    ).cv
    assert [entry.employer for entry in cv.work_experience] == ["Moorwerk GmbH"]
    assert [entry.institution for entry in cv.education] == ["Universität Bremen"]
    assert [row.language for row in cv.languages] == ["Englisch", "Spanisch"]


def test_schools_and_projects_told_in_long_lines_are_no_summary():
    cv = read(
        "# Education\nHollin University, Leeds, Yorkshire — Bachelor of Science in Business Analytics and Modern Languages - expected May 2024\n"
        "# Skills\nExcel, Word"
    ).cv
    assert cv.summary is None or cv.summary == ""
    assert len(cv.education) == 1


def test_headings_that_look_like_the_declared_ones_without_being_declared_count():
    undeclared = _line("Volunteer Experience", size=14.0, bold=True, gap=11.0)
    cv = _read(
        _headed("Experience"), "Cook, Gull Hotel\t2018 – 2020", _headed("Education"), "BA Catering, University of Leeds\t2017",
        undeclared, "Coaching Assistant\t2016 – 2017",
    )  # fmt: skip
    assert [entry.title for entry in cv.further_experience] == ["Coaching Assistant"]


def test_a_profile_above_the_first_heading_of_the_usual_look_is_one():
    profile = "Fitter of pumps who likes to teach and to keep old sluices shut"
    cv = _read(
        "@ Nell Farrow", "nell@farrow.example", _line("Profile", bold=True, gap=12.0), profile, "# EXPERIENCE",
        "Site Manager, Mire Drainage Ltd\t2015 – 2020", "# EDUCATION", "BSc Hydrology, University of Leeds\t2014",
    )  # fmt: skip
    assert cv.summary == profile
