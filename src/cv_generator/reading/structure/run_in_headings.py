"""Headings that stand in one line with what they head: `EDUCATION: BSc Biology, University of Exeter, 2014`.

Elsewhere such a line is a label within a section (`Languages: English`). A document that heads its sections so has
several of them, for its jobs or its studies too, and these have no heading on a line of their own.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import takewhile

from cv_generator.reading.regions.blocks import Run, Style
from cv_generator.reading.structure.headings import ENTRIES, Headed, sections_named
from cv_generator.reading.structure.printed import Cell, PrintedLine

_KINDS = 3  # different sections that are headed so
_KINDS_IN_PLAIN_TYPE = 4
_LONGEST = 40
_LABEL = re.compile(rf"[^:]{{3,{_LONGEST}}}")
_SIGNS = " :–—-"
_LISTS = ("skills", "languages", "interests", "references", "summary", "trainings", "certifications", "awards")
_WHY = "its words are known, and this document sets headings and what they head in one line"


def with_run_in_headings(lines: list[PrintedLine]) -> tuple[list[PrintedLine], dict[int, Headed]]:
    """The lines, with headings that run into theirs in cells of their own, and these headings by index."""
    found = {index: told for index, line in enumerate(lines) if (told := _label(line))}
    if len(found) < _KINDS:
        return lines, {}
    standing = {kinds[0] for line in lines if (kinds := _standing(line))}
    for stream in dict.fromkeys(lines[index].stream for index in found):
        own = {index: told for index, told in found.items() if lines[index].stream == stream}
        often = Counter(label.casefold() for label, _, _ in own.values())
        loud = {index: told for index, told in own.items() if told[2]}
        for some, least in ((loud, _KINDS), (own, _KINDS_IN_PLAIN_TYPE)):
            named = {kinds[0] for _, kinds, _ in some.values()}
            once = all(often[label.casefold()] == 1 for label, _, _ in some.values())
            if once and len(named) >= least and (named & set(ENTRIES)) - standing:
                return _parted(lines, some)
    return lines, {}


def _standing(line: PrintedLine) -> tuple[str, ...]:
    return () if line.bullet or len(line.cells) > 1 else sections_named(line.text)


def _label(line: PrintedLine) -> tuple[str, tuple[str, ...], bool] | None:
    """The heading at the beginning of a line, its sections, and whether it is set louder than what it heads."""
    if line.bullet or line.row or line.continues:
        return None
    if len(line.cells[0].runs) == 1 and ":" not in line.cells[0].text[: _LONGEST + 1]:
        return None
    head, rest = _halves(line.cells[0])
    label = head.text.rstrip(_SIGNS)
    kinds = sections_named(label) if rest.text and _LABEL.fullmatch(label) else ()
    if not kinds or kinds[0] not in (*ENTRIES, *_LISTS):
        return None
    mine, other = head.style, rest.style
    loud = (mine.bold and not other.bold) or (mine.size or 0.0) > (other.size or 0.0) + 0.4 or _shouts(head, rest)
    return label, kinds, loud or _other_color(mine, other)


def _shouts(head: Cell, rest: Cell) -> bool:
    return (head.style.caps or head.text.isupper()) and not (rest.style.caps or rest.text.isupper())


def _other_color(mine: Style, other: Style) -> bool:
    return mine.color != other.color


def _halves(cell: Cell) -> tuple[Cell, Cell]:
    """What stands in bold at the beginning of a cell, or up to its first colon, and what stands behind it."""
    loud = list(takewhile(lambda run: run.style.bold or not run.text.strip(), cell.runs))
    if loud and len(loud) < len(cell.runs) and ":" not in "".join(run.text for run in loud).rstrip(_SIGNS):
        first, *others = cell.runs[len(loud) :]
        kept = (replace(first, text=first.text.lstrip(_SIGNS)), *others)
        return Cell(tuple(loud), cell.block), Cell(tuple(run for run in kept if run.text.strip()), cell.block)
    head: list[Run] = []
    for at, run in enumerate(cell.runs):
        before, colon, behind = run.text.partition(":")
        if colon:
            head.append(replace(run, text=before + colon))
            rest = [replace(run, text=behind), *cell.runs[at + 1 :]]
            return Cell(tuple(head), cell.block), Cell(tuple(r for r in rest if r.text.strip()), cell.block)
        head.append(run)
    return Cell(tuple(head), cell.block), Cell((), cell.block)


def _parted(
    lines: list[PrintedLine], found: dict[int, tuple[str, tuple[str, ...], bool]]
) -> tuple[list[PrintedLine], dict[int, Headed]]:
    parted, headings = list(lines), {}
    for index, (label, kinds, _) in found.items():
        line = lines[index]
        parted[index] = replace(line, cells=(*_halves(line.cells[0]), *line.cells[1:]))
        headings[index] = Headed(index, 0, kinds, label, why=_WHY)
    return parted, headings
