"""How high every part of a CV stands, in mm, as the typesetter set it on one endless page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cv_generator.rendering.density import TIGHTEST
from cv_generator.rendering.order import Order
from cv_generator.rendering.typesetter import Draft
from cv_generator.rendering.view import View


@dataclass(frozen=True, slots=True)
class Measured:
    """Heights in mm by field path: sections, entries, bullets, items. `line` is one line, `room` a page's inside.

    `total` is everything, the small print at the foot included.
    """

    heights: Mapping[str, float]
    total: float
    line: float
    room: float

    def lines(self, path: str) -> int:
        """Lines of text that the part takes."""
        return max(1, round(self.heights.get(path, 0.0) / self.line))


def measured(order: Order) -> Measured:
    """The heights at the tightest density."""
    layout = Draft(order.job(TIGHTEST), "measure").layout
    heights: dict[str, float] = {}
    for (path, _, start), (_, _, end) in zip(layout.marks, layout.marks[1:], strict=False):
        for part in _containing(path):
            heights[part] = heights.get(part, 0.0) + end - start
    end = layout.marks[-1][2]
    return Measured(heights, total=end - layout.top, line=layout.line, room=layout.room)


def _containing(path: str) -> set[str]:
    """`work_experience[0].bullets[1]` -> itself, its list, its entry and its section."""
    return {path, *(path[: step.start()] for step in re.finditer(r"[.\[]", path))}


def report(view: View, heights: Measured) -> list[dict[str, Any]]:
    """The measured heights as they stand in the answer."""
    return [
        {
            "path": section.path,
            "heading": section.heading,
            "height_mm": round(heights.heights.get(section.path, 0.0), 1),
            "entries": [
                {
                    "path": entry.path,
                    "title": entry.title.text,
                    "height_mm": round(heights.heights.get(entry.path, 0.0), 1),
                }
                for entry in section.entries
            ],
        }
        for section in view.sections
    ]
