"""What the whole document says of a line: a label recurs in every job, and somewhere the jobs have their heading."""

from __future__ import annotations

from cv_generator.reading.assemble import assemble
from cv_generator.reading.regions.blocks import Blocks, Bullet, Line, Run, Style
from tests.reading.printing import block


def _line(text: str, *, size: float = 10.0, bold: bool = False, gap: float = 2.0) -> Line:
    return Line(runs=(Run(text, Style(size, bold=bold)),), gap=gap)


def _read(*parts: str | Line):
    return assemble(Blocks("docx", tuple(block(part) if isinstance(part, str) else part for part in parts))).cv


def _job(title: str, employer: str, years: str, tools: str) -> tuple[Line, ...]:
    return (
        _line(f"{employer}\t{years}", size=12.0, bold=True, gap=10.0), _line(title, size=11.0, bold=True, gap=2.0),
        Bullet(runs=(Run("kept the gauges reporting", Style(10.0)),), gap=2.0),
        _line("Tools and technologies", size=11.0, bold=True, gap=10.0), _line(tools),
    )  # fmt: skip


_JOBS = (
    ("Java Developer", "Mire Drainage Ltd", "2018 – 2020", "Java 8, Maven, Git"),
    ("Test Engineer", "Sluice Works Ltd", "2015 – 2018", "Java 7, Jira, SVN"),
    ("Technician", "Fenland Water Ltd", "2012 – 2015", "Windows XP, Eclipse"),
)
_HEAD = _line("EXPERIENCE", size=12.0, bold=True, gap=14.0)
_STUDIES = (
    _line("EDUCATION", size=12.0, bold=True, gap=14.0), _line("BSc Hydrology, University of Leeds\t2012", gap=4.0),
)  # fmt: skip


def test_a_label_in_every_job_heads_no_section_though_more_lines_look_so_than_like_the_headings():
    cv = _read("@ Nell Farrow", _HEAD, *(line for job in _JOBS for line in _job(*job)), *_STUDIES)
    assert [entry.date_range for entry in cv.work_experience] == ["2018 – 2020", "2015 – 2018", "2012 – 2015"]
    assert [entry.title for entry in cv.work_experience] == ["Java Developer", "Test Engineer", "Technician"]
    assert cv.skills == []


def test_a_heading_that_is_printed_for_two_parts_of_a_document_stays_one():
    cv = _read(
        "@ Nell Farrow", "# Experience", "**Site Manager**, Mire Drainage Ltd\t2015 – 2020", "# Projects",
        "**Weir Restoration**, Cam Valley Trust\t2014 – 2015", "# Education", "BSc Hydrology, University of Leeds\t2010 – 2014",
        "# Projects", "**Gauge Library**, Fenland Society\t2012 – 2013",
    )  # fmt: skip
    assert len(cv.further_experience) == 2


def _plain(text: str, gap: float = 10.0) -> Line:
    return _line(text, size=16.0, bold=True, gap=gap)


_ALL_BOLD = (
    _plain("Nell Farrow", 0.0), _plain("PERSONAL DETAILS", 40.0), _plain("Telephone: +44 20 7946 0312"),
    _plain("STUDIES", 40.0), _plain("2010 – 2014 BSc Hydrology, University of Leeds"),
)  # fmt: skip
_WORK = (
    _plain("Mire Drainage Ltd"), _plain("2018 – 2020"), _plain("Site Manager"),
    _plain("Sluice Works Ltd", 30.0), _plain("2015 – 2018"), _plain("Fitter"),
    _plain("HOBBIES", 40.0), _plain("Chess"),
)  # fmt: skip


def test_the_only_heading_of_the_jobs_is_one_in_whatever_type_it_is_set():
    cv = _read(*_ALL_BOLD, _plain("Work Experience", 40.0), *_WORK)
    assert [entry.date_range for entry in cv.work_experience] == ["2018 – 2020", "2015 – 2018"]
    assert len(cv.education) == 1


def test_words_of_a_section_below_its_heading_are_none_again():
    cv = _read(*_ALL_BOLD, _plain("WORK EXPERIENCE", 40.0), _plain("Work Experience", 10.0), *_WORK)
    assert len(cv.work_experience) >= 2
    assert len(cv.education) == 1


_EXPERIENCE = ("# EXPERIENCE", "**Site Manager**, Mire Drainage Ltd\t2015 – 2020", "- kept the pumps running")
_EDUCATION = ("# EDUCATION", "BSc Hydrology, University of Leeds\t2010 – 2014")


