"""Lines of entries that are not what their markers and stops say: dates behind markers, heads written as sentences."""

from __future__ import annotations

import pytest

from cv_generator.reading.assemble import assemble
from cv_generator.reading.regions.blocks import Blocks, Bullet, Line, Run, Style
from tests.reading.printing import read


def test_a_date_alone_in_the_first_item_below_a_head_is_the_date_of_the_entry():
    schools = read(
        """
        # Ausbildung
        **Bachelor of Science (Bauwesen), Hochschule Wiesental, Neuburg**
        - September 2014 – Februar 2018
        - Durchschnittsnote: 2,1
        - Vertiefungsrichtung: Konstruktiver Ingenieurbau
        - Thema der Bachelorarbeit: Ein Steg über die Wiese
        **Allgemeine Hochschulreife, Gymnasium Waldau, Neuburg**
        - August 2006 – Juni 2014
        - Durchschnittsnote: 1,8
        """
    ).cv.education
    assert [school.date_range for school in schools] == ["2014-09 – 2018-02", "2006-08 – 2014-06"]
    assert schools[0].details[0] == "Durchschnittsnote: 2,1"


def test_a_year_alone_among_what_was_done_is_no_date_of_an_entry():
    jobs = read(
        """
        # Experience
        **Warden, Larch Museum**\t2014 – 2018
        - 2015
        - Opened the tower to the public
        **Guide, Larch Museum**\t2010 – 2014
        - Led tours
        """
    ).cv.work_experience
    assert [job.date_range for job in jobs] == ["2014 – 2018", "2010 – 2014"]
    assert jobs[0].bullets == ["2015", "Opened the tower to the public"]


@pytest.mark.parametrize(
    ("line", "title", "employer"),
    [
        ("Warden, Larch Museum. 09/2017 – Current.", "Warden", "Larch Museum"),
        ("2017 – Present. Warden, Larch Museum.", "Warden", "Larch Museum"),
    ],
)
def test_a_head_may_be_written_as_a_sentence(line: str, title: str, employer: str):
    job = read(f"# Experience\n{line}\n- Opened the tower").cv.work_experience[0]
    assert (job.title, job.employer, job.date_range[-7:]) == (title, employer, "Present")


def test_a_name_keeps_the_stop_of_a_word_that_is_cut_short():
    job = read("# Experience\n**Warden**, Larch Shipping Corp.\t2010 – 2014\n- Watched").cv.work_experience[0]
    assert job.employer == "Larch Shipping Corp."


def test_projects_in_a_list_are_told_though_a_line_below_speaks_of_all_of_them():
    projects = read(
        """
        # Projects
        - Heron: a web page that counts the birds of the lake, in React
        - Otter Map: shows where otters were seen, with a form to report one
        I wrote all of them alone, with tests.
        """
    ).cv.further_experience
    assert [project.title for project in projects] == ["Heron", "Otter Map"]
    assert projects[0].bullets == ["a web page that counts the birds of the lake, in React"]
    assert projects[1].bullets[1] == "I wrote all of them alone, with tests."


def test_a_firm_and_a_role_that_look_like_a_wrapped_line_are_two_where_other_entries_have_two():
    heads = [("Hallerbach Optik", "Meisterin"), ("Quelle Metallbau Werkstattleiterin",), ("Drehwerk Ost", "Gesellin")]
    lines = [Line(runs=(Run("Berufserfahrung", Style(13.0, bold=True)),), gap=12.0)]
    for year, head in zip((2018, 2014, 2012), heads, strict=True):
        lines.append(Line(runs=(Run(f"{year} – {year + 2}"),), gap=8.0))
        wraps = (("Metallbau", "Werkstattleiterin"),) if len(head) == 1 else ()
        lines += [Line(runs=(Run(text),), gap=1.0, wraps=wraps) for text in head]
    jobs = assemble(Blocks("pdf", tuple(lines))).cv.work_experience
    assert [(job.employer, job.title) for job in jobs] == [
        ("Hallerbach Optik", "Meisterin"),
        ("Quelle Metallbau", "Werkstattleiterin"),
        ("Drehwerk Ost", "Gesellin"),
    ]


