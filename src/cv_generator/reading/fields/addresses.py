"""Postal addresses, told by their postcodes, streets and towns."""

from __future__ import annotations

import re

from cv_generator.cv.dates import find_dates
from cv_generator.languages import Pattern, lexicon
from cv_generator.reading.fields.contact_bits import Bit
from cv_generator.reading.fields.found import Found
from cv_generator.reading.fields.phones import is_code_of_a_place
from cv_generator.reading.structure.headings import sections_named
from cv_generator.reading.words import evidence
from cv_generator.reading.words.patterns import POSTAL
from cv_generator.reading.words.text import outside_brackets

_HOUSE_NUMBER = re.compile(
    r"(?i)^\d{1,4}\s?[a-z]?[\s,]|[\s,]\d{1,4}\s?[a-z]?(?:\s?[/–-]\s?\d{1,4}\s?[a-z]?){0,3}[\s,]*$"
)
HOUSE_NAME = Pattern(r"(?i)\bc/o\b|\b(?:{house end})$|^(?:{house begin})\b")
_LINES_ABOVE = 4
_DOOR = Pattern(r"(?i)(?:{door})\b")
_AREA = Pattern(r"{area}")
"""How a profile of a network tells where somebody lives."""
_PLACE = re.compile(r"[^\W\d_a-z][^\W\d_]+(?:[ -][^\W\d_]+){0,4}")
_KIND_OF = Pattern(r"(?i)\s*\((?:{kind of address})\)$")


def is_town(text: str) -> bool:
    """A postcode with its town, and no street before them: `1050 Wien`, `York YO26 6LB`."""
    if len(text) > 60 or not (found := POSTAL.search(text)):
        return False
    before = text[: found.start()]
    return not any(c.isdigit() for c in before) and not lexicon("contact", "street").hits(before)


def street_above(bits: list[Bit], town: Bit) -> list[Bit]:
    """The lines of an address right above its town, whatever their shape, but for the name and the headline."""
    taken: list[Bit] = []
    for index in range(len(bits) - 1, -1, -1):
        bit, below = bits[index], taken[0] if taken else town
        if len(taken) == _LINES_ABOVE or not _may_stand_above(bit, below) or (index == 0 and not _is_street(bit.text)):
            break
        taken.insert(0, bit)
    while taken and not _is_street(taken[0].text):
        taken.pop(0)
    return taken


def _may_stand_above(bit: Bit, below: Bit) -> bool:
    if bit.line is None or below.line is None or bit.label or len(bit.text) > 50 or len(bit.text) < 3:
        return False
    if bit.line.stream != below.line.stream or not 0 <= below.blocks[0] - bit.blocks[-1] <= 1:
        return False
    if (bit.line.style.size or 0) > (below.line.style.size or 0) + 0.4 or bit.text.endswith((".", ":")):
        return False
    return evidence.title(bit.text) < 1 and not find_dates(bit.text) and not sections_named(bit.text)


def between_lines(bits: list[Bit], found: list[Found]) -> list[Bit]:
    """`Nightingale House` between the flat above and the street below: lines in the midst of an address."""
    blocks = {block for part in found for block in part.blocks}
    return [
        bit for bit in bits
        if bit.line is not None and bit.blocks and not bit.label and len(bit.text) < 50
        and not blocks.intersection(bit.blocks) and {bit.blocks[0] - 1, bit.blocks[-1] + 1} <= blocks
        and evidence.title(bit.text) < 1
    ]  # fmt: skip


CODE_AT_END = re.compile(r"(?i)\bc\.? ?p\.?:? ?\d{5}$")
"""A postcode behind its short form, and no town: `Col. Santa Cecilia C.P. 44700`."""
_SHORT = 40
_LABEL = re.compile(r":(?:\s|$)")
_POSTCODE = re.compile(r"\d{4,6}|\d\d-\d{3}")


def goes_on_below(text: str) -> bool:
    """Whether a line below a labelled address may be its second line: `Guadalajara Jal.`, `Boîte postale 89`."""
    if len(text) > _SHORT or evidence.title(text) > 0 or sections_named(text) or _LABEL.search(text):
        return False
    return evidence.could_be_place(text) or bool(_DOOR.match(text)) or _is_street(text)


