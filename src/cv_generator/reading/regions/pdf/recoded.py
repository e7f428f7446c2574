"""Text that one system wrote and another labelled: `T¸rkei` for `Türkei`, where bytes of Windows count as Mac Roman."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cv_generator.reading.regions.pdf.native import Glyph

_MEANT = {"‰": "ä", "ˆ": "ö", "¸": "ü", "ƒ": "Ä", "÷": "Ö", "‹": "Ü", "ﬂ": "ß", "fl": "ß", "È": "é", "Ë": "è"}
"""Characters of Mac Roman, and those of Windows-1252 that have the same byte."""

_NEVER_INSIDE = "‰ƒ÷"
"""Those that no word of any language holds."""

_ENOUGH = 2


def recoded(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs of a page, with the letters that were meant where its words hold such signs and no umlaut."""
    suspects = [at for at, glyph in enumerate(glyphs) if glyph.text in _NEVER_INSIDE]
    inside = sum(at > 0 and glyphs[at - 1].text.isalpha() and _goes_on(glyphs, at) for at in suspects)
    if inside < _ENOUGH or any(glyph.text in "äöüÄÖÜß" for glyph in glyphs):
        return list(glyphs)
    return [replace(glyph, text=_MEANT[glyph.text]) if glyph.text in _MEANT else glyph for glyph in glyphs]


def _goes_on(glyphs: Sequence[Glyph], at: int) -> bool:
    return at + 1 < len(glyphs) and glyphs[at + 1].text.isalpha()
