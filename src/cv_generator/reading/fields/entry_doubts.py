"""What speaks against the values of an entry once all is read: their words, each other, and the other entries."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from cv_generator.cv.dates import DateRange, parse_date_range
from cv_generator.languages import Pattern
from cv_generator.reading.fields.date_doubts import YEAR
from cv_generator.reading.fields.found import Found, FoundEntry
from cv_generator.reading.fields.steps import over, under
from cv_generator.reading.structure.headings import sections_named
from cv_generator.reading.words import evidence

GROUPS = {
    ("work_experience", "title"): "title",
    ("work_experience", "employer"): "employer",
    ("work_experience", "date_range"): "date",
    ("education", "title"): "degree",
    ("education", "institution"): "institution",
    ("education", "date_range"): "date",
    ("further_experience", "title"): "title",
    ("further_experience", "organization"): "employer",
    ("further_experience", "date_range"): "date",
}
"""The single values of entries, and which of them are judged by the same base."""

_ORGANISATIONS = ("employer", "institution", "organization")
_DASH = re.compile(r"\s[–—|/-]\s|[|•·]")
_CUT = re.compile(r"[,–—:(/&-]$|^[,–—:)/&-]")
_GLUED = re.compile(r"[a-zß-ž][A-ZÄ-Ž]|\d[A-Za-z]{3}")
_JOINED = Pattern(r"(?i:\b(?:{at}|{weak at}|{in}))\s+[A-ZÀ-Ž]")
_JOINS = Pattern(r"[@&+]|\s(?:{at}|{in})\s")
_WEB = re.compile(r"@\w|www\.|https?:|\w\.(?:com|org|net|io)\b")
_LONG_SECTION, _MANY_TEXTS, _LONG_ENTRY = 10, 10, 1500
_SHORT = 60  # characters of a text that could be a name
_CLEAR = 1.0  # from which evidence of words is good


def section_marks(entries: Sequence[FoundEntry]) -> set[str]:
    """What holds for all entries of one kind."""
    told = set()
    if len(entries) > _LONG_SECTION:
        told.add("the section is longer than usual")
    if len(entries) == 1:
        told.add("it is the only entry")
    starts = [found.start for entry in entries if (found := _date(entry))]
    if starts not in (sorted(starts), sorted(starts, reverse=True)):
        told.add("the entries are not in the order of their dates")
    return told


class Values(NamedTuple):
    """How often each title, employer and date stands in a section, and the fields that most of its entries have."""

    titles: Counter[str]
    organisations: Counter[str]
    dates: Counter[DateRange | None]
    usual: frozenset[str]


def values_of(entries: Sequence[FoundEntry]) -> Values:
    fields = Counter(frozenset(entry.fields) for entry in entries)
    usual = fields.most_common(1)[0][0] if fields else frozenset()
    return Values(
        Counter(map(_title, entries)), Counter(map(_organisation, entries)), Counter(map(_date, entries)), usual
    )


def entry_marks(kind: str, entry: FoundEntry, values: Values) -> Iterator[str]:
    """What holds for all values of one entry among those of its section."""
    title, organisation = _title(entry), _organisation(entry)
    date = _date(entry)
    checks = (
        ("it has no title", not title),
        ("it has no employer or school", not organisation),
        ("it has no date", "date_range" not in entry.fields),
        ("it has no text", not entry.texts),
        ("it is very long", sum(len(text.value) for text in entry.texts) > _LONG_ENTRY),
        ("it has other fields than the others", frozenset(entry.fields) != values.usual),
        ("it has a place", "location" in entry.fields),
        ("a single date dates a job", kind == "work_experience" and date is not None and date.is_single),
        ("it is further experience", kind == "further_experience"),
        ("it is education", kind == "education"),
        ("its title is another entry's too", bool(title) and values.titles[title] > 1),
        ("its employer is another entry's too", bool(organisation) and values.organisations[organisation] > 1),
        ("its date is another entry's too", date is not None and values.dates[date] > 1),
    )  # fmt: skip
    return chain(
        (name for name, holds in checks if holds),
        _of_texts(entry),
        _of_extent(entry),
        _of_names(kind, title, organisation),
    )


def _title(entry: FoundEntry) -> str:
    return entry.fields["title"].value if "title" in entry.fields else ""


def _organisation(entry: FoundEntry) -> str:
    return next((entry.fields[name].value for name in _ORGANISATIONS if name in entry.fields), "")


def _date(entry: FoundEntry) -> DateRange | None:
    return parse_date_range(entry.fields["date_range"].value) if "date_range" in entry.fields else None


def _of_texts(entry: FoundEntry) -> Iterator[str]:
    short = [text.value for text in entry.texts if len(text.value) < _SHORT]
    if any(evidence.title(text) > _CLEAR for text in short):
        yield "one of its texts is a title"
    if any(max(evidence.organisation(text), evidence.institution(text)) > _CLEAR for text in short):
        yield "one of its texts is an employer or a school"
    if any(parse_date_range(text) for text in short):
        yield "one of its texts is a date"


def _of_extent(entry: FoundEntry) -> Iterator[str]:
    """How many texts an entry has, and how long they are."""
    yield from over("the number of its texts", len(entry.texts), 0, 2, 5, 9)
    if entry.texts:
        sizes = [len(text.value) for text in entry.texts]
        yield from under("its texts are short", sum(sizes) / len(sizes), 15, 30, 50)
        yield from under("its first text is short", sizes[0], 15, 30, 50)
        yield from over("its longest text", max(sizes), 200, 400)


def _of_names(kind: str, title: str, organisation: str) -> Iterator[str]:
    """What title and employer say of each other: that both are weak, or that they would fit better the other way."""
    if not title or not organisation:
        return
    role, named = (
        (evidence.degree, evidence.institution) if kind == "education" else (evidence.title, evidence.organisation)
    )
    own, swapped = role(title) + named(organisation), role(organisation) + named(title)
    checks = (
        ("no word tells title and employer", own <= 0.5),
        ("few words tell title and employer", own <= 1.2),
        ("words tell title and employer", own > 3.0),
        ("title and employer fit better the other way", swapped > own),
        ("title and employer fit nearly as well the other way", swapped > own - 1),
        ("the employer has the words of a title", role(organisation) > _CLEAR),
        ("the employer is a place", evidence.is_place(organisation)),
    )
    yield from (name for name, holds in checks if holds)


# ---------------------------------------------------------------- one value


def value_marks(kind: str, field: str, found: Found) -> Iterator[str]:
    """What holds for one value, by its words and its form."""
    text = found.value
    if field == "date_range":
        return (name for name, holds in _of_date(found) if holds)
    return chain((name for name, holds in _of_form(text) if holds), _of_length(text), _of_words(kind, field, text))


def _of_date(found: Found) -> Iterator[tuple[str, bool]]:
    date = parse_date_range(found.value)
    yield "the date is a single one", date is not None and date.is_single
    yield "the date is open", date is not None and date.end is None
    yield "the date has years only", date is not None and "-" not in str(date.start)
    yield "the date stands in brackets", found.text.strip()[:1] in ("(", "[")
    yield "the date is printed in many words", len(found.text) > 25


def _of_form(text: str) -> Iterator[tuple[str, bool]]:
    pieces = text.split()
    small = sum(piece[:1].islower() for piece in pieces)
    yield "it begins with a small letter", text[:1].islower()
    yield "it holds digits", any(map(str.isdigit, text))
    yield "it holds a colon", ":" in text
    yield "it holds a dash or a bar", bool(_DASH.search(text))
    yield "it holds a comma", "," in text
    yield "it holds several commas", text.count(",") > 1
    yield "a bracket is open", text.count("(") != text.count(")")
    yield "it holds brackets", "(" in text
    yield "it is cut at a sign", bool(_CUT.search(text.strip()))
    yield "it ends in a dot", text.endswith(".")
    yield "it is set in capitals", text.isupper()
    yield "most words are small", len(pieces) > 2 and 2 * small >= len(pieces)
    yield "it is a sentence", evidence.is_sentence(text)
    yield "it is a place", evidence.is_place(text)
    yield "a joining word stands in it", bool(_JOINED.search(text))
    yield "it has few letters", sum(map(str.isalpha, text)) < 3
    yield "it begins with a sign or a digit", not text[:1].isalpha()
    yield "its last word is small", len(pieces) > 1 and pieces[-1].isalpha() and pieces[-1].islower()
    yield "it ends in a short word", len(pieces) > 1 and len(pieces[-1]) < 4 and pieces[-1].islower()
    yield "it holds a sign of joining", bool(_JOINS.search(text))
    yield "it has the words of a section", bool(sections_named(text))
    yield "it ends in a place", ", " in text and evidence.is_place(text.rpartition(", ")[2])
    yield "its last word is a place", len(pieces) > 1 and evidence.is_place(pieces[-1])
    yield "words are glued in it", bool(_GLUED.search(text))
    yield "it holds a year", bool(YEAR.search(text))
    yield "it holds a slash", "/" in text
    yield "it holds an address of the web", bool(_WEB.search(text))


def _of_length(text: str) -> Iterator[str]:
    return chain(
        over("its letters", len(text), 8, 15, 25, 35, 60, 90), over("its words", len(text.split()), 1, 2, 3, 5, 9)
    )


def _of_words(kind: str, field: str, text: str) -> Iterator[str]:
    title, degree = evidence.title(text), evidence.degree(text)
    organisation, institution = evidence.organisation(text), evidence.institution(text)
    if field == "title":
        own, other = (degree, institution) if kind == "education" else (title, max(organisation, institution))
    elif field == "institution":
        own, other = institution, degree
    else:
        own, other = max(organisation, 0.6 * institution), title
    checks = (
        ("no word tells what it is", own <= 0),
        ("its words tell what it is", own > _CLEAR),
        ("its words tell something else", other > _CLEAR),
        ("its words tell something else better", other > own + 0.3),
    )
    yield from (name for name, holds in checks if holds)
