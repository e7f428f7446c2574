"""How loosely a page is set: the steps from airy to tight.

Spacing gives way first, then margins, then the type, never below 9 pt of a face as large as Source Sans (see
`looks.SCALE`): smaller type is hard to read on paper.
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

AIRY = Density(1.4, 1.1, 1.0, 10.5, 1.1)
AIRIEST = Density(2.6, 1.25, 1.3, 10.5, 1.38)

LOOSER: tuple[Density, ...] = (
    AIRIEST,
    Density(2.0, 1.2, 1.25, 10.5, 1.27),
    Density(1.7, 1.15, 1.12, 10.5, 1.18),
    AIRY,
)
"""From airy to less so: for a short CV, which would look lost at the top of its page."""

DENSITIES: tuple[Density, ...] = (
    Density(1.0, 1.0, 1.0, 10.5, 1.0),
    Density(0.85, 0.97, 1.0, 10.2, 0.93, (_LESS,)),
    Density(0.75, 0.94, 0.95, 10.0, 0.87, (_LESS, "type of 10 pt")),
    Density(0.65, 0.9, 0.9, 9.7, 0.80, (_LITTLE, _MARGINS, "type of 9.7 pt")),
    Density(0.55, 0.86, 0.86, 9.5, 0.74, (_LITTLE, _MARGINS, "type of 9.5 pt")),
    Density(0.5, 0.82, 0.82, 9.2, 0.69, (_LITTLE, _MARGINS, "type of 9.2 pt")),
    Density(0.42, 0.78, 0.76, 9.0, 0.64, (_LITTLE, _MARGINS, "type of 9 pt")),
)
"""From the loosest to the tightest."""

TIGHTEST = DENSITIES[-1]
