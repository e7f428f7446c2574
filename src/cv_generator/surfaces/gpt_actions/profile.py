"""The OpenAPI description within the limits of GPT Actions. Pure: a document in, a document out.

The platform takes up to 30 operations, 300 characters for an operation's description and 700 for a parameter's, and
asks the person before each call that is not said to be harmless. The texts of the operations are that short: a test
holds them to it, and nothing is cut here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from cv_generator.operations import tools
from cv_generator.operations.definition import FOR_PROGRAMS, Operation
from cv_generator.operations.documents import DOCUMENT

NAME = "gpt-actions"
FILES_IN = "openaiFileIdRefs"
FILES_OUT = "openaiFileResponse"

_FILES_IN_SCHEMA = {
    "type": "array",
    "items": {"type": "string"},
    "description": "The document that the person attached: DOCX, PDF or JSON.",
}
_FILES_OUT_SCHEMA = {
    "type": "array",
    "items": {"type": "string"},
    "description": "Links to the files, shown to the person as attachments.",
}
_REFERENCE = "#/components/schemas/"


def profile(document: Mapping[str, Any]) -> dict[str, Any]:
    """The description for the platform's editor: what models are offered, by POST, with the success answer only."""
    schemas: dict[str, Any] = {name: _trimmed(each) for name, each in document["components"]["schemas"].items()}
    offered = [operation for operation in tools.offered() if operation.route in document["paths"]]
    for operation in offered:
        _with_files(operation, document["paths"][operation.route]["post"], schemas)
    paths = {each.route: {"post": _call(each, document["paths"][each.route]["post"])} for each in offered}
    components: dict[str, Any] = {"schemas": {name: schemas[name] for name in _used(paths, schemas)}}
    result = {**document, "paths": paths, "components": components}
    if "security" in document:
        # The editor takes one way to send a key.
        components["securitySchemes"] = {"bearer": document["components"]["securitySchemes"]["bearer"]}
        result["security"] = [{"bearer": []}]
    return result


def _call(operation: Operation[Any, Any], described: Mapping[str, Any]) -> dict[str, Any]:
    body = described["requestBody"]["content"]["application/json"]
    return {
        "operationId": described["operationId"],
        "summary": described["summary"],
        "description": described["description"],
        "x-openai-isConsequential": operation.effects.destructive,
        "requestBody": {"required": True, "content": {"application/json": body}},
        "responses": {"200": described["responses"]["200"]},
    }


def _with_files(operation: Operation[Any, Any], described: Mapping[str, Any], schemas: dict[str, Any]) -> None:
    """Documents come in by the platform's reference; files go out by its links."""
    body = described["requestBody"]["content"]["application/json"]["schema"]
    answer = next(iter(described["responses"]["200"]["content"].values()))["schema"]
    if DOCUMENT in operation.input.model_fields:
        arguments = schemas[_name(body)]
        arguments["properties"].pop(DOCUMENT, None)
        arguments["properties"][FILES_IN] = _FILES_IN_SCHEMA
    if tools.gives_file(operation):
        schemas[_name(answer)]["properties"][FILES_OUT] = _FILES_OUT_SCHEMA


def _trimmed(schema: Any) -> Any:
    """Without what only programs send and what the platform does not read; every object says its properties."""
    if isinstance(schema, list):
        return [_trimmed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    trimmed = {
        name: value if name == "properties" else _trimmed(value)
        for name, value in schema.items()
        if name != "title" and (name, value) != ("default", None)
    }
    if schema.get("type") == "object":
        trimmed.setdefault("properties", {})
    if isinstance(schema.get("properties"), dict):
        trimmed["properties"] = {
            name: tools.typed(_trimmed(field))
            for name, field in schema["properties"].items()
            if not _for_programs(field)
        }
    return trimmed


def _for_programs(field: Any) -> bool:
    return isinstance(field, dict) and field.items() >= FOR_PROGRAMS.items()


def _used(paths: Mapping[str, Any], schemas: Mapping[str, Any]) -> list[str]:
    """The schemas that the paths lead to, in a stable order."""
    found: dict[str, None] = {}
    waiting = list(_references(paths))
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found[name] = None
            waiting.extend(_references(schemas[name]))
    return list(found)


def _references(part: Any) -> Iterable[str]:
    return re.findall(rf"'\$ref': '{re.escape(_REFERENCE)}([^']+)'", repr(part))


def _name(schema: Mapping[str, str]) -> str:
    return schema["$ref"].removeprefix(_REFERENCE)
