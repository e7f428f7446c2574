"""How well the model does that gives the words of an entry's head their roles, on persons that it was not fitted on.

    python -m benchmarks.heads                    by cross-validation over persons, on the stored rows
    python -m benchmarks.heads --fit              fits it on all stored rows and writes its weights
    python -m benchmarks.heads --rows NAME=DOCS … reads folders of documents with truths anew into rows of these names
    python -m benchmarks.heads --known DOCS       names the documents of a folder that are among the stored rows

`--further` does the same with heads of further experience, which have rows and weights of their own.

Who measures on documents that "nobody has seen" asks `--known` first: people's CVs are found again and again.
The rows hold no word of a document; see README.md, which is the card of the model.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.heads import further
from benchmarks.heads.rows import Section, is_known, load, rows_of, rows_of_document, store
from benchmarks.truths import documents_in
from cv_generator.reading.fields import head_weights

ROWS = Path(__file__).parent / "rows.json.gz"
WEIGHTS = Path(head_weights.__file__).with_name("head_weights.json")
OF_REAL = {**dict.fromkeys(("real-1", "real-2", "real-3", "real-4"), 0.7), "real-8": 1.0, "real-9": 1.0, "real-10": 1.0}
"""What one header counts. Those of `real-1` to `real-4` are read as an older reader cut them, and have no letters."""
OF_KINDS = {"kinds": 0.3, "cases": 0.3, "docs": 0.3}
_OF_MADE = 0.1


def main(argv: Sequence[str] = ()) -> dict[str, Any]:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--rows", nargs="+", default=[], metavar="NAME=DOCS")
    parser.add_argument("--known", type=Path, metavar="DOCS")
    parser.add_argument("--further", action="store_true")
    options = parser.parse_args(argv)
    if options.rows:
        _renew(dict(named.split("=", 1) for named in options.rows), of_further=options.further)
        return {}
    if options.known:
        return {"known": _known(options.known)}
    if options.further:
        return _further_fitted() if options.fit else _further_measured()
    return _fitted() if options.fit else _measured()


def _renew(folders: dict[str, str], *, of_further: bool) -> None:
    """Rows of other names stay: their documents may not be at hand any more."""
    path = further.ROWS if of_further else ROWS
    kept = [section for section in load(path) if section.source not in folders] if path.exists() else []
    read = (section for name, docs in folders.items() for section in rows_of(name, Path(docs)))
    store(path, kept + [section for section in read if (section.kind == "further_experience") is of_further])


def _further_fitted() -> dict[str, Any]:
    sections = load(further.ROWS)
    further.WEIGHTS.write_text(json.dumps(further.fitted(sections), ensure_ascii=False, indent=1) + "\n", "utf-8")
    return {"sections": len(sections), "headers": sum(len(section.heads) for section in sections)}


def _further_measured() -> dict[str, Any]:
    sections = load(further.ROWS)
    figures = further.measured(sections, _by_source(sections))
    for name, by_field in figures.items():
        _print(name, by_field)
    return figures


def _known(folder: Path) -> list[str]:
    stored = load(ROWS)
    known = [path.name for path in documents_in(folder) if is_known(rows_of_document("", path), stored)]
    print("\n".join(known))
    return known


def _fitted() -> dict[str, Any]:
    from benchmarks.heads import letters
    from benchmarks.heads.fit import Material, as_data, fit, scored_without, unseen

    sections = load(ROWS)
    weights = _weights_of(sections)
    material = Material(sections, weights)
    told = letters.Letters(material.cases, unseen(material, scored_without(material, pairs=False)), weights)
    data = as_data(material, fit(material, lambda _: True)) | {"letters": letters.as_data(told.fit())}
    WEIGHTS.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return {"sections": len(sections), "headers": len(material.cases)}


def _measured() -> dict[str, Any]:
    from benchmarks.heads.fit import Material, chosen, figures_of, scored_without, unseen
    from benchmarks.heads.letters import chosen_across

    sections = load(ROWS)
    weights = _weights_of(sections)
    material = Material(sections, weights)
    without = scored_without(material)
    parsed = chosen(material.cases, unseen(material, without))
    told = chosen_across(material, without, weights)
    told = [plain if said is None else said for plain, said in zip(parsed, told, strict=True)]
    sources = _by_source(sections)
    figures: dict[str, Any] = {}
    for how, numbers in {"without letters": parsed, "with letters": told}.items():
        print(f"\n{how}: F1 of the rules, of the model, of the best parses")
        for name, taken in sources.items():
            by_field = figures_of(material, numbers, taken)
            figures[f"{name}, {how}"] = by_field
            _print(name, by_field)
    return figures


def _by_source(sections: Sequence[Section]) -> dict[str, Callable[[Section], bool]]:
    return {section.source: (lambda s, name=section.source: s.source == name) for section in sections}


def _print(name: str, by_field: dict[str, tuple[float, float, float]]) -> None:
    """F1 of the rules, of the model, of the best parses."""
    print(f"  {name:11}", "  ".join(f"{key} {a:.3f} {b:.3f} {c:.3f}" for key, (a, b, c) in by_field.items()))


def _weights_of(sections: Sequence[Section]) -> dict[str, float]:
    known = {**OF_REAL, **OF_KINDS}
    return {section.source: known.get(section.source, _OF_MADE) for section in sections}


if __name__ == "__main__":
    main(sys.argv[1:])
