"""Tables that lay a page out in columns, told apart from tables whose rows belong together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from cv_generator.reading.regions.blocks import Block, Bullet, Heading, Line, Run, walk
from cv_generator.reading.regions.docx.boxes import moved

Content = tuple[Block, ...]

_SIDE_BY_SIDE = 2  # headings that a cell needs to count as a column of the page
_LINE_OF_ENTRY = 45
"""Letters of a line in a cell of a row that heads an entry."""

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with what it holds, at its place in the grid: the first of its columns, and how many it spans."""

    content: Content
    start: int
    span: int = 1


Table = Sequence[tuple[Cell, ...]]


def as_columns(rows: Table, name: str) -> list[Block] | None:
    """The blocks of a table column by column, each in a stream of its own; None where its rows belong together.

    A table is a layout in columns where in one row two cells stand side by side that each hold headings of their own,
    or one that holds several beside a long one; or where all cells that stand side by side begin with headings. A
    column keeps its place in the grid over all rows; a row of one cell over the whole grid ends the columns above it.
    """
    if not (any(_is_layout(row) for row in rows) or _all_are_headed(rows)):
        return None
    width = max(cell.start + cell.span for row in rows for cell in row)
    found: list[Block] = []
    band: list[Cell] = []
    for row in rows:
        filled = [cell for cell in row if cell.content]
        if len(filled) == 1 and width > 1 and filled[0].span * 2 > width:
            found += _by_column(band, name)
            band = []
            found += filled[0].content
        else:
            band += filled
    return [*found, *_by_column(band, name)]


def _by_column(cells: list[Cell], name: str) -> Iterator[Block]:
    for column in sorted({cell.start for cell in cells}):
        for cell in cells:
            if cell.start == column:
                yield from _moved(cell.content, f"{name}.column{column + 1}")


def heads_an_entry(cells: Sequence[Content]) -> bool:
    """Whether a row is the head of an entry, one value a cell: short lines in three cells or more, one with a year."""
    lines = [block for cell in cells for block in cell]
    return (
        len(cells) > 2
        and all(type(block) is Line and len(block.text) <= _LINE_OF_ENTRY for block in lines)
        and all(len(cell) < 3 for cell in cells)
        and any(_YEAR.search(block.text) for block in lines if isinstance(block, Line))
        and not any(_YEAR.search(_text(cell[-1])) for cell in cells if len(cell) > 1)
    )


def joined(cell: Content) -> Content:
    """The lines of a cell as one line, its parts joined by blanks."""
    lines = [block for block in cell if isinstance(block, Line)]
    if len(lines) < 2:
        return cell
    runs = [run for at, line in enumerate(lines) for run in ((Run(" "), *line.runs) if at else line.runs)]
    return (replace(lines[0], runs=tuple(runs)),)


def _text(block: Block) -> str:
    return block.text if isinstance(block, Line) else ""


def _is_layout(row: tuple[Cell, ...]) -> bool:
    headings = sorted(_headings(cell.content) for cell in row)
    lengths = sorted(sum(isinstance(b, Line) for b in walk(cell.content)) for cell in row)
    return (
        len(row) > 1 and lengths[-2] >= 4 and headings[-1] >= _SIDE_BY_SIDE and headings[-2] >= 1 and sum(headings) >= 3
    )


def _all_are_headed(rows: Table) -> bool:
    """Whether every cell that stands beside another begins with a heading, in a table with several columns of them."""
    beside = [[cell for cell in row if cell.content] for row in rows]
    pairs = [row for row in beside if len(row) > 1]
    headed = {cell.start for row in beside for cell in row if _begins_with_heading(cell.content)}
    longer = sum(len(cell.content) > 2 for row in beside for cell in row)
    return (
        len(headed) > 1
        and longer > 1
        and bool(pairs)
        and all(_begins_with_heading(cell.content) for row in pairs for cell in row)
    )


def _begins_with_heading(cell: Content) -> bool:
    first = cell[0] if cell else None
    return isinstance(first, Line) and not isinstance(first, Bullet) and _looks_like_heading(first, _usual(cell))


def _headings(cell: Content) -> int:
    usual = _usual(cell)
    return sum(_looks_like_heading(block, usual) for block in walk(cell) if isinstance(block, Line))


def _usual(cell: Content) -> float:
    """The usual size of letters, 0 where none is told."""
    sizes = [size for block in walk(cell) if isinstance(block, Line) and (size := _size(block))]
    return median(sizes) if sizes else 0.0


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


def _moved(cell: Content, stream: str) -> Iterator[Block]:
    return (moved(block, stream) for block in cell)