def test_a_head_is_whole_where_only_a_text_below_it_ends_a_line_within_the_same_words():
    heads = [("Hallerbach Optik", "Meisterin"), ("Quelle (Metallbau Union)",), ("Drehwerk Ost", "Gesellin")]
    lines = [Line(runs=(Run("Berufserfahrung", Style(13.0, bold=True)),), gap=12.0)]
    for year, head in zip((2018, 2014, 2012), heads, strict=True):
        lines += [Line(runs=(Run(text),), gap=1.0 if at else 8.0) for at, text in enumerate(head)]
        lines.append(Line(runs=(Run(f"{year} – {year + 2}"),), gap=1.0))
        task = "Geräte für alle Werke der Metallbau Union geplant, gebaut und geprüft"
        lines.append(Bullet(runs=(Run(task),), gap=1.0, wraps=(("Metallbau", "Union"),)))
    jobs = assemble(Blocks("pdf", tuple(lines))).cv.work_experience
    assert [job.employer for job in jobs] == ["Hallerbach Optik", "Quelle (Metallbau Union)", "Drehwerk Ost"]


@pytest.mark.parametrize("remark", ["Matriculated 2020", "erfolgreich beendet", "ukończone"])
def test_what_came_of_a_course_is_no_degree(remark: str):
    school = read(f"# Education\n2016 – 2020\t**Larch Grammar School**\n{remark}").cv.education[0]
    assert (school.institution, school.title) == ("Larch Grammar School", "")
    assert remark in school.details


@pytest.mark.parametrize("remark", ["Expected Graduation 2027", "graduated: 2027", "voraussichtlich 2027"])
def test_a_date_in_brackets_may_have_words_before_it(remark: str):
    school = read(f"# Education\n**Larch University**\nDiploma in Forestry ({remark})").cv.education[0]
    assert (school.title, school.institution, school.date_range) == ("Diploma in Forestry", "Larch University", "2027")


def test_lines_that_each_name_degree_and_school_are_entries_and_those_that_tell_more_are_none():
    schools = read(
        """
        # Education
        M.Sc. Forestry, Larch University, Hude\\nB.Sc. Botany, Larch University, Hude
        Minor: Geology
        """
    ).cv.education
    assert [school.title for school in schools] == ["M.Sc. Forestry", "B.Sc. Botany"]
    assert schools[1].details == ["Minor: Geology"]


def test_items_below_others_are_no_heads_though_they_are_set_left_of_them():
    lines = [Line(runs=(Run("Projects", Style(13.0, bold=True)),), gap=12.0)]
    for text, depth in (("Heron", 0), ("Counts birds", 1), ("Otter Map", 0), ("Shows otters", 1), ("In Rust", 1)):
        lines.append(Bullet(runs=(Run(text),), gap=1.0, indent=2.0 if depth else 30.0, depth=depth))
    projects = assemble(Blocks("docx", tuple(lines))).cv.further_experience
    assert [(project.title, len(project.bullets)) for project in projects] == [("Heron", 1), ("Otter Map", 2)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Liceum Ogólnokształcące im.", "Haliny Wierzbowej w Kłodzku"),
        ("Gymnasium der Stiftung „Weg und", "Ziel“"),
        ("Berufsschule St.", "Hedwig"),
    ],
)
def test_a_name_goes_on_where_its_line_ends_within_it(first: str, second: str):
    schools = read(f"# Ausbildung\n2016 – 2020\tLarchschule\nAbitur\n2012 – 2016\t{first}\n{second}").cv.education
    assert schools[1].institution == f"{first} {second}"


@pytest.mark.parametrize("behind", ["Python, Pandas", "GitHub"])
def test_what_a_project_is_made_with_is_no_name_of_it(behind: str):
    projects = read(
        f"""
        # Projects
        **Heron Count** | {behind}
        - Counts the birds of the lake
        **Otter Map** | Rust
        - Shows where otters were seen
        """
    ).cv.further_experience
    assert [(project.title, project.organization) for project in projects] == [("Heron Count", ""), ("Otter Map", "")]
    assert behind in projects[0].bullets


