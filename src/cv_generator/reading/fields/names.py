"""The person's name among the lines at the head of a CV."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from cv_generator.languages import WORD, Pattern, lexicon, word_set
from cv_generator.reading.structure.headings import sections_named
from cv_generator.reading.words import evidence

_DOCUMENT = Pattern(r"(?i)^(?:{document})(?=[\s:–—|-])(?:\s+(?:{document of}))?[\s:–—|-]*|[\s:–—|,-]+(?:{document})$")
_PAGE = Pattern(r"(?i)[\s|,–-]*\b(?:{page}|{page short})(?!\w).*$")


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


def given_first(name: str) -> str:
    """A name in the usual order: `Thornley, Maude` turned round.

    Without a comma it stays as it is printed: people choose the order of their own name, also where capitals or given
    names tell which word is which (`DURAND Zoé`).
    """
    before, _, behind = (part.strip() for part in name.partition(","))
    is_given = behind.istitle() and behind.replace("-", "").replace(" ", "").isalpha()
    return f"{behind} {before}" if before and is_given else name


def without_titles_behind(name: str) -> str:
    """`Maude Thornley BSN, RN` -> `Maude Thornley`: without letters of titles that a comma parts behind it.

    A name in capitals stays whole: nobody can tell `RN` from `LEE` there.
    """
    parts = name.split(", ")
    if (
        len(parts) < _WITH_TITLES
        or parts[0].isupper()
        or not all(_LETTERS_OF_TITLE.fullmatch(part) for part in parts[1:])
    ):
        return name
    words = parts[0].split()
    while len(words) > _SHORTEST_NAME and _LETTERS_OF_TITLE.fullmatch(words[-1]) and not _MAY_BE_NAME.search(words[-1]):
        words.pop()
    return " ".join(words)


def without_monogram(name: str) -> str:
    """`MT Maude Thornley` -> `Maude Thornley`: without the first letters of its words, as templates set them before."""
    first, _, rest = name.partition(" ")
    initials = "".join(word[0] for word in rest.split()).casefold()
    may_be_name = _VOWEL.search(first) is not None and first.isupper() == rest.isupper()  # `Al Alice Lind`
    return rest if len(first) > 1 and not may_be_name and first.casefold() == initials else name


_LETTERS_OF_TITLE = re.compile(r"[A-Z][A-Za-z.-]{0,4}[A-Z]\.?")
_VOWEL = re.compile(r"(?i)[aeiouy]")
_MAY_BE_NAME = re.compile(r"^[A-Z]*[AEIOUY][A-Z]*$")
"""Capitals that can be spoken: `Maude Ann LEE`, not `BSN` or `PhD`."""

_WITH_TITLES, _SHORTEST_NAME = 2, 2

WORD_OF_NAME = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def document_words(text: str) -> str:
    """`Lebenslauf von` in `Lebenslauf von Anna Muster`."""
    found = _DOCUMENT.search(text)
    return found[0] if found else ""


_TITLE_PART = re.compile(r"(?:[^\W\d_]{2,6}\.|[^\W\d_]{1,3}\.(?:-?[^\W\d_]{1,6}\.)+)$")


_TITLED = 2.0
"""What each word of a job costs."""
_PARTED = 1.5
"""What a comma costs that parts no family name from given names: `Harbour View, Farnham`."""
_NO_NAME = frozenset("@:/&+#!?")


def looks_like_a_name(text: str, *, most: int = 5) -> bool:
    """Two to five words beginning with capitals, besides titles; no digits, no colon, no word that names a document.

    `most` words where the look speaks for a name: people have six and seven.
    """
    if len(text) > 70 or not _NO_NAME.isdisjoint(text) or any(c.isdigit() for c in text) or sections_named(text):
        return False
    bare = re.sub(r"\([^)]*\)", " ", text)
    words = re.findall(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?", bare)
    names, small = _without_titles(words), word_set("grammar", "name words")
    return (
        2 <= len(names) <= most
        and all(word[0].isupper() or word in small for word in names)
        and len(words) <= 10
        and word_set("grammar", "no name words").isdisjoint(word.casefold() for word in words)
    )


def goes_on(text: str) -> bool:
    """Whether a text goes on with a name that stands before it: `da Silva`, `VAN DEN BERG`."""
    return text.partition(" ")[0].casefold() in word_set("grammar", "name words")


def _without_titles(words: list[str]) -> list[str]:
    """The words of a name: without known titles, and without what is short before it (`Dr. rer. pol.`)."""
    titles = lexicon("contact", "titles")
    while len(words) > 2 and _TITLE_PART.match(words[0]):
        words = words[1:]
    return [word for word in words if word.casefold().strip(".") not in titles.words]


def is_turned(text: str) -> bool:
    """Whether a text is a family name, a comma, and given names: `MUSTER, Anna`."""
    before, _, behind = (part.strip() for part in text.partition(","))
    given = behind.split()
    return (
        len(before.split()) == 1 and 1 <= len(given) <= 2 and given_first(text) != text
        and not any(evidence.is_place(part) for part in (before, behind)) and evidence.title(behind) < 1
    )  # fmt: skip


def is_small_name(text: str) -> bool:
    """Two or three words without any capital: a name that is set so, where it is the largest line of all."""
    words = text.replace("-", " ").split()
    return (
        2 <= len(text.split()) <= 3 and all(word.isalpha() and word.islower() and len(word) > 2 for word in words)
        and not sections_named(text) and word_set("grammar", "no name words").isdisjoint(words)
        and evidence.title(text) < 1
    )  # fmt: skip


def is_one_word(text: str) -> bool:
    """One word of letters that begins with a capital and names nothing else."""
    return (
        text.isalpha() and len(text) > 4 and text[0].isupper() and not sections_named(text)
        and evidence.title(text) < 1 and not evidence.is_place(text)
    )  # fmt: skip


def parted(text: str) -> str:
    """`AnnaMuster` -> `Anna Muster`; what begins a name (`McAdam`) stays with it."""
    return re.sub(r"(?<=[a-zß-ÿ]{3})(?=[A-ZÀ-Þ][a-zß-ÿ]{2})", " ", text)


def score(candidate: Candidate, email: str, hints: tuple[str, ...]) -> float:
    """How well a line fits: great, early, like the e-mail address, like the document's properties."""
    text = candidate.text
    points = 3.0 * candidate.relative_size - 0.15 * candidate.position + 0.5 * candidate.bold
    points -= _TITLED * min(lexicon("evidence", "title").hits(text), 2) + 0.8 * min(
        lexicon("evidence", "organisation").hits(text), 2
    )
    if evidence.is_place(text):
        points -= 2
    points -= _PARTED * ("," in text and not is_turned(text))
    points += min(shared_words(text, email), 2) * 2.0
    points += 1.5 * any(hint and plain_letters(hint) and plain_letters(hint) in plain_letters(text) for hint in hints)
    return points


def shared_words(text: str, email: str) -> int:
    """How many words of a text, of three letters or more, an e-mail address names somebody by."""
    local = plain_letters(email.partition("@")[0])
    parts = (part for word in WORD.findall(text) for part in re.split(r"[-.]", word))
    return sum(len(part) > 2 and plain_letters(part)[:9] in local for part in parts)


def is_in_address(text: str, email: str) -> bool:
    """Whether two or three words are those that an e-mail address names somebody by, whatever their capitals."""
    words = text.rstrip(".").split()
    return (
        2 <= len(words) <= 3 and text[:1].isupper() and all(map(str.isalpha, words))
        and shared_words(text, email) == len(words)
    )  # fmt: skip


def plain_letters(text: str) -> str:
    """The letters of a text as an e-mail address would have them."""
    s = text.casefold().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss").replace("ł", "l")
    return "".join(c for c in unicodedata.normalize("NFD", s) if c.isalpha() and not unicodedata.combining(c))
