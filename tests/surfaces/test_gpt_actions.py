"""GPT Actions: the platform's limits, its files in and out, and nothing fetched from where it must not be."""

from __future__ import annotations

import contextlib
import http.client
import json
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from starlette.testclient import TestClient

from cv_generator.errors import InvalidInput, TooLarge
from cv_generator.operations.access import Access
from cv_generator.operations.context import Context
from cv_generator.operations.registry import OPERATIONS
from cv_generator.surfaces.gpt_actions import files
from cv_generator.surfaces.gpt_actions.files import FileFetcher
from cv_generator.surfaces.gpt_actions.platform import ANSWER_CHARACTERS, GptActions
from cv_generator.surfaces.gpt_actions.profile import NAME, profile
from cv_generator.surfaces.http.app import create_app
from cv_generator.surfaces.http.documentation import openapi
from cv_generator.surfaces.http.door import Options

HOST = "files.oaiusercontent.com"
PUBLIC = "93.184.215.14"
PLATFORM = {"openai-gpt-id": "g-123", "openai-conversation-id": "c-1"}


@pytest.fixture(scope="module")
def described() -> dict[str, Any]:
    return profile(openapi(OPERATIONS, "https://cv.test", keys=True))


def test_the_description_keeps_the_platforms_limits(described: dict[str, Any]) -> None:
    assert len(json.dumps(described)) < 100_000
    assert 8 <= len(described["paths"]) <= 30
    for path in described["paths"].values():
        assert list(path) == ["post"]
        call = path["post"]
        assert 0 < len(call["description"]) <= 300
        assert 0 < len(call["summary"]) <= 300
        assert list(call["responses"]) == ["200"]
        assert isinstance(call["x-openai-isConsequential"], bool)
    fields = [field for each in described["components"]["schemas"].values() for field in each["properties"].values()]
    assert len(fields) > 50
    for field in fields:
        assert len(field.get("description", "")) <= 700
        assert {"type", "anyOf", "$ref", "const", "enum", "items"} & field.keys(), field
        assert "default" not in field or field["default"] is not None
        assert field.get("type") != "object" or "properties" in field


def test_every_reference_leads_to_a_schema_that_is_there(described: dict[str, Any]) -> None:
    named = set(re.findall(r"#/components/schemas/(\w+)", json.dumps(described)))
    assert named == set(described["components"]["schemas"])


def test_one_way_to_send_a_key_is_described(described: dict[str, Any]) -> None:
    assert described["security"] == [{"bearer": []}]
    assert list(described["components"]["securitySchemes"]) == ["bearer"]
    assert "security" not in profile(openapi(OPERATIONS, "https://cv.test", keys=False))


def test_files_pass_by_reference_only(described: dict[str, Any]) -> None:
    schemas = described["components"]["schemas"]
    assert "base64" not in "".join(schemas["ExtractArguments"]["properties"])
    assert schemas["ExtractArguments"]["properties"]["openaiFileIdRefs"]["items"] == {"type": "string"}
    assert "openaiFileResponse" in schemas["GenerateAnswer"]["properties"]
    assert "openaiFileIdRefs" not in schemas["GetArguments"]["properties"]


def test_the_ordinary_description_is_not_touched() -> None:
    document = openapi(OPERATIONS, "https://cv.test", keys=True)
    before = json.dumps(document)
    profile(document)
    assert json.dumps(document) == before


class FileServer(BaseHTTPRequestHandler):
    """Plays the platform's file host, without TLS."""

    content = b""

    def do_GET(self) -> None:
        if self.path.startswith("/moved"):
            self.send_response(302)
            self.send_header("location", "http://127.0.0.1/secret")
            self.send_header("content-length", "0")
            self.end_headers()
            return
        self.send_response(200 if self.path.startswith("/file") else 404)
        self.send_header("content-length", str(len(self.content)))
        self.end_headers()
        with contextlib.suppress(ConnectionError):
            self.wfile.write(self.content)

    def log_message(self, *_arguments: Any) -> None:
        """Quiet."""


