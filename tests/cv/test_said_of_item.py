"""What is said of an item that is one text never takes the place of its name."""

from __future__ import annotations

import pytest

from cv_generator.cv.editing import edited
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit
from cv_generator.errors import InvalidEdit
from tests.cv.test_taken_away import edits_of

CV = Cv(
    skills=["Excel", {"group": "Databases", "items": ["PostgreSQL", "Redis"]}],
    certifications=["PMP, 2018"],
    trainings=["First aid"],
    awards=["Rail Prize"],
    interests=["Chess"],
    references=["Prof. Berta Muster"],
    work_experience=[{"employer": "Alpha", "bullets": ["Led nine people"]}],
)


def refused(path: str, value: str) -> InvalidEdit:
    with pytest.raises(InvalidEdit) as found:
        edited(CV, [Edit(path, value)])
    return found.value


@pytest.mark.parametrize(
    ("path", "value", "whole"),
    [
        ("skills.Excel", "expert", "Excel (expert)"),
        ("skills/Excel", "Experte", "Excel (Experte)"),
        ("skills[Excel]", "expert", "Excel (expert)"),
        ("skills.Databases.Redis", "basic", "Redis (basic)"),
    ],
)
def test_a_level_stands_behind_its_skill(path: str, value: str, whole: str) -> None:
    [edit] = refused(path, value).details["corrected_call"]["edits"]
    assert edit["value"] == whole


@pytest.mark.parametrize(
    ("path", "value", "whole"),
    [
        ("certifications.PMP", "2018, renewed 2024", "PMP, 2018, renewed 2024"),
        ("certifications[PMP]", "2024", "PMP, 2024"),
        ("trainings.First aid", "2023", "First aid, 2023"),
        ("awards.Rail Prize", "second place", "Rail Prize (second place)"),
        ("interests.Chess", "club player", "Chess (club player)"),
        ("references.Prof. Berta Muster", "ETH", "Prof. Berta Muster (ETH)"),
    ],
)
def test_what_is_said_of_a_text_is_refused_with_the_whole_text(path: str, value: str, whole: str) -> None:
    error = refused(path, value)
    assert "corrected_call" not in error.details
    assert whole in error.problems[0].hint


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("interests.Chess", "Chess in a club"),
        ("interests[Chess]", "Jazz"),
        ("certifications.PMP", "PMP, 2018, renewed 2024"),
        ("work_experience[0].bullets[Led nine people]", "Led ten people"),
    ],
)
def test_a_new_text_takes_the_place_of_the_one_that_is_named(path: str, value: str) -> None:
    [edit] = edits_of(refused(path, value).details["corrected_call"])
    assert edit.value == value
