"""Talks, conferences and research: sections beside publications that keep the heading that the person gave them."""

from __future__ import annotations

import re
from dataclasses import replace

from cv_generator.languages import lexicon
from cv_generator.reading.structure.printed import PrintedLine
from cv_generator.reading.structure.sections import Section

_WHY = "its heading names no published work"
_CITATION = re.compile(r"\((?:19|20)\d\d[a-z]?\)|[“„”\"][^“”\"]{15,}[”“\"]|(?<!\w)(?:doi|arxiv)(?!\w)", re.I)


def with_talks_apart(sections: list[Section]) -> list[Section]:
    """The sections, those of publications whose heading names talks only as ones of the person's own.

    So are those of research none of whose lines cites a work.
    """
    return [_under_own_heading(section) if _is_of_others(section) else section for section in sections]


def _under_own_heading(section: Section) -> Section:
    return replace(section, kinds=("other",), why=_WHY)


def _is_of_others(section: Section) -> bool:
    if section.kinds != ("publications",) or section.heading is None or not section.lines:
        return False
    heading = section.heading.text
    if lexicon("evidence", "published").hits(heading):
        return False
    if lexicon("evidence", "talk").hits(heading):
        return not all(map(_names_authors, section.lines))
    return lexicon("evidence", "research").hits(heading) > 0 and not any(map(_cites, section.lines))


def _names_authors(line: PrintedLine) -> bool:
    return bool(_AUTHORS.match(line.text))


_AUTHORS = re.compile(
    r"[^\W\d_a-z][^\W\d_]+, (?:[^\W\d_a-z]\.[ ,&-]{0,2}){1,3}.{0,120}\((?:[^\W\d_]+ )?(?:19|20)\d\d[a-z]?\)"
)
"""`Berg, A. & Sample, B. (2022)`: a work, also where it was a talk."""


def _cites(line: PrintedLine) -> bool:
    return bool(_CITATION.search(line.text))
