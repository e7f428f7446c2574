"""What every answer tells browsers: each route is asked, also for what it refuses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.routing import Route
from starlette.testclient import TestClient

from cv_generator.asgi import make_app
from cv_generator.settings import Settings


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    settings = Settings.from_environment({"SQLITE_PATH": str(tmp_path / "s.sqlite3")})
    with TestClient(make_app(settings), base_url="http://127.0.0.1", follow_redirects=False) as client:
        yield client


def addresses(client: TestClient) -> Iterator[tuple[str, str]]:
    """One of each route and method, with values that lead nowhere; and addresses that no route knows."""
    for route in client.app.routes:  # type: ignore[attr-defined]
        path = re.sub(r"\{[^}]+\}", "none", route.path)
        for method in (route.methods or {"POST"}) if isinstance(route, Route) else {"GET"}:
            yield method, path
    yield from (("GET", "/static"), ("GET", "/static/base.css"), ("GET", "/none"), ("PUT", "/api/health"))


def test_every_answer_says_what_it_is_and_names_no_address_to_others(client: TestClient) -> None:
    asked = list(addresses(client))
    assert len(asked) > 30
    for method, path in asked:
        answer = client.request(method, path, json={} if method == "POST" else None)
        told = answer.headers
        assert told["X-Content-Type-Options"] == "nosniff", path
        assert told["Referrer-Policy"] == "no-referrer", path
        assert "Cache-Control" in told, path
        if told.get("Content-Type", "").startswith("text/"):
            assert "default-src 'none'" in told["Content-Security-Policy"], path
        assert all(name.count("-") == 0 or len(told.get_list(name)) == 1 for name in told), path


def test_what_a_browser_shows_of_a_cv_runs_and_fetches_nothing(client: TestClient, cv_data: dict[str, Any]) -> None:
    session = client.post("/api/create-cv-session", json={"cv_data": cv_data}).json()["session_id"]
    picture = client.get("/api/preview-cv", params={"session_id": session, "format": "svg"})
    assert picture.headers["Content-Type"] == "image/svg+xml"
    policy = picture.headers["Content-Security-Policy"]
    assert {"default-src 'none'", "sandbox"} <= set(policy.split("; "))
    assert picture.headers["Cache-Control"] == "private, no-cache"
    pdf = client.get(client.post("/api/generate-cv-from-session", json={"session_id": session}).json()["pdf_url"])
    assert pdf.headers["Content-Type"] == "application/pdf"
    assert "Content-Security-Policy" not in pdf.headers
    assert client.post("/api/get-cv-session", json={"session_id": session}).headers["Cache-Control"] == "no-store"
