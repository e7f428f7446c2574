"""How much `doubtful` means: of the wrong single values, and of the right ones, how many are marked.

    python -m benchmarks.doubt [DOCS …]                  the two rates for folders of documents with truths
    python -m benchmarks.doubt DOCS … --fit              weights that fit these documents, as a module to be stored
    python -m benchmarks.doubt DOCS … --wrong            the wrong values that are not marked

A folder holds NAME.docx or NAME.pdf beside NAME.truth.json, as those of the import benchmark. Single values are name,
e-mail, telephone, address, and of each entry its title, employer or school, and date; right is what `score.py` calls
so. Fit on one folder and state the figures of another: those of the first say nothing.
"""

from __future__ import annotations

import argparse
import importlib
import json
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cv_generator.errors import UnreadableDocument
from cv_generator.languages import one_reading
from cv_generator.reading.document import read_document
from cv_generator.reading.draft import DOUBTFUL
from cv_generator.reading.explanation import Explanation, explaining

score: Any = importlib.import_module("benchmarks.import.score")

_DOCS = (Path(__file__).parent / "import" / "real_kinds",)
_ENDINGS = (".docx", ".pdf", ".odt")
_SECTIONS = ("work_experience", "education", "further_experience")
_FIELDS = ("employer", "title", "institution", "organization")
_CONTACT = ("full_name", "email", "phone", "address")
_FEWEST, _PENALTY, _ROUNDS, _RATE = 6, 5.0, 600, 0.05
"""Values with a mark that gets a weight; the ridge; steps of descent; the share of right values to be marked."""
_FOR = frozenset((
    "its words tell what it is", "words tell title and employer", "it has a place", "it is set in capitals",
    "its employer is another entry's too", "shares its employer",
))  # fmt: skip
"""Marks that speak for a value. All others speak against it, or say nothing: a weight of the wrong sign is chance, and
leaving it out made the figures of the half that was not fitted better."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value that was read: whether it is right, how certain the reader is, and the evidence on it."""

    document: str
    path: str
    group: str
    text: str
    is_right: bool
    certainty: float
    marks: frozenset[str]


class _Judge(score.Scorer):  # type: ignore[misc]
    """Scores as the import benchmark does, and remembers which values were right."""

    def __init__(self, truth: dict[str, Any], result: dict[str, Any]) -> None:
        super().__init__(truth, result)
        self.right: dict[str, bool] = {}
        self._path = ""

    def one(self, f: str, t: Any, r: Any, eq: Any, ignorable: bool = True) -> None:
        super().one(f, t, r, eq, ignorable)
        told, found = score.text(t).strip(), score.text(r).strip()
        name = f.rpartition(".")[2]
        path = f if f in _CONTACT else f"{self._path}.{name}" if self._path and name in _FIELDS else ""
        if found and path:
            self.right[path] = bool(told) and bool(eq(told, found))

    def entry(self, name: str, a: dict[str, Any], b: dict[str, Any], lst: str, fields: Sequence[str]) -> None:
        self._path = str(b.get("path", ""))
        super().entry(name, a, b, lst, fields)
        if self._path and b.get("date_range"):
            told = score.parse_range(a.get("date_range"))
            self.right[f"{self._path}.date_range"] = told is not None and told == score.parse_range(b["date_range"])
        self._path = ""


def values(folder: Path) -> Iterator[Value]:
    """The single values of all documents of a folder that have a truth."""
    for truth_file in sorted(folder.glob("*.truth.json")):
        name = truth_file.name.removesuffix(".truth.json")
        document = next(path for path in folder.glob(f"{name}.*") if path.suffix in _ENDINGS)
        truth = json.loads(truth_file.read_text("utf-8"))
        if not truth.get("_meta", {}).get("expect_error"):
            yield from _judged(name, document.read_bytes(), truth)


def _judged(name: str, data: bytes, truth: dict[str, Any]) -> Iterator[Value]:
    explanation = Explanation()
    try:
        with one_reading(), explaining(explanation):
            draft = read_document(data)
    except UnreadableDocument:
        return
    result = draft.cv.model_dump()
    result["links"] = []
    for section in _SECTIONS:
        result[section] = [{**entry, "path": f"{section}[{i}]"} for i, entry in enumerate(result[section])]
    judge = _Judge(truth, result)
    judge.run()
    for source in draft.sources:
        path = source.path.partition("[")[0] if source.path.startswith("address_lines") else source.path
        path = "address" if path == "address_lines" else path
        if path in judge.right and source.path in explanation.marks:
            group, marks = explanation.marks[source.path]
            yield Value(name, source.path, group, source.text, judge.right[path], source.certainty, marks)


