"""MCP: what the protocol asks for besides the calls themselves, with the official client."""

from __future__ import annotations

import asyncio
import base64
import io
import json
import os
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import anyio
import mcp_types
import pytest
from mcp import Client, MCPError
from mcp.client.streamable_http import streamable_http_client
from PIL import Image
from starlette.testclient import TestClient

from cv_generator.cv.design_names import TEMPLATES
from cv_generator.cv.limits import Limits
from cv_generator.languages import codes
from cv_generator.operations import guide
from cv_generator.operations.access import Access
from cv_generator.operations.context import Caller, Context
from cv_generator.operations.registry import BY_NAME
from cv_generator.operations.uploading import receive
from tests.conftest import Clock
from tests.surfaces.doors import Mcp, application, listening, mcp_in_process, mcp_over_http
from tests.surfaces.endless import Endless

PROTOCOL = "2026-07-28"


@pytest.fixture
def door(context: Context) -> Iterator[Mcp]:
    with mcp_over_http(context) as opened:
        yield opened


@pytest.fixture
def session_id(door: Mcp, cv_data: dict[str, Any]) -> str:
    opened: str = door.call("create_cv_session", cv_data=cv_data)[1]["session_id"]
    return opened


def listed(door: Mcp) -> dict[str, Any]:
    return {tool.name: tool for tool in door.portal.call(door.client.list_tools).tools}


def test_the_current_protocol_is_spoken(door: Mcp) -> None:
    assert door.client.protocol_version == PROTOCOL
    assert door.client.instructions == guide.BRIEF
    assert door.client.server_info
    assert door.client.server_info.name == "cv-generator"


def test_every_tool_says_what_it_does_to_the_world(door: Mcp) -> None:
    tools = listed(door)
    assert len(tools) >= 9
    for name, tool in tools.items():
        effects = BY_NAME[name].effects
        hints = tool.annotations
        assert (hints.read_only_hint, hints.destructive_hint, hints.idempotent_hint, hints.open_world_hint) == (
            effects.read_only,
            effects.destructive,
            effects.idempotent,
            False,
        )
        assert tool.input_schema["type"] == tool.output_schema["type"] == "object"
        assert tool.title
    assert [name for name, tool in tools.items() if tool.annotations.destructive_hint] == ["delete_cv_session"]


def test_the_order_of_tools_is_stable(door: Mcp) -> None:
    assert list(listed(door)) == list(listed(door))


def test_a_pdf_comes_as_a_link_that_works_without_a_key(context: Context, door: Mcp, session_id: str) -> None:
    result = door.result("generate_cv_from_session", session_id=session_id)
    text, link = result.content
    assert link.type == "resource_link"
    assert (link.uri, link.size) == (result.structured_content["pdf_url"], result.structured_content["pdf_bytes"])
    assert link.mime_type == "application/pdf"
    assert "base64" not in text.text
    with TestClient(application(context)) as browser:
        assert browser.get(link.uri).content.startswith(b"%PDF")


def test_the_assistant_sees_a_page(door: Mcp, session_id: str) -> None:
    result = door.result("preview_cv", session_id=session_id)
    text, image = result.content
    assert json.loads(text.text) == result.structured_content
    assert image.mime_type == "image/png"
    picture = Image.open(io.BytesIO(base64.b64decode(image.data)))
    assert 600 < picture.width < picture.height < 1_100
    assert len(picture.convert("L").getcolors() or ()) > 10


def test_an_expired_session_is_a_tool_error(door: Mcp, session_id: str, clock: Clock) -> None:
    clock.advance(hours=25)
    result = door.result("get_cv_session", session_id=session_id)
    assert result.is_error
    assert json.loads(result.content[0].text)["error"] == "Session not found or expired"


def test_an_unknown_tool_is_answered_with_the_known_ones(door: Mcp) -> None:
    with pytest.raises(MCPError, match=r"Unknown tool translate_page\. Known tools: .*generate_cv_from_session"):
        door.result("translate_page")


def test_a_misspelt_tool_is_answered_with_the_one_that_is_meant(door: Mcp) -> None:
    with pytest.raises(MCPError, match=r"Did you mean get_cv_session\?"):
        door.result("get-CV-sesion")


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("generate_pdf", "generate_cv_from_session"),
        ("edit_cv", "update_cv_field"),
        ("upload-cv", "request_cv_upload"),
        ("undo", "revert_cv_session"),
    ],
)
def test_a_tool_by_another_name_is_answered_with_ours(door: Mcp, name: str, meant: str) -> None:
    with pytest.raises(MCPError, match=rf"Did you mean {meant}\?"):
        door.result(name)


