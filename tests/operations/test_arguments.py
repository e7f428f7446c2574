"""Calls in other words are answered with the call that was meant."""

from __future__ import annotations

from typing import Any

import pytest

from cv_generator.errors import InvalidEdit, InvalidInput
from cv_generator.operations.arguments import mended
from cv_generator.operations.context import Context
from cv_generator.operations.dispatch import invoke
from cv_generator.operations.editing import UpdateArguments
from cv_generator.operations.registry import BY_NAME

ID = "00000000-0000-4000-8000-000000000001"


@pytest.fixture(autouse=True)
def session(context: Context, cv_data: dict[str, Any]) -> None:
    answer = invoke(context, BY_NAME["create_cv_session"], {"cv_data": cv_data}).as_json()
    assert answer["session_id"] == ID


def refused(context: Context, operation: str, arguments: dict[str, Any]) -> InvalidInput:
    with pytest.raises(InvalidInput) as raised:
        invoke(context, BY_NAME[operation], arguments)
    return raised.value


@pytest.mark.parametrize(
    ("operation", "sent"),
    [
        ("get_cv_session", {"sessionId": ID}),
        ("get_cv_session", {"id": ID, "paths": "headline"}),
        ("get_cv_session", {"session_id": ID, "fields": "headline"}),
        ("update_cv_field", {"session_id": ID, "path": "headline", "new_value": "X"}),
        ("update_cv_field", {"session_id": ID, "changes": {"path": "interests", "action": "add", "value": "X"}}),
        ("update_cv_field", {"session_id": ID, "edits": [{"fieldPath": "headline", "value": "X", "op": "replace"}]}),
        ("update_cv_field", {"session_id": ID, "edits": '[{"field_path": "headline", "value": "X"}]'}),
        ("revert_cv_session", {"session": ID, "version": 1}),
        ("generate_cv_from_session", {"session_id": ID, "lang": "de", "pages": 2}),
        ("create_cv_session", {"cv": {"full_name": "Zoë"}}),
        ("get_cv_session", {"session_id": ID, "include": ["summary", "unplaced"]}),
        ("get_cv_session", {"session_id": ID, "include": "history, include_ids"}),
        ("get_cv_session", {"session_id": ID, "include": {"summary": True, "history": False}}),
    ],
)
def test_arguments_in_other_words_are_answered_with_the_call_that_works(
    context: Context, operation: str, sent: dict[str, Any]
) -> None:
    error = refused(context, operation, sent)
    assert error.problems
    assert invoke(context, BY_NAME[operation], error.details["corrected_call"]).as_json()["success"]


def test_an_unknown_argument_is_answered_with_the_nearest_or_with_all(context: Context) -> None:
    [near] = refused(context, "get_cv_session", {"session_id": ID, "feilds": ["headline"]}).problems
    assert near.hint == "Did you mean fields?"
    error = refused(context, "revert_cv_session", {"session_id": ID, "to_version": 1, "nonsense": 1})
    assert error.problems[0].hint == "Leave it away. Known arguments: session_id, to_version."
    assert "corrected_call" not in error.details


def test_nothing_is_guessed_where_two_values_compete(context: Context) -> None:
    error = refused(context, "get_cv_session", {"session_id": ID, "id": "other"})
    assert "corrected_call" not in error.details


def test_a_large_call_is_not_sent_back(context: Context) -> None:
    error = refused(context, "extract_and_store_cv", {"document": "A" * 20_000})
    assert error.problems[0].hint == "Did you mean document_base64?"
    assert "corrected_call" not in error.details


def test_wrong_paths_to_read_are_answered_with_the_right_ones(context: Context) -> None:
    error = refused(context, "get_cv_session", {"session_id": ID, "fields": ["headline", "jobs[0].company"]})
    assert error.details["corrected_call"] == {
        "session_id": ID,
        "fields": ["headline", "work_experience[0].employer"],
    }


def test_a_list_of_what_to_include_is_answered_with_the_arguments_that_there_are(context: Context) -> None:
    error = refused(context, "get_cv_session", {"session_id": ID, "include": ["summary", "history"]})
    assert error.details["corrected_call"] == {"session_id": ID, "include_summary": True, "include_history": True}
    assert error.problems[0].hint == "Each is an argument of its own, as true: include_summary, include_history."
    error = refused(context, "get_cv_session", {"session_id": ID, "include": ["summary", "weather"]})
    assert "include_unplaced_text" in error.problems[0].hint
    assert "corrected_call" not in error.details


def test_an_output_is_the_format_or_a_file_of_another_machine(context: Context) -> None:
    for sent, hint in (("docx", "Did you mean format?"), ("cv.docx", "The answer holds a link to the file.")):
        error = refused(context, "generate_cv_from_session", {"session_id": ID, "output": sent})
        assert error.problems[0].hint == hint


@pytest.mark.parametrize("path", ["photo", "picture", "photo_url"])
def test_the_address_of_a_photo_is_refused_at_once_as_what_is_not_fetched(context: Context, path: str) -> None:
    with pytest.raises(InvalidEdit) as raised:
        invoke(
            context,
            BY_NAME["update_cv_field"],
            {"session_id": ID, "field_path": path, "value": "https://example.com/me.jpg"},
        )
    assert "Addresses are not fetched" in raised.value.problems[0].hint


