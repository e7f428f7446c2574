"""What a whole document tells of its lines: how far those of a paragraph stand apart, which hyphens belong to words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from cv_generator.languages import word_set
from cv_generator.reading.regions.pdf.lines import PrintedLine
from cv_generator.reading.regions.pdf.words import Piece

LEADING = 1.85  # of the size: lines further apart belong to different paragraphs
_ITEMS = 2.6  # of the size: items of a list stand no further apart
_SAME_LEADING = 0.08  # of the size: distances of lines that are one
OFTEN = 3
PROSE = 25  # characters: shorter lines are labels, names or places, and end where they want to


class Hyphens:
    """Which hyphens at the ends of lines belong to their words, as far as a document tells."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        words = [_bare(word.text) for piece in pieces for word in piece.words]
        self._words = set(words)
        broken = sum(word.endswith("-") for word in words)
        whole, broken_up = word_set("grammar", "whole words"), word_set("grammar", "broken words")
        english = sum(word in whole for word in words) > sum(word in broken_up for word in words)
        # Programs hardly hyphenate English unasked: the odd hyphen that ends a line there is the word's own.
        self._keeps_all = english and broken <= 2

    def belong(self, begun: str, rest: str) -> bool:
        """Whether a word, begun with a hyphen at the end of a line, keeps it, as it does where else it stands."""
        if _bare(begun + rest) in self._words:
            return True
        return self._keeps_all and _bare(begun[:-1] + rest) not in self._words


def _bare(text: str) -> str:
    return text.casefold().strip(".,;:()\"'“”„")


class Leadings:
    """The distance of the lines of a paragraph, by left edge and size of the text, as far as a document shows it."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.hyphens = Hyphens(pieces)
        columns: dict[tuple[int, float], list[Piece]] = defaultdict(list)
        for piece in pieces:
            columns[_column(piece)].append(piece)
        self._closest = {key: _closest(column) for key, column in columns.items()}
        for piece in pieces:
            if piece.dot is not None and (at_dot := _edge(piece.dot, piece)) != _column(piece) and at_dot in columns:
                columns[at_dot].append(piece)  # an item may run on below its marker
        self._of_prose = {key: _of_prose(column) for key, column in columns.items()}
        self._distances = {key: list(_distances(column)) for key, column in columns.items()}

    def is_wider(self, line: PrintedLine, distance: float) -> bool:
        """Whether a line stands further below the one above than lines of one paragraph do."""
        column = _column(line.pieces[0])
        closest = self._closest.get(column)
        if closest is None or distance <= closest + 0.13 * line.size:
            return False
        return not self.is_of_prose(line, distance)

    def is_closer(self, line: PrintedLine, distance: float) -> bool:
        """Whether most lines of a line's edge and size stand further apart than this, as items do that seldom wrap."""
        known = self._distances.get(_column(line.pieces[0]), ())
        further = sum(one > distance + 0.13 * line.size for one in known)
        return further >= OFTEN and 2 * further > len(known)

    def is_of_prose(self, line: PrintedLine, distance: float) -> bool:
        """Whether long lines of a line's edge and size run on in lower case at just this distance."""
        return self._like(line, distance) > 0

    def is_often_of_prose(self, line: PrintedLine, distance: float) -> bool:
        """The same of a distance at which they do so again and again, as in templates that set their text wide."""
        return self._like(line, distance) >= OFTEN

    def _like(self, line: PrintedLine, distance: float) -> int:
        known = self._of_prose.get(_column(line.pieces[0]), ())
        return sum(abs(distance - usual) < _SAME_LEADING * line.size for usual in known)


def _column(piece: Piece) -> tuple[int, float]:
    return _edge(piece.x0, piece)


def _edge(x: float, piece: Piece) -> tuple[int, float]:
    return round(x / 3), round(piece.size, 1)


def _distances(column: list[Piece], most: float = _ITEMS) -> Iterator[float]:
    """The distances of neighbours, up to so many sizes."""
    for above, below in pairwise(sorted(column, key=lambda piece: piece.base)):
        if 0.9 * below.size < below.base - above.base < most * below.size:
            yield below.base - above.base


def _closest(column: list[Piece]) -> float | None:
    """The smallest distance of neighbours, one that recurs where there is such a one."""
    distances = sorted(_distances(column, LEADING))
    return _smallest_that_recurs(distances) if distances else None


def _of_prose(column: list[Piece]) -> list[float]:
    """The distances at which long lines run on in lower case, wherever lines of another kind stand closer."""
    return [
        below.base - above.base
        for above, below in pairwise(sorted(column, key=lambda piece: piece.base))
        if below.text[:1].islower()
        and len(above.text) >= PROSE
        and len(above.words) > 2
        and above.text[-1] not in ".!?"  # an item in small letters below another that ended
        and below.dot is None
    ]


def _smallest_that_recurs(distances: list[float]) -> float:
    for one, two in pairwise(distances):
        if two - one < 0.3:
            return one
    return distances[0]
