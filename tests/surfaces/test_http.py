"""The HTTP surface: status codes, the one error shape, uploads, files, keys, previews, OpenAPI."""

from __future__ import annotations

import asyncio
import base64
import json
import random
import threading
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest
from starlette.testclient import TestClient

from cv_generator import __version__
from cv_generator.cv.limits import Limits
from cv_generator.errors import StorageUnavailable
from cv_generator.operations.access import Access
from cv_generator.operations.context import Context
from cv_generator.operations.registry import OPERATIONS
from cv_generator.surfaces.http.app import create_app
from cv_generator.surfaces.http.door import Options
from cv_generator.surfaces.http.throttle import Throttle
from tests.pace import usual_seconds
from tests.surfaces.endless import Endless


@pytest.fixture
def client(context: Context) -> Iterator[TestClient]:
    with TestClient(create_app(context, Access())) as client:
        yield client


@pytest.fixture
def session_id(client: TestClient, cv_data: dict[str, Any]) -> str:
    return str(client.post("/api/create-cv-session", json={"cv_data": cv_data}).json()["session_id"])


def test_health_tells_version_and_storage(client: TestClient) -> None:
    body = client.get("/api/health").json()
    assert body == {"status": "healthy", "service": "CV Generator API", "version": __version__, "storage": "sqlite"}


def test_health_is_503_while_the_store_is_away(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    class Away:
        def ping(self) -> None:
            raise StorageUnavailable(5)

    with TestClient(create_app(replace(context, store=Away()), Access())) as client:  # type: ignore[arg-type]
        answer = client.get("/api/health")
    assert (answer.status_code, answer.json()["status"]) == (503, "unhealthy")


ROUTES = [(operation.route, method) for operation in OPERATIONS for method in operation.methods]


@pytest.mark.parametrize(
    "route", [operation.route for operation in OPERATIONS if operation.name != "cleanup_expired_sessions"]
)
@pytest.mark.parametrize(
    "body", [b"{", b"\xff\xfe", b"[1]", b'"text"', b"3", b"NaN", b"[" * 100_000, b'{"a": "\\ud800"}', b'{"session_id": 5}'],
)  # fmt: skip
def test_bodies_that_are_no_arguments_are_answered_in_the_contracts_shape(
    client: TestClient, route: str, body: bytes
) -> None:
    answer = client.post(f"/api{route}", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 400
    told = answer.json()
    assert told["success"] is False
    assert told["error"]
    assert told["code"]
    assert told["request_id"] == answer.headers["X-Request-ID"]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/api/nothing", 404), ("GET", "/api/update-cv-field", 405), ("PUT", "/api/health", 405)],
)
def test_unknown_paths_and_methods_have_the_contracts_shape_too(
    client: TestClient, method: str, path: str, status: int
) -> None:
    answer = client.request(method, path)
    assert answer.status_code == status
    assert answer.json()["success"] is False


def test_a_body_that_is_no_json_is_told_where_it_slips(client: TestClient, sample_docx: bytes) -> None:
    for body, told in (
        (b'{"session_id": "a",\n "fields": [}', "at line 2 column 13"),
        (sample_docx, "send it as the part file of a form"),
        (b"%PDF-1.7", "send it as the part file of a form"),
    ):
        assert told in client.post("/api/get-cv-session", content=body).json()["error"]


def test_lists_in_a_query_may_be_empty_and_have_blanks(client: TestClient, cv_data: dict[str, Any]) -> None:
    session_id = client.post("/api/create-cv-session", json={"cv_data": cv_data}).json()["session_id"]
    for fields, names in (("", set()), ("headline, phone,", {"headline", "phone"})):
        found = client.get("/api/get-cv-session", params={"session_id": session_id, "fields": fields})
        assert (found.status_code, set(found.json()["cv_data"])) == (200, names)


@pytest.mark.parametrize("path", ["/api/get-cv-session", "/api/preview-cv", "/api/openapi.json"])
def test_a_query_of_many_names_holds_nobody_up(client: TestClient, path: str) -> None:
    query = "&".join(f"a{number}" for number in range(10_000))
    assert usual_seconds(lambda: client.get(f"{path}?session_id=x&{query}"), rounds=1) < 1.0


def test_an_earlier_name_of_a_template_is_told(client: TestClient, cv_data: dict[str, Any]) -> None:
    session_id = client.post("/api/create-cv-session", json={"cv_data": cv_data}).json()["session_id"]
    for template, told in (("modern", ["The template modern is called compact now"]), ("compact", [])):
        call = {"session_id": session_id, "template": template}
        warnings = client.post("/api/generate-cv-from-session", json=call).json()["validation"]["warnings"]
        assert [each["message"].partition(".")[0] for each in warnings if each["code"] == "typeset"] == told


@pytest.mark.parametrize("data", [b"i\xa6\x9a", b"A", b"Lebenslauf\n"])
def test_what_holds_hardly_any_text_opens_no_session(client: TestClient, data: bytes) -> None:
    sent = {"document_base64": base64.b64encode(data).decode()}
    refused = client.post("/api/extract-and-store-cv", json=sent)
    assert (refused.status_code, refused.json()["reason"]) == (422, "not_a_cv")
    assert "Send the whole CV" in refused.json()["hint"]


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({}, "document_base64 or docx_base64 is required"),
        ({"docx_base64": "!!!"}, "document_base64 is not valid base64"),
        ({"docx_base64": ""}, "document_base64 or docx_base64 is required"),
        ({"docx_base64": 5}, "docx_base64 must be a string"),
        ({"docx_base64": "QQ==", "language": "klingon"}, "language is not one of the known values"),
        ({"docx_base64": "QQ==", "document_base64": "QQ=="}, "Send either docx_base64 or document_base64, not both"),
    ],
)
def test_a_bad_upload_is_told_in_one_sentence(client: TestClient, arguments: dict[str, Any], error: str) -> None:
    answer = client.post("/api/extract-and-store-cv", json=arguments)
    assert (answer.status_code, answer.json()["error"]) == (400, error)


