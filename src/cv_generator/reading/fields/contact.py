"""Address, telephone, e-mail, links and personal data, from labels and patterns; the name from what is left."""

from __future__ import annotations

import re
from dataclasses import replace

from cv_generator.cv.dates import find_dates
from cv_generator.cv.profiles import bare, without_query
from cv_generator.languages import WORD, Pattern, lexicon
from cv_generator.reading.explanation import asked
from cv_generator.reading.fields import names
from cv_generator.reading.fields.addresses import (
    CODE_AT_END,
    HOUSE_NAME,
    address_like,
    address_lines,
    between_lines,
    goes_on_below,
    is_near,
    is_town,
    names_places,
    postcode_below,
    street_above,
)
from cv_generator.reading.fields.addresses_by_weight import (
    ENOUGH,
    below_without_postcode,
    take_address_by_weight,
    weight,
)
from cv_generator.reading.fields.births import birth_in
from cv_generator.reading.fields.contact_bits import (
    Bit,
    as_structure,
    bits_of,
    leads_to_page,
    whole_link,
    with_whole_addresses,
)
from cv_generator.reading.fields.found import Found, FoundCv, merged
from cv_generator.reading.fields.head_of_page import read_headline, read_name, usual_size
from cv_generator.reading.fields.phones import (
    beside_each_other,
    by_form,
    international,
    is_american,
    is_code_of_a_place,
    is_house_and_postcode,
    is_number_of_something_else,
    numbers_in,
    regions,
)
from cv_generator.reading.fields.told import tell_bits
from cv_generator.reading.fields.torn_links import told_by_target, with_whole_links
from cv_generator.reading.structure.headings import sections_named
from cv_generator.reading.structure.printed import PrintedLine, blocks_of
from cv_generator.reading.words import evidence
from cv_generator.reading.words.labels import label_of
from cv_generator.reading.words.patterns import EMAIL, FACT, PHONE, POSTAL, URL

_CITIZEN = Pattern(r"(?i)\b(\w+)\s+(?:{citizen behind})\b|\b(?:{citizen before})\s+([\w/ -]+)")

_DETAILS = frozenset(("ignored", "birthplace", "fax"))
"""Kinds of labelled data that have no field of their own."""

_SENTENCE = 8
"""Words of a sentence that stands in one line with an address or a number: it is the profile."""

_HIDDEN_EMAIL = re.compile(
    r"(?i)[\w.+-]{1,40} ?[\[({<] ?(?:at|@) ?[\])}>] ?[\w-]{1,40}(?: ?(?:\.|[\[({<] ?dot ?[\])}>]) ?[\w-]{2,20}){1,3}"
)
"""`anna.muster [at] example [dot] org`, as people write their address against robots."""
_AT = re.compile(r"(?i) ?[\[({<] ?(?:at|@) ?[\])}>] ?")
_DOT = re.compile(r"(?i) ?[\[({<] ?dot ?[\])}>] ?")
_MAP = re.compile(r"https?://(?:goo\.gl/maps|maps\.|(?:www\.)?google\.[a-z.]{2,6}/maps|[^/]*openstreetmap\.)")
"""Where a printed address leads to, that is no link of the person."""
_OF_FORM = re.compile(r"(?i)^(?:https?://)?(?:www\.)?(?:europass\.(?:cedefop\.)?(?:europa\.)?eu|europa\.eu/europass)\b")
"""Where the form comes from that a CV is written in, printed at the foot of each of its pages."""
_BARE = re.compile(r"\d{8}")
"""Eight digits in one: rather a postcode than a telephone number, where there is another."""
_BETWEEN_FACTS = re.compile(r"\s*[,;/|•·]\s*|\s+[–—-]\s+")
_CELLS = 5
"""Blocks from a cell to the one below it, of a table with two labels in a row."""
_LABELLED = 0.95
"""How certain an address is at least that stands behind a label."""
_NATIONAL = 9
"""Digits at the end that tell two numbers apart, with and without the code of a country."""


