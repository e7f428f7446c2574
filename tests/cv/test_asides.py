"""What is said to the program in place of a text is told, and the text whose place it took comes back."""

from __future__ import annotations

from typing import Any

import pytest

from cv_generator.cv import call_words
from cv_generator.cv.editing import apply_edits, edited
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit
from cv_generator.languages import codes, sections_in
from cv_generator.operations.context import Context
from cv_generator.operations.dispatch import invoke
from cv_generator.operations.registry import BY_NAME

CV = Cv.model_validate({
    "headline": "Engineer for bridges", "summary": "Builds them.",
    "work_experience": [{"employer": "Alpha", "title": "Engineer", "bullets": ["Built bridges", "Kept them standing"]}],
})  # fmt: skip


@pytest.mark.parametrize(
    "said",
    [
        "same as before but shorter", "same as before, but with 'senior'", "as above, plus Lead", "(see above)",
        "see headline", "See summary.", "siehe oben", "wie bisher", "unverändert", "inchangé", "bez zmian", "<unchanged>",
        "[existing summary] plus: loves trains", "[remove this]", "delete", "[Löschen]", "work_experience[0].title",
        "cv_data.summary", "$.headline", "Add 'Lead' before the old text", "Replace with Lead engineer",
        "keep the first two sentences, then add: loves trains",
    ],
)  # fmt: skip
@pytest.mark.parametrize("path", ["headline", "summary", "work_experience[0].title"])
def test_an_aside_is_told_and_the_old_text_is_offered(path: str, said: str) -> None:
    done = edited(CV, [Edit(path, said)])
    assert [(each.path, each.code) for each in done.besides.warnings] == [(path, "no_text")]
    assert apply_edits(done.cv, done.besides.moves) == CV


@pytest.mark.parametrize("code", codes())
def test_what_stays_is_said_in_every_language(code: str) -> None:
    said = sections_in("calls", code)
    assert said["stays"]
    assert said["see"]
    for text in said["stays"]:
        done = edited(CV, [Edit("headline", text.capitalize())])
        assert apply_edits(done.cv, done.besides.moves) == CV, text


@pytest.mark.parametrize("code", codes())
def test_what_is_to_be_done_with_the_old_text_is_told_in_every_language(code: str) -> None:
    said = sections_in("calls", code)
    verb = said["set"][0].split()[0]
    instructions = [f"{verb} {old}" for old in said["old"]] + [f"{verb} {into} Lead engineer" for into in said["into"]]
    for text in (*instructions, f"{said['stays'][0]}, {said['but'][0]} Lead"):
        done = edited(CV, [Edit("headline", text.capitalize())])
        assert apply_edits(done.cv, done.besides.moves) == CV, text


def test_an_instruction_with_the_name_of_its_field_is_told() -> None:
    done = edited(CV, [Edit("headline", "Update the headline to Lead")])
    assert apply_edits(done.cv, done.besides.moves) == CV


def test_an_item_that_shall_be_removed_is_left_out_of_the_suggested_call() -> None:
    done = edited(CV, [Edit("work_experience[0].bullets", ["[remove this]", "Kept them standing"])])
    assert done.besides.warnings[0].code == "no_text"
    after = apply_edits(done.cv, done.besides.moves)
    assert after.work_experience[0].bullets == ["Kept them standing"]


@pytest.mark.parametrize(
    "text",
    [
        "As before a judge, so at home: calm", "Removal of asbestos", "Update of the databases of three hospitals",
        "See the world", "Clear thinking", "Keeps the books", "Add-on development", "Unchanged passion for bridges",
        "Previous experience in nursing", "languages.example", "Change management", "Edited text for magazines",
        "Delete-key collector", "Remove barriers for patients", "Idem Consulting",
    ],
)  # fmt: skip
def test_a_text_of_the_person_is_not_taken_for_an_aside(text: str) -> None:
    assert not edited(CV, [Edit("work_experience[0].bullets[0]", text)]).besides.warnings


def test_whatever_begins_a_phrase_is_known_as_its_beginning() -> None:
    for form in call_words.words(call_words.STAYS):
        assert all(call_words.begins(call_words.STAYS, form[:length]) for length in range(len(form) + 1))
    assert not call_words.begins(call_words.STAYS, "Engineer")


@pytest.mark.parametrize("text", ["same as before, but shorter", "[remove this]", "work_experience[0].title"])
@pytest.mark.parametrize("data", [{"summary": None}, {"basics": {"summary": None}}])
def test_what_is_said_to_the_program_is_told_of_a_whole_cv(context: Context, data: dict[str, Any], text: str) -> None:
    sent = {name: text if inner is None else dict.fromkeys(inner, text) for name, inner in data.items()}
    answer = invoke(context, BY_NAME["create_cv_session"], {"cv_data": sent}).as_json()
    assert [(each["path"], each["code"]) for each in answer["warnings"]] == [("summary", "no_text")]