def test_documents_that_cannot_be_read_are_422_with_a_reason(client: TestClient, sample_docx: bytes) -> None:
    broken = {
        "program": b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 8,
        "half": sample_docx[: len(sample_docx) // 2],
        "zeros": bytes(4000),
    }
    for data in broken.values():
        answer = client.post("/api/extract-and-store-cv", json={"docx_base64": base64.b64encode(data).decode()})
        assert answer.status_code == 422
        assert answer.json()["error"] == "Document could not be read"
        assert answer.json()["reason"]


def test_an_upload_as_multipart_is_read_like_one_in_json(
    client: TestClient, sample_docx: bytes, sample_base64: str
) -> None:
    as_json = client.post("/api/extract-and-store-cv", json={"docx_base64": sample_base64}).json()
    files = {"file": ("lebenslauf.docx", sample_docx)}
    as_form = client.post("/api/extract-and-store-cv", files=files, data={"extract_photo": "true"}).json()
    assert as_form["cv_data_summary"] == as_json["cv_data_summary"]
    assert as_form["photo_extracted"] is True


TEXT = ("cv.txt", b"Anna Muster\nNurse")


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ([("file", ("cv.pdf", b""))], "empty"),
        ([("file", (None, "cv.pdf"))], "no_file"),
        ([("file", TEXT), ("file", TEXT)], "several_files"),
        ([("file", TEXT), ("photo", ("me.jpg", b"x"))], "several_files"),
        ([("document", TEXT)], "other_name"),
    ],
)
@pytest.mark.parametrize("is_page", [False, True])
def test_a_form_without_one_file_is_refused_with_what_to_send(
    client: TestClient, parts: list[tuple[str, Any]], code: str, is_page: bool
) -> None:
    route = "/api/extract-and-store-cv"
    if is_page:
        page = client.post("/api/request-cv-upload", json={}).json()["upload_url"]
        route = f"/api/cv-uploads/{page.rpartition('/')[2]}"
    answer = client.post(route, files=parts)
    assert answer.status_code == 400
    [problem] = answer.json()["problems"]
    assert (problem["path"], problem["code"]) == ("file", code)
    assert "curl -F file=@cv.pdf" in problem["hint"]


