"""PDF pages as a person reads them: by geometry, since a PDF holds glyphs and no paragraphs."""

from __future__ import annotations

import io
from types import SimpleNamespace

import pytest
from PIL import Image

from cv_generator.errors import UnreadableDocument
from cv_generator.reading.regions.blocks import Block, Blocks, Bullet, Line, Picture, Row, Style, walk
from cv_generator.reading.regions.pdf import read_pdf
from cv_generator.reading.regions.pdf.native import Glyph, Look, Shape
from cv_generator.reading.regions.pdf.visible import printed_glyphs
from tests.pace import usual_seconds
from tests.reading.pdf_files import raw_pdf, typeset

LOREM = (
    "Projektmanagerin mit zwölf Jahren Erfahrung in Infrastrukturprojekten, die klassisches und agiles Vorgehen verbindet "
    "und die Sprache von Fachbereich und Entwicklung spricht, auch wenn der Zeitplan es nicht mehr ist."
)


def texts(blocks: Blocks) -> list[str]:
    return list(blocks.texts())


def lines(blocks: Blocks) -> list[Line]:
    return [block for block in walk(blocks.blocks) if isinstance(block, Line)]


def test_wrapped_lines_are_one_paragraph_and_short_lines_stay_apart() -> None:
    blocks = read_pdf(typeset(f"{LOREM}\n\nSeestrasse 1 \\ 8002 Zürich \\ Schweiz"))
    assert texts(blocks) == [LOREM, "Seestrasse 1", "8002 Zürich", "Schweiz"]


def test_hyphenation_at_the_end_of_a_line_is_undone() -> None:
    source = "#set text(hyphenate: true)\n#block(width: 4cm)[" + LOREM + "]"
    assert " ".join(texts(read_pdf(typeset(source)))) == LOREM


def test_bullets_lose_their_markers_and_keep_their_depth() -> None:
    source = f"- Leitung\n- {LOREM}\n  - Unterpunkt\n- Schluss\n"
    found = [(type(block), block.text, getattr(block, "depth", None)) for block in lines(read_pdf(typeset(source)))]
    assert found == [(Bullet, "Leitung", 0), (Bullet, LOREM, 0), (Bullet, "Unterpunkt", 1), (Bullet, "Schluss", 0)]


@pytest.mark.parametrize(("width", "size"), [(595, 1.2), (1500, 3.5)])
def test_text_for_machines_in_type_too_small_for_people_is_not_seen(width: int, size: float) -> None:
    source = (
        f"#set page(width: {width}pt)\nLeitung\n\n#text(size: {size}pt)[pumps sluices levees and all that is asked for]"
    )
    assert texts(read_pdf(typeset(source))) == ["Leitung"]


def test_drawn_dots_are_bullets() -> None:
    source = "#set list(marker: circle(radius: 1.2pt, fill: black))\n- Leitung\n- Schulung\n"
    assert [type(block) for block in lines(read_pdf(typeset(source)))] == [Bullet, Bullet]


def test_a_date_at_the_right_edge_follows_its_line_after_a_tab() -> None:
    source = "*Projektleiterin* #h(1fr) 2019 – 2021 \\ Rheinwerk GmbH #h(1fr) Köln"
    assert texts(read_pdf(typeset(source))) == ["Projektleiterin\t2019 – 2021", "Rheinwerk GmbH\tKöln"]


DATES = """
#grid(columns: (3cm, 1fr), row-gutter: 8pt,
  [2019 – 2021], [*Projektleiterin* \\ Rheinwerk GmbH, Köln \\ - Leitung \\ - Schulung],
  [2015 – 2019], [*Beraterin* \\ Consulta GmbH, Bonn],
  [2012 – 2015], [*Praktikantin* \\ Leinebus, Hannover])
"""


def test_dates_in_a_column_pair_with_their_texts() -> None:
    rows = [block for block in read_pdf(typeset(DATES.replace(" \\ - ", "\n  - "))).blocks if isinstance(block, Row)]
    first = [[block.text for block in cell if isinstance(block, Line)] for cell in rows[0].cells]
    assert len(rows) == 3
    assert first == [["2019 – 2021"], ["Projektleiterin", "Rheinwerk GmbH, Köln", "Leitung", "Schulung"]]


