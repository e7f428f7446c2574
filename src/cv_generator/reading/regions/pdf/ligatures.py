"""Letters that are set as one sign under a wrong name: `Communica9on`, `Crea\ufffde`, where fonts lack their names.

Calibri and its kind join `ti`, `tt` and `ft`; programs that embed such a font name its joined letters wrongly or not at
all. What was meant is told by the width of the sign, which is nearly that of its letters, and by known words. A
widespread printer driver always gives Calibri's joined letters the same foreign ones: `baƩery`, `soŌware`. Bitmap
fonts of TeX show the codes that its encoding has for them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from statistics import median

from cv_generator.languages import remembered, sections, words_of
from cv_generator.reading.regions.pdf.native import Glyph

_JOINED = ("ti", "tt", "ft", "fi", "ff", "fl", "tf", "ffi", "tti", "ffl", "fti")
"""The commonest first."""
_NAMELESS = "\ufffd"
_OF_DRIVER = {"Ɵ": "ti", "Ʃ": "tt", "Ō": "ft", "ƫ": "tti", "ƞ": "tf", "Ŏ": "fti"}
"""Letters of a printer driver for joined ones; one of them in capitals never stands behind a small letter otherwise."""
_DRIVERS_SIGN = re.compile(r"(?<=[^\W\d_A-Z])[ƟƩŌƫƞŎ]|[ƟƩƫƞ](?=[^\W\d_A-Z])")
_OF_TEX = {"\x1b": "ff", "\x1c": "fi", "\x1d": "fl", "\x1e": "ffi", "\x1f": "ffl"}
"""Codes of joined letters in TeX's T1 encoding, which its bitmap fonts show as they are: `\x1cnance`."""
_SUSPECT = re.compile(r"[\ufffd\x03-\x08\x0b\x0c\x0e-\x1f]|(?<=[^\W\d_A-Z])[0-9&%#$!*+=<>^~_](?=[^\W\d_A-Z])")
_AS_WIDE = 0.06  # of the size: how far the width of joined letters may be from that of their letters
_AS_WIDE_IN_TEX = 0.1  # of the size: the same in TeX's fonts, which set joined letters closer
_GAP = 0.14  # of the size: a blank is wider
_NARROW = 0.45  # of the size: single ones of these letters are narrower
_ONE_WIDTH = 0.02  # of the size: signs of one name that are one sign
_FILES = ("evidence", "headings", "titles", "fields", "grammar", "small_words")


@dataclass(frozen=True, slots=True)
class _Word:
    """The places of a word's glyphs, and the suspects among them."""

    places: range
    suspects: tuple[int, ...]


