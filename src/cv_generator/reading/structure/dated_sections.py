"""What dated entries are about that stand under a heading which only its look makes one: told by what they hold."""

from __future__ import annotations

import re
from dataclasses import replace

from cv_generator.cv.dates import parse_date_range
from cv_generator.reading.structure.headings import ENTRIES, has_stem_of
from cv_generator.reading.structure.mixed import spans
from cv_generator.reading.structure.printed import PrintedLine, has_date, has_range
from cv_generator.reading.structure.sections import Section
from cv_generator.reading.words import evidence

_WHY_SKILLS = "it has no dates and no roles, its lines are groups with labels, and another section holds the jobs"
_WHY_THINGS = "its heading announces other things, skills stand above it, and its lines are as short as they are"
_GROUP = re.compile(r"[^\W\d_][^:.]{1,30}:")
_FEWEST = 2
_LONGEST = 60
_LONGEST_THING = 70
_WHY = "its entries have dates, and titles or degrees told what they are"


def settled(sections: list[Section]) -> list[Section]:
    """The sections, those with dated entries under an unlisted heading as work, education or further experience.

    Titles make work of what stands first in a CV, or of the only such section; later ones are further experience, and
    so are those of volunteers and members beside a section whose heading surely announces jobs.
    """
    has_work = any(section.kind == "work_experience" for section in sections)
    sure_work = any(s.kind == "work_experience" and s.heading and s.heading.sure and spans(s.lines) for s in sections)
    found: list[Section] = []
    for section in sections:
        if found and _goes_on_with_things(section, found[-1]):
            found.append(replace(section, kinds=("skills",), why=_WHY_THINGS))
            continue
        if not _is_guess(section):
            jobs_elsewhere = sure_work and section.kinds == ("work_experience",) and _groups_knowledge(section)
            found.append(replace(section, kinds=("skills",), why=_WHY_SKILLS) if jobs_elsewhere else section)
            continue
        is_first = not any(other.kind in ENTRIES and other.lines for other in found)
        kind = _kind(section, is_work=is_first or not has_work)
        if kind == "work_experience" and sure_work and not is_first and _is_voluntary(section):
            kind = "further_experience"
        has_work = has_work or kind == "work_experience"
        found.append(replace(section, kinds=(kind, *section.kinds[1:]), why=_WHY))
    return found


def _goes_on_with_things(section: Section, above: Section) -> bool:
    """Whether `Other` stands right below skills, and above a few undated short things: they are skills too."""
    headed = section.kind == "other" and section.heading is not None and section.heading.sure
    if not headed or above.kinds != ("skills",) or section.stream != above.stream or not above.lines:
        return False
    told = any(has_date(line) or ":" in line.text or len(line.text) > _LONGEST_THING for line in section.lines)
    return len(section.lines) >= _FEWEST and not told and not any(map(_names_role, section.lines))


def _groups_knowledge(section: Section) -> bool:
    """Whether a section has no date and no role, but groups: `Technical experience` above `Tools: Git, Make`."""
    plain = [line for line in section.lines if not line.bullet]
    groups = sum(bool(_GROUP.match(line.text)) for line in plain)
    dated = any(map(has_date, section.lines))
    return groups >= _FEWEST and not dated and not any(map(_names_role, section.lines))


def _names_role(line: PrintedLine) -> bool:
    return len(line.text) < _LONGEST and evidence.title(line.text) > 1


def _is_guess(section: Section) -> bool:
    guessed = section.heading is not None and not section.heading.sure
    return guessed and section.kind in (*ENTRIES, "other") and (spans(section.lines) > 0 or _lists_days(section))


def _lists_days(section: Section) -> bool:
    """Whether most lines are a single date and, in a cell of its own, a title: days on trial, short engagements."""
    pairs = [line for line in section.lines if len(line.cells) > 1 and _is_single_date(line.cells[0].text)]
    titled = sum(evidence.title(line.cells[1].text.partition(",")[0]) > 1 for line in pairs)
    return len(pairs) >= _FEWEST and 3 * len(pairs) > 2 * len(section.lines) and 2 * titled > len(pairs)


def _is_single_date(text: str) -> bool:
    return parse_date_range(text.rstrip(" :")) is not None


def _kind(section: Section, *, is_work: bool) -> str:
    naming = [_pieces(line) for line in section.lines if not line.bullet or has_range(line, 120)]
    titles = sum(any(evidence.title(piece) > 1 for piece in pieces) for pieces in naming)
    degrees = sum(any(_is_degree(piece) for piece in pieces) for pieces in naming)
    if not titles:  # teachers work at schools
        degrees = max(degrees, sum(any(_is_school(piece) for piece in pieces) for pieces in naming))
    if section.kind == "education" and titles <= degrees:
        return "education"
    if section.kind == "work_experience" or (section.kind == "further_experience" and not is_work):
        return section.kind
    if degrees > titles:
        return "education"
    return "work_experience" if titles and is_work else "further_experience"


def _pieces(line: PrintedLine) -> list[str]:
    """What a line names, piece by piece."""
    return [piece for cell in line.cells for piece in _MARKS.split(cell.text) if piece]


_MARKS = re.compile(r" ?[|,:;–—] ?| - ")


def _is_degree(piece: str) -> bool:
    return evidence.degree(piece) > 1 >= evidence.title(piece)


def _is_school(piece: str) -> bool:
    return len(piece) < _LONGEST and evidence.institution(piece) > 1


def _is_voluntary(section: Section) -> bool:
    """Whether most dated lines tell of volunteers, members and projects."""
    dated = [line for line in section.lines if has_range(line)]
    return 2 * sum(has_stem_of("further_experience", line.text) for line in dated) > len(dated)
