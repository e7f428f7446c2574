"""Raw typing -> type: quotation marks of the language, dashes, ellipses, real letters instead of ligatures.

The data keep what the person typed; only the page shows it so. Addresses, numbers with hyphens that may be
identifiers, and a consent clause stay as they are.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Final

from cv_generator.languages import facts
from cv_generator.languages.folders import DEFAULT, folder

LIGATURES: Final = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st", "\u00a0": " ", "\u2007": " ",
     "\u202f": " ", "\u2009": " ", "\u200a": " "}
)  # fmt: skip
"""Letters that only a printer's case has, and blanks that only a typesetter has: what is kept together we decide."""

_RAW: Final = re.compile("[\"'´`\ufb00-\ufb06\u00a0\u2007\u2009\u200a\u202f]|--|\\.\\.\\.| [-–] |  |\\d-\\d")
_VERBATIM: Final = re.compile(r"\S*(?:://|@|www\.|\\)\S*")
"""Words in which no sign may change: addresses and paths."""

_RANGE: Final = re.compile(r"(?<![\w.,/:–-])(\d{1,4})-(\d{1,4})(?![\w/:-]|[.,]\d)")
_BULLET: Final = re.compile(r"^\s*(?:[•‣▪▫■□●○◦∙·➢➤►▶✓✔❖◆⁃*+–—-]|o(?=\s\s|\t))\s+(?=\S)|^[•‣▪■●◦∙➢➤►✓✔❖◆]+(?=\S)")


@dataclass(frozen=True, slots=True)
class Rules:
    """How texts of a language are set. `quotes`: outer pair, inner pair; `before`, `after`: words tied to a
    neighbour; `numbered`: to a number after them; `between`: what joins two numbers; `colon`: what ends a label."""

    quotes: tuple[str, ...]
    before: frozenset[str]
    after: frozenset[str]
    numbered: frozenset[str]
    between: frozenset[str]
    colon: str


@cache
def rules(language: str) -> Rules:
    """The rules of `languages/<code>/typography.toml`, else those of the default language; with what a tag's country
    sets otherwise."""
    file = folder(language) / "typography.toml"
    told = tomllib.loads((file if file.is_file() else folder(DEFAULT) / "typography.toml").read_text("utf-8"))
    told |= facts(language).typography
    before, after, numbered, between = (frozenset(told[name]) for name in ("before", "after", "numbered", "between"))
    return Rules(tuple(told["quotes"]), before, after, numbered, between, told.get("colon", ":"))


def labelled(label: str, language: str) -> str:
    """A label with the colon of its language, unless it has one."""
    return f"{label}{rules(language).colon}" if label and not label.endswith(":") else label


def without_bullet(text: str) -> str:
    """A list's item without the sign that somebody typed before it: the list draws its own."""
    found = _BULLET.match(text)
    return (found and text[found.end() :]) or text


def typeset_text(text: str, language: str) -> str:
    """The text as a typesetter would key it in. Most texts hold nothing to change and come back as they are."""
    if not _RAW.search(text):
        return text
    plain = re.sub(r" {2,}", " ", text.translate(LIGATURES))
    parts: list[str] = []
    at = 0
    for kept in _VERBATIM.finditer(plain):
        parts += [_set(plain[at : kept.start()], language), kept[0]]
        at = kept.end()
    return "".join([*parts, _set(plain[at:], language)])


def _set(text: str, language: str) -> str:
    if not text:
        return text
    text = re.sub(r"\.{3}(?!\.)", "…", text)
    text = re.sub(r"(?<!-)---(?!-)", "—", text)
    text = re.sub(r"(?<![-\w])--(?![-\w])|(?<=\d)--(?=\d)", "–", text)
    text = re.sub(r"(?<=\S) - (?=\S)", " – ", text)
    text = _RANGE.sub(_dashed, text)
    return _quoted(text, rules(language).quotes)


def _dashed(found: re.Match[str]) -> str:
    """A range of numbers with its dash; a date (year and month), a postcode and a telephone number stay."""
    first, last = found[1], found[2]
    rises = int(last) > int(first) or (len(first) == 4 and len(last) == 2 and int(last) > 12)
    is_date = len(first) == 4 and len(last) <= 2 and int(last) <= 12
    leading_zero = last.startswith("0") or (first.startswith("0") and len(first) > 1)
    is_postcode = (
        len(first) == 2 and len(last) == 3 and (_TOWN.match(found.string, found.end()) or found[0] == found.string)
    )
    is_telephone = len(first) == 3 and len(last) == 4
    is_name = is_date or leading_zero or is_postcode or is_telephone
    return f"{first}–{last}" if rises and not is_name else found[0]


_TOWN: Final = re.compile(r"\s+[^\W\d_a-z]")
"""What follows a postcode (`80-233 Gdańsk`). A range before a capital letter keeps its hyphen, too."""


_OPENS: Final = r"(?:(?<=[\s(\[/–—„“‘‚«-])|^)"
_CLOSES: Final = r"(?=[\s)\].,;:!?/–—”“’»-]|$)"


def _quoted(text: str, quotes: tuple[str, ...]) -> str:
    """Straight marks in pairs become the language's; feet, inches and apostrophes are told from them."""
    text = re.sub(r"(?<=\d)\"(?=[\s,.;)x×-]|$)(?![^\"]*\"\s)", "″", text) if text.count('"') % 2 else text
    text = re.sub(rf"{_OPENS}\"(?=\S)([^\"]*?)(?<=\S)\"{_CLOSES}", lambda it: f"{quotes[0]}{it[1]}{quotes[1]}", text)
    text = re.sub(r"(?<=\w)['´`](?=\w)|(?<=[sSzZxX])'(?=\s|$)|(?<!\w)'(?=\d\ds?\b)", "’", text)
    return re.sub(rf"{_OPENS}'(?=\S)([^']*?)(?<=\S)'{_CLOSES}", lambda it: f"{quotes[2]}{it[1]}{quotes[3]}", text)
