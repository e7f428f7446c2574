"""Tables of entries whose first row names the columns."""

from __future__ import annotations

import pytest

from tests.reading.printing import read

GRIDS = [
    pytest.param(
        r"""
        # Berufserfahrung
        |Zeitraum|Position|Firma, Ort|Aufgaben|
        |seit 04/2020|Leitstandfahrerin|Papierfabrik Alzburg AG, Rosenheim|Anfahren der Maschine//Schulung|
        |2014 – 2020|Papiertechnologin|Kartonwerk Inntal GmbH, Wasserburg (Deutschland)|Qualität|
        |1999|Zivildienst|Rotes Kreuz, Rosenheim|
        """,
        [
            ("Leitstandfahrerin", "Papierfabrik Alzburg AG", "Rosenheim", "2020-04 – Present", 2),
            ("Papiertechnologin", "Kartonwerk Inntal GmbH", "Wasserburg (Deutschland)", "2014 – 2020", 1),
            ("Zivildienst", "Rotes Kreuz", "Rosenheim", "1999", 0),
        ],
        id="german, with a cell left out",
    ),
    pytest.param(
        r"""
        # Employment
        |Employer|From – to|Job title|What I achieved|
        |Marsh & Vale Ltd|2018 – 2022|Estimator|Tendered for schools|
        |Cobb Builders|2012 – 2018|Surveyor|Measured sites|
        """,
        [
            ("Estimator", "Marsh & Vale Ltd", "", "2018 – 2022", 1),
            ("Surveyor", "Cobb Builders", "", "2012 – 2018", 1),
        ],
        id="english, with a column that names nothing known",
    ),
]


@pytest.mark.parametrize(("text", "expected"), GRIDS)
def test_cells_are_read_under_the_names_of_their_columns(text, expected):
    draft = read(text)
    jobs = draft.cv.work_experience
    assert [(j.title, j.employer, j.location, str(j.date_range), len(j.bullets)) for j in jobs] == expected
    assert draft.unplaced_text == ()


def test_a_table_without_such_a_row_is_read_as_before():
    draft = read(r"""
        # Work experience
        |2018 – 2022|Estimator|Marsh & Vale Ltd, Leeds|
        |2012 – 2018|Surveyor|Cobb Builders, York|
        """)
    assert [(j.title, j.employer) for j in draft.cv.work_experience] == [
        ("Estimator", "Marsh & Vale Ltd"),
        ("Surveyor", "Cobb Builders"),
    ]


@pytest.mark.parametrize(
    "columns",
    [
        "Course|Institution|Year of passing|Percentage / CGPA",
        "Examination|Board / University|Passing year|Aggregate",
        "Degree|Name of institute|Year of completion|Marks obtained",
    ],
)
def test_a_table_of_degrees_names_its_columns_in_many_ways(columns: str) -> None:
    studies = read(f"""
        # Education
        |{columns}|
        |B.E. Mechanical Engineering|Teak Valley Institute of Technology, Salem|2024|8.1|
        |Higher Secondary|Banyan Secondary School, Salem|2020|92.6 %|
        """).cv.education
    assert [(s.title, s.institution, s.location, str(s.date_range), s.details) for s in studies] == [
        ("B.E. Mechanical Engineering", "Teak Valley Institute of Technology", "Salem", "2024", ["8.1"]),
        ("Higher Secondary", "Banyan Secondary School", "Salem", "2020", ["92.6 %"]),
    ]


@pytest.mark.parametrize(
    ("columns", "first", "second"),
    [
        pytest.param("S.No|Course|Institution|Duration of study|CGPA", "1.|", "2.|", id="numbered rows"),
        pytest.param("Course|University / Affiliation|Year|Performance", "", "", id="a name known by its part"),
    ],
)
def test_columns_of_degrees_beside_unknown_ones(columns: str, first: str, second: str) -> None:
    draft = read(f"""
        # Education
        |{columns}|
        |{first}B.E. Mechanical Engineering|Teak Valley Institute of Technology, Salem|2020-2024|8.1|
        |{second}Higher Secondary|Banyan Secondary School, Salem|2018-2020|92.6 %|
        """)
    assert [(s.title, s.institution, str(s.date_range), s.details) for s in draft.cv.education] == [
        ("B.E. Mechanical Engineering", "Teak Valley Institute of Technology", "2020 – 2024", ["8.1"]),
        ("Higher Secondary", "Banyan Secondary School", "2018 – 2020", ["92.6 %"]),
    ]
    assert draft.unplaced_text == ()
