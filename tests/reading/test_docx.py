"""Everything that a person sees in a DOCX, once, in the order of reading."""

from __future__ import annotations

import pytest

from cv_generator.reading.regions.blocks import Blocks, Bullet, Heading, Line, Picture, Row, walk
from cv_generator.reading.regions.docx import read_docx
from tests.reading.docx_files import NAMESPACES, docx, p, part, run, table

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 64


def texts(blocks: Blocks) -> list[str]:
    return list(blocks.texts())


def test_paragraphs_keep_tabs_and_breaks() -> None:
    body = p(
        runs="<w:r><w:t>2020</w:t><w:tab/><w:t>Köln</w:t><w:br/><w:t>now</w:t><w:noBreakHyphen/><w:t>x</w:t></w:r>"
    )
    assert texts(read_docx(docx(body))) == ["2020\tKöln\nnow-x"]


def test_blanks_at_the_edge_of_a_text_count_only_where_the_file_says_so() -> None:
    body = p(runs="<w:r><w:t> a </w:t></w:r><w:r><w:t xml:space='preserve'> b </w:t></w:r>")
    assert texts(read_docx(docx(body))) == ["a b "]


def test_blanks_count_everywhere_where_the_file_says_so_once_for_all() -> None:
    runs = "<w:r><w:t>Weir keeper </w:t></w:r><w:r><w:t>at Fen Pumps</w:t></w:r>"
    runs += "<w:r><w:t xml:space='default'>, Ely </w:t></w:r><w:r><w:t>today</w:t></w:r>"
    part = f'<w:document {NAMESPACES} xml:space="preserve"><w:body>{p(runs=runs)}</w:body></w:document>'
    data = docx("", parts={"word/document.xml": part})
    assert texts(read_docx(data)) == ["Weir keeper at Fen Pumps, Elytoday"]


def test_rows_pair_their_cells_and_nested_tables_are_read() -> None:
    inner = table((p("C1"), p("English")))
    blocks = read_docx(docx(table((p("2019"), p("Engineer") + inner))))
    (row,) = blocks.blocks
    assert isinstance(row, Row)
    assert [len(cell) for cell in row.cells] == [1, 2]
    assert texts(blocks) == ["2019", "Engineer", "C1", "English"]


def test_a_row_of_one_filled_cell_is_no_row() -> None:
    blocks = read_docx(docx(table((p(), p("alone")))))
    assert [type(block) for block in blocks.blocks] == [Line]


def test_columns_made_of_a_table_are_streams_of_their_own() -> None:
    heading = '<w:pStyle w:val="Heading1"/>'
    side = p("Contact", heading) + p("a@example.org") + p("Skills", heading) + p("Python") + p("SQL")
    main = p("Profile", heading) + p("A few words.") + p("Work", heading) + p("Engineer") + p("2020 – 2021")
    styles = part("styles", '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>')
    document = docx(
        table((side, main)), parts={"word/styles.xml": styles}, relationships={"s": ("styles", "styles.xml")}
    )
    blocks = read_docx(document)
    assert not any(isinstance(block, Row) for block in blocks.blocks)
    assert texts(blocks)[:5] == ["Contact", "a@example.org", "Skills", "Python", "SQL"]
    assert len({block.stream for block in blocks.blocks}) == 2


def test_a_label_beside_a_list_heads_it() -> None:
    bullets = p("• Chess") + p("• Rowing")
    blocks = read_docx(docx(table((p("Interests"), bullets))))
    assert [type(block) for block in blocks.blocks] == [Line, Bullet, Bullet]


def text_box(content: str, anchor: str = "") -> str:
    """A text box as Word writes it: the drawing, and the same again for programs that know no drawings."""
    box = f"<wps:wsp><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp>"
    drawing = f"<w:drawing><wp:anchor>{anchor}<a:graphic><a:graphicData>{box}</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    fallback = f"<w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict>"
    choice = f'<mc:Choice Requires="wps">{drawing}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback>'
    return f"<w:r><mc:AlternateContent>{choice}</mc:AlternateContent></w:r>"


def test_a_text_box_is_read_once_in_a_stream_of_its_own() -> None:
    body = p(runs=text_box(p("anna@example.org")) + run("Anna Muster")) + p("Köln")
    blocks = read_docx(docx(body))
    assert texts(blocks) == ["anna@example.org", "Anna Muster", "Köln"]
    assert [block.stream for block in blocks.blocks] == ["box1", "body", "body"]


