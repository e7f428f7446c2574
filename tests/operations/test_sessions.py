"""Sessions: opened, read in part, reverted, erased; nobody sees a session that is not theirs."""

from __future__ import annotations

import base64
import io
import random
from dataclasses import replace
from typing import Any

import pytest
from PIL import Image

from cv_generator.cv.limits import Limits
from cv_generator.errors import (
    Conflict,
    InvalidInput,
    NotFound,
    NotReady,
    SessionNotFound,
    StaleVersion,
    TooLarge,
    Unauthorized,
    WrongKeys,
)
from cv_generator.operations import editing
from cv_generator.operations.context import Caller, Context, Switches
from cv_generator.operations.dispatch import invoke
from cv_generator.operations.photos import as_file
from cv_generator.operations.registry import BY_NAME, OPERATIONS
from cv_generator.reading.draft import Photo


def call(context: Context, name: str, **arguments: Any) -> dict[str, Any]:
    return invoke(context, BY_NAME[name], arguments).as_json()


@pytest.fixture
def session_id(context: Context, cv_data: dict[str, Any]) -> str:
    return str(call(context, "create_cv_session", cv_data=cv_data)["session_id"])


def test_an_empty_session_says_what_is_missing(context: Context) -> None:
    answer = call(context, "create_cv_session")
    assert answer["missing"] == ["full_name", "email", "phone", "work_experience", "education"]
    assert not answer["ready"]
    assert answer["expires_at"] == "2026-01-22T14:30:00Z"


def test_null_arguments_count_as_not_given(context: Context) -> None:
    assert call(context, "create_cv_session", cv_data=None, language=None)["success"]


def test_the_whole_cv_comes_back_as_it_was_sent(context: Context, session_id: str, cv_data: dict[str, Any]) -> None:
    sent = {**cv_data, "work_experience": [{"location": "", **entry} for entry in cv_data["work_experience"]]}
    sent["education"] = [{"location": "", **entry} for entry in cv_data["education"]]
    assert call(context, "get_cv_session", session_id=session_id)["cv_data"] == sent


def test_only_the_fields_asked_for_come_back_also_where_they_are_empty(context: Context, session_id: str) -> None:
    answer = call(context, "get_cv_session", session_id=session_id, fields=["work_experience[0].bullets[1]", "awards"])
    assert answer["cv_data"] == {"work_experience[0].bullets[1]": "Kept them standing", "awards": []}


