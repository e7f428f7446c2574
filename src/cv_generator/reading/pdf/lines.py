"""Pieces -> printed lines: what stands on one baseline, with its bullet and with what stands at its right end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from cv_generator.reading.pdf.words import Piece, Word


@dataclass(slots=True)
class PrintedLine:
    """Pieces side by side on one baseline, the marker of a bullet taken off.

    `marker` is the x of the bullet, None where there is none. `aside` is what stands at the right edge of later lines
    and belongs to this one: a date stacked under a place.
    """

    pieces: list[Piece]
    marker: float | None = None
    aside: list[Piece] = field(default_factory=list)

    @property
    def x0(self) -> float:
        return self.pieces[0].x0

    @property
    def x1(self) -> float:
        return self.pieces[-1].x1

    @property
    def base(self) -> float:
        return self.pieces[0].base

    @property
    def size(self) -> float:
        return max(piece.size for piece in self.pieces)

    @property
    def page(self) -> int:
        return self.pieces[0].page

    @property
    def first(self) -> Word:
        return self.pieces[0].words[0]

    @property
    def last(self) -> Word:
        return self.pieces[-1].words[-1]

    @property
    def frame(self) -> float | None:
        return self.pieces[0].frame

    @property
    def length(self) -> int:
        return sum(len(word.text) + 1 for piece in self.pieces for word in piece.words)


def printed_lines(pieces: Iterable[Piece]) -> list[PrintedLine]:
    """Pieces of one column as lines from top to bottom, each from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (p.base, p.x0)):
        home = next((row for row in reversed(rows[-4:]) if _same_line(row, piece)), None)
        if home is None:
            rows.append([piece])
        else:
            home.append(piece)
    return list(_in_order_of_lists([list(_line(sorted(row, key=lambda p: p.x0))) for row in rows]))


def _in_order_of_lists(rows: list[list[PrintedLine]]) -> Iterator[PrintedLine]:
    """List items that stand side by side in the order of the file, which knows whether rows or columns come first."""
    index = 0
    while index < len(rows):
        run = [*rows[index]]
        index += 1
        if len(run) > 1:
            left = run[0].marker
            while index < len(rows) and rows[index][0].marker == left and rows[index][0].page == run[0].page:
                run.extend(rows[index])
                index += 1
            run.sort(key=lambda line: line.pieces[0].order)
        yield from run


def _same_line(row: list[Piece], piece: Piece) -> bool:
    size = min(max(p.size for p in row), piece.size)
    if abs(row[0].base - piece.base) > 0.35 * size:
        return False
    return all(piece.x0 >= p.x1 - 0.3 * size or piece.x1 <= p.x0 + 0.3 * size for p in row)


def _line(row: list[Piece]) -> Iterator[PrintedLine]:
    """One line, or several where list items stand side by side."""
    parts: list[list[Piece]] = [[]]
    for piece in row:
        if parts[-1] and piece.dot is not None and parts[-1][0].dot is not None:
            parts.append([])
        parts[-1].append(piece)
    for part in parts:
        yield PrintedLine(_merged_pieces(part), marker=part[0].dot)


def _merged_pieces(row: list[Piece]) -> list[Piece]:
    """Pieces that stand as close as words do become one."""
    merged = [row[0]]
    for piece in row[1:]:
        last, size = merged[-1], min(piece.size, merged[-1].size)
        if piece.x0 - last.x1 < 0.4 * size and piece.size < 1.3 * last.size and last.size < 1.3 * piece.size:
            piece.words[0].glued = piece.x0 - last.x1 < 0.12 * size
            merged[-1] = Piece([*last.words, *piece.words], last.order, last.page, last.dot, last.frame)
        else:
            merged.append(piece)
    return merged
