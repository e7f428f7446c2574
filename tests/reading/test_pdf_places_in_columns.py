"""Pages over their whole width with two columns in one place: these are read where they stand."""

from __future__ import annotations

from types import SimpleNamespace

from cv_generator.reading.document import read_document
from cv_generator.reading.regions.blocks import PLAIN
from cv_generator.reading.regions.pdf.streams import _in_columns, _in_place
from cv_generator.reading.regions.pdf.words import Piece, Word
from tests.reading.pdf_files import typeset
from tests.reading.test_pdf_columns import streams

PROJECTS = "".join(
    f"*Projekt {name}* #h(1fr) 202{year} \\\n Messdaten aus drei Werken gesammelt, bereinigt und jede Woche in einem"
    " Bericht für die Leitung zusammengefasst; die Auswertung läuft seither ohne Handarbeit und steht allen offen.\\\n"
    for year, name in enumerate(("Ahorn", "Birke", "Eiche", "Fichte", "Ginster"))
)
IN_PLACE = f"""
#set par(leading: 5pt)
#let head(body) = block(above: 14pt, below: 7pt, text(size: 13pt, weight: "bold", body))
#text(size: 20pt)[Ilse Tannhof]
#head[Kenntnisse]
#grid(columns: (1fr, 1fr), column-gutter: 1cm, [Drehen \\ Fräsen \\ Schleifen \\ Bohren \\ Messen],
  [Löten \\ #v(1pt) Schweißen \\ Nieten \\ Kleben \\ Entgraten])
#head[Projekte]
{PROJECTS}
"""


def test_two_columns_of_a_list_between_texts_of_the_whole_width_are_read_where_they_stand() -> None:
    found = streams(IN_PLACE)
    assert list(found) == ["body"]
    skills = ["Drehen", "Fräsen", "Schleifen", "Bohren", "Messen", "Löten", "Schweißen", "Nieten", "Kleben"]
    assert found["body"][1:13] == ["Kenntnisse", *skills, "Entgraten", "Projekte"]
    assert read_document(typeset(IN_PLACE)).cv.skills[:9] == skills


def test_the_short_last_line_of_a_text_above_two_columns_ends_that_text() -> None:
    source = """
#set par(leading: 5pt)
#let head(body) = block(above: 14pt, below: 7pt, text(size: 13pt, weight: "bold", body))
#text(size: 20pt)[Ilse Tannhof] \\
Ich drehe und fräse seit zwanzig Jahren Wellen und Zahnräder für Mühlen, Pumpen und Schiffe, und lerne gern junge \\
Leute an.
#grid(columns: (5cm, 1fr), column-gutter: 1cm,
  [#head[Kontakt] Mühlweg 3 \\ 24768 Rendsburg \\ 04331 778899 \\ #head[Sprachen] Deutsch \\ Dänisch \\ #head[Hobbys]
   Segeln \\ Schach \\ Lesen],
  [#head[Beruf] *Dreherin* \\ Stahlhof GmbH, Kiel \\ 2012 – 2020 \\ Wellen für Fähren und Schlepper gedreht \\ #v(3pt)
   *Fräserin* \\ Nordguss AG, Husum \\ 2004 – 2012 \\ Zahnräder für Windmühlen gefräst \\ #head[Schule] Realschule
   \\ Rendsburg \\ 2000])
"""
    found = streams(source)
    assert found["column"][:3] == ["Ilse Tannhof", "Kontakt", "Mühlweg 3"]
    assert found["body"][0].endswith("lerne gern junge Leute an.")


def test_two_headed_columns_beside_a_side_column_are_read_one_after_the_other() -> None:
    source = """
#set par(leading: 5pt)
#let head(body) = block(above: 14pt, below: 7pt, text(size: 13pt, weight: "bold", body))
#text(size: 20pt)[Ilse Tannhof] \\
#grid(columns: (4cm, 5.2cm, 1fr), column-gutter: 0.9cm,
  [#head[Kontakt] Mühlweg 3 \\ 24768 Rendsburg \\ 04331 778899 \\ #head[Sprachen] Deutsch \\ Dänisch \\ #head[Hobbys]
   Segeln \\ Schach \\ Lesen],
  [#head[Beruf] *Dreherin* \\ Stahlhof GmbH, 2012 – 2020 \\ Wellen gedreht \\ Fähren gebaut \\ #v(3pt) *Fräserin* \\
   Nordguss AG, 2004 – 2012 \\ Zahnräder gefräst \\ #head[Ehrenamt] *Trainerin* \\ Ruderclub Kiel],
  [#v(2pt) #head[Schule] Realschule Kiel \\ 1994 – 2000 \\ #v(5pt) Berufsschule Husum \\ 2000 – 2003 \\ #v(4pt)
   #head[Kurse] CNC-Technik, 2014 \\ Erste Hilfe, 2016 \\ Schweißen, 2018])
"""
    found = streams(source)
    assert found["column"][0] in ("Ilse Tannhof", "Kontakt")
    heads = [text for text in found["body"] if text in ("Beruf", "Ehrenamt", "Schule", "Kurse")]
    assert heads == ["Beruf", "Ehrenamt", "Schule", "Kurse"]
    assert found["body"][-3:] == ["CNC-Technik, 2014", "Erste Hilfe, 2016", "Schweißen, 2018"]


def test_a_left_column_that_begins_below_the_right_one_is_read_behind_it() -> None:
    """Also where it begins with a heading, so that nothing of it stands beside the right column."""
    pieces = [
        (f"{side} {at}", x, 40.0 + 12 * at + down)
        for side, x, down in (("left", 50.0, 90.0), ("right", 300.0, 0.0))
        for at in range(5)
    ]
    columns: dict[str, list[SimpleNamespace]] = {"left": [], "right": []}
    for text, x, base in pieces:
        columns[text.split()[0]].append(
            SimpleNamespace(text=text, x0=x, x1=x + 90, base=base, size=14.0 if text == "left 0" else 10.0)
        )
    above = SimpleNamespace(text="above", x0=50.0, x1=300.0, base=20.0, size=10.0)
    band = SimpleNamespace(left=columns["left"], right=columns["right"])
    gutter = SimpleNamespace(left=columns["left"], right=columns["right"], crossing=[above], bands=[band])
    read = [piece.text for part in _in_place(gutter) for piece in part]  # type: ignore[arg-type]
    assert read == ["above", *(f"right {at}" for at in range(5)), *(f"left {at}" for at in range(5))]


def test_two_columns_without_headings_that_nothing_crosses_stand_beside_a_side_column() -> None:
    columns = ((200.0, 12.0, "left"), (400.0, 13.1, "right"))
    pieces = [
        Piece([Word(f"{name} {at}", x, x + 150, 60 + step * at, 10.0, PLAIN, 0)], at)
        for x, step, name in columns
        for at in range(22)
    ]
    assert [part[0].text for part in _in_columns(pieces, pieces, [], 0.0)] == ["left 0", "right 0"]
