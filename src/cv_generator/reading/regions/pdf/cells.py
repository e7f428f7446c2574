"""Cells that stand so close that they read as one text: labels set against the text beside them, and tags in a row."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cv_generator.reading.regions.markers import GLYPHS
from cv_generator.reading.regions.pdf.native import Shape
from cv_generator.reading.regions.pdf.words import Piece

_SAME_EDGE = 0.8  # points between edges that are one
_GAP = 0.38  # of the size: no blank of running text is as wide
_WIDER = 1.4  # times the other blanks of a text
_WIDE = 0.75  # of the size: wide even where all blanks are
_TAG_HEIGHTS = (1.02, 2.6)  # of the size: the ground of a tag
_NEAR_ROWS = 3.5  # of the size: rows of one table
_ROWS = 3  # as many rows further off do as well


@dataclass(frozen=True, slots=True)
class _Gap:
    """A wide blank inside a piece, before its word `index`. It stands out where it is wider than other blanks there.

    What stands between a list marker and its item is no blank to measure others by: typewriter faces have wider ones.
    """

    piece: Piece
    index: int
    x0: float
    x1: float
    stands_out: bool


def part_cells(pieces: list[Piece], shapes: Sequence[Shape]) -> list[Piece]:
    """The pieces of a page, parted where a cell ends. They keep the order of the file."""
    cuts: dict[int, set[int]] = defaultdict(set)
    grounds = [shape for shape in shapes if shape.color is not None and shape.image is None]
    gaps = [gap for piece in pieces for gap in _gaps(piece)]
    _set_alone(pieces, grounds)
    if not gaps:
        return pieces
    apart = [gap for gap in gaps if gap.stands_out]
    for gap in (*_beside_labels(apart, pieces), *_in_tables(apart, pieces), *_between_tags(gaps, grounds)):
        cuts[id(gap.piece)].add(gap.index)
    if not cuts:
        return pieces
    parted: list[Piece] = []
    for piece in pieces:
        ends = [0, *sorted(cuts.get(id(piece), ())), len(piece.words)]
        for start, end in pairwise(ends):
            parted.append(Piece(piece.words[start:end], len(parted), piece.page))
    return parted


def _gaps(piece: Piece) -> Iterator[_Gap]:
    words = piece.words
    blanks = [after.x0 - before.x1 for before, after in pairwise(words)]
    marked = 1 if words[0].text in GLYPHS else 0
    for index, blank in enumerate(blanks, 1):
        if blank < _GAP * min(words[index].size, words[index - 1].size):
            continue
        others = [
            other for number, other in enumerate(blanks, 1)
            if number not in (index, marked) and not words[number].glued
        ]  # fmt: skip
        stands_out = not others or blank > _WIDER * min(others)
        if stands_out or blank > _WIDE * words[index].size:
            yield _Gap(piece, index, words[index - 1].x1, words[index].x0, stands_out)


def _beside_labels(gaps: Sequence[_Gap], pieces: Sequence[Piece]) -> Iterator[_Gap]:
    """Gaps between labels that all end at one edge, wherever they begin, and texts that all begin at one."""
    ends = sorted(piece.x1 for piece in pieces)
    starts = sorted(piece.x0 for piece in pieces)
    for gap in gaps:
        same = [g for g in gaps if abs(g.x0 - gap.x0) < _SAME_EDGE and abs(g.x1 - gap.x1) < _SAME_EDGE]
        labels = len(same) + _count(ends, gap.x0)
        begins = {round(g.piece.x0 / 3) for g in same}
        if labels >= 3 and len(same) + _count(starts, gap.x1) >= 3 and (len(begins) > 1 or len(same) < labels):
            yield gap


def _in_tables(gaps: Sequence[_Gap], pieces: Sequence[Piece]) -> Iterator[_Gap]:
    """Gaps behind the longest label of a table, whose other rows show where their texts begin."""
    ordered = sorted(pieces, key=lambda piece: piece.base)
    bases = [piece.base for piece in ordered]
    for gap in gaps:
        size = gap.piece.size
        first = bisect_left(bases, gap.piece.base - _NEAR_ROWS * size)
        last = bisect_left(bases, gap.piece.base + _NEAR_ROWS * size)
        near = ordered[first:last]
        texts = [p for p in ordered if p is not gap.piece and abs(p.x0 - gap.x1) < _SAME_EDGE]
        rows = [text for text in texts if _has_label(text, gap, ordered)]
        if len(rows) >= _ROWS or any(row in near for row in rows):
            yield gap


def _has_label(text: Piece, gap: _Gap, pieces: Sequence[Piece]) -> bool:
    """Whether before a text, on its baseline, a label stands that begins where the one before the gap does."""
    return any(
        abs(piece.base - text.base) < 1 and abs(piece.x0 - gap.piece.x0) < _SAME_EDGE and piece.x1 < text.x0
        for piece in pieces
        if piece is not text
    )


def _between_tags(gaps: Sequence[_Gap], grounds: Sequence[Shape]) -> Iterator[_Gap]:
    """Gaps in which the ground of one tag ends and that of the next begins."""
    for gap in gaps:
        tags = _tags_behind(gap.piece, grounds)
        ended = any(gap.x0 - 0.5 <= tag.x1 <= gap.x1 for tag in tags)
        if ended and any(gap.x0 <= tag.x0 <= gap.x1 + 0.5 for tag in tags):
            yield gap


def _set_alone(pieces: Sequence[Piece], grounds: Sequence[Shape]) -> None:
    """Tell the pieces that fill a tag."""
    for piece in pieces if grounds else ():
        tags = _tags_behind(piece, grounds)
        piece.alone = any(0 < piece.x0 - t.x0 < piece.size and 0 < t.x1 - piece.x1 < piece.size for t in tags)


def _tags_behind(piece: Piece, grounds: Sequence[Shape]) -> list[Shape]:
    low, high = _TAG_HEIGHTS
    size, middle = piece.size, piece.base - 0.3 * piece.size
    return [g for g in grounds if g.top < middle < g.bottom and low * size < g.bottom - g.top < high * size]


def _count(edges: Sequence[float], x: float) -> int:
    return bisect_left(edges, x + _SAME_EDGE) - bisect_left(edges, x - _SAME_EDGE)
