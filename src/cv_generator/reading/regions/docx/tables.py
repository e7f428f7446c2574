"""Tables that lay a page out in columns, told apart from tables whose rows belong together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from cv_generator.reading.regions.blocks import Block, Heading, Line, Row, walk

Cell = tuple[Block, ...]

_SIDE_BY_SIDE = 2  # headings that a cell needs to count as a column of the page


def as_columns(rows: Sequence[tuple[Cell, ...]], name: str) -> list[Block] | None:
    """The blocks of a table column by column, each in a stream of its own; None where its rows belong together.

    A table is a layout in columns where in one row two cells stand side by side that each hold headings of their own,
    or one that holds several beside a long one.
    """
    if not any(_is_layout(row) for row in rows):
        return None
    found: list[Block] = []
    width = max(len(row) for row in rows)
    for column in range(width):
        for row in rows:
            if len(row) == 1 and width > 1:
                if column == 0:
                    found.extend(row[0])
            elif column < len(row):
                found.extend(_moved(row[column], f"{name}.column{column + 1}"))
    return found


def _is_layout(row: tuple[Cell, ...]) -> bool:
    headings = sorted(_headings(cell) for cell in row)
    lengths = sorted(sum(isinstance(b, Line) for b in walk(cell)) for cell in row)
    return (
        len(row) > 1 and lengths[-2] >= 4 and headings[-1] >= _SIDE_BY_SIDE and headings[-2] >= 1 and sum(headings) >= 3
    )


def _headings(cell: Cell) -> int:
    lines = [block for block in walk(cell) if isinstance(block, Line)]
    sizes = [size for line in lines if (size := _size(line))]
    usual = median(sizes) if sizes else 0.0
    return sum(_looks_like_heading(line, usual) for line in lines)


def _looks_like_heading(line: Line, usual: float) -> bool:
    if isinstance(line, Heading):
        return True
    text = line.text.strip()
    if len(text) > 40 or not any(c.isalpha() for c in text) or any(c.isdigit() for c in text):
        return False
    styles = [run.style for run in line.runs if run.text.strip()]
    larger = (_size(line) or 0.0) > usual + 0.5
    capitals = text.isupper() and len(text) > 4
    return larger or ((line.gap or 0.0) > 5 and (capitals or all(style.bold or style.caps for style in styles)))


def _size(line: Line) -> float | None:
    return next((run.style.size for run in line.runs if run.text.strip()), None)


def _moved(cell: Cell, stream: str) -> Iterator[Block]:
    for block in cell:
        if isinstance(block, Row):
            yield replace(block, cells=tuple(tuple(_moved(inner, stream)) for inner in block.cells), stream=stream)
        else:
            yield replace(block, stream=stream)
