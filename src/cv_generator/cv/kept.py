"""What came under a name that no field takes, kept under that name: a line of its entry, a detail of the person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from cv_generator.cv import mistakes_shapes as shapes
from cv_generator.cv.mistakes_names import humanized
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
