"""One column of text -> blocks: rows of label and text, lines with a date at their right end, paragraphs, bullets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cv_generator.reading.blocks import Block, Bullet, Line, Row
from cv_generator.reading.pdf_columns import Band, Gutter, are_rows, gutters
from cv_generator.reading.pdf_lines import Edges, Paragraph, PrintedLine, paragraphs, printed_lines
from cv_generator.reading.pdf_words import Piece

_OPEN_END = re.compile(r"(?:[-–—/]|\b(?:bis|to|do|until|od|seit|since|from))\s*$", re.IGNORECASE)


@dataclass(slots=True)
class _Cells:
    """A row: a label at the left and the lines beside it."""

    label: list[Piece]
    content: list[Piece]


def column_blocks(pieces: Sequence[Piece], stream: str) -> list[Block]:
    """The blocks of one stream, over all its pages."""
    if not pieces:
        return []
    gutter = _row_gutter(pieces)
    if gutter is None:
        return list(_flow(pieces, stream))
    blocks: list[Block] = []
    plain: list[Piece] = []
    for part in _in_order(gutter):
        if isinstance(part, Piece):
            plain.append(part)
            continue
        for item in _rows_of(part):
            if isinstance(item, Piece):
                plain.append(item)
            else:
                blocks.extend(_flow(plain, stream, gutter))
                plain = []
                blocks.append(_row(item, stream, gutter))
    blocks.extend(_flow(plain, stream, gutter))
    return blocks


def _row_gutter(pieces: Sequence[Piece]) -> Gutter | None:
    """The gutter right of labels or dates that begin rows."""
    for gutter in gutters(_stacked(pieces))[:6]:
        left, right = gutter.left, gutter.right
        paired = [band for band in gutter.bands if band.left and band.right]
        if len(left) < 2 or len(left) > 1.2 * len(right) or not paired:
            continue
        width = max(piece.x1 for piece in left) - min(piece.x0 for piece in left)
        if width > 0.45 * (max(p.x1 for p in pieces) - min(p.x0 for p in pieces)):
            continue
        labels = [piece for band in paired for piece in band.left]
        texts = [piece for band in paired for piece in band.right]
        if sum(_beside(label, texts) for label in labels) >= 2 and are_rows(labels, texts):
            return gutter
    return None


_PAGE_STEP = 10_000.0


def _stacked(pieces: Sequence[Piece]) -> list[Piece]:
    """Pages laid end to end, so that one gutter serves them all."""
    return list(pieces)


def _beside(label: Piece, texts: Sequence[Piece]) -> bool:
    return any(t.page == label.page and abs(t.base - label.base) < 0.35 * max(t.size, label.size) for t in texts)


def _in_order(gutter: Gutter) -> list[Piece | Band]:
    """Crossing lines and the bands between them, from top to bottom."""
    parts: list[tuple[tuple[int, float], Piece | Band]] = [((p.page, p.base), p) for p in gutter.crossing]
    for band in gutter.bands:
        first = min((*band.left, *band.right), key=lambda p: (p.page, p.base))
        parts.append(((first.page, first.base), band))
    return [part for _, part in sorted(parts, key=lambda pair: pair[0])]


def _rows_of(band: Band) -> Iterator[Piece | _Cells]:
    """The rows of a band. Labels that stand alone, such as headings, and texts without a label come as they are."""
    key = _position
    labels = sorted(band.left, key=key)
    texts = sorted(band.right, key=key)
    if not labels:
        yield from texts
        return
    starts = [label for i, label in enumerate(labels) if not (i and _continues_label(labels[i - 1], label, texts))]
    first = key(starts[0])
    yield from (text for text in texts if _above(text, starts[0]) and key(text) < first)
    rest = [text for text in texts if not (_above(text, starts[0]) and key(text) < first)]
    for index, start in enumerate(starts):
        following = starts[index + 1] if index + 1 < len(starts) else None
        own = [
            label for label in labels if key(label) >= key(start) and (following is None or key(label) < key(following))
        ]
        content = [text for text in rest if following is None or _above(text, following)]
        rest = [text for text in rest if text not in content]
        if content:
            yield _Cells(own, content)
        else:
            yield from own


def _position(piece: Piece) -> tuple[int, float, float]:
    return piece.page, piece.base, piece.x0


def _above(text: Piece, label: Piece) -> bool:
    """Whether a text belongs to a row before the one that `label` begins."""
    if text.page != label.page:
        return text.page < label.page
    top_aligned = (
        text.size != label.size and abs((text.base - text.size) - (label.base - label.size)) < 0.25 * label.size
    )
    return text.base < label.base - 0.35 * max(text.size, label.size) and not top_aligned


def _continues_label(above: Piece, label: Piece, texts: Sequence[Piece]) -> bool:
    """Whether a label is the next line, or the rest of the line, of the label above."""
    if above.page != label.page:
        return False
    if abs(above.base - label.base) < 0.35 * label.size:
        return True
    if label.base - above.base > 1.6 * label.size or abs(above.size - label.size) > 0.6:
        return False
    if not _beside(label, texts) or _OPEN_END.search(above.text):
        return True
    written_between = any(above.order < text.order < label.order for text in texts)
    return not written_between and any(text.order > label.order for text in texts if _beside(above, [text]))


def _row(cells: _Cells, stream: str, gutter: Gutter) -> Row:
    left = tuple(_flow(cells.label, stream, right=gutter.x - 6))
    return Row(cells=(left, tuple(_flow(cells.content, stream, gutter, inside=True))), stream=stream)


def _flow(
    pieces: Sequence[Piece],
    stream: str,
    gutter: Gutter | None = None,
    *,
    inside: bool = False,
    right: float | None = None,
) -> Iterator[Line]:
    """Lines, bullets and paragraphs from top to bottom; what stands at the right of a line follows it after a tab."""
    if not pieces:
        return
    lines = printed_lines(pieces)
    lines = _with_asides(lines)
    everything = [*pieces, *gutter.right, *gutter.crossing] if gutter is not None else pieces
    left = gutter.x if gutter is not None and inside else min(piece.x0 for piece in pieces)
    edges = Edges(lines, left, right if right is not None else max(piece.x1 for piece in everything))
    yield from _blocks(paragraphs(lines, edges), stream)


def _with_asides(lines: list[PrintedLine]) -> list[PrintedLine]:
    """Dates and places stacked at the right edge, beside the bullets of an entry, moved up to the entry's first line."""
    head: PrintedLine | None = None
    for line in lines:
        if line.marker is None and len(line.pieces) > 1:
            if head is not None and _is_beside_text(head, line) and line.base - head.base < 1.6 * line.size:
                head.aside.extend(line.pieces[1:])
                del line.pieces[1:]
                continue
            head = line
        elif line.marker is not None and len(line.pieces) > 1 and head is not None and head.page == line.page:
            head.aside.extend(line.pieces[1:])
            del line.pieces[1:]
    return lines


def _is_beside_text(head: PrintedLine, line: PrintedLine) -> bool:
    """Whether the left part of a line is the rest of a wrapped line above it."""
    return False


def _blocks(found: list[Paragraph], stream: str) -> Iterator[Line]:
    margins: list[float] = []
    above: PrintedLine | None = None
    left = min((p.lines[0].marker or p.lines[0].x0 for p in found), default=0.0)
    for paragraph in found:
        line = paragraph.lines[0]
        gap = _gap(above, line)
        above = paragraph.lines[-1]
        indent = round(line.x0 - left, 1)
        runs = paragraph.runs()
        if not any(run.text.strip() for run in runs):
            continue
        if line.marker is None:
            margins = []
            yield Line(runs=runs, stream=stream, gap=gap, indent=indent)
            continue
        margins = [x for x in margins if x < line.marker - 4]
        yield Bullet(runs=runs, stream=stream, gap=gap, indent=indent, depth=len(margins))
        margins.append(line.marker)


def _gap(above: PrintedLine | None, line: PrintedLine) -> float | None:
    """White space above a line in points beyond ordinary leading, None at the top of a page."""
    if above is None or above.page != line.page:
        return None
    return round(max(0.0, line.base - above.base - 1.2 * line.size), 1)
