"""Headings that neither the known look nor their neighbours' rank betrays: what speaks for each of them is added up.

`Core Competencies` in a type of its own above the first heading, `EFZ und DIPLOME` in small type beside a louder look,
`Volunteer Work` in plain type below a wide white space. Every mark alone may stand above a part of an entry too.
"""

from __future__ import annotations

import re
from collections import Counter

from cv_generator.reading.regions.blocks import Style
from cv_generator.reading.structure.headings import (
    ENTRIES,
    NEVER_BY_WEAK_MARKS,
    Headed,
    Look,
    ends_in_heading,
    look,
    sections_guessed,
    sections_named,
)
from cv_generator.reading.structure.printed import PrintedLine, has_date
from cv_generator.reading.words import evidence
from cv_generator.reading.words.language_names import is_language_list
from cv_generator.reading.words.text import is_prose

_LONGEST = 50
_ENOUGH = 4.5
_ENOUGH_BESIDE = 3.5  # where another line of the same type is such a heading
_BY_RULE = 6.0  # points of a line that is ruled as the headings are
_MOST_RULED = 0.6  # share of the ruled lines
_LOOKED_AT = 4  # lines below a heading
_LARGER = 0.4  # points by which type is larger than that of most text
_REMARK = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*:?$")
_NO_HEADING = re.compile(r"[@|\d]|://|[.;,]$|:.")
_WHY = "its words tell a section, and its type, the white space above it and what is below it speak for a heading"

_Type = tuple[object, ...]


def overlooked_headings(lines: list[PrintedLine], found: dict[int, Headed], body: Style) -> dict[int, Headed]:
    """Index of a line -> the heading on it, of those that `found` lacks. `body` is the style of most text."""
    if len(found) < 2:
        return {}
    by_stream: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        by_stream.setdefault(line.stream, []).append(index)
    told: dict[int, Headed] = {}
    texts = Counter(line.text.casefold() for line in lines if len(line.text) <= _LONGEST)
    for own in by_stream.values():
        told |= _Stream(lines, own, found, texts, body).told()
    return told


def is_school_below(outer: str, kinds: tuple[str, ...], text: str) -> bool:
    """Whether a line names a school of the section `outer`, which is education, and its words tell nothing else."""
    name = text.partition(" (")[0]
    educated = outer == "education" and kinds[:1] in ((), (outer,)) and len(name.split()) > 1
    return educated and evidence.institution(name) > 1 and not sections_named(text) and not ends_in_heading(text)


