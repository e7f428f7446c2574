"""Operations -> OpenAPI 3.1. Every field is described by the model that it belongs to."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic.json_schema import models_json_schema

from cv_generator import __version__
from cv_generator.cv.model import Cv
from cv_generator.operations.definition import Arguments, Audience, Operation
from cv_generator.surfaces.http.responses import Json

ERROR_SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["success", "error", "code", "request_id"],
    "description": "What was wrong, and what to send instead.",
    "properties": {
        "success": {"const": False, "description": "Always false."},
        "error": {"type": "string", "description": "What was wrong, for people and models."},
        "code": {"type": "string", "description": "Kind of error, for programs."},
        "request_id": {"type": "string", "description": "For the operators' log."},
        "action_required": {"type": "string", "description": "What to do next."},
        "problems": {
            "type": "array",
            "description": "Each field at fault.",
            "items": {
                "type": "object",
                "properties": {
                    "path": {"type": "string", "description": "Field path."},
                    "code": {"type": "string", "description": "Kind of problem."},
                    "message": {"type": "string", "description": "What is wrong."},
                    "hint": {"type": "string", "description": "What to send instead."},
                },
            },
        },
    },
    "additionalProperties": True,
}
_ERRORS = {
    "400": "Wrong arguments, a bad edit, a CV that is not ready or does not fit.",
    "401": "API key missing or wrong.",
    "404": "Session, photo or file not found or expired.",
    "409": "The session has changed since the version that was named.",
    "413": "Request, document or photo too large.",
    "422": "The document could not be read.",
    "429": "Too many requests.",
    "500": "A fault of the service.",
    "503": "Switched off, or storage out of reach.",
}


def openapi(operations: tuple[Operation[Any, Any], ...], base_url: str, *, keys: bool) -> dict[str, Any]:
    """The whole description. `keys` tells whether calls need an API key. Its parts are shared: change a copy."""
    paths, schemas = described(operations)
    components: dict[str, Any] = {"schemas": schemas}
    document: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {
            "title": "CV Generator API",
            "version": __version__,
            "description": "Reads a CV, keeps it in a session that an assistant edits, and typesets it as PDF.",
        },
        "servers": [{"url": f"{base_url}/api"}],
        "paths": paths,
        "components": components,
    }
    if keys:
        components["securitySchemes"] = {
            "key": {"type": "apiKey", "in": "header", "name": "x-functions-key"},
            "bearer": {"type": "http", "scheme": "bearer"},
        }
        document["security"] = [{"key": []}, {"bearer": []}]
    return document


@cache
def described(operations: tuple[Operation[Any, Any], ...]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Paths and schemas. Made once: it takes a tenth of a second, and whoever asks could name ever other addresses."""
    models = [
        *((model, mode) for o in operations for model, mode in ((o.input, "validation"), (o.output, "serialization"))),
        (Cv, "validation"),  # what cv_data holds: clients derive their forms from it
    ]
    names, schemas = models_json_schema(models, ref_template="#/components/schemas/{model}")  # type: ignore[arg-type]
    return {o.route: _path(o, names) for o in operations}, {**schemas.get("$defs", {}), "Error": ERROR_SCHEMA}


def _path(operation: Operation[Any, Any], names: Any) -> dict[str, Any]:
    return {method.lower(): _method(operation, method, names) for method in operation.methods}


def _method(operation: Operation[Any, Any], method: str, names: Any) -> dict[str, Any]:
    answer = names[(operation.output, "serialization")]
    described: dict[str, Any] = {
        "operationId": operation.name if method == "POST" else f"{operation.name}_{method.lower()}",
        "summary": operation.summary,
        "description": operation.description,
        "deprecated": operation.audience is Audience.LEGACY,
        "responses": {
            "200": {"description": operation.output.__doc__ or "", "content": {Json.media_type: {"schema": answer}}},
            **{status: _error(text) for status, text in _ERRORS.items()},
        },
    }
    if method == "GET":
        described["parameters"] = parameters(operation.input)
    else:
        arguments = names[(operation.input, "validation")]
        described["requestBody"] = {
            "required": any(field.is_required() for field in operation.input.model_fields.values()),
            "content": _bodies(operation, arguments),
        }
    return described


def _bodies(operation: Operation[Any, Any], arguments: Any) -> dict[str, Any]:
    bodies: dict[str, Any] = {"application/json": {"schema": arguments}}
    if "document_base64" in operation.input.model_fields:
        part = {"type": "string", "format": "binary", "description": "The document itself."}
        form = {"type": "object", "properties": {"file": part}, "required": ["file"], "additionalProperties": True}
        bodies["multipart/form-data"] = {"schema": form}
    return bodies


def parameters(model: type[Arguments]) -> list[dict[str, Any]]:
    """Arguments as they stand in a query, where nothing can be null."""
    schema = model.model_json_schema()
    required = schema.get("required", [])
    return [
        {
            "name": name,
            "in": "query",
            "required": name in required,
            "description": field.get("description", ""),
            "schema": _without_null(field),
        }
        for name, field in schema["properties"].items()
    ]


def _without_null(field: dict[str, Any]) -> dict[str, Any]:
    kept = {key: value for key, value in field.items() if key not in ("description", "title")}
    kinds = [each for each in kept.pop("anyOf", []) if each != {"type": "null"}]
    if kept.get("default", ...) is None:
        del kept["default"]
    return {**kept, **(kinds[0] if len(kinds) == 1 else {"anyOf": kinds} if kinds else {})}


def _error(text: str) -> dict[str, Any]:
    return {"description": text, "content": {Json.media_type: {"schema": {"$ref": "#/components/schemas/Error"}}}}
