"""Each token at each door: it opens what docs/security.md says, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from cv_generator.operations.access import Access
from cv_generator.operations.context import Context
from cv_generator.surfaces.http.app import create_app

PAGE = Path(__file__).parents[2] / "docs" / "security.md"
DOORS = ("calls", "administration", "session", "file", "upload")


@dataclass(frozen=True)
class Tokens:
    """One of each kind, of the same session where they belong to one."""

    session: str
    empty_session: str
    link: str
    code: str


def documented() -> dict[str, set[str]]:
    """Token -> doors, out of the page's table."""
    table = PAGE.read_text("utf-8").split("## Tokens")[1].split("## ")[0]
    rows = re.findall(r"^\| ([^|]+) \|[^|]+\| ([^|]+) \|", table, re.MULTILINE)[1:]
    return {name.strip(): set(re.findall(r"`(\w+)`", opens)) for name, opens in rows if "---" not in name}


@pytest.fixture
def client(context: Context) -> Iterator[TestClient]:
    with TestClient(create_app(context, Access.from_keys(["own-key", "other-key"], ["admin-key"]))) as client:
        yield client


@pytest.fixture
def tokens(client: TestClient, cv_data: dict[str, Any]) -> Tokens:
    def made(route: str, **body: Any) -> dict[str, Any]:
        answer = client.post(f"/api/{route}", json=body, headers={"x-functions-key": "own-key"})
        assert answer.status_code == 200
        found: dict[str, Any] = answer.json()
        return found

    session = made("create-cv-session", cv_data=cv_data)["session_id"]
    link = made("generate-cv-from-session", session_id=session)["pdf_url"]
    asked = made("request-cv-upload")
    return Tokens(session, asked["session_id"], link, asked["upload_url"].rpartition("/")[2])


def opened(client: TestClient, tokens: Tokens, *, key: str = "", **held: str) -> set[str]:
    """The doors that open to somebody who holds these and nothing else."""
    headers = {"x-functions-key": key} if key else {}
    session = held.get("session", "00000000-0000-4000-8000-000000009999")
    code = held.get("code", "0" * 54)
    link = held.get("link", tokens.link.rpartition("=")[0] + "=" + "x" * 22)
    tries = {
        "calls": client.post("/api/create-cv-session", json={}, headers=headers),
        "administration": client.post("/api/cleanup-expired-sessions", json={}, headers=headers),
        "session": client.post("/api/get-cv-session", json={"session_id": session}, headers=headers),
        "file": client.get(link),
        "upload": client.post(f"/api/cv-uploads/{code}", json={"document_base64": "e30="}),
    }
    return {door for door, answer in tries.items() if answer.status_code == 200}


def test_the_table_names_every_token_and_only_doors_that_there_are() -> None:
    table = documented()
    assert set(table) == {
        "API key", "administrator's key", "session id", "file link", "upload code", "idempotency key"
    }  # fmt: skip
    assert set().union(*table.values()) == set(DOORS)


def test_keys_open_calls_and_not_each_others_sessions(client: TestClient, tokens: Tokens) -> None:
    table = documented()
    assert opened(client, tokens, key="own-key") == table["API key"]
    assert opened(client, tokens, key="admin-key") == table["administrator's key"]
    assert opened(client, tokens, key="own-key", session=tokens.session) == table["API key"] | table["session id"]
    assert opened(client, tokens, key="other-key", session=tokens.session) == table["API key"]
    assert opened(client, tokens, session=tokens.session) == set()


def test_a_link_opens_its_file_and_neither_another_nor_the_session(client: TestClient, tokens: Tokens) -> None:
    assert opened(client, tokens, link=tokens.link) == documented()["file link"]
    signature = tokens.link.rpartition("=")[2]
    files_key = tokens.link.split("/")[-2]
    assert tokens.session not in tokens.link
    for name in ("source.docx", "upload-ticket", "cv.pdf"):
        assert client.get(f"/api/cv-files/{files_key}/{name}?sig={signature}").status_code in (404, 429)
    assert opened(client, tokens, code=files_key + signature) == set()


def test_a_code_opens_one_upload_and_no_file_before_or_after_its_use(client: TestClient, tokens: Tokens) -> None:
    files_key, signature = tokens.code[:32], tokens.code[32:]
    for _ in range(2):
        for name in ("upload-ticket", "source.docx", "cv.pdf", "photo.jpg"):
            assert client.get(f"/api/cv-files/{files_key}/{name}?sig={signature}").status_code == 404
        client.post(f"/api/cv-uploads/{tokens.code}", json={"document_base64": "eyJiYXNpY3MiOnsibmFtZSI6IkEifX0="})
    used = client.post(f"/api/cv-uploads/{tokens.code}", json={"document_base64": "e30="})
    assert used.status_code == 409
    assert opened(client, tokens, code=tokens.code) == set()


def test_a_code_that_was_not_used_opens_the_upload_alone(client: TestClient, tokens: Tokens) -> None:
    assert opened(client, tokens, code=tokens.code) <= documented()["upload code"]
    answer = client.post(f"/api/cv-uploads/{tokens.code}", json={"document_base64": "eyJiYXNpY3MiOnsibmFtZSI6IkEifX0="})
    assert answer.status_code in (200, 409)


def test_an_idempotency_key_is_worth_nothing_to_others(client: TestClient, cv_data: dict[str, Any]) -> None:
    named = {"Idempotency-Key": "0c6a2f1e-6f0d-4f4e-9b1f-2f6f0e6f7a10"}
    made = [
        client.post("/api/create-cv-session", json={"cv_data": cv_data}, headers={**named, "x-functions-key": key})
        for key in ("own-key", "own-key", "other-key")
    ]
    first, again, foreign = (answer.json()["session_id"] for answer in made)
    assert first == again != foreign
    assert client.post("/api/create-cv-session", json={"cv_data": cv_data}, headers=named).status_code == 401