def test_a_box_that_moves_with_its_line_belongs_to_the_text() -> None:
    anchor = '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
    blocks = read_docx(docx(p(runs=text_box(p("Skills"), anchor)) + p("Python")))
    assert [block.stream for block in blocks.blocks] == ["body", "body"]


def test_boxes_of_old_files_are_read() -> None:
    box = f"<w:pict><v:shape><v:textbox><w:txbxContent>{p('old')}</w:txbxContent></v:textbox></v:shape></w:pict>"
    assert texts(read_docx(docx(p(runs=f"<w:r>{box}</w:r>")))) == ["old"]


def test_content_controls_are_opened_and_their_prompts_left_out() -> None:
    styles = part("styles", '<w:style w:type="character" w:styleId="P"><w:name w:val="Placeholder Text"/></w:style>')
    hint = run("Click here", '<w:rStyle w:val="P"/>')
    prompt = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{hint}</w:sdtContent></w:sdt>"
    filled = f"<w:sdt><w:sdtContent>{run('Anna')}</w:sdtContent></w:sdt>"
    block = f"<w:sdt><w:sdtContent>{p('Köln')}</w:sdtContent></w:sdt>"
    document = docx(
        p(runs=prompt + filled) + block,
        parts={"word/styles.xml": styles},
        relationships={"s": ("styles", "styles.xml")},
    )
    assert texts(read_docx(document)) == ["Anna", "Köln"]


def test_headers_come_first_and_footers_last_without_page_numbers() -> None:
    number = "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
    number += "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
    section = '<w:sectPr><w:headerReference w:type="default" r:id="h"/><w:footerReference w:type="default" r:id="f"/>'
    section += '<w:headerReference w:type="first" r:id="x"/></w:sectPr>'
    document = docx(
        p("Body") + section,
        parts={
            "word/header1.xml": part("hdr", p("Anna Muster")),
            "word/header2.xml": part("hdr", p("not shown")),
            "word/footer1.xml": part("ftr", p(runs=run("Seite ") + number) + p("anna@example.org")),
        },
        relationships={"h": ("header", "header1.xml"), "x": ("header", "header2.xml"), "f": ("footer", "footer1.xml")},
    )
    blocks = read_docx(document)
    assert texts(blocks) == ["Anna Muster", "Body", "anna@example.org"]
    assert [block.stream for block in blocks.blocks] == ["header", "body", "footer"]


def test_hyperlinks_know_their_targets() -> None:
    link = f'<w:hyperlink r:id="l">{run("profile")}</w:hyperlink>'
    field = "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>HYPERLINK \"https://b.example\"</w:instrText></w:r>"
    field += f"<w:r><w:fldChar w:fldCharType='separate'/></w:r>{run('page')}<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    document = docx(p(runs=link + run(" and ") + field), relationships={"l": ("hyperlink", "https://a.example")})
    (line,) = read_docx(document).blocks
    assert isinstance(line, Line)
    assert [(r.text, r.href) for r in line.runs] == [
        ("profile", "https://a.example"), (" and ", None), ("page", "https://b.example"),
    ]  # fmt: skip


def test_footnotes_follow_the_body() -> None:
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = part("footnotes", f'<w:footnote w:id="2">{p("with honours")}</w:footnote>')
    document = docx(
        p(runs=run("MSc") + mark) + p("end"),
        parts={"word/footnotes.xml": notes},
        relationships={"n": ("footnotes", "footnotes.xml")},
    )
    assert texts(read_docx(document)) == ["MSc", "end", "with honours"]


def test_tracked_changes_are_read_as_if_accepted() -> None:
    changed = f"<w:ins>{run('new')}</w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{run('there')}</w:moveFrom><w:moveTo>{run(' here')}</w:moveTo>"
    joined = p("Team", "<w:rPr><w:del/></w:rPr>") + p(" lead")
    gone = "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>" + p("row") + "</w:tc></w:tr></w:tbl>"
    assert texts(read_docx(docx(p(runs=changed + moved) + joined + gone))) == ["new here", "Team lead"]


def test_a_cell_that_a_tracked_change_removes_is_not_read() -> None:
    gone = f"<w:tc><w:tcPr><w:cellDel/></w:tcPr>{p('gone')}</w:tc>"
    assert texts(read_docx(docx(f"<w:tbl><w:tr>{gone}<w:tc>{p('kept')}</w:tc></w:tr></w:tbl>"))) == ["kept"]


def test_text_for_machines_in_type_too_small_for_people_is_not_seen() -> None:
    assert texts(read_docx(docx(p(runs=run("seen") + run("pumps sluices levees", "<w:sz w:val='2'/>"))))) == ["seen"]


