"""Headings whose words no list knows, or that are set a little otherwise than the others, told by their look."""

from __future__ import annotations

from cv_generator.reading.assemble import assemble
from cv_generator.reading.regions.blocks import Block, Blocks, Bullet, Heading, Line, Row, Run, Style
from tests.reading.printing import block

BLUE, RED = "2e74b5", "c00000"


def _line(
    text: str, *, size: float = 10.0, bold: bool = False, gap: float | None = 2.0, color: str | None = None
) -> Line:
    return Line(runs=(Run(text, Style(size, bold=bold, color=color)),), gap=gap)


def _read(*parts: str | Block):
    return assemble(Blocks("pdf", tuple(block(part) if isinstance(part, str) else part for part in parts))).cv


def _large(text: str, gap: float = 14.0) -> Line:
    return _line(text, size=20.0, bold=True, gap=gap)


def test_a_sidebar_read_with_the_page_has_headings_of_a_look_of_its_own():
    cv = _read(
        "@ Nell Farrow", "# Skills", "Pumps", "# Languages", "English (native)", "# References", "on request",
        _large("Education"), "BSc Hydrology, University of Leeds\t2014", _large("Interests"), "Chess", "Rowing",
        _large("Polder Fairs"), "Emden pump fair", "Leer sluice fair",
    )  # fmt: skip
    assert cv.interests == ["Chess", "Rowing"]


def test_a_heading_whose_first_letters_are_coloured_is_one_where_those_of_the_others_are():
    def coloured(text: str) -> Line:
        runs = (Run(text[:3], Style(16.0, bold=True, color=BLUE)), Run(text[3:], Style(16.0, bold=True)))
        return Line(runs=runs, gap=12.0)

    cv = _read(
        "@ Nell Farrow", coloured("Professional Experience"), "Site Manager, Mire Drainage Ltd\t2015 – 2020", "- kept the pumps running",
        coloured("Education and Schooling"), "BSc Hydrology, University of Leeds\t2012 – 2014",
        coloured("Projects & Sluicecraft"), "**Tide Maps**", "- maps of the tides",
    )  # fmt: skip
    assert [entry.title for entry in cv.further_experience] == ["Tide Maps"]


def test_a_large_heading_needs_no_capitals_beside_others_in_capitals():
    cv = _read(
        "@ Nell Farrow", _large("EDUCATION"), "BSc Hydrology, University of Leeds\t2014", _large("LANGUAGES"), "English (native)",
        _large("HOBBIES"), "Chess", "Rowing", _large("On the Web"), "Nell on the Fens", "Fen News",
    )  # fmt: skip
    assert cv.interests == ["Chess", "Rowing"]


def test_large_names_of_entries_are_no_headings_below_headings_in_capitals():
    cv = _read(
        "@ Nell Farrow", _large("LANGUAGES"), "English (native)", _large("EDUCATION"),
        _large("Certificate of training in the running of pumps"), "Fen College, Emden - 2013",
        _large("Master of Hydrology and the engineering of sluices"), "University of Leeds - 2009 to 2012",
    )  # fmt: skip
    assert [entry.institution for entry in cv.education] == ["Fen College", "University of Leeds"]


def test_a_heading_right_of_the_column_of_dates_is_one_as_the_known_ones_there_are():
    def head(text: str) -> Line:
        return _line(text, size=14.0, color=BLUE, gap=8.0)

    def row(left: str, *right: Line) -> Row:
        return Row(cells=((_line(left, gap=None),), right))

    cv = _read(
        "@ Nell Farrow",
        row("Nationality", _line("Dutch"), head("Education")),
        row("2012 – 2014", _line("BSc Hydrology, University of Leeds"), head("Polder Service")),
        row("2010 – 2011", _line("Paramedic, Mire Rescue gGmbH"), head("Languages")),
        row("English", _line("fluent"), head("Interests")),
        row("Sports", _line("Chess")),
    )  # fmt: skip
    assert [entry.title for entry in cv.education] == ["BSc Hydrology"]


