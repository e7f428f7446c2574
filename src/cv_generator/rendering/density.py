"""How loosely a page is set: the steps from airy to tight.

Spacing gives way first, then margins, then the type, never below 9.5 pt: smaller type is hard to read on paper.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Density:
    """One step. `spacing`, `leading` and `margin` scale the template's own lengths; `size` is the body in points.

    `share` is the height that a CV takes compared with the loosest step: medians over 60 CVs. It only tells which
    step to try first. `says` is what a reader of the answer learns.
    """

    spacing: float
    leading: float
    margin: float
    size: float
    share: float
    says: tuple[str, ...] = ()


_LESS = "less space between entries"
_LITTLE = "little space between entries and lines"
_MARGINS = "narrower margins"

AIRY = Density(1.45, 1.12, 1.0, 11.0, 1.2)
"""For a short CV, which would look lost at the top of its page."""

DENSITIES: tuple[Density, ...] = (
    Density(1.0, 1.0, 1.0, 11.0, 1.0),
    Density(0.8, 0.92, 1.0, 11.0, 0.94, (_LESS,)),
    Density(0.6, 0.84, 1.0, 11.0, 0.87, (_LITTLE,)),
    Density(0.6, 0.84, 0.8, 11.0, 0.83, (_LITTLE, _MARGINS)),
    Density(0.6, 0.84, 0.8, 10.5, 0.78, (_LITTLE, _MARGINS, "type of 10.5 pt")),
    Density(0.6, 0.84, 0.8, 10.0, 0.74, (_LITTLE, _MARGINS, "type of 10 pt")),
    Density(0.55, 0.82, 0.8, 9.5, 0.69, (_LITTLE, _MARGINS, "type of 9.5 pt")),
)
"""From the loosest to the tightest."""

TIGHTEST = DENSITIES[-1]
