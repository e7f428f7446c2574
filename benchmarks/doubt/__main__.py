"""How much `doubtful` means: of the wrong single values, and of the right ones, how many are marked.

    python -m benchmarks.doubt [DOCS …]             the two rates for folders of documents with truths
    python -m benchmarks.doubt DOCS … --wrong       and the wrong values that are not marked
    python -m benchmarks.doubt --rows NAME=DOCS …   reads folders anew into the stored rows of these names
    python -m benchmarks.doubt --folds              the rates of the stored rows by cross-validation over persons
    python -m benchmarks.doubt --fit                the same, then fits on all rows and writes the weights and the card

A folder holds NAME.docx or NAME.pdf beside NAME.truth.json, as those of the import benchmark. Single values are name,
e-mail, telephone, address, and of each entry its title, employer or school, and date; right is what `score.py` calls
so. The rows hold no word of a document; see README.md, which is the card of the model.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.doubt.judged import rates, values
from benchmarks.doubt.rows import load, rows_of, store
from cv_generator.reading.draft import DOUBTFUL
from cv_generator.reading.fields import doubt_weights

ROWS = Path(__file__).parent / "rows.json.gz"
WEIGHTS = Path(doubt_weights.__file__).with_name("doubt_weights.json")
CARD = Path(__file__).with_name("README.md")
_BEGIN, _END = "<!-- figures -->", "<!-- end of figures -->"
SHOWN = "unseen-3"
SOURCES = ("unseen", "unseen-2", SHOWN, "worked", "worked-2")
"""Where values are from; the limit and the figures are those of `SHOWN`, which the reader read as it is now."""
RATE = 0.08
"""The share of right values of persons that were not fitted at which the limit is set."""
_DOCS = (Path(__file__).parents[1] / "import" / "real_kinds",)
_RATES = (0.05, 0.06, 0.07, 0.08)


def main(arguments: Sequence[str] = ()) -> dict[str, Any]:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("docs", nargs="*", type=Path, default=_DOCS)
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--rows", nargs="+", default=[], metavar="NAME=DOCS")
    parser.add_argument("--folds", action="store_true")
    parser.add_argument("--fit", action="store_true")
    options = parser.parse_args(list(arguments))
    if options.rows:
        _renew(dict(named.split("=", 1) for named in options.rows))
    if options.folds or options.fit:
        return _fitted(write=options.fit)
    return {} if options.rows else _rates(options.docs, wrong=options.wrong)


def _rates(folders: Sequence[Path], *, wrong: bool) -> dict[str, Any]:
    figures: dict[str, Any] = {}
    for folder in folders:
        found = list(values(folder))
        figures[folder.name] = rates(found)
        _print(f"{folder.name}: marked of the wrong, of the right values", figures[folder.name])
        for v in sorted(found, key=lambda v: -v.certainty) if wrong else ():
            if not v.is_right and v.certainty >= DOUBTFUL:
                print(f"    {v.certainty:.2f} {v.document} {v.path} {v.text[:80]!r}")
    return figures


def _print(title: str, figures: dict[str, tuple[float, float, int, int]]) -> None:
    print(title)
    for name, (of_wrong, of_right, wrong, right) in figures.items():
        print(f"  {name:24} {of_wrong:6.1%} of {wrong:<5} {of_right:6.1%} of {right}")


def _renew(folders: dict[str, str]) -> None:
    """Rows of other names stay: their documents may not be at hand any more."""
    kept = [document for document in load(ROWS) if document.source not in folders] if ROWS.exists() else []
    store(ROWS, kept + [rows for name, folder in folders.items() for rows in rows_of(name, Path(folder))])


def _fitted(*, write: bool) -> dict[str, Any]:
    from benchmarks.doubt.fit import Material, across, as_data, bins_of, fit, limit_of, rates_of

    material = Material(load(ROWS), SHOWN)
    odds = across(material)
    limit = limit_of(material, odds, RATE)
    figures: dict[str, Any] = rates_of(material, odds, limit)
    _print(f"by folds of persons, where {RATE:.0%} of the right values of unseen documents are marked", figures)
    print("of the wrong ones of unseen documents, where other shares of the right ones are marked")
    for rate in _RATES:
        print(f"  {rate:.0%} {rates_of(material, odds, limit_of(material, odds, rate))['all'][0]:.1%}")
    print("certainty of values of unseen documents, and the share of them that is right")
    figures["certainty"] = bins_of(material, odds, limit)
    for low, high, count, told, right in figures["certainty"]:
        print(f"  {low:.2f} to {high:.2f} {count:6} {told:.3f} {right:.3f}")
    if write:
        fitted = fit(material, material.fold >= 0, limit)
        WEIGHTS.write_text(json.dumps(as_data(fitted), ensure_ascii=False, indent=1) + "\n", "utf-8")
        before, rest = CARD.read_text("utf-8").split(_BEGIN)
        CARD.write_text(f"{before}{_BEGIN}\n{_tables(figures)}\n{_END}{rest.split(_END)[1]}", "utf-8")
    return figures


def _tables(figures: dict[str, Any]) -> str:
    """The figures as they stand in the card."""
    lines = [f"| `{SHOWN}` | wrong values marked | right values marked |", "|---|---|---|"]
    for name, each in figures.items():
        if name != "certainty":
            lines.append(f"| {name} | {each[0]:.1%} of {each[2]} | {each[1]:.1%} of {each[3]} |")
    lines += ["", "| certainty | values | mean certainty | of these right |", "|---|---|---|---|"]
    lines += [
        f"| {low:.2f} to {high:.2f} | {n} | {told:.3f} | {right:.3f} |"
        for low, high, n, told, right in figures["certainty"]
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main(sys.argv[1:])
