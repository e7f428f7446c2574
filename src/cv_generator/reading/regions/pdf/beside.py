"""Sections side by side: their headings stand on one baseline, and each has what is below it to the next headings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from cv_generator.reading.regions.blocks import Style
from cv_generator.reading.regions.pdf.frames import GUTTER, set_frames
from cv_generator.reading.regions.pdf.words import Piece

_SAME_LINE = 1.5  # points between baselines of one line
_LOWER = 0.35  # of the size: how far two headings of one line are apart that were set by hand
_LARGER = 1.12  # times the size of most of the text: headings
_SLACK = 3.0  # points by which left edges of one column may differ
_HANGING = 8.0  # points by which a text may begin left of its heading, behind whose ornament it hangs
_ROWS = 2  # of headings at the same edges, where their size does not tell them
_ABOUT = 0.3  # points between sizes that are one
_LEVEL = 0.9  # of the lines of a column: those of a table begin on the baselines of the column beside it


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a stream: a section that stands beside others, or what has the whole width."""

    pieces: list[Piece]
    is_beside: bool = False


def beside_sections(pieces: Sequence[Piece]) -> Iterator[Part]:
    """A stream, cut where sections stand side by side: what is above, then one section after the other."""
    rest = sorted(pieces, key=lambda p: (p.base, p.x0))
    usual = _usual_size(rest)
    looks = _looks_of_pairs(rest, usual)
    plain: list[Piece] = []
    while rest:
        row = _with_lower_headings(_first_line(rest), rest, usual, looks)
        columns = None
        if _are_headings(row, usual, looks):
            columns = _columns_under(row, rest, _SLACK if row[0].size >= _LARGER * usual else _HANGING, usual)
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


def _first_line(ordered: Sequence[Piece]) -> list[Piece]:
    top = ordered[0].base
    level = takewhile(lambda piece: piece.base - top < _SAME_LINE, ordered)
    return sorted(level, key=lambda piece: piece.x0)


def _looks_of_pairs(pieces: Sequence[Piece], usual: float) -> set[Style]:
    """The bold looks, no larger than the text, of headings that stand side by side at the same edges again and again.

    Below some of them the two columns go on independently; below the head of a table they do not.
    """
    by_look: dict[Style, list[Piece]] = defaultdict(list)
    for piece in pieces:
        if piece.words[0].style.bold and piece.size < _LARGER * usual:
            by_look[piece.words[0].style].append(piece)
    found: set[Style] = set()
    for look, group in by_look.items():
        rows = _rows_of(group)
        pairs = [row for row in rows if len(row) > 1]
        if len(pairs) < _ROWS or 2 * len(pairs) <= len(rows) or not all(_is_under(row, pairs[0]) for row in pairs):
            continue
        are_headings = all(_are_headings(row, usual, (look,)) for row in pairs)
        if are_headings and any(_parts(row, pieces, usual) for row in pairs):
            found.add(look)
    return found


def _rows_of(group: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces in the order of their baselines as lines, each from left to right; one may stand a little lower."""
    rows: list[list[Piece]] = []
    for piece in group:
        if rows and piece.base - rows[-1][0].base < _LOWER * piece.size:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda p: p.x0) for row in rows]


def _is_under(row: Sequence[Piece], first: Sequence[Piece]) -> bool:
    same = all(abs(piece.x0 - above.x0) < _SLACK for piece, above in zip(row, first, strict=False))
    return len(row) == len(first) and same


def _parts(row: Sequence[Piece], pieces: Sequence[Piece], usual: float) -> bool:
    """Whether the lines below two headings are those of columns of their own, not the rows of a table."""
    below = [piece for piece in pieces if piece.base > row[0].base + _LOWER * row[0].size]
    columns = _columns_under(row, [*row, *below], _HANGING, usual)
    if columns is None:
        return False
    bases = [piece.base for piece in columns[0][1:]]
    level = sum(any(abs(piece.base - base) < _SAME_LINE / 2 for base in bases) for piece in columns[1][1:])
    return level < _LEVEL * (len(columns[1]) - 1)


def _with_lower_headings(
    row: list[Piece], rest: Sequence[Piece], usual: float, looks: Collection[Style]
) -> list[Piece]:
    """A heading alone on its line, and those of its look that stand beside it a point or two lower."""
    first = row[0]
    if len(row) > 1 or not _stands_out(first, usual, looks):
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


def _stands_out(piece: Piece, usual: float, looks: Collection[Style]) -> bool:
    return piece.size >= _LARGER * usual or piece.words[0].style in looks


def _are_headings(row: Sequence[Piece], usual: float, looks: Collection[Style]) -> bool:
    """Whether texts on one baseline are headings of one look, set apart."""
    if len(row) < 2 or not _stands_out(row[0], usual, looks):
        return False
    if len({word.style for piece in row for word in piece.words}) > 1:
        return False
    return not any(piece.dot is not None or any(c.isdigit() for c in piece.text) for piece in row)


def _columns_under(
    row: Sequence[Piece], rest: Sequence[Piece], hanging: float, usual: float
) -> list[list[Piece]] | None:
    """The headings of a row, each with what stands below it; None where some has nothing or a text reaches across.

    A text may begin `hanging` points left of its heading. `usual` is the size of most of the text.
    """
    look = row[0].words[0].style
    columns = [[heading] for heading in row]
    for piece in rest[len(row) :]:
        if piece.page != row[0].page or piece.words[0].style == look:
            break
        if piece.size > _LARGER * row[0].size or _is_louder(piece, row[0]) or _is_as_large(piece, row[0], usual):
            break  # the heading of something else
        if any(piece.x0 < heading.x0 - hanging < piece.x1 for heading in row):
            break
        home = [column for column in columns if column[0].x0 - hanging <= piece.x0]
        if not home:
            break
        home[-1].append(piece)
    return columns if all(_has_text(column) for column in columns) else None


def _is_louder(piece: Piece, heading: Piece) -> bool:
    """Whether a text is bold and as large as a heading that is not."""
    bold = all(word.style.bold for word in piece.words) and not heading.words[0].style.bold
    return bold and piece.size > heading.size - _ABOUT


def _is_as_large(piece: Piece, heading: Piece, usual: float) -> bool:
    """Whether a text is as large as a heading that is larger than most of the text, in whatever colour."""
    return heading.size >= _LARGER * usual and piece.size > heading.size - _ABOUT


def _has_text(column: Sequence[Piece]) -> bool:
    """Whether something begins below a heading, where it begins or a little further right."""
    heading, *texts = column
    edge = min((text.x0 if text.dot is None else text.dot for text in texts), default=float("inf"))
    return edge - heading.x0 < 3 * heading.size
