"""Education whose entries each begin with the level of the school: `Secundaria: Colegio del Sur (2007 – 2010)`.

Lists of all schools, from the first one on, are printed so in Spain, Portugal and Latin America, and in forms anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from cv_generator.languages import word_set
from cv_generator.reading.fields.dated_lines import DatedLine, HeaderCell
from cv_generator.reading.fields.found import Found, FoundCv
from cv_generator.reading.fields.segments import Segment
from cv_generator.reading.structure.printed import PrintedLine, blocks_of
from cv_generator.reading.words import evidence

_FEWEST = 2
_TOLD = 1.0
_LABEL = re.compile(r"(?:[-–•*]\s*)?([^\W\d_][^\d:,;|]{2,40}?)\s*(?::|\s[–—-]\s)\s*")
_ENDS = re.compile(r"\s*[,;|()]\s*|\s[–—-]\s|\.\s+(?=[^\W\d_a-z])")


def with_levels_as_heads(kind: str, lines: list[PrintedLine]) -> list[PrintedLine]:
    """The lines of education, the items of a list that begin with different levels as lines: each begins an entry."""
    levels = [_level(line.text) for line in lines] if kind == "education" else []
    if not levels or not levels[0] or len(set(filter(None, levels))) < _FEWEST:
        return lines
    return [
        replace(line, bullet=False) if level and line.bullet else line
        for line, level in zip(lines, levels, strict=True)
    ]


def by_school_levels(kind: str, lines: list[DatedLine], cv: FoundCv) -> list[Segment]:
    """The entries, one from each level to the next; empty where the lines are no such list.

    A level is the title where only the school is told. Where a degree is told too, the level is no more than a label.
    """
    levels = [_level(_head(line)) if not line.bullet else "" for line in lines] if kind == "education" else []
    starts = [at for at, level in enumerate(levels) if level]
    if len({levels[at] for at in starts}) < _FEWEST or starts[0]:
        return []
    segments = [Segment(lines[a:b]) for a, b in pairwise([*starts, len(lines)])]
    if any(sum(line.date is not None and not line.bullet for line in segment.lines) > 1 for segment in segments):
        return []
    for segment in segments:
        segment.lines[0] = _without_label(segment.lines[0], cv)
    return segments


def _head(line: DatedLine) -> str:
    """What stands at the beginning of a line, with its sign: a label in bold may be a cell of its own."""
    text = line.cells[0].text if line.cells else ""
    alone = len(line.cells) > 1 or line.line.text.endswith(":")
    return f"{text}:" if alone and _is_level(text.rstrip(" :")) else text


def _level(text: str) -> str:
    found = _LABEL.match(text)
    return found[1].casefold() if found and _is_level(found[1]) else ""


def _is_level(text: str) -> bool:
    return text.casefold().strip() in word_set("evidence", "school level")


def _without_label(line: DatedLine, cv: FoundCv) -> DatedLine:
    """The line without its level, which is the title unless a degree is told, and stays where nothing is behind it."""
    found = _LABEL.match(_head(line))
    rest = list(_behind(line, found.end())) if found else []
    if found is None or not rest:
        return line
    level = Found("", found[1].strip(), blocks_of(line.line), verbatim=False)
    if _names_degree(" – ".join(cell.text for cell in rest)):
        cv.structure.append(level)
        return replace(line, cells=rest)
    return replace(line, cells=rest, named={"T": replace(level, value=level.text, verbatim=True)} | line.named)


def _behind(line: DatedLine, end: int) -> Iterator[HeaderCell]:
    first, *others = line.cells
    if rest := first.text[end:].strip():
        yield replace(first, text=rest)
    yield from others


def _names_degree(text: str) -> bool:
    """Whether a degree or a subject is told, not only the school: `Bachiller en Ciencias`, `Derecho, Universidad …`."""
    pieces = [piece for piece in _ENDS.split(text) if piece.strip()]
    schools = [evidence.institution(piece) for piece in pieces]
    if any(evidence.degree(piece) > max(_TOLD, school) for piece, school in zip(pieces, schools, strict=True)):
        return True
    return len(pieces) > 1 and schools[0] < _TOLD < max(schools[1:]) and not evidence.is_place(pieces[0])
