"""What each mark is worth, in log odds that the value is wrong: positive ones speak against it.

The weights are made by `python -m benchmarks.doubt --fit`; the card is `benchmarks/doubt/README.md`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

CONTRADICTIONS: dict[str, float] = {
    "a name that is a place": 1.0,
    "a name of one word": 0.5,
    "signs stand in the name": 0.3,
    "few digits": 0.2,
}
"""What is too rare in the documents to be fitted: the log odds that a value is wrong are at least these."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Of the first pass `bases` by group and `marks` by name; of the second one `again` by group and by `AROUND`.

    `limit` are the log odds of being wrong from which a value is doubtful.
    """

    bases: dict[str, float]
    marks: dict[str, float]
    again: dict[str, float]
    limit: float


@cache
def weights() -> Weights:
    """As they are stored beside this module."""
    stored = Path(__file__).with_name("doubt_weights.json").read_text("utf-8")
    return Weights(**cast("dict[str, Any]", json.loads(stored)))
