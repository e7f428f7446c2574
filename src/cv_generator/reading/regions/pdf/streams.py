"""The pages of a PDF as two streams: the main text, in which newspaper columns follow each other, and side columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cv_generator.reading.regions.pdf.columns import Gutter, column_gutter, cut_at_headings, gutter_at, is_shaded
from cv_generator.reading.regions.pdf.frames import GUTTER, set_frames
from cv_generator.reading.regions.pdf.margins import Page
from cv_generator.reading.regions.pdf.native import Shape
from cv_generator.reading.regions.pdf.words import PAGE_STEP, Piece

_EQUAL = 0.8  # of the wider column: columns of a newspaper are about as wide as each other
_UNEVEN = 100.0  # points by which one of two full columns may end above the other
_EDGE = 20.0  # points between a banner and the edges of the page at most
_TINTED = 250  # of 255: a darker ground is seen
_BOTH = 5  # lines that each column needs for a page to count as set in two columns


@dataclass(slots=True)
class Streams:
    main: list[Piece] = field(default_factory=list)
    side: list[Piece] = field(default_factory=list)
    has_columns: bool = False


def streams(pages: Sequence[Page], shapes: Sequence[Sequence[Shape]]) -> Streams:
    """Main text and side columns of all pages. Pieces of newspaper columns are moved as if each had its own page."""
    everything = [piece for page in pages for piece in page.pieces]
    found = Streams()
    sheets = 0
    gutters = _gutters(pages, shapes, everything)
    for known in filter(None, gutters):
        set_frames(known.left, known.x - GUTTER)
        set_frames(known.right, max(piece.x1 for piece in everything))
    found.has_columns = any(gutters)
    is_newspaper = _is_newspaper(gutters, pages, shapes)
    aside = {id(piece) for piece in _lesser(list(filter(None, gutters)))}
    for page, gutter in zip(pages, gutters, strict=True):
        if gutter is None or not is_newspaper:
            parts = [[piece for piece in page.pieces if id(piece) not in aside]]
            side = [piece for piece in page.pieces if id(piece) in aside]
        else:
            parts, side = list(_in_turn(cut_at_headings(gutter))), []
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
    found = [
        _below_banner(column_gutter(page.pieces, drawn, page.top, everything), page, drawn)
        for page, drawn in zip(pages, shapes, strict=True)
    ]
    known = next((gutter.x for gutter in found if gutter is not None), None)
    if known is None:
        return found
    return [gutter or _same(page.pieces, known) for page, gutter in zip(pages, found, strict=True)]


def _below_banner(gutter: Gutter | None, page: Page, shapes: Sequence[Shape]) -> Gutter | None:
    """The gutter between the columns below a banner: what stands on the banner is no part of either."""
    if gutter is None:
        return None
    right = max(piece.x1 for piece in page.pieces)
    banners = [shape for shape in shapes if _is_banner(shape, right)]
    bases = [
        piece.base
        for piece in page.pieces
        for banner in banners
        if banner.top <= piece.base - page.top <= banner.bottom
    ]
    if not bases:
        return gutter
    below = gutter_at(page.pieces, gutter.x, bases)
    return below if below.left and below.right else gutter


def _is_banner(shape: Shape, right: float) -> bool:
    """Whether a shape is a panel over the whole width at the top of the page, and not a ground of the page."""
    height = shape.bottom - shape.top
    wide = shape.x0 < _EDGE and shape.x1 > right
    return shape.color is not None and min(shape.color) < _TINTED and wide and shape.top < _EDGE and 40 < height < 260


def _same(pieces: Sequence[Piece], x: float) -> Gutter | None:
    gutter = gutter_at(pieces, x)
    fits = gutter.left and gutter.right and len(gutter.crossing) < 0.15 * len(pieces)
    return gutter if fits else None


def _lesser(gutters: Sequence[Gutter]) -> list[Piece]:
    """The column that holds less, over all pages."""
    left = [piece for gutter in gutters for piece in gutter.left]
    right = [piece for gutter in gutters for piece in gutter.right]
    return min(left, right, key=lambda column: sum(len(piece.text) for piece in column))


def _is_newspaper(gutters: Sequence[Gutter | None], pages: Sequence[Page], shapes: Sequence[Sequence[Shape]]) -> bool:
    """Whether text runs on from the left columns into the right, and from there to the next page."""
    for number, gutter in enumerate(gutters):
        if gutter is None:
            continue
        narrow, wide = sorted((_width(gutter.left), _width(gutter.right)))
        if narrow < _EQUAL * wide or _is_one_shaded(gutter, shapes[number], pages[number].top):
            return False
        following = pages[number + 1].pieces if number + 1 < len(pages) else []
        again = gutters[number + 1] if number + 1 < len(pages) else None
        if again is not None and min(len(again.left), len(again.right)) >= _BOTH:
            continue  # a side column hardly goes on beside the main one on the next page
        if following and not _runs_on(gutter, following):
            return False
    return True


def _is_one_shaded(gutter: Gutter, shapes: Sequence[Shape], top: float) -> bool:
    """Whether one of the columns has a ground of its own, as a side column has."""
    return is_shaded(gutter.left, shapes, top) != is_shaded(gutter.right, shapes, top)


def _runs_on(gutter: Gutter, following: Sequence[Piece]) -> bool:
    """Whether the right column, and not the left one, goes on at the top of the next page.

    A left column that ends early leaves the next page's left side to the right column; a right column that ends early
    goes on nowhere. Where both are full, a page that begins with no heading goes on with what was broken off: with the
    left column, where the right one begins with a heading of its own.
    """
    left, right = (sorted(column, key=lambda p: (p.base, p.x0)) for column in (gutter.left, gutter.right))
    first = min(following, key=lambda p: (p.base, p.x0))
    if left[-1].base < right[-1].base - _UNEVEN:
        return first.x0 < gutter.x - 3
    if right[-1].base < left[-1].base - _UNEVEN:
        return False
    usual = Counter(piece.words[0].style for piece in (*left, *right)).most_common(1)[0][0]
    heading = right[0].words[0].style
    return heading == usual or first.words[0].style == heading


def _width(column: Sequence[Piece]) -> float:
    return max(piece.x1 for piece in column) - min(piece.x0 for piece in column)


def _in_turn(gutter: Gutter) -> Iterator[list[Piece]]:
    """Crossing lines and columns in the order of reading; right columns are moved over the left ones."""
    left, right = gutter.left, gutter.right
    shift = min(piece.x0 for piece in left) - min(piece.x0 for piece in right)
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
