"""Lines that are fields of forms: `Zeitraum | 2019`, `Rolle | Architekt`, `Technologien | Java`, project by project.

Some of the words that label a field head whole sections elsewhere (`Technologien`, `Projekt`, `Skills`). What tells
them apart is that they stand among other labels in the same look, beside a value, or again and again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cv_generator.reading.structure.printed import PrintedLine
from cv_generator.reading.words.form_labels import LONGEST_LABEL, field_of

_WHO = frozenset(("title", "degree", "employer", "institution", "project"))
_FEWEST = 3  # labels of a form
_LINES_OF_VALUE = 12  # lines that stand at most between two labels of a form

Look = tuple[object, ...]


def fields_of_forms(lines: list[PrintedLine]) -> set[int]:
    """The indices of the lines that are fields of forms. A form names who or what, and at least two things besides."""
    labels = {index: label for index, line in enumerate(lines) if (label := _label(line))}
    recurring = Counter((lines[i].stream, label.casefold()) for i, (label, _) in labels.items())
    found: set[int] = set()
    for group in _groups(lines, labels):
        kinds = {field_of(labels[i][0]) for i in group}
        if len({labels[i][0].casefold() for i in group}) < _FEWEST or not kinds & _WHO:
            continue
        if "date" not in kinds and "project" not in kinds:
            continue
        found |= {i for i in group if labels[i][1] or recurring[lines[i].stream, labels[i][0].casefold()] > 1}
    return found


def _label(line: PrintedLine) -> tuple[str, bool] | None:
    """The label of a field that a line begins with, and whether its value stands beside it."""
    if line.bullet or line.level:
        return None
    first = line.cells[0].text
    if len(first) <= LONGEST_LABEL and field_of(label := first.rstrip(" :")):
        return label, len(line.cells) > 1
    label, colon, value = first.partition(":")
    return (label, True) if colon and value.strip() and field_of(label) else None


def _groups(lines: list[PrintedLine], labels: dict[int, tuple[str, bool]]) -> Iterator[list[int]]:
    """The labels of one stream and look that follow each other, with no more than values between them."""
    last: dict[tuple[str, Look], list[int]] = {}
    for index in labels:
        key = (lines[index].stream, _look(lines[index]))
        group = last.setdefault(key, [])
        if group and index - group[-1] > _LINES_OF_VALUE:
            yield group
            group = last[key] = []
        group.append(index)
    yield from last.values()


def _look(line: PrintedLine) -> Look:
    style = line.cells[0].runs[0].style
    return (style.size, style.bold, style.italic, style.color, style.caps)
