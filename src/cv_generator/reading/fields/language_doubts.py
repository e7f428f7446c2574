"""What stands in a section of languages and can be none: another heading, a licence, a place and a day."""

from __future__ import annotations

import re

from cv_generator.reading.fields.found import Found
from cv_generator.reading.words import evidence
from cv_generator.reading.words.language_names import inflected, is_level, language_code, named_language

Spoken = tuple[Found, Found | None]
_WORDS_WITH_LEVEL = 3
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def only_spoken(read: list[Spoken]) -> list[Spoken]:
    """The languages that were read, without what only stood among them.

    Names that no list knows are languages where their level says so, and words alone where most others are known.
    """
    known = [bool(_known(name.value)) for name, _ in read]
    mostly = sum(known) * 2 >= len(read)
    return [one for one, told in zip(read, known, strict=True) if told or _may_be_one(*one, mostly=mostly)]


def _known(name: str) -> bool:
    return bool(named_language(name)) or language_code(name) == name or inflected(name) is not None


def _may_be_one(name: Found, level: Found | None, *, mostly: bool) -> bool:
    words = name.value.split()
    if not all(_WORD.fullmatch(word.strip("().,/&:")) for word in words):
        return False
    if level is not None and is_level(level.value):
        return len(words) <= _WORDS_WITH_LEVEL
    return level is None and mostly and len(words) == 1 and len(name.value) > 1 and not evidence.is_place(name.value)