SIDEBAR = """
#set page(margin: 0pt)
#grid(columns: (6cm, 1fr),
  block(fill: rgb("24455f"), height: 29.7cm, inset: 12pt, width: 100%)[#set text(white)
    *Kontakt* \\ anna\\@example.org \\ 0221 4710 365 \\ Köln

    *Sprachen* \\ Deutsch \\ Englisch \\ Polnisch

    *Kenntnisse* \\ Python \\ SQL],
  pad(15pt)[#text(20pt)[Anna Muster]

    *Profil*

    LOREM

    *Berufserfahrung*

    Projektleiterin, Rheinwerk GmbH, 2019 – 2021

    LOREM LOREM

    *Ausbildung*

    Georg-August-Universität Göttingen, 2006 – 2010])
""".replace("LOREM", LOREM)


def test_a_sidebar_is_a_stream_of_its_own() -> None:
    blocks = read_pdf(typeset(SIDEBAR))
    side = [block.text for block in lines(blocks) if block.stream != "body"]
    main = [block.text for block in lines(blocks) if block.stream == "body"]
    assert side[:4] == ["Kontakt", "anna@example.org", "0221 4710 365", "Köln"]
    assert side[-1] == "SQL"
    assert main[:3] == ["Anna Muster", "Profil", LOREM]


def test_newspaper_columns_are_read_one_after_the_other() -> None:
    source = (
        "#columns(2)["
        + "\n\n".join(f"Eintrag {n} ist ein Satz von einiger Länge, der umbricht." for n in range(40))
        + "]"
    )
    found = " ".join(texts(read_pdf(typeset(source))))
    places = [found.index(f"Eintrag {n} ") for n in range(40)]
    assert places == sorted(places)


def test_running_heads_come_once_and_page_numbers_never() -> None:
    source = '#set page(header: [Anna Muster], footer: context [Seite #counter(page).display("1 von 1", both: true)])\n'
    source += "#set text(12pt)\n" + "\n\n".join(f"Eintrag {n}: {LOREM}" for n in range(30))
    blocks = read_pdf(typeset(source))
    assert texts(blocks).count("Anna Muster") == 1
    assert not any("Seite" in text for text in texts(blocks))
    assert sum(text.count("Projektmanagerin") for text in texts(blocks)) == 30


def test_styles_links_and_colours_are_known() -> None:
    source = '#text(16pt, fill: rgb("aa0000"))[*Anna*] \\ #link("https://a.example")[Profil]'
    name, link = lines(read_pdf(typeset(source)))
    style = name.runs[0].style
    assert (style.size, style.bold, style.color) == (16.0, True, "aa0000")
    assert link.runs[0].href == "https://a.example"


def test_a_compound_keeps_the_hyphen_at_which_it_was_broken() -> None:
    text = "We cover about twelve events a year and the many half-marathons of the whole wide region."
    for width in range(50, 140, 11):
        source = f'#set text(lang: "en", hyphenate: false)\n#block(width: {width}mm)[{text}]'
        assert texts(read_pdf(typeset(source))) == [text]


def test_words_at_an_angle_are_lines_of_their_own() -> None:
    blocks = read_pdf(typeset("Anna Muster \\ Köln #place(right, rotate(-90deg, reflow: true)[Curriculum Vitae])"))
    assert {block.stream: block.text for block in lines(blocks)}["turned"] == "Curriculum Vitae"
    assert texts(blocks)[:2] == ["Anna Muster", "Köln"]


def test_a_page_that_stands_on_its_side_is_turned() -> None:
    content = b"BT /F1 10 Tf 0 1 -1 0 300 100 Tm (Anna Muster) Tj ET BT /F1 10 Tf 0 1 -1 0 320 100 Tm (in Bonn) Tj ET"
    assert texts(read_pdf(raw_pdf(content, extra=b"/Rotate 90"))) == ["Anna Muster", "in Bonn"]


