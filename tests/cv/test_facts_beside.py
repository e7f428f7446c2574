"""Two facts in one field are stored as they came, told, and parted where nothing contradicts."""

from __future__ import annotations

from typing import Any

import pytest

from cv_generator.cv.editing import apply_edits, edited
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit
from cv_generator.errors import InvalidEdit
from tests.cv.test_taken_away import edits_of

CV = Cv.model_validate({
    "email": "ada@example.com", "phone": "+44 20 7946 0000", "education": [{"institution": "TU Wien", "title": "MSc"}],
    "work_experience": [{"employer": "Alpha", "title": "Nurse", "date_range": "2010 – 2012", "location": "Bonn"}],
})  # fmt: skip


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("work_experience[0].employer", "Beta GmbH (2019 – 2021)"),
        ("work_experience[0].employer", "Beta GmbH, 2019-2021"),
        ("work_experience[0].title", "Cook, 03/2019 - 05/2021"),
        ("work_experience[0].title", "Cook at Beta, Leeds"),
        ("work_experience[0].title", "Koch bei Beta GmbH"),
        ("work_experience[0].title", "Cuisinier chez Beta"),
        ("work_experience[0].title", "Cook @ Beta"),
        ("work_experience[0].location", "Leeds, 2019 – 2021"),
        ("work_experience[0]", {"title": "Cook at Beta"}),
        ("education[0].title", "MSc at TU Graz"),
    ],
)
def test_two_facts_that_contradict_others_are_told_and_stay(path: str, sent: Any) -> None:
    done = edited(CV, [Edit(path, sent)])
    assert [each.code for each in done.besides.warnings] == ["two_facts"]
    assert done.besides.moves == ()


@pytest.mark.parametrize(
    ("sent", "entry"),
    [
        ({"title": "Cook at Beta, Leeds"}, ("", "Beta", "Leeds", "Cook")),
        ({"title": "Cook @ Beta", "employer": "Beta"}, ("", "Beta", "", "Cook")),
        ({"title": "Cook", "employer": "Beta, 2019-2021"}, ("2019 – 2021", "Beta", "", "Cook")),
        ({"title": "Cook (2019 – 2021)", "date_range": "2019 – 2021"}, ("2019 – 2021", "", "", "Cook")),
    ],
)
def test_two_facts_are_parted_where_the_other_place_is_free(sent: dict[str, str], entry: tuple[str, ...]) -> None:
    done = edited(CV, [Edit("work_experience", sent, "append")])
    [told] = [each for each in done.besides.warnings if each.code == "two_facts"]
    assert "suggested_call" in told.hint
    found = apply_edits(done.cv, [each for each in done.besides.moves if each.op != "move"]).work_experience[-1]
    assert (found.date_range, found.employer, found.location, found.title) == entry


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("work_experience[0].employer", "Studio 2000"), ("work_experience[0].employer", "Expo 2000 Hannover"),
        ("work_experience[0].title", "Engineer at large"), ("work_experience[0].title", "Head of at-risk youth work"),
        ("work_experience[0].employer", "Bank at Bridge Street"), ("work_experience[0].bullets", ["Led 2019 – 2021"]),
        ("address_lines", ["Main Street 5-7", "10115 Berlin", "P.O. Box 1234567"]), ("headline", "Engineer since 2010"),
    ],
)  # fmt: skip
def test_a_name_with_a_year_or_a_small_word_is_one_fact(path: str, sent: Any) -> None:
    assert "two_facts" not in [each.code for each in edited(CV, [Edit(path, sent)]).besides.warnings]


@pytest.mark.parametrize(
    ("path", "sent", "left", "kept"),
    [
        ("address_lines", ["Weg 5", "10115 Berlin", "Tel. 030 1234567"], ["Weg 5", "10115 Berlin"], ["030 1234567"]),
        ("address_lines", ["Weg 5", "10115 Berlin, Tel. 030 1234567"], ["Weg 5", "10115 Berlin"], ["030 1234567"]),
        ("address_lines", ["Weg 5", "a@b.example"], ["Weg 5"], ["a@b.example"]),
        ("address_lines", ["Weg 5", "E-Mail: ada@example.com"], ["Weg 5"], []),
        ("headline", "Nurse, +44 7700 900123", "Nurse", ["+44 7700 900123"]),
        ("full_name", "Ada Nowak, ada@example.com", "Ada Nowak", []),
    ],
)
def test_contact_data_elsewhere_is_told_and_never_lost(path: str, sent: Any, left: Any, kept: list[str]) -> None:
    done = edited(CV, [Edit(path, sent)])
    assert [each.code for each in done.besides.warnings] == ["two_facts"]
    after = apply_edits(done.cv, done.besides.moves)
    assert getattr(after, path) == left
    assert [each.value for each in after.personal_details] == kept
    assert (after.email, after.phone) == (CV.email, CV.phone)


def test_an_address_and_a_number_that_changed_places_are_put_right() -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [Edit("email", "+44 7700 900123"), Edit("phone", "eva@example.com"), Edit("headline", "Nurse")])
    after = apply_edits(CV, edits_of(refused.value.details["corrected_call"]))
    assert (after.email, after.phone, after.headline) == ("eva@example.com", "+44 7700 900123", "Nurse")


@pytest.mark.parametrize(
    ("path", "sent", "other"), [("email", "+44 7700 900123", "phone"), ("phone", "a@b.example", "email")]
)
def test_one_in_the_place_of_the_other_is_told_and_takes_no_place(path: str, sent: str, other: str) -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [Edit(path, sent)])
    assert "corrected_call" not in refused.value.details
    assert other in refused.value.problems[0].hint
