"""What speaks against a value of an entry by the same values of the other entries: where they stand, and their form."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence

from cv_generator.reading.fields.found import Found, FoundEntry
from cv_generator.reading.fields.line_doubts import Lines
from cv_generator.reading.fields.steps import over, under

_DIGIT, _WORD = re.compile(r"\d"), re.compile(r"[^\W\d_]+")
_FEW = 2  # other entries that tell something
_FAR = 3  # lines


def sibling_marks(entries: Sequence[FoundEntry], lines: Lines) -> list[dict[str, set[str]]]:
    """For each entry of a section the marks of each of its fields."""
    told: list[dict[str, set[str]]] = [{} for _ in entries]
    for field in {field for entry in entries for field in entry.fields}:
        having = [(index, entry, entry.fields[field]) for index, entry in enumerate(entries) if field in entry.fields]
        each = [
            _unlike(
                [_place(entry, found, lines) for _, entry, found in having],
                "it stands elsewhere than those of the other entries",
            ),
            _unlike(
                [_look(found.value) for _, _, found in having],
                "it is written otherwise than those of the other entries",
            ),
            _longer([len(found.value) for _, _, found in having]),
        ]
        if field == "date_range":
            forms = [_form(found.text) for _, _, found in having]
            each.append(_unlike(forms, "it is printed otherwise than those of the other entries"))
        for (index, _, _), *marks in zip(having, *each, strict=True):
            told[index][field] = {mark for some in marks for mark in some}
    return told


def _place(entry: FoundEntry, found: Found, lines: Lines) -> Hashable:
    """The line of the entry that a value stands on, and whether it begins and ends that line."""
    first = min((one.blocks[0] for one in entry.fields.values() if one.blocks), default=0)
    if not found.blocks or not found.text:
        return None
    around = lines.around(found)
    ends = (not around[0].strip(), not around[1].strip()) if around else None
    return min(_FAR, found.blocks[0] - first), ends


def _look(text: str) -> Hashable:
    return text.isupper(), text[:1].islower(), any(map(str.isdigit, text)), "," in text


def _form(text: str) -> str:
    """A date without its figures and names: `99/9999 – a`."""
    return _WORD.sub("a", _DIGIT.sub("9", text))


def _unlike(each: Sequence[Hashable], mark: str) -> Iterator[list[str]]:
    """The marks of each value by how many of the others are like it."""
    counts, others = Counter(each), len(each) - 1
    for one in each:
        share = (counts[one] - 1) / others if others >= _FEW else 1.0
        yield list(under(mark, share, 0.01, 0.34, 0.67))


def _longer(sizes: Sequence[int]) -> Iterator[list[str]]:
    """The marks of each value by the median length of the others."""
    ordered, others = sorted(sizes), len(sizes) - 1
    for size in sizes:
        if others < _FEW:
            yield []
            continue
        own = bisect_left(ordered, size)
        low, high = (ordered[at + (at >= own)] for at in ((others - 1) // 2, others // 2))
        yield list(over("it is longer than those of the other entries", size / ((low + high) / 2 + 1), 1.5, 2.5))
