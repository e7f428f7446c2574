"""The name at the head of a page stands alone, and a headline says what somebody is."""

from __future__ import annotations

import pytest

from tests.reading.printing import read


def _head(lines: str):
    return read("\n".join([*(line.strip() for line in lines.strip().split("\n")), "# Skills", "- Welding"])).cv


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ("Zoé Moulin, 38 ans\nzm@example.org", "Zoé Moulin"),
        ("Ada Quill, Farn Campus, 28 Dec 2017", "Ada Quill"),
        ("Ada J. Quill (a.quill@example.org)\nCurriculum Vitae", "Ada J. Quill"),
        ("Ada Quill\nAda Quill\nada@example.org", "Ada Quill"),
        ("Ada Quill\nInstructional Technologist\nadaquill@example.org", "Ada Quill"),
        ("Ada quill.\nadaquill@example.org", "Ada quill"),
        ("Ada Quill\n**Harbour View, FARNHAM**\nx@example.org", "Ada Quill"),
        ("Surname: Quill\nName: Ada\nx@example.org", "Ada Quill"),
    ],
)
def test_a_name_is_told_from_what_stands_beside_it(lines: str, name: str):
    assert _head(lines).full_name == name


@pytest.mark.parametrize(
    "line",
    [
        "Jordaanstroom 69", "Gilbert, AZ", "Country: France", "Geschäftsführer:", "21 ans, célibataire",
        "CURRICULUM VITAE (CV)", "Resume: Ada Quill", "Ada Quill - Curriculum Vitae", "Calle 49# 21-70",
    ],
)  # fmt: skip
def test_what_says_nothing_of_a_profession_is_no_headline(line: str):
    assert _head(f"@ Ada Quill\n{line}\nada@example.org").headline == ""


@pytest.mark.parametrize("line", ["Baker", "Level 3 Care Worker", "Peat and water"])
def test_a_line_below_the_name_is_a_headline(line: str):
    assert _head(f"@ Ada Quill\n{line}\nada@example.org").headline == line


def test_a_name_goes_on_with_its_small_words() -> None:
    cv = read("@ NELL FARROW\n@ DA COSTA\nnell@example.com\n# Education\n- Nursing, Northfield College, 2014 – 2016").cv
    assert (cv.full_name, cv.headline) == ("NELL FARROW DA COSTA", "")


@pytest.mark.parametrize(
    ("printed", "headline"),
    [
        ("Ingénieure · Pentester junior", "Ingénieure · Pentester junior"),
        ("Senior Engineer | Trainer and Coach | Writer", "Senior Engineer | Trainer and Coach | Writer"),
        ("Développeur informatique\nd’applications numériques", "Développeur informatique d’applications numériques"),
        ("/in/ada-quill-77\nEngineer", "Engineer"),
        ("revised 10/06/24\nEngineer", "Engineer"),
        ("Quill\nEngineer", "Engineer"),
        ("ada_quill\nEngineer", "Engineer"),
    ],
)
def test_a_headline_is_whole_and_no_part_of_the_name_nor_of_a_link(printed: str, headline: str) -> None:
    cv = read(f"@ Ada Quill\n{printed}\nada@example.org\n# Formation\nBac\t2012\n# Langues\nAnglais").cv
    assert (cv.full_name, cv.headline) == ("Ada Quill", headline)
