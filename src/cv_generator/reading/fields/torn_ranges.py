"""Ranges of dates that are broken over two lines, or over two cells of a line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from cv_generator.cv.dates import DateRange, find_dates
from cv_generator.reading.regions.blocks import Run
from cv_generator.reading.structure.printed import Cell, PrintedLine, blocks_of

_LONGEST_END = 24


def with_whole_ranges(lines: Iterable[PrintedLine]) -> list[PrintedLine]:
    """The lines, in which the end of a range stands in the cell of its beginning.

    It is taken from the next line (`Cook at Farn Mill, 06.2014 -` above `01.2016`), or from the next cell
    (`Bath, 06.2014` before `01.2016`). A line of which nothing else is left is gone; its blocks stay known.
    """
    kept: list[PrintedLine] = []
    for line in map(_with_whole_cells, lines):
        torn = _torn(kept[-1], line) if kept else None
        if torn is None:
            kept.append(line)
            continue
        begun, ended = torn
        above, end = kept[-1], line.cells[ended]
        whole = _joined(above.cells[begun], end, " ")
        also = tuple(dict.fromkeys((*above.also, *blocks_of(replace(line, cells=(end,))))))
        kept[-1] = replace(above, cells=(*above.cells[:begun], whole, *above.cells[begun + 1 :]), also=also)
        if rest := (*line.cells[:ended], *line.cells[ended + 1 :]):
            kept.append(replace(line, cells=rest))
    return kept


def _with_whole_cells(line: PrintedLine) -> PrintedLine:
    """A line in which a cell that ends in a date and the next one, which is a later date, are one cell."""
    for index in range(len(line.cells) - 1):
        first, last = line.cells[index : index + 2]
        if _is_one(first.text, last.text, " – "):
            whole = _joined(first, last, " – ")
            also = tuple(dict.fromkeys((*line.also, last.block)))
            return replace(line, cells=(*line.cells[:index], whole, *line.cells[index + 2 :]), also=also, columns=())
    return line


def _joined(first: Cell, last: Cell, joint: str) -> Cell:
    return Cell((*first.runs, Run(f"{joint}{last.text}", first.style)), first.block)


def _torn(above: PrintedLine, line: PrintedLine) -> tuple[int, int] | None:
    """The numbers of the cell that begins a range and of the one below it that ends it; None where there is none."""
    if line.bullet:
        return None
    for begun, first in enumerate(above.cells):
        for ended, last in enumerate(line.cells):
            if _is_one(first.text, last.text, " "):
                return begun, ended
    return None


def _is_one(first: str, last: str, joint: str) -> bool:
    """Whether a text ends in the beginning of a range of which another, and nothing more of it, is the end."""
    if not any(map(str.isdigit, first)) or len(last) > _LONGEST_END:
        return False
    whole = f"{first}{joint}{last}"
    dates = find_dates(whole)
    if not dates or dates[-1].range.is_single or dates[-1].end < len(whole) or dates[-1].start >= len(first):
        return False
    alone = [date for date in find_dates(first) if date.end > dates[-1].start]
    if any(date.range.start != dates[-1].range.start or _is_closed(date.range) for date in alone):
        return False
    return all(date.range.is_single for date in find_dates(last))


def _is_closed(found: DateRange) -> bool:
    return not found.is_single and found.end is not None