def test_who_a_project_was_done_for_is_named_behind_it():
    projects = read(
        "# Projects\n**Heron Count** | Larch Museum Ltd\n- Counts birds\n**Otter Map** | Hude Water Board Ltd\n- Shows otters"
    ).cv.further_experience
    assert [project.organization for project in projects] == ["Larch Museum Ltd", "Hude Water Board Ltd"]


def test_what_a_date_says_of_a_course_is_no_title_of_it():
    school = read("# Education\n**Larch University**\tExpected Graduation: June 2027\nBSc Forestry").cv.education[0]
    assert (school.title, school.institution, school.date_range) == ("BSc Forestry", "Larch University", "2027-06")


def _nested(*lines: tuple[str, int]) -> Blocks:
    """Lines below a heading: depth 0 is plain and bold, others are the depths of items."""
    heading = Line(runs=(Run("Education", Style(13.0, bold=True)),), gap=12.0)
    made = [
        Bullet(runs=(Run(text, Style(10.0)),), gap=1.0, depth=depth - 1, indent=18.0 * depth)
        if depth
        else Line(runs=(Run(text, Style(10.0, bold=True)),), gap=4.0)
        for text, depth in lines
    ]
    return Blocks("pdf", (heading, *made))


def test_items_that_begin_with_dates_within_those_of_the_line_above_head_no_entries():
    schools = assemble(
        _nested(
            ("Mire University\t2010 – 2016", 0), ("2012 – 2013: Rebuilt the model of the polder", 1), ("by hand", 2),
            ("2014 – 2015: Counted the crabs", 1), ("all of them", 2),
            ("Farn College\t2006 – 2010", 0), ("2008 – 2009: Mapped the sluices", 1), ("on foot", 2),
        )
    ).cv.education  # fmt: skip
    assert [(school.institution, school.title, school.date_range) for school in schools] == [
        ("Mire University", "", "2010 – 2016"), ("Farn College", "", "2006 – 2010"),
    ]  # fmt: skip
    assert schools[1].details == ["2008 – 2009: Mapped the sluices", "on foot"]


def test_years_that_begin_items_below_named_jobs_are_no_dates_of_entries():
    jobs = read(
        """
        # Experience
        **Mire Pumps Ltd**, Pump Fitter
        - 2019 Rebuilt the pump house
        - Trained apprentices
        **Farn Sluices Ltd**, Caretaker
        - 2012 Shut the sluices for the flood
        """
    ).cv.work_experience
    assert [(job.employer, job.title, job.date_range, job.bullets) for job in jobs] == [
        ("Mire Pumps Ltd", "Pump Fitter", "", ["2019 Rebuilt the pump house", "Trained apprentices"]),
        ("Farn Sluices Ltd", "Caretaker", "", ["2012 Shut the sluices for the flood"]),
    ]


def test_marked_bold_lines_above_plain_ones_are_names_where_nothing_has_a_date():
    jobs = read(
        """
        # Experience
        - **Moorwerk Ltd**
        Gardener
        - **Farn Institute**
        Botanist
        - **Larch Museum**
        """
    ).cv.work_experience
    assert [(job.employer, job.title) for job in jobs] == [
        ("Moorwerk Ltd", "Gardener"), ("Farn Institute", "Botanist"), ("Larch Museum", ""),
    ]  # fmt: skip


def test_a_long_text_that_goes_on_in_small_letters_is_one_item_and_begins_no_entry():
    projects = read(
        """
        # Projects
        **Moss Atlas**
        - Drew a map of all the mosses that grow in the two valleys along the
        river and its seven smaller arms.
        **Bee Counter**
        - Counts bees at the hive
        """
    ).cv.further_experience
    assert [(project.title, project.bullets) for project in projects] == [
        ("Moss Atlas", ["Drew a map of all the mosses that grow in the two valleys along the river and its seven smaller arms."]),
        ("Bee Counter", ["Counts bees at the hive"]),
    ]  # fmt: skip


