"""Fits the weights of heads of further experience: those of work, and how they differ from them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.heads.fit import GROUPS, Floats, Material, as_data, chosen, figures_of, fit, scored_without, unseen
from benchmarks.heads.rows import Section
from cv_generator.reading.fields import head_weights
from cv_generator.reading.fields.head_spans import FIGURES

ROWS = Path(__file__).with_name("further_rows.json.gz")
WEIGHTS = Path(head_weights.__file__).with_name("further_head_weights.json")
OF_REAL = {"further-1": 1.0, "further-2": 1.0}
"""What one head counts: of CVs that rules were made from, and of others."""
_OF_MADE = {"others": 0.1, "languages": 0.1, "docs": 0.1, "kinds": 0.3, "cases": 0.3}
_HELD = 2.0


def material_of(sections: Sequence[Section]) -> Material:
    """The heads, drawn towards the weights of work (all stand in the first group, where those of work do)."""
    material = Material(sections, OF_REAL | _OF_MADE)
    material.prior, material.held = _of_work(material), _HELD
    return material


def fitted(sections: Sequence[Section]) -> dict[str, Any]:
    """The weights, fitted on all rows."""
    material = material_of(sections)
    data = as_data(material, fit(material, lambda _: True))
    return data | {"figures": data["figures"][GROUPS[0]]}


def measured(
    sections: Sequence[Section], sources: dict[str, Callable[[Section], bool]]
) -> dict[str, dict[str, tuple[float, float, float]]]:
    """F1 by field of the rules, the model and the best parses, by source, each person unseen."""
    material = material_of(sections)
    numbers = chosen(material.cases, unseen(material, scored_without(material, pairs=False)))
    return {name: figures_of(material, numbers, taken) for name, taken in sources.items()}


def _of_work(material: Material) -> Floats:
    known = json.loads(WEIGHTS.with_name("head_weights.json").read_text("utf-8"))
    prior = material.prior.copy()
    by_group, of_marks = material.unpacked(prior)
    for row, of_role in zip(by_group[0], known["figures"][GROUPS[0]].values(), strict=True):
        row[:] = [of_role.get(name, 0.0) for name in FIGURES]
    for name, number in material.names.items():
        of_marks[number] = known["marks"].get(name, 0.0)
    return prior
