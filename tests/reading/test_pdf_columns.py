"""Columns of a page: which stand for themselves, and where the lines of each wrap."""

from __future__ import annotations

from cv_generator.reading.regions.blocks import PLAIN, Line, walk
from cv_generator.reading.regions.pdf import read_pdf
from cv_generator.reading.regions.pdf.native import Glyph, Look
from cv_generator.reading.regions.pdf.words import pieces_of
from tests.reading.pdf_files import raw_pdf, typeset


def streams(source: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for block in walk(read_pdf(typeset(source)).blocks):
        if isinstance(block, Line):
            found.setdefault(block.stream, []).append(block.text)
    return found


HEADED = """
#let head(body) = block(above: 12pt, below: 5pt, text(size: 13pt, fill: gray, upper(body)))
#set par(leading: 4pt)
#grid(columns: (4cm, 1fr), column-gutter: 0.6cm,
  [#head[Szkoły] Liceum nr 4 w Ełku \\ 2004 – 2007 \\ Ełk \\ Technikum \\ 2000 – 2004 \\ Ełk \\ Kurs \\ 1999
   #head[Języki] polski \\ czeski \\ fiński #head[Hobby] żagle \\ szachy \\ chleb],
  [#head[Profil] Tokarz z długą praktyką, który lubi uczyć młodszych kolegów i dba o porządek przy maszynie oraz o
   terminy. #head[Praca] *Tokarz* | Stalpol \\ 2010 – 2020 \\ Olsztyn \\ *Uczeń* | Metalik \\ 2007 – 2010 \\ Ełk \\ Wały
   i tuleje #head[Kursy] Programowanie obrabiarek \\ Rysunek techniczny \\ Pierwsza pomoc])
"""


def test_columns_that_both_have_headings_are_no_rows_though_their_lines_are_level() -> None:
    found = streams(HEADED)
    assert found["column"][:4] == ["SZKOŁY", "Liceum nr 4 w Ełku", "2004 – 2007", "Ełk"]
    assert [text for text in found["body"] if text.isupper()] == ["PROFIL", "PRACA", "KURSY"]


PANEL = """
#set par(leading: 5pt)
#place(right + top, dx: 1.5cm, dy: -1cm, rect(width: 6.2cm, height: 24cm, fill: rgb(220, 230, 220)))
#grid(columns: (1fr, 4cm), column-gutter: 0.8cm,
  [Bice Morandi \\ Elettricista impiantista \\ Esperienza \\ gen 2016 - in corso \\ Elettricista | Morandi Impianti \\
   Impianti civili e industriali \\ mag 2008 - dic 2015 \\ Operaia | Etnea Impianti \\ Istruzione \\ Diploma di perito],
  [Contatti \\ Via Roma 4 \\ Catania \\ Nata nel 1983 \\ Competenze \\ saldatura \\ schemi \\ uso PLE \\ Lingue \\
   Inglese: B1 \\ Tedesco: A2 \\ Corsi \\ Lavori in quota \\ Domotica \\ Interessi \\ funghi])
"""


def test_a_column_on_a_panel_is_a_stream_though_it_has_more_lines_than_the_other() -> None:
    found = streams(PANEL)
    assert found["column"][:3] == ["Contatti", "Via Roma 4", "Catania"]
    assert found["body"][:2] == ["Bice Morandi", "Elettricista impiantista"]


FLUSH = """
#let side(..lines) = align(right, lines.pos().join(linebreak()))
#grid(columns: (1fr, 4.2cm), column-gutter: 1cm,
  [#text(size: 14pt)[Experience] \\ *Joiner* \\ Oakworks, Leeds \\ Stairs and windows for listed houses in the north \\
   Taught two apprentices \\ *Apprentice* \\ Beam & Sons, York \\ Roof frames, doors and floors \\ #v(9pt)
   #text(size: 14pt)[Volunteering] \\ *Coach* \\ Leeds Rowing Club \\ Saturdays on the river with the juniors],
  side(text(size: 14pt)[Skills], [Dovetails], [CNC], [Estimating], [CAD], v(3pt), text(size: 14pt)[Interests],
    [Rowing], [Folk music], [Baking bread], v(5pt), text(size: 14pt)[Links], [joiner.example.com], [me.example.org]))
"""


def test_a_column_set_flush_right_is_a_stream() -> None:
    found = streams(FLUSH)
    assert found["column"] == [
        *("Skills", "Dovetails", "CNC", "Estimating", "CAD", "Interests", "Rowing", "Folk music", "Baking bread"),
        *("Links", "joiner.example.com", "me.example.org"),
    ]


def test_a_label_set_flush_right_runs_on_where_it_had_no_room_at_the_left() -> None:
    source = """
    #grid(columns: (4.4cm, 1fr), column-gutter: 12pt, row-gutter: 9pt, align: (right, left),
      [Zeitraum], [2014 – 2018],
      [Wichtigste Tätigkeiten und Zuständigkeiten], [Planung der Netze \\ Betreuung der Baustellen],
      [Arbeitgeber], [Stadtwerke Gmunden],
      [Art des Betriebs], [Versorger])
    """
    assert "Wichtigste Tätigkeiten und Zuständigkeiten" in streams(source)["body"]


def test_lines_with_a_label_each_are_apart_though_they_fill_their_column() -> None:
    for lines in (
        ["Geburtstag: 3. Mai 1988", "Staatsangehörigkeit: Schweiz", "Familienstand: ledig, ein Kind"],
        ["Driving licence: B, C1, BE", "Nationality: Irish and British"],
        ["Staplerschein, Linz, 2016", "Schweißerprüfung MAG, 2019", "Kranschein (Graz), 2021"],
        ["ukraiński – ojczysty (C2)", "słowacki – podstawowy (A2)"],
    ):
        source = f"#block(width: 4.9cm)[{' '.join(line + ' #linebreak()' for line in lines)}]"
        assert streams(source)["body"] == lines


def test_accents_over_letters_join_them_on_whatever_baseline_they_stand() -> None:
    high, low = b"1 0 0 1 141.6 702.9 Tm (\xb4) Tj", b"1 0 0 1 124 700 Tm (\xb4) Tj"
    page = b"BT /F1 12 Tf 1 0 0 1 100 700 Tm (Gdansk SLASK) Tj %s %s ET" % (high, low)
    assert list(read_pdf(raw_pdf(page)).texts()) == ["Gdańsk ŚLASK"]


def test_the_bullet_of_tex_fonts_is_a_marker() -> None:
    page = b"BT /F1 10 Tf 1 0 0 1 72 700 Tm (\x95) Tj 1 0 0 1 84 700 Tm (Wartung der Anlagen) Tj ET"
    [block] = read_pdf(raw_pdf(page)).blocks
    assert type(block).__name__ == "Bullet"


def test_list_items_side_by_side_run_on_in_their_own_column() -> None:
    left = ["Ausbau der Werkstatt auf zwei Schichten mit zwölf Plätzen", "Übergabe an den Nachfolger"]
    right = ["Schulung von neun Lernenden in Schweißen und Fräsen sowie Messen"]
    found = streams(f"#grid(columns: (5cm, 5cm), column-gutter: 0.6cm, list(..{typst(left)}), list(..{typst(right)}))")
    assert sorted(found["body"]) == sorted(left + right)


def typst(texts: list[str]) -> str:
    return "(" + "".join(f"[{text}], " for text in texts) + ")"


def test_a_marker_larger_than_its_text_does_not_part_the_lines_of_the_item() -> None:
    item = "Beratung der Gemeinden bei Ausschreibungen, Vergabe und Abnahme von Brücken und Stegen in Tirol"
    source = f"#set list(marker: text(size: 13pt)[•])\n#block(width: 9cm)[- {item}\n- {item}]"
    assert streams(source)["body"] == [item, item]


def test_long_lines_set_far_apart_that_run_on_in_lower_case_are_a_paragraph() -> None:
    text = "Beekeeper with thirty hives who keeps the books of a small cooperative and talks to shops and schools " * 3
    assert streams(f"#set par(leading: 15pt)\n{text}")["body"] == [text.strip()]


CARD = "#let card(..lines) = block(fill: luma(245), inset: 6pt, width: 100%, lines.pos().join(linebreak()))\n"
CARD += "#let head(body) = block(above: 14pt, below: 8pt, text(size: 13pt, weight: 700, body))\n"


def cards(*pairs: tuple[str, str]) -> str:
    cells = ", ".join(f"card({one})" for pair in pairs for one in pair)
    return f"#grid(columns: (1fr, 1fr), gutter: 14pt, {cells})"


def card(title: str, place: str, *lines: str) -> str:
    return ", ".join(f"[{text}]" for text in (f"*{title}*", place, "2012 – 2016", *lines))


def test_cards_in_two_columns_stand_under_the_heading_above_them() -> None:
    long = "Pflege der Bestände und Führungen für Schulen aus der ganzen Region in drei Sprachen"
    work = cards(
        (card("Archivarin", "Stadt Steyr", long, long), card("Lektorin", "Verlag Enns", "Romane und Sachbücher")),
        (card("Bibliothekarin", "Uni Linz"), card("Praktikantin", "Stift Melk", long)),
    )
    school = cards((card("Magister", "Uni Wien", long), card("Matura", "BG Steyr")))
    pair = "#grid(columns: (1fr, 1fr), [#head[Kurse] Urkundenlehre \\ Paläographie], [#head[Sprachen] Latein \\ Ungarisch])"
    found = streams(f"{CARD}#head[Beruf]\n{work}\n#head[Ausbildung]\n{school}\n{pair}")["body"]
    heads = [text for text in found if text in ("Beruf", "Ausbildung", "Kurse", "Sprachen")]
    assert heads == ["Beruf", "Ausbildung", "Kurse", "Sprachen"]
    at = {text: number for number, text in enumerate(found)}
    assert at["Beruf"] < min(at["Archivarin"], at["Lektorin"]) < at["Ausbildung"]
    assert at["Ausbildung"] < min(at["Magister"], at["Matura"]) < max(at["Magister"], at["Matura"]) < at["Kurse"]
    assert found[at["Kurse"] :] == ["Kurse", "Urkundenlehre", "Paläographie", "Sprachen", "Latein", "Ungarisch"]


def test_a_blank_that_a_letter_leans_over_is_a_blank_where_pdfium_sees_one() -> None:
    look = Look(PLAIN, 10, 0, shown=True, icon=False, mark=-1)
    places = [("o", 0, 5), ("f", 5, 9.4), ("i", 10.1, 12), ("t", 12, 15)]
    for apart, text in ((True, "of it"), (False, "ofit")):
        glyphs = [Glyph(letter, x0, x1, 100, look, apart=apart and letter == "i") for letter, x0, x1 in places]
        assert [piece.text for piece in pieces_of(glyphs, [])] == [text]


def test_a_word_broken_below_a_hanging_first_line_is_whole() -> None:
    source = """
    #set par(hanging-indent: 24pt)
    2006 – 2009 *MA Forestry*, School of the Woods and Rivers of the North, Departments of Soil and Water, Aber- \\
    deen with a stay abroad \\ \\ Aberdeen
    """
    assert streams(source)["body"][0].endswith("Water, Aberdeen with a stay abroad")


def test_a_full_line_that_ends_in_a_bar_goes_on_in_another_look() -> None:
    firm = "Werft Stralsund und Söhne Gesellschaft mit beschränkter Haftung, Niederlassung Warnemünde"
    source = f"*{firm}* | \\ _Schiffbauerin_ \\ 2011 – 2015"
    assert streams(source)["body"] == [f"{firm} | Schiffbauerin", "2011 – 2015"]


def test_an_address_broken_behind_its_hyphen_has_one_hyphen() -> None:
    source = "#block(width: 5cm)[www.linkedin.com/in/agata\\-\\- \\ nowak (LinkedIn)]"
    assert streams(source)["body"] == ["www.linkedin.com/in/agata-nowak (LinkedIn)"]


def test_addresses_one_below_the_other_do_not_show_how_far_lines_of_prose_stand_apart() -> None:
    items = "Ehrung der Stadt für Zivilcourage und Einsatz im Hochwasser \\ Preis der Kammer für die beste Lehre"
    source = f"#set par(leading: 9pt)\nagnieszka.kowalczyk\\@example.org \\ www.example.org \\ {items}"
    tight = "#set par(leading: 5pt)\nEine Zeile \\ und noch eine Zeile"
    body = streams(f"#block(width: 10cm)[{source}]\n#block(width: 10cm)[{tight}]")["body"]
    assert "Preis der Kammer für die beste Lehre" in body


def test_a_column_of_dates_between_a_sidebar_and_the_texts_belongs_to_the_texts() -> None:
    jobs = ", ".join(
        f"[{start}\\ \\- {end}], [*Programmer*\\ Oakworks, Leeds\\ Wrote the programs that cut the stairs of listed houses]"
        for start, end in (("2022-07", "today"), ("2020-01", "2022-06"), ("2018-03", "2019-12"))
    )
    side = "\\ ".join(
        [
            "*Contact*",
            "joiner\\@example.com",
            "Leeds",
            "*Skills*",
            "Dovetails",
            "CNC",
            "CAD",
            "*Links*",
            "GitHub",
            "GitLab",
        ]
    )
    found = streams(
        f"#grid(columns: (4cm, 1fr), column-gutter: 1cm, [{side}], [*Experience*\n"
        f"#grid(columns: (2cm, 1fr), row-gutter: 14pt, column-gutter: 10pt, {jobs})])"
    )
    everything = [text for stream, texts in found.items() if stream != "column" for text in texts]
    assert [text for text in everything if text.startswith("20")] == [
        "2022-07 - today", "2020-01 - 2022-06", "2018-03 - 2019-12",
    ]  # fmt: skip


def test_bullets_drawn_inside_a_scaled_form_stand_where_they_are_seen() -> None:
    items = ("Menus for schools", "Rotas of nine cooks", "Orders by the week")
    dots = b"".join(b"300 %d 15 15 re f " % (2808 - 80 * number) for number in range(3))
    texts = b"".join(b"1 0 0 1 84 %d Tm (%s) Tj " % (700 - 20 * n, text.encode()) for n, text in enumerate(items))
    page = b"q 0.5 0 0 0.5 0 0 cm /X1 Do Q BT /F1 10 Tf %s ET" % texts
    blocks = read_pdf(raw_pdf(page, form=dots, matrix=b"0.5 0 0 0.5 0 0")).blocks
    assert [(type(block).__name__, block.text) for block in walk(blocks)] == [("Bullet", text) for text in items]


def test_rows_stay_rows_though_some_of_them_stand_between_the_lines_beside_them() -> None:
    rows = (
        "[Born], [6.11.1994], [Town], [Emden], [Drives], [Cars], [Office suites of two makers], align(horizon)[2025], "
    )
    found = streams(
        f"#grid(columns: (3cm, 3cm), column-gutter: 1cm, row-gutter: 6pt, {rows})\n*School*\\ Emden Grammar School"
    )
    assert found["body"][:3] == ["Born\t6.11.1994", "Town\tEmden", "Drives\tCars"]


HANGING = """
#set par(leading: 4pt)
#let head(body) = block(above: 10pt, below: 4pt, text(size: 14pt, body))
#let out(body) = block(above: 5pt, below: 4pt, move(dx: -6pt, text(weight: "bold", body)))
#grid(columns: (6.4cm, 1fr), column-gutter: 0.8cm,
  [#head[Profile] Baker who likes to teach and keeps the ovens going \\ #head[Skills] Sourdough, rye and spelt \\
   Planning of shifts, buying, hygiene \\ #head[Courses] Confectionery in Lyon \\ First aid \\ Bread of the Alps \\
   Ice cream \\ Chocolate \\ Marzipan],
  [#head[Experience] #out[Baker - The Old Mill] 2019 - 2023 \\ Breads and rolls for twelve shops in town and the \\
   market hall \\ #out[Apprentice - Corner Bakery] 2015 - 2019 \\ Doughs, ovens and the counter on Saturdays in the \\
   main street \\ #head[Languages] French \\ Italian \\ Danish])
"""


def test_lines_that_hang_out_of_their_column_do_not_cross_the_gutter() -> None:
    found = streams(HANGING)
    assert (found["column"][0], found["column"][-1]) == ("Profile", "Marzipan")
    assert (found["body"][:2], found["body"][4]) == (
        ["Experience", "Baker - The Old Mill"],
        "Apprentice - Corner Bakery",
    )


LOW_PANEL = """
#set par(leading: 5pt)
#place(left + top, dx: -2cm, dy: 12cm, rect(width: 7cm, height: 14cm, fill: rgb(40, 60, 200)))
#place(left + top, dx: -1cm, dy: 12.6cm, text(fill: white)[Kontakt \\ Ada Muster \\ Birkenweg 7 \\ 8000 Musterstadt \\
  ada\\@example.com \\ Hobbys \\ Segeln \\ Backen \\ Lesen \\ Chor \\ Garten \\ Laufen])
#place(left + top, dx: 6cm, block(width: 11cm)[#text(size: 24pt)[Ada Muster] \\ Bäckerin mit Freude am Handwerk und am
  Unterrichten, die gern früh aufsteht und spät noch lacht \\ #v(9.4cm)
  #grid(columns: (3.4cm, 1fr), column-gutter: 0.6cm, row-gutter: 22pt,
   [Bäckerin \\ Alte Mühle \\ 2019-2023], [Brote und Brötchen für zwölf Läden \\ Planung der Schichten \\ Einkauf \\ Lehre],
   [Lehrling \\ Eckbäcker \\ 2015-2019], [Teige und Öfen \\ Verkauf am Samstag \\ Kasse \\ Putzen],
   [Gehilfin \\ Eisdiele \\ 2014-2015], [Eis und Waffeln \\ Bedienung \\ Theke \\ Lager])])
"""


def test_a_column_on_a_panel_is_a_stream_though_another_gutter_parts_more_lines() -> None:
    found = streams(LOW_PANEL)
    assert found["column"][:4] == ["Kontakt", "Ada Muster", "Birkenweg 7", "8000 Musterstadt"]
    assert found["column"][-1] == "Laufen"


FOUR_BLOCKS = """
#set par(leading: 5pt)
#let head(body) = text(fill: rgb(0, 90, 160))[*#body*]
#let job(date, title, place, text) = grid(columns: (2.6cm, 1fr), row-gutter: 6pt,
  [#date], [*#title* #h(1fr) #place], [], [#text])
#text(20pt)[Ada Prova] \\ Torino \\ #v(8pt) *Esperienza* #v(4pt)
#job[2019 - 2022][Idrologa][Enel, Torino][Piani delle piene per i fiumi e i torrenti di tutta la provincia]
#job[2017 - 2019][Tecnica][Arpa, Cuneo][Misure di portata e taratura degli strumenti in diciotto stazioni]
#job[2015 - 2017][Stagista][Comune di Alba][Rilievi nei canali della pianura con i colleghi del consorzio locale]
#v(14pt)
#grid(columns: (8cm, 1fr), column-gutter: 0.8cm, row-gutter: 14pt,
  [#head[Informatica] #v(3pt) Python, Fortran, QGIS \\ Linux, LaTeX],
  [#v(1.2pt)#head[Attività] #v(5pt) Rappresentante degli studenti \\ Coro della città \\ Maratona di Torino],
  [#head[Lingue] #v(3pt) #grid(columns: (2.6cm, 1fr), row-gutter: 5pt,
    [Italiano:], [Madrelingua], [Inglese:], [Buono], [Tedesco:], [Base])],
  [#head[Interessi] #v(3pt) #h(-5pt)Campi estivi sul lago \\ #h(-5pt)Orto di quartiere \\ #h(-5pt)Scacchi])
"""


def test_four_blocks_in_two_columns_below_dated_rows_are_read_one_after_the_other() -> None:
    found = streams(FOUR_BLOCKS)["body"]
    heads = [found.index(head) for head in ("Informatica", "Attività", "Lingue", "Interessi")]
    assert heads == sorted(heads)
    assert found[heads[2] + 1 : heads[3]] == ["Italiano:\tMadrelingua", "Inglese:\tBuono", "Tedesco:\tBase"]
    assert found[heads[3] + 1 :] == ["Campi estivi sul lago", "Orto di quartiere", "Scacchi"]


TABLES = """
#let head(body) = text(fill: rgb(0, 90, 160))[*#body*]
#text(20pt)[Ada Prova] \\ #v(8pt)
#for name in ("Lingue", "Programmi") [
  #text(14pt)[#name] #v(4pt)
  #grid(columns: (8cm, 1fr), row-gutter: 6pt, head[Nome], head[Livello], [Italiano], [alto], [Inglese], [medio])
]
"""


def test_the_heads_of_tables_begin_no_columns_of_their_own() -> None:
    found = streams(TABLES)["body"]
    assert not any(text.startswith("Italiano Inglese") for text in found)
    assert [text for text in found if "Italiano" in text] == ["Italiano\talto"] * 2


def _at(x: float, y: float, text: str, size: float = 10, font: str = "F1") -> bytes:
    return f"BT /{font} {size} Tf {x} {y} Td ({text}) Tj ET\n".encode("latin-1")


def test_headings_whose_sizes_differ_a_little_head_two_columns_whose_lines_are_level() -> None:
    lines = [_at(40, 790, "Nell Farrow", 30), _at(46, 640, "Experience", 17), _at(46, 480, "Education", 17)]
    lines += [_at(46, 620, "Pump Fitter"), _at(46, 600, "Mire Pumps Ltd"), _at(46, 580, "Kept the pumps of the polder")]
    lines += [_at(46, 460, "BSc Hydrology"), _at(46, 440, "Farn University"), _at(46, 420, "Thesis on peat")]
    lines += [
        _at(380, 700, "Skills", 16),
        _at(380, 520, "Languages", 16),
        _at(380, 500, "English"),
        _at(380, 480, "Dutch"),
    ]
    skills = ("Sluices", "Welding", "Surveys", "Boats", "Pipes", "Dykes")
    lines += [_at(380, 680 - 20 * number, text) for number, text in enumerate(skills)]
    found: dict[str, list[str]] = {}
    for block in walk(read_pdf(raw_pdf(b"".join(lines))).blocks):
        if isinstance(block, Line):
            found.setdefault(block.stream, []).append(block.text)
    assert found["column"] == ["Skills", *skills, "Languages", "English", "Dutch"]


def test_a_text_wraps_at_its_own_frame_within_a_column_that_is_wider() -> None:
    prose = ["Keeping the pumps of the polder in", "order, reports to the water", "Inspectorate of the northern fens"]
    lines = [_at(46, 760, "Links", 14), *(_at(46, 740 - 20 * number, f"Side {number}") for number in range(8))]
    lines += [_at(46, 460, "Tools", 14), *(_at(46, 440 - 20 * number, f"Tool {number}") for number in range(6))]
    for top, heading in ((760, "Experience"), (560, "Practice"), (360, "Service")):
        lines += [
            _at(220, top, heading, 14),
            _at(220, top - 30, "Fitter of pumps"),
            _at(220, top - 44, "Mire Pumps Ltd"),
        ]
        lines += [_at(480, top - 30, "March 2018 to May 2020")]
        lines += [_at(220, top - 64 - 13 * number, text) for number, text in enumerate(prose)]
    texts = [block.text for block in walk(read_pdf(raw_pdf(b"".join(lines))).blocks) if isinstance(block, Line)]
    assert texts.count(" ".join(prose)) == 3


def test_headings_in_the_margin_with_their_texts_well_below_are_no_column() -> None:
    sections = [("LANGUAGES", "Dutch and Frisian"), ("SKILLS", "Pumps and sluices"), ("VOLUNTEERING", "Mire Society"),
                ("HOBBIES", "Boats of the fens"), ("REFERENCES", "Ada Sample, Emden"), ("COURSES", "Dunes and dikes")]  # fmt: skip
    lines, y = [_shown(57, 790, "Nell Farrow", 16)], 760.0
    for heading, text in sections:
        lines += [_shown(57, y, heading, 11), _shown(170, y - 36, text), _shown(170, y - 49, "and more of it below")]
        y -= 68
    found = [line.text for line in walk(read_pdf(raw_pdf(b"".join(lines))).blocks) if isinstance(line, Line)]
    told = [f"{heading} {text} and more of it below" for heading, text in sections]
    assert " ".join(found) == " ".join(["Nell Farrow", *told])


SOFTWARE = """
#let row(..cells) = grid(columns: (1fr, 1fr), ..cells.pos().map(cell => text(size: 12pt, cell)))
#row([Front], [Back]) #v(-6pt)
#grid(columns: (1fr, 1fr), [Farn \\ Mire \\ Dune], [Crab \\ Fen])
#v(6pt) #text(size: 12pt)[*Employment*] \\
Pump fitter at Mire Pumps in Emden, for the sluices of the northern polder and of the dunes
"""


def test_a_bold_heading_below_columns_with_plain_ones_ends_them() -> None:
    assert streams(SOFTWARE)["body"] == [
        "Front", "Farn", "Mire", "Dune", "Back", "Crab", "Fen", "Employment",
        "Pump fitter at Mire Pumps in Emden, for the sluices of the northern polder and of the dunes",
    ]  # fmt: skip


def _shown(x: float, y: float, text: str, size: int = 10) -> bytes:
    return f"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET\n".encode("cp1252")
