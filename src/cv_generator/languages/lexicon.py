"""The word lists of the languages: text files that a person can read and extend.

A file holds phrases separated by semicolons or line breaks; `#` begins a comment, `[name]` a section. `*ende` matches
the end of a word (German compounds), `stam*` its beginning (Polish inflection); everything else matches whole words.
What is asked for is the list of the languages that count (`active`), joined in their order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cv_generator.languages.accents import with_plain_forms
from cv_generator.languages.active import active, remembered
from cv_generator.languages.folders import codes, folder
from cv_generator.languages.memory import recalled, while_reading

_KEY = 2
_BITS = 24  # of a number for the hits of one list: more than a document has words
_MASK = (1 << _BITS) - 1
WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*")
Sections = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """One list of words, ready to be asked."""

    words: frozenset[str]
    beginnings: dict[str, tuple[str, ...]]
    endings: dict[str, tuple[str, ...]]
    """By their first or last two letters: looked up by these, a thousand endings cost no more than a few."""
    phrases: dict[str, tuple[str, ...]]
    """Phrases of several words, with blanks around them, by their first word."""

    def has(self, word: str) -> bool:
        """Whether a casefolded word is in the list."""
        seen = recalled(self)
        known = seen.get(word)
        if known is None:
            known = seen[word] = self._holds(word)
        return bool(known)

    def _holds(self, word: str) -> bool:
        return (
            word in self.words
            or word.endswith(self.endings.get(word[-_KEY:], ()))
            or word.startswith(self.beginnings.get(word[:_KEY], ()))
        )

    def hits(self, text: str) -> int:
        """How many words of a text are in the list; a phrase counts as one word more."""
        padded, found = _words_of(text)
        seen, count = recalled(self), 0
        for word in found:
            known = seen.get(word)
            if known is None:
                known = seen[word] = self._holds(word)
            count += known
        if self.phrases and (firsts := self.phrases.keys() & found):
            count += sum(phrase in padded for first in firsts for phrase in self.phrases[first])
        return count


class Lexica:
    """Several lists that are asked together: one pass over the words of a text tells how many are in each."""

    __slots__ = ("_beginnings", "_count", "_endings", "_packed", "_phrases")

    def __init__(self, lists: Iterable[tuple[Lexicon, ...]]) -> None:
        """What several lists of one tuple say is added up."""
        together = list(lists)
        self._count = len(together)
        self._packed: dict[str, int] = {}
        self._phrases: dict[str, list[tuple[str, int]]] = {}
        self._beginnings: dict[str, list[tuple[tuple[str, ...], Lexicon, int]]] = {}
        self._endings: dict[str, list[tuple[tuple[str, ...], Lexicon, int]]] = {}
        for known, one in ((known, 1 << _BITS * at) for at, joined in enumerate(together) for known in joined):
            for word in known.words:
                self._packed[word] = self._packed.get(word, 0) + one
            for first, phrases in known.phrases.items():
                self._phrases.setdefault(first, []).extend((phrase, one) for phrase in phrases)
            for mine, theirs in ((self._beginnings, known.beginnings), (self._endings, known.endings)):
                for key, parts in theirs.items():
                    mine.setdefault(key, []).append((parts, known, one))

    def hits(self, text: str) -> tuple[int, ...]:
        """What `Lexicon.hits` says of a text, for each list."""
        padded, found = _words_of(text)
        seen, packed = recalled(self), 0
        for word in found:
            known = seen.get(word)
            if known is None:
                known = seen[word] = self._of_word(word)
            packed += known
        for first in self._phrases.keys() & found:
            packed += sum([one for phrase, one in self._phrases[first] if phrase in padded])
        return tuple([packed >> _BITS * at & _MASK for at in range(self._count)])

    def _of_word(self, word: str) -> int:
        whole = self._packed.get(word, 0)
        endings, beginnings = self._endings.get(word[-_KEY:]), self._beginnings.get(word[:_KEY])
        if not endings and not beginnings:
            return whole
        found = {known: one for parts, known, one in endings or () if word.endswith(parts)}
        found |= {known: one for parts, known, one in beginnings or () if word.startswith(parts)}
        return whole + sum([one for known, one in found.items() if word not in known.words])


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, casefolded."""
    return _words_of(text)[1]


@while_reading(4096)
def _words_of(text: str) -> tuple[str, tuple[str, ...]]:
    folded = text.casefold()
    return f" {folded} ", tuple(WORD.findall(folded))


@cache
def sections_in(name: str, code: str) -> Sections:
    """Section -> its phrases, from `name.txt` of one language. Phrases before the first section are under `""`."""
    return _parsed(folder(code) / f"{name}.txt")


def sections(name: str) -> Sections:
    """Section -> its phrases, from the files called `name.txt` of the languages that count."""
    return _joined(name, active())


@cache
def everywhere(name: str) -> Sections:
    """Section -> its phrases of all languages, and of none: a town is a town in any of them."""
    joined = dict(_joined(name, codes()))
    for section, phrases in _parsed(Path(__file__).with_name(f"{name}.txt")).items():
        joined[section] = tuple(dict.fromkeys((*joined.get(section, ()), *phrases)))
    return joined


@cache
def _joined(name: str, languages: tuple[str, ...]) -> Sections:
    found: dict[str, dict[str, None]] = {}
    for code in languages:
        for section, phrases in sections_in(name, code).items():
            found.setdefault(section, {}).update(dict.fromkeys(phrases))
    return {section: tuple(phrases) for section, phrases in found.items()}


def _parsed(file: Path) -> Sections:
    found: dict[str, list[str]] = {}
    section = ""
    for raw in file.read_text("utf-8").splitlines() if file.is_file() else ():
        line = raw.partition("#")[0].strip()
        if line.startswith("[") and line.endswith("]"):
            section = line.strip("[]")
            found.setdefault(section, [])
        elif line:
            found.setdefault(section, []).extend(part.strip() for part in line.split(";") if part.strip())
    return {key: tuple(value) for key, value in found.items()}


@remembered()
def lexicon(name: str, section: str) -> Lexicon:
    """The list of a section as a `Lexicon`, which knows its words without their accents too."""
    entries = [*dict.fromkeys(with_plain_forms(entry.casefold() for entry in sections(name).get(section, ())))]
    plain = [entry for entry in entries if "*" not in entry]
    phrases: dict[str, tuple[str, ...]] = {}
    for entry in plain:
        if not WORD.fullmatch(entry):
            first = WORD.findall(entry)[0]
            phrases[first] = (*phrases.get(first, ()), f" {entry} " if entry[-1].isalnum() else f" {entry}")
    return Lexicon(
        words=frozenset(entry for entry in plain if WORD.fullmatch(entry)),
        beginnings=_by_key((entry[:-1] for entry in entries if entry.endswith("*")), slice(None, _KEY)),
        endings=_by_key((entry[1:] for entry in entries if entry.startswith("*")), slice(-_KEY, None)),
        phrases=phrases,
    )


def _by_key(parts: Iterable[str], key: slice) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for part in dict.fromkeys(parts):
        found[part[key]] = (*found.get(part[key], ()), part)
    return found
