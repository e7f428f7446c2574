"""Prints exported DOCX files in LibreOffice and counts their pages: no more than the PDF of the same CV may have.

    script/bench docx    or    python benchmarks/docx_pages.py [SEEDS]

Needs `soffice`. The CVs are the people of the gallery in all templates and the first seeds of the tests' corpus.
"""

from __future__ import annotations

import datetime as dt
import importlib.util
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from zipfile import ZipFile

import pypdfium2

from cv_generator.cv.model import Cv
from cv_generator.errors import DoesNotFit
from cv_generator.rendering.document import TEMPLATES, typeset

ROOT = Path(__file__).parents[1]
TODAY = dt.date(2026, 1, 12)
MAX_PAGES = 2


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def cvs(seeds: int) -> Iterator[tuple[str, Cv, str]]:
    """Name, CV and template."""
    people, corpus = _module(ROOT / "docs" / "gallery_people.py"), _module(ROOT / "tests" / "rendering" / "corpus.py")
    for template in TEMPLATES:
        for language in people.PEOPLE:
            yield f"{language}-two-{template}", people.two_pages(language), template
            yield f"{language}-one-{template}", people.one_page(language), template
        yield f"long-name-{template}", people.long_name(), template
        yield f"short-entries-{template}", people.many_short_entries(), template
        yield f"long-entry-{template}", people.one_very_long_entry(), template
    for seed in range(seeds):
        yield f"seed-{seed}", corpus.cv(seed), TEMPLATES[seed % len(TEMPLATES)]


def printed(files: list[Path], folder: Path) -> dict[str, int]:
    """Pages of each file, as LibreOffice prints them."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True)
    return {file.stem: len(pypdfium2.PdfDocument(folder / f"{file.stem}.pdf")) for file in files}


def main(seeds: int = 60) -> dict[str, int]:
    photo = ZipFile(ROOT / "samples" / "lebenslauf.docx").read("word/media/image1.jpg")
    wanted: dict[str, int] = {}
    refused = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number, (title, cv, template) in enumerate(cvs(seeds)):
            picture = photo if number % 2 else None
            try:
                made = typeset(cv, photo=picture, today=TODAY, template=template, max_pages=MAX_PAGES, format="docx")
            except DoesNotFit:
                refused += 1
                continue
            (folder / f"{title}.docx").write_bytes(made.data)
            wanted[title] = made.page_count
        pages = printed(sorted(folder.glob("*.docx")), folder)
    longer = {title: count for title, count in pages.items() if count > wanted[title]}
    for title, count in longer.items():
        print(f"{title}: {count} pages, the PDF has {wanted[title]}")
    print(f"{len(pages)} documents printed, {len(longer)} longer than their PDF; {refused} CVs refused as too long")
    return {"documents": len(pages), "longer": len(longer), "refused": refused}


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
