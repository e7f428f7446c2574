"""Cutting a printed line into pieces at commas, bars and brackets, with the text as found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from cv_generator.reading.fields.found import Found
from cv_generator.reading.regions.blocks import Run
from cv_generator.reading.structure.printed import Cell, PrintedLine, blocks_of


def of_line(line: PrintedLine, certainty: float = 0.95) -> Found:
    """A whole line, its cells joined by blanks."""
    return Found(line.text, line.text, blocks_of(line), certainty)


def part(text: str, source: Found | Cell, certainty: float = 0.95) -> Found:
    """A piece of a text that is known to come from there."""
    blocks = source.blocks if isinstance(source, Found) else (source.block,)
    return Found(text, text, blocks, certainty)


def of_cell(cell: Cell, line: PrintedLine, certainty: float = 0.95) -> Found:
    """A cell of a line, with the blocks of what was joined to that line."""
    return Found(cell.text, cell.text, tuple(dict.fromkeys((cell.block, *line.also))), certainty)


def cut(line: PrintedLine, starts: list[int]) -> Iterator[PrintedLine]:
    """A line of one cell in pieces that begin at places of its text."""
    text, cell = line.text, line.cells[0]
    for start, end in pairwise([*starts, len(text)]):
        yield replace(line, cells=(worded(cell, text[start:end].strip()),), starts_row=False)


def worded(cell: Cell, text: str) -> Cell:
    """A cell of one run with another text, in the style that most of the cell has."""
    return Cell((Run(text, cell.style),), cell.block)


def groups_at(lines: list[PrintedLine], starts: list[int]) -> list[list[PrintedLine]]:
    """The lines from each start to the next."""
    return [lines[start:end] for start, end in pairwise([*starts, len(lines)])]


def with_end(above: PrintedLine, line: PrintedLine) -> PrintedLine:
    """A text and what it goes on in."""
    *before, open_cell = above.cells
    first, *others = line.cells
    begun = replace(first.runs[0], text=f" {first.runs[0].text.lstrip()}")
    whole = Cell((*open_cell.runs, begun, *first.runs[1:]), open_cell.block)
    also = tuple(dict.fromkeys((*above.also, *blocks_of(line))))
    return replace(above, cells=(*before, whole, *others), also=also)
