"""The language of a document: by its small words, its letters, and its headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from cv_generator.cv.language import Language
from cv_generator.languages import DEFAULT, codes, facts, sections_in

_WORD = re.compile(r"[^\W\d_]+")
_RUN = re.compile(r"\w+")
_DOTTED = re.compile(r"\w\.\w")
_LONGEST_NAME = 4
_NAME = re.compile(rf"[A-Z]{{2,{_LONGEST_NAME}}}")
_AROUND = " :.–-"
"""Signs around a heading."""
_HEADING = 1.5
"""What a heading weighs, in small words."""


@cache
def _small_words() -> dict[str, tuple[tuple[Language, float], ...]]:
    """Word -> the languages that it speaks for, and how much."""
    found: dict[str, tuple[tuple[Language, float], ...]] = {}
    for code in codes():
        for word in sections_in("small_words", code).get("", ()):
            found[word] = (*found.get(word, ()), (code, 1.0 if len(word) > 1 else 0.7))
    return found


@cache
def _letters() -> tuple[tuple[Language, frozenset[str], float], ...]:
    told = ((code, facts(code)) for code in codes())
    return tuple((code, frozenset(fact.letters), fact.letter_weight) for code, fact in told if fact.letters)


@cache
def _headings() -> dict[str, tuple[Language, ...]]:
    """Heading -> the languages that it is one in. It tells more than a small word, and short documents lack these."""
    found: dict[str, tuple[Language, ...]] = {}
    for code in codes():
        for heading in dict.fromkeys(each for phrases in sections_in("headings", code).values() for each in phrases):
            found[heading] = (*found.get(heading, ()), code)
    return found


@cache
def _longest_heading() -> int:
    return max(map(len, _headings()))


def is_heading_of(text: str, language: Language | None) -> bool:
    """Whether a text is a heading in a language, and none in English."""
    known = _headings().get(text.casefold().strip(_AROUND), ())
    return language in known and DEFAULT not in known


def _words(lines: Iterable[str]) -> dict[str, int]:
    """How often each word stands in some lines, casefolded.

    Left out are addresses and names in capitals: `com` is no Portuguese word in one, `MIT` no German one.
    """
    texts = [_without_addresses(line) if "." in line or "@" in line or "/" in line else line for line in lines]
    found: dict[str, int] = {}
    for run, count in Counter(_RUN.findall(" ".join(texts))).items():
        if len(run) > _LONGEST_NAME or not _NAME.fullmatch(run):
            folded = run.casefold()
            for word in (folded,) if folded.isalpha() else _WORD.findall(folded):
                found[word] = found.get(word, 0) + count
    return found


def _without_addresses(line: str) -> str:
    """A line without the pieces that are addresses, or parts of one."""
    pieces = [piece for piece in line.split() if "@" not in piece and "/" not in piece]
    return " ".join([piece for piece in pieces if not ("." in piece and _DOTTED.search(piece))])


def detect_language(texts: Iterable[str]) -> Language:
    """The language of a document. The first of all (English) where nothing speaks for any."""
    points = _points(texts)
    return max(points, key=lambda language: points[language])


def clear_language(texts: Iterable[str], least: float) -> Language | None:
    """The language that texts speak for with so many small words at least, and twice as much as for any other."""
    points = _points(texts)
    first, second, *_ = sorted(points, key=lambda language: -points[language])
    return first if points[first] >= max(least, 2 * points[second]) else None


def _points(texts: Iterable[str]) -> dict[Language, float]:
    """What speaks for each language."""
    points: dict[Language, float] = dict.fromkeys(codes(), 0.0)
    lines = list(texts)
    headings, longest = _headings(), _longest_heading()
    for line in lines:
        bare = line.strip(_AROUND)
        for language in headings.get(bare.casefold(), ()) if len(bare) <= longest else ():
            points[language] += _HEADING
    small = _small_words()
    for word, count in _words(lines).items():
        if known := small.get(word, ()):
            for language, weight in known:
                points[language] += weight * count
        if not word.isascii():
            for language, letters, weight in _letters():
                if not letters.isdisjoint(word) and language not in dict(known):
                    points[language] += weight * count
    return points
