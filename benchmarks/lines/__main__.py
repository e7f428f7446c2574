"""How well the model that tells where entries begin does on persons that it was not fitted on.

    python -m benchmarks.lines                    by cross-validation over persons, on the stored rows
    python -m benchmarks.lines --fit              fits it on all stored rows and writes its weights
    python -m benchmarks.lines --rows NAME=DOCS … reads folders of documents with truths anew into rows of these names
    python -m benchmarks.lines --without FOLD     fits it without the persons of a fold, to read theirs with

The rows hold no word of a document; see README.md, which is the card of the model.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.lines.fit import as_data, fit, measured
from benchmarks.lines.rows import Section, load, rows_of, store
from benchmarks.truths import FOLDS
from cv_generator.reading.fields.start_model import WEIGHTS

ROWS = Path(__file__).parent / "rows.json.gz"
OF_REAL = ("real", "real-2", "real-3")
_OF_MADE = 0.1
"""What a line of a made document counts."""


def main(argv: Sequence[str] = ()) -> dict[str, Any]:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--rows", nargs="+", default=[], metavar="NAME=DOCS")
    parser.add_argument("--without", type=int, default=-1, metavar="FOLD")
    options = parser.parse_args(argv)
    if options.rows:
        folders = dict(named.split("=", 1) for named in options.rows)
        kept = [section for section in load(ROWS) if section.source not in folders] if ROWS.exists() else []
        store(ROWS, kept + [section for name, docs in folders.items() for section in rows_of(name, Path(docs))])
        return {}
    sections = load(ROWS)
    if options.fit or options.without >= 0:
        data = as_data(fit([s for s in sections if s.fold != options.without], _weights(sections)))
        WEIGHTS.write_text(json.dumps(data, indent=1) + "\n", "utf-8")
        return {"fitted": str(WEIGHTS)}
    return _measured(sections)


def _measured(sections: list[Section]) -> dict[str, Any]:
    weights = _weights(sections)
    total: dict[str, float] = {}
    for fold in range(FOLDS):
        fitted = fit([section for section in sections if section.fold != fold], weights)
        for name, value in measured([s for s in sections if s.fold == fold and _is_real(s)], fitted).items():
            total[name] = total.get(name, 0.0) + value
    for name in ("rules", "model", "best"):
        print(f"entries found, {name}: {total[name] / total['entries']:.4f}")
    print(
        f"{total['sections']:.0f} sections: right {total['right by rules']:.0f} -> {total['right']:.0f},"
        f" better {total['better']:.0f}, worse {total['worse']:.0f}"
    )
    return total


def _is_real(section: Section) -> bool:
    return section.source in OF_REAL


def _weights(sections: list[Section]) -> dict[str, float]:
    return {section.source: 1.0 if _is_real(section) else _OF_MADE for section in sections}


if __name__ == "__main__":
    main(sys.argv[1:])
