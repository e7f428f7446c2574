"""Sections under headings that no list knows and whose lines tell no field: kept under the person's own heading."""

from __future__ import annotations

from cv_generator.reading.fields.entries import read_entries
from cv_generator.reading.fields.found import Found, FoundCv, FoundSection
from cv_generator.reading.fields.lists import read_items
from cv_generator.reading.structure.mixed import spans
from cv_generator.reading.structure.printed import PrintedLine

_ITEMS, _ENTRIES = "awards", "further_experience"
"""The fields whose forms the items and the entries of such a section have."""


def read_custom(heading: Found, lines: list[PrintedLine], cv: FoundCv) -> None:
    """Appends the section to `cv.custom`: entries where its lines hold ranges of dates, else items."""
    own = FoundCv()
    if spans(lines):
        read_entries(_ENTRIES, lines, own)
    else:
        read_items(_ITEMS, lines, own)
    section = FoundSection(heading, own.lists.get(_ITEMS, []), own.entries.get(_ENTRIES, []))
    if section.items or section.entries:
        cv.custom.append(section)
        cv.structure.extend(own.structure)
