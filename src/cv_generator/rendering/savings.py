"""Ways to make a CV shorter, mildest first: what each step saves in mm, and the edits that do it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit
from cv_generator.rendering.measure import Measured
from cv_generator.rendering.shorten import shortened


@dataclass(frozen=True, slots=True)
class Saving:
    """One step. `what` names it in a list: `the last 3 bullets of work_experience[4]`."""

    mm: float
    what: str
    edits: tuple[Edit, ...]


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
        Saving(heights.heights.get(path, 0.0), path, (Edit(path, op="remove", has_value=False),))
        for path in _last_bullets(cv)
    ]


def sections(cv: Cv, heights: Measured, needed: float) -> Sequence[Saving]:
    """The one least important section that saves enough; else several, the least important first."""
    found = [
        Saving(heights.heights[name], name, (Edit(name, op="remove", has_value=False),))
        for name in OPTIONAL_SECTIONS
        if getattr(cv, name) and name in heights.heights
    ]
    found[:0] = [
        Saving(heights.heights[path], path, (Edit(path, op="remove", has_value=False),))
        for n in range(len(cv.custom_sections) - 1, -1, -1)
        if (path := f"custom_sections[{n}]") in heights.heights
    ]
    enough = [saving for saving in found if saving.mm >= needed]
    return enough[:1] or found


def oldest_entries(cv: Cv, heights: Measured, _needed: float) -> Sequence[Saving]:
    """The oldest entries whole; the newest position and the newest degree stay."""
    lists = (("further_experience", cv.further_experience, 0), ("work_experience", cv.work_experience, 1))
    return [
        Saving(heights.heights.get(path, 0.0), path, (Edit(path, op="remove", has_value=False),))
        for name, entries, kept in lists
        for path in (f"{name}[{n}]" for n in range(len(entries) - 1, kept - 1, -1))
    ]


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


def _shorter(path: str, text: str, heights: Measured, lines: int) -> Saving:
    had = heights.lines(path)
    value = shortened(text, len(text) * (had - lines) // had - 4)
    return Saving(lines * heights.line, f"{path} from {had} lines to {had - lines}", (Edit(path, value),))


def _last_bullets(cv: Cv) -> Iterator[str]:
    """From the oldest entry to the newest, the last bullet first, so that edits can be carried out in this order."""
    for n in range(len(cv.work_experience) - 1, -1, -1):
        for m in range(len(cv.work_experience[n].bullets) - 1, 0, -1):
            yield f"work_experience[{n}].bullets[{m}]"
