"""How well the model does that gives the words of an entry's head their roles, on persons that it was not fitted on.

    python -m benchmarks.heads                    by cross-validation over persons, on the stored rows
    python -m benchmarks.heads --fit              fits it on all stored rows and writes its weights
    python -m benchmarks.heads --rows NAME=DOCS … reads folders of documents with truths anew into rows of these names
    python -m benchmarks.heads --known DOCS       names the documents of a folder that are among the stored rows

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

from benchmarks.heads.rows import Section, documents_in, is_known, load, rows_of, rows_of_document, store
from cv_generator.reading.fields import head_weights

ROWS = Path(__file__).parent / "rows.json.gz"
WEIGHTS = Path(head_weights.__file__).with_name("head_weights.json")
OF_REAL = {"real-1": 0.7, "real-2": 0.7, "real-3": 1.0, "real-4": 1.0}
"""What one header counts: the rules were made on the first two sets and look better there than they are."""
OF_LETTERS = {"real-5": 1.0}
"""Real documents of which letters are stored. The letters are fitted on them, and the model of the parses is not."""
HELD_OUT = ("real-6", "real-7")
"""Real documents that nothing was fitted on, to measure by. Fitted on them too (by folds), nothing was gained."""
OF_KINDS = {"kinds": 0.3, "cases": 0.3}
_OF_MADE = 0.03


def main(argv: Sequence[str] = ()) -> dict[str, Any]:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--rows", nargs="+", default=[], metavar="NAME=DOCS")
    parser.add_argument("--known", type=Path, metavar="DOCS")
    options = parser.parse_args(argv)
    if options.rows:
        _renew(dict(named.split("=", 1) for named in options.rows))
        return {}
    if options.known:
        return {"known": _known(options.known)}
    return _fitted() if options.fit else _measured()


def _renew(folders: dict[str, str]) -> None:
    """Rows of other names stay: their documents may not be at hand any more."""
    kept = [section for section in load(ROWS) if section.source not in folders]
    store(ROWS, kept + [section for name, docs in folders.items() for section in rows_of(name, Path(docs))])


def _known(folder: Path) -> list[str]:
    stored = load(ROWS)
    known = [path.name for path in documents_in(folder) if is_known(rows_of_document("", path), stored)]
    print("\n".join(known))
    return known


def _fitted() -> dict[str, Any]:
    from benchmarks.heads import letters
    from benchmarks.heads.fit import Material, as_data, fit, scored

    sections = load(ROWS)
    material = Material(sections, _weights_of(sections, OF_REAL))
    fitted = fit(material, lambda _: True)
    told = letters.Letters(material.cases, scored(material, fitted), _weights_of(sections, OF_LETTERS))
    data = as_data(material, fitted) | {"letters": letters.as_data(told.fit())}
    WEIGHTS.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return {"sections": len(sections), "headers": len(material.cases)}


def _measured() -> dict[str, Any]:
    from benchmarks.heads.fit import Material, chosen, figures_of, fit, scored, scored_across
    from benchmarks.heads.letters import Letters

    sections = load(ROWS)
    material = Material(sections, _weights_of(sections, OF_REAL))
    parsed = chosen(material.cases, scored_across(material))
    scores = scored(material, fit(material, lambda _: True))
    told = Letters(material.cases, scores, _weights_of(sections, OF_LETTERS)).across()
    told = [plain if said is None else said for plain, said in zip(chosen(material.cases, scores), told, strict=True)]
    sources = {section.source: (lambda s, name=section.source: s.source == name) for section in sections}
    tables = {
        "without letters": (parsed, {"real-1 to 4": lambda s: s.source in OF_REAL, **sources}),
        "with letters": (told, {"real-5, new": _new_among(sections), **sources}),
    }
    figures: dict[str, Any] = {}
    for how, (numbers, groups) in tables.items():
        print(f"\n{how}: F1 of the rules, of the model, of the best parses")
        for name, taken in groups.items():
            if how == "with letters" and name in OF_REAL:
                continue
            by_field = figures_of(material, numbers, taken)
            figures[f"{name}, {how}"] = by_field
            print(f"  {name:11}", "  ".join(f"{key} {a:.3f} {b:.3f} {c:.3f}" for key, (a, b, c) in by_field.items()))
    return figures


def _new_among(sections: Sequence[Section]) -> Callable[[Section], bool]:
    """The sections that letters are fitted on, without those of documents that the model of the parses has seen."""
    seen = [section for section in sections if section.source in OF_REAL]
    new = {id(s) for s in sections if s.source in OF_LETTERS and not is_known([s], seen)}
    return lambda section: id(section) in new


def _weights_of(sections: Sequence[Section], real: dict[str, float]) -> dict[str, float]:
    """What one header of each source counts; real documents of the other step count nothing."""
    known = {**dict.fromkeys((*OF_REAL, *OF_LETTERS, *HELD_OUT), 0.0), **real, **OF_KINDS}
    return {section.source: known.get(section.source, _OF_MADE) for section in sections}


if __name__ == "__main__":
    main(sys.argv[1:])
