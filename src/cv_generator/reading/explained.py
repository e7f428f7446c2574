"""A reading laid open: the regions of a document in their order, each line with its notes and with where it went."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cv_generator.reading.draft import Draft
from cv_generator.reading.explanation import Explanation, Note, Went
from cv_generator.reading.regions.blocks import Block, Blocks, Bullet, Heading, Line, Picture, Place, Row


@dataclass(frozen=True, slots=True)
class ExplainedLine:
    """A block of text. `look` says how it is set, `notes` what it was taken for, `left` its words in no field."""

    number: int
    kind: str
    text: str
    look: str
    gap: float | None
    indent: float
    places: tuple[Place, ...]
    notes: tuple[Note, ...]
    remarks: tuple[str, ...]
    went: tuple[Went, ...]
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """Lines of one stream that follow each other, or a row: then `cells` are the lines of each cell."""

    stream: str
    lines: tuple[ExplainedLine, ...] = ()
    cells: tuple[tuple[ExplainedLine, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Explained:
    """All of one reading. `pages` are widths and heights in points, empty where the format knows none."""

    format: str
    name: str
    language: str
    words: int
    pages: tuple[tuple[float, float], ...]
    regions: tuple[Region, ...]
    unplaced: tuple[str, ...]

    def lines(self) -> Iterator[ExplainedLine]:
        """Every line, in the order of reading."""
        for region in self.regions:
            yield from region.lines
            for cell in region.cells:
                yield from cell


def laid_open(draft: Draft, blocks: Blocks | None, explanation: Explanation) -> Explained:
    """The reading of a document with looks; of a file whose members have names there are no regions to show."""
    regions = tuple(_Regions(explanation).of(blocks.blocks)) if blocks else ()
    pages = blocks.pages if blocks else ()
    cv = draft.cv
    return Explained(draft.format, cv.full_name, cv.language, draft.words, pages, regions, draft.unplaced_text)


class _Regions:
    """Counts blocks in the order of `blocks.walk`."""

    def __init__(self, explanation: Explanation) -> None:
        self._explanation = explanation
        self._number = -1

    def of(self, blocks: tuple[Block, ...]) -> Iterator[Region]:
        lines: list[ExplainedLine] = []
        stream = ""
        for block in blocks:
            if lines and (isinstance(block, Row) or block.stream != stream):
                yield Region(stream, tuple(lines))
                lines = []
            stream = block.stream
            if isinstance(block, Row):
                yield Region(stream, cells=tuple(tuple(self._inner(cell)) for cell in block.cells))
            else:
                lines.extend(self._line(block))
        if lines:
            yield Region(stream, tuple(lines))

    def _inner(self, cell: tuple[Block, ...]) -> Iterator[ExplainedLine]:
        for block in cell:
            if isinstance(block, Row):
                for inner in block.cells:
                    yield from self._inner(inner)
            else:
                yield from self._line(block)

    def _line(self, block: Line | Picture) -> Iterator[ExplainedLine]:
        self._number += 1
        if isinstance(block, Picture):
            return
        told, number = self._explanation, self._number
        yield ExplainedLine(
            number, _kind(block), block.text, _look(block), block.gap, block.indent, block.places,
            tuple(told.notes.get(number, ())), tuple(told.remarks.get(number, ())),
            tuple(told.went.get(number, ())), tuple(told.left.get(number, ())),
        )  # fmt: skip


def _kind(block: Line) -> str:
    if isinstance(block, Heading):
        return f"declared heading, level {block.level}"
    return f"list item, level {block.depth + 1}" if isinstance(block, Bullet) else "line"


def _look(block: Line) -> str:
    """How most of a line is set: `11 pt bold #1f3864`."""
    runs = [run for run in block.runs if run.text.strip()]
    if not runs:
        return ""
    style = max(runs, key=lambda run: len(run.text)).style
    told = [f"{style.size:g} pt"] if style.size else []
    told += [name for name in ("bold", "italic", "caps") if getattr(style, name)]
    return " ".join([*told, *([f"#{style.color}"] if style.color else [])])
