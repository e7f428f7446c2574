"""Tables that lay a page out in columns, told apart from tables whose rows belong together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise
from statistics import median

from cv_generator.reading.regions.blocks import Block, Bullet, Heading, Line, Picture, Row, Run, walk
from cv_generator.reading.regions.docx.boxes import moved

Content = tuple[Block, ...]

_SIDE_BY_SIDE = 2  # headings that a cell needs to count as a column of the page
_LONG = 3  # lines that each cell below a row of headings needs to be a column of the page
_TALL = 4  # lines that a merged cell needs to count as a column of the page
_LINE_OF_ENTRY = 45
"""Letters of a line in a cell of a row that heads an entry."""

_COLUMNS_OF_GRID, _LINE_OF_GRID = 4, 80
"""Cells of a row of a grid, and the letters of a line in one."""

_LONGEST_DATE = 25
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class Merge(Enum):
    """Whether a cell runs on in the cells below it."""

    NONE = "none"
    BEGINS = "begins"
    GOES_ON = "goes on"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with what it holds, at its place in the grid: the first of its columns, and how many it spans."""

    content: Content
    start: int
    span: int = 1
    merge: Merge = Merge.NONE

    @property
    def lines(self) -> int:
        return sum(isinstance(block, Line) for block in walk(self.content))


Table = Sequence[tuple[Cell, ...]]


def blocks_of(rows: Table, stream: str, name: str) -> Iterator[Block]:
    """The blocks of a table in the stream `stream`. `name` names the streams of its columns, where it has some."""
    columns = as_columns(rows, name)
    tall = _beside_tall(rows) if columns is None else None
    if tall is None:
        yield from columns if columns is not None else _in_rows(rows, stream)
        return
    first, end, cell = tall
    yield from blocks_of(rows[:first], stream, f"{name}.above")
    left = [tuple(c for c in row if c.start < cell.start) for row in rows[first:end]]
    right = [tuple(c for c in row if c.start > cell.start) for row in rows[first:end]]
    yield from _moved(blocks_of(left, stream, f"{name}.lefts"), f"{name}.left")
    yield from _moved(cell.content, f"{name}.tall")
    yield from _moved(blocks_of(right, stream, f"{name}.rights"), f"{name}.right")
    yield from blocks_of(rows[end:], stream, f"{name}.below")


def _beside_tall(rows: Table) -> tuple[int, int, Cell] | None:
    """A cell that is merged over rows whose other cells hold texts of their own: first and last row, and the cell."""
    for first, row in enumerate(rows):
        for cell in row:
            if cell.merge is not Merge.BEGINS or cell.lines < _TALL:
                continue
            end = first + 1
            while end < len(rows) and any(c.start == cell.start and c.merge is Merge.GOES_ON for c in rows[end]):
                end += 1
            beside = [sum(other.lines for other in line if other is not cell) for line in rows[first:end]]
            if end - first > 1 and sum(beside) > 1 and any(beside[1:]):
                return first, end, cell
    return None


def _in_rows(rows: Table, stream: str) -> Iterator[Block]:
    is_grid = _is_grid(rows)
    for row in rows:
        filled = [cell.content for cell in row if cell.content]
        pictures = [cell for cell in filled if all(isinstance(block, Picture) for block in cell)]
        if len(filled) - len(pictures) < 2:  # an icon or a portrait beside a text parts nothing
            yield from (block for cell in filled for block in cell)
            continue
        cells = tuple(filled)
        if len(cells) == 1 or (len(cells) == 2 and _is_headed_list(*cells)):
            yield from (block for cell in cells for block in cell)
        elif cells:
            columns = tuple(cell.start for cell in row if cell.content)
            one_line = heads_an_entry(cells) or (is_grid and len(cells) >= _COLUMNS_OF_GRID)
            cells = tuple(map(joined, cells)) if one_line else cells
            yield Row(cells=cells, stream=stream, columns=columns)


