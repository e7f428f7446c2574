"""Names of schools that stand on two lines of a head: a department above the university that it is a part of."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from cv_generator.reading.fields.dated_lines import HeaderCell
from cv_generator.reading.words import evidence

_TOLD = 1.0


def with_whole_schools(cells: list[HeaderCell]) -> list[HeaderCell]:
    """The cells, of which two on lines of their own, in one type, that name a part and a whole are one.

    So they do where another cell names the degree, and only towns stand between them.
    """
    if not any(evidence.degree(cell.text) > _TOLD for cell in cells):
        return cells
    for first, second in pairwise(cell for cell in cells if not evidence.is_place(cell.text)):
        if _are_one(first, second):
            whole = replace(first, text=f"{first.text}, {second.text}", blocks=(*first.blocks, *second.blocks))
            return [whole if cell is first else cell for cell in cells if cell is not second]
    return cells


def _are_one(first: HeaderCell, second: HeaderCell) -> bool:
    if second.line != first.line + 1 or first.style != second.style or second.joint:
        return False
    parted = evidence.is_department(first.text) or evidence.institution(first.text) > _TOLD
    named = parted and evidence.institution(second.text) > _TOLD
    texts = (first.text, second.text)
    return named and all(evidence.degree(text) <= 0 and evidence.detail(text) <= 0 for text in texts)