def test_a_known_heading_in_the_colour_of_the_others_is_one_though_it_is_smaller():
    cv = _read(
        "@ Nell Farrow", _line("Education", size=11.0, bold=True, color=BLUE, gap=14.0), _line("BSc Hydrology, University of Leeds", bold=True),
        "2012 – 2014", "with distinction", _line("Experience", size=9.0, bold=True, color=BLUE, gap=24.0),
        _line("Mire Drainage Ltd", bold=True), "2015 – 2020", "kept the pumps running",
        _line("Hobbies", size=11.0, bold=True, color=BLUE, gap=14.0), "Chess",
    )  # fmt: skip
    assert [entry.employer for entry in cv.work_experience] == ["Mire Drainage Ltd"]


def test_a_group_of_skills_is_no_heading_though_its_word_is_one():
    groups = ("Data", "SQL", "Pandas", "Development", "Git", "Jenkins", "Web", "React")
    parts = [
        _line(
            text,
            bold=text in ("Data", "Development", "Web"),
            color=RED if text in ("Data", "Development", "Web") else None,
        )
        for text in groups
    ]
    cv = _read("@ Nell Farrow", "# Skills", *parts, "# Interests", "Chess")
    assert cv.trainings == []
    assert [group.group for group in cv.skills] == ["Data", "Development", "Web"]


def test_an_item_that_ends_in_a_comma_is_no_heading():
    items = ("pump maintenance,", "professional writing,", "site safety.")
    cv = _read("@ Nell Farrow", "# Skills", *items, "# Interests", "Chess")
    assert cv.publications == []
    assert "professional writing" in cv.skills


def test_large_headings_above_the_first_known_one_of_a_sidebar_are_no_contact_data():
    def head(text: str) -> Line:
        return _line(text, size=15.0, color=RED, gap=26.0)

    cv = _read(
        "@ Nell Farrow", "Hydrologist", "nell@farrow.example", "0151 555 0123",
        head("Pumpwork"), "Valves", "Seals", head("Sluicecraft"), "Gates", head("Soft Skills"), "Patience", head("Interests"), "Chess",
        "# Experience", "Site Manager, Mire Drainage Ltd\t2015 – 2020",
    )  # fmt: skip
    assert cv.address_lines == []
    assert "Valves" in str(cv.skills) + str(cv.custom_sections)


def test_a_heading_printed_again_on_the_next_page_goes_on_with_its_section():
    again = _line("Experience", size=13.0, bold=True, gap=None)
    cv = _read(
        "@ Nell Farrow", "# Education", "BSc Hydrology, University of Leeds\t2014",
        "# Experience", "2018 – 2020", "**Pump Fitter**", "Mire Pumps Ltd", "- kept the pumps running",
        again, "- kept the valves shut", "2015 – 2018", "**Sluice Keeper**", "Farn Sluices Ltd", "- kept the sluices shut",
    )  # fmt: skip
    assert [(job.employer, len(job.bullets)) for job in cv.work_experience] == [
        ("Mire Pumps Ltd", 2),
        ("Farn Sluices Ltd", 1),
    ]


def test_a_heading_in_two_lines_is_told_by_both():
    parts = (
        _line("EHRENAMTLICHER", size=13.0, bold=True, gap=17.0),
        _line("TÄTIGKEITEN", size=13.0, bold=True, gap=3.0),
    )
    cv = _read(
        "@ Nele Farn", "# BERUFSERFAHRUNG", "Monteurin, Moorwerk GmbH\t2018 – 2020", "# SPRACHEN", "Deutsch (Muttersprache)",
        *parts, "Nachhilfelehrerin, Polderverein e. V.\t2015 – 2016", "# INTERESSEN", "Schach",
    )  # fmt: skip
    assert [entry.date_range for entry in cv.further_experience] == ["2015 – 2016"]
    assert len(cv.work_experience) == 1