def _is_grid(rows: Table) -> bool:
    """Whether a table has several rows of many short cells: one value a cell, in however many lines."""
    filled = [[cell.content for cell in row if cell.content] for row in rows]
    many = [row for row in filled if len(row) >= _COLUMNS_OF_GRID]
    return len(many) > 1 and all(
        type(block) is Line and len(block.text) <= _LINE_OF_GRID and len(content) <= _TALL
        for row in many
        for content in row
        for block in content
    )


def _is_headed_list(label: Content, content: Content) -> bool:
    """Whether a row is a label beside a list: the label heads them, as it would above them."""
    return isinstance(content[0], Bullet) and len(label) == 1 and not isinstance(label[0], Bullet | Picture | Row)


def as_columns(rows: Table, name: str) -> list[Block] | None:
    """The blocks of a table column by column, each in a stream of its own; None where its rows belong together.

    A table is a layout in columns where in one row two cells stand side by side that each hold headings of their own,
    or one that holds several beside a long one; where all cells that stand side by side begin with headings; or where
    a row of headings stands right above one of as many long cells. A column keeps its place in the grid over all rows;
    a row of one cell from the first column over most of the grid ends the columns above it.
    """
    if not (any(_is_layout(row) for row in rows) or _all_are_headed(rows) or _has_row_of_headings(rows)):
        return None
    width = max((cell.start + cell.span for row in rows for cell in row), default=0)
    found: list[Block] = []
    band: list[Cell] = []
    for row in rows:
        filled = [cell for cell in row if cell.content]
        if len(filled) == 1 and width > 1 and filled[0].span * 2 > width and not filled[0].start:
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
    if any(_lists_years(cell.content) for cell in row):
        return False
    headings = sorted(_headings(cell.content) for cell in row)
    lengths = sorted(sum(isinstance(b, Line) for b in walk(cell.content)) for cell in row)
    return (
        len(row) > 1 and lengths[-2] >= 4 and headings[-1] >= _SIDE_BY_SIDE and headings[-2] >= 1 and sum(headings) >= 3
    )


def _lists_years(cell: Content) -> bool:
    """Whether a cell holds short lines, most with a year: they date what stands beside them. Some may take two."""
    lines = [block for block in cell if isinstance(block, Line)]
    years = sum(bool(_YEAR.search(line.text)) for line in lines)
    short = all(len(line.text) <= _LONGEST_DATE for line in lines)
    return years > 1 and 2 * years > len(cell) and len(lines) == len(cell) and short


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


def _has_row_of_headings(rows: Table) -> bool:
    """Whether a row of one heading a cell stands right above a row of as many cells of several lines each."""
    usual = _usual(tuple(block for row in rows for cell in row for block in cell.content))
    filled = [row for row in ([cell for cell in row if cell.content] for row in rows) if row]
    for heads, texts in pairwise(filled):
        if len(heads) < _SIDE_BY_SIDE or [cell.start for cell in heads] != [cell.start for cell in texts]:
            continue
        single = all(
            len(cell.content) == 1 and isinstance(block := cell.content[0], Line) and _looks_like_heading(block, usual)
            for cell in heads
        )
        if single and all(cell.lines >= _LONG for cell in texts):
            return True
    return False


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
    if len(text) > 40 or not any(map(str.isalpha, text)) or any(map(str.isdigit, text)):
        return False
    styles = [run.style for run in line.runs if run.text.strip()]
    larger = (_size(line) or 0.0) > usual + 0.5
    capitals = text.isupper() and len(text) > 4
    return larger or ((line.gap or 0.0) > 5 and (capitals or all(style.bold or style.caps for style in styles)))


def _size(line: Line) -> float | None:
    return next((run.style.size for run in line.runs if run.text.strip()), None)


def _moved(cell: Iterable[Block], stream: str) -> Iterator[Block]:
    return (moved(block, stream) for block in cell)
