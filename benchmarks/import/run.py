#!/usr/bin/env python3
"""Reads the documents of the benchmark and prints the score by document, field, format and language, with times.

    python benchmarks/import/run.py [--docs DIRECTORY] [--errors] [--only SUBSTRING] [--format docx|pdf] [--json OUT]

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
from pathlib import Path

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


def scored(documents: list[Path], docs: Path, only: str, kind: str) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:
        for path in documents:
            text = json.dumps(result_of(path), ensure_ascii=False)
            Path(folder, f"{path.stem}.result.json").write_text(text, "utf-8")
        return score.score_directory(docs, Path(folder), only, kind)


def print_times(documents: list[Path], times: int) -> None:
    for kind in ("docx", "pdf"):
        medians = [milliseconds(path, times) for path in documents if path.suffix == f".{kind}"]
        if medians:
            middle, slowest = statistics.median(medians), max(medians)
            print(f"{kind}: median {middle:.1f} ms, slowest {slowest:.1f} ms ({len(medians)} documents)")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--docs", type=Path, default=HERE / "docs")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--format", default="")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--times", type=int, default=5, help="readings per document for the times; 0 leaves them out")
    options = parser.parse_args()
    documents = [p for p in sorted(options.docs.iterdir()) if p.suffix in (".docx", ".pdf") and options.only in p.stem]
    documents = [p for p in documents if options.format in ("", p.suffix[1:])]
    outcome = scored(documents, options.docs, options.only, options.format)
    score.report(outcome, options.errors)
    if options.json:
        options.json.write_text(json.dumps(outcome["documents"], ensure_ascii=False, indent=1, default=str), "utf-8")
    if options.times:
        print_times(documents, options.times)
    return 0


if __name__ == "__main__":
    sys.exit(main())
