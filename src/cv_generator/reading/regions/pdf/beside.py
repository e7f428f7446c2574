"""Sections side by side: their headings stand on one baseline, and each has what is below it to the next headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cv_generator.reading.regions.pdf.frames import GUTTER, set_frames
from cv_generator.reading.regions.pdf.words import Piece

_SAME_LINE = 1.5  # points between baselines of one line
_LOWER = 0.35  # of the size: how far two headings of one line are apart that were set by hand
_LARGER = 1.12  # times the size of most of the text: headings
_SLACK = 3.0  # points by which a text may begin left of its heading


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a stream: a section that stands beside others, or what has the whole width."""

    pieces: list[Piece]
    is_beside: bool = False


def beside_sections(pieces: Sequence[Piece]) -> Iterator[Part]:
    """A stream, cut where sections stand side by side: what is above, then one section after the other."""
    rest = sorted(pieces, key=lambda p: (p.base, p.x0))
    usual = _usual_size(rest)
    plain: list[Piece] = []
    while rest:
        row = [piece for piece in rest if piece.base - rest[0].base < _SAME_LINE]
        row = _with_lower_headings(row, rest, usual)
        columns = _columns_under(row, rest) if _are_headings(row, usual) else None
        if columns is None:
            plain.extend(row)
            rest = rest[len(row) :]
            continue
        if plain:
            yield Part(plain)
            plain = []
        for column, edge in zip(columns, _edges(columns, pieces), strict=True):
            set_frames(column, edge)
            yield Part(column, is_beside=True)
        taken = {id(piece) for column in columns for piece in column}
        rest = [piece for piece in rest if id(piece) not in taken]
    if plain:
        yield Part(plain)


def _with_lower_headings(row: list[Piece], rest: Sequence[Piece], usual: float) -> list[Piece]:
    """A heading alone on its line, and those of its look that stand beside it a point or two lower."""
    first = row[0]
    if len(row) > 1 or first.size < _LARGER * usual:
        return row
    style, near = first.words[0].style, first.base + _LOWER * first.size
    lower = [p for p in rest[1:] if p.base < near]
    alike = all(p.words[0].style == style and (p.x0 > first.x1 or p.x1 < first.x0) for p in lower)
    return sorted([first, *lower], key=lambda p: p.x0) if alike else row


def _edges(columns: Sequence[Sequence[Piece]], pieces: Sequence[Piece]) -> list[float]:
    """How far each column may reach: to the next, the last one as far as any text."""
    return [*(column[0].x0 - GUTTER for column in columns[1:]), max(piece.x1 for piece in pieces)]


def _usual_size(pieces: Sequence[Piece]) -> float:
    letters: Counter[float] = Counter()
    for piece in pieces:
        letters[piece.size] += len(piece.text)
    return letters.most_common(1)[0][0] if letters else 0.0


def _are_headings(row: Sequence[Piece], usual: float) -> bool:
    """Whether texts on one baseline are headings of one look, set apart."""
    looks = {word.style for piece in row for word in piece.words}
    if len(row) < 2 or len(looks) > 1 or row[0].size < _LARGER * usual:
        return False
    return not any(piece.dot is not None or any(c.isdigit() for c in piece.text) for piece in row)


def _columns_under(row: Sequence[Piece], rest: Sequence[Piece]) -> list[list[Piece]] | None:
    """The headings of a row, each with what stands below it; None where some has nothing or a text reaches across."""
    look = row[0].words[0].style
    columns = [[heading] for heading in row]
    for piece in rest[len(row) :]:
        if piece.page != row[0].page or piece.words[0].style == look:
            break
        if any(piece.x0 < heading.x0 - _SLACK < piece.x1 for heading in row):
            break
        home = [column for column in columns if column[0].x0 - _SLACK <= piece.x0]
        if not home:
            break
        home[-1].append(piece)
    return columns if all(_has_text(column) for column in columns) else None


def _has_text(column: Sequence[Piece]) -> bool:
    """Whether something begins below a heading, where it begins or a little further right."""
    return len(column) > 1 and column[1].x0 - column[0].x0 < 2 * column[0].size
