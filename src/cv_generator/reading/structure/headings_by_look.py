"""Headings of a document in a language that is not read: nobody knows their words, so their look alone tells them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cv_generator.reading.structure.headings import Headed, body_style, look, stands_out
from cv_generator.reading.structure.printed import PrintedLine
from cv_generator.reading.structure.unlisted_headings import find_headings

_LONGEST = 50
_NO_HEADING = re.compile(r"[@\d]|[.,;]$|:.")
_FEWEST = 2
_FOLLOWED = 0.75
"""Share of the lines of a look that must have lines of another look below them."""
_WHY = "nobody knows its words, and this document has no louder type that recurs above other lines"

_Type = tuple[float, bool, bool, int]
"""Size, bold, capitals and declared level: a column beside the page may have headings in a colour of its own."""


def headings_by_look(lines: list[PrintedLine]) -> dict[int, Headed]:
    """Index of a line -> the heading on it: those in the loudest type that recurs above others, and known ones."""
    known = {index: found for index, found in find_headings(lines).items() if found.sure}
    body = body_style(lines)
    types: dict[_Type, list[int]] = {}
    for index, line in enumerate(lines):
        if _could_head(line) and stands_out(line, body):
            types.setdefault(_type(line), []).append(index)
    loudest = max((kind for kind, at in types.items() if _head_others(lines, at)), key=_loudness, default=None)
    told = types[loudest] if loudest is not None else []
    return {index: Headed(index, 0, ("other",), lines[index].text, why=_WHY) for index in told} | known


def _could_head(line: PrintedLine) -> bool:
    alone = len(line.cells) == 1 and not line.bullet and not line.continues
    return alone and 1 < len(line.text) <= _LONGEST and not _NO_HEADING.search(line.text)


def _type(line: PrintedLine) -> _Type:
    size, bold, capitals, _, _ = look(line.cells[0], line.level)
    return size, bold, capitals, line.level


def _loudness(kind: _Type) -> tuple[bool, float, bool, bool, int]:
    """Declared headings first, the outermost of them; else the largest, then capitals, then bold type."""
    size, bold, capitals, level = kind
    return bool(level), size, capitals, bold, -level


def _head_others(lines: list[PrintedLine], at: Iterable[int]) -> bool:
    """Whether several lines have others below them, as the two lines of a name do not."""
    own = set(at)
    followed = sum(index + 1 < len(lines) and index + 1 not in own for index in own)
    return followed >= _FEWEST and followed >= _FOLLOWED * len(own)
