"""Text boxes of a DOCX that hang on paragraphs: which page they are on, and what stands above what."""

from __future__ import annotations

import pytest

from cv_generator.reading.document import read_document
from cv_generator.reading.regions.blocks import Line
from cv_generator.reading.regions.docx import read_docx
from tests.reading.docx_files import docx, p, run

_BREAK = "<w:r><w:lastRenderedPageBreak/></w:r>"
_HEADING = "<w:b/><w:sz w:val='28'/>"


def _hung(content: str, x: int, y: float, *, width: int = 200, height: int = 60, of: str = "paragraph") -> str:
    """A run with a text box, `y` points below its paragraph or the page's upper edge."""
    emu = {name: round(value * 12_700) for name, value in {"x": x, "y": y, "width": width, "height": height}.items()}
    return (
        '<w:r><w:drawing><wp:anchor><wp:positionH relativeFrom="page"><wp:posOffset>'
        f'{emu["x"]}</wp:posOffset></wp:positionH><wp:positionV relativeFrom="{of}"><wp:posOffset>{emu["y"]}'
        f'</wp:posOffset></wp:positionV><wp:extent cx="{emu["width"]}" cy="{emu["height"]}"/><wp:wrapNone/>'
        '<a:graphic><a:graphicData><wps:wsp xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )


def _texts(body: str) -> list[str]:
    return [block.text for block in read_docx(docx(body)).blocks if isinstance(block, Line)]


@pytest.mark.parametrize("mark", [_BREAK, '<w:r><w:br w:type="page"/></w:r>'])
def test_a_box_behind_a_page_break_in_its_own_paragraph_is_on_the_next_page(mark: str) -> None:
    first = p(runs=_hung(p("front"), 40, 20, width=500, height=500))
    second = p(runs=mark + _hung(p("left"), 40, -10, height=300) + _hung(p("right"), 320, -20, height=300))
    assert _texts(first + second) == ["front", "left", "right"]


def test_paragraphs_of_the_page_before_do_not_push_a_box_down_its_page() -> None:
    first = p(runs=_hung(p("front"), 40, 0, width=500, of="page")) + p() * 40
    second = (
        p(runs=_BREAK)
        + p(runs=_hung(p("upper"), 40, 0, width=500))
        + p(runs=_hung(p("lower"), 40, 300, width=500, of="page"))
    )
    assert _texts(first + second) == ["front", "upper", "lower"]


def test_a_heading_in_a_box_that_reaches_a_little_farther_left_than_its_text_comes_before_it_or_behind_by_height() -> (
    None
):
    body = p(runs=_hung(p("name"), 60, 0, width=480, height=20) + _hung(p("Heading"), 64, 40, width=200, height=22))
    body += p(runs=_hung(p("text"), 62, 34, width=480, height=200))
    assert _texts(body) == ["name", "Heading", "text"]


def _job(title: str, firm: str, dates: str) -> str:
    return p(runs=run(title, "<w:b/>")) + p(runs=run(firm)) + p(runs=run(dates))


def test_jobs_at_the_top_of_the_second_column_of_boxes_belong_to_the_heading_that_the_first_ends_with() -> None:
    body = p(
        runs=_hung(
            p(runs=run("Nell Farrow", "<w:sz w:val='44'/>")) + p("nell@example.com"), 40, 0, width=520, height=50
        )
    )
    left = p(runs=run("Education", _HEADING)) + p("BSc Hydrology") + p("Hollin University") + p("2010 – 2013")
    left += p(runs=run("Work Experience", _HEADING))
    right = _job("Site Manager", "Mire Drainage Ltd", "2015 – 2020") + _job("Foreman", "Fen Pumps Ltd", "2013 – 2015")
    right += p(runs=run("Skills", _HEADING)) + p("Welding")
    body += p(runs=_hung(left, 40, 80, height=600) + _hung(right, 320, 80, width=240, height=600))
    cv = read_document(docx(body)).cv
    assert [(one.title, one.employer) for one in cv.work_experience] == [
        ("Site Manager", "Mire Drainage Ltd"), ("Foreman", "Fen Pumps Ltd"),
    ]  # fmt: skip
    assert cv.skills == ["Welding"]


def test_jobs_go_on_at_the_top_of_the_second_column_and_contact_data_there_are_none() -> None:
    body = p(runs=_hung(p(runs=run("Nell Farrow", "<w:sz w:val='44'/>")), 40, 0, width=520, height=50))
    left = p(runs=run("Education", _HEADING)) + p("BSc Hydrology") + p("Hollin University") + p("2010 – 2013")
    left += p(runs=run("Work Experience", _HEADING)) + _job("Site Manager", "Mire Drainage Ltd", "2015 – 2020")
    for top, jobs in (
        (_job("Foreman", "Fen Pumps Ltd", "2013 – 2015"), 2),
        (p("nell@example.com") + p("Peat Lane 4, Ely"), 1),
    ):
        right = top + p(runs=run("Skills", _HEADING)) + p("Welding")
        boxes = p(runs=_hung(left, 40, 80, height=600) + _hung(right, 320, 80, width=240, height=600))
        assert len(read_document(docx(body + boxes)).cv.work_experience) == jobs


def test_a_heading_in_a_box_right_above_a_longer_box_beside_the_text_heads_it() -> None:
    def heading(text: str) -> str:
        return p(runs=run(text, "<w:b/><w:sz w:val='24'/>"))

    def item(text: str) -> str:
        return p(runs=run(text, "<w:sz w:val='20'/>"))

    boxes = _hung(heading("Pump and Weir Proficiency"), 350, 60, height=40)
    boxes += _hung(item("Sluices") + item("Turbines"), 348, 84, height=200)
    boxes += _hung(heading("Other Interests"), 352, 300, height=30) + _hung(item("Chess") + item("Rowing"), 348, 330)
    body = p(runs=run("Nell Farrow", "<w:sz w:val='44'/>") + boxes) + p("nell@example.com")
    body += p(runs=run("Objective", _HEADING)) + p("I want to keep the water out of the fens and the pumps running.")
    body += p(runs=run("Education", _HEADING)) + p("BSc Hydrology, Hollin University, 2010 – 2013")
    body += (
        p(runs=run("Experience", _HEADING)) + p("Foreman, Fen Pumps Ltd, 2013 – 2015") + p("Kept the pumps of the fen.")
    )
    cv = read_document(docx(body)).cv
    assert (cv.full_name, cv.skills, cv.interests) == ("Nell Farrow", ["Sluices", "Turbines"], ["Chess", "Rowing"])


def test_columns_whose_frames_overlap_are_told_by_the_texts_in_them() -> None:
    left = ("Contact", "Mail", "nell@example.com", "Telephone", "+44 1353 555 010")
    right = ("Education", "BSc Hydrology, Hollin University", "Skills", "Pumps", "Certificates", "Weir keeper")
    runs = "".join(_hung(p(text), 30, 100 + 100 * at, width=240, height=36) for at, text in enumerate(left))
    runs += "".join(_hung(p(text), 210, 90 + 80 * at, width=330, height=36) for at, text in enumerate(right))
    assert _texts(p(runs=runs)) == [*left, *right]


def test_headings_in_boxes_in_the_margin_head_the_boxes_beside_them() -> None:
    heads = "".join(
        _hung(p(name), 20, y, width=80, height=20, of="page")
        for name, y in (("Profil", 105), ("Schule", 200), ("Können", 301))
    )
    texts = "".join(
        _hung("".join(map(p, lines)), 120, y, width=420, height=80, of="page")
        for y, lines in (
            (20, ("Ilse Tannhof", "Dreherin")),
            (100, ("Ich drehe Wellen.", "Ich lehre gern.")),
            (203, ("Realschule Kiel", "2000 bis 2006")),
            (298, ("Fräsen", "Löten")),
        )
    )
    assert _texts(p(runs=heads + texts)) == [
        "Ilse Tannhof", "Dreherin", "Profil", "Ich drehe Wellen.", "Ich lehre gern.", "Schule", "Realschule Kiel",
        "2000 bis 2006", "Können", "Fräsen", "Löten",
    ]  # fmt: skip


def _older(content: str, style: str) -> str:
    """A run with a text box of the older kind, in a group as programs that turn PDF into DOCX set them."""
    return (
        f'<w:r><w:pict><v:group style="position:absolute;margin-left:115pt;margin-top:10pt;width:90pt;height:20pt;{style}">'
        '<v:shape style="position:absolute;left:2313;top:209;width:2138;height:474"><v:textbox><w:txbxContent>'
        f"{content}</w:txbxContent></v:textbox></v:shape></v:group></w:pict></w:r>"
    )


@pytest.mark.parametrize(("relative", "is_part"), [("", True), ("paragraph", True), ("page", False), ("margin", False)])
def test_an_older_box_of_one_line_is_part_of_the_text_that_it_moves_with(relative: str, is_part: bool) -> None:
    style = f"mso-position-vertical-relative:{relative}" if relative else ""
    body = p("Skills") + p(runs=_older(p("Negotiation"), style)) + p("Hobbies") + p("Chess") * 4
    streams = {b.text: b.stream for b in read_docx(docx(body)).blocks if isinstance(b, Line)}
    assert (streams["Negotiation"] == streams["Skills"]) is is_part


def test_a_box_that_keeps_its_place_on_the_page_is_no_part_of_the_text_though_that_runs_around_it() -> None:
    box = _hung(p("Anschrift") + p("Mühlweg 3"), 10, 60, of="page").replace("wrapNone", "wrapTopAndBottom")
    lines = read_docx(docx(p("Profil", runs=run("Profil") + box) + p("Ich drehe Wellen.") * 4)).blocks
    streams = {line.text: line.stream for line in lines if isinstance(line, Line)}
    assert streams["Profil"] == streams["Ich drehe Wellen."] != streams["Mühlweg 3"]


def test_boxes_that_keep_their_place_at_the_head_of_the_page_come_before_its_text_wherever_they_hang() -> None:
    name = _hung(p("Ilse Tannhof"), 20, 40, height=30, of="page")
    aside = _hung(p("Anschrift") + p("Mühlweg 3"), 20, 90, of="page")
    lines = [
        p("Profil"),
        p("Ich drehe Wellen."),
        p("Beruf"),
        p("Dreherin", runs=run("Dreherin") + aside + name),
        p("Kiel"),
    ]
    assert _texts("".join(lines)) == [
        "Ilse Tannhof", "Anschrift", "Mühlweg 3", "Profil", "Ich drehe Wellen.", "Beruf", "Dreherin", "Kiel",
    ]  # fmt: skip


def test_a_box_stands_as_far_down_as_the_paragraphs_above_it_are_high() -> None:
    high = '<w:spacing w:before="200" w:after="400" w:line="360" w:lineRule="auto"/>'
    body = p(runs=_hung(p("Contact"), 40, 200, height=20, of="page"))
    body += p(properties=high) * 5 + p(runs=_hung(p("nell@example.com"), 40, -40, height=20))
    body += p(runs=_hung(p("Interests"), 40, 330, height=20, of="page"))
    body += p(runs=_hung(p("Rowing"), 40, 60, height=20))
    assert _texts(body) == ["Contact", "nell@example.com", "Interests", "Rowing"]


def test_boxes_in_one_line_are_read_from_left_to_right() -> None:
    body = p(runs=_hung(p("Skills"), 40, 60, width=400, height=20))
    body += p(runs=_hung(p("Lathe"), 300, 100, width=190, height=18) + _hung(p("Drill"), 40, 100.5, width=190, height=18))  # fmt: skip
    blocks = [block for block in read_docx(docx(body)).blocks if isinstance(block, Line)]
    assert [block.text for block in blocks] == ["Skills", "Drill", "Lathe"]
    assert len({block.stream for block in blocks}) == 1


@pytest.mark.parametrize(("below", "expected"), [(26, ["Until 2019", "Education"]), (0, ["Education", "Until 2019"])])
def test_a_heading_in_a_box_below_the_paragraph_that_it_hangs_on_comes_after_it(
    below: int, expected: list[str]
) -> None:
    body = p(runs=_hung(p("Education"), 72, below, width=400, height=24) + run("Until 2019"))
    assert _texts(p("Nell Farrow kept the pumps of the fen going for nine years.") + body)[1:] == expected


_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_BARS = (
    '<c:barChart><c:barDir val="bar"/><c:ser>{row}<c:cat>{names}</c:cat><c:val><c:numRef><c:numCache><c:pt><c:v>0.5</c:v>'
    "</c:pt></c:numCache></c:numRef></c:val></c:ser></c:barChart>"
)


def _with_chart(part: str, times: int = 1) -> list[Line]:
    """The lines of a document with a chart, drawn so many times, between two lines of text."""
    drawing = f'<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><c:chart xmlns:c="{_CHART}" r:id="rId1"/>'
    drawing += "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    parts, relationships = {"word/charts/chart1.xml": part}, {"rId1": ("chart", "charts/chart1.xml")}
    document = docx(p("Skills") + p(runs=drawing) * times + p("Rowing"), parts=parts, relationships=relationships)
    return [block for block in read_docx(document).blocks if isinstance(block, Line)]


def _chart(of: str, others: str = "") -> str:
    return f'<c:chartSpace xmlns:c="{_CHART}"><c:chart>{others}<c:plotArea>{of}</c:plotArea></c:chart></c:chartSpace>'


def _points(*names: str) -> str:
    return "".join(f'<c:pt idx="{at}"><c:v>{name}</c:v></c:pt>' for at, name in enumerate(names))


def test_bars_of_a_chart_are_read_where_the_chart_stands_from_the_top_down() -> None:
    names = f"<c:strRef><c:strCache>{_points('Drainage', 'Surveying')}</c:strCache></c:strRef>"
    lines = _with_chart(_chart(_BARS.format(row="", names=names)))
    assert [line.text for line in lines] == ["Skills", "Surveying", "Drainage", "Rowing"]
    assert {line.stream for line in lines} == {"body"}


@pytest.mark.parametrize(
    "names",
    [
        f"<c:strLit>{_points('Drainage', 'Surveying')}</c:strLit>",
        f"<c:multiLvlStrRef><c:multiLvlStrCache><c:lvl>{_points('Drainage', 'Surveying')}</c:lvl></c:multiLvlStrCache></c:multiLvlStrRef>",
    ],
)
def test_what_a_chart_names_is_read_however_its_table_is_kept(names: str) -> None:
    bars = _BARS.format(
        row=f"<c:tx><c:strRef><c:strCache>{_points('Years')}</c:strCache></c:strRef></c:tx>", names=names
    )
    title = f"<c:title><c:tx><c:strRef><c:strCache>{_points('In the field')}</c:strCache></c:strRef></c:tx></c:title>"
    lines = _with_chart(_chart(bars * 2, title))
    assert [line.text for line in lines] == ["Skills", "In the field", "Surveying", "Drainage", "Rowing"]
    lines = _with_chart(_chart(bars, title + "<c:legend/>"))
    assert [line.text for line in lines] == ["Skills", "In the field", "Surveying", "Drainage", "Years", "Rowing"]


@pytest.mark.parametrize("part", ["", "<c:chart", "<!DOCTYPE c [<!ENTITY e 'x'>]><c>&e;</c>"])
def test_a_cv_is_read_without_a_chart_that_is_damaged(part: str) -> None:
    assert [line.text for line in _with_chart(part)] == ["Skills", "Rowing"]


def test_a_chart_that_is_drawn_again_and_again_is_read_once() -> None:
    names = f"<c:strLit>{_points(*map(str, range(1000, 1900)))}</c:strLit>"
    assert len(_with_chart(_chart(_BARS.format(row="", names=names)), times=200)) == 902


@pytest.mark.parametrize("measure", ["1e308", "1e400", "nan", "-1e400", "316800pt"])
def test_measures_that_no_page_can_have_are_none(measure: str) -> None:
    odd = f'<w:pPr><w:spacing w:before="{measure}" w:after="{measure}" w:line="{measure}"/></w:pPr>'
    odd += f'<w:r><w:rPr><w:sz w:val="{measure}"/></w:rPr><w:t>Nell Farrow</w:t></w:r>'
    boxes = "".join(
        p(runs=_hung(p(f"Job number {n} at the pumps"), 72, 10 * n, width=400, height=24)) for n in range(6)
    )
    assert "Nell Farrow" in _texts(f"<w:p>{odd}</w:p>{boxes}")


@pytest.mark.parametrize("left", ["1.2.3pt", "..pt", ".", "-", "1e9pt", "9" * 400])
def test_an_older_box_whose_place_is_no_number_has_none(left: str) -> None:
    style = f"position:absolute;margin-left:{left};margin-top:{left};width:{left}"
    box = f'<w:r><w:pict><v:shape style="{style}"><v:textbox><w:txbxContent>{p("Pump warden")}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>'
    assert sorted(_texts(p("Nell Farrow") + p(runs=box))) == ["Nell Farrow", "Pump warden"]
