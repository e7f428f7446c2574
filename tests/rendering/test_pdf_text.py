"""The text layer through a few functions of pdfium is what pypdfium2 finds with all of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from cv_generator.rendering.document import TEMPLATES, typeset
from cv_generator.rendering.pdf_text import pages_by_place, pages_of
from tests.rendering.people import DAY, full

DOCUMENTS = sorted((Path(__file__).parents[2] / "benchmarks" / "import" / "docs").glob("*.pdf"))


def by_pypdfium2(pdf: bytes) -> tuple[str, ...]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


@pytest.mark.parametrize("template", TEMPLATES)
def test_pages_of_ours(template: str) -> None:
    pdf = typeset(full(), template=template, today=DAY).data
    assert pages_of(pdf) == by_pypdfium2(pdf)
    assert pages_of(pdf)[0]


def test_pages_of_other_programs() -> None:
    assert DOCUMENTS
    for path in DOCUMENTS:
        assert pages_of(path.read_bytes()) == by_pypdfium2(path.read_bytes()), path.name


def test_lines_by_the_places_of_letters_hold_the_same_letters() -> None:
    for path in DOCUMENTS[:12]:
        whole, by_place = pages_of(path.read_bytes()), pages_by_place(path.read_bytes())
        assert ["".join(page.split()) for page in whole] == ["".join(page.split()) for page in by_place], path.name
        assert sum(page.count("\n") for page in by_place) >= sum(page.count("\n") for page in whole)


def test_what_is_no_pdf_is_told() -> None:
    with pytest.raises(ValueError, match="no PDF"):
        pages_of(b"%PDF-1.7 or so")


def test_pypdfium2_works_after_it_in_one_process() -> None:
    code = (
        "import sys; from pathlib import Path; from cv_generator.rendering.pdf_text import pages_of\n"
        "pdf = Path(sys.argv[1]).read_bytes(); first = pages_of(pdf); assert 'pypdfium2' not in sys.modules\n"
        "import pypdfium2; page = pypdfium2.PdfDocument(pdf)[0]\n"
        "assert page.get_textpage().get_text_range() == first[0] == pages_of(pdf)[0]; page.render()"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code, str(DOCUMENTS[0])], check=True, timeout=120)
