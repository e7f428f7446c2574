"""Texts that other programs spell otherwise are corrected where what was meant is certain, and told where it is not."""

from __future__ import annotations

from typing import Any

import pytest

from cv_generator.cv.editing import apply_edits, edited
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit
from cv_generator.errors import InvalidEdit

CV = Cv.model_validate({
    "full_name": "Anna Muster",
    "work_experience": [{"employer": "A", "title": "T", "location": "Bern"}],
})  # fmt: skip


def offered(path: str, value: Any) -> Any:
    with pytest.raises(InvalidEdit) as refused:
        apply_edits(CV, [Edit(path, value)])
    edits = refused.value.details.get("corrected_call", {}).get("edits", [])
    if edits:
        apply_edits(CV, [Edit(**each, has_value="value" in each) for each in edits])
    return edits[0]["value"] if len(edits) == 1 else None


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        ("email", "[a@b.example](mailto:a@b.example)", "a@b.example"),
        ("email", "`a.b@b.example`", "a.b@b.example"),
        ("email", "«a.b@b.example»", "a.b@b.example"),
        ("email", "Anna Muster <a@b.example>", "a@b.example"),
        ("email", "Anna <a@b.example>", "a@b.example"),
        ("email", "E-Mail: a@b.example", "a@b.example"),
        ("email", "Eva <a@b.example>", None),
        ("email", "a@b.example (only in the mornings)", None),
        ("full_name", {"first": "Eva", "last": "Berg", "title": "Dr."}, "Dr. Eva Berg"),
        ("full_name", {"titel": "Dr.", "vorname": "Eva", "nachname": "Berg"}, "Dr. Eva Berg"),
        ("full_name", {"first": "Eva", "last": "Berg", "title": "Head of a large clinic"}, None),
        ("full_name", {"title": "Dr.", "last": "Berg"}, None),
        ("design.font", "Arial", "Arimo"),
        ("design.font", "Helvetica, sans-serif", "Arimo"),
        ("design.font", "serif", "Source Serif 4"),
        ("design.font", "Comic Sans", None),
        ("design.accent", "hsl(200, 50%, 40%)", "#337799"),
        ("design.accent", "hsl(200 50% 140%)", None),
        ("work_experience[0].date_range", "3.18-5.20", "3/18-5/20"),
        ("work_experience[0].date_range", "13.18-5.20", None),
    ],
)
def test_other_spellings_are_corrected_where_they_are_certain(path: str, value: Any, expected: Any):
    assert offered(path, value) == expected


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        ("headline", "Headline: Nurse", "Nurse"),
        ("summary", "Profil: Ich pflege.", "Ich pflege."),
        ("full_name", "Name: Eva Berg", "Eva Berg"),
        ("work_experience[0].employer", "Employer: ACME", "ACME"),
        ("work_experience[0].title", "Stanowisko: Kucharz", "Kucharz"),
        ("work_experience[0].location", "Ort: Zürich", "Zürich"),
    ],
)
def test_the_name_of_a_field_within_it_is_told(path: str, value: str, expected: str):
    done = edited(CV, [Edit(path, value)])
    assert [problem.code for problem in done.besides.warnings] == ["label_inside"]
    assert [(edit.field_path, edit.value) for edit in done.besides.moves] == [(path, expected)]


@pytest.mark.parametrize("text", ["Nurse: wards and clinics", "Employer: ACME", "On call: nights"])
def test_other_words_before_a_colon_are_the_persons(text: str):
    assert not edited(CV, [Edit("headline", text)]).besides.warnings


def test_members_of_an_entry_are_looked_at_too():
    done = edited(CV, [Edit("work_experience", {"employer": "Firma: X", "title": "Y"}, "append")])
    assert [problem.path for problem in done.besides.warnings] == ["work_experience[1].employer"]


@pytest.mark.parametrize("mark", ["\u202e", "\u200e", "\u200f", "\u2066", "\u061c"])
def test_marks_that_turn_the_direction_of_letters_are_left_out(mark: str):
    assert apply_edits(CV, [Edit("headline", f"Nu{mark}rse")]).headline == "Nurse"
    assert apply_edits(CV, [Edit("summary", f"A nu{mark}rse.")]).summary == "A nurse."


@pytest.mark.parametrize(
    "sent",
    ["ada(at)muster.example", "ada [at] muster [dot] example", "ada at muster dot example", "ada (ät) muster.example",
     "ada [małpa] muster [kropka] example", "ada (arobase) muster (point) example"],
)  # fmt: skip
def test_an_address_that_is_spelled_out_is_the_address(sent: str) -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(Cv(), [Edit("email", sent)])
    assert refused.value.details["corrected_call"]["edits"] == [{"field_path": "email", "value": "ada@muster.example"}]


@pytest.mark.parametrize(
    ("path", "op", "sent"),
    [
        ("links", "append", "https://a.example https://b.example"),
        ("links", "append", "https://a.example and https://b.example"),
        ("links", "set", "https://a.example | https://b.example"),
        ("links", "set", ["https://a.example, https://b.example"]),
        ("links", "append", {"url": "https://a.example https://b.example"}),
    ],
)
def test_several_addresses_in_one_text_are_a_link_each(path: str, op: Any, sent: Any) -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(Cv(), [Edit(path, sent, op)])
    sent_back = refused.value.details["corrected_call"]["edits"]
    after = apply_edits(Cv(), [Edit(each["field_path"], each["value"], each.get("op", "set")) for each in sent_back])
    assert [each.url for each in after.links] == ["https://a.example", "https://b.example"]


def test_words_beside_addresses_are_their_labels_or_nothing_is_cut() -> None:
    def edits(text: str) -> Any:
        with pytest.raises(InvalidEdit) as refused:
            edited(Cv(), [Edit("links", text, "append")])
        return refused.value.details.get("corrected_call")

    found = edits("Code: https://a.example and blog: https://b.example")["edits"]
    assert [each["value"]["label"] for each in found] == ["Code", "blog"]
    assert edits("I have written much at https://a.example and some more at https://b.example too") is None


@pytest.mark.parametrize(
    ("sent", "day"),
    [("3. Feb. 85", "1985-02-03"), ("3.2.85", "1985-02-03"), ("3 Feb '85", "1985-02-03"), ("3 février 85", "1985-02-03"),
     ("3.2.05", "2005-02-03")],
)  # fmt: skip
def test_a_day_of_birth_has_the_century_in_which_people_live(sent: str, day: str) -> None:
    done = edited(Cv(), [Edit("birth_date", sent)])
    assert (done.cv.birth_date, done.besides.stored) == (day, {"birth_date": day})


@pytest.mark.parametrize("sent", ["3.2.20", "03/02/85", "85", "3.2.1", "85-02-03"])
def test_a_day_of_birth_of_which_a_part_is_not_certain_is_refused(sent: str) -> None:
    with pytest.raises(InvalidEdit):
        edited(Cv(), [Edit("birth_date", sent)])
