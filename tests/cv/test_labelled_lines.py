"""An entry as lines with the names of its members is corrected to the object that it is; other lines are not guessed at."""

from __future__ import annotations

from typing import Any

import pytest

from cv_generator.cv.editing import apply_edits
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit, Op
from cv_generator.errors import InvalidEdit

CV = Cv.model_validate({"work_experience": [{"employer": "A", "title": "T", "bullets": ["one"]}]})


def offered(path: str, value: Any, op: Op) -> list[dict[str, Any]]:
    with pytest.raises(InvalidEdit) as refused:
        apply_edits(CV, [Edit(path, value, op)])
    edits: list[dict[str, Any]] = refused.value.details.get("corrected_call", {}).get("edits", [])
    apply_edits(CV, [Edit(**each, has_value="value" in each) for each in edits])
    return [each["value"] for each in edits]


NURSE = {"title": "Nurse", "employer": "City Hospital", "date_range": "2019-2021"}


@pytest.mark.parametrize(
    "text",
    [
        "title: Nurse\nemployer: City Hospital\ndate_range: 2019-2021",
        "- title: Nurse\n  employer: City Hospital\n  date_range: 2019-2021",
        "Titel: Nurse\nFirma: City Hospital\nZeitraum: 2019-2021",
        "Stanowisko: Nurse\n\nPracodawca: City Hospital\nOkres: 2019-2021",
    ],
)
@pytest.mark.parametrize("wrap", [str, lambda text: [text]])
def test_lines_with_the_names_of_members_are_an_entry(text: str, wrap: Any):
    assert offered("work_experience", wrap(text), "append") == [NURSE]


def test_the_items_of_a_list_stand_below_its_name():
    text = "title: Nurse\nbullets:\n  - Led a ward\n  - Trained staff: juniors\nlocation: Leeds"
    [entry] = offered("work_experience", text, "append")
    assert entry == {"title": "Nurse", "bullets": ["Led a ward", "Trained staff: juniors"], "location": "Leeds"}


def test_marks_begin_entries():
    text = "- title: Nurse\n  employer: B\n- title: Cook\n  employer: C"
    assert [each["title"] for each in offered("work_experience", text, "append")] == ["Nurse", "Cook"]


def test_lines_on_an_entry_that_is_there_set_what_they_name():
    assert offered("work_experience[0]", "title: Nurse\nlocation: Leeds", "set") == [
        {"title": "Nurse", "location": "Leeds"}
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Nurse\nCity Hospital",
        "title: Nurse",
        "title: Nurse\nand a sentence",
        "title: Nurse\nmotto: Per aspera",
        "title: Nurse\nbullets:\n- Led a ward\n- location: Leeds",
    ],
)
def test_other_lines_are_not_guessed_at(text: str):
    assert offered("work_experience", text, "append") == []


@pytest.mark.parametrize("text", ["- ran\n- led", "1. ran\n2. led", "<ul><li>ran</li><li>led</li></ul>"])
def test_a_list_in_lines_is_the_whole_list_however_its_items_are_marked(text: str):
    [items] = offered("work_experience[0].bullets", text, "set")
    assert items == ["ran", "led"]


@pytest.mark.parametrize("text", ["ran", "- ran", "1. ran"])
def test_one_item_as_text_is_added(text: str):
    assert "one" not in offered("work_experience[0].bullets", text, "set")
    with pytest.raises(InvalidEdit) as refused:
        apply_edits(CV, [Edit("work_experience[0].bullets", text)])
    assert [each["op"] for each in refused.value.details["corrected_call"]["edits"]] == ["append"]
