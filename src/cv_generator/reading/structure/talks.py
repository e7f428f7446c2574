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

    Where most lines cite what was told, by its authors, its title in quotes or as a talk or a poster, they stay
    publications. So are sections of research none of whose lines cites a work ones of the person's own.
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
        return 2 * sum(map(_cites_talk, section.lines)) <= len(section.lines)
    return lexicon("evidence", "research").hits(heading) > 0 and not any(map(_cites, section.lines))


def _cites_talk(line: PrintedLine) -> bool:
    cited = _AUTHOR.search(line.text) or _QUOTED.search(line.text)
    return bool(cited) or lexicon("evidence", "talk").hits(line.text) > 0


_QUOTED = re.compile(r"[“„”\"«][^“”\"]{15,}")
_AUTHOR = re.compile(
    r"(?<!\w)[^\W\d_a-z][^\W\d_]+,? (?:[^\W\d_a-z]\.[ -]?){1,3}(?=[\s,;&(]|$)"
    r"|(?<!\w)(?:[^\W\d_a-z]\. ?){1,3}[^\W\d_a-z][^\W\d_]+(?=,| and| &)"
    r"|(?<!\w)[^\W\d_a-z][^\W\d_]+ [^\W\d_a-z]{1,2}(?=[,.])"
)
"""An author by initials: `Berg, A. & Sample, B.`, `A. Berg and`, `Berg A,`"""


def _cites(line: PrintedLine) -> bool:
    return bool(_CITATION.search(line.text))
