"""`cv-generator render`: a CV as data, or a document -> PDF, DOCX and more."""

from __future__ import annotations

import argparse
import datetime as dt
import re
import sys
import time
from pathlib import Path
from typing import Any

from cv_generator.cv.date_words_lost import words_left_out
from cv_generator.cv.design_names import FONTS, PAPERS, TEMPLATES, renamed_in
from cv_generator.errors import InvalidEdit, InvalidInput, UserError
from cv_generator.surfaces.cli import outputs
from cv_generator.surfaces.cli.inputs import STANDARD, WrongUsage, content, cv_data, known_language
from cv_generator.surfaces.cli.refusals import in_one_line, warn

SUMMARY = "a CV (JSON, YAML or a document) -> PDF or DOCX"
_EXAMPLES = """\
examples:
  cv-generator render cv.json -o cv.pdf --template axis --max-pages 1
  cv-generator render old-cv.docx -o cv.pdf            reads the document first
  cv-generator render cv.yaml -o cv.pdf --design accent=#7a1f2b --design font=Inter --paper letter
  cv-generator render cv.yaml -o cv.docx --photo me.jpg
  cv-generator render cv.yaml -o cv.pdf --watch        renews cv.pdf and cv.png at each saving (again: --force)

exit status: 0 written, 1 refused (what and why on standard error), 2 wrong usage"""
_ENDINGS = {".pdf": "pdf", ".docx": "docx", ".md": "markdown", ".txt": "text", ".json": "json_resume"}
FORMATS = tuple(sorted(set(_ENDINGS.values())))
_PAUSE = 0.015
"""Seconds between two looks at a watched file: a look costs some microseconds, and a saving waits for half of it."""
_SETTLED = 0.2
"""Seconds for which a file has not changed when what is wrong with it is said: programs write in several steps."""


def declare(command: argparse.ArgumentParser) -> None:
    command.formatter_class = argparse.RawDescriptionHelpFormatter
    command.epilog = _EXAMPLES
    command.add_argument("file", metavar="CV", help="JSON, YAML or a document; - reads standard input")
    command.add_argument("-o", "--output", required=True, metavar="FILE", help="its ending decides the format; - pipes")
    command.add_argument("--format", type=str.lower, choices=FORMATS, help="where the ending does not say it")
    command.add_argument("--language", metavar="CODE", help="of headings and dates (default: the CV's own)")
    command.add_argument("--template", metavar="NAME", help=f"{', '.join(TEMPLATES)} (default: the CV's own)")
    command.add_argument("--max-pages", type=int, metavar="N", help="1 to 10 (default: 2)")
    command.add_argument("--paper", type=str.lower, choices=PAPERS, help="(default: the CV's own)")
    command.add_argument(
        "--design",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help=f"accent=#7a1f2b, page_numbers=true, section_order=skills,education, hidden=…, font= {', '.join(FONTS)}",
    )
    command.add_argument(
        "--photo", metavar="FILE", help="JPEG or PNG (default: the CV's own; photo_url may name a file)"
    )
    command.add_argument("--signature-place", metavar="TOWN", help="a closing line with place, date, room to sign")
    command.add_argument("--no-data", action="store_true", help="do not put the CV's data into the PDF")
    command.add_argument("--allow-missing", action="store_true", help="typeset though required fields are empty")
    command.add_argument("--force", action="store_true", help="replace a file that is there")
    command.add_argument(
        "--watch",
        action="store_true",
        help="renew the file and a PNG of it after each saving (--force where they are there)",
    )
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    options.format = _format(options)
    options.language = known_language(options.language)
    _expect_another_file(options)
    if options.watch:
        return _watch(options)
    finished = _rendered(options, content(options.file))
    outputs.write(options.output, finished.data, force=options.force)
    for text in finished.warnings:
        print(f"cv-generator: {text}", file=sys.stderr)
    if options.output != STANDARD:
        print(f"{options.output}: {_pages(finished)}{len(finished.data):,} bytes")
    return 0


def _expect_another_file(options: argparse.Namespace) -> None:
    """The result may not take the place of what it is made from: it holds less, such as no text that found no field."""
    source, target = Path(options.file), Path(options.output)
    if (
        STANDARD not in (options.file, options.output)
        and source.exists()
        and target.exists()
        and source.samefile(target)
    ):
        raise WrongUsage(f"{options.output} is what is rendered: name another file for the result")


def _format(options: argparse.Namespace) -> str:
    ending = Path(options.output).suffix.lower()
    told = _ENDINGS.get(ending, "")
    if options.format and told and told != options.format:
        raise WrongUsage(f"{options.output} ends as {told}, but --format says {options.format}")
    if not (options.format or told):
        if options.output == STANDARD:
            return "pdf"
        raise WrongUsage(f"{options.output} ends in none of {', '.join(_ENDINGS)}: name the file so, or add --format")
    return str(options.format or told)


def _rendered(options: argparse.Namespace, data: bytes) -> Any:
    from cv_generator.library import render

    cv = _cv(cv_data(data, options.file), data, options.file)
    chosen = {
        "language": options.language,
        "template": options.template,
        "max_pages": options.max_pages,
        "signature_place": options.signature_place,
        "photo": _photo(options.photo),
    }
    try:
        return render(
            _designed(cv, options),
            format=options.format,
            allow_missing=options.allow_missing,
            embed_data=not options.no_data,
            **{name: value for name, value in chosen.items() if value is not None},
        )
    except InvalidInput as error:
        if error.problems and chosen.get(error.problems[0].path) is not None:
            raise WrongUsage(error.message, problems=error.problems) from None
        raise


