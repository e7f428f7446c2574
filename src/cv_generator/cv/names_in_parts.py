"""Words that mean a whole name or a part of one: French `nom` beside `prénom`, Italian `nome` beside `cognome`."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from cv_generator.cv.keeping import words
from cv_generator.cv.mistakes_names import ROOT
from cv_generator.cv.other_names import plain, squeezed
from cv_generator.cv.paths import Document, Edit
from cv_generator.errors import Problem
from cv_generator.languages import codes, sections_in

FULL_NAME = "full_name"
_OTHER = {"first": "last", "last": "first"}


def may_be_part(name: str) -> bool:
    """Whether a name of the field is also used for a part of it, in any language."""
    return squeezed(name) in _names()


@cache
def _names() -> frozenset[str]:
    return frozenset(
        squeezed(word) for code in codes() for word in sections_in("contact", code).get("name or part", ())
    )


def is_title(text: object) -> bool:
    """Whether a text is the title before a name, `Dr.`, `mgr inż.`, in any language. Those behind one are capitals."""
    if not isinstance(text, str) or not text.strip() or len(text) > _TITLE or text.isupper():
        return False
    return all(
        word.strip(".,") in _titles() or all(part in _titles() for part in word.strip(".,").split("."))
        for word in text.casefold().split()
    )


_TITLE = 40


@cache
def _titles() -> frozenset[str]:
    return frozenset(word for code in codes() for word in sections_in("contact", code).get("titles", ()))


def role(name: str, text: object, beside: Collection[tuple[str, str]]) -> str:
    """Which part of a name a text is, `first` or `last`, beside other parts with their roles; "" where it is none.

    A whole name beside a first name that it does not hold contradicts it: what came as `name` has one word, but for
    small ones (`van den Berg`).
    """
    given = [(each, part) for each, part in beside if each in _OTHER]
    if not may_be_part(name) or not isinstance(text, str) or not text.strip() or len(given) != 1:
        return ""
    [(other, part)] = given
    large = [word for word in text.split() if not word.islower()]
    if words(text) & words(part) or (len(large) > 1 and name in ROOT.accepted):
        return ""
    return _OTHER[other]


def told(document: Document, edit: Edit) -> Problem | None:
    """Why one word is refused under such a name in place of a name of several; None for other edits."""
    *within, name = re.split(r"[./]", edit.field_path[:_LONGEST])
    place, there, text = ROOT.place(name), document[FULL_NAME], edit.value
    is_own = all(not each or plain(each) in ROOT.containers for each in within)
    if edit.op != "set" or not is_own or place is None or place.field != FULL_NAME or not may_be_part(name):
        return None
    if not isinstance(text, str) or len(text.split()) != 1 or len(there.split()) < 2:
        return None
    hint = f"Send full_name with the whole name; now it is {there[:_SHOWN]}."
    return Problem(edit.field_path[:_SHOWN], "part_of_text", "may be a part of full_name", hint)


_SHOWN = 100
_LONGEST = 1_000
