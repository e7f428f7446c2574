"""The OpenAPI description and the answers say the same: what it allows has the right shape, what it forbids is refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from cv_generator.operations.access import Access
from cv_generator.operations.context import Context
from cv_generator.operations.registry import OPERATIONS
from cv_generator.surfaces.http.app import create_app
from tests.attack.described import FREE, Description

ROUTES = [operation.route for operation in OPERATIONS if "POST" in operation.methods]
OF_SHAPE = frozenset({
    "missing", "extra_forbidden", "given_twice", "string_type", "string_too_long", "string_too_short", "list_type", "too_long", "too_short",
    "model_type", "model_attributes_type", "dict_type", "int_type", "int_parsing", "int_from_float", "bool_type", "bool_parsing", "literal_error",
    "greater_than_equal", "less_than_equal",
})  # fmt: skip
"""Codes of problems that a client could have seen from the description."""
EXAMPLES = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture
def opened(context: Context) -> Iterator[tuple[TestClient, Description, str]]:
    with TestClient(create_app(context, Access()), raise_server_exceptions=False) as client:
        session_id = client.post("/api/create-cv-session", json={}).json()["session_id"]
        yield client, Description(client.get("/api/openapi.json").json()), session_id


def _called(opened: tuple[TestClient, Description, str], route: str, call: dict[str, Any]) -> Any:
    client, described, _ = opened
    answer = client.post("/api" + route, json=call)
    responses = described.post(route)["responses"]
    assert str(answer.status_code) in responses, answer.text
    schema = responses[str(answer.status_code)]["content"]["application/json"]["schema"]
    assert list(described.validator(schema).iter_errors(answer.json())) == []
    return answer


@pytest.mark.parametrize("route", ROUTES)
@EXAMPLES
@given(data=st.data())
def test_what_the_description_allows_is_not_refused_for_its_shape(
    opened: tuple[TestClient, Description, str], route: str, data: st.DataObject
) -> None:
    _, described, session_id = opened
    schema = described.arguments(route)
    call = data.draw(described.values(schema))
    if call.get("session_id") and "delete" not in route:
        call["session_id"] = session_id
    assume(described.allows(schema, call))
    answer = _called(opened, route, call)
    arguments = {problem["path"]: problem["code"] for problem in answer.json().get("problems", [])}
    assert {path for path, code in arguments.items() if code in OF_SHAPE and path in schema["properties"]} == set()


@pytest.mark.parametrize("route", ROUTES)
@EXAMPLES
@given(data=st.data())
def test_what_the_description_forbids_is_refused(
    opened: tuple[TestClient, Description, str], route: str, data: st.DataObject
) -> None:
    _, described, session_id = opened
    schema = described.arguments(route)
    name = data.draw(st.sampled_from([*schema["properties"], "unknown"]))
    call = {"session_id": session_id, **data.draw(described.values(schema)), name: data.draw(FREE)}
    call = {key: value for key, value in call.items() if key == name or key in schema["properties"]}
    assume(not described.allows(schema, call))
    assume(call[name] not in (None, "") or name in schema.get("required", []))  # says nothing
    assume(not (isinstance(call[name], str | bool | int) and name not in ("unknown", "cv_data")))  # "1" is taken for 1
    assert _called(opened, route, call).status_code in (400, 404, 413, 422)


def test_a_picture_of_a_page_is_described_as_it_is_answered(opened: tuple[TestClient, Description, str]) -> None:
    client, described, session_id = opened
    shown = described.document["paths"]["/preview-cv"]["get"]
    answer = client.get("/api/preview-cv", params={"session_id": session_id, "format": "svg"})
    assert answer.headers["content-type"] in shown["responses"]["200"]["content"]
    known = {"If-None-Match": answer.headers["etag"]}
    unchanged = client.get("/api/preview-cv", params={"session_id": session_id, "format": "svg"}, headers=known)
    assert (unchanged.status_code, "304" in shown["responses"]) == (304, True)
    assert {each["name"] for each in shown["parameters"]} > {"session_id", "page", "ppi"}


def test_undeclared_methods_are_not_allowed(opened: tuple[TestClient, Description, str]) -> None:
    client, described, _ = opened
    paths = described.document["paths"]
    for route, methods in paths.items():
        for method in {"get", "post", "put", "delete", "patch", "options"} - methods.keys():
            answer = client.request(method, "/api" + route)
            assert answer.status_code == 405, (route, method)
            assert set(answer.headers["allow"].lower().split(", ")) - {"head"} == set(methods)
    assert len(paths) >= len(ROUTES)
