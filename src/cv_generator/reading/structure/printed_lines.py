"""Blocks as printed lines: one line after the other, each in cells that stand side by side.

Tabs, wide blanks and the cells of a table row all mean the same to a reader: here ends one thing and the next begins.
What stands in several lines of a paragraph is several lines; what stands in several lines of a bullet is one item,
unless a line begins a text of its own (`broken_items`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from cv_generator.cv.dates import find_dates, parse_date_range
from cv_generator.languages import word_set
from cv_generator.reading.regions.blocks import Block, Blocks, Bullet, Heading, Line, Picture, Row, Run
from cv_generator.reading.structure.broken_items import ends_open, texts_of_item
from cv_generator.reading.structure.printed import Cell, PrintedLine
from cv_generator.reading.structure.side_by_side import side_by_side
from cv_generator.reading.words.text import clean

_GAP = re.compile(
    r"(?=\t|[ \u00a0_=.…—–-]{2})(?:"
    r"\t+|[ \u00a0]{3,}|[ \u00a0]*(?:[_=]{4,}|\.{5,}|…{2,}|[.…]*…[.…]+|[—–-]{5,}|(?:\. ){4,})[.… \u00a0]*)"
)
"""Where one thing ends and the next begins: tabs, wide blanks, and the dots and rules that are typed between them."""
_MAY_PART = re.compile(r"[\t \u00a0_=.…—–-](?:(?<=\t)|[ \u00a0_=.…—–-])")
"""With which each of these begins. Few texts hold that, and whether one does is told in a fraction of the time."""
_ORNAMENT = re.compile(r"[—―─═_~*·•=\u2190-\u21ff]{1,60}|[/|\\<>«»‹›#+.,'{}@]{1,4}")
"""Rules, arrows and flourishes that were typed, as are signs alone before a heading (`// PROFILE`).

