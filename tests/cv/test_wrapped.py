"""An object that only wraps an item is no name of a group, a language or a link: `{"value": "Rust"}` is `Rust`."""

from __future__ import annotations

from typing import Any

import pytest

from cv_generator.cv.editing import apply_edits
from cv_generator.cv.mistakes import understand
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit
from cv_generator.errors import InvalidEdit, WrongKeys

CV = Cv.model_validate({
    "work_experience": [{"date_range": "2020 – 2021", "employer": "A", "title": "T", "bullets": ["one"]}],
    "education": [{"institution": "B", "title": "U", "details": ["two"]}],
    "skills": ["Scrum", {"group": "DB", "items": ["Redis"]}],
    "languages": [{"language": "German", "level": "C2"}],
})  # fmt: skip

NAMES = (
    "value",
    "item",
    "content",
    "text",
    "Wert",
    "Eintrag",
    "inhalt",
    "wartość",
    "pozycja",
    "treść",
    "valeur",
    "voce",
)
NAMING = ("name", "title", "label", "Bezeichnung", "nazwa", "tytuł")
TEXTS = {
    "languages": "French (B1)",
    "skills": "Rust",
    "skills[1].items": "Oracle",
    "links": "https://anna.example",
    "personal_details": "Driving licence: B",
    "work_experience[0].bullets": "Built a bridge",
    "education[0].details": "With distinction",
    **dict.fromkeys(
        ("address_lines", "interests", "certifications", "trainings", "publications", "awards", "references"), "A thing"
    ),
}


def mended(cv: Cv, edit: Edit) -> Cv:
    """The CV that the corrected call makes; the edit itself is refused."""
    with pytest.raises(InvalidEdit) as refused:
        apply_edits(cv, [edit])
    sent = refused.value.details["corrected_call"]["edits"]
    return apply_edits(cv, [Edit(**each, has_value="value" in each) for each in sent])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("path", TEXTS)
def test_what_is_wrapped_is_added_as_if_it_came_alone(path: str, name: str):
    if (path, name) == ("personal_details", "value"):
        return  # it is a detail without a label
    alone = apply_edits(CV, [Edit(path, TEXTS[path], "append")])
    assert mended(CV, Edit(path, {name: TEXTS[path]}, "append")) == alone


@pytest.mark.parametrize("name", NAMING)
@pytest.mark.parametrize("path", ["skills", "interests", "work_experience[0].bullets"])
def test_the_name_of_an_item_that_is_nothing_else_is_the_item(path: str, name: str):
    alone = apply_edits(CV, [Edit(path, TEXTS[path], "append")])
    assert mended(CV, Edit(path, {name: TEXTS[path]}, "append")) == alone


@pytest.mark.parametrize("path", ["languages", "skills", "links", "interests"])
def test_a_list_of_wrapped_items_is_the_list_of_them(path: str):
    assert mended(CV, Edit(path, [{"eintrag": TEXTS[path]}])) == apply_edits(CV, [Edit(path, [TEXTS[path]])])


def test_a_wrapped_entry_is_the_entry():
    entry = {"employer": "B", "title": "U"}
    assert mended(CV, Edit("work_experience", {"item": entry}, "append")).work_experience[1].employer == "B"


@pytest.mark.parametrize("name", ["value", "eintrag", "pozycja"])
@pytest.mark.parametrize("path", ["work_experience", "education", "custom_sections"])
def test_a_text_that_may_be_any_part_of_an_entry_is_not_guessed_at(path: str, name: str):
    with pytest.raises(InvalidEdit) as refused:
        apply_edits(CV, [Edit(path, {name: "Foo bar"}, "append")])
    assert "corrected_call" not in refused.value.details
    assert "Known names" in str(refused.value.problems[0].hint)


def test_names_that_say_something_stay_groups():
    assert mended(CV, Edit("skills", {"Tools": "Docker"}, "append")).model_dump()["skills"][2] == {
        "group": "Tools",
        "items": ["Docker"],
    }


def test_a_text_for_a_group_that_is_there_goes_into_it():
    after = mended(CV, Edit("skills", {"DB": "MySQL, Oracle"}, "append")).model_dump()
    assert after["skills"] == ["Scrum", {"group": "DB", "items": ["Redis", "MySQL", "Oracle"]}]
    named = Cv(skills=["Scrum", {"group": "Databases", "items": ["Redis"]}])
    after = mended(named, Edit("skills", {"Databases": "MySQL, Oracle"}, "append")).model_dump()
    assert after["skills"][1:] == [{"group": "Databases", "items": ["Redis", "MySQL", "Oracle"]}]


def test_a_whole_cv_of_wrapped_items_is_unwrapped():
    data: dict[str, Any] = {
        "skills": [{"value": "Rust"}, {"wert": "Go"}],
        "languages": [{"text": "French (B1)"}],
        "interests": [{"eintrag": "Chess"}],
        "work_experience": [{"title": "T", "bullets": [{"pozycja": "Built"}]}],
    }
    with pytest.raises(WrongKeys):
        understand(data)
    cv = understand(data, repair=True).cv
    assert cv.skills == ["Rust", "Go"]
    assert cv.languages[0].model_dump() == {"language": "French", "level": "B1"}
    assert (cv.interests, cv.work_experience[0].bullets) == (["Chess"], ["Built"])
