"""Roles under one employer whose dates and towns stand on lines of their own, and numbered publications."""

from __future__ import annotations

from cv_generator.reading.assemble import assemble
from cv_generator.reading.regions.blocks import Blocks, Line, Run, Style
from tests.reading.printing import read


def test_an_employer_above_its_roles_comes_first_though_other_entries_begin_with_the_role():
    draft = read(r"""
        # Work
        **Lead UX Designer**
        Harbourside Digital
        Jan 2022 – Present
        Bristol
        - Led the redesign
        **Copperleaf Bank plc**
        UX Designer
        Jun 2018 – Dec 2020
        London
        - Ran usability tests
        Junior Interaction Designer
        Sep 2016 – May 2018
        London
        - Prototyped card controls
        """)
    assert [(j.title, j.employer, j.location) for j in draft.cv.work_experience] == [
        ("Lead UX Designer", "Harbourside Digital", "Bristol"),
        ("UX Designer", "Copperleaf Bank plc", "London"),
        ("Junior Interaction Designer", "Copperleaf Bank plc", "London"),
    ]


def test_roles_that_all_look_alike_inherit_the_employer_above():
    draft = read(r"""
        # Experience
        Acme Bank plc
        Head of Risk
        London
        2018 – 2021
        - Risk
        Risk Analyst
        London
        2015 – 2018
        - Models
        Blue Ltd
        Intern
        Leeds
        2014 – 2015
        - Coffee
        """)
    assert [(j.title, j.employer) for j in draft.cv.work_experience] == [
        ("Head of Risk", "Acme Bank plc"),
        ("Risk Analyst", "Acme Bank plc"),
        ("Intern", "Blue Ltd"),
    ]


def test_a_role_whose_date_is_longer_than_its_name_still_inherits_the_employer():
    draft = read(r"""
        # Work experience
        **Acme Corp, Leeds**
        **Senior Engineer** (2019 – 2022)
        - A
        **Engineer** (2016 – 2019)
        - B
        **Blue Ltd, York**
        **Intern** (2015 – 2016)
        - C
        """)
    assert [(j.title, j.employer, j.location) for j in draft.cv.work_experience] == [
        ("Senior Engineer", "Acme Corp", "Leeds"),
        ("Engineer", "Acme Corp", "Leeds"),
        ("Intern", "Blue Ltd", "York"),
    ]


def test_numbered_publications_are_whole_and_lose_their_numbers():
    draft = read(r"""
        # Publications
        1. Okafor C. et al., Low-threshold bolometers with NTD readout, Journal of Cryogenic
        Detectors 14, 201, 2021
        2. Okafor C., Hale R., A compact amplifier chain, Review of Applied Instruments 92,
        2023
        """)
    assert draft.cv.publications == [
        "Okafor C. et al., Low-threshold bolometers with NTD readout, Journal of Cryogenic Detectors 14, 201, 2021",
        "Okafor C., Hale R., A compact amplifier chain, Review of Applied Instruments 92, 2023",
    ]
    assert draft.unplaced_text == ()


def test_places_in_contests_keep_their_numbers():
    draft = read(r"""
        # Awards
        1. Platz Mathematik-Olympiade
        2. Platz Bundeswettbewerb
        """)
    assert draft.cv.awards == ["1. Platz Mathematik-Olympiade", "2. Platz Bundeswettbewerb"]


def test_roles_below_an_employer_are_told_by_the_look_of_the_lines_above_their_dates():
    """As in profiles printed by LinkedIn: no indent, the time in all below the employer, places below the dates."""
    sizes = {"E": 12.0, "R": 11.5, "t": 10.5}
    text = (
        "H Experience", "E Greenacre Fresh", "t 7 years 2 months", "R Supply Chain Manager", "t March 2020 - Present",
        "t Birmingham, United Kingdom", "t Forecasts of 140 lines.", "R Planner", "t November 2016 - February 2020",
        "t Evesham, United Kingdom", "E Frostline Haulage", "R Dock Supervisor", "t June 2011 - October 2016", "t Daventry",
    )  # fmt: skip
    lines = tuple(
        Line(runs=(Run(line[2:], Style(sizes.get(line[0], 14.0), bold=line[0] == "H")),), gap=2.0) for line in text
    )
    jobs = assemble(Blocks("pdf", lines)).cv.work_experience
    assert [(job.title, job.employer, job.location) for job in jobs] == [
        ("Supply Chain Manager", "Greenacre Fresh", "Birmingham, United Kingdom"),
        ("Planner", "Greenacre Fresh", "Evesham, United Kingdom"),
        ("Dock Supervisor", "Frostline Haulage", "Daventry"),
    ]


def test_what_somebody_did_is_no_employer_of_what_stands_below_it_and_no_place():
    found = read("""
        # Work experience
        - Studied the flute for 19 years under the tutelage of Richard C. Farn, and Dr. Viktor Moor.
        - Participated in grade school bands for 6 years (2003 - 2010).
        - Member of Hudal Youth Symphony for 6 years (2003 - 2009).
        - Private flute teacher (2012 - Present).
        - Professional Pit Musician (2016 - Present)
        """).cv.work_experience
    assert {job.location for job in found} == {""}
    assert [(job.title, job.employer) for job in found[1:]] == [
        ("Member of Hudal Youth Symphony for 6 years", ""),
        ("Private flute teacher", ""),
        ("Professional Pit Musician", ""),
    ]


def test_a_study_with_a_school_of_its_own_does_not_go_on_at_the_school_above():
    studies = read(r"""
        # Ausbildung
        |Zurzeit|8. Klasse Sekundarschule Moor, Farnheim|
        |2024-2025|7. Klasse Sekundarschule Moor, Farnheim|
        |2018-2024|Primarschule Birkenau, Lindwil|
        |2016-2018|Kindergarten Birkenau, Lindwil|
        """).cv.education
    assert [(s.institution, s.location) for s in studies[1:]] == [
        ("Primarschule Birkenau", "Lindwil"),
        ("Kindergarten Birkenau", "Lindwil"),
    ]
