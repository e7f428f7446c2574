"""Places where short columns stand side by side within a text, and what belongs to the right end of a line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cv_generator.reading.regions.pdf.dates import BROKEN_RANGE, RANGE_END
from cv_generator.reading.regions.pdf.lines import PrintedLine
from cv_generator.reading.regions.pdf.paragraphs import OPEN, same_look, width_of_first_word
from cv_generator.reading.regions.pdf.words import Piece

_LEVEL = 3
"""Lines at least that begin on one baseline with others before they count as rows."""
_LARGER = 1.15  # times the size of the line below: a heading
_DATED = 3
"""Texts before dates, at least, that show how far such texts reach."""
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Zone:
    """Pieces that are read from top to bottom. `bounds` are left and right where the zone is a column of its own."""

    pieces: list[Piece]
    bounds: tuple[float, float] | None = None


def zones(pieces: Sequence[Piece]) -> Iterator[Zone]:
    """A text cut where two columns stand side by side whose lines do not share baselines: left, then right."""
    rest = sorted(pieces, key=lambda p: (p.base, p.x0))
    plain: list[Piece] = []
    while rest:
        split = _split_at(rest) or _split_by_order(rest)
        if split is None:
            break
        above, left, right, rest = split
        plain.extend(above)
        if plain:
            yield Zone(plain)
            plain = []
        for column in (left, right):
            yield from (Zone(zone.pieces, zone.bounds or _bounds(column)) for zone in zones(column))
    if plain or rest:
        yield Zone([*plain, *rest])


def _bounds(pieces: Sequence[Piece]) -> tuple[float, float]:
    return min(piece.x0 for piece in pieces), max(piece.x1 for piece in pieces)


def _split_at(pieces: list[Piece]) -> tuple[list[Piece], list[Piece], list[Piece], list[Piece]] | None:
    """The first place with two columns: what stands above, left, right and below. None where there is none."""
    for index, (one, two) in enumerate(pairwise(pieces)):
        size = min(one.size, two.size)
        if not 0.35 * size < two.base - one.base < 0.85 * size:
            continue
        left, right = (one, two) if one.x0 < two.x0 else (two, one)
        if left.x1 > right.x0 - 0.5 * size:
            continue
        return _grown(pieces, index, (left.x1 + right.x0) / 2)
    return None


def _split_by_order(pieces: list[Piece]) -> tuple[list[Piece], list[Piece], list[Piece], list[Piece]] | None:
    """The first place where the file itself goes back up: it then holds one short column after the other."""
    by_order = sorted(pieces, key=lambda p: p.order)
    for before, piece in pairwise(by_order):
        if piece.page != before.page or piece.dot is not None or piece.base > before.base - 0.6 * piece.size:
            continue
        head = next((p for p in by_order if abs(p.base - piece.base) < 0.2 * p.size and p.x1 < piece.x0), None)
        if head is None or head.order >= before.order or head.words[0].style != piece.words[0].style:
            continue
        if head.dot is not None or _YEAR.search(piece.text) or _YEAR.search(head.text):
            continue
        left = [p for p in by_order if head.order <= p.order <= before.order]
        if any(p.x1 > piece.x0 or p.base < head.base - 1 for p in left):
            continue
        bottom = max(p.base for p in left) + 0.5 * piece.size
        right = [p for p in by_order if p.order >= piece.order and p.x0 > piece.x0 - 3 and p.base < bottom]
        taken = {id(p) for p in (*left, *right)}
        others = [p for p in pieces if id(p) not in taken]
        above = [p for p in others if p.base < head.base - 0.3 * head.size]
        return above, left, right, [p for p in others if p not in above]
    return None


def _grown(
    pieces: list[Piece], index: int, x: float
) -> tuple[list[Piece], list[Piece], list[Piece], list[Piece]] | None:
    """The two columns around `x`, as far up and down as no line crosses it and no wide gap opens."""
    first = last = index
    while first > 0 and not _crosses(pieces[first - 1], x) and _close(pieces[first - 1], pieces[first]):
        first -= 1
    while last + 1 < len(pieces) and not _crosses(pieces[last + 1], x) and _close(pieces[last], pieces[last + 1]):
        last += 1
    inside = pieces[first : last + 1]
    left = [piece for piece in inside if piece.x0 < x]
    right = [piece for piece in inside if piece.x0 >= x]
    # Lines of the left column alone above or below the place are ordinary text.
    if _are_rows(left, right):
        return None
    cut = _heading_below([*left, *pieces[last + 1 : last + 2]], right)
    rest = [piece for piece in inside if piece.base >= cut]
    left, right = ([piece for piece in column if piece.base < cut] for column in (left, right))
    return pieces[:first], left, right, [*rest, *pieces[last + 1 :]]


def _heading_below(left: Sequence[Piece], right: Sequence[Piece]) -> float:
    """Above which line the two columns end: a heading at the left, below the first block at the right.

    Such a block is the address beside a name. What stands at the right below the heading are ends of rows.
    """
    ends = next((above.base for above, below in pairwise(right) if not _close(above, below)), right[-1].base)
    for above, heading, below in zip(left, left[1:], left[2:], strict=False):
        name = above.size >= heading.size and _close(above, heading)  # in two lines, or above a headline
        if name or heading.base <= ends + 0.5 * heading.size or heading.size < _LARGER * below.size:
            continue
        behind = [piece for piece in right if piece.base > ends]
        level = all(any(abs(piece.base - p.base) < 0.15 * p.size for p in left) for piece in behind)
        if level and all(piece.base > heading.base for piece in behind):
            return heading.base - 1
        break
    return float("inf")


def _are_rows(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    """Whether most lines at the right begin on the baseline of one at the left: they are rows, some of them uneven."""
    level = sum(any(abs(piece.base - p.base) < 0.15 * p.size for p in left) for piece in right)
    return level >= _LEVEL and 2 * level > len(right)


def _crosses(piece: Piece, x: float) -> bool:
    return piece.x0 < x < piece.x1


def _close(above: Piece, below: Piece) -> bool:
    return below.base - above.base < 2.0 * max(above.size, below.size)


def with_asides(lines: list[PrintedLine]) -> list[PrintedLine]:
    """Dates and places stacked at the right edge, beside the lines of an entry, moved up to the entry's first line."""
    kept: list[PrintedLine] = []
    head: PrintedLine | None = None
    edge = max((line.x1 for line in lines), default=0.0)
    reach = _reach_before_dates(lines)
    heads: set[int] = set()  # where the bullets of entries stand whose first lines are list items
    for line in lines:
        if head is not None and _is_rest_of_right(head, line, edge):
            head.pieces[-1].words.extend(line.pieces[0].words)
            continue
        if head is not None and _is_rest_of_left(head, line, reach):
            head.aside = [*head.pieces[1:], *head.aside]
            del head.pieces[1:]
        elif head is not None and line.page == head.page and _stacks_under(head, line, heads):
            _move(line, head)
            if not line.pieces:
                continue
        if len(line.pieces) > 1 and line.marker is None:
            head = line
        elif len(line.pieces) > 1 and line.marker is not None:
            heads.add(round(line.marker / 3))
        elif line.marker is None and head is not None and line.base - head.base > 3.2 * line.size:
            head = None
        kept.append(line)
    return kept


