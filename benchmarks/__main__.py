"""`python -m benchmarks [NAME…]`: measure, print tables, write out/bench/NAME.json. Without names: http and import."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pydantic_core

SUITES = {
    "http": "benchmarks.http_speed",
    "load": "benchmarks.under_load",
    "throughput": "benchmarks.throughput",
    "import": "benchmarks.import.run",
    "import-others": "benchmarks.import.others",
    "doubt": "benchmarks.doubt.__main__",
    "words": "benchmarks.words.__main__",
    "heads": "benchmarks.heads.__main__",
    "joining": "benchmarks.joining.__main__",
    "sections": "benchmarks.sections.__main__",
    "lines": "benchmarks.lines.__main__",
    "tokens": "benchmarks.tokens",
    "render": "benchmarks.render_speed",
    "docx": "benchmarks.docx_pages",
    "mutations": "benchmarks.mutations",
    "described": "benchmarks.described",
    "attack": "benchmarks.attack",
    "endurance": "benchmarks.endurance",
    "watchers": "benchmarks.watchers",
    "assistants": "benchmarks.assistants",
    "storage-faults": "benchmarks.storage_faults",
    "scale": "benchmarks.scale",
    "page": "benchmarks.page",
    "two-services": "benchmarks.two_services",
}
DEFAULT = ("http", "import")


def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in SUITES]
    if unknown:
        print(f"unknown: {', '.join(unknown)}; there are: {', '.join(SUITES)}", file=sys.stderr)
        return 2
    out = Path("out/bench")
    out.mkdir(parents=True, exist_ok=True)
    for name in names or DEFAULT:
        print(f"\n== {name}", flush=True)
        figures = importlib.import_module(SUITES[name]).main()
        (out / f"{name}.json").write_bytes(pydantic_core.to_json(figures, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
