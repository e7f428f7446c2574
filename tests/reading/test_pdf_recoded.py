"""Text whose letters carry the wrong label: Windows' bytes read as Mac Roman."""

from __future__ import annotations

from cv_generator.reading.regions.pdf.native import Glyph, Look
from cv_generator.reading.regions.pdf.recoded import recoded


def _glyphs(text: str) -> list[Glyph]:
    look = Look.__new__(Look)
    return [Glyph(letter, 10.0 * at, 10.0 * at + 9, 100.0, look) for at, letter in enumerate(text)]


def _text(glyphs: list[Glyph]) -> str:
    return "".join(glyph.text for glyph in glyphs)


def test_letters_that_no_word_holds_betray_the_umlauts_that_were_meant():
    meant = "Tätigkeit bei Übermütig, FÄHIGKEITEN, Größe"
    written = meant.encode("cp1252").decode("mac_roman")
    assert _text(recoded(_glyphs(written))) == meant


def test_the_signs_themselves_stay_where_words_have_umlauts_or_numbers_have_them():
    for text in ("Größe ƒ, 5‰, a‰b, c‰d", "0,5 ‰ und 0,8 ‰", "a ÷ b", "Jürgen f‰r x‰y"):
        assert _text(recoded(_glyphs(text))) == text
