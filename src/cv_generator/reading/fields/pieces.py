"""Cutting a printed line into pieces at commas, bars and brackets, with the text as found."""

from __future__ import annotations

from cv_generator.reading.fields.found import Found
from cv_generator.reading.structure.printed import Cell, PrintedLine, blocks_of


def of_line(line: PrintedLine, certainty: float = 0.95) -> Found:
    """A whole line, its cells joined by blanks."""
    return Found(line.text, line.text, blocks_of(line), certainty)


def part(text: str, source: Found | Cell, certainty: float = 0.95) -> Found:
    """A piece of a text that is known to come from there."""
    blocks = source.blocks if isinstance(source, Found) else (source.block,)
    return Found(text, text, blocks, certainty)
