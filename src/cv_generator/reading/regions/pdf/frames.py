"""Where the lines of a text wrap: at the panel behind it, such as a shaded box, or at the edge of its column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from cv_generator.reading.regions.pdf.native import Shape
from cv_generator.reading.regions.pdf.words import Piece

GUTTER = 12.0
"""Points of white space that a gutter between columns has at least."""

_ENOUGH_LINES = 15  # for the longest of them to show where the lines of a column wrap
_NARROWEST, _LOWEST = 80.0, 20.0  # points; smaller panels are labels and rules


def attach_frames(pieces: Sequence[Piece], shapes: Sequence[Shape], height: float) -> None:
    """Tell every piece of a page the inner right edge of the smallest panel behind it: padding is taken as even."""
    panels = [shape for shape in shapes if _is_panel(shape, height)]
    panels.sort(key=lambda panel: (panel.x1 - panel.x0) * (panel.bottom - panel.top))
    for piece in pieces if panels else ():
        panel = next((panel for panel in panels if _is_behind(panel, piece)), None)
        if panel is not None:
            inner = [p.x0 if p.dot is None else p.dot for p in pieces if _is_behind(panel, p)]
            piece.frame = panel.x1 - max(0.0, min(inner) - panel.x0)


def _is_panel(shape: Shape, height: float) -> bool:
    if shape.color is None or min(shape.color) > 253:
        return False
    wide, high = shape.x1 - shape.x0, shape.bottom - shape.top
    return wide > _NARROWEST and high > _LOWEST and not (wide > 480 and high > 0.6 * height)


def _is_behind(panel: Shape, piece: Piece) -> bool:
    inside = panel.x0 - 0.5 <= piece.x0 and piece.x1 <= panel.x1 + 0.5
    return inside and panel.top <= piece.base - 0.3 * piece.size <= panel.bottom


def set_frames(column: Sequence[Piece], edge: float) -> None:
    """Let the longest line of the usual size show where a column wraps, where it has lines enough to show it.

    A column none of whose lines runs on may be as wide as the page leaves it room, up to `edge`.
    """
    letters: Counter[float] = Counter()
    for piece in column:
        letters[round(piece.size, 1)] += len(piece.text)
    usual = letters.most_common(1)[0][0]
    lines = [piece for piece in column if round(piece.size, 1) == usual and len(piece.words) > 2]
    if len(lines) >= _ENOUGH_LINES:
        edge = max(piece.x1 for piece in lines)
    elif _has_run_on(column):
        return
    for piece in column:
        piece.frame = edge if piece.frame is None else piece.frame


def _has_run_on(column: Sequence[Piece]) -> bool:
    """Whether a line of a column goes on with that above, in lower case."""
    return any(
        below.text[:1].islower() and below.dot is None and below.base - above.base < 2 * below.size
        for above, below in pairwise(sorted(column, key=lambda p: (p.base, p.x0)))
    )