class _Stream:
    """The lines of one stream, the headings that stand in it already, and the lines that could be some."""

    def __init__(
        self, lines: list[PrintedLine], own: list[int], found: dict[int, Headed], texts: Counter[str], body: Style
    ) -> None:
        self._lines, self._own, self._found, self._body = lines, own, found, body
        self._kinds = {
            at: kinds
            for at, index in enumerate(own)
            if index not in found and texts[lines[index].text.casefold()] == 1 and (kinds := _kinds(lines[index]))
        }

    def told(self) -> dict[int, Headed]:
        if not self._kinds:
            return {}
        self._types: dict[_Type, list[int]] = {}
        for at, index in enumerate(self._own):
            if not self._lines[index].bullet:
                self._types.setdefault(_type(self._lines[index]), []).append(at)
        self._usual = self._usual_look()
        self._ruled = self._ruled_as_headings()
        self._kinds = {
            at: kinds for at, kinds in self._kinds.items() if at in self._ruled or kinds[0] not in NEVER_BY_WEAK_MARKS
        }
        points = {at: self._points(at, kinds) for at, kinds in self._kinds.items()}
        types = {_type(self._lines[self._own[at]]) for at, count in points.items() if count >= _ENOUGH}
        return {
            self._own[at]: self._headed(self._own[at], kinds)
            for at, kinds in self._kinds.items()
            if points[at] >= (_ENOUGH_BESIDE if _type(self._lines[self._own[at]]) in types else _ENOUGH)
        }

    def _headed(self, index: int, kinds: tuple[str, ...]) -> Headed:
        line = self._lines[index]
        return Headed(index, 0, kinds, line.text, sure=bool(sections_named(_bare(line))), why=_WHY)

    def _usual_look(self) -> Look | None:
        """The look of most headings of the stream."""
        looks = Counter(look(self._lines[i].cells[0], self._lines[i].level) for i in self._own if i in self._found)
        return looks.most_common(1)[0][0] if looks else None

    def _points(self, at: int, kinds: tuple[str, ...]) -> float:
        line = self._lines[self._own[at]]
        below = self._below(at)
        if not below:
            return 0.0
        outer = self._outer(at)
        if is_school_below(outer, kinds, line.text):
            return 0.0
        named = bool(sections_named(_bare(line)))
        if not named and kinds[0] == "skills" and is_prose(below[0].text):
            return 0.0  # a headline above a profile
        points = 2.0 if named else 1.0
        points += self._by_peers(at) + self._by_contrast(at) + self._by_space(at) + _by_content(kinds[0], below)
        points -= 1.5 * (outer in ENTRIES) + 1.0 * (outer == kinds[0])
        points += self._by_likeness(line) + _BY_RULE * (at in self._ruled)
        points -= 3.0 * (not named and evidence.title(line.text) > 1)
        return points

    def _by_likeness(self, line: PrintedLine) -> float:
        """Just like most headings; or of their size, capitals and colour, and only not bold or declared."""
        mine = look(line.cells[0], line.level)
        if self._usual is None or mine == self._usual:
            return 2.0 * (mine == self._usual)
        larger = mine[0] == self._usual[0] and mine[0] > float(self._body.size or 0) + _LARGER
        return 1.5 * (larger and mine[2:4] == self._usual[2:4])

    def _below(self, at: int) -> list[PrintedLine]:
        following = self._own[at + 1 : at + 1 + _LOOKED_AT]
        end = next((i for i, index in enumerate(following) if index in self._found), len(following))
        return [self._lines[index] for index in following[:end]]

    def _outer(self, at: int) -> str:
        above = next((index for index in reversed(self._own[:at]) if index in self._found), None)
        return self._found[above].sections[0] if above is not None else ""

    def _ruled_as_headings(self) -> set[int]:
        """The lines that are ruled as most headings are, and stand out or have their type, where hardly more are ruled.

        Employers that are merely underlined do neither, or others of their type are ruled that head nothing.
        """
        ruled = [at for at, index in enumerate(self._own) if self._lines[index].ruled]
        others = [at for at in ruled if self._own[at] not in self._found and at not in self._kinds]
        headings = sum(index in self._found for index in self._own)
        headed = sum(self._own[at] in self._found for at in ruled)
        if headed < 2 or 2 * headed <= headings or len(ruled) - len(others) <= _MOST_RULED * len(ruled):
            return set()
        types = {_type(self._lines[self._own[at]]) for at in others}
        usual = {_type(self._lines[self._own[at]]) for at in ruled if self._own[at] in self._found}
        lines = ((at, self._lines[self._own[at]]) for at in ruled if at in self._kinds)
        return {
            at for at, line in lines
            if _type(line) not in types and (_type(line) in usual or self._stands_out(line))
        }  # fmt: skip

    def _stands_out(self, line: PrintedLine) -> bool:
        """Whether a line is larger than most text, or bold or in capitals where that is not."""
        size, bold, shouted, *_ = look(line.cells[0], line.level)
        return size > float(self._body.size or 0) + _LARGER or shouted or (bold and not self._body.bold)

    def _by_peers(self, at: int) -> float:
        """Lines of the same type: all of them headings, or words of a section; or anything else."""
        peers = [other for other in self._types[_type(self._lines[self._own[at]])] if other != at]
        heads = sum(1 for other in peers if self._own[other] in self._found or other in self._kinds)
        if not peers:
            return 0.5
        return 1.5 if heads == len(peers) else 0.0 if heads * 2 >= len(peers) else -1.0

    def _by_contrast(self, at: int) -> float:
        """Louder than what is below it, or just like it."""
        line, below = self._lines[self._own[at]], self._lines[self._own[at + 1]]
        if line.look == below.look:
            return -1.5
        mine, other = line.cells[0].style, below.cells[0].style
        larger = (mine.size or 0.0) > (other.size or 0.0) + 0.4
        shouted = (line.look.capitals or _bare(line).isupper()) and not below.look.capitals
        return 1.0 * (larger or (mine.bold and not other.bold)) + 0.5 * shouted + 0.5 * bool(line.level)

    def _by_space(self, at: int) -> float:
        """White space above: as wide as nowhere else in the section above, or wider than below."""
        line, below = self._lines[self._own[at]], self._lines[self._own[at + 1]]
        if line.gap is None:
            return 0.5
        above: list[float] = []
        for index in reversed(self._own[:at]):
            if index in self._found:
                break
            above.append(self._lines[index].gap or 0.0)
        points = 1.0 * (line.gap > 1.3 * (below.gap or 0.0) + 1)
        return points + 1.0 * (len(above) > 1 and line.gap > 1.2 * max(above) + 1)


def _type(line: PrintedLine) -> _Type:
    style = line.cells[0].style
    return (style.size, style.bold, style.italic)


def _bare(line: PrintedLine) -> str:
    """The text of a line without a remark in brackets behind it: `Awards (Total = $2,300)`."""
    return _REMARK.sub("", line.text)


def _kinds(line: PrintedLine) -> tuple[str, ...]:
    text = line.text
    if line.bullet or line.continues or len(line.cells) > 1 or not 3 < len(text) <= _LONGEST:
        return ()
    if _NO_HEADING.search(bare := _bare(line)):
        return ()
    kinds = sections_named(bare) or sections_guessed(bare)
    return kinds if kinds and (line.ruled or kinds[0] not in NEVER_BY_WEAK_MARKS) else ()


def _by_content(kind: str, below: list[PrintedLine]) -> float:
    """Whether the first lines below a heading are what it announces."""
    if kind == "languages":
        return 1.0 if is_language_list(below[0].text) else -2.0
    if kind in ENTRIES:
        return 1.0 if any(has_date(line, 120) for line in below[:3]) else -1.0
    if kind in ("skills", "interests"):
        dated = any(has_date(line, 120) for line in below[:2])
        return -1.0 if dated else 0.5
    return 0.5 if len(below) > 1 else 0.0
