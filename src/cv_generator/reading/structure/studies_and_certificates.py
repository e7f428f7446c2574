"""Studies with certificates or courses under one heading, such as `Education & Certifications`: told thing by thing."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby, pairwise

from cv_generator.cv.dates import find_dates
from cv_generator.reading.structure.printed import PrintedLine, has_date, has_range
from cv_generator.reading.structure.sections import Section
from cv_generator.reading.words import evidence

_FEWEST = 2
_TOLD, _CLEAR = 1.0, 2.0  # of the words for degrees and schools
_TIME = " \t|,;:·•–—-()[]"
_BEFORE_TIME = 4  # letters: `Est 2023`
_LABELLED = re.compile(r"[^\W\d][^:,]{1,30}:\s")
"""`Relevant modules: maths, soil`"""


def parted_by_thing(section: Section) -> list[Section]:
    """Sections of education and of its heading's next kind, in the order of the things.

    A thing begins with its date, or is one line with its details, where whatever names a degree names its school too.
    Empty where all things are of one kind, or none is told from the next.
    """
    lines = section.lines
    starts = [at for at, line in enumerate(lines) if _begins_with_date(line)]
    if len(starts) < _FEWEST or starts[0]:
        starts = _starts_of_lines(lines) if _name_schools(lines) else []
    things = [lines[at:end] for at, end in pairwise([*starts, len(lines)])]
    told = [_names_studies(thing) for thing in things]
    if all(told) or not any(told):
        return []
    kinds = {True: "education", False: next(kind for kind in section.kinds if kind != "education")}
    return [
        replace(section, kinds=(kinds[studies],), lines=[line for _, thing in group for line in thing])
        for studies, group in groupby(zip(told, things, strict=True), key=lambda one: one[0])
    ]


def _starts_of_lines(lines: list[PrintedLine]) -> list[int]:
    """Where things of one line begin. Bullets and lines with labels are details, and so are lines without a date.

    Where nothing stands between the studies these have no such details: several lines below are things of their own.
    """
    degrees = [at for at, line in enumerate(lines) if _degree(line) > _TOLD]
    below = lines[degrees[-1] + 1 :]
    bare = degrees[-1] - degrees[0] < len(degrees) and len(below) >= _FEWEST
    return [
        at
        for at, line in enumerate(lines)
        if not at
        or at in degrees
        or ((lines[0].bullet or not line.bullet) and not _LABELLED.match(line.text) and (bare or has_date(line)))
    ]


def _begins_with_date(line: PrintedLine) -> bool:
    return _behind_date(line.text) is not None


def _behind_date(text: str) -> str | None:
    """What stands behind the date that a text begins with; None where it begins with none."""
    found = find_dates(text[:60]) if any(c.isdigit() for c in text[:60]) else ()
    if not found or len(text[: found[0].start].strip(_TIME)) > _BEFORE_TIME:
        return None
    return text[found[0].end :].lstrip(_TIME)


def _name_schools(lines: list[PrintedLine]) -> bool:
    """Whether all lines that name a degree, two at least, name a school too."""
    named = [line for line in lines if _degree(line) > _TOLD]
    return len(named) >= _FEWEST and all(_school(line) > _TOLD for line in named)


def _names_studies(thing: list[PrintedLine]) -> bool:
    """Whether a thing took years, or names a degree or clearly a school: else it is what certificates are."""
    return has_range(thing[0]) or any(_degree(line) > 0 or _school(line) > _CLEAR for line in thing)


def _degree(line: PrintedLine) -> float:
    return max(map(evidence.degree, _texts(line)))


def _school(line: PrintedLine) -> float:
    return max(map(evidence.institution, _texts(line)))


def _texts(line: PrintedLine) -> list[str]:
    texts = [cell.text for cell in line.cells]
    return [_behind_date(texts[0]) or texts[0], *texts[1:]]
