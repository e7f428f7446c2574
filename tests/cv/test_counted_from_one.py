"""Calls whose indices count from 1: all of them are in question, and not only the one that leads nowhere."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cv_generator.cv.editing import apply_edits, edited
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit
from cv_generator.errors import InvalidEdit
from tests.cv.test_taken_away import edits_of

CV = Cv(
    interests=["Chess", "Jazz"],
    work_experience=[
        {"employer": "Alpha", "title": "Lead", "bullets": ["one", "two"]},
        {"employer": "Beta", "title": "Engineer", "bullets": ["three"]},
        {"employer": "Gamma", "title": "Trainee"},
    ],
)


def refusal(*edits: Edit) -> dict[str, Any]:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, edits)
    return {"codes": [problem.code for problem in refused.value.problems], **refused.value.details}


@given(
    st.permutations([1, 2, 3]), st.integers(2, 3), st.sampled_from(["work_experience[{}].title", "jobs/{}/position"])
)
def test_a_call_that_counts_from_1_is_offered_counted_from_0(order: list[int], length: int, path: str) -> None:
    numbers = sorted(order[:length], key=order.index) if 3 in order[:length] else [*order[:length], 3]
    found = refusal(*(Edit(path.format(n), f"Title {n}") for n in numbers))
    assert found["codes"][: len(numbers)] == ["unclear_index"] * len(numbers)
    assert "count" in found["action_required"]
    assert "work_experience[2] is Gamma" in found["action_required"]
    after = apply_edits(CV, edits_of(found["corrected_call"]))
    before = {1: "Lead", 2: "Engineer", 3: "Trainee"}
    expected = [f"Title {n}" if n in numbers else title for n, title in before.items()]
    assert [job.title for job in after.work_experience] == expected


@pytest.mark.parametrize(
    "edits",
    [
        [Edit("work_experience[3]", {"employer": "Delta"}), Edit("work_experience[1].title", "Head")],
        [Edit("interests[2]", "Go"), Edit("interests[1]", "Blues")],
    ],
)
def test_an_item_that_may_be_a_new_one_is_asked_about_and_nothing_is_offered(edits: list[Edit]) -> None:
    found = refusal(*edits)
    assert found["codes"] == ["unclear_index", "unclear_index"]
    assert "corrected_call" not in found


@pytest.mark.parametrize(
    "edits",
    [
        [Edit("work_experience[3].title", "Head")],
        [Edit("work_experience[3].title", "Head"), Edit("work_experience[0].title", "Chief")],
        [Edit("work_experience[3].title", "Head"), Edit("headline", "Chief")],
        [Edit("work_experience[4].title", "Head"), Edit("work_experience[1].title", "Chief")],
    ],
)
def test_a_call_that_counts_from_0_for_all_we_know_is_refused_for_its_wrong_index_alone(edits: list[Edit]) -> None:
    assert refusal(*edits)["codes"] == ["index_out_of_range"]


def test_an_item_that_is_added_by_its_index_is_no_question_about_other_lists() -> None:
    found = refusal(Edit("interests[2]", "Go"), Edit("work_experience[1].title", "Head"))
    after = apply_edits(CV, edits_of(found["corrected_call"]))
    assert after.interests == ["Chess", "Jazz", "Go"]
    assert after.work_experience[1].title == "Head"


def test_removals_that_count_from_1_are_offered_counted_from_0() -> None:
    edits = [Edit(f"interests[{n}]", None, "remove", has_value=False) for n in (2, 1)]
    assert apply_edits(CV, edits_of(refusal(*edits)["corrected_call"])).interests == []
