"""The service below a path of its host, whether the reverse proxy takes the path off or leaves it on."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from cv_generator.asgi import make_app
from cv_generator.settings import Settings, SettingsError


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    settings = {"SQLITE_PATH": str(tmp_path / "s.sqlite3"), "PUBLIC_BASE_URL": "https://host.example/cv/"}
    return TestClient(make_app(Settings.from_environment(settings)), base_url="http://127.0.0.1")


@pytest.mark.parametrize("path", ["/api/health", "/", "/s/none", "/api/docs", "/static/base.css"])
def test_a_path_answers_the_same_with_and_without_the_public_path(client: TestClient, path: str) -> None:
    with_it, without = client.get(f"/cv{path}"), client.get(path)
    assert with_it.status_code == without.status_code == 200
    assert with_it.text == without.text


def test_only_the_whole_name_is_taken_off(client: TestClient) -> None:
    assert client.get("/cv").status_code == 200
    assert client.get("/cvs/api/health").status_code == 404


def test_links_begin_with_the_public_address(client: TestClient) -> None:
    asked = client.post("/api/request-cv-upload", json={}).json()
    assert asked["upload_url"].startswith("https://host.example/cv/upload/")
    assert 'href="/cv/static/icon.svg"' in client.get("/nowhere", headers={"Accept": "text/html"}).text


@pytest.mark.parametrize("sends", ["post", "put"])
@pytest.mark.parametrize("prefix", ["", "/cv"])
def test_a_program_that_sends_the_file_to_the_persons_page_is_told_where_it_belongs(
    client: TestClient, sends: str, prefix: str
) -> None:
    page = client.post("/api/request-cv-upload", json={}).json()["upload_url"]
    code = page.rpartition("/")[2]
    refused = getattr(client, sends)(f"{prefix}/upload/{code}", files={"file": b"# Ada Sample"})
    assert refused.status_code == 405
    there = refused.json()["action_required"].split()[-1]
    assert there == f"https://host.example/cv/api/cv-uploads/{code}"
    assert client.post(there.removeprefix("https://host.example"), files={"file": b"# Ada Sample"}).status_code == 200


@pytest.mark.parametrize("wrong", ["cv.example.com", "ftp://cv.example.com", "https://", "https://host.example/?x=1"])
def test_a_public_address_that_would_break_every_link_is_refused_at_the_start(wrong: str) -> None:
    with pytest.raises(SettingsError, match=r"PUBLIC_BASE_URL: .*https://cv\.example\.com"):
        Settings.from_environment({"PUBLIC_BASE_URL": wrong})
