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


_Type = tuple[int, float]
"""The declared level of a heading, and the size of its type."""


def labels_of_parts(lines: list[PrintedLine], found: dict[int, Headed]) -> set[int]:
    """The indices of the lower headings that label a part of the section above them."""
    words = Counter((lines[index].stream, _words(headed)) for index, headed in found.items())
    sure = [index for index, headed in found.items() if headed.sure and headed.sections[0] not in _PERSONAL]
    counts = Counter(_type(lines[index]) for index in sure)
    with_colon = {_type(lines[index]) for index in sure if _has_colon(lines[index])}
    last: dict[str, dict[_Type, int]] = {}
    before: dict[str, int] = {}
    labels: set[int] = set()
    for index in sorted(found):
        line = lines[index]
        mine, above = _type(line), last.setdefault(line.stream, {})
        outer = max((at for other, at in above.items() if _is_higher(other, mine)), default=None)
        above[mine] = index
        higher = [other for other in counts if _is_higher(other, mine)]
        if outer is not None and sum(counts[other] for other in higher) >= _SEVERAL and len(line.cells) == 1:
            recurs = words[line.stream, _words(found[index])] >= _SEVERAL
            colon = _has_colon(line) and with_colon.isdisjoint(higher)
            kinds = (found[at].sections[0] for at in (index, outer, before[line.stream]))
            if _labels_part(*kinds, recurs=recurs, colon=colon):
                labels.add(index)
                continue
        before[line.stream] = index
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


def _type(line: PrintedLine) -> _Type:
    return line.level, float(line.cells[0].style.size or 0)


def _is_higher(one: _Type, than: _Type) -> bool:
    (level, size), (other_level, other_size) = one, than
    if level and other_level and level != other_level:
        return level < other_level
    return bool(size and other_size and size > other_size + _SMALLER)
