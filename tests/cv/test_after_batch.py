"""What is told of a batch is true of the CV after it: paths, warnings, and the edits that are suggested."""

from __future__ import annotations

from typing import Any

import pytest

from cv_generator.cv.editing import Edited, edited
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit, get

CV = Cv(
    interests=["Fell running", "Opera"],
    skills=["Python"],
    languages=[{"language": "German", "level": "native"}],
    work_experience=[
        {"employer": "Alpha", "title": "Lead", "date_range": "2020 – Present", "bullets": ["one", "two"]},
        {"employer": "Beta", "title": "Engineer", "date_range": "2018 – 2019"},
        {"employer": "Gamma", "title": "Trainee", "date_range": "2015 – 2017"},
    ],
)
NEW = {"employer": "Delta", "title": "CTO", "date_range": "2026 – Present"}


def removal(path: str) -> Edit:
    return Edit(path, None, "remove", has_value=False)


def codes(done: Edited) -> list[tuple[str, str]]:
    return [(each.path, each.code) for each in done.besides.warnings]


@pytest.mark.parametrize(
    "edits",
    [
        [Edit("work_experience", NEW, "append"), Edit("work_experience[3]", 0, "move")],
        [Edit("interests", "Chess, Go", "append"), Edit("interests[2]", "Chess"), Edit("interests", "Go", "append")],
        [Edit("interests", "Chess, Go", "append"), removal("interests[2]")],
        [Edit("interests", "Fell running", "append"), removal("interests[0]")],
        [Edit("languages", "German", "append"), removal("languages[1]")],
        [
            Edit("work_experience[1].date_range", "until 2019"),
            Edit("work_experience[1].date_range", "2018 – 2019"),
        ],
        [
            Edit("work_experience", {**NEW, "date_range": "Summer 2026"}, "append"),
            Edit("work_experience[3]", {"date_range": "2010 – 2012"}),
        ],
        [Edit("headline", "[Your headline]"), Edit("headline", "CTO")],
    ],
)
def test_what_a_later_edit_puts_right_is_no_warning(edits: list[Edit]) -> None:
    alone = edited(CV, edits[:1])
    assert alone.besides.warnings
    done = edited(CV, edits)
    assert [code for _, code in codes(done) if code != "set_twice"] == []
    assert done.besides.moves == ()


@pytest.mark.parametrize(
    ("edits", "path", "code"),
    [
        ([Edit("interests", "Chess, Go", "append"), Edit("interests[0]", "Bouldering", "insert")],
         "interests[3]", "one_item"),
        ([Edit("interests", "Chess, Go", "append"), removal("interests[0]")], "interests[1]", "one_item"),
        ([Edit("interests", "Chess, Go", "append"), Edit("interests[2]", 0, "move")], "interests[0]", "one_item"),
        ([Edit("work_experience[2].bullets", ["lines\nand lines"]), Edit("work_experience[2].bullets", "x", "append"),
          Edit("work_experience[0]", {"employer": "Delta"}, "insert")], "work_experience[3].bullets", "one_item"),
        ([Edit("work_experience[2].date_range", "until 2016"), Edit("work_experience[2]", {"title": "Intern"}),
          Edit("work_experience[2]", 0, "move")], "work_experience[0].date_range", "took_away"),
        ([Edit("interests", "Opera", "append"), Edit("interests", "Chess", "append"), removal("interests[0]")],
         "interests[1]", "listed_twice"),
    ],
)  # fmt: skip
def test_a_warning_follows_what_it_is_about(edits: list[Edit], path: str, code: str) -> None:
    done = edited(CV, edits)
    assert (path, code) in codes(done)
    for each in done.besides.warnings:
        get(done.cv.model_dump(), each.path)
    again = edited(done.cv, done.besides.moves)
    assert (path, code) not in codes(again)


def test_of_two_alike_that_are_added_one_is_taken_out() -> None:
    done = edited(CV, [Edit("interests", "Chess", "append"), Edit("interests", "Chess", "append")])
    assert codes(done) == [("interests[3]", "listed_twice")]
    assert edited(done.cv, done.besides.moves).cv.interests == ["Fell running", "Opera", "Chess"]


def test_several_that_are_added_below_older_ones_are_moved_one_after_the_other() -> None:
    older = {"employer": "Epsilon", "title": "Head", "date_range": "2023 – 2025"}
    done = edited(CV, [Edit("work_experience", older, "append"), Edit("work_experience", NEW, "append")])
    assert [code for _, code in codes(done)] == ["not_newest_first"] * 2
    order = [each.employer for each in edited(done.cv, done.besides.moves).cv.work_experience]
    assert order == ["Delta", "Epsilon", "Alpha", "Beta", "Gamma"]


def test_several_that_repeat_what_is_there_are_taken_out_from_the_last() -> None:
    done = edited(CV, [Edit("interests", "Opera", "append"), Edit("interests", "Fell running", "append")])
    assert edited(done.cv, done.besides.moves).cv == CV


def test_what_is_filled_again_is_not_said_to_be_empty() -> None:
    done = edited(CV, [Edit("work_experience[0].bullets", []), Edit("work_experience[0].bullets", "new", "append")])
    assert done.besides.emptied == ()
    taken = edited(CV, [Edit("work_experience[0].bullets", ["one"]), removal("work_experience[0]")])
    assert taken.besides.emptied == ()
    moved = edited(CV, [Edit("work_experience[0].bullets", []), Edit("work_experience[0]", 2, "move")])
    assert moved.besides.emptied == ("work_experience[2].bullets",)


@pytest.mark.parametrize("behind", [[], [Edit("work_experience[0]", {"employer": "Delta"}, "insert")]])
def test_what_is_stored_is_told_by_its_place_at_the_end(behind: list[Any]) -> None:
    done = edited(CV, [Edit("work_experience[1].date_range", "3/2018 - 4/2019"), *behind])
    place = f"work_experience[{1 + len(behind)}].date_range"
    assert done.besides.stored == {place: "2018-03 – 2019-04"}


def test_suggestions_that_do_not_go_together_are_not_offered_together() -> None:
    cv = Cv.model_validate({"skills": ["Python", {"group": "Databases", "items": ["Redis"]}]})
    done = edited(cv, [Edit("skills[0]", {"group": "Databases", "items": ["Oracle"]}), Edit("skills[1]", "Go, Rust")])
    assert done.besides.moves
    edited(done.cv, done.besides.moves)
    hints = [each.hint for each in done.besides.warnings]
    assert "Look at it again after suggested_call, which changes what stands beside it." in hints


def test_suggestions_lose_nothing_together_that_none_of_them_loses_alone() -> None:
    done = edited(CV, [Edit("work_experience[0]", NEW), Edit("work_experience", NEW, "append")])
    after = edited(done.cv, done.besides.moves).cv
    assert "Delta" in [each.employer for each in after.work_experience]
