"""What programs hold a description to: which arguments may be null, which go together, and the pages of a CV by GET.

The plain description is what people and platforms read; platforms take no conditions between arguments. Here is what
a client that checks its calls against the schema must know besides: no call that it allows is refused for its shape.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cv_generator.operations.definition import Operation
from cv_generator.operations.previewing import MEDIA_TYPES, PREVIEW, PreviewArguments
from cv_generator.surfaces.http.documentation import parameters

_CV = {"type": ["object", "string"], "pattern": r"^\s*\{"}
"""A CV as an object, or the same as JSON text."""

_BASE64 = {"type": "string", "format": "byte"}


def exact(document: Mapping[str, Any], operations: tuple[Operation[Any, Any], ...]) -> dict[str, Any]:
    """The description with all of that. The one that is given stays as it is."""
    schemas = dict(document["components"]["schemas"])
    for operation in operations:
        if "POST" in operation.methods:
            name = _body_schema(document, operation)
            schemas[name] = _arguments(document["components"]["schemas"][name], operation)
    described = document["paths"][PREVIEW.route]
    paths = {**document["paths"], PREVIEW.route: {"get": _preview(described["post"]), **described}}
    return {**document, "paths": paths, "components": {**document["components"], "schemas": schemas}}


def _body_schema(document: Mapping[str, Any], operation: Operation[Any, Any]) -> str:
    body = document["paths"][operation.route]["post"]["requestBody"]["content"]["application/json"]["schema"]
    return str(body["$ref"].rpartition("/")[2])


def _arguments(schema: Mapping[str, Any], operation: Operation[Any, Any]) -> dict[str, Any]:
    required = schema.get("required", [])
    given = {name: _narrowed(name, field) for name, field in schema["properties"].items()}
    properties = {name: field if name in required else _or_null(field) for name, field in given.items()}
    choices = operation.input.exactly_one
    conditions = {"oneOf": [_given(each) for each in choices]} if choices else {}
    # An argument that is not known may be null: the tool of a client may be older than the service.
    return {**schema, "properties": properties, "additionalProperties": {"type": "null"}, **conditions}


def _narrowed(name: str, field: Mapping[str, Any]) -> Mapping[str, Any]:
    if name == "cv_data":
        return {**field, **_CV}
    if name.endswith("_base64"):
        return {key: value for key, value in field.items() if key not in ("anyOf", "default")} | _BASE64
    return field


def _or_null(field: Mapping[str, Any]) -> Mapping[str, Any]:
    """Null means that an argument is not given."""
    if not field.keys() & {"type", "anyOf", "enum", "$ref"} or {"type": "null"} in field.get("anyOf", []):
        return field
    said = {name: value for name, value in field.items() if name in ("description", "title", "default", "examples")}
    kind = {name: value for name, value in field.items() if name not in said}
    return {"anyOf": [kind, {"type": "null"}], **said}


def _given(name: str) -> dict[str, Any]:
    return {"required": [name], "properties": {name: {"type": ["string", "array"], "minLength": 1}}}


def _preview(post: Mapping[str, Any]) -> dict[str, Any]:
    picture = {"schema": {"type": "string", "format": "binary"}}
    shown = {"description": "The page as a picture.", "content": dict.fromkeys(MEDIA_TYPES.values(), picture)}
    unchanged = {"description": "The caller's `ETag` is still that of the page."}
    return {
        "operationId": f"{PREVIEW.name}_get",
        "summary": "A page of the CV as a picture.",
        "description": "For people and pages: SVG or PNG, with `ETag` by version and options.",
        "parameters": parameters(PreviewArguments),
        "responses": {**post["responses"], "200": shown, "304": unchanged},
    }
