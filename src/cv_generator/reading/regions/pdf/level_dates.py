"""Dates set a little higher or lower than the lines that they date, and years set one above the other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from cv_generator.reading.regions.pdf.dates import is_date_text, starts_later
from cv_generator.reading.regions.pdf.words import Piece

_STACKED = 1.7  # of the size: lines of one stack of dates
_AROUND_DASH = 2.7  # of the size: the same where a dash stood on a line between
_SAME_EDGE = 3.0  # points
_NEAREST = 1.1  # of the size: how far off its line a date stands at most
_OFF = 0.04  # of the size: below that it stands on the line
_LEVEL = 0.3  # of the size: about on the line
_ALIKE = 0.14  # of the size: dates that are off their lines by one distance
_FEWEST = 2
_WORDS = 7  # of a date: `1 March 2019 – 30 June 2020`
_DASHES = frozenset("-–—")


def level_dates(pieces: list[Piece]) -> None:
    """Move dates that stand off their lines, all by the same distance, onto them: those in small type or boxes.

    A dash alone between two dates goes behind the upper one.
    """
    _take_dashes(pieces)
    dates = [piece for piece in pieces if len(piece.words) <= _WORDS and is_date_text(piece.text)]
    if len(dates) < _FEWEST:
        return
    own = {id(date) for date in dates}
    texts = sorted((piece for piece in pieces if id(piece) not in own), key=lambda piece: piece.base)
    for column in _columns(dates):
        _level_few(column, texts)
        stacks = list(_stacks(column))
        offs = [(stack, off) for stack in stacks if (off := _off_line(stack[0], texts)) is not None]
        if len(offs) < _FEWEST or len(offs) * 4 < len(stacks) * 3:
            continue
        usual = median(off for _, off in offs)
        size = column[0].size
        alike = [(stack, off) for stack, off in offs if abs(off - usual) < _ALIKE * size]
        if abs(usual) < _OFF * size or len(alike) < _FEWEST or len(alike) * 4 < len(offs) * 3:
            continue
        for stack, off in alike:
            for date in stack:
                date.move_to(date.page, off)


def _level_few(column: Sequence[Piece], texts: Sequence[Piece]) -> None:
    """Move the few ranges of a column that stand between two lines onto the nearer: the others stand on theirs.

    So do those that were moved by hand. They stand behind texts that begin at one edge, where those of the others do.
    Dates before the texts that they date are none of these, whatever stands on their other side.
    """
    if any(text.x0 >= date.x1 and abs(text.base - date.base) < _LEVEL * date.size for date in column for text in texts):
        return
    before = {id(date): [text for text in texts if text.x1 <= date.x0] for date in column}
    levels = [
        (date, text) for date in column for text in before[id(date)] if abs(text.base - date.base) < _LEVEL * date.size
    ]
    edges = {round(text.x0 / _SAME_EDGE) for _, text in levels}
    level = {id(date) for date, _ in levels}
    ranges = (date for date in column if not is_date_text(date.text, single=True))
    loose = [date for date in ranges if id(date) not in level]
    if not loose or len(loose) * 2 > len(column):
        return
    for date in loose:
        near = [text for text in before[id(date)] if round(text.x0 / _SAME_EDGE) in edges]
        text = min(near, key=lambda text: abs(text.base - date.base), default=None)
        if text is not None and abs(text.base - date.base) < _NEAREST * date.size:
            date.move_to(date.page, text.base - date.base)


def _take_dashes(pieces: list[Piece]) -> None:
    dashes = [piece for piece in pieces if len(piece.words) == 1 and piece.words[0].text in _DASHES]
    short = [piece for piece in pieces if len(piece.words) <= _WORDS] if dashes else []
    dates = [piece for piece in short if is_date_text(piece.text, single=True)]
    for dash in dashes:
        near = [date for date in dates if abs(date.base - dash.base) < _STACKED * dash.size and _overlap(date, dash)]
        above, below = ([d for d in near if (d.base < dash.base) == is_above] for is_above in (True, False))
        if len(above) == 1 and len(below) == 1 and above[0].base < dash.base - 0.5 * dash.size:
            above[0].words.extend(dash.words)
            pieces.remove(dash)


def ends_open(date: Piece) -> bool:
    """Whether a date ends in a dash that stood alone on the line below it."""
    last = date.words[-1]
    return last.text in _DASHES and last.base > date.base + 0.5 * date.size


def _overlap(one: Piece, other: Piece) -> bool:
    return one.x0 <= other.x1 and other.x0 <= one.x1


def _columns(dates: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Dates of one size that begin, or end, at one edge: at the edge that more of them share."""
    edges = [((True, round(d.x0 / _SAME_EDGE)), (False, round(d.x1 / _SAME_EDGE))) for d in dates]
    shared = Counter(edge for both in edges for edge in both)
    columns: dict[tuple[bool, int, float], list[Piece]] = defaultdict(list)
    for date, both in zip(dates, edges, strict=True):
        edge = max(both, key=lambda one: shared[one])
        columns[(*edge, round(date.size, 1))].append(date)
    yield from (column for column in columns.values() if len(column) >= _FEWEST)


def _stacks(column: Iterable[Piece]) -> Iterator[list[Piece]]:
    """The dates of a column in groups of lines that follow each other."""
    stack: list[Piece] = []
    for date in sorted(column, key=lambda piece: piece.base):
        if stack and date.base - stack[-1].base > (_AROUND_DASH if ends_open(stack[-1]) else _STACKED) * date.size:
            yield stack
            stack = []
        stack.append(date)
    if stack:
        yield stack


def _off_line(date: Piece, texts: Sequence[Piece]) -> float | None:
    """How far below a date the nearest line beside it stands; None where none or two are near."""
    near = sorted(
        (
            text.base - date.base
            for text in texts
            if (text.x0 >= date.x1 or text.x1 <= date.x0)
            and abs(text.base - date.base) < _NEAREST * max(date.size, text.size)
        ),
        key=abs,
    )
    if not near or any(abs(off) < 2 * abs(near[0]) and abs(off - near[0]) > 1 for off in near[1:]):
        return None
    return near[0]


def year_stacks(labels: Sequence[Piece]) -> frozenset[int]:
    """The ids of labels that end the range of the one above, `2019` over `2021`, though no dash stands between.

    They are told by coming in pairs, all in one order, and further from the next pair than from each other; hardly any
    other date stands among them. Where the end stands above the beginning, the two change places.
    """
    dates = [label for label in labels if is_date_text(label.text)]
    stacks = list(_stacks(dates))
    pairs = [(stack[0], stack[1]) for stack in stacks if len(stack) == 2]
    orders = {starts_later(below.text, above.text) for above, below in pairs}
    edges = {round(piece.x0 / _SAME_EDGE) for piece in dates}
    if len(pairs) < _FEWEST or len(orders) > 1 or len(edges) > 1 or len(pairs) * 3 < len(stacks) * 2:
        return frozenset()
    if not all(is_date_text(date.text, single=True) for pair in pairs for date in pair):
        return frozenset()
    if orders == {False}:
        for above, below in pairs:
            down = below.base - above.base
            above.move_to(above.page, down)
            below.move_to(below.page, -down)
        pairs = [(below, above) for above, below in pairs]
    return frozenset(id(end) for _, end in pairs)
