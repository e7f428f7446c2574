"""Sections whose heading announces several things: `Courses & Certificates`, `Languages and Interests`."""

from __future__ import annotations

import re
from dataclasses import replace

from cv_generator.cv.dates import find_dates
from cv_generator.reading.contact_bits import EMAIL
from cv_generator.reading.language_skills import is_language_list
from cv_generator.reading.phones import PHONE
from cv_generator.reading.printed import PrintedLine
from cv_generator.reading.sections import Section

_ENTRIES = ("work_experience", "education", "further_experience")


def split_mixed(section: Section) -> list[Section]:
    """One section per kind. Entries stay together under the first kind; lists are told apart item by item."""
    if len(section.kinds) == 1 or section.heading is None or section.kind in _ENTRIES:
        return [section]
    parts: dict[str, list[PrintedLine]] = {kind: [] for kind in section.kinds}
    current = section.kinds[0]
    for line in section.lines:
        current = _kind_of(line, section.kinds, current)
        parts[current].append(line)
    sections = [replace(section, kinds=(kind,), lines=lines) for kind, lines in parts.items() if lines]
    return sections or [replace(section, kinds=section.kinds[:1])]


def _kind_of(line: PrintedLine, kinds: tuple[str, ...], current: str) -> str:
    """The kind that a line's own words tell; else the first one."""
    text = line.text
    if "languages" in kinds and is_language_list(text):
        return "languages"
    for kind in kinds:
        if (words := _MARKS.get(kind)) and words.search(text):
            return kind
    others = [kind for kind in kinds if kind != "languages"]
    return others[0] if others else current


_MARKS = {
    "certifications": re.compile(
        r"(?i)certif|zertif|licen[cs]e|lizenz|diplom(?!arbeit)|uprawnien|certyfikat|\bsep\b|ausweis|registrat|"
        r"świadectw|prawo wykonyw|nachweis|accredit|zulassung|schein\b"
    ),
    "trainings": re.compile(
        r"(?i)kurs|course|training|seminar|workshop|schulung|lehrgang|szkoleni|warsztat|bootcamp|weiterbildung|"
        r"fortbildung|study day|webinar|tagung|summer school"
    ),
    "awards": re.compile(
        r"(?i)award|prize|preis|nagrod|wyróżn|auszeichn|stipend|scholarship|honou?r|medal|stypend|winner|"
        r"gewinner|laureat"
    ),
    "publications": re.compile(
        r"(?i)\bin:|journal|doi|proceedings|isbn|verlag|wydawn|publi|hrsg|artyku|conference|vol\.|nr \d+/|S\. "
        r"\d+|pp\. "
    ),
    "references": re.compile(r"(?i)referen|auf anfrage|on request|na życzenie"),
}


def _is_sentence(text: str) -> bool:
    return text.endswith(".") and len(text.split()) > 9 and text.count(",") < 3 and ":" not in text


def by_content(section: Section) -> Section:
    """A section whose lines contradict its heading: `Career Summary` above prose, `Profile` above dated jobs."""
    lines = section.lines
    if not lines or section.heading is None:
        return section
    kind = section.kind
    if kind not in (*_ENTRIES, "summary", "skills", "languages", "other"):
        return section
    dated = sum(1 for line in lines if any(not date.range.is_single for date in find_dates(line.text[:200])))
    prose = sum(1 for line in lines if len(line.text.split()) > 12)
    spoken = sum(1 for line in lines if is_language_list(line.text)) if kind in ("skills", "languages", "other") else 0
    reached = kind == "summary" and any(EMAIL.search(line.text) or PHONE.fullmatch(line.text) for line in lines)
    if reached and len(lines) > 1:
        kind = "contact"
    elif (
        kind in _ENTRIES and not dated and prose and prose * 2 >= len(lines) and not any(line.bullet for line in lines)
    ):
        kind = "summary"
    elif kind == "summary" and dated > 1:
        kind = "work_experience"
    elif kind == "skills" and all(_is_sentence(line.text) for line in lines):
        kind = "summary"
    elif kind == "skills" and spoken > 1 and spoken * 3 >= len(lines) * 2:
        kind = "languages"
    elif kind == "languages" and not spoken and len(lines) > 1:
        kind = "skills"
    elif kind in _ENTRIES and not section.heading.sure and not any(find_dates(line.text[:200]) for line in lines):
        kind = "other"
    elif kind == "other" and spoken and spoken * 2 > len(lines):
        kind = "languages"
    elif kind == "other" and not section.heading.sure and not dated and all(len(line.text) < 60 for line in lines):
        kind = "skills"
    elif kind == "other" and dated and not section.heading.sure:
        kind = "further_experience"
    return replace(section, kinds=(kind, *section.kinds[1:])) if kind != section.kind else section
