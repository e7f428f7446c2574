"""How well sides of a language are known: columns of a table (`Language | Spoken | Written`), or a line below it."""

from __future__ import annotations

import re

from cv_generator.languages import WORD, remembered, sections
from cv_generator.reading.fields.found import Found, FoundCv
from cv_generator.reading.fields.pieces import part
from cv_generator.reading.structure.printed import Cell, PrintedLine, blocks_of
from cv_generator.reading.words.language_names import is_aspect, is_level, named_language

_FEWEST = 2  # sides
_CEFR = re.compile(r"[ABC][12]\+?")
_WORD = re.compile(r"[^\W_]")


@remembered()
def aspect_words() -> frozenset[str]:
    """What the sides of a language are called: listening, written."""
    return frozenset(sections("languages").get("aspects", ()))


def sides_in(text: str) -> list[str]:
    """The sides of one language with their levels, of a line that holds nothing else, as a Europass prints them:
    `LISTENING C1 READING C1`. One level where all sides have the same.
    """
    sides = [(m[1], m[2]) for m in _SIDE.finditer(text)]
    if len(sides) < _FEWEST or _SIDE.sub("", text).strip() or not all(_names_side(name) for name, _ in sides):
        return []
    levels = dict.fromkeys(level for _, level in sides)
    return [*levels] if len(levels) == 1 else [f"{name.capitalize()} {level}" for name, level in sides]


_SIDE = re.compile(r"\s*([^\W\d_]+(?:\s[^\W\d_]+){0,3})\s([ABC][12]\+?)(?!\w)")


def take_sides(lines: list[PrintedLine], cv: FoundCv) -> tuple[list[tuple[Found, Found]], list[PrintedLine]]:
    """The languages of such a table with the levels of all sides (`Spoken: good, Written: poor`); the other lines.

    A grid of the European levels alone stays, whose columns are known by their order.
    """
    at = next((index for index, line in enumerate(lines) if _sides(line)), None)
    if at is None:
        return [], lines
    sides = _sides(lines[at])
    rows = []
    for line in lines[at + 1 :]:
        if len(line.cells) != len(sides) + 1 or not named_language(line.cells[0].text):
            break
        rows.append(line)
    if not rows or all(_CEFR.fullmatch(cell.text) for line in rows for cell in line.cells[1:]):
        return [], lines
    cv.structure.append(Found("", lines[at].text, blocks_of(lines[at]), verbatim=False))
    return [_told(line, sides) for line in rows], [*lines[:at], *lines[at + 1 + len(rows) :]]


def _sides(line: PrintedLine) -> list[Cell]:
    """The cells of a line that name sides of a language, where all do but the first one."""
    cells = list(line.cells)
    named = [_names_side(cell.text) for cell in cells]
    if sum(named) < _FEWEST or not all(named[1:]):
        return []
    return cells if named[0] else cells[1:]


def _names_side(text: str) -> bool:
    if is_aspect(text):
        return True
    words = WORD.findall(text.casefold())
    return bool(words) and sum(word in aspect_words() for word in words) * 2 > len(words)


def _told(line: PrintedLine, sides: list[Cell]) -> tuple[Found, Found]:
    name, *levels = line.cells
    told = [
        f"{side.text.strip(' :')}: {level.text}" if _WORD.search(level.text) else side.text.strip(" :")
        for side, level in zip(sides, levels, strict=True)
    ]  # a sign alone says that it is known: `✓`
    level = Found(", ".join(told), line.text, blocks_of(line), verbatim=False)
    named = named_language(name.text.rpartition(" ")[0]) or named_language(name.text)  # `English language`
    return part(named, name), level


_ASPECT = re.compile(r"([^:–—-]+?)\s*[:–—-]\s+(\S.*)")


def tells_side(text: str) -> bool:
    """Whether a text tells how well one side of a language is known: `Speaking: fluent`."""
    found = _ASPECT.fullmatch(text)
    if found is None or not is_level(found[2]):
        return False
    sides, level = (WORD.findall(part.casefold()) for part in found.groups())
    return bool(sides) and sides[0] in aspect_words() and not aspect_words() >= set(level)


def side_in_cells(line: PrintedLine) -> str:
    """`Capacità di lettura | Buono` as `Capacità di lettura: Buono`; empty where a line is no such row."""
    side = ": ".join(cell.text.rstrip(" :") for cell in line.cells) if len(line.cells) == 2 else ""
    return side if side and tells_side(side) else ""
