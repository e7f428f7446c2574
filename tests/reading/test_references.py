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
