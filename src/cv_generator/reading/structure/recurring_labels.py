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
    return {index for at in often if _are_labels(lines, at) for index in at}


def _may_label(line: PrintedLine) -> bool:
    return len(line.cells) == 1 and not line.row and not line.level and 3 < len(line.text) <= _LONGEST


def _words(line: PrintedLine) -> str:
    return line.text.casefold().rstrip(" :")


def _names_part(line: PrintedLine) -> bool:
    kinds = sections_named(line.text)
    return bool(kinds) and not _NEVER.intersection(kinds)


def _are_labels(lines: list[PrintedLine], at: list[int]) -> bool:
    """Whether each stands below a date of its own."""
    own = [i for i in range(at[0]) if lines[i].stream == lines[at[0]].stream]
    first = any(dates_entry(lines[i]) for i in own[-_LINES_OF_ENTRY:])
    return first and all(any(dates_entry(lines[i]) for i in range(a + 1, b)) for a, b in pairwise(at))
