"""The language of a document: by its small words, its letters, and its headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from cv_generator.cv.model import LANGUAGES, Language

_WORD = re.compile(r"[^\W\d_]+")
_SMALL: dict[Language, frozenset[str]] = {
    "en": frozenset(
        "the and of for with in to from on by at as is are was an my its which that work experience education "
        "skills languages since present".split()
    ),
    "de": frozenset(
        "der die das und von für mit im in zu zur zum auf bei als ist sind war ein eine einer den dem des aus "
        "nach über seit heute bis sowie berufserfahrung ausbildung kenntnisse sprachen".split()
    ),
    "pl": frozenset(
        "i w z na do dla od oraz przy po za się jest są był jako przez ze we o lub obecnie doświadczenie "
        "wykształcenie umiejętności języki dane zawodowe".split()
    ),
}
_LETTERS: dict[Language, frozenset[str]] = {"de": frozenset("äöüß"), "pl": frozenset("ąćęłńśźż")}
_BY_LETTER: tuple[tuple[Language, float], ...] = (("de", 0.4), ("pl", 0.6))


_POINTS: dict[str, tuple[tuple[Language, float], ...]] = {
    word: tuple((language, 1.0 if len(word) > 1 else 0.7) for language in LANGUAGES if word in _SMALL[language])
    for word in frozenset().union(*_SMALL.values())
}


def detect_language(texts: Iterable[str]) -> Language:
    """English, German or Polish. English where nothing speaks for any."""
    points: dict[Language, float] = dict.fromkeys(LANGUAGES, 0.0)
    for word, count in Counter(_WORD.findall("\n".join(texts).casefold())).items():
        known = _POINTS.get(word, ())
        for language, weight in known:
            points[language] += weight * count
        if not word.isascii():
            for language, weight in _BY_LETTER:
                if not _LETTERS[language].isdisjoint(word) and language not in dict(known):
                    points[language] += weight * count
    return max(LANGUAGES, key=lambda language: points[language])