def test_hidden_text_is_not_seen() -> None:
    assert texts(read_docx(docx(p(runs=run("seen") + run("hidden", "<w:vanish/>"))))) == ["seen"]


def test_symbols_are_characters() -> None:
    body = p(runs='<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:t xml:space="preserve"> done</w:t></w:r>')
    (block,) = read_docx(docx(body)).blocks
    assert isinstance(block, Bullet)
    assert block.text == "done"


NUMBERING = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/>'
    '<w:pPr><w:ind w:left="360"/></w:pPr></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:numFmt w:val="none"/><w:lvlText w:val=""/></w:lvl></w:abstractNum>'
    '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>',
)


def listed(level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr>'


def test_lists_are_bullets_with_their_depth_and_indentation() -> None:
    document = docx(
        p("one", listed(0)) + p("two", listed(1)) + p("none", listed(2)),
        parts={"word/numbering.xml": NUMBERING},
        relationships={"n": ("numbering", "numbering.xml")},
    )
    one, two, none = read_docx(document).blocks
    assert isinstance(one, Bullet)
    assert isinstance(two, Bullet)
    assert (one.depth, one.indent, two.depth) == (0, 18.0, 1)
    assert type(none) is Line


def test_lists_of_a_style_are_bullets() -> None:
    styles = part(
        "styles",
        '<w:style w:type="paragraph" w:styleId="L"><w:name w:val="List Bullet 2"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>',
    )
    document = docx(
        p("item", '<w:pStyle w:val="L"/>'),
        parts={"word/numbering.xml": NUMBERING, "word/styles.xml": styles},
        relationships={"n": ("numbering", "numbering.xml"), "s": ("styles", "styles.xml")},
    )
    (block,) = read_docx(document).blocks
    assert isinstance(block, Bullet)
    assert block.depth == 1


@pytest.mark.parametrize("marker", ["•", "- ", "– ", "▪\t", "* ", "\uf0b7 ", "➢ "])
def test_typed_markers_are_bullets(marker: str) -> None:
    (block,) = read_docx(docx(p(f"{marker}Led a team"))).blocks
    assert isinstance(block, Bullet)
    assert block.text == "Led a team"


def test_items_parted_by_breaks_are_bullets_of_their_own() -> None:
    body = p(runs="<w:r><w:t>Tasks:</w:t><w:br/><w:t>• one</w:t><w:br/><w:t>more</w:t><w:br/><w:t>• two</w:t></w:r>")
    blocks = read_docx(docx(body)).blocks
    assert [(type(block), block.text) for block in blocks if isinstance(block, Line)] == [
        (Line, "Tasks:"), (Bullet, "one\nmore"), (Bullet, "two"),
    ]  # fmt: skip


def test_letters_of_nearly_black_look_like_letters_of_no_colour() -> None:
    document = docx(p(runs=run("One", '<w:color w:val="00000A"/>')) + p(runs=run("Two", '<w:color w:val="365F91"/>')))
    one, two = read_docx(document).blocks
    assert isinstance(one, Line)
    assert isinstance(two, Line)
    assert (one.runs[0].style.color, two.runs[0].style.color) == (None, "365f91")


def test_lines_with_a_border_a_shade_or_underlined_throughout_are_ruled() -> None:
    underlined = run("Training", '<w:u w:val="single"/>')
    body = (
        p("Skills", '<w:pBdr><w:bottom w:val="single"/></w:pBdr>') + p("Languages", '<w:shd w:fill="D9E2F3"/>')
        + p("", "", underlined) + p("", "", underlined + run(" in Mire"))
        + p("Studies", '<w:pBdr><w:bottom w:val="nil"/></w:pBdr><w:shd w:fill="auto"/>')
    )  # fmt: skip
    lines = [block for block in read_docx(docx(body)).blocks if isinstance(block, Line)]
    assert [line.ruled for line in lines] == [True, True, True, False, False]


def test_styles_are_resolved_along_their_chain() -> None:
    styles = part(
        "styles",
        '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="heading 2"/><w:rPr><w:b/><w:color w:val="AA0000"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="Mine"/><w:basedOn w:val="A"/><w:rPr><w:caps/></w:rPr></w:style>',
    )
    document = docx(
        p("Skills", '<w:pStyle w:val="B"/>') + p(runs=run("plain", '<w:b w:val="0"/>')),
        parts={"word/styles.xml": styles},
        relationships={"s": ("styles", "styles.xml")},
    )
    heading, line = read_docx(document).blocks
    assert isinstance(heading, Heading)
    assert heading.level == 2
    style = heading.runs[0].style
    assert (style.size, style.bold, style.caps, style.color) == (11.0, True, True, "aa0000")
    assert isinstance(line, Line)
    assert not line.runs[0].style.bold


def test_pictures_keep_their_bytes_and_remote_ones_are_not_fetched() -> None:
    def image(link: str) -> str:
        extent = '<wp:extent cx="1270000" cy="2540000"/>'
        return (
            f"<w:r><w:drawing><wp:inline>{extent}<a:graphic><a:blip {link}/></a:graphic></wp:inline></w:drawing></w:r>"
        )

    document = docx(
        p(runs=image('r:embed="i"')) + p(runs=image('r:link="e"')) + p(runs=image('r:embed="e"')),
        parts={"word/media/i.png": PNG},
        relationships={"i": ("image", "media/i.png"), "e": ("image", "http://192.0.2.1/x.png")},
    )
    (picture,) = (block for block in walk(read_docx(document).blocks))
    assert isinstance(picture, Picture)
    assert (picture.data, picture.media_type, picture.width, picture.height) == (PNG, "image/png", 100.0, 200.0)


def test_the_strict_variant_of_ooxml_is_read() -> None:
    strict = NAMESPACES.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    document = f"<w:document {strict}><w:body>{p('Anna')}</w:body></w:document>"
    assert texts(read_docx(docx("", parts={"word/document.xml": document}))) == ["Anna"]


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("K U R Z   Z U   M I R", "KURZ ZU MIR"),
        ("I N   D E R   F R E I Z E I T", "IN DER FREIZEIT"),
        ("S P R A C H E N", "SPRACHEN"),
        ("Plan B C D", "Plan B C D"),
        ("A B", "A B"),
    ],
)
def test_capitals_set_apart_by_blanks_are_words(typed: str, seen: str) -> None:
    assert list(read_docx(docx(p(typed))).texts()) == [seen]