def test_a_line_like_a_heading_above_the_profile_is_the_headline():
    profile = "Engineer with seven years in upkeep, calibration, and repair of pumps, valves, and gates who keeps sluices shut and likes to teach."
    cv = _read(
        "@ NELL FARROW", "nell@farrow.example", "# HYDRAULIC ENGINEERING TECHNOLOGIST", profile, "# EXPERIENCE",
        "Pump Fitter, Mire Pumps Ltd\t2018 – 2020", "# EDUCATION", "BSc Hydrology, University of Leeds\t2014", "# LANGUAGES", "English",
    )  # fmt: skip
    assert (cv.summary, cv.skills) == (profile, [])


def test_interests_that_tell_since_when_are_interests():
    cv = _read(
        "@ Nell Farrow", "# Experience", "Pump Fitter, Mire Pumps Ltd\t2018 – 2020", "# Hobbies", Row(cells=((_line("Since 2011"),), (_line("Chess"),))),
        Row(cells=((_line("Since 2009"),), (_line("Piano"),))),
    )  # fmt: skip
    assert cv.further_experience == []
    assert cv.interests == ["Since 2011 Chess", "Since 2009 Piano"]


def test_an_arrow_beside_a_heading_is_an_ornament():
    cv = _read(
        "@ Nell Farrow", _large("Skills\t\u2197"), "Pumps", _large("Hobbies\t\u2197"), "Chess", "Rowing",
        _large("Polder Fairs\t\u2197"), "Emden pump fair of the northern polder, where I showed a pump of my own.", _large("Languages\t\u2197"), "English (native)",
    )  # fmt: skip
    assert [section.heading for section in cv.custom_sections] == ["Polder Fairs"]


def test_a_known_word_in_the_look_of_the_names_of_entries_is_no_heading():
    def name(text: str) -> Line:
        return _line(text, bold=True, color=RED, gap=8.0)

    def head(text: str) -> Line:
        return _line(text, bold=True, color=BLUE, gap=12.0)

    cv = _read(
        "@ Nell Farrow", head("Projects"), name("Tide Maps"), "maps of the tides", name("Crab Ratings"), "counts crabs",
        head("Awards"), name("Academic"), "Best essay on sluices", name("Sports"), "Regatta of Leer", head("Interests"), "Chess",
        head("Languages"), "English (native)",
    )  # fmt: skip
    assert cv.education == []
    assert [entry.title for entry in cv.further_experience] == ["Tide Maps", "Crab Ratings"]


def test_names_above_what_they_are_make_projects_of_a_section_that_only_its_look_heads():
    cv = _read(
        "@ Nell Farrow", "# Skills", "Pumps", "# Fenland Project Works", "**Tide Maps:**", "Maps of the tides between the river and the sea.",
        "**Crab Ratings:**", "Counts crabs and tells their age, and draws both as charts of many colours for schools.",
        "# Interests", "Chess", "# Languages", "English (native)",
    )  # fmt: skip
    assert [entry.title for entry in cv.further_experience] == ["Tide Maps", "Crab Ratings"]


def test_a_heading_that_ends_in_a_full_stop_is_one_where_the_others_do():
    cv = _read(
        "@ Nell Farrow", _large("EDUCATION."), "BSc Hydrology, University of Leeds\t2014", _large("LANGUAGES."), "English (native)",
        _large("TRADE STATIONS."), "Site Manager, Mire Drainage Ltd\t2015 – 2020", "- kept the pumps running",
    )  # fmt: skip
    assert [entry.title for entry in cv.work_experience] == ["Site Manager"]


def _marked(text: str) -> Bullet:
    return Bullet(runs=(Run(text, Style(14.0, bold=True, color=BLUE)),), gap=14.0)


def _labelled(label: str, value: str) -> Row:
    return Row(cells=((_line(label, size=9.0, color=RED),), (_line(value),)))


def test_headings_behind_markers_are_some_though_a_known_label_in_colour_stands_in_a_row():
    cv = _read(
        "@ Nell Farrow", _marked("Work Experience"), _labelled("2015 – 2020", "Site Manager, Mire Drainage Ltd"),
        _marked("Education"), _labelled("2012 – 2014", "BSc Hydrology, University of Leeds"),
        _marked("Skills"), _labelled("Languages", "English, native"), _labelled("Interests", "Chess"),
    )  # fmt: skip
    assert [entry.employer for entry in cv.work_experience] == ["Mire Drainage Ltd"]
    assert [entry.title for entry in cv.education] == ["BSc Hydrology"]


