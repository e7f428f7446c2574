"""Whether an entry is another one at the same place: a second post at one employer, a doctorate beside a Master's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cv_generator.cv.dates import PartialDate, parse_date_range
from cv_generator.cv.mistakes_names import SECTIONS, Names

_DATED = ("work_experience", "education", "further_experience")


def is_another(path: str, there: Any, told: Any) -> bool:
    """Whether what is told of an employer, a school or an organization is another entry than the one that is there.

    It is where its title is another one and its period too, or one that the entry has not. Entries may come under other
    names than those of the CV.
    """
    if path not in _DATED or not isinstance(there, Mapping) or not isinstance(told, Mapping):
        return False
    own, other = _members(SECTIONS[path], there), _members(SECTIONS[path], told)
    return _differ_in_title(own, other) and _differ_in_period(own, other)


def may_be_another(path: str, there: Any, told: Any) -> bool:
    """Whether an entry may be another one at the same place, or the one that is there under a new title.

    So it is where its title is another one, it has no period, and its lists hold nothing of what that one's hold.
    """
    if path not in _DATED or not isinstance(there, Mapping) or not isinstance(told, Mapping):
        return False
    own, other = _members(SECTIONS[path], there), _members(SECTIONS[path], told)
    if (
        not own.get(("title", ""))
        or not _differ_in_title(own, other)
        or any(field == "date_range" for field, _ in other)
    ):
        return False
    listed = [item for value in there.values() if isinstance(value, list) for item in value]
    return not any(item in listed for value in told.values() if isinstance(value, list) for item in value)


def _members(names: Names, entry: Mapping[Any, Any]) -> dict[tuple[str, str], str]:
    """The texts of an entry by field and by the part of it that they are."""
    found: dict[tuple[str, str], str] = {}
    for name, value in entry.items():
        place = names.place(str(name))
        if place and isinstance(value, str | int) and str(value).strip():
            found.setdefault((place.field, place.role), " ".join(str(value).split()))
    return found


def _differ_in_title(own: Mapping[tuple[str, str], str], other: Mapping[tuple[str, str], str]) -> bool:
    title, told = own.get(("title", ""), "").casefold(), other.get(("title", ""), "").casefold()
    halves = [text.casefold() for (field, role), text in other.items() if field == "title" and role]
    if told:
        return title != told
    return any(half not in title for half in halves)


def _differ_in_period(own: Mapping[tuple[str, str], str], other: Mapping[tuple[str, str], str]) -> bool:
    whole = other.get(("date_range", ""))
    start, end = other.get(("date_range", "start")), other.get(("date_range", "end"))
    if not (whole or start or end):
        return False
    known = parse_date_range(own.get(("date_range", ""), ""))
    if known is None:
        return True
    if whole or start:
        told = parse_date_range(whole or start or "")
        return told is None or not _agree(known.start, told.start)
    until = parse_date_range(end or "")
    if until is None:
        return known.end is not None
    return known.end is not None and not _agree(known.end, until.start)


def _agree(one: PartialDate, other: PartialDate) -> bool:
    """Whether two dates may be one: where either says no month, the year tells."""
    return one.year == other.year and (not one.month or not other.month or one.month == other.month)