def test_the_operators_operation_is_no_tool(door: Mcp) -> None:
    with pytest.raises(MCPError, match="Unknown tool"):
        door.result("cleanup_expired_sessions")


def test_a_session_can_be_read_as_resources(door: Mcp, session_id: str) -> None:
    templates = door.portal.call(door.client.list_resource_templates).resource_templates
    assert [each.uri_template for each in templates] == [
        "cv://{session_id}",
        "cv://{session_id}/pages/{page}",
        "cv://{session_id}/pdf",
    ]

    def read(uri: str) -> Any:
        [content] = door.portal.call(door.client.read_resource, uri).contents
        return content

    cv = read(f"cv://{session_id}")
    assert cv.mime_type == "application/json"
    assert json.loads(cv.text) == door.call("get_cv_session", session_id=session_id)[1]
    page = read(f"cv://{session_id}/pages/1")
    assert page.mime_type == "image/png"
    assert base64.b64decode(page.blob).startswith(b"\x89PNG")
    assert base64.b64decode(read(f"cv://{session_id}/pdf").blob).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("rest", "told"),
    [
        ("/pages/9", "There is no page 9: the CV has 1"),
        ("/pages/99", "There is no page 99: the CV has 1"),
        ("/pages/x", "page must be"),
        ("/nonsense", "Not found"),
        ("/../etc", "Not found"),
    ],
)
def test_an_address_that_leads_nowhere_says_so(door: Mcp, session_id: str, rest: str, told: str) -> None:
    with pytest.raises(MCPError, match=told):
        door.portal.call(door.client.read_resource, f"cv://{session_id}{rest}")


def test_a_resource_that_cannot_be_made_says_in_its_message_what_is_missing(door: Mcp) -> None:
    session_id = door.call("create_cv_session", cv_data={"full_name": "Ada Sample"})[1]["session_id"]
    with pytest.raises(MCPError, match="CV data validation failed: email is required; phone is required"):
        door.portal.call(door.client.read_resource, f"cv://{session_id}/pdf")


def test_the_instructions_are_a_resource(door: Mcp) -> None:
    [resource] = door.portal.call(door.client.list_resources).resources
    [content] = door.portal.call(door.client.read_resource, resource.uri).contents
    assert content.text == guide.instructions()


def test_prompts_start_the_usual_tasks(door: Mcp) -> None:
    prompts = door.portal.call(door.client.list_prompts).prompts
    assert [each.name for each in prompts] == [
        "start_from_document", "tailor_to_posting", "review", "one_page", "translate",
    ]  # fmt: skip
    arguments = {"session_id": "abc", "posting": "We pay $100 and ${more}"}
    result = door.portal.call(door.client.get_prompt, "tailor_to_posting", arguments)
    assert "session abc" in result.messages[0].content.text
    assert result.messages[0].content.text.endswith("We pay $100 and ${more}")
    with pytest.raises(MCPError, match="posting is required"):
        door.portal.call(door.client.get_prompt, "tailor_to_posting", {"session_id": "abc"})
    with pytest.raises(MCPError, match="Known prompts: start_from_document"):
        door.portal.call(door.client.get_prompt, "nonsense", {})


def test_prompts_name_only_what_there_is() -> None:
    for prompt in guide.PROMPTS:
        assert prompt.filled({each.name: "X" for each in prompt.arguments})
    for name in BY_NAME.keys() & set(guide.instructions().replace("`", " ").split()):
        assert name in BY_NAME


LIST = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
HEADERS = {"accept": "application/json, text/event-stream"}


