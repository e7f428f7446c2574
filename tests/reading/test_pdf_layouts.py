"""Layouts whose parts stand close together or out of line: what a reader takes apart, or together, at a glance."""

from __future__ import annotations

from PIL import Image, ImageDraw, ImageFilter

from cv_generator.reading.photo import portrait
from cv_generator.reading.regions.blocks import Bullet, Line, Row, walk
from cv_generator.reading.regions.pdf import read_pdf
from tests.reading.pdf_files import typeset
from tests.reading.test_photo import picture, saved


def texts(source: str) -> list[str]:
    return list(read_pdf(typeset(source)).texts())


LABELS = """
#grid(columns: (6cm, 1fr), column-gutter: 6pt, row-gutter: 8pt, align: (right, left),
  [Zajmowane stanowisko], [Elektryk utrzymania ruchu],
  [Daty], [marzec 2016 – maj 2020],
  [Nazwa pracodawcy], [Elmont Ślęza Spółka z ograniczoną odpowiedzialnością],
  [Adres], [Rynek 3, Wrocław])
"""


def test_labels_set_tight_against_their_texts_are_cells() -> None:
    rows = [block for block in read_pdf(typeset(LABELS)).blocks if isinstance(block, Row)]
    cells = [tuple(block.text for cell in row.cells for block in cell if isinstance(block, Line)) for row in rows]
    assert cells == [
        ("Zajmowane stanowisko", "Elektryk utrzymania ruchu"),
        ("Daty", "marzec 2016 – maj 2020"),
        ("Nazwa pracodawcy", "Elmont Ślęza Spółka z ograniczoną odpowiedzialnością"),
        ("Adres", "Rynek 3, Wrocław"),
    ]


def test_tags_in_a_row_are_apart() -> None:
    tag = "#let tag(body) = box(fill: rgb(230, 230, 240), inset: 3pt, body)\n"
    assert texts(tag + "#tag[Rust]#h(2.6pt)#tag[SAP TM]#h(2.6pt)#tag[Go]") == ["Rust\tSAP TM\tGo"]


def test_tags_on_lines_of_their_own_are_no_paragraph() -> None:
    source = """
    #let tag(body) = box(fill: rgb(230, 230, 240), inset: 3pt, body)
    #block(width: 3.2cm)[#tag[Datenschutzrecht] #tag[Gesellschaftsrecht] #tag[Arbeitsrecht]]
    """
    assert texts(source) == ["Datenschutzrecht", "Gesellschaftsrecht", "Arbeitsrecht"]


def test_dates_at_the_middle_of_their_entries_follow_the_first_line() -> None:
    entry = "[*{0}* \\ Graz], [{1}]"
    entries = [("Kanzlei Pöschl", "2014 – 2018"), ("Landesgericht", "2012 – 2014"), ("Rheinwerk", "2010 – 2012")]
    cells = ", ".join(entry.format(*one) for one in entries)
    source = f"#grid(columns: (1fr, 3cm), row-gutter: 12pt, align: (left + horizon, right + horizon), {cells})"
    assert texts(source) == [
        "Kanzlei Pöschl\t2014 – 2018",
        "Graz",
        "Landesgericht\t2012 – 2014",
        "Graz",
        "Rheinwerk\t2010 – 2012",
        "Graz",
    ]


def test_stations_of_a_timeline_are_no_list_items() -> None:
    source = """
    #block(stroke: none, inset: (left: 14pt))[
      #place(dx: -10.5pt, rect(width: 1pt, height: 4cm, fill: gray))
      #for role in ("Leitung", "Beratung") [
        #place(dx: -13pt, dy: 1pt, circle(radius: 3pt, fill: gray)) #role \\ 2014 – 2018
        #v(1cm)
      ]
    ]
    """
    found = [block for block in walk(read_pdf(typeset(source)).blocks) if isinstance(block, Line)]
    assert [block.text for block in found] == ["Leitung", "2014 – 2018", "Beratung", "2014 – 2018"]
    assert not any(isinstance(block, Bullet) for block in found)


