"""`cv-generator read`: documents -> canonical JSON."""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

from cv_generator.cv import figures
from cv_generator.errors import UserError
from cv_generator.surfaces.cli import outputs
from cv_generator.surfaces.cli.inputs import STANDARD, WrongUsage, content, cv_data, known_language, looks_like_yaml
from cv_generator.surfaces.cli.refusals import reason, warn

SUMMARY = "documents -> canonical JSON"
_EXAMPLES = """\
examples:
  cv-generator read cv.docx                          the CV as JSON on standard output
  cv-generator read cv.docx -o cv.json               into a file
  cv-generator read *.pdf *.docx --out results       results/NAME.result.json for each
  cv-generator read cv.pdf --explain why.html        what each line was taken for, why, and where it went
  curl -s … | cv-generator read - | cv-generator render - -o cv.pdf

Reads DOCX, PDF, ODT, plain text, Markdown, LinkedIn's archive (ZIP), Europass XML, JSON Resume, Reactive Resume,
RenderCV, YAMLResume, and everything that this program made. The portrait stands in photo_url.

exit status: 0 all were read, 1 at least one was refused (one line each on standard error), 2 wrong usage"""
_ENDING = ".result.json"


def declare(command: argparse.ArgumentParser) -> None:
    command.formatter_class = argparse.RawDescriptionHelpFormatter
    command.epilog = _EXAMPLES
    command.add_argument("files", nargs="+", metavar="FILE", help="a document; - reads standard input")
    where = command.add_mutually_exclusive_group()
    where.add_argument("--out", metavar="DIR", help="folder for NAME.result.json; needed for several documents")
    where.add_argument(
        "--explain", metavar="FILE", help="instead of the result: one web page that shows what each line was taken for"
    )
    where.add_argument("-o", "--output", metavar="FILE", help="file for one result; - is standard output (default)")
    command.add_argument("--language", metavar="CODE", help="the documents' language (default: told from their text)")
    command.add_argument("--force", action="store_true", help="replace results that are there")
    command.add_argument("--jobs", type=_processes, metavar="N", help="processes (default: one a processor)")
    command.add_argument("--quiet", action="store_true", help="no progress on standard error")
    command.set_defaults(run=run)


def _processes(text: str) -> int:
    number = figures.index(text)
    if not number:
        raise argparse.ArgumentTypeError(f"takes 1 or more, not {text}: leave it away for one process a processor")
    return number


def run(options: argparse.Namespace) -> int:
    options.language = known_language(options.language)
    if options.explain:
        return _explained(options)
    if not options.out:
        return _one(options)
    was_there, folder = Path(options.out).exists(), outputs.folder(options.out)
    targets = [folder / name for name in outputs.result_names(options.files, _ENDING)]
    refused = 0
    for done, (file, target, answer) in enumerate(_answers(options, targets), 1):
        message = answer if isinstance(answer, str) else _written(target, answer, force=options.force)
        if message:
            refused += 1
            told = message if message.startswith(file) else f"{file}: {message}"
            print(f"cv-generator: {told}", file=sys.stderr)
        elif not options.quiet and len(targets) > 1 and sys.stderr.isatty():
            print(f"\r{done}/{len(targets)}", end="" if done < len(targets) else "\n", file=sys.stderr, flush=True)
    if refused == len(targets) and not was_there:
        folder.rmdir()  # nothing was written, and an empty folder would say otherwise
    return 1 if refused else 0


def _one(options: argparse.Namespace) -> int:
    if len(options.files) > 1:
        raise WrongUsage("several documents need --out DIR, the folder for their results")
    data = _result(options.files[0], options.language)
    outputs.write(options.output or STANDARD, data, force=options.force)
    if options.output not in (None, STANDARD) and not options.quiet:
        print(f"cv-generator: {options.output}: {_found(json.loads(data))}", file=sys.stderr)
    return 0


def _found(result: dict[str, Any]) -> str:
    """What was read, in one line without a word of the person's."""
    counted = {"jobs": "work_experience", "schools": "education", "skills": "skills"}
    told = ", ".join(f"{name}: {len(result[field])}" for name, field in counted.items())
    left = len(result["unplaced_text"])
    return told + (f"; texts that found no field: {left} (in unplaced_text, which is not typeset)" if left else "")


def _explained(options: argparse.Namespace) -> int:
    if len(options.files) > 1:
        raise WrongUsage("--explain takes one document")
    from cv_generator.surfaces.cli.explained import page
    from cv_generator.workers.calls import explain_document

    explained = explain_document(content(options.files[0]), language=options.language)
    outputs.write(options.explain, page(explained).encode(), force=options.force)
    return 0


def _written(target: Path, data: bytes, *, force: bool) -> str:
    """Why a result could not be written; "" where it was."""
    try:
        outputs.write(str(target), data, force=force)
    except UserError as error:
        return reason(error)
    return ""


def _answers(options: argparse.Namespace, targets: list[Path]) -> Iterator[tuple[str, Path, bytes | str]]:
    """Each document with its result, or with the reason why there is none."""
    jobs = min(options.jobs or os.cpu_count() or 1, (len(targets) + 7) // 8)
    work = [
        (file, options.language, str(target), options.force)
        for file, target in zip(options.files, targets, strict=True)
    ]
    if jobs <= 1:
        answers: Any = map(_answer, work)
        yield from zip(options.files, targets, answers, strict=True)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from zip(options.files, targets, pool.map(_answer, work), strict=True)


def _answer(work: tuple[str, str | None, str, bool]) -> bytes | str:
    file, language, target, force = work
    if not force and Path(target).exists():
        return f"{target} is there already: add --force to replace it"
    try:
        return _result(file, language)
    except UserError as error:
        return reason(error)


def _result(file: str, language: str | None) -> bytes:
    """The canonical CV with its photo, what found no field, and the hash of the photo as it was in the document."""
    from cv_generator.library import read, with_photo

    draft = read(_document(file), language=language)
    cv = with_photo(draft.cv, draft.photo) if draft.photo else draft.cv
    value = {
        **cv.model_dump(mode="json", exclude_none=True),
        "unplaced_text": list(draft.unplaced_text),
        "photo_sha256": hashlib.sha256(draft.photo.data).hexdigest() if draft.photo else None,
    }
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _document(file: str) -> bytes:
    """The bytes of a file; a CV of ours that was written as YAML as the same in JSON."""
    from cv_generator.library import load

    data = content(file)
    if not looks_like_yaml(data, file):
        if data.lstrip()[:1] == b"{":
            with suppress(UserError, ValueError, RecursionError):  # the reader takes more, and says what is wrong
                load(json.loads(data), on_warning=warn)
        return data
    from cv_generator.surfaces.cli.photos import with_photo

    value = cv_data(data, file)
    if value is None:
        return data
    value = with_photo(value, file)
    load(value, on_warning=warn)  # says what is wrong
    return json.dumps(value).encode()
