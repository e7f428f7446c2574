"""`full time`, `(80 %)`, `(temporary)` below a date, in its cell or alone: a remark, no name of anything."""

from __future__ import annotations

import re

from cv_generator.languages import Pattern
from cv_generator.reading.fields.dated_lines import DatedLine
from cv_generator.reading.fields.found import Found
from cv_generator.reading.structure.printed import blocks_of
from cv_generator.reading.words import evidence

_HOURS = Pattern(r"(?i)\(?(?:{working hours})\)?")
_SHARE = re.compile(r"\(?(?:ca\. ?)?\d{1,3}(?:[–-]\d{1,3})? ?%\)?")
_BRACKETED = re.compile(r"\([^()]{2,30}\)")


def with_remarks_at_dates(lines: list[DatedLine]) -> list[DatedLine]:
    """The lines without such remarks right below a date, which become notes of the dated lines above them."""
    kept: list[DatedLine] = []
    for line in lines:
        above = kept[-1] if kept else None
        if above is None or above.note or not _is_remark_below(above, line):
            kept.append(line)
            continue
        above.note = Found(line.text, line.text, blocks_of(line.line), 0.7)
    return kept


def _is_remark_below(above: DatedLine, line: DatedLine) -> bool:
    if above.date is None or above.bullet or line.bullet or line.date or len(line.cells) != 1:
        return False
    if above.line.row and line.line.row not in (0, above.line.row):
        return False
    text = line.text
    if _HOURS.fullmatch(text) or _SHARE.fullmatch(text):
        return True
    in_its_cell = above.where == "left" and above.line.row and line.line.column == above.line.column
    return bool(in_its_cell and _BRACKETED.fullmatch(text) and not evidence.is_place(text[1:-1]))
