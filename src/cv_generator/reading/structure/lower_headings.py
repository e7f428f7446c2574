"""Headings set lower than those of the sections: each heads a section of its own, or labels a part of the one above.

`Languages` below `Skills`, in smaller type, does the first; `Tasks` in every job, or `Other` below more skills, the
second. Lower is what is declared a deeper level or set in smaller type than several headings whose words are known.
"""

from __future__ import annotations

from collections import Counter

from cv_generator.reading.structure.headings import ENTRIES, Headed
from cv_generator.reading.structure.printed import PrintedLine

_SEVERAL = 2
_SMALLER = 0.7  # points by which type is smaller on purpose
_PERSONAL = ("contact", "title")
_OF_THEIR_OWN = ("languages", "interests", "references")
"""Sections that are no part of an entry."""


def labels_of_parts(lines: list[PrintedLine], found: dict[int, Headed]) -> set[int]:
    """The indices of the lower headings that label a part of the section above them."""
    words = Counter((lines[index].stream, _words(headed)) for index, headed in found.items())
    sure = [index for index, headed in found.items() if headed.sure and headed.sections[0] not in _PERSONAL]
    labels: set[int] = set()
    for index in sorted(found):
        line = lines[index]
        higher = [other for other in sure if _is_higher(lines[other], line)]
        above = [other for other in found if other < index and lines[other].stream == line.stream]
        outer = max((other for other in above if _is_higher(lines[other], line)), default=None)
        if outer is None or len(higher) < _SEVERAL or len(line.cells) > 1:
            continue
        before = max(other for other in above if other not in labels)
        recurs = words[line.stream, _words(found[index])] >= _SEVERAL
        colon = _has_colon(line) and not any(_has_colon(lines[other]) for other in higher)
        kinds = (found[at].sections[0] for at in (index, outer, before))
        if _labels_part(*kinds, recurs=recurs, colon=colon):
            labels.add(index)
    return labels


def _labels_part(kind: str, outer: str, before: str, *, recurs: bool, colon: bool) -> bool:
    """Whether a lower heading of a kind labels a part of the section `outer`; `before` is what the last one headed."""
    if kind == outer or kind in _OF_THEIR_OWN or outer in _PERSONAL:
        return False
    return recurs or (kind == "other" and before == outer) or (colon and outer in ENTRIES)


def _words(headed: Headed) -> str:
    return headed.text.casefold().rstrip(" :")


def _has_colon(line: PrintedLine) -> bool:
    return line.cells[0].text.endswith(":")


def _is_higher(line: PrintedLine, than: PrintedLine) -> bool:
    if line.level and than.level and line.level != than.level:
        return line.level < than.level
    mine, other = line.cells[0].style.size, than.cells[0].style.size
    return bool(mine and other and mine > other + _SMALLER)
