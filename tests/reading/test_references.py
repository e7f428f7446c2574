"""References: that they are given on request, wherever that is printed, and persons who are numbered."""

from __future__ import annotations

import pytest

from tests.reading.printing import read

_HEAD = "@ Nell Farrow\nnell@example.com\n# Education\nBSc Hydrology, University of Leeds\\t2014\n"


@pytest.mark.parametrize(
    "said",
    [
        "References available upon request.", "- Personal references available upon request", "# REFERENCES AVAILABLE UPON REQUEST",
        "References and certificates will be provided if requested.",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "above",
    ["# Skills\n- Welding\n- Pumps\n", "# Experience\nSite Manager, Mire Drainage Ltd\\t2015 – 2020\n- kept pumps\n"],
)
def test_that_references_are_given_on_request_is_no_item_of_what_stands_above(above: str, said: str) -> None:
    cv = read(_HEAD + above + said).cv
    assert cv.references == [said.lstrip("#- ")]
    assert cv.skills in ([], ["Welding", "Pumps"])
    assert [job.bullets for job in cv.work_experience] in ([], [["kept pumps"]])


def test_what_was_done_on_request_of_referees_is_a_task() -> None:
    work = "# Experience\nLibrarian, Mire Library\\t2015 – 2020\n- sent books and papers of the reference room on request of readers all over the county\n"
    assert read(_HEAD + work).cv.references == []


@pytest.mark.parametrize("first", ["**1. Ada Fenn**", "- **Ada Fenn**"])
def test_numbered_referees_are_one_item_each(first: str) -> None:
    cv = read(
        f"{_HEAD}# References\n{first}\nFen Pumps Ltd | +44 20 7946 0312\n**2. Ida Mire**\nMire Drainage Ltd | +44 20 7946 0313\n"
        "**3. Olaf Peat**\nPeat & Co | +44 20 7946 0314"
    ).cv
    assert cv.references == [
        "Ada Fenn, Fen Pumps Ltd | +44 20 7946 0312", "Ida Mire, Mire Drainage Ltd | +44 20 7946 0313", "Olaf Peat, Peat & Co | +44 20 7946 0314",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "persons"),
    [
        (
            "Dr. Ada Fenn:\n- Lecturer at Mire College\n- 01603 555123\nMs. Ina Moor:\n- Warden\n- ina@example.org",
            ["Dr. Ada Fenn: Lecturer at Mire College, 01603 555123", "Ms. Ina Moor: Warden, ina@example.org"],
        ),
        (
            "|Name|Ada Fenn|\n|Phone|01603 555123|\n|Employer|Mire Ltd|\n|Name|Ina Moor|\n|Phone|01603 555124|\n|Employer|Bog Ltd|",
            ["Name Ada Fenn, Phone 01603 555123, Employer Mire Ltd", "Name Ina Moor, Phone 01603 555124, Employer Bog Ltd"],
        ),
        (
            "Ada Fenn\nService Manager, Mire 2952\nIna Moor\nHR Manager, Mire 2952",
            ["Ada Fenn, Service Manager, Mire 2952", "Ina Moor, HR Manager, Mire 2952"],
        ),
        (
            "Ada Fenn.\nPrincipal,\nP.O box 238-3200,\nKitale.\nTel; 0789555568\nIna Moor.\nSalon owner,\nP.O box 242-3200,\nKitale.\nTel; 0789555569",
            [
                "Ada Fenn., Principal, P.O box 238-3200, Kitale, Tel; 0789555568",
                "Ina Moor., Salon owner, P.O box 242-3200, Kitale, Tel; 0789555569",
            ],
        ),
        (
            "Head of school-0734555701.\nChief -0743555677.\nTeacher-0721555678.\n.",
            ["Head of school-0734555701.", "Chief -0743555677.", "Teacher-0721555678."],
        ),
    ],
)  # fmt: skip
def test_each_person_is_one_reference(lines: str, persons: list[str]) -> None:
    assert read(f"{_HEAD}# References\n{lines}").cv.references == persons


def test_preferences_are_no_references() -> None:
    cv = read("@ Ada Quill\n# Skills\nPumps\n# Career preferences\nRemote, any pay grade\n# Languages\nFrench: B2").cv
    assert cv.references == []
