"""Which text of a page a person can see: none outside the page, none in white on white, none without ink."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cv_generator.reading.pdf_native import Glyph, NativePage, Shape
from cv_generator.reading.pdf_words import Piece

_WHITE = 249  # each of red, green and blue; from here up text on paper is not seen
_SCAN = 0.5  # of the page: an image that covers as much of it is a scanned page


def printed_glyphs(page: NativePage, shapes: Sequence[Shape]) -> list[Glyph]:
    """Glyphs with ink. On a scanned page, where there are none, those of the text that recognition laid over it."""
    glyphs = list(page.glyphs())
    shown = [glyph for glyph in glyphs if glyph.look.shown]
    area = page.width * page.height
    scans = [s for s in shapes if s.image is not None and (s.x1 - s.x0) * (s.bottom - s.top) > _SCAN * area]
    if shown or not scans:
        return shown
    return [replace(glyph, look=replace(glyph.look, shown=True)) for glyph in glyphs]


def visible(pieces: Sequence[Piece], shapes: Sequence[Shape], width: float, height: float) -> list[Piece]:
    """The pieces on the page that differ from what is behind them."""
    return [
        piece
        for piece in pieces
        if piece.x1 > 0 and piece.x0 < width and 0 < piece.base < height + piece.size
        if not _is_white(piece) or any(_is_behind(shape, piece) for shape in shapes)
    ]


def _is_white(piece: Piece) -> bool:
    return all(word.style.color and min(bytes.fromhex(word.style.color)) >= _WHITE for word in piece.words)


def _is_behind(shape: Shape, piece: Piece) -> bool:
    """Whether a shape that is not white itself lies behind the middle of a piece."""
    x, y = (piece.x0 + piece.x1) / 2, piece.base - 0.3 * piece.size
    inside = shape.x0 <= x <= shape.x1 and shape.top <= y <= shape.bottom
    return inside and (shape.color is None or min(shape.color) < _WHITE)
