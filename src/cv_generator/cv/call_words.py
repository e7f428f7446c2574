"""The words of calls in every language that is read: what is to be done, names of arguments, yes and no, colours.

They are data of the languages (`calls.txt`); each is known by a word of ours, its section.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from cv_generator.cv.other_names import squeezed
from cv_generator.languages import DEFAULT, codes, sections_in, without_accents

OPS: Final = ("append", "insert", "remove", "set", "rename", "move", "swap")
ARGUMENTS: Final = (
    *("edits", "field", "fields", "path", "value", "new_value", "content", "text", "op", "cv", "document"),
    *("session_id", "section", "index", "position", "language", "template", "format", "pages"),
)
ITEM: Final = ("item",)
NAME: Final = ("name",)
YES_NO: Final = ("yes", "no")
AGREED: Final = ("agreed",)
ENDS: Final = ("first", "last")
ORDINALS: Final = ("first", "second", "third", "fourth", "fifth", "last")
STAYS: Final = ("stays",)
NOTHING: Final = ("nothing",)
BUT: Final = ("but",)
INTO: Final = ("into",)
OLD: Final = ("old",)
SEE: Final = ("see",)
IN_TURN: Final = ("in_turn",)
BEFORE_A_NAME: Final = ("before_a_name",)
DESIGN: Final = ("accent", "font", "paper", "page_numbers", "section_order", "hidden", "headings", "template")
COLOURS: Final = (
    *("black", "gray", "darkgray", "silver", "blue", "darkblue", "navy", "green", "darkgreen", "olive", "teal"),
    *("red", "darkred", "maroon", "brown", "orange", "darkorange", "purple"),
)

_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_LONGEST = 100
_LONGEST_FILLER = 40
_SIGNS = re.compile(r"[-‐-―_?*/]{1,5}")
_ABBREVIATED = re.compile(r"(?:[a-z]\. ){1,3}[a-z]\.?")


def prepare() -> None:
    """Read all words ahead."""
    _fillers()
    for kinds in (
        *(OPS, ARGUMENTS, ITEM, NAME, YES_NO, AGREED, ENDS, ORDINALS, STAYS),
        *(BUT, INTO, OLD, SEE, IN_TURN, BEFORE_A_NAME, DESIGN, COLOURS),
    ):  # fmt: skip
        words(kinds)


def word_of(kinds: tuple[str, ...], said: str) -> str:
    """Which of these kinds a word is, in whatever language; "" for other words."""
    return words(kinds).get(squeezed(said), "") if len(said) <= _LONGEST else ""


def is_filler(said: str) -> bool:
    """Whether a text stands where nobody knows one: `unknown`, `k. A.`, `à compléter`, `-`.

    Abbreviations need their points: `NV` and `KA` are names.
    """
    if len(said) > _LONGEST_FILLER:
        return False
    said = said.strip().strip("()[]<>").strip()
    return bool(said) and (_SIGNS.fullmatch(said) is not None or _as_filler(said) in _fillers())


def _as_filler(said: str) -> str:
    spaced = " ".join(said.casefold().replace(".", ". ").split())
    return spaced if _ABBREVIATED.fullmatch(spaced) else spaced.strip(" .!…")


@cache
def _fillers() -> frozenset[str]:
    phrases = [phrase for _, phrase in _phrases(NOTHING)]
    return frozenset(_as_filler(form) for phrase in phrases for form in (phrase, without_accents(phrase)))


def begins(kinds: tuple[str, ...], said: str) -> bool:
    """Whether any word or phrase of these kinds may begin so: most texts are told by their first word to be none."""
    return squeezed(said[:_LONGEST]) in _beginnings(kinds)


@cache
def _beginnings(kinds: tuple[str, ...]) -> frozenset[str]:
    return frozenset(form[:length] for form in words(kinds) for length in range(len(form) + 1))


@cache
def words(kinds: tuple[str, ...]) -> Mapping[str, str]:
    """Words in the form in which they are compared -> their kind, the first language's first."""
    found: dict[str, str] = {}
    for kind, phrase in _phrases(kinds):
        for form in (squeezed(phrase), squeezed(phrase.translate(_SPELLED))):
            if form:
                found.setdefault(form, kind)
    return found


def is_english(kinds: tuple[str, ...], said: str) -> bool:
    """Whether a word is one of the English ones."""
    return squeezed(said) in _english(kinds)


@cache
def _english(kinds: tuple[str, ...]) -> frozenset[str]:
    listed = sections_in("calls", DEFAULT)
    return frozenset(squeezed(phrase) for kind in kinds for phrase in (kind, *listed.get(kind, ())))


def _phrases(kinds: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for code in codes():
        listed = sections_in("calls", code)
        yield from ((kind, phrase) for kind in kinds for phrase in listed.get(kind, ()))
