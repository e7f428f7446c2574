"""Documents with truths beside them, and the folds of persons by which what is learned from them is judged."""

from __future__ import annotations

import hashlib
import importlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

score: Any = importlib.import_module("benchmarks.import.score")

FOLDS = 5
ENDINGS = (".docx", ".pdf", ".odt")


def documents_in(folder: Path) -> list[Path]:
    """Those that have a truth, in an order that stays."""
    found = (path for path in sorted(folder.rglob("*")) if path.suffix.lower() in ENDINGS)
    return [path for path in found if truth_of(path).exists()]


def truth_of(document: Path) -> Path:
    """Where the truth of a document stands."""
    return document.with_name(f"{document.stem}.truth.json")


def person_of(truth: Mapping[str, Any], nameless: str) -> str:
    """Who a CV is of, the same in all documents of a person; `nameless` where the truth has no name."""
    return score.name_key(truth.get("full_name", "")) or nameless


def fold_of(person: str) -> int:
    """The fold of a person, the same for all that is learned: 0 to `FOLDS` - 1."""
    return int(hashlib.md5(person.encode()).hexdigest(), 16) % FOLDS
