"""Labels of a part of every job, whose words would head a section elsewhere: `Technologies`, again and again.

A heading stands once, or twice where a document has two parts or goes on overleaf. What recurs after each date says
what follows within the job.
"""

from __future__ import annotations

from itertools import pairwise

from cv_generator.reading.structure.headings import sections_named
from cv_generator.reading.structure.printed import PrintedLine, dates_entry

_LONGEST = 45
_OFTEN = 3
_LINES_OF_ENTRY = 40
_NEVER = frozenset(("work_experience", "education", "contact", "title"))
"""Sections whose headings are no part of an entry."""


def recurring_labels(lines: list[PrintedLine]) -> set[int]:
    """The indices of the lines that label a part of entries, though their words could head a section."""
    alike: dict[tuple[str, str, object], list[int]] = {}
    for index, line in enumerate(lines):
        if _may_label(line):
            alike.setdefault((line.stream, _words(line), line.look), []).append(index)
    often = [at for at in alike.values() if len(at) >= _OFTEN and _names_part(lines[at[0]])]
    return {index for at in often for index in _labels(lines, at)}


def _may_label(line: PrintedLine) -> bool:
    alone = len(line.cells) == 1 and not line.row
    return (alone or line.starts_row) and not line.level and 3 < len(line.cells[0].text) <= _LONGEST


def _words(line: PrintedLine) -> str:
    return line.cells[0].text.casefold().rstrip(" :")


def _names_part(line: PrintedLine) -> bool:
    kinds = sections_named(line.cells[0].text)
    return bool(kinds) and not _NEVER.intersection(kinds)


def _labels(lines: list[PrintedLine], at: list[int]) -> list[int]:
    """Those that each stand below a date of their own, where all do, or all but the first, which heads a section."""
    own = [i for i in range(at[0]) if lines[i].stream == lines[at[0]].stream]
    first = any(dates_entry(lines[i]) for i in own[-_LINES_OF_ENTRY:])
    others = all(any(dates_entry(lines[i]) for i in range(a + 1, b)) for a, b in pairwise(at))
    labels = at if first else at[1:]
    return labels if others and len(labels) >= _OFTEN else []
