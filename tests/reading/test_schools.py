"""Studies: what is the school, what the degree, and what only tells of them."""

from __future__ import annotations

import pytest

from tests.reading.printing import read


def studied(source: str, heading: str = "Education") -> list[tuple[str, str, str, str]]:
    """Degree, school, place and dates of what stands below a heading."""
    lines = "\n".join(line.strip() for line in source.strip().splitlines())
    entries = read(f"@ Theodosia Brankovich\n# {heading}\n{lines}").cv.education
    return [(one.title, one.institution, one.location, one.date_range) for one in entries]


def test_the_letters_of_a_school_behind_its_name_are_no_place():
    assert studied(
        """
        | 2016 - 2020 | Mestrado em Botânica // Universidade do Brejo, UNIBREJO, Coimbra, Portugal |
        | 2012 - 2016 | Graduação em Química // Faculdade da Ribeira, FARI, Porto, Portugal |
        """,
        "Formação acadêmica",
    ) == [
        ("Mestrado em Botânica", "Universidade do Brejo, UNIBREJO", "Coimbra, Portugal", "2016 – 2020"),
        ("Graduação em Química", "Faculdade da Ribeira, FARI", "Porto, Portugal", "2012 – 2016"),
    ]


def test_the_level_behind_a_label_is_the_degree_though_its_subject_has_a_label_too():
    entries = read(
        """
        @ Theodosia Brankovich
        # Wykształcenie
        10.2020 – 02.2023
        **Politechnika Torfowa**
        Kierunek: botanika
        Specjalizacja: mchy i wątrobowce
        Poziom wykształcenia: magister
        """
    ).cv.education
    assert [(one.title, one.institution, one.details) for one in entries] == [
        ("magister", "Politechnika Torfowa", ["Specjalizacja: mchy i wątrobowce", "Kierunek: botanika"])
    ]


def test_a_degree_keeps_the_subject_that_has_a_label_behind_a_comma():
    assert studied(
        r"""
        09/2011 – 09/2015\tBachelor in Biologie, Studienrichtung: Moose & Flechten - Hochschule Luzern
        10/2009 – 06/2010\tBerufsmatura - Fachschule Moorwil
        """,
        "Ausbildung",
    ) == [
        ("Bachelor in Biologie, Studienrichtung: Moose & Flechten", "Hochschule Luzern", "", "2011-09 – 2015-09"),
        ("Berufsmatura", "Fachschule Moorwil", "", "2009-10 – 2010-06"),
    ]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("**Bachelor of Arts** from Fern State University (2020-2023)", ("Bachelor of Arts", "Fern State University")),
        ("**Fern College** — BSc Botany - Graduation Date: 2016", ("BSc Botany", "Fern College")),
        (
            "**HBO-opleiding Biologie** op het **Varen College** 2008 - 2012",
            ("HBO-opleiding Biologie", "Varen College"),
        ),
    ],
)
def test_words_between_a_degree_and_its_school_or_before_its_date_belong_to_neither(line, found):
    assert [one[:2] for one in studied(line)] == [found]


def test_what_stands_behind_the_town_of_a_school_and_is_no_place_is_a_detail():
    entries = read(
        r"""
        @ Theodosia Brankovich
        # Ausbildung
        2018 – 2020\t**Botanik**, Universität Marburg, Marburg, ohne Abschluss
        2010 – 2018\t**Abitur**, Moorgesamtschule, Marburg, Notenschnitt: 2,4
        """
    ).cv.education
    assert [(one.institution, one.location, one.details) for one in entries] == [
        ("Universität Marburg", "Marburg", ["ohne Abschluss"]),
        ("Moorgesamtschule", "Marburg", ["Notenschnitt: 2,4"]),
    ]


def test_brackets_between_a_degree_and_its_school_are_no_name():
    assert [one[:2] for one in studied("**BSc Botany (3.96) Fern State University** 2016 – 2019")] == [
        ("BSc Botany", "Fern State University")
    ]


def test_a_school_below_a_degree_among_its_texts_is_the_school_of_the_entry():
    cv = read(
        "@ Nell Farrow\nnell@example.com\n# Education\n**High School Diploma**\\t05/2020\n- Farn Marsh School\n- Kept a log of the tides\n"
        "**Diploma in Pumps**\\t05/2022\n- Ely College\n- Studied pumps of all kinds"
    ).cv
    assert [(school.title, school.institution) for school in cv.education] == [
        ("High School Diploma", "Farn Marsh School"), ("Diploma in Pumps", "Ely College"),
    ]  # fmt: skip


def test_the_town_behind_a_university_of_several_towns_is_part_of_its_name():
    assert studied(
        "**University of Illinois, Springfield**\\t2016 – 2020\nBSc Botany\n**Farn College, Norwich**\\t2012 – 2016\nBSc Pumps"
    ) == [
        ("BSc Botany", "University of Illinois, Springfield", "", "2016 – 2020"),
        ("BSc Pumps", "Farn College", "Norwich", "2012 – 2016"),
    ]