def _floating(text: str, x: int, y: int, width: int = 180, height: int = 40) -> str:
    """A text box at a place on the page; measures are points."""
    emu = {name: value * 12_700 for name, value in {"x": x, "y": y, "width": width, "height": height}.items()}
    return (
        '<w:drawing><wp:anchor><wp:positionH relativeFrom="page"><wp:posOffset>'
        f'{emu["x"]}</wp:posOffset></wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>{emu["y"]}'
        f'</wp:posOffset></wp:positionV><wp:extent cx="{emu["width"]}" cy="{emu["height"]}"/><wp:wrapNone/>'
        f'<a:graphic><a:graphicData><wps:wsp xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"<wps:txbx><w:txbxContent>{p(text)}{p('below ' + text)}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData>"
        "</a:graphic></wp:anchor></w:drawing>"
    )


def test_text_boxes_are_read_by_their_places_and_not_by_their_order_in_the_file() -> None:
    boxes = [
        _floating("left low", 40, 400), _floating("right top", 300, 120, height=300), _floating("name", 40, 30, width=500),
        _floating("left top", 40, 120), _floating("right low", 300, 440),
    ]  # fmt: skip
    blocks = read_docx(docx("".join(p(runs=f"<w:r>{box}</w:r>") for box in boxes))).blocks
    read = [block.text for block in blocks if isinstance(block, Line) and not block.text.startswith("below")]
    assert read == ["name", "left top", "left low", "right top", "right low"]
    streams = {block.text: block.stream for block in blocks if isinstance(block, Line)}
    assert streams["left top"] == streams["left low"] != streams["right top"]


def test_a_text_box_beside_much_text_stays_where_it_hangs() -> None:
    body = p("before") + p(runs=f"<w:r>{_floating('aside', 400, 430)}</w:r>") + p("a long text " * 20)
    texts = [block.text for block in read_docx(docx(body)).blocks if isinstance(block, Line)]
    assert texts[:3] == ["before", "aside", "below aside"]


def test_a_run_of_blanks_alone_is_a_blank() -> None:
    body = p(runs="<w:r><w:t>Station</w:t></w:r><w:r><w:t> </w:t></w:r><w:r><w:t>Master</w:t></w:r>")
    assert [block.text for block in read_docx(docx(body)).blocks if isinstance(block, Line)] == ["Station Master"]