def _is_rest_of_right(head: PrintedLine, line: PrintedLine, edge: float) -> bool:
    """Whether a line is the rest of the text at the right of the line above, which had no more room."""
    if len(head.pieces) < 2 or head.aside or len(line.pieces) > 1 or line.marker is not None:
        return False
    above, below = head.pieces[-1], line.pieces[0]
    last = above.words[-1]
    if abs(above.x0 - below.x0) > 1 or above.words[-1].style != line.first.style or line.page != head.page:
        return False
    if not 0 < line.base - last.base < 1.5 * line.size or _YEAR.search(below.text):
        return False
    return width_of_first_word(line) + 0.2 * line.size > edge - last.x1


def _reach_before_dates(lines: Sequence[PrintedLine]) -> float:
    """How far the texts reach that have a date at their right end: the edge of their column, where they are several."""
    ends = [line.pieces[0].x1 for line in lines if len(line.pieces) == 2 and _YEAR.search(line.pieces[1].text)]
    return max(ends) if len(ends) >= _DATED else float("inf")


def _is_rest_of_left(head: PrintedLine, line: PrintedLine, reach: float) -> bool:
    """Whether a line is the rest of the text at the left of the line above, which had no more room before its date.

    `reach` is how far such texts reach in this column. What was left open and goes on in small letters needs no proof.
    """
    if len(line.pieces) > 1 or line.marker is not None or line.page != head.page or abs(line.x0 - head.x0) > 1:
        return False
    is_open, is_small = bool(OPEN.search(head.pieces[0].words[-1].text)), line.first.text[:1].islower()
    if not is_open and not is_small:
        return False
    if is_small and _runs_on(head, line):
        return True
    if len(head.pieces) < 2 or head.aside or line.base - head.base > 1.8 * line.size:
        return False
    if not _YEAR.search(head.pieces[-1].text) or not same_look(PrintedLine([head.pieces[0]]), line):
        return False
    return (is_open and is_small) or width_of_first_word(line) + 0.3 * line.size > reach - head.pieces[0].x1


