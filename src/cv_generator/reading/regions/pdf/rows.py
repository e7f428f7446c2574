"""One column of text -> blocks: rows of label and text, lines with a date at their right end, paragraphs, bullets."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median

from cv_generator.languages import Pattern
from cv_generator.reading.regions.blocks import Block, Bullet, Line, Row
from cv_generator.reading.regions.pdf.beside import beside_sections
from cv_generator.reading.regions.pdf.columns import (
    Band,
    Gutter,
    Lines,
    are_rows,
    begins_row,
    first_line_beside,
    gutters,
    is_beside,
)
from cv_generator.reading.regions.pdf.columns_in_rows import column_edges, in_columns
from cv_generator.reading.regions.pdf.dates import BROKEN_RANGE, DATE, RANGE_END, ends_range, is_date, is_date_text
from cv_generator.reading.regions.pdf.leadings import Hyphens, Leadings
from cv_generator.reading.regions.pdf.level_dates import ends_open, year_stacks
from cv_generator.reading.regions.pdf.lines import PrintedLine, printed_lines
from cv_generator.reading.regions.pdf.paragraphs import Edges, Paragraph, paragraphs
from cv_generator.reading.regions.pdf.ruled import around_tables
from cv_generator.reading.regions.pdf.words import Piece
from cv_generator.reading.regions.pdf.zones import with_asides, zones

_OPEN_END = Pattern(r"(?:[-–—/]|\b(?:{open}))\s*$", re.IGNORECASE, name="dates")
_ELSEWHERE = 20.0  # points between gutters that are not one
_LARGER = 1.15  # times the size of most labels: headings
_BLOCK, _DATED = 2.0, 2  # of the size: lines of one label; how many of these, and at least one in so many, have dates
_ROWS = 4  # that a page has at least at a gutter of its own


@dataclass(slots=True)
class _Cells:
    """A row: a label at the left and the lines beside it."""

    label: list[Piece]
    content: list[Piece]


def column_blocks(pieces: Sequence[Piece], stream: str, leadings: Leadings, width: float = 0.0) -> list[Block]:
    """The blocks of one stream, over all its pages.

    `width` is that of the page where the stream has it for itself: its margins are taken as even.
    """
    blocks: list[Block] = []
    for plain, table in around_tables(pieces):
        for part in beside_sections(plain):
            for pieces_of, gutter in _with_gutters(part.pieces):
                blocks.extend(_blocks_of(pieces_of, gutter, stream, leadings, 0.0 if part.is_beside else width))
        for row in table:
            cells = tuple(tuple(_flow(cell, stream, leadings, inside=True)) for cell in row)
            places = tuple(cell[0].cell[2] if cell[0].cell else 0 for cell in row)
            blocks.append(Row(cells=cells, stream=stream, columns=places))
    return blocks


def _with_gutters(pieces: Sequence[Piece]) -> list[tuple[Sequence[Piece], Gutter | None]]:
    """The gutter of the rows of a stream; page by page where a page has its rows beside one of its own."""
    whole = _row_gutter(pieces)
    pages = [list(group) for _, group in groupby(sorted(pieces, key=lambda p: p.page), key=lambda p: p.page)]
    if len(pages) > 1:
        own = [_row_gutter(page) for page in pages]
        if any(_is_elsewhere(gutter, whole) for gutter in own):
            return list(zip(pages, own, strict=True))
    return [(pieces, whole)]


def _is_elsewhere(own: Gutter | None, whole: Gutter | None) -> bool:
    """Whether a page has rows at a gutter of its own, and hardly any at that of all pages."""
    if own is None or len(own.left) < _ROWS:
        return False
    if whole is None:
        return True
    page = own.left[0].page
    labels = [piece for band in whole.bands if band.right for piece in band.left if piece.page == page]
    return abs(own.x - whole.x) > _ELSEWHERE and len(labels) < len(own.left) / 2


def _blocks_of(
    pieces: Sequence[Piece], gutter: Gutter | None, stream: str, leadings: Leadings, width: float
) -> list[Block]:
    """The blocks of a stream, or of a part of one."""
    if gutter is None:
        return list(_flow(pieces, stream, leadings, width=width))
    blocks: list[Block] = []
    widest = max(label.x1 - label.x0 for label in gutter.left) if _end_at_one_edge(gutter.left) else 0.0
    stacks = year_stacks(gutter.left)
    items = [
        item
        for part in _in_order(gutter)
        for item in ([part] if isinstance(part, Piece) else _rows_of(part, widest, stacks))
    ]
    for are_rows_of_table, group in groupby(items, key=lambda item: isinstance(item, _Cells)):
        if are_rows_of_table:
            rows = [item for item in group if isinstance(item, _Cells)]
            edges = column_edges([row.content for row in rows])
            for row in rows:
                blocks.extend(_row(row, stream, leadings, gutter, edges))
        else:
            plain = [item for item in group if isinstance(item, Piece)]
            blocks.extend(_flow(plain, stream, leadings, gutter, width=width))
    return blocks


def _row_gutter(pieces: Sequence[Piece]) -> Gutter | None:
    """The gutter right of labels or dates that begin rows."""
    width = max(p.x1 for p in pieces) - min(p.x0 for p in pieces)
    for gutter in gutters(pieces)[:6]:
        left, right = gutter.left, gutter.right
        paired = [band for band in gutter.bands if band.left and band.right]
        if len(left) < 2 or len(left) > 1.2 * len(right) or not paired:
            continue
        widest = 0.55 if _end_at_one_edge(left) else 0.45
        large = _LARGER * median(piece.size for piece in left)
        usual = [piece for piece in left if piece.size < large]
        if max(piece.x1 for piece in usual) - min(piece.x0 for piece in usual) > widest * width:
            continue
        labels = [piece for band in paired for piece in band.left]
        texts = [piece for band in paired for piece in band.right]
        beside = Lines.of(texts)
        if sum(begins_row(label, beside) for label in labels) >= 2 and are_rows(labels, texts):
            return gutter
    return None


def _end_at_one_edge(labels: Sequence[Piece]) -> bool:
    """Whether labels are set flush right, as those of the Europass are, which hardly any text is."""
    edge = max(label.x1 for label in labels)
    flush = [label for label in labels if edge - label.x1 < 1.5]
    return len(flush) >= 0.8 * len(labels) and len({round(label.x0 / 3) for label in flush}) > 2


def _flush_edge(gutter: Gutter | None) -> float | None:
    """Where labels that are set flush right end."""
    labels = gutter.left if gutter is not None else []
    return max(label.x1 for label in labels) if labels and _end_at_one_edge(labels) else None


def _in_order(gutter: Gutter) -> list[Piece | Band]:
    """Crossing lines and the bands between them, from top to bottom."""
    parts: list[tuple[float, Piece | Band]] = [(p.base, p) for p in gutter.crossing]
    parts.extend((min(p.base for p in (*band.left, *band.right)), band) for band in gutter.bands)
    return [part for _, part in sorted(parts, key=lambda pair: pair[0])]


def _rows_of(band: Band, widest: float, stacks: Collection[int]) -> Iterator[Piece | _Cells]:
    """The rows of a band. Labels that stand alone, such as headings, and texts without a label come as they are.

    `widest` is the width of the column of labels where they are set flush right, which are hardly broken by hand.
    `stacks` are the ids of labels that end the range of the one above them.
    """
    labels = sorted(band.left, key=lambda p: (p.base, p.x0))
    texts = sorted(band.right, key=lambda p: (p.base, p.x0))
    for label in labels:
        base = first_line_beside(label, texts, labels)
        if base is not None and not any(
            near is not label and abs(near.base - label.base) < 1.7 * label.size for near in labels
        ):
            label.move_to(label.page, base - label.base)
    groups: list[list[Piece]] = []
    whole = _whole_labels(labels)
    for label in labels:
        above = groups[-1][-1] if groups else None
        if above is not None and (
            whole.get(id(label), -1) == whole.get(id(above), -2)
            or (
                not _heads_rows(above, label, texts, labels)
                and (id(label) in stacks or _continues_label(above, label, texts, widest))
            )
        ):
            groups[-1].append(label)
        else:
            groups.append([label])
    if not groups:
        yield from texts
        return
    yield from (text for text in texts if _above(text, groups[0][0]))
    for index, group in enumerate(groups):
        following = groups[index + 1][0] if index + 1 < len(groups) else None
        content = [t for t in texts if not _above(t, group[0]) and (following is None or _above(t, following))]
        if content:
            yield _Cells(group, content)
        else:
            yield from group


def _whole_labels(labels: Sequence[Piece]) -> dict[int, int]:
    """The numbers of labels of several lines, one of them a range of dates each, by the ids of their lines.

    So a column tells who, where and when, beside what was done: `Cook`, `Farn Mill`, `2012 – 2017` one below the other.
    """
    blocks: list[list[Piece]] = []
    for label in labels:
        if blocks and label.base - blocks[-1][-1].base < _BLOCK * label.size and label.size <= blocks[-1][0].size:
            blocks[-1].append(label)
        else:
            blocks.append([label])
    long = [block for block in blocks if len(block) > _DATED]
    dated = [block for block in long if sum(is_date_text(piece.text) for piece in block) == 1]
    if len(dated) < _DATED or _DATED * len(dated) < len(long) or any(is_date_text(block[0].text) for block in dated):
        return {}
    return {id(piece): number for number, block in enumerate(dated) for piece in block}


def _above(text: Piece, label: Piece) -> bool:
    """Whether a text belongs to a row before the one that `label` begins."""
    if text.size != label.size and abs((text.base - text.size) - (label.base - label.size)) < 0.25 * label.size:
        return False  # aligned at the top
    return text.base < label.base - 0.35 * max(text.size, label.size)


def _continues_label(above: Piece, label: Piece, texts: Sequence[Piece], widest: float) -> bool:
    """Whether a label is the next line, or the rest of the line, of the label above."""
    if abs(above.base - label.base) < 0.35 * label.size:
        return True
    if ends_open(above):
        return label.base - above.words[-1].base < 1.6 * label.size
    if label.base - above.base > 1.6 * label.size or abs(above.size - label.size) > 0.6:
        return False
    if not is_beside(label, texts) or _OPEN_END.search(above.text) or _is_rest_of_date(above, label):
        return True
    if label.words[0].x1 - label.x0 + 0.3 * label.size < widest - (above.x1 - above.x0):
        return False  # its first word had room on the line above
    beside = [text for text in texts if is_beside(above, [text])]
    return above.order + 1 == label.order and bool(beside) and all(text.order > label.order for text in beside)


def _heads_rows(above: Piece, label: Piece, texts: Sequence[Piece], labels: Sequence[Piece]) -> bool:
    """Whether a bold label below a plain one, with nothing beside it, is the heading of a table's next rows."""
    if above.words[-1].style.bold or not all(word.style.bold for word in label.words) or is_beside(label, texts):
        return False
    below = next((text for text in texts if text.base > label.base), None)
    return below is not None and any(other is not label and is_beside(other, [below]) for other in labels)


