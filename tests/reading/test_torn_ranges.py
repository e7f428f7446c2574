"""Ranges of dates broken over two lines or two cells."""

import pytest

from cv_generator.reading.fields.dated_lines import dated_lines
from cv_generator.reading.fields.torn_ranges import with_whole_ranges
from cv_generator.reading.regions.blocks import Run, Style
from cv_generator.reading.structure.printed import Cell, PrintedLine


def _line(number: int, *cells: str) -> PrintedLine:
    return PrintedLine(tuple(Cell((Run(text, Style()),), number) for text in cells), number, "body")


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (("Cook at Farn Mill - 06.2014 -",), ("01.2016",)),
        (("06.2014 –", "Cook at Farn Mill"), ("01.2016", "Bath")),
        (("Cook at Farn Mill", "06.2014"), ("- 01.2016",)),
    ],
)
def test_the_end_of_a_range_on_the_next_line_is_its_end(above: tuple[str, ...], below: tuple[str, ...]) -> None:
    first, *_ = dated_lines([_line(0, *above), _line(1, *below)])
    assert str(first.date) == "2014-06 – 2016-01"
    assert first.found is not None
    assert set(first.found.blocks) == {0, 1}


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("2016 –", "2014 –"),  # two that go on
        ("2018 –", "2016"),  # earlier than its beginning
        ("2018 –", "2019 Diploma in Botany"),  # an entry of its own
        ("2018", "2019"),
    ],
)
def test_dates_of_two_entries_stay_apart(above: str, below: str) -> None:
    lines = [_line(0, above), _line(1, below)]
    assert with_whole_ranges(lines) == lines


@pytest.mark.parametrize("end", ["01.2016", "heute"])
def test_a_date_in_the_next_cell_ends_the_range(end: str) -> None:
    (line,) = with_whole_ranges([_line(0, "Cook at Farn Mill", "Bath | 06.2014", end)])
    assert [cell.text for cell in line.cells] == ["Cook at Farn Mill", f"Bath | 06.2014 – {end}"]