def test_what_is_no_form_is_refused_with_what_to_send(client: TestClient) -> None:
    headers = {"content-type": "multipart/form-data"}
    answer = client.post("/api/extract-and-store-cv", content=b"abc", headers=headers)
    assert (answer.status_code, answer.json()["problems"][0]["code"]) == (400, "bad_form")


@pytest.mark.parametrize("sent", ["Fancy", "two columns"])
def test_an_unknown_template_is_refused_with_all_and_the_one_that_is_used(
    client: TestClient, session_id: str, sent: str
) -> None:
    told = "Send one of axis (used where the CV names none), compact, academic, sidebar."
    asked = client.post("/api/generate-cv-from-session", json={"session_id": session_id, "template": sent}).json()
    edit = {"session_id": session_id, "field_path": "design.template", "value": sent}
    edited = client.post("/api/update-cv-field", json=edit).json()
    assert [each["problems"][0]["hint"] for each in (asked, edited)] == [told, told]


def test_an_edit_in_a_form_is_understood(client: TestClient, session_id: str) -> None:
    edits = json.dumps([{"field_path": "headline", "value": "Engineer"}])
    answer = client.post("/api/update-cv-field", files={}, data={"session_id": session_id, "edits": edits})
    assert answer.status_code == 400  # urlencoded forms are not JSON
    boundary = {"session_id": (None, session_id), "edits": (None, edits)}
    assert client.post("/api/update-cv-field", files=boundary).json()["version"] == 2


def test_reading_by_get_takes_lists_with_commas(client: TestClient, session_id: str) -> None:
    answer = client.get("/api/get-cv-session", params={"session_id": session_id, "fields": "email,skills[0]"})
    assert answer.json()["cv_data"] == {"email": "zoe@example.com", "skills[0]": "Python"}


def test_a_body_above_the_limit_is_413_and_not_held_in_memory(context: Context) -> None:
    small = replace(context, limits=Limits(request_bytes=1_000))
    with TestClient(create_app(small, Access())) as client:
        declared = client.post("/api/create-cv-session", content=b"x" * 1_001)
        streamed = client.post("/api/create-cv-session", content=iter([b"x" * 600, b"x" * 600]))
        form = client.post("/api/extract-and-store-cv", files={"file": b"x" * 2_000})
    for answer in (declared, streamed, form):
        assert answer.status_code == 413
        assert answer.json()["limit_bytes"] == 1_000


def test_a_stale_edit_is_409(client: TestClient, session_id: str) -> None:
    edit = {"session_id": session_id, "field_path": "headline", "value": "A", "expected_version": 1}
    assert client.post("/api/update-cv-field", json=edit).status_code == 200
    answer = client.post("/api/update-cv-field", json=edit)
    assert answer.status_code == 409
    assert answer.json()["error"] == "Session changed since version 1"
    assert answer.json()["version"] == 2


def test_a_pdf_comes_as_link_as_base64_and_as_the_file_itself(client: TestClient, session_id: str) -> None:
    linked = client.post("/api/generate-cv-from-session", json={"session_id": session_id}).json()
    by_link = client.get(linked["pdf_url"])
    base = client.post(
        "/api/generate-cv-from-session", json={"session_id": session_id, "pdf_delivery": "base64"}
    ).json()
    direct = client.post(
        "/api/generate-cv-from-session", json={"session_id": session_id}, headers={"Accept": "application/pdf"}
    )
    assert by_link.content == base64.b64decode(base["pdf_base64"]) == direct.content
    assert by_link.content.startswith(b"%PDF-")
    assert by_link.headers["content-type"] == "application/pdf"
    assert "CV_" in by_link.headers["content-disposition"]
    assert linked["pdf_bytes"] == len(direct.content)


def test_a_link_opens_its_own_file_only_and_dies_with_the_session(client: TestClient, session_id: str) -> None:
    url = client.post("/api/generate-cv-from-session", json={"session_id": session_id}).json()["pdf_url"]
    assert session_id not in url
    assert client.get(url[:-2] + ("AA" if not url.endswith("AA") else "BB")).status_code == 404
    assert client.get(url.replace("cv-v1-", "cv-v2-")).status_code == 404
    assert client.get(url.partition("?")[0]).status_code == 404
    client.post("/api/delete-cv-session", json={"session_id": session_id})
    assert client.get(url).status_code == 404


