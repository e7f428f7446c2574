"""Heads of entries that are sentences: `Since July 2021 I have been working as a manager for Humber Freight`.

Behind the words that only make it a sentence stands what a head says elsewhere: the role, the employer, the place.
"""

from __future__ import annotations

import re
from dataclasses import replace

from cv_generator.languages import Pattern
from cv_generator.reading.fields.dated_lines import DatedLine
from cv_generator.reading.fields.found import Found, FoundCv, FoundEntry
from cv_generator.reading.words import evidence

_OPENS = Pattern(r"(?i)(?:{sentence opens})\s+(?=[^\W\d_]{2})")
_CLOSES = Pattern(r"(?i)\s(?:{sentence closes})\.?$")
_TELLS_MORE = Pattern(r"(?i),\s(?=(?:{sentence goes on})\s)")


def without_sentences(lines: list[DatedLine], cv: FoundCv) -> list[DatedLine]:
    """The lines, dated ones without the words that make sentences of them; what such a sentence adds is a note."""
    return [_bare(line, cv) if line.date and line.cells and not line.bullet else line for line in lines]


def _bare(line: DatedLine, cv: FoundCv) -> DatedLine:
    first = line.cells[0]
    opening = _OPENS.match(first.text)
    if opening is None:
        return line
    cv.structure.append(Found("", opening[0], first.blocks, verbatim=False))
    cells = [replace(first, text=first.text[opening.end() :]), *line.cells[1:]]
    note = line.note
    last = cells[-1]
    if note is None and (more := _TELLS_MORE.search(last.text)):
        told = last.text[more.end() :]
        note = Found(told, told, last.blocks, 0.7)
        last = replace(last, text=last.text[: more.start()])
    if closing := _CLOSES.search(last.text):
        cv.structure.append(Found("", closing[0], last.blocks, verbatim=False))
        last = replace(last, text=last.text[: closing.start()])
    last = replace(last, text=_STOP.sub("", last.text))
    return replace(line, cells=[*cells[:-1], last], note=note)


_STOP = re.compile(r"(?<=[^\W\d_A-Z]{3})\.$")
"""The end of a sentence; words that are cut short have fewer letters before their stop."""


def tell_in_texts(entries: list[FoundEntry]) -> None:
    """Makes a sentence that stands for the name of an entry its first text: it says what was done, not what it was.

    `Designed a system that counts the trains of the valley and tells the signal box of each.`
    """
    names = [_only_name(entry) for entry in entries]
    told = [
        bool(name) and _says_what_was_done(entry.fields[name].value) for entry, name in zip(entries, names, strict=True)
    ]
    among_others = 2 * sum(told) > len(entries)  # `Worked as a keeper of bees.` too, though it names a role
    for entry, name, says in zip(entries, names, told, strict=True):
        if says or (among_others and name and evidence.is_sentence(entry.fields[name].value)):
            entry.texts.insert(0, entry.fields.pop(name))


def _only_name(entry: FoundEntry) -> str:
    named = [name for name in ("title", "organization") if name in entry.fields]
    return named[0] if len(named) == 1 else ""


def _says_what_was_done(text: str) -> bool:
    words = text.split()
    if evidence.title(text) >= 1 or len(words) < _WORDS_OF_SENTENCE:
        return False
    long = [word for word in words if len(word) > len("with")]
    if 2 * sum(word[0].isupper() for word in long) > len(long):
        return False  # as titles of works are written
    return evidence.is_sentence(text) or (len(words) >= _WORDS_WITHOUT_STOP and evidence.describes(text))


_WORDS_OF_SENTENCE, _WORDS_WITHOUT_STOP = 8, 10
