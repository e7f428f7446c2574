"""Edits in the forms of other systems: what is to be done stands in the value, behind the path or in the op's name."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cv_generator.cv.editing import edited
from cv_generator.cv.mistakes import understand
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit
from cv_generator.errors import InvalidEdit
from cv_generator.operations.context import Context
from tests.operations.test_corrected_calls import EDIT, called, corrected, session_id, stored

__all__ = ["session_id"]

CV = Cv.model_validate({
    "phone": "+41 44 668 18 00", "summary": "Builds bridges that last.",
    "work_experience": [
        {"employer": name, "title": title, "date_range": "2017 – 2019", "bullets": ["Led."]}
        for name, title in (("Alder", "Lead"), ("Brook", "Trainee"), ("Cedar", "Intern"))
    ],
    "interests": ["Rowing", "Chess", "Jazz"],
    "design": {"hidden": ["interests"]},
})  # fmt: skip


def after(edit: Edit) -> Cv:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [edit])
    call = refused.value.details["corrected_call"]["edits"]
    return edited(CV, [Edit(**each, has_value="value" in each) for each in call]).cv


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (Edit("interests", {"index": 0, "value": "Go"}, "insert"), ["Go", "Rowing", "Chess", "Jazz"]),
        (Edit("interests", {"index": 3, "value": "Go"}, "insert"), ["Rowing", "Chess", "Jazz", "Go"]),
        (Edit("interests", {"old": "Chess", "new": "Go"}), ["Rowing", "Go", "Jazz"]),
        (Edit("interests", {"find": "chess", "replace": "Go"}), ["Rowing", "Go", "Jazz"]),
        (Edit("interests", {"from": 2, "to": 0}, "move"), ["Jazz", "Rowing", "Chess"]),
        (Edit("interests[2]", "before Chess", "move"), ["Rowing", "Jazz", "Chess"]),
        (Edit("interests[0]", "after Chess", "move"), ["Chess", "Rowing", "Jazz"]),
        (Edit("interests[0]", "below interests[2]", "move"), ["Chess", "Jazz", "Rowing"]),
        (Edit("interests.append", "Go"), ["Rowing", "Chess", "Jazz", "Go"]),
        (Edit("interests.Chess.remove", ""), ["Rowing", "Jazz"]),
    ],
)
def test_a_list_in_other_forms(edit: Edit, expected: list[str]) -> None:
    assert after(edit).interests == expected


@given(index=st.integers(0, 2), target=st.integers(0, 2), word=st.sampled_from(["before", "above", "after", "below"]))
def test_an_item_comes_beside_the_one_that_is_named(index: int, target: int, word: str) -> None:
    if index == target:
        return
    names = list(CV.interests)
    edit = Edit(f"interests[{index}]", f"{word} {names[target]}", "move")
    found = after(edit).interests
    assert sorted(found) == sorted(names)
    assert found.index(names[index]) - found.index(names[target]) == (1 if word in ("after", "below") else -1)


def test_words_that_a_text_has_once_are_exchanged_in_it() -> None:
    assert after(Edit("summary", {"find": "bridges", "replace": "tunnels"})).summary == "Builds tunnels that last."


@pytest.mark.parametrize(
    "edit",
    [
        Edit("summary", {"find": "s", "replace": "x"}),
        Edit("summary", {"find": "boats", "replace": "x"}),
        Edit("interests", {"old": "Golf", "new": "Go"}),
        Edit("interests", {"index": 7, "value": "Go"}, "insert"),
        Edit("interests[1]", "before Golf", "move"),
    ],
)
def test_what_names_nothing_or_several_is_no_edit(edit: Edit) -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [edit])
    assert edit.op == "insert" or "corrected_call" not in refused.value.details


def test_both_ends_of_a_period_stay_a_period() -> None:
    found = after(Edit("work_experience[1]", {"from": "2017-03", "to": "2019-12"}))
    assert found.work_experience[1].date_range == "2017-03 – 2019-12"


@pytest.mark.parametrize(
    ("edit", "period"),
    [
        (Edit("work_experience[1]", {"start_year": 2016, "end_year": 2018}), "2016 – 2018"),
        (Edit("work_experience[1].start_date", {"year": 2016, "month": 5}), "2016-05 – 2019"),
        (Edit("work_experience[1].end", {"year": "2020", "month": "11", "day": 3}), "2017 – 2020-11"),
    ],
)
def test_years_and_dates_in_parts(edit: Edit, period: str) -> None:
    assert after(edit).work_experience[1].date_range == period


def test_a_name_of_a_list_does_not_rename_a_group() -> None:
    cv = Cv.model_validate({"skills": [{"group": "Software", "items": ["Redis"]}]})
    with pytest.raises(InvalidEdit) as refused:
        edited(cv, [Edit("skills[0]", {"technologies": "Kafka"})])
    call = refused.value.details["corrected_call"]["edits"]
    assert edited(cv, [Edit(**each) for each in call]).cv.model_dump()["skills"] == [
        {"group": "Software", "items": ["Redis", "Kafka"]}
    ]


@pytest.mark.parametrize(("value", "hidden"), [(True, ["interests", "summary"]), ("true", ["interests", "summary"])])
def test_a_section_is_hidden_by_its_name(value: Any, hidden: list[str]) -> None:
    assert after(Edit("design.hidden.summary", value)).design.hidden == hidden
    assert after(Edit("design.hidden.interests", False)).design.hidden == []


def test_a_number_in_parts_is_one() -> None:
    assert after(Edit("phone", {"country_code": 41, "number": "44 668 18 99"})).phone == "+41 44 668 18 99"


@pytest.mark.parametrize("name", ["Tools", "Technologies"])
def test_a_group_that_is_called_as_its_list_keeps_its_name(name: str) -> None:
    group = {"group": name, "items": ["Git", "Jira"]}
    found = after(Edit("skills", {name: ["Git", "Jira"]}, "append")).model_dump()["skills"]
    whole = understand({"skills": [{name: ["Git", "Jira"]}]}, repair=True).cv.model_dump()["skills"]
    assert found == whole == [group]
    named = understand({"skills": [{"category": "Office", name: ["Git"]}]}, repair=True).cv.model_dump()["skills"]
    assert named == [{"group": "Office", "items": ["Git"]}]


@pytest.mark.parametrize(
    ("sent", "field", "expected"),
    [
        ({"op": "move_up", "field_path": "interests[1]"}, "interests", ["Chess", "Rowing", "Jazz"]),
        ({"op": "swap", "field_path": "interests", "value": "[0, 2]"}, "interests", ["Jazz", "Chess", "Rowing"]),
        ({"op": "move_to_top", "path": "interests[2]"}, "interests", ["Jazz", "Rowing", "Chess"]),
        ({"op": "rename", "field_path": "skills", "value": "Know-how"}, "design", {"headings": {"skills": "Know-how"}}),
        ({"op": "rename", "field_path": "skills.Databases", "value": "Stores"}, "skills", ["Python", "Stores"]),
        (
            {"op": "rename", "field_path": "languages[0]", "value": "Swiss German"},
            "languages",
            ["Swiss German", "Polish"],
        ),
        ({"op": "rename", "path": "experience", "value": "Jobs"}, "design", {"headings": {"work_experience": "Jobs"}}),
    ],
)
def test_ops_of_other_systems(
    context: Context, session_id: str, sent: dict[str, Any], field: str, expected: Any
) -> None:
    called(context, EDIT, session_id=session_id, field_path="interests", value=["Rowing", "Chess", "Jazz"])
    called(context, EDIT, **corrected(context, EDIT, session_id=session_id, edits=[sent]))
    found = stored(context, session_id)[field]
    if field == "design":
        found = {"headings": {name: text for name, text in found["headings"].items() if text}}
    elif field in ("skills", "languages"):
        found = [each if isinstance(each, str) else next(iter(each.values())) for each in found]
    assert found == expected
