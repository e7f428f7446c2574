"""Links of the person that stand as lines of their own in lists of something else, at the foot of a page mostly."""

from __future__ import annotations

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
    """Takes the lines that are nothing but a link, with a label for one or without, out of lists of other things."""
    taken: list[PrintedLine] = []
    for section in sections:
        if section.kind in _LISTS:
            links = [line for line in section.lines if _is_link(line)]
            section.lines = [line for line in section.lines if line not in links]
            taken += links
    return taken


def _is_link(line: PrintedLine) -> bool:
    label, _, behind = line.text.partition(":")
    of_network = len(label.split()) <= _LABEL and NETWORK.match(bare(behind)) is not None
    address = behind.strip() if label_of(label) == "link" or of_network else line.text
    whole = whole_link(address, next((cell.href for cell in line.cells if cell.href), None)) or address
    return bool(URL.fullmatch(whole)) and "/" in whole and whole.rstrip("/").split("//")[-1].count("/") <= _DEEPEST
