"""Headings of a lower rank, and of a higher one: their words are known, though they are set otherwise than the others.

`Certificates` below `Education`, one level deeper; `References` on the last page in larger type. The same words may
label a part of an entry (`Projects`, `Skills`), so their neighbours have to speak for a section.
"""

from __future__ import annotations

from collections import Counter
from statistics import median

from cv_generator.reading.structure.headings import (
    ENTRIES,
    NEVER_BY_WEAK_MARKS,
    Headed,
    sections_guessed,
    sections_named,
)
from cv_generator.reading.structure.printed import PrintedLine, has_range
from cv_generator.reading.words import evidence
from cv_generator.reading.words.language_names import is_language_list

_LONGEST = 45
_LOUDER = 1.5  # points by which type is larger on purpose
_FEW = 3
_LOOKED_AT = 6  # lines below a heading


def weaker_headings(lines: list[PrintedLine], found: dict[int, Headed]) -> dict[int, Headed]:
    """Index of a line -> the heading on it, of those that `found` lacks."""
    if not found:
        return {}
    told: dict[int, Headed] = {}
    by_stream: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        by_stream.setdefault(line.stream, []).append(index)
    texts = Counter(line.text.casefold() for line in lines if len(line.text) <= _LONGEST)
    for indices in by_stream.values():
        told |= _Stream(lines, indices, found, texts).told()
    return told


class _Stream:
    """The lines of one stream, and the headings that stand in it already."""

    def __init__(self, lines: list[PrintedLine], own: list[int], found: dict[int, Headed], texts: Counter[str]) -> None:
        self._lines, self._own, self._found, self._texts = lines, own, found, texts
        sizes = [size for i in own if i in found and (size := lines[i].cells[0].style.size)]
        self._size = median(sizes) if sizes else None
        colors = {lines[i].cells[0].style.color for i in own if i in found}
        plain = {line.cells[0].style.color for line in lines if line.bullet or len(line.text) > _LONGEST}
        self._colors = colors - plain - {None} if len(colors) == 1 else set()
        self._with_colon = any(lines[i].text.endswith(":") for i in own if i in found)

    def told(self) -> dict[int, Headed]:
        headings: dict[int, Headed] = {}
        above: int | None = None
        for at, index in enumerate(self._own):
            if index in self._found:
                above = at
            elif kinds := self._kinds(at, above) if above is not None else self._profile(at):
                headings[index] = Headed(
                    index,
                    0,
                    kinds,
                    self._lines[index].text,
                    why="its words are known, and it is set in a weaker type, as others below it",
                )
                above = at
        return headings

    def _profile(self, at: int) -> tuple[str, ...]:
        """A known heading of a profile above the first of the usual look; empty where a line is none."""
        line = self._lines[self._own[at]]
        kinds = sections_named(line.text) if at and self._may_head(line) else ()
        return kinds if kinds == ("summary",) and self._stands_apart(at) else ()

    def _kinds(self, at: int, above: int) -> tuple[str, ...]:
        """The sections that the line at `at` heads, below the heading at `above`; empty where it heads none."""
        line = self._lines[self._own[at]]
        if not self._may_head(line) or self._texts[line.text.casefold()] > 1:
            return ()
        kinds = sections_named(line.text)
        if not kinds and (self._is_larger(line) or self._is_coloured(line)):
            kinds = sections_guessed(line.text)
        if not kinds or kinds[0] in NEVER_BY_WEAK_MARKS or not self._stands_apart(at) or self._is_set_as_names(at):
            return ()
        head = self._found.get(self._own[above])
        outer = head.sections[0] if head else ""
        below = self._below(at)
        if not below or kinds[0] == outer or below[0].look == line.look:
            return ()
        if kinds[0] == "languages" and not any(is_language_list(other.text) for other in below[:_LOOKED_AT]):
            return ()
        return kinds if outer not in ENTRIES or self._ends_entries(at, above, kinds[0]) else ()

    def _is_set_as_names(self, at: int) -> bool:
        """Whether other lines of just this look name entries: `Academic` among the names of prizes and projects."""
        look = self._lines[self._own[at]].look
        others = [i for i in self._own if i not in self._found and self._lines[i].look == look and i != self._own[at]]
        return len(others) >= _FEW and not any(sections_named(self._lines[i].text) for i in others)

    def _may_head(self, line: PrintedLine) -> bool:
        if line.bullet or line.row or line.continues or len(line.cells) > 1 or not 3 < len(line.text) <= _LONGEST:
            return False
        return self._with_colon or not line.text.endswith(":")

    def _is_larger(self, line: PrintedLine) -> bool:
        size = line.cells[0].style.size
        return self._size is not None and size is not None and size > self._size + _LOUDER

    def _is_coloured(self, line: PrintedLine) -> bool:
        """Whether a line is set in the colour of the headings, which nothing longer is set in."""
        return line.cells[0].style.color in self._colors and not line.text.endswith((".", ","))

    def _below(self, at: int) -> list[PrintedLine]:
        """The lines down to the next heading."""
        following = self._own[at + 1 :]
        end = next((i for i, index in enumerate(following) if index in self._found), len(following))
        return [self._lines[index] for index in following[:end]]

    def _stands_apart(self, at: int) -> bool:
        """Whether a line is louder than what is below it, and has more white space above than below."""
        line, below = self._lines[self._own[at]], self._below(at)[:1]
        if not below:
            return False
        mine, other = line.cells[0].style, below[0].cells[0].style
        louder = (mine.bold and not other.bold) or (mine.size or 0.0) > (other.size or 0.0) + 0.4 or bool(line.level)
        louder = louder or (self._is_coloured(line) and not self._is_coloured(below[0]))
        shouted = line.look.capitals and not below[0].look.capitals
        apart = line.gap is None or line.gap > (below[0].gap or 0.0) + 1 or line.gap >= 8
        return (louder or shouted) and apart

    def _ends_entries(self, at: int, above: int, kind: str) -> bool:
        """Whether the entries above end here: none below looks like them, or the line stands farther off than they."""
        entries = [self._lines[index] for index in self._own[above + 1 : at]]
        line = self._lines[self._own[at]]
        if not entries or any(other.look == line.look for other in entries):
            return False
        if kind in ENTRIES:
            usual = [other.gap or 0.0 for other in entries if not other.bullet]
            return (line.gap or 0.0) > max(usual, default=0.0) + 1
        first = entries[0]
        return not any(other.look == first.look and has_range(other, 120) for other in self._below(at)) and not (
            evidence.title(line.text) > 1
        )
