"""How wide a text is in a font: the advance widths that `tools/fonts.py` wrote down. Kerning is left out.

Where a line must be able to break, and how large a name may be, is decided with these widths before anything is set.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from math import ceil
from pathlib import Path
from typing import Final

UNKNOWN: Final = 1.05
"""Width in em of a letter that the font lacks: as wide as those of the fonts that stand in."""


@lru_cache(16_384)
def width_of(text: str, family: str, *, bold: bool = False) -> float:
    """The width of a text on one line, in em of its size."""
    wide = _widths(family, "Bold" if bold else "Regular").get
    return sum([wide(letter, UNKNOWN) for letter in text])


LETTER: Final = 0.49
"""Width in em of a letter in running text, blanks counted, on average over the faces and languages."""


def lines_about(text: str, column: float) -> int:
    """How many lines a text takes about, told from its length."""
    return ceil(len(text) * LETTER / (_FILLED * column))


def lines_of(text: str, column: float, family: str) -> int:
    """How many lines a text takes in a column of that many em, by its whole width."""
    if len(text) < column:
        return 1
    return ceil(width_of(text, family) / (_FILLED * column))


_FILLED: Final = 0.94
"""How far lines are filled on average that are broken at blanks."""


@cache
def _widths(family: str, style: str) -> dict[str, float]:
    listed = _listed()[f"{family.replace(' ', '')}-{style}"]
    return {letter: int(width) / 1000 for width, letters in listed.items() for letter in letters}


@cache
def _listed() -> dict[str, dict[str, str]]:
    """Font -> width in thousandths of an em -> the letters that are so wide."""
    file = Path(__file__).parent / "fonts" / "widths.json"
    found: dict[str, dict[str, str]] = json.loads(file.read_text("utf-8"))
    return found
