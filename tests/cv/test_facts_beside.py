"""Two facts in one field are stored as they came, told, and parted where nothing contradicts."""

from __future__ import annotations

from typing import Any

import pytest

from cv_generator.cv.editing import apply_edits, edited
from cv_generator.cv.facts_beside import of_whole
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit
from cv_generator.errors import InvalidEdit
from cv_generator.reading.cv_data import understand_data
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


CONTACT = "Weg 5, 10115 Berlin, Tel. 030 1234567"


@pytest.mark.parametrize(
    ("path", "sent", "kept"),
    [
        ("address_lines", CONTACT, ["030 1234567"]),
        ("address", CONTACT, ["030 1234567"]),
        ("address_lines", "Weg 5\n10115 Berlin\nTel. 030 1234567\na@b.example", ["030 1234567", "a@b.example"]),
        ("address_lines", {"street": "Weg 5", "city": "10115 Berlin, Tel. 030 1234567"}, ["030 1234567"]),
    ],
)
def test_a_correction_of_an_address_parts_the_contact_data_in_it_at_once(path: str, sent: Any, kept: list[str]) -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [Edit(path, sent)])
    done = edited(CV, edits_of(refused.value.details["corrected_call"]))
    assert done.cv.address_lines == ["Weg 5", "10115 Berlin"]
    assert [each.value for each in done.cv.personal_details] == kept
    assert not done.besides.warnings


def test_an_address_of_contact_data_alone_takes_the_place_of_none() -> None:
    there = apply_edits(CV, [Edit("address_lines", ["Weg 5"])])
    with pytest.raises(InvalidEdit) as refused:
        edited(there, [Edit("address_lines", "Tel. 030 1234567\na@b.example")])
    after = apply_edits(there, edits_of(refused.value.details["corrected_call"]))
    assert after.address_lines == ["Weg 5"]
    assert [each.value for each in after.personal_details] == ["030 1234567", "a@b.example"]


WHOLE = {
    "full_name": "Ada Nowak, a@b.example", "headline": "Nurse, +44 7700 900123",
    "address_lines": ["Weg 5", "Tel. 030 1234567, c@d.example"],
    "work_experience": [{"title": "Cook at Beta, 2019 – 2021"}, {"employer": "Gamma (2001 – 2003)"}],
    "education": [{"title": "MSc @ TU Graz"}],
    "custom_sections": [{"heading": "Talks", "entries": [{"title": "On dams, 2010 – 2012"}]}],
}  # fmt: skip


def test_two_facts_are_told_of_a_whole_cv_and_parted_without_a_loss() -> None:
    sent = understand_data(WHOLE)
    assert {each.code for each in sent.told} == {"two_facts"}
    assert [each.path for each in sent.told] == [
        "work_experience[0].title", "work_experience[1].employer", "education[0].title",
        "custom_sections[0].entries[0].title", "address_lines[1]", "address_lines[1]", "full_name", "headline",
    ]  # fmt: skip
    after = apply_edits(sent.cv, sent.mends)
    assert (after.full_name, after.headline, after.address_lines) == ("Ada Nowak", "Nurse", ["Weg 5"])
    assert (after.email, after.phone) == ("c@d.example", "030 1234567")
    assert [each.value for each in after.personal_details] == ["a@b.example", "+44 7700 900123"]
    assert [each.date_range for each in after.work_experience] == ["2019 – 2021", "2001 – 2003"]
    assert after.custom_sections[0].entries[0].date_range == "2010 – 2012"


def test_two_facts_are_told_of_the_cv_of_another_program() -> None:
    sent = understand_data({"basics": {"name": "Ada Nowak", "label": "Nurse, +44 7700 900123"}})
    assert [each.code for each in sent.told] == ["two_facts"]
    assert apply_edits(sent.cv, sent.mends).phone == "+44 7700 900123"


def test_facts_of_a_whole_cv_are_only_told_where_their_section_is_mended_otherwise() -> None:
    cv = Cv.model_validate(WHOLE).model_dump()
    problems, edits = of_whole(cv, (Edit("work_experience[0].date_range", "2019"),))
    assert not any(each.field_path.startswith("work_experience") for each in edits)
    assert problems[0].hint == "Send it as date_range."


@pytest.mark.parametrize("sections", [[WHOLE["custom_sections"][0]], WHOLE["custom_sections"][0]])
def test_two_facts_in_a_section_of_ones_own_are_told(sections: Any) -> None:
    edit = Edit("custom_sections", sections, "set" if isinstance(sections, list) else "append")
    [problem] = edited(CV, [edit]).besides.warnings
    assert problem.path == "custom_sections[0].entries[0].title"
