"""Sections whose heading announces several things: `Courses & Certificates`, `Languages and Interests`."""

from __future__ import annotations

import re
from dataclasses import replace

from cv_generator.reading.language_skills import is_language_list
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
        r"(?i)certif|zertif|licen[cs]e|lizenz|diplom(?!arbeit)|uprawnien|certyfikat|\bsep\b|ausweis|registrat|świadectw|prawo wykonyw|nachweis|accredit|zulassung|schein\b"
    ),
    "trainings": re.compile(
        r"(?i)kurs|course|training|seminar|workshop|schulung|lehrgang|szkoleni|warsztat|bootcamp|weiterbildung|fortbildung|study day|webinar|tagung|summer school"
    ),
    "awards": re.compile(
        r"(?i)award|prize|preis|nagrod|wyróżn|auszeichn|stipend|scholarship|honou?r|medal|stypend|winner|gewinner|laureat"
    ),
    "publications": re.compile(
        r"(?i)\bin:|journal|doi|proceedings|isbn|verlag|wydawn|publi|hrsg|artyku|conference|vol\.|nr \d+/|S\. \d+|pp\. "
    ),
    "references": re.compile(r"(?i)referen|auf anfrage|on request|na życzenie"),
}