@pytest.fixture
def fetcher(sample_docx: bytes) -> Iterator[FileFetcher]:
    """Reaches the file server on loopback in place of the platform's host."""
    FileServer.content = sample_docx
    server = ThreadingHTTPServer(("127.0.0.1", 0), FileServer)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()

    def connect(_host: str, _port: int, address: str, seconds: float) -> http.client.HTTPConnection:
        assert address == PUBLIC
        return http.client.HTTPConnection(*server.server_address[:2], timeout=seconds)  # type: ignore[arg-type]

    yield FileFetcher(["*.oaiusercontent.com"], 20_000_000, resolve=lambda _host, _port: [PUBLIC], connect=connect)
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def client(context: Context, fetcher: FileFetcher) -> Iterator[TestClient]:
    options = Options(platform=GptActions(fetcher))
    with TestClient(
        create_app(context, Access(), options, profiles={NAME: profile}), base_url="http://cv.test"
    ) as found:
        yield found


def attached(link: str) -> dict[str, Any]:
    reference = {"name": "cv.docx", "id": "file-1", "mime_type": "application/msword", "download_link": link}
    return {"openaiFileIdRefs": [reference]}


def test_an_attached_document_is_read_and_the_pdf_is_attached(client: TestClient) -> None:
    opened = client.post("/api/extract-and-store-cv", json=attached(f"https://{HOST}/file?sig=1"), headers=PLATFORM)
    assert opened.status_code == 200
    assert opened.json()["cv_data_summary"]["full_name"] == "Katrin Größner"
    session = {"session_id": opened.json()["session_id"]}
    made = client.post("/api/generate-cv-from-session", json=session, headers=PLATFORM).json()
    assert made["openaiFileResponse"] == [made["pdf_url"]]
    pdf = client.get(made["pdf_url"])
    assert pdf.headers["content-disposition"].startswith("attachment")
    assert pdf.content.startswith(b"%PDF")


def test_other_callers_get_no_platform_members(client: TestClient, cv_data: dict[str, Any]) -> None:
    session_id = client.post("/api/create-cv-session", json={"cv_data": cv_data}).json()["session_id"]
    made = client.post("/api/generate-cv-from-session", json={"session_id": session_id}).json()
    assert "openaiFileResponse" not in made


def test_the_platform_gets_its_corrected_call_with_values_as_text(client: TestClient, cv_data: dict[str, Any]) -> None:
    session_id = client.post("/api/create-cv-session", json={"cv_data": cv_data}).json()["session_id"]
    edits = [{"field_path": "skills", "value": '[{"category": "DB", "skills": ["a, b"]}]'}]
    body = {"session_id": session_id, "edits": edits}
    refused = client.post("/api/update-cv-field", json=body, headers=PLATFORM).json()
    call = refused["corrected_call"]
    assert json.loads(call["edits"][0]["value"]) == [{"group": "DB", "items": ["a, b"]}]
    assert client.post("/api/update-cv-field", json=call, headers=PLATFORM).status_code == 200
    plain = client.post("/api/update-cv-field", json=body).json()
    assert plain["corrected_call"]["edits"][0]["value"] == [{"group": "DB", "items": ["a, b"]}]


def test_a_suggested_call_has_its_values_as_text(client: TestClient, cv_data: dict[str, Any]) -> None:
    session_id = client.post("/api/create-cv-session", json={"cv_data": cv_data}).json()["session_id"]
    newest = '{"employer": "New", "date_range": "2024-01 – Present"}'
    edits = [{"field_path": "work_experience", "value": newest, "op": "append"}]
    body = {"session_id": session_id, "edits": edits}
    call = client.post("/api/update-cv-field", json=body, headers=PLATFORM).json()["suggested_call"]
    assert [each["value"] for each in call["edits"]] == ["0"]
    assert client.post("/api/update-cv-field", json=call, headers=PLATFORM).status_code == 200


def test_the_profile_is_served(client: TestClient) -> None:
    served = client.get("/api/openapi.json?profile=gpt-actions").json()
    described = openapi(OPERATIONS, served["servers"][0]["url"].removesuffix("/api"), keys=False)
    assert served == json.loads(json.dumps(profile(described)))
    refused = client.get("/api/openapi.json?profile=nonsense")
    assert refused.status_code == 400
    assert refused.json()["problems"][0]["hint"] == "Send one of gpt-actions, or leave it away."


