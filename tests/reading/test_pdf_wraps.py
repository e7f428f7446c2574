"""Where lines of a PDF go on: before dates, in lists that wrap now and then, before words of one letter."""

from __future__ import annotations

import pytest

from cv_generator.reading.regions.blocks import Line, Style, walk
from cv_generator.reading.regions.pdf import read_pdf
from cv_generator.reading.regions.pdf.leadings import Leadings
from cv_generator.reading.regions.pdf.lines import PrintedLine
from cv_generator.reading.regions.pdf.paragraphs import width_of_first_word
from cv_generator.reading.regions.pdf.words import Piece, Word
from tests.reading.pdf_files import raw_pdf, typeset


def _at(x: float, y: float, text: str, size: int = 10) -> bytes:
    shown = text.replace("(", "\\(").replace(")", "\\)")
    return f"BT /F1 {size} Tf {x} {y} Td ({shown}) Tj ET\n".encode("cp1252")


def _texts(*lines: bytes) -> list[str]:
    blocks = read_pdf(raw_pdf(_at(72, 790, "Nell Farrow", 18) + b"".join(lines))).blocks
    return [part.text for part in walk(blocks) if isinstance(part, Line)][1:]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("Prize of the northern sluices and polders east of", "Mire Society", id="open"),
        pytest.param("Prize of the northern sluices, and", "of the polders", id="open and small, with room"),
        pytest.param("Prize of the northern sluices and polders in storms,", "Emden", id="comma"),
        pytest.param("Prize of the northern sluices and polders that", "withstand winters", id="small"),
    ],
)
def test_a_text_that_wraps_in_its_column_before_dates_is_whole(first: str, second: str) -> None:
    rows = [(first, "03/2018"), (second, ""), ("Medal of the crab quays and of their old bollards", "2016"),
            ("Award of the Farn Pump Fitters in the dunes of Leer", "2014"), ("Prize of the fens", "2012")]  # fmt: skip
    lines = []
    for number, (text, date) in enumerate(rows):
        lines += [_at(72, 740 - 13 * number, text), _at(480, 740 - 13 * number, date)]
    assert _texts(*lines)[0] == f"{first} {second}\t03/2018"


def _line(words: list[tuple[str, float, float]], base: float = 0.0) -> PrintedLine:
    look = Style(10.0)
    return PrintedLine([Piece([Word(text, x0, x1, base, 10.0, look, 0) for text, x0, x1 in words], 0)])


def test_lines_that_stand_closer_than_most_at_their_edge_are_told() -> None:
    lines = [_line([("Sluices", 72, 110)], base) for base in (0, 20, 40, 52, 72, 92)]
    leadings = Leadings([line.pieces[0] for line in lines])
    assert leadings.is_closer(lines[3], 12)
    assert not leadings.is_closer(lines[2], 20)


def test_a_word_of_one_letter_moves_to_the_next_line_with_the_word_behind_it() -> None:
    assert width_of_first_word(_line([("i", 72, 75), ("przestarzałych", 78, 140), ("śluzach", 143, 180)])) == 68
    assert width_of_first_word(_line([("I", 72, 75), ("FIZYKI", 78, 120)])) == 48
    assert width_of_first_word(_line([("Z", 72, 78), ("zapałem", 81, 140)])) == 6
    assert width_of_first_word(_line([("oraz", 72, 95), ("śluzach", 98, 140)])) == 23


def test_a_small_text_on_the_line_of_a_page_number_is_a_running_line() -> None:
    lines = [
        _at(72, 740, "Keeps pumps and sluices"),
        _at(72, 60, "Keeps boats"),
        _at(72, 30, "Skills", 7),
        _at(500, 30, "1", 7),
    ]
    blocks = read_pdf(raw_pdf(b"".join(lines))).blocks
    assert [(part.text, part.stream) for part in blocks if isinstance(part, Line)][-1] == ("Skills", "footer")


def test_a_link_to_somewhere_else_begins_a_line_of_its_own() -> None:
    source = '#box(width: 90pt)[#link("https://mire.example/one")[Pumps-of-Leer.example,] \\ #link("https://mire.example/two")[Sluices Now]]'
    found = [line.text for line in walk(read_pdf(typeset(source)).blocks) if isinstance(line, Line)]
    assert found == ["Pumps-of-Leer.example,", "Sluices Now"]
