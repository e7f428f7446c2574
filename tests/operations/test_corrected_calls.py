"""A corrected call is the whole call, in the form in which it came: sent as it stands, it is carried out."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cv_generator.errors import InvalidInput, UserError
from cv_generator.operations import tools
from cv_generator.operations.context import Context
from cv_generator.operations.dispatch import invoke
from cv_generator.operations.registry import BY_NAME
from tests.surfaces.scripted_model import filled_in

EDIT = "update_cv_field"


@pytest.fixture
def session_id(context: Context, cv_data: dict[str, Any]) -> str:
    answer = invoke(context, BY_NAME["create_cv_session"], {"cv_data": cv_data}).as_json()
    return str(answer["session_id"])


def called(context: Context, name: str, **arguments: Any) -> dict[str, Any]:
    return invoke(context, BY_NAME[name], arguments).as_json()


def corrected(context: Context, name: str, **arguments: Any) -> dict[str, Any]:
    with pytest.raises(UserError) as refused:
        invoke(context, BY_NAME[name], arguments)
    found: dict[str, Any] = refused.value.details["corrected_call"]
    return found


def stored(context: Context, session_id: str) -> dict[str, Any]:
    found: dict[str, Any] = called(context, "get_cv_session", session_id=session_id)["cv_data"]
    return found


@pytest.mark.parametrize("name", ["file", "document", "docx", "pdf", "base64", "document_base64", "docx_base64"])
@pytest.mark.parametrize(
    "value", ["cv.docx", "/mnt/data/cv.pdf", "https://anna.example/cv.pdf", "Here is my CV: Anna, cook."]
)
@pytest.mark.parametrize("operation", ["extract_and_store_cv", "process_cv_orchestrated", "extract_photo"])
def test_what_holds_no_document_is_never_offered_as_one(
    context: Context, operation: str, name: str, value: str
) -> None:
    with pytest.raises(UserError) as refused:
        invoke(context, BY_NAME[operation], {name: value})
    assert "corrected_call" not in refused.value.details
    assert refused.value.problems[0].hint


@pytest.mark.parametrize(
    "sent",
    [
        {"edits": {"headline": "Lead", "interests": ["Chess"]}},
        {"edits": [{"headline": "Lead"}, {"interests": ["Chess"]}]},
        {"headline": "Lead", "interests": ["Chess"]},
        {"tagline": "Lead", "hobbies": ["Chess"]},
        {"updates": [{"path": "headline", "new_value": "Lead"}, {"path": "interests", "new_value": ["Chess"]}]},
        {"edits": {"headline": "Lead", "interests": '["Chess"]'}},
        {
            "edits": json.dumps(
                [{"field_path": "headline", "value": "Lead"}, {"field_path": "interests", "value": "Chess"}]
            )
        },
        {
            "edits": [
                {"op": "add", "path": "/headline", "value": "Lead"},
                {"op": "replace", "path": "/interests", "value": ["Chess"]},
            ]
        },
    ],
)
def test_edits_in_other_forms_are_answered_with_a_call_that_works(
    context: Context, session_id: str, sent: dict[str, Any]
) -> None:
    call = {"session_id": session_id, **sent}
    for _ in range(3):
        try:
            called(context, EDIT, **call)
            break
        except UserError as error:
            call = error.details["corrected_call"]
    after = stored(context, session_id)
    assert (after["headline"], after["interests"]) == ("Lead", ["Chess"])


@pytest.mark.parametrize(
    ("sent", "field", "expected"),
    [
        ({"edits": [{"op": "add", "path": "/interests/-", "value": "Chess"}]}, "interests", ["Rowing", "Chess"]),
        ({"edits": [{"op": "add", "path": "/interests/0", "value": "Chess"}]}, "interests", ["Chess", "Rowing"]),
        ({"edits": [{"op": "add", "path": "/headline", "value": "Lead"}]}, "headline", "Lead"),
        ({"patch": [{"op": "replace", "path": "/hedline", "value": "Lead"}]}, "headline", "Lead"),
        ({"updates": {"interests[Rowing]": "Chess"}}, "interests", ["Chess"]),
        ({"path": "/interests/0", "new_value": "Chess"}, "interests", ["Chess"]),
        ({"interests": {"items": ["Chess"]}}, "interests", ["Chess"]),
    ],
)
@pytest.mark.parametrize("name", [EDIT, "process_cv_orchestrated"])
def test_arguments_and_paths_of_other_tools_are_mended_in_one_answer(
    context: Context, session_id: str, name: str, sent: dict[str, Any], field: str, expected: Any
) -> None:
    called(context, EDIT, session_id=session_id, edits=[
        {"field_path": "headline", "value": "Engineer"}, {"field_path": "interests", "value": ["Rowing"]},
    ])  # fmt: skip
    if "edits" not in sent:
        name = EDIT
    call = corrected(context, name, session_id=session_id, **sent)
    called(context, name, **call)
    assert stored(context, session_id)[field] == expected


@pytest.mark.parametrize("name", ["edits", "updates"])
@pytest.mark.parametrize("is_strict", [True, False])
def test_edits_as_the_value_of_an_edit_are_the_edits(
    context: Context, session_id: str, name: str, is_strict: bool
) -> None:
    held = [{"field_path": "headline", "value": "Lead"}, {"field_path": "interests", "value": "Chess", "op": "append"}]
    sent: dict[str, Any] = {"session_id": session_id, "edits": [{"field_path": name, "value": json.dumps(held)}]}
    call = corrected(context, EDIT, **(strict(EDIT, sent) if is_strict else sent))
    called(context, EDIT, **call)
    after = stored(context, session_id)
    assert (after["headline"], after["interests"]) == ("Lead", ["Chess"])
    assert "custom_sections" not in after


@pytest.mark.parametrize("name", ["max_pages", "pdf_delivery"])
def test_what_only_the_file_has_is_sent_where_it_is_made(context: Context, session_id: str, name: str) -> None:
    with pytest.raises(UserError) as refused:
        called(context, EDIT, session_id=session_id, field_path="headline", value="Lead", **{name: 1})
    assert "generate_cv_from_session" in refused.value.problems[0].hint


def test_what_no_call_can_mend_is_told_at_once_with_what_was_wrong_besides(context: Context, session_id: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        called(context, EDIT, session_id=session_id, updates=[{"path": "phone", "value": "12"}])
    assert "corrected_call" not in refused.value.details
    assert [problem.path for problem in refused.value.problems] == ["updates", "phone"]


def test_a_corrected_edit_names_its_session_and_keeps_the_rest_of_the_call(context: Context, session_id: str) -> None:
    call = corrected(context, EDIT, session_id=session_id, field_path="headlin", value="Lead", expected_version=1)
    assert call == {
        "session_id": session_id,
        "expected_version": 1,
        "edits": [{"field_path": "headline", "value": "Lead"}],
    }
    assert called(context, EDIT, **call)["version"] == 2


def strict(name: str, arguments: dict[str, Any]) -> dict[str, Any]:
    """As a strict tool sends it: every argument named, null for what is left out."""
    schema = tools.parameters(BY_NAME[name])
    found: dict[str, Any] = filled_in(arguments, schema)
    return found


@pytest.mark.parametrize(
    ("path", "value", "op", "field", "expected"),
    [
        (
            "skills",
            '[{"category": "DB", "skills": ["a", "b, c"]}]',
            None,
            "skills",
            [{"group": "DB", "items": ["a", "b, c"]}],
        ),
        ("interests", '["a", "b, c"]', "append", "interests", ["a", "b, c"]),
        (
            "languages",
            '[{"lang": "German", "fluency": "C2"}]',
            None,
            "languages",
            [{"language": "German", "level": "C2"}],
        ),
        ("awards", '{"items": ["a", "b"]}', None, "awards", ["a", "b"]),
        ("certifications", '[{"name": "PMP", "year": 2017}]', None, "certifications", ["PMP, 2017"]),
    ],
)
def test_a_strict_tool_gets_its_corrected_call_in_the_strict_form(
    context: Context, session_id: str, path: str, value: str, op: str | None, field: str, expected: Any
) -> None:
    called(context, EDIT, session_id=session_id, edits=[{"field_path": field, "op": "remove"}])
    sent = strict(EDIT, {"session_id": session_id, "edits": [{"field_path": path, "value": value, "op": op}]})
    try:
        called(context, EDIT, **sent)
    except UserError as error:
        call = error.details["corrected_call"]
        assert call == strict(EDIT, call)
        assert all(each["value"] is None or isinstance(each["value"], str) for each in call["edits"])
        called(context, EDIT, **call)
    assert stored(context, session_id)[field] == expected


def test_a_document_that_was_read_is_not_sent_back(context: Context, sample_base64: str) -> None:
    edits = [{"field_path": "headlin", "value": "Lead"}]
    call = corrected(context, "process_cv_orchestrated", document_base64=sample_base64, edits=edits, language="en")
    assert "document_base64" not in call
    assert (call["edits"], call["language"]) == ([{"field_path": "headline", "value": "Lead"}], "en")
    assert called(context, "process_cv_orchestrated", **call)["version"] == 2
    assert stored(context, call["session_id"])["headline"] == "Lead"


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ({"headline": "Lead"}, [{"field_path": "headline", "value": "Lead"}]),
        (
            {"work_experience": [{"employer": "New Ltd", "title": "Lead"}]},
            [{"field_path": "work_experience", "value": {"employer": "New Ltd", "title": "Lead"}, "op": "append"}],
        ),
        ({"set": {"headline": "Lead"}}, [{"field_path": "headline", "value": "Lead", "op": "set"}]),
    ],
)
def test_a_document_whose_edits_are_an_object_is_read_once_and_loses_nothing(
    context: Context, sample_base64: str, edits: Any, expected: Any
) -> None:
    call = corrected(context, "process_cv_orchestrated", document_base64=sample_base64, edits=edits)
    assert (call.keys(), call["edits"]) == ({"session_id", "edits"}, expected)
    before = stored(context, call["session_id"])
    called(context, "process_cv_orchestrated", **call)
    after = stored(context, call["session_id"])
    assert len(after["work_experience"]) == len(before["work_experience"]) + ("work_experience" in edits)
    assert ("headline" in edits or "set" in edits) == (after["headline"] == "Lead")


def test_a_document_that_cannot_be_read_is_told_when_the_rest_of_the_call_is_right(context: Context) -> None:
    with pytest.raises(InvalidInput) as refused:
        called(context, "process_cv_orchestrated", document_base64="bm90aGluZw==", edits={"headline": "Lead"})
    assert "session_id" not in refused.value.details
    with pytest.raises(UserError, match="could not be read"):
        called(context, "process_cv_orchestrated", **refused.value.details["corrected_call"])


@pytest.mark.parametrize(
    "edits",
    [
        {"0": {"field_path": "headline", "value": "Lead"}, "1": {"field_path": "interests", "value": ["Chess"]}},
        {"edits": [{"field_path": "headline", "value": "Lead"}, {"field_path": "interests", "value": ["Chess"]}]},
        {"set": {"headline": "Lead"}, "append": {"interests": "Chess"}},
        {"$set": {"headline": "Lead"}, "$push": {"interests": {"$each": ["Chess"]}}},
        {
            "update": [{"field_path": "headline", "value": "Lead"}],
            "add": [{"field_path": "interests", "value": "Chess"}],
        },
        [{"$set": {"headline": "Lead"}}, {"$addToSet": {"interests": "Chess"}}],
    ],
)
def test_edits_under_what_is_to_be_done_are_understood(context: Context, session_id: str, edits: Any) -> None:
    called(context, EDIT, **corrected(context, EDIT, session_id=session_id, edits=edits))
    after = stored(context, session_id)
    assert (after["headline"], after["interests"]) == ("Lead", ["Chess"])


@pytest.mark.parametrize(
    "edits", [{"$unset": {"headline": ""}}, {"remove": ["headline"]}, {"$pull": {"skills": "Redis"}}]
)
def test_removals_under_their_name_are_understood(context: Context, session_id: str, edits: Any) -> None:
    called(context, EDIT, session_id=session_id, edits=[{"field_path": "headline", "value": "Lead"}])
    called(context, EDIT, **corrected(context, EDIT, session_id=session_id, edits=edits))
    after = stored(context, session_id)
    if "$pull" in edits:
        assert (after["headline"], after["skills"][1]["items"]) == ("Lead", ["PostgreSQL"])
    else:
        assert "headline" not in after or after["headline"] == ""


@pytest.mark.parametrize(
    ("name", "sent", "meant"),
    [
        (
            "generate_cv_from_session",
            {"options": {"max_pages": 1, "template": "compact"}},
            {"max_pages": 1, "template": "compact"},
        ),
        ("generate_cv_from_session", {"max_pages": "2 pages"}, {"max_pages": 2}),
        ("preview_cv", {"page": "Page 1"}, {"page": 1}),
        ("revert_cv_session", {"to_version": "v1"}, {"to_version": 1}),
    ],
)
def test_options_in_an_object_and_numbers_with_their_words_are_understood(
    context: Context, session_id: str, name: str, sent: dict[str, Any], meant: dict[str, Any]
) -> None:
    assert corrected(context, name, session_id=session_id, **sent) == {"session_id": session_id, **meant}


@pytest.mark.parametrize(
    "sent",
    [
        {"data": {"name": "Ada", "jobs": [{"firma": "Span", "rolle": "Lead"}]}},
        {"full_name": "Ada", "jobs": [{"firma": "Span", "rolle": "Lead"}]},
        {"resume": {"basics": {"name": "Ada"}, "experience": [{"company_name": "Span", "job_title": "Lead"}]}},
    ],
)
def test_data_under_other_names_are_repaired_by_the_one_call_that_is_offered(
    context: Context, sent: dict[str, Any]
) -> None:
    call = corrected(context, "create_cv_session", **sent)
    assert "repair" not in call
    after = stored(context, called(context, "create_cv_session", **call)["session_id"])
    assert (after["full_name"], after["work_experience"][0]["employer"]) == ("Ada", "Span")
    assert after["work_experience"][0]["title"] == "Lead"


def test_data_that_no_mapping_covers_are_told_with_the_wrong_name_of_their_argument(context: Context) -> None:
    with pytest.raises(InvalidInput) as refused:
        called(context, "create_cv_session", data={"full_name": "Ada", "shoe": {"size": 43}})
    shoe = {"heading": "Shoe", "items": ["size: 43"]}
    assert refused.value.details["corrected_call"] == {"cv_data": {"full_name": "Ada", "custom_sections": [shoe]}}
    assert refused.value.details["mapping"] == {"shoe": None}


@pytest.mark.parametrize(
    ("edit", "meant"),
    [
        (
            {"section": "work_experience", "index": 1, "field": "title", "value": "Lead"},
            {"field_path": "work_experience[1].title", "value": "Lead"},
        ),
        ({"section": "languages", "op": "add", "value": "Dutch (A2)"}, {"field_path": "languages", "value": "Dutch (A2)", "op": "append"}),
        ({"field_path": ["work_experience", 1, "title"], "value": "Lead"}, {"field_path": "work_experience[1].title", "value": "Lead"}),
        (
            {"field_path": "work_experience", "index": "1", "value": {"title": "Lead"}},
            {"field_path": "work_experience[1]", "value": {"title": "Lead"}},
        ),
        ({"field_path": "skills", "op": "prepend", "value": "Go"}, {"field_path": "skills[0]", "value": "Go", "op": "insert"}),
        ({"field_path": "work_experience[0]", "op": "merge", "value": {"title": "Lead"}},
         {"field_path": "work_experience[0]", "value": {"title": "Lead"}, "op": "set"}),
        ({"field_path": "skills[1]", "op": "move", "to_index": 0}, {"field_path": "skills[1]", "value": 0, "op": "move"}),
        ({"field_path": "work_experience[1]", "op": "move", "value": "work_experience[0]"},
         {"field_path": "work_experience[1]", "value": 0, "op": "move"}),
        ({"field_path": "languages[1]", "op": "move", "value": "German"}, {"field_path": "languages[1]", "value": 0, "op": "move"}),
    ],
)  # fmt: skip
def test_places_and_targets_in_steps_of_their_own_are_understood(
    context: Context, session_id: str, edit: dict[str, Any], meant: dict[str, Any]
) -> None:
    call = corrected(context, EDIT, session_id=session_id, edits=[edit])
    assert call == {"session_id": session_id, "edits": [meant]}
    called(context, EDIT, **call)


def test_a_session_that_each_edit_names_is_the_calls(context: Context, session_id: str) -> None:
    edits = [{"session_id": session_id, "field_path": "headline", "value": "Lead"}]
    meant = {"session_id": session_id, "edits": [{"field_path": "headline", "value": "Lead"}]}
    with pytest.raises(InvalidInput) as refused:
        called(context, EDIT, edits=edits)
    assert refused.value.details["corrected_call"] == meant
    assert corrected(context, EDIT, session_id=session_id, edits=edits) == meant
    with pytest.raises(InvalidInput) as refused:
        called(context, EDIT, session_id=session_id, edits=[*edits, {**edits[0], "session_id": "another"}])
    assert "corrected_call" not in refused.value.details


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        ({"field_path": "summary", "find": "Calm", "replace": "Cool"}, "the whole new one as value"),
        ({"field_path": "summary", "old_value": "Calm", "new_value": "Cool"}, "the whole new one as value"),
        ("headline = Lead", '"field_path"'),
    ],
)
def test_a_part_of_a_text_never_takes_the_place_of_the_whole(
    context: Context, session_id: str, edit: Any, told: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        called(context, EDIT, session_id=session_id, edits=[edit])
    assert "corrected_call" not in refused.value.details
    assert told in refused.value.problems[0].hint


def test_no_call_is_offered_that_says_nothing(context: Context, session_id: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        called(context, EDIT, session_id=session_id, edits=[])
    assert "corrected_call" not in refused.value.details
    assert refused.value.problems[-1].path == "field_path"


def test_no_hint_says_to_leave_away_what_the_corrected_call_holds(context: Context, session_id: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        called(context, EDIT, session_id=session_id, fields={"headline": "Lead"}, reason="asked")
    hints = {problem.path: problem.hint for problem in refused.value.problems}
    assert hints["fields"] == "corrected_call has it where it belongs."
    assert hints["reason"].startswith("It is left away in corrected_call")


@pytest.mark.parametrize(
    ("name", "sent", "told"),
    [
        ("process_cv_orchestrated", {"cv_data": {"full_name": "Ada"}}, "create_cv_session"),
        ("extract_and_store_cv", {"text": "Ada"}, "create_cv_session"),
        ("extract_and_store_cv", {"file_id": "file-1"}, "request_cv_upload"),
        ("revert_cv_session", {"session_id": "x", "to_version": "the good one"}, "include_history"),
    ],
)
def test_what_another_call_takes_is_told(context: Context, name: str, sent: dict[str, Any], told: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        called(context, name, **sent)
    assert told in refused.value.problems[0].hint


@pytest.mark.parametrize(("op", "told"), [("test", "expected_version"), ("copy", "op append")])
def test_what_json_patch_has_besides_is_told(context: Context, session_id: str, op: str, told: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        called(context, EDIT, session_id=session_id, edits=[{"op": op, "path": "/headline", "value": "x"}])
    hints = {problem.path: problem.hint for problem in refused.value.problems}
    assert told in hints["edits[0].op"]
    assert hints["edits[0].path"] == "Did you mean field_path?"


def test_a_template_by_its_earlier_name_inside_data_is_told(context: Context, cv_data: dict[str, Any]) -> None:
    answers = [
        called(context, "create_cv_session", cv_data={**cv_data, "design": {"template": "modern"}}),
        called(context, "create_cv_session", cv_data={**cv_data, "theme": "Modern"}, repair=True),
        called(context, EDIT, session_id=called(context, "create_cv_session", cv_data=cv_data)["session_id"],
               edits=[{"field_path": "design.template", "value": "modern"}]),
        called(context, EDIT, session_id=called(context, "create_cv_session", cv_data=cv_data)["session_id"],
               edits=[{"field_path": "design", "value": {"template": "modern"}}]),
        called(context, "validate_cv", cv_data={**cv_data, "design": {"template": "modern"}}),
    ]  # fmt: skip
    for answer in answers:
        assert [each["path"] for each in answer["warnings"]] == ["design.template"]
        assert "is called compact now" in answer["warnings"][0]["message"]
    fine = called(context, "create_cv_session", cv_data={**cv_data, "design": {"template": "compact"}})
    assert "warnings" not in fine


@pytest.mark.parametrize("around", [" {} ", '"{}"', "`{}`", "{}\n", "<{}>"])
def test_what_a_handle_picked_up_on_its_way_is_taken_off(context: Context, session_id: str, around: str) -> None:
    assert (
        called(context, "get_cv_session", session_id=around.format(session_id), fields=[])["session_id"] == session_id
    )


@pytest.mark.parametrize(
    "sent",
    [
        "/mnt/data/cv.pdf",
        "sandbox:/mnt/data/My CV.docx",
        "file-AbCdEf123456",
        "https://example.com/cv.pdf",
        "cv.pdf",
        "C:\\cv.docx",
    ],
)
def test_a_document_by_its_name_is_answered_with_the_way_to_hand_one_over(context: Context, sent: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        called(context, "extract_and_store_cv", document_base64=sent)
    [problem] = refused.value.problems
    assert problem.code == "names_a_file"
    assert "request_cv_upload" in problem.hint


def test_the_advice_about_photos_is_that_of_the_guide(context: Context, session_id: str) -> None:
    with pytest.raises(UserError) as refused:
        called(context, EDIT, session_id=session_id, field_path="photo_url", value="https://example.com/me.jpg")
    assert "session's page" in refused.value.problems[0].hint


def test_an_edit_tells_what_it_did_besides(context: Context, session_id: str) -> None:
    edits = [
        {"field_path": "work_experience[0]", "value": {"bullets": [], "date_range": "till 2020"}},
        {
            "field_path": "work_experience",
            "value": {"employer": "New", "date_range": "2024-01 – Present"},
            "op": "append",
        },
    ]
    answer = called(context, EDIT, session_id=session_id, edits=edits)
    assert answer["emptied"] == ["work_experience[0].bullets"]
    assert answer["stored"] == {"work_experience[0].date_range": "2020"}
    assert [each["code"] for each in answer["warnings"]] == ["took_away", "words_left_out", "not_newest_first"]
    called(context, EDIT, **answer["suggested_call"])
    new, old, *_ = stored(context, session_id)["work_experience"]
    assert (new["employer"], old["date_range"]) == ("New", "2020-01 – 2020")


@pytest.mark.parametrize("name", [EDIT, "process_cv_orchestrated"])
def test_a_strict_tool_gets_its_suggested_call_in_the_strict_form(context: Context, session_id: str, name: str) -> None:
    newest = '{"employer": "New", "date_range": "2024-01 – Present"}'
    edits = [{"field_path": "work_experience", "value": newest, "op": "append"}]
    answer = called(context, name, **strict(name, {"session_id": session_id, "edits": edits}))
    call = answer["suggested_call"]
    assert call == strict(EDIT, call)
    assert [each["value"] for each in call["edits"]] == ["0"]
    called(context, EDIT, **call)
    assert stored(context, session_id)["work_experience"][0]["employer"] == "New"


def test_an_edit_that_did_nothing_besides_says_nothing_of_it(context: Context, session_id: str) -> None:
    answer = called(context, EDIT, session_id=session_id, field_path="headline", value="Lead")
    assert set(answer) == {"success", "session_id", "field_updated", "version", "ready", "missing"}


@pytest.mark.parametrize(
    ("edit", "corrected_edit"),
    [
        ({"op": "move", "from": "/work_experience/1", "path": "/work_experience/0"},
         {"op": "move", "field_path": "work_experience[1]", "value": 0}),
        ({"field_path": "interests", "op": "insert", "index": 0, "value": "Rowing"},
         {"op": "insert", "value": "Rowing", "field_path": "interests[0]"}),
        ({"field_path": "interests", "op": "clear"}, {"field_path": "interests", "op": "remove"}),
        ({"field_path": "headline", "op": "modify", "value": "X"}, {"field_path": "headline", "op": "set", "value": "X"}),
    ],
)  # fmt: skip
def test_edits_in_the_words_of_other_tools_are_understood(
    context: Context, session_id: str, edit: dict[str, Any], corrected_edit: dict[str, Any]
) -> None:
    call = corrected(context, EDIT, session_id=session_id, edits=[edit])
    assert call == {"session_id": session_id, "edits": [corrected_edit]}


@pytest.mark.parametrize(
    ("name", "sent", "expected"),
    [
        ("get_cv_session", {"sessionId": "$", "fields": "headline, email"}, {"session_id": "$", "fields": ["headline", "email"]}),
        ("get_cv_session", {"session_id": "$", "fields": "headline, jobs[0].company"},
         {"session_id": "$", "fields": ["headline", "work_experience[0].employer"]}),
        ("get_cv_session", {"session_id": "$", "sessionId": "$", "fields": "email"}, {"session_id": "$", "fields": ["email"]}),
        (EDIT, {"sessionId": "$", "session_id": "$", "expectedVersion": 1, "field_path": "headline", "value": "X"},
         {"session_id": "$", "expected_version": 1, "field_path": "headline", "value": "X"}),
        ("get_cv_session", {"session_id": "$", "fields": ["*"]}, {"session_id": "$", "fields": None}),
        ("get_cv_session", {"session_id": "$", "fields": "all"}, {"session_id": "$", "fields": None}),
        ("get_cv_session", {"session_id": "$", "fields": ["work_experience[-1].title"]},
         {"session_id": "$", "fields": ["work_experience[1].title"]}),
        ("generate_cv_from_session", {"session_id": ["$"], "format": "PDF", "pages": 1, "language": "German"},
         {"session_id": "$", "format": "pdf", "max_pages": 1, "language": "de"}),
        ("generate_cv_from_session", {"session_id": "$", "output": "docx"}, {"session_id": "$", "format": "docx"}),
        ("preview_cv", {"session_id": "$", "pages": [1]}, {"session_id": "$", "page": 1}),
        ("revert_cv_session", {"session": "$", "version": 1}, {"session_id": "$", "to_version": 1}),
        ("create_cv_session", {"full_name": "Anna", "email": "anna@example.com"},
         {"cv_data": {"full_name": "Anna", "email": "anna@example.com"}}),
    ],
)  # fmt: skip
def test_calls_in_other_words_are_answered_with_the_call_that_works(
    context: Context, session_id: str, name: str, sent: dict[str, Any], expected: dict[str, Any]
) -> None:
    def named(value: Any) -> Any:
        return json.loads(json.dumps(value).replace('"$"', f'"{session_id}"'))

    call = corrected(context, name, **named(sent))
    assert call == named(expected)
    called(context, name, **call)


def test_a_cv_that_was_pasted_as_text_is_read(context: Context) -> None:
    text = "Anna Muster\nanna.muster@example.com\n\nSkills\nScrum, Kanban\n"
    answer = called(context, "create_cv_session", cv_data=text)
    assert answer["cv_data_summary"]["full_name"] == "Anna Muster"
    assert stored(context, answer["session_id"])["email"] == "anna.muster@example.com"
    with pytest.raises(InvalidInput):
        called(context, "create_cv_session", cv_data="Anna")


def test_looks_asked_of_the_typesetter_are_sent_to_the_design(context: Context, session_id: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        called(context, "generate_cv_from_session", session_id=session_id, accent="#112233")
    assert "design.accent" in refused.value.problems[0].hint


@pytest.mark.parametrize(
    ("name", "sent", "expected"),
    [
        ("generate_cv_from_session", {"format": "Word"}, {"format": "docx"}),
        ("generate_cv_from_session", {"max_pages": "two"}, {"max_pages": 2}),
        ("generate_cv_from_session", {"pdf_delivery": "link"}, {"pdf_delivery": "url"}),
        ("preview_cv", {"page_number": "first"}, {"page": 1}),
        (
            "generate_cv_from_session",
            {"allow_missing": "telephone, education"},
            {"allow_missing": ["phone", "education"]},
        ),
        ("delete_cv_session", {"confirm": True}, {}),
        ("get_cv_session", {"history": True}, {"include_history": True}),
    ],
)
def test_values_and_switches_in_words_are_understood(
    context: Context, session_id: str, name: str, sent: dict[str, Any], expected: dict[str, Any]
) -> None:
    call = corrected(context, name, session_id=session_id, **sent)
    assert call == {"session_id": session_id, **expected}


@pytest.mark.parametrize("more", [{"edits": []}, {"op": ""}, {"op": "SET"}])
def test_what_says_nothing_beside_an_edit_is_left_away(context: Context, session_id: str, more: dict[str, Any]) -> None:
    call = corrected(context, EDIT, session_id=session_id, field_path="headline", value="Lead", **more)
    assert called(context, EDIT, **call)["version"] == 2


def test_a_cv_beside_the_arguments_is_the_cv_in_other_names_too(context: Context) -> None:
    call = corrected(context, "create_cv_session", nom="Ada Sample", jobs=[{"company": "Span"}])
    assert call == {"cv_data": {"full_name": "Ada Sample", "work_experience": [{"employer": "Span"}]}}


@pytest.mark.parametrize(
    ("name", "sent", "told"),
    [
        ("get_cv_session", {}, "the answer that opened the session"),
        ("generate_cv_from_session", {"edits": []}, "process_cv_orchestrated"),
        ("get_cv_session", {"nonsense": 1}, "Leave it away"),
        ("generate_cv_from_session", {"save_to": "cv.pdf"}, "holds a link"),
    ],
)
def test_what_cannot_be_guessed_is_told_with_the_way(
    context: Context, session_id: str, name: str, sent: dict[str, Any], told: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        called(context, name, **({"session_id": session_id} if sent else {}), **sent)
    assert told in refused.value.problems[0].hint


def test_a_document_by_its_path_under_any_name_is_answered_with_the_page(context: Context) -> None:
    for name in ("document_path", "path", "url"):
        with pytest.raises(InvalidInput) as refused:
            called(context, "extract_and_store_cv", **{name: "cv.pdf"})
        assert "request_cv_upload" in refused.value.problems[0].hint


@pytest.mark.parametrize("name", [EDIT, "process_cv_orchestrated"])
@pytest.mark.parametrize("form", ["cv_data", "beside", "edits", "updates"])
def test_a_cv_in_place_of_edits_leaves_the_entries_that_it_does_not_name(
    context: Context, session_id: str, name: str, form: str
) -> None:
    fields = {"headline": "Lead", "work_experience": [{"employer": "Only One"}]}
    listed = [{"path": path, "value": value} for path, value in fields.items()]
    sent = {
        "cv_data": {"cv_data": fields},
        "beside": fields,
        "edits": {"edits": fields},
        "updates": {"updates": listed},
    }
    if form in ("cv_data", "beside"):
        name = EDIT
    before = stored(context, session_id)["work_experience"]
    call = corrected(context, name, session_id=session_id, **sent[form])
    assert [each.get("op", "set") for each in call["edits"]] == ["set", "append"]
    called(context, name, **call)
    after = stored(context, session_id)
    assert after["headline"] == "Lead"
    assert [job["employer"] for job in after["work_experience"]] == [*(job["employer"] for job in before), "Only One"]


@pytest.mark.parametrize(
    "edit",
    [
        {"field_path": "jobs", "op": "clear"},
        {"field_path": "jobs", "op": "delete"},
        {"field_path": "work_experience 2", "op": "delete"},
        {"field_path": "work_experience #1", "op": "remove"},
        {"field_path": "experience", "value": []},
    ],
)
def test_no_chain_of_corrected_calls_removes_what_was_not_named(
    context: Context, session_id: str, edit: dict[str, Any]
) -> None:
    before = stored(context, session_id)["work_experience"]
    call: dict[str, Any] | None = {"session_id": session_id, "edits": [edit]}
    for _ in range(3):
        if call is None:
            break
        with pytest.raises(UserError) as refused:
            called(context, EDIT, **call)
        call = refused.value.details.get("corrected_call")
    assert call is None
    assert before
    assert stored(context, session_id)["work_experience"] == before


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ({"edits": {"interests": None, "headline": "Lead"}}, {"headline": "Lead"}),
        ({"edits": [None, {"field_path": "headline", "value": "Lead"}]}, {"headline": "Lead"}),
        ({"headline": "Lead", "edits": [{"field_path": "interests", "value": "Go", "op": "append"}]},
         {"headline": "Lead", "interests": ["Go"]}),
        ({"headline": "Lead", "edits": {"hobbies": ["Go"]}}, {"headline": "Lead", "interests": ["Go"]}),
        ({"data": {"basics": {"label": "Lead"}}}, {"headline": "Lead"}),
        ({"basics": {"label": "Lead"}}, {"headline": "Lead"}),
    ],
)  # fmt: skip
def test_what_stands_beside_edits_is_an_edit_and_null_is_none(
    context: Context, session_id: str, sent: dict[str, Any], expected: dict[str, Any]
) -> None:
    before = stored(context, session_id)
    called(context, EDIT, **corrected(context, EDIT, session_id=session_id, **sent))
    assert stored(context, session_id) == before | expected


@pytest.mark.parametrize("edits", [[{"field_path": "interests", "value": ["Go"]}], {"hobbies": ["Go"]}])
def test_a_field_in_edits_and_beside_them_is_told_and_never_left_away(
    context: Context, session_id: str, edits: Any
) -> None:
    with pytest.raises(InvalidInput) as refused:
        called(context, EDIT, session_id=session_id, edits=edits, interests=["Rust"])
    assert "corrected_call" not in refused.value.details
    assert any("as one of edits" in problem.hint for problem in refused.value.problems)


def test_broken_json_in_place_of_edits_is_told_as_such(context: Context, session_id: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        called(context, EDIT, session_id=session_id, edits='[{"path": "headline"')
    assert "is no valid JSON" in refused.value.message


@pytest.mark.parametrize(
    ("edits", "interests"),
    [
        ({"interests": {"op": "append", "value": "Sailing"}}, ["Chess", "Jazz", "Sailing"]),
        ({"interests": {"action": "remove", "value": "Jazz"}}, ["Chess"]),
        ({"interests[0]": {"operation": "delete"}}, ["Jazz"]),
        ([{"op": "move", "from": "/interests/0", "path": "/interests/1"}], ["Jazz", "Chess"]),
        ([{"op": "move", "from": "/interests/0", "path": "/awards/0"}], ["Jazz"]),
        ([{"op": "move", "field_path": "interests", "from": 1, "to": 0}], ["Jazz", "Chess"]),
        ([{"op": "replace", "path": "/interests", "value": ["Go"]}], ["Go"]),
        ([{"op": "add", "path": "/interests/1", "value": "Go"}], ["Chess", "Go", "Jazz"]),
        ([{"op": "append", "field_path": "interests", "index": 0, "value": "Go"}], ["Chess", "Jazz", "Go"]),
        ([{"op": "insert", "field_path": "interests", "position": 1, "value": "Go"}], ["Chess", "Go", "Jazz"]),
        ([{"op": "insert", "field_path": "hobbies", "at": 0, "value": "Go"}], ["Go", "Chess", "Jazz"]),
        ([{"op": "insert", "field_path": "interests", "before": "Jazz", "value": "Go"}], ["Chess", "Go", "Jazz"]),
        ([{"op": "replace", "field_path": "interests", "old_value": "Jazz", "new_value": "Go"}], ["Chess", "Go"]),
        ([{"field_path": "interests", "find": "Chess", "replace": "Go"}], ["Go", "Jazz"]),
        (
            [{"op": "insert", "field_path": "interests", "before": "interests[1]", "value": "Go"}],
            ["Chess", "Go", "Jazz"],
        ),
        ([{"op": "insert", "field_path": "interests", "after": "Chess", "value": "Go"}], ["Chess", "Go", "Jazz"]),
        ([{"op": "insert", "field_path": "interests", "after": "Jazz", "value": "Go"}], ["Chess", "Jazz", "Go"]),
        ([{"op": "add", "field_path": "interests", "after": 0, "value": "Go"}], ["Chess", "Go", "Jazz"]),
        ([{"op": "insert", "field_path": "hobbies", "after": "/hobbies/1", "value": "Go"}], ["Chess", "Jazz", "Go"]),
        ([{"op": "insert_after", "field_path": "interests[0]", "value": "Go"}], ["Chess", "Go", "Jazz"]),
        ([{"op": "swap", "field_path": "interests", "value": [0, 1]}], ["Jazz", "Chess"]),
        ([{"op": "swap", "field_path": "interests", "value": ["jazz", "Chess"]}], ["Jazz", "Chess"]),
        ([{"op": "swap", "field_path": "interests[0]", "value": 1}], ["Jazz", "Chess"]),
        ([{"op": "swap", "field_path": "interests[1]", "value": "interests[0]"}], ["Jazz", "Chess"]),
        ([{"op": "swap", "field_path": "hobbies", "from": 0, "to": 1}], ["Jazz", "Chess"]),
        ([{"op": "swap", "path": "/interests/0", "with": "/interests/1"}], ["Jazz", "Chess"]),
        ([{"op": "swap", "field_path": "interests[0]", "with": "interests[1]", "value": None}], ["Jazz", "Chess"]),
        ([{"field_path": "interests", "value": {"swap": [1, 0]}}], ["Jazz", "Chess"]),
        ([{"op": "reorder", "field_path": "interests", "value": ["jazz", "Chess"]}], ["Jazz", "Chess"]),
        ([{"op": "sort", "field_path": "hobbies", "value": "[1, 0]"}], ["Jazz", "Chess"]),
        ([{"op": "move", "field_path": "interests", "value": [1, 0]}], ["Jazz", "Chess"]),
        ([{"op": "rename", "field_path": "interests[0]", "value": "Go"}], ["Go", "Jazz"]),
        ([{"op": "add_item", "field_path": "interests", "value": "Go"}], ["Chess", "Jazz", "Go"]),
        ([{"op": "append_item", "field_path": "hobbies", "value": "Go"}], ["Chess", "Jazz", "Go"]),
        ([{"op": "remove_item", "field_path": "interests[0]"}], ["Jazz"]),
        ([{"field_path": "interests", "value": {"search": "Chess", "replace_with": "Go"}}], ["Go", "Jazz"]),
    ],
)
def test_where_and_what_in_arguments_of_other_systems_is_carried_out(
    context: Context, session_id: str, edits: Any, interests: list[str]
) -> None:
    called(context, EDIT, session_id=session_id, field_path="interests", value=["Chess", "Jazz"])
    before = stored(context, session_id)
    call = corrected(context, EDIT, session_id=session_id, edits=edits)
    called(context, EDIT, **call)
    after = stored(context, session_id)
    assert after["interests"] == interests
    awards = {"awards": ["Chess", *before.get("awards", [])]} if "awards" in str(edits) else {}
    assert after == before | {"interests": interests} | awards


@pytest.mark.parametrize(
    ("edit", "interests"),
    [
        ({"op": "swap", "field_path": "interests[0]", "value": 2}, ["Go", "Jazz", "Chess"]),
        (
            {"op": "insert", "field_path": "interests", "after": "Chess", "value": "Sailing"},
            ["Chess", "Sailing", "Jazz", "Go"],
        ),
        ({"op": "move", "field_path": "interests", "from": 2, "to": 0}, ["Go", "Chess", "Jazz"]),
    ],
)
def test_a_single_edit_with_its_place_beside_the_path_is_carried_out(
    context: Context, session_id: str, edit: dict[str, Any], interests: list[str]
) -> None:
    called(context, EDIT, session_id=session_id, field_path="interests", value=["Chess", "Jazz", "Go"])
    called(context, EDIT, **corrected(context, EDIT, session_id=session_id, **edit))
    assert stored(context, session_id)["interests"] == interests


def test_a_call_that_is_withdrawn_takes_what_was_said_of_it_along(context: Context, session_id: str) -> None:
    long = [f"Item {n}; and more. " * 40 for n in range(50)]
    call = {"session_id": session_id, "edits": [{"field_path": "work_experience[0].aufgaben", "value": long}]}
    with pytest.raises(UserError) as refused:
        invoke(context, BY_NAME[EDIT], call)
    assert "corrected_call" not in refused.value.details
    assert "corrected_call" not in refused.value.details["action_required"]
    assert "Built bridges" not in refused.value.details["action_required"]


def test_what_a_corrected_call_leaves_is_said_to_callers(context: Context, session_id: str) -> None:
    call = {"session_id": session_id, "edits": [{"field_path": "work_experience[0].aufgaben", "value": ["Sold ships"]}]}
    with pytest.raises(UserError) as refused:
        invoke(context, BY_NAME[EDIT], call)
    assert "leaves Built bridges; Kept them standing; to replace" in refused.value.details["action_required"]
    called(context, EDIT, **refused.value.details["corrected_call"])
    tasks = ["Built bridges", "Kept them standing", "Sold ships"]
    assert stored(context, session_id)["work_experience"][0]["bullets"] == tasks


@pytest.mark.parametrize(
    ("sent", "field", "expected"),
    [
        ({"edits": [{"field_path": "headline", "op": "replace", "old": "Engineer", "new": "Lead"}]}, "headline", "Lead"),
        ({"field_path": "headline", "find": "Engineer", "replace": "Lead"}, "headline", "Lead"),
        ({"edits": [{"field_path": "headline", "op": "replace", "value": {"find": "Engineer", "replace_with": "Lead"}}]},
         "headline", "Lead"),
        ({"field_path": "headline", "old_text": "Engineer", "new_text": "Lead"}, "headline", "Lead"),
        ({"field_path": ["headline", "summary"], "value": ["Lead", "Builds."]}, "summary", "Builds."),
        ({"edits": [{"field_path": "Shows", "op": "rename", "value": "Exhibitions"}]}, "custom_sections",
         [{"heading": "Exhibitions", "items": ["Bern 2020"]}]),
    ],
)  # fmt: skip
def test_words_that_are_exchanged_and_paths_in_a_list_are_edits(
    context: Context, session_id: str, sent: dict[str, Any], field: str, expected: Any
) -> None:
    section = {"heading": "Shows", "items": ["Bern 2020"]}
    called(context, EDIT, session_id=session_id, edits=[
        {"field_path": "headline", "value": "Engineer"}, {"field_path": "custom_sections", "value": [section]},
    ])  # fmt: skip
    call = corrected(context, EDIT, session_id=session_id, **sent)
    called(context, EDIT, **call)
    after = stored(context, session_id)[field]
    assert (after if isinstance(after, str) else [{name: each[name] for name in section} for each in after]) == expected


@pytest.mark.parametrize("field", ["interests", "skills", "languages"])
def test_an_order_is_not_told_to_add(context: Context, session_id: str, field: str) -> None:
    items = {"interests": ["Chess", "Jazz"], "skills": ["Excel", {"group": "Databases", "items": ["SQL"]}],
             "languages": [{"language": "French", "level": "B1"}, {"language": "Polish", "level": "A2"}]}  # fmt: skip
    called(context, EDIT, session_id=session_id, field_path=field, value=items[field])
    names = {"interests": ["Jazz", "Chess"], "skills": ["Databases", "Excel"], "languages": ["Polish", "French"]}
    sent = {"op": "reorder", "field_path": field, "value": names[field]}
    with pytest.raises(InvalidInput) as refused:
        called(context, EDIT, session_id=session_id, edits=[sent])
    assert "adds to" not in str(refused.value.details)
    assert "Order" not in str(refused.value.details["action_required"])
    called(context, EDIT, **refused.value.details["corrected_call"])
    assert stored(context, session_id)[field] == items[field][::-1]


@pytest.mark.parametrize("word", ["previous", "undo", 0, -1])
def test_the_version_before_is_brought_back_by_a_word(context: Context, session_id: str, word: str | int) -> None:
    before = stored(context, session_id).get("headline")
    called(context, EDIT, session_id=session_id, field_path="headline", value="Other")
    assert called(context, "revert_cv_session", session_id=session_id, to_version=word)["reverted_to"] == 1
    assert stored(context, session_id).get("headline") == before


@pytest.mark.parametrize(
    ("text", "told"), [("Eva Sample\nCook\nBern", "create_cv_session"), ("file-abc123", "request_cv_upload")]
)
def test_what_is_no_document_is_told_where_it_goes(context: Context, text: str, told: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        called(context, "extract_and_store_cv", document_base64=text)
    assert told in refused.value.problems[0].hint


def test_a_cv_in_other_words_is_corrected_in_the_strict_form(context: Context) -> None:
    data = json.dumps({"full_name": "Eva Sample", "jobs": [{"company": "Span", "boss": "K"}]})
    call = corrected(context, "create_cv_session", cv_data=data, repair=None)
    assert isinstance(call["cv_data"], str)
    after = stored(context, called(context, "create_cv_session", **call)["session_id"])
    assert after["work_experience"][0]["bullets"] == ["Boss: K"]
