"""Which words name languages that people speak, and how well they speak them."""

from __future__ import annotations

import re
from itertools import islice

from cv_generator.languages import DEFAULT, Pattern, active, cldr, remembered, sections, without_accents
from cv_generator.reading.words.text import LIST_SEPARATORS, outside_brackets, within

_LEVEL = Pattern(r"(?i)(?<!\w)(?:[abc][12]\+?|{level})(?!\w)")
LEAD = Pattern(r"(?i)(?:{language lead})\s+(?=\w)")
_JOINED = Pattern(r"\s*[,/]\s*|\s+(?:{and}|&)\s+")
_TO_NAME = Pattern(r"(?i)\s*(?:\b(?:{level of})|:)$")
_SPEAKER = Pattern(r"(?i)\s+(?:{speaker})$")
_ASIDE = re.compile(r" (\([^()]{2,60}\))\.?$")
_NATIVE = Pattern(r"(?i)(?:{native})")
_INFLECTED = Pattern(r"(?i){language inside}")


@remembered()
def language_names() -> frozenset[str]:
    """Names of languages in the languages that count, casefolded, from CLDR, without their accents too."""
    named = {name.casefold() for code in active() for name in cldr.language_names(code).values()}
    known = named | set(sections("languages").get("", ()))
    return frozenset(known | {without_accents(name) for name in known})


def is_language(text: str) -> bool:
    """Whether a text is the name of a language and nothing else."""
    return text.strip(" :.").casefold() in language_names()


def is_aspect(text: str) -> bool:
    """Whether a text is something that one does in a language, as the head of a table of levels says: `Speaking`."""
    return text.casefold() in sections("languages").get("aspects", ())


@remembered()
def _codes() -> frozenset[str]:
    """The codes of two letters that languages have, in capitals: `NL`."""
    return frozenset(code.upper() for code in cldr.language_names(DEFAULT) if len(code) == _LETTERS)


_LETTERS = 2
_CODED = re.compile(r"([A-Z]{2})(?![\w.+#])")


def language_code(text: str) -> str:
    """The code of a language at the start of a text (`EN C1`), which is one only among languages; else empty."""
    found = _CODED.match(text)
    return found[1] if found and found[1] in _codes() else ""


def lists_codes(texts: list[str]) -> bool:
    """Whether all texts are codes of languages, perhaps with how well somebody speaks them: `NL`, `EN C1`."""
    pieces = [piece for text in texts for piece in outside_brackets(text) if piece]
    return len(pieces) > 1 and all(
        language_code(piece) and (is_level(piece) or len(piece) == _LETTERS) for piece in pieces
    )


def is_language_list(text: str) -> bool:
    """Whether a text names languages that people speak, rather than programming languages."""
    pieces = [piece for piece in outside_brackets(text, LIST_SEPARATORS + "/") if piece]
    told = sum(1 for piece in pieces if _tells_language(piece))
    return bool(pieces) and (told * 2 >= len(pieces) or _is_before_levels(text))


def tells_only_languages(text: str) -> bool:
    """Whether a list holds nothing but languages and levels: not `English, French, SQL, HTML`."""
    return all(is_language_list(piece) or is_level(piece) for piece in outside_brackets(text) if piece)


def lists_levels(text: str) -> bool:
    """Whether a text only tells languages with how well somebody speaks them: `German (C1), English (B2)`.

    One level may stand before several of them: `Fluent: Dutch, Danish`; one language before several levels.
    """
    if (led := level_first(text)) and len(led[1]) > 1:
        return True
    if _is_before_levels(text):
        return True
    pieces = [piece for piece in outside_brackets(text) if piece]
    return bool(pieces) and all(named_language(piece) and is_level(piece) for piece in pieces)


def _is_before_levels(text: str) -> bool:
    """Whether one language stands before a colon and nothing but levels behind it: `Anglais : lu, écrit, parlé`."""
    name, _, levels = text.partition(":")
    known = bool(levels.strip()) and name.strip().casefold() in language_names()
    return known and all(map(is_level, outside_brackets(levels)))