def test_the_keys_of_http_are_asked_for(context: Context) -> None:
    with TestClient(application(context, Access.from_keys(["first", "second"]))) as client:

        def call(headers: dict[str, str], name: str, **arguments: Any) -> Any:
            body = {**LIST, "method": "tools/call", "params": {"name": name, "arguments": arguments}}
            return client.post("/mcp", json=body, headers={**HEADERS, **headers})

        for wrong in ({}, {"x-functions-key": "third"}, {"authorization": "Bearer "}):
            refused = call(wrong, "create_cv_session")
            assert refused.status_code == 401
            assert refused.json()["error"] == "Unauthorized"
        first, second = {"x-functions-key": "first"}, {"authorization": "Bearer second"}
        session_id = call(first, "create_cv_session").json()["result"]["structuredContent"]["session_id"]
        assert not call(first, "get_cv_session", session_id=session_id).json()["result"]["isError"]
        foreign = call(second, "get_cv_session", session_id=session_id).json()["result"]
        assert foreign["isError"]
        assert "not found or expired" in foreign["content"][0]["text"]


def test_no_protocol_session_is_kept(context: Context) -> None:
    with TestClient(application(context)) as client:
        answer = client.post("/mcp", json=LIST, headers=HEADERS)
        refused = [client.request(method, "/mcp", headers=HEADERS).status_code for method in ("GET", "DELETE")]
    assert answer.status_code == 200
    assert refused == [405, 405]
    assert "mcp-session-id" not in answer.headers
    assert answer.headers["x-request-id"]
    assert len(answer.json()["result"]["tools"]) >= 9


@pytest.mark.parametrize(
    ("origin", "status"),
    [("https://evil.example", 403), ("http://localhost:3000", 200), ("http://127.0.0.1", 200), ("null", 403),
     ("http://[", 403), ("http://[::1", 403), ("https://a..b", 403), ("://", 403)],
)  # fmt: skip
def test_a_foreign_page_does_not_reach_an_open_service(context: Context, origin: str, status: int) -> None:
    with TestClient(application(context)) as client:
        assert client.post("/mcp", json=LIST, headers={**HEADERS, "origin": origin}).status_code == status


def test_a_body_above_the_limit_is_refused(context: Context) -> None:
    small = replace(context, limits=Limits(request_bytes=1_000))
    with TestClient(application(small)) as client:
        assert client.post("/mcp", json={**LIST, "params": {"x": "y" * 2_000}}, headers=HEADERS).status_code == 413


def test_a_fault_of_ours_tells_nothing(context: Context) -> None:
    class Broken:
        def __getattr__(self, name: str) -> Any:
            raise ZeroDivisionError("secret")

    broken: Any = Broken()
    with mcp_over_http(replace(context, store=broken)) as door:
        ok, answer = door.call("create_cv_session")
    assert not ok
    assert answer.pop("request_id")
    assert answer == {"success": False, "error": "Internal error", "code": "internal_error"}


@pytest.fixture
def folder(tmp_path: Path, sample_docx: bytes) -> Path:
    found = tmp_path / "documents"
    found.mkdir()
    (found / "lebenslauf.docx").write_bytes(sample_docx)
    return found


@pytest.fixture
def local(context: Context, folder: Path) -> Iterator[Mcp]:
    """On the person's own machine, without a service beside it."""
    with mcp_in_process(context.for_caller(Caller()), [folder]) as opened:
        yield opened


def test_a_local_document_is_read_and_the_pdf_is_saved_beside_it(local: Mcp, folder: Path) -> None:
    ok, opened = local.call("extract_and_store_cv", document_path="lebenslauf.docx")
    assert ok
    assert opened["cv_data_summary"]["full_name"] == "Katrin Größner"
    result = local.result("generate_cv_from_session", session_id=opened["session_id"])
    saved = Path(result.structured_content["saved_to"])
    assert saved.parent == folder
    assert saved.read_bytes().startswith(b"%PDF")
    assert result.content[1].uri == saved.as_uri()
    assert "pdf_url" not in result.structured_content
    named = local.call("generate_cv_from_session", session_id=opened["session_id"], save_to="out/mine.pdf")[1]
    assert Path(named["saved_to"]) == folder / "out" / "mine.pdf"
    again = local.call("generate_cv_from_session", session_id=opened["session_id"])[1]
    assert again["saved_to"] != str(saved)


def test_the_path_takes_the_place_of_base64(local: Mcp) -> None:
    tools = listed(local)
    assert "document_path" in tools["extract_and_store_cv"].input_schema["properties"]
    assert "save_to" in tools["generate_cv_from_session"].input_schema["properties"]
    assert not [name for name, tool in tools.items() if "document_base64" in tool.input_schema["properties"]]
    assert "request_cv_upload" not in tools


