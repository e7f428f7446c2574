"""What was typed wrongly on the command line, in one line that says what to type instead."""

from __future__ import annotations

import argparse
import re
from collections.abc import Collection, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from cv_generator.operations import called

_OF_FILES = ("--document", "--cv-data", "--session-id")
_OF_HANDLES = ("--session-id", "--document", "--cv-data")
"""The options that an argument without one means, by whether it looks like a file's name."""

_TYPED: Final[Mapping[str, str]] = {
    "--explain": "--explain why.html, in place of -o",
    "-o/--output": "-o FILE",
    "--out": "--out results",
    "--max-pages": "--max-pages 2",
    "--jobs": "--jobs 2",
}
"""An option as it may be typed."""

_OF_DESIGN = ("accent", "font", "section_order", "hidden", "headings", "page_numbers")
"""Settings of a design that are no options of their own."""

_RESULTS = (".pdf", ".docx", ".md", ".txt")


def told(message: str, prog: str, given: Sequence[str], options: Mapping[str, argparse.Action]) -> str:
    """argparse's message in words that say what to type, where that is known; else as it is."""
    if found := re.fullmatch(r"argument (\S+): expected one argument", message):
        return f"{found[1]} needs a value: {_typed(found[1])}"
    if found := re.fullmatch(r"argument (\S+): invalid int value: '(.*)'", message):
        return f"{found[1]} takes a whole number, such as {_typed(found[1])}, not {found[2]}"
    if message.endswith((" are required: -o/--output", " are required: CV, -o/--output")):
        return _without_result(prog, _bare(given, options))
    if message.endswith(" are required: FILE") and "--explain" in given:
        document = [*given[given.index("--explain") + 1 :], "cv.pdf"][0]
        return f"--explain takes the page that it writes: `{prog} {document} --explain why.html`"
    if message.endswith(" are required: COMMAND") and given:
        return f"{given[0]} is not understood{meant(given[0], given, options)}"
    return message


def _typed(option: str) -> str:
    return _TYPED.get(option, f"{option.rpartition('/')[2]} VALUE")


def _bare(given: Sequence[str], options: Mapping[str, argparse.Action]) -> list[str]:
    """What stands behind no option."""
    valued = {name for name, action in options.items() if action.nargs != 0}
    return [
        each
        for at, each in enumerate(given)
        if not each.startswith("-") and not valued & set(given[max(at - 1, 0) : at])
    ]


def _without_result(prog: str, files: Sequence[str]) -> str:
    if not files:
        return f"name a CV and the result: `{prog} cv.json -o cv.pdf`"
    first, *others = files
    target = next((each for each in others if Path(each).suffix.lower() in _RESULTS), f"{Path(first).stem}.pdf")
    each = " for each CV by itself" if len(others) > 1 or (others and target not in others) else ""
    return f"name the result{each}: `{prog} {first} -o {target}`"


def meant(name: str, given: Sequence[str], options: Mapping[str, argparse.Action]) -> str:
    """What was meant by an argument that a command does not know; "" where nothing is near."""
    if name.startswith("-"):
        return _option_meant(name, given, options)
    named = {each.partition("=")[0] for each in given}
    if {"--field-path", "--value"} <= set(options) and "--session-id" in named and not {"--field-path"} & named:
        value = [*given[given.index(name) + 1 :], "VALUE"][0] if name in given else "VALUE"
        return f": did you mean --field-path {name} --value {value}?"
    bare = [each for each in (_OF_FILES if Path(name).suffix else _OF_HANDLES) if each in options]
    return f": did you mean {bare[0]} {name}?" if bare else ""


def _option_meant(name: str, given: Sequence[str], options: Mapping[str, argparse.Action]) -> str:
    bare, equals, value = name.partition("=")
    setting = bare.strip("-").lower().replace("-", "_")
    if "--design" in options and setting in _OF_DESIGN:
        following = given[given.index(name) + 1 :] if name in given else []
        said = value if equals else following[0] if following and not following[0].startswith("-") else "VALUE"
        return f": did you mean --design {setting}={said}?"
    near = get_close_matches(bare.lower().replace("_", "-"), options, n=1)
    return f": did you mean {near[0]}{f'={value}' if value else ''}?" if near else ""


def one_only(prog: str, name: str) -> str:
    """A second file for a command that takes one; "" for another command."""
    command = prog.rpartition(" ")[2]
    if command not in ("render", "validate") or name.startswith("-"):
        return ""
    result = f" -o {Path(name).stem}.pdf" if command == "render" else ""
    return f"{command} takes one CV: type `{prog} {name}{result}` for that one"


_COMMANDS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("check", "lint", "verify"), "validate"),
    **dict.fromkeys(("convert", "pdf", "build", "make", "export", "generate", "typeset"), "render"),
    **dict.fromkeys(("generate_cv", "generate_pdf", "create_pdf", "render_cv", "make_cv"), "render"),
    **dict.fromkeys(("parse", "extract", "import", "open", "read_cv", "parse_cv", "extract_cv"), "read"),
    **dict.fromkeys(("init", "create", "example", "template"), "new"),
    **dict.fromkeys(("start", "run", "server"), "serve"),
}
"""What other programs call the commands for files."""

_AS_TYPED: Final[Mapping[str, str]] = {
    "render": "{file} -o {stem}.pdf",
    "read": "{file}",
    "validate": "{file}",
    **called.WITH_A_FILE,
}


def no_command(given: Sequence[str], commands: Collection[str]) -> str:
    """That the first word is no command, and what to type instead."""
    named, *rest = given
    plain = named.lower().replace("-", "_")
    if plain == "help":
        command = rest[0] if rest and rest[0] in commands else ""
        return f"help is no command: type `cv-generator {f'{command} ' if command else ''}--help`"
    file = next((each for each in rest if not each.startswith("-") and Path(each).suffix), "")
    near = _COMMANDS.get(plain) or called.meant(plain, commands, has_file=bool(file))
    if not near:
        return f"{named} is no command"
    if file and near in _AS_TYPED:
        line = f"{near} {_AS_TYPED[near]}".format(file=file, stem=Path(file).stem)
        return f"{named} is no command: did you mean {near}? Type `cv-generator {line}`"
    operation = called.OTHER_NAMES.get(plain, near) if plain in _COMMANDS else near
    return f"{named} is no command: did you mean {near}{f', or {operation}' * (operation != near)}?"