def test_plain_texts_of_a_job_that_go_on_in_small_letters_are_one():
    job = read(
        """
        # Work Experience
        **Student assistant**
        Farnmoor University\t2018 – 2021
        Achievements/Tasks
        Helping a doctoral student in research and to realise a
        software solution to the theoretical problems.
        Planted an orchard of eighty trees with two colleagues.
        """
    ).cv.work_experience[0]
    assert job.bullets == [
        "Helping a doctoral student in research and to realise a software solution to the theoretical problems.",
        "Planted an orchard of eighty trees with two colleagues.",
    ]


def test_names_that_begin_with_small_letters_are_lines_of_their_own():
    schools = read(
        """
        # Ausbildung
        2016 – 2018
        Staatliche Akademie für Volkswirtschaft und Öffentlichen Dienst Farnmoor
        master of Business Administration
        2010 – 2015
        Universität Farnmoor
        Bachelor of Botany
        """
    ).cv.education
    assert schools[0].institution == "Staatliche Akademie für Volkswirtschaft und Öffentlichen Dienst Farnmoor"
    assert schools[0].title == "master of Business Administration"


def test_single_months_in_the_first_items_below_heads_are_the_dates_of_these():
    projects = read(
        """
        # Projects
        **Moss Atlas**
        - January 2023
        - Drew a map of the mosses
        **Bee Counter**
        - October 2022
        - Counted bees
        **Larch Clock**
        - Built a clock
        **Fern House**
        - March 2021
        - Planted ferns
        """
    ).cv.further_experience
    assert [project.date_range for project in projects] == ["2023-01", "2022-10", "", "2021-03"]
    assert [len(project.bullets) for project in projects] == [1, 1, 1, 1]


def test_the_year_of_passing_beside_a_labelled_mark_is_the_date_of_the_study():
    studies = read(
        """
        # Education
        Secondary School Certificate\\tLarch Valley High School
        Percentage: 76.60%\\tYear of passing- 2017
        Bachelor of Botany\\tFarnmoor University
        Percentage: 87.71%\\tYear of passing- 2020
        """
    ).cv.education
    assert [(s.title, s.institution, s.date_range, s.details) for s in studies] == [
        ("Secondary School Certificate", "Larch Valley High School", "2017", ["Percentage: 76.60%"]),
        ("Bachelor of Botany", "Farnmoor University", "2020", ["Percentage: 87.71%"]),
    ]


def _set(text: str, *, gap: float = 2.0, bold: bool = False, size: float = 10.0) -> Line:
    return Line(runs=(Run(text, Style(size, bold)),), gap=gap)


@pytest.mark.parametrize(("set_apart", "is_kept"), [("Internships", False), ("Larch & Fern", True)])
def test_a_line_set_apart_above_some_entries_only_heads_them_where_it_names_their_kind(set_apart, is_kept):
    lines = (
        _set("Ada Fern", size=20, bold=True), _set("Work experience", gap=20, size=14, bold=True),
        _set("Larch Museum", gap=8, size=11, bold=True), _set("Warden"), _set("May 2018 – June 2020"),
        _set("Led tours through the old tower."), _set(set_apart, gap=20, size=12, bold=True),
        _set("June 2015 – May 2016", gap=9), _set("Gardener"), _set("Raised seedlings of forest trees."),
    )  # fmt: skip
    draft = assemble(Blocks("pdf", lines))
    words = " ".join([*(job.employer for job in draft.cv.work_experience), *draft.unplaced_text])
    assert (set_apart in words) is is_kept


def test_a_heading_told_by_its_look_alone_stays_text_though_its_section_is_told():
    lines = (
        _set("Ada Fern", size=20, bold=True), _set("Work experience", gap=20, size=14, bold=True),
        _set("Larch Museum", gap=8, bold=True), _set("Warden"), _set("May 2018 – June 2020"), _set("Led tours."),
        _set("Education", gap=20, size=14, bold=True), _set("Abitur, Fernau Gymnasium"), _set("2010 – 2014"),
        _set("Quorvex Zand", gap=20, size=14, bold=True), _set("Gardener", gap=9), _set("2014 – 2016"),
    )  # fmt: skip
    draft = assemble(Blocks("pdf", lines))
    assert "Quorvex Zand" in f"{draft.cv.model_dump()} {draft.unplaced_text}"
