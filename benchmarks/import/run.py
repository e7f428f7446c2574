#!/usr/bin/env python3
"""Reads the documents of the benchmark and prints the score by document, field, format and language, with times.

    python benchmarks/import/run.py [--errors] [--only SUBSTRING] [--format docx|pdf] [--docs DIRECTORY] [--json OUT.json]

The photo is read and compared; times are medians of several readings in this process, without the photo's re-encoding.
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
from cv_generator.reading.assemble import assemble  # noqa: E402
from cv_generator.reading.draft import Draft  # noqa: E402


def read(path: Path) -> Draft:
    data = path.read_bytes()
    if path.suffix == ".docx":
        from cv_generator.reading.docx import read_docx

        return assemble(read_docx(data))
    from cv_generator.reading.pdf import read_pdf

    return assemble(read_pdf(data))


def result_of(path: Path) -> dict[str, object]:
    """The reader's output in the benchmark's format."""
    try:
        draft = read(path)
    except UnreadableDocument as error:
        return {"error": error.code, "reason": error.reason}
    result: dict[str, object] = draft.cv.model_dump(exclude={"photo_url"})
    result["unplaced_text"] = list(draft.unplaced_text)
    if draft.photo:
        result["photo_sha256"] = hashlib.sha256(draft.photo.data).hexdigest()
    return result


def milliseconds(path: Path, times: int) -> float:
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        result_of(path)
        taken.append(1000 * (time.perf_counter() - start))
    return statistics.median(taken)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--docs", type=Path, default=HERE / "docs")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--format", default="")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--times", type=int, default=5, help="readings per document for the times; 0 leaves them out")
    options = parser.parse_args()
    documents = [p for p in sorted(options.docs.iterdir()) if p.suffix in (".docx", ".pdf")]
    with tempfile.TemporaryDirectory() as folder:
        results = Path(folder)
        for path in documents:
            text = json.dumps(result_of(path), ensure_ascii=False)
            (results / f"{path.stem}.result.json").write_text(text, "utf-8")
        outcome = score.score_directory(options.docs, results, options.only, options.format)
        score.report(outcome, options.errors)
    if options.json:
        options.json.write_text(json.dumps(outcome["documents"], ensure_ascii=False, indent=1, default=str), "utf-8")
    for kind in ("docx", "pdf"):
        chosen = [
            p for p in documents if p.suffix == f".{kind}" and options.format in ("", kind) and options.only in p.stem
        ]
        if options.times and chosen:
            medians = [milliseconds(p, options.times) for p in chosen]
            print(
                f"{kind}: median {statistics.median(medians):.1f} ms, slowest {max(medians):.1f} ms ({len(chosen)} documents)"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