@pytest.mark.parametrize(
    "path",
    ["../secret.docx", "/etc/passwd", "link.docx", "~/secret.docx", "a\0b", "file:///etc/passwd", "file://a%00b", ""],
)
def test_nothing_outside_the_folders_is_read(local: Mcp, folder: Path, path: str) -> None:
    (folder.parent / "secret.docx").write_bytes(b"PK")
    (folder / "link.docx").symlink_to(folder.parent / "secret.docx")
    ok, answer = local.call("extract_and_store_cv", document_path=path)
    assert not ok
    assert answer["problems"][0]["path"] == "document_path"


def test_a_pipe_in_the_folder_is_not_waited_for(context: Context, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "cv.pdf")
    with mcp_in_process(context.for_caller(Caller()), [tmp_path]) as local:
        ok, answer = local.call("extract_and_store_cv", document_path="cv.pdf")
    assert (ok, answer["problems"][0]["code"]) == (False, "not_readable")


@pytest.mark.parametrize("path", ["../cv.pdf", "lebenslauf.docx", "cv.exe", "cv"])
def test_nothing_is_written_outside_the_folders_or_over_a_file(
    local: Mcp, folder: Path, path: str, cv_data: dict[str, Any]
) -> None:
    before = {each: each.read_bytes() for each in folder.parent.rglob("*") if each.is_file()}
    session_id = local.call("create_cv_session", cv_data=cv_data)[1]["session_id"]
    ok, answer = local.call("generate_cv_from_session", session_id=session_id, save_to=path)
    assert not ok
    assert answer["problems"][0]["path"] == "save_to"
    after = {each: each.read_bytes() for each in folder.parent.rglob("*") if each.is_file()}
    assert {path: data for path, data in after.items() if "sqlite" not in path.name} == {
        path: data for path, data in before.items() if "sqlite" not in path.name
    }


def test_without_a_folder_the_pdf_is_a_resource(context: Context, cv_data: dict[str, Any]) -> None:
    with mcp_in_process(context.for_caller(Caller()), []) as door:
        session_id = door.call("create_cv_session", cv_data=cv_data)[1]["session_id"]
        link = door.result("generate_cv_from_session", session_id=session_id).content[1]
        [content] = door.portal.call(door.client.read_resource, link.uri).contents
    assert base64.b64decode(content.blob).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("base_url", "format", "told"),
    [
        ("", "pdf", "reads the file as resource cv://"),
        ("", "docx", "was not handed over"),
        ("http://127.0.0.1:7071", "pdf", "while the service runs at http://127.0.0.1:7071"),
    ],
)
def test_without_a_folder_it_is_told_how_the_file_is_got(
    context: Context, cv_data: dict[str, Any], base_url: str, format: str, told: str
) -> None:
    with mcp_in_process(context.for_caller(Caller(base_url=base_url)), []) as door:
        session_id = door.call("create_cv_session", cv_data=cv_data)[1]["session_id"]
        answer = door.call("generate_cv_from_session", session_id=session_id, format=format)[1]
    assert told in answer["notice"]
    assert "--folder" in answer["notice"]
    assert "save_to" in answer["notice"]


def test_without_a_folder_paths_are_refused_with_what_to_do(context: Context) -> None:
    with mcp_in_process(context, []) as door:
        ok, answer = door.call("extract_and_store_cv", document_path="lebenslauf.docx")
    assert not ok
    assert "--folder" in answer["problems"][0]["hint"]


def test_the_guide_of_a_local_server_speaks_of_paths(local: Mcp, door: Mcp) -> None:
    def guide_of(one: Mcp) -> str:
        return str(one.portal.call(one.client.read_resource, "cv-guide://instructions").contents[0].text)

    assert "request_cv_upload" in guide_of(door)
    text = guide_of(local)
    assert "request_cv_upload" not in text
    assert "document_path" in text
    assert "2. **Look at the summary.**" in text


def test_a_missing_document_is_asked_for_by_its_path(local: Mcp) -> None:
    ok, answer = local.call("extract_and_store_cv")
    assert not ok
    assert answer["error"] == "document_path is required"
    assert "base64" not in json.dumps(answer)
    assert "request_cv_upload" not in json.dumps(answer)


