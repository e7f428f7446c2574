"""Calls with names and words of other languages than English are answered with the call that was meant."""

from __future__ import annotations

from typing import Any

import pytest

from cv_generator.cv.call_words import ARGUMENTS, COLOURS, OPS, YES_NO, words
from cv_generator.cv.other_names import squeezed
from cv_generator.errors import UserError
from cv_generator.languages import codes, sections_in
from cv_generator.operations.context import Context
from cv_generator.operations.dispatch import invoke
from cv_generator.operations.registry import BY_NAME

EDIT = "update_cv_field"


@pytest.fixture
def session_id(context: Context, cv_data: dict[str, Any]) -> str:
    cv_data["interests"] = ["Chess", "Go"]
    return str(invoke(context, BY_NAME["create_cv_session"], {"cv_data": cv_data}).as_json()["session_id"])


def corrected(context: Context, name: str, **arguments: Any) -> dict[str, Any]:
    """The call that the answer offers, seen to work as it stands."""
    with pytest.raises(UserError) as refused:
        invoke(context, BY_NAME[name], arguments)
    call: dict[str, Any] = refused.value.details["corrected_call"]
    assert invoke(context, BY_NAME[name], call).as_json()["success"]
    return call


def told(context: Context, name: str, **arguments: Any) -> dict[str, str]:
    """The hints of a refusal, by the path of what they are about."""
    with pytest.raises(UserError) as refused:
        invoke(context, BY_NAME[name], arguments)
    return {each.path: each.hint for each in refused.value.problems}


def phrases(kind: str) -> list[str]:
    found = [phrase for code in codes() if code != "en" for phrase in sections_in("calls", code)[kind]]
    assert found
    return found


@pytest.mark.parametrize("code", codes())
def test_every_language_has_words_for_each_edit_argument_yes_and_no(code: str) -> None:
    for kind in ("append", "insert", "remove", "set", "move", "edits", "field", "value", "cv", "document"):
        assert code == "en" or sections_in("calls", code)[kind], kind


@pytest.mark.parametrize("kinds", [ARGUMENTS, OPS, YES_NO, COLOURS])
def test_no_word_means_two_things(kinds: tuple[str, ...]) -> None:
    known = words(kinds)
    for kind in kinds:
        for phrase in phrases(kind):
            assert known[squeezed(phrase)] == kind, phrase


@pytest.mark.parametrize(
    ("kind", "edit", "meant"),
    [
        ("append", {"field_path": "interests", "value": "Jazz"}, "append"),
        ("insert", {"field_path": "interests[0]", "value": "Jazz"}, "insert"),
        ("remove", {"field_path": "interests[0]"}, "remove"),
        ("set", {"field_path": "interests[0]", "value": "Jazz"}, "set"),
        ("move", {"field_path": "interests[0]", "value": 1}, "move"),
    ],
)
def test_what_is_to_be_done_is_understood_in_every_language(
    context: Context, session_id: str, kind: str, edit: dict[str, Any], meant: str
) -> None:
    for word in phrases(kind):
        if word == meant:
            continue
        call = corrected(context, EDIT, session_id=session_id, edits=[{**edit, "op": word}])
        assert call["edits"][0].get("op", "set") == meant, word
        invoke(context, BY_NAME["revert_cv_session"], {"session_id": session_id, "to_version": 1})


def test_a_word_of_another_language_hides_no_other_problem(context: Context, session_id: str) -> None:
    edits = [{"field_path": "interests", "value": "Jazz", "op": "dodaj"}, {"field_path": "headlin", "value": "Lead"}]
    call = corrected(context, EDIT, session_id=session_id, edits=edits)
    assert [each["field_path"] for each in call["edits"]] == ["interests", "headline"]


@pytest.mark.parametrize("name", phrases("edits"))
def test_edits_under_the_name_of_another_language_are_edits(context: Context, session_id: str, name: str) -> None:
    call = corrected(context, EDIT, session_id=session_id, **{name: [{"field_path": "headline", "value": "Lead"}]})
    assert call["edits"] == [{"field_path": "headline", "value": "Lead"}]


def test_a_path_and_a_value_are_understood_in_every_language(context: Context, session_id: str) -> None:
    for code in codes()[1:]:
        known = sections_in("calls", code)
        for field in (*known["field"], *known["path"]):
            for value in known["value"]:
                sent = {field: "headline", value: f"Lead {field} {value}"}
                call = corrected(context, EDIT, session_id=session_id, **sent)
                assert (call["field_path"], call["value"]) == ("headline", sent[value]), sent
                call = corrected(context, EDIT, session_id=session_id, edits=[sent])
                assert call["edits"] == [{"field_path": "headline", "value": sent[value]}], sent


@pytest.mark.parametrize(
    ("sent", "path"),
    [
        ({"änderungen": [{"feld": "berufserfahrung[0].titel", "wert": "Lead"}]}, "work_experience[0].title"),
        ({"zmiany": [{"pole": "doświadczenie[0].stanowisko", "wartość": "Lead"}]}, "work_experience[0].title"),
        ({"modifications": [{"champ": "headline", "valeur": "Lead", "opération": "modifier"}]}, "headline"),
    ],
)
def test_names_of_fields_inside_are_mended_in_the_same_answer(
    context: Context, session_id: str, sent: dict[str, Any], path: str
) -> None:
    call = corrected(context, EDIT, session_id=session_id, **sent)
    [edit] = call["edits"]
    assert (edit["field_path"], edit["value"], edit.get("op", "set")) == (path, "Lead", "set")
