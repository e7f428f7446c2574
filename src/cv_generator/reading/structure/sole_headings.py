"""The only heading of the jobs, or of the studies, in whatever type it is set.

A CV that heads its studies heads its jobs too. Where no line that looks like a heading does, the one line that says so
word by word, alone, with dates below it, is that heading.
"""

from __future__ import annotations

from cv_generator.reading.structure.headings import Headed, sections_named
from cv_generator.reading.structure.printed import PrintedLine, has_range

_ALWAYS_HEADED = ("work_experience", "education")
_LINES_TO_DATE = 5
_WHY = "its words are known, dates stand below it, and no other line of the document heads such a section"


def sole_headings(lines: list[PrintedLine], found: dict[int, Headed]) -> dict[int, Headed]:
    """Index of a line -> the heading on it, of jobs or of studies where `found` has none."""
    headed = {section for each in found.values() for section in each.sections}
    lacking = [kind for kind in _ALWAYS_HEADED if kind not in headed]
    if len(found) < 2 or not lacking:
        return {}
    told: dict[int, Headed] = {}
    for kind in lacking:
        alike = [i for i, line in enumerate(lines) if i not in found and _names(line, kind) and _heads(lines, i, found)]
        if len(alike) == 1:
            told[alike[0]] = Headed(alike[0], 0, (kind,), lines[alike[0]].text, why=_WHY)
    return told


def _names(line: PrintedLine, kind: str) -> bool:
    alone = len(line.cells) == 1 and not line.bullet and not line.row and not line.continues
    return alone and sections_named(line.text) == (kind,)


def _heads(lines: list[PrintedLine], index: int, found: dict[int, Headed]) -> bool:
    """Whether a line stands no nearer to what is above it than to what is below, and a range of dates follows soon."""
    line, below = lines[index], lines[index + 1 : index + 1 + _LINES_TO_DATE]
    end = next((at for at in range(len(below)) if index + 1 + at in found or below[at].stream != line.stream), None)
    below = below[:end]
    if not below or (line.gap is not None and line.gap < (below[0].gap or 0.0)):
        return False
    return any(has_range(other, 120) for other in below)
