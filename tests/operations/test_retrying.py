"""A call that is sent again is answered as before, and nothing is doubled."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

from cv_generator.errors import InvalidEdit, InvalidInput, KeyReused
from cv_generator.operations.context import Context
from cv_generator.operations.dispatch import invoke
from cv_generator.operations.registry import BY_NAME
from cv_generator.operations.retrying import checked_key
from cv_generator.operations.uploading import receive

KEY = str(uuid.UUID(int=7, version=4))
OTHER = str(uuid.UUID(int=8, version=4))


def named(context: Context, key: str = KEY) -> Context:
    return context.for_caller(replace(context.caller, idempotency_key=key))


def call(context: Context, name: str, **arguments: Any) -> dict[str, Any]:
    return invoke(context, BY_NAME[name], arguments).as_json()


@pytest.fixture
def session_id(context: Context, cv_data: dict[str, Any]) -> str:
    return str(call(context, "create_cv_session", cv_data=cv_data)["session_id"])


APPEND = {"field_path": "address_lines", "value": "Brückenstrasse 1", "op": "append"}


def test_an_edit_sent_again_is_answered_as_before_and_done_once(context: Context, session_id: str) -> None:
    first = call(named(context), "update_cv_field", session_id=session_id, **APPEND)
    call(context, "update_cv_field", session_id=session_id, field_path="headline", value="Engineer")
    again = call(named(context), "update_cv_field", session_id=session_id, **APPEND)
    assert again == first
    read = call(context, "get_cv_session", session_id=session_id)
    assert (read["version"], read["cv_data"]["address_lines"]) == (3, ["Brückenstrasse 1"])


def test_an_edit_that_could_not_be_done_twice_is_known_before_it_is_tried(context: Context, session_id: str) -> None:
    remove = {"field_path": "education[0]", "op": "remove"}
    first = call(named(context), "update_cv_field", session_id=session_id, **remove)
    assert call(named(context), "update_cv_field", session_id=session_id, **remove) == first
    with pytest.raises(InvalidEdit):
        call(context, "update_cv_field", session_id=session_id, **remove)


def test_an_edit_with_an_expected_version_is_known_again_instead_of_stale(context: Context, session_id: str) -> None:
    first = call(named(context), "update_cv_field", session_id=session_id, expected_version=1, **APPEND)
    assert call(named(context), "update_cv_field", session_id=session_id, expected_version=1, **APPEND) == first


def test_an_edit_sent_eight_times_at_once_is_done_once(context: Context, session_id: str) -> None:
    with ThreadPoolExecutor(8) as pool:
        sent = [
            pool.submit(call, named(context), "update_cv_field", session_id=session_id, expected_version=1, **APPEND)
            for _ in range(8)
        ]
        answers = [each.result() for each in sent]
    assert [answer["version"] for answer in answers] == [2] * 8
    assert call(context, "get_cv_session", session_id=session_id)["cv_data"]["address_lines"] == ["Brückenstrasse 1"]


def test_a_key_of_another_call_is_refused_and_nothing_is_done(context: Context, session_id: str) -> None:
    call(named(context), "update_cv_field", session_id=session_id, **APPEND)
    with pytest.raises(KeyReused):
        call(named(context), "update_cv_field", session_id=session_id, field_path="headline", value="Engineer")
    assert call(context, "get_cv_session", session_id=session_id)["version"] == 2


def test_a_refused_edit_does_not_use_its_key_up(context: Context, session_id: str) -> None:
    with pytest.raises(InvalidEdit):
        call(named(context), "update_cv_field", session_id=session_id, field_path="email", value="not-an-email")
    assert call(named(context), "update_cv_field", session_id=session_id, **APPEND)["version"] == 2


def test_a_revert_sent_again_makes_one_version(context: Context, session_id: str) -> None:
    call(context, "update_cv_field", session_id=session_id, **APPEND)
    first = call(named(context), "revert_cv_session", session_id=session_id, to_version=1)
    assert call(named(context), "revert_cv_session", session_id=session_id, to_version=1) == first
    assert first["version"] == 3


def test_a_session_is_made_once_and_told_as_it_was_then(context: Context, cv_data: dict[str, Any]) -> None:
    first = call(named(context), "create_cv_session", cv_data=cv_data)
    call(context, "update_cv_field", session_id=first["session_id"], field_path="full_name", value="Zoë Neu")
    assert call(named(context), "create_cv_session", cv_data=cv_data) == first
    assert call(named(context, OTHER), "create_cv_session", cv_data=cv_data)["session_id"] != first["session_id"]


def test_the_same_key_of_another_owner_finds_nothing(context: Context, cv_data: dict[str, Any]) -> None:
    first = call(named(context), "create_cv_session", cv_data=cv_data)
    stranger = context.for_caller(replace(context.caller, owner="k2", idempotency_key=KEY))
    assert call(stranger, "create_cv_session", cv_data=cv_data)["session_id"] != first["session_id"]


def test_the_whole_job_sent_again_makes_one_session_and_one_edit(context: Context, sample_base64: str) -> None:
    job = {
        "document_base64": sample_base64,
        "edits": [{"field_path": "awards", "value": "Prize of the Bridge Builders 2021", "op": "append"}],
        "allow_missing": ["phone", "email"],
    }
    job = {name: value for name, value in job.items() if name in BY_NAME["process_cv_orchestrated"].input.model_fields}
    first = call(named(context), "process_cv_orchestrated", **job)
    again = call(named(context), "process_cv_orchestrated", **job)
    assert (
        (again["session_id"], again["version"]) == (first["session_id"], first["version"]) == (first["session_id"], 2)
    )


def test_an_upload_sent_again_is_answered_as_before(context: Context, sample_docx: bytes) -> None:
    code = call(context, "request_cv_upload")["upload_url"].rsplit("/", 1)[1]
    first = receive(named(context), code, sample_docx).as_json()
    assert receive(named(context), code, sample_docx).as_json() == first


@pytest.mark.parametrize("sent", ["short", "x" * 256, "has a space in the middle", "ä" * 20, "line\nbreak" * 3])
def test_a_key_that_could_be_guessed_or_is_none_is_refused(sent: str) -> None:
    with pytest.raises(InvalidInput):
        checked_key(sent)


@pytest.mark.parametrize("sent", [None, "", f'"{KEY}"', KEY])
def test_a_key_may_be_left_away_or_quoted_as_structured_headers_are(sent: str | None) -> None:
    assert checked_key(sent) == (KEY if sent else "")