def test_a_known_heading_that_is_only_not_bold_as_the_others_are_is_one():
    projects = _line("PROJECTS", size=13.0, gap=0.0)
    items = [_line(name, size=11.0, bold=True, gap=0.0) for name in ("Weir Restoration", "Gauge Library")]
    cv = _read(
        "@ Nell Farrow",
        "# SKILLS",
        "**Languages of the trade:**",
        "- AutoCAD",
        projects,
        *items,
        *_EXPERIENCE,
        *_EDUCATION,
    )
    assert [entry.title for entry in cv.further_experience] == ["Weir Restoration", "Gauge Library"]


def test_a_summary_of_skills_in_a_list_holds_skills():
    for heading in ("# Summary of Skills", "# Non-Technical Skills Summary"):
        cv = _read("@ Nell Farrow", heading, "- Pump maintenance", "- Site safety", *_EXPERIENCE, *_EDUCATION)
        assert cv.skills == ["Pump maintenance", "Site safety"]


def test_projects_in_courses_are_projects():
    project = ("**Flood Gauge Reader**\t2013 – 2014", "- soldered the gauges")
    cv = _read("@ Nell Farrow", *_EXPERIENCE, *_EDUCATION, "# Major Course Project", *project)
    assert [entry.title for entry in cv.further_experience] == ["Flood Gauge Reader"]


def test_a_subject_right_below_the_heading_of_the_studies_heads_nothing():
    subject = _line("INFORMATIK", size=14.0, bold=True, gap=8.0)
    cv = _read(
        "@ Nell Farrow", "# BERUFSERFAHRUNG", "**Bauleiterin**, Moor Wasserbau GmbH\t2015 – 2020", "# AUSBILDUNG", subject,
        "Universität Bremen", "Oktober 2010 – Juni 2014", "# INTERESSEN", "Schach",
    )  # fmt: skip
    assert [(entry.title, entry.date_range) for entry in cv.education] == [("INFORMATIK", "2010-10 – 2014-06")]


def test_single_days_with_titles_below_an_unlisted_heading_are_jobs_where_nothing_heads_any():
    days = (
        "22. März 2022:\tInformatiker, Rechenzentrum Au",
        "28. Dezember 2022:\tMaurer, Moor Bau AG",
        "24. April 2023:\tKoch, Gasthof Au",
    )
    cv = _read(
        "@ Nell Farrow",
        "# Schulbildung",
        "2018 – 2023\tSekundarschule Au",
        "# Einblicke",
        *days,
        "# Hobbys",
        "Schach",
        "# Sprachen",
        "Deutsch: Muttersprache",
    )
    assert [entry.title for entry in cv.work_experience] == ["Informatiker", "Maurer", "Koch"]


def test_other_things_joined_to_interests_are_interests():
    cv = _read("@ Nell Farrow", *_EXPERIENCE, *_EDUCATION, "# OTHER / HOBBIES", "Chess, rowing, bell ringing")
    assert cv.interests == ["Chess", "rowing", "bell ringing"]
    assert cv.custom_sections == []


def test_a_profile_in_single_words_lists_strengths():
    cv = _read("@ Nell Farrow", *_EXPERIENCE, *_EDUCATION, "# PROFILE", "Team player\tLogical", "Creative\tIndependent")
    assert cv.skills == ["Team player", "Logical", "Creative", "Independent"]


def test_languages_by_label_within_courses_end_them_though_a_certificate_stands_in_their_names():
    cv = _read(
        "@ Nell Farrow", *_EXPERIENCE, *_EDUCATION, "# COURSES", "11/1990 – 09/1992\tAccounting for Engineers", "Languages\tBusiness English – LCCI I (B1)"
    )  # fmt: skip
    assert [one.level for one in cv.languages] != []


_CAPITALS = (
    "EXPERIENCE",
    "**Site Manager**, Mire Drainage Ltd\t2015 – 2020",
    "EDUCATION",
    "BSc Hydrology, University of Leeds\t2010 – 2014",
)


def test_the_only_heading_of_a_list_in_plain_type_is_one_where_it_stands_off_and_such_a_list_follows():
    cv = _read(
        "@ Nell Farrow",
        *_CAPITALS,
        _line("Languages", gap=14.0),
        "English (C2), Welsh (B1)",
        _line("Hobbies", gap=14.0),
        "Chess",
        "Rowing",
    )
    assert [one.language for one in cv.languages] == ["English", "Welsh"]
    assert cv.interests == ["Chess", "Rowing"]
    assert len(cv.education) == 1


