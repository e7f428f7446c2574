"""How certain each single value is: how likely it is right, by all that speaks for and against it.

Evidence is a set of marks, each a short reason in words. Some are set where a field is decided (`entry_marks`, the
certainty of a vote, the chances among all ways to read a head), the others are what only shows when everything is read:
an employer that is a place, words beside a value that found no field. Marks that end in `<0.5` or `>2` are steps of one
figure. Marks and pairs of them have weights (`doubt_weights`, which says how they were found). A second look weighs how
likely the other values of the entry, the section and the document are wrong (`doubts_around`). Values below
`draft.DOUBTFUL` are those to ask about.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from cv_generator.reading.draft import DOUBTFUL
from cv_generator.reading.fields.contact_doubts import address_marks, contact_marks
from cv_generator.reading.fields.date_doubts import date_marks, printed_marks
from cv_generator.reading.fields.doubt_weights import CONTRADICTIONS, weights
from cv_generator.reading.fields.doubts_around import AROUND, around
from cv_generator.reading.fields.entry_doubts import GROUPS, entry_marks, section_marks, value_marks, values_of
from cv_generator.reading.fields.found import Found, FoundCv, FoundEntry
from cv_generator.reading.fields.kind_doubts import kind_marks, own_kind_marks, twice_marks, twice_told
from cv_generator.reading.fields.letter_doubts import letter_marks, name_marks, pair_marks, text_marks
from cv_generator.reading.fields.line_doubts import Lines, line_marks, near_marks, stray_marks
from cv_generator.reading.fields.sibling_doubts import sibling_marks
from cv_generator.reading.fields.steps import under, without_step
from cv_generator.reading.words.text import words

_SAYS, _FIRST = 0.05, 100.0
"""Log odds from which a reason is told; contradictions come before all others."""
_LEFT, _MUCH_LEFT = 0.02, 0.08
"""Shares of a document's words that found no field."""
_INCOMPLETE = 0.25
_TOLD = 3
DECIDED = frozenset(("full_name", "email", "phone", "address", "date"))
"""What stays doubtful where it was so when it was decided: too few of these are wrong to weigh that anew."""
_UNSURE = 0.6
"""The certainty of a decision, where that is all that is known, below which its value is doubtful."""
DOUBTED = f"decided by less than {_UNSURE}"
_VOTES = (0.5, 0.6, 0.7, 0.8, 0.9)
_CHANCES = (0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98)
_HEADS = (0.3, 0.5, 0.7, 0.9)
_MOST, _LEAST = 0.98, 0.05
_NO_REASONS = frozenset((
    "it is education", "it is further experience", "it has a place", "its look told the name", "one cell names all",
    "several cells", "shares its employer", "its employer is another entry's too", "its words tell what it is",
    "words tell title and employer", "it is set in capitals", "its head was not weighed", "it has no text",
    "it is very long", "nothing below", "plain text below", "head behind a marker",
    "its letters", "its words", "the number of its texts", "its texts are short", "its first text is short",
    "its longest text", "the date is open", "the date has years only",
    "few entries of the section have a text", "few entries of the section have a place", "it holds a slash",
    "many dates of the section are single ones",
))  # fmt: skip
"""Marks that count, but are no reason for a person to doubt a value."""
_NOTHING_TELLS = "little tells that it is right"
_REASONS_AROUND = {
    "entry": "much else in this entry is uncertain",
    "most": "much else in this entry is uncertain",
    "section": "much else in this section is uncertain",
    "document": "much else in this document is uncertain",
}


Marked = Mapping[str, tuple[str, frozenset[str]]]
"""For each single value its group (which shares a base) and the marks that are on it."""


def weighed(kept: Mapping[str, Found], marked: Marked) -> dict[str, Found]:
    """What was kept by path, its single values with the certainty and the doubts that all evidence gives.

    The others keep their certainty, and say by what it was doubtful.
    """
    known = weights()
    own = {path: known.own(*marked[path]) for path in kept if path in marked}
    told = around(own)
    return {
        path: _weighed(found, *marked[path], told[path]) if path in told else _as_decided(found)
        for path, found in kept.items()
    }


def _as_decided(found: Found) -> Found:
    if found.certainty >= _UNSURE:
        return found
    return replace(found, certainty=_told_by(found), doubts=tuple(_votes(found))[:1])


def _told_by(found: Found) -> float:
    """The certainty of an unsure decision, as one of a doubtful value."""
    return found.certainty * DOUBTFUL / _UNSURE


def _weighed(found: Found, group: str, marks: frozenset[str], figures: tuple[float, ...]) -> Found:
    known = weights()
    shares = {name: known.again[name] * figure for name, figure in zip(AROUND, figures, strict=True)}
    total = known.all_told(group, marks, figures)
    certainty = 1 / (1 + math.exp(min(total - known.limit, 50.0)) * (1 - DOUBTFUL) / DOUBTFUL)
    if group in DECIDED and found.certainty < _UNSURE:
        certainty = min(certainty, _told_by(found))
    certainty = max(_LEAST, min(_MOST, certainty))
    return replace(found, certainty=certainty, doubts=_reasons(group, marks, shares) if certainty < DOUBTFUL else ())


