"""The header of an entry as atoms between all marks where it may be cut, and what each run of them looks like.

A run of atoms (a span) is described by figures alone: what word lists and forms of names say of it, how it is set,
where it stands, which marks it holds. `head_model` weighs them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from cv_generator.reading.fields.dated_lines import HeaderCell
from cv_generator.reading.fields.header_cuts import clean, kind_of_mark, marks_in
from cv_generator.reading.fields.header_evidence import fitness
from cv_generator.reading.fields.header_roles import Header
from cv_generator.reading.words import evidence
from cv_generator.values import value

ROLES = "TEL"
"""Title, employer (or school), place."""

JOINTS = (
    "line", "cell", "styled", "styled comma", "styled dash", "comma", "dash", "colon", "slash", "stop", "bracket",
    "blank", "at", "weak at", "from school", "in",
)  # fmt: skip
"""What may stand between two atoms: an end of line, of a cell, a change of type, a mark, a word."""
FIGURES = (
    "any", "title", "degree", "organisation", "institution", "place", "is place", "could be place", "detail",
    "describes", "department", "legal form", "capitals", "one word", "two or three words", "seven words", "long",
    "small letter", "digit", "bracket", "& or and", "begins header", "ends header", "whole cells", "at edge",
    "learnt place", "repeated", "dated line", "above date", "below date", "first line", "second line", "later line",
    "bold", "bold among plain", "plain among bold", "italic", "italic among upright", "upright among italic", "larger",
    "coloured", "alone",
    "other title", "other degree", "other organisation", "other institution", "other place",
    "fits title", "fits employer", "fits place",
    *(f"holds {joint}" for joint in JOINTS if joint not in ("line", "cell")),
)  # fmt: skip
"""What is said of a span, in this order."""
MOST_ATOMS = 8
_DIGIT = re.compile(r"\d")
_JOINED = {", ": "styled comma", " – ": "styled dash", " - ": "styled dash", " — ": "styled dash"}


@value()
class Atom:
    """A piece of one cell, from `start` to `end`, and what parts it from the atom before it."""

    cell: int
    start: int
    end: int
    joint: str
    text: str


@dataclass(slots=True)
class Spans:
    """All runs of atoms of one header that may be one value: (first, behind the last) -> text and figures."""

    header: Header
    atoms: list[Atom]
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    figures: dict[tuple[int, int], list[float]] = field(default_factory=dict)
    _places: dict[tuple[int, int], tuple[int, int, bool, bool]] = field(default_factory=dict)

    def cell(self, index: int) -> HeaderCell:
        return self.header.cells[self.atoms[index].cell]

    def look(self, span: tuple[int, int]) -> tuple[object, ...]:
        style = self.cell(span[0]).style
        return style.bold, style.italic, style.size, style.color

    def place(self, span: tuple[int, int]) -> tuple[int, int, bool, bool]:
        """The line and the cell in which a span begins, and whether it begins and ends there with the cell."""
        if span not in self._places:
            first, behind = span
            atoms, cells = self.atoms, self.header.cells
            own, line = atoms[first].cell, self.cell(first).line
            before = {atom.cell for atom in atoms[:first] if cells[atom.cell].line == line}
            begins = not first or atoms[first - 1].cell != own
            ends = behind == len(atoms) or atoms[behind].cell != atoms[behind - 1].cell
            self._places[span] = line, len(before - {own}) + (not begins), begins, ends
        return self._places[span]


def atoms_of(header: Header) -> list[Atom]:
    """The atoms of a header; cells beyond the limit are not cut, and those beyond that are left out."""
    room = MOST_ATOMS - min(len(header.cells), MOST_ATOMS)
    atoms: list[Atom] = []
    for index, cell in enumerate(header.cells[:MOST_ATOMS]):
        before = header.cells[index - 1] if index else None
        joint = "cell"
        if before is not None and before.line != cell.line:
            joint = "line"
        elif before is not None and cell.joint:
            joint = _JOINED.get(cell.joint, "styled")
        start = 0
        for mark in marks_in(cell.text):
            piece = cell.text[start : mark.start()]
            if not room or not piece.strip() or not cell.text[mark.end() :].strip():
                continue
            atoms.append(Atom(index, start, mark.start(), joint, clean(piece)))
            start, joint, room = mark.end(), kind_of_mark(mark, cell.text), room - 1
        atoms.append(Atom(index, start, len(cell.text), joint, clean(cell.text[start:])))
    return atoms


def spans_of(kind: str, header: Header, repeated: frozenset[str]) -> Spans:
    """Every span of a header with its text and its figures."""
    spans = Spans(header, atoms_of(header))
    atoms = spans.atoms
    told = [_told(atom.text) for atom in atoms]
    around = _Around(header, spans, [each[_TITLE : _PLACE + 1] for each in told])
    for first in range(len(atoms)):
        for behind in range(first + 1, len(atoms) + 1):
            if behind - first > 1 and atoms[behind - 1].joint in ("line", "cell"):
                break
            text = _text(header, atoms[first:behind])
            if not text:
                continue
            own = told[first] if behind == first + 1 else _told(text)
            spans.texts[first, behind] = text
            spans.figures[first, behind] = [
                *own,
                *around.figures(first, behind, text, repeated),
                *_fits(kind, text),
                *_held(atoms[first + 1 : behind]),
            ]
    return spans


def _text(header: Header, atoms: list[Atom]) -> str:
    text = ""
    at = 0
    while at < len(atoms):
        last = at
        while last + 1 < len(atoms) and atoms[last + 1].cell == atoms[at].cell:
            last += 1
        cell = header.cells[atoms[at].cell]
        piece = cell.text[atoms[at].start : atoms[last].end]
        text = f"{text}{cell.joint}{piece}" if text else piece
        at = last + 1
    return clean(text)


def _clipped(score: float) -> float:
    return -2.0 if score < -2.0 else 2.5 if score > 2.5 else score


def _told(text: str) -> list[float]:
    """What word lists and forms of names say of a text."""
    count = text.count(" ") + 1
    return [
        1.0,
        _clipped(evidence.title(text)),
        _clipped(evidence.degree(text)),
        _clipped(evidence.organisation(text)),
        _clipped(evidence.institution(text)),
        _clipped(evidence.place(text)),
        float(evidence.is_place(text)),
        float(evidence.could_be_place(text)),
        min(evidence.detail(text), 3.0),
        float(evidence.describes(text)),
        float(evidence.is_department(text)),
        float(evidence.ends_in_legal_form(text)),
        float(text.isupper() and len(text) > 3),
        float(count == 1),
        float(2 <= count <= 3),
        float(count >= 7),
        float(len(text) > 60),
        float(text[:1].islower()),
        float(_DIGIT.search(text) is not None),
        float(text[:1] in "(["),
        float("&" in text),
    ]


_TITLE, _PLACE = 1, 5
"""Where the figures of title, degree, organisation, institution and place stand."""


class _Around:
    """What is said of a span by where it stands in its header, and by what else stands there (`told` of each atom)."""

    def __init__(self, header: Header, spans: Spans, told: list[list[float]]) -> None:
        self._header, self._spans, self._told = header, spans, told
        styles = [cell.style for cell in header.cells]
        self._bold, self._italic = {style.bold for style in styles}, {style.italic for style in styles}
        self._least = min((style.size or 0.0 for style in styles), default=0.0)
        colours = [style.color for style in styles]
        self._colour = max(sorted(set(colours), key=str), key=colours.count) if colours else None

    def figures(self, first: int, behind: int, text: str, repeated: frozenset[str]) -> list[float]:
        header, atoms = self._header, self._spans.atoms
        cell, last = self._spans.cell(first), self._spans.cell(behind - 1)
        style, dated, line = cell.style, header.dated, cell.line
        bold, italic = style.bold, style.italic
        mixed, slanted = len(self._bold) > 1, len(self._italic) > 1
        starts = not atoms[first].start
        ends = behind == len(atoms) or atoms[behind].cell != atoms[behind - 1].cell
        said = (
            not first, behind == len(atoms), starts and ends, last.at_edge and ends, cell.is_place and starts and ends,
            text in repeated,
            line == dated, 0 <= line < dated, line > dated >= 0, not line, line == 1, line > 1,
            bold, bold and mixed, not bold and mixed, italic, italic and slanted, not italic and slanted,
            (style.size or 0.0) > self._least + 0.4, style.color != self._colour, behind - first == len(atoms),
        )  # fmt: skip
        rest = [*self._told[:first], *self._told[behind:]]
        return [*map(float, said), *(map(max, zip(*rest, strict=True)) if rest else _NOTHING_ELSE)]


_NOTHING_ELSE = (-1.0,) * 5


def _fits(kind: str, text: str) -> tuple[float, ...]:
    return tuple([max(-3.0, min(3.0, fitness(kind, role, text))) for role in ROLES])


def _held(atoms: list[Atom]) -> list[float]:
    counts = [0.0] * (len(JOINTS) - 2)
    for atom in atoms:
        counts[JOINTS.index(atom.joint) - 2] += 1.0
    return counts
