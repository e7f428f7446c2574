"""The commands that work on files, without a store and without loading one, and what all commands are called."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NoReturn

from cv_generator import __version__
from cv_generator.surfaces.cli import usage


class Parser(argparse.ArgumentParser):
    """Wrong usage in one line, with what was meant: a whole usage would push that off the screen."""

    _given: Sequence[str] = ()

    def error(self, message: str) -> NoReturn:
        text = usage.told(message, self.prog, self._given, self._option_string_actions)
        self.exit(2, f"{self.prog}: {text} (`{self.prog} --help` shows what it takes)\n")

    def parse_known_args(self, *given: Any, **named: Any) -> Any:
        """As argparse's; what a command does not know is told by that command and not by the whole."""
        self._given = given[0] if given and given[0] is not None else sys.argv[1:]
        options, rest = super().parse_known_args(*given, **named)
        if rest:
            known = self._option_string_actions
            meant = usage.meant(rest[0], self._given, known)
            self.error(usage.one_only(self.prog, rest[0]) or f"{rest[0]} is not understood{meant}")
        return options, rest


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its name, what it is for, its arguments, and what it does (the answer is the exit status)."""

    name: str
    summary: str
    declare: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


def _read() -> Command:
    from cv_generator.surfaces.cli import reading

    return Command("read", reading.SUMMARY, reading.declare, reading.run)


def _render() -> Command:
    from cv_generator.surfaces.cli import rendering

    return Command("render", rendering.SUMMARY, rendering.declare, rendering.run)


def _validate() -> Command:
    from cv_generator.surfaces.cli import checking

    return Command("validate", checking.SUMMARY, checking.declare, checking.run)


def _new() -> Command:
    from cv_generator.surfaces.cli import example

    return Command("new", example.SUMMARY, example.declare, example.run)


FILE_COMMANDS: Final[dict[str, Callable[[], Command]]] = {
    "read": _read,
    "render": _render,
    "validate": _validate,
    "new": _new,
}
"""Quick to start: each loads what it needs itself, and none operations, stores or protocols."""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], command: Command) -> None:
    parser = commands.add_parser(command.name, help=command.summary, description=command.summary)
    command.declare(parser)
    parser.set_defaults(run=command.run)


LISTED: Final = Path(__file__).with_name("commands.tsv")
"""A line for each command: its name (another one in brackets), its summary. Written by `script/docs` from the whole
parser: to put that together takes the service with all its models, and who asks for `--help` would wait for it."""


def whole() -> tuple[Parser, argparse._SubParsersAction[Any]]:
    """The parser of the command line, and where its commands go."""
    parser = Parser(prog="cv-generator", description="A CV as data and as a PDF that gets read.")
    parser.add_argument("--version", action="version", version=__version__)
    return parser, parser.add_subparsers(required=True, metavar="COMMAND")


def overview(arguments: list[str]) -> None:
    """Answers `--help`, `--version` and what is no command, and ends the process. Returns for every command."""
    parser, commands = whole()
    for line in LISTED.read_text("utf-8").splitlines():
        name, _, summary = line.partition("\t")
        first, _, other = name.rstrip(")").partition(" (")
        commands.add_parser(first, aliases=[other] if other else [], help=summary)
    named = arguments[0] if arguments else ""
    if named and not named.startswith("-"):
        if not {named, named.replace("-", "_")} & commands.choices.keys():
            parser.error(usage.no_command(arguments, commands.choices))
        return
    parser.parse_args(arguments)


def file_command(arguments: list[str]) -> Callable[[], int] | None:
    """What the first argument asks for, where it is one of the quick commands."""
    command = FILE_COMMANDS.get(arguments[0]) if arguments else None
    if command is None:
        return None

    def run() -> int:
        wanted = command()
        parser = Parser(prog=f"cv-generator {wanted.name}", description=wanted.summary)
        wanted.declare(parser)
        return wanted.run(parser.parse_args(arguments[1:]))

    return run