def _photo(file: str | None) -> bytes | None:
    if not file:
        return None
    from cv_generator.surfaces.cli.photos import photo

    return photo(file)


def _cv(value: Any, data: bytes, file: str) -> Any:
    """The CV in data, or in a document where there are none. Valid data need no model, which takes long to load."""
    from cv_generator.library import load, read, with_photo

    if value is None:
        draft = read(data)
        return with_photo(draft.cv, draft.photo) if draft.photo else draft.cv
    from cv_generator.cv.stand_in import stand_in
    from cv_generator.reading.save_file import unwrapped

    value = unwrapped(value)[0]
    if isinstance(value, dict) and ("photo_url" in value or "basics" in value):
        from cv_generator.surfaces.cli.photos import with_photo as taking_photo_in

        value = taking_photo_in(value, file)
    if stands := stand_in(value):
        for problem in (*renamed_in(value), *words_left_out("", value, stands.model_dump())):
            warn(problem)
        return stands
    return load(value, on_warning=warn)


def _designed(cv: Any, options: argparse.Namespace) -> Any:
    """The CV with the design that the options ask for. The model is loaded where it has to say what is wrong."""
    wanted = [_chosen(pair) for pair in (*options.design, *([f"paper={options.paper}"] if options.paper else []))]
    if not wanted:
        return cv
    from cv_generator.cv.stand_in import modelled, stand_in

    data = cv.model_dump(exclude_defaults=True)
    if stands := stand_in({**data, "language": cv.language, "design": {**data.get("design", {}), **dict(wanted)}}):
        return stands
    from cv_generator.cv.editing import apply_edits
    from cv_generator.cv.paths import Edit

    try:
        return apply_edits(modelled(cv), [Edit(f"design.{name}", value) for name, value in wanted])
    except InvalidEdit as error:
        raise WrongUsage("--design", problems=error.problems) from None


_FURTHER = r",(?=\s*[a-z_]+\s*=)"
"""What parts a setting from the next one: the names in a list have no sign behind them."""


def _chosen(pair: str) -> tuple[str, Any]:
    """`NAME=VALUE` as a member of the design."""
    name, equals, text = pair.partition("=")
    if not equals:
        raise WrongUsage(f"--design takes NAME=VALUE, such as accent=#7a1f2b, not {pair}")
    if len(parts := re.split(_FURTHER, pair)) > 1:
        each = " ".join(f"--design {part.strip()}" for part in parts)
        raise WrongUsage(f"--design takes one setting: type {each}")
    return name.strip(), _value(name.strip(), text.strip())


def _value(name: str, text: str) -> Any:
    if name in ("section_order", "hidden"):
        return [part.strip() for part in text.split(",") if part.strip()]
    return {"true": True, "false": False}.get(text, text)


def _watch(options: argparse.Namespace) -> int:
    """Renders whenever the file has changed, until the person stops it."""
    if STANDARD in (options.file, options.output):
        raise WrongUsage("--watch needs files, not pipes")
    written = [options.output, *([_beside(options.output)] if options.format == "pdf" else [])]
    there = next((file for file in written if Path(file).exists()), "")
    if there and not options.force:
        raise InvalidInput(f"{there} is there already: name another file, or add --force to renew it")
    options.force = True
    seen, wrong, since = None, "", 0.0
    try:
        while True:
            stamp = _stamp(options.file)
            if stamp != seen:
                seen, wrong, since = stamp, _renew(options), time.monotonic()
            elif wrong and time.monotonic() - since >= _SETTLED:
                print(wrong, file=sys.stderr, flush=True)
                wrong = ""
            time.sleep(_PAUSE)
    except KeyboardInterrupt:
        return 0


def _beside(output: str) -> str:
    """Where the first page is shown as a picture."""
    return str(Path(output).with_suffix(".png"))


def _stamp(file: str) -> tuple[int, int] | None:
    try:
        state = Path(file).stat()
    except OSError:
        return None
    return state.st_mtime_ns, state.st_size


def _renew(options: argparse.Namespace) -> str:
    """One round of watching: what is wrong with the file, where the last good result stays; "" for a new one."""
    started = time.perf_counter()
    try:
        finished = _rendered(options, content(options.file))
        outputs.write(options.output, finished.data, force=True)
        if options.format == "pdf":
            outputs.write(_beside(options.output), _picture(finished.data), force=True)
    except UserError as error:
        return in_one_line(error)
    took = (time.perf_counter() - started) * 1000
    print(f"{dt.datetime.now():%H:%M:%S} {options.output}: {_pages(finished)}{took:.0f} ms", flush=True)
    return ""


def _pages(finished: Any) -> str:
    """`2 pages, `; nothing for text and data, which have none."""
    count = finished.page_count
    return f"{count} page{'' if count == 1 else 's'}, " if count else ""


def _picture(pdf: bytes) -> bytes:
    """The first page as a PNG."""
    import io

    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        picture = io.BytesIO()
        document[0].render(scale=110 / 72).to_pil().save(picture, "PNG", compress_level=1)  # a third of the time less
    finally:
        document.close()
    return picture.getvalue()
