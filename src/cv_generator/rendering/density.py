"""How loosely a page is set: the steps from airy to tight, and how one is chosen.

Spacing gives way first, then margins, then the type, never below 9.5 pt.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Density:
    """One step. `spacing`, `leading` and `margin` scale the template's own lengths; `size` is the body in points.

    `says` is what a reader of the answer learns; empty for the loosest step.
    """

    spacing: float
    leading: float
    margin: float
    size: float
    says: tuple[str, ...]


_SPACING = "less space between entries"
_MORE_SPACING = "little space between entries and lines"
_MARGINS = "narrower margins"

DENSITIES: tuple[Density, ...] = (
    Density(1.0, 1.0, 1.0, 11.0, ()),
    Density(0.8, 0.92, 1.0, 11.0, (_SPACING,)),
    Density(0.6, 0.84, 1.0, 11.0, (_MORE_SPACING,)),
    Density(0.6, 0.84, 0.8, 11.0, (_MORE_SPACING, _MARGINS)),
    Density(0.6, 0.84, 0.8, 10.5, (_MORE_SPACING, _MARGINS, "type of 10.5 pt")),
    Density(0.6, 0.84, 0.8, 10.0, (_MORE_SPACING, _MARGINS, "type of 10 pt")),
    Density(0.55, 0.82, 0.8, 9.5, (_MORE_SPACING, _MARGINS, "type of 9.5 pt")),
)
"""From the loosest to the tightest."""
