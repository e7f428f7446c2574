"""An entry that was added though it is there: the same post, degree or role from the same date, with other lines."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any

from cv_generator.cv import paths
from cv_generator.cv.data_told import Told, others
from cv_generator.cv.dates import parse_date_range
from cv_generator.cv.keeping import evenly, listed_besides
from cv_generator.cv.paths import Document, Edit
from cv_generator.cv.rewording import bare, is_reworded, telling
from cv_generator.cv.unclear import shortened
from cv_generator.errors import Problem

_NAMED_BY = {
    "work_experience": "employer",
    "education": "institution",
    "further_experience": "organization",
    "entries": "organization",
}


def twice(after: Document, path: str, added: Collection[str]) -> Told | None:
    """The warning of an entry that is there already, with the edits that make one of both where nothing contradicts."""
    listed, _, index = path.removesuffix("]").rpartition("[")
    name = _NAMED_BY.get(listed.rpartition(".")[2])
    if name is None or not index.isdecimal():
        return None
    items, at = paths.get(after, listed), int(index)
    own = items[at]
    first = next((n for n in others(listed, at, len(items), added) if _is_same(items[n], own, name)), None)
    if first is None:
        return None
    there = items[first]
    period = _period(there["date_range"], own["date_range"]) or there["date_range"]
    message = f"is the same {name} and title as {listed}[{first}]"
    if _alike(there["date_range"], own["date_range"]):
        message = f"is the same {name}, title and period as {listed}[{first}]"
    elif period != there["date_range"] != "":
        message += f", with {own['date_range']} for {there['date_range']}"
    texts = {each: value for each, value in own.items() if isinstance(value, str) and value}
    texts.pop("date_range", None)
    if any(there[each] and not _alike(there[each], value) for each, value in texts.items()):
        hint = f"Where it is the same, set what is new on {listed}[{first}], and remove this one."
        return (Problem(path, "listed_twice", message, hint),), ()
    if unclear := _reworded(f"{listed}[{first}]", there, own):
        return (Problem(path, "listed_twice", message, unclear),), ()
    new = {each: value for each, value in texts.items() if not there[each]}
    new |= {"date_range": period} if period != there["date_range"] else {}
    besides = [Edit(f"{listed}[{first}]", new)] if new else []
    besides += listed_besides(f"{listed}[{first}]", there, own)
    problem = Problem(path, "listed_twice", message, "Send suggested_call to make it one.")
    return (problem,), (*besides, Edit(path, None, "remove", has_value=False))


def _reworded(path: str, there: Mapping[str, Any], own: Mapping[str, Any]) -> str:
    """What to send where lines of both say one thing in other words, of which only people know the right one."""
    for name, lines in own.items():
        if not isinstance(lines, list) or not isinstance(there[name], list):
            continue
        for line in (each for each in lines if isinstance(each, str)):
            if any(bare(each) == bare(line) for each in there[name]):
                continue
            if near := next((each for each in there[name] if is_reworded(telling(each), telling(line))), ""):
                said = json.dumps(shortened(near), ensure_ascii=False)
                return (
                    f"{said} is said in other words: set {path}.{name} to the lines that shall stay, and remove this."
                )
    return ""


def _is_same(one: Mapping[str, Any], other: Mapping[str, Any], name: str) -> bool:
    is_named = all(one[each] and _alike(one[each], other[each]) for each in (name, "title"))
    return is_named and _period(one["date_range"], other["date_range"]) is not None


def _period(there: str, own: str) -> str | None:
    """The period of an entry that was added again: with the new end, where both begin alike; None for another one.

    An entry without a period may be another one, unless it is told nowhere.
    """
    if not own or _alike(there, own):
        return there
    if not there:
        return own
    one, other = parse_date_range(there), parse_date_range(own)
    is_same = one is not None and other is not None and one.start == other.start and not other.is_single
    return own if is_same else None


def _alike(one: str, other: str) -> bool:
    return evenly(one) == evenly(other)