def test_ligatures_are_letters() -> None:
    assert texts(read_pdf(typeset("Offizier fließend Affekt"))) == ["Offizier fließend Affekt"]


def test_letter_spaced_headings_are_words() -> None:
    assert texts(read_pdf(typeset("#text(tracking: 3pt)[BERUFLICHER WERDEGANG]"))) == ["BERUFLICHER WERDEGANG"]


@pytest.mark.parametrize(
    "content",
    [
        b"BT /F1 10 Tf 3 Tr 50 650 Td (Hidden words) Tj ET",
        b"1 1 1 rg BT /F1 10 Tf 50 650 Td (Hidden words) Tj ET",
        b"BT /F1 10 Tf 50 2000 Td (Hidden words) Tj ET",
        b"BT /F1 0.4 Tf 50 650 Td (Hidden words) Tj ET",
    ],
    ids=["no ink", "white on white", "off the page", "too small"],
)
def test_text_that_nobody_sees_is_left_out(content: bytes) -> None:
    assert texts(read_pdf(raw_pdf(b"BT /F1 10 Tf 50 700 Td (Anna Muster) Tj ET " + content))) == ["Anna Muster"]


def test_white_text_on_a_dark_panel_is_seen() -> None:
    content = b"0 0 0.5 rg 40 640 200 80 re f 1 1 1 rg BT /F1 10 Tf 50 700 Td (Anna Muster) Tj ET"
    assert texts(read_pdf(raw_pdf(content))) == ["Anna Muster"]


def test_white_text_on_a_gradient_is_seen() -> None:
    ground = "gradient.linear(rgb(20, 40, 90), rgb(40, 90, 80))"
    source = f"#block(fill: {ground}, inset: 8pt, text(white)[Kontakt \\ Linz])\n#text(white)[Hidden words]"
    assert texts(read_pdf(typeset(source))) == ["Kontakt", "Linz"]


def test_letters_drawn_as_paths_are_seen_where_their_text_has_no_ink() -> None:
    letters = "#place(polygon(fill: navy, ..range({}).map(i => (i * 48pt / {}, calc.rem(i, 2) * 8pt))))"
    without_ink = "#text(fill: rgb(0, 0, 0, 0))[{}]\n\n"
    source = (
        f"{letters.format(90, 90)}{without_ink.format('Ada Quill')}"
        f"{letters.format(5, 5)}{without_ink.format('Hidden words')}"
        f"{letters.format(9000, 900)}{without_ink.format('More of them')}in Linz"
    )
    assert texts(read_pdf(typeset(source))) == ["Ada Quill", "in Linz"]


def test_a_page_full_of_letters_drawn_as_paths_is_seen_in_little_time() -> None:
    look = Look(Style(10.0), 10.0, 0, shown=False, icon=False, mark=0)
    glyphs = [Glyph("a", 8.0 * x, 8.0 * x + 6.0, 12.0 * y, look) for y in range(200) for x in range(40)]
    shapes = [Shape(g.x0, g.base - 7.0, g.x1, g.base, None, segments=9) for g in glyphs]
    page = SimpleNamespace(glyphs=lambda: glyphs, width=320.0, height=2400.0)
    assert len(printed_glyphs(page, shapes)) == len(glyphs)
    assert usual_seconds(lambda: printed_glyphs(page, shapes), rounds=1) < 1.0


def test_pictures_keep_the_bytes_of_their_file() -> None:
    stream = io.BytesIO()
    Image.effect_noise((120, 160), 80).convert("RGB").save(stream, "JPEG")
    source = 'Anna Muster #image("photo.jpg", width: 3cm)'
    (picture,) = (
        b for b in read_pdf(typeset(source, {"photo.jpg": stream.getvalue()})).blocks if isinstance(b, Picture)
    )
    assert picture.data == stream.getvalue()
    assert round(picture.width) == 85


