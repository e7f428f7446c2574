"""Cutting a printed line into pieces at commas, bars and brackets, with the text as found."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cv_generator.reading.found import Found
from cv_generator.reading.printed import Cell, PrintedLine

LIST_SEPARATORS = ",;|•·●▪‣∙■◆⋅"
_LEVEL_DOTS = re.compile(r"[●○◉◌★☆■□▪▫⬤◯*]{2,}|[▮▯█░]+")


def of_line(line: PrintedLine, certainty: float = 0.95) -> Found:
    """A whole line, its cells joined by blanks."""
    return Found(line.text, line.text, blocks_of(line), certainty)


def part(text: str, source: Found | Cell, certainty: float = 0.95) -> Found:
    """A piece of a text that is known to come from there."""
    blocks = source.blocks if isinstance(source, Found) else (source.block,)
    return Found(text, text, blocks, certainty)


def blocks_of(line: PrintedLine) -> tuple[int, ...]:
    return tuple(dict.fromkeys((line.block, *(cell.block for cell in line.cells), *line.also)))


def outside_brackets(text: str, separators: str = LIST_SEPARATORS) -> Iterator[str]:
    """The pieces between separators that stand outside brackets, trimmed; a comma inside a number is none."""
    depth, start = 0, 0
    for at, char in enumerate(text):
        if char in "([{":
            depth += 1
        elif char in ")]}":
            depth = max(0, depth - 1)
        elif char in separators and not depth:
            if char == "," and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit():
                continue
            yield text[start:at].strip()
            start = at + 1
    yield text[start:].strip()


def _bare(item: str) -> str:
    """Without the signs around it; but `.NET` and `etc.` keep theirs."""
    if item.endswith(("etc.", "usw.", "itp.")):
        return item
    return item.strip(" ;,–-—" if item[1:2].isalpha() else " .;,–-—").rstrip(" .;,–-—")


def items_of(text: str, separators: str = LIST_SEPARATORS) -> list[str]:
    """A list printed in a line, cut into its items. An unbalanced bracket cuts nothing."""
    bare = _LEVEL_DOTS.sub(" ", text)
    pieces = list(outside_brackets(bare, separators))
    if bare.count("(") != bare.count(")"):
        pieces = re.split(f"[{re.escape(separators)}]", bare)
    return [piece for raw in pieces if (piece := _bare(raw.strip()))]
