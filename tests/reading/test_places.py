"""Towns in entries: behind a label of their own, with a country, with the short form of a surrounding."""

from __future__ import annotations

import pytest

from cv_generator.languages import reading_in
from cv_generator.reading.words import evidence
from tests.reading.printing import read


@pytest.mark.parametrize("label", ["City", "Ort", "Miejscowość"])
def test_a_labelled_line_below_an_employer_is_its_place(label):
    draft = read(f"""
        # Work experience
        01/2022 – 12/2023
        Lead UX Designer
        Harbourside Digital
        {label}: Bristol
        - Built a design system
        06/2018 – 12/2020
        UX Designer
        Copperleaf Bank plc
        {label}: London
        """)
    jobs = draft.cv.work_experience
    assert [(j.title, j.employer, j.location, j.bullets) for j in jobs] == [
        ("Lead UX Designer", "Harbourside Digital", "Bristol", ["Built a design system"]),
        ("UX Designer", "Copperleaf Bank plc", "London", []),
    ]
    assert draft.unplaced_text == ()


def test_a_town_before_its_country_is_a_place_though_no_list_knows_it():
    draft = read(r"""
        # Doświadczenie
        2015 – 2019\tZastępca szefa kuchni, Hotel Bazaltowy, Wrocław
        - Obsługa bankietów
        2012 – 2015\tChef de partie, The Copper Kettle, Edynburg, Wielka Brytania
        - Sekcja ryb
        """)
    job = draft.cv.work_experience[1]
    assert (job.title, job.employer, job.location) == (
        "Chef de partie", "The Copper Kettle", "Edynburg, Wielka Brytania",
    )  # fmt: skip


@pytest.mark.parametrize(
    "text", ["Langnau i. E.", "Frankfurt a. M.", "Frankfurt a.M.", "Freiburg i. Br.", "Neustadt a. d. Weinstraße"]
)
def test_a_town_with_the_short_form_of_its_surrounding_is_a_place(text):
    assert evidence.is_place(text)


@pytest.mark.parametrize("word", ["Arbeitsuchend", "Job seeking", "Bezrobotna"])
def test_looking_for_work_is_a_break_without_employer(word):
    draft = read(f"""
        # Work experience
        **Welder** | Yard Ltd | Rostock | 2004 – 2014
        - Pipes
        **{word}** | 2003 – 2004
        **Welder** | Wharf Ltd | Stralsund | 1993 – 2003
        - Hulls
        """)
    assert [(j.title, j.employer) for j in draft.cv.work_experience][1] == (word, "")


def test_a_colon_inside_a_degree_does_not_end_it():
    draft = read(r"""
        # Wykształcenie
        2010 – 2011\tStudia podyplomowe: Rachunkowość i podatki, Szkoła Główna Ekonomii Stosowanej
        2004 – 2009\tMagister ekonomii, Politechnika Radomska
        """)
    first = draft.cv.education[0]
    assert (first.title, first.institution) == (
        "Studia podyplomowe: Rachunkowość i podatki",
        "Szkoła Główna Ekonomii Stosowanej",
    )


@pytest.mark.parametrize("town", ["Reno, NV", "Calgary, AB", "Perth, WA", "Salem, OR"])
def test_a_state_that_is_written_as_a_legal_form_is_a_place(town):
    assert evidence.place(town) > 1 > evidence.organisation(town)
    assert evidence.organisation("Nordkran AB") > 1 > evidence.place("Nordkran AB")


@pytest.mark.parametrize(
    "town", ["Farnholm City", "Salt Quarry City UT", "Moor County, Ohio", "Hudal City, Philippines"]
)
def test_a_town_may_be_called_city_as_authorities_are(town):
    assert evidence.place(town) > 1
    assert evidence.place("Farnholm City Council") < 0


def test_a_town_called_city_ends_an_employer_and_a_school():
    draft = read("""
        # Experience
        **Bramble Paper Products, Salt Quarry City UT** — _Clerk_
        2018 – 2019
        - Sold paper
        **Moor Imaging, Farnholm City** — _Stock Handler_
        2015 – 2018
        - Moved boxes
        # Education
        2011 – 2015
        BSc Botany
        Eastern Moor University, Farnholm City
        """)
    assert [(job.employer, job.location) for job in draft.cv.work_experience] == [
        ("Bramble Paper Products", "Salt Quarry City UT"), ("Moor Imaging", "Farnholm City"),
    ]  # fmt: skip
    school = draft.cv.education[0]
    assert (school.institution, school.location) == ("Eastern Moor University", "Farnholm City")


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Lyon (69)"), ("fr", "Toulouse 31"), ("fr", "SAINT ETIENNE (42)"), ("fr", "Dakar, Sénégal"), ("fr", "Lyon, FR (69003)"),
        ("es", "Bogotá D.C."), ("es", "Quito - Ecuador"), ("it", "Santa Ninfa (TP)"), ("it", "Milano MI"), ("pt", "Atibaia SP"),
        ("pt", "Curitiba/PR"),
    ],
)  # fmt: skip
def test_a_town_with_the_code_of_what_it_lies_in_is_a_place(code, text):
    with reading_in(code):
        assert evidence.is_place(text)


@pytest.mark.parametrize(("code", "text"), [("it", "Servizi Rossi (IT)"), ("fr", "Studio 31"), ("pt", "Analista SP")])
def test_a_firm_or_a_title_before_a_code_is_none(code, text):
    with reading_in(code):
        assert not evidence.is_place(text)


def test_remote_stands_behind_the_town_of_an_entry():
    draft = read("""
        # Work experience
        **Farn Ltd** | Designer | Norwich | Hybrid | 2022 – Present
        - Drew
        **Moor Ltd** | Clerk | Remote | Leeds | 2020 – 2022
        - Filed
        **Quell Ltd** | Clerk | Remote | 2018 – 2020
        - Typed
        """)
    assert [(job.location, job.bullets) for job in draft.cv.work_experience] == [
        ("Norwich, Hybrid", ["Drew"]), ("Leeds, Remote", ["Filed"]), ("Remote", ["Typed"]),
    ]  # fmt: skip


def test_a_place_beside_a_body_is_left_over_where_it_has_no_field():
    draft = read("""
        # Volunteering
        **Farn Rowing Club** | Captain | Norwich, UK | 2018 – 2020
        - Rowed
        **Moor Choir**, Austin, TX | Treasurer | 2016 – 2018
        - Counted
        """)
    assert [(one.organization, one.title, one.bullets) for one in draft.cv.further_experience] == [
        ("Farn Rowing Club", "Captain", ["Rowed"]),
        ("Moor Choir, Austin, TX", "Treasurer", ["Counted"]),
    ]
    assert draft.unplaced_text == ("Norwich, UK",)
