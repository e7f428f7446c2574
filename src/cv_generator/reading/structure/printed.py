"""One line as a reader sees it: in cells that stand side by side, with its place and its look."""

from __future__ import annotations

from dataclasses import field

from cv_generator.cv.dates import find_dates
from cv_generator.reading.regions.blocks import Run, Style
from cv_generator.reading.structure.line_look import LineLook
from cv_generator.values import once, value


@value(slots=False)
class Cell:
    """What stands between two tabs. `block` is the number of the block that it comes from."""

    runs: tuple[Run, ...]
    block: int

    @once
    def text(self) -> str:
        text = self.runs[0].text if len(self.runs) == 1 else "".join([run.text for run in self.runs])
        return " ".join(text.split())

    @once
    def style(self) -> Style:
        """The style of most of its characters."""
        if len(self.runs) == 1:
            return self.runs[0].style
        weights: dict[Style, int] = {}
        for run in self.runs:
            weights[run.style] = weights.get(run.style, 0) + len(run.text.strip())
        return max(weights, key=lambda style: weights[style]) if weights else Style()

    @once
    def href(self) -> str | None:
        return next((run.href for run in self.runs if run.href), None)


@value(slots=False)
class PrintedLine:
    """One line as a reader sees it. `level` is that of a declared heading, 0 for others; `row` numbers table rows.

    `also` are further blocks whose words were joined to it. `columns` are those of its cells in the grid of a table
    when the line was made; empty where none is known.
    """

    cells: tuple[Cell, ...]
    block: int
    stream: str
    bullet: bool = False
    depth: int = 0
    level: int = 0
    gap: float | None = None
    indent: float = 0.0
    row: int = 0
    column: int = 0
    starts_row: bool = False
    continues: bool = False
    also: tuple[int, ...] = ()
    columns: tuple[int, ...] = ()
    ruled: bool | None = None
    wraps: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    """The words at the ends of the lines on paper that were taken for this one."""

    @once
    def text(self) -> str:
        return self.cells[0].text if len(self.cells) == 1 else " ".join([cell.text for cell in self.cells])

    @once
    def style(self) -> Style:
        return self.cells[0].style if len(self.cells) == 1 else max(self.cells, key=lambda cell: len(cell.text)).style

    @once
    def look(self) -> LineLook:
        style = self.cells[0].style
        shouted = self.cells[0].text.isupper() and sum(c.isalpha() for c in self.cells[0].text) > 3
        return LineLook(
            style.size, style.bold, style.italic, style.color, style.caps or shouted, self.bullet, self.level
        )


def blocks_of(line: PrintedLine) -> tuple[int, ...]:
    """The numbers of all blocks that a line has words of."""
    return tuple(dict.fromkeys((line.block, *(cell.block for cell in line.cells), *line.also)))


def has_date(line: PrintedLine, characters: int = 200) -> bool:
    """Whether a date stands among the first characters of a line."""
    return bool(find_dates(line.text[:characters]))


def has_range(line: PrintedLine, characters: int = 200) -> bool:
    """Whether a range of dates stands among the first characters of a line."""
    return any(not date.range.is_single for date in find_dates(line.text[:characters]))


def dates_entry(line: PrintedLine) -> bool:
    """Whether a line without a marker has a range of dates near its beginning, as the first lines of entries have."""
    return not line.bullet and has_range(line, 120)
