"""Operations -> commands, beside the commands that work on files."""

from __future__ import annotations

import argparse
import base64
import json
import socket
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pydantic import BaseModel

from cv_generator.cv import figures
from cv_generator.errors import InvalidInput, UserError
from cv_generator.operations.arguments import LISTS_OF_NAMES
from cv_generator.operations.context import Context
from cv_generator.operations.definition import Operation
from cv_generator.operations.dispatch import invoke
from cv_generator.operations.registry import BY_NAME, OPERATIONS
from cv_generator.operations.tools import WITHOUT_PAGES
from cv_generator.surfaces.cli import completion
from cv_generator.surfaces.cli.commands import FILE_COMMANDS, Command, add, whole
from cv_generator.surfaces.cli.inputs import WrongUsage, content, cv_data, parsed
from cv_generator.surfaces.cli.refusals import guarded

DEFAULT_PORT = 7071
"""The port of the Azure Functions host, so that clients need not change."""

_LAST_PORT = 65535


@dataclass(frozen=True, slots=True)
class Hosts:
    """What the process can be made into, given by `__main__`."""

    context: Callable[[], Context]
    serve: Callable[[argparse.Namespace], None]
    commands: Sequence[Command] = ()


def main(arguments: Sequence[str], hosts: Hosts) -> int:
    """Run one command; returns the exit status (0 success, 1 refused, 2 wrong usage)."""

    def run() -> int:
        options = _parser(hosts).parse_args(_by_name(arguments))
        return int(options.run(options))

    return guarded(run, _whole)


def _by_name(arguments: Sequence[str]) -> list[str]:
    """An operation written with hyphens, as its path is, under its own name."""
    name = arguments[0].replace("-", "_") if arguments else ""
    return [name, *arguments[1:]] if name in BY_NAME else list(arguments)


def _whole(error: UserError) -> str:
    """The whole answer, as every other surface gives it: it holds what mends the call."""
    return json.dumps(error.answer(), ensure_ascii=False, indent=1)


def listing(hosts: Hosts) -> str:
    """What `commands.LISTED` holds."""
    commands = next(it for it in _parser(hosts)._actions if isinstance(it, argparse._SubParsersAction))
    return "".join(f"{each.metavar}\t{each.help}\n" for each in commands._choices_actions)


def _parser(hosts: Hosts) -> argparse.ArgumentParser:
    parser, commands = whole()
    for command in FILE_COMMANDS.values():
        add(commands, command())
    _add_serve(commands.add_parser("serve", help="start the HTTP service"), hosts)
    completion.declare(
        commands.add_parser("completion", help=completion.SUMMARY, description=completion.SUMMARY),
        lambda: _parser(hosts),
    )
    for further in hosts.commands:
        add(commands, further)
    for operation in OPERATIONS:
        names = [operation.name, *(["cleanup"] if operation.name == "cleanup_expired_sessions" else [])]
        command_parser = commands.add_parser(names[-1], aliases=names[:-1], help=operation.summary)
        _add_operation(command_parser, operation, hosts)
    return parser


def _add_serve(command: argparse.ArgumentParser, hosts: Hosts) -> None:
    command.add_argument("--host", default="127.0.0.1", help="address to listen on")
    command.add_argument("--port", type=_port, default=DEFAULT_PORT, help="0 takes a free one and prints it")
    command.add_argument(
        "--workers", type=_positive, help="processes that answer, on one store (default: WORKERS, or 1)"
    )
    command.add_argument("--worker", help=argparse.SUPPRESS)  # what the first process tells each of them

    def run(options: argparse.Namespace) -> int:
        hosts.serve(options)
        return 0

    command.set_defaults(run=run)


def _port(text: str) -> int:
    port = figures.index(text)
    if port is None or port > _LAST_PORT:
        raise argparse.ArgumentTypeError(f"{text} is no port: 0 to {_LAST_PORT}")
    return port


def _positive(text: str) -> int:
    number = figures.index(text)
    if not number:
        raise argparse.ArgumentTypeError(f"{text} is no number of processes: 1 or more")
    return number


