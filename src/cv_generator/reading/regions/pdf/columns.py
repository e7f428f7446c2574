"""Columns of a page by geometry: streams that are read one after the other, told apart from rows read across."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from cv_generator.reading.regions.blocks import Style
from cv_generator.reading.regions.pdf.dates import DATE, ends_range
from cv_generator.reading.regions.pdf.native import Shape
from cv_generator.reading.regions.pdf.words import Piece

_SLACK = 3.0  # points by which left edges of one column may differ
_FLUSH_LINES = 8  # that begin at different places show a column to be set flush right
_LARGER = 1.15  # times the size of most of the text: headings
_ALIKE = 1.1  # times the size of headings of one kind
_SAME_LINE = 1.5  # points between baselines of one line
_BELOW_LINE = 0.9  # of the size: how far below a line a label beside it may stand
_CLOSE = 1.4  # of the size: lines of one block where nothing below tells their distance
_EVEN = 1.15  # times the distance of two lines: others of their block
_TALL = 60.0  # points: frames and panels
_MOST_SHAPES = 60  # of a page that are looked at as frames
_HANGING = 12.0  # points by which lines of a column may begin left of its edge
_ON_A_PANEL = 1.5  # times the score: a column on a panel of its own, which nothing crosses
_FEW_CROSS = 0.15  # of the texts
_BESIDE_RESTS = 0.1  # of the blocks of a column: as many that begin beside the rest of a paragraph are no labels
_DATE_LETTERS = 24
_STACKED = 1.7  # of the size: lines of one date
_NEXT_TO = 90.0  # points between a date and the text that it dates
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}/\d{2}\b")


@dataclass(frozen=True, slots=True)
class Band:
    """The stretch of a page between two lines that cross the gutter, with what stands on each side of it."""

    left: list[Piece]
    right: list[Piece]


@dataclass(frozen=True, slots=True)
class Gutter:
    """White space from top to bottom of at least one band. `x` is where the right column begins."""

    x: float
    bands: tuple[Band, ...]
    crossing: tuple[Piece, ...]

    @property
    def left(self) -> list[Piece]:
        return [piece for band in self.bands for piece in band.left]

    @property
    def right(self) -> list[Piece]:
        return [piece for band in self.bands for piece in band.right]


def gutters(pieces: Sequence[Piece]) -> list[Gutter]:
    """Candidates for gutters, those with most text beside them first."""
    edges = Counter(round(piece.x0) for piece in pieces)
    candidates = sorted({x for x, count in edges.items() if count + edges[x + 1] + edges[x - 1] >= 3})
    leftmost = min((piece.x0 for piece in pieces), default=0.0)
    ordered = _downwards(pieces)
    found = [_parted(ordered, x) for x in candidates if x > leftmost + 20]
    usable = [gutter for gutter in found if gutter.left and gutter.right]
    return sorted(usable, key=lambda g: -_beside(g))


def gutter_at(pieces: Sequence[Piece], x: float, cuts: Sequence[float] = ()) -> Gutter:
    """The bands beside the gutter that ends at `x`, between lines that cross it; those on `cuts` count as such."""
    return _parted(_downwards(pieces), x, cuts)


def _downwards(pieces: Sequence[Piece]) -> list[Piece]:
    return sorted(pieces, key=lambda p: (p.base, p.x0))


def _parted(ordered: Sequence[Piece], x: float, cuts: Sequence[float] = ()) -> Gutter:
    """`gutter_at` of pieces in their order down the page. What shares a baseline with a line that crosses, crosses."""
    bases = sorted([*(p.base for p in ordered if _crosses(p, x)), *cuts])
    bands: list[Band] = []
    crossing: list[Piece] = []
    band_before = -1
    for piece in ordered:
        base = piece.base
        at = bisect_left(bases, base - _SAME_LINE)
        if at < len(bases) and bases[at] <= base + _SAME_LINE:
            crossing.append(piece)
            continue
        if at != band_before:
            band_before = at
            bands.append(Band([], []))
        (bands[-1].left if piece.x0 < x - _SLACK else bands[-1].right).append(piece)
    return Gutter(x, tuple(bands), tuple(crossing))


def _crosses(piece: Piece, x: float) -> bool:
    """Whether a piece reaches over a gutter. An address too long for its column only sticks out of it."""
    x0, x1 = piece.x0, piece.x1
    if x0 >= x - _SLACK or x1 <= x - 1.5:
        return False
    return len(piece.words) > 1 or x1 - x > 0.35 * (x1 - x0)


def _beside(gutter: Gutter) -> int:
    return sum(min(len(band.left), len(band.right)) for band in gutter.bands)


def column_gutter(
    pieces: Sequence[Piece], shapes: Sequence[Shape], top: float, everything: Sequence[Piece]
) -> Gutter | None:
    """The gutter between two streams of a page whose upper edge is `top`, None where its text runs across.

    `everything` are the pieces of all pages: a column of dates that looks like a stream on the last page is told by
    the pages before.
    """
    best: tuple[float, Gutter] | None = None
    found = [*_drawn(pieces, shapes, top), *gutters(pieces)[:8]]
    if (flush := _before_flush(pieces)) is not None:
        found.append(flush)
    for gutter in [*found, *filter(None, (_opened(gutter, pieces) for gutter in found))]:
        if _parts_dates(gutter):
            continue
        score = _stream_score(gutter, shapes, top, everything)
        if score > 0 and (best is None or score > best[0]):
            best = (score, gutter)
    return best[1] if best else None


def _opened(gutter: Gutter, pieces: Sequence[Piece]) -> Gutter | None:
    """The gutter a little farther left, where the lines that seem to cross it only hang out of the right column."""
    hanging = [piece.x0 for piece in gutter.crossing if gutter.x - _HANGING < piece.x0 < gutter.x - _SLACK]
    if not hanging:
        return None
    wider = gutter_at(pieces, min(hanging))
    fewer = len(wider.crossing) < len(gutter.crossing) - len(hanging) + 1
    return wider if fewer and wider.left and wider.right else None


def _drawn(pieces: Sequence[Piece], shapes: Sequence[Shape], top: float) -> Iterator[Gutter]:
    """The gutters at the sides of frames and panels, where text stands on both sides and hardly any crosses."""
    tall = [shape for shape in shapes if shape.image is None and shape.bottom - shape.top > _TALL]
    edges = sorted({round(edge) for shape in tall[:_MOST_SHAPES] for edge in (shape.x0, shape.x1)})
    bases = [piece.base - top for piece in pieces]
    for edge in edges:
        beside = [shape for shape in tall if edge in (round(shape.x0), round(shape.x1))]
        gutter = gutter_at(pieces, edge)
        stretch = sum(any(shape.top < base < shape.bottom for shape in beside) for base in bases)
        if (
            gutter.left
            and gutter.right
            and len(gutter.crossing) < _FEW_CROSS * len(pieces)
            and stretch > len(bases) / 2
        ):
            yield gutter


def _parts_dates(gutter: Gutter) -> bool:
    """Whether a gutter runs between dates and the texts that they date, on the same lines: then they are rows.

    Of a date that is wrapped its first line counts. Other texts may stand between a date and the gutter.
    """
    edges = Counter(round(piece.x0 / 4) for piece in gutter.left)
    short = (piece for piece in gutter.left if len(piece.text) < _DATE_LETTERS)
    dates = [piece for piece in short if DATE.match(piece.text) or _YEAR.match(piece.text) or ends_range(piece.text)]
    starts = Counter(round(date.x0 / 4) for date in dates)
    dates = [date for date in dates if 2 * starts[at := round(date.x0 / 4)] >= edges[at]]
    if not dates or len(_texts_of_column(dates, gutter.left)) > len(dates) or _end_lines(dates, gutter.left):
        return False
    right = sorted(gutter.right, key=lambda p: p.base)
    bases = [piece.base for piece in right]
    dated = 0
    for date in dates:
        at = bisect_left(bases, date.base - 0.4 * date.size)
        near = right[at] if at < len(right) else None
        if near is not None and near.base < date.base + 0.4 * date.size:
            level = (p.x1 for p in gutter.left if abs(p.base - date.base) < 0.4 * date.size)
            dated += near.x0 - max(level) < _NEXT_TO
    return dated > 1 and dated * 2 >= sum(not _ends_one(date, dates) for date in dates)


def _texts_of_column(dates: Sequence[Piece], column: Sequence[Piece]) -> list[Piece]:
    """The texts of a column that begin where its dates stand and end further right; one of dates has hardly any."""
    own = {id(date) for date in dates}
    end = max(date.x1 for date in dates)
    return [piece for piece in column if id(piece) not in own and piece.x0 < end and piece.x1 > end + piece.size]


def _end_lines(dates: Sequence[Piece], column: Sequence[Piece]) -> bool:
    """Whether dates mostly stand at the ends of the lines of their column: behind a text on their baseline."""
    behind = sum(any(p.x1 < d.x0 and abs(p.base - d.base) < 0.3 * d.size for p in column) for d in dates)
    return behind * 2 > len(dates)


def _ends_one(date: Piece, dates: Sequence[Piece]) -> bool:
    """Whether a date ends a range that the date right above it begins."""
    return ends_range(date.text) or any(
        0 < date.base - other.base < _STACKED * date.size and abs(date.x0 - other.x0) < _SLACK for other in dates
    )


def _stream_score(gutter: Gutter, shapes: Sequence[Shape], top: float, everything: Sequence[Piece]) -> float:
    """How much text stands in two independent streams beside the gutter; 0 where its rows belong together."""
    total = 0.0
    less, most = sorted((gutter.left, gutter.right), key=line_count)
    weight = _ON_A_PANEL if not gutter.crossing and is_shaded(less, shapes, top) else 1.0
    apart = are_both_headed(gutter) or is_shaded(most, shapes, top)
    if not apart and not is_shaded(less, shapes, top):
        whole = gutter_at(everything, gutter.x)
        if are_rows(less, most) or are_rows(*sorted((whole.left, whole.right), key=line_count)):
            return 0.0
    for band in gutter.bands:
        fewer, more = sorted((band.left, band.right), key=line_count)
        if line_count(fewer) < 5 or _height(fewer) < 60 or _height(more) < 60:
            continue
        if apart or is_shaded(fewer, shapes, top) or not are_rows(fewer, more):
            total += min(_height(fewer), _height(more))
    return weight * total


def _before_flush(pieces: Sequence[Piece]) -> Gutter | None:
    """The gutter left of a column at the right edge that is set flush right, each line of which begins elsewhere."""
    edge = max((piece.x1 for piece in pieces), default=0.0)
    flush = [piece for piece in pieces if edge - piece.x1 < _SLACK]
    starts = sorted({round(piece.x0) for piece in flush})
    if len(starts) < _FLUSH_LINES or len(starts) < 0.5 * len(flush):
        return None
    found = [gutter_at(pieces, x) for x in starts[: len(starts) // 2]]
    usable = [gutter for gutter in found if gutter.left and gutter.right]
    return min(usable, key=lambda gutter: (len(gutter.crossing), gutter.x), default=None)


def are_both_headed(gutter: Gutter) -> bool:
    """Whether headings of one kind, larger than most of the text, stand at the left of both columns, not in rows.

    Their sizes may differ a little, as those do that were set by hand.
    """
    sides = [_headings(gutter.left), _headings(gutter.right)]
    for kind in sides[0].keys() & sides[1].keys():
        for size in {piece.size for piece in sides[0][kind]}:
            left, right = ([p for p in side[kind] if size / _ALIKE < p.size < size * _ALIKE] for side in sides)
            few, many = sorted((left, right), key=len)
            if len(few) > 1 and sum(is_beside(one, many) for one in few) <= len(few) / 2:
                return True
    return False


def cut_at_headings(gutter: Gutter, least: int = 2) -> Gutter:
    """A gutter whose bands end where cards in two columns do: at headings for both, and above two side by side.

    `least` is how many headings for both columns tell such cards.
    """
    if not gutter.left or not gutter.right:
        return gutter
    left, right = ([p for group in _headings(column).values() for p in group] for column in (gutter.left, gutter.right))
    spanning = [heading.base for heading in left if _is_for_both(heading, gutter)]
    if len(spanning) < least:
        return gutter
    beside = [heading.base - 0.5 * heading.size for heading in left if is_beside(heading, right)]
    return gutter_at([*gutter.left, *gutter.right, *gutter.crossing], gutter.x, [*spanning, *beside])


def _is_for_both(heading: Piece, gutter: Gutter) -> bool:
    """Whether nothing stands beside a heading and what is below it begins on one baseline in both columns."""
    top, bottom = heading.base - 1.6 * heading.size, heading.base + 0.5 * heading.size
    if any(top < piece.base < bottom for piece in gutter.right):
        return False
    left, right = (
        min((piece.base for piece in column if piece.base > bottom), default=0.0)
        for column in (gutter.left, gutter.right)
    )
    return left > 0 and abs(left - right) < _SAME_LINE


def _headings(column: Sequence[Piece]) -> dict[tuple[bool, bool], list[Piece]]:
    """Texts larger than most of a column that begin at its edge, by whether they are bold and whether slanted."""
    letters: Counter[float] = Counter()
    for piece in column:
        letters[piece.size] += len(piece.text)
    usual = letters.most_common(1)[0][0]
    edge = min(piece.x0 for piece in column)
    kinds: dict[tuple[bool, bool], list[Piece]] = defaultdict(list)
    for piece in column:
        if piece.size > _LARGER * usual and piece.x0 < edge + _HANGING:
            style = piece.words[0].style
            kinds[style.bold, style.italic].append(piece)
    return kinds


def are_rows(fewer: Sequence[Piece], more: Sequence[Piece]) -> bool:
    """Whether the blocks of the column with fewer lines each begin beside a line of the other, as in a table.

    Lines with nothing beside them, such as headings between the rows, say nothing for or against it.
    """
    beside = Lines.of(more)
    lines = _without_headings(_accompanied(fewer, more), beside)
    blocks = blocks_of(lines)
    if not lines:
        return True
    every = sum(begins_row(piece, beside) for piece in lines) / len(lines)
    if len(blocks) < 2:
        return every >= 0.9
    if _stand_beside_rests(blocks, beside):
        return False
    aligned = sum(begins_row(block[0], beside) or _is_off_line(block, more, lines) for block in blocks) / len(blocks)
    dated = sum(bool(_YEAR.search(" ".join(p.text for p in block))) for block in blocks) / len(blocks)
    if dated >= 0.6:
        return aligned >= 0.5
    usual = median(line_count(block) for block in blocks)
    return every >= 0.9 or (aligned >= 0.85 and usual <= 3)


def _stand_beside_rests(blocks: Sequence[Sequence[Piece]], beside: Lines) -> bool:
    """Whether blocks of a column begin where a paragraph of the other goes on, as no label of a table does."""
    rests = sum(any(_is_rest(line, beside) for line in beside.level_with(block[0])) for block in blocks)
    return rests > 1 and rests >= _BESIDE_RESTS * len(blocks)


def _is_rest(line: Piece, texts: Lines) -> bool:
    """Whether a line in small letters goes on with the one right above it, at the same edge."""
    if line.dot is not None or not line.text[:1].islower():
        return False
    above = texts.between(line.base - _CLOSE * line.size, line.base - 0.5 * line.size)
    return any(abs(other.x0 - line.x0) < _SLACK and abs(other.size - line.size) < 0.5 for other in above)


def first_line_beside(label: Piece, texts: Sequence[Piece], labels: Sequence[Piece]) -> float | None:
    """The first line of the block beside which a label stands though level with no line of it; else None.

    Such a label is centred from top to bottom, or set a little lower than its text, as a heading with space above is.
    """
    bases = sorted({text.base for text in texts})
    at = bisect_left(bases, label.base)
    if at == 0 or label.base - bases[at - 1] > _BELOW_LINE * label.size or is_beside(label, texts):
        return None
    above, below = bases[at - 1], bases[at] if at < len(bases) else label.base + 99
    step = min(below - above, _CLOSE * label.size)
    top, bottom = _block_around(bases, at, step)
    near = (top - 0.35 * label.size, bottom + 0.35 * label.size)
    if not any(other is not label and near[0] < other.base < near[1] for other in labels):
        is_centred = abs(top + bottom - 2 * label.base) < 0.5 * step
        return top if is_centred or top == above else None
    is_between = below - above < 1.8 * label.size and abs(above + below - 2 * label.base) < 0.1 * label.size
    return above if is_between else None


def _block_around(bases: Sequence[float], at: int, step: float) -> tuple[float, float]:
    """The first and the last of the lines that follow each other at about one distance, around the place `at`."""
    first = last = at - 1
    while first > 0 and bases[first] - bases[first - 1] < _EVEN * step:
        first -= 1
    while last + 1 < len(bases) and bases[last + 1] - bases[last] < _EVEN * step:
        last += 1
    return bases[first], bases[last]


def _is_off_line(block: Sequence[Piece], others: Sequence[Piece], labels: Sequence[Piece]) -> bool:
    return len(block) == 1 and first_line_beside(block[0], others, labels) is not None


def _without_headings(lines: list[Piece], beside: Lines) -> list[Piece]:
    """Without lines in a look of which no line has company on its baseline, where they are the fewer."""
    looks: dict[Style, list[Piece]] = defaultdict(list)
    for line in lines:
        looks[line.words[0].style].append(line)
    lonely = [look for look, group in looks.items() if not any(_aligned(line, beside) for line in group)]
    headings = {id(line) for look in lonely for line in looks[look]}
    return [line for line in lines if id(line) not in headings] if 2 * len(headings) < len(lines) else lines


def _accompanied(fewer: Sequence[Piece], more: Sequence[Piece]) -> list[Piece]:
    """The lines of a column beside which, down to its next line, something stands in the other."""
    ordered = sorted(fewer, key=lambda p: (p.base, p.x0))
    others = sorted(piece.base for piece in more)
    found: list[Piece] = []
    for index, piece in enumerate(ordered):
        below = next((p.base for p in ordered[index + 1 :] if p.base > piece.base + 1), piece.base + 1.5 * piece.size)
        top = piece.base - 0.8 * piece.size
        position = bisect_left(others, top)
        if position < len(others) and others[position] < below - 0.5 * piece.size:
            found.append(piece)
    return found


def is_beside(label: Piece, texts: Sequence[Piece]) -> bool:
    """Whether a label shares its baseline with one of the texts."""
    return any(abs(text.base - label.base) < 0.35 * max(text.size, label.size) for text in texts)


def blocks_of(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Lines of a column that follow each other closely."""
    blocks: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (p.base, p.x0)):
        last = blocks[-1][-1] if blocks else None
        if last is not None and piece.base - last.base <= 1.7 * piece.size:
            blocks[-1].append(piece)
        else:
            blocks.append([piece])
    return blocks


