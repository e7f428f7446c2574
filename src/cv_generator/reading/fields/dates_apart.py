"""Dates that stand apart from the entries they belong to: all of them first, then all entries.

So does a table of one row whose first cell holds the dates and whose second one the texts, read cell by cell.
"""

from __future__ import annotations

from itertools import pairwise

from cv_generator.reading.fields.dated_lines import DatedLine
from cv_generator.reading.fields.entry_starts import WIDER

_FEWEST = 2


def with_dates_at_heads(lines: list[DatedLine]) -> list[DatedLine]:
    """The lines with each date right above the entry that it belongs to.

    Left as they are unless the section begins with several dates, has none below, and exactly as many lines begin
    entries there: those in the look of the first one, or those with wide space above.
    """
    count = next((at for at, line in enumerate(lines) if not _is_date(line)), len(lines))
    rest = lines[count:]
    if count < _FEWEST or len(rest) < 2 * count or any(line.date for line in rest) or rest[0].bullet:
        return lines
    starts = next((found for tell in (_in_look_of_first, _set_apart) if len(found := tell(rest)) == count), None)
    if starts is None:
        return lines
    bounds = pairwise([*starts, len(rest)])
    return [line for date, (a, b) in zip(lines, bounds, strict=False) for line in (date, *rest[a:b])]


def _is_date(line: DatedLine) -> bool:
    return line.date is not None and not line.cells and not line.bullet


def _in_look_of_first(lines: list[DatedLine]) -> list[int]:
    """The lines in the look of the first one; none where two of them follow each other."""
    found = [at for at, line in enumerate(lines) if line.line.look == lines[0].line.look]
    return [] if any(b - a == 1 for a, b in pairwise(found)) else found


def _set_apart(lines: list[DatedLine]) -> list[int]:
    """The first line and those with more space above than all the others have."""
    gaps = [line.line.gap or 0.0 for line in lines]
    least = min(gaps[1:])
    return [0, *(at for at, gap in enumerate(gaps) if at and gap > least + WIDER and not lines[at].bullet)]