def test_no_character_of_a_page_is_lost() -> None:
    for source in (SIDEBAR, DATES, f"- {LOREM}\n- {LOREM}"):
        found = "".join("".join(text.split()) for text in texts(read_pdf(typeset(source))))
        for word in LOREM.split():
            assert word in found or word not in source


def test_a_page_without_text_says_so() -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read_pdf(raw_pdf(b"0 0 10 10 re f"))
    assert caught.value.reason == "no_text_layer"


def blocks_of(data: bytes) -> tuple[Block, ...]:
    return read_pdf(data).blocks


def test_reading_is_deterministic() -> None:
    data = typeset(SIDEBAR)
    assert blocks_of(data) == blocks_of(data)


def test_letters_raised_and_lowered_in_a_word_belong_to_it() -> None:
    source = (
        "#set text(10pt)\nMaple, L#h(-3pt)#box(baseline: -2pt)[#text(7pt)[A]]#h(-1pt)T"
        "#h(-1.5pt)#box(baseline: 2pt)[E]#h(-1pt)X, Tableau"
    )
    assert texts(read_pdf(typeset(source))) == ["Maple, LATEX, Tableau"]


def test_a_range_that_wraps_in_its_cell_is_one_date() -> None:
    rows = [("07/2022 -\\ 09/2024", "Sonnix"), ("10/2019 -\\ 06/2022", "Visor"), ("01/2024 -\\ today", "Klarwerk")]
    cells = ", ".join(f"[{date}], [{employer}\\ Entwicklung in Teilzeit]" for date, employer in rows)
    read = texts(read_pdf(typeset(f"#set text(9pt)\n#table(columns: (60pt, 1fr), inset: 6pt, {cells})")))
    assert [text for text in read if text[0].isdigit()] == ["07/2022 - 09/2024", "10/2019 - 06/2022", "01/2024 - today"]


def test_small_lines_far_below_the_text_are_a_footer_on_a_single_page_too() -> None:
    source = "#set text(11pt)\nEducation\n\nSemester abroad\n#v(1fr)\n#text(8pt)[www.muster.example]"
    assert {line.text: line.stream for line in lines(read_pdf(typeset(source)))}["www.muster.example"] == "footer"


def test_text_that_fills_the_page_has_no_footer() -> None:
    source = (
        "#set text(11pt)\n" + "\n\n".join(f"Line {n} of a page" for n in range(34)) + "\n\n#text(8pt)[The last line]"
    )
    assert {line.stream for line in lines(read_pdf(typeset(source)))} == {"body"}


def test_the_place_beside_a_bulleted_employer_stays_with_it() -> None:
    entries = "\n".join(
        f"- *{employer}* #h(1fr) {place}\n  {title} #h(1fr) {dates}"
        for employer, place, title, dates in (
            ("Larkspur Institute", "Dover, DE", "Master of Botany", "2012 – 2013"),
            ("Fenwick University", "Reno, NV", "Bachelor of Ceramics", "2008 – 2012"),
        )
    )
    read = texts(read_pdf(typeset(f"#set text(10pt)\n{entries}".replace("\n  ", " \\\n  "))))
    assert [text for text in read if "University" in text] == ["Fenwick University\tReno, NV"]


def test_a_street_below_a_web_address_is_no_part_of_it() -> None:
    read = texts(
        read_pdf(
            typeset(
                "#set text(10pt)\n#set page(width: 300pt)\nOnline: https://muster.example/CV/ \\\nUnterhain 61 \\\n35392 Giessen"
            )
        )
    )
    assert not any("CV/Unterhain" in text for text in read)


def test_an_item_that_hangs_to_the_left_of_its_bullet_runs_on_while_brackets_are_open() -> None:
    source = "#set text(10pt)\n#h(20pt)• Entwicklung mit Angular (Single \\\nPage Applications) für Kunden"
    assert texts(read_pdf(typeset(source))) == ["Entwicklung mit Angular (Single Page Applications) für Kunden"]


