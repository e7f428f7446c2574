"""Ways to write down an education, and further experience, that people have and samples have not."""

from __future__ import annotations

import pytest

from tests.reading.printing import read


def entries(text: str) -> list[tuple[str, str, str, list[str]]]:
    found = read(text).cv.education
    return [(e.title, e.institution, str(e.date_range or ""), list(e.details)) for e in found]


# ---------------------------------------------------------------- tables of degrees


def test_a_table_of_degrees_is_no_heading_and_its_empty_cells_keep_their_columns():
    draft = read(r"""
        # Academic Qualifications
        |**Degree**|**Course**|**Institute**|**Board**|**Year of passing**|**Percentage**|
        |Graduation|B.Tech|Lindor College of Engineering|-|2021|8.1|
        |SSC||Fern Hill School|CBSE|2015|8.8|
        |Inter|MPC|Oak Junior College|CBSE|2017|80%|
        # Skills
        - Sewing
        """)
    found = [(e.title, e.institution, str(e.date_range), list(e.details)) for e in draft.cv.education]
    assert found == [
        ("Graduation, B.Tech", "Lindor College of Engineering", "2021", ["8.1"]),
        ("SSC", "Fern Hill School", "2015", ["CBSE", "8.8"]),
        ("Inter, MPC", "Oak Junior College", "2017", ["CBSE", "80%"]),
    ]
    assert draft.unplaced_text == ()


def test_of_two_columns_of_schools_the_one_that_names_schools_is_taken():
    found = entries(r"""
        # Education
        |Examination|Board|Institute|Year of passing|
        |XII|CBSE|Oak Hill School|2019|
        |X|CBSE|Fern Hill School|2017|
        """)
    assert [(title, school, details) for title, school, _, details in found] == [
        ("XII", "Oak Hill School", ["CBSE"]),
        ("X", "Fern Hill School", ["CBSE"]),
    ]


# ---------------------------------------------------------------- lists of items


def test_each_item_of_a_list_without_dates_is_an_entry_of_education():
    found = entries(r"""
        # Edukacja
        - Absolwentka Akademii Rolniczej w Olszynie (kierunek Ogrodnictwo).
        - Założycielka koła naukowego pszczelarzy.
        - Kurs szczepienia drzew owocowych - poziom podstawowy.
        - Politechnika Olszyńska
        - Nagrody w konkursie Złoty Sad 2015 i 2017.
        """)
    assert [(title, school, date) for title, school, date, _ in found] == [
        ("Absolwentka Akademii Rolniczej w Olszynie (kierunek Ogrodnictwo)", "", ""),
        ("Założycielka koła naukowego pszczelarzy", "", ""),
        ("Kurs szczepienia drzew owocowych - poziom podstawowy", "", ""),
        ("", "Politechnika Olszyńska", ""),
        ("Nagrody w konkursie Złoty Sad 2015 i 2017.", "", ""),
    ]


def test_an_item_that_names_a_degree_and_a_school_is_parted_and_what_tells_of_it_stays_below():
    found = entries(r"""
        # Education
        - BSc Botany, University of Lindor
        - Grade: upper second
        - MSc Forestry, University of Fern
        """)
    assert [(title, school, details) for title, school, _, details in found] == [
        ("BSc Botany", "University of Lindor", ["Grade: upper second"]),
        ("MSc Forestry", "University of Fern", []),
    ]


def test_items_of_further_experience_are_what_somebody_did_or_the_names_of_associations():
    found = read(r"""
        # Activities
        - Took part in a workshop on beekeeping at the Lindor farm.
        - Guild of Balladeers
        - Served as steward on the day of the harvest feast, which is held in the village every year in September.
        - Folklore Society of the North
        """).cv.further_experience
    assert [(e.title, e.organization, list(e.bullets)) for e in found] == [
        ("Took part in a workshop on beekeeping at the Lindor farm.", "", []),
        ("", "Guild of Balladeers", []),
        (
            "Served as steward on the day of the harvest feast, which is held in the village every year in September.",
            "",
            [],
        ),
        ("", "Folklore Society of the North", []),
    ]


# ---------------------------------------------------------------- labels within a line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            r"""
            # Wykształcenie
            2015-2018 Uniwersytet Łódzki, kierunek: Ekonomia, specjalność: finanse
            2012-2015 Szkoła policealna w Zgierzu, kierunek: Technik geodeta,
            """,
            [
                ("Ekonomia", "Uniwersytet Łódzki", ["specjalność: finanse"]),
                ("Technik geodeta", "Szkoła policealna w Zgierzu", []),
            ],
        ),
        (
            r"""
            # Ausbildung
            2018 – 2021	Hochschule Weserland, Studiengang: Forstwirtschaft
            2014 – 2017	Fachoberschule Hameln, Abschluss: Fachhochschulreife
            """,
            [("Forstwirtschaft", "Hochschule Weserland", []), ("Fachhochschulreife", "Fachoberschule Hameln", [])],
        ),
        (
            r"""
            # Wykształcenie
            **AMW, Gdynia 10.2009 – 04.2011**
            Wydział Nawigacji, kierunek: Hydrografia, studia magisterskie,
            **BETA, Gdynia 09.2006 – 06.2009**
            Szkoła policealna, kierunek: Technik geodeta,
            """,
            [
                ("Hydrografia", "AMW", ["Wydział Nawigacji", "studia magisterskie"]),
                ("Technik geodeta", "BETA", ["Szkoła policealna"]),
            ],
        ),
    ],
)
def test_a_degree_that_is_labelled_behind_a_comma_is_the_title(text, expected):
    assert [(title, school, details) for title, school, _, details in entries(text)] == expected
