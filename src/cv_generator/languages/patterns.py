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
    return _by_initial([phrase.replace(" ?", r"\s*").replace(" ", r"\s+") for phrase in phrases]) or "(?!)"


def _by_initial(phrases: list[str]) -> str:
    """Alternatives, those that begin alike together and behind a look at that: most words begin as none of them do.

    Few stand in their order, and so do all where one may begin with several signs, or two with one sign in two cases.
    """
    together: dict[str, list[str]] = {}
    for phrase in phrases:
        if found := _INITIAL.match(phrase):
            together.setdefault(found[0], []).append(phrase[found.end() :])
    plain = sum(map(len, together.values())) == len(phrases) and not any(map(_is_choice, phrases))
    digits = sum(initial[0] == "[" or initial.isdigit() for initial in together)
    apart = digits < 2 and len({initial.casefold() for initial in together}) == len(together)
    if len(phrases) < _FEW or not plain or not apart:
        return "|".join(phrases)
    alike = "|".join(f"{initial}(?:{'|'.join(rests)})" for initial, rests in together.items())
    return f"(?=[{''.join(initial.strip('[]') for initial in together)}])(?:{alike})"


_FEW = 8
_INITIAL = re.compile(r"(?:[\w&]|\[\d-\d\])(?![?*{])")
_SIGNS = re.compile(r"\\.|[][()|]")


def _is_choice(phrase: str) -> bool:
    """Whether a `|` stands in a phrase outside its groups and sets of signs."""
    depth, in_set = 0, False
    for sign in _SIGNS.findall(phrase):
        if in_set:
            in_set = sign != "]"
        elif sign == "|" and not depth:
            return True
        else:
            depth, in_set = depth + (sign == "(") - (sign == ")"), sign == "["
    return False


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
