"""Jobs and projects under one heading, such as `Experience & Projects`: told apart entry by entry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from cv_generator.reading.structure.headings import has_stem_of
from cv_generator.reading.structure.printed import PrintedLine, has_date
from cv_generator.reading.structure.sections import Section
from cv_generator.reading.words import evidence

_FEWEST = 2
_HEAD = 3  # lines at the top of an entry that may tell what it is


def parted_by_entry(section: Section, *, has_work: bool) -> list[Section]:
    """Sections of work and of further experience out of one that announces both, in the order of its entries.

    `has_work` says that another section holds the jobs: what names no employer here is none then. Empty where the
    entries do not begin alike.
    """
    starts = starts_alike(section.lines)
    if len(starts) < _FEWEST or starts[0]:
        return []
    entries = [section.lines[at:end] for at, end in zip(starts, [*starts[1:], len(section.lines)], strict=True)]
    grouped = groupby(entries, key=lambda entry: _kind(entry, has_work=has_work))
    return [
        replace(section, kinds=(kind,), lines=[line for entry in group for line in entry]) for kind, group in grouped
    ]


def starts_alike(lines: list[PrintedLine]) -> list[int]:
    """The lines that look as the first one does and have a date where it has one, on them or right below."""
    if not lines:
        return []
    alike = [at for at, line in enumerate(lines) if line.look == lines[0].look]
    dated = [at for at in alike if _is_dated(lines[at])]
    if 0 in dated:
        plain = [at for at, line in enumerate(lines) if len(line.cells) > 1 and not line.bullet and _is_dated(line)]
        return dated if len(dated) > 1 else plain
    return [at for at in alike if at + 1 < len(lines) and _is_dated(lines[at + 1])]


def _is_dated(line: PrintedLine) -> bool:
    return any(c.isdigit() for c in line.text) and has_date(line)


def _kind(entry: list[PrintedLine], *, has_work: bool) -> str:
    texts = list(_pieces(entry))
    titled = any(evidence.title(text) > 1 for text in texts)
    employed = any(max(evidence.organisation(text), evidence.institution(text)) > 1 for text in texts)
    if any(evidence.title(text) <= 1 and has_stem_of("further_experience", text) for text in texts):
        return "further_experience"
    if has_work and not employed:
        return "further_experience"
    return "work_experience" if titled or employed else "further_experience"


def _pieces(entry: list[PrintedLine]) -> Iterator[str]:
    """What stands side by side at the head of an entry, down to its first item or sentence."""
    for at, line in enumerate(entry[:_HEAD]):
        if at and (line.bullet or len(line.text) > 120):
            return
        for cell in line.cells:
            yield from (piece.strip() for piece in cell.text.split("|") if piece.strip())
