"""Where a line may not break, and where it must be able to.

A hyphen at the end of a line is ambiguous: text extractors take it for hyphenation and join "E-" and "Mail" to "EMail".
So no line ends with a hyphen. And a word that is wider than the column (an address of 200 characters) may break
anywhere, or it would run off the page. Neither leaves a mark in the text layer, as zero-width characters would.
"""

from __future__ import annotations

import re
import unicodedata

COLUMN = 29
"""Width in em that every column of text has at least: 112 mm at 11 pt."""

LONG_WORD = 30
"""Words of so many letters may be wider than that; shorter ones never are."""

_HYPHENS = "\u2010-"
_KEPT = re.compile(rf"[^\s{_HYPHENS}]*(?:[{_HYPHENS}]+\s?[^\s{_HYPHENS}]*)+|\S{{{LONG_WORD + 1},}}")
"""A word with its hyphens and, after a hyphen at its end, the word that follows ("Projekt- und"); or a long word."""
_IN_QUESTION = re.compile(rf"[{_HYPHENS}]|(?<!\S)\S{{{LONG_WORD + 1}}}")
"""Whether a text holds any of that. Most hold none, and to know that takes a tenth of the time of finding where."""

Pieces = str | list[str | tuple[str]]
"""A text, or its pieces in order. A piece in a tuple is set in a box of its own: no line breaks inside it."""


def pieces(text: str, column: float = COLUMN) -> Pieces:
    """The pieces of a text for a column of that many em. Joined they are the text again."""
    if not _IN_QUESTION.search(text):
        return text
    found: list[str | tuple[str]] = []
    at = 0
    for run in _KEPT.finditer(text):
        found.extend(filter(None, [text[at : run.start()]]))
        found.extend((part,) for part in _unbreakable(run[0], column))
        at = run.end()
    return [*found, *filter(None, [text[at:]])] if found else text


def _unbreakable(run: str, column: float) -> list[str]:
    """The run whole; where it is too wide, its parts before each hyphen; where a part still is, letter by letter."""
    if width_of(run) <= column:
        return [run]
    parts = re.split(rf"(?<=[^{_HYPHENS}])(?=[{_HYPHENS}])", run)
    return [piece for part in parts for piece in ([part] if width_of(part) <= column else _letters(part))]


def width_of(run: str) -> float:
    """An upper bound of its width in any of the fonts, in em."""
    return sum(map(_width, run))


def _width(letter: str) -> float:
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.05
    wide = letter.isupper() or letter in "mwæœ@%&—…™" or not (letter.isascii() or letter.isalpha())
    return 0.98 if wide else 0.4 if letter in "fijlrt.,:;|!'()[]/ " else 0.64


def _letters(word: str) -> list[str]:
    """Letters with their accents; a blank stays with what precedes it, and a hyphen with what follows."""
    found: list[str] = []
    for letter in word:
        clings = unicodedata.category(letter).startswith("M") or letter.isspace()
        if found and (clings or found[-1][-1] in _HYPHENS):
            found[-1] += letter
        else:
            found.append(letter)
    return found