def _add_operation(command: argparse.ArgumentParser, operation: Operation[Any, Any], hosts: Hosts) -> None:
    """Arguments as one JSON object, or each as an option; a document may be named by its path."""
    command.description = operation.description
    command.add_argument(
        "--json", metavar="OBJECT", help="all arguments as a JSON object; - reads it from standard input"
    )
    fields = operation.input.model_fields
    for name, field in fields.items():
        command.add_argument(
            f"--{name.replace('_', '-')}",
            dest=f"field_{name}",
            metavar="FILE" if name == "cv_data" else "VALUE",
            help=f"{field.description}{' JSON, or the name of a file.' if name == 'cv_data' else ''}",
        )
    if "document_base64" in fields:
        command.add_argument("--document", metavar="FILE", help="the document, by its path")

    def run(options: argparse.Namespace) -> int:
        answer = invoke(hosts.context(), operation, _arguments(options, operation)).as_json()
        _print(answer, sys.stdout)
        if operation.name in WITHOUT_PAGES:
            print(_served(), file=sys.stderr)
        elif (link := str(answer.get("pdf_url") or "")) and not _is_served(link):
            print(_LINKED.format(urlsplit(link).netloc), file=sys.stderr)
        return 0

    command.set_defaults(run=run)


_LINKED = (
    "cv-generator: nothing listens on {}: pdf_url leads nowhere until `cv-generator serve` runs; --pdf-delivery base64 "
    "answers with the file, and `cv-generator render` makes one out of data"
)


def _is_served(link: str) -> bool:
    """Whether a service answers where a link leads; one on another machine is not asked."""
    address = urlsplit(link)
    if address.hostname not in ("127.0.0.1", "localhost", "::1"):
        return True
    try:
        with socket.create_connection((address.hostname, address.port or 80), _PATIENCE):
            return True
    except OSError:
        return False


_PATIENCE = 0.3
"""Seconds in which a service on this machine answers."""


def _served() -> str:
    return (
        "cv-generator: that page is there while `cv-generator serve` runs; a file on this machine needs none: "
        f"`cv-generator {_reads()} --document cv.docx`"
    )


def _reads() -> str:
    """The operation that is given a document."""
    return next(operation.name for operation in OPERATIONS if "document_base64" in operation.input.model_fields)


def _arguments(options: argparse.Namespace, operation: Operation[Any, Any]) -> Any:
    given = parsed(sys.stdin.read() if options.json == "-" else options.json) if options.json else {}
    if not isinstance(given, dict):
        return given
    for name in operation.input.model_fields:
        text = getattr(options, f"field_{name}")
        if text is not None:
            given[name] = _data(text) if name == "cv_data" else _value(text, operation.input, name)
    if getattr(options, "document", None):
        given["document_base64"] = base64.b64encode(content(options.document)).decode()
    return given


def _data(text: str) -> Any:
    """A CV: as JSON, or in a file that is named, with or without the `@` of other programs."""
    file = text.removeprefix("@")
    if text.lstrip()[:1] in ("{", "[") or not Path(file).is_file():
        return _value(text)
    data = content(file)
    found = cv_data(data, file)
    if found is None:
        raise InvalidInput(f"{file} is a document: {_reads()} --document {file} reads it")
    return found


def _value(text: str, model: type[BaseModel] | None = None, name: str = "") -> Any:
    """Lists, objects, numbers, true and false are JSON; a list of names may have commas; all else is text."""
    try:
        json.loads(text)
    except ValueError:
        if model and name in LISTS_OF_NAMES and name in model.model_fields:
            return [part.strip() for part in text.split(",") if part.strip()]
        if name == "edits":
            raise WrongUsage(f"--edits takes JSON: type {_as_edit(text)}, or send edits with --json") from None
        return text
    return parsed(text)


def _as_edit(text: str) -> str:
    """`headline=Lead` as the options of a single edit."""
    path, equals, value = text.partition("=")
    return f"--field-path {path.strip()} --value '{value.strip()}'" if equals else "--field-path PATH --value TEXT"


def _print(value: Any, stream: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1), file=stream)
