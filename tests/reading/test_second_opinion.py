"""Sections that no heading tells are told by what they hold: whole ones, and parts of the personal data."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cv_generator.reading.structure import section_letters
from cv_generator.reading.structure.printed_lines import printed_lines
from cv_generator.reading.structure.section_figures import CUT, FIGURES, HEADING, LINE, OWN, Told, of_line
from cv_generator.reading.structure.section_letters import KINDS
from cv_generator.reading.structure.section_model import kinds_told, lead_in, weights
from cv_generator.reading.structure.sections import split_sections
from tests.reading.printing import printed, read

_REST = "\n# Education\nBSc Hydrology, University of Leeds\t2010 – 2014"

_MORE = "\n# Work Experience\nPump Technician, Mire Drainage Ltd\t2015 – 2019\n# Languages\nGerman (C1)\n# Awards\nTidal Prize 2016"


def _skills(cv) -> list[str]:
    return [item for group in cv.skills for item in ([group] if isinstance(group, str) else group.items)]


def test_names_of_programs_among_the_personal_data_are_skills():
    cv = read(
        "@ Nell Farrow\nnell@example.com\n+44 113 496 0000\n**SKETCHED WITH**\nPython\nPostgreSQL\nDocker\nExcel, PowerPoint\nTeamwork\nCommunication"
        + _REST
    ).cv
    assert {"Python", "PostgreSQL", "Docker", "Teamwork"} <= set(_skills(cv))
    assert cv.full_name == "Nell Farrow"
    assert cv.email == "nell@example.com"


def test_jobs_above_all_headings_are_work():
    cv = read(
        "@ Nell Farrow\nnell@example.com\n**Pump Technician**\nMire Drainage Ltd, Leeds\tMarch 2015 – June 2019\n- Maintained forty pumps and wrote the reports\n"
        "- Trained three apprentices\n**Warehouse Assistant**\nHarrow Freight Ltd, York\tMay 2012 – March 2015\n- Loaded lorries and kept the stock lists"
        + _REST
    ).cv
    assert [entry.employer for entry in cv.work_experience] == ["Mire Drainage Ltd", "Harrow Freight Ltd"]
    assert cv.full_name == "Nell Farrow"


def test_leisure_under_a_heading_of_activities_is_leisure():
    cv = read(
        f"@ Nell Farrow\nnell@example.com{_REST}{_MORE}\n# Activities\nHiking, chess, photography, cooking\nTennis, swimming"
    ).cv
    assert cv.interests == ["Hiking", "chess", "photography", "cooking", "Tennis", "swimming"]
    assert not cv.further_experience


def test_strengths_under_a_heading_of_leadership_are_skills():
    cv = read(
        f"@ Nell Farrow\nnell@example.com{_REST}{_MORE}\n# Leadership\nTeamwork\nCommunication\nProblem solving\nTime management\nCritical thinking"
    ).cv
    assert _skills(cv) == ["Teamwork", "Communication", "Problem solving", "Time management", "Critical thinking"]
    assert not cv.further_experience


def test_clubs_under_a_heading_of_leadership_stay_further_experience():
    cv = read(
        f"@ Nell Farrow\nnell@example.com{_REST}{_MORE}\n# Leadership\n**Treasurer, Tidal Society**\t2015 – 2018\n- Kept the accounts\n"
        "**Scout leader, Mire Scouts**\t2012 – 2014\n- Led a group of twelve"
    ).cv
    assert len(cv.further_experience) == 2


def test_what_somebody_is_like_stays_a_summary_and_no_headline():
    text = (
        "I am a motivated hydrologist with ten years of experience in small catchments, looking for a new challenge in "
        "a team that measures before it models."
    )
    cv = read(f"@ Nell Farrow\nnell@example.com\n{text}{_REST}").cv
    assert cv.summary == text


def test_an_address_stays_contact_data():
    cv = read(
        "@ Nell Farrow\n12 Mill Lane\nLeeds LS1 4AB\nnell@example.com\n+44 113 496 0000\nBritish\n3 May 1990" + _REST
    ).cv
    assert cv.full_name == "Nell Farrow"
    assert cv.address_lines
    assert not cv.skills
    assert not cv.work_experience


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Python, Java, Docker", "skills"), ("Lesen, Reisen, Fußball", "interests"), ("Deutsch C1", "languages"),
        ("praca w zespole", "skills"), ("ich bin motiviert und zuverlässig", "summary"), ("bénévole à la Croix-Rouge", "further_experience"),
    ],
)  # fmt: skip
def test_lines_are_told_by_their_letters(text: str, kind: str) -> None:
    told = dict(zip(KINDS, section_letters.of_line(text), strict=True))
    assert max(told, key=told.__getitem__) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Softwareprofil und Werkzeugkenntnisse", "skills"),
        ("Ehrenamtliches Wirken", "further_experience"),
        ("Mes loisirs préférés", "interests"),
    ],
)
def test_headings_are_told_by_their_letters(text: str, kind: str) -> None:
    told = dict(zip(KINDS, section_letters.of_heading(text), strict=True))
    assert max(told, key=told.__getitem__) == kind


def test_texts_without_letters_tell_nothing() -> None:
    assert set(section_letters.of_line("– • –")) == {0.0}


def test_weights_are_there_for_every_figure() -> None:
    model = weights()
    assert {len(row) for row in model.figures} == {len(FIGURES)}
    assert {len(row) for row in model.own} == {len(OWN)}
    assert len(model.figures) == len(model.own) == len(model.kinds) == len(KINDS)
    assert (len(model.stay), len(model.heading)) == (len(CUT), len(HEADING))


def test_figures_are_named_in_their_order() -> None:
    lines = printed_lines(printed("nell@example.com\n- born 3.4.1990, single\nPump Technician"))
    told = [dict(zip(LINE, of_line(line), strict=True)) for line in lines]
    assert told[0]["email"]
    assert told[1]["bullet"]
    assert told[2]["title"]
    sections = split_sections(lines)
    pieces = Told(sections).pieces(0)
    assert sum(len(piece.lines) for piece in pieces) == len(sections[0].lines)
    assert all(len(piece.figures) == len(FIGURES) for piece in pieces)
    assert kinds_told(pieces[:1], "contact", lead=1000.0) == ["contact"]


def test_a_section_of_hundreds_of_lines_is_left_as_it_is() -> None:
    lines = printed_lines(printed("\n".join(f"Python {number}" for number in range(400))))
    section = split_sections(lines)[0]
    assert lead_in(section) is None
    assert lead_in(replace(section, lines=section.lines[:40])) is not None
