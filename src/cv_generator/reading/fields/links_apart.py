"""Links of the person that stand as lines of their own at an end of a list of something else."""

from __future__ import annotations

from itertools import takewhile

from cv_generator.cv.profiles import bare
from cv_generator.reading.fields.contact_bits import whole_link
from cv_generator.reading.fields.torn_links import NETWORK
from cv_generator.reading.structure.printed import PrintedLine
from cv_generator.reading.structure.sections import Section
from cv_generator.reading.words.labels import label_of
from cv_generator.reading.words.patterns import URL

_LISTS = frozenset(("skills", "languages", "interests", "other"))
"""Sections whose items are not found on pages of their own, as certificates, talks and projects are."""

_DEEPEST = 3
"""Steps of a path that may lead to a profile: `/in/ada-quill`, not to a page deep in a site."""

_LABEL = 3
"""Words of what may stand before the address of a profile: `My LinkedIn profile:`"""


def take_links(sections: list[Section]) -> list[PrintedLine]:
    """Takes the lines that are nothing but a link, with a label for one or without, off the ends of lists.

    Links amid a list belong to its items.
    """
    taken: list[PrintedLine] = []
    for section in sections:
        if section.kind in _LISTS:
            first = sum(1 for _ in takewhile(_is_link, section.lines))
            last = sum(1 for _ in takewhile(_is_link, reversed(section.lines[first:])))
            end = len(section.lines) - last
            taken += [*section.lines[:first], *section.lines[end:]]
            section.lines = section.lines[first:end]
    return taken


def _is_link(line: PrintedLine) -> bool:
    label, _, behind = line.text.partition(":")
    of_network = len(label.split()) <= _LABEL and NETWORK.match(bare(behind)) is not None
    address = behind.strip() if label_of(label) == "link" or of_network else line.text
    whole = whole_link(address, next((cell.href for cell in line.cells if cell.href), None)) or address
    return bool(URL.fullmatch(whole)) and "/" in whole and whole.rstrip("/").split("//")[-1].count("/") <= _DEEPEST
