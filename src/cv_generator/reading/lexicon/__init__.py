"""Word lists of CVs in English, German and Polish, as text files that a person can read and extend.

A file holds phrases separated by semicolons or line breaks; `#` begins a comment, `[name]` a section. `*ende` matches
the end of a word (German compounds), `stam*` its beginning (Polish inflection); everything else matches whole words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files

_KEY = 2
WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One list of words, ready to be asked."""

    words: frozenset[str]
    beginnings: dict[str, tuple[str, ...]]
    endings: dict[str, tuple[str, ...]]
    """By their first or last two letters: looked up by these, a thousand endings cost no more than a few."""
    phrases: dict[str, tuple[str, ...]]
    """Phrases of several words, with blanks around them, by their first word."""
    seen: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)

    def has(self, word: str) -> bool:
        """Whether a casefolded word is in the list. Answers are remembered until `forget`."""
        known = self.seen.get(word)
        if known is None:
            known = (
                word in self.words
                or word.endswith(self.endings.get(word[-_KEY:], ()))
                or word.startswith(self.beginnings.get(word[:_KEY], ()))
            )
            self.seen[word] = known
        return known

    def hits(self, text: str) -> int:
        """How many words of a text are in the list; a phrase counts as one word more."""
        padded, found = _words_of(text)
        count = sum(map(self.has, found))
        if self.phrases and (firsts := self.phrases.keys() & found):
            count += sum(phrase in padded for first in firsts for phrase in self.phrases[first])
        return count


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, casefolded. Remembered until `forget`."""
    return _words_of(text)[1]


@lru_cache(maxsize=4096)
def _words_of(text: str) -> tuple[str, tuple[str, ...]]:
    folded = text.casefold()
    return f" {folded} ", tuple(WORD.findall(folded))


@cache
def sections(name: str) -> dict[str, tuple[str, ...]]:
    """Section -> its phrases, from `name.txt`. Phrases before the first section are under `""`."""
    found: dict[str, list[str]] = {}
    section = ""
    for raw in files(__name__).joinpath(f"{name}.txt").read_text("utf-8").splitlines():
        line = raw.partition("#")[0].strip()
        if line.startswith("["):
            section = line.strip("[]")
        elif line:
            found.setdefault(section, []).extend(part.strip() for part in line.split(";") if part.strip())
    return {key: tuple(value) for key, value in found.items()}


@cache
def lexicon(name: str, section: str = "") -> Lexicon:
    """The list of a section as a `Lexicon`."""
    entries = [entry.casefold() for entry in sections(name).get(section, ())]
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
    for part in parts:
        found[part[key]] = (*found.get(part[key], ()), part)
    return found


def forget() -> None:
    """Empties what the lists remember of the last document."""
    _words_of.cache_clear()
    for name in _NAMES:
        for section in sections(name):
            lexicon(name, section).seen.clear()


_NAMES = ("evidence", "titles", "contact")
