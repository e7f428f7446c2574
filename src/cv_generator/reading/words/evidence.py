"""What a piece of text could be: a job title, an organisation, a place, a degree, a detail.

Scores are small numbers that add up; above 1 is good evidence, below 0 speaks against. They come from word lists and
from the form of names, so that a whole section can vote where a single line would be a guess.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from cv_generator.languages import (
    Lexica,
    Pattern,
    everywhere,
    lexicon,
    remembered,
    sections,
    while_reading,
    without_accents,
    word_set,
    words_of,
)
from cv_generator.reading.words.patterns import CAPITAL, POSTAL

_STATE = re.compile(
    r"[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,3},? (?:"
    r"AB|BC|MB|NB|NL|NS|NT|NU|ON|PE|QC|SK|YT|NSW|VIC|QLD|TAS|ACT|"
    r"A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|"
    r"V[AT]|W[AIVY])"
)
_CANTON = re.compile(r".+,? \(?(?:AG|AI|AR|BE|BL|BS|FR|GE|GL|GR|JU|LU|NE|NW|OW|SG|SH|SO|SZ|TG|TI|UR|VD|VS|ZG|ZH)\)?")
_LEGAL = Pattern(r"(?<!\w)(?:(?i:{legal})|{legal capital})(?!\w)")
_AGENT = Pattern(r"(?:{agent endings})$")
_STOPS = (".", "!", "?")
_PARTS = Pattern(r"(?=[,/&\s])(?:[,/&]|\s(?:{and})\s| – | - )")
_AND = Pattern(r"(?:{and})")
_REMOTE = Pattern(r"(?i)\b(?:{anywhere})\b")
_POSTCODE = re.compile(r"^\(?(?:[A-Z]{1,2}-)?(?:\d{4,5}|\d\d-\d{3})\s+(?=[^\W\d])")
_POSTCODE_BEHIND = re.compile(r"(?<=[^\W\d])[\s,]+\(?(?:\d\d|2[AB]|\d{4,5})\)?$")
"""`Lyon (69)`, `Toulouse 31`, `Lyon, FR (69003)`: a postal code, or the number of the department."""
_CODED = re.compile(r"([^\W\d_a-z][^\W\d_]+(?:[ '’-][^\W\d_]+){0,4})(?:,? \(?|\s?/\s?)([A-Z]{2})\)?")
"""A town, and the code of what it lies in: `Barga (LU)`, `Bertioga SP`."""
_NUMBER = re.compile(r"\d")
_WORDS = re.compile(r"[^\W\d_]+")
_TOWN_BY_END = Pattern(r"[^\W\d_a-z][^\W\d_A-Z]{2,}(?:{town endings})")
_TOWN_IN_WORDS = Pattern(r"(?<=[^\W\d_A-Z][^\W\d_A-Z]) (?:{ends of towns})(?![^\W_])(?! [^\W\d_A-Z])")
"""The last word of a town that employers have in their names too: of `Iowa City IA`, `Cedar County, MO`."""
_BRACKETED = re.compile(r"\s*\((.*?)\)")
_TOWN = re.compile(r"[^\W\d_a-z][^\W\d_]+(?:[ -](?:[^\W\d_A-Z]{1,4}[ -])?[^\W\d_]+)?")
_SHORT_SURROUNDING = Pattern(r" (?:{town at})\. ?(?:d\. ?)?[^\W\d_a-z][^\W\d_]{0,12}\.?$")
"""`Langnau i. E.`, `Frankfurt a. M.`, `Neumarkt i. d. OPf.`"""


@remembered()
def places() -> frozenset[str]:
    """Towns and countries, also without their accents, and with blanks for hyphens: `Saint Etienne`."""
    listed = everywhere("places")
    anywhere = sections("evidence").get("anywhere", ())
    known = {name.casefold() for name in (*listed["towns"], *listed["countries"], *anywhere)}
    known |= {without_accents(name) for name in known if not name.isascii()}
    return frozenset(known | {name.replace("-", " ") for name in known if "-" in name})


@remembered()
def surroundings() -> frozenset[str]:
    """What stands behind a town: countries, and parts of countries."""
    listed = (everywhere("places")["countries"], *sections("countries").values(), *sections("regions").values())
    return frozenset(name.casefold() for names in listed for name in names)


class _Listed(NamedTuple):
    """The words of a text, how many are in the lists, whether it has a legal form, and what speaks against any name."""

    words: tuple[str, ...]
    titles: int
    organisations: int
    institutions: int
    degrees: int
    departments: int
    breaks: int
    legal: bool
    against: float


_EVIDENCE = ("organisation", "institution", "degree", "department", "break")


@remembered()
def _lists() -> Lexica:
    titles = lexicon("evidence", "title"), lexicon("titles", "title")
    return Lexica((titles, *((lexicon("evidence", kind),) for kind in _EVIDENCE)))


@while_reading(4096)
def _listed(text: str) -> _Listed:
    titles, organisations, institutions, degrees, departments, breaks = _lists().hits(text)
    legal, against = _is_legal(text), _against_name(text)
    return _Listed(words_of(text), titles, organisations, institutions, degrees, departments, breaks, legal, against)


@while_reading(4096)
def title(text: str) -> float:
    """A job title or a role."""
    if len(text) > 140 or not (listed := _listed(text)).words:
        return -2.0
    hits = listed.titles
    score = 1.6 * (hits > 0) + 0.4 * (hits > 1) - listed.against
    if not hits and len(listed.words) <= 3 and _AGENT.search(listed.words[-1]):
        score += 0.4
    if listed.breaks:
        score += 1.5
    if listed.legal:
        score -= 2.5
    if not hits and is_place(text):
        score -= 1.0
    return score


def _is_legal(text: str) -> bool:
    """`Nordkran AB`, and not `Calgary, AB`: some states and provinces are written as legal forms are."""
    return holds_legal_form(text) and not ("," in text and _STATE.fullmatch(text.strip(" .()")))


def holds_legal_form(text: str) -> bool:
    """Whether something in a text is written as a legal form, if only the name of a state: `Calgary, AB`."""
    return bool(_LEGAL.search(text))


@while_reading(4096)
def organisation(text: str) -> float:
    """A company, an association, an authority."""
    if len(text) > 140 or not (listed := _listed(text)).words:
        return -2.0
    score = min(listed.organisations, 2) * 0.7 - listed.against
    if listed.legal:
        score += 2.5 if len(listed.words) > 1 else -1.0
    elif is_place(text):
        score -= 1.2
    if listed.breaks:
        score -= 1.0
    if text[:1].islower():
        score -= 0.6
    return score


@while_reading(4096)
def institution(text: str) -> float:
    """A school or a university."""
    if len(text) > 140 or not (listed := _listed(text)).words:
        return -2.0
    hits = listed.institutions
    score = min(hits, 2) * 1.2 + 0.4 * (hits > 0) - listed.against
    if listed.legal or listed.organisations:
        score += 0.6
    if not hits and is_place(text):
        score -= 1.2
    return score


_SPACED_INITIAL = re.compile(r"(?<=\b[A-Z])\. (?=[A-Z][A-Za-z]{0,3}\.)")
"""`B. Sc.`, `M. Eng.`: as `B.Sc.`"""


_GLUED = re.compile(r"(?<=\b[A-Z]\.[A-Za-z]{2}\.)(?=[A-Z][a-z]{2})")
"""`B.Sc.Hydrology`"""


def _spaced(text: str) -> str:
    """A text with the blanks that short forms of degrees should have, and no others within these."""
    return _GLUED.sub(" ", _SPACED_INITIAL.sub(".", text))


@while_reading(4096)
def degree(text: str) -> float:
    """A degree or a qualification."""
    if len(text) > 160 or not (listed := _listed(text)).words:
        return -2.0
    hits = _listed(_spaced(text)).degrees if "." in text else listed.degrees
    score = min(hits, 2) * 1.2 + 0.4 * (hits > 0) - listed.against
    if not hits and is_place(text):
        score -= 1.2
    return score


@while_reading(4096)
def place(text: str) -> float:
    """A town, a region, a country, `remote`, or an address in full."""
    return 2.3 if "," in text and is_address(text.strip(" .,")) else _town(text)


def _town(text: str) -> float:
    bare = text.strip(" .,")
    bare = bare[1:-1] if bare[:1] == "(" and bare[-1:] == ")" else bare
    words = words_of(bare)
    if not words or len(words) > 7 or len(bare) > 50 or _listed(bare).legal:
        return -2.5
    if is_place(bare):
        return 2.3 if "," in bare else 2.2  # the whole of "Halifax, NS" rather than its half
    if bare[-2:].isupper() and _STATE.fullmatch(bare) and not _strange(bare):
        return 1.6  # "Nashville AR"
    score = -0.3 * len(words)
    remote = _remote_in(bare)
    anywhere = remote is not None and not remote.start()
    if remote:
        score += 1.2 + 0.3 * len(words) * anywhere
    if (bare[:1].islower() and not anywhere) or _NUMBER.search(_POSTCODE.sub("", bare)):
        score -= 1.5
    small = word_set("grammar", "place words")
    if not anywhere and any(w.islower() and w not in small for w in _WORDS.findall(bare)):
        score -= 1.0
    town, _, around = _unbracketed(bare).rpartition(", ")
    if around.casefold() in surroundings() and _may_be_town(town):
        return 2.3 + 0.1 * ("," in town)  # "Edynburg, Wielka Brytania", "Miercurea-Ciuc, Harghita, Romania"
    near = "," in bare and is_place(bare.partition(",")[0]) and len(words) <= 5
    if near or (could_be_place(bare) and _ends_as_towns(bare)):
        return 1.4  # "Naas, Co. Kildare", "Traverse City"
    return score + 0.4 - 1.2 * min(_strange(bare), 2) - ("," in bare)  # a town that no list knows is one word or two


def _ends_as_towns(text: str) -> bool:
    """`Traverse City`"""
    end = _TOWN_IN_WORDS.search(text)
    return end is not None and end.end() == len(text) and "," not in text


def _may_be_town(text: str) -> bool:
    """Whether a text may be a town that no list has, perhaps with what it lies in: `Odorheiu Secuiesc, Harghita`."""
    town, comma, region = text.partition(", ")
    if not _TOWN.fullmatch(town) or _strange(text):
        return False
    listed = _listed(text)
    around = region.isupper() or bool(_TOWN.fullmatch(region))
    return not comma or (around and not listed.institutions and not listed.departments)


_YEARS = re.compile(r"\b(?:19|20)\d\d\b")
_LONGEST_ADDRESS = 100
_LONGEST_SHORT = 4
"""Letters of a short form in capitals: `USA`; towns in capitals are known or told otherwise."""


@while_reading(2048)
def is_address(text: str) -> bool:
    """Whether a text is where somebody works, down to the street: `Sunway House, Raglan Road, Lowestoft NR32 2LW`."""
    if "," not in text or not _NUMBER.search(text) or len(text) > _LONGEST_ADDRESS or _listed(text).legal:
        return False
    if _YEARS.search(text) or text[-1] in ".:;" or _listed(text).titles:
        return False
    return bool(POSTAL.search(text)) or lexicon("contact", "street").hits(text) > 0


_HOUSE = re.compile(r"\d+(?:\s?[a-zA-Z]|[/-]\d+)?")
_NUMBERED = re.compile(r"[^\W\d_]{5,} \d{1,4}[a-z]?")


@while_reading(2048)
def is_street(text: str) -> bool:
    """Whether a text is a street or the number of a house in one: `Mill Road`, `Elmweg 3`, `408/1`."""
    if _HOUSE.fullmatch(text) or _NUMBERED.fullmatch(text):
        return True
    last = text.rstrip(" 0123456789").rpartition(" ")[2]
    return len(text) < _LONGEST_ADDRESS and lexicon("contact", "street").hits(last) > 0


def is_in_street(text: str) -> bool:
    """Whether a text names a street and a number anywhere in it: `655 Avenue des Tourbes`, `Via Torba 36a`."""
    return _NUMBER.search(text) is not None and lexicon("contact", "street").hits(text) > 0


def could_be_place(text: str) -> bool:
    """Whether a text that stands where places stand may be one, though no list has it: names in capitals."""
    pieces = text.strip("() .").split(", ")
    return (
        len(text) < 45
        and not _NUMBER.search(text)
        and not (text.isupper() and len(text) > _LONGEST_SHORT)
        and all(1 <= len(piece.split()) <= 3 and piece[:1].isupper() for piece in pieces)
        and not _strange(text)
        and not _listed(text).legal
    )


def _strange(text: str) -> int:
    """How many words of a text stand in titles, degrees and names of organisations rather than of towns."""
    listed = _listed(text)
    if not (listed.titles or listed.organisations or listed.degrees) or _TOWN_BY_END.fullmatch(text):
        return 0
    if _is_by_a_river(text):
        return listed.titles
    if listed.organisations and _TOWN_IN_WORDS.search(text):
        listed = _listed(_TOWN_IN_WORDS.sub("", text))
    return listed.titles + listed.organisations + listed.degrees


@while_reading(4096)
def _remote_in(text: str) -> re.Match[str] | None:
    """The words that say that no place is needed."""
    return _REMOTE.search(text)


@while_reading(4096)
def is_place(text: str) -> bool:
    """Whether all of a text is known places: `Austin, TX (remote)`, `Köln`, `Zürich/Bern`, `Thun BE`."""
    remote = _remote_in(text)
    bare = _REMOTE.sub("", text) if remote else text
    if _NUMBER.search(bare):
        bare = _POSTCODE_BEHIND.sub("", _POSTCODE.sub("", bare))
    known = places()
    bare = _unbracketed(bare).strip(" ,.-–()")
    if not bare:
        return remote is not None
    if bare.casefold() in known:
        return True
    if "." in text and (m := _SHORT_SURROUNDING.search(f"{bare}.")):
        town = bare[: m.start()]
        return town.casefold() in known or (" " not in town and bool(_TOWN.fullmatch(town)))
    if "," in bare and len(bare) < 35 and _STATE.fullmatch(bare):
        return True
    if bare[-2:].isupper() and (m := _CANTON.fullmatch(bare)) and m[0][:-2].strip(" ,(").casefold() in known:
        return True
    parts = [part.strip(" .") for part in _PARTS.split(bare) if part.strip(" .")]
    names = [part.casefold() for part in parts]
    listed = 1 < len(names) <= 4 and names[0] in known
    return (listed and all(name in known or name in surroundings() for name in names[1:])) or _is_coded(text)


def is_anywhere(text: str) -> bool:
    """Whether a text says that no place is needed, and names none: `Remote`, `(hybrid)`."""
    return _remote_in(text) is not None and not _REMOTE.sub("", text).strip(" ,.-–()")


def _is_coded(text: str) -> bool:
    """`Barga (LU)`, and without brackets where the town is known: `Bertioga SP`."""
    bare = _POSTCODE_BEHIND.sub("", text) if _NUMBER.search(text) else text
    found = _CODED.fullmatch(bare) if bare.rstrip(")")[-2:].isupper() else None
    if found is None or found[2].casefold() not in surroundings():
        return False
    return found[1].casefold() in places() or ("(" in text and not _strange(found[1]))


def _unbracketed(text: str) -> str:
    """`Stavanger (Norway)` and `Stavanger - Norway` as `Stavanger, Norway`."""
    flat = _BRACKETED.sub(r", \1", text) if "(" in text else text
    if "- " not in flat and "– " not in flat:
        return flat
    town, dash, around = flat.rpartition("- ") if "- " in flat else flat.rpartition("– ")
    return f"{town.rstrip()}, {around}" if dash and around.casefold() in surroundings() else flat


def _is_by_a_river(text: str) -> bool:
    """`Monheim am Rhein`, `Stratford upon Avon`: two names, and between them words that only places have there."""
    if text.count(" ") <= 1:
        return False
    first, *between, last = text.split()
    small = word_set("grammar", "place words")
    named = first[:1].isupper() and last[:1].isupper() and small.issuperset(between)
    return bool(between) and named and not any(_AND.fullmatch(word) for word in between)


_LAST_WORD = re.compile(r"[^\W\d_A-Z]{4,}[.!]$")


_CUT_SHORT = re.compile(rf"[ ,(](?:{CAPITAL}[^\W\d_]{{0,4}}\.){{2,}}$")
"""`Pharm.D.` at the end of a name"""


def is_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does: a long one with any stop, a short one behind a word in small letters."""
    if not (text.endswith(_STOPS) or ";" in text) or _LEGAL.search(text[-12:]) or _CUT_SHORT.search(text):
        return False
    return len(text) > 40 or (len(text.split()) > 3 and bool(_LAST_WORD.search(text)))