@dataclass(frozen=True, slots=True)
class Lines:
    """Texts in their order down the page, to ask which stand near a line. `tallest` is the largest of their sizes."""

    pieces: list[Piece]
    bases: list[float]
    tallest: float

    @classmethod
    def of(cls, pieces: Sequence[Piece]) -> Lines:
        ordered = _downwards(pieces)
        return cls(ordered, [piece.base for piece in ordered], max((piece.size for piece in pieces), default=0.0))

    def between(self, top: float, bottom: float) -> list[Piece]:
        """The texts whose baselines stand between two heights."""
        return self.pieces[bisect_left(self.bases, top) : bisect_left(self.bases, bottom)]

    def level_with(self, piece: Piece) -> Iterator[Piece]:
        """The texts that share the baseline, or the top, of a line."""
        base, size = piece.base, piece.size
        reach = 1.25 * max(size, self.tallest)
        for other in self.between(base - reach, base + reach):
            apart, larger = other.base - base, max(size, other.size)
            is_at_top = size != other.size and abs(apart - other.size + size) < 0.25 * larger
            if is_at_top or abs(apart) < 0.15 * larger:
                yield other


def begins_row(piece: Piece, others: Lines) -> bool:
    """Whether a label stands beside the first line of a text, or in a space left free for it above one."""
    if _aligned(piece, others):
        return True
    top, bottom = piece.base - 1.6 * piece.size, piece.base + 0.3 * piece.size
    near = others.between(top, bottom + others.tallest)
    return not any(top < other.base and other.base - 0.8 * other.size < bottom for other in near)


def _aligned(piece: Piece, others: Lines) -> bool:
    """Whether a line shares its baseline, or its top, with one of the others."""
    return next(others.level_with(piece), None) is not None


def line_count(pieces: Sequence[Piece]) -> int:
    return len({round(piece.base) for piece in pieces})


def _height(pieces: Sequence[Piece]) -> float:
    bases = [piece.base for piece in pieces]
    return max(bases) - min(bases) if bases else 0.0


def is_shaded(pieces: Sequence[Piece], shapes: Sequence[Shape], top: float) -> bool:
    """Whether a panel of its own colour lies behind a column and not behind the page."""
    x, height = median(piece.x0 for piece in pieces), _height(pieces)
    for shape in shapes:
        if shape.color is None or min(shape.color) > 252 or shape.bottom - shape.top < 0.8 * height:
            continue
        inside = shape.top - 5 <= min(p.base for p in pieces) - top <= shape.bottom
        if inside and shape.x0 <= x <= shape.x1 and 60 < shape.x1 - shape.x0 < 320:
            return True
    return False
