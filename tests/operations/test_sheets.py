"""Pages for a client that holds some of them."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from cv_generator.errors import InvalidInput
from cv_generator.operations.access import Access
from cv_generator.operations.context import Context
from cv_generator.operations.dispatch import invoke
from cv_generator.operations.registry import BY_NAME
from cv_generator.operations.sheets import sheets
from cv_generator.surfaces.http.app import create_app


@pytest.fixture
def session_id(context: Context, cv_data: dict[str, Any]) -> str:
    return str(invoke(context, BY_NAME["create_cv_session"], {"cv_data": cv_data}).as_json()["session_id"])


def drawn(context: Context, session_id: str, **more: Any) -> dict[str, Any]:
    return sheets(context, {"session_id": session_id, **more})


def test_what_the_client_holds_is_not_sent_again(context: Context, session_id: str) -> None:
    first = drawn(context, session_id)
    assert all(page["body"] for page in first["pages"])
    tags = [page["tag"] for page in first["pages"]]
    again = drawn(context, session_id, known_pages=tags, known_parts=" ".join(first["parts"]))
    assert [page["tag"] for page in again["pages"]] == tags
    assert not any("body" in page for page in again["pages"])
    assert again["parts"] == {}


def test_an_edit_that_is_being_typed_is_shown_and_not_stored(context: Context, session_id: str) -> None:
    before = drawn(context, session_id)
    edits = [{"field_path": "headline", "value": "Neu"}, {"field_path": "birth_date", "value": "14. M"}]
    typed = drawn(context, session_id, edits=edits)
    assert typed["pages"][0]["tag"] != before["pages"][0]["tag"]
    assert typed["version"] == before["version"] == 1
    assert drawn(context, session_id)["pages"] == before["pages"]


def test_the_first_pages_are_enough_for_a_thumbnail(context: Context, session_id: str) -> None:
    answer = drawn(context, session_id, first=1)
    assert len(answer["pages"]) == 1
    assert answer["page_count"] >= 1


def test_an_earlier_version_is_looked_at(context: Context, session_id: str) -> None:
    first = drawn(context, session_id)
    invoke(context, BY_NAME["update_cv_field"], {"session_id": session_id, "field_path": "headline", "value": "Neu"})
    assert drawn(context, session_id)["pages"][0]["tag"] != first["pages"][0]["tag"]
    assert drawn(context, session_id, at_version=1)["pages"] == first["pages"]
    with pytest.raises(InvalidInput):
        drawn(context, session_id, at_version=3)


def test_too_many_edits_are_refused(context: Context, session_id: str) -> None:
    with pytest.raises(InvalidInput):
        drawn(context, session_id, edits=[{"field_path": "headline", "value": "x"}] * 61)


def test_pages_come_compressed_and_an_edit_costs_little(context: Context, session_id: str) -> None:
    with TestClient(create_app(context, Access())) as client:
        first = client.post("/api/cv-sheets", json={"session_id": session_id})
        held = {"known_parts": " ".join(first.json()["parts"])}
        edit = {"edits": [{"field_path": "headline", "value": "Leiterin"}]}
        after = client.post("/api/cv-sheets", json={"session_id": session_id, **held, **edit})
    assert first.headers["content-encoding"] == after.headers["content-encoding"] == "gzip"
    assert int(first.headers["content-length"]) < 130_000
    assert int(after.headers["content-length"]) < 40_000
