"""The pieces of one period as assistants send them: whole, as a start and an end, with months or a duration beside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from cv_generator.cv import durations
from cv_generator.cv import mistakes_shapes as shapes
from cv_generator.cv.dates import find_dates, parse_date_range, parse_point
from cv_generator.cv.mistakes_values import Piece
from cv_generator.cv.other_names import plain

_YES = ("true", "yes", "present", "current", "today", "now", "heute", "obecnie", "ja", "tak", "oui", "si", "sim")
_NO = ("false", "no", "nein", "nie", "non", "nee", "nao")
_NO_DATE = re.compile(r"0+(?:[-./]0+){0,2}")
_NUMBERS = ("years", "duration_years", "jahre", "lata", "annees", "anos", "anni", "jaren")
"""Names under which a mere number is one of years."""
_NUMBER = re.compile(r"\d{1,2}")
_LONGEST = 60
"""Letters of a period that are looked at."""


@dataclass(slots=True)
class Ends:
    """What each piece is. `whole` are periods by themselves, `ends` a start and an end by their roles.

    `left` have no place, `contradict` another piece, `repeated` say nothing beyond the others, and `empty` say nothing.
    `open` tells that it goes on, by one of the pieces; False is that it does not, None that nothing is said of it.
    """

    whole: list[Piece] = field(default_factory=list)
    ends: dict[str, Piece] = field(default_factory=dict)
    current: Piece | None = None
    ended: bool = False
    left: list[Piece] = field(default_factory=list)
    contradict: list[Piece] = field(default_factory=list)
    repeated: list[Piece] = field(default_factory=list)
    empty: list[Piece] = field(default_factory=list)


def parted(pieces: Sequence[Piece]) -> Ends:
    """The pieces of one period, each in its place."""
    found = Ends()
    for piece in pieces:
        text = shapes.text(piece.value)
        if piece.role and piece.role != "current" and text is not None and _NO_DATE.fullmatch(text.strip()):
            found.empty.append(piece)
        elif piece.role == "current":
            _current(piece, found)
        elif piece.role:
            (found.contradict.append(piece) if piece.role in found.ends else found.ends.update({piece.role: piece}))
        else:
            found.whole.append(piece)
    dated = [piece for piece in found.whole if find_dates(str(piece.value)[:_LONGEST])]
    if dated or found.ends.keys() & {"start", "end"}:
        _without_durations(found, dated)
    if found.whole:
        period = parse_date_range(str(found.whole[0].value)[:_LONGEST])
        points = {str(period.start), str(period.end)} if period else set[str]()
        for piece in found.ends.values():
            point = parse_point((shapes.text(piece.value) or "")[:_LONGEST])
            (found.repeated if point and str(point) in points else found.contradict).append(piece)
        found.ends = {}
    for role in ("start", "end"):
        _with_month(role, found)
    _with_current(found)
    return found


def _without_durations(found: Ends, dated: Iterable[Piece]) -> None:
    """`"duration": "2 yrs 2 mos"` beside the dates that say so says nothing; another one has no place."""
    dated = list(dated)
    ends = [shapes.text(found.ends[role].value) or "" for role in ("start", "end") if role in found.ends]
    period = str(dated[0].value) if dated else " – ".join(ends)
    stored = str(parse_date_range(period[:_LONGEST]) or "")
    for piece in found.whole:
        if piece not in dated:
            text = str(piece.value)[:_LONGEST]
            text = f"{text} years" if plain(piece.name) in _NUMBERS and _NUMBER.fullmatch(text) else text
            is_said = bool(stored and durations.told(text)) and not durations.left_out(text, stored)
            (found.repeated if is_said else found.left).append(piece)
    found.whole = dated


def _with_month(role: str, found: Ends) -> None:
    """`start_month` beside `start_year` is one date; a month without its year is left."""
    month, year = found.ends.pop(f"{role}_month", None), found.ends.get(role)
    if month is None:
        return
    date = shapes.text({"year": year.value, "month": month.value}) if year else None
    if year is None or date is None:
        found.contradict.append(month)
        return
    found.repeated.append(month)
    found.ends[role] = replace(year, value=date, right=False)


def _current(piece: Piece, found: Ends) -> None:
    """ "Still there", said by true or by a word; that it is over, by false."""
    said = plain(piece.value) if isinstance(piece.value, str) else ""
    if piece.value is True or said in _YES:
        found.current = piece
    elif piece.value is False or said in _NO:
        found.ended = True
        found.empty.append(piece)
    else:
        found.contradict.append(piece)


def _with_current(found: Ends) -> None:
    if found.current is None:
        return
    end = found.ends.get("end")
    if (end and plain(str(end.value)) not in _YES) or (not end and found.whole):
        whole = " ".join(str(piece.value)[:_LONGEST] for piece in found.whole)
        goes_on = (period := parse_date_range(whole)) is not None and period.end is None
        (found.repeated if goes_on else found.contradict).append(found.current)
        found.current = None
