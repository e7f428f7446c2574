"""Telephone numbers in international form, with the country that the rest of the CV tells."""

from __future__ import annotations

import re

from cv_generator.languages import DEFAULT, facts, lexicon, sections
from cv_generator.reading.words.labels import label_of

_HOUSE = re.compile(r"\d{1,4}(?:\s?[/-]\s?\d{1,4}){0,2}\s*[–-]?\s*(?:\d{4,5}|\d\d-\d{3})\s*")
_POSTCODES = (
    ("PL", re.compile(r"\b\d\d-\d{3}\b")),
    ("GB", re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")),
    ("US", re.compile(r"\b[A-Z]{2},? \d{5}(?:-\d{4})?\b")),
    ("CH", re.compile(r"\bCH[- ]?\d{4}\b")),
    ("AT", re.compile(r"\bAT?[- ]\d{4}\b")),
    ("DE", re.compile(r"\bD(?:E)?[- ]\d{5}\b|(?<![\d.])\d{5} [A-ZÄÖÜ]")),
    ("IE", re.compile(r"\b[A-Z]\d[\dW] ?[A-Z\d]{4}\b")),
    ("BR", re.compile(r"\b\d{5}-\d{3}\b")),
    ("CH/AT", re.compile(r"(?<![\d.])\d{4} [A-ZÄÖÜ]")),
)
_BRAZILIAN_POSTCODE = re.compile(r"\d{5}-\d{3}")
_BARE_POSTCODE = re.compile(r"\d\d\.?\d{3}-?\d{3}")
_BEHIND_STATE = re.compile(r"\b[A-Z]{2} ?[–,/-]\s*$")
_SAME_POSTCODES = {"DE": ("FR", "IT", "ES", "MX"), "CH/AT": ("BE", "LU", "NL")}
"""Countries with postcodes of the same form; they count where the language is spoken there."""
_AMERICAN = re.compile(r"(?:1[ .-])?\(?[2-9]\d\d\)?[ .-]{1,3}[2-9]\d\d[ .-]\d{4}")
"""Three, three and four digits: North America and its neighbours."""
_WITHOUT_TRUNK = ("PL", "ES", "IT", "PT", "BR", "MX", "AR", "CO", "CL", "PE")
"""Countries whose national numbers begin with no 0."""
_WITH_TRUNK = ("AT", "BE", "CH", "DE", "FR", "GB", "IE", "NL")
"""Countries where every number begins with 0 where no code of a country does: `314 555 0147` is of none of them."""
_HOUSE_BEFORE_STREET = re.compile(r"\d{4,5} ")
_SLASHED = re.compile(r"\s*[/,;]\s*(?=[+(0\d])")
_STROKED = re.compile(r"\s+/\s+(?=[+(]?\d)")
"""Between two numbers that are printed beside each other."""
_AREA = re.compile(r"(?:^|[^\W\d_][.:]?|[,;|·•])\s*\(?0\d{1,4}\)?$")
"""A dialling code at the end of a text: `0561` before ` / 55 01 77` is no number by itself."""
_LONG_ZIP = re.compile(r"\d{5}-\d{4}")
_STATE = re.compile(r"\b[A-Z]{2},?\s*$")
_WORDS_BEFORE = re.compile(r"(?:[^\W\d_][\w'’.-]*\s+){0,2}[^\W\d_][\w'’.-]*\s*$")
_NO_TELEPHONES = ("ignored", "fax", "link", "birth")
_BRACKETED_CODE = re.compile(r"^\((\+|00)\s?(\d{1,3})\)")


def is_american(text: str) -> bool:
    """Whether a text has the form of a number of North America: its last group may look like a year."""
    return bool(_AMERICAN.fullmatch(text))


def is_house_and_postcode(text: str, number: str) -> bool:
    """`117/14 1050` of `Schönbrunner Straße 117/14 1050 Wien`: an address, though it has the digits of a number.

    So is a Brazilian postcode: `01332-000`, `SP - 01332000`, and a long one of the United States: `KS 66506-4004`.
    """
    before, _, behind = text.partition(number)
    if _BARE_POSTCODE.fullmatch(number.strip()) and _BEHIND_STATE.search(before):
        return True
    if _BRAZILIAN_POSTCODE.fullmatch(number.strip()) or (_LONG_ZIP.fullmatch(number.strip()) and _STATE.search(before)):
        return True
    return bool(_HOUSE.fullmatch(number) and re.search(r"[^\W\d]\.?\s*$", before) and re.match(r"\s*[^\W\d]", behind))


def is_code_of_a_place(text: str, number: str) -> bool:
    """Whether digits close an address as long postcodes do: `River Avenue, Shiraz 7134512345`."""
    before, _, behind = text.partition(number)
    bare = not number.lstrip().startswith(("+", "0", "("))
    return bare and not behind.strip(" .,;") and bool(_NAMED_BEFORE.search(before)) and not _SPACED.search(number)


_NAMED_BEFORE = re.compile(r"[^\W\d_]{3,},?\s*$")
_SPACED = re.compile(r"\d[\s./]+\d")
"""Numbers are printed in groups, postcodes in one or with a dash."""


def is_number_of_something_else(before: str) -> bool:
    """Whether the words before a number say that it is no telephone: `NIP 618-201-44-07`, `ORCID 0000-…`, `Fax …`."""
    found = _WORDS_BEFORE.search(before[-80:])
    words = found[0].split() if found else []
    return any(label_of(" ".join(words[at:])) in _NO_TELEPHONES for at in range(len(words)))


def beside_each_other(text: str) -> list[str]:
    """A text cut at the strokes between two numbers, and not at one within a number: `0561 / 55 01 77`.

    It is cut behind an American postcode too: `Farnham, NC 27410 (336) 555-3696`.
    """
    return [number for part in _BEHIND_ZIP.split(text) for piece in _at_strokes(part) for number in _at_dashes(piece)]


def _at_dashes(text: str) -> list[str]:
    """A text cut at dashes between blanks, where all that they part is long enough for a number of its own."""
    pieces = _DASHED.split(text)
    return pieces if all(_digits(piece) >= _SHORTEST for piece in pieces) else [text]


_DASHED = re.compile(r"(?<=\d)(?:\s+[–—-]\s*|\s*[–—-]\s+)(?=[+(]?\d)")
_SHORTEST = 7
_BEHIND_ZIP = re.compile(r"(?<=[A-Z]{2} \d{5})\s+(?=\(?\d{3}\)?[\s.-])")


def _at_strokes(text: str) -> list[str]:
    pieces: list[str] = []
    strokes = ["", *_STROKED.findall(text)]
    for stroke, piece in zip(strokes, _STROKED.split(text), strict=True):
        if pieces and _AREA.search(pieces[-1]):
            pieces[-1] += stroke + piece
        else:
            pieces.append(piece)
    return pieces


def numbers_in(text: str) -> list[str]:
    """The numbers of a text that holds one, or two that a stroke parts: `0171 5550199 / 0221 555010`."""
    pieces = _SLASHED.split(text)
    if len(pieces) > 1 and all(_digits(piece) >= _SHORTEST for piece in pieces):
        return [piece.strip() for piece in pieces]
    return [text.strip()]


def _digits(text: str) -> int:
    return sum(c.isdigit() for c in text)


def by_form(number: str, language: str) -> tuple[str, ...]:
    """The country of a mobile telephone, where the way its number is written tells it."""
    bare = re.sub(r"[^\d ]", "", re.sub(r"[\s.\-–/]+", " ", number)).strip()
    return tuple(region for region, form in facts(language).mobile.items() if re.match(form, bare))[:1]


def regions(address: str, nationality: str, language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Countries that a national number may belong to: those that the address tells, and those of the language."""
    told: list[str] = []
    folded = f" {address.casefold()} "
    for region, names in sections("countries").items():
        if any(name in folded and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", folded) for name in names):
            told.append(region)
    towns = ", ".join(part for part in address.split(", ") if not _begins_with_house(part))
    for region, pattern in _POSTCODES:
        if pattern.search(towns):
            told.extend(_by_nationality(nationality, _where_spoken(region, language)))
            break
    told.extend([] if told else _by_part_of_country(address))
    return tuple(dict.fromkeys(told)), tuple(_by_nationality(nationality, list(facts(language).phone_regions)))


def _by_part_of_country(address: str) -> list[str]:
    """The country of which an address names a part that no other country has: `Hermosillo, Sonora` is in Mexico."""
    pieces = {piece for part in address.split(",") if len(piece := part.strip(" .").casefold()) > _LETTERS_OF_CODE}
    named = [code.upper() for code, parts in sections("regions").items() if code != "codes" and pieces & set(parts)]
    return named if len(named) == 1 else []


_LETTERS_OF_CODE = 3
"""`IN`, `BC`, `MEX` name too much."""


def _begins_with_house(text: str) -> bool:
    """Whether the digits before a name are the number of a house: `2103 Ridgeview Way`."""
    streets = lexicon("contact", "street").words
    return bool(_HOUSE_BEFORE_STREET.match(text)) and any(word.casefold() in streets for word in text.split()[1:])


def _where_spoken(region: str, language: str) -> list[str]:
    spoken = facts(language).phone_regions
    also = _SAME_POSTCODES.get(region, ())
    own = region.split("/")
    return [each for each in spoken if each in also or each in own] if set(also) & set(spoken) else own


def _by_nationality(nationality: str, choices: list[str]) -> list[str]:
    folded = nationality.casefold()
    names = sections("countries")
    return sorted(choices, key=lambda region: not any(name in folded for name in names.get(region, ())))


def is_of_another_country(number: str, address: str) -> bool:
    """Whether an international number has none of the country codes of the countries that an address tells."""
    import phonenumbers

    told = regions(address, "", DEFAULT)[0] if number.startswith("+") else ()
    digits = re.sub(r"\D", "", number)
    codes = [str(phonenumbers.country_code_for_region(region)) for region in told]
    return bool(codes) and not digits.startswith(tuple(codes))


def international(text: str, told: tuple[str, ...], common: tuple[str, ...] = ()) -> tuple[str, float]:
    """A number as `+41 79 555 01 23`, in the groups that are printed, and how certain that is.

    A country code is added only where the address or the form of the number tells the country: a number of North
    America, or one that is valid in only one of the countries in which the language is spoken. Others stay as they are
    printed. A number that is impossible anywhere is doubtful.
    """
    bare = _BRACKETED_CODE.sub(r"\1\2", text.replace("(0)", " ").strip())
    bare = re.sub(r"^\(?00(?=[1-9])", "+", bare)
    if bare.startswith("+"):
        return _in_region(bare, None) or (text, 0.4)
    there = [found for region in told if _may_be_dialled(bare, region) and (found := _in_region(bare, region))]
    if len(common) == 1 and not there and (found := _in_region(bare, common[0])) and found[1] > 0.9:
        return found[0], 0.75
    elsewhere = (found for region in common if region in _WITHOUT_TRUNK and (found := _in_region(bare, region)))
    if is_american(bare) and not any(sure > 0.9 for _, sure in (*there, *elsewhere)):
        return _in_region(bare, "US") or (text, 0.6)
    if there := sorted(there, key=lambda found: -found[1]):
        return there[0]
    choices = [region for region in common if _digits(bare) > 8 and (bare[0] in "(0" or region in _WITHOUT_TRUNK)]
    fitting = [found for region in choices if (found := _in_region(bare, region)) and found[1] > 0.9]
    if len(fitting) == 1:
        return fitting[0][0], 0.75
    return text, 0.65 if fitting else 0.6 if 7 <= _digits(bare) <= 12 and not told else 0.5


def _may_be_dialled(bare: str, region: str) -> bool:
    """Whether a number without the code of a country begins as those within a country do."""
    return region not in _WITH_TRUNK or bare.lstrip("( ").startswith("0")


def _in_region(bare: str, region: str | None) -> tuple[str, float] | None:
    """The number with its code where it is valid or at least possible in a country; None where it is neither."""
    import phonenumbers

    try:
        number = phonenumbers.parse(bare, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    national = phonenumbers.national_significant_number(number)
    sure = 0.95 if phonenumbers.is_valid_number(number) else 0.8 if region is None else 0.62
    return _grouped(bare, f"{number.country_code}", national), sure


def _grouped(bare: str, country: str, national: str) -> str:
    """The printed groups behind the country code, without the trunk prefix."""
    groups = bare
    if groups.startswith("+"):
        groups = groups[1:].lstrip()
        groups = groups[len(country) :] if groups.startswith(country) else groups
    groups = groups.strip(" -./)")
    while re.sub(r"\D", "", groups) != national and re.match(r"\(?0", groups):
        groups = re.sub(r"^(\(?)0", r"\1", groups)
    if re.sub(r"\D", "", groups) != national:
        groups = national
    return f"+{country} {groups.strip()}"
