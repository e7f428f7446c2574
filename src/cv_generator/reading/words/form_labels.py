"""Labels of forms: what `Employer:` or `Name and town of employer` in front of a text says that it is."""

from __future__ import annotations

import re

from cv_generator.languages import Pattern, remembered, sections, with_plain_forms

LONGEST_LABEL = 80
_MOST_TELLING = ("project", "employer", "institution", "degree", "title", "date", "detail")
_WORD = re.compile(r"[^\W\d_]+")
_JOINT = Pattern(r"\s*[,/&+|]\s*|\s(?:{and})\s")


@remembered()
def _fields() -> dict[str, str]:
    found = {_folded(label): kind for kind, labels in sections("fields").items() for label in labels}
    plain = ((form, kind) for label, kind in found.items() for form in with_plain_forms((label,)))
    return dict(plain) | found


def _folded(text: str) -> str:
    bare = _COUNT.sub("", _BRACKETED.sub("", text.casefold()))
    return _BLANKS.sub(" ", _SIGN.sub(_spaced, bare)).strip(" :;").replace("–", "-")


_BRACKETED, _BLANKS, _SIGN = re.compile(r"\([^)]*\)"), re.compile(r"\s+"), re.compile(r"\s*/\s*|\s*([–—-])\s+")
_COUNT = re.compile(r"(?<=[^\W\d_])\s?[-#]?\s?\d{1,2}(?=\s?:?$)")
"""The number of a label that counts: `Project 2`"""


def _spaced(sign: re.Match[str]) -> str:
    return f" {sign[0].strip()} "


def field_of(text: str) -> str:
    """The field of an entry that a label names; empty where it is none.

    Besides the labels that are listed, those are known that say the same in their words: `Name and town of employer`.
    """
    if len(text) > LONGEST_LABEL or not text:
        return ""
    first = _WORD.search(text)
    if first is None or first[0].casefold() not in _kinds_of_words():
        return ""  # quick: no label begins so
    folded = _folded(text)
    return _fields().get(folded) or _named_in_words(folded)


def _named_in_words(folded: str) -> str:
    """The field of a label that joins listed ones (`Company, place`) or only words that stand in them."""
    parts = [_fields().get(part, "") for part in _JOINT.split(folded)]
    kinds = _kinds_of_words()
    words = _WORD.findall(folded)
    told: set[str] = set()
    if len(parts) > 1 and all(parts):
        told = set(parts)
    elif len(words) > 2 and all(word in kinds for word in words):
        told = {kind for word in words for kind in kinds[word] if len(kinds[word]) == 1}
    return next((kind for kind in _MOST_TELLING if kind in told), "")


@remembered()
def _kinds_of_words() -> dict[str, frozenset[str]]:
    """In labels of which fields a word stands."""
    found: dict[str, frozenset[str]] = {}
    for label, kind in _fields().items():
        for word in _WORD.findall(label):
            found[word] = found.get(word, frozenset()) | {kind}
    return found


def listed_field_of(text: str) -> str:
    """The field that a label names in just these words; empty where it is in no list."""
    return _fields().get(_folded(text), "")
