"""The guide for assistants and the set-up pages: what they show is run as it stands."""

from __future__ import annotations

import base64
import inspect
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import agents
import anyio
import openai as openai_sdk
import pytest
from starlette.testclient import TestClient

from cv_generator import errors
from cv_generator.operations import guide, uploading
from cv_generator.operations.access import Access
from cv_generator.operations.context import Context
from cv_generator.operations.registry import BY_NAME
from cv_generator.surfaces import openai
from cv_generator.surfaces.http.app import create_app
from cv_generator.surfaces.mcp import http as mcp
from tests.conftest import ROOT
from tests.surfaces.doors import listening
from tests.surfaces.scripted_model import ScriptedModel, Step, running

DOCS = ROOT / "docs"
PAGES = [*(DOCS / name for name in ("agents.md", "quickstart.md", "migrating.md")), *sorted(DOCS.glob("connect-*.md"))]


def blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)


def service(context: Context) -> Any:
    return create_app(
        context,
        Access(),
        documents={"/tools": openai.document, "/agent-instructions": lambda _query, _base: guide.instructions()},
        routes=lambda door: mcp.routes(door, context.limits.request_bytes, keys=not door.access.is_open),
    )


@pytest.fixture
def address(context: Context) -> Iterator[str]:
    with listening(service(context)) as found:
        yield found


def test_the_pages_are_there() -> None:
    assert len(PAGES) == 8
    assert all(page.stat().st_size > 500 for page in PAGES)


def test_the_guide_in_the_documentation_is_the_one_that_is_served(context: Context) -> None:
    text = (DOCS / "agents.md").read_text("utf-8")
    assert text == guide.instructions(), "copy src/cv_generator/operations/guide.md to docs/agents.md"
    with TestClient(service(context)) as client:
        served = client.get("/api/agent-instructions")
    assert served.text == text
    assert served.headers["content-type"].startswith("text/markdown")


def test_the_guide_names_every_error_that_an_assistant_can_mend() -> None:
    known = {
        each.code
        for module in (errors, uploading)
        for each in vars(module).values()
        if inspect.isclass(each) and issubclass(each, errors.UserError)
    }
    rows = re.findall(r"^\| (`.*?`) \|", guide.instructions(), re.MULTILINE)
    named = {code for row in rows for code in re.findall(r"`(\w+)`", row)} - {"code"}
    assert len(named) > 8
    assert named <= known
    for code in ("schema_validation_failed", "invalid_edit", "cv_validation_failed", "cv_does_not_fit"):
        assert code in named


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_the_pages_name_exists(page: Path) -> None:
    verbs = "extract|create|get|update|revert|generate|process|delete|cleanup|validate|request"
    named = set(re.findall(rf"\b(?:{verbs})_[a-z_]+\b", page.read_text("utf-8")))
    assert named <= set(BY_NAME)


def test_every_configuration_is_json() -> None:
    found = [(page, block) for page in PAGES for block in blocks(page, "json")]
    assert len(found) >= 9
    for _, block in found:
        assert json.loads(block)


def test_the_quick_start_runs_as_it_stands(address: str, tmp_path: Path) -> None:
    commands = blocks(DOCS / "quickstart.md", "sh")
    assert len(commands) >= 6
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    script = "set -euo pipefail\n" + "\n".join(commands).replace("http://127.0.0.1:7071", address)
    done = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count('"success":true') == 4
    assert '"edits":[{"field_path":"work_experience[0].employer","value":"Neckar AG"}]' in done.stdout
    assert (tmp_path / "cv.pdf").read_bytes().startswith(b"%PDF")


@pytest.fixture
def example(address: str) -> dict[str, Any]:
    """What the Python blocks of the page for OpenAI define, with the service's address."""
    namespace: dict[str, Any] = {}
    code = "\n".join(blocks(DOCS / "connect-openai.md", "python"))
    exec(compile(code.replace("http://127.0.0.1:7071", address), "connect-openai.md", "exec"), namespace)
    return namespace


def script() -> list[Step]:
    edits = [{"field_path": "full_name", "value": "Anna Muster"}]
    return [
        lambda _answer: ("create_cv_session", {}),
        lambda answer: ("update_cv_field", {"session_id": answer["session_id"], "edits": edits}),
        lambda answer: f"version {answer['version']}",
    ]


@pytest.fixture
def model() -> Iterator[ScriptedModel]:
    with running(script()) as playing:
        yield playing


def test_the_loop_for_the_responses_api_runs(example: dict[str, Any], model: ScriptedModel) -> None:
    with openai_sdk.OpenAI(base_url=model.url, api_key="none", max_retries=0) as client:
        conversation = [{"role": "user", "content": "Start a CV for Anna Muster."}]
        assert example["converse"](client, conversation, "scripted") == "version 2"
    assert len(model.calls) == 2
    assert len(conversation) == 6


