"""Contact data in lines: as few as hold it, all about as long: no separator ends one, and none is nearly empty."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from typing import Final

FILLED: Final = 0.985
"""How far a line is filled by the widths of its letters, kerning left out."""


def lines_of(widths: Sequence[float], between: float, room: float) -> tuple[int, ...]:
    """How many parts stand on each line. `widths` of the parts in order, what stands `between` two, and the `room` of
    a line, all in one unit. A part that is wider than a line has one (or more) of its own."""
    sums = [0.0, *accumulate(widths)]

    def width(start: int, end: int) -> float:
        return sums[end] - sums[start] + (end - start - 1) * between

    @cache
    def best(start: int) -> tuple[int, float, tuple[int, ...]]:
        """Number of lines, the squares of their widths, and the lines from a part on: the least of them."""
        if start == len(widths):
            return 0, 0.0, ()
        found = []
        for end in range(start + 1, len(widths) + 1):
            filled = width(start, end)
            if filled > FILLED * room and end > start + 1:
                break
            lines, squares, rest = best(end)
            found.append((lines + 1, squares + filled**2, (end - start, *rest)))
        return min(found)

    return best(0)[2]