def test_a_cv_that_is_not_ready_gives_no_pdf(client: TestClient) -> None:
    session = client.post("/api/create-cv-session", json={"cv_data": {"full_name": "Anna Muster"}}).json()["session_id"]
    answer = client.post("/api/generate-cv-from-session", json={"session_id": session})
    told = answer.json()
    assert answer.status_code == 400
    assert told["error"] == "CV data validation failed"
    assert "email is required" in told["validation_errors"]
    assert (told["session_id"], told["version"]) == (session, 1)


@pytest.mark.parametrize(
    ("method", "path", "told"),
    [
        ("POST", "/api/update_cv_field", "Did you mean /api/update-cv-field?"),
        ("POST", "/api/update-cv-feild/", "Did you mean /api/update-cv-field?"),
        ("POST", "/api/edit-cv", "Did you mean /api/update-cv-field?"),
        ("POST", "/api/generate_pdf", "Did you mean /api/generate-cv-from-session?"),
        ("POST", "/api/GetCvSession", "Did you mean /api/get-cv-session?"),
        ("GET", "/api/update-cv-field", "Use POST."),
        ("PUT", "/api/health", "Use GET."),
    ],
)
def test_calls_that_go_astray_are_told_the_way(client: TestClient, method: str, path: str, told: str) -> None:
    answer = client.request(method, path)
    assert answer.json()["action_required"] == told
    assert answer.json()["request_id"] == answer.headers["X-Request-ID"] != ""


def test_a_call_without_a_key_is_told_the_header(context: Context) -> None:
    with TestClient(create_app(context, Access.from_keys(["first"]))) as client:
        told = client.post("/api/create-cv-session", json={}).json()["action_required"]
    assert "x-functions-key" in told
    assert "Bearer" in told


@pytest.mark.parametrize(
    "header", [{"x-functions-key": "first"}, {"Authorization": "Bearer first"}, {"authorization": "bearer first"}]
)
def test_keys_are_asked_for_where_they_are_on(context: Context, header: dict[str, str]) -> None:
    with TestClient(create_app(context, Access.from_keys(["first", "second"]))) as client:
        assert client.post("/api/create-cv-session", json={}).status_code == 401
        wrong = client.post("/api/create-cv-session", json={}, headers={"x-functions-key": "third"})
        assert (wrong.status_code, wrong.json()["error"]) == (401, "Unauthorized")
        assert client.post("/api/create-cv-session", json={}, headers=header).status_code == 200
        assert client.get("/api/health").status_code == 200


def test_a_session_is_seen_by_the_key_that_made_it_only(context: Context) -> None:
    hashed = "sha256:16367aacb67a4a017c8da8ab95682ccb390863780f7114dda0a0e0c55644c7c4"  # of "second"
    with TestClient(create_app(context, Access.from_keys(["first", hashed]))) as client:
        first, second = {"x-functions-key": "first"}, {"x-functions-key": "second"}
        session = client.post("/api/create-cv-session", json={}, headers=first).json()["session_id"]
        body = {"session_id": session}
        assert client.post("/api/get-cv-session", json=body, headers=first).status_code == 200
        assert client.post("/api/get-cv-session", json=body, headers=second).status_code == 404


def test_cleanup_needs_an_administrators_key_where_there_is_one(context: Context) -> None:
    with TestClient(create_app(context, Access.from_keys(["user"], ["admin"]))) as client:
        assert client.post("/api/cleanup-expired-sessions", headers={"x-functions-key": "user"}).status_code == 401
        assert client.post("/api/cleanup-expired-sessions", headers={"x-functions-key": "admin"}).status_code == 200


def test_too_many_requests_are_told_when_to_come_back(context: Context) -> None:
    with TestClient(create_app(context, Access(), Options(requests_per_minute=2))) as client:
        statuses = [client.post("/api/create-cv-session", json={}).status_code for _ in range(3)]
        late = client.post("/api/create-cv-session", json={})
    assert statuses == [200, 200, 429]
    assert 1 <= int(late.headers["Retry-After"]) <= 30


