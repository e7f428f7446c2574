"""The person's name among the lines at the head of a CV."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from cv_generator.languages import WORD, lexicon
from cv_generator.reading.structure.headings import sections_named
from cv_generator.reading.words import evidence

_DOCUMENT = re.compile(
    r"(?i)^(?:(?:tabellarischer\s+)?lebenslauf|curriculum\s+vitae|cv|r[eé]sum[eé]|"
    r"życiorys(?:\s+zawodowy)?)(?=[\s:–—|-])(?:\s+(?:von|of))?[\s:–—|-]*|[\s:–—|,-]+(?:lebenslauf|"
    r"curriculum\s+vitae|cv|r[eé]sum[eé]|życiorys)$"
)
_PAGE = re.compile(r"(?i)[\s|,–-]*\b(?:page|seite|strona|str\.)\b.*$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may be the name: its text, its size against the largest one (0 to 1), its place from the top."""

    text: str
    relative_size: float
    position: int
    bold: bool


def without_document_words(text: str) -> str:
    """`Lebenslauf von Anna Muster` -> `Anna Muster`; `Anna Muster | Page 1 of 2` -> `Anna Muster`."""
    return _PAGE.sub("", _DOCUMENT.sub("", text)).strip(" |–—-·,:")


def document_words(text: str) -> str:
    """`Lebenslauf von` in `Lebenslauf von Anna Muster`."""
    found = _DOCUMENT.search(text)
    return found[0] if found else ""


def looks_like_a_name(text: str) -> bool:
    """Two to five words beginning with capitals, besides titles; no digits."""
    if any(c.isdigit() for c in text) or len(text) > 70 or "@" in text or sections_named(text):
        return False
    bare = re.sub(r"\([^)]*\)", " ", text)
    words = re.findall(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?", bare)
    titles = lexicon("contact", "titles")
    names = [word for word in words if word.casefold().strip(".") not in titles.words]
    return (
        2 <= len(names) <= 5
        and all(word[0].isupper() or word in ("von", "van", "de", "der", "zu") for word in names)
        and len(words) <= 10
    )


def score(candidate: Candidate, email: str, hints: tuple[str, ...]) -> float:
    """How well a line fits: great, early, like the e-mail address, like the document's properties."""
    text = candidate.text
    points = 3.0 * candidate.relative_size - 0.15 * candidate.position + 0.5 * candidate.bold
    points -= 1.2 * min(lexicon("evidence", "title").hits(text), 2) + 0.8 * min(
        lexicon("evidence", "organisation").hits(text), 2
    )
    if evidence.is_place(text):
        points -= 2
    local = _plain(email.partition("@")[0])
    shared = sum(
        1
        for word in WORD.findall(text)
        for part in re.split(r"[-.]", word)
        if len(part) > 2 and _plain(part)[:9] in local
    )
    points += min(shared, 2) * 2.0
    points += 1.5 * any(hint and _plain(hint) and _plain(hint) in _plain(text) for hint in hints)
    return points


def _plain(text: str) -> str:
    s = text.casefold().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss").replace("ł", "l")
    return "".join(c for c in unicodedata.normalize("NFD", s) if c.isalpha() and not unicodedata.combining(c))
