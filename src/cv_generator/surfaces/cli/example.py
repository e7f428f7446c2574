"""`cv-generator new`: a commented example to start from."""

from __future__ import annotations

import argparse
import json
from importlib.resources import files
from pathlib import Path

from cv_generator.languages import DEFAULT
from cv_generator.surfaces.cli import outputs
from cv_generator.surfaces.cli.inputs import WrongUsage, known_language

SUMMARY = "write a commented example of a CV (YAML or JSON)"

_LANGUAGE = b"\nlanguage: "


def declare(command: argparse.ArgumentParser) -> None:
    command.formatter_class = argparse.RawDescriptionHelpFormatter
    command.epilog = "examples:\n  cv-generator new cv.yaml\n  cv-generator new cv.json --language de"
    command.add_argument("file", metavar="FILE", help=".yaml (with comments) or .json; - prints YAML")
    command.add_argument("--language", metavar="CODE", help="of headings and dates (default: en)")
    command.add_argument("--force", action="store_true", help="replace a file that is there")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    ending = Path(options.file).suffix.lower()
    text = files(__package__).joinpath("example.yaml").read_bytes()
    if language := known_language(options.language):
        text = text.replace(_LANGUAGE + DEFAULT.encode(), _LANGUAGE + language.encode())
    if ending == ".json":
        from cv_generator.reading.formats.yaml_files import parse_yaml

        text = (json.dumps(parse_yaml(text), ensure_ascii=False, indent=2) + "\n").encode()
    elif ending not in (".yaml", ".yml") and options.file != "-":
        raise WrongUsage(f"{options.file} ends neither in .yaml nor in .json")
    outputs.write(options.file, text, force=options.force)
    if options.file != "-":
        print(f"{options.file}: an example. Typeset it with: cv-generator render {options.file} -o cv.pdf")
    return 0
