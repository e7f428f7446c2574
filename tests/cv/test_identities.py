"""Items keep their identities whatever an edit does to their indices."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cv_generator.cv import identities
from cv_generator.cv.editing import apply_edits, edited
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit


@pytest.fixture
def cv(cv_data: dict[str, Any]) -> Cv:
    return Cv.model_validate(cv_data)


def after(cv: Cv, *edits: Edit, version: int = 2) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The identities before and after."""
    known = identities.fresh(cv.model_dump(), 1)
    done = edited(cv, edits, in_turn=True).cv
    return known, identities.followed(known, cv.model_dump(), done.model_dump(), edits, version)


def test_every_item_of_every_list_has_an_identity_of_its_own(cv: Cv) -> None:
    ids = identities.fresh(cv.model_dump(), 1)
    assert [len(ids[name]) for name in ("work_experience", "education", "skills", "languages")] == [2, 1, 2, 2]
    assert len(ids[f"{ids['work_experience'][0]}.bullets"]) == 2
    every = [identity for items in ids.values() for identity in items]
    assert len(set(every)) == len(every)


def test_an_entry_inserted_before_others_shifts_none_of_them(cv: Cv) -> None:
    known, ids = after(cv, Edit("work_experience[0]", {"employer": "Neu GmbH", "title": "Head"}, "insert"))
    assert ids["work_experience"] == ["2-0", *known["work_experience"]]
    bullets = f"{known['work_experience'][0]}.bullets"
    assert ids[bullets] == known[bullets]


def test_a_moved_entry_takes_its_bullets_along(cv: Cv) -> None:
    known, ids = after(cv, Edit("work_experience[0]", 1, "move"))
    assert ids["work_experience"] == known["work_experience"][::-1]
    bullets = f"{known['work_experience'][0]}.bullets"
    assert ids[bullets] == known[bullets]


def test_a_removed_entry_goes_with_its_bullets_and_the_rest_stays(cv: Cv) -> None:
    known, ids = after(cv, Edit("work_experience[0]", op="remove", has_value=False))
    assert ids["work_experience"] == known["work_experience"][1:]
    assert f"{known['work_experience'][0]}.bullets" not in ids


def test_an_appended_bullet_is_new_and_its_neighbours_are_not(cv: Cv) -> None:
    known, ids = after(cv, Edit("work_experience[0].bullets", "Painted them", "append"))
    bullets = f"{known['work_experience'][0]}.bullets"
    assert ids[bullets] == [*known[bullets], "2-0"]


def test_a_changed_field_leaves_its_entry_the_same(cv: Cv) -> None:
    known, ids = after(cv, Edit("work_experience[1].title", "Trainee"), Edit("full_name", "Zoë Neu"))
    assert ids == known


def test_later_edits_of_a_call_follow_the_earlier_ones(cv: Cv) -> None:
    known, ids = after(
        cv,
        Edit("work_experience[0]", {"employer": "Neu GmbH", "title": "Head"}, "insert"),
        Edit("work_experience[1].bullets[0]", op="remove", has_value=False),
        Edit("work_experience[2]", 0, "move"),
    )
    first, second = known["work_experience"]
    assert ids["work_experience"] == [second, "2-0", first]
    assert ids[f"{first}.bullets"] == known[f"{first}.bullets"][1:]


def test_a_list_that_is_set_whole_keeps_the_entries_that_are_still_in_it(cv: Cv) -> None:
    first, second = (entry.model_dump() for entry in cv.work_experience)
    reworded = {**second, "title": "Trainee engineer"}
    new = {"date_range": "2012", "employer": "Neu GmbH", "title": "Head", "bullets": []}
    known, ids = after(cv, Edit("work_experience", [new, reworded, first]))
    assert ids["work_experience"] == ["2-0", known["work_experience"][1], known["work_experience"][0]]


def test_bullets_that_are_set_whole_keep_those_that_were_reworded_in_their_place(cv: Cv) -> None:
    known, ids = after(cv, Edit("work_experience[0].bullets", ["Built 14 bridges", "Kept them standing", "Third"]))
    bullets = f"{known['work_experience'][0]}.bullets"
    assert ids[bullets] == [*known[bullets], "2-0"]


def test_an_emptied_list_that_is_filled_again_has_new_items(cv: Cv) -> None:
    _, ids = after(
        cv, Edit("languages", op="remove", has_value=False), Edit("languages", "French (B1)", "append"), version=9
    )
    assert ids["languages"] == ["9-0"]


OPS = st.sampled_from(["insert", "remove", "move", "append", "set"])


@settings(deadline=None)
@given(st.lists(st.tuples(OPS, st.integers(0, 5), st.integers(0, 5)), max_size=12))
def test_identities_follow_their_texts_through_any_edits(steps: list[tuple[Any, int, int]]) -> None:
    cv = Cv(interests=["a", "b", "c"])
    ids = identities.fresh(cv.model_dump(), 1)
    owner = dict(zip(ids["interests"], cv.interests, strict=True))
    for version, (op, at, target) in enumerate(steps, start=2):
        length = len(cv.interests)
        limit = length if op == "insert" else length - 1
        if (op != "append" and at > limit) or (op == "move" and target >= length):
            continue
        path = "interests" if op == "append" else f"interests[{at}]"
        edit = Edit(path, target if op == "move" else f"text {version}", op, has_value=op != "remove")
        edited = apply_edits(cv, [edit])
        ids = identities.followed(ids, cv.model_dump(), edited.model_dump(), [edit], version)
        cv = edited
        names = ids.get("interests", [])
        assert len(set(names)) == len(names) == len(cv.interests)
        if op == "set":
            owner[names[at]] = f"text {version}"
        for identity, text in zip(names, cv.interests, strict=True):
            assert owner.setdefault(identity, text) == text
