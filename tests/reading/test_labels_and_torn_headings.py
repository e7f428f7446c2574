"""Headings torn at a hyphen, labels that announce something among personal data, and contact data above entries."""

from __future__ import annotations

import pytest

from tests.reading.printing import read


@pytest.mark.parametrize(("above", "below"), [("# EDUCATION AND TRAIN-", "# ING"), ("# EDUCATION AND TRAIN-", "ING")])
def test_a_heading_torn_at_a_hyphen_is_one(above: str, below: str) -> None:
    cv = read(
        f"@ Ada Quill\n# LANGUAGES\nFrench: B2\n# SKILLS\nPumps, nets\n{above}\n{below}\n"
        "Diploma in Moor Science\t2012 – 2014\nFarn College"
    ).cv
    assert [(entry.title, entry.institution) for entry in cv.education] == [("Diploma in Moor Science", "Farn College")]


def test_labels_among_personal_data_head_what_stands_below() -> None:
    cv = read(
        "@ Ada Quill\n# Personal details\nAddress\t4 Mill Lane, Leeds\nE-mail\tada@example.org\nProfile:\n"
        "Engineer of small pumps who likes to repair what others would rather throw away, and who reads the manual first.\nPersonal skills:\n"
        "- Patient with machines\n- Careful with water\n# Experience\nFitter, Mire Works\t2015 – 2020"
    ).cv
    assert cv.summary.startswith("Engineer of small pumps")
    assert cv.skills == ["Patient with machines", "Careful with water"]


def test_contact_data_beside_the_heading_of_entries_are_none() -> None:
    cv = read(
        "@ Ada Quill\n# Education\n4 Mill Lane\nLS1 4AB Leeds\nmob.: 0113 496 0000\nada@example.org\n"
        "2012 – 2014\tFarn College, Leeds\nDiploma in Moor Science\n# Experience\n2015 – 2020\tMire Works\nFitter"
    ).cv
    assert cv.email == "ada@example.org"
    assert [entry.title for entry in cv.education] == ["Diploma in Moor Science"]


def test_what_one_does_in_a_language_heads_nothing() -> None:
    cv = read("@ Ada Quill\n# Languages\nEnglish\tnative\nFrench\tB2\nSpeaking\tWriting\n# Skills\nPumps").cv
    assert (cv.publications, cv.custom_sections) == ([], [])
