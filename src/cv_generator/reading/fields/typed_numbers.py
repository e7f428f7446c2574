"""Numbers that were typed before items or the heads of entries."""

from __future__ import annotations

import re
from dataclasses import replace

from cv_generator.reading.fields.found import Found, FoundCv
from cv_generator.reading.regions.markers import cut
from cv_generator.reading.structure.printed import Cell, PrintedLine, blocks_of

_NUMBER = re.compile(r"\s*(?:(\d{1,2})[.)]|\[(\d{1,2})\])[ \t\u00a0]*(?=[^\W\d_])")
_COUNTED = 3


def without_typed_numbers(lines: list[PrintedLine], cv: FoundCv) -> list[PrintedLine]:
    """Lines that count from one: items where they follow one another, heads where each has items below it.

    Only where one series counts to three: `1. Staatsexamen` and `2. Staatsexamen` are names. Those that go on in lines
    of their own keep their numbers, which tell where each begins.
    """
    lines = _with_next_items(lines, cv)
    series = _series(lines)
    if not any(len(places) >= _COUNTED for places in series):
        return lines
    kept = list(lines)
    for places in series:
        items = places[-1] - places[0] == len(places) - 1
        if len(places) > 1 and (items or all(line.bullet for at in places for line in lines[at + 1 : at + 2])):
            for at in places:
                kept[at] = _without_number(lines[at], items, cv)
    return kept


def _with_next_items(lines: list[PrintedLine], cv: FoundCv) -> list[PrintedLine]:
    """A number that goes on with the items right above it, where a page ends between them: `3. ` below two items."""
    kept: list[PrintedLine] = []
    items, headed = 0, False
    for line in lines:
        number = _number(line)
        goes_on = items and not headed and number == items + 1 and kept[-1].stream == line.stream
        kept.append(_without_number(line, item=True, cv=cv) if goes_on else line)
        if kept[-1].bullet and not kept[-1].depth:
            items += 1
        else:
            items = 0
            headed = number > 0  # `1. Master of Arts` with items below it, which the next number does not count
    return kept


def _number(line: PrintedLine) -> int:
    """The number that a plain line begins with; 0 where it begins with none."""
    found = None if line.bullet or line.row else _NUMBER.match(line.cells[0].text)
    return int(found[1] or found[2]) if found else 0


def _series(lines: list[PrintedLine]) -> list[list[int]]:
    series: list[list[int]] = []
    for at, line in enumerate(lines):
        number = _number(line)
        if number == 1:
            series.append([at])
        elif series and number == len(series[-1]) + 1 and lines[series[-1][0]].stream == line.stream:
            series[-1].append(at)
    return series


def _without_number(line: PrintedLine, item: bool, cv: FoundCv) -> PrintedLine:
    cell = line.cells[0]
    text = "".join(run.text for run in cell.runs)
    found = _NUMBER.match(text)
    if found is None:
        return line
    cv.structure.append(Found("", found[0].strip(), blocks_of(line), verbatim=False))
    bare = Cell(cut(cell.runs, found.end(), len(text)), cell.block)
    return replace(line, bullet=item, cells=(bare, *line.cells[1:]))
