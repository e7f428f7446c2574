"""Headings in the margin: they head what begins beside them, whether they stand a little above, below or level with it."""

from __future__ import annotations

import pytest

from cv_generator.reading.assemble import assemble
from cv_generator.reading.regions.pdf import read_pdf
from tests.reading.pdf_files import typeset

SECTIONS = {
    "Profile": "Botanist with nine years in seed banks who likes to teach. " * 3,
    "Employment": "*Curator* #h(1fr) 2016 – 2021 \\ Kew Seed Trust, London \\ - Led a team of four \\ - Wrote the index \\ "
    + "*Assistant* #h(1fr) 2012 – 2016 \\ Fenland Herbarium, Ely \\ - Labels and loans",
    "Education": "*BSc Botany* #h(1fr) 2009 – 2012 \\ University of Hull, Hull",
    "Interests": "rowing, chess, bread",
}


def page(off: float) -> str:
    rows = [
        f"[#v({max(off, 0)}pt)#text(size: 12pt, weight: 700, fill: maroon)[{heading}]], [#v({max(-off, 0)}pt){text}]"
        for heading, text in SECTIONS.items()
    ]
    head = "#text(size: 22pt)[*Maud Ellery*] \\ Herbarium curator and lecturer in botany and of herbs\n"
    return f"{head}#grid(columns: (3.6cm, 1fr), row-gutter: 20pt, {', '.join(rows)})"


@pytest.mark.parametrize("off", [-4.5, -2, 0, 2, 4.5])
def test_headings_in_the_margin_head_what_begins_beside_them(off: float) -> None:
    cv = assemble(read_pdf(typeset(page(off)))).cv
    assert [(job.title, len(job.bullets)) for job in cv.work_experience] == [("Curator", 2), ("Assistant", 1)]
    assert [school.title for school in cv.education] == ["BSc Botany"]
    assert cv.summary.startswith("Botanist")
    assert cv.interests == ["rowing", "chess", "bread"]
