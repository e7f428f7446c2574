"""A call that edits and then typesets: where the second fails, its error says that the first is done."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from cv_generator.errors import DoesNotFit, NotReady, RetryLater, TooManyRequests, UserError
from cv_generator.operations import orchestrating
from cv_generator.operations.context import Context
from cv_generator.operations.dispatch import invoke
from cv_generator.operations.registry import BY_NAME
from cv_generator.operations.reviewing import review

PROCESS = "process_cv_orchestrated"
ADDED = [{"field_path": "interests", "value": "Schach, Go", "op": "append"}]
LONG = [
    {"date_range": str(2020 - n), "employer": f"E{n}", "title": "Engineer", "bullets": ["Built bridges " * 6] * 6}
    for n in range(15)
]


def called(context: Context, name: str, **arguments: Any) -> dict[str, Any]:
    return invoke(context, BY_NAME[name], arguments).as_json()


def refused(context: Context, **arguments: Any) -> UserError:
    with pytest.raises(UserError) as found:
        invoke(context, BY_NAME[PROCESS], arguments)
    return found.value


def opened(context: Context, cv_data: dict[str, Any], **more: Any) -> str:
    return str(called(context, "create_cv_session", cv_data={**cv_data, **more})["session_id"])


def interests(context: Context, session_id: str) -> list[str]:
    read = called(context, "get_cv_session", session_id=session_id, fields=["interests"])
    found: list[str] = read["cv_data"]["interests"]
    return found


def test_what_does_not_fit_is_sent_again_without_the_edits_that_are_stored(
    context: Context, cv_data: dict[str, Any]
) -> None:
    session_id = opened(context, cv_data, work_experience=LONG)
    error = refused(context, session_id=session_id, edits=ADDED, max_pages=1, format="pdf")
    assert isinstance(error, DoesNotFit)
    assert (error.details["edits_applied"], error.details["version"]) == (1, 2)
    assert "The edits are applied (version 2)" in error.details["action_required"]
    assert [each["code"] for each in error.details["warnings"]] == ["one_item"]
    assert error.details["suggested_call"]["edits"]
    call = error.details["corrected_call"]
    assert not call.get("edits")
    assert call["max_pages"] == error.details["page_count"]
    assert called(context, PROCESS, **call)["version"] == 2
    assert interests(context, session_id) == ["Schach, Go"]


def test_what_is_missing_is_asked_for_and_the_edits_are_told(context: Context, cv_data: dict[str, Any]) -> None:
    error = refused(context, session_id=opened(context, cv_data, phone=""), edits=ADDED, format="docx")
    assert isinstance(error, NotReady)
    assert error.details["edits_applied"] == 1
    assert error.details["action_required"].startswith("The edits are applied (version 2): do not send them again.")
    assert "corrected_call" not in error.details


def test_a_document_that_is_read_is_not_sent_again(context: Context, sample_base64: str) -> None:
    edits = [{"field_path": "phone", "value": ""}]
    error = refused(context, document_base64=sample_base64, edits=edits)
    session_id = error.details["session_id"]
    assert "The document is read: send session_id in its place." in error.details["action_required"]
    again = refused(context, session_id=session_id)
    assert again.details["version"] == error.details["version"]
    assert "edits" not in again.details["action_required"]


def test_who_comes_again_later_sends_the_rest(
    context: Context, cv_data: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: Any) -> dict[str, Any]:
        raise TooManyRequests(3)

    session_id = opened(context, cv_data)
    with monkeypatch.context() as patch:
        patch.setattr(orchestrating, "exported", busy)
        error = refused(context, session_id=session_id, edits=ADDED)
    assert isinstance(error, RetryLater)
    called(context, PROCESS, **error.details["corrected_call"])
    assert interests(context, session_id) == ["Schach, Go"]


def test_edits_that_are_refused_are_not_said_to_be_applied(context: Context, cv_data: dict[str, Any]) -> None:
    error = refused(context, session_id=opened(context, cv_data), edits=[{"field_path": "naem", "value": "Anna"}])
    assert "edits_applied" not in error.details
    assert error.details["action_required"].startswith("No edit was applied.")


def test_edits_that_wait_for_the_person_are_not_sent_again(context: Context, cv_data: dict[str, Any]) -> None:
    session_id = opened(context, cv_data, phone="")
    review(context.for_caller(replace(context.caller, by="page")), {"session_id": session_id, "hold": True})
    error = refused(context, session_id=session_id, edits=ADDED)
    assert error.details["pending"] is True
    assert "The edits wait for the person" in error.details["action_required"]
