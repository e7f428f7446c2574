"""How well it is told whether a printed line of a PDF goes on with the one above, on persons that were not fitted.

    python -m benchmarks.joining                    by cross-validation over persons, on the stored rows
    python -m benchmarks.joining --fit              fits the trees on all stored rows and writes them
    python -m benchmarks.joining --rows NAME=DOCS … reads folders of documents with truths anew into rows of these names

A document of an earlier folder is left out of the later ones. The rows hold no word of a document; see README.md.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import trees
from benchmarks.joining.rows import Document, load, rows_of, store
from benchmarks.truths import FOLDS
from cv_generator.reading.regions.pdf import joining
from cv_generator.reading.trees import Tree

ROWS = Path(__file__).parent / "rows.json.gz"
TREES = Path(joining.__file__).with_name("joining_trees.json")
_REAL, _OF_MADE = "real", 0.4
_PAIRS, _UNTOLD = 20, 0.5


def main(argv: Sequence[str] = ()) -> dict[str, Any]:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--rows", nargs="+", default=[], metavar="NAME=DOCS")
    options = parser.parse_args(argv)
    if options.rows:
        return _renewed([named.split("=", 1) for named in options.rows])
    documents = load(ROWS)
    if options.fit:
        trees.store(TREES, fitted(documents))
        return {"documents": len(documents), "pairs": sum(len(document.right) for document in documents)}
    return _measured(documents)


def _renewed(folders: list[list[str]]) -> dict[str, Any]:
    names = [name for name, _ in folders]
    kept = [document for document in load(ROWS) if document.source not in names] if ROWS.exists() else []
    seen: set[str] = set()
    for name, docs in folders:
        kept += rows_of(name, Path(docs), seen.__contains__)
        seen |= {path.name.removesuffix(".truth.json") for path in Path(docs).rglob("*.truth.json")}
    store(ROWS, kept)
    return {"documents": len(kept)}


def fitted(documents: Sequence[Document]) -> tuple[Tree, ...]:
    """Trees fitted on all pairs of some documents; those of long documents count less."""
    counts = [
        min(1.0, (_PAIRS / len(document.right)) ** 0.5)
        * (1.0 if document.source.startswith(_REAL) else _OF_MADE)
        * (1.0 if told else _UNTOLD)
        for document in documents
        for told in document.told
    ]
    figures, right = _table(documents)
    return trees.fit(figures, right, np.array(counts), _start(figures))


def _table(documents: Sequence[Document]) -> tuple[trees.Floats, trees.Floats]:
    figures = np.array([row for document in documents for row in document.figures]) / 100
    return figures, np.array([float(yes) for document in documents for yes in document.right])


def _start(figures: trees.Floats) -> trees.Floats:
    return np.where(figures[:, 0] > 0, joining.OF_RULES, -joining.OF_RULES)


def _measured(documents: list[Document]) -> dict[str, Any]:
    """By source: how often the rules are wrong, and the trees that were fitted on other persons."""
    told: dict[str, tuple[list[Any], list[Any], list[Any]]] = {}
    for fold in range(FOLDS):
        found = fitted([document for document in documents if document.fold != fold])
        for document in documents:
            if document.fold != fold:
                continue
            figures, right = _table([document])
            odds, ruled = trees.odds_of(found, figures, _start(figures)), figures[:, 0] > 0
            lists = told.setdefault(document.source, ([], [], []))
            told_so = np.array(document.told, bool)
            for each, values in zip(lists, (right, ruled, ruled | (odds > joining.LEAD)), strict=True):
                each.extend(values[told_so])
    found_by = {source: trees.tally(*lists) for source, lists in told.items()}
    for source, figures in found_by.items():
        print(source, figures)
    return found_by


if __name__ == "__main__":
    main(sys.argv[1:])
