"""Texts that are numbers, as what was sent has them: of any length, in any alphabet, or no numbers at all.

`int` alone is not enough. It refuses more than 4,300 digits (Python's guard against quadratic time) and signs that
`str.isdigit` takes, such as `²`; and what it does make of 309 digits and more is beyond every float.
"""

from __future__ import annotations

import re

_WHOLE = re.compile(r"\s{0,9}[+-]?\d{1,12}\s{0,9}")
"""More digits than any index, date, measure or size has."""


def whole(text: str | None) -> int | None:
    """The whole number that a text is; None for other texts, and where it is beyond a million millions."""
    return int(text) if text and _WHOLE.fullmatch(text) else None


def index(text: str) -> int | None:
    """The number of an item, from 0; None for other texts, and for numbers beyond those of any item."""
    return whole(text) if text.isdecimal() else None
