"""Letters raised or lowered within a word, each of which the file sets by itself: LaTeX's logo, `1st`, `m²`, `TM`."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import islice
from operator import attrgetter

from cv_generator.reading.regions.pdf.words import Piece

_LETTERS = 3
_SHIFT = 0.55  # of the size: how far the letters stand above or below the line
_SMALLER = 0.9  # of the size of the line
_OVERLAP = 0.05  # of the size: letters as large as the others belong to a word only where they overlap it
_TOUCH = 0.25  # of the size: a gap that parts no words
_WITHIN = 0.6  # of the letters' size: how far they may reach into a word
_ROUNDED = 0.01  # points
_CROWD = 64  # pieces looked at around a letter; more are piled onto each other, as no text is
_ON_LINE = 0.35  # of the size: how far the baselines of one line are apart


def join_raised(pieces: list[Piece]) -> list[Piece]:
    """The pieces of a page, raised letters put into the words that they touch. They keep the order of the file."""
    raised = [piece for piece in pieces if len(piece.text) <= _LETTERS and piece.text.isalnum()]
    if not raised:
        return pieces
    gone: set[int] = set()
    ends, starts = _Ends(pieces), _Places(pieces, range(len(pieces)), attrgetter("x0"))
    for letters in raised:
        at = _before(letters, pieces, ends, gone)
        if at is None:
            continue
        home, end = pieces[at], pieces[at].x1
        _append(home, [letters], glued=True)
        gone.add(id(letters))
        if (rest := _after(letters, home, pieces, starts, gone)) is not None:
            _append(home, [rest], glued=True)
            gone.add(id(rest))
        ends.move(at, home, end)
    return [piece for piece in pieces if id(piece) not in gone] if gone else pieces


class _Places:
    """Pieces, told by their place in the file, in rows as high as the largest of them and by an x in each row."""

    def __init__(self, pieces: Sequence[Piece], told: Collection[int], x: Callable[[Piece], float]) -> None:
        self.high = max(pieces[at].size for at in told) or 1.0
        self._rows: dict[float, list[tuple[float, int]]] = defaultdict(list)
        for at in told:
            self._rows[pieces[at].base // self.high].append((x(pieces[at]), at))
        for row in self._rows.values():
            row.sort()

    def near(self, base: float, x0: float, x1: float) -> Iterator[int]:
        """Those whose x lies between two, and whose baselines are no further from one than a row is high."""
        middle = base // self.high
        for number in {middle - 1, middle, middle + 1}:
            row = self._rows.get(number, ())
            for place in range(bisect_left(row, (x0, -1)), bisect_right(row, (x1, math.inf))):
                yield row[place][1]

    def move(self, at: int, base: float, x_before: float, x: float) -> None:
        row = self._rows[base // self.high]
        row.remove((x_before, at))
        insort(row, (x, at))


class _Ends:
    """Where pieces end, those of about one size together: large ones are few, and small ones reach not far."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        alike: dict[int, list[int]] = defaultdict(list)
        for at, piece in enumerate(pieces):
            alike[math.frexp(piece.size)[1]].append(at)
        self._alike = {size: _Places(pieces, told, attrgetter("x1")) for size, told in alike.items()}

    def near(self, letters: Piece) -> list[int]:
        """The pieces that letters may touch, in the order of the file."""
        x1 = letters.x0 + _WITHIN * letters.size + _ROUNDED
        found = (
            at
            for places in self._alike.values()
            for at in places.near(letters.base, letters.x0 - _TOUCH * places.high - _ROUNDED, x1)
        )
        return sorted(islice(found, _CROWD))

    def move(self, at: int, piece: Piece, end_before: float) -> None:
        self._alike[math.frexp(piece.size)[1]].move(at, piece.base, end_before, piece.x1)


def _before(letters: Piece, pieces: Sequence[Piece], ends: _Ends, gone: set[int]) -> int | None:
    """The place in the file of the text that ends where the letters begin."""
    for at in ends.near(letters):
        piece = pieces[at]
        if piece is letters or id(piece) in gone:
            continue
        shift, gap = abs(piece.base - letters.base), letters.x0 - piece.x1
        is_small = letters.size <= _SMALLER * piece.size
        touches = -_WITHIN * letters.size < gap < (_TOUCH * piece.size if is_small else -_OVERLAP * piece.size)
        if 0.08 * piece.size < shift < _SHIFT * piece.size and touches and piece.words[-1].text[-1:].isalnum():
            return at
    return None


def _after(letters: Piece, home: Piece, pieces: Sequence[Piece], starts: _Places, gone: set[int]) -> Piece | None:
    """The rest of the word, on the line that the letters stand out of."""
    x0, x1 = letters.x1 - _WITHIN * letters.size - _ROUNDED, letters.x1 + _TOUCH * home.size + _ROUNDED
    for piece in map(pieces.__getitem__, sorted(islice(starts.near(home.base, x0, x1), _CROWD))):
        if piece is home or piece is letters or id(piece) in gone:
            continue
        gap = piece.x0 - letters.x1
        on_line = abs(piece.base - home.base) < _ON_LINE * home.size
        touches = -_WITHIN * letters.size < gap < _TOUCH * home.size
        if on_line and touches and piece.words[0].text[:1].isalpha():
            return piece
    return None


def _append(home: Piece, others: Sequence[Piece], *, glued: bool) -> None:
    """Words behind those of a piece, on its baseline and in its look."""
    base, style, size = home.base, home.words[-1].style, home.words[-1].size
    for other in others:
        other.words[0].glued = glued
        for word in other.words:
            word.base = base
            if word.size < _SMALLER * size:
                word.style, word.size = style, size
        home.words.extend(other.words)