def postcode_below(bits: list[Bit], place: Found) -> Bit | None:
    """A postcode alone on the line below a place."""
    if POSTAL.search(place.value):
        return None
    return next((bit for bit in bits if not bit.label and is_near(place, bit) and _POSTCODE.fullmatch(bit.text)), None)


def _is_street(text: str) -> bool:
    numbered = bool(_HOUSE_NUMBER.search(text)) and not re.search(r"\d{5}", text)
    return numbered or bool(HOUSE_NAME.search(text)) or lexicon("contact", "street").hits(text) > 0


def names_places(text: str) -> bool:
    """`Dublin 8, Ireland`: places and nothing else, with the number of a district."""
    pieces = [re.sub(r"\s\d{1,2}$", "", piece) for piece in _PLACES_PARTED.split(text)]
    if len(text) > 60:
        return False
    known = [evidence.is_place(piece) for piece in pieces]
    return (
        bool(_AREA.fullmatch(text))
        or all(known)
        or _in_surroundings(pieces)
        or _ends_in_town(pieces)
        or _beside_town(pieces)
    )


def _ends_in_town(pieces: list[str]) -> bool:
    """`North Campus, Room 4.12, Amsterdam, The Netherlands`: a town in its country, and where in the town."""
    inside = pieces[:-2]
    town = ", ".join(pieces[-2:])
    return 1 < len(inside) < 4 and evidence.is_place(town) and all(evidence.title(piece) < 1 for piece in inside)


_PLACES_PARTED = re.compile(r", ?|\s+[–-]\s+(?=[A-Z]{2}$)")


def _beside_town(pieces: list[str]) -> bool:
    """`Marcinkowice, Oława`: a village that no list has, and the town that it belongs to."""
    village = bool(_PLACE.fullmatch(pieces[0])) and " " not in pieces[0] and evidence.title(pieces[0]) < 1
    return len(pieces) == len(("village", "town")) and village and evidence.is_place(pieces[1])


def _in_surroundings(pieces: list[str]) -> bool:
    """`Faisalabad, Punjab, Pakistan`, `Iran, Tabriz`: a town that no list knows, and a country or a part of one."""
    if len(pieces) == len(("country", "town")) and pieces[0].casefold() in evidence.surroundings():
        pieces = pieces[::-1]
    around = pieces[-1].strip(" .").casefold() in evidence.surroundings()
    named = all(_PLACE.fullmatch(piece) and evidence.title(piece) < 1 for piece in pieces[:-1])
    return 1 < len(pieces) < 5 and around and named


def address_like(text: str) -> bool:
    if len(text) > 130 or "@" in text or (find_dates(text) and not POSTAL.search(text)):
        return False
    if POSTAL.search(text):
        return True
    long = re.search(r"\d[\d-]{5,}", text)
    street = any(c.isdigit() for c in text) and lexicon("contact", "street").hits(text) > 0
    return street and (not long or is_code_of_a_place(text, long[0]))


def is_near(found: Found, bit: Bit) -> bool:
    return bool(bit.blocks) and 0 <= bit.blocks[0] - found.blocks[-1] <= 1


_DASHED = re.compile(r"\s+[–—/-]\s+(?=(?:[A-Z]{1,3}-)?\d{4,5}\s+[^\W\d]|\d\d-\d{3}\s)")


def address_lines(text: str) -> list[str]:
    """Cut at commas, but a state stays with its town and a flat with its street."""
    lines: list[str] = []
    text = _KIND_OF.sub("", text)
    for piece in outside_brackets(_DASHED.sub(", ", text), ",;"):
        follows = re.fullmatch(r"[A-Z]{2}(?: \d{5}(?:-\d{4})?)?", piece) or _DOOR.match(piece)
        if lines and follows:
            lines[-1] = f"{lines[-1]}, {piece}"
        elif piece:
            lines.append(piece)
    return lines
