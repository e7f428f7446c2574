"""Heads of entries that are sentences: `Since July 2021 I have been working as a manager for Humber Freight`.

Behind the words that only make it a sentence stands what a head says elsewhere: the role, the employer, the place.
"""

from __future__ import annotations

import re
from dataclasses import replace

from cv_generator.languages import Pattern
from cv_generator.reading.fields.dated_lines import DatedLine
from cv_generator.reading.fields.found import Found, FoundCv

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
