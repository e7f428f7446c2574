"""Names that look like something else, names of relatives, and numbers of countries that nothing tells."""

from __future__ import annotations

import pytest

from cv_generator.reading.assemble import assemble
from cv_generator.reading.fields.phones import by_form, international, regions
from cv_generator.reading.regions.blocks import Blocks, Line, Run, Style
from cv_generator.reading.words.patterns import URL
from tests.reading.printing import read


@pytest.mark.parametrize("text", ["Maude St.Clare", "ab 18.Dezember 2003", "Jinan, P.R.China", "K.Aishani"])
def test_a_dot_within_a_name_or_a_date_makes_no_domain(text: str):
    assert URL.search(text) is None


def test_a_domain_ends_where_its_last_word_does():
    found = URL.findall("ada.dev, quill.io/ada; www.example.org")
    assert found == ["ada.dev", "quill.io/ada", "www.example.org"]


def test_a_surname_with_a_dot_is_part_of_the_name():
    assert read("@ Maude St.Clare\nmaude@example.org\n# Skills\nwelding").cv.full_name == "Maude St.Clare"


def test_a_name_of_six_words_is_one_where_nothing_is_set_larger():
    name = "Veda Lalita Nagini Ishaan Rao Terrapalli"
    assert read(f"@ {name}\nOslo\nveda@example.org\n# Skills\nwelding").cv.full_name == name


@pytest.mark.parametrize("label", ["Father’s Name", "Father's Name"])
def test_the_name_of_a_parent_is_a_detail_with_either_apostrophe(label: str):
    cv = read(f"@ Rafid Al Hasan\nEmail: rafid@example.org\n{label}: Nazrul Karim\n# Skills\nwelding").cv
    assert cv.full_name == "Rafid Al Hasan"
    assert [detail.value for detail in cv.personal_details] == ["Nazrul Karim"]


def _head(*lines: tuple[str, float]) -> Blocks:
    return Blocks("pdf", tuple(Line(runs=(Run(text, Style(size)),), gap=2.0) for text, size in lines))


def test_a_surname_in_smaller_type_below_the_given_names_is_told_by_the_address():
    lines = [("TOMAS ELIO", 40.0), ("FERRANTE", 34.0), ("Set Designer", 14.0), ("ferrantetom@example.org", 9.0)]
    assert assemble(_head(*lines)).cv.full_name == "TOMAS ELIO FERRANTE"


def test_a_word_that_no_address_tells_is_no_surname():
    lines = [("Tomas Ferrante", 40.0), ("Profiel", 34.0), ("ferrantetom@example.org", 9.0)]
    assert assemble(_head(*lines)).cv.full_name == "Tomas Ferrante"


@pytest.mark.parametrize(
    ("number", "address"),
    [
        ("0951 555 0142", ""),  # the Philippines, and a town in Bavaria
        ("0700-555-014", "P.O. Box 10, Mombasa"),  # Kenya, and Ireland
        ("063-555-0142", "55847 Ntaba Street, Khayelitsha"),  # digits before a street are no postcode
        ("8704055501", "Hyderabad, 50142 Telangana"),  # in Germany every number begins with 0
    ],
)
def test_an_english_cv_does_not_tell_the_country_of_a_number(number: str, address: str):
    told, common = regions(address, "", "en")
    assert international(number, told, by_form(number, "en") or common)[0] == number


def test_a_number_in_american_form_is_american_beside_digits_that_could_be_a_postcode():
    told, common = regions("2103 Ridgeview Way, Atlanta", "", "en")
    assert international("(314) 555-0142", told, common)[0] == "+1 (314) 555-0142"


@pytest.mark.parametrize("day", ["26-Jan-2003", "January 26,2003", "January 26, 2003"])
def test_a_day_of_birth_is_read_with_dashes_and_without_a_blank(day: str):
    cv = read(f"@ Rafid Al Hasan\nEmail: rafid@example.org\nDate of birth: {day}\n# Skills\nwelding").cv
    assert cv.birth_date == "2003-01-26"