def _move(line: PrintedLine, head: PrintedLine) -> None:
    alone = len(line.pieces) == 1
    if _runs_on_in_date((head.aside or head.pieces)[-1], line.pieces[-1]):
        # The date itself runs on.
        (head.aside or head.pieces)[-1].words.extend(line.pieces.pop().words)
        alone = True
    else:
        head.aside.extend(line.pieces if alone else line.pieces[1:])
        del line.pieces[0 if alone else 1 :]
    if line.pieces and line.marker is None and len(head.pieces) > 1:
        # The left part runs on: what stood at the right of the first line must not come between.
        head.aside[:0] = head.pieces[1:]
        del head.pieces[1:]


def _runs_on_in_date(above: Piece, below: Piece) -> bool:
    """Whether a range of dates breaks off in one piece and ends in the other."""
    return bool(BROKEN_RANGE.search(above.text)) and bool(_YEAR.match(below.text) or RANGE_END.fullmatch(below.text))


def _stacks_under(head: PrintedLine, line: PrintedLine, heads: Collection[int]) -> bool:
    """Whether the right end of `line` stands under that of `head` and belongs to it, its left part being no entry."""
    if len(line.pieces) > 1 and line.marker is not None and round(line.marker / 3) in heads:
        return False
    above, below = (head.aside or head.pieces)[-1], line.pieces[-1]
    if len(line.pieces) > 1 and _runs_on_in_date(above, below):
        return line.base - head.base < 1.8 * line.size
    if abs(above.x1 - below.x1) > 3 and abs(above.x0 - below.x0) > 3:
        return False
    if len(line.pieces) == 1:
        return below.x0 > head.pieces[0].x1 - 3 and line.marker is None and line.base - above.base < 1.8 * line.size
    return line.marker is not None or _runs_on(head, line)


def _runs_on(head: PrintedLine, line: PrintedLine) -> bool:
    """Whether the left part of `line` is the rest of the left part of `head`, which had no more room."""
    if head.aside or line.base - head.base > 1.8 * line.size or len(head.pieces) < 2:
        return False
    above, below = head.pieces[-1], line.pieces[-1]
    if head.pieces[0].words[-1].text.endswith(":"):
        return False  # a label before its value
    if head.pieces[0].words[-1].text.endswith("-") and line.first.text[:1].islower():
        return True
    is_dated = _YEAR.search(above.text) or _YEAR.search(below.text)
    if len(line.pieces) > 1 and len(head.pieces[0].words) < 2 and not is_dated:
        return False  # rows of a table: a single word such as the name of a language
    edge = min(above.x0, below.x0) if len(line.pieces) > 1 else above.x0
    room = edge - head.pieces[0].x1
    if width_of_first_word(line) + 0.6 * line.size <= room or not same_look(PrintedLine([head.pieces[0]]), line):
        return False
    return not line.first.text[:1].isupper() or bool(_YEAR.search(above.text)) != bool(_YEAR.search(below.text))
