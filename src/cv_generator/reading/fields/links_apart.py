"""Links of the person that stand in a section of something else: on lines of their own, amid texts, behind icons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from itertools import takewhile

from cv_generator.cv.other_names import plain
from cv_generator.cv.profiles import bare, is_profile, key, user_of, without_query
from cv_generator.languages import WORD
from cv_generator.reading.fields.contact_bits import whole_link
from cv_generator.reading.fields.found import Found
from cv_generator.reading.fields.names import plain_letters
from cv_generator.reading.fields.pieces import of_line
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

_TEXTS = _LISTS | {"summary"}
"""Sections without entries of others: a profile on a line of its own there is the person's, whatever its name."""

_OF_OTHERS = frozenset(("contact", "title", "references"))
"""Sections that are read for contact data already, or hold those of other people."""


def take_links(sections: list[Section]) -> list[PrintedLine]:
    """Takes the lines that are nothing but a link, with a label for one or without, off the ends of lists.

    Links amid a list belong to its items; a profile on a network does not. One below an entry may be an employer's.
    """
    taken: list[PrintedLine] = []
    for section in sections:
        if section.kind in _LISTS:
            first = sum(1 for _ in takewhile(_is_link, section.lines))
            last = sum(1 for _ in takewhile(_is_link, reversed(section.lines[first:])))
            end = len(section.lines) - last
            taken += [*section.lines[:first], *section.lines[end:]]
            section.lines = section.lines[first:end]
        if section.kind in _TEXTS and (profiles := [line for line in section.lines if _is_profile(line)]):
            taken += profiles
            section.lines = [line for line in section.lines if line not in profiles]
    return taken


def _is_profile(line: PrintedLine) -> bool:
    label = line.text.removesuffix(address := _address(line))
    return len(label.split()) <= _LABEL and " " not in address and is_profile(address)


def _address(line: PrintedLine) -> str:
    """What stands behind a label, or all."""
    label, colon, behind = line.text.partition(": ")
    return (behind if colon else label).strip()


def _is_link(line: PrintedLine) -> bool:
    label, _, behind = line.text.partition(":")
    of_network = len(label.split()) <= _LABEL and NETWORK.match(bare(behind)) is not None
    address = behind.strip() if label_of(label) == "link" or of_network else line.text
    whole = whole_link(address, next((cell.href for cell in line.cells if cell.href), None)) or address
    return bool(URL.fullmatch(whole)) and "/" in whole and whole.rstrip("/").split("//")[-1].count("/") <= _DEEPEST


def take_profiles(sections: list[Section], person: Sequence[str]) -> list[Found]:
    """Takes the lines that are nothing but a profile of the `person` (name, e-mail address) off all other sections."""
    taken: list[Found] = []
    for section in sections:
        if section.kind not in _OF_OTHERS:
            own = [line for line in section.lines if _is_profile(line) and _is_of(_address(line), person)]
            taken += [replace(of_line(line), value=without_query(_address(line)), verbatim=False) for line in own]
            section.lines = [line for line in section.lines if line not in own]
    return taken


def profiles_besides(
    sections: list[Section], leads: Iterable[str], known: Iterable[str], person: Sequence[str]
) -> list[Found]:
    """Profiles of the `person` that are named or led to amid a text, and those that pictures lead to.

    Only on networks without a `known` one. Of two on one network nobody knows which is the person's, unless one alone
    has the name.
    """
    cells = [
        cell for section in sections if section.kind not in _NOT_OWN for line in section.lines for cell in line.cells
    ]
    named = (found[0] for cell in cells for found in URL.finditer(cell.text))
    led = (run.href for cell in cells for run in cell.runs if run.href)
    pictured = [url for url in leads if is_profile(url)]
    own = {key(url): url for url in (*pictured, *led, *named) if is_profile(url) and _is_of(url, person)}
    taken = {_network(url) for url in known}
    besides = _alone(own, taken)
    besides += _alone({key(url): url for url in pictured}, taken | {_network(url) for url in own})
    return [Found(without_query(url), "", (), _BESIDES) for url in besides]


def _alone(profiles: Mapping[str, str], taken: Set[str]) -> list[str]:
    """The addresses of the profiles (by their keys) of which there is no other on their network."""
    networks = Counter(map(_network, profiles))
    return [url for name, url in profiles.items() if networks[_network(name)] == 1 and _network(name) not in taken]


def _network(url: str) -> str:
    return key(url).partition("/")[0]


def _is_of(profile: str, person: Sequence[str]) -> bool:
    """Whether the user of a profile is called as a person: `aquill`, `quill-ada`, `ada-q`, not `ada-fen` for Ada Quill.

    Others have the same given name, and words of three letters stand in many others: these tell only where nothing but
    initials stands beside them.
    """
    for name in person:
        local, is_email, _ = name.partition("@")
        parts = [_spellings(part) for part in ([local] if is_email else WORD.findall(name))]
        for user in _spellings(user_of(profile)):
            told = [max((len(part) for part in spelt if part in user), default=0) for spelt in parts]
            is_whole = sum(told) >= _SHORTEST and len(user) - sum(told) <= _INITIALS
            if is_whole or max(told[1:], default=0) > _SHORTEST:
                return True
    return False


def _spellings(name: str) -> set[str]:
    """The letters of a name as addresses may have them: `mueller` and `muller` for `Müller`."""
    return {plain_letters(name), plain_letters(plain(name))} - {""}


_SHORTEST, _INITIALS = 3, 2  # letters
_BESIDES = 0.7  # certainty
_NOT_OWN = _OF_OTHERS | {"publications"}
