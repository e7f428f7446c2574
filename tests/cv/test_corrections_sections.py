"""Headings of sections, slices and names in words are understood; what is the name of an argument makes no section."""

from __future__ import annotations

from typing import Any

import pytest

from cv_generator.cv.design import Design
from cv_generator.cv.editing import apply_edits, edited
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit
from cv_generator.errors import InvalidEdit
from tests.cv.test_taken_away import edits_of

CV = Cv.model_validate({
    "skills": ["Scrum", "Go"], "languages": ["English (B2)"], "interests": ["Chess", "Jazz", "Rowing"],
    "work_experience": [{"employer": "A", "title": "T", "bullets": ["one", "two", "three"]}, {"employer": "B"}],
})  # fmt: skip


def corrected(edit: Edit) -> list[Edit]:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [edit])
    return edits_of(refused.value.details["corrected_call"]) if "corrected_call" in refused.value.details else []


@pytest.mark.parametrize(
    ("path", "section"),
    [
        ("further_experience.heading", "further_experience"), ("skills.heading", "skills"), ("skills.title", "skills"),
        ("sections.skills.title", "skills"), ("sections.work_experience.heading", "work_experience"),
        ("languages.heading", "languages"), ("interests.header", "interests"), ("interests.title", "interests"),
        ("education.section_title", "education"), ("work_experience.heading", "work_experience"),
        ("jobs.heading", "work_experience"), ("sections.languages.name", "languages"),
    ],
)  # fmt: skip
def test_the_heading_of_a_section_is_named_in_the_design(path: str, section: str) -> None:
    assert corrected(Edit(path, "What I do")) == [Edit(f"design.headings.{section}", "What I do")]


@pytest.mark.parametrize("path", ["work_experience.title", "education.title"])
def test_a_title_of_entries_is_no_heading(path: str) -> None:
    assert not any(each.field_path.startswith("design") for each in corrected(Edit(path, "What I do")))


@pytest.mark.parametrize(
    ("edit", "path", "left"),
    [
        (Edit("interests[0:2]", ["Go", "Opera"]), "interests", ["Go", "Opera", "Rowing"]),
        (Edit("interests[1:]", ["Go", "Opera"]), "interests", ["Chess", "Go", "Opera"]),
        (Edit("interests[:1]", '["Go"]'), "interests", ["Go", "Jazz", "Rowing"]),
        (Edit("interests[0:2]", None, "remove", has_value=False), "interests", ["Rowing"]),
        (Edit("skills[0:2]", ["Rust", "C"]), "skills", ["Rust", "C"]),
    ],
)
def test_a_slice_is_its_items(edit: Edit, path: str, left: list[str]) -> None:
    assert getattr(apply_edits(CV, corrected(edit)), path) == left


def test_a_slice_within_entries_is_each_of_them() -> None:
    after = apply_edits(CV, corrected(Edit("work_experience[:].location", "Bern")))
    assert [each.location for each in after.work_experience] == ["Bern", "Bern"]


@pytest.mark.parametrize("path", ["interests[0:2]", "interests[5:9]", "skills[0:9]", "skills[2:]"])
def test_a_slice_of_another_length_is_asked_about(path: str) -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [Edit(path, ["a", "b", "c"])])
    assert "corrected_call" not in refused.value.details
    assert refused.value.problems[0].code == "slice"


@pytest.mark.parametrize("name", ["edits", "updates", "changes", "field_path", "value", "op", "session_id", "wert"])
@pytest.mark.parametrize("value", [["headline", "Lead"], [{"a": "b"}]])
def test_the_name_of_an_argument_makes_no_section(name: str, value: Any) -> None:
    assert not any(each.field_path.startswith("custom_sections") for each in corrected(Edit(name, value)))


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("the photo", ["photo_url"]),
        ("photo and birth date", ["photo_url", "birth_date"]),
        ("hide my photo", ["photo_url"]),
        ("das Foto und mein Geburtsdatum", ["photo_url", "birth_date"]),
        ("not the photo", []),
        ("all", []),
    ],
)
def test_what_is_hidden_may_be_said_in_words(said: str, names: list[str]) -> None:
    for op in ("set", "append"):
        after = apply_edits(CV, corrected(Edit("design.hidden", said, op)))  # type: ignore[arg-type]
        assert after.design.hidden == names


@pytest.mark.parametrize(
    ("said", "colour"),
    [("navy blue", "#000080"), ("Navy Blue", "#000080"), ("a deep blue", "#00008b"), ("forest green", "#228b22")],
)
def test_colours_of_two_words_are_understood(said: str, colour: str) -> None:
    assert Design(accent=said).accent == colour


@pytest.mark.parametrize("said", ["sky blue", "light gray", "teal orange"])
def test_a_colour_that_is_not_known_is_not_guessed(said: str) -> None:
    with pytest.raises(ValueError, match="colour"):
        Design(accent=said)


@pytest.mark.parametrize(
    "path", ["custom_sections[Conferences].items", "custom_sections.Conferences.items", "custom_sections[Talks].items"]
)
@pytest.mark.parametrize(("value", "op"), [("DataDays 2023, speaker", "append"), (["DataDays 2023, speaker"], "set")])
def test_the_items_of_a_section_that_is_not_there_make_one_with_its_heading(path: str, value: Any, op: Any) -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(Cv(), [Edit(path, value, op)])
    [section] = apply_edits(Cv(), edits_of(refused.value.details["corrected_call"])).custom_sections
    assert section.heading in path
    assert section.items == ["DataDays 2023, speaker"]


@pytest.mark.parametrize("name", ["hide", "hidden", "hidden_sections"])
def test_sections_are_hidden_in_words_under_any_name(name: str) -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(Cv(), [Edit(f"design.{name}", "interests and birth date")])
    after = apply_edits(Cv(), edits_of(refused.value.details["corrected_call"]))
    assert after.design.hidden == ["interests", "birth_date"]
