"""Names of fields in every language that is read: `expérience`, `puesto`, `datore di lavoro`.

They are the words by which the reader knows headings and labels of documents, so that each is written once. English is
left out: its names are told apart more finely (`mistakes_names`), and `patents` shall stay a section of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from cv_generator.languages import DEFAULT, codes, sections_in

Placed = tuple[str, str]
"""A field, and the role of the value in it."""

_CONTACT: Final[Mapping[str, Placed]] = {
    "name": ("full_name", ""),
    "first_name": ("full_name", "first"),
    "last_name": ("full_name", "last"),
    "headline": ("headline", ""),
    "email": ("email", ""),
    "phone": ("phone", ""),
    "address": ("address_lines", ""),
    "birth": ("birth_date", ""),
    "nationality": ("nationality", ""),
    "link": ("links", "labelled"),
    "birthplace": ("personal_details", "labelled"),
    "fax": ("personal_details", "labelled"),
    "ignored": ("personal_details", "labelled"),
}
_ENTRY: Final[Mapping[str, tuple[str, ...]]] = {
    "date": ("date_range",),
    "degree": ("title:degree",),
    "title": ("title",),
    "institution": ("institution", "organization"),
    "employer": ("employer", "organization"),
    "place": ("location",),
    "detail": ("bullets", "details"),
    "kept": ("bullets:labelled", "details:labelled"),
}
"""Labels of an entry -> the fields that they may mean, of which an entry has one."""


def of_cv(form: Callable[[str], str], fields: frozenset[str]) -> Mapping[str, Placed]:
    """Names in the form in which they are compared -> the field of the CV; none that may mean two of them."""
    found: dict[str, set[Placed]] = {}
    known: dict[str, set[str]] = {}
    for code, section, phrase in _phrases("headings"):
        if section in fields:
            found.setdefault(form(phrase), set()).add((section, ""))
            known.setdefault(form(phrase), set()).add(code)
    certain = {name: next(iter(places)) for name, places in found.items() if len(places) == 1}
    labels = {form(phrase): (code, label) for code, label, phrase in _phrases("contact") if label in _CONTACT}
    # What is no field of a CV may be a heading in its own language: military service, leisure.
    facts = {name for name, (code, label) in labels.items() if label == "ignored" and code in known.get(name, ())}
    return certain | {name: _CONTACT[label] for name, (_, label) in labels.items() if name not in facts}


def of_entry(form: Callable[[str], str], fields: frozenset[str]) -> Mapping[str, Placed]:
    """The same for the members of an entry; of a name that may mean two the first one counts."""
    found: dict[str, Placed] = {}
    for place, phrase in _labels(fields):
        found.setdefault(form(phrase), place)
    return found


def _labels(fields: frozenset[str]) -> Iterator[tuple[Placed, str]]:
    labels = [(label, phrase) for _, label, phrase in _phrases("fields")]
    for kind, targets in _ENTRY.items():
        for field, _, role in (target.partition(":") for target in targets):
            if field in fields and not (role == "degree" and "institution" not in fields):
                yield from (((field, role), phrase) for label, phrase in labels if label == kind)


def _phrases(name: str) -> Iterator[tuple[str, str, str]]:
    """The phrases of a word list with their language, and the section that each is in."""
    known = {phrase for phrases in sections_in(name, DEFAULT).values() for phrase in phrases}
    for code in codes():
        for section, phrases in sections_in(name, code).items():
            yield from ((code, section, phrase) for phrase in phrases if phrase not in known)
