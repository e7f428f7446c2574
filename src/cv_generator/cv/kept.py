"""What came under a name that no field takes, kept under that name: a line of its entry, a detail of the person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from cv_generator.cv import mistakes_shapes as shapes
from cv_generator.cv.mistakes_names import SECTIONS, humanized
from cv_generator.cv.mistakes_values import Piece

_DETAIL = 120
"""Letters of a detail in the head of a CV; a longer text has a section of its own."""
ONE_ONLY = frozenset(("full_name", "photo_url", "language", "data_privacy", "birth_date"))
"""Fields of which a second, different value contradicts the first: which one is right cannot be told."""


def of_person(document: dict[str, Any], pieces: Sequence[Piece]) -> bool:
    """Adds what is left to the CV. False where one of them cannot be kept."""
    for piece in pieces:
        said = list(_said(piece.value))
        if None in said:
            return False
        text = ", ".join(filter(None, said))
        label = humanized(piece.name)
        added: list[Any]
        if piece.value is True:
            added, where = [{"label": "", "value": label}], "personal_details"
        elif len(text) <= _DETAIL and not isinstance(piece.value, dict | list):
            added, where = [{"label": label, "value": text}] if text else [], "personal_details"
        else:
            lines = shapes.items(piece.value, commas=False)
            added, where = [{"heading": label, "items": lines}] if lines else [], "custom_sections"
        there = document.setdefault(where, [])
        if not isinstance(there, list):
            return False
        there += added
    return True


def further(slots: dict[str, list[Piece]]) -> list[Piece]:
    """What is left of lists of addresses or numbers, of which the first is the field's."""
    left: list[Piece] = []
    for name in ("email", "phone"):
        for n, piece in enumerate(slots.get(name, [])):
            if isinstance(piece.value, list) and len(piece.value) > 1:
                slots[name][n] = replace(piece, value=piece.value[0], right=False)
                left += [
                    replace(piece, source=f"{piece.source}[{at}]", value=each, right=False)
                    for at, each in enumerate(piece.value)
                    if at
                ]
    return left


def entries_at_the_top(left: Sequence[Piece], slots: dict[str, list[Piece]]) -> list[Piece]:
    """What is left without the members of one entry: `degree` and `university` beside the fields of the CV."""
    for name, place in (("education", "institution"), ("work_experience", "employer")):
        places = [(piece, at) for piece in left if (at := SECTIONS[name].place(piece.name)) and at.role != "labelled"]
        own = [piece for piece, _ in places]
        if len(own) > 1 and any(at.field == place for _, at in places):
            left = [piece for piece in left if piece not in own]
            entry = {piece.name: piece.value for piece in own}
            slots.setdefault(name, []).append(Piece(own[0].source, name, "", [entry], right=False))
    return list(left)


def of_part(built: Any, lines_of: str, pieces: Sequence[Piece]) -> Any:
    """The part with what is left as lines of its list `lines_of`; without one, in brackets behind its text or level.

    None where one of them cannot be kept.
    """
    lines = [line for piece in pieces for line in _lines(piece)]
    told = [line for line in lines if line]
    if None in lines or not told:
        return None if None in lines else built
    if isinstance(built, str):
        return f"{built[:-1]}, {', '.join(told)})" if built.endswith(")") else f"{built} ({', '.join(told)})"
    if isinstance(built, dict) and lines_of and isinstance(there := built.get(lines_of, []), list):
        return {**built, lines_of: [*there, *told]}
    if isinstance(built, dict) and "language" in built and isinstance(level := built.get("level", ""), str):
        return {**built, "level": ", ".join(filter(None, (level, *told)))}
    return None


def _lines(piece: Piece) -> Iterator[str | None]:
    if piece.value is True:
        yield humanized(piece.name)
    elif piece.value is not False and piece.value not in shapes.EMPTY:
        labelled = shapes.labelled(piece.name, piece.value)
        yield from labelled if labelled is not None else [None]


def _said(value: Any) -> Iterator[str | None]:
    """The texts of a value; None for what is no text."""
    if isinstance(value, bool) or value in shapes.EMPTY:
        return
    found = shapes.leaves(value)
    yield from found if found is not None else [None]
