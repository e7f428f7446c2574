"""A session read again is answered from memory, and never with what is not so any more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from starlette.testclient import TestClient

from cv_generator.operations.access import Access
from cv_generator.operations.content import Content
from cv_generator.operations.context import Context
from cv_generator.operations.dispatch import invoke
from cv_generator.operations.registry import BY_NAME
from cv_generator.storage.protocol import Change
from cv_generator.storage.sqlite import SqliteSessionStore
from cv_generator.surfaces.http.app import create_app

PATH = "/api/get-cv-session"


@pytest.fixture
def client(context: Context) -> Iterator[TestClient]:
    with TestClient(create_app(context, Access.from_keys(["first-key", "second-key"]))) as client:
        yield client


@pytest.fixture
def session_id(client: TestClient, cv_data: dict[str, Any]) -> str:
    headers = {"x-functions-key": "first-key"}
    made = client.post("/api/create-cv-session", json={"cv_data": cv_data}, headers=headers)
    return str(made.json()["session_id"])


def read(client: TestClient, session_id: str, key: str = "first-key", **query: Any) -> Any:
    return client.get(PATH, params={"session_id": session_id, **query}, headers={"x-functions-key": key})


def test_a_second_reading_is_the_same_and_reads_no_content(
    client: TestClient, session_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = read(client, session_id)
    monkeypatch.setattr(SqliteSessionStore, "read", None)
    again = read(client, session_id)
    assert (again.status_code, again.content) == (200, first.content)
    assert again.headers["content-type"] == first.headers["content-type"]


def test_what_another_process_wrote_is_read_at_once(client: TestClient, context: Context, session_id: str) -> None:
    before = read(client, session_id).json()
    other = replace(context, store=context.store)
    session = other.store.read(session_id)
    content = Content.from_bytes(session.content)
    changed = content.model_copy(update={"cv": content.cv.replaced(headline="By another process")})
    other.store.write(session_id, expected_version=1, content=changed.to_bytes(), change=Change("edit", "test"))
    after = read(client, session_id).json()
    assert (before["version"], after["version"]) == (1, 2)
    assert after["cv_data"]["headline"] == "By another process"


def test_nobody_else_is_told(client: TestClient, session_id: str) -> None:
    assert read(client, session_id).status_code == 200
    assert read(client, session_id, key="second-key").status_code == 404
    assert read(client, session_id, key="no-key").status_code == 401


def test_an_erased_or_expired_session_is_not_told_of(client: TestClient, session_id: str, clock: Any) -> None:
    assert read(client, session_id).status_code == 200
    clock.advance(hours=25)
    assert read(client, session_id).status_code == 404
    clock.advance(hours=-25)
    assert read(client, session_id).status_code == 200
    headers = {"x-functions-key": "first-key"}
    client.post("/api/delete-cv-session", json={"session_id": session_id}, headers=headers)
    assert read(client, session_id).status_code == 404


def test_other_parts_are_other_answers(client: TestClient, session_id: str) -> None:
    whole, part = read(client, session_id).json(), read(client, session_id, fields="full_name").json()
    assert set(part["cv_data"]) == {"full_name"} != set(whole["cv_data"])


def test_what_is_told_again_is_counted_as_a_call(context: Context, cv_data: dict[str, Any]) -> None:
    told: list[tuple[str, str]] = []

    class Counting(type(context.telemetry)):  # type: ignore[misc]
        def call(self, operation: str, seconds: float, error_code: str) -> None:
            told.append((operation, error_code))

    counted = replace(context, telemetry=Counting())
    session = invoke(context, BY_NAME["create_cv_session"], {"cv_data": cv_data}).as_json()["session_id"]
    with TestClient(create_app(counted, Access())) as client:
        for _ in range(3):
            client.get(PATH, params={"session_id": session})
    assert told == [("get_cv_session", "")] * 3
