"""Tables drawn with rules: the cell of the table that each piece of a page stands in.

Only tables of three and more columns count, all of whose text stands within their cells: rows of two cells, and pages
laid out in boxes, are read by their places.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from cv_generator.reading.regions.pdf.native import Rule
from cv_generator.reading.regions.pdf.words import Piece

_NEAR = 2.0  # points between rules that meet, or are one
_WHOLE = 0.6  # of a table's width or height: a rule that parts all of it
_COLUMNS, _ROWS = 3, 2
_LINES = 6  # in one cell; more are a column of a page
_MOST_RULES = 600


@dataclass(slots=True)
class _Area:
    """Rules that touch each other, and what they bound."""

    x0: float
    top: float
    x1: float
    bottom: float
    rules: list[Rule]

    def touches(self, rule: Rule) -> bool:
        across = rule.x0 <= self.x1 + _NEAR and rule.x1 >= self.x0 - _NEAR
        return across and rule.top <= self.bottom + _NEAR and rule.bottom >= self.top - _NEAR

    def take(self, other: _Area) -> None:
        self.x0, self.top = min(self.x0, other.x0), min(self.top, other.top)
        self.x1, self.bottom = max(self.x1, other.x1), max(self.bottom, other.bottom)
        self.rules += other.rules


def attach_cells(pieces: Sequence[Piece], rules: Sequence[Rule], tables: int = 0) -> int:
    """Tell the pieces of a page the cells that they stand in.

    `tables` is the number of tables on the pages before; the number with those of this page comes back.
    """
    if len(rules) > _MOST_RULES:
        return tables
    for area in _areas(rules):
        upright = [rule for rule in area.rules if rule.is_upright]
        level = [rule for rule in area.rules if not rule.is_upright]
        xs = _edges(((rule.x0, rule.bottom - rule.top) for rule in upright), area.bottom - area.top)
        ys = _edges(((rule.top, rule.x1 - rule.x0) for rule in level), area.x1 - area.x0)
        if len(xs) > _COLUMNS and len(ys) > _ROWS and (placed := _placed(pieces, xs, ys)):
            inset = min(piece.x0 - xs[column] for piece, _, column in placed)
            for piece, row, column in placed:
                piece.cell, piece.frame = (tables, row, column), xs[column + 1] - max(0.0, inset)
            tables += 1
    return tables


def _areas(rules: Iterable[Rule]) -> list[_Area]:
    areas: list[_Area] = []
    for rule in rules:
        area = _Area(rule.x0, rule.top, rule.x1, rule.bottom, [rule])
        for other in [other for other in areas if other.touches(rule)]:
            areas.remove(other)
            area.take(other)
        areas.append(area)
    return areas


def _edges(rules: Iterable[tuple[float, float]], whole: float) -> list[float]:
    """Where rules run through most of a table, though they may be drawn cell by cell."""
    found: list[float] = []
    at, length = 0.0, 0.0
    for place, extent in [*sorted(rules), (1e9, 0.0)]:
        if place - at > _NEAR:
            if length > _WHOLE * whole:
                found.append(at)
            length = 0.0
        at, length = place, length + extent
    return found


def _placed(pieces: Sequence[Piece], xs: list[float], ys: list[float]) -> list[tuple[Piece, int, int]]:
    """The pieces in a table with their rows and columns; empty where it is none, or one whose cells are merged."""
    found: list[tuple[Piece, int, int]] = []
    for piece in pieces:
        middle = piece.base - 0.3 * piece.size
        if not (ys[0] < middle < ys[-1] and xs[0] < piece.x1 and piece.x0 < xs[-1]):
            continue
        row, column = bisect_right(ys, middle) - 1, bisect_right(xs, piece.x0 + _NEAR) - 1
        if column < 0 or column >= len(xs) - 1 or piece.x1 > xs[column + 1] + _NEAR or piece.dot is not None:
            return []
        found.append((piece, row, column))
    filled: dict[tuple[int, int], int] = {}
    for _, row, column in found:
        filled[row, column] = filled.get((row, column), 0) + 1
    rows = [[column for row, column in filled if row == number] for number in range(len(ys) - 1)]
    whole = len(rows) >= _ROWS and all(len(columns) > 1 for columns in rows) and len(rows[0]) >= _COLUMNS
    return found if whole and max(filled.values()) <= _LINES else []


def around_tables(pieces: Sequence[Piece]) -> Iterator[tuple[list[Piece], list[list[list[Piece]]]]]:
    """The pieces of a stream, cut at its tables: what stands above a table, and the table's rows in cells.

    Behind the last table stands no further one.
    """
    rest = [piece for piece in pieces if piece.cell is None]
    placed = sorted((piece for piece in pieces if piece.cell is not None), key=lambda piece: piece.cell or (0, 0, 0))
    for _, table in groupby(placed, key=lambda piece: piece.cell and piece.cell[0]):
        of_table = list(table)
        top = min(piece.base for piece in of_table)
        yield [piece for piece in rest if piece.base < top], [_cells(row) for row in _rows(of_table)]
        rest = [piece for piece in rest if piece.base >= top]
    yield rest, []


def _rows(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    for _, row in groupby(pieces, key=lambda piece: piece.cell and piece.cell[1]):
        yield list(row)


def _cells(row: Iterable[Piece]) -> list[list[Piece]]:
    return [list(cell) for _, cell in groupby(row, key=lambda piece: piece.cell and piece.cell[2])]
