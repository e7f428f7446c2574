"""Small upright shapes that are drawn between the words of a line part them, as the bars do that others type."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from cv_generator.reading.regions.pdf.native import Shape
from cv_generator.reading.regions.pdf.words import Piece, Word

_BAR = "|"
_SEVERAL = 3  # of a page: a single one may be an ornament
_LOWEST, _HIGHEST = 0.6, 1.5  # of the size of the text
_SLIM = 0.7  # of its height: the width of a shape that stands upright


def attach_separators(pieces: Sequence[Piece], shapes: Sequence[Shape]) -> None:
    """Put a bar where such a shape stands between two words of a piece, if several of a page do."""
    bars = sorted((shape for shape in shapes if _is_upright(shape)), key=lambda shape: shape.x0)
    if len(bars) < _SEVERAL:
        return
    lefts = [bar.x0 for bar in bars]
    parted = [(piece, list(_with_bars(piece.words, bars, lefts))) for piece in pieces]
    if sum(len(words) - len(piece.words) for piece, words in parted) >= _SEVERAL:
        for piece, words in parted:
            piece.words = words


def _is_upright(shape: Shape) -> bool:
    return shape.color is not None and shape.image is None and 0 < shape.x1 - shape.x0 < _SLIM * _height(shape)


def _height(shape: Shape) -> float:
    return shape.bottom - shape.top


def _with_bars(words: list[Word], bars: Sequence[Shape], lefts: Sequence[float]) -> Iterator[Word]:
    for word, following in pairwise(words):
        yield word
        for at in range(bisect_left(lefts, word.x1 - 0.5), len(bars)):
            if lefts[at] > following.x0:
                break
            if bars[at].x1 <= following.x0 + 0.5 and _is_on_line(bars[at], word):
                yield replace(word, text=_BAR, x0=lefts[at], x1=bars[at].x1, glued=False, href=None)
                break
    yield words[-1]


def _is_on_line(bar: Shape, word: Word) -> bool:
    is_high = _LOWEST * word.size <= _height(bar) <= _HIGHEST * word.size
    return is_high and word.base - word.size < (bar.top + bar.bottom) / 2 < word.base