def _reasons(group: str, marks: frozenset[str], shares: Mapping[str, float]) -> tuple[str, ...]:
    """What weighs most against a value, in words; the steps of one figure as one reason, a pair as half of each."""
    known = weights()
    against: dict[str, float] = {}
    halves: dict[str, list[float]] = {}
    for first, second, weight in known.paired(group, marks):
        for mark in (first, second):
            halves.setdefault(mark, []).append(weight / 2)
    for mark in sorted(marks):
        if (reason := without_step(mark)) not in _NO_REASONS:
            own = math.fsum((known.marks.get(mark, 0.0), *halves.get(mark, ())))
            weight = known.again["own"] * own
            against[reason] = against.get(reason, 0.0) + max(weight, CONTRADICTIONS.get(mark, 0.0) * _FIRST)
    for name, reason in _REASONS_AROUND.items():
        against[reason] = against.get(reason, 0.0) + shares[name]
    found = [(round(-weight, 6), reason) for reason, weight in against.items() if weight > _SAYS]
    return tuple(reason for _, reason in sorted(found)[:_TOLD]) or (_NOTHING_TELLS,)


def marks_by_path(cv: FoundCv, words_in_all: int, left: Mapping[int, list[str]], texts: Sequence[str]) -> Marked:
    """The marks on all single values that were found. `left` are the words in no field, `texts` all lines by number."""
    everywhere = frozenset(_of_document(cv, words_in_all, left))
    lines = Lines(texts, left)
    told: dict[str, tuple[str, frozenset[str]]] = {}
    twice = twice_told(cv.entries)
    for kind, entries in cv.entries.items():
        for index, by_field in enumerate(_of_entries(kind, entries, lines, twice[kind])):
            for field, marks in by_field.items():
                told[f"{kind}[{index}].{field}"] = GROUPS[kind, field], everywhere | marks
    for path, group, marks in _of_contact(cv, lines):
        told[path] = group, everywhere | marks
    return told


def _of_entries(
    kind: str, entries: Sequence[FoundEntry], lines: Lines, elsewhere: Collection[str]
) -> Iterator[dict[str, set[str]]]:
    """For each entry of a kind the marks of its single values; `elsewhere` are values that other kinds have, too."""
    around, values = {*section_marks(entries), *(kind_marks(kind, entries) if entries else ())}, values_of(entries)
    dates, siblings = date_marks(entries), sibling_marks(entries, lines)
    strays = stray_marks(entries)
    for entry, of_date, of_siblings, stray in zip(entries, dates, siblings, strays, strict=True):
        shared = {*around, *of_date, *entry.marks, *entry_marks(kind, entry, values), *text_marks(entry)}
        shared |= {*own_kind_marks(kind, entry), *near_marks(entry, lines), *twice_marks(entry, elsewhere)}
        shared.update(
            under("the head of its entry can be read otherwise", min(entry.chances.values(), default=1.0), *_HEADS)
        )
        named = [
            entry.fields[name].value for name in ("employer", "institution", "organization") if name in entry.fields
        ]
        title = entry.fields["title"].value if "title" in entry.fields else ""
        shared |= {*stray, *pair_marks(kind, title, named[0] if named else "")}
        yield {
            field: {
                *shared,
                *of_siblings[field],
                *_votes(found),
                *_chances(entry, field),
                *(printed_marks(found, lines) if field == "date_range" else ()),
                *value_marks(kind, field, found),
                *letter_marks(GROUPS[kind, field], found.value),
                *line_marks(found, [other for name, other in entry.fields.items() if name != field], lines),
            }
            for field, found in entry.fields.items()
            if (kind, field) in GROUPS
        }


def _of_contact(cv: FoundCv, lines: Lines) -> Iterator[tuple[str, str, set[str]]]:
    for name in ("full_name", "email", "phone"):
        if name in cv.single:
            found = cv.single[name]
            yield (
                name,
                name,
                {
                    *_votes(found),
                    *(name_marks(found.value) if name == "full_name" else ()),
                    *contact_marks(name, found, cv),
                    *line_marks(found, (), lines),
                },
            )
    shared = address_marks(cv, lines)
    for index, line in enumerate(cv.lists.get("address_lines", ())):
        yield f"address_lines[{index}]", "address", {*shared, *_votes(line), *contact_marks("address", line, cv)}


def _chances(entry: FoundEntry, field: str) -> Iterable[str]:
    """How likely it is by the other ways to read the head, as marks."""
    if field == "date_range":
        return ()
    if field not in entry.chances:
        return ("its head was not weighed",)
    return under("its head can be read otherwise", entry.chances[field], *_CHANCES)


def _votes(found: Found) -> Iterator[str]:
    """Certainty where the field was decided, as marks: the weights say what it is worth."""
    return (f"decided by less than {limit}" for limit in _VOTES if found.certainty < limit)


def _of_document(cv: FoundCv, total: int, left: Mapping[int, list[str]]) -> Iterator[str]:
    over = sum(len(words(piece)) for pieces in left.values() for piece in pieces)
    if over > _LEFT * total:
        yield "words of the document found no field"
    if over > _MUCH_LEFT * total:
        yield "much of the document found no field"
    main = [entry for kind in ("work_experience", "education") for entry in cv.entries.get(kind, ())]
    whole = [entry for entry in main if "title" in entry.fields and {"employer", "institution"} & entry.fields.keys()]
    if len(main) - len(whole) > _INCOMPLETE * len(main):
        yield "many entries of the document lack a name"
    for kind in ("work_experience", "education"):
        if not cv.entries.get(kind):
            yield f"no {kind.replace('_', ' ')} was found"
    for name in ("email", "phone"):
        if name not in cv.single:
            yield f"no {name} was found"
