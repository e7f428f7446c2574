"""Panels behind a text, such as a shaded box or a sidebar's ground: they show where its lines have to wrap."""

from __future__ import annotations

from collections.abc import Sequence

from cv_generator.reading.pdf.native import Shape
from cv_generator.reading.pdf.words import Piece

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
