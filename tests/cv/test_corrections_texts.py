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
