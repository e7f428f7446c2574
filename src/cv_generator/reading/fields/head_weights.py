"""The weights by which headers of entries are parsed.

Made by `python -m benchmarks.heads --fit`, with `--further` too; the card is `benchmarks/heads/README.md`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

from cv_generator.reading.fields.head_spans import FIGURES, ROLES

ROLES_AND_REST = f"{ROLES}X"


@dataclass(frozen=True, slots=True)
class LetterWeights:
    """What the figures of letters count by role (`head_letters.figures_of`), and a parse's own score beside them."""

    own: float
    of_role: dict[str, tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Weights:
    """`figures` by role, in the order of `FIGURES`; `marks` by name; `agreement` with the other entries of a section.

    `own` is what an entry's own score counts beside them; `letters` come last of all, where they are weighed.
    """

    figures: dict[str, tuple[float, ...]]
    marks: dict[str, float]
    own: float
    agreement: tuple[float, ...]
    letters: LetterWeights | None


@cache
def weights(kind: str) -> Weights:
    """Of work, of education or of further experience."""
    if kind == "further_experience":
        return _of_further()
    read = _read("head_weights.json")
    group = "education" if kind == "education" else "work"
    figures, letters = read["figures"][group], read["letters"]
    by_role = {role: tuple(figures[role].get(name, 0.0) for name in FIGURES) for role in ROLES_AND_REST}
    of_letters = {role: (*letters[group][role], *letters[group]["X"]) for role in ROLES}
    told = LetterWeights(letters["own"], of_letters)
    return Weights(by_role, read["marks"], read["own"], tuple(read["agreement"]), told)


def _of_further() -> Weights:
    read = _read("further_head_weights.json")
    by_role = {role: tuple(read["figures"][role].get(name, 0.0) for name in FIGURES) for role in ROLES_AND_REST}
    return Weights(by_role, read["marks"], read["own"], tuple(read["agreement"]), None)


@cache
def _read(name: str) -> dict[str, Any]:
    return cast("dict[str, Any]", json.loads((Path(__file__).parent / name).read_text("utf-8")))
