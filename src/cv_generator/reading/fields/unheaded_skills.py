"""Skills without a heading of their own: the table of strengths between the profile and the first section."""

from __future__ import annotations

import re

from cv_generator.cv.dates import find_dates
from cv_generator.reading.structure.headings import sections_guessed, sections_named
from cv_generator.reading.structure.printed import PrintedLine
from cv_generator.reading.words.labels import label_of
from cv_generator.reading.words.patterns import EMAIL, PHONE, POSTAL, URL
from cv_generator.reading.words.text import items_of, outside_brackets

_SIGNS = re.compile(r"[•|●▪■◆·∙]")
_LONGEST = 6  # words of an item
_FEWEST = 6  # items that make a list without a heading
_FEWEST_LABELLED = 3  # items behind the label of one line of it


def part_skills(lines: list[PrintedLine]) -> tuple[list[PrintedLine], list[PrintedLine], PrintedLine | None]:
    """The other lines, those that list short things side by side or behind signs, the line that announces them.

    Lines that each name a group before its things need neither an announcement nor prose above.
    """
    run: list[PrintedLine] = []
    best: list[PrintedLine] = []
    for line in [*lines, None]:
        if line is not None and _lists(line):
            run.append(line)
            continue
        if sum(map(_count, run)) > sum(map(_count, best)):
            best = run
        run = []
    if sum(map(_count, best)) < _FEWEST:
        return lines, [], None
    if sum(map(_is_labelled_list, best)) > 1:
        return [line for line in lines if line not in best], best, None
    at = lines.index(best[0])
    above = lines[at - 1] if at else None
    announces = above is not None and "skills" in _kinds(above.text)
    if not announces and not any(len(line.text.split()) > 12 for line in lines[:at]):
        return lines, [], None
    label = above if announces else None
    return [line for line in lines if line not in best and line is not label], best, label


def _kinds(text: str) -> tuple[str, ...]:
    return (sections_named(text) or sections_guessed(text)) if len(text) < 50 else ()


def _pieces(line: PrintedLine) -> list[str]:
    return [piece for cell in line.cells for piece in outside_brackets(cell.text, "•|●▪■◆·∙") if piece]


def _count(line: PrintedLine) -> int:
    return len(items_of(line.text)) if _is_labelled_list(line) else len(_pieces(line))


def _is_labelled_list(line: PrintedLine) -> bool:
    """`Tools: Packer, Splunk, Terraform`: a label of its own kind before several short things."""
    label, colon, behind = line.text.partition(": ")
    items = items_of(behind) if colon and not label_of(label) and len(label.split()) < _LONGEST else []
    return len(items) >= _FEWEST_LABELLED and all(len(item.split()) <= _LONGEST for item in items)


def _is_of_a_form(line: PrintedLine) -> bool:
    """`Blood group : A`, with wide blanks around the colon or a tab before it."""
    return any(cell.text[:1] == ":" or cell.text[-1:] == ":" for cell in line.cells)


def _lists(line: PrintedLine) -> bool:
    return (_is_labelled_list(line) or _lists_pieces(line)) and not (
        any(pattern.search(line.text) for pattern in (EMAIL, PHONE, POSTAL)) or find_dates(line.text)
    )


def _lists_pieces(line: PrintedLine) -> bool:
    if not (line.bullet or line.row or len(line.cells) > 1 or _SIGNS.search(line.text)) or _is_of_a_form(line):
        return False
    if label_of(line.cells[0].text) or URL.search(line.text):
        return False
    pieces = _pieces(line)
    return bool(pieces) and all(len(piece.split()) <= _LONGEST and not piece.endswith(".") for piece in pieces)
