"""`References available upon request`, wherever it is printed: below skills or jobs, or as a heading of nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cv_generator.languages import Pattern
from cv_generator.reading.structure.headings import has_stem_of, sections_named
from cv_generator.reading.structure.printed import PrintedLine
from cv_generator.reading.structure.sections import Section

_WORDS = 12
_ON_REQUEST = Pattern(r"(?i)(?<!\w)(?:{on request})(?!\w)")
_WHY = "it says that references are given on request"


def with_references_on_request(sections: list[Section]) -> list[Section]:
    """The sections, with lines that only say that references are given on request as sections of their own."""
    return [part for section in sections for part in _parted(section)]


def _parted(section: Section) -> Iterator[Section]:
    if section.kind == "references":
        head = section.heading_line
        is_said = head is not None and not section.lines and _says_so(head)
        yield replace(section, heading=None, lines=[head], why=_WHY) if is_said and head is not None else section
        return
    said = [line for line in section.lines if _says_so(line)]
    yield replace(section, lines=[line for line in section.lines if line not in said]) if said else section
    if said:
        yield Section(("references",), section.stream, lines=said[:1], why=_WHY)


def _says_so(line: PrintedLine) -> bool:
    text = line.text
    if len(line.cells) > 1 or len(text.split()) > _WORDS or not _ON_REQUEST.search(text):
        return False
    words = (word.strip(".,:;*()") for word in text.split())
    return has_stem_of("references", text) or any(sections_named(word) == ("references",) for word in words)