def test_a_document_that_is_not_there_is_answered_with_the_one_that_is_meant(local: Mcp) -> None:
    for sent, hint in (
        ("lebenslauf.doc", "Did you mean lebenslauf.docx?"),
        ("LEBENSLAUF.DOCX", "Did you mean lebenslauf.docx?"),
        ("x.pdf", "Name a file below"),
    ):
        ok, answer = local.call("extract_and_store_cv", document_path=sent)
        assert not ok
        assert answer["problems"][0]["hint"].startswith(hint)


@pytest.mark.parametrize("name", ["document_base64", "file", "document", "path", "file_path", "document_path"])
def test_a_path_under_another_name_is_understood(local: Mcp, name: str) -> None:
    ok, answer = local.call("extract_and_store_cv", **{name: "lebenslauf.docx"})
    if not ok:
        ok, answer = local.call("extract_and_store_cv", **answer["corrected_call"])
    assert ok
    assert answer["cv_data_summary"]["full_name"] == "Katrin Größner"


def test_the_documents_of_the_folder_are_resources(local: Mcp, folder: Path) -> None:
    (folder / "notes.exe").write_bytes(b"x")
    (folder / ".hidden.docx").write_bytes(b"x")
    (folder / "out.docx").symlink_to(folder.parent / "elsewhere.docx")
    (folder.parent / "elsewhere.docx").write_bytes(b"x")
    (folder / "more").mkdir()
    (folder / "more" / "cv.pdf").write_bytes(b"%PDF-1.7")
    listed = {each.name: each for each in local.portal.call(local.client.list_resources).resources}
    assert set(listed) == {"instructions", "lebenslauf.docx", "more/cv.pdf"}
    [content] = local.portal.call(local.client.read_resource, listed["more/cv.pdf"].uri).contents
    assert base64.b64decode(content.blob) == b"%PDF-1.7"
    (folder / "Größner #2.docx").write_bytes((folder / "lebenslauf.docx").read_bytes())
    for named in ("lebenslauf.docx", "Größner #2.docx"):
        assert local.call("extract_and_store_cv", document_path=(folder / named).as_uri())[0]
    with pytest.raises(MCPError):
        local.portal.call(local.client.read_resource, (folder.parent / "elsewhere.docx").as_uri())


def test_a_portrait_is_set_by_its_path(local: Mcp, folder: Path, cv_data: dict[str, Any]) -> None:
    Image.linear_gradient("L").resize((300, 400)).convert("RGB").save(folder / "me.jpg")
    session_id = local.call("create_cv_session", cv_data=cv_data)[1]["session_id"]
    ok, _ = local.call("update_cv_field", session_id=session_id, edits=[{"field_path": "photo_url", "value": "me.jpg"}])
    assert ok
    summary = local.call("get_cv_session", session_id=session_id, fields=[], include_summary=True)[1]
    assert summary["cv_data_summary"]["has_photo"]
    ok, opened = local.call("create_cv_session", cv_data={**cv_data, "photo_url": "me.jpg"})
    assert opened["cv_data_summary"]["has_photo"]
    wrong = [{"field_path": "photo_url", "value": "../me.jpg"}]
    ok, answer = local.call("update_cv_field", session_id=session_id, edits=wrong)
    assert not ok
    assert answer["problems"][0]["path"] == "photo_url"


def test_a_portrait_is_set_under_its_other_names_and_another_kind_of_picture_is_told(
    local: Mcp, folder: Path, cv_data: dict[str, Any]
) -> None:
    Image.linear_gradient("L").resize((300, 400)).convert("RGB").save(folder / "me.jpg")
    session_id = local.call("create_cv_session", cv_data=cv_data)[1]["session_id"]
    ok, _ = local.call("update_cv_field", session_id=session_id, edits=[{"field_path": "photo", "value": "me.jpg"}])
    assert ok
    ok, answer = local.call("update_cv_field", session_id=session_id, photo_path="me.jpg")
    assert not ok
    assert '{"field_path": "photo_url", "value": "me.jpg"}' in answer["problems"][0]["hint"]
    for edit in ({"field_path": "photo_url", "value": "me.webp"}, {"field_path": "foto", "value": "me.HEIC"}):
        ok, answer = local.call("update_cv_field", session_id=session_id, edits=[edit])
        assert not ok
        assert answer["error"] == "photo_url is no JPEG or PNG"