def _capitals(text: str, gap: float = 20.0) -> Line:
    return _line(text, bold=True, gap=gap)


def test_a_known_word_joined_to_an_unknown_one_heads_a_section_below_less_white_space_than_the_others():
    cv = _read(
        "@ Nell Farrow", _capitals("EDUCATION"),
        _line("2018 – 2020\tMSc Hydrology, University of Leeds", gap=10.0),
        _line("2015 – 2018\tBSc Hydrology, University of Leeds", gap=0.0),
        _line("2012 – 2015\tDiploma in Sluices, Fen College", gap=0.0), _capitals("EMPLOYMENT & AFFILIATIONS", gap=10.0),
        _line("2021 – 2023\tSite Manager, Mire Drainage Ltd", gap=10.0), _capitals("LANGUAGES"), _line("English, German"),
        _capitals("INTERESTS"), _line("Chess"),
    )  # fmt: skip
    assert [entry.employer for entry in cv.work_experience] == ["Mire Drainage Ltd"]
    assert len(cv.education) == 3


def test_headings_in_a_list_are_some_where_the_file_declares_others_of_just_this_type():
    style = Style(18.0)

    def declared(text: str) -> Heading:
        return Heading(runs=(Run(text, style),), gap=27.0)

    def listed(text: str) -> Bullet:
        return Bullet(runs=(Run(text, style),), gap=27.0)

    cv = _read(
        "@ Nell Farrow", declared("PROFILE"), "I keep weirs.", declared("LANGUAGES"), "English (native)",
        listed("EDUCATION"), "BSc Hydrology, University of Leeds, 2014", listed("INTERESTS"), "Chess", "Rowing",
    )  # fmt: skip
    assert [one.title for one in cv.education] == ["BSc Hydrology"]
    assert cv.interests == ["Chess", "Rowing"]


def test_headings_declared_in_two_levels_and_set_in_one_type_are_of_one_rank():
    def declared(text: str, level: int) -> Heading:
        return Heading(runs=(Run(text, Style(14.0, bold=True, color=BLUE)),), gap=12.0, level=level)

    cv = _read(
        "@ Nell Farrow", declared("Education", 1), "BSc Hydrology, University of Leeds, 2014",
        declared("Experience", 2), "Foreman, Fen Pumps Ltd, 2015 – 2020", declared("Skills", 1), "Pumps", "Weirs",
        declared("Interests", 2), "Chess", declared("Availability", 2), "From Thursday to Sunday.",
    )  # fmt: skip
    assert cv.interests == ["Chess"]
    assert [section.heading for section in cv.custom_sections] == ["Availability"]


def test_languages_with_levels_are_languages_whatever_an_unlisted_heading_calls_them():
    cv = _read(
        "@ Nell Farrow", "# Education", "BSc Hydrology, University of Leeds, 2014", "# Skills", "Pumps", "Weirs",
        "# Communication", "English: native", "French: C1", "Dutch: B1",
    )  # fmt: skip
    assert [(one.language, one.level) for one in cv.languages] == [
        ("English", "native"), ("French", "C1"), ("Dutch", "B1"),
    ]  # fmt: skip


def test_names_of_certificates_in_the_look_of_headings_head_nothing():
    def name(text: str) -> Line:
        return _line(text, size=13.0, bold=True, gap=12.0)

    cv = _read(
        "@ Nell Farrow", "# EDUCATION", "BSc Hydrology, University of Leeds, 2014", "# CERTIFICATIONS",
        name("FENC"), "Fen Keeper of the first class", name("WEB - EAST"), "Weir Examiner", name("SLU"), "Sluice Lead",
        name("MARSH"), "Marsh Warden", "# LANGUAGES", "English (native)",
    )  # fmt: skip
    assert not cv.skills
    assert not cv.custom_sections
    assert len(cv.certifications) >= 4
