"""Which text of a page a person can see: none outside the page, none in white on white, none without ink.

Letters with an effect (a shadow, a gradient) are drawn as paths, with the text over them without ink: that is seen.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cv_generator.reading.regions.pdf.native import Glyph, NativePage, Painting, Shape
from cv_generator.reading.regions.pdf.words import Piece

_WHITE = 249  # each of red, green and blue; from here up text on paper is not seen
_MINORITY = 0.2  # of a page's glyphs: as many level ones make the page an upright one
_MARGIN = 40.0  # points left around a page that was turned
_GROUND = 0.7  # of the pixels of a white text: as many are not white on a ground, letters and all
_OF_A_LETTER = 6  # lines and curves of a path that draws a letter, on average at least
_AROUND = 1.2  # of the size: what a shadow adds to the extent of letters
_SCAN = 0.5  # of the page: an image that covers as much of it is a scanned page


@dataclass(frozen=True, slots=True)
class Upright:
    """The glyphs of a page by the way they stand. `level` are those of most of its text, brought upright."""

    level: list[Glyph]
    turned: list[list[Glyph]]
    is_page_turned: bool


def upright(glyphs: Sequence[Glyph]) -> Upright:
    """Tell the text that runs the way of the page from text at other angles."""
    by_angle: dict[int, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        by_angle[glyph.look.angle].append(glyph)
    angles = sorted(by_angle, key=lambda angle: (-len(by_angle[angle]), angle))
    if len(by_angle.get(0, ())) > _MINORITY * len(glyphs):
        angles = sorted(by_angle, key=lambda angle: (angle != 0, angle))
    level = by_angle[angles[0]] if angles else []
    turned = [by_angle[angle] for angle in angles[1:]]
    if not angles or angles[0] == 0:
        return Upright(level, turned, is_page_turned=False)
    right, down = min(glyph.x0 for glyph in level) - _MARGIN, min(glyph.base for glyph in level) - _MARGIN
    moved = [replace(g, x0=g.x0 - right, x1=g.x1 - right, base=g.base - down) for g in level]
    return Upright(moved, turned, is_page_turned=True)


def printed_glyphs(page: NativePage, shapes: Sequence[Shape]) -> list[Glyph]:
    """Glyphs with ink. On a scanned page, where there are none, those of the text that recognition laid over it."""
    glyphs = list(page.glyphs())
    shown = [glyph for glyph in glyphs if glyph.look.shown]
    if len(shown) < len(glyphs) and (drawn := _drawn_as_paths([g for g in glyphs if not g.look.shown], shapes)):
        shown = [
            glyph if glyph.look.shown else replace(glyph, look=replace(glyph.look, shown=True))
            for glyph in glyphs
            if glyph.look.shown or id(glyph) in drawn
        ]
    area = page.width * page.height
    scans = [s for s in shapes if s.image is not None and (s.x1 - s.x0) * (s.bottom - s.top) > _SCAN * area]
    if shown or not scans:
        return shown
    return [replace(glyph, look=replace(glyph.look, shown=True)) for glyph in glyphs]


def _drawn_as_paths(glyphs: Sequence[Glyph], shapes: Sequence[Shape]) -> set[int]:
    """The ids of glyphs without ink on paths of their own extent that have as many curves as letters have."""
    drawn: set[int] = set()
    ordered = sorted(glyphs, key=lambda glyph: glyph.base)
    bases, largest = [glyph.base for glyph in ordered], max((glyph.look.size for glyph in glyphs), default=0.0)
    for shape in shapes:
        if shape.segments < _OF_A_LETTER or shape.image is not None:
            continue
        first, end = bisect_left(bases, shape.top), bisect_left(bases, shape.bottom + largest)
        inside = [glyph for glyph in ordered[first:end] if _lies_on(glyph, shape)]
        if not inside or shape.segments < _OF_A_LETTER * sum(not glyph.text.isspace() for glyph in inside):
            continue
        size, rows = max(glyph.look.size for glyph in inside), len({round(glyph.base) for glyph in inside})
        width = max(glyph.x1 for glyph in inside) - min(glyph.x0 for glyph in inside)
        if shape.x1 - shape.x0 < width + _AROUND * size and shape.bottom - shape.top < rows * (1 + _AROUND) * size:
            drawn.update(map(id, inside))
    return drawn


def _lies_on(glyph: Glyph, shape: Shape) -> bool:
    middle, size = (glyph.x0 + glyph.x1) / 2, glyph.look.size
    within = shape.x0 - 0.2 * size < middle < shape.x1 + 0.2 * size
    return within and shape.top < glyph.base - 0.2 * size < shape.bottom


def visible(pieces: Sequence[Piece], shapes: Sequence[Shape], page: NativePage) -> list[Piece]:
    """The pieces on the page that differ from what is behind them."""
    inside = [p for p in pieces if p.x1 > 0 and p.x0 < page.width and 0 < p.base < page.height + p.size]
    doubtful = [p for p in inside if _is_white(p) and not any(_is_behind(shape, p) for shape in shapes)]
    painting = page.painting() if doubtful else None
    hidden = {id(p) for p in doubtful if painting is None or not _has_ground(p, painting)}
    return [piece for piece in inside if id(piece) not in hidden]


def _has_ground(piece: Piece, painting: Painting) -> bool:
    """Whether white text stands on a ground that is no plain shape, such as a gradient or a pattern."""
    top, bottom = piece.base - 0.7 * piece.size, piece.base
    return painting.share_below(_WHITE, piece.x0, top, piece.x1, bottom) > _GROUND


def _is_white(piece: Piece) -> bool:
    return all(word.style.color and min(bytes.fromhex(word.style.color)) >= _WHITE for word in piece.words)


def _is_behind(shape: Shape, piece: Piece) -> bool:
    """Whether a picture, or a ground that is not white itself, lies behind the middle of a piece."""
    x, y = (piece.x0 + piece.x1) / 2, piece.base - 0.3 * piece.size
    inside = shape.x0 <= x <= shape.x1 and shape.top <= y <= shape.bottom
    return inside and (shape.image is not None or (shape.color is not None and min(shape.color) < _WHITE))
