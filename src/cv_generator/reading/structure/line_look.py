"""What makes two printed lines look alike."""

from __future__ import annotations

from typing import NamedTuple

from cv_generator.reading.regions.blocks import Style


class LineLook(NamedTuple):
    """What makes two lines look alike, apart from their words: how their first cells are set, and as what."""

    size: float | None
    bold: bool
    italic: bool
    color: str | None
    capitals: bool
    bullet: bool
    level: int

    def in_style(self, style: Style, *, capitals: bool) -> LineLook:
        """The look of the same line in another style."""
        return LineLook(style.size, style.bold, style.italic, style.color, capitals, self.bullet, self.level)
