"""Labels of groups of skills, told by their look."""

from __future__ import annotations

import re

from cv_generator.reading.structure.line_look import LineLook
from cv_generator.reading.structure.printed import PrintedLine

_WORD_OF_SIX = re.compile(r"[^\W\d_]{6}")


def _looks(lines: list[PrintedLine]) -> list[LineLook]:
    """The look of each line. Capitals count only where they are words: `HTML` and `SAP TM` are written so anywhere."""
    shouted = [line for line in lines if line.look.capitals and not line.cells[0].style.caps]
    titled = len(shouted) > 1 and all(_WORD_OF_SIX.search(line.cells[0].text) for line in shouted)
    return [line.look if titled else line.look._replace(capitals=line.cells[0].style.caps) for line in lines]


def labels_of(lines: list[PrintedLine]) -> set[int]:
    """The indices of the lines that are labels: in a look louder than the items below it, which most lines in it have.

    A line in that look right above another, or at the end, is an item.
    """
    seen = _looks(lines)
    loud: dict[LineLook, list[int]] = {}
    for index, look in enumerate(seen):
        loud.setdefault(look, []).append(index)
    if len(loud) < 2:
        return set()
    told = [look for look, at in loud.items() if not _head_bullets(lines, at)] or list(loud)
    quiet = max(told, key=lambda look: sum(len(lines[i].text) for i in loud[look]))
    found: set[int] = set()
    for look, indices in loud.items():
        style = lines[indices[0]].cells[0].style
        body = lines[loud[quiet][0]].cells[0].style
        stands_out = (
            _head_bullets(lines, indices)
            or (style.bold, look.capitals, style.size or 0) > (body.bold, quiet.capitals, body.size or 0)
            or (style.color != body.color and not lines[indices[0]].bullet)
        )
        plain = all("," not in lines[i].text and not lines[i].text.endswith(".") for i in indices)
        followed = [i for i in indices if i + 1 < len(lines) and seen[i + 1] != look]
        most = len(followed) * _OF_LABELS[1] >= len(indices) * _OF_LABELS[0]
        itemised = lines[indices[0]].bullet and any(lines[i].bullet for i in loud[quiet])
        if look != quiet and stands_out and plain and most and not itemised:
            found.update(followed)
    return found


_OF_LABELS = (3, 4)
"""The least share of the lines in the look of labels that stand above items of their own."""


def _head_bullets(lines: list[PrintedLine], indices: list[int]) -> bool:
    """Whether plain lines each stand above an item of a list."""
    return not lines[indices[0]].bullet and all(i + 1 < len(lines) and lines[i + 1].bullet for i in indices)
