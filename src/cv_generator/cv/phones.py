"""Telephone numbers with words beside them: which of these say which number it is, and which are no part of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from cv_generator.cv.paths import Edit
from cv_generator.errors import Problem
from cv_generator.languages import Pattern, codes, sections_in

_NUMBER = re.compile(
    r"(?P<lead>[^\d+]{0,80}?)(?P<number>\(?\+?\(?\d(?:[\d\s()./–-]{2,40})\d)(?P<rest>.{0,200})", re.DOTALL
)
_WORD = re.compile(r"[^\W\d_]+")
_EXTENSION = re.compile(r"(?<!\d)\d{1,6}[\s)\]]*$")
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
    introduces = ":" in lead and is_called(lead)
    notes: list[str] = []
    if not _says_which(lead):
        notes += [] if introduces else [lead]
        lead = ""
    if not _says_which(_EXTENSION.sub("", rest)):
        notes.append(rest)
        rest = ""
    note = "; ".join(each.strip(" ()[]:;,|/–-") for each in notes)
    return Number(f"{lead}{found['number']}{rest}".strip(" ,;:"), note)


def is_called(lead: str) -> bool:
    """Whether a text before a number has a word by which a telephone is called."""
    return any(word in _telephone() for word in _words(lead))


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
    if several := _several(text, path):
        return several
    found = parted(text) if text else None
    if found is None or found.text == text.strip():
        return None
    what = f"the words {found.note}" if found.note else "words before the number"
    hint = "Where the number alone is meant, send suggested_call" + ": it keeps the words besides." * bool(found.note)
    problem = Problem(path, "words_beside", f"holds {what[:80]}, which are printed with it", hint)
    return (problem,), (Edit(path, found.text), *note_of(found))


BETWEEN = Pattern(r"[,;|\n]|\s(?:/|{or}|{and})\s")
"""What stands between two numbers."""


def _several(text: str, path: str) -> tuple[tuple[Problem, ...], tuple[Edit, ...]] | None:
    """Two numbers in one text, of which the first stays and the other is kept among the personal details."""
    found = [parted(part) for part in BETWEEN.split(text)] if len(text) <= _LONGEST else []
    if not found[1:] or not all(found):
        return None
    numbers = [each for each in found if each]
    others = [each for number in numbers[1:] for each in note_of(Number("", number.text))]
    notes = [each for number in numbers for each in note_of(number)]
    hint = "Send the first alone; suggested_call keeps the others among the personal details."
    problem = Problem(path, "one_item", f"holds {len(numbers)} numbers", hint)
    return (problem,), (Edit(path, numbers[0].text), *others, *notes)


_LONGEST = 300


def note_of(number: Number) -> tuple[Edit, ...]:
    """The edit that keeps the words beside a number among the personal details."""
    return (Edit("personal_details", {"label": "", "value": number.note}, "append"),) if number.note else ()