def test_a_text_that_is_far_too_long_is_stored_and_told_once(context: Context) -> None:
    def warned(path: str, value: Any) -> list[tuple[str, str]]:
        sent = {"session_id": ID, "field_path": path, "value": value}
        answer = invoke(context, BY_NAME["update_cv_field"], sent).as_json()
        return [(each["path"], each["code"]) for each in answer.get("warnings", ())]

    assert warned("headline", "Bridge engineer. " * 12) == [("headline", "very_long")]
    assert warned("nationality", "Swiss") == []
    assert warned("full_name", "Bridge engineer. " * 12) == []  # it stood in the CV before
    assert warned("full_name", "Ada Sample") == []
    assert warned("summary", "Leads design of bridges. " * 100) == [("summary", "very_long")]
    assert warned("summary", "Leads design of bridges. " * 40) == []
    assert ("work_experience[0].bullets[0]", "very_long") in warned("work_experience[0].bullets", ["Led design. " * 90])
    sent = {"session_id": ID, "include_validation": True}
    found = invoke(context, BY_NAME["get_cv_session"], sent).as_json()["validation"]["warnings"]
    assert sum(each["code"] == "very_long" for each in found) == 2


LONG = "\U0001f600" * 5_000_000


@pytest.mark.parametrize(
    ("operation", "arguments"),
    [
        ("create_cv_session", {"cv_data": {"full_name": "Anna", "summary": LONG}}),
        ("create_cv_session", {"cv_data": LONG}),
        ("get_cv_session", {"session_id": LONG}),
        ("get_cv_session", {LONG: 1}),
        ("validate_cv", {"cv_data": {"interests": [{LONG: "x"}]}}),
        ("update_cv_field", {"session_id": "x", "edits": LONG}),
        ("update_cv_field", {"session_id": "x", "unknown": "A" * 16_000_000}),
    ],
)
def test_texts_longer_than_any_cv_are_refused_before_they_are_looked_at(
    context: Context, operation: str, arguments: dict[str, Any]
) -> None:
    with pytest.raises(InvalidInput, match="far more than a CV, documents and pictures aside"):
        invoke(context, BY_NAME[operation], arguments)


@pytest.mark.parametrize(
    ("sent", "edits"),
    [
        ({"edits": [{"op": "move", "from": "work_experience[2]", "to": "work_experience[0]"}]}, ("work_experience[2]", 0, "move")),
        ({"op": "move", "from_path": "interests[2]", "to_path": "interests[0]"}, ("interests[2]", 0, "move")),
        ({"edits": [{"op": "move", "from": "interests[2]", "to": "top"}]}, ("interests[2]", "top", "move")),
        ({"edits": [{"field_path": "headline", "value": "Lead", "reason": "x", "confidence": 0.9}], "user_id": "u", "comment": "y"},
         ("headline", "Lead", None)),
        ({"edits": [{"op": "replace", "field_path": "interests", "old_value": "Chess", "new_value": "Go", "value": None}]},
         ("interests[Chess]", "Go", "set")),
    ],
)  # fmt: skip
def test_a_move_by_both_its_ends_and_remarks_beside_an_edit_are_understood(sent: Any, edits: tuple[Any, ...]) -> None:
    found = mended(UpdateArguments, {"session_id": "s", **sent})
    assert found is not None
    [edit] = found["edits"]
    assert (edit["field_path"], edit["value"], edit.get("op")) == edits
    assert not {"user_id", "comment"} & found.keys()


@pytest.mark.parametrize("name", ["index", "entry_id", "something", "hobby_text"])
def test_what_may_be_a_place_or_content_is_not_left_away(name: str) -> None:
    assert mended(UpdateArguments, {"session_id": "s", "field_path": "headline", "value": "x", name: "Sailing"}) is None


@pytest.mark.parametrize(
    "sent",
    [
        {"field_path": "headline", "value": None},
        {"field_path": "headline", "value": None, "op": "set"},
        {"edits": [{"field_path": "headline", "value": None, "op": None}], "expected_version": None},
    ],
)
def test_null_is_answered_with_the_call_that_empties_and_no_value_with_a_question(context: Context, sent: Any) -> None:
    session = invoke(context, BY_NAME["create_cv_session"], {"cv_data": {"full_name": "Ada", "headline": "Lead"}})
    call = {"session_id": session.session_id, **sent}
    with pytest.raises(InvalidEdit) as refused:
        invoke(context, BY_NAME["update_cv_field"], call)
    [edit] = refused.value.details["corrected_call"]["edits"]
    assert (edit["field_path"], edit["value"]) == ("headline", "")
    assert invoke(context, BY_NAME["update_cv_field"], refused.value.details["corrected_call"]).emptied == ["headline"]
    with pytest.raises(InvalidEdit) as refused:
        invoke(context, BY_NAME["update_cv_field"], {"session_id": session.session_id, "field_path": "headline"})
    assert "corrected_call" not in refused.value.details