def _is_rest_of_date(above: Piece, label: Piece) -> bool:
    """Whether a label is the last year of the dates above."""
    if ends_range(label.text):
        return is_date(above.text)
    return bool(BROKEN_RANGE.search(above.text)) and bool(RANGE_END.fullmatch(label.text))


def _row(
    cells: _Cells, stream: str, leadings: Leadings, gutter: Gutter, edges: Sequence[float] = ()
) -> Iterator[Block]:
    """A row, or its label and then its content where the content is a list: such a label heads a section.

    `edges` are where the columns of the content begin, where it has several.
    """
    label = tuple(_flow(cells.label, stream, leadings, gutter, right=gutter.x - 6))
    if edges:
        columns = in_columns(cells.content, edges)
        yield Row(
            cells=(label, *(tuple(_flow(column, stream, leadings, inside=True)) for column in columns)), stream=stream
        )
        return
    _without_station(cells)
    content = tuple(_flow(cells.content, stream, leadings, gutter, inside=True))
    if isinstance(content[0], Bullet):
        yield from (*label, *content)
    else:
        yield Row(cells=(label, content), stream=stream)


def _without_station(cells: _Cells) -> None:
    """Take the mark off the first line beside a date where no other line has its mark at that place.

    It is the station of a timeline, which marks an entry; list items come in several, or below their entry.
    """
    first = min(cells.content, key=lambda p: (p.base, p.x0))
    if first.dot is None or not DATE.match(min(cells.label, key=lambda p: p.base).text):
        return
    if all(piece.dot is None or abs(piece.dot - first.dot) > 2 for piece in cells.content if piece is not first):
        first.dot = None


