"""Operations as a language model sees them: few, small, and without what only programs send.

Surfaces for models translate these definitions into their platform's form; none of them knows an operation by name.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from typing import Any

from pydantic import BaseModel

from cv_generator.operations.definition import Answer, Audience, Operation, for_programs
from cv_generator.operations.registry import OPERATIONS

WITHHELD: Mapping[str, str] = {
    "cleanup_expired_sessions": "For operators: HTTP, the command line and the daily timer have it.",
    "validate_cv": "Legacy: every definition costs tokens in every turn. Offered on request.",
    "extract_photo": "Legacy, and its answer is a picture as text. Offered on request.",
    "generate_cv_action": "Legacy, and its answer is a PDF as text. Offered on request.",
}
"""The operations that models are not offered unasked, each with the reason. Every other operation is a tool."""

WITHOUT_PAGES: Mapping[str, str] = {
    "request_cv_upload": "Its page is served over HTTP. A document is named by its local path instead.",
}
"""The operations that a surface on the person's own machine leaves out, unless an HTTP service runs beside it."""

_DROPPED = ("title", "default", "examples", "additionalProperties")
_TYPED = frozenset({"type", "anyOf", "const", "enum", "$ref"})
_AS_JSON = "Lists and objects as JSON text."
Schema = dict[str, Any]


def offered(*, include_legacy: bool = False) -> tuple[Operation[Any, Any], ...]:
    """The operations that models get, in the registry's order."""
    return tuple(
        operation
        for operation in OPERATIONS
        if operation.name not in WITHHELD or (include_legacy and operation.audience is Audience.LEGACY)
    )


@cache
def parameters(operation: Operation[Any, Any]) -> Schema:
    """JSON Schema of the arguments: no references, no titles, nothing that only programs send.

    An argument that may be left out is not `required`; null means the same and is not spelled out. Shared: whoever
    changes something changes a copy.
    """
    schema = schema_of(operation.input)
    fields = operation.input.model_fields
    kept = {name: content for name, content in schema["properties"].items() if not for_programs(fields[name])}
    return {**schema, "properties": kept}


@cache
def answers(operation: Operation[Any, Any]) -> Schema:
    """JSON Schema of the answer, shared too."""
    return schema_of(operation.output)


def typed(schema: Schema) -> Schema:
    """A free value as text: platforms whose schemas need a type have no other form for it that costs few tokens."""
    if _TYPED & schema.keys():
        return schema
    return {**schema, "type": "string", "description": f"{schema.get('description', '')} {_AS_JSON}".strip()}


def gives_file(operation: Operation[Any, Any]) -> bool:
    """Whether the answer can be about a file that surfaces hand out."""
    return operation.output.link is not Answer.link


def prepare() -> None:
    """Make all schemas ahead, so that the first who lists the tools does not wait for them."""
    for operation in offered(include_legacy=True):
        parameters(operation)
        answers(operation)


def schema_of(model: type[BaseModel]) -> Schema:
    """A model's JSON Schema in one piece."""
    schema = model.model_json_schema()
    definitions = schema.pop("$defs", {})
    plain: Schema = _plain(schema, definitions)
    plain.pop("description", None)
    plain.setdefault("properties", {})
    return plain


def _plain(schema: Any, definitions: Mapping[str, Any]) -> Any:
    if isinstance(schema, list):
        return [_plain(each, definitions) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        target = deepcopy(definitions[schema["$ref"].rpartition("/")[2]])
        target.pop("description", None)
        schema = {**target, **{name: value for name, value in schema.items() if name != "$ref"}}
    plain = {name: _plain_member(name, value, definitions) for name, value in schema.items() if name not in _DROPPED}
    return _without_null(plain)


def _plain_member(name: str, value: Any, definitions: Mapping[str, Any]) -> Any:
    """Members of `properties` are named by the model and all stay."""
    if name == "properties":
        return {field: _plain(content, definitions) for field, content in value.items()}
    return _plain(value, definitions)


def _without_null(schema: Schema) -> Schema:
    """`anyOf: [X, null]` -> X."""
    options = schema.get("anyOf")
    if not options:
        return schema
    kept = [option for option in options if option != {"type": "null"}]
    if len(kept) > 1:
        return {**schema, "anyOf": kept}
    return {**kept[0], **{name: value for name, value in schema.items() if name != "anyOf"}}
