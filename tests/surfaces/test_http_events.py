"""Streams of a session's versions."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest
from starlette.testclient import TestClient

from cv_generator.operations.access import Access
from cv_generator.operations.context import Context
from cv_generator.operations.following import followed, news
from cv_generator.surfaces.http import events
from cv_generator.surfaces.http.app import create_app


async def _first_events(app: Any, session_id: str, change: Any) -> list[str]:
    """The names of the first two events; `change` runs between them."""
    received: list[str] = []
    arrived = asyncio.Event()

    async def receive() -> dict[str, Any]:
        await arrived.wait()
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        for line in message.get("body", b"").decode().splitlines():
            if line.startswith("event: "):
                received.append(line.removeprefix("event: "))
                if len(received) == 1:
                    await asyncio.to_thread(change)
                else:
                    arrived.set()

    scope = {"type": "http", "method": "GET", "path": "/api/cv-session-events", "headers": [], "client": ("test", 1),
             "query_string": f"session_id={session_id}".encode(), "server": ("test", 80), "scheme": "http"}  # fmt: skip
    await asyncio.wait_for(app(scope, receive, send), 10)
    return received


def test_those_who_watch_are_told_of_new_versions(context: Context, cv_data: dict[str, Any]) -> None:
    app = create_app(context, Access())
    client = TestClient(app)
    session = client.post("/api/create-cv-session", json={"cv_data": cv_data}).json()["session_id"]
    edit = {"session_id": session, "field_path": "headline", "value": "New"}
    assert (
        asyncio.run(_first_events(app, session, lambda: client.post("/api/update-cv-field", json=edit)))
        == ["version"] * 2
    )
    erase = lambda: client.post("/api/delete-cv-session", json={"session_id": session})  # noqa: E731
    assert asyncio.run(_first_events(app, session, erase)) == ["version", "gone"]


def test_a_stream_opens_with_one_look_on_a_thread_and_looks_again_when_there_is_something(
    context: Context, cv_data: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = create_app(context, Access())
    client = TestClient(app)
    session = client.post("/api/create-cv-session", json={"cv_data": cv_data}).json()["session_id"]
    looked = list[str]()

    def counted_followed(*each: Any) -> Any:
        looked.append("followed")
        return followed(*each)

    def counted_news(*each: Any) -> Any:
        looked.append("news")
        return news(*each)

    def change() -> None:
        time.sleep(0.2)
        looked.append("edit")
        client.post("/api/update-cv-field", json={"session_id": session, "field_path": "headline", "value": "New"})

    monkeypatch.setattr(events, "followed", counted_followed)
    monkeypatch.setattr(events, "news", counted_news)
    asyncio.run(_first_events(app, session, change))
    assert looked == ["followed", "edit", "news"]


def test_what_is_written_while_a_stream_opens_is_told(
    context: Context, cv_data: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = create_app(context, Access())
    client = TestClient(app)
    session = client.post("/api/create-cv-session", json={"cv_data": cv_data}).json()["session_id"]

    def overtaken(*each: Any) -> Any:
        found = followed(*each)
        client.post("/api/update-cv-field", json={"session_id": session, "field_path": "headline", "value": "New"})
        return found

    monkeypatch.setattr(events, "followed", overtaken)
    assert asyncio.run(_first_events(app, session, lambda: None)) == ["version", "version"]
