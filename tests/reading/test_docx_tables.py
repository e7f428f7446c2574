"""Tables of a DOCX that lay a page out, told apart from tables whose rows belong together."""

from __future__ import annotations

from cv_generator.reading.document import read_document
from cv_generator.reading.regions.blocks import Line, Row
from cv_generator.reading.regions.docx import read_docx
from tests.reading.docx_files import docx, p, run, table

_EMPTY = p()


def _head(text: str) -> str:
    return p(properties="<w:spacing w:before='200'/>", runs=run(text, "<w:b/><w:sz w:val='28'/>"))


def _cell(*lines: str) -> str:
    return "".join(map(p, lines))


CARDS = table(
    (_head("Education"), _head("Experience")),
    (_EMPTY, _EMPTY),
    (
        _cell("BSc Forestry", "Elm College, Bath", "2010 – 2013") + _head("Skills") + _cell("felling", "planting"),
        _cell("Forester", "Oakfield Estate, York", "2014 – 2020", "Planted forty hectares of oak."),
    ),
    (_EMPTY, _head("Languages")),
    (_EMPTY, _cell("Welsh", "English")),
)


def test_headings_in_a_row_of_their_own_head_the_columns_below_them() -> None:
    streams: dict[str, list[str]] = {}
    for block in read_docx(docx(p("Ada Rowan") + CARDS)).blocks:
        assert isinstance(block, Line)
        streams.setdefault(block.stream, []).append(block.text)
    assert [lines[0] for lines in streams.values()] == ["Ada Rowan", "Education", "Experience"]
    assert [len(lines) for lines in streams.values()] == [1, 7, 8]
    cv = read_document(docx(p("Ada Rowan") + CARDS)).cv
    assert (cv.education[0].title, cv.work_experience[0].title) == ("BSc Forestry", "Forester")
    assert [one.language for one in cv.languages] == ["Welsh", "English"]


def test_the_head_of_a_table_of_short_cells_begins_no_columns() -> None:
    grid = table(
        (_head("Degree"), _head("School")),
        (_cell("BSc Forestry"), _cell("Elm College", "Bath")),
        (_cell("A-levels"), _cell("Bath School")),
    )
    assert any(isinstance(block, Row) for block in read_docx(docx(grid)).blocks)


FORM = table(
    (_cell("Nivel"), _cell("Título", "obtenido"), _cell("Institución", "educativa"), _cell("Fecha", "(dd/mm/aaaa)"), _cell("Lugar")),
    (_cell("Tercer", "nivel"), _cell("Ingeniera", "agrónoma"), _cell("Universidad", "del Valle"), _cell("2016"), _cell("Loja")),
    (_cell("Secundaria"), _cell("Bachiller"), _cell("Unidad Educativa", "San Telmo"), _cell("2010"), _EMPTY),
)  # fmt: skip


def test_the_cells_of_a_grid_are_one_value_each_in_however_many_lines() -> None:
    body = p("Marta Robles") + _head("Formación académica") + FORM
    found = [
        (entry.title, entry.institution, entry.location, entry.date_range)
        for entry in read_document(docx(body)).cv.education
    ]
    assert found == [
        ("Ingeniera agrónoma", "Universidad del Valle", "Loja", "2016"),
        ("Bachiller", "Unidad Educativa San Telmo", "", "2010"),
    ]


def test_names_of_columns_in_several_lines_are_told_in_tables_of_three_columns() -> None:
    grid = table(
        (_cell("Firma,", "Ort"), _cell("Zeitraum", "(Monat/Jahr)"), _cell("Position")),
        (_cell("Kartonwerk Inntal GmbH"), _cell("2014 – 2020"), _cell("Papiertechnologin")),
        (_cell("Papierfabrik Alzburg AG"), _cell("2008 – 2014"), _cell("Leitstandfahrerin")),
    )
    jobs = read_document(docx(p("Ilse Tannhof") + _head("Berufserfahrung") + grid)).cv.work_experience
    assert [(job.title, job.employer, job.date_range) for job in jobs] == [
        ("Papiertechnologin", "Kartonwerk Inntal GmbH", "2014 – 2020"),
        ("Leitstandfahrerin", "Papierfabrik Alzburg AG", "2008 – 2014"),
    ]
