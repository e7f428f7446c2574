"""Operations -> commands, and the commands that work on files without a store."""

from __future__ import annotations

import argparse
import base64
import datetime as dt
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cv_generator import __version__
from cv_generator.errors import InvalidInput, UserError
from cv_generator.languages import codes
from cv_generator.operations import local
from cv_generator.operations.context import Context
from cv_generator.operations.definition import Operation
from cv_generator.operations.dispatch import invoke
from cv_generator.operations.registry import OPERATIONS
from cv_generator.rendering.output import TEMPLATES

DEFAULT_PORT = 7071
"""The port of the Azure Functions host, so that clients need not change."""


@dataclass(frozen=True, slots=True)
class Command:
    """A further command that another surface offers."""

    name: str
    summary: str
    declare: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


@dataclass(frozen=True, slots=True)
class Hosts:
    """What the process can be made into, given by `__main__`."""

    context: Callable[[], Context]
    today: Callable[[], dt.date]
    serve: Callable[[str, int], None]
    commands: Sequence[Command] = ()


def main(arguments: Sequence[str], hosts: Hosts) -> int:
    """Run one command; returns the exit status (0 success, 1 refused, 2 wrong usage)."""
    options = _parser(hosts).parse_args(arguments)
    try:
        return int(options.run(options))
    except UserError as error:
        _print(error.answer(), sys.stderr)
        return 1
    except BrokenPipeError:
        return 1


def _parser(hosts: Hosts) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="cv-generator", description="A CV as data and as a PDF that gets read.")
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_serve(commands.add_parser("serve", help="start the HTTP service"), hosts)
    _add_read(commands.add_parser("read", help="documents -> canonical JSON"))
    _add_render(commands.add_parser("render", help="CV as JSON -> PDF or DOCX"), hosts)
    _add_validate(commands.add_parser("validate", help="check a CV as JSON"), hosts)
    for further in hosts.commands:
        command = commands.add_parser(further.name, help=further.summary)
        further.declare(command)
        command.set_defaults(run=further.run)
    for operation in OPERATIONS:
        names = [operation.name, *(["cleanup"] if operation.name == "cleanup_expired_sessions" else [])]
        command = commands.add_parser(names[-1], aliases=names[:-1], help=operation.summary)
        _add_operation(command, operation, hosts)
    return parser


def _add_serve(command: argparse.ArgumentParser, hosts: Hosts) -> None:
    command.add_argument("--host", default="127.0.0.1", help="address to listen on")
    command.add_argument("--port", type=int, default=DEFAULT_PORT, help="0 takes a free one and prints it")

    def run(options: argparse.Namespace) -> int:
        hosts.serve(options.host, options.port)
        return 0

    command.set_defaults(run=run)


def _add_read(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", nargs="+", type=Path, metavar="FILE", help="DOCX, PDF or JSON")
    command.add_argument("--out", required=True, type=Path, metavar="DIR", help="folder for NAME.result.json")
    command.set_defaults(run=_read)


def _read(options: argparse.Namespace) -> int:
    options.out.mkdir(parents=True, exist_ok=True)
    refused = 0
    for file in options.files:
        try:
            result = local.read(file.read_bytes())
        except UserError as error:
            refused += 1
            result = error.answer()
        except OSError as error:
            refused += 1
            result = InvalidInput(f"{file.name} cannot be opened: {error.strerror}").answer()
        target = options.out / f"{file.stem}.result.json"
        target.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 1 if refused else 0


def _add_render(command: argparse.ArgumentParser, hosts: Hosts) -> None:
    command.add_argument("file", type=Path, metavar="CV.json")
    command.add_argument("-o", "--output", required=True, type=Path, metavar="CV.pdf", help=".pdf or .docx")
    command.add_argument("--language", choices=codes(), help="default: the CV's own")
    command.add_argument("--template", choices=TEMPLATES, help="default: the CV's own")

    def run(options: argparse.Namespace) -> int:
        finished = local.render(
            _json_file(options.file),
            language=options.language,
            template=options.template,
            format="docx" if options.output.suffix.lower() == ".docx" else "pdf",
            today=hosts.today(),
        )
        options.output.write_bytes(finished.data)
        _print({"success": True, "page_count": finished.page_count, "bytes": len(finished.data)}, sys.stdout)
        return 0

    command.set_defaults(run=run)


def _add_validate(command: argparse.ArgumentParser, hosts: Hosts) -> None:
    command.add_argument("file", type=Path, metavar="CV.json")

    def run(options: argparse.Namespace) -> int:
        report = local.validate(_json_file(options.file), hosts.today())
        listed = {
            name: [p.as_dict() for p in found]
            for name, found in (("errors", report.errors), ("warnings", report.warnings))
        }
        _print({"success": True, "is_valid": report.ready, **listed}, sys.stdout)
        return 0 if report.ready else 1

    command.set_defaults(run=run)


def _add_operation(command: argparse.ArgumentParser, operation: Operation[Any, Any], hosts: Hosts) -> None:
    """Arguments as one JSON object, or each as an option; a document may be named by its path."""
    command.description = operation.description
    command.add_argument(
        "--json", metavar="OBJECT", help="all arguments as a JSON object; - reads it from standard input"
    )
    fields = operation.input.model_fields
    for name, field in fields.items():
        command.add_argument(
            f"--{name.replace('_', '-')}", dest=f"field_{name}", metavar="VALUE", help=field.description
        )
    if "document_base64" in fields:
        command.add_argument("--document", type=Path, metavar="FILE", help="the document, by its path")

    def run(options: argparse.Namespace) -> int:
        _print(invoke(hosts.context(), operation, _arguments(options, operation)).as_json(), sys.stdout)
        return 0

    command.set_defaults(run=run)


def _arguments(options: argparse.Namespace, operation: Operation[Any, Any]) -> Any:
    given = _parsed(sys.stdin.read() if options.json == "-" else options.json) if options.json else {}
    if not isinstance(given, dict):
        return given
    for name in operation.input.model_fields:
        text = getattr(options, f"field_{name}")
        if text is not None:
            given[name] = _value(text)
    if getattr(options, "document", None):
        given["document_base64"] = base64.b64encode(_bytes(options.document)).decode()
    return given


def _value(text: str) -> Any:
    """Lists, objects, numbers, true and false are JSON; everything else is text."""
    try:
        return json.loads(text)
    except ValueError:
        return text


def _json_file(path: Path) -> Any:
    try:
        return _parsed(_bytes(path).decode())
    except UnicodeDecodeError:
        raise InvalidInput(f"{path.name} is not UTF-8") from None


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise InvalidInput("Not valid JSON") from None


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InvalidInput(f"{path.name} cannot be opened: {error.strerror}") from None


def _print(value: Any, stream: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1), file=stream)
