"""Sections that stand side by side below headings of one look, and columns whose lines share one grid."""

from __future__ import annotations

from cv_generator.reading.regions.blocks import Style
from cv_generator.reading.regions.pdf.beside import beside_sections
from cv_generator.reading.regions.pdf.columns import are_rows
from cv_generator.reading.regions.pdf.words import Piece, Word


def _piece(text: str, x: float, base: float, size: float, order: int, color: str | None = None) -> Piece:
    return Piece([Word(text, x, x + len(text) * size / 2, base, size, Style(size, color=color), 0)], order)


def parts(*pieces: tuple[str, float, float, float]) -> list[str]:
    """What stands in each part of a stream of texts, given with x, baseline and size."""
    found = [_piece(text, x, base, size, order) for order, (text, x, base, size) in enumerate(pieces)]
    return [" ".join(piece.text for piece in part.pieces) for part in beside_sections(found)]


def test_headings_of_which_the_right_one_stands_a_little_higher_head_their_own_columns() -> None:
    assert parts(
        ("Beruf", 300, 99.6, 18), ("Schule", 50, 100, 18), ("Tischlerin", 300, 120, 10), ("Abitur", 50, 124, 10),
        ("Holzwerk", 300, 132, 10), ("Kiel", 50, 136, 10),
    ) == ["Schule Abitur Kiel", "Beruf Tischlerin Holzwerk"]  # fmt: skip


def test_a_heading_heads_texts_that_begin_well_right_of_it_where_a_date_begins_below_it() -> None:
    assert parts(
        ("Escuela", 50, 100, 18), ("Trabajo", 300, 100, 18), ("Bachiller", 70, 118, 10), ("Panadera", 350, 120, 10),
        ("2021", 302, 123, 10), ("Quito", 70, 130, 10),
    ) == ["Escuela Bachiller Quito", "Trabajo Panadera 2021"]  # fmt: skip


def test_a_heading_of_their_size_below_two_sections_ends_them_in_whatever_colour() -> None:
    below = _piece("Kenntnisse", 50, 170, 18, 6, "ffffff")
    found = [
        _piece("Schule", 50, 100, 18, 0), _piece("Beruf", 300, 100, 18, 1), _piece("Abitur", 50, 120, 10, 2),
        _piece("Tischlerin", 300, 121, 10, 3), _piece("Kiel", 50, 132, 10, 4), below, _piece("Zeichnen", 50, 184, 10, 7),
    ]  # fmt: skip
    assert [part.pieces[0].text for part in beside_sections(found)] == ["Schule", "Beruf", "Kenntnisse"]


def test_a_column_whose_blocks_begin_beside_lines_that_go_on_is_no_row_of_a_table() -> None:
    """Both columns stand on one grid of lines, so that each line has company on its baseline."""
    words = ("Taught pottery", "to adults", "Fired kilns", "and glazes", "Ordered clay", "for schools", "Ran", "a fair")
    texts = [_piece(words[at % 8], 300, 100 + 11 * at, 10, at) for at in range(24)]
    labels = [_piece("Skill", 50, 100 + 11 * at, 10, 50 + at) for at in (0, 3, 6, 9, 12, 15, 18, 21)]
    assert not are_rows(labels, texts)
    assert are_rows(labels[::2], [text for text in texts if text.text[:1].isupper()])
