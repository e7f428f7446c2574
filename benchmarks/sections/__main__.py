"""How well the model does that says what sections are whose headings do not tell, on persons that it was not fitted on.

    python -m benchmarks.sections                    by cross-validation over persons, on the stored rows
    python -m benchmarks.sections --fit              fits it on all stored rows and writes its weights
    python -m benchmarks.sections --rows NAME=DOCS … reads folders of documents with truths into rows of these names
    python -m benchmarks.sections --letters DOCS …   fits the letters of lines and headings on the lists and on folders
                                                     of invented persons' CVs; the rows must be made anew then

The rows hold no word of a document; see README.md, which is the card of the model.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.sections.rows import chains_of, lead_of_chain, load, state_of, store
from benchmarks.truths import FOLDS, documents_in
from cv_generator.reading.structure import section_letters, section_model

ROWS = Path(__file__).parent / "rows.json.gz"
WEIGHTS = Path(section_model.__file__).with_name("section_weights.json")


def main(argv: Sequence[str] = ()) -> dict[str, Any]:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--rows", nargs="+", default=[], metavar="NAME=DOCS")
    parser.add_argument("--letters", nargs="+", default=[], type=Path, metavar="DOCS")
    options = parser.parse_args(argv)
    if options.letters:
        from benchmarks.sections.letters import packed, tables

        section_letters.WEIGHTS.write_bytes(packed(tables(options.letters)))
        return {"bytes": section_letters.WEIGHTS.stat().st_size}
    if options.rows:
        return _renewed(dict(named.split("=", 1) for named in options.rows))
    return _fitted() if options.fit else _measured()


def _renewed(folders: dict[str, str]) -> dict[str, Any]:
    """Rows of other names stay: their documents may not be at hand any more."""
    kept = [chain for chain in load(ROWS) if chain.source not in folders] if ROWS.exists() else []
    for name, folder in folders.items():
        kept += [chain for document in documents_in(Path(folder)) for chain in chains_of(name, document)]
    store(ROWS, kept)
    return {"sections": len(kept)}


def _fitted() -> dict[str, Any]:
    from benchmarks.sections.fit import Material, fit

    material = Material(load(ROWS))
    data = asdict(fit(material))
    lines = (f"{json.dumps(name)}: {json.dumps(part, separators=(',', ':'))}" for name, part in data.items())
    WEIGHTS.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")
    return {"pieces": len(material.rows)}


def _measured() -> dict[str, Any]:
    from benchmarks.sections.fit import Material, fit, right

    chains = load(ROWS)
    material = Material(chains)
    fitted = [fit(material, lambda fold, left=left: fold != left) for left in range(FOLDS)]  # type: ignore[misc]
    lines: Counter[tuple[str, str]] = Counter()
    for chain in (chain for chain in chains if chain.rows and not chain.hidden and lead_of_chain(chain) is not None):
        told, ruled, right_now = right(chain, fitted[chain.fold])
        counted = {
            "told": told,
            "rules": ruled,
            "model": right_now,
            "better": right_now - ruled,
            "worse": ruled - right_now,
        }
        lines.update({(f"{chain.source} {state_of(chain)}", name): max(0, count) for name, count in counted.items()})
    figures: dict[str, Any] = {}
    for group in sorted({group for group, _ in lines}):
        total = lines[group, "told"] or 1
        figures[group] = {name: round(lines[group, name] / total, 3) for name in ("rules", "model")}
        print(f"{group:16} {total:6} lines", *(f"{name} {share:.3f}" for name, share in figures[group].items()),
              f"better {lines[group, 'better']} worse {lines[group, 'worse']}")  # fmt: skip
    return figures


if __name__ == "__main__":
    main(sys.argv[1:])
