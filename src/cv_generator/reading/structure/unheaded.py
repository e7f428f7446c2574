"""Dated entries that follow the personal data without any heading, as in a tabular CV under the word "Lebenslauf"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from cv_generator.cv.dates import find_dates
from cv_generator.reading.structure.headings import ENTRIES
from cv_generator.reading.structure.printed import PrintedLine, has_range
from cv_generator.reading.structure.sections import Section
from cv_generator.reading.structure.work_and_projects import starts_alike
from cv_generator.reading.words import evidence

_HEADS = ("contact", "title")
_FEWEST = 2
_WHY = "no heading announces any entries, and these lines begin with ranges of dates"


def with_unheaded(sections: list[Section]) -> list[Section]:
    """The sections, those without headings parted from personal data, where no heading announces any entries.

    Each entry is education or work by what it holds; neighbours of one kind are one section.
    """
    if any(section.kind in ENTRIES and section.lines for section in sections):
        return sections
    return [part for section in sections for part in _parted(section)]


def _parted(section: Section) -> Iterator[Section]:
    starts = [at for at, line in enumerate(section.lines) if _begins(line)] if section.kind in _HEADS else []
    if len(starts) < _FEWEST:
        yield section
        return
    yield replace(section, lines=section.lines[: starts[0]])
    yield from _grouped(Section((section.kind,), section.stream), section.lines, starts)


def by_entry(section: Section) -> list[Section]:
    """Sections of work and of education out of one that announces both; empty where its entries cannot be told apart.

    An entry begins with its dates, or most lines are one each, or all first lines look alike and have a date.
    """
    dated = [at for at, line in enumerate(section.lines) if has_range(line)]
    starts = [at for at in dated if _begins(section.lines[at])]
    if len(dated) * 2 < len(section.lines):
        dated = starts
    if len(dated) < _FEWEST or dated[0]:
        dated = starts_alike(section.lines)
    if len(dated) < _FEWEST or dated[0]:
        return []
    return list(_grouped(section, section.lines, dated))


def _grouped(section: Section, lines: list[PrintedLine], starts: list[int]) -> Iterator[Section]:
    entries = [lines[at:end] for at, end in zip(starts, [*starts[1:], len(lines)], strict=True)]
    for kind, group in groupby(entries, key=_kind):
        yield replace(section, kinds=(kind,), lines=[line for entry in group for line in entry])


def _begins(line: PrintedLine) -> bool:
    """Whether a line begins with a range of dates, and says what it dates."""
    first = line.cells[0].text[:80]
    found = find_dates(first) if any(character.isdigit() for character in first) else []
    if not found or found[0].start or found[0].range.is_single:
        return False
    return len(line.cells) > 1 or len(first) > found[0].end


def _kind(entry: list[PrintedLine]) -> str:
    texts = [cell.text for line in entry if not line.bullet or line is entry[0] for cell in line.cells]
    title, degree = (max(map(told, texts), default=0.0) for told in (evidence.title, evidence.degree))
    if title > 1 >= degree:
        return "work_experience"
    school, firm = (max(map(told, texts), default=0.0) for told in (evidence.institution, evidence.organisation))
    return "education" if degree + school > max(1.0, title + firm) else "work_experience"