def test_marks_between_dates_and_entries_are_no_list_items() -> None:
    source = """
    #let entry(dates, title) = grid(columns: (3cm, 4mm, 1fr), column-gutter: 4pt, align: (right, center, left),
      dates, text(size: 7pt)[◆], [#title \\ Moerland NV #list([eerste taak], [tweede taak])])
    #entry("2014 – 2018", "Teamleider")
    #entry("2010 – 2014", "Monteur")
    """
    rows = [block for block in read_pdf(typeset(source)).blocks if isinstance(block, Row)]
    content = [[(type(block), block.text) for block in row.cells[1] if isinstance(block, Line)] for row in rows]
    assert [lines[0] for lines in content] == [(Line, "Teamleider"), (Line, "Monteur")]
    assert [kind for kind, _ in content[0][2:]] == [Bullet, Bullet]


def test_synthetic_small_capitals_are_of_one_look() -> None:
    small = "#let small(body) = text(size: 7.7pt, body)\n#set text(size: 11pt, weight: 700)\n"
    [heading] = read_pdf(typeset(small + "S#small[CHUL-] #small[UND] B#small[ERUFSBILDUNG]")).blocks
    assert isinstance(heading, Line)
    assert heading.text == "SCHUL- UND BERUFSBILDUNG"
    assert len({run.style.size for run in heading.runs}) == 1


def test_letters_from_a_fallback_font_stay_in_their_words() -> None:
    other = '#show regex("[łę]"): set text(font: "DejaVu Sans Mono")\n#set text(font: "Libertinus Serif")\n'
    assert texts(other + "Wykształcenie i języki") == ["Wykształcenie i języki"]


def test_a_range_broken_before_its_last_date_is_whole() -> None:
    assert texts("Volkswerft | Stralsund | 02/1993 – \\ 09/2003") == ["Volkswerft | Stralsund | 02/1993 – 09/2003"]


def test_a_centred_double_name_broken_at_its_hyphen_is_whole() -> None:
    source = "#set align(center)\n#text(size: 24pt)[Grażyna Szczepanik- \\ Wójtowicz]"
    assert texts(source) == ["Grażyna Szczepanik-Wójtowicz"]


def test_lines_of_label_and_text_stay_apart_where_they_fill_their_column() -> None:
    source = "#block(width: 3.4cm)[*Deutsch* Muttersprache \\ *Türkisch* verhandlungssicher \\ *Englisch* B2]"
    assert [text.split()[0] for text in texts(source)][:1] == ["Deutsch"]
    assert sum(text.startswith(("Deutsch", "Türkisch", "Englisch")) for text in texts(source)) == 3


def shaded_page(first: int) -> str:
    side = " \\ ".join(f"Kenntnis {number}" for number in range(first, first + 20))
    main = " \\ ".join(f"Ein Satz über das Jahr {number} der Arbeit" for number in range(first, first + 20))
    fill = "(x, _) => if x == 0 { rgb(240, 230, 220) }"
    return f"#grid(columns: (1fr, 1fr), fill: {fill}, inset: 6pt, [{side}], [{main}])"


def test_a_shaded_column_as_wide_as_the_text_is_a_sidebar_on_each_page() -> None:
    found = read_pdf(typeset(f"{shaded_page(100)}\n#pagebreak()\n{shaded_page(200)}")).blocks
    streams = {(block.text.split()[0], block.stream) for block in found if isinstance(block, Line)}
    assert streams == {("Kenntnis", "column"), ("Ein", "body")}