def test_a_cell_merged_over_rows_is_a_column_beside_the_others() -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(map(p, text.split('|')))}</w:tc>"

    begins, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = (
        cell("079 555 01 01") + cell("Profile|Calm at work.|Education|BSc Marine Biology|2012", begins),
        cell("anna@muster.example") + cell("", goes_on),
        cell("Skills|Diving|Sailing") + cell("", goes_on),
    )
    body = f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
    blocks = [block for block in read_docx(docx(body)).blocks if isinstance(block, Line)]
    assert [block.text for block in blocks] == [
        "079 555 01 01", "anna@muster.example", "Skills", "Diving", "Sailing",
        "Profile", "Calm at work.", "Education", "BSc Marine Biology", "2012",
    ]  # fmt: skip
    assert blocks[0].stream == blocks[4].stream != blocks[5].stream


def test_a_label_heads_a_list_that_runs_on_without_bullets() -> None:
    item = p("Leeds University", listed(0))
    blocks = read_docx(
        docx(
            table((p("Education"), item + p("2019 BSc Physics"))),
            parts={"word/numbering.xml": NUMBERING},
            relationships={"n": ("numbering", "numbering.xml")},
        )
    ).blocks
    assert [type(block) for block in blocks] == [Line, Bullet, Line]


def test_an_outline_level_that_all_paragraphs_inherit_makes_no_headings() -> None:
    styles = (
        f"<w:styles {NAMESPACES}><w:style w:type='paragraph' w:default='1' w:styleId='N'><w:name w:val='Normal'/>"
        "<w:pPr><w:outlineLvl w:val='0'/></w:pPr></w:style><w:style w:type='paragraph' w:styleId='H'>"
        "<w:name w:val='heading 1'/><w:basedOn w:val='N'/></w:style></w:styles>"
    )
    body = p("Work", '<w:pStyle w:val="H"/>') + p("Cook, The Blue Inn") + p("Aims", '<w:outlineLvl w:val="1"/>')
    blocks = read_docx(
        docx(body, parts={"word/styles.xml": styles}, relationships={"s": ("styles", "styles.xml")})
    ).blocks
    assert [type(block) for block in blocks] == [Heading, Line, Heading]


def tabbed(text: str) -> str:
    """A paragraph with its tabs as elements."""
    inner = "<w:tab/>".join(f'<w:t xml:space="preserve">{piece}</w:t>' for piece in text.split("\t"))
    return p(runs=f"<w:r>{inner}</w:r>")


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("\t\t\t\t\tDiploma in Computing and in the care of \t\t\t\t\t\tNetworks",
         "\t\t\t\t\tDiploma in Computing and in the care of Networks"),
        ("Old Mill Ltd, York\tSept 2012 – Sept 2014\t\t\t\t\t\t\t\t\tBaker of bread",
         "Old Mill Ltd, York\tSept 2012 – Sept 2014\nBaker of bread"),
        ("\tA prize for the best bread of all the bakers in town and country ($250)\t\t2016",
         "\tA prize for the best bread of all the bakers in town and country ($250)\t\t2016"),
        ("University of Yorkshire\t\t\t\tYork", "University of Yorkshire\t\t\t\tYork"),
    ],
)  # fmt: skip
def test_tabs_that_break_a_line_are_no_columns(typed: str, seen: str) -> None:
    assert texts(read_docx(docx(tabbed(typed)))) == [seen]


def test_columns_of_text_boxes_whose_frames_overlap_a_little_are_columns_page_by_page() -> None:
    boxes = [
        _floating("name", 40, 30, width=500), _floating("left top", 40, 120), _floating("right top", 210, 130, width=320),
        _floating("left low", 40, 400), _floating("right low", 210, 440, width=320),
        _floating("next page", 60, 900, width=400), _floating("and below", 60, 1000, width=400),
    ]  # fmt: skip
    blocks = read_docx(docx("".join(p(runs=f"<w:r>{box}</w:r>") for box in boxes))).blocks
    read = [block.text for block in blocks if isinstance(block, Line) and not block.text.startswith("below")]
    assert read == ["name", "left top", "left low", "right top", "right low", "next page", "and below"]


def test_text_boxes_that_overlap_much_are_read_row_by_row() -> None:
    boxes = [
        _floating(f"{row} {side}", x, y, width=120)
        for row, y in (("first", 30), ("second", 130), ("third", 230))
        for side, x in (("left", 40), ("right", 120))
    ]
    blocks = read_docx(docx("".join(p(runs=f"<w:r>{box}</w:r>") for box in boxes))).blocks
    read = [block.text for block in blocks if isinstance(block, Line) and not block.text.startswith("below")]
    assert read == ["first left", "first right", "second left", "second right", "third left", "third right"]