def test_a_bucket_refills_steadily() -> None:
    now = [0.0]
    throttle = Throttle(60, clock=lambda: now[0])
    for _ in range(60):
        throttle.take("a")
    with pytest.raises(Exception, match="Too many requests"):
        throttle.take("a")
    throttle.take("b")
    now[0] = 1.5
    throttle.take("a")


def test_a_fault_of_ours_tells_the_request_id_and_nothing_else(
    context: Context, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken:
        def read(self, session_id: str, *, known: int) -> None:
            raise RuntimeError("secret@example.com")

    with TestClient(create_app(replace(context, store=Broken()), Access())) as client:  # type: ignore[arg-type]
        answer = client.post("/api/get-cv-session", json={"session_id": "x"}, headers={"X-Request-ID": "abc-1"})
    assert answer.status_code == 500
    assert answer.json() == {
        "success": False,
        "error": "Internal error",
        "code": "internal_error",
        "request_id": "abc-1",
    }
    assert "RuntimeError in read" in caplog.text
    assert "secret" not in caplog.text


def test_a_preview_has_an_etag_by_version_and_options(client: TestClient, session_id: str) -> None:
    query = {"session_id": session_id, "format": "svg"}
    first = client.get("/api/preview-cv", params=query)
    assert first.headers["content-type"].startswith("image/svg+xml")
    assert int(first.headers["X-Page-Count"]) >= 1
    again = client.get("/api/preview-cv", params=query, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get("/api/preview-cv", params={**query, "template": "academic"})
    assert other.headers["ETag"] != first.headers["ETag"]
    png = client.get("/api/preview-cv", params={"session_id": session_id})
    assert png.content.startswith(b"\x89PNG")
    assert client.get("/api/preview-cv", params={**query, "page": 9}).status_code == 400
    assert client.get("/api/preview-cv", params={**query, "page": "x"}).status_code == 400


def test_the_photo_goes_in_as_data_and_comes_out_as_a_link(client: TestClient, sample_base64: str) -> None:
    session = client.post("/api/extract-and-store-cv", json={"docx_base64": sample_base64}).json()["session_id"]
    read = client.post("/api/get-cv-session", json={"session_id": session}).json()["cv_data"]
    assert read["photo_url"].startswith("http://cv.test/api/cv-files/") or read["photo_url"].startswith(
        "http://testserver/"
    )
    photo = client.get(read["photo_url"])
    assert photo.headers["content-type"] in ("image/jpeg", "image/png")
    whole = client.post("/api/get-cv-session", json={"session_id": session, "include_photo": True}).json()["cv_data"]
    assert base64.b64decode(whole["photo_url"].partition(",")[2]) == photo.content
    copy = client.post("/api/create-cv-session", json={"cv_data": read}).json()
    assert copy["photo_extracted"] is True


@pytest.mark.parametrize(
    "value",
    ["cv-file:source.docx", "http://169.254.169.254/x.jpg", "data:image/png;base64,AAAA", "data:image/png;base64,!!"],
)
def test_a_photo_that_is_none_is_refused(client: TestClient, session_id: str, value: str) -> None:
    body = {"session_id": session_id, "field_path": "photo_url", "value": value}
    answer = client.post("/api/update-cv-field", json=body)
    assert answer.status_code == 400
    assert client.post("/api/get-cv-session", json={"session_id": session_id}).json()["version"] == 1


def test_an_upload_page_code_works_once(client: TestClient, sample_docx: bytes) -> None:
    asked = client.post("/api/request-cv-upload", json={}).json()
    code = asked["upload_url"].rpartition("/")[2]
    assert asked["session_id"] not in asked["upload_url"]
    assert client.post(f"/api/cv-uploads/{code}", files={"file": bytes(4000)}).status_code == 422
    done = client.post(f"/api/cv-uploads/{code}", files={"file": sample_docx})
    assert done.json()["session_id"] == asked["session_id"]
    assert done.json()["version"] == 2
    again = client.post(f"/api/cv-uploads/{code}", files={"file": sample_docx})
    assert again.status_code == 409
    assert client.post("/api/cv-uploads/" + "0" * 54, files={"file": sample_docx}).status_code == 404
    read = client.post("/api/get-cv-session", json={"session_id": asked["session_id"], "fields": ["full_name"]}).json()
    assert read["cv_data"]["full_name"]


def test_a_description_is_made_once_beside_the_loop_for_each_way_to_ask(context: Context) -> None:
    made: list[tuple[str, str, str]] = []

    def describe(query: Mapping[str, str], base: str) -> dict[str, str]:
        made.append((query.get("about", ""), base, threading.current_thread().name))
        return {"about": query.get("about", ""), "base": base}

    app = create_app(context, Access(), documents={"/described": describe})
    with TestClient(app) as client:
        loop = client.portal.call(lambda: threading.current_thread().name) if client.portal else ""
        for about in ("a", "b", "a"):
            answer = client.get(f"/api/described?about={about}")
            assert answer.json() == {"about": about, "base": "http://testserver"}
            assert answer.headers["content-type"] == "application/json"
        assert (
            client.get("/api/described?about=a", headers={"Host": "cv.example"}).json()["base"] == "http://cv.example"
        )
    assert [asked for *asked, _ in made] == [
        ["a", "http://testserver"],
        ["b", "http://testserver"],
        ["a", "http://cv.example"],
    ]
    assert loop not in {thread for *_, thread in made}


def test_openapi_describes_every_operation_and_every_field(client: TestClient) -> None:
    document = client.get("/api/openapi.json").json()
    assert set(document["paths"]) == {operation.route for operation in OPERATIONS}
    schemas = document["components"]["schemas"]
    fields = [(name, key, value) for name, each in schemas.items() for key, value in each.get("properties", {}).items()]
    assert len(fields) > 100
    assert [(name, key) for name, key, value in fields if not (value.get("description") or "$ref" in value)] == []
    for path in document["paths"].values():
        for method in path.values():
            assert method["description"]
            assert {"200", "400", "401", "404", "503"} <= set(method["responses"])


def test_links_start_with_the_public_address_where_one_is_set(context: Context, cv_data: dict[str, Any]) -> None:
    with TestClient(create_app(context, Access(), Options(public_base_url="https://cv.example/"))) as client:
        session = client.post("/api/create-cv-session", json={"cv_data": cv_data}).json()["session_id"]
        url = client.post("/api/generate-cv-from-session", json={"session_id": session}).json()["pdf_url"]
        assert url.startswith("https://cv.example/api/cv-files/")
        assert client.get(url.removeprefix("https://cv.example")).status_code == 200


def test_a_write_sent_twice_with_its_key_is_done_once(client: TestClient, session_id: str) -> None:
    edit = {"session_id": session_id, "field_path": "address_lines", "value": "Brückenstrasse 1", "op": "append"}
    headers = {"Idempotency-Key": "6b1e1a52-6e4c-4b5e-9f0a-0f3a9f5f2a11"}
    first, again = (client.post("/api/update-cv-field", json=edit, headers=headers) for _ in range(2))
    assert (first.status_code, again.status_code) == (200, 200)
    assert again.content == first.content
    other = client.post("/api/update-cv-field", json={**edit, "value": "Hof"}, headers=headers)
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")
    bad = client.post("/api/update-cv-field", json=edit, headers={"Idempotency-Key": "1"})
    assert bad.status_code == 400


def test_work_ends_when_its_caller_goes(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    """Over ASGI itself: test clients wait for every answer."""
    endless = Endless()
    operation = next(o for o in OPERATIONS if o.name == "extract_and_store_cv")
    monkeypatch.setattr("cv_generator.surfaces.http.app.OPERATIONS", (replace(operation, run=endless),))
    app = create_app(context, Access())
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        if not endless.begun.is_set() and not receive.__dict__.setdefault("is_read", False):
            receive.__dict__["is_read"] = True
            return {"type": "http.request", "body": b"{}", "more_body": False}
        await asyncio.to_thread(endless.begun.wait)
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "POST", "scheme": "http",
        "path": "/api/extract-and-store-cv", "raw_path": b"", "query_string": b"", "root_path": "",
        "headers": [(b"content-type", b"application/json")], "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80),
    }  # fmt: skip
    asyncio.run(app(scope, receive, send))
    assert endless.ended.is_set()
    assert sent[0]["status"] == 400


def test_links_work_where_the_service_stands_below_a_path(context: Context, cv_data: dict[str, Any]) -> None:
    options = Options(public_base_url="https://tools.example.com/cv/")
    with TestClient(create_app(context, Access(), options)) as client:
        session = client.post("/api/create-cv-session", json={"cv_data": cv_data}).json()["session_id"]
        asked = {"session_id": session}
        link = client.post("/api/generate-cv-from-session", json=asked).json()["pdf_url"]
        assert link.startswith("https://tools.example.com/cv/api/cv-files/")
        assert client.get(link.removeprefix("https://tools.example.com/cv")).content.startswith(b"%PDF-")
        file = client.post("/api/generate-cv-from-session", json=asked, headers={"Accept": "application/pdf"})
        assert file.content.startswith(b"%PDF-")
        upload = client.post("/api/request-cv-upload", json={}).json()["upload_url"]
        assert upload.startswith("https://tools.example.com/cv/upload/")


@pytest.mark.parametrize("inside", [b"[" + b"[]," * 400_000 + b"1]", b'"' + rb"\ud83d\ude00" * 600_000 + b'"'])
def test_a_body_that_takes_long_to_parse_is_refused_before_it_is_parsed(client: TestClient, inside: bytes) -> None:
    headers = {"Content-Type": "application/json"}
    answer = client.post("/api/create-cv-session", content=b'{"cv_data": ' + inside + b"}", headers=headers)
    assert answer.status_code == 400
    assert "far more values" in answer.json()["error"]


@pytest.mark.parametrize("wide", ["Ł".encode(), rb"\u0141"])
def test_a_long_text_that_is_no_base64_is_refused_before_it_takes_four_times_its_room(
    client: TestClient, wide: bytes
) -> None:
    long = b"a" * 4_200_000
    for text in (wide + long, long + wide + b"a"):
        sent = b'{"cv_data": {"full_name": "", "summary": "' + text + b'"}}'
        chunks = (sent[at : at + 65_536] for at in range(0, len(sent), 65_536))
        answer = client.post("/api/create-cv-session", content=chunks, headers={"Content-Type": "application/json"})
        assert (answer.status_code, "longer than any CV" in answer.json()["error"]) == (400, True)


def test_a_long_photo_beside_a_text_in_any_letters_is_no_such_body(client: TestClient, cv_data: dict[str, Any]) -> None:
    sent = {**cv_data, "full_name": "Łucja Żak", "photo_url": "data:image/jpeg;base64," + "A" * 4_200_000}
    answer = client.post("/api/create-cv-session", json={"cv_data": sent})
    assert "longer than any CV" not in answer.text


def test_a_document_whose_slashes_are_escaped_is_no_such_body(client: TestClient) -> None:
    document = base64.b64encode(random.Random(1).randbytes(4_000_000)).replace(b"/", rb"\/")
    answer = client.post(
        "/api/extract-and-store-cv",
        content=b'{"document_base64": "' + document + b'"}',
        headers={"Content-Type": "application/json"},
    )
    assert answer.json()["code"] == "unreadable_document"


def test_a_body_is_required_only_where_an_argument_is(client: TestClient) -> None:
    paths = client.get("/api/openapi.json").json()["paths"]
    assert paths["/create-cv-session"]["post"]["requestBody"]["required"] is False
    assert paths["/update-cv-field"]["post"]["requestBody"]["required"] is True


def test_ever_other_addresses_do_not_have_the_description_made_anew(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = client.get("/api/openapi.json").json()
    monkeypatch.setattr("cv_generator.surfaces.http.documentation.models_json_schema", None)
    for number in range(3):
        other = client.get(f"/api/openapi.json?x={number}", headers={"Host": f"h{number}.example"}).json()
        assert other["servers"][0]["url"] == f"http://h{number}.example/api"
        assert other["paths"] == known["paths"]


def test_a_name_that_stands_twice_in_a_body_is_refused_and_nothing_is_stored(
    client: TestClient, session_id: str
) -> None:
    edit = '{"field_path": "headline", "value": "first", "value": "second"}'
    answer = client.post("/api/update-cv-field", content=f'{{"session_id": "{session_id}", "edits": [{edit}]}}')
    assert (answer.status_code, answer.json()["error"]) == (400, "Request body names value twice in one object")
    assert answer.json()["problems"][0]["code"] == "given_twice"
