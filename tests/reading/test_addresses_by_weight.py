"""Addresses without a postcode that a form tells: several signs weigh together, and a job stays a headline."""

from __future__ import annotations

import pytest

from tests.reading.printing import read


def _head(line: str, below: str = ""):
    more = f"\n        {below}" if below else ""
    return read(f"""
        @ Meera Quillfeather
        {line}{more}
        meera.quillfeather@example.org
        # Interests
        chess
        """)


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        ("Lotus Nagar,Velpur", ["Lotus Nagar", "Velpur"]),
        ("7-31, Kolamedu, Velpuram, Andhra Pradesh, 515999", ["7-31", "Kolamedu", "Velpuram", "Andhra Pradesh", "515999"]),
        ("Velpur, 401999", ["Velpur", "401999"]),
        ("Lotus(W), Mumbai – 91.", ["Lotus(W)", "Mumbai – 91"]),
        ("Sitio Maligaya Brgy. Matahimik", ["Sitio Maligaya Brgy. Matahimik"]),
        ("12 elm.st Ridgeton, CA", ["12 elm.st Ridgeton, CA"]),
    ],
)  # fmt: skip
def test_signs_of_an_address_weigh_together(line, lines):
    draft = _head(line)
    assert (draft.cv.full_name, draft.cv.address_lines, draft.cv.headline) == ("Meera Quillfeather", lines, "")
    assert draft.unplaced_text == ()


def test_a_town_behind_a_number_in_one_line_is_an_address():
    draft = _head("velpur, Andhra Pradesh | +91 98765 43210")
    assert (draft.cv.address_lines, draft.unplaced_text) == (["velpur", "Andhra Pradesh"], ())


def test_what_stands_in_brackets_behind_an_address_is_a_detail():
    draft = _head("St. Paul, MN (Willing to relocate)")
    assert draft.cv.address_lines == ["St. Paul, MN"]
    assert [detail.value for detail in draft.cv.personal_details] == ["Willing to relocate"]
    assert (draft.cv.headline, draft.unplaced_text) == ("", ())


def test_a_line_below_goes_on_with_an_address():
    assert _head("Lotus Nagar, Velpur", "Madhya Pradesh").cv.address_lines == [
        "Lotus Nagar",
        "Velpur",
        "Madhya Pradesh",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Software Engineer, Mumbai", "District Nurse, Kerala", "Student, Lotus University, Andhra Pradesh",
        "Vigilant, Promising, Sporting", "Data Science & Cybersecurity",
    ],
)  # fmt: skip
def test_a_job_with_its_place_stays_the_headline(line):
    draft = _head(line)
    assert (draft.cv.headline, draft.cv.address_lines) == (line, [])


@pytest.mark.parametrize(
    ("line", "below", "lines"),
    [
        ("3051 ALDER STREET", "MIREFIELD EXT 5\n        QUELLTON\n        1520", ["3051 ALDER STREET", "MIREFIELD EXT 5", "QUELLTON", "1520"]),
        ("2522 E. Farn Dr. • Gilbert, AZ • 85249", "", ["2522 E. Farn Dr.", "Gilbert, AZ", "85249"]),
    ],
)  # fmt: skip
def test_an_address_goes_on_until_its_postcode(line, below, lines):
    assert _head(line, below).cv.address_lines == lines


@pytest.mark.parametrize("printed", ["Chesterfield, S43", "Fernway - England", "Fernkade 4 Oldekerk 9999XX"])
def test_a_town_with_half_a_postcode_or_behind_a_dash_is_an_address(printed: str) -> None:
    cv = read(f"@ Ada Quill\n{printed}\n07947 679 350\nada@example.org\n# Education\nBA\t2022").cv
    assert ", ".join(cv.address_lines).replace(" - ", ", ") == printed.replace(" - ", ", ")
