"""Pieces -> printed lines: what stands on one baseline, with its bullet and with what stands at its right end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from cv_generator.reading.regions.pdf.words import Piece, Word

_NEXT = 3.0  # of the size: how far below a row the next row of a list stands at most


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
    def ruled(self) -> bool:
        """Whether a rule below runs along all of it."""
        return all(piece.ruled for piece in self.pieces)

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
    return list(_lines([sorted(row, key=lambda p: p.x0) for row in rows]))


def _lines(rows: list[list[Piece]]) -> Iterator[PrintedLine]:
    """The lines of rows. List items that stand side by side come in the order of the file, with what they run on in.

    The file knows whether rows or columns come first.
    """
    index = 0
    while index < len(rows):
        heads = [piece for piece in rows[index] if piece.dot is not None]
        end = index + 1
        if len(heads) < 2:
            yield PrintedLine(_merged_pieces(rows[index]), marker=rows[index][0].dot)
            index = end
            continue
        while end < len(rows) and _goes_on(rows[end], rows[end - 1], heads):
            end += 1
        cells = [cell for row in rows[index:end] for cell in _cells(row, heads)]
        yield from sorted(_in_frames(cells), key=lambda line: line.pieces[0].order)
        index = end


def _goes_on(row: list[Piece], above: list[Piece], heads: list[Piece]) -> bool:
    """Whether all of a row stands under list items that stand side by side."""
    distance = row[0].base - above[0].base
    return distance < _NEXT * row[0].size and all(_column(piece, heads) is not None for piece in row)


def _column(piece: Piece, heads: list[Piece]) -> int | None:
    """The number of the list item that a piece stands under, or begins."""
    left = piece.x0 if piece.dot is None else piece.dot
    for number, head in enumerate(heads):
        if (head.dot or 0.0) - 2 <= left <= head.x0 + piece.size:
            return number
    return None


def _cells(row: list[Piece], heads: list[Piece]) -> Iterator[tuple[int, PrintedLine]]:
    """The lines of a row and the columns that they stand in. What stands in no column follows what is before it."""
    parts: list[tuple[int, list[Piece]]] = []
    for piece in row:
        column = _column(piece, heads)
        if parts and column in (None, parts[-1][0]):
            parts[-1][1].append(piece)
        else:
            parts.append((column or 0, [piece]))
    for column, part in parts:
        yield column, PrintedLine(_merged_pieces(part), marker=part[0].dot)


def _in_frames(cells: list[tuple[int, PrintedLine]]) -> list[PrintedLine]:
    """Lines of columns, each told where its column makes it wrap."""
    ends: dict[int, float] = {}
    for column, line in cells:
        ends[column] = max(ends.get(column, 0.0), line.x1)
    for column, line in cells:
        line.pieces[0].frame = ends[column]
    return [line for _, line in cells]


def _same_line(row: list[Piece], piece: Piece) -> bool:
    size = min(max(p.size for p in row), piece.size)
    if abs(row[0].base - piece.base) > 0.35 * size:
        return False
    return all(piece.x0 >= p.x1 - 0.3 * size or piece.x1 <= p.x0 + 0.3 * size for p in row)


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
