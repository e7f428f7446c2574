"""Dates that stand at the middle of the entries they belong to, as cells of tables centred from top to bottom."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from cv_generator.languages import Pattern, while_reading
from cv_generator.reading.regions.pdf.words import Piece

DATE = re.compile(r"(?=.{4,32}$)(?:[^\W\d_]{2,9}\.? ){0,2}(?:\d{1,2}[./]){0,2}(?:19|20)\d\d\b.*")
"""A short text that begins with a date, with up to two words before it."""

BROKEN_RANGE = Pattern(
    r"(?:\d\s*[-–—]|\b(?:19|20)\d\d (?:{dash to}))\s*(?:(?!(?:{present})$)[^\W\d_]{3,}\.?)?$",
    re.IGNORECASE,
    name="dates",
)
"""A range of dates that breaks off before its last year: `2014 –`, `May 2015 to June`, and not `2014 – today`."""

RANGE_END = Pattern(
    r"(?:(?:[^\W\d_]{3,9}\.? |\d{1,2}[./]){0,2}(?:19|20)\d\d(?:-\d\d)?|{present})", re.IGNORECASE, name="dates"
)
"""What a range that breaks off runs on with: `2017`, `09/2024`, `Mai 2017`, `heute`."""

_TALLEST = 4.5  # of the size: from the first line of an entry down to its middle
_SAME_LINE = 0.45  # of the size


_ONLY_DATE = re.compile(r"(?:[^\W\d_]{3,9}\.? |\d{1,2}[./]){0,2}(?:19|20)\d\d(?:-\d\d)?")


def is_date(text: str) -> bool:
    """Whether a text is the year, or the month and year, of a beginning, and nothing else."""
    return bool(_ONLY_DATE.fullmatch(text.strip()))


def ends_range(text: str) -> bool:
    """Whether a text is a dash and what a range ends in: `- 2025-02`, `– heute`."""
    return text[:1] in "-–—" and bool(RANGE_END.fullmatch(text[1:].strip()))


_BETWEEN = Pattern(r"\s*[-–—]\s*|\s+(?:{dash to})\s+", re.IGNORECASE, name="dates")
_LONGEST = 32


def is_date_text(text: str, *, single: bool = False) -> bool:
    """Whether a text is nothing but a date, a range, or an end of one; `single`, no range."""
    ends = _ends(text) if len(text) <= _LONGEST else 0
    return ends == 1 if single else ends > 0


@while_reading(2048)
def _ends(text: str) -> int:
    """1 for a date, 2 for a range or an end of one, 0 for a text that holds anything else."""
    parts = _BETWEEN.split(text.strip())
    are_dates = len(parts) <= 2 and any(parts) and all(not part or RANGE_END.fullmatch(part) for part in parts)
    return len(parts) * are_dates


def starts_later(text: str, than: str) -> bool:
    """Whether a date, or `today`, is after another, by their years."""
    one, other = (int(found[0]) if (found := _YEAR.search(date)) else _OPEN_YEAR for date in (text, than))
    return one > other


_YEAR = re.compile(r"(?:19|20)\d\d")
_OPEN_YEAR = 9999


def lift_dates(pieces: Sequence[Piece]) -> None:
    """Move dates at the right edge of a page, which share no line with a text, up to the first line of their entry."""
    for dates in _date_columns(pieces):
        lifted, left = {id(date) for date in dates}, min(date.x0 for date in dates)
        texts = [p for p in pieces if id(p) not in lifted and p.x0 < left]
        heads = {id(date): _above(date, texts) for date in dates}
        loose = [date for date in dates if not _shares_line(date, texts)]
        found = [head for date in loose if (head := heads[id(date)])]
        if len(loose) < 3 or len(found) < len(loose):
            continue
        looks = Counter(head.words[0].style for head in found)
        usual = [text for text in texts if text.words[0].style == looks.most_common(1)[0][0]]
        for date in dates:
            head = _above(date, usual) or heads[id(date)]
            if head is not None:
                date.move_to(date.page, head.base - date.base)


def _date_columns(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Dates that end at one edge and have nothing at their right."""
    columns: dict[int, list[Piece]] = defaultdict(list)
    for piece in pieces:
        if DATE.match(piece.text):
            columns[round(piece.x1 / 3)].append(piece)
    right = max((piece.x1 for piece in pieces), default=0.0)
    return [column for column in columns.values() if len(column) >= 3 and column[0].x1 > right - 30]


def _above(date: Piece, texts: Sequence[Piece]) -> Piece | None:
    """The nearest text on the line of a date or above it that ends before the date begins."""
    near = [t for t in texts if t.x1 < date.x0 and -1.5 < date.base - t.base < _TALLEST * date.size]
    return max(near, key=lambda text: (text.base, -text.x0), default=None)


def _shares_line(date: Piece, texts: Sequence[Piece]) -> bool:
    before = (text for text in texts if text.x1 < date.x0)
    return any(abs(text.base - date.base) < _SAME_LINE * max(date.size, text.size) for text in before)
