"""Levels of languages and skills: `fluent`, `sehr gut`, in the words of all languages; `4/5`, `80%`, `★★★`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from cv_generator.languages import Pattern, cldr, codes, sections_in

_OF_LANGUAGE = Pattern(r"(?i)[ABC][12]\+?|(?:(?:{level of})\s+)?(?:{level})(?:[\s/,-]+(?:{level}))*")
_OF_SKILL = Pattern(r"(?i)(?:{skill level}|{level})(?:[\s/,-]+(?:{skill level}|{level}|{level of}))*")
_CEFR = re.compile(r"(?i)(?<![\w.])[ABC][12](?!\d)")
_OFF_SCALE = re.compile(r"(?i)(?<![\w.])[A-F]\d{1,2}\+?(?![\w.])")
_NATIVE = Pattern(r"(?i)(?:{native})\w*")
_YEARS = Pattern(r"(?i)\d{1,2}\+?\s*(?:{duration})", name="dates")
_SMALL = 4
"""Letters from which a single word is a level by itself: `in` and `de` only join the words of one."""
_MEASURED = re.compile(r"\d{1,3}\s*%|\d{1,2}(?:[.,]\d)?\s*/\s*\d{1,3}|[★☆●○⚫⚪◉◯✦✩⭐]{1,10}")
_RATED = re.compile(r"\d{1,2}(?:[.,]\d)?")
_MOST = 100
_LONGEST = 60
WORDS = 6
_LANGUAGES_LONG = 2_000


def language_code(name: str) -> str:
    """The code of the language of that name, in whatever language; "" where it is the name of none."""
    return _languages().get(name.strip().casefold(), "")


@cache
def _languages() -> Mapping[str, str]:
    """What a language is called in ours -> its code: a German CV has `Englisch`, its assistant says `English`."""
    return {name.casefold(): code for tag in codes() for code, name in cldr.language_names(tag).items()}


@cache
def between_languages() -> re.Pattern[str]:
    """What stands between the languages of a text: a comma, another sign, or a joining word of any language."""
    return re.compile(rf"\s*[,;/|&+]\s*(?:(?:{joining_words()})\s+)?|\s+(?:{joining_words()})\s+")


@cache
def joining_words() -> str:
    """The words of all languages before the last of several (`and`, `as well as`), as alternatives of an expression."""
    listed = (
        word
        for code in codes()
        for section in ("and", "list goes on")
        for word in sections_in("grammar", code).get(section, ())
    )
    return "|".join(sorted({word.replace(" ", r"\s+") for word in listed}, key=len, reverse=True))


def of_language(text: str) -> bool:
    """Whether a text is the level of a language: `C1`, `fluent`, `język ojczysty`."""
    text = text.strip()
    if len(text) > _LONGEST or language_code(text):
        return False
    return bool(_OF_LANGUAGE.fullmatch(text) or _NATIVE.fullmatch(text))


def is_off_scale(text: str) -> bool:
    """Whether a text is written as a level of the European scale, A1 to C2, and is none: `B7`, `C3`, `A0`."""
    return len(text) <= _LONGEST and bool(_OFF_SCALE.search(text)) and not _CEFR.search(text)


def is_native(text: str) -> bool:
    """Whether a text says that a language is native: `native`, `Muttersprache`, `langue maternelle`."""
    return len(text) <= _LONGEST and bool(_NATIVE.fullmatch(text.strip()))


def is_same(one: str, other: str) -> bool:
    """Whether two levels are the same, or both say that a language is native."""
    one, other = " ".join(one.split()).casefold(), " ".join(other.split()).casefold()
    return one == other or bool(_NATIVE.fullmatch(one) and _NATIVE.fullmatch(other))


def is_measured(text: str) -> bool:
    """Whether a text measures a level: `3/5`, `80%`, `★★★☆☆`."""
    return bool(_MEASURED.fullmatch(text.strip()))


def of_skill(value: Any) -> bool:
    """Whether a value is the level of a skill: `expert`, `4`, `80%`, `★★★`, `5 years`."""
    if isinstance(value, int | float):
        return not isinstance(value, bool) and 0 <= value <= _MOST
    if not isinstance(value, str) or len(value) > _LONGEST:
        return False
    text = value.strip()
    if is_measured(text) or _RATED.fullmatch(text) or _YEARS.fullmatch(text):
        return True
    return of_language(text) or (bool(_OF_SKILL.fullmatch(text)) and (" " in text or len(text) >= _SMALL))


def with_level(text: str) -> dict[str, str] | None:
    """`Italienisch fließend`, `French (B1)`, `French 3/5`: a language and its level; None for any other text."""
    said = text.split()[:WORDS]
    for n in range(1, len(said)):
        name, level = " ".join(said[:n]).rstrip(":–—-, "), " ".join(said[n:]).lstrip(":–—- ")
        level = level[1:-1] if level[:1] == "(" and level[-1:] == ")" else level
        if language_code(name) and (of_language(level) or is_measured(level)):
            return {"language": name, "level": level}
    return _with_level_before(said)


def _with_level_before(said: list[str]) -> dict[str, str] | None:
    """`Muttersprache Deutsch`, `fluent Spanish`: a language behind its level; None for any other text."""
    for n in range(len(said) - 1, 0, -1):
        level, name = " ".join(said[:n]).rstrip(":–—- "), " ".join(said[n:])
        if language_code(name) and of_language(level) and (_NATIVE.fullmatch(level) or len(level) >= _SMALL):
            return {"language": name, "level": level}
    return None


def level_first(text: str) -> list[dict[str, str]]:
    """`Native: English, Polish; Fluent: German`: each language with the level before it; empty for any other text."""
    parts = [part.strip() for part in re.split(r"[;\n]+", text[:_LANGUAGES_LONG]) if part.strip()]
    found = [_of_one_level(part) for part in parts]
    if len(text) > _LANGUAGES_LONG or not any(found):
        return []
    rest = [each or _alone(part) for each, part in zip(found, parts, strict=True)]
    return [language for each in rest for language in each] if all(rest) else []


def of_level(level: str, languages: Any) -> list[dict[str, str]]:
    """The languages that are told to be of one level, in a text or a list; empty where they are anything else."""
    texts = between_languages().split(languages.strip()) if isinstance(languages, str) else languages
    if not of_language(level) or not isinstance(texts, list) or not texts:
        return []
    known = all(isinstance(text, str) and language_code(text) for text in texts)
    return [{"language": text.strip(), "level": level.strip()} for text in texts] if known else []


def _of_one_level(part: str) -> list[dict[str, str]]:
    level, colon, languages = part.partition(":")
    return of_level(level, languages) if colon else []


def _alone(part: str) -> list[dict[str, str]]:
    """A part that names one language, as those beside it do with their levels."""
    told = with_level(part)
    return [told] if told else [{"language": part, "level": ""}] if language_code(part) else []
