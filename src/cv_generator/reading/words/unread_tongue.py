"""Whether a document is in a language that is not read: most of it finds no field, and the person must know why."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import islice

from cv_generator.languages import codes, sections_in
from cv_generator.languages.unread import Unread, unread

_WORD = re.compile(r"\b[^\W\d_]+\b")
_LETTERS = 4_000
"""Letters whose script is looked at."""
_FEWEST = 6
"""Small words of a language below which nothing is said."""
_SHARE = 0.04
"""Which part of all words they must be at least: prose has 0.3 of them, a list of jobs 0.06."""
_AHEAD = 1.7
"""How many times as many as of the nearest language that is read."""
_OF_OTHER_SCRIPTS = re.compile("[\u0370-\u1dff\u1f00-\u1fff\u2c80-\ud7ff\uf900-\U0010ffff]")
"""Where letters may be that are not Latin; the scripts of the languages that are not read are among them."""


def unread_language(texts: Iterable[str]) -> str:
    """The code of the language where it is none that is read; "" otherwise, and where it cannot be told."""
    text = "\n".join(texts).casefold()
    return _by_script(text) or _by_words(text)


def _by_script(text: str) -> str:
    if not _OF_OTHER_SCRIPTS.search(text):
        return ""
    letters = Counter(islice(filter(str.isalpha, text), _LETTERS))
    scripts = Counter[str]()
    for letter, count in letters.items():
        scripts[unicodedata.name(letter, "").partition(" ")[0].partition("-")[0]] += count
    kana = scripts["HIRAGANA"] + scripts["KATAKANA"]
    if kana * 20 > letters.total():
        scripts["HIRAGANA"] += scripts["CJK"]
    found = [each for each in unread() if each.script and scripts[each.script] * 2 > letters.total()]
    return max(found, key=lambda each: _letters_of(each, text)).code if found else ""


def _letters_of(language: Unread, text: str) -> int:
    return sum(text.count(letter) for letter in language.letters)


def _by_words(text: str) -> str:
    words = Counter(_WORD.findall(text))
    points: Counter[str] = Counter()
    spoken = _spoken(codes())
    for word in words.keys() & spoken.keys():
        for code in spoken[word]:
            points[code] += words[word]
    known = max(points[code] for code in codes())
    most, code = max((points[each.code], each.code) for each in unread() if each.words)
    return code if most >= max(_FEWEST, _SHARE * words.total(), _AHEAD * known) else ""


@cache
def _spoken(read: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Small word -> the codes of the languages that have it, of those that are read and of those that are not."""
    small = ((code, sections_in("small_words", code).get("", ())) for code in read)
    found: dict[str, tuple[str, ...]] = {}
    for code, listed in (*small, *((each.code, each.words) for each in unread())):
        for word in frozenset(listed):
            found[word] = (*found.get(word, ()), code)
    return found
