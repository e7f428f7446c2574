"""The person holds the assistant: edits wait until they are accepted or dismissed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from cv_generator.cv.paths import Edit
from cv_generator.errors import InvalidEdit, InvalidInput
from cv_generator.operations.context import Context
from cv_generator.operations.dispatch import invoke
from cv_generator.operations.parting import parted
from cv_generator.operations.registry import BY_NAME
from cv_generator.operations.reviewing import review


def call(context: Context, name: str, **arguments: Any) -> dict[str, Any]:
    return invoke(context, BY_NAME[name], arguments).as_json()


def by_page(context: Context) -> Context:
    return context.for_caller(replace(context.caller, by="page"))


def reviewed(context: Context, session_id: str, **more: Any) -> dict[str, Any]:
    return review(by_page(context), {"session_id": session_id, **more})


@pytest.fixture
def held(context: Context, cv_data: dict[str, Any]) -> str:
    session_id = str(call(context, "create_cv_session", cv_data=cv_data)["session_id"])
    assert reviewed(context, session_id, hold=True)["held"] is True
    return session_id


def headline(context: Context, session_id: str) -> str:
    return str(call(context, "get_cv_session", session_id=session_id, fields=["headline"])["cv_data"]["headline"])


def proposals(context: Context, session_id: str) -> list[dict[str, Any]]:
    found = call(context, "get_cv_session", session_id=session_id, fields=[], include_proposals=True)
    return list(found.get("proposals", []))


def test_an_assistants_edit_waits_and_is_told_so(context: Context, held: str) -> None:
    before = headline(context, held)
    answer = call(context, "update_cv_field", session_id=held, field_path="headline", value="Neu")
    assert answer["pending"] is True
    assert headline(context, held) == before
    [proposal] = proposals(context, held)
    assert proposal["edits"] == [{"field_path": "headline", "value": "Neu"}]


def test_the_persons_own_edit_does_not_wait(context: Context, held: str) -> None:
    answer = call(by_page(context), "update_cv_field", session_id=held, field_path="headline", value="Neu")
    assert "pending" not in answer
    assert headline(context, held) == "Neu"


def test_a_wrong_edit_is_refused_and_does_not_wait(context: Context, held: str) -> None:
    with pytest.raises(InvalidEdit):
        call(context, "update_cv_field", session_id=held, field_path="nothing", value="Neu")
    assert proposals(context, held) == []


def test_what_is_accepted_is_carried_out_and_what_is_dismissed_is_gone(context: Context, held: str) -> None:
    before = headline(context, held)
    for field, value in (("headline", "Neu"), ("nationality", "Schweiz"), ("headline", "Neuer")):
        call(context, "update_cv_field", session_id=held, field_path=field, value=value)
    first, second, third = (each["id"] for each in proposals(context, held))
    answer = reviewed(context, held, accept=[second], dismiss=[first])
    assert [each["id"] for each in answer["proposals"]] == [third]
    assert headline(context, held) == before
    reviewed(context, held, accept=[third], hold=False)
    assert headline(context, held) == "Neuer"
    call(context, "update_cv_field", session_id=held, field_path="headline", value="Sofort")
    assert headline(context, held) == "Sofort"


def test_entries_keep_their_identities_through_proposals(context: Context, held: str) -> None:
    def identities() -> Any:
        return call(context, "get_cv_session", session_id=held, fields=[], include_ids=True)["entry_ids"]

    before = identities()
    call(context, "update_cv_field", session_id=held, field_path="headline", value="Neu")
    assert identities() == before


def test_a_revert_keeps_what_waits_and_is_the_persons_alone(context: Context, held: str) -> None:
    call(context, "update_cv_field", session_id=held, field_path="headline", value="Neu")
    with pytest.raises(InvalidInput):
        call(context, "revert_cv_session", session_id=held, to_version=1)
    call(by_page(context), "revert_cv_session", session_id=held, to_version=1)
    assert len(proposals(context, held)) == 1


def test_what_was_reviewed_is_of_the_session_and_makes_no_version(context: Context, held: str) -> None:
    version = reviewed(context, held)["version"]
    assert reviewed(context, held, seen=["2 headline", "3"])["reviewed"] == ["2 headline", "3"]
    assert reviewed(context, held, seen=["2"])["reviewed"] == ["3", "2"]
    assert reviewed(context, held, unseen=["3"])["reviewed"] == ["2"]
    call(by_page(context), "update_cv_field", session_id=held, field_path="headline", value="Neu")
    assert reviewed(context, held)["reviewed"] == ["2"]
    assert reviewed(context, held)["version"] == version + 1


def test_edits_of_one_call_wait_each_by_itself(context: Context, held: str) -> None:
    before = headline(context, held)
    edits = [
        {"field_path": "headline", "value": "Neu"},
        {"field_path": "interests", "value": "Chor", "op": "append"},
        {"field_path": "interests", "value": "Go", "op": "append"},
    ]
    assert call(context, "update_cv_field", session_id=held, edits=edits)["pending"] is True
    waiting = proposals(context, held)
    assert [proposal["edits"] for proposal in waiting] == [[edit] for edit in edits]
    first, _, last = (each["id"] for each in waiting)
    assert len(reviewed(context, held, accept=[last], dismiss=[first])["proposals"]) == 1
    now = call(context, "get_cv_session", session_id=held, fields=["interests"])["cv_data"]
    assert now["interests"][-1] == "Go"
    assert headline(context, held) == before


def test_edits_that_depend_on_each_other_wait_together() -> None:
    edits = [
        Edit("headline", "Neu"),
        Edit("work_experience[0].title", "Eins"),
        Edit("work_experience[1].bullets[0]", op="remove"),
        Edit("work_experience[1].bullets[1]", "Anders"),
        Edit("interests", "Chor", op="append"),
        Edit("interests", "Go", op="append"),
        Edit("summary"),
        Edit("work_experience[2].title", "Drei"),
    ]
    numbers = [[edits.index(each) for each in part] for part in parted(edits)]
    assert numbers == [[0], [1], [2, 3], [4], [5], [6], [7]]
    moved = parted([*edits, Edit("work_experience[0]", 1, op="move")])
    assert [len(part) for part in moved] == [1, 5, 1, 1, 1]
    assert [each.field_path for each in moved[1]][-1] == "work_experience[0]"  # as it was told