@while_reading(2048)
def detail(text: str) -> float:
    """A mark, a thesis, a task: what stands on a line of its own below an entry."""
    first = words_of(text)[:2]
    score = 0.0
    if first and lexicon("evidence", "detail").has(first[0]):
        score += 1.2
    if ":" in text:
        score += 1.0
    if is_sentence(text):
        score += 1.0
    if len(text) > 90:
        score += 1.0
    if text[:1].islower():
        score += 0.6
    return score


def describes(text: str) -> bool:
    """Whether a text of some length says what something is or does, as hardly any name does."""
    found = words_of(text)
    if len(found) < 6 or _listed(text).legal:
        return False
    small = word_set("grammar", "sentence words")
    return sum(word in small for word in found) > (len(found) < 8)


def ends_in_legal_form(text: str) -> bool:
    """Whether a text ends as the names of firms do: `Swoboda Technologies KG`."""
    return _listed(text).legal and any(m.end() == len(text.rstrip()) for m in _LEGAL.finditer(text))


def is_label(text: str) -> bool:
    """Whether a line only announces what follows: `Highlights`, `Aufgaben:`, `Achievements / Tasks`."""
    return all(part.strip(" :.") in _labels() for part in text.casefold().split("/"))


_DURATION = Pattern(r"(?i)(?:\W*(?:\d+(?:[.,]\d)?|[½¼¾])\+?\s?(?:{duration})\b\.?)+\W*", name="dates")


def is_duration(text: str) -> bool:
    """`4 years 8 months` and nothing else."""
    return bool(_DURATION.fullmatch(text))


@remembered()
def _labels() -> frozenset[str]:
    return frozenset(sections("evidence").get("label", ()))


def is_department(text: str) -> bool:
    """Whether a text names a part of an employer: `Acute Medical Unit`, `Abteilung Einkauf`, `Dział Kadr`."""
    return bool(_listed(text).departments)


def is_break(text: str) -> bool:
    """Whether a text names a break in a career."""
    return bool(_listed(text).breaks)


def _against_name(text: str) -> float:
    """What speaks against any name of a thing: the form of a sentence, great length."""
    score = 0.0
    if len(text) > 70:
        score += 0.5
    if len(text) > 100:
        score += 1.0
    if is_sentence(text):
        score += 0.8
    return score
