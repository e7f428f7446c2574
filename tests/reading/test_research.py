"""Talks are works as publications are; conferences and research that cite no work are not."""

from __future__ import annotations

import pytest

from cv_generator.languages import reading_in
from cv_generator.reading.structure.headings import Headed
from cv_generator.reading.structure.printed_lines import printed_lines
from cv_generator.reading.structure.research import with_research_apart
from cv_generator.reading.structure.sections import Section
from tests.reading.printing import printed, read

_TALK = "The peat that remembers. Bog Society meeting, Norwich, 2019"
_PAPER = "Quill, A. (2021). Sphagnum in winter. Journal of Bogs, 4, 11–19."


def _with(heading: str, *lines: str):
    return read("\n".join(["@ Ada Quill", "ada@example.org", f"# {heading}", *(f"- {line}" for line in lines)])).cv


@pytest.mark.parametrize("heading", ["Invited Talks", "Conference Presentations", "Posters and Presentations"])
def test_talks_stand_among_the_publications(heading: str):
    cv = _with(heading, _TALK, "What a mire knows. Moor Days, Leeds, 2018")
    assert (len(cv.publications), cv.custom_sections) == (2, [])


def test_conferences_that_somebody_only_went_to_keep_their_heading():
    cv = _with("Conferences", "Moor Days, Leeds, 2018", "Bog Society meeting, Norwich, 2019")
    assert cv.publications == []
    assert [(section.heading, len(section.items)) for section in cv.custom_sections] == [("Conferences", 2)]


@pytest.mark.parametrize("heading", ["Publications and Talks", "Conference Papers"])
def test_what_was_published_at_a_conference_is_a_publication(heading: str):
    cv = _with(heading, _PAPER)
    assert (cv.publications, cv.custom_sections) == ([_PAPER], [])


@pytest.mark.parametrize(
    ("code", "gatherings", "works"),
    [
        ("de", "Fachtagungen", "Vorträge"), ("pl", "Konferencje", "Prelekcje"), ("fr", "Colloques", "Communications"),
        ("es", "Congresos", "Ponencias en congresos"), ("it", "Convegni e conferenze", "Interventi a convegni"),
        ("nl", "Congressen", "Lezingen"), ("pt", "Congressos", "Palestras em congressos"),
    ],
)  # fmt: skip
def test_each_language_tells_gatherings_from_talks(code: str, gatherings: str, works: str):
    with reading_in(code):
        sections = [
            Section(
                ("publications",), "body", Headed(0, 0, ("publications",), heading), lines=printed_lines(printed(_TALK))
            )
            for heading in (gatherings, works)
        ]
        assert [section.kind for section in with_research_apart(sections)] == ["other", "publications"]


def test_research_is_published_where_a_line_cites_a_work():
    assert _with("Research", _PAPER).publications == [_PAPER]
    cv = _with("Research", "Drainage of raised bogs, with the county of Farn")
    assert cv.publications == []
    assert [section.heading for section in cv.custom_sections] == ["Research"]


@pytest.mark.parametrize(
    ("line", "cites"),
    [
        ("Forschungsprojekt Horizon EU, Brüssel", False),
        ("Université Lyon II, Lyon", False),
        ("Visiting researcher, New York NY, USA", False),
        ("avec é. Marais, à Lyon", False),
        ("Quill A, Marsh BL. Sphagnum in winter", True),
        ("Quill A. Sphagnum in winter. 2021", True),
        ("A. Quill und B. Marsh: Moose im Winter", True),
        ("„Moose im Winter unter Schnee“, Moorblatt", True),
    ],
)
def test_a_name_before_two_capitals_is_an_author_only_beside_another_or_a_year(line: str, cites: bool):
    section = Section(
        ("publications",), "body", Headed(0, 0, ("publications",), "Research"), lines=printed_lines(printed(line))
    )
    with reading_in("de"):
        assert [told.kind == "publications" for told in with_research_apart([section])] == [cites]


def test_research_of_several_times_are_entries():
    cv = read(
        "@ Ada Quill\n# Research\nPeat that remembers, Mire Institute\t2019 – 2021\n- Cores from nine bogs\n"
        "Moss in winter, Farn College\t2017 – 2018\n- Growth below snow"
    ).cv
    assert [entry.date_range for entry in cv.further_experience] == ["2019 – 2021", "2017 – 2018"]
