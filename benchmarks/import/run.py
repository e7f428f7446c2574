#!/usr/bin/env python3
"""Reads the documents of the benchmark and prints the score by document, field, format and language, with times.

    python benchmarks/import/run.py [--docs DIRECTORY] [--errors] [--only SUBSTRING] [--format docx|pdf] [--times N]

Times are medians of several readings of each document through the front door, PDFs in their worker process.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

import score  # noqa: E402 - the benchmark's own scorer, beside this file

from cv_generator.errors import UnreadableDocument  # noqa: E402
from cv_generator.reading.document import read_document  # noqa: E402


def result_of(path: Path) -> dict[str, object]:
    """The reader's output in the benchmark's format."""
    try:
        draft = read_document(path.read_bytes())
    except UnreadableDocument as error:
        return {"error": error.code, "reason": error.reason}
    result: dict[str, object] = draft.cv.model_dump(exclude={"photo_url"})
    result["unplaced_text"] = list(draft.unplaced_text)
    result["photo_sha256"] = hashlib.sha256(draft.photo.data).hexdigest() if draft.photo else None
    return result


def milliseconds(path: Path, times: int) -> float:
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        result_of(path)
        taken.append(1000 * (time.perf_counter() - start))
    return statistics.median(taken)


def scored(documents: list[Path], docs: Path, only: str, kind: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        for path in documents:
            text = json.dumps(result_of(path), ensure_ascii=False)
            Path(folder, f"{path.stem}.result.json").write_text(text, "utf-8")
        found: dict[str, Any] = score.score_directory(docs, Path(folder), only, kind)
        return found


def print_times(documents: list[Path], times: int) -> dict[str, float]:
    """Medians by format, printed and returned."""
    found = {}
    for kind in ("docx", "pdf"):
        medians = [milliseconds(path, times) for path in documents if path.suffix == f".{kind}"]
        if medians:
            found[kind] = statistics.median(medians)
            print(f"{kind}: median {found[kind]:.1f} ms, slowest {max(medians):.1f} ms ({len(medians)} documents)")
    return found


def main(arguments: Sequence[str] = ()) -> dict[str, object]:
    """Prints the tables; the figures by document, group and format are returned."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--docs", type=Path, default=HERE / "docs")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--format", default="")
    parser.add_argument("--times", type=int, default=5, help="readings per document for the times; 0 leaves them out")
    options = parser.parse_args(arguments)
    documents = [p for p in sorted(options.docs.iterdir()) if p.suffix in (".docx", ".pdf") and options.only in p.stem]
    documents = [p for p in documents if options.format in ("", p.suffix[1:])]
    outcome = scored(documents, options.docs, options.only, options.format)
    score.report(outcome, options.errors)
    figures = {"field_f1": score.prf(outcome["total"].total())[2], "lost": outcome["lost"], "photo": outcome["photo"]}
    groups = {name: score.prf(tally.total())[2] for name, tally in outcome["groups"].items()}
    times = print_times(documents, options.times) if options.times else {}
    rows = [{key: row[key] for key in ("name", "layout", "f1")} for row in outcome["documents"]]
    return {**figures, "groups": groups, "milliseconds": times, "documents": rows}


if __name__ == "__main__":
    main(sys.argv[1:])