def looking_script() -> list[Step]:
    cv = {"full_name": "Anna Muster", "headline": "Leiterin"}
    return [
        lambda _answer: ("create_cv_session", {"cv_data": json.dumps(cv)}),
        lambda answer: ("preview_cv", {"session_id": answer["session_id"]}),
        lambda answer: f"{answer['page_count']} page",
    ]


def test_the_loop_shows_the_model_a_page_as_a_picture(example: dict[str, Any]) -> None:
    conversation: list[Any] = [{"role": "user", "content": "Show me."}]
    with (
        running(looking_script()) as model,
        openai_sdk.OpenAI(base_url=model.url, api_key="none", max_retries=0) as client,
    ):
        assert example["converse"](client, conversation, "scripted") == "1 page"
    _, picture = conversation[-2]["output"]
    assert base64.b64decode(picture["image_url"].removeprefix("data:image/png;base64,")).startswith(b"\x89PNG")


def uploading_script() -> list[Step]:
    edits = [{"field_path": "headline", "value": "Leiterin"}]
    return [
        lambda _answer: ("request_cv_upload", {}),
        lambda answer: ("update_cv_field", {"session_id": answer["session_id"], "edits": edits}),
        lambda answer: f"version {answer['version']}",
        lambda _answer: "You are welcome.",
    ]


@pytest.fixture
def person(example: dict[str, Any], context: Context, sample_docx: bytes) -> list[str]:
    """Somebody who uploads their CV when they are shown the page, and reads what else is printed."""
    read: list[str] = []

    def shown(*texts: object) -> None:
        read.append(" ".join(map(str, texts)))
        if "/upload/" in read[-1]:
            uploading.receive(context, read[-1].rpartition("/")[2], sample_docx)

    wishes = iter(["Here is my CV.", "Thank you.", ""])
    example["print"] = shown
    example["input"] = lambda _prompt: next(wishes)
    return read


def test_the_loop_waits_for_the_document_and_keeps_the_conversation(example: dict[str, Any], person: list[str]) -> None:
    with (
        running(uploading_script()) as model,
        openai_sdk.OpenAI(base_url=model.url, api_key="none", max_retries=0) as client,
    ):
        example["chat"](client, "scripted")
    assert person[0].startswith("Please upload your CV here: ")
    assert person[1:] == ["version 3", "You are welcome."]
    assert model.answers[0]["cv_data_summary"]["full_name"] == "Katrin Größner"


def test_the_agents_library_waits_for_the_document_too(example: dict[str, Any], person: list[str]) -> None:
    agents.set_tracing_disabled(True)
    with running(uploading_script()[:3]) as model:

        async def converse() -> Any:
            async with openai_sdk.AsyncOpenAI(base_url=model.url, api_key="none", max_retries=0) as client:
                agent = example["agent"](agents.OpenAIResponsesModel("scripted", client))
                return await agents.Runner.run(agent, "Here is my CV.")

        assert anyio.run(converse).final_output == "version 3"
    assert len(person) == 1


def test_the_tools_for_the_agents_library_run(example: dict[str, Any], model: ScriptedModel) -> None:
    agents.set_tracing_disabled(True)

    async def converse() -> Any:
        async with openai_sdk.AsyncOpenAI(base_url=model.url, api_key="none", max_retries=0) as client:
            agent = example["agent"](agents.OpenAIResponsesModel("scripted", client))
            return await agents.Runner.run(agent, "Start a CV for Anna Muster.")

    assert anyio.run(converse).final_output == "version 2"


def test_the_agents_library_calls_over_mcp(example: dict[str, Any], model: ScriptedModel) -> None:
    agents.set_tracing_disabled(True)

    async def converse() -> Any:
        client = openai_sdk.AsyncOpenAI(base_url=model.url, api_key="none", max_retries=0)
        async with client, example["server"]() as server:
            scripted = agents.OpenAIResponsesModel("scripted", client)
            return await agents.Runner.run(agents.Agent(name="CV", model=scripted, mcp_servers=[server]), "Start a CV.")

    assert anyio.run(converse).final_output == "version 2"


def test_the_example_for_mcp_runs(address: str) -> None:
    namespace: dict[str, Any] = {"__name__": "example"}
    exec("\n".join(blocks(DOCS / "connect-mcp.md", "python")), namespace)
    assert json.loads(anyio.run(namespace["main"], f"{address}/mcp"))["cv_data"]["full_name"] == "Anna Muster"


def test_the_example_for_mcp_over_stdio_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    namespace: dict[str, Any] = {"__name__": "example"}
    exec("\n".join(blocks(DOCS / "connect-mcp.md", "python")), namespace)
    command = str(Path(sys.executable).with_name("cv-generator"))
    summary = anyio.run(namespace["read_document"], str(DOCS.parent / "samples"), "cv.docx", command)
    assert summary["full_name"]
