"""Research and conferences under headings of their own: works where they are cited, else what somebody did."""

from __future__ import annotations

import re
from dataclasses import replace

from cv_generator.languages import Pattern, lexicon
from cv_generator.reading.structure.printed import PrintedLine, has_range
from cv_generator.reading.structure.sections import Section
from cv_generator.reading.words.patterns import CAPITAL

_WHY = "its heading names research or gatherings, and hardly a line cites a work"
_CITATION = re.compile(r"\((?:19|20)\d\d[a-z]?\)|[“„”\"][^“„”\"]{15,300}[”“\"]|(?<!\w)(?:doi|arxiv)(?!\w)", re.I)
_FEWEST_DATED = 2


def with_research_apart(sections: list[Section]) -> list[Section]:
    """The sections, those of research or conferences that hardly cite a work apart from publications.

    Where several lines of research are dated they are entries; others keep the heading that the person gave them.
    """
    return [_under_own_heading(section) if _hardly_cites(section) else section for section in sections]


def _under_own_heading(section: Section) -> Section:
    dated = sum(map(has_range, section.lines)) >= _FEWEST_DATED
    return replace(section, kinds=("further_experience" if dated else "other",), why=_WHY)


def _hardly_cites(section: Section) -> bool:
    if section.kinds != ("publications",) or section.heading is None or not section.lines:
        return False
    return _names_no_work(section.heading.text) and 3 * sum(map(_cites, section.lines)) <= len(section.lines)


def _names_no_work(heading: str) -> bool:
    """Whether a heading names research, or gatherings and no talks: `Conferences`, not `Conference Presentations`."""
    talks, gatherings = (lexicon("evidence", told).hits(heading) for told in ("talk", "gathering"))
    if lexicon("evidence", "published").hits(heading) or talks > gatherings:
        return False
    return gatherings > 0 or lexicon("evidence", "research").hits(heading) > 0


def _cites(line: PrintedLine) -> bool:
    if _CITATION.search(line.text) or _AUTHOR.search(line.text):
        return True
    named = sum(1 for _ in _BARE_AUTHOR.finditer(line.text))
    return named > 1 or (named == 1 and _YEAR.search(line.text) is not None)


_AUTHOR = Pattern(
    rf"(?<!\w){CAPITAL}[^\W\d_]+,? (?:{CAPITAL}\.[ -]?){{1,3}}(?=[\s,;&(]|$)"
    rf"|(?<!\w)(?:{CAPITAL}\. ?){{1,3}}{CAPITAL}[^\W\d_]+(?=,| &| (?:{{and}})(?!\w))"
)
"""An author by initials: `Berg, A. & Sample, B.`, `A. Berg and`"""
_BARE_AUTHOR = re.compile(rf"(?<!\w){CAPITAL}[^\W\d_]+ {CAPITAL}{{1,2}}(?=[,.])")
"""`Berg A,`: so stand `New York NY,` and `Projekt EU,` too, but hardly two in a line."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
