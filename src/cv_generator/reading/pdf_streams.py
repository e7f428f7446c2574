"""The pages of a PDF as two streams: the main text, in which newspaper columns follow each other, and side columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cv_generator.reading.pdf_columns import Gutter, column_gutter, gutter_at
from cv_generator.reading.pdf_margins import Page
from cv_generator.reading.pdf_native import Shape
from cv_generator.reading.pdf_words import PAGE_STEP, Piece

_EQUAL = 0.8  # of the wider column: columns of a newspaper are about as wide as each other
_ENOUGH_LINES = 20  # for the longest of them to show where the lines of a column wrap


@dataclass(slots=True)
class Streams:
    main: list[Piece] = field(default_factory=list)
    side: list[Piece] = field(default_factory=list)


def streams(pages: Sequence[Page], shapes: Sequence[Sequence[Shape]]) -> Streams:
    """Main text and side columns of all pages. Pieces of newspaper columns are moved as if each had its own page."""
    everything = [piece for page in pages for piece in page.pieces]
    found = Streams()
    sheets = 0
    for page, gutter in zip(pages, _gutters(pages, shapes, everything), strict=True):
        if gutter is None or not _is_newspaper(gutter):
            less = set() if gutter is None else {id(piece) for piece in _lesser(gutter)}
            parts = [[piece for piece in page.pieces if id(piece) not in less]]
            side = [piece for piece in page.pieces if id(piece) in less]
        else:
            parts, side = list(_in_turn(gutter)), []
        for part in parts:
            for piece in part:
                piece.move_to(sheets + 1, sheets * PAGE_STEP - page.top)
            sheets += 1
            found.main.extend(part)
        for piece in side:
            piece.move_to(sheets, (sheets - 1) * PAGE_STEP - page.top)
        found.side.extend(side)
    return found


def _gutters(
    pages: Sequence[Page], shapes: Sequence[Sequence[Shape]], everything: Sequence[Piece]
) -> list[Gutter | None]:
    """The gutter of each page. A page with too little text to show one has that of the others, where it fits."""
    found = [column_gutter(page.pieces, drawn, page.top, everything) for page, drawn in zip(pages, shapes, strict=True)]
    known = next((gutter.x for gutter in found if gutter is not None), None)
    if known is None:
        return found
    return [gutter or _same(page.pieces, known) for page, gutter in zip(pages, found, strict=True)]


def _same(pieces: Sequence[Piece], x: float) -> Gutter | None:
    gutter = gutter_at(pieces, x)
    fits = gutter.left and gutter.right and len(gutter.crossing) < 0.15 * len(pieces)
    return gutter if fits else None


def _lesser(gutter: Gutter) -> list[Piece]:
    return min(gutter.left, gutter.right, key=lambda column: sum(len(piece.text) for piece in column))


def _is_newspaper(gutter: Gutter) -> bool:
    """Whether both columns are about as wide and hold about as much."""
    narrow, wide = sorted((_width(gutter.left), _width(gutter.right)))
    return narrow > _EQUAL * wide


def _width(column: Sequence[Piece]) -> float:
    return max(piece.x1 for piece in column) - min(piece.x0 for piece in column)


def _in_turn(gutter: Gutter) -> Iterator[list[Piece]]:
    """Crossing lines and columns in the order of reading; right columns are moved over the left ones."""
    left, right = gutter.left, gutter.right
    shift = min(piece.x0 for piece in left) - min(piece.x0 for piece in right)
    if len(left) + len(right) > _ENOUGH_LINES:
        _set_frames(left)
        _set_frames(right)
    crossing = sorted(gutter.crossing, key=lambda piece: piece.base)
    for band in gutter.bands:
        top = min(piece.base for piece in (*band.left, *band.right))
        above = [piece for piece in crossing if piece.base < top]
        crossing = crossing[len(above) :]
        for piece in band.right:
            piece.move_to(piece.page, 0.0, shift)
        yield from (part for part in (above, band.left, band.right) if part)
    if crossing:
        yield crossing


def _set_frames(column: Sequence[Piece]) -> None:
    edge = max(piece.x1 for piece in column)
    for piece in column:
        piece.frame = edge if piece.frame is None else piece.frame
