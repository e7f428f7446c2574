"""Talks, conferences and research keep the heading that the person gave them; what was published is a publication."""

from __future__ import annotations

import pytest

from cv_generator.languages import reading_in
from cv_generator.reading.structure.headings import Headed
from cv_generator.reading.structure.printed_lines import printed_lines
from cv_generator.reading.structure.sections import Section
from cv_generator.reading.structure.talks import with_talks_apart
from tests.reading.printing import printed, read

_TALK = "The peat that remembers. Bog Society meeting, Norwich, 2019"
_PAPER = "Quill, A. (2021). Sphagnum in winter. Journal of Bogs, 4, 11–19."


def _with(heading: str, *lines: str):
    return read("\n".join(["@ Ada Quill", "ada@example.org", f"# {heading}", *(f"- {line}" for line in lines)])).cv


@pytest.mark.parametrize("heading", ["Invited Talks", "Conferences and Presentations", "Selected Conferences & Talks"])
def test_talks_are_no_publications(heading: str):
    cv = _with(heading, _TALK, "What a mire knows. Moor Days, Leeds, 2018")
    assert cv.publications == []
    assert [(section.heading, len(section.items)) for section in cv.custom_sections] == [(heading, 2)]


@pytest.mark.parametrize("heading", ["Publications and Talks", "Conference Papers"])
def test_what_was_published_at_a_conference_is_a_publication(heading: str):
    cv = _with(heading, _PAPER)
    assert (cv.publications, cv.custom_sections) == ([_PAPER], [])


@pytest.mark.parametrize(
    ("code", "talks", "works"),
    [
        ("de", "Vorträge", "Publikationen und Vorträge"), ("pl", "Wystąpienia konferencyjne", "Artykuły konferencyjne"),
        ("fr", "Conférences", "Actes de colloques"), ("es", "Ponencias en congresos", "Publicaciones y ponencias"),
        ("it", "Convegni e conferenze", "Atti di convegni"), ("nl", "Lezingen", "Lezingen en publicaties"),
        ("pt", "Palestras ministradas", "Trabalhos em congressos"),
    ],
)  # fmt: skip
def test_each_language_tells_talks_from_what_was_published(code: str, talks: str, works: str):
    with reading_in(code):
        sections = [
            Section(
                ("publications",), "body", Headed(0, 0, ("publications",), heading), lines=printed_lines(printed(_TALK))
            )
            for heading in (talks, works)
        ]
        assert [section.kind for section in with_talks_apart(sections)] == ["other", "publications"]


def test_research_is_published_where_a_line_cites_a_work():
    assert _with("Research", _PAPER).publications == [_PAPER]
    cv = _with("Research", "Drainage of raised bogs, with the county of Farn")
    assert cv.publications == []
    assert [section.heading for section in cv.custom_sections] == ["Research"]


def test_talks_that_are_cited_by_their_authors_are_publications() -> None:
    cv = read(
        "@ Nell Farrow\n# Presentations\n- Berg, A. & Farrow, N. (2022). Nets for small harbours. Poster, Leeds\n"
        "- Farrow, N. (May 2021). Ropes that float. Talk, York"
    ).cv
    assert len(cv.publications) == 2
    assert not cv.custom_sections


def test_talks_that_are_cited_by_their_titles_are_publications() -> None:
    cv = _with("Presentations", "Bog Society, Norwich, “The peat that remembers,” 2019", "Leeds 2018 – Poster – Mires")
    assert len(cv.publications) == 2
    assert not cv.custom_sections
