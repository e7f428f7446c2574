"""Calls with names and words of other languages than English are answered with the call that was meant."""

from __future__ import annotations

from typing import Any

import pytest

from cv_generator.cv.call_words import ARGUMENTS, COLOURS, OPS, YES_NO, words
from cv_generator.cv.design import Design
from cv_generator.cv.mistakes import nearest_path
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


@pytest.mark.parametrize("name", [*phrases("cv"), *phrases("document"), "document", "file"])
def test_a_cv_under_the_name_of_another_language_is_cv_data(context: Context, name: str) -> None:
    sent = {"full_name": "Anna Beispiel", "headline": "Lead"}
    assert corrected(context, "create_cv_session", **{name: sent})["cv_data"] == sent


@pytest.mark.parametrize("name", phrases("document"))
def test_a_document_under_the_name_of_another_language_is_told_where_it_goes(context: Context, name: str) -> None:
    encoded = "UEsDBBQAAAAI" * 20
    with pytest.raises(UserError) as refused:
        invoke(context, BY_NAME["extract_and_store_cv"], {name: encoded})
    assert refused.value.details["corrected_call"] == {"document_base64": encoded}
    if name.isidentifier():
        assert "extract_and_store_cv" in told(context, "create_cv_session", **{name: encoded})[name]


def test_content_is_never_told_to_be_left_away(context: Context, session_id: str) -> None:
    for name, operation in BY_NAME.items():
        if "session_id" not in operation.input.model_fields and "cv_data" not in operation.input.model_fields:
            continue
        for value in ("Fluent in tact", ["tact"], {"tact": "fluent"}):
            hint = told(context, name, charme=value)["charme"]
            assert "Leave it away" not in hint, (name, hint)
            assert any(where in hint for where in ("cv_data", "edits", "document_base64")), (name, hint)
    assert told(context, EDIT, session_id=session_id, charme=True)["charme"].startswith("Leave it away")


def test_a_cv_that_was_read_is_taken_with_its_fields_beside_each_other(
    context: Context, cv_data: dict[str, Any]
) -> None:
    sent = {**cv_data, "unplaced_text": ["Found no field"], "photo_sha256": "ab" * 32}
    call = corrected(context, "create_cv_session", **sent)
    opened = invoke(context, BY_NAME["create_cv_session"], call).as_json()
    assert opened["cv_data_summary"]["unplaced_text"] == 1


@pytest.mark.parametrize("kind", COLOURS)
def test_a_colour_is_the_same_in_every_language(kind: str) -> None:
    for phrase in phrases(kind):
        assert Design(accent=phrase).accent == Design(accent=kind).accent, phrase


@pytest.mark.parametrize(("kind", "expected"), [("yes", True), ("no", False)])
def test_yes_and_no_are_understood_in_every_language(kind: str, expected: bool) -> None:
    for phrase in phrases(kind):
        assert Design.model_validate({"page_numbers": phrase}).page_numbers is expected, phrase


def test_a_design_in_german_is_mended_at_once(context: Context, session_id: str) -> None:
    edits = [
        {"field_path": "design.farbe", "value": "dunkelgrün"},
        {"field_path": "design.seitenzahlen", "value": "nein"},
    ]
    corrected(context, EDIT, session_id=session_id, edits=edits)
    design = invoke(context, BY_NAME["get_cv_session"], {"session_id": session_id}).as_json()["cv_data"]["design"]
    assert (design["accent"], design["page_numbers"]) == ("#006400", False)


def test_names_of_the_design_are_understood_in_every_language() -> None:
    for member in ("accent", "font", "paper", "page_numbers"):
        for phrase in phrases(member):
            assert nearest_path(f"design.{phrase}") == f"design.{member}", phrase


def test_a_colour_that_nobody_knows_is_told_with_the_allowed_values(context: Context, session_id: str) -> None:
    hints = told(context, EDIT, session_id=session_id, edits=[{"field_path": "design.accent", "value": "bunt"}])
    assert "#rrggbb" in hints["design.accent"]
    assert "navy" in hints["design.accent"]


@pytest.mark.parametrize(("kind", "index"), [("first", 0), ("last", 1)])
def test_the_ends_of_a_list_are_understood_in_every_language(
    context: Context, session_id: str, kind: str, index: int
) -> None:
    for phrase in phrases(kind):
        edit = {"field_path": f"interests[{1 - index}]", "value": phrase, "op": "move"}
        assert corrected(context, EDIT, session_id=session_id, edits=[edit])["edits"][0]["value"] == index, phrase


@pytest.mark.parametrize("path", ["custom_sections[0].entries", 'custom_sections["Ausstellungen"].entries'])
def test_a_key_of_an_entry_that_has_no_field_is_a_line_of_it(context: Context, session_id: str, path: str) -> None:
    section = {"heading": "Ausstellungen", "items": ["Früher"]}
    add = {"field_path": "custom_sections", "value": section, "op": "append"}
    invoke(context, BY_NAME[EDIT], {"session_id": session_id, "edits": [add]})
    entry = {"jahr": "2019", "ort": "Bern", "titel": "Licht", "kurator": "A. Muster"}
    call = corrected(context, EDIT, session_id=session_id, edits=[{"field_path": path, "value": [entry]}])
    [edit] = call["edits"]
    assert edit["field_path"] == "custom_sections[0].entries"
    assert edit["value"] == [
        {"date_range": "2019", "location": "Bern", "title": "Licht", "bullets": ["Kurator: A. Muster"]}
    ]


def test_a_swap_has_no_false_problem(context: Context, session_id: str) -> None:
    edits = [{"op": "swap", "field_path": "interests[0]", "value": 1}]
    with pytest.raises(UserError) as refused:
        invoke(context, BY_NAME[EDIT], {"session_id": session_id, "edits": edits})
    assert refused.value.details["corrected_call"]["edits"][0]["op"] == "move"
    assert not any("must be a list" in each.message for each in refused.value.problems)


def test_a_move_whose_value_is_an_item_is_told_which_path_it_has(context: Context, session_id: str) -> None:
    edits = [{"op": "move", "field_path": "interests", "value": "Go"}]
    hint = told(context, EDIT, session_id=session_id, edits=edits)["interests"]
    assert "interests[1]" in hint
    assert "section_order" not in hint


def test_an_item_without_a_value_is_told_how_it_is_taken_away(context: Context, session_id: str) -> None:
    edits = [{"field_path": "interests[1]", "value": None}]
    with pytest.raises(UserError) as refused:
        invoke(context, BY_NAME[EDIT], {"session_id": session_id, "edits": edits})
    assert refused.value.details["corrected_call"]["edits"] == [{"field_path": "interests[1]", "op": "remove"}]


@pytest.mark.parametrize("pages", ["2 Seiten", "2 strony", "2 páginas", "2 pagine"])
def test_pages_are_counted_in_every_language(context: Context, session_id: str, pages: str) -> None:
    with pytest.raises(UserError) as refused:
        invoke(context, BY_NAME["generate_cv_from_session"], {"session_id": session_id, "seiten": pages})
    assert refused.value.details["corrected_call"]["max_pages"] == 2
