"""Rules across fields: what a PDF needs, and what looks wrong though each value is valid.

Errors keep a CV from being typeset; warnings do not.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cv_generator.cv import lengths, remnants
from cv_generator.cv.dates import parse_date_range
from cv_generator.errors import Problem
from cv_generator.languages import facts

if TYPE_CHECKING:
    from cv_generator.cv.model import Cv

REQUIRED: tuple[str, ...] = ("full_name", "email", "phone", "work_experience", "education")
_HINTS = {
    "full_name": "Set full_name.",
    "email": "Set email, for example anna.muster@example.com.",
    "phone": "Set phone, for example +41 44 668 18 00.",
    "work_experience": "Append at least one entry to work_experience.",
    "education": "Append at least one entry to education.",
}
_NAMELESS = {
    "work_experience": ("employer", "title"),
    "education": ("institution", "title"),
    "further_experience": ("organization", "title"),
}


@dataclass(frozen=True, slots=True)
class Report:
    """What is wrong with a CV as a whole."""

    errors: tuple[Problem, ...]
    warnings: tuple[Problem, ...]

    @property
    def ready(self) -> bool:
        return not self.errors

    @property
    def missing(self) -> list[str]:
        """Required fields that are empty."""
        return [problem.path for problem in self.errors if problem.code == "required"]


def check(cv: Cv, today: dt.date) -> Report:
    """All errors and warnings of a CV. `today` is the day on which it is read."""
    return Report(tuple(errors(cv)), tuple(warnings(cv, today)))


def missing(cv: Cv) -> list[str]:
    """Required fields that are empty, in the order of the CV."""
    return [name for name in REQUIRED if not getattr(cv, name)]


def holds_anything(cv: Cv) -> bool:
    """Whether any field says something about the person. Language and looks do not."""
    said = cv.model_dump(exclude={"language", "design", "photo_url"}, exclude_defaults=True)
    return any(said.values())


def errors(cv: Cv) -> Iterator[Problem]:
    """What stands in the way of a PDF."""
    for name in missing(cv):
        yield Problem(name, "required", f"{name} is required", _HINTS[name])
    for section, names in _NAMELESS.items():
        for index, entry in enumerate(getattr(cv, section)):
            if not any(getattr(entry, name) for name in names) and not _only_text(entry):
                path = f"{section}[{index}]"
                message = f"{path} has neither {names[0]} nor {names[1]}"
                yield Problem(path, "nameless_entry", message, f"Set {path}.{names[0]}, or remove the entry.")
    for index, language in enumerate(cv.languages):
        if not language.language:
            path = f"languages[{index}].language"
            yield Problem(path, "required", f"{path} is required", "Name the language, or remove the entry.")


def _only_text(entry: object) -> bool:
    """A break in the list of jobs (family, travel) may have no employer, but it says something."""
    return bool(getattr(entry, "bullets", None) or getattr(entry, "details", None))


_AHEAD = {"work_experience": 2, "education": 5, "further_experience": 2}
"""Years from today in which contracts and studies usually end."""


_WORKING = 80
"""Years ago from which the start of a job is more likely a slip."""
_IS_RIGHT = "Ask whether the date is right."


def unlikely_dates(cv: Cv, today: dt.date, before: Cv | None = None) -> Iterator[Problem]:
    """Dates that are valid and can hardly be meant; those that stood in the CV `before` were told then."""
    for section in _NAMELESS:
        entries, known = getattr(cv, section), getattr(before, section, ())
        if entries is known:
            continue
        told = {entry.date_range for entry in known}
        for index, entry in enumerate(entries):
            path = f"{section}[{index}].date_range"
            if entry.date_range and entry.date_range not in told and (said := _unlikely(cv, section, entry, today)):
                yield Problem(path, *said, _IS_RIGHT)
    is_new = cv.birth_date != getattr(before, "birth_date", "")
    if is_new and cv.birth_date >= today.isoformat():
        yield Problem("birth_date", "future_date", "birth_date is not in the past", "Ask for the right date.")


def _unlikely(cv: Cv, section: str, entry: Any, today: dt.date) -> tuple[str, str] | None:
    """What is wrong with a period: the code and the message; None where nothing is."""
    found = parse_date_range(entry.date_range)
    if found is None:
        return None
    if (found.start.year, found.start.month) > (today.year, today.month):
        return "future_date", "starts in the future"
    if found.end and found.end.year > today.year + _AHEAD[section]:
        return "future_date", "ends far in the future"
    if found.start.year < today.year - _WORKING:
        return "unlikely_date", f"starts more than {_WORKING} years ago"
    if cv.birth_date and found.start.year <= int(cv.birth_date[:4]):
        return "unlikely_date", "starts before the person was born, by birth_date"
    return None


def warnings(cv: Cv, today: dt.date) -> Iterator[Problem]:
    """What looks wrong. Every text is looked at, which costs fifty times what the errors do."""
    for section in _NAMELESS:
        for index, entry in enumerate(getattr(cv, section)):
            path = f"{section}[{index}].date_range"
            if not entry.date_range:
                yield Problem(path, "undated_entry", f"{path} is empty", "Ask for the period.")
    yield from unlikely_dates(cv, today)
    document = cv.model_dump(exclude_defaults=True)
    yield from remnants.warnings(document)
    yield from lengths.warnings(document)
    expected = facts(cv.language).conventions
    if not cv.photo_url and expected.photo:
        yield Problem("photo_url", "no_photo", "there is no photo", expected.photo)
    if not cv.data_privacy and expected.consent:
        yield Problem("data_privacy", "no_consent", "there is no consent clause", expected.consent)
