"""Languages that a person speaks, among skills and in the head of a page: `SQL, French (native)`, `Fluent in Dutch`."""

from __future__ import annotations

import re

from cv_generator.reading.fields.found import Found, FoundCv, FoundGroup, merged
from cv_generator.reading.fields.language_skills import read_languages, read_texts
from cv_generator.reading.structure.headings import sections_named
from cv_generator.reading.structure.printed import PrintedLine
from cv_generator.reading.words.language_names import (
    LEAD,
    inflected,
    is_language,
    is_level,
    level_first,
    named_language,
    tells_only_languages,
)

_BAR = re.compile(r"\s*\|\s*")
_BEHIND_NAME = re.compile(r"\s?[(–—:-]")
_SENTENCE = re.compile(r"(?<=[^\W\d_]{3})\.\s+(?=[^\W\d_a-z])")
_SHORTEST_NAME, _MOST_WORDS = 3, 9


def take_spoken(cv: FoundCv) -> None:
    """Moves the items that tell nothing but languages and how well somebody speaks them to the languages.

    Beside other languages, one is also a label that is the name of one, with the level behind it: `French: mother's`.
    """
    kept = []
    before = len(cv.languages)
    for group in cv.skills:
        named = _without_named(group, cv)
        under_label = _is_of_languages(named)
        spoken = [
            item
            for item in named.items
            if tells_spoken(item.value) or (under_label and tells_only_languages(item.value))
        ]
        for item in spoken:
            read_texts([item.value], item, cv)
        items = [item for item in named.items if item not in spoken]
        if items or not (spoken or named is not group):
            kept.append(FoundGroup(named.label, items))
        elif named.label:
            cv.structure.append(named.label)
    cv.skills = kept
    cv.languages[before:] = _each_once(cv.languages[before:])


def _without_named(group: FoundGroup, cv: FoundCv) -> FoundGroup:
    """The group without a label that is the name of a language, which has what stands beside it as its level."""
    if group.label is None or not cv.languages or not is_language(group.label.value):
        return group
    beside = [item for item in group.items if item.blocks == group.label.blocks]
    cv.languages.append((group.label, merged(beside, ", ") if beside else None))
    return FoundGroup(None, [item for item in group.items if item not in beside])


def lines_of_spoken(lines: list[PrintedLine]) -> list[PrintedLine]:
    """The lines that tell nothing but languages with their levels, in every cell and between all bars."""
    return [line for line in lines if all(map(tells_spoken, _BAR.split(line.text)))]


def read_besides(lines: list[PrintedLine], section: list[PrintedLine], cv: FoundCv) -> None:
    """Reads lines that tell languages, without those that the lines of a section of languages name themselves."""
    own = FoundCv()
    if lines:
        read_languages(section, own)
    known = {name.value.casefold() for name, _ in own.languages}
    before = len(cv.languages)
    read_languages(lines, cv)
    cv.languages[before:] = [one for one in cv.languages[before:] if one[0].value.casefold() not in known]


def tells_spoken(text: str) -> bool:
    """Whether a text names languages, each with how well somebody speaks it, or behind a word such as `language`.

    A name alone tells nothing: `Maya`, `Polish` and `CI` are others' names too.
    """
    return all(map(_tells_one, _SENTENCE.split(text)))


def _tells_one(text: str) -> bool:
    if len(text.split()) > _MOST_WORDS:
        return False
    if led := level_first(text):
        return all(len(name) > _SHORTEST_NAME for name in led[1])
    if name := named_language(text):
        rest = text[len(name) :]
        return len(name) > _SHORTEST_NAME and bool(
            is_level(rest) and _BEHIND_NAME.match(rest) if rest.strip(" .") else LEAD.match(name)
        )
    told = inflected(text)
    return told is not None and (is_level(told[0]) or is_level(told[3])) and " - " not in told[3]


def _is_of_languages(group: FoundGroup) -> bool:
    """Whether a label names languages, and the items below it are such."""
    named = sum(is_language(item.value) or tells_spoken(item.value) for item in group.items)
    label = group.label.value if group.label else ""
    return sections_named(label) == ("languages",) and 2 * named >= len(group.items) > 0


def _each_once(spoken: list[tuple[Found, Found | None]]) -> list[tuple[Found, Found | None]]:
    """The languages, of which one that is named again has both levels: `advanced written`, `conversational`."""
    levels: dict[str, tuple[Found, Found | None]] = {}
    for name, level in spoken:
        key = name.value.casefold()
        first, known = levels.get(key, (name, None))
        levels[key] = (first, merged([known, level], ", ") if known and level else known or level)
    return list(levels.values())
