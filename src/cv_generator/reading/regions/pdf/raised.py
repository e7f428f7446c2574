"""Letters raised or lowered within a word, each of which the file sets by itself: LaTeX's logo, `1st`, `m²`, `TM`."""

from __future__ import annotations

from collections.abc import Sequence

from cv_generator.reading.regions.pdf.words import Piece

_LETTERS = 3
_SHIFT = 0.55  # of the size: how far the letters stand above or below the line
_SMALLER = 0.9  # of the size of the line
_OVERLAP = 0.05  # of the size: letters as large as the others belong to a word only where they overlap it
_TOUCH = 0.25  # of the size: a gap that parts no words


def join_raised(pieces: list[Piece]) -> list[Piece]:
    """The pieces of a page, raised letters put into the words that they touch. They keep the order of the file."""
    raised = [piece for piece in pieces if len(piece.text) <= _LETTERS and piece.text.isalnum()]
    gone: set[int] = set()
    for letters in raised:
        home = _before(letters, pieces, gone)
        if home is None:
            continue
        _append(home, [letters], glued=True)
        gone.add(id(letters))
        if (rest := _after(letters, home, pieces, gone)) is not None:
            _append(home, [rest], glued=True)
            gone.add(id(rest))
    return [piece for piece in pieces if id(piece) not in gone] if gone else pieces


def _before(letters: Piece, pieces: Sequence[Piece], gone: set[int]) -> Piece | None:
    """The text that ends where the letters begin."""
    for piece in pieces:
        if piece is letters or id(piece) in gone:
            continue
        shift, gap = abs(piece.base - letters.base), letters.x0 - piece.x1
        is_small = letters.size <= _SMALLER * piece.size
        touches = -0.6 * letters.size < gap < (_TOUCH * piece.size if is_small else -_OVERLAP * piece.size)
        if 0.08 * piece.size < shift < _SHIFT * piece.size and touches and piece.text[-1:].isalnum():
            return piece
    return None


def _after(letters: Piece, home: Piece, pieces: Sequence[Piece], gone: set[int]) -> Piece | None:
    """The rest of the word, on the line that the letters stand out of."""
    for piece in pieces:
        if piece is home or piece is letters or id(piece) in gone:
            continue
        gap = piece.x0 - letters.x1
        on_line = abs(piece.base - home.base) < 0.35 * home.size
        if on_line and -0.6 * letters.size < gap < _TOUCH * home.size and piece.text[:1].isalpha():
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
