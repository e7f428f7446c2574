#!/usr/bin/env python3
"""Scores the reader on the second set of documents, which nobody tuned it to before its first look at them.

`python benchmarks/import/others.py [arguments of run.py]`
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

DOCUMENTS = Path(__file__).parent / "others"


def main(arguments: Sequence[str] = ()) -> dict[str, object]:
    """Prints the tables; the figures by document, group and format are returned."""
    run: Any = importlib.import_module("benchmarks.import.run")
    figures: dict[str, object] = run.main(["--docs", str(DOCUMENTS), *arguments])
    return figures


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    main(sys.argv[1:])
