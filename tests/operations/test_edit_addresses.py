"""Edits whose path is told in parts are answered with the whole call, and that does what was meant and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cv_generator.errors import UserError
from cv_generator.operations.context import Context
from cv_generator.operations.edit_addresses import addressed
from tests.operations.test_corrected_calls import EDIT, called, corrected, session_id, stored, strict

__all__ = ["session_id"]

TITLE = {"edits": [{"field_path": "work_experience[1].title", "value": "Lead"}]}


@pytest.mark.parametrize(
    "sent",
    [
        {"section": "work_experience", "index": 1, "field": "title", "value": "Lead"},
        {"section": "work_experience", "index": "1", "key": "title", "text": "Lead"},
        {"section": "experience", "entry_index": 1, "subfield": "job_title", "new_value": "Lead"},
        {"section": "work_experience", "entry": "Most Sp. z o.o.", "field_name": "title", "value": "Lead"},
        {"section": "work_experience", "employer": "Most Sp. z o.o.", "field": "title", "value": "Lead"},
        {"section": "work_experience", "match": {"company": "Most Sp. z o.o."}, "field": "title", "value": "Lead"},
        {"path": "work_experience", "where": {"employer": "Most Sp. z o.o."}, "field": "title", "set": "Lead"},
        {"section": "work_experience", "index": -1, "field": "title", "value": "Lead"},
        {"field": "work_experience", "index": 1, "subfield": "title", "value": "Lead"},
        {"path": "work_experience", "index": 1, "key": "title", "value": "Lead"},
        {"field_path": "work_experience", "index": 1, "field": "title", "value": "Lead"},
        {"field_path": ["work_experience", 1, "title"], "value": "Lead"},
        {"json_pointer": "/work_experience/1/title", "value": "Lead"},
        {"json_path": "$.work_experience[1].title", "value": "Lead"},
        {"edits": [{"section": "work_experience", "index": 1, "field": "title", "value": "Lead"}]},
        {"edits": [{"path": "work_experience", "index": 1, "key": "title", "value": "Lead"}]},
    ],
)
def test_a_path_in_parts_becomes_one(context: Context, session_id: str, sent: dict[str, Any]) -> None:
    call = corrected(context, EDIT, session_id=session_id, **sent)
    assert call == {"session_id": session_id, **TITLE}
    called(context, EDIT, **call)
    assert stored(context, session_id)["work_experience"][1]["title"] == "Lead"


@pytest.mark.parametrize(
    ("sent", "path", "expected"),
    [
        ({"section": "work_experience", "index": 1, "title": "Lead"}, "work_experience[1].title", "Lead"),
        ({"section": "work_experience", "index": 1, "data": {"title": "Lead"}}, "work_experience[1].title", "Lead"),
        ({"work_experience": {"index": 1, "title": "Lead"}}, "work_experience[1].title", "Lead"),
        ({"updates": {"work_experience": [{"index": 1, "title": "Lead"}]}}, "work_experience[1].title", "Lead"),
        (
            {"edits": [{"section": "languages", "name": "Polish", "field": "level", "value": "C1"}]},
            "languages[1].level",
            "C1",
        ),
        ({"category": "languages", "item": "Polish", "attribute": "level", "value": "C1"}, "languages[1].level", "C1"),
        ({"section": "summary", "content": "New"}, "summary", "New"),
        ({"section": "contact", "key": "email", "value": "z@example.com"}, "email", "z@example.com"),
        ({"attribute": "headline", "value": "Lead"}, "headline", "Lead"),
        (
            {"section": "work_experience", "index": 0, "field": "bullets", "bullet_index": 1, "value": "New"},
            "work_experience[0].bullets",
            ["Built bridges", "New"],
        ),
        (
            {"section": "work_experience", "index": 0, "field": "bullets", "op": "add", "value": "New"},
            "work_experience[0].bullets",
            ["Built bridges", "Kept them standing", "New"],
        ),
        ({"section": "skills", "item": "Python", "op": "remove"}, "skills[0].group", "Databases"),
        ({"section": "skills", "item": "Git", "action": "add"}, "skills[2]", "Git"),
        ({"section": "skills", "group": "Databases", "op": "add", "value": "SQLite"}, "skills[1].items[2]", "SQLite"),
        ({"section": "interests", "index": 0, "op": "add", "value": "Chess"}, "interests", ["Chess", "Rowing"]),
        ({"section": "Climbing", "index": 0, "value": "Alps"}, "custom_sections[0].items", ["Alps"]),
        ({"section": "Climbing", "op": "add", "value": "Alps"}, "custom_sections[0].items", ["Jura", "Alps"]),
        ({"section": "Volunteering", "index": 0, "value": "Alps"}, "custom_sections[1].items", ["Alps"]),
    ],
)
def test_what_stands_beside_its_address_comes_there(
    context: Context, session_id: str, sent: dict[str, Any], path: str, expected: Any
) -> None:
    sections = [{"heading": "Climbing", "items": ["Jura"]}, {"heading": "Volunteering", "items": ["Red Cross"]}]
    called(context, EDIT, session_id=session_id, edits=[
        {"field_path": "custom_sections", "value": sections}, {"field_path": "interests", "value": ["Rowing"]},
    ])  # fmt: skip
    call = corrected(context, EDIT, session_id=session_id, **sent)
    called(context, EDIT, **call)
    found = called(context, "get_cv_session", session_id=session_id, fields=[path])["cv_data"]
    assert list(found.values()) == [expected]


@pytest.mark.parametrize("word", ["entry", "position", "number"])
def test_a_number_that_may_count_from_1_is_a_question(context: Context, session_id: str, word: str) -> None:
    sent = {"section": "work_experience", word: 1, "field": "title", "value": "Lead"}
    with pytest.raises(UserError) as refused:
        called(context, EDIT, session_id=session_id, **sent)
    assert "corrected_call" not in str(refused.value.answer())
    assert "work_experience[1] is Most" in refused.value.problems[-1].hint
    both = [{**sent, word: n, "value": f"Lead {n}"} for n in (1, 0)]
    called(context, EDIT, **corrected(context, EDIT, session_id=session_id, edits=both))
    after = stored(context, session_id)["work_experience"]
    assert [each["title"] for each in after] == ["Lead 0", "Lead 1"]


def test_an_unknown_name_beside_an_address_is_not_dropped(context: Context, session_id: str) -> None:
    sent = {"section": "work_experience", "index": 1, "field": "title", "value": "Lead", "salary": "many"}
    with pytest.raises(UserError) as refused:
        called(context, EDIT, session_id=session_id, **sent)
    assert "corrected_call" not in str(refused.value.answer())


def test_a_bad_value_is_told_with_its_bad_path(context: Context, session_id: str) -> None:
    with pytest.raises(UserError) as refused:
        called(context, EDIT, session_id=session_id, section="contact", field="email", value="nobody")
    assert [problem.path for problem in refused.value.problems][-2:] == ["contact.email", "email"]
    assert "corrected_call" not in str(refused.value.answer())


_VALUES = {
    "work_experience[0].title": "Lead", "work_experience[1].location": "Bern", "education[0].institution": "EPFL",
    "languages[0].level": "C2", "languages[1].language": "Czech", "skills[1].group": "Stores", "headline": "Lead",
    "work_experience[0].bullets": ["Led"], "work_experience[1].date_range": "2018 – 2019", "summary": "Leads.",
}  # fmt: skip


@given(
    path=st.sampled_from(sorted(_VALUES)),
    section=st.sampled_from(["section", "section_name", "cv_section"]),
    index=st.sampled_from(["index", "idx", "entry_index", "item_index"]),
    member=st.sampled_from(["field", "key", "attribute", "field_name", "property", "path"]),
    value=st.sampled_from(["value", "new_value", "text", "content", "new"]),
    with_nulls=st.booleans(),
)
def test_each_word_for_a_part_of_a_path_is_understood(
    path: str, section: str, index: str, member: str, value: str, with_nulls: bool
) -> None:
    named, _, rest = path.partition("[")
    sent: dict[str, Any] = dict.fromkeys((section, index, member, "op"), None) if with_nulls else {}
    sent[section] = named
    if rest:
        sent |= {index: int(rest[0]), member: rest.partition(".")[2]}
    found = addressed({**sent, value: _VALUES[path]})
    assert dict(found) == {"field_path": path, "value": _VALUES[path]}
    assert addressed(found) == found


def test_an_edit_in_our_words_stays_as_it_is() -> None:
    for edit in (
        {"field_path": "interests", "op": "insert", "position": 1, "value": "Chess"},
        {"field_path": "interests", "op": "move", "from": 1, "to": 0},
        {"field_path": "work_experience[0].title", "value": "Lead"},
        {"name": "Anna Muster"},
    ):
        assert addressed(edit) is edit


def test_a_strict_tool_may_tell_a_path_in_parts(context: Context, session_id: str) -> None:
    edits = [{"section": "work_experience", "index": 1, "field": "title", "value": "Lead", "op": None}]
    sent = {**strict(EDIT, {"session_id": session_id, "edits": []}), "edits": edits}
    assert corrected(context, EDIT, **sent)["edits"][0]["field_path"] == "work_experience[1].title"


@pytest.mark.parametrize(("path", "told"), [("work_experience", '"employer": "…"'), ("skills", '"…", {"group"')])
def test_a_list_of_entries_is_shown_with_one(context: Context, session_id: str, path: str, told: str) -> None:
    with pytest.raises(UserError) as refused:
        called(context, EDIT, session_id=session_id, field_path=path, value=5.5)
    assert told in refused.value.problems[0].hint


def test_what_is_no_entry_in_a_whole_cv_is_told_what_one_has(context: Context) -> None:
    with pytest.raises(UserError) as refused:
        called(context, "create_cv_session", cv_data={"work_experience": ["Engineer at Alpha"]})
    call = refused.value.details["corrected_call"]
    assert call == {"cv_data": {"work_experience": [{"title": "Engineer", "employer": "Alpha"}]}}