def test_an_unknown_field_asked_for_is_named(context: Context, session_id: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        call(context, "get_cv_session", session_id=session_id, fields=["email", "wrok"])
    assert [problem.path for problem in refused.value.problems] == ["wrok"]


def test_every_edit_makes_a_version_and_the_history_tells_who_did_what(context: Context, session_id: str) -> None:
    watched = context.for_caller(Caller(by="page"))
    call(watched, "update_cv_field", session_id=session_id, field_path="headline", value="Engineer")
    edits = [
        {"field_path": "skills", "value": "Rust", "op": "append"},
        {"field_path": "phone", "value": "+48 22 1234567"},
    ]
    assert call(context, "update_cv_field", session_id=session_id, edits=edits)["edits_applied"] == 2
    history = call(context, "get_cv_session", session_id=session_id, include_history=True)["history"]
    told = [(each["version"], each["operation"], each["by"], each["changed_paths"]) for each in history]
    assert told == [
        (3, "update_cv_field", "direct", ["skills", "phone"]),
        (2, "update_cv_field", "page", ["headline"]),
        (1, "create_cv_session", "direct", []),
    ]


def test_a_revert_is_a_new_version_with_the_old_content(context: Context, session_id: str) -> None:
    call(context, "update_cv_field", session_id=session_id, field_path="full_name", value="Other")
    assert call(context, "revert_cv_session", session_id=session_id, to_version=1)["version"] == 3
    read = call(context, "get_cv_session", session_id=session_id, fields=["full_name"], include_history=True)
    assert read["cv_data"] == {"full_name": "Zoë Łukasiewicz-Müller"}
    assert read["history"][0]["changed_paths"] == ["full_name"]


def test_what_is_set_to_the_value_that_it_has_is_no_changed_path(context: Context, session_id: str) -> None:
    edits = [
        {"field_path": "full_name", "value": "Zoë Łukasiewicz-Müller"},
        {"field_path": "headline", "value": "Cook"},
    ]
    call(context, "update_cv_field", session_id=session_id, edits=edits)
    read = call(context, "get_cv_session", session_id=session_id, fields=["headline"], include_history=True)
    assert read["history"][0]["changed_paths"] == ["headline"]


def test_a_revert_to_a_version_that_never_was_is_refused(context: Context, session_id: str) -> None:
    with pytest.raises(InvalidInput, match="Version 9 does not exist"):
        call(context, "revert_cv_session", session_id=session_id, to_version=9)


def test_an_edit_with_a_stale_version_is_refused_with_what_changed(context: Context, session_id: str) -> None:
    call(context, "update_cv_field", session_id=session_id, field_path="headline", value="A")
    with pytest.raises(StaleVersion) as refused:
        call(context, "update_cv_field", session_id=session_id, field_path="headline", value="B", expected_version=1)
    assert refused.value.message == "Session changed since version 1"
    assert refused.value.details["version"] == 2
    assert refused.value.details["changed_paths"] == ["headline"]


def test_a_version_that_is_not_there_yet_is_said_to_be_none(context: Context, session_id: str) -> None:
    with pytest.raises(StaleVersion) as refused:
        call(context, "update_cv_field", session_id=session_id, field_path="headline", value="B", expected_version=9)
    assert refused.value.message == "Session has no version 9 yet"
    assert "The newest version is 1" in refused.value.details["action_required"]


def test_who_reads_past_the_end_is_not_told_how_to_add(context: Context, session_id: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        call(context, "get_cv_session", session_id=session_id, fields=["work_experience[9]", "references[0]"])
    assert [each.hint for each in refused.value.problems] == ["Indices run from 0 to 1.", "references is empty."]


def test_a_session_ends_after_24_hours(context: Context, session_id: str, clock: Any) -> None:
    clock.advance(hours=23, minutes=59)
    assert call(context, "get_cv_session", session_id=session_id)
    clock.advance(minutes=1)
    with pytest.raises(SessionNotFound):
        call(context, "get_cv_session", session_id=session_id)
    assert call(context, "cleanup_expired_sessions")["deleted_count"] == 1
    assert call(context, "cleanup_expired_sessions")["deleted_count"] == 0


@pytest.mark.parametrize("session_id", ["", "x", "../../etc", "a/b", "ü" * 200, "\x00", "0" * 200])
def test_an_id_that_is_none_is_answered_like_an_unknown_one(context: Context, session_id: str) -> None:
    with pytest.raises(SessionNotFound, match="Session not found or expired"):
        call(context, "get_cv_session", session_id=session_id)


def test_an_erased_session_is_gone_for_all_operations(context: Context, session_id: str) -> None:
    call(context, "delete_cv_session", session_id=session_id)
    for name in ("get_cv_session", "generate_cv_from_session", "delete_cv_session", "process_cv_orchestrated"):
        with pytest.raises(SessionNotFound):
            call(context, name, session_id=session_id)


def test_a_session_belongs_to_its_owner(context: Context, session_id: str) -> None:
    stranger = context.for_caller(Caller(owner="somebody-else"))
    for name, more in {
        "get_cv_session": {},
        "update_cv_field": {"field_path": "full_name", "value": "x"},
        "revert_cv_session": {"to_version": 1},
        "generate_cv_from_session": {},
        "delete_cv_session": {},
        "process_cv_orchestrated": {},
    }.items():
        with pytest.raises(SessionNotFound):
            call(stranger, name, session_id=session_id, **more)
    assert call(context, "get_cv_session", session_id=session_id)["version"] == 1


def test_cleaning_up_is_for_administrators(context: Context) -> None:
    with pytest.raises(Unauthorized):
        call(context.for_caller(Caller(is_administrator=False)), "cleanup_expired_sessions")


def test_wrong_keys_open_no_session(context: Context, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(WrongKeys) as refused:
        call(context, "create_cv_session", cv_data={"personal_info": {"name": "A"}, "employment_history": []})
    assert "personal_info" in refused.value.details["wrong_keys_detected"]
    assert "WRONG KEYS DETECTED: ['personal_info'" in caplog.text


def test_repair_applies_the_mapping_and_says_so(context: Context) -> None:
    answer = call(context, "create_cv_session", cv_data={"personal_info": {"name": "Anna Muster"}}, repair=True)
    assert answer["cv_data_summary"]["full_name"] == "Anna Muster"
    assert answer["repairs"]


def test_limits_are_settings(context: Context, session_id: str) -> None:
    tight = replace(context, limits=Limits(edits_per_call=1, versions_per_session=2, cv_bytes=2_000, document_bytes=30))
    edit = {"field_path": "headline", "value": "x"}
    with pytest.raises(InvalidInput, match="more than 1 items"):
        call(tight, "update_cv_field", session_id=session_id, edits=[edit, edit])
    with pytest.raises(TooLarge):
        call(tight, "update_cv_field", session_id=session_id, field_path="summary", value="x" * 3_000)
    with pytest.raises(TooLarge):
        call(tight, "extract_and_store_cv", document_base64=base64.b64encode(b"x" * 60).decode())
    call(tight, "update_cv_field", session_id=session_id, **edit)
    with pytest.raises(Conflict, match="reached its 2 versions"):
        call(tight, "update_cv_field", session_id=session_id, **edit)


@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        ({}, "field_path"),
        ({"field_path": "full_name", "value": "x", "edits": [{"field_path": "phone", "value": "x"}]}, "field_path"),
        ({"edits": []}, "edits"),
        ({"edits": "x"}, "edits"),
        ({"edits": [{"value": 1}]}, "edits[0].field_path"),
        ({"field_path": 3, "value": "x"}, "field_path"),
        ({"field_path": "full_name", "value": "x", "op": "replace"}, "op"),
        ({"field_path": "full_name", "value": "x", "expected_version": "new"}, "expected_version"),
        ({"field_path": "full_name", "value": "x", "surprise": 1}, "surprise"),
    ],
)
def test_wrong_arguments_are_named(context: Context, session_id: str, arguments: dict[str, Any], path: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        call(context, "update_cv_field", session_id=session_id, **arguments)
    assert refused.value.problems[0].path == path
    assert refused.value.problems[0].hint


def test_every_operation_can_be_switched_off_while_the_others_go_on(context: Context) -> None:
    assert len(OPERATIONS) >= 12
    for operation in OPERATIONS:
        off = replace(context, switches=Switches(disabled=frozenset({operation.name})))
        with pytest.raises(Exception, match="Service Temporarily Unavailable"):
            invoke(off, operation, {})
        if operation.name != "create_cv_session":
            assert call(off, "create_cv_session")["success"]


def test_one_switch_turns_all_session_operations_off_and_leaves_the_legacy_ones(
    context: Context, cv_data: dict[str, Any]
) -> None:
    off = replace(context, switches=Switches(sessions=False))
    assert call(off, "validate_cv", cv_data=cv_data)["is_valid"]
    with pytest.raises(Exception, match="Service Temporarily Unavailable"):
        call(off, "create_cv_session")


JSON_RESUME = {
    "basics": {"name": "Anna Muster", "email": "anna@example.com", "phone": "+41 44 668 18 00", "profiles": []},
    "work": [{"name": "Brücke AG", "position": "Engineer", "startDate": "2020-01", "highlights": ["Built"]}],
    "education": [{"institution": "ETH", "studyType": "MSc", "area": "Maths", "startDate": "2012", "endDate": "2017"}],
    "meta": {"theme": "even"},
    "hobbyhorses": "Carousels",
}


def test_a_json_resume_is_taken_as_such_and_what_has_no_field_is_kept(context: Context) -> None:
    opened = call(context, "create_cv_session", cv_data=JSON_RESUME)
    assert opened["ready"]
    read = call(context, "get_cv_session", session_id=opened["session_id"], include_unplaced_text=True)
    assert read["cv_data"]["work_experience"][0]["employer"] == "Brücke AG"
    assert any("Carousels" in text for text in read["unplaced_text"])
    checked = call(context, "validate_cv", cv_data=JSON_RESUME)
    assert any("Carousels" in warning["message"] for warning in checked["warnings"])


@pytest.mark.parametrize("other", ["work_experience", "employment", "berufserfahrung"])
def test_half_a_json_resume_is_a_mistake_with_a_mapping(context: Context, other: str) -> None:
    with pytest.raises(WrongKeys) as refused:
        call(context, "create_cv_session", cv_data={"basics": {"name": "Anna"}, other: [{"employer": "X"}]})
    assert "basics" in refused.value.details["wrong_keys_detected"]


def test_entries_keep_their_identities_through_edits_and_reverts(context: Context, session_id: str) -> None:
    def ids() -> dict[str, list[str]]:
        found: dict[str, list[str]] = call(context, "get_cv_session", session_id=session_id, include_ids=True)[
            "entry_ids"
        ]
        return found

    first = ids()
    new = {"employer": "Neu GmbH", "title": "Head", "date_range": "2025"}
    call(context, "update_cv_field", session_id=session_id, field_path="work_experience[0]", value=new, op="insert")
    assert ids()["work_experience"][1:] == first["work_experience"]
    call(context, "update_cv_field", session_id=session_id, field_path="work_experience[2]", op="remove")
    assert ids()["work_experience"][1:] == first["work_experience"][:1]
    call(context, "revert_cv_session", session_id=session_id, to_version=1)
    assert ids() == first
    assert "entry_ids" not in call(context, "get_cv_session", session_id=session_id)


def test_a_refused_edit_leaves_no_photo(context: Context, session_id: str) -> None:
    small = replace(context, limits=Limits(cv_bytes=3_000))
    encoded = io.BytesIO()
    Image.new("RGB", (200, 250), "navy").save(encoded, "PNG")
    picture = "data:image/png;base64," + base64.b64encode(encoded.getvalue()).decode()
    edits = [{"field_path": "photo_url", "value": picture}, {"field_path": "summary", "value": "Wort " * 550}]
    with pytest.raises(TooLarge):
        call(small, "update_cv_field", session_id=session_id, edits=edits)
    files_key = context.store.read(session_id).files_key
    with pytest.raises(NotFound):
        context.store.get_file(files_key, as_file(Photo(encoded.getvalue(), "image/png")).name)


def test_a_photo_is_kept_as_what_it_is_whatever_it_was_called(context: Context, session_id: str) -> None:
    Image.new("RGB", (200, 250), "navy").save(encoded := io.BytesIO(), "PNG")
    sent = "data:image/jpeg;base64," + base64.b64encode(encoded.getvalue()).decode()
    call(context, "update_cv_field", session_id=session_id, field_path="photo_url", value=sent)
    files_key = context.store.read(session_id).files_key
    name = as_file(Photo(encoded.getvalue(), "image/png")).name
    assert context.store.get_file(files_key, name).media_type == "image/png"


def test_edits_that_hold_more_than_a_cv_may_are_refused_before_they_are_carried_out(
    context: Context, session_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editing, "edited", lambda *_, **__: pytest.fail("was carried out"))
    section = {"heading": "Talks", "items": ["x" * 4_000] * 100}
    many = [{"field_path": "custom_sections", "op": "append", "value": section}] * 3
    for operation in ("update_cv_field", "process_cv_orchestrated"):
        with pytest.raises(TooLarge):
            call(context, operation, session_id=session_id, edits=many)
    with pytest.raises(TooLarge):
        call(context, "update_cv_field", session_id=session_id, field_path="interests", value=["x" * 4_000] * 300)


def test_a_photo_is_none_of_what_edits_may_hold(context: Context, session_id: str) -> None:
    picture = Image.frombytes("RGB", (700, 700), random.Random(1).randbytes(3 * 700 * 700))
    picture.save(encoded := io.BytesIO(), "PNG")
    sent = "data:image/png;base64," + base64.b64encode(encoded.getvalue()).decode()
    assert len(sent) > context.limits.cv_bytes
    assert call(context, "update_cv_field", session_id=session_id, field_path="photo_url", value=sent)["success"]


def test_a_person_may_leave_out_what_is_required(context: Context, cv_data: dict[str, Any]) -> None:
    session_id = invoke(context, BY_NAME["create_cv_session"], {"cv_data": {**cv_data, "phone": ""}}).as_json()[
        "session_id"
    ]
    with pytest.raises(NotReady) as refused:
        invoke(context, BY_NAME["generate_cv_from_session"], {"session_id": session_id})
    assert "allow_missing" in refused.value.details["action_required"]
    with pytest.raises(NotReady):
        invoke(context, BY_NAME["generate_cv_from_session"], {"session_id": session_id, "allow_missing": ["email"]})
    answer = invoke(
        context, BY_NAME["generate_cv_from_session"], {"session_id": session_id, "allow_missing": ["phone"]}
    )
    assert answer.as_json()["page_count"] == 1


@pytest.mark.parametrize(
    ("format", "ending", "media_type"),
    [("docx", "docx", "application/vnd"), ("json_resume", "json", "application/json"), ("markdown", "md", "text/markdown"),
     ("text", "txt", "text/plain")],
)  # fmt: skip
def test_a_cv_comes_in_every_format_behind_a_link(
    context: Context, cv_data: dict[str, Any], format: str, ending: str, media_type: str
) -> None:
    session_id = invoke(context, BY_NAME["create_cv_session"], {"cv_data": cv_data}).as_json()["session_id"]
    answer = invoke(context, BY_NAME["generate_cv_from_session"], {"session_id": session_id, "format": format})
    file = answer.file(context)
    assert file is not None
    assert answer.as_json()["file_name"].endswith(f".{ending}")
    assert file.media_type.startswith(media_type)


def test_logs_show_enough_of_an_id_to_find_its_lines_and_too_little_to_open_it(
    context: Context, session_id: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("INFO", logger="cv_generator"):
        call(context, "update_cv_field", session_id=session_id, field_path="headline", value="Engineer")
        with pytest.raises(SessionNotFound):
            call(context, "get_cv_session", session_id="5ea7a1f0-0000-4000-8000-000000009999")
    assert f"Updated session {session_id[:8]}…, version 2" in caplog.text
    assert "Session 5ea7a1f0… not found or expired" in caplog.text
    assert session_id not in caplog.text