def test_an_answer_that_the_platform_would_drop_is_refused_with_what_to_ask(
    client: TestClient, cv_data: dict[str, Any]
) -> None:
    long = {**cv_data, "publications": ["x" * 4_000] * 30}
    session_id = client.post("/api/create-cv-session", json={"cv_data": long}).json()["session_id"]
    whole = client.post("/api/get-cv-session", json={"session_id": session_id}, headers=PLATFORM)
    assert whole.status_code == 400
    assert len(whole.text) < ANSWER_CHARACTERS
    assert "fields" in whole.json()["problems"][0]["hint"]
    part = {"session_id": session_id, "fields": ["full_name"]}
    assert client.post("/api/get-cv-session", json=part, headers=PLATFORM).status_code == 200
    assert client.post("/api/get-cv-session", json={"session_id": session_id}).status_code == 200


@pytest.mark.parametrize(
    "references",
    ["x", [], [1], [{}], [{"download_link": 5}], [{"download_link": f"https://{HOST}/file"}] * 2, {"a": 1}],
)
def test_references_that_are_none_are_refused(client: TestClient, references: Any) -> None:
    answer = client.post("/api/extract-and-store-cv", json={"openaiFileIdRefs": references})
    assert answer.status_code == 400
    assert answer.json()["problems"]


@pytest.mark.parametrize(
    "link",
    [
        f"http://{HOST}/file",
        "https://evil.example/file",
        f"https://{HOST}.evil.example/file",
        "https://eviloaiusercontent.com/file",
        f"https://user@{HOST}/file",
        f"https://{HOST}:8443/file",
        f"https://{HOST}:port/file",
        f"https://evil.example/?{HOST}",
        "https://127.0.0.1/file",
        "https://[::1]/file",
        "file:///etc/passwd",
        "",
    ],
)
def test_only_the_platforms_hosts_are_asked(fetcher: FileFetcher, link: str) -> None:
    with pytest.raises(InvalidInput) as raised:
        fetcher.fetch(link, "openaiFileIdRefs")
    assert raised.value.problems[0].code in ("host_not_allowed", "url")


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "10.0.0.5", "192.168.1.1", "169.254.169.254", "::1", "fd00::1", "0.0.0.0", "100.64.0.1"]
)
def test_a_name_that_leads_inside_is_not_followed(address: str) -> None:
    def connect(*_arguments: Any) -> http.client.HTTPConnection:
        raise AssertionError("nothing may be connected to")

    inside = FileFetcher([HOST], 1_000, resolve=lambda _host, _port: [PUBLIC, address], connect=connect)
    with pytest.raises(InvalidInput, match="public address"):
        inside.fetch(f"https://{HOST}/file", "openaiFileIdRefs")


def test_redirects_are_not_followed_and_missing_files_are_said(fetcher: FileFetcher) -> None:
    for path, status in (("moved", 302), ("gone", 404)):
        with pytest.raises(InvalidInput, match=f"status {status}"):
            fetcher.fetch(f"https://{HOST}/{path}", "openaiFileIdRefs")


def test_a_file_above_the_limit_is_not_read_to_its_end(fetcher: FileFetcher) -> None:
    fetcher._limit = 100_000
    with pytest.raises(TooLarge):
        fetcher.fetch(f"https://{HOST}/file", "openaiFileIdRefs")


def test_a_file_that_trickles_is_given_up(fetcher: FileFetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "SECONDS", -1.0)
    monkeypatch.setattr(
        fetcher, "_connect", lambda host, port, address, _s, known=fetcher._connect: known(host, port, address, 5)
    )
    with pytest.raises(InvalidInput, match="took too long"):
        fetcher.fetch(f"https://{HOST}/file", "openaiFileIdRefs")


def test_a_host_that_does_not_answer_is_said() -> None:
    def connect(*_arguments: Any) -> http.client.HTTPConnection:
        raise TimeoutError

    silent = FileFetcher([HOST], 1_000, resolve=lambda _host, _port: [PUBLIC], connect=connect)
    with pytest.raises(InvalidInput, match="could not be fetched"):
        silent.fetch(f"https://{HOST}/file", "openaiFileIdRefs")


@pytest.mark.parametrize(
    "host", [f"a.{HOST}".replace("a.", "a..", 1), f"{'a' * 70}.{HOST}", f"\u0660.{HOST}", f"-.{HOST}"]
)
def test_names_that_are_no_hosts_are_said(host: str) -> None:
    fetcher = FileFetcher([f"*.{HOST}"], 100)
    with pytest.raises(InvalidInput):
        fetcher.fetch(f"https://{host}/file", "document_base64")
