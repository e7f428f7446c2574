"""Accents that a font without accented letters sets over or under a letter, joined with it."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from cv_generator.reading.regions.pdf.native import Glyph

_ACCENTS = {
    "¨": "\u0308", "´": "\u0301", "`": "\u0300", "ˇ": "\u030c", "˝": "\u030b", "¸": "\u0327", "¯": "\u0304",
    "˛": "\u0328", "˙": "\u0307", "ˆ": "\u0302", "˜": "\u0303", "˚": "\u030a", "˘": "\u0306",
}  # fmt: skip
"""Accents that stand alone, as the combining characters that join a letter."""

_DOTLESS = {"ı": "i", "ȷ": "j"}
_RAISED = 0.45  # of the size: how far an accent is raised over a capital
_LOWERED = 0.12  # of the size
_BESIDE = 0.12  # of the size: how far the middle of an accent may be beyond its letter


def with_accents(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Glyphs in their order, each accent in the letter that it stands over; one that stands over none stays."""
    found = list(glyphs)
    accents = [index for index, glyph in enumerate(found) if glyph.text in _ACCENTS]
    if not accents:
        return found
    rows: dict[int, list[int]] = defaultdict(list)
    for index, glyph in enumerate(found):
        if glyph.text.isalpha():
            rows[round(glyph.base)].append(index)
    joined: set[int] = set()
    for index in accents:
        accent = found[index]
        low, high = round(accent.base - _LOWERED * accent.look.size), round(accent.base + _RAISED * accent.look.size)
        near = [letter for row in range(low, high + 1) for letter in rows.get(row, ())]
        letter = min(
            (at for at in near if _stands_on(accent, found[at])),
            key=lambda at: _distance(accent, found[at]),
            default=None,
        )
        if letter is not None:
            found[letter] = replace(found[letter], text=_joined(found[letter].text, accent.text))
            joined.add(index)
    return [glyph for index, glyph in enumerate(found) if index not in joined]


def _stands_on(accent: Glyph, letter: Glyph) -> bool:
    middle, slack = (accent.x0 + accent.x1) / 2, _BESIDE * letter.look.size
    return letter.x0 - slack < middle < letter.x1 + slack and len(_joined(letter.text, accent.text)) == 1


def _distance(accent: Glyph, letter: Glyph) -> float:
    return abs(accent.x0 + accent.x1 - letter.x0 - letter.x1)


def _joined(letter: str, accent: str) -> str:
    return unicodedata.normalize("NFC", _DOTLESS.get(letter, letter) + _ACCENTS[accent])