def read_contact(lines: list[PrintedLine], cv: FoundCv, *, language: str, hints: tuple[str, ...]) -> None:
    """Fills the personal fields. What holds none of them stays unplaced."""
    bits = with_whole_links(with_whole_addresses(list(bits_of(lines, cv))))
    reader = _Reader(cv, language)
    reader.labelled = any(bit.label == "phone" and PHONE.search(bit.text) for bit in bits)
    rest = [bit for bit in bits if not reader.take(bit)]
    if told := asked():
        tell_bits(told, [bit for bit in bits if bit not in rest])
    rest = reader.take_address([bit for bit in rest if not _is_document_title(bit, cv)])
    rest = read_name(rest, cv, named=reader.named, hints=hints, usual=usual_size(bits))
    rest = take_address_by_weight(rest, cv)
    reader.finish_phone()
    read_headline(rest, cv)


def _is_document_title(bit: Bit, cv: FoundCv) -> bool:
    """`Lebenslauf`, `Curriculum Vitae`: a label of the whole document."""
    if sections_named(bit.text) != ("title",) or bit.line is None:
        return False
    cv.structure.append(as_structure(bit.text, bit.line))
    return True


class _Reader:
    def __init__(self, cv: FoundCv, language: str) -> None:
        self._cv = cv
        self._language = language
        self.labelled = False
        """Whether a number stands under a label: then bare digits at the end of an address are none."""
        self._addressed: list[Found] = []
        self._town: Bit | None = None
        """Where the address begins with what stood in one piece with other data."""
        self._torn = ""
        """Where a link leads whose printed address was torn apart."""
        self._home = ""
        """The label of the first address."""
        self.named: dict[str, Found] = {}
        """What stands under labels of the name and the headline."""
        self._named_in: PrintedLine | None = None
        self._numbers: list[tuple[Bit, Found]] = []

    def take(self, bit: Bit) -> bool:
        """Whether a bit is told by its form or its label. Addresses without a label and names come later."""
        told_itself = names.looks_like_a_name(bit.text) or EMAIL.fullmatch(bit.text)
        if bit.label in _DETAILS and (bit.printed or not told_itself):
            self._detail(bit)
            return True
        if not bit.label and self._facts(bit):
            return True
        rest = self._emails(bit)
        rest = self._links(rest, bit)
        rest = self._born(rest, bit)
        rest = self._phones(rest, bit)
        rest = self._nationality(rest, bit)
        if bit.label == "birth":
            return True
        if bit.label in ("name", "first_name", "last_name", "headline") and rest.strip():
            value = names.given_first(rest.strip()) if bit.label == "name" else rest.strip()
            found = Found(value, rest.strip(), bit.blocks, 0.98)
            before = self.named.setdefault(bit.label, found)
            if before is not found and bit.line is self._named_in and value.isalpha() and value.istitle():
                self.named[bit.label] = merged((before, found))  # broken by a narrow cell
            self._named_in = bit.line
            return True
        if self._lives_at(rest, bit):
            return True
        return rest != bit.text and self._take_rest(rest, bit)

    def _lives_at(self, text: str, bit: Bit) -> bool:
        """Whether a text is an address by its label, or goes on with such a one; a second one is a detail."""
        if bit.label == "address" and text.strip(" ,"):
            if self._is_of_another_home(bit):
                self._detail(bit)
            else:
                self._addressed.append(Found(text.strip(" ,"), text, bit.blocks, 0.97))
                self._home = self._home or bit.printed.strip(" :")
            return True
        if (bit.label and not POSTAL.search(text)) or not self._ends_address(bit):
            return False
        self._addressed[-1] = merged((self._addressed[-1], Found(bit.text, bit.text, bit.blocks, 0.9)), ", ")
        return True

    def _is_of_another_home(self, bit: Bit) -> bool:
        """Whether an address stands under a label of the same kind as the first one: `Permanent address`."""
        first, label = self._home.casefold(), bit.printed.strip(" :").casefold()
        return bool(self._addressed) and first != label and first.split()[-1:] == label.split()[-1:] != []

    def _ends_address(self, bit: Bit) -> bool:
        """Whether a line goes on with a labelled address that was broken behind a comma.

        In the next row of a table it may stand behind what another label announces.
        """
        if not self._addressed or not self._addressed[-1].text.rstrip().endswith(","):
            return False
        below = bool(bit.label) and 0 <= bit.blocks[0] - self._addressed[-1].blocks[-1] < _CELLS
        return (below or is_near(self._addressed[-1], bit)) and bit.line is not None and not EMAIL.search(bit.text)

    def _detail(self, bit: Bit) -> None:
        """What the head of a CV holds besides, under its own label."""
        if bit.text:
            label = bit.printed.strip(" :")
            blocks = tuple(dict.fromkeys((*blocks_of(bit.line), *bit.blocks))) if bit.line else bit.blocks
            self._cv.details.append((Found(label, label, blocks), Found(bit.text, bit.text, bit.blocks, 0.9)))

    def _facts(self, bit: Bit) -> bool:
        """Whether a bit is nothing but facts of a person without labels: `Brazilian, single, 22 years old`."""
        pieces = [piece.strip(" .") for piece in _BETWEEN_FACTS.split(bit.text) if piece.strip(" .")]
        nations = [piece for piece in pieces if piece.casefold() in lexicon("contact", "nationalities").words]
        others = [piece for piece in pieces if piece not in nations]
        if not others or len(nations) > 1 or not all(FACT.fullmatch(piece) for piece in others):
            return False
        if nations and "nationality" not in self._cv.single:
            self._cv.single["nationality"] = Found(nations[0], nations[0], bit.blocks, 0.9)
            nations = []
        for piece in (*nations, *others):
            self._cv.details.append((Found("", "", bit.blocks), Found(piece, piece, bit.blocks, 0.8)))
        return True

    def _take_rest(self, rest: str, bit: Bit) -> bool:
        """Whether what is left of a bit is an address, or nothing that could be the name."""
        rest = re.sub(r"(\s*,)+(?=\s*,|\s*$)", "", rest).strip(" ,–-()/|")
        rest = ", ".join(piece for piece in rest.split(", ") if not label_of(piece.strip(" ,/")))
        if "summary" not in self._cv.single and evidence.is_sentence(rest) and len(rest.split()) >= _SENTENCE:
            self._cv.single["summary"] = Found(rest, rest, bit.blocks, 0.7)
            return True
        placed = address_like(rest) or (
            bit.label in ("", "link") and (evidence.place(rest) > 1 or weight(rest) >= ENOUGH)
        )
        whole = len(rest) > 6 or evidence.is_place(rest)
        if whole and bit.label in ("", "phone", "email", "link") and placed:
            self._town = self._town or (None if self._addressed else replace(bit, text=rest))
            self._addressed.append(Found(rest, rest, bit.blocks, 0.85))
            return True
        return not (len(rest) > 3 and names.looks_like_a_name(rest))

    def _emails(self, bit: Bit) -> str:
        text = bit.text
        if hidden := _HIDDEN_EMAIL.search(text):
            address = _AT.sub("@", _DOT.sub(".", hidden[0]))
            if "email" not in self._cv.single and _is_email(address):
                self._cv.single["email"] = Found(address, hidden[0], bit.blocks, 0.9, verbatim=False)
                return text.replace(hidden[0], " ")
        for m in list(EMAIL.finditer(text)):
            address = m[0].strip(".'")
            if "email" not in self._cv.single and _is_email(address):
                self._cv.single["email"] = Found(address, m[0], bit.blocks, 0.98, verbatim=False)
            text = text.replace(m[0], " ")
        led = (bit.href or "").removeprefix("mailto:")
        if led != bit.href and "email" not in self._cv.single and EMAIL.fullmatch(led) and _is_email(led):
            self._cv.single["email"] = Found(led, bit.text, bit.blocks, 0.9)
        return text if text != bit.text else bit.text

    def _links(self, text: str, bit: Bit) -> str:
        if whole := whole_link(text, bit.href):
            self._cv.links.append((None, Found(without_query(whole), text, bit.blocks, 0.9, verbatim=False)))
            self._torn = bit.href or ""
            return ""
        if self._torn and bit.href == self._torn and not URL.search(text):
            self._cv.structure.append(Found("", text, bit.blocks, verbatim=False))
            return ""
        for m in list(URL.finditer(text)):
            if _OF_FORM.search(m[0]):
                self._cv.structure.append(Found("", m[0], bit.blocks, verbatim=False))
                text = text.replace(m[0], " ")
                continue
            whole = without_query(told) if (told := told_by_target(m[0], bit.href)) != m[0] else m[0]
            self._cv.links.append((None, Found(whole, m[0], bit.blocks, 0.95, verbatim=whole == m[0])))
            text = text.replace(m[0], " ")
        if (
            text == bit.text
            and bit.href
            and leads_to_page(bit.href)
            and not _MAP.match(bit.href)
            and not EMAIL.search(text)
            and bit.label != "name"
        ):
            if "/" in text and " " not in text.strip():
                self._cv.links.append((None, Found(without_query(bit.href), text, bit.blocks, 0.8)))
            else:
                printed = {bare(url.value) for _, url in self._cv.links}
                href = plain if bare(plain := without_query(bit.href)) in printed else bit.href
                self._cv.links.append((Found(text, text, bit.blocks, 0.8), Found(href, "", bit.blocks, 0.8)))
            return ""
        return text

    def _born(self, text: str, bit: Bit) -> str:
        if "birth_date" in self._cv.single or not (told := birth_in(text, labelled=bit.label == "birth")):
            return text
        self._cv.single["birth_date"] = Found(told.day, told.printed, bit.blocks, 0.97, verbatim=False)
        if re.search(r"\br\.", told.rest):
            self._cv.structure.append(Found("", "r", bit.blocks, verbatim=False))
        if told.town:
            self._cv.details.append((Found("", "", bit.blocks), Found(told.town, told.town, bit.blocks, 0.8)))
        return told.rest

    def _phones(self, text: str, bit: Bit) -> str:
        if bit.label in ("birth", "link"):
            return text
        for m in [m for part in beside_each_other(text) for m in PHONE.finditer(part)]:
            numbers = numbers_in(m[0])
            if not all(7 <= sum(c.isdigit() for c in number) <= 15 for number in numbers) or (
                bit.label != "phone"
                and (
                    not _phone_like(m[0])
                    or is_house_and_postcode(bit.text, m[0])
                    or is_number_of_something_else(bit.text.partition(m[0])[0])
                )
            ):
                continue
            if (bit.label == "address" or (self.labelled and not bit.label)) and is_code_of_a_place(text, m[0]):
                continue
            self._numbers.extend((bit, Found(number, number, bit.blocks, 0.9, verbatim=False)) for number in numbers)
            text = text.replace(m[0], " ")
        return text

    def _nationality(self, text: str, bit: Bit) -> str:
        if "nationality" in self._cv.single:
            return text
        if bit.label == "nationality":
            value = re.split(r",\s+(?=\w+\s*:)|;", text)[0].strip(" ,")
            if "," in value and not all(
                lexicon("contact", "nationalities").has(w.casefold()) for w in WORD.findall(value)
            ):
                value = value.partition(",")[0]
            self._cv.single["nationality"] = Found(value, value, bit.blocks, 0.97)
            return ""
        if m := _CITIZEN.search(text):
            value = (m[1] or m[2]).strip()
            short = len(value) == 2 and value.isupper()
            if not m[1] or short or lexicon("contact", "nationalities").has(value.casefold()):
                self._cv.single["nationality"] = Found(value, m[0], bit.blocks, 0.85)
                return text.replace(m[0], " ")
        for piece in (piece.strip(" .") for piece in text.split(",")):
            known = _is_nation(piece)
            if known and not address_like(piece) and not _is_country(piece):
                self._cv.single["nationality"] = Found(piece, piece, bit.blocks, 0.8)
                return text.replace(piece, " ", 1)
        return text

    def take_address(self, bits: list[Bit]) -> list[Bit]:
        """Unlabelled addresses; then the rest without them."""
        found = list(self._addressed)
        if found and (found[0].certainty > 0.9 or any(POSTAL.search(piece.value) for piece in found)):
            above = self._street_above_town(bits)
            found = [*(Found(bit.text, bit.text, bit.blocks, 0.85) for bit in above), *found]
            self._set_address(found)
            return self._with_town_below(found, [bit for bit in bits if bit not in above])
        rest: list[Bit] = []
        for bit in bits:
            if names.document_words(bit.text):
                rest.append(bit)
                continue
            if is_town(bit.text) and not (found and is_near(found[-1], bit)):
                above = street_above(rest, bit)
                rest = rest[: len(rest) - len(above)]
                found.extend(Found(line.text, line.text, line.blocks, 0.85) for line in above)
            near = bool(found) and is_near(found[-1], bit)
            if (
                near
                and not POSTAL.search(found[-1].value)
                and POSTAL.search(f"{found[-1].value} {bit.text}")
                and not POSTAL.search(bit.text)
            ):
                found[-1] = merged((found[-1], Found(bit.text, bit.text, bit.blocks, 0.9)))
                continue
            if address_like(bit.text) or (near and any(map(_is_place_or_region, bit.text.split(", ")))):
                name, _, address = (
                    bit.text.partition(",")
                    if not found
                    and not any(names.looks_like_a_name(above.text) for above in rest)
                    and names.looks_like_a_name(bit.text.partition(",")[0])
                    and address_like(bit.text.partition(",")[2])
                    and not evidence.is_place(bit.text.partition(",")[0])
                    and not HOUSE_NAME.search(bit.text.partition(",")[0])
                    else ("", "", bit.text)
                )
                if name and not any(c.isdigit() for c in name) and not lexicon("contact", "street").hits(name):
                    rest.append(Bit(name, bit.blocks, "", bit.line))
                else:
                    address = bit.text
                found.append(Found(address.strip(" ,"), address, bit.blocks, 0.9))
            else:
                rest.append(bit)
        heavy = any(not bit.label and weight(bit.text) >= 2 * ENOUGH for bit in rest)
        places = [bit for bit in rest if not heavy and (evidence.is_place(bit.text) or names_places(bit.text))]
        if found:
            first = min(found[0].blocks)
            places = [
                bit for bit in places if max(bit.blocks, default=first) == first - 1 and not is_town(found[0].value)
            ]
        more = places[:1] or between_lines(rest, found) or below_without_postcode(rest, found)
        found.extend(Found(bit.text, bit.text, bit.blocks, 0.7) for bit in more)
        if found and (code := postcode_below(rest, found[-1])):
            found.append(Found(code.text, code.text, code.blocks, 0.7))
            more = [*more, code]
        if found:
            self._set_address(found)
        return [bit for bit in rest if bit not in more]

    def _street_above_town(self, bits: list[Bit]) -> list[Bit]:
        """The street before a town that stands in one piece with an e-mail address or a number."""
        town = self._town
        if town is None or not is_town(town.text):
            return []
        return street_above([bit for bit in bits if bit.blocks and bit.blocks[-1] <= town.blocks[0]], town)

    def _with_town_below(self, found: list[Found], bits: list[Bit]) -> list[Bit]:
        """Add the town on the line below a labelled street; returns what is left."""
        if any(POSTAL.search(piece.value) and not CODE_AT_END.search(piece.value) for piece in found):
            return bits
        labelled = found[-1].certainty > _LABELLED
        below = (bit for bit in bits if not bit.label and is_near(found[-1], bit))
        town = next((bit for bit in below if _names_town(bit.text) or (labelled and self._goes_on(bit, bits))), None)
        if town is None:
            return bits
        self._set_address([*found, Found(town.text, town.text, town.blocks, 0.9)])
        return [bit for bit in bits if bit is not town]

    def _goes_on(self, bit: Bit, bits: list[Bit]) -> bool:
        """Whether a line without a label goes on with the labelled address above it, and is not the name."""
        named = "name" in self.named or any(names.looks_like_a_name(other.text) for other in bits[: bits.index(bit)])
        return goes_on_below(bit.text) and (named or not names.looks_like_a_name(bit.text))

    def _set_address(self, parts: list[Found]) -> None:
        lines: list[Found] = []
        for part in sorted(parts, key=lambda part: part.blocks[0]):
            lines.extend(Found(text, text, part.blocks, part.certainty) for text in address_lines(part.value))
        for again in [line for i, line in enumerate(lines) if _is_repeated(line, lines[:i])]:
            lines.remove(again)
            self._cv.structure.append(replace(again, value="", verbatim=False))
        self._cv.lists["address_lines"] = lines

    def finish_phone(self) -> None:
        """The number in international form: by now the address and the nationality are known."""
        if not self._numbers:
            return
        address = ", ".join(line.value for line in self._cv.lists.get("address_lines", []))
        nationality = self._cv.single["nationality"].value if "nationality" in self._cv.single else ""
        labelled = [number for bit, number in self._numbers if bit.label == "phone"]
        formed = [number for _, number in self._numbers if not _BARE.fullmatch(number.text)]
        number = (labelled or formed or [self._numbers[0][1]])[0]
        told, common = regions(address, nationality, self._language)
        value, certainty = international(number.value, told, by_form(number.value, self._language) or common)
        # Verbatim where the country code is new: the number as printed stays in the unplaced text.
        same = value.lstrip("+").replace(" ", "") == re.sub(r"\D|^\+?00", "", number.text)
        self._cv.single["phone"] = Found(value, number.text, number.blocks, certainty, verbatim=not same)
        self._keep_further(number)

    def _keep_further(self, taken: Found) -> None:
        """Further numbers as personal details, as they are printed: there is one field for a telephone."""
        seen = {_digits(taken.text)}
        for bit, number in self._numbers:
            if number is taken:
                continue
            if (digits := _digits(number.text)) in seen:
                self._cv.structure.append(replace(number, value=""))  # printed twice, held once
                continue
            label = bit.printed.strip(" :") if bit.label == "phone" and bit.text.startswith(number.text) else ""
            self._cv.details.append((Found(label, label, bit.blocks), replace(number, certainty=0.8)))
            seen.add(digits)


