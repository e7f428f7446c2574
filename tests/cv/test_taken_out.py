"""Items, entries and fields that are to be taken away by an empty text, null or a word: never a ghost, never in vain."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from cv_generator.cv.editing import edited
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit, get
from cv_generator.errors import InvalidEdit
from tests.cv.test_taken_away import edits_of

CV = Cv.model_validate({
    "nationality": "Belgian", "interests": ["Sailing", "Chess", "Singing"], "certifications": ["AWS, 2022", "CKA, 2023"],
    "skills": [{"group": "Data", "items": ["SQL", "Redis"]}, "Scrum"], "links": [{"label": "Work", "url": "a.example"}],
    "languages": ["Dutch (native)", "English (C1)", "French (B1)"],
    "work_experience": [{"employer": "Alpha", "title": "Lead", "bullets": ["one", "two"]}, {"employer": "Beta"}],
})  # fmt: skip
ITEMS = (
    "certifications[1]", "interests[0]", "work_experience[0].bullets[1]", "languages[2]", "skills[0]", "skills[1]",
    "skills[0].items[0]", "links[0]",
)  # fmt: skip


def without(path: str) -> Cv:
    return edited(CV, [Edit(path, None, "remove", has_value=False)]).cv


def corrected(*edits: Edit) -> Cv:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, edits)
    return edited(CV, edits_of(refused.value.details["corrected_call"])).cv


@pytest.mark.parametrize("path", ITEMS)
@pytest.mark.parametrize("empty", ["", " ", '""'])
def test_an_empty_text_takes_an_item_out_and_says_which(path: str, empty: str) -> None:
    done = edited(CV, [Edit(path, empty)])
    assert done.cv == without(path)
    assert done.besides.emptied == (path,)
    assert [(each.path, each.code) for each in done.besides.warnings] == [(path, "took_away")]
    assert not done.besides.moves


def test_the_other_edits_of_the_call_mean_the_items_that_stood_there() -> None:
    done = edited(CV, [Edit("interests[0]", ""), Edit("interests[1]", "Go"), Edit("interests[2]", "")])
    assert done.cv.interests == ["Go"]
    assert [edit.op for edit in done.edits] == ["set", "remove", "remove"]


def test_no_list_gets_an_empty_item() -> None:
    assert edited(CV, [Edit("interests", ["Go", " "])]).cv.interests == ["Go"]
    with pytest.raises(InvalidEdit):
        edited(CV, [Edit("interests", "", "append")])


@pytest.mark.parametrize("value", [None, "delete", "remove", "N/A", "none", "-", "[remove this]"])
@pytest.mark.parametrize("path", [*ITEMS, "work_experience[1]"])
def test_null_or_a_word_on_an_item_is_answered_with_the_call_that_takes_it_out(path: str, value: Any) -> None:
    assert corrected(Edit(path, value)) == without(path)


def test_an_entry_in_an_object_s_form_is_taken_out_by_the_corrected_call_for_an_empty_text() -> None:
    assert corrected(Edit("work_experience[1]", "")) == without("work_experience[1]")


@pytest.mark.parametrize("path", ["nationality", "languages[1].level", "work_experience[0].bullets", "interests"])
def test_null_on_a_field_is_answered_with_the_call_that_empties_it(path: str) -> None:
    assert not get(corrected(Edit(path, None)).model_dump(), path)


@pytest.mark.parametrize("path", ["languages.French", "languages[-1]", "/languages/2"])
def test_an_item_may_be_told_in_another_form(path: str) -> None:
    assert corrected(Edit(path, None)) == without("languages[2]")


def test_an_edit_without_a_value_is_asked_for_it_and_members_that_are_null_are_not_given() -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [Edit("nationality", has_value=False)])
    assert "corrected_call" not in refused.value.details
    assert corrected(Edit("cv_data", {"nationality": None, "headline": "Lead"})).nationality == "Belgian"


@pytest.mark.parametrize(
    ("path", "value", "op"),
    [("languages[3].level", "B2", "set"), ("work_experience[2].title", "Lead", "set"),
     ("work_experience[2].bullets", "three", "append"), ("work_experience[2].employer", "Gamma", "set")],
)  # fmt: skip
def test_one_member_behind_the_last_entry_makes_no_entry_but_is_answered_with_both_calls(
    path: str, value: str, op: Any
) -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [Edit(path, value, op)])
    assert "corrected_call" not in refused.value.details
    [problem] = refused.value.problems
    found = [
        json.JSONDecoder().raw_decode(problem.hint, at.start())[0]
        for at in re.finditer(r'\{"field_path"', problem.hint)
    ]
    last, further = (Edit(**each) for each in found)
    listed = path.partition("[")[0]
    entries = getattr(edited(CV, [last]).cv, listed)
    assert len(entries) == len(getattr(CV, listed))
    assert value in json.dumps(entries[-1].model_dump())
    assert (further.field_path, further.op) == (listed, "append")
    assert value in json.dumps(further.value)


def test_the_beginning_of_one_item_names_it_for_removal_and_that_of_two_names_none() -> None:
    assert corrected(Edit("certifications", "aws", "remove")) == without("certifications[0]")
    twice = Cv(certifications=["AWS, 2022", "AWS (Data), 2023"])
    with pytest.raises(InvalidEdit) as refused:
        edited(twice, [Edit("certifications", "AWS", "remove")])
    assert "corrected_call" not in refused.value.details