def misspelt_language(text: str) -> str:
    """The word at the start of a text that is one letter off the name of a language, alone or before a level; or empty.

    `Franzsisch`, `Ungarish – Muttersprache`. Only among languages: elsewhere such a word may be anything.
    """
    found = _FIRST_WORD.match(text)
    if found is None or len(found[1]) < _LONG_NAME or not (found.end() == len(text) or is_level(text[found.end() :])):
        return ""
    word = found[1].casefold()
    near = (name for length in (-1, 0, 1) for name in _long_names().get((word[:2], len(word) + length), ()))
    return found[1] if any(within(word, name, 1) for name in near) else ""


@remembered()
def _long_names() -> dict[tuple[str, int], list[str]]:
    """The names of languages that are long enough to be told when misspelt, by their first two letters and length."""
    found: dict[tuple[str, int], list[str]] = {}
    for name in language_names():
        if len(name) >= _LONG_NAME:
            found.setdefault((name[:2], len(name)), []).append(name)
    return found


_LONG_NAME = 6
_MOST_WORDS = 4  # of the name of a language
_PIECE = re.compile(r"[^\s(:,;|/]+")
_FIRST_WORD = re.compile(r"([^\W\d_a-z][^\W\d_]+)(?:\s*[:(–—-]\s*|\s+|$)")


def named_language(text: str) -> str:
    """The name of a language at the start of a text, as written; empty where there is none."""
    lead = m.end() if (m := LEAD.match(text)) else 0
    known = language_names()
    for word in reversed([*islice(_PIECE.finditer(text, lead), _MOST_WORDS)]):
        end = word.end()
        if text[lead:end].strip(" –—-:.,").casefold() in known:
            return text[:end].strip(" –—-:.,")
    return ""


def is_level(text: str) -> bool:
    return bool(_LEVEL.search(text))


_SEPARATED = re.compile(f"[{re.escape(LIST_SEPARATORS)}]")


def level_first(text: str) -> tuple[str, list[str]] | None:
    """`Fluent in English and Polish`, `Basic: Dutch`: the level and the languages that it goes for.

    What stands in brackets behind them is of the level too: `Proficient in English (TOEFL 108)`.
    """
    if not is_level(text) or len(text) > 90:
        return None
    aside = _ASIDE.search(text)
    words = (text[: aside.start()] if aside else text).split()
    for count in range(1, min(len(words), 6)):
        names = _JOINED.split(_SPEAKER.sub("", _without_lead(" ".join(words[count:]).rstrip("."))))
        lead = " ".join(words[:count])
        level = _TO_NAME.sub("", lead).strip(" –—-")
        told = is_level(level) or (aside is not None and level != lead and is_level(aside[1]))
        listed = all(name.casefold() in language_names() for name in names)
        if listed and told and not _SEPARATED.search(level) and not named_language(level):
            return f"{level} {aside[1]}" if aside else level, names
    return None


def _without_lead(text: str) -> str:
    """`polski` of `język polski`"""
    lead = LEAD.match(text)
    return text[lead.end() :] if lead else text


def is_native(text: str) -> bool:
    """Whether a label names the language that a person grew up with: `Mother tongue(s)`, `Język ojczysty`."""
    return len(text) < 40 and bool(_NATIVE.match(text))


def inflected(text: str) -> tuple[str, str, str, str] | None:
    """`gute Englischkenntnisse (C1)`, `znajomość języka angielskiego`, where the name of a language is part of a word.

    What stands before it, the name, the word, and what stands behind.
    """
    for m in _INFLECTED.finditer(text):
        name = m[m.lastindex or 0]
        if name.casefold() in language_names():
            return text[: m.start()].strip(), name, m[0], text[m.end() :].strip(" ():–-")
    return None


def _tells_language(text: str) -> bool:
    return bool(named_language(text) or level_first(text) or inflected(text) or _is_misspelt_with_level(text))


def _is_misspelt_with_level(text: str) -> bool:
    word = "" if text.isalpha() else misspelt_language(text)
    return bool(word) and word != text
