"""Blocks as printed lines: one line after the other, each in cells that stand side by side.

Tabs, wide blanks and the cells of a table row all mean the same to a reader: here ends one thing and the next begins.
What stands in several lines of a paragraph is several lines; what stands in several lines of a bullet is one item.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

from cv_generator.cv.dates import find_dates, parse_date_range
from cv_generator.languages import word_set
from cv_generator.reading.regions.blocks import Block, Blocks, Bullet, Heading, Line, Picture, Row, Run, Style
from cv_generator.reading.structure.line_look import LineLook
from cv_generator.reading.words.language_names import is_level
from cv_generator.reading.words.text import clean

_GAP = re.compile(
    r"(?=[\t \u00a0_=.…—–-])(?:"
    r"\t+|[ \u00a0]{3,}|[ \u00a0]*(?:[_=]{4,}|\.{5,}|…{2,}|[.…]*…[.…]+|[—–-]{5,}|(?:\. ){4,})[.… \u00a0]*)"
)
"""Where one thing ends and the next begins: tabs, wide blanks, and the dots and rules that are typed between them."""
_BLANKS = re.compile(r"\s+")
_ORNAMENT = re.compile(r"[—―─═_~*·•=\u2190-\u21ff]{1,60}")
"""Rules, arrows and flourishes that were typed; a single short dash may stand for a word that is missing."""
_ICON = re.compile(
    "[\ue000-\uf8ff\U000f0000-\U0010ffff\u2600-\u2712\u2715-\u2738\u2740-\u2793\u2b1b\u2b1c\u2b50\u2b55\U0001f000-\U0001faff"
    "\u2302\u260e\u231a-\u231b\u23e9-\u23fa]+(?:[\ufe0f\u200d]+[\u2600-\u27bf\U0001f000-\U0001faff]*)*"
)
"""Icons and emoji: they stand for labels or are ornaments, and part what stands beside them. Ticks mark items."""


@dataclass(frozen=True)
class Cell:
    """What stands between two tabs. `block` is the number of the block that it comes from."""

    runs: tuple[Run, ...]
    block: int

    @cached_property
    def text(self) -> str:
        text = self.runs[0].text if len(self.runs) == 1 else "".join([run.text for run in self.runs])
        return _BLANKS.sub(" ", text).strip()

    @cached_property
    def style(self) -> Style:
        """The style of most of its characters."""
        if len(self.runs) == 1:
            return self.runs[0].style
        weights: dict[Style, int] = {}
        for run in self.runs:
            weights[run.style] = weights.get(run.style, 0) + len(run.text.strip())
        return max(weights, key=lambda style: weights[style]) if weights else Style()

    @cached_property
    def href(self) -> str | None:
        return next((run.href for run in self.runs if run.href), None)


@dataclass(frozen=True)
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
    wraps: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    """The words at the ends of the lines on paper that were taken for this one."""

    @cached_property
    def text(self) -> str:
        return self.cells[0].text if len(self.cells) == 1 else " ".join([cell.text for cell in self.cells])

    @cached_property
    def style(self) -> Style:
        return self.cells[0].style if len(self.cells) == 1 else max(self.cells, key=lambda cell: len(cell.text)).style

    @cached_property
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


def printed_lines(blocks: Blocks) -> list[PrintedLine]:
    """All lines of a document in the order of reading. Pictures are left out."""
    lines = [_with_colon_at_label(line) for line in _Printer().lines(blocks.blocks)]
    return _with_whole_items(
        [item for line in _with_glued_markers(_with_whole_dates(lines)) for item in _items_of(line)]
    )


def _items_of(line: PrintedLine) -> Iterator[PrintedLine]:
    """The items that a bullet holds: further ones were typed or pasted behind it, each behind the end of a sentence."""
    text = line.cells[0].text
    starts = [m.end() for m in _INNER_BULLET.finditer(text)] if line.bullet and len(line.cells) == 1 else []
    if not starts:
        yield line
        return
    style, block = line.cells[0].style, line.cells[0].block
    for start, end in pairwise([0, *starts, len(text) + 1]):
        piece = text[start:end].rstrip(_BULLETS + " ")
        yield replace(line, cells=(Cell((Run(piece, style),), block),), wraps=(), continues=start > 0)


_BULLETS = "•●▪"
_INNER_BULLET = re.compile(rf"(?<=[.;]) [{_BULLETS}] ?(?=[^\W\d_a-z])")


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


_GLUED = re.compile(r"(?:([-–—])(?=[^\W\d_]{2})|([.<>=~^\\](?= ?[^\W\d_])|\*(?= ?\w)) ?)")
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
        len(above.text.rpartition(" ")[2]) > 1 and _ends_open(above.text)
        and above.cells[-1].style == line.style and above.row == line.row and above.column == line.column
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
    is_open = above.text.count("(") > above.text.count(")") or _ends_open(above.text)
    return is_open or (line.text[:1] == "(" and line.text[-1:] == ")")


_LEADING = 4.0
"""Points of white space beyond which a line begins something new."""


def _ends_open(text: str) -> bool:
    last = text.rpartition(" ")[2]
    return last.islower() and last in word_set("grammar", "sentence words")


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
    if not is_open or (len(second.text) > 20 and year is None):
        return None
    for joint in ("", " "):
        found = parse_date_range(f"{first.text}{joint}{year[0] if year else second.text}")
        if found and not found.is_single and (found.end or second.text.isalpha()):
            return Cell((*first.runs, Run(joint), *second.runs), first.block)
    return None


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
        for runs in [_unbroken(block.runs)] if whole else _broken(block.runs):
            if cells := tuple(self._cells(runs, whole=bool(whole))):
                yield PrintedLine(
                    cells, self._block, block.stream, bullet, depth, level, block.gap if first else 0.0, block.indent,
                    continues=not first, wraps=block.wraps,
                )  # fmt: skip
                first = False

    def _cells(self, runs: tuple[Run, ...], *, whole: bool = False) -> Iterator[Cell]:
        current: list[Run] = []
        for raw in runs:
            run = raw if raw.text.isascii() else _with_text(raw, _ICON.sub(" " if whole else "\t", raw.text))
            at = 0
            for gap in _GAP.finditer(run.text):
                current.append(replace(run, text=run.text[at : gap.start()]))
                yield from self._cell(current)
                current, at = [], gap.end()
            current.append(replace(run, text=run.text[at:]) if at else run)
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
            yield from _side_by_side(filled)


def _side_by_side(columns: list[list[PrintedLine]]) -> Iterator[PrintedLine]:
    """Short cells stand beside the first line of the long one; several long cells follow each other."""
    columns = [_joined_years(lines) for lines in columns]
    if paired := _beside_dates(columns) or _beside_labels(columns):
        yield from paired
        return
    columns = [_joined_date(lines) for lines in columns]
    long = [lines for lines in columns if len(lines) > 1]
    narrow = columns[0] if len(columns[0]) <= 3 and all(len(line.text) < 40 for line in columns[0]) else None
    if len(long) <= 1 or (len(long) == 2 and narrow is not None and narrow is long[0] and _is_date(narrow[0])):
        head = replace(columns[-1][0] if len(columns) > 1 else columns[0][0])
        cells = tuple(cell for lines in columns for cell in lines[0].cells)
        placed = tuple(at for lines in columns for at in lines[0].columns)
        kind = max((lines[0] for lines in columns), key=lambda line: len(line.text))
        yield replace(
            head, cells=cells, block=columns[0][0].block, bullet=kind.bullet, level=0, starts_row=True, column=0,
            columns=placed,
        )  # fmt: skip
        for lines in columns:
            yield from lines[1:]
        return
    for index, lines in enumerate(columns):
        yield replace(lines[0], starts_row=index == 0)
        yield from lines[1:]


def _beside_dates(columns: list[list[PrintedLine]]) -> list[PrintedLine]:
    """A cell of dates beside one of as many texts, row by row; empty where they are something else.

    Texts of several lines are told by the white space above each.
    """
    if len(columns) != 2:
        return []
    dates = _whole_dates(columns[0])
    starts = _starts_of(columns[1], len(dates)) if len(dates) > 1 and all(map(_is_date, dates)) else []
    paired: list[PrintedLine] = []
    for at, line in enumerate(columns[1]):
        date = dates[starts.index(at)] if at in starts else None
        paired.append(_behind(date, line) if date else line)
    return paired if starts else []


def _beside_labels(columns: list[list[PrintedLine]]) -> list[PrintedLine]:
    """A cell of labels beside one of as many values, or one of names beside one of as many levels, row by row."""
    if len(columns) != 2 or len(columns[0]) < 2 or len(columns[0]) != len(columns[1]):
        return []
    names, values = columns
    if any(len(line.cells) > 1 or line.bullet for line in (*names, *values)):
        return []
    labelled = all(line.text.endswith(":") for line in names)
    levels = all(len(line.text) < _LONGEST_LEVEL and is_level(line.text) for line in values)
    paired = zip(names, values, strict=True) if labelled or (levels and not any(map(_is_date, names))) else ()
    return [_behind(name, value) for name, value in paired]


_LONGEST_LEVEL = 30


def _behind(date: PrintedLine, line: PrintedLine) -> PrintedLine:
    return replace(line, cells=(*date.cells, *line.cells), block=date.block, also=date.also, starts_row=True)


def _whole_dates(lines: list[PrintedLine]) -> list[PrintedLine]:
    found: list[PrintedLine] = []
    while lines:
        first, *lines = _joined_date(lines)
        found.append(first)
    return found


def _starts_of(lines: list[PrintedLine], count: int) -> list[int]:
    """The indices of the lines that begin `count` texts, which stand farther apart than their lines; else empty."""
    if len(lines) == count:
        return list(range(count))
    for apart in sorted({line.gap or 0.0 for line in lines[1:]}, reverse=True):
        starts = [at for at, line in enumerate(lines) if not at or (line.gap or 0.0) >= apart]
        if len(starts) >= count:
            return starts if len(starts) == count else []
    return []


def _joined_date(lines: list[PrintedLine]) -> list[PrintedLine]:
    """`08/2016 –` above `07/2018` is one date, and so is `2016-08 – 2018-` above `07`; what follows stays."""
    for count in (3, 2):
        head = lines[:count]
        if len(head) < count or any(len(line.text) > _LONGEST_DATE for line in head):
            continue
        for joint in ("", " "):
            found = parse_date_range(joint.join(line.text for line in head))
            if found and not found.is_single:
                blank = (Run(joint),) if joint else ()
                runs = tuple(run for line in head for cell in line.cells for run in (*cell.runs, *blank))
                cells = (Cell(runs, head[0].block),)
                return [replace(head[0], cells=cells, also=tuple(line.block for line in head[1:])), *lines[count:]]
    return lines


def _joined_years(lines: list[PrintedLine]) -> list[PrintedLine]:
    """A cell of two dates of which the later stands below is one range; lists of dates begin with the latest."""
    begun = parse_date_range(lines[0].text) if len(lines) == 2 else None
    if begun is None or not begun.is_single or any(len(line.text) > _LONGEST_DATE for line in lines):
        return lines
    ended = parse_date_range(lines[1].text)
    joined = parse_date_range(f"{begun} – {ended or lines[1].text}") if ended is None or ended.is_single else None
    if joined is None or joined.is_single:
        return lines
    runs = [run for line in lines for cell in line.cells for run in cell.runs]
    at = len(runs) - sum(len(cell.runs) for cell in lines[1].cells)
    cells = (Cell((*runs[:at], Run(" – "), *runs[at:]), lines[0].block),)
    return [replace(lines[0], cells=cells, also=(*lines[0].also, *blocks_of(lines[1])))]


_LONGEST_DATE = 25


def _is_date(line: PrintedLine) -> bool:
    return parse_date_range(line.text) is not None


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
    return run if run.text == text else replace(run, text=text)
