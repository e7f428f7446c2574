"""Tables drawn with rules in PDF: their rows and cells are those of the rules, wherever the lines in them stand."""

from __future__ import annotations

import pytest

from cv_generator.reading.document import read_document
from cv_generator.reading.regions.blocks import Line, Row, walk
from cv_generator.reading.regions.pdf import read_pdf
from tests.reading.pdf_files import typeset

_GERMAN = """
  [*Zeitraum*], [*Organisation*], [*Tätigkeit*],
  [10/2021 - jetzt], [Verein Muster e.V.], [Betrieb von Servern und Netzen],
  [07/2018 - 09/2021], [Beispiel Softwarehaus], [Java Entwickler und Tester],
  [10/2014 - 06/2018], [Universität Musterstadt], [B. Sc. Informatik]
"""
_ENGLISH = """
  [*Job title*], [*Employer*], [*Period*], [*Place*],
  [Senior Warehouse Coordinator], [Sample Shipping and Storage Ltd], [March 2019 - Present], [Leeds],
  [Clerk], [Harbour Sample plc], [Jan 2012 - Feb 2019], [Hull]
"""
_POLISH = """
  [*Okres*], [*Firma*], [*Stanowisko*],
  [03.2019 - obecnie], [Przykładowe Zakłady Mięsne sp. z o.o.], [Specjalistka do spraw jakości],
  [01.2012 - 02.2019], [Wzorcowa Hurtownia], [Magazynierka]
"""
_CASES = [
    pytest.param(
        ("de", "Tätigkeiten", "62pt, 92pt, 92pt", _GERMAN),
        [("Betrieb von Servern und Netzen", "Verein Muster e.V.", "2021-10 – Present"),
         ("Java Entwickler und Tester", "Beispiel Softwarehaus", "2018-07 – 2021-09")],
        id="german",
    ),
    pytest.param(
        ("en", "Employment", "90pt, 90pt, 64pt, 60pt", _ENGLISH),
        [("Senior Warehouse Coordinator", "Sample Shipping and Storage Ltd", "2019-03 – Present"),
         ("Clerk", "Harbour Sample plc", "2012-01 – 2019-02")],
        id="english, the period in the midst",
    ),
    pytest.param(
        ("pl", "Doświadczenie zawodowe", "56pt, 96pt, 88pt", _POLISH),
        [("Specjalistka do spraw jakości", "Przykładowe Zakłady Mięsne sp. z o.o.", "2019-03 – Present"),
         ("Magazynierka", "Wzorcowa Hurtownia", "2012-01 – 2019-02")],
        id="polish",
    ),
]  # fmt: skip


def _document(language: str, heading: str, columns: str, cells: str, rest: str = "") -> bytes:
    return typeset(
        f'#set text(9pt, lang: "{language}")\n#text(20pt)[*Ada Sample*]\n\nada\\@example.com\n\n#text(13pt)[*{heading}*]\n'
        f"#table(columns: ({columns}), inset: 6pt, align: horizon, {cells})\n{rest}"
    )


@pytest.mark.parametrize(("table", "jobs"), _CASES)
def test_wrapped_cells_of_a_ruled_table_are_whole(
    table: tuple[str, str, str, str], jobs: list[tuple[str, str, str]]
) -> None:
    cv = read_document(_document(*table)).cv
    assert [(job.title, job.employer, job.date_range) for job in cv.work_experience] == jobs
    assert all(not job.bullets for job in cv.work_experience)


def test_a_degree_among_the_rows_of_jobs_is_education() -> None:
    language, heading, columns, cells = "de", "Tätigkeiten", "62pt, 92pt, 92pt", _GERMAN
    entries = read_document(_document(language, heading, columns, cells)).cv.education
    assert [(entry.title, entry.institution, entry.date_range) for entry in entries] == [
        ("B. Sc. Informatik", "Universität Musterstadt", "2014-10 – 2018-06")
    ]


def test_what_stands_below_a_ruled_table_follows_it() -> None:
    data = _document(
        "en", "Employment", "90pt, 90pt, 64pt, 60pt", _ENGLISH, "#text(13pt)[*Skills*]\n\nWelding, rigging"
    )
    assert read_document(data).cv.skills == ["Welding", "rigging"]


def test_a_page_laid_out_in_boxes_is_no_table() -> None:
    long = " ".join(["words that fill a column of a page and go on"] * 8)
    cells = ", ".join([f"[{long}]"] * 6)
    blocks = read_pdf(typeset(f"#set text(8pt)\n#table(columns: (1fr, 1fr, 1fr), {cells})")).blocks
    assert not any(isinstance(block, Row) and len(block.cells) > 2 for block in blocks)


def test_wrapped_cells_of_a_table_without_rules_are_whole() -> None:
    rows = (
        "[03/2018 – today], [*Senior Pump Fitter*], [Mire Pumps and Sluices Ltd], [Emden],"
        "[08/2014 – 02/2018], [*Sluice Keeper*], [Farn Water Works plc], [Leer],"
        "[01/2011 – 07/2014], [*Graduate Engineer*], [Crab Quays Ltd], [Norden],"
    )
    text = f"#text(13pt)[*Work experience*]\n#table(columns: (84pt, 84pt, 92pt, 1fr), stroke: none, inset: 4pt, {rows})"
    head = '#set text(lang: "en")\n#text(20pt)[*Ada Sample*]\n\nada\\@example.com\n\n'
    jobs = read_document(typeset(head + text)).cv.work_experience
    assert [(job.title, job.employer, job.location, job.date_range) for job in jobs] == [
        ("Senior Pump Fitter", "Mire Pumps and Sluices Ltd", "Emden", "2018-03 – Present"),
        ("Sluice Keeper", "Farn Water Works plc", "Leer", "2014-08 – 2018-02"),
        ("Graduate Engineer", "Crab Quays Ltd", "Norden", "2011-01 – 2014-07"),
    ]
    assert not any(job.bullets for job in jobs)


def test_a_column_that_tells_who_and_when_is_one_cell_beside_what_was_done_though_all_lines_are_level() -> None:
    jobs = (
        ("Cook", "Farn Mill, Bath", "2012 – 2017", "Baked bread for two hundred guests.", "Led six.", "Bought flour."),
        (
            "Porter",
            "Ash Hotel, York",
            "2008 – 2012",
            "Carried luggage up four floors.",
            "Kept the keys.",
            "Rang bells.",
        ),
    )
    lines = ", ".join(f"[{left}], [{right}]" for job in jobs for left, right in zip(job[:3], job[3:], strict=True))
    gaps = "row-gutter: (5pt, 5pt, 18pt, 5pt, 5pt)"
    source = f"Ada Rowan #v(4pt)\n#grid(columns: (4cm, 1fr), {gaps}, {lines})"
    found = [block for block in read_pdf(typeset(source)).blocks if isinstance(block, Row)]
    assert [[line.text for line in walk(row.cells[0]) if isinstance(line, Line)] for row in found] == [
        list(job[:3]) for job in jobs
    ]
