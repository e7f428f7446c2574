"""Blocks from a few lines of text, for tests: `# heading`, `@ name`, `- item`, `|cell|cell|`, `**bold**`, `_italic_`.

`|cell||cell|` is a row of which a cell is empty.
"""

from __future__ import annotations

import re
from dataclasses import replace

from cv_generator.reading.assemble import assemble
from cv_generator.reading.draft import Draft
from cv_generator.reading.regions.blocks import Block, Blocks, Bullet, Line, Row, Run, Style

_PIECE = re.compile(r"(?s)\*\*(.+?)\*\*|(?<!\w)_(.+?)_(?!\w)|((?:(?!\*\*|(?<!\w)_).)+)")


def runs(text: str) -> tuple[Run, ...]:
    found = []
    for m in _PIECE.finditer(text):
        style = Style(10.0, bold=bool(m[1]), italic=bool(m[2]))
        found.append(Run(m[1] or m[2] or m[3], style))
    return tuple(found)


def block(line: str) -> Block:
    if line.startswith("# "):
        return Line(runs=(Run(line[2:], Style(13.0, bold=True)),), gap=12.0)
    if line.startswith("@ "):
        return Line(runs=(Run(line[2:], Style(20.0, bold=True)),), gap=0.0)
    if line.startswith("- "):
        return Bullet(runs=runs(line[2:]), gap=1.0)
    if line.startswith("|"):
        cells = [(at, cell) for at, cell in enumerate(line[1:].removesuffix("|").split("|")) if cell]
        columns = tuple(at for at, _ in cells)
        return Row(cells=tuple(tuple(_in_cell(x) for x in c.split("//")) for _, c in cells), columns=columns)
    return Line(runs=runs(line), gap=2.0)


def _in_cell(text: str) -> Block:
    return Bullet(runs=runs(text[2:]), gap=1.0) if text.startswith("- ") else Line(runs=runs(text), gap=1.0)


def printed(text: str) -> Blocks:
    lines = (line.strip().replace("\\t", "\t").replace("\\n", "\n") for line in text.strip().splitlines())
    return Blocks("docx", tuple(block(line) for line in lines if line))


def read(text: str) -> Draft:
    return assemble(printed(text))


def read_spaced(text: str) -> Draft:
    """Reads lines that begin with the white space above them in points: `11 2020\\tMire Ltd`."""
    blocks = []
    for line in text.strip().splitlines():
        gap, _, rest = line.strip().replace("\\t", "\t").partition(" ")
        made = block(rest)
        assert isinstance(made, Line)
        blocks.append(replace(made, gap=float(gap)))
    return assemble(Blocks("docx", tuple(blocks)))