def test_words_set_close_together_keep_their_blanks() -> None:
    source = "#set text(10pt, tracking: -0.7pt)\n11.2018 – 06.2019 BANK MILLENNIUM SA"
    assert texts(read_pdf(typeset(source))) == ["11.2018 – 06.2019 BANK MILLENNIUM SA"]


def test_a_banner_is_read_before_the_columns_below_it() -> None:
    left = "\\ ".join(f"Tasks of the job number {n}" for n in range(14))
    right = "\\ ".join(f"Skill number {n} that is known" for n in range(14))
    source = (
        "#set page(margin: 0pt)\n#rect(width: 100%, height: 90pt, fill: black, inset: 20pt)[#set text(white)\n"
        "#text(20pt)[Anna Muster] #h(1fr) Seestrasse 1 \\ #h(1fr) anna\\@muster.example]\n"
        f"#pad(20pt)[#grid(columns: (1fr, 1fr), gutter: 20pt, [= EXPERIENCE\n{left}], [= SKILLS\n{right}])]"
    )
    read = texts(read_pdf(typeset(source)))
    contact = next(at for at, text in enumerate(read) if "anna@muster.example" in text)
    assert contact < next(at for at, text in enumerate(read) if text.startswith("EXPERIENCE"))


def in_font(name: bytes) -> bytes:
    return raw_pdf(b"BT /F1 12 Tf 60 700 Td (Kenntnisse) Tj ET").replace(b"Helvetica", name)


def test_a_semicondensed_font_is_one_of_letters() -> None:
    assert texts(read_pdf(in_font(b"BarlowSemiCondensed-Bold"))) == ["Kenntnisse"]


@pytest.mark.parametrize("name", [b"FontAwesome6Free-Solid", b"SocialIcons"])
def test_the_letters_of_a_font_of_pictures_are_no_words(name: bytes) -> None:
    with pytest.raises(UnreadableDocument) as refused:
        read_pdf(in_font(name))
    assert refused.value.reason == "no_text_layer"


def test_a_line_stretched_over_its_column_is_one_text_and_words_in_columns_are_not() -> None:
    stretched = b"BT /F1 10 Tf 50 700 Td 12 Tw (School of Boats and Sails,) Tj 0 Tw 0 -13 Td (Lake House) Tj ET "
    columns = b"BT /F1 10 Tf 50 600 Td (Sails) Tj 60 0 Td (Oars and) Tj 60 0 Td (Ice) Tj 60 0 Td (Kites) Tj ET"
    lines = list(read_pdf(raw_pdf(stretched + columns)).texts())
    assert lines[0] == "School of Boats and Sails,"
    assert "Sails\tOars and\tIce\tKites" in lines or {"Sails", "Oars and", "Ice", "Kites"} <= set(lines)


def test_a_sign_that_recurs_before_texts_is_a_marker_and_one_that_stands_once_is_text() -> None:
    items = b"BT /F1 10 Tf 50 700 Td (< Sails) Tj 0 -16 Td (< Oars / Ropes) Tj 0 -16 Td (< Kites) Tj "
    rest = b"0 -60 Td (= a whole day on the lake) Tj ET"
    blocks = read_pdf(raw_pdf(items + rest)).blocks
    assert [(type(block), block.text) for block in blocks if isinstance(block, Line)] == [
        *((Bullet, text) for text in ("Sails", "Oars / Ropes", "Kites")),
        (Line, "= a whole day on the lake"),
    ]


def test_a_word_of_which_two_elements_hold_the_halves_is_one_and_two_texts_that_touch_are_two() -> None:
    halves = b"BT /F1 10 Tf 50 700 Td /P <</MCID 0>> BDC (Inform) Tj EMC /P <</MCID 1>> BDC (atik) Tj EMC ET "
    texts = b"BT /F1 10 Tf 50 600 Td /P <</MCID 2>> BDC (Danish) Tj EMC /P <</MCID 3>> BDC (Fluent) Tj EMC ET"
    assert list(read_pdf(raw_pdf(halves + texts)).texts()) == ["Informatik", "Danish Fluent"]