def test_a_label_within_jobs_is_no_heading_of_a_list_though_it_is_the_only_one():
    cv = _read(
        "@ Nell Farrow", "EDUCATION", "BSc Hydrology, University of Leeds\t2010 – 2014", "EXPERIENCE", "Site Manager, Mire Drainage Ltd\t2015 – 2020",
        _line("Skills", gap=6.0), "AutoCAD", _line("Fitter, Sluice Works Ltd\t2013 – 2015", gap=6.0), "- cleaned the sluices",
    )  # fmt: skip
    assert [entry.employer for entry in cv.work_experience] == ["Mire Drainage Ltd", "Sluice Works Ltd"]


def test_a_label_before_its_value_is_no_unlisted_heading():
    lines = [
        _line(text, gap=12.0)
        for text in ("Sprachen", "Englisch: sehr gute Kenntnisse (Niveau C1)", "Walisisch: gute Kenntnisse (Niveau B2)")
    ]
    head, *spoken = lines
    others = (
        _line("Berufserfahrung", gap=12.0),
        "Bauleiterin, Moor Wasserbau GmbH\t2015 – 2020",
        _line("Ausbildung", gap=12.0),
        "Studium Hydrologie, Universität Bremen\t2010 – 2014",
    )
    cv = _read("@ Nell Farrow", *others, head, *spoken)
    assert [one.language for one in cv.languages] == ["Englisch", "Walisisch"]


def test_a_heading_that_is_printed_in_both_cells_of_its_row_is_one_in_plain_type():
    cv = _read(
        "Nell Farrow", "|Personalia|Personalia|", "|Telefoon|020 794 6031|", "|Opleidingen|Opleidingen|", "|2010 - 2014|Hydrologie, Universiteit Utrecht|",
        "|Werkervaring|Werkervaring|", "|2015 - 2020|Voorman bij Moeras Bouw B.V.|", "|Talen|Talen|", "|Nederlands|moedertaal|",
    )  # fmt: skip
    assert [(entry.employer, entry.location) for entry in cv.work_experience] == [("Moeras Bouw B.V.", "")]
    assert [(entry.title, entry.location) for entry in cv.education] == [("Hydrologie", "")]
    assert cv.full_name == "Nell Farrow"


def test_dated_entries_below_an_unlisted_heading_are_studies_where_schools_stand_in_parts_of_their_lines():
    schools = ("- 2005 – 2010: Abitur, Gymnasium Au", "- 2010 – 2013: Bachelor Hydrologie, Universität Bremen")
    cv = _read(
        "@ Nell Farrow", "# BERUFSERFAHRUNG", "**Bauleiterin**, Moor Wasserbau GmbH\t2015 – 2020", "# BRENVOLTI", *schools,
        "# SPRACHEN", "Deutsch: Muttersprache",
    )  # fmt: skip
    assert [entry.date_range for entry in cv.education] == ["2005 – 2010", "2010 – 2013"]
    assert len(cv.work_experience) == 1


def test_teachers_below_an_unlisted_heading_work_at_schools():
    jobs = (
        "2017 – 2020\tGymnasium Au, Esslingen\nStudienrätin",
        "2015 – 2017\tGymnasium Weil, Tübingen\nStudienreferendarin",
    )
    cv = _read(
        "@ Nell Farrow", "# AUSBILDUNG", "Bachelor Hydrologie, Universität Bremen\t2010 – 2013", "# BRENVOLTI", *jobs,
        "# SPRACHEN", "Deutsch: Muttersprache",
    )  # fmt: skip
    assert len(cv.education) == 1
    assert len(cv.work_experience) == 2


def _item(text: str) -> Bullet:
    return Bullet(runs=(Run(text, Style(10.0)),), gap=0.0)


def _with_listed(*items: str, twice: bool = False):
    label = (_line("Skills", gap=0.0), *map(_item, items))
    jobs = (
        _line("Site Manager, Mire Drainage Ltd\t2015 – 2020", gap=0.0), _item("kept the pumps running"), *(label if twice else ()),
        _line("Foreman, Fen Pumps Ltd\t2012 – 2015", gap=0.0), _item("led a crew through wet winters"), *label,
    )  # fmt: skip
    return _read("@ Nell Farrow", _HEAD, *jobs, *_STUDIES)


def test_skills_in_plain_type_between_the_items_of_the_last_job_and_others_are_headed_once():
    cv = _with_listed("Crew planning", "Budgets", "Welding")
    assert cv.skills == ["Crew planning", "Budgets", "Welding"]
    assert [job.bullets for job in cv.work_experience] == [
        ["kept the pumps running"],
        ["led a crew through wet winters"],
    ]
    assert _with_listed("Crew planning", "Budgets", "Welding", twice=True).skills == []
    assert _with_listed("Crew planning", "Budgets").skills == []