def with_named_ligatures(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs of a page, joined letters without their names as the letters that they join."""
    text = "".join([glyph.text for glyph in glyphs])
    if len(text) != len(glyphs):
        return list(glyphs)
    found, drivers = _suspects(text, glyphs), [match.start() for match in _DRIVERS_SIGN.finditer(text)]
    mended = list(glyphs)
    for at in drivers:
        mended[at] = replace(glyphs[at], text=_OF_DRIVER[text[at]])
    for places in found.values():
        meant = _meant(text, glyphs, places)
        for at in places if meant else ():
            mended[at] = replace(glyphs[at], text=meant)
    return mended


def _suspects(text: str, glyphs: Sequence[Glyph]) -> dict[tuple[str, int | None], list[int]]:
    """The places of signs inside words of small letters, by the sign and its font, all of one width."""
    found: dict[tuple[str, int | None], list[int]] = defaultdict(list)
    for at in (match.start() for match in _SUSPECT.finditer(text)):
        sides = [near for near in (at - 1, at + 1) if 0 <= near < len(text) and text[near].isalpha()]
        close = [near for near in sides if _adjoin(glyphs, min(at, near))]
        if len(close) == 2 or (close and (text[at] == _NAMELESS or text[at] < " ")):
            found[text[at], glyphs[at].look.font].append(at)
    for sign, places in list(found.items()):
        usual = median(_width(glyphs[at]) for at in places)
        found[sign] = [at for at in places if abs(_width(glyphs[at]) - usual) < _ONE_WIDTH]
    return {sign: places for sign, places in found.items() if places}


def _width(glyph: Glyph) -> float:
    return (glyph.x1 - glyph.x0) / (glyph.look.size or 1.0)


def _meant(text: str, glyphs: Sequence[Glyph], places: Sequence[int]) -> str:
    """The letters that most of the words need to be known ones, and whose width fits; empty where no word tells.

    A sign without any name is those that fit best.
    """
    alone = _widths(glyphs, glyphs[places[0]].look.font)
    wide = median(_width(glyphs[at]) for at in places)
    written = {_word(glyphs, at, places) for at in places}
    if of_tex := _OF_TEX.get(text[places[0]]):
        return of_tex if _fits_tex(of_tex, alone, wide, written, text) else ""
    best, most = "", 0.0
    for rank, letters in enumerate(_JOINED):
        widths = [alone[letter] for letter in letters if letter in alone]
        apart = abs(sum(widths) - wide) if len(widths) == len(letters) else _AS_WIDE / 2
        if apart > _AS_WIDE:
            continue
        known = sum(_is_known("".join(letters if at in word.suspects else text[at] for at in word.places), text)
                    for word in written)  # fmt: skip
        if not known and text[places[0]] != _NAMELESS:
            continue
        points = known + 1.0 - apart / _AS_WIDE - 0.01 * rank
        if points > most:
            best, most = letters, points
    return best


def _fits_tex(letters: str, alone: dict[str, float], wide: float, words: Collection[_Word], text: str) -> bool:
    """Whether a code is that of joined letters in TeX's encoding: they are as wide, and only two of them begin words.

    An `f` that a page does not show alone is about as wide as an `i` in TeX's fonts.
    """
    begins = any(not text[word.places[0]].isalpha() for word in words)
    widths = [alone.get(letter, alone.get("i", 0.0)) for letter in letters]
    return abs(sum(widths) - wide) < _AS_WIDE_IN_TEX and not (begins and letters.startswith("ff"))


def _widths(glyphs: Sequence[Glyph], font: int | None) -> dict[str, float]:
    """The widths of single letters of a font, of the size, as far as a page shows them.

    Joined letters may be told one by one, each with the width of all.
    """
    seen: dict[str, list[float]] = defaultdict(list)
    for glyph in glyphs:
        if glyph.text in ("t", "i", "f", "l") and glyph.look.font == font and _width(glyph) < _NARROW:
            seen[glyph.text].append(_width(glyph))
    return {letter: min(widths) for letter, widths in seen.items()}


def _word(glyphs: Sequence[Glyph], at: int, places: Sequence[int]) -> _Word:
    """The word around a place: letters and suspects that stand on one line without a gap."""
    first, last = at, at + 1
    while first and _adjoin(glyphs, first - 1) and (glyphs[first - 1].text.isalpha() or first - 1 in places):
        first -= 1
    while last < len(glyphs) and _adjoin(glyphs, last - 1) and (glyphs[last].text.isalpha() or last in places):
        last += 1
    inside = range(first, last)
    return _Word(inside, tuple(place for place in places if place in inside))


def _adjoin(glyphs: Sequence[Glyph], at: int) -> bool:
    """Whether a glyph and the next one stand on one line without a gap."""
    before, after = glyphs[at], glyphs[at + 1]
    return abs(after.x0 - before.x1) < _GAP * after.look.size and abs(after.base - before.base) < 1


def _is_known(word: str, text: str) -> bool:
    """Whether a word stands in some list, or elsewhere on the page in its right letters."""
    folded = word.casefold()
    return len(word) > 3 and (folded in _known() or re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None)


@remembered()
def _known() -> frozenset[str]:
    """All words of the lists of the languages."""
    texts = (text for name in _FILES for listed in sections(name).values() for text in listed)
    return frozenset(word.casefold() for text in texts for word in words_of(text))
