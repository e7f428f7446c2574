"""Regular expressions whose words are those of the languages that count."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from cv_generator.languages.accents import with_plain_forms
from cv_generator.languages.active import chosen, remembered
from cv_generator.languages.lexicon import sections

_SLOT = re.compile(r"\{([a-z][a-z ]+)\}")


@remembered()
def pattern(name: str, section: str) -> str:
    """The phrases of a section as alternatives of a regular expression, the longest first; a blank matches any.

    The phrases may be regular expressions themselves, and count without their accents too. What matches nothing
    (`(?!)`) where the section is empty.
    """
    phrases = sorted(dict.fromkeys(with_plain_forms(sections(name).get(section, ()))), key=len, reverse=True)
    return "|".join(phrase.replace(" ?", r"\s*").replace(" ", r"\s+") for phrase in phrases) or "(?!)"


@remembered()
def word_set(name: str, section: str) -> frozenset[str]:
    """The words of a section."""
    return frozenset(sections(name).get(section, ()))


class _Made(dict[tuple[str, ...], re.Pattern[str]]):
    """A regular expression by the languages that count, compiled where it is asked for."""

    __slots__ = ("_flags", "_name", "_text")

    def __init__(self, text: str, flags: int, name: str) -> None:
        super().__init__()
        self._text, self._flags, self._name = text, flags, name

    def __missing__(self, languages: tuple[str, ...]) -> re.Pattern[str]:
        filled = _SLOT.sub(lambda slot: pattern(self._name, slot[1]), self._text)
        made = self[languages] = re.compile(filled, self._flags)
        return made


class Pattern:
    """A regular expression with `{section}` for the phrases of a section; compiled for each set of languages."""

    def __init__(self, text: str, flags: int = 0, *, name: str = "grammar") -> None:
        self._made = _Made(text, flags, name)

    def search(self, text: str) -> re.Match[str] | None:
        return self._made[chosen()].search(text)

    def match(self, text: str) -> re.Match[str] | None:
        return self._made[chosen()].match(text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self._made[chosen()].fullmatch(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self._made[chosen()].finditer(text)

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
        return self._made[chosen()].sub(replacement, text)

    def split(self, text: str, maxsplit: int = 0) -> list[str]:
        return self._made[chosen()].split(text, maxsplit)
