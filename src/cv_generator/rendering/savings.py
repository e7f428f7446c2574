"""Ways to make a CV shorter, mildest first: what each step saves in mm, and the edits that do it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, inf

from cv_generator.cv.dates import PartialDate, parse_date_range
from cv_generator.cv.model import Cv, FurtherExperience, WorkExperience
from cv_generator.cv.paths import Edit
from cv_generator.rendering.measure import Measured
from cv_generator.rendering.shorten import shortened


@dataclass(frozen=True, slots=True)
class Saving:
    """One step. `what` names it in a list: `Junior Clerk, 1998`; steps with the same name are counted together, each as
    one `unit`."""

    mm: float
    what: str
    edits: tuple[Edit, ...]
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """A kind of cut. `steps` are taken in order until they save enough; `says` opens the description."""

    says: str
    steps: Callable[[Cv, Measured, float], Sequence[Saving]]


OPTIONAL_SECTIONS = (
    "references", "interests", "awards", "publications", "trainings", "further_experience", "certifications", "summary",
    "skills",
)  # fmt: skip
"""From the one that a reader misses least. Work, education and languages are never dropped whole."""


def one_shorter(cv: Cv, heights: Measured, needed: float) -> Sequence[Saving]:
    """The longest text, where it alone can give enough and keeps half of itself."""
    lines = ceil(needed / heights.line)
    longest = sorted(_texts(cv), key=lambda text: -heights.lines(text[0]))[:1]
    return [_shorter(path, text, heights, lines) for path, text in longest if heights.lines(path) >= max(2, 2 * lines)]


def several_shorter(cv: Cv, heights: Measured, _needed: float) -> Sequence[Saving]:
    """The longest texts, each to half of its lines."""
    texts = sorted(_texts(cv), key=lambda text: -heights.lines(text[0]))
    return [_shorter(path, text, heights, heights.lines(path) // 2) for path, text in texts if heights.lines(path) >= 3]


def fewer_bullets(cv: Cv, heights: Measured, _needed: float) -> Sequence[Saving]:
    """The last bullets of the oldest entries; each entry keeps its first one."""
    return [
        Saving(heights.heights.get(path, 0.0), named(cv.work_experience[n]), (_removed(path),), unit="bullet")
        for n in _oldest_first(cv.work_experience)
        for path in (f"work_experience[{n}].bullets[{m}]" for m in range(len(cv.work_experience[n].bullets) - 1, 0, -1))
    ]


def sections(cv: Cv, heights: Measured, needed: float) -> Sequence[Saving]:
    """The one least important section that saves enough; else several, the least important first."""
    found = [
        Saving(heights.heights[name], name, (_removed(name),))
        for name in OPTIONAL_SECTIONS
        if getattr(cv, name) and name in heights.heights
    ]
    found[:0] = [
        Saving(heights.heights[path], cv.custom_sections[n].heading or path, (_removed(path),))
        for n in range(len(cv.custom_sections) - 1, -1, -1)
        if (path := f"custom_sections[{n}]") in heights.heights
    ]
    enough = [saving for saving in found if saving.mm >= needed]
    return enough[:1] or found


def oldest_entries(cv: Cv, heights: Measured, _needed: float) -> Sequence[Saving]:
    """The oldest entries whole; the newest position and the newest degree stay."""
    lists = (("further_experience", cv.further_experience, 0), ("work_experience", cv.work_experience, 1))
    return [
        Saving(heights.heights.get(f"{name}[{n}]", 0.0), named(entries[n]), (_removed(f"{name}[{n}]"),))
        for name, entries, kept in lists
        for n in _oldest_first(entries)[: len(entries) - kept]
    ]


def _removed(path: str) -> Edit:
    return Edit(path, op="remove", has_value=False)


def named(entry: WorkExperience | FurtherExperience) -> str:
    """An entry as a person would call it: `Junior Clerk, 1998`."""
    place = entry.employer if isinstance(entry, WorkExperience) else entry.organization
    found = parse_date_range(entry.date_range) if entry.date_range else None
    title = entry.title or place or "the entry without a title"
    return f"{title}, {found.start.year}" if found else title


def _oldest_first(entries: Sequence[WorkExperience] | Sequence[FurtherExperience]) -> list[int]:
    """The numbers of the entries by the dates at which they ended; one without a date is as old as the one before
    it."""
    ages: list[tuple[float, float]] = []
    for entry in entries:
        found = parse_date_range(entry.date_range) if entry.date_range else None
        if found:
            ages.append((_months(found.end), _months(found.start)))
        else:
            ages.append(ages[-1] if ages else (inf, inf))
    return sorted(range(len(entries)), key=lambda n: (*ages[n], -n))


def _months(point: PartialDate | None) -> float:
    """Months since the beginning of our era; what still goes on is the newest."""
    return inf if point is None else point.year * 12 + (point.month or 0)


WAYS: tuple[Way, ...] = (
    Way("Shorten", one_shorter),
    Way("Shorten", several_shorter),
    Way("Drop", fewer_bullets),
    Way("Drop the section", sections),
    Way("Drop", oldest_entries),
)
"""Mildest first."""


def _texts(cv: Cv) -> Iterator[tuple[str, str]]:
    """Every text that may be shortened, with its path."""
    for name in ("work_experience", "further_experience"):
        for n, entry in enumerate(getattr(cv, name)):
            yield from ((f"{name}[{n}].bullets[{m}]", text) for m, text in enumerate(entry.bullets))
    for n, degree in enumerate(cv.education):
        yield from ((f"education[{n}].details[{m}]", text) for m, text in enumerate(degree.details))
    for name in ("certifications", "trainings", "publications", "awards", "references"):
        yield from ((f"{name}[{n}]", text) for n, text in enumerate(getattr(cv, name)))
    if cv.summary and "\n" not in cv.summary:
        yield "summary", cv.summary


def _quoted(text: str) -> str:
    return f"“{shortened(text, _SHOWN)}”"


_SHOWN = 40
"""Characters of a text that tell which one is meant."""


def _shorter(path: str, text: str, heights: Measured, lines: int) -> Saving:
    had = heights.lines(path)
    value = shortened(text, len(text) * (had - lines) // had - 4)
    return Saving(lines * heights.line, f"{_quoted(text)} from {had} lines to {had - lines}", (Edit(path, value),))
