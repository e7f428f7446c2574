"""Levels stay with what they are levels of: `Python (expert)`, and `Native: English, Polish` are two languages."""

from __future__ import annotations

from typing import Any

import pytest

from cv_generator.cv import levels
from cv_generator.cv.editing import apply_edits, edited
from cv_generator.cv.mistakes import understand
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit
from cv_generator.errors import InvalidEdit, WrongKeys

CV = Cv.model_validate({
    "skills": ["Python", {"group": "Databases", "items": ["Redis"]}],
    "languages": [{"language": "German", "level": "C2"}],
})  # fmt: skip


def mended(edit: Edit, cv: Cv = CV) -> dict[str, Any]:
    """The CV that the corrected call makes; the edit itself is refused."""
    with pytest.raises(InvalidEdit) as refused:
        apply_edits(cv, [edit])
    sent = refused.value.details["corrected_call"]["edits"]
    return apply_edits(cv, [Edit(**each, has_value="value" in each) for each in sent]).model_dump()


def suggested(edit: Edit, cv: Cv = CV) -> list[dict[str, str]]:
    """The languages after the suggested call that the answer to an edit has."""
    done = edited(cv, [edit])
    assert done.besides.warnings
    after: list[dict[str, str]] = edited(done.cv, done.besides.moves).cv.model_dump()["languages"]
    return after


LEVELS = [
    "expert",
    "sehr gut",
    "bardzo dobry",
    "avancé",
    "avanzado",
    "gevorderd",
    4,
    "4",
    "3/5",
    "80%",
    "★★★★☆",
    "5 years",
]


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("op", ["set", "append"])
def test_a_level_beside_a_skill_is_no_skill(level: Any, op: Any):
    told = {"Python": level, "Rust": level}
    assert mended(Edit("skills", told, op))["skills"] == [
        f"Python ({level})",
        CV.model_dump()["skills"][1],
        f"Rust ({level})",
    ]


@pytest.mark.parametrize(
    "sent",
    [
        [{"Rust": "expert"}, {"Go": 3}],
        [{"name": "Rust", "level": "expert"}, {"skill": "Go", "rating": 3}],
        [{"Rust": "expert", "Go": 3}],
    ],
)
def test_a_list_of_skills_with_levels_is_a_list_of_skills(sent: Any):
    assert mended(Edit("skills", sent))["skills"] == ["Rust (expert)", "Go (3)"]


@pytest.mark.parametrize(
    "items",
    [{"Rust": "expert", "Go": 3}, [{"name": "Rust", "level": "expert"}, {"name": "Go", "level": 3}]],
)
def test_levels_of_the_skills_of_a_group_stay_with_them(items: Any):
    group = {"group": "Code", "items": ["Rust (expert)", "Go (3)"]}
    assert mended(Edit("skills", {"group": "Code", "items": items}, "append"))["skills"][2] == group
    assert mended(Edit("skills", {"Code": items}, "append"))["skills"][2] == group


def test_the_level_of_a_group_stands_in_its_name():
    sent = {"Code": {"level": "expert", "items": ["Go", "C"]}}
    assert mended(Edit("skills", sent, "append"))["skills"][2] == {"group": "Code (expert)", "items": ["Go", "C"]}


def test_skills_beside_those_with_levels_stay_groups():
    after = mended(Edit("skills", {"Tools": ["Git"], "Rust": "expert"}, "append"))["skills"]
    assert after[2:] == [{"group": "Tools", "items": ["Git"]}, "Rust (expert)"]


def test_a_year_is_no_level():
    assert not levels.of_skill(2019)
    assert not levels.of_skill("2019")


def test_a_skill_in_place_of_a_group_is_never_an_edit_that_does_nothing():
    with pytest.raises(InvalidEdit) as refused:
        apply_edits(CV, [Edit("skills[1]", {"Oracle": "expert"})])
    assert "corrected_call" not in refused.value.details


def test_a_skill_with_its_level_as_a_text_is_one_skill():
    assert not edited(CV, [Edit("skills", "Rust: expert", "append")]).besides.warnings


UNDER_LEVELS = [
    ("Native: English, Polish; Fluent: French", "Native", "Fluent", ("English", "Polish", "French")),
    ("Muttersprache: Englisch und Polnisch\nfließend: Französisch", "Muttersprache", "fließend", ("Englisch", "Polnisch", "Französisch")),
    ("język ojczysty: polski, angielski; biegle: francuski", "język ojczysty", "biegle", ("polski", "angielski", "francuski")),
    ("C2: English, Polish; B1: French", "C2", "B1", ("English", "Polish", "French")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "first", "second", "names"), UNDER_LEVELS)
def test_languages_behind_a_level_have_that_level(text: str, first: str, second: str, names: tuple[str, ...]):
    spoken = [
        {"language": names[0], "level": first},
        {"language": names[1], "level": first},
        {"language": names[2], "level": second},
    ]
    there = CV.model_dump()["languages"]
    assert mended(Edit("languages", text))["languages"] == [*there, *spoken]
    assert suggested(Edit("languages", text.replace("\n", "; "), "append")) == [*there, *spoken]
    with pytest.raises(WrongKeys):
        understand({"languages": text})
    assert understand({"languages": text}, repair=True).cv.model_dump()["languages"] == spoken


@pytest.mark.parametrize("said", [["English", "French"], "English, French", "English and French"])
def test_an_object_of_levels_names_the_languages_of_each(said: Any):
    spoken = [{"language": "English", "level": "Fluent"}, {"language": "French", "level": "Fluent"}]
    assert mended(Edit("languages", {"Fluent": said}, "append"))["languages"][1:] == spoken
    assert mended(Edit("languages", {"Fluent": said}))["languages"][1:] == spoken


def test_one_language_behind_its_level_is_stored_as_it_was_meant():
    assert apply_edits(CV, [Edit("languages", "Fluent: French", "append")]).languages[1].model_dump() == {
        "language": "French",
        "level": "Fluent",
    }


def test_a_language_that_is_there_gets_the_level_and_stands_once():
    after = suggested(Edit("languages", "Native: German; Fluent: French, German", "append"))
    assert [each["language"] for each in after] == ["German", "French"]


def test_a_level_in_place_of_its_language_is_told():
    assert suggested(Edit("languages", {"language": "Native", "level": "French"}, "append"))[1] == {
        "language": "French",
        "level": "Native",
    }


@pytest.mark.parametrize(("text", "level"), [("French 3/5", "3/5"), ("French ★★★", "★★★"), ("French 60%", "60%")])
def test_a_level_that_is_measured_is_told_beside_its_language(text: str, level: str):
    assert suggested(Edit("languages", text, "append"))[1] == {"language": "French", "level": level}


def test_removals_of_a_suggested_call_come_from_the_last_item():
    """Two of them in the order of the items would shift each other, and be refused."""
    cv = Cv(languages=[{"language": "German"}, {"language": "French"}])
    done = edited(cv, [Edit("languages", "German", "append"), Edit("languages", "French", "append")])
    assert [edit.field_path for edit in done.besides.moves if edit.op == "remove"] == ["languages[3]", "languages[2]"]
    assert len(edited(done.cv, done.besides.moves).cv.languages) == 2
