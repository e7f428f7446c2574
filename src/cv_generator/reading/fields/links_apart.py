"""Links of the person that stand as lines of their own in a section of something else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import takewhile

from cv_generator.cv.profiles import bare, is_profile
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

_LABEL = 4
"""Words of what may stand before the address of a profile: `My LinkedIn profile:`"""

_OF_OTHERS = frozenset(("contact", "title", "references"))
"""Sections that are read for contact data already, or hold those of other people."""


def take_links(sections: list[Section]) -> list[PrintedLine]:
    """Takes the lines that are nothing but a link, with a label for one or without, off the ends of lists.

    Links amid a list belong to its items; the person's profile on a network belongs to nothing else, wherever it is.
    """
    taken: list[PrintedLine] = []
    for section in sections:
        if section.kind in _LISTS:
            first = sum(1 for _ in takewhile(_is_link, section.lines))
            last = sum(1 for _ in takewhile(_is_link, reversed(section.lines[first:])))
            end = len(section.lines) - last
            taken += [*section.lines[:first], *section.lines[end:]]
            section.lines = section.lines[first:end]
        if section.kind not in _OF_OTHERS and (profiles := [line for line in section.lines if _is_profile(line)]):
            taken += profiles
            section.lines = [line for line in section.lines if line not in profiles]
    return taken


def _is_profile(line: PrintedLine) -> bool:
    label, colon, address = line.text.partition(": ")
    if not colon:
        label, address = "", line.text
    return len(label.split()) <= _LABEL and " " not in address.strip() and is_profile(address)


def _is_link(line: PrintedLine) -> bool:
    label, _, behind = line.text.partition(":")
    of_network = len(label.split()) <= _LABEL and NETWORK.match(bare(behind)) is not None
    address = behind.strip() if label_of(label) == "link" or of_network else line.text
    whole = whole_link(address, next((cell.href for cell in line.cells if cell.href), None)) or address
    return bool(URL.fullmatch(whole)) and "/" in whole and whole.rstrip("/").split("//")[-1].count("/") <= _DEEPEST


def profiles_besides(sections: list[Section], leads: Iterable[str], known: Iterable[str]) -> list[str]:
    """Profiles that are named or led to amid a text, or that a picture leads to, on networks without a `known` one.

    Of two on one network nobody knows which is the person's.
    """
    others = [section for section in sections if section.kind not in _NOT_OWN]
    cells = [cell for section in others for line in section.lines for cell in line.cells]
    named = (found[0] for cell in cells for found in URL.finditer(cell.text))
    led = (run.href for cell in cells for run in cell.runs if run.href)
    profiles = {bare(url): url for url in (*leads, *led, *named) if is_profile(url)}
    networks = Counter(bare(url).partition("/")[0] for url in (*profiles, *known))
    return [url for key, url in profiles.items() if networks[key.partition("/")[0]] == 1]


_NOT_OWN = _OF_OTHERS | {"publications"}