A single short dash may stand for a word that is missing.
"""
_ICON = re.compile(
    "[\ue000-\uf8ff\U000f0000-\U0010ffff\u2600-\u2712\u2715-\u2738\u2740-\u2793\u2b1b\u2b1c\u2b50\u2b55\U0001f000-\U0001faff"
    "\u2302\u260e\u231a-\u231b\u23e9-\u23fa]+(?:[\ufe0f\u200d]+[\u2600-\u27bf\U0001f000-\U0001faff]*)*"
)
"""Icons and emoji: they stand for labels or are ornaments, and part what stands beside them. Ticks mark items."""


def printed_lines(blocks: Blocks) -> list[PrintedLine]:
    """All lines of a document in the order of reading. Pictures are left out."""
    lines = [_with_colon_at_label(line) for line in _Printer().lines(blocks.blocks)]
    return _with_whole_items(
        [item for line in _with_glued_markers(_with_whole_dates(lines)) for item in _items_of(line)]
    )


def _items_of(line: PrintedLine) -> Iterator[PrintedLine]:
    """The items that a bullet holds: further ones were typed or pasted behind it, each behind the end of a sentence.

    So are those of a paragraph that sets bullets between long texts; short ones are a list of names.
    """
    text = line.cells[0].text
    starts = [m.end() for m in _INNER_BULLET.finditer(text)] if line.bullet and len(line.cells) == 1 else []
    if not starts and len(line.cells) == 1 and len(text) > _PARTED * _LONG_ITEM:
        parted = [m.end() for m in _PARTING_BULLET.finditer(text)]
        starts = parted if len(parted) >= _PARTED and len(text) > _LONG_ITEM * (len(parted) + 1) else []
    if not starts:
        yield line
        return
    style, block = line.cells[0].style, line.cells[0].block
    for start, end in pairwise([0, *starts, len(text) + 1]):
        piece = text[start:end].rstrip(_BULLETS + " ")
        is_item = line.bullet or start > 0
        yield replace(line, cells=(Cell((Run(piece, style),), block),), bullet=is_item, wraps=(), continues=start > 0)


_BULLETS = "•●▪"
_INNER_BULLET = re.compile(rf"(?<=[.;]) [{_BULLETS}] ?(?=[^\W\d_a-z])")
_PARTING_BULLET = re.compile(rf" [{_BULLETS}] (?=\w)")
_PARTED, _LONG_ITEM = 3, 30
"""So many bullets part a paragraph into texts of more letters than this."""


def _with_colon_at_label(line: PrintedLine) -> PrintedLine:
    """`Name` and `: Ada` in two columns as the label `Name:` and what stands behind it; so is `:` in a column alone."""
    if len(line.cells) < 2 or not any(cell.text[0] == ":" for cell in line.cells[1:]):
        return line
    cells: list[Cell] = [line.cells[0]]
    for cell in line.cells[1:]:
        if cell.text[0] != ":":
            cells.append(cell)
            continue
        cells[-1] = replace(cells[-1], runs=(*cells[-1].runs, Run(":", cells[-1].runs[-1].style)))
        if len(cell.text) > 1:
            at = next(at for at, run in enumerate(cell.runs) if run.text.strip())
            bare = replace(cell.runs[at], text=cell.runs[at].text.lstrip()[1:].lstrip())
            cells.append(replace(cell, runs=tuple(run for run in (bare, *cell.runs[at + 1 :]) if run.text)))
    return replace(line, cells=tuple(cells))


def _with_glued_markers(lines: list[PrintedLine]) -> list[PrintedLine]:
    """Lines that begin with a dash right before a word, or with another sign, are items where several of a stream do.

    Of other signs than a dash they need to be more, and stand at one indent too.
    """
    marked = {at: found for at, line in enumerate(lines) if not line.bullet and (found := _GLUED.match(line.text))}
    if len(marked) < _ITEMS:
        return lines
    kinds = {at: (lines[at].stream, lines[at].indent, found[2]) for at, found in marked.items()}
    places = Counter(kind for kind, _ in {(kind, lines[at].text.partition(" ")[0]) for at, kind in kinds.items()})
    return [
        _as_item(line) if at in kinds and places[kinds[at]] >= (_ITEMS_OF_SIGNS if kinds[at][2] else _ITEMS) else line
        for at, line in enumerate(lines)
    ]


_GLUED = re.compile(r"(?:([-–—])(?=[^\W\d_]{2})|([.<>=~^°\\](?= ?[^\W\d_])|\*(?= ?\w)) ?)")
_ITEMS = 2
_ITEMS_OF_SIGNS = 3


def _as_item(line: PrintedLine) -> PrintedLine:
    first, *others = line.cells[0].runs
    bare = replace(first, text=_GLUED.sub("", first.text.lstrip(), count=1))
    return replace(line, bullet=True, cells=(Cell((bare, *others), line.cells[0].block), *line.cells[1:]))


def _with_whole_items(lines: list[PrintedLine]) -> list[PrintedLine]:
    """What was broken by hand is one: an item whose rest has a bullet of its own, a title that ends in `and`."""
    kept: list[PrintedLine] = []
    for line in lines:
        above = kept[-1] if kept else None
        if above is not None and (
            _is_rest_of_item(above, line) or _is_rest_of_phrase(above, line) or _is_hung_rest(above, line)
        ):
            first, second = above.cells[-1], line.cells[0]
            joined = Cell((*first.runs, Run(" "), *second.runs), first.block)
            kept[-1] = replace(above, cells=(*above.cells[:-1], joined), also=(*above.also, line.block, *line.also))
        else:
            kept.append(line)
    return kept


def _is_rest_of_phrase(above: PrintedLine, line: PrintedLine) -> bool:
    """Whether a line without a bullet ends with a word that must go on, and the next is in its type."""
    if above.bullet or line.bullet or line.level or len(line.cells) > 1 or above.stream != line.stream:
        return False
    return (
        ((len(above.text.rpartition(" ")[2]) > 1 and ends_open(above.text)) or _goes_on_small(above, line))
        and above.cells[-1].style == line.style and above.row == line.row and above.column == line.column
    )  # fmt: skip


def _goes_on_small(above: PrintedLine, line: PrintedLine) -> bool:
    """Whether a line below a date and its text begins with a small word that goes on: `in der Fertigung`."""
    first = line.text.partition(" ")[0]
    small = word_set("grammar", "sentence words") | word_set("grammar", "place words")
    return (
        len(above.cells) > 1 and first.islower() and first in small and above.text[-1:].isalnum()
        and bool(find_dates(above.cells[0].text)) and not find_dates(line.text)
    )  # fmt: skip


def _is_rest_of_item(above: PrintedLine, line: PrintedLine) -> bool:
    """Whether an item begins in small letters with a word that goes on, or the one above ends with such a word."""
    if not (above.bullet and line.bullet and above.depth == line.depth and above.stream == line.stream):
        return False
    if len(line.cells) > 1 or not above.text[:1].isupper() or not line.text[:1].islower():
        return False
    small = word_set("grammar", "sentence words") | word_set("grammar", "place words")
    last, first = above.text.rpartition(" ")[2].casefold(), line.text.partition(" ")[0].casefold()
    return last in small or first in small or (last.endswith("-") and len(last) > 2)


def _is_hung_rest(above: PrintedLine, line: PrintedLine) -> bool:
    """Whether a line without a bullet, not set in behind the item above, goes on with what that left open.

    An item is open within a bracket, or where it ends in a word that must go on; a bracket right below goes on too.
    """
    if not above.bullet or line.bullet or line.level or len(line.cells) > 1 or above.stream != line.stream:
        return False
    if line.indent > above.indent or (line.gap or 0.0) > _LEADING or above.cells[-1].style != line.style:
        return False
    if find_dates(line.text):
        return False
    is_open = above.text.count("(") > above.text.count(")") or ends_open(above.text)
    return is_open or (line.text[:1] == "(" and line.text[-1:] == ")")


_LEADING = 4.0
"""Points of white space beyond which a line begins something new."""


def _with_whole_dates(lines: list[PrintedLine]) -> list[PrintedLine]:
    """`2012-10 – 2016-` in the first cell of a line and `09` in that of the next are one date."""
    kept: list[PrintedLine] = []
    for line in lines:
        above = kept[-1] if kept else None
        if above is not None and len(above.cells) > 1 and (joined := _continued_date(above.cells[0], line.cells[0])):
            kept[-1] = replace(above, cells=(joined, *above.cells[1:]), also=(*above.also, line.block))
            if len(line.cells) > 1:
                kept.append(replace(line, cells=line.cells[1:], starts_row=False))
        else:
            kept.append(line)
    return kept


def _continued_date(first: Cell, second: Cell) -> Cell | None:
    year = _YEAR_ALONE.match(second.text)
    is_open = first.text.endswith(("-", "–", "—", "/", ".")) or (_MONTH_LAST.search(first.text) and year)
    if not is_open or (len(second.text) > 20 and year is None) or _BEGINS_RANGE.search(second.text):
        return None
    for joint in ("", " "):
        found = parse_date_range(f"{first.text}{joint}{year[0] if year else second.text}")
        if found and not found.is_single and (found.end or second.text.isalpha()):
            return Cell((*first.runs, Run(joint), *second.runs), first.block)
    return None


_BEGINS_RANGE = re.compile(r"\d\s*[-–—]$")
"""`2021 –`, of another entry"""
_MONTH_LAST = re.compile(r"[-–—]\s*[^\W\d_]{3,9}\.?$")
_YEAR_ALONE = re.compile(r"(?:19|20)\d\d(?= \([^()\d]{2,30}\)$|$)")
"""`2025` and `2025 (expected)`"""


class _Printer:
    """Counts blocks in the order of `blocks.walk`, and rows."""

    def __init__(self) -> None:
        self._block = -1
        self._row = 0

    def lines(self, blocks: tuple[Block, ...]) -> Iterator[PrintedLine]:
        for block in blocks:
            if isinstance(block, Row):
                yield from self._rowed(block)
                continue
            self._block += 1
            if not isinstance(block, Picture):
                yield from self._lines(block)

    def _lines(self, block: Line) -> Iterator[PrintedLine]:
        bullet = isinstance(block, Bullet)
        depth = block.depth if isinstance(block, Bullet) else 0
        level = max(block.level, 1) if isinstance(block, Heading) else 0
        whole = bullet or level
        first = True
        for runs, is_item in texts_of_item(list(_broken(block.runs))) if bullet else _texts_of(block):
            if cells := tuple(self._cells(runs, whole=bool(whole))):
                yield PrintedLine(
                    cells, self._block, block.stream, is_item, depth, level, block.gap if first else 0.0, block.indent,
                    continues=not first, ruled=block.ruled, wraps=block.wraps,
                )  # fmt: skip
                first = False

    def _cells(self, runs: tuple[Run, ...], *, whole: bool = False) -> Iterator[Cell]:
        current: list[Run] = []
        for raw in runs:
            run = raw if raw.text.isascii() else _with_text(raw, _ICON.sub(" " if whole else "\t", raw.text))
            at = 0
            for gap in _GAP.finditer(run.text) if _MAY_PART.search(run.text) else ():
                current.append(_with_text(run, run.text[at : gap.start()]))
                yield from self._cell(current)
                current, at = [], gap.end()
            current.append(_with_text(run, run.text[at:]) if at else run)
        yield from self._cell(current)

    def _cell(self, runs: list[Run]) -> Iterator[Cell]:
        kept = tuple(run for run in runs if run.text)
        if kept and (cell := Cell(kept, self._block)).text and not _ORNAMENT.fullmatch(cell.text):
            yield cell

    def _rowed(self, row: Row) -> Iterator[PrintedLine]:
        self._row += 1
        number = self._row
        columns = [list(self.lines(cell)) for cell in row.cells]
        places: list[tuple[int, ...]] = [(at,) for at in row.columns] or [()] * len(columns)
        columns = [
            [replace(line, row=number, column=index, columns=place * len(line.cells)) for line in lines]
            for index, (place, lines) in enumerate(zip(places, columns, strict=True))
        ]
        filled = [lines for lines in columns if lines]
        if filled:
            yield from side_by_side(filled)


def _texts_of(block: Line) -> Iterator[tuple[tuple[Run, ...], bool]]:
    """A heading in one line, any other paragraph in its lines; none is an item."""
    lines = [_unbroken(block.runs)] if isinstance(block, Heading) else _broken(block.runs)
    return ((runs, False) for runs in lines)


def _unbroken(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    return tuple(_with_text(run, clean(run.text).replace("\n", " ")) for run in runs)


def _broken(runs: tuple[Run, ...]) -> Iterator[tuple[Run, ...]]:
    current: list[Run] = []
    for run in runs:
        first, *others = clean(run.text).split("\n")
        current.append(_with_text(run, first))
        for other in others:
            yield tuple(current)
            current = [_with_text(run, other)]
    yield tuple(current)


def _with_text(run: Run, text: str) -> Run:
    return run if run.text == text else Run(text, run.style, run.href)
