"""Indices of a batch that an edit before has shifted: nothing else than what was meant is removed or changed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cv_generator.cv.editing import edited
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit
from cv_generator.errors import InvalidEdit
from tests.cv.test_taken_away import edits_of

CV = Cv(
    interests=["Chess", "Go", "Jazz", "Opera"],
    work_experience=[
        {"employer": "Alpha", "title": "Lead", "bullets": ["one", "two", "three"]},
        {"employer": "Beta", "title": "Engineer", "bullets": ["four"]},
        {"employer": "Gamma", "title": "Trainee"},
    ],
)


def removal(path: str, value: Any = None) -> Edit:
    return Edit(path, value, "remove", has_value=value is not None)


def offered(*edits: Edit) -> list[Edit]:
    """The corrected call of a batch that is refused, which is carried out as it stands without a further word."""
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, edits)
    found = edits_of(refused.value.details.get("corrected_call", {"edits": []}))
    assert not edited(CV, found).besides.warnings
    return found


@given(st.lists(st.integers(0, 3), min_size=2, max_size=4, unique=True))
@pytest.mark.parametrize("spelled", ["interests[{}]", "/interests/{}", "interests.{}", "hobbies[{}]"])
def test_removals_by_index_in_any_order_take_what_stood_there_before(spelled: str, indices: list[int]) -> None:
    edits = [removal(spelled.format(n)) for n in indices]
    left = [item for n, item in enumerate(CV.interests) if n not in indices]
    try:
        assert edited(CV, edits).cv.interests == left
        assert indices == sorted(indices, reverse=True)
    except InvalidEdit as refused:
        call = edits_of(refused.details["corrected_call"])
        assert [edit.field_path for edit in call] == [f"interests[{n}]" for n in sorted(indices, reverse=True)]
        assert edited(CV, call).cv.interests == left


@pytest.mark.parametrize("names", [("Chess", "Jazz"), ("Jazz", "Chess"), ("Chess", "Go", "Opera")])
@pytest.mark.parametrize("inside", [True, False])
def test_removals_by_name_are_corrected_to_indices_that_do_not_shift(names: tuple[str, ...], inside: bool) -> None:
    call = offered(*(removal(f"interests[{name}]") if inside else removal("interests", name) for name in names))
    assert edited(CV, call).cv.interests == [item for item in CV.interests if item not in names]


@pytest.mark.parametrize("nothing", ["null", "None", ""])
def test_a_word_for_nothing_says_no_item(nothing: str) -> None:
    assert edited(CV, [removal("interests[1]", nothing)]).cv.interests == ["Chess", "Jazz", "Opera"]
    with pytest.raises(InvalidEdit):
        edited(CV, [removal("interests", "null")])


def test_what_a_shifted_index_means_is_said_by_name() -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [removal("interests[0]"), removal("interests[1]")])
    [problem] = refused.value.problems
    assert (problem.path, problem.code) == ("interests[1]", "index_shifted")
    assert problem.message == "is Go before the batch, and Jazz after the edits before it"


def test_the_same_index_again_means_the_next_item_and_is_told() -> None:
    done = edited(CV, [removal("interests[0]")] * 2)
    assert done.cv.interests == ["Jazz", "Opera"]
    assert [(each.code, each.message) for each in done.besides.warnings] == [
        ("index_repeated", "was Go after the removal before it")
    ]


def test_a_value_says_which_item_is_meant() -> None:
    assert edited(CV, [removal("interests[0]", "Chess"), removal("interests[0]", "Go")]).cv.interests == [
        "Jazz",
        "Opera",
    ]
    assert edited(CV, [removal("interests[0]"), removal("interests[1]", "Jazz")]).cv.interests == ["Go", "Opera"]
    call = offered(removal("interests[0]", "Chess"), removal("interests[1]", "Go"))
    assert edited(CV, call).cv.interests == ["Jazz", "Opera"]


@pytest.mark.parametrize(
    "edit",
    [
        Edit("work_experience[1].title", "Head"),
        Edit("work_experience[1].bullets", "five", "append"),
        Edit("work_experience[1].bullets[0]", "five"),
        removal("work_experience[1].bullets[0]"),
        Edit("work_experience[2]", {"title": "Intern"}),
        Edit("work_experience.1.title", "Head"),
        Edit("jobs[2].position", "Head"),
    ],
)
def test_an_edit_behind_a_removal_is_never_made_to_the_neighbour(edit: Edit) -> None:
    call = offered(removal("work_experience[0]"), edit)
    alone = edited(CV, call[:-1]).cv
    assert call[-1] == removal("work_experience[0]")
    assert alone != CV
    assert alone.work_experience[0] == CV.work_experience[0]
    assert edited(CV, call).cv.work_experience == alone.work_experience[1:]


def test_what_is_set_where_something_was_removed_is_put_there() -> None:
    call = offered(removal("work_experience[0].bullets[1]"), Edit("work_experience[0].bullets[1]", "new"))
    assert edited(CV, call).cv.work_experience[0].bullets == ["one", "new", "three"]
    assert offered(removal("work_experience[0]"), Edit("work_experience[0].title", "Head")) == []


@pytest.mark.parametrize(
    "edits",
    [
        [Edit("interests[0]", "New", "insert"), removal("interests[1]")],
        [Edit("interests[0]", "New", "insert"), removal("interests[0]")],
        [Edit("work_experience[0]", {"employer": "New"}, "insert"), Edit("work_experience[1].title", "Head")],
        [
            Edit("work_experience[0]", {"employer": "New", "title": "Boss"}, "insert"),
            Edit("work_experience[0].title", "Head"),
        ],
        [Edit("work_experience[2]", 0, "move"), Edit("work_experience[1].title", "Head")],
        [Edit("work_experience[0]", 2, "move"), removal("work_experience[1]")],
        [Edit("work_experience[2]", 0, "move"), removal("work_experience[2]")],
        [Edit("interests[0]", "A", "insert"), Edit("interests[1]", "B", "insert"), Edit("interests[1]", "C")],
        [Edit("work_experience[0]", {"employer": "New"}, "insert"), Edit("work_experience[0].title", "Head")],
        [Edit("work_experience[2]", 0, "move"), Edit("work_experience[0].title", "Head")],
        [Edit("work_experience[2]", 0, "move"), Edit("work_experience[0].bullets", "Led", "append")],
    ],
)
def test_an_index_behind_what_was_put_before_it_is_refused_with_both_names(edits: list[Edit]) -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, edits)
    assert [each.code for each in refused.value.problems] == ["index_shifted"]
    assert "corrected_call" not in refused.value.details
    edited(CV, edits, in_turn=True)


@pytest.mark.parametrize(
    "edits",
    [
        [Edit("work_experience", {"employer": "New"}, "append"), Edit("work_experience[3].title", "Head")],
        [removal("interests[3]"), removal("interests[1]"), Edit("interests[0]", "Bridge")],
        [removal("interests[0]"), Edit("work_experience[1].title", "Head")],
        [removal("interests[0]"), Edit("interests[0]", "New", "insert")],
        [removal("interests[1]"), Edit("interests", "New", "append")],
        [Edit("interests", ["A", "B"]), removal("interests[0]"), removal("interests[0]")],
        [Edit("interests[3]", 0, "move"), Edit("interests[3]", 1, "move")],
    ],
)
def test_what_can_be_meant_in_one_way_only_is_carried_out_in_turn(edits: list[Edit]) -> None:
    assert edited(CV, edits).cv == edited(CV, edits, in_turn=True).cv


@given(st.integers(0, 3), st.integers(0, 3))
def test_two_moves_to_each_others_places_exchange_two_items(one: int, other: int) -> None:
    if one == other:
        return
    call = offered(Edit(f"interests[{one}]", other, "move"), Edit(f"interests[{other}]", one, "move"))
    expected = list(CV.interests)
    expected[one], expected[other] = expected[other], expected[one]
    assert edited(CV, call).cv.interests == expected


def test_a_text_that_the_same_call_sets_again_is_told() -> None:
    done = edited(CV, [Edit("headline", "Builds dams"), Edit("summary", "x"), Edit("headline", "Reads maps")])
    assert [(each.path, each.code) for each in done.besides.warnings] == [("headline", "set_twice")]
    assert "Builds dams" in done.besides.warnings[0].message
    assert not edited(CV, [Edit("headline", "Dams"), Edit("headline", "Builds dams")]).besides.warnings
    assert not edited(CV, [Edit("interests[0]", "A"), removal("interests[0]"), Edit("headline", "B")]).besides.warnings
