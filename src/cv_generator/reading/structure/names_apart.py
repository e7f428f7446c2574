"""The name that heads a column, and runs into the section that ends the column before."""

from __future__ import annotations

from dataclasses import replace
from statistics import median

from cv_generator.reading.structure.headings import sections_named
from cv_generator.reading.structure.printed import PrintedLine
from cv_generator.reading.structure.sections import HEADER, Section

_MUCH_LARGER = 1.5  # times the usual size
_LINES_OF_NAME, _WORDS_OF_NAME, _LINES_BELOW = 3, 5, 3


def with_names_apart(sections: list[Section]) -> list[Section]:
    """The sections, where the largest line of all ends one of them: with it and what follows as part of the head."""
    lines = [line for section in sections for line in (*_heading(section), *section.lines)]
    largest = max(map(_size, lines), default=0.0)
    if not largest or largest < _MUCH_LARGER * median(map(_size, lines)):
        return sections
    if sum(_size(line) == largest for line in lines) > _LINES_OF_NAME:
        return sections
    return [part for section in sections for part in _parted(section, largest)]


def _parted(section: Section, largest: float) -> list[Section]:
    at = next((at for at, line in enumerate(section.lines) if _size(line) == largest), 0)
    head = section.lines[at:]
    name = [line for line in head if _size(line) == largest]
    if not at or section.kind in (HEADER, "title") or len(head) > len(name) + _LINES_BELOW or not _may_be_name(name):
        return [section]
    return [replace(section, lines=section.lines[:at]), Section((HEADER,), section.stream, lines=head)]


def _may_be_name(lines: list[PrintedLine]) -> bool:
    words = [word for line in lines for word in line.text.split()]
    named = all(word[0].isupper() and not any(c.isdigit() for c in word) for word in words)
    return named and 1 < len(words) <= _WORDS_OF_NAME and not any(sections_named(line.text) for line in lines)


def _heading(section: Section) -> list[PrintedLine]:
    return [section.heading_line] if section.heading_line else []


def _size(line: PrintedLine) -> float:
    return float(line.style.size or 0.0)
