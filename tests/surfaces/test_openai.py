"""Tool definitions that OpenAI accepts in strict mode, and the whole workflow with OpenAI's own libraries."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import agents
import openai as openai_sdk
import pytest
from agents.strict_schema import ensure_strict_json_schema
from starlette.testclient import TestClient

from cv_generator.errors import InvalidInput
from cv_generator.operations.context import Context
from cv_generator.operations.registry import BY_NAME
from cv_generator.surfaces import openai
from tests.surfaces.doors import application
from tests.surfaces.scripted_model import ScriptedModel, Step, running

LEVELS, PROPERTIES, ENUM_VALUES, CHARACTERS = 10, 5_000, 1_000, 120_000
ALLOWED = {"type", "properties", "required", "additionalProperties", "description", "enum", "items", "anyOf", "pattern"}


def schemas(part: dict[str, Any], level: int = 1) -> Iterator[tuple[int, dict[str, Any]]]:
    yield level, part
    for inner in [
        *part.get("properties", {}).values(),
        *part.get("anyOf", []),
        *([part["items"]] if "items" in part else []),
    ]:
        yield from schemas(inner, level + 1)


@pytest.mark.parametrize("definition", openai.definitions(include_legacy=True), ids=lambda each: each["name"])
def test_every_definition_is_in_the_strict_subset(definition: dict[str, Any]) -> None:
    assert definition["strict"] is True
    assert len(definition["name"]) <= 64
    assert 20 < len(definition["description"]) <= 1_024
    parameters = definition["parameters"]
    assert parameters["type"] == "object"
    found = list(schemas(parameters))
    assert max(level for level, _ in found) <= LEVELS
    assert sum(len(each.get("properties", {})) for _, each in found) <= PROPERTIES
    assert sum(len(each.get("enum", [])) for _, each in found) <= ENUM_VALUES
    assert len(json.dumps(parameters)) <= CHARACTERS
    for level, each in found:
        assert set(each) <= ALLOWED, each
        assert ("anyOf" in each) != ("type" in each)
        assert level > 1 or "anyOf" not in each
        if each.get("type") == "object":
            assert each["additionalProperties"] is False
            assert each["required"] == list(each["properties"])
    assert ensure_strict_json_schema(copy.deepcopy(parameters)) == parameters
    openai_sdk.types.responses.FunctionTool.model_validate(definition)


def test_the_legacy_operations_come_only_when_asked_for() -> None:
    assert len(openai.definitions("chat", include_legacy=True)) == len(openai.definitions("chat")) + 3


def test_no_definition_asks_a_model_for_a_picture_or_a_pdf() -> None:
    shown = json.dumps(openai.definitions())
    for argument in ("docx_base64", "include_photo", "pdf_delivery", "photo_data_uri"):
        assert argument not in shown


def test_an_unknown_format_is_refused_with_the_known_ones() -> None:
    with pytest.raises(InvalidInput, match="responses, chat, mcp"):
        openai.definitions("soap")


def test_the_service_hands_out_its_definitions(context: Context) -> None:
    document = openai.document({"format": "chat", "include_legacy": "true"}, "http://cv.test")
    assert document == {"tools": openai.definitions("chat", include_legacy=True)}
    assert openai.document({}, "") == {"tools": openai.definitions("openai")}


WRONG = {
    "personal_info": {"fullName": "Zoë Brücke", "mail": "zoe@example.com", "mobile": "+41 44 668 18 00"},
    "experience": [{"company": "Brücke AG", "jobTitle": "Engineer", "from": "2020-01", "to": "heute"}],
    "ausbildung": {"schule": "ETH Zürich", "abschluss": "MSc", "zeitraum": "2012-2017"},
}


def script() -> list[Step]:
    """Three wrong calls, each mended from the answer's text alone."""
    session: dict[str, str] = {}

    def repair(answer: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        assert answer["error"] == "Schema validation failed"
        assert None not in answer["mapping"].values()
        return "create_cv_session", {"cv_data": json.dumps(WRONG), "repair": True}

    def wrong_edits(answer: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        session["session_id"] = answer["session_id"]
        edits = [
            {"field_path": "work_experience[0].company_name", "value": "Most Sp. z o.o."},
            {"field_path": "interests", "value": "Chess, Hiking"},
            {"field_path": "skills", "op": "append", "value": '{"group": "Databases", "items": ["Redis"]}'},
            {"field_path": "phone", "value": ""},
        ]
        return "update_cv_field", {**session, "edits": edits}

    def corrected_edits(answer: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        assert answer["error"] == "Invalid edit"
        edits = [
            {**edit, "value": json.dumps(edit["value"]) if isinstance(edit["value"], list | dict) else edit["value"]}
            for edit in answer["corrected_call"]["edits"]
        ]
        return "update_cv_field", {**session, "edits": edits}

    def generate_too_early(answer: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        assert (answer["version"], answer["missing"]) == (2, ["phone"])
        return "generate_cv_from_session", session

    def fill_what_is_missing(answer: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        assert answer["error"] == "CV data validation failed"
        edits = [{"field_path": problem["path"], "value": "+41 44 668 18 01"} for problem in answer["problems"]]
        return "update_cv_field", {**session, "edits": edits}

    def final(answer: dict[str, Any]) -> str:
        assert answer["page_count"] == 1
        return f"Here is your CV: {answer['pdf_url']}"

    return [
        lambda _answer: ("create_cv_session", {"cv_data": json.dumps(WRONG)}),
        repair,
        wrong_edits,
        corrected_edits,
        generate_too_early,
        fill_what_is_missing,
        lambda _answer: ("get_cv_session", {**session, "fields": ["phone", "skills"]}),
        lambda _answer: ("generate_cv_from_session", {**session, "language": "de"}),
        final,
    ]


@pytest.fixture
def model() -> Iterator[ScriptedModel]:
    with running(script()) as playing:
        yield playing


@pytest.fixture
def service(context: Context) -> Iterator[TestClient]:
    with TestClient(application(context), base_url="http://cv.test") as client:
        yield client


def execute(service: TestClient, name: str, arguments: str) -> str:
    """What a program between the model and the service does: pass on, both ways."""
    response = service.post("/api" + BY_NAME[name].route, json=json.loads(arguments))
    assert response.status_code < 500
    return response.text


def check(model: ScriptedModel, service: TestClient, text: str) -> None:
    assert len(model.calls) == 8
    assert [answer["success"] for answer in model.answers] == [False, True, False, True, False, True, True, True]
    assert model.answers[6]["cv_data"]["skills"] == [{"group": "Databases", "items": ["Redis"]}]
    pdf = service.get(text.removeprefix("Here is your CV: "))
    assert pdf.headers["content-type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF")


def test_the_responses_api_drives_the_whole_workflow(model: ScriptedModel, service: TestClient) -> None:
    with openai_sdk.OpenAI(base_url=model.url, api_key="none", max_retries=0) as client:
        conversation: list[Any] = [{"role": "user", "content": "Make my CV."}]
        while True:
            response = client.responses.create(model="scripted", input=conversation, tools=openai.definitions())
            calls = [item for item in response.output if item.type == "function_call"]
            if not calls:
                break
            for call in calls:
                conversation.append(call.model_dump(exclude_none=True))
                output = execute(service, call.name, call.arguments)
                conversation.append({"type": "function_call_output", "call_id": call.call_id, "output": output})
    check(model, service, response.output_text)


@pytest.mark.parametrize("api", ["responses", "chat"])
def test_the_agents_library_drives_the_whole_workflow(api: str, model: ScriptedModel, service: TestClient) -> None:
    agents.set_tracing_disabled(True)

    def tool(definition: dict[str, Any]) -> agents.FunctionTool:
        async def run(_context: Any, arguments: str) -> str:
            return execute(service, definition["name"], arguments)

        return agents.FunctionTool(definition["name"], definition["description"], definition["parameters"], run)

    async def converse() -> Any:
        async with openai_sdk.AsyncOpenAI(base_url=model.url, api_key="none", max_retries=0) as client:
            kinds = {"responses": agents.OpenAIResponsesModel, "chat": agents.OpenAIChatCompletionsModel}
            agent = agents.Agent(
                name="CV", model=kinds[api]("scripted", client), tools=[tool(each) for each in openai.definitions()]
            )
            return await agents.Runner.run(agent, "Make my CV.", max_turns=20)

    import anyio

    result = anyio.run(converse)
    check(model, service, result.final_output)
