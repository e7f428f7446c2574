"""The pages of a PDF as two streams: the main text, in which newspaper columns follow each other, and side columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from cv_generator.reading.regions.pdf.columns import (
    Band,
    Gutter,
    are_both_headed,
    column_gutter,
    cut_at_headings,
    gutter_at,
    gutters,
    is_beside,
    is_shaded,
    line_count,
)
from cv_generator.reading.regions.pdf.frames import GUTTER, set_frames
from cv_generator.reading.regions.pdf.margins import Page
from cv_generator.reading.regions.pdf.native import Shape
from cv_generator.reading.regions.pdf.words import PAGE_STEP, Piece

_EQUAL = 0.8  # of the wider column: columns of a newspaper are about as wide as each other
_UNEVEN = 100.0  # points by which one of two full columns may end above the other
_EDGE = 20.0  # points between a banner and the edges of the page at most
_TINTED = 250  # of 255: a darker ground is seen
_ELSEWHERE = 0.25  # of the texts of a page, from which on its columns are a place in a text
_LARGER = 1.15  # times the size of most of a column: headings
_TWO_COLUMNS = 16  # texts beside a side column that may stand in two columns
_LINES = 4  # of each column of such a place
_LEVEL = 1.5  # points between baselines of one line
_FAR = 0.5  # of the width beside a gutter: how far a text that crosses it reaches
_CLOSE, _SAME_EDGE = 1.7, 3.0  # of the size, and points: lines of one paragraph
_SAME = 20.0  # points between gutters of two pages that are one
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
    local = [_is_local(number, gutters) for number in range(len(gutters))]
    whole = [None if is_local else gutter for gutter, is_local in zip(gutters, local, strict=True)]
    is_newspaper = _is_newspaper(whole, pages, shapes)
    aside = {id(piece) for piece in _lesser(list(filter(None, whole)))}
    for page, drawn, gutter, is_local in zip(pages, shapes, gutters, local, strict=True):
        if gutter is not None and is_local:
            parts, side = list(_in_place(cut_at_headings(gutter, 1))), []
        elif gutter is None or not is_newspaper:
            main = [piece for piece in page.pieces if id(piece) not in aside]
            beside = [piece for piece in gutter.left + gutter.right if id(piece) not in aside] if gutter else []
            parts = list(_in_columns(main, beside, drawn, page.top))
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
        _with_whole_paragraphs(_below_banner(column_gutter(page.pieces, drawn, page.top, everything), page, drawn))
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


def _with_whole_paragraphs(gutter: Gutter | None) -> Gutter | None:
    """The gutter below texts that cross it: their last lines, which are too short to cross it, are no column."""
    if gutter is None or not gutter.crossing:
        return gutter
    last: list[float] = []
    reach = gutter.x + _FAR * (max(piece.x1 for piece in gutter.right) - gutter.x)
    above = sorted((piece for piece in gutter.crossing if piece.x1 > reach), key=lambda p: p.base)
    for band in gutter.bands:
        first = min(band.left, key=lambda p: (p.base, p.x0), default=None)
        if first is not None and _ends_paragraph(first, above) and not is_beside(first, band.right):
            last.append(first.base)
    if not last:
        return gutter
    whole = gutter_at([*gutter.left, *gutter.right, *gutter.crossing], gutter.x, last)
    return whole if whole.left and whole.right else gutter


def _ends_paragraph(piece: Piece, above: Sequence[Piece]) -> bool:
    """Whether a line goes on with a longer one right above it, in the same type at the same edge."""
    return piece.dot is None and any(
        0 < piece.base - line.base < _CLOSE * piece.size
        and abs(line.x0 - piece.x0) < _SAME_EDGE
        and line.words[-1].style == piece.words[0].style
        for line in above
    )


def _is_banner(shape: Shape, right: float) -> bool:
    """Whether a shape is a panel over the whole width at the top of the page, and not a ground of the page."""
    height = shape.bottom - shape.top
    wide = shape.x0 < _EDGE and shape.x1 > right
    return shape.color is not None and min(shape.color) < _TINTED and wide and shape.top < _EDGE and 40 < height < 260


def _same(pieces: Sequence[Piece], x: float) -> Gutter | None:
    """The gutter at a place known from another page, or beside it where fewer texts cross."""
    near = (gutter for gutter in gutters(pieces) if abs(gutter.x - x) < _SAME)
    gutter = min([gutter_at(pieces, x), *near], key=lambda one: len(one.crossing))
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


def _is_local(number: int, gutters: Sequence[Gutter | None]) -> bool:
    """Whether a page is a text over its whole width with two columns in some place, such as a list of skills.

    Columns that begin with headings each, or go on at the same gutter of another page, are those of the document.
    """
    gutter = gutters[number]
    if gutter is None or any(
        other is not None and at != number and abs(other.x - gutter.x) < _SAME for at, other in enumerate(gutters)
    ):
        return False
    bands = [band for band in gutter.bands if _stand_side_by_side(band)]
    inside = sum(len(band.left) + len(band.right) for band in bands)
    everything = len(gutter.left) + len(gutter.right) + len(gutter.crossing)
    apart = bool(bands) and everything - inside > _ELSEWHERE * everything
    return apart and not are_both_headed(gutter) and not any(_is_below_row(band, gutter) for band in bands)


def _is_below_row(band: Band, gutter: Gutter) -> bool:
    """Whether the line above two columns, across their gutter, is a row of several texts: the heads of others."""
    top = min(piece.base for piece in (*band.left, *band.right))
    last = max((piece.base for piece in gutter.crossing if piece.base < top), default=0.0)
    return sum(abs(piece.base - last) < _LEVEL for piece in gutter.crossing) > 2


def _in_columns(
    main: list[Piece], beside: Sequence[Piece], shapes: Sequence[Shape], top: float
) -> Iterator[list[Piece]]:
    """The main text of a page; column by column where two that both have headings stand beside the side column."""
    inner = column_gutter(beside, shapes, top, beside) if len(beside) >= _TWO_COLUMNS else None
    if inner is None or (inner.crossing and not are_both_headed(inner)):
        yield main
    else:
        yield from _in_place(cut_at_headings(gutter_at(main, inner.x)))


def _stand_side_by_side(band: Band) -> bool:
    return min(line_count(band.left), line_count(band.right)) >= _LINES


def _in_place(gutter: Gutter) -> Iterator[list[Piece]]:
    """The text of a page in the order of reading, with the columns in it one after the other where they stand.

    A heading right above two columns, and one below the left column alone, are in neither.
    """
    columns = [(band.left, band.right) for band in gutter.bands if _stand_side_by_side(band)]
    inside = {id(piece) for pair in columns for column in pair for piece in column}
    everything = (*gutter.left, *gutter.right, *gutter.crossing)
    rest = sorted((piece for piece in everything if id(piece) not in inside), key=lambda p: (p.base, p.x0))
    for left, right in columns:
        top = min(piece.base for piece in (*left, *right))
        above = [piece for piece in rest if piece.base < top]
        below = _from_heading(left, max(piece.base for piece in right))
        rest = [*below, *rest[len(above) :]]
        taken = {id(piece) for piece in below}
        own = [piece for piece in left if id(piece) not in taken]
        heading = [piece for piece in above[-1:] if own and piece.size > own[0].size]
        yield from (part for part in (above[: len(above) - len(heading)], heading, own, right) if part)
    if rest:
        yield rest


def _from_heading(column: Sequence[Piece], bottom: float) -> list[Piece]:
    """The end of a column from its first heading below `bottom` on, where the column beside it ends."""
    usual = median(piece.size for piece in column)
    start = min((p.base for p in column if p.base > bottom and p.size >= _LARGER * usual), default=float("inf"))
    return [piece for piece in column if piece.base >= start]


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