def rates(found: Sequence[Value]) -> dict[str, tuple[float, float, int, int]]:
    """By group: the share marked of the wrong and of the right values, and how many there are of each."""
    told = {}
    for group in ("all", *dict.fromkeys(value.group for value in found)):
        mine = [value for value in found if group in ("all", value.group)]
        wrong, right = ([v for v in mine if v.is_right is is_right] for is_right in (False, True))
        marked = [sum(v.certainty < DOUBTFUL for v in part) / (len(part) or 1) for part in (wrong, right)]
        told[group] = (marked[0], marked[1], len(wrong), len(right))
    return told


# ---------------------------------------------------------------- weights


def fitted(found: Sequence[Value]) -> tuple[dict[str, float], dict[str, float], float]:
    """Bases by group, weights by mark, and the limit from which a value is doubtful: logistic regression."""
    counts = Counter(mark for value in found for mark in value.marks)
    names = [f"={group}" for group in sorted({v.group for v in found})]
    names += sorted(mark for mark, count in counts.items() if count >= _FEWEST)
    at = {name: i for i, name in enumerate(names)}
    rows = [[at[f"={v.group}"], *(at[mark] for mark in v.marks if mark in at)] for v in found]
    weights = _descended(rows, [float(not v.is_right) for v in found], names)
    sums = sorted(
        (sum(weights[i] for i in row) for row, v in zip(rows, found, strict=True) if v.is_right), reverse=True
    )
    bases = {n[1:]: round(weights[i], 2) for n, i in at.items() if n[0] == "="}
    told = {n: round(weights[i], 2) for n, i in at.items() if n[0] != "=" and abs(weights[i]) >= 0.05}
    return bases, told, round(sums[int(_RATE * len(sums))], 2)


def _descended(rows: list[list[int]], wrong: list[float], names: Sequence[str]) -> list[float]:
    """Gradient descent with steps by AdaGrad, each mark kept on its side; deterministic."""
    bounds = [(-9.0, 9.0) if n[0] == "=" else (-9.0, 0.0) if n in _FOR else (0.0, 9.0) for n in names]
    weights, squares = [0.0] * len(names), [1e-6] * len(names)
    for _ in range(_ROUNDS):
        slope = [_PENALTY * w * (0.1 if n[0] == "=" else 1.0) for n, w in zip(names, weights, strict=True)]
        for row, target in zip(rows, wrong, strict=True):
            off = 1 / (1 + math.exp(-sum(weights[i] for i in row))) - target
            for i in row:
                slope[i] += off
        for i, s in enumerate(slope):
            squares[i] += s * s
            weights[i] = min(bounds[i][1], max(bounds[i][0], weights[i] - 0.3 * s / math.sqrt(squares[i])))
    return weights


# ---------------------------------------------------------------- figures


def main(arguments: Sequence[str] = ()) -> dict[str, Any]:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("docs", nargs="*", type=Path, default=_DOCS)
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--wrong", action="store_true")
    options = parser.parse_args(list(arguments))
    figures: dict[str, Any] = {}
    everything: list[Value] = []
    for folder in options.docs:
        found = list(values(folder))
        everything += found
        figures[folder.name] = rates(found)
        print(f"{folder.name}: marked of the wrong, of the right values")
        for group, (of_wrong, of_right, wrong, right) in figures[folder.name].items():
            print(f"  {group:12} {of_wrong:6.1%} of {wrong:<5} {of_right:6.1%} of {right}")
        if options.wrong:
            for v in sorted(found, key=lambda v: -v.certainty):
                if not v.is_right and v.certainty >= DOUBTFUL:
                    print(f"    {v.certainty:.2f} {v.document} {v.path} {v.text[:80]!r}")
    if options.fit:
        bases, weights, limit = fitted(everything)
        print(f"BASES = {json.dumps(bases, indent=4)}\nLIMIT = {limit}\nWEIGHTS = {json.dumps(weights, indent=4)}")
    return figures


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])
