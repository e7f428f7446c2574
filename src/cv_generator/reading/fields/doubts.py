"""How certain each single value is: all that speaks against it, added up in one place.

Evidence is a set of marks, each a short reason in words. Some are set where a field is decided (`entry_marks`, the
certainty of a vote), the others are contradictions that only show when everything is read: an employer that is a
place, a telephone of another country than the address. Each mark has a weight (`doubt_weights`, which says how they
were found); their sum is turned into a certainty, so that values below `draft.DOUBTFUL` are those to ask about.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from cv_generator.reading.draft import DOUBTFUL
from cv_generator.reading.fields.contact_doubts import contact_marks
from cv_generator.reading.fields.doubt_weights import BASES, LIMIT, STATED, WEIGHTS
from cv_generator.reading.fields.entry_doubts import GROUPS, entry_marks, section_marks, value_marks, values_of
from cv_generator.reading.fields.found import Found, FoundCv
from cv_generator.reading.words.text import words

_LEFT, _MUCH_LEFT = 0.02, 0.08
"""Shares of a document's words that found no field."""
_INCOMPLETE = 0.25
_TOLD = 3
_DECIDED = frozenset(("full_name", "email", "phone", "address", "date"))
"""What stays doubtful where it was so when it was decided: too few of these are wrong to weigh that anew."""
_VOTES = (0.5, 0.6, 0.7, 0.8, 0.9)
_MOST, _LEAST = 0.98, 0.05


Marked = Mapping[str, tuple[str, frozenset[str]]]
"""For each single value its group (which shares a base) and the marks that are on it."""


def weighed(kept: Mapping[str, Found], marked: Marked) -> dict[str, Found]:
    """What was kept by path, its single values with the certainty and the doubts that all evidence gives.

    The others keep their certainty, and say by what it was doubtful.
    """
    return {
        path: _weighed(found, *marked[path]) if path in marked else _as_decided(found) for path, found in kept.items()
    }


def _as_decided(found: Found) -> Found:
    return replace(found, doubts=tuple(_votes(found))[:1]) if found.certainty < DOUBTFUL else found


def _weighed(found: Found, group: str, marks: Iterable[str]) -> Found:
    against = {mark: STATED.get(mark) or WEIGHTS.get(mark, 0.0) for mark in marks}
    total = round(math.fsum((BASES[group], *against.values(), -LIMIT)), 6)  # a set's order changes with each run
    certainty = 1 / (1 + math.exp(min(total, 50.0)) * (1 - DOUBTFUL) / DOUBTFUL)
    if group in _DECIDED:
        certainty = min(certainty, found.certainty)
    doubts: tuple[str, ...] = ()
    if certainty < DOUBTFUL:
        reasons = (mark for mark, weight in against.items() if weight > 0)
        doubts = tuple(sorted(reasons, key=lambda mark: (-against[mark], mark))[:_TOLD])
    return replace(found, certainty=max(_LEAST, min(_MOST, certainty)), doubts=doubts)


def marks_by_path(cv: FoundCv, words_in_all: int, left: Mapping[int, list[str]]) -> Marked:
    """The marks on all single values that were found. `left` are the texts in no field."""
    everywhere = frozenset(_of_document(cv, words_in_all, left))
    told: dict[str, tuple[str, frozenset[str]]] = {}
    for kind, entries in cv.entries.items():
        around, values = section_marks(entries), values_of(entries)
        for index, entry in enumerate(entries):
            shared = everywhere | around | entry.marks | set(entry_marks(kind, entry, values))
            for field, found in entry.fields.items():
                if group := GROUPS.get((kind, field)):
                    own = {*_votes(found), *value_marks(kind, field, found)}
                    told[f"{kind}[{index}].{field}"] = group, shared | own
    for path, group, found in _contact(cv):
        told[path] = group, everywhere | {*_votes(found), *contact_marks(group, found, cv)}
    return told


def _contact(cv: FoundCv) -> Iterator[tuple[str, str, Found]]:
    for name in ("full_name", "email", "phone"):
        if name in cv.single:
            yield name, name, cv.single[name]
    for index, line in enumerate(cv.lists.get("address_lines", ())):
        yield f"address_lines[{index}]", "address", line


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