def _flow(
    pieces: Sequence[Piece],
    stream: str,
    leadings: Leadings,
    gutter: Gutter | None = None,
    *,
    inside: bool = False,
    right: float | None = None,
    width: float = 0.0,
) -> Iterator[Line]:
    """Lines, bullets and paragraphs from top to bottom; what stands at the right of a line follows it after a tab."""
    if not pieces:
        return
    everything = [*pieces, *gutter.left, *gutter.right, *gutter.crossing] if gutter is not None else pieces
    left = gutter.x if gutter is not None and inside else min(piece.x0 for piece in everything)
    for zone in zones(pieces):
        lines = with_asides(printed_lines(zone.pieces))
        found = [Paragraph(lines)]
        if len(lines) != 1:  # most cells have a line, which goes on in none
            edge = right if right is not None else max(width - left, *(piece.x1 for piece in everything))
            zone_left, zone_right = zone.bounds or (left, edge)
            found = paragraphs(lines, Edges(lines, zone_left, zone_right, leadings, _flush_edge(gutter)))
        yield from _blocks(found, stream, left, gutter.x if gutter is not None else 1e9, leadings.hyphens)


def _blocks(found: list[Paragraph], stream: str, left: float, column: float, hyphens: Hyphens) -> Iterator[Line]:
    """Lines with their indentation, which is that within the column where a second one begins at `column`."""
    margins: list[float] = []
    above: PrintedLine | None = None
    for paragraph in found:
        line = paragraph.lines[0]
        gap, above = _gap(above, line), paragraph.lines[-1]
        indent = round(max(0.0, line.x0 - (column if line.x0 > column - 3 else left)), 1)
        runs, ruled = paragraph.runs(hyphens), paragraph.lines[-1].ruled
        if not any(run.text.strip() for run in runs):
            continue
        if line.marker is None:
            margins = []
            places, wraps = paragraph.places, paragraph.wraps
            yield Line(runs=runs, stream=stream, gap=gap, indent=indent, ruled=ruled, places=places, wraps=wraps)
            continue
        margins = [x for x in margins if line.marker - 4 * line.size < x < line.marker - 4]
        depth = len(margins)
        places = paragraph.places
        yield Bullet(runs=runs, stream=stream, gap=gap, indent=indent, ruled=ruled, places=places, depth=depth)
        margins.append(line.marker)


def _gap(above: PrintedLine | None, line: PrintedLine) -> float | None:
    """White space above a line in points beyond ordinary leading, None at the top of a page."""
    if above is None or above.page != line.page:
        return None
    return round(max(0.0, line.base - above.base - 1.2 * line.size), 1)
