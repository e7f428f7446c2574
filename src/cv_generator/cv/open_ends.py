"""Entries that were sent with a start and no end: taken to go on, which is told with how a single date is sent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cv_generator.cv.dates import PRESENT, SEPARATOR
from cv_generator.cv.keeping import names_at
from cv_generator.cv.other_names import plain
from cv_generator.errors import Problem

_OPEN = f"{SEPARATOR}{PRESENT}"
_STARTS = ("start_date", "start", "from", "begin_date")
_ENDS = ("end_date", "end", "to", "finish_date", "until", "current", "is_current", "ongoing", "date", "period")


def told(path: str, sent: Any, now: Any) -> Iterator[Problem]:
    """The periods that go on though no end was sent, by their paths. `now` is what became of `sent`."""
    if isinstance(sent, list) and isinstance(now, list):
        for index, (item, kept) in enumerate(zip(sent, now, strict=False)):
            yield from told(f"{path}[{index}]", item, kept)
    if not isinstance(sent, Mapping) or not isinstance(now, Mapping):
        return
    for name, value in sent.items():
        if isinstance(value, list | Mapping) and name in now:
            yield from told(f"{path}.{name}" if path else str(name), value, now[name])
    period = now.get("date_range")
    if isinstance(period, str) and period.endswith(_OPEN) and _has_start_only(path, sent):
        yield problem(f"{path}.date_range", period)


def problem(path: str, period: str) -> Problem:
    """What is said of one open period; its start alone is the single date."""
    single = period.removesuffix(_OPEN)
    hint = f'Where it ended then, set the date_range to "{single}"; else leave it.'
    return Problem(path, "open_end", f"is stored as {period}, since no end was sent", hint)


def of_other_programs(path: str, sent: Mapping[str, Any]) -> Problem | None:
    """The problem of an entry of another program that has a start and no end."""
    filled = {plain(str(name)): value for name, value in sent.items() if value not in ("", None, [], {})}
    start = next((value for name in _STARTS if isinstance(value := filled.get(name), str | int)), None)
    if start is None or any(name in filled for name in _ENDS):
        return None
    return problem(path, f"{start}{_OPEN}")


def _has_start_only(path: str, sent: Mapping[Any, Any]) -> bool:
    names = names_at(path)
    filled = [str(name) for name, value in sent.items() if value not in ("", None, False)]
    places = [names.place(name) for name in filled] if names else []
    return {place.role for place in places if place and place.field == "date_range"} == {"start"}