def test_a_corrected_call_saves_where_the_call_would_have(local: Mcp, folder: Path) -> None:
    call: dict[str, Any] = {"document_path": "lebenslauf.docx", "edits": {"headline": "Lead"}, "save_to": "p.docx"}
    ok, answer = local.call("process_cv_orchestrated", **call)
    assert not ok
    assert answer["corrected_call"].keys() == {"session_id", "edits", "save_to"}
    assert local.call("process_cv_orchestrated", **answer["corrected_call"])[0]
    assert (folder / "p.docx").read_bytes().startswith(b"PK")
    ok, answer = local.call("generate_cv_from_session", session_id=answer["session_id"], output="q.pdf")
    assert ok
    assert answer["saved_to"] == str(folder / "q.pdf")


@pytest.mark.parametrize(
    ("name", "start"), [("mine.docx", b"PK"), ("mine.pdf", b"%PDF"), ("mine.md", b"# "), ("mine.json", b"{")]
)
def test_the_ending_of_a_file_decides_its_format(
    local: Mcp, folder: Path, cv_data: dict[str, Any], name: str, start: bytes
) -> None:
    session_id = local.call("create_cv_session", cv_data=cv_data)[1]["session_id"]
    ok, answer = local.call("generate_cv_from_session", session_id=session_id, save_to=name)
    assert ok
    assert (folder / name).read_bytes().startswith(start)
    other = "docx" if name.endswith("pdf") else "pdf"
    ok, answer = local.call("generate_cv_from_session", session_id=session_id, save_to=f"b-{name}", format=other)
    assert not ok
    assert answer["problems"][0]["code"] == "other_format"


def test_a_format_by_another_name_agrees_with_the_ending(local: Mcp, folder: Path, cv_data: dict[str, Any]) -> None:
    session_id = local.call("create_cv_session", cv_data=cv_data)[1]["session_id"]
    ok, _ = local.call("generate_cv_from_session", session_id=session_id, save_to="mine.docx", format="Word")
    assert ok
    assert (folder / "mine.docx").read_bytes().startswith(b"PK")


def test_what_may_be_typed_is_offered(local: Mcp) -> None:
    def offered(prompt: str, argument: str, typed: str = "") -> list[str]:
        ref = mcp_types.PromptReference(name=prompt)
        result = local.portal.call(local.client.complete, ref, {"name": argument, "value": typed})
        return list(result.completion.values)

    assert offered("start_from_document", "document") == ["lebenslauf.docx"]
    assert "de" in offered("translate", "language")
    assert offered("translate", "language", "p") == [code for code in codes() if code.startswith("p")]
    assert set(offered("one_page", "template")) == set(TEMPLATES)
    assert offered("review", "section", "work") == ["work_experience"]
    assert offered("review", "session_id") == offered("nonsense", "x") == []


def test_the_server_has_an_icon_that_nobody_fetches(door: Mcp) -> None:
    [icon] = door.client.server_info.icons
    assert icon.src.startswith("data:image/svg+xml;base64,")


def uploading_client(context: Context, code_taken: list[str], action: str, document: bytes) -> Any:
    """A client whose person goes to the page that is shown, or does not want to."""

    async def elicited(_request: Any, params: Any) -> Any:
        code_taken.append(params.url)
        if action == "accept":
            await anyio.to_thread.run_sync(receive, context, params.url.rpartition("/")[2], document)
        return mcp_types.ElicitResult(action=action)

    return elicited


@pytest.mark.parametrize("action", ["accept", "decline"])
def test_a_client_that_opens_pages_comes_back_with_the_document(
    context: Context, sample_docx: bytes, action: str
) -> None:
    pages: list[str] = []
    with mcp_over_http(context, elicitation_callback=uploading_client(context, pages, action, sample_docx)) as door:
        ok, answer = door.call("request_cv_upload")
        assert ok
        assert pages == [answer["upload_url"]]
        uploaded = action == "accept"
        assert ("cv_data_summary" in answer) == uploaded
        version = door.call("get_cv_session", session_id=answer["session_id"], fields=[])[1]["version"]
        assert version == (2 if uploaded else 1)
        if uploaded:
            assert answer["version"] == 2
            assert answer["cv_data_summary"]["full_name"] == "Katrin Größner"


def test_a_client_without_pages_gets_the_link_for_its_person(door: Mcp) -> None:
    ok, answer = door.call("request_cv_upload")
    assert ok
    assert set(answer) == {"success", "session_id", "upload_url", "expires_at"}


