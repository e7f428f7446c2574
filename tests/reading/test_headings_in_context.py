"""Headings of which only the words or the box tell, whatever else the document does."""

from __future__ import annotations

from cv_generator.reading.document import read_document
from tests.reading.docx_files import docx, p, run
from tests.reading.printing import read
from tests.reading.test_docx import text_box


def test_one_heading_in_a_box_of_its_own_heads_what_stands_around_the_box() -> None:
    body = p(runs=run("Nell Farrow", "<w:sz w:val='44'/>")) + p("nell@example.com")
    body += p(runs=run("Experience", "<w:b/><w:sz w:val='28'/>")) + p("Site Manager, Mire Drainage Ltd, 2015 – 2020")
    body += (
        p(runs=text_box(p(runs=run("Languages", "<w:b/><w:sz w:val='28'/>")))) + p("English: native") + p("French: B1")
    )
    cv = read_document(docx(body)).cv
    assert [one.language for one in cv.languages] == ["English", "French"]


def test_experience_in_the_plural_is_a_heading() -> None:
    cv = read(
        "@ Nell Farrow\n# Skills\nPumps\n**Experiences**\n- 2015 – 2020: Site Manager, Mire Drainage Ltd\n# Languages\nEnglish (native)"
    ).cv
    assert [str(job.date_range) for job in cv.work_experience] == ["2015 – 2020"]