def test_a_portrait_before_a_plain_wall_is_found() -> None:
    wide, high = 420, 540
    image = Image.new("RGB", (wide, high), (232, 234, 236))
    draw = ImageDraw.Draw(image)
    shades = [(200 - 2 * step, 150 - 2 * step, 120 - step) for step in range(30)]
    for step, shade in enumerate(shades):
        draw.ellipse((130 + 2 * step, 110 + 2 * step, 290 - step, 320 - step), fill=shade)
    for step in range(40):
        draw.ellipse((80 + 2 * step, 350 + 3 * step, 340 - 2 * step, 800), fill=(40 + 2 * step, 50 + step, 90 + step))
    image = image.filter(ImageFilter.GaussianBlur(2))
    assert portrait([picture(saved(image, "JPEG"))]) is not None


def test_dates_broken_before_their_last_year_at_the_right_of_an_entry_are_whole() -> None:
    source = """
    #grid(columns: (1fr, 3.4cm), row-gutter: 6pt,
      [*Köchin*], [Mai 2012 bis Oktober], [Gasthof Lindenwirt, Passau], [2015])
    """
    assert texts(source) == ["Köchin\tMai 2012 bis Oktober 2015", "Gasthof Lindenwirt, Passau"]


def test_a_word_broken_before_the_date_at_its_right_is_whole() -> None:
    source = """
    #grid(columns: (auto, auto), column-gutter: 14pt,
      [Magazynierka, Hurtownia Owoców – Świeboszczecz-\\ nik], [mar 2022 – obecnie])
    """
    assert texts(source) == ["Magazynierka, Hurtownia Owoców – Świeboszczecznik\tmar 2022 – obecnie"]


def test_signs_typed_before_words_are_markers_and_before_figures_are_not() -> None:
    blocks = list(walk(read_pdf(typeset("› Wundpflege \\ \\+ Rotas and hiring \\ \\+ 49 30 555 1234")).blocks))
    assert [(type(block), block.text) for block in blocks if isinstance(block, Line)] == [
        (Bullet, "Wundpflege"),
        (Bullet, "Rotas and hiring"),
        (Line, "+ 49 30 555 1234"),
    ]


FRAMES = """
#let card(x, y, w, h, body) = place(dx: x, dy: y, rect(width: w, height: h, inset: 8pt, stroke: 1pt, align(center, body)))
#align(center, text(20pt)[Anna Probst])
#card(0pt, 10pt, 250pt, 330pt)[
  #text(14pt)[Berufserfahrung] \\ Köchin, Hotel Isarhof \\ 2019 – 2024 \\ Einkauf von Gemüse \\ Menüs am Abend \\ \\
  #text(14pt)[Ausbildung] \\ Lehre als Köchin \\ 2016 – 2019 \\ Gasthof Krone
]
#card(256pt, 0pt, 200pt, 150pt)[#text(14pt)[Profil] \\ Kocht, was der Markt hergibt \\ und die Gäste mögen. \\ Sucht eine Küche \\ mit Garten]
#card(256pt, 170pt, 200pt, 170pt)[#text(14pt)[Hobbys] \\ Wandern \\ Schach \\ Chor \\ Bienen \\ Garten]
"""


def test_cards_in_frames_are_read_one_column_after_the_other() -> None:
    found = [block.text for block in read_pdf(typeset(FRAMES)).blocks if isinstance(block, Line)]
    starts = [
        next(i for i, text in enumerate(found) if text.startswith(word)) for word in ("Berufserf", "Köchin", "2019")
    ]
    assert starts == list(range(starts[0], starts[0] + 3))
    assert found[found.index("Profil") + 1].startswith("Kocht, was der Markt")
    left, right = found.index("Ausbildung"), found.index("Hobbys")
    assert not starts[0] < right < left


def test_a_paragraph_knows_the_words_at_which_its_lines_end_on_paper() -> None:
    source = "Betreut die Anlagen in drei Werken und schult die neuen Kollegen an allen Maschinen. " * 4
    (line,) = [block for block in read_pdf(typeset(source)).blocks if isinstance(block, Line)]
    assert len(line.wraps) > 1
    assert all(" ".join(wrap) in line.text for wrap in line.wraps)
