"""Telephone numbers with words beside them: which of these say which number it is, and which are no part of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from cv_generator.cv.paths import Edit
from cv_generator.errors import Problem
from cv_generator.languages import codes, sections_in

_NUMBER = re.compile(
    r"(?P<lead>[^\d+]{0,80}?)(?P<number>\(?\+?\(?\d(?:[\d\s()./–-]{2,40})\d)(?P<rest>.{0,200})", re.DOTALL
)
_WORD = re.compile(r"[^\W\d_]+")
_EXTENSION = re.compile(r"\d{1,6}[\s)\]]*$")
_FEWEST = 5
"""Digits of a number; a year or an hour has fewer."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it is printed, with the words that say which one it is, and in `note` what else stood beside it."""

    text: str
    note: str = ""


def parted(text: str) -> Number | None:
    """The number in a text, and the words that are none of it; None where there is no number, or more than one.

    What stands before a colon only introduces the number where it has a word for a telephone: `call me: 0113 …`.
    """
    found = _NUMBER.fullmatch(text.strip())
    if not found or sum(letter.isdigit() for letter in found["number"]) < _FEWEST:
        return None
    lead, rest = found["lead"], found["rest"]
    if sum(letter.isdigit() for letter in _EXTENSION.sub("", rest)) >= _FEWEST:
        return None
    introduces = ":" in lead and any(word in _telephone() for word in _words(lead))
    notes: list[str] = []
    if not _says_which(lead):
        notes += [] if introduces else [lead]
        lead = ""
    if not _says_which(_EXTENSION.sub("", rest)):
        notes.append(rest)
        rest = ""
    note = "; ".join(each.strip(" ()[]:;,–-") for each in notes)
    return Number(f"{lead}{found['number']}{rest}".strip(" ,;:"), note)


def _says_which(text: str) -> bool:
    return not any(character.isdigit() for character in text) and all(word in _beside() for word in _words(text))


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


@cache
def _telephone() -> frozenset[str]:
    """The words by which a telephone is called, in all languages."""
    return _words_in("contact", "phone")


@cache
def _beside() -> frozenset[str]:
    return _telephone() | _words_in("contact", "fax") | _words_in("grammar", "beside phone")


def _words_in(name: str, section: str) -> frozenset[str]:
    phrases = [phrase for code in codes() for phrase in sections_in(name, code).get(section, ())]
    return frozenset(word for phrase in phrases for word in _words(phrase))


def told(text: str, path: str = "phone") -> tuple[tuple[Problem, ...], tuple[Edit, ...]] | None:
    """What stands in the field of the number beside it, with the edits that part both; None where nothing does."""
    found = parted(text) if text else None
    if found is None or found.text == text.strip():
        return None
    what = f"the words {found.note}" if found.note else "words before the number"
    hint = "Where the number alone is meant, send suggested_call" + ": it keeps the words besides." * bool(found.note)
    problem = Problem(path, "words_beside", f"holds {what[:80]}, which are printed with it", hint)
    return (problem,), (Edit(path, found.text), *note_of(found))


def note_of(number: Number) -> tuple[Edit, ...]:
    """The edit that keeps the words beside a number among the personal details."""
    return (Edit("personal_details", {"label": "", "value": number.note}, "append"),) if number.note else ()
