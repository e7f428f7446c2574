"""The commands that work on files, without a store and without loading one."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass

from cv_generator.surfaces.cli import checking, example, reading, rendering


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its name, what it is for, its arguments, and what it does (the answer is the exit status)."""

    name: str
    summary: str
    declare: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


FILE_COMMANDS = (
    Command("read", reading.SUMMARY, reading.declare, reading.run),
    Command("render", rendering.SUMMARY, rendering.declare, rendering.run),
    Command("validate", checking.SUMMARY, checking.declare, checking.run),
    Command("new", example.SUMMARY, example.declare, example.run),
)
"""Quick to start: none of them loads operations, stores or protocols."""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], command: Command) -> None:
    parser = commands.add_parser(command.name, help=command.summary, description=command.summary)
    command.declare(parser)
    parser.set_defaults(run=command.run)


def file_command(arguments: list[str]) -> Callable[[], int] | None:
    """What the first argument asks for, where it is one of the quick commands."""
    if not arguments or arguments[0] not in {command.name for command in FILE_COMMANDS}:
        return None

    def run() -> int:
        parser = argparse.ArgumentParser(prog="cv-generator")
        commands = parser.add_subparsers(required=True, metavar="COMMAND")
        for command in FILE_COMMANDS:
            add(commands, command)
        options = parser.parse_args(arguments)
        return int(options.run(options))

    return run
