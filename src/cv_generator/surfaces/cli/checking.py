"""`cv-generator validate`: what is missing in a CV, and what looks wrong."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from cv_generator.errors import InvalidInput, Problem
from cv_generator.surfaces.cli.inputs import content, cv_data

SUMMARY = "check a CV (JSON or YAML)"
_EXAMPLES = """\
examples:
  cv-generator validate cv.json

exit status: 0 ready for a PDF, 1 not, 2 wrong usage"""


def declare(command: argparse.ArgumentParser) -> None:
    command.formatter_class = argparse.RawDescriptionHelpFormatter
    command.epilog = _EXAMPLES
    command.add_argument("file", metavar="CV", help="JSON or YAML; - reads standard input")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from cv_generator.library import check, load
    from cv_generator.reading.save_file import unwrapped
    from cv_generator.surfaces.cli.photos import with_photo

    value = cv_data(content(options.file), options.file)
    if value is None:
        made = f"`cv-generator read {options.file} -o {Path(options.file).stem}.json` makes data of it"
        raise InvalidInput(f"{options.file} is no CV as data, but a document: {made}")
    data = unwrapped(value)[0]
    told: list[Problem] = []
    report = check(load(with_photo(data, options.file), on_warning=told.append))
    found = {"errors": report.errors, "warnings": (*told, *report.warnings)}
    listed = {name: [problem.as_dict() for problem in problems] for name, problems in found.items()}
    print(json.dumps({"success": True, "is_valid": report.ready, **listed}, ensure_ascii=False, indent=1))
    return 0 if report.ready else 1
