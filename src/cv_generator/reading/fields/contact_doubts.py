"""What speaks against a name, an address, a telephone number, an e-mail address: their form, and each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cv_generator.languages import lexicon
from cv_generator.reading.fields.addresses_by_weight import weight
from cv_generator.reading.fields.found import Found, FoundCv
from cv_generator.reading.fields.line_doubts import Lines, line_marks
from cv_generator.reading.fields.names import plain_letters
from cv_generator.reading.fields.phones import is_of_another_country
from cv_generator.reading.fields.steps import over, under
from cv_generator.reading.words import evidence
from cv_generator.reading.words.patterns import POSTAL

_NUMBER = re.compile(r"\d{2,}")
_PARTS = 5  # letters of a name that an e-mail address may hold
_TOP = 4  # blocks
_FAR = 3  # blocks between the lines of one address
_SIGNS = frozenset(";|/&")


def contact_marks(group: str, found: Found, cv: FoundCv) -> Iterator[str]:
    """The marks of `full_name`, `email`, `phone`, or of a line of the `address`."""
    checks = {"full_name": _of_name, "email": _of_email, "phone": _of_phone, "address": _of_address}[group]
    yield from (name for name, holds in checks(found, cv) if holds)
    yield from cv.marks.get(group, ())


def address_marks(cv: FoundCv, lines: Lines) -> set[str]:
    """What holds for all lines of the address: whether it is cut rightly, and each is a line of it."""
    found = cv.lists.get("address_lines", [])
    blocks = sorted({block for line in found for block in line.blocks})
    if not blocks:
        return set()
    told = {mark for line in found for mark in line_marks(line, found, lines)}
    for where, number in (("above", blocks[0] - 1), ("below", blocks[-1] + 1)):
        text = lines.text(number)
        told.update(_of_neighbour(where, text, is_left=number in lines.left))
    told.update(
        under("a line of it has few signs of an address", min(weight(line.value) for line in found), 0.1, 1.0, 2.0)
    )
    head = [cv.single[name].blocks for name in ("full_name", "email", "phone") if name in cv.single]
    away = min((abs(mine - other) for each in head for mine in blocks for other in each), default=0)
    return told | {*over("it stands apart from name and telephone", away, 2, 5)}


def _of_neighbour(where: str, text: str, *, is_left: bool) -> Iterator[str]:
    """The marks that the line above or below an address sets; `is_left`, some of it found no field."""
    if is_left:
        yield f"the line {where} found no field"
    yield from over(f"the line {where} may belong to it", weight(text), 0.9, 1.9)


def _of_name(found: Found, cv: FoundCv) -> Iterator[tuple[str, bool]]:
    name = found.value
    yield "a name of one word", len(name.split()) == 1
    yield "a name with the words of a title", bool(lexicon("evidence", "title").hits(name))
    yield "a name that is a place", evidence.is_place(name)
    yield "name and e-mail address differ", "email" in cv.single and not _shared(name, cv.single["email"].value)
    yield "the name stands low on the page", found.blocks[:1] > (_TOP,)
    yield "signs stand in the name", not _SIGNS.isdisjoint(name)


def _of_email(found: Found, cv: FoundCv) -> Iterator[tuple[str, bool]]:
    name = cv.single["full_name"].value if "full_name" in cv.single else ""
    yield "name and e-mail address differ", bool(name) and not _shared(name, found.value)
    yield "the e-mail address is short", len(found.value.partition("@")[0]) < 4
    yield "the e-mail address stands behind another text", found.text != found.value


def _shared(name: str, email: str) -> bool:
    local = plain_letters(email.partition("@")[0])
    parts = [part for word in name.split() for part in word.split("-") if len(part) > 2]
    return any(plain_letters(part)[:_PARTS] in local for part in parts)


def _of_phone(found: Found, cv: FoundCv) -> Iterator[tuple[str, bool]]:
    number, printed = found.value, found.text.strip()
    address = ", ".join(line.value for line in cv.lists.get("address_lines", ()))
    yield "few digits", sum(c.isdigit() for c in number) < 9
    yield "no country is told", not number.startswith("+")
    yield "its country is a conclusion", number.startswith("+") and not printed.startswith(("+", "00", "(+"))
    yield "the address is in another country", is_of_another_country(number, address)


def _of_address(found: Found, cv: FoundCv) -> Iterator[tuple[str, bool]]:
    lines = cv.lists["address_lines"]
    blocks = [line.blocks[0] for line in lines if line.blocks]
    yield "an address of many lines", len(lines) > 2
    yield "an address of one line", len(lines) == 1
    yield "no digit in the address", not any(c.isdigit() for line in lines for c in line.value)
    yield "no postcode in the address", not any(POSTAL.search(line.value) for line in lines)
    yield "a long line", len(found.value) > 60
    yield "it begins with a small letter", found.value[:1].islower()
    yield "it holds a colon", ":" in found.value
    yield "its lines are places alone", all(evidence.is_place(line.value) for line in lines)
    numbers = [number for line in lines for number in set(_NUMBER.findall(line.value))]
    yield "a number stands in two of its lines", len(set(numbers)) < len(numbers)
    yield "its lines stand far apart", len(set(blocks)) > 1 and max(blocks) - min(blocks) > _FAR
