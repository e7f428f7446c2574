"""Which lines tell languages that a person speaks, and which stand among those."""

from __future__ import annotations

import re

from cv_generator.languages import WORD
from cv_generator.reading.fields.language_sides import aspect_words, side_in_cells, tells_side
from cv_generator.reading.structure.printed import PrintedLine
from cv_generator.reading.words.language_names import (
    inflected,
    is_language_list,
    is_level,
    is_native,
    language_names,
    lists_codes,
    named_language,
)
from cv_generator.reading.words.text import LIST_SEPARATORS, outside_brackets

_CEFR = re.compile(r"\b[ABC][12]\b")
_WORD = re.compile(r"\w")


def only_languages(lines: list[PrintedLine]) -> list[PrintedLine]:
    """Lines such as `English, Igbo, Spanish`, also where the last of them stands on the next line."""
    found: list[PrintedLine] = []
    for line in lines:
        pieces = [piece.casefold() for piece in outside_brackets(line.text, LIST_SEPARATORS + "/") if piece]
        goes_on = bool(found) and found[-1].text.endswith(",")
        if (len(pieces) > 1 or goes_on) and all(piece in language_names() for piece in pieces):
            found.append(line)
    return found


def names_language(line: PrintedLine) -> bool:
    """Whether a line holds the name of one language and nothing else but signs that draw a level."""
    told = [cell.text for cell in line.cells if _WORD.search(cell.text)]
    return len(told) == 1 and told[0].casefold() in language_names()


def part_others(lines: list[PrintedLine]) -> tuple[list[PrintedLine], list[PrintedLine]]:
    """The lines that tell languages, and those before and behind them that tell none: programs, prose."""
    telling = [index for index, line in enumerate(lines) if _tells(line)]
    if not telling or lists_codes([line.text for line in lines]):
        return lines, []
    first, last = telling[0], telling[-1]
    lead = [line for line in lines[:first] if _is_labelled_list(line)]
    behind = lines[last + 1 :]
    ended = next((at for at, line in enumerate(behind) if _ends_languages(line, lines[last])), len(behind))
    if len(behind) > 1 and not any(map(_may_tell, behind)):
        ended = 0
    others = lead + behind[ended:]
    return [line for line in lines if line not in others], others


def _ends_languages(line: PrintedLine, last: PrintedLine) -> bool:
    """Whether a line that tells no language begins something else: it stands out of the list of those that do."""
    return last.bullet and not line.bullet and not _may_tell(line) and not line.text[:1].islower()


def _tells(line: PrintedLine) -> bool:
    text = line.text
    return is_language_list(text) or any(named_language(cell.text) for cell in line.cells) or bool(inflected(text))


def _may_tell(line: PrintedLine) -> bool:
    return is_level(line.text) or of_grid(line) or is_native(line.text)


def _is_labelled_list(line: PrintedLine) -> bool:
    """`Software: Writer, Calc, Impress`"""
    label, colon, behind = line.cells[0].text.partition(": ")
    return bool(colon) and not is_level(label) and len(list(outside_brackets(behind, ",;"))) > 2


def of_grid(line: PrintedLine) -> bool:
    """The head of a grid (`Reading | Writing | Interaction`), the key to its levels, and a label without languages."""
    text = line.text
    if text.endswith(":") and not named_language(text):
        return True
    if tells_side(text) or side_in_cells(line):
        return False
    words = WORD.findall(text.casefold())
    aspects = sum(1 for word in words if word in aspect_words())
    if len(line.cells) > 2 and sum(cell.text.casefold() in aspect_words() for cell in line.cells) > 1:
        return True
    return not named_language(text) and (aspects * 2 > len(words) or len(set(_CEFR.findall(text))) > 3)
