"""Lines of a PDF that go on with the text above them, though the rules see no reason for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cv_generator.reading.regions.blocks import Line, Style, walk
from cv_generator.reading.regions.pdf import joining, read_pdf
from cv_generator.reading.regions.pdf.lines import PrintedLine
from cv_generator.reading.regions.pdf.words import Piece, Word
from cv_generator.reading.trees import sum_of, trees_in
from tests.pace import usual_seconds
from tests.reading.pdf_files import raw_pdf


def _at(x: float, y: float, text: str, size: int = 10) -> bytes:
    shown = text.replace("(", "\\(").replace(")", "\\)")
    return f"BT /F1 {size} Tf {x} {y} Td ({shown}) Tj ET\n".encode("cp1252")


def _texts(*lines: tuple[float, str]) -> list[str]:
    """The texts of a page whose lines stand 12 points apart, the first items at 80, what is below them at 98."""
    page = [_at(72, 740, "Nell Farrow, keeper of the pumps and sluices of the whole northern polder in Ely", 10)]
    page += [_at(x, 700 - 12 * number, text) for number, (x, text) in enumerate(lines)]
    return [part.text for part in walk(read_pdf(raw_pdf(b"".join(page))).blocks) if isinstance(part, Line)]


def test_an_item_that_ends_in_a_small_word_goes_on_below_though_the_word_had_room() -> None:
    texts = _texts(
        (80, "• Kept the pumps of the northern polder running for"),
        (86, "winters on end, together with small crews"),
        (80, "• Wrote reports on the height of the water in the sluices of the whole polder"),
        (80, "• Trained fitters"),
    )
    assert "Kept the pumps of the northern polder running for winters on end, together with small crews" in texts
    assert "Trained fitters" in texts


@pytest.mark.parametrize("above", ["Kept the pumps running.", "2019 – 2021", "(2019)"])
def test_behind_the_end_of_a_sentence_and_beside_dates_the_rules_stand(monkeypatch, above: str) -> None:
    monkeypatch.setattr("cv_generator.reading.regions.pdf.paragraphs.goes_on", lambda _: True)
    texts = _texts((72, above), (72, "Sluices of Ely"))
    assert {above, "Sluices of Ely"} <= set(texts)


def test_trees_add_up_what_they_say(tmp_path: Path) -> None:
    file = tmp_path / "trees.json"
    file.write_text("[[0, 0.5, -1.0, [1, 2.0, 0.25, 2.0]], 0.5]")
    trees = trees_in(file)
    assert [sum_of(trees, row) for row in ([0.0, 9.0], [1.0, 2.0], [1.0, 3.0])] == [-0.5, 0.75, 2.5]


def test_the_trees_ask_for_figures_that_there_are() -> None:
    asked: set[int] = set()
    open_ = list(joining.trees())
    assert len(open_) > 50
    while open_:
        at = open_.pop()
        if isinstance(at, tuple):
            asked.add(at[0])
            open_ += at[2:]
    assert asked <= set(range(len(joining.FIGURES)))
    assert len(asked) > len(joining.FIGURES) / 2


def _line(number: int, x1: float, marker: float | None = None) -> PrintedLine:
    word = Word("sluices", 80.0, x1, 100.0 + 12.0 * number, 10.0, Style(10.0), 0)
    return PrintedLine([Piece([word], number)], marker)


def test_the_lines_at_an_edge_tell_how_many_are_full_and_are_items() -> None:
    lines = [_line(0, 280.0), _line(1, 264.0), _line(2, 263.9, 70.0), _line(3, 120.0)]
    told = joining.Column(lines).figures(lines[:1], 1, spare=0.0, right=300.0, ruled=False)
    at_edge = {name: told[joining.FIGURES.index(name)] for name in ("full at edge", "items at edge", "used at edge")}
    assert at_edge == {"full at edge": 0.25, "items at edge": 0.25, "used at edge": 1.0}


def test_all_lines_of_a_long_column_are_asked_in_little_time() -> None:
    lines = [_line(number, 200.0 + number % 90) for number in range(5000)]

    def ask() -> None:
        column = joining.Column(lines)
        for at in range(1, len(lines)):
            column.figures(lines[at - 1 : at], at, spare=0.0, right=300.0, ruled=False)

    assert usual_seconds(ask, rounds=1) < 2.0
