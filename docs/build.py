"""Writes docs/reference/ from the code: operations, the canonical CV, settings; and what `--help` lists. Run by
`script/docs`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from cv_generator.cv.model import Cv
from cv_generator.operations.definition import Audience, Operation
from cv_generator.operations.registry import OPERATIONS
from cv_generator.service_host import listed
from cv_generator.settings import Settings
from cv_generator.surfaces.cli.commands import LISTED

REFERENCE = Path(__file__).parent / "reference"
NOTE = "<!-- Written by script/docs from the code; edit the code. -->\n\n"


def pages() -> dict[str, str]:
    """File name -> content."""
    return {"operations.md": operations(), "cv.md": canonical_cv(), "settings.md": settings()}


def operations() -> str:
    parts = [
        NOTE,
        "# Operations\n\nEvery operation is offered over HTTP, as OpenAI and MCP tool, and on the command line.\n",
    ]
    parts += [part for operation in OPERATIONS for part in _operation(operation)]
    return "".join(parts)


def _operation(operation: Operation[Any, Any]) -> Iterator[str]:
    marks = {Audience.LEGACY: " (legacy)", Audience.ADMINISTRATOR: " (administrator)"}.get(operation.audience, "")
    routes = ", ".join(f"`{method} /api{operation.route}`" for method in operation.methods)
    yield f"\n## {operation.name}{marks}\n\n{operation.description}\n\n{routes}\n"
    yield from _table("Takes", operation.input)
    yield from _table("Answers", operation.output)


def _table(title: str, model: type[BaseModel]) -> Iterator[str]:
    schema = model.model_json_schema(mode="serialization" if title == "Answers" else "validation")
    properties = schema.get("properties", {})
    if not properties:
        yield f"\n{title} nothing.\n"
        return
    required = schema.get("required", [])
    yield f"\n{title}:\n\n| name | type | |\n|---|---|---|\n"
    for name, field in properties.items():
        star = "" if title == "Answers" or name not in required else " (required)"
        default = _default(field) if title == "Takes" else ""
        yield f"| `{name}` | {_type(field)}{star} | {field.get('description', '')}{default} |\n"


def canonical_cv() -> str:
    schema = Cv.model_json_schema()
    parts = [NOTE, "# The canonical CV\n\nEvery field may be empty. A PDF needs `full_name`, `email`, `phone`, "]
    parts.append("one `work_experience` and one `education`.\n\n## CV\n\n")
    parts += _fields(schema)
    for name, part in schema["$defs"].items():
        parts += [f"\n## {name}\n\n{part.get('description', '')}\n\n", *_fields(part)]
    return "".join(parts)


def _fields(schema: dict[str, Any]) -> Iterator[str]:
    yield "| field | type | | example |\n|---|---|---|---|\n"
    for name, field in schema["properties"].items():
        example = f"`{field['examples'][0]}`" if field.get("examples") else ""
        yield f"| `{name}` | {_type(field)} | {field.get('description', '')} | {example} |\n"


def settings() -> str:
    parts = [NOTE, "# Settings\n\nEnvironment variables, read once at the start. An empty value counts as not set.\n\n"]
    parts.append("| variable | default | |\n|---|---|---|\n")
    for field in Settings.model_fields.values():
        default = field.get_default(call_default_factory=True)
        shown = _shown(default)
        parts.append(f"| `{field.alias}` | {f'`{shown}`' if shown else ''} | {field.description} |\n")
    return "".join(parts)


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return ",".join(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _type(field: dict[str, Any]) -> str:
    if "$ref" in field:
        return str(field["$ref"].rpartition("/")[2])
    if "enum" in field or "const" in field:
        return " \\| ".join(f"`{value}`" for value in field.get("enum", [field.get("const")]))
    if "anyOf" in field or "oneOf" in field:
        return " \\| ".join(
            _type(each) for each in field.get("anyOf", field.get("oneOf", [])) if each.get("type") != "null"
        )
    if field.get("type") == "array":
        return f"list of {_type(field.get('items', {}))}"
    return str(field.get("type", "any"))


def _default(field: dict[str, Any]) -> str:
    default = field.get("default")
    return f" Default: `{_shown(default)}`." if default not in (None, "", []) else ""


def main() -> None:
    REFERENCE.mkdir(exist_ok=True)
    for name, content in pages().items():
        (REFERENCE / name).write_text(content, encoding="utf-8")
    LISTED.write_text(listed(), encoding="utf-8")


if __name__ == "__main__":
    main()
