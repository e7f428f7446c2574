"""Addresses that neither a postcode nor a label tells: several signs weigh together, and the place on the page.

`Anand Nagar, Nasik`, `12-4, Kolam Street, Salem - 636001`, `Sitio Maligaya Brgy. Uno`: one sign alone is a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from cv_generator.cv.dates import find_dates
from cv_generator.languages import lexicon
from cv_generator.reading.fields.addresses import address_lines, street_above
from cv_generator.reading.fields.contact_bits import Bit
from cv_generator.reading.fields.found import Found, FoundCv
from cv_generator.reading.structure.headings import sections_named
from cv_generator.reading.words import evidence
from cv_generator.reading.words.patterns import EMAIL, POSTAL, URL

ENOUGH = 2.0
_NEAR = 3  # blocks from the name, the telephone number or the e-mail address
_LONGEST, _LONGEST_PIECE = 110, 5  # letters; words between two commas
_LONGEST_BELOW, _MOST_BELOW = 40, 4  # letters and number of the lines that go on with an address
_BRACKETS = re.compile(r"\s*\([^()]{3,}\)?$")
_HOUSE = re.compile(r"^(?:(?:no|h\.? ?no|#)[ .:]*)?\d{1,4}(?:[-/]\d{1,4})*[a-zA-Z]?[\s,]+(?=[^\W\d])", re.I)
_HOUSE_WITHIN = re.compile(r"[^\W\d]{3} \d{1,3} ?[a-zA-Z]?[\s,]+(?=[^\W\d_a-z]{1}[^\W\d_]{2})")
"""The number of a house between its street and a town: `Fernkade 4 Oldekerk`."""
_CODE_BEHIND = re.compile(r"(?:,\s*|\s*[–-]\s*|\s)(\d{6}|\d{3} \d{3}|\d{4,5})\W*$")
_SHORT_CODE_BEHIND = re.compile(r"(?<=[^\W\d])\s*[–-]\s*\d{1,3}\W*$")
"""The number of a delivery office: `Mumbai – 97`."""
_CODE_BEFORE = re.compile(r"^\d{6}\s+(?=[^\W\d_a-z])")
_CODE = re.compile(r"\d{4,6}")
_NUMBERS = re.compile(r"[\d/-]+")
_NO_ADDRESS = frozenset(":@&")
_COMMAS = re.compile(r"\s*,\s*|\s+[–-]\s+(?=[^\W\d_a-z])")
_DISTRICT = re.compile(r"[A-Z]{1,2}\d{1,2}[A-Z]?")
"""The first half of a British postcode: `Chesterfield, S43`."""
_DUTCH = re.compile(r"\b\d{4} ?[A-Z]{2}$")


def take_address_by_weight(bits: list[Bit], cv: FoundCv) -> list[Bit]:
    """Fills `address_lines` where nothing stands there yet; returns the bits without what it took."""
    if cv.lists.get("address_lines"):
        return bits
    known = _blocks_of_contact(cv)
    for at, bit in enumerate(bits):
        if bit.label or not _is_near(bit, known) or (points := weight(bit.text)) < ENOUGH:
            continue
        taken = [*street_above(bits[:at], bit), bit, *_lines_below(bits[at + 1 :], bit)]
        _set_address(taken, min(0.85, 0.45 + 0.1 * points), cv)
        return [other for other in bits if other not in taken]
    return bits


def _ends_in_postcode(text: str) -> bool:
    """Whether a text has a postcode; the number of a house before its street looks like one: `2522 E. Farn Drive`."""
    code = POSTAL.search(text)
    return code is not None and (code.start() > 0 or "," in text or not lexicon("contact", "street").hits(text))


def below_without_postcode(bits: list[Bit], found: list[Found]) -> list[Bit]:
    """What goes on with an address whose postcode has not come yet: `Mayfield`, `1520` below the street."""
    if not found or any(_ends_in_postcode(piece.value) for piece in found):
        return []
    last = max(found, key=lambda piece: piece.blocks[-1])
    following = [bit for bit in bits if bit.blocks and bit.blocks[0] >= last.blocks[-1]]
    return _lines_below(following, Bit(last.value, last.blocks))


def weight(text: str) -> float:
    """How much speaks for an address, 0 where something else does; 2 is enough."""
    bare = _BRACKETS.sub("", text).strip(" .,;")
    if not 3 < len(bare) <= _LONGEST or _is_other(bare):
        return 0.0
    pieces = [piece for piece in _COMMAS.split(bare) if piece]
    names = [piece for piece in pieces if not (_NUMBERS.fullmatch(piece) or _DISTRICT.fullmatch(piece))]
    if not names or any(len(piece.split()) > _LONGEST_PIECE for piece in names):
        return 0.0
    last = _CODE_BEHIND.sub("", _SHORT_CODE_BEHIND.sub("", names[-1]))
    points = 0.5 * (len(pieces) > 1) + 0.5 * (len(pieces) > 3)
    points += max(1.5 * _is_around(last), 1.0 * evidence.is_place(last)) + 1.0 * evidence.is_place(bare)
    points += 0.5 * any(_is_around(piece) or evidence.is_place(piece) for piece in names[:-1])
    settled = lexicon("contact", "settlement").hits(bare)
    points += 1.5 * (settled > 0) + 0.5 * (settled > 1) + (lexicon("contact", "street").hits(bare) > 0)
    points += 1.0 * bool(_HOUSE.match(bare)) + 0.5 * bool(_SHORT_CODE_BEHIND.search(bare))
    points += 0.5 * bool(_HOUSE_WITHIN.search(bare))
    return points + 1.5 * _has_postcode(bare, pieces)


def _has_postcode(text: str, pieces: list[str]) -> bool:
    amid = len(pieces) > 1 and any(_CODE.fullmatch(piece) or _DISTRICT.fullmatch(piece) for piece in pieces[1:])
    return amid or any(form.search(text) for form in (_CODE_BEHIND, _CODE_BEFORE, _DUTCH, POSTAL))


def _is_around(piece: str) -> bool:
    """A country or a part of one, which a town of whatever name stands before."""
    return _CODE_BEFORE.sub("", piece).strip(" .").casefold() in evidence.surroundings()


def _is_other(text: str) -> bool:
    """Whether a text is a job, a school, an employer, a time, a link or a sentence."""
    if evidence.title(text) >= 1 or evidence.institution(text) > 1 or evidence.degree(text) > 1:
        return True
    if evidence.organisation(text) > 1 or evidence.describes(text) or sections_named(text):
        return True
    return bool(EMAIL.search(text) or URL.search(text) or not _NO_ADDRESS.isdisjoint(text) or find_dates(text))


def _blocks_of_contact(cv: FoundCv) -> frozenset[int]:
    found = (cv.single[name] for name in ("full_name", "email", "phone", "birth_date") if name in cv.single)
    return frozenset(block for one in (*found, *(link for _, link in cv.links)) for block in one.blocks)


def _is_near(bit: Bit, known: Iterable[int]) -> bool:
    return bit.line is not None and any(abs(mine - other) <= _NEAR for mine in bit.blocks for other in known)


def _lines_below(bits: list[Bit], first: Bit) -> list[Bit]:
    """The lines right below that go on: places, postcodes, and what stands above such a one."""
    run: list[Bit] = []
    for bit in bits[:_MOST_BELOW]:
        above = run[-1] if run else first
        if bit.label or len(bit.text) > _LONGEST_BELOW or not 0 <= bit.blocks[0] - above.blocks[-1] <= 1:
            break
        if _is_other(bit.text) or not (bit.text[:1].isupper() or _CODE.fullmatch(bit.text)):
            break
        run.append(bit)
    while run and not (_CODE.fullmatch(run[-1].text) or weight(run[-1].text) >= 1):
        run.pop()
    return run


def _set_address(bits: list[Bit], certainty: float, cv: FoundCv) -> None:
    """What stands in brackets behind the address, as `(willing to relocate)`, is a detail of the person."""
    lines: list[Found] = []
    for bit in bits:
        text = _BRACKETS.sub("", bit.text)
        behind = bit.text[len(text) :].strip()
        if behind and address_lines(bit.text)[-1].endswith(behind):
            cv.details.append((Found("", "", bit.blocks), Found(behind.strip("() "), behind, bit.blocks, 0.8)))
        elif behind:
            cv.structure.append(Found("", behind, bit.blocks, verbatim=False))
        lines.extend(Found(line, line, bit.blocks, certainty) for line in address_lines(text.strip(" .,;")))
    cv.lists["address_lines"] = lines
