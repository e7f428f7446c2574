"""Bullets that were typed: lines that begin with a marker, in DOCX and PDF alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from cv_generator.reading.regions.blocks import Bullet, Line, Run

GLYPHS = "•‣⁃∙●○◦◉◘◙■□▪▫▬◆◇❖⬧⬥⧫◊▶►▸▹▻➢➤➔➜➞→⇒✓✔✗✦✧★☆※❑❒❍⦁⦿⚫⚬⬤⮞⮚⯈❯➣·"
_GLYPH = rf"[{GLYPHS}\uf000-\uf0ff\u2043]"
MARKER = re.compile(
    rf"[ \t\u00a0]*(?:{_GLYPH}[ \t\u00a0]*(?=\S)(?!{_GLYPH})|[-–—*+o>»›~][ \t\u00a0]+(?=\S)|/\t+(?=\S))"
)
"""A marker at the start of a line with the blanks around it. A hyphen, a star or an `o` needs a blank behind, a slash a
tab."""

_BREAK = re.compile("\n")
_ONLY_GLYPH = re.compile(rf"\s*{_GLYPH}\s*")


def is_marker(text: str) -> bool:
    """Whether a text is a bullet's marker and nothing else."""
    return bool(_ONLY_GLYPH.fullmatch(text)) or text.strip() in ("-", "–", "—", "*")


def marker_length(text: str) -> int:
    """Characters of the marker at the start of a text, 0 where there is none."""
    found = MARKER.match(text)
    return found.end() if found else 0


def split_marked(line: Line) -> Iterator[Line]:
    """A line as bullets where its printed lines begin with markers, else as it is.

    Printed lines without a marker follow the bullet before them, as a soft break inside an item does.
    """
    text = line.text
    starts = [0, *(found.end() for found in _BREAK.finditer(text))] if "\n" in text else [0]
    marks = [start for start in starts if marker_length(text[start:].partition("\n")[0])]
    if not marks:
        yield line
        return
    pieces = [*([0] if marks[0] else []), *marks]
    for index, start in enumerate(pieces):
        end = pieces[index + 1] - 1 if index + 1 < len(pieces) else len(text)
        if start not in marks:
            yield replace(line, runs=cut(line.runs, start, end))
            continue
        runs = cut(line.runs, start + marker_length(text[start:end]), end)
        gap = line.gap if index == 0 else 0.0
        yield Bullet(runs=runs, stream=line.stream, gap=gap, indent=line.indent, depth=0)


def cut(runs: tuple[Run, ...], start: int, end: int) -> tuple[Run, ...]:
    """The runs that hold the characters from `start` to `end`."""
    kept: list[Run] = []
    at = 0
    for run in runs:
        piece = run.text[max(0, start - at) : max(0, end - at)]
        if piece:
            kept.append(replace(run, text=piece))
        at += len(run.text)
    return tuple(kept)