def _is_nation(text: str) -> bool:
    """`British`, `Franco-allemande`"""
    nations = lexicon("contact", "nationalities").words
    return text.casefold() in nations or ("-" in text and all(part in nations for part in text.casefold().split("-")))


def _is_country(text: str) -> bool:
    return evidence.is_place(text) and text.casefold() in evidence.surroundings()


def _names_town(text: str) -> bool:
    return is_town(text) or names_places(text)


def _is_email(text: str) -> bool:
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(text, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return False
    return True


def _is_place_or_region(text: str) -> bool:
    return evidence.is_place(text) or text.strip(" .").casefold() in evidence.surroundings()


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)[-_NATIONAL:]


def _is_repeated(line: Found, before: list[Found]) -> bool:
    """Whether an address is printed once more, on another page or in the margin, or a town behind its postcode."""
    mine = line.value.casefold()
    return any(
        other.value.casefold() == mine or (other.value.casefold().endswith(f" {mine}") and POSTAL.search(other.value))
        for other in before
    )


def _phone_like(text: str) -> bool:
    """Not a date, not a range of years, not a postcode. `(703) 555-2074` ends in no year."""
    if is_american(text.strip()):
        return True
    bracketed = text.lstrip().startswith("(") and sum(c.isdigit() for c in text) > _NATIONAL
    if (find_dates(text) and not bracketed) or re.fullmatch(r"\s*(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d\s*", text):
        return False
    return sum(c.isdigit() for c in text) >= 8 or text.lstrip().startswith(("+", "0", "("))
