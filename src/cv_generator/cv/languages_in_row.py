"""Languages of one text that nothing parts for certain: `English C1 – French B2`, `English (C1, IELTS 7.5), French`.

A language ends where the name of the next begins, if what stands between is a level or stands in brackets. So dashes,
commas within brackets and no mark at all make no difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cv_generator.cv.levels import is_measured, joining_words, language_code, of_language
from cv_generator.languages import Pattern

_LONGEST = 2_000
_NAME = 3
"""Words of the name of a language."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BRACKETS = re.compile(r"\([^()]*\)")
_MARKS = " \t\r\n,;/|&+:·•–—-"
_PARTING = (",", ";")
_BEGINS_WITH_LEVEL = Pattern(r"(?i)(?:[ABC][12]\+?|(?:{level of})|(?:{level})|(?:{native}))(?!\w)")
_OTHER_FIGURE = re.compile(r"\d")
_CEFR = re.compile(r"\b[ABC][12]\b")


def languages(text: str) -> list[dict[str, str]]:
    """Each language with its level, if it has one; empty where the text names less than two, or anything else."""
    text = text.strip()
    names = list(_names(text)) if len(text) <= _LONGEST else []
    if len(names) < 2 or names[0][0]:
        return []
    found = list[dict[str, str]]()
    for (start, end), (following, _) in zip(names, [*names[1:], (len(text), 0)], strict=True):
        level = _level(_without_joining(text[end:following]))
        if level is None or (level and text[end:following].lstrip()[:1] in _PARTING):
            return []  # `English, C1, German`: of which of the two, a comma does not say
        found.append({"language": text[start:end]} | ({"level": level} if level else {}))
    return found if len({language_code(each["language"]) for each in found}) == len(found) else []


def in_parts(parts: list[str]) -> list[str]:
    """Parts between commas, with what only goes on about a language put back: `Czech: fluent spoken, basic written`.

    Behind a label a part without one goes on; anywhere, one that begins as a level does, or holds a figure.
    """
    found = list[str]()
    for part in parts:
        if found and _goes_on(found[-1], part):
            found[-1] += f", {part}"
        else:
            found.append(part)
    return found


def _goes_on(before: str, part: str) -> bool:
    name = next(_names(before), (1, 0))
    if name[0] or not before[name[1] :].strip() or next(_names(part), (1, 0))[0] == 0:
        return False
    if ":" in before and ":" not in part:
        return True
    return bool(_BEGINS_WITH_LEVEL.match(part) or _OTHER_FIGURE.search(_CEFR.sub("", part)))


def _names(text: str) -> Iterator[tuple[int, int]]:
    """Where the names of languages stand, outside brackets."""
    words = list(_WORD.finditer(_BRACKETS.sub(lambda found: " " * len(found[0]), text)))
    after = 0
    for n, word in enumerate(words):
        if word.start() < after:
            continue
        ends = (words[last].end() for last in range(min(n + _NAME, len(words)) - 1, n - 1, -1))
        after = next((end for end in ends if language_code(text[word.start() : end])), 0)
        if after:
            yield word.start(), after


@cache
def _joins() -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=\s))(?:{joining_words()})$")


def _without_joining(text: str) -> str:
    return _joins().sub("", text.strip(_MARKS)).strip(_MARKS)


def _level(text: str) -> str | None:
    """The level that a text is, "" for none; None where it is anything else. `fluent (C1)` is `fluent, C1`."""
    said, bracket, within = text.partition("(")
    said = said.strip(_MARKS)
    if said and not of_language(said) and not is_measured(said):
        return None
    if bracket and (within.count(")") != 1 or not within.endswith(")")):
        return None
    return ", ".join(filter(None, (said, within.removesuffix(")").strip())))
