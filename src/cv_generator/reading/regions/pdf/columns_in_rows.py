"""Rows beside labels that hold several columns: tables without rules, whose cells run on in lines of their own."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from cv_generator.reading.regions.pdf.words import Piece

_SAME_EDGE = 2.0  # points
_SAME_LINE = 0.35  # of the size
_FEWEST = 2  # rows, and columns
_LINES = 6  # in a cell of another column than the last; more are a column of a page
_NO_TABLE = -1  # the number of the table in the cells of those without rules
_BETWEEN = 12.0  # points of white space that columns keep between them: tables of Word 11, of web pages 5 to 12


def column_edges(rows: Sequence[Sequence[Piece]]) -> list[float]:
    """Where the columns of rows begin, the first one included; empty where their texts stand in one column.

    Each row has a text in every column on its first line, some column runs on below that, and nothing reaches from one
    column into the next.
    """
    firsts = [_first_line(row) for row in rows]
    if len(rows) < _FEWEST or all(len(first) == len(row) for first, row in zip(firsts, rows, strict=True)):
        return []
    edges = sorted(piece.x0 for piece in firsts[0])
    for first in firsts[1:]:
        edges = [edge for edge in edges if any(abs(piece.x0 - edge) < _SAME_EDGE for piece in first)]
    if len(edges) < _FEWEST or any(len(first) != len(edges) for first in firsts):
        return []
    inside = all(_fits(piece, edges) for row in rows for piece in row)
    longest = max(Counter(_column(piece, edges) for piece in row)[at] for row in rows for at in range(len(edges) - 1))
    return edges if inside and longest <= _LINES and _run_on(rows, firsts, edges) else []


def _first_line(row: Sequence[Piece]) -> list[Piece]:
    top = min(row, key=lambda piece: piece.base)
    return [piece for piece in row if piece.base - top.base < _SAME_LINE * top.size]


def _column(piece: Piece, edges: Sequence[float]) -> int:
    left = piece.x0 if piece.dot is None else piece.dot
    return max(0, bisect_right(edges, left + _SAME_EDGE) - 1)


def _fits(piece: Piece, edges: Sequence[float]) -> bool:
    """Whether a piece stands in one column; what stands in another than the last begins at its edge."""
    at = _column(piece, edges)
    if at + 1 == len(edges):
        return True
    return abs(piece.x0 - edges[at]) < _SAME_EDGE and piece.x1 < edges[at + 1] and piece.dot is None


def _run_on(rows: Sequence[Sequence[Piece]], firsts: Sequence[Sequence[Piece]], edges: Sequence[float]) -> bool:
    """Whether a column but the last goes on below the first line of some row."""
    return any(
        _column(piece, edges) + 1 < len(edges)
        for row, first in zip(rows, firsts, strict=True)
        for piece in row
        if all(piece is not one for one in first)
    )


def in_columns(row: Sequence[Piece], edges: Sequence[float]) -> list[list[Piece]]:
    """The texts of a row by column, each told where its column makes it wrap."""
    columns: list[list[Piece]] = [[] for _ in edges]
    for piece in row:
        at = _column(piece, edges)
        if at + 1 < len(edges):
            piece.frame = edges[at + 1] - _BETWEEN
            piece.cell = (_NO_TABLE, 0, at)
        columns[at].append(piece)
    return columns
