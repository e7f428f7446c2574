"""What lines look like and hold, in figures: by which a model tells what each piece of a section is.

A section is cut into pieces where its look, its white space or its kind of lines changes; each piece is told by shares
of its lines. No word is a figure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from cv_generator.cv.dates import find_dates
from cv_generator.languages import Lexica, lexicon, remembered
from cv_generator.reading.structure.headings import Look, look, sections_guessed, sections_named
from cv_generator.reading.structure.mixed import MARKS
from cv_generator.reading.structure.printed import PrintedLine
from cv_generator.reading.structure.section_letters import KINDS, of_heading
from cv_generator.reading.structure.section_letters import of_line as letters_of_line
from cv_generator.reading.structure.sections import Section
from cv_generator.reading.words import evidence
from cv_generator.reading.words.form_labels import field_of
from cv_generator.reading.words.labels import label_of
from cv_generator.reading.words.language_names import is_language_list, is_level
from cv_generator.reading.words.patterns import BORN, EMAIL, FACT, FIRST_PERSON, PHONE, POSTAL, URL
from cv_generator.reading.words.text import is_mostly_small

RULED = (*KINDS, "title")
"""The kinds of the rules."""

LINE = (
    "range", "single", "leads", "bullet", "cells", "row", "name", "short", "long", "longer", "prose", "stop", "commas",
    "colon", "bar", "email", "phone", "url", "postcode", "born", "fact", "personal", "field", "street", "language",
    "level", "title", "degree", "organisation", "institution", "place", "small", "capitals", "certified", "trained",
    "awarded", "published", "referred", "project", "research", "talk", "person", "quote", "digits", "bold", "listed",
)  # fmt: skip
"""The figures of one line: most are 1 where it has something."""

FIGURES = (
    *LINE, *(f"letters {kind}" for kind in KINDS), "large", "larger", "length", "any", "one", "several", "many",
    "first of section", "first", "early", "above", "below", "beside", "unheaded", "label", "sure",
    *(f"{where} {kind}" for where in ("ruled", "before", "behind") for kind in RULED),
)  # fmt: skip
"""The figures of a piece: of its lines, of its place, and what the rules say of its section and of those around it."""

OWN = ("named", "named too", "guessed", "guessed too", "letters", "elsewhere", "missing")
"""The figures of a kind: what the heading says of it, whether it has a section elsewhere, or none yet."""

HEADING = ("named", "guessed", "letters")

CUT = (
    "look", "size", "bold", "capitals", "colour", "gap", "wide", "top", "unbulleted", "row", "short", "heading",
    "named", "guessed", "date", "prose", "below", "label",
)  # fmt: skip
"""The figures of a place between two lines of a section."""

_MARKED = ("certifications", "trainings", "awards", "publications", "references")
_DIGITS = re.compile(r"\d")
_WORDS_OF_NAME, _WORDS_OF_SHORT, _WORDS_OF_LONG = 2, 6, 14
_LONGEST_HEADING = 60
_WIDE, _ROOM = 1.5, 1.0


def of_line(line: PrintedLine) -> list[float]:
    """The figures of a line, in the order of `LINE`."""
    text = line.text
    count = len(text.split())
    has_digit = bool(_DIGITS.search(text))
    dates = find_dates(text[:200]) if has_digit else []
    ranged = any(not date.range.is_single for date in dates)
    label, colon, _ = text.partition(":")
    labelled = bool(colon) and len(label) < 40
    first = line.cells[0].text if len(line.cells) == 1 or not dates else max((c.text for c in line.cells), key=len)
    named = count <= _WORDS_OF_LONG and not (line.bullet and count > _WORDS_OF_SHORT)
    small = text[:1].islower()
    letters = sum(map(str.isalpha, text))
    return [
        ranged, bool(dates) and not ranged, bool(dates) and dates[0].start == 0, line.bullet, len(line.cells) > 1,
        bool(line.row), count <= _WORDS_OF_NAME, _WORDS_OF_NAME < count <= _WORDS_OF_SHORT,
        _WORDS_OF_SHORT < count <= _WORDS_OF_LONG, count > _WORDS_OF_LONG,
        count > _WORDS_OF_LONG and is_mostly_small(text), text.endswith("."), min(text.count(","), 4) / 4, labelled,
        "|" in text, "@" in text and bool(EMAIL.search(text)),
        has_digit and not ranged and bool(PHONE.search(text)), "." in text and bool(URL.search(text)),
        has_digit and not ranged and bool(POSTAL.search(text)), has_digit and bool(BORN.search(text)),
        count <= _WORDS_OF_SHORT and bool(FACT.search(text)),
        bool(label_of((label if labelled else line.cells[0].text)[:40])),
        bool(field_of(label)) if labelled else False,
        has_digit and count <= _WORDS_OF_LONG and lexicon("contact", "street").hits(text) > 0,
        count <= _WORDS_OF_LONG and is_language_list(text), count <= _WORDS_OF_LONG and is_level(text),
        named and evidence.title(first) > 1, named and evidence.degree(first) > 1,
        named and evidence.organisation(first) > 1, named and evidence.institution(first) > 1,
        count <= _WORDS_OF_SHORT and evidence.is_place(text), small, letters > 3 and text.isupper(),
        *(bool(MARKS[kind].search(text)) for kind in _MARKED),
        *(hits > 0 for hits in _subjects().hits(text)), bool(FIRST_PERSON.search(text)),
        any(mark in text for mark in "“”„«»\""), sum(map(str.isdigit, text)) / max(1, len(text)),
        line.cells[0].style.bold, count <= _WORDS_OF_SHORT and text.count(",") == 0 and not has_digit,
    ]  # fmt: skip


@remembered()
def _subjects() -> Lexica:
    """The words of projects, of research and of talks."""
    return Lexica((lexicon("evidence", kind),) for kind in ("project", "research", "talk"))


@dataclass(slots=True)
class Piece:
    """Some lines of a section that are of one kind. `at` is the index of the first in the section.

    `figures` are in the order of `FIGURES`. `own` has for each kind its figures in the order of `OWN`. `cut` are the
    figures of the place above, in the order of `CUT`, and `heading` for each kind those of the first line taken for its
    heading, in the order of `HEADING`; both are empty at the beginning of a section.
    """

    at: int
    lines: list[PrintedLine]
    figures: list[float]
    own: list[tuple[float, ...]]
    cut: list[float] = field(default_factory=list)
    heading: list[tuple[float, float, float]] = field(default_factory=list)

    def heads(self, kind: str) -> bool:
        """Whether the words of the first line name this kind."""
        return bool(self.heading) and any(self.heading[KINDS.index(kind)][:2])


class Told:
    """What the rules say of the sections of a document, as far as it tells of one of them."""

    def __init__(self, sections: Sequence[Section]) -> None:
        self.sections = sections
        counts = Counter(section.stream for section in sections for _ in section.lines)
        self._main = counts.most_common(1)[0][0] if counts else ""
        sizes = Counter({0.0: 0})
        for section in sections:
            for line in section.lines:
                sizes[float(line.cells[0].style.size or 0)] += len(line.text)
        self.size = sizes.most_common(1)[0][0]
        self._starts = [0, *accumulate(len(section.lines) for section in sections)]
        self._total = max(1, self._starts[-1])
        heads = [one.heading_line for one in sections if one.heading_line is not None and one.host is None]
        looks = Counter(look(line.cells[0], line.level) for line in heads)
        self._usual = looks.most_common(1)[0][0] if looks else None
        self._sure = Counter(one.kind for one in sections if one.lines and one.heading and one.heading.sure)
        self._kinds = Counter(one.kind for one in sections if one.lines)

    def pieces(self, number: int, *, hidden: Section | None = None) -> list[Piece]:
        """The pieces of one section. `hidden` is how it would be if its heading told nothing."""
        section = hidden or self.sections[number]
        seen = self._starts[number]
        usual_gap = _usual_gap(section.lines)
        starts: list[int] = [0]
        cuts: list[list[float]] = [[]]
        for at in range(1, len(section.lines)):
            if cut := _cut(section.lines, at, usual_gap, self._usual):
                starts.append(at)
                cuts.append(cut)
        around, own = self._around(number, section), self._own(number, section)
        found: list[Piece] = []
        for start, end, cut in zip(starts, [*starts[1:], len(section.lines)], cuts, strict=True):
            lines = section.lines[start:end]
            place = self._place(seen + start, len(lines), section, start=start)
            heading = _as_heading(lines[0]) if cut and cut[_SHORT] else [_NOTHING] * len(KINDS) if cut else []
            found.append(Piece(start, lines, [*_of_lines(lines, self.size), *place, *around], own, cut, heading))
        return found

    def _place(self, seen: int, count: int, section: Section, *, start: int) -> list[float]:
        share = seen / self._total
        return [
            1.0, count == 1, count >= _SEVERAL, count >= _MANY, not start, not seen, seen < _SEVERAL, share < _EARLY,
            share > 1 - _EARLY, section.stream != self._main,
        ]  # fmt: skip

    def _around(self, number: int, section: Section) -> list[float]:
        """What the rules say of the section, and of those before and behind it."""
        status = [
            section.heading is None,
            section.host is not None,
            section.heading is not None and section.heading.sure,
        ]
        before = self.sections[number - 1].kind if number else ""
        behind = self.sections[number + 1].kind if number + 1 < len(self.sections) else ""
        told = (section.kind if section.heading is not None else "", before, behind)
        return [*map(float, status), *(float(kind == one) for kind in told for one in RULED)]

    def _own(self, number: int, section: Section) -> list[tuple[float, ...]]:
        heading = section.heading
        named = sections_named(heading.text) if heading else ()
        guessed = sections_guessed(heading.text) if heading and not named else ()
        letters = of_heading(heading.text) if heading and not named else _NO_LETTERS
        here = self.sections[number]
        sure = bool(here.heading and here.heading.sure)
        return [
            (
                kind in named[:1], kind in named[1:], kind in guessed[:1], kind in guessed[1:], letters[at],
                self._sure[kind] > (sure and here.kind == kind), self._kinds[kind] <= (here.kind == kind),
            )
            for at, kind in enumerate(KINDS)
        ]  # fmt: skip


_NOTHING = (0.0, 0.0, 0.0)
_NO_LETTERS = (0.0,) * len(KINDS)
_SEVERAL, _MANY, _EARLY = 4, 8, 0.15
_MOST_COUNTED = 6  # lines that say more than one


def _of_lines(lines: list[PrintedLine], size: float) -> list[float]:
    """Shares of lines, the mean of what their letters say, and how large they are set; more for more lines."""
    rows = [[*of_line(line), *_letters_of(line), *_size_of(line, size)] for line in lines]
    scale = min(len(rows), _MOST_COUNTED) ** 0.5 / len(rows)
    return [scale * sum(column) for column in zip(*rows, strict=True)]


def _letters_of(line: PrintedLine) -> list[float]:
    return [score / 3 for score in letters_of_line(line.text)]


def _size_of(line: PrintedLine, size: float) -> tuple[float, float, float]:
    own = float(line.cells[0].style.size or size)
    return own > size + 0.4, own > 1.4 * size, min(len(line.text), 300) / 100


def _as_heading(line: PrintedLine) -> list[tuple[float, float, float]]:
    text = line.cells[0].text
    named, guessed, letters = sections_named(text)[:1], sections_guessed(text)[:1], of_heading(text)
    return [(kind in named, not named and kind in guessed, letters[at]) for at, kind in enumerate(KINDS)]


def _usual_gap(lines: list[PrintedLine]) -> float:
    gaps = sorted(line.gap for line in lines[1:] if line.gap is not None)
    return gaps[len(gaps) // 2] if gaps else 0.0


_SHORT = CUT.index("short")


def _cut(lines: list[PrintedLine], at: int, usual_gap: float, usual: Look | None) -> list[float]:
    """The figures of the place above a line; empty where no piece begins there."""
    above, line = lines[at - 1], lines[at]
    below = lines[at + 1] if at + 1 < len(lines) else None
    mine, other = look(line.cells[0], line.level), look(above.cells[0], above.level)
    gap = line.gap
    roomy = gap is not None and gap > _WIDE * usual_gap + _ROOM
    text = line.cells[0].text
    short = len(text) <= _LONGEST_HEADING and not line.bullet and not text.endswith((".", ",", ";"))
    differs = mine != other
    unbulleted = above.bullet and not line.bullet
    changed = bool(line.row) != bool(above.row) or line.column != above.column
    prose = _is_prose(line) and not _is_prose(above)
    label = text.partition(":")[0] if ":" in text else text if len(line.cells) > 1 else ""
    labelled = bool(label) and not line.bullet and bool(sections_named(label))
    if not (differs or roomy or unbulleted or changed or prose or labelled or line.stream != above.stream):
        return []
    looks_below = below is not None and look(below.cells[0], below.level) != mine
    return [
        differs, mine[0] > other[0] + 0.4, mine[1] and not other[1], mine[2] and not other[2], mine[3] != other[3],
        roomy, gap is not None and gap > 2 * _WIDE * usual_gap + 2 * _ROOM, gap is None, unbulleted, changed, short,
        short and mine == usual, short and bool(sections_named(text)), short and bool(sections_guessed(text)),
        bool(_DIGITS.search(text)) and bool(find_dates(text[:80])), prose, short and looks_below, labelled,
    ]  # fmt: skip


def _is_prose(line: PrintedLine) -> bool:
    return not line.bullet and len(line.text.split()) > _WORDS_OF_LONG and is_mostly_small(line.text)
