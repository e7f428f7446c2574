"""One suite for every door: the same calls are answered alike, whoever carries them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from cv_generator.cv import compact, paths
from cv_generator.operations.context import Context
from tests.surfaces.doors import DOORS, STDIO, DoorUnderTest

UNKNOWN = "00000000-0000-4000-8000-999999999999"


@pytest.fixture(scope="module")
def stdio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DoorUnderTest]:
    with DOORS[STDIO](tmp_path=tmp_path_factory.mktemp("stdio")) as opened:
        yield opened


@pytest.fixture(params=DOORS)
def door(
    request: pytest.FixtureRequest, context: Context, capsys: pytest.CaptureFixture[str]
) -> Iterator[DoorUnderTest]:
    if request.param == STDIO:
        yield request.getfixturevalue("stdio")  # one process for all tests
        return
    with DOORS[request.param](context=context, capsys=capsys) as opened:
        yield opened


def accepted(door: DoorUnderTest, operation: str, /, **arguments: Any) -> dict[str, Any]:
    ok, answer = door.call(operation, **arguments)
    assert ok, answer
    assert answer["success"] is True
    return answer


def refused(door: DoorUnderTest, operation: str, /, **arguments: Any) -> dict[str, Any]:
    ok, answer = door.call(operation, **arguments)
    assert not ok, answer
    assert answer["success"] is False
    assert "Traceback" not in str(answer)
    return answer


def opened(door: DoorUnderTest, cv_data: Any) -> str:
    session_id: str = accepted(door, "create_cv_session", cv_data=cv_data)["session_id"]
    return session_id


def test_a_document_becomes_a_session_that_is_edited_and_typeset(door: DoorUnderTest, sample_base64: str) -> None:
    answer = accepted(door, "extract_and_store_cv", document_base64=sample_base64)
    assert answer["cv_data_summary"]["full_name"] == "Katrin Größner"
    assert (answer["version"], answer["photo_extracted"], answer["ready"]) == (1, True, True)
    session = {"session_id": answer["session_id"]}
    edits = [
        {"field_path": "headline", "value": "Leiterin Wärmenetze"},
        {"field_path": "interests", "op": "append", "value": "Bergwandern"},
    ]
    edited = accepted(door, "update_cv_field", **session, edits=edits)
    assert (edited["version"], edited["edits_applied"]) == (2, 2)
    read = accepted(door, "get_cv_session", **session, fields=["headline", "interests"])
    assert read["cv_data"]["headline"] == "Leiterin Wärmenetze"
    assert read["cv_data"]["interests"][-1] == "Bergwandern"
    made = accepted(door, "generate_cv_from_session", **session)
    assert made["page_count"] in (1, 2)
    assert made["pdf_url"].startswith("http://cv.test/api/cv-files/")
    assert made["validation"]["is_valid"] is True


def test_the_history_names_the_door(door: DoorUnderTest, cv_data: dict[str, Any]) -> None:
    session_id = opened(door, cv_data)
    accepted(door, "update_cv_field", session_id=session_id, field_path="headline", value="Bridge builder")
    read = accepted(door, "get_cv_session", session_id=session_id, include_history=True)
    assert [(each["version"], each["by"]) for each in read["history"]] == [(2, door.by), (1, door.by)]
    assert read["history"][0]["changed_paths"] == ["headline"]


def test_wrong_keys_are_answered_with_the_right_ones_and_repaired_on_request(door: DoorUnderTest) -> None:
    wrong = {"personal_info": {"fullName": "Zoë"}, "employment_history": [{"company": "Brücke AG"}]}
    answer = refused(door, "create_cv_session", cv_data=wrong)
    assert answer["error"] == "Schema validation failed"
    assert answer["wrong_keys_detected"] == ["personal_info", "employment_history"]
    assert answer["mapping"] == {"personal_info.fullName": "full_name", "employment_history": "work_experience"}
    assert answer["canonical_schema"] == compact.schema()
    repaired = accepted(door, "create_cv_session", cv_data=wrong, repair=True)
    assert repaired["cv_data_summary"]["full_name"] == "Zoë"
    assert repaired["repairs"] == [f"{wrong} -> {right}" for wrong, right in answer["mapping"].items()]


def test_a_wrong_edit_undoes_the_batch_and_the_corrected_call_works(
    door: DoorUnderTest, cv_data: dict[str, Any]
) -> None:
    session_id = opened(door, cv_data)
    edits = [
        {"field_path": "headline", "value": "Bridge builder"},
        {"field_path": "work_experience[0].emploer", "value": "Most"},
        {"field_path": "interests", "value": "Chess, Hiking"},
    ]
    answer = refused(door, "update_cv_field", session_id=session_id, edits=edits)
    assert answer["error"] == "Invalid edit"
    assert [problem["path"] for problem in answer["problems"]] == ["work_experience[0].emploer", "interests"]
    assert accepted(door, "get_cv_session", session_id=session_id)["version"] == 1
    assert accepted(door, "update_cv_field", **answer["corrected_call"])["version"] == 2
    read = accepted(door, "get_cv_session", session_id=session_id, fields=["work_experience[0].employer", "interests"])
    assert list(read["cv_data"].values()) == ["Most", ["Chess", "Hiking"]]


def test_a_stale_version_is_refused_with_what_changed(door: DoorUnderTest, cv_data: dict[str, Any]) -> None:
    session_id = opened(door, cv_data)
    accepted(door, "update_cv_field", session_id=session_id, field_path="headline", value="One")
    edit = {"session_id": session_id, "edits": [{"field_path": "headline", "value": "Two"}]}
    answer = refused(door, "update_cv_field", **edit, expected_version=1)
    assert (answer["error"], answer["version"]) == ("Session changed since version 1", 2)
    assert answer["changed_paths"] == ["headline"]
    assert accepted(door, "update_cv_field", **edit, expected_version=2)["version"] == 3


def test_an_earlier_version_comes_back_as_a_new_one(door: DoorUnderTest, cv_data: dict[str, Any]) -> None:
    session_id = opened(door, cv_data)
    accepted(door, "update_cv_field", session_id=session_id, field_path="full_name", value="")
    answer = accepted(door, "revert_cv_session", session_id=session_id, to_version=1)
    assert (answer["version"], answer["reverted_to"]) == (3, 1)
    read = accepted(door, "get_cv_session", session_id=session_id, fields=["full_name"])
    assert read["cv_data"] == {"full_name": cv_data["full_name"]}


def test_a_cv_that_is_not_ready_keeps_its_session(door: DoorUnderTest, cv_data: dict[str, Any]) -> None:
    session_id = opened(door, {**cv_data, "phone": ""})
    answer = refused(door, "generate_cv_from_session", session_id=session_id)
    assert answer["error"] == "CV data validation failed"
    assert answer["validation_errors"] == ["phone is required"]
    assert (answer["session_id"], answer["version"]) == (session_id, 1)


def test_one_call_edits_and_typesets(door: DoorUnderTest, cv_data: dict[str, Any]) -> None:
    session_id = opened(door, cv_data)
    edits = [{"field_path": "headline", "value": "Bridge builder"}]
    answer = accepted(door, "process_cv_orchestrated", session_id=session_id, edits=edits)
    assert answer["version"] == 2
    assert answer["pdf_url"]
    assert "headline" in answer["cv_data_summary"]["fields_populated"]


def test_a_deleted_session_is_unknown_like_one_that_never_was(door: DoorUnderTest, cv_data: dict[str, Any]) -> None:
    session_id = opened(door, cv_data)
    assert accepted(door, "delete_cv_session", session_id=session_id)["deleted"] is True
    erased, unknown, *no_ids = [
        refused(door, "get_cv_session", session_id=each) for each in (session_id, UNKNOWN, "../etc", "")
    ]
    assert erased["error"] == "Session not found or expired"
    assert erased["action_required"]
    assert erased == unknown
    for answer in no_ids:
        assert "form of a session_id" in answer.pop("action_required")
        assert answer == {name: value for name, value in erased.items() if name != "action_required"}


@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        ({}, "session_id"),
        ({"session_id": 5}, "session_id"),
        ({"session_id": UNKNOWN, "fields": "headline"}, "fields"),
        ({"session_id": UNKNOWN, "nonsense": 1}, "nonsense"),
    ],
)
def test_wrong_arguments_are_named(door: DoorUnderTest, arguments: dict[str, Any], path: str) -> None:
    answer = refused(door, "get_cv_session", **arguments)
    assert answer["problems"][0]["path"] == path
    assert answer["problems"][0]["hint"]


def test_more_problems_than_anybody_reads_are_counted(door: DoorUnderTest) -> None:
    answer = refused(door, "create_cv_session", cv_data={"interests": [{"a": {"b": True}}] * 400, "email": 5})
    assert len(answer["problems"]) + answer["problems_left_out"] == 401
    assert len(str(answer)) < 20_000


def test_the_legacy_operations_answer_where_they_are_asked_for(
    door: DoorUnderTest, cv_data: dict[str, Any], sample_base64: str
) -> None:
    assert accepted(door, "validate_cv", cv_data=cv_data)["is_valid"] is True
    assert accepted(door, "extract_photo", docx_base64=sample_base64)["photo_data_uri"].startswith("data:image/")
    assert accepted(door, "generate_cv_action", cv_data=cv_data)["pdf_base64"].startswith("JVBERi0")
    assert refused(door, "generate_cv_action", cv_data={"personal": {"name": "Z"}})["mapping"]


def test_there_are_six_doors() -> None:
    assert len(DOORS) == 6


def test_a_page_can_be_looked_at_before_the_cv_is_ready(door: DoorUnderTest, cv_data: dict[str, Any]) -> None:
    session_id = opened(door, {**cv_data, "phone": ""})
    answer = accepted(door, "preview_cv", session_id=session_id)
    assert (answer["page"], answer["page_count"], answer["version"]) == (1, 1, 1)
    refusal = refused(door, "preview_cv", session_id=session_id, page=2)
    assert refusal["error"] == "There is no page 2: the CV has 1"


WRONG: tuple[tuple[str, Any, str, Any], ...] = (
    ("skills", '[{"category": "DB", "skills": ["a", "b, c"]}]', "", [{"group": "DB", "items": ["a", "b, c"]}]),
    ("interests", '["a", "b, c"]', "append", ["a", "b, c"]),
    ("awards", {"items": ["Prize, 2019", "Medal"]}, "", ["Prize, 2019", "Medal"]),
    ("languages", {"German": "native", "English": "C1"}, "",
     [{"language": "German", "level": "native"}, {"language": "English", "level": "C1"}]),
    ("languages", "English, C1; German, B2", "",
     [{"language": "English", "level": "C1"}, {"language": "German", "level": "B2"}]),
    ("custom_sections", {"Talks": ["One, two"]}, "", [{"heading": "Talks", "items": ["One, two"], "entries": []}]),
    ("personal_details", {"Driving licence": "B"}, "", [{"label": "Driving licence", "value": "B"}]),
    ("hobbies/-", "Rowing", "", ["Kept", "Rowing"]),
    ("certificates", [{"name": "PMP", "year": 2017}], "", ["PMP, 2017"]),
    ("work_experience[-1].company", "Most", "", None),
    ("/work_experience/0/bullets/-", "- Third", "", None),
    ("design", {"theme": "classic", "colour": "#00aaff"}, "", None),
    ("linkedin", "linkedin.com/in/zoe-example", "", None),
    ("language", "German", "", "de"),
    ("work_experience[0].date_range", {"start": "2020-01", "end": "present"}, "", None),
    ("interests", ["Nothing like it"], "remove", None),
)  # fmt: skip
"""Path, value and op as confused assistants send them, and what the field must hold in the end; None where a word will do."""

FIELDS = {"hobbies/-": "interests", "certificates": "certifications"}


def test_wrong_edits_are_repaired_by_sending_what_the_answer_says(door: DoorUnderTest, cv_data: dict[str, Any]) -> None:
    emptied = {name: [] for name in ("skills", "interests", "languages")}
    session_id = opened(door, {**cv_data, **emptied})
    for path, value, op, expected in WRONG:
        field = FIELDS.get(path, path)
        edits: list[dict[str, Any]] = [{"field_path": path, "value": value, **({"op": op} if op else {})}]
        call: dict[str, Any] = {"session_id": session_id, "edits": edits}
        for _ in range(4):
            ok, answer = door.call("update_cv_field", **call)
            if ok or "corrected_call" not in answer:
                break
            call = answer["corrected_call"]
        if op == "remove":
            assert not ok
            assert "interests" in accepted(door, "get_cv_session", session_id=session_id)["cv_data"]
            continue
        assert ok, (path, answer)
        if expected is not None:
            found = accepted(door, "get_cv_session", session_id=session_id, fields=[field])["cv_data"][field]
            assert found == expected, path
            if field not in ("language", "interests"):
                accepted(door, "update_cv_field", session_id=session_id, field_path=field, value=[])
        if field == "interests":
            accepted(door, "update_cv_field", session_id=session_id, field_path=field, value=["Kept"])


FRESH: tuple[tuple[dict[str, Any], str, Any], ...] = (
    ({"field_path": "interests", "value": "Chess"}, "interests", ["Tennis", "Reading", "Chess"]),
    ({"field_path": "skills", "value": "Go, Rust"}, "skills", ["Python", "SQL", "Go", "Rust"]),
    ({"field_path": "skills", "value": "Go, Rust", "op": "append"}, "skills", ["Python", "SQL", "Go", "Rust"]),
    ({"field_path": "skills", "value": "SQL, Python, Go"}, "skills", ["SQL", "Python", "Go"]),
    ({"field_path": "work_experience[0].bullets", "value": "• One, two\n• Three", "op": "append"},
     "work_experience[0].bullets", ["Built bridges", "Kept them standing", "One, two", "Three"]),
    ({"field_path": "berufserfahrung[0].arbeitgeber", "value": "Neu AG"}, "work_experience[0].employer", "Neu AG"),
    ({"field_path": "doświadczenie.0.stanowisko", "value": "Inżynier"}, "work_experience[0].title", "Inżynier"),
    ({"field_path": "certifications", "value": json.dumps(json.dumps(["PMP, 2017", "Scrum"])), "op": "append"},
     "certifications", ["PMP, 2017", "Scrum"]),
    ({"field_path": "$.cv_data.work_experience[-1].position", "value": "Head"}, "work_experience[1].title", "Head"),
    ({"field_path": "cv_data", "value": {"headline": "A", "hobbies": ["B"]}}, "interests", ["Tennis", "Reading", "B"]),
    ({"field_path": "work_experience[1]", "value": "first", "op": "move"}, "work_experience[0].title", "Junior engineer"),
    ({"field_path": "headline", "value": "A", "edits": [{"field_path": "interests", "value": "Go", "op": "append"}]},
     "interests", ["Tennis", "Reading", "Go"]),
    ({"edits": [{"op": "replace", "path": "/headline", "value": "A"}, {"op": "add", "path": "/interests/-", "value": "Go"}]},
     "interests", ["Tennis", "Reading", "Go"]),
    ({"updates": [{"field": "headline", "new_value": "Engineer, MSc"}]}, "headline", "Engineer, MSc"),
    ({"field_path": "languages", "value": {"Deutsch": "Muttersprache", "Englisch": "C1"}, "op": "append"}, "languages",
     [{"language": "German", "level": "Muttersprache"}, {"language": "Englisch", "level": "C1"}]),
    ({"field_path": "expérience[0].poste", "value": "Cheffe"}, "work_experience[0].title", "Cheffe"),
    ({"field_path": "experiencia[0].empresa", "value": "Sol SL"}, "work_experience[0].employer", "Sol SL"),
    ({"field_path": "istruzione[0].istituto", "value": "Bari"}, "education[0].institution", "Bari"),
    ({"field_path": "work_experience[0].date_range", "value": ["2015-03", "2019-11"]}, "work_experience[0].date_range",
     "2015-03 – 2019-11"),
    ({"cv_data": {"headline": "Lead"}}, "headline", "Lead"),
    ({"edits": [{"field_path": "headline", "value": "Lead"}], "reason": "asked for"}, "headline", "Lead"),
    ({"field_path": "/languages/Deutsch/level", "value": "C2"}, "languages", [{"language": "German", "level": "C2"}]),
    ({"patch": [{"op": "add", "path": "/headline", "value": "Lead"}]}, "headline", "Lead"),
    ({"field_path": "interests", "value": ["Tennis", "null", "<b>Go</b>"]}, "interests", ["Tennis", "**Go**"]),
    ({"field_path": "work_experience[0]", "value": {"location": "None"}}, "work_experience[0].location", "Zürich"),
    ({"field_path": "skills", "value": "Python", "op": "remove"}, "skills", ["SQL"]),
    ({"field_path": "address", "value": {"street": "Weg 1", "zip": "12345", "city": "Berlin"}}, "address_lines",
     ["Weg 1", "12345 Berlin"]),
)  # fmt: skip
"""A call as a confused assistant sends it, a path, and what that must hold once every call that was offered is sent."""


@pytest.mark.parametrize("form", ["as sent", "strict"])
def test_calls_that_go_wrong_in_their_form_are_repaired_and_nothing_is_lost(
    door: DoorUnderTest, cv_data: dict[str, Any], form: str
) -> None:
    start = {
        **cv_data,
        "interests": ["Tennis", "Reading"],
        "skills": ["Python", "SQL"],
        "languages": ["German (native)"],
    }
    for sent, path, expected in FRESH:
        session_id = opened(door, start)
        call: dict[str, Any] | None = {"session_id": session_id, **sent}
        if form == "strict" and "field_path" in sent and "edits" not in sent:
            value = sent["value"] if isinstance(sent["value"], str) else json.dumps(sent["value"])
            edit = {"field_path": sent["field_path"], "value": value, "op": sent.get("op")}
            call = {"session_id": session_id, "edits": [edit], "expected_version": None}
        answer: dict[str, Any] = {}
        for _ in range(5):
            if not call:
                break
            _, answer = door.call("update_cv_field", **call)
            call = answer.get("corrected_call") or answer.get("suggested_call")
        assert answer["success"], (sent, answer)
        found = accepted(door, "get_cv_session", session_id=session_id, fields=[path])["cv_data"]
        assert _at(found, path) == expected, (sent, answer)


def _at(cv_data: dict[str, Any], path: str) -> Any:
    return paths.get(cv_data, path) if path not in cv_data else cv_data[path]


def test_what_is_no_number_and_no_field_is_said_once_and_plainly(door: DoorUnderTest, cv_data: dict[str, Any]) -> None:
    session_id = opened(door, cv_data)
    answer = refused(door, "revert_cv_session", session_id=session_id, to_version="the good one")
    assert answer["problems"][0]["hint"].startswith("Send a version's number")
    answer = refused(door, "get_cv_session", session_id=session_id, fields=["lebenslaeufe"])
    assert answer["error"] == "fields: lebenslaeufe is not a field of the CV"