def test_a_client_that_listens_is_told_of_new_versions(context: Context, cv_data: dict[str, Any]) -> None:
    told: list[str] = []

    async def edited_while_listening(address: str) -> str:
        async with Client(streamable_http_client(f"{address}/mcp")) as client:
            made = await client.call_tool("create_cv_session", {"cv_data": cv_data})
            session_id: str = made.structured_content["session_id"]
            arguments = {"session_id": session_id, "field_path": "headline", "value": "H"}
            with anyio.fail_after(30):
                async with client.listen(resource_subscriptions=[f"cv://{session_id}", "cv://unknown"]) as stream:
                    await client.call_tool("update_cv_field", arguments)
                    async for event in stream:
                        told.append(event.uri)
                        break
            return session_id

    with listening(application(context)) as address:
        session_id = anyio.run(edited_while_listening, address)
    assert told == [f"cv://{session_id}"]


def test_a_client_learns_how_keys_are_presented(context: Context) -> None:
    with TestClient(application(context, Access.from_keys(["a-secret-key"])), base_url="http://cv.test") as client:
        refusal = client.post("/mcp", json={})
        assert refusal.status_code == 401
        where = "http://cv.test/.well-known/oauth-protected-resource/mcp"
        assert refusal.headers["www-authenticate"] == f'Bearer resource_metadata="{where}"'
        for address in (where, where.removesuffix("/mcp")):
            told = client.get(address).json()
            assert (told["resource"], told["bearer_methods_supported"]) == ("http://cv.test/mcp", ["header"])
    with TestClient(application(context), base_url="http://cv.test") as client:
        assert client.get("/.well-known/oauth-protected-resource").status_code == 404


def test_a_page_is_seen_without_a_service_beside_the_server(local: Mcp, cv_data: dict[str, Any]) -> None:
    session_id = local.call("create_cv_session", cv_data=cv_data)[1]["session_id"]
    result = local.result("preview_cv", session_id=session_id)
    assert "image_url" not in result.structured_content
    assert result.content[1].mime_type == "image/png"


async def _posted(app: Any, body: bytes, headers: dict[str, str], leaves: threading.Event) -> None:
    """A call of `/mcp` whose caller goes once `leaves` is set."""
    parts = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> Any:
        if parts:
            return parts.pop()
        await asyncio.to_thread(leaves.wait, 30)
        return {"type": "http.disconnect"}

    async def send(_message: Any) -> None: ...

    given = {"content-type": "application/json", "accept": "application/json, text/event-stream", **headers}
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "POST", "scheme": "http",
        "path": "/mcp", "raw_path": b"/mcp", "query_string": b"", "root_path": "",
        "headers": [(name.encode(), value.encode()) for name, value in given.items()],
        "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80),
    }  # fmt: skip
    await asyncio.wait_for(app(scope, receive, send), 40)


@pytest.mark.parametrize("version", ["2025-06-18", PROTOCOL])
def test_work_for_a_caller_who_has_gone_is_ended(
    context: Context, monkeypatch: pytest.MonkeyPatch, version: str
) -> None:
    endless = Endless()
    endless_reading = (replace(BY_NAME["extract_and_store_cv"], run=endless),)
    monkeypatch.setattr("cv_generator.operations.tools.OPERATIONS", endless_reading)
    call = {"name": "extract_and_store_cv", "arguments": {"document_base64": "eA=="}}
    headers = {"mcp-protocol-version": version}
    if version == PROTOCOL:
        headers |= {"mcp-method": "tools/call", "mcp-name": call["name"]}
        call["_meta"] = {
            "io.modelcontextprotocol/protocolVersion": version,
            "io.modelcontextprotocol/clientInfo": {"name": "test", "version": "1"},
            "io.modelcontextprotocol/clientCapabilities": {},
        }
    body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": call}).encode()
    asyncio.run(_posted(application(context), body, headers, endless.begun))
    assert endless.begun.is_set()
    assert endless.ended.is_set()


def test_a_body_of_values_without_number_is_refused_before_it_is_parsed(context: Context) -> None:
    body = b'{"jsonrpc":"2.0","id":1,"method":"ping","params":{"x":[' + b"[]," * 400_000 + b"1]}}"
    with TestClient(application(context)) as client:
        answer = client.post("/mcp", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 400
    assert "far more values" in answer.json()["error"]
