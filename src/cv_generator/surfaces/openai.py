"""Operations -> OpenAI tool definitions in the strict subset. Pure: nothing is called here.

The subset: an object at the root, every property required (what may be left out takes null), `additionalProperties:
false`, none of `allOf`, `not`, `if` or `default`, at most 10 levels. Names have up to 64 and descriptions up to 1,024
characters.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from typing import Any, Literal, get_args

from cv_generator.errors import InvalidInput, Problem
from cv_generator.operations import tools
from cv_generator.operations.definition import Operation

Format = Literal["responses", "chat", "mcp"]
FORMATS: tuple[Format, ...] = get_args(Format)
ALIASES: Mapping[str, Format] = {"openai": "responses"}

_UNSUPPORTED = ("minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum")
"""Left to the service, which checks them anyway and answers with what to send instead."""


def definitions(format: str = "responses", *, include_legacy: bool = False) -> list[dict[str, Any]]:
    """The tools in one of the three forms; `openai` is another name for `responses`.

    Raises:
        InvalidInput: an unknown format.
    """
    known = ALIASES.get(format, format)
    if known not in FORMATS:
        choice = ", ".join(FORMATS)
        problem = Problem("format", "literal_error", "is not one of the known values", f"Send one of {choice}.")
        raise InvalidInput(f"format must be one of {choice}", problems=[problem])
    return [_FORMS[known](operation) for operation in tools.offered(include_legacy=include_legacy)]


def document(query: Mapping[str, str], _base_url: str) -> dict[str, Any]:
    """What `GET /api/tools` answers: `format` and `include_legacy` are read from the query."""
    legacy = query.get("include_legacy", "").lower() in ("1", "true", "yes")
    return {"tools": definitions(query.get("format", "responses"), include_legacy=legacy)}


def declare(command: argparse.ArgumentParser) -> None:
    """The options of `cv-generator tools`."""
    command.add_argument("--format", default="openai", choices=[*ALIASES, *FORMATS], help="default: openai (responses)")
    command.add_argument("--include-legacy", action="store_true", help="also the operations without a session")


def run(options: argparse.Namespace) -> int:
    """Print the definitions as a JSON list."""
    listed = definitions(options.format, include_legacy=options.include_legacy)
    print(json.dumps(listed, ensure_ascii=False, indent=1))
    return 0


def strict(schema: Mapping[str, Any]) -> dict[str, Any]:
    """A plain schema in the strict subset."""
    converted = tools.typed({name: value for name, value in schema.items() if name not in _UNSUPPORTED})
    if "const" in converted:
        converted["enum"] = [converted.pop("const")]
    if "anyOf" in converted:
        converted["anyOf"] = [strict(option) for option in converted["anyOf"]]
    if "items" in converted:
        converted["items"] = strict(converted["items"])
    if "properties" in converted:
        required = schema.get("required", [])
        converted["properties"] = {
            name: strict(field) if name in required else _nullable(strict(field))
            for name, field in schema["properties"].items()
        }
        converted["required"] = list(converted["properties"])
        converted["additionalProperties"] = False
    return converted


def _nullable(schema: dict[str, Any]) -> dict[str, Any]:
    """Null stands for an argument that is left out."""
    if "anyOf" in schema:
        return {**schema, "anyOf": [*schema["anyOf"], {"type": "null"}]}
    optional = {**schema, "type": [schema["type"], "null"]}
    if "enum" in schema:
        optional["enum"] = [*schema["enum"], None]
    return optional


def _responses(operation: Operation[Any, Any]) -> dict[str, Any]:
    return {"type": "function", **_function(operation)}


def _chat(operation: Operation[Any, Any]) -> dict[str, Any]:
    return {"type": "function", "function": _function(operation)}


def _function(operation: Operation[Any, Any]) -> dict[str, Any]:
    return {
        "name": operation.name,
        "description": operation.description,
        "parameters": strict(tools.parameters(operation)),
        "strict": True,
    }


def _mcp(operation: Operation[Any, Any]) -> dict[str, Any]:
    return {
        "name": operation.name,
        "description": operation.description,
        "inputSchema": tools.parameters(operation),
        "outputSchema": tools.answers(operation),
    }


_FORMS = {"responses": _responses, "chat": _chat, "mcp": _mcp}
