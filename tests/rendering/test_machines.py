"""How programs that are not ours read a page: in the order of its texts, entry by entry.

PyMuPDF is not among them: its licence (AGPL) keeps it out of the dependencies, those of tests too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest

from cv_generator.cv.design_names import FONTS
from cv_generator.cv.model import Cv
from cv_generator.rendering.density import AIRIEST, DENSITIES, LOOSER, Density
from cv_generator.rendering.document import TEMPLATES
from cv_generator.rendering.order import Order
from cv_generator.rendering.selfcheck import Readback, fault
from cv_generator.rendering.typesetter import Draft
from tests.rendering.pdf_tools import EXTRACTORS
from tests.rendering.people import DAY, FULL, full, lean

ALL = (*LOOSER, *DENSITIES)
ONE_COLUMN = tuple(template for template in TEMPLATES if template != "sidebar")


@pytest.mark.parametrize("extractor", EXTRACTORS)
@pytest.mark.parametrize("template", ONE_COLUMN)
def test_every_program_reads_every_word_in_order(template: str, extractor: str, tmp_path: Path) -> None:
    """Headings at the margin too, of sections of one line: pdfminer took those for a column of their own."""
    cv = full(design={"page_numbers": False})  # the foot is no part of the order
    for density in (AIRIEST, DENSITIES[0], DENSITIES[4]):
        order = Order(cv=cv, language="en", template=template, max_pages=3, today=DAY)
        pdf = Draft(order.job(density)).pdf
        text = Readback(tuple(EXTRACTORS[extractor](pdf, tmp_path).split("\f"))).text
        assert fault(order.texts(density), text) is None, (template, density)


@pytest.mark.parametrize("extractor", EXTRACTORS)
@pytest.mark.parametrize("font", FONTS)
def test_dates_at_the_right_edge_are_no_column(font: str, extractor: str, tmp_path: Path) -> None:
    """Of entries with and without bullets, and of sections of one entry: poppler read their dates after the page."""
    kept = {"design": {"page_numbers": False, "font": font}, "email": "", "phone": ""}
    single = {name: FULL[name] for name in ("further_experience", "custom_sections")}
    for person in (lean(2, 2, **kept, **single), lean(6, 0, **kept)):
        order = Order(cv=person, language="en", template="compact", max_pages=3, today=DAY)
        for density in (AIRIEST, DENSITIES[0], DENSITIES[6]):
            text = EXTRACTORS[extractor](Draft(order.job(density)).pdf, tmp_path)
            assert fault(order.texts(density), Readback(tuple(text.split("\f"))).text) is None, density
            assert max(map(len, text.splitlines())) < 300


def baselines(pdf: bytes) -> Iterator[tuple[float, str]]:
    """Height in pt and text of each line of the first page, from its head."""
    document = pdfium.PdfDocument(pdf)
    page = document[0]
    text = page.get_textpage()
    lines: dict[float, str] = {}
    for at in range(text.count_chars()):
        x, y = raw.c_double(), raw.c_double()
        raw.FPDFText_GetCharOrigin(text.raw, at, x, y)
        height = round(y.value, 1)
        lines[height] = lines.get(height, "") + chr(raw.FPDFText_GetUnicode(text.raw, at))
    yield from sorted(lines.items(), reverse=True)
    text.close()
    page.close()
    document.close()


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("density", ALL, ids=lambda density: f"{density.size}-{density.spacing}")
def test_entries_are_told_apart_by_the_white_above_them(template: str, density: Density) -> None:
    """The OpenResume parser rounds all gaps to points, and begins an entry where one is over 1.4 times the usual."""
    _told_apart(lean(4, 3), template, density, "j3b2w0")


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("density", ALL, ids=lambda density: f"{density.size}-{density.spacing}")
def test_entries_with_short_items_are_told_apart(template: str, density: Density) -> None:
    """There the usual gap is that between items, which is wider than that between lines."""
    cv = lean(4, 4).model_dump()
    for entry in cv["work_experience"]:
        entry["bullets"] = [" ".join(bullet.split()[:3]) for bullet in entry["bullets"]]
    _told_apart(Cv.model_validate(cv), template, density, "j3b3w0")


def _told_apart(cv: Cv, template: str, density: Density, last_words: str) -> None:
    order = Order(cv=cv, language="en", template=template, max_pages=3, today=DAY)
    lines = [(y, line) for y, line in baselines(Draft(order.job(density)).pdf) if line.strip()]
    first = next(at for at, (_, line) in enumerate(lines) if "Title0" in line)
    last = next(at for at, (_, line) in enumerate(lines) if last_words in line)
    gaps = [round(above[0] - here[0]) for above, here in zip(lines[first:], lines[first + 1 : last + 1], strict=False)]
    (usual, _), *_ = Counter(gaps).most_common(1)
    heads = [gap for gap, (_, line) in zip(gaps, lines[first + 1 :], strict=False) if "Title" in line]
    assert len(heads) == 3
    assert min(heads) > 1.4 * usual, (gaps, usual)
