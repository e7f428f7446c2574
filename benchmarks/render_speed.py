"""Speed of typesetting, side by side in one run: this project, WeasyPrint (tables, no grid) and RenderCV.

    script/bench render    or    python -m benchmarks.render_speed [ROUNDS [DOCUMENTS]]

Each typesets the sample CV, two pages with photo, without the sections that do not fit at the loosest density, every
time as another person's with other words, so that nobody profits from having set the same page before. Each runs in a
process of its own, with its own virtual environment (made once under `.cache/render-bench`), and they take turns round
by round, so that whatever else the machine does hits all alike. The first round warms up and is not counted. "One edit"
is what a session sees: the same person, one bullet changed. There RenderCV saves looking through the system's fonts,
which it does whenever the file name changes.

What one document is: for this project everything from the CV to checked bytes (view, fit, PDF/A-3a and PDF/UA-1 with
the data attached, text layer read back and compared); for WeasyPrint a string of HTML to PDF; for RenderCV its model
to Typst source to PDF. Parsing and checking the CV itself is outside of it for all. The last PDF of each stays in the
cache folder, to be looked at.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any
from zipfile import ZipFile

import pypdfium2

from benchmarks.typesetters.serving import varied
from cv_generator.cv.model import Cv
from cv_generator.rendering.document import typeset
from cv_generator.rendering.photo import prepare

HERE = Path(__file__).parent
SAMPLES = HERE.parent / "samples"
CACHE = HERE.parent / ".cache" / "render-bench"
RIVALS = {
    "WeasyPrint 70": ("weasyprint_tables.py", ("weasyprint==70.0",)),
    # It breaks with click 8.2.
    "RenderCV 2.3": ("rendercv_classic.py", ("rendercv[full]==2.3", "click<8.2")),
    "RenderCV 2.8": ("rendercv_newest.py", ("rendercv[full]==2.8",)),
}
NEEDS = {"RenderCV 2.8": (3, 12)}
"""The oldest Python of those that need a newer one than we do."""
OURS = "CV Generator"
LEFT_OUT = ("trainings", "certifications", "further_experience", "interests", "languages")
AT_MOST_MS, TIMES_FASTER, TWO_THREADS = 12.0, 8.0, 1.5


class Worker:
    """A typesetter in a process of its own: it answers each line of JSON with one."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._to: IO[str] = _piped(process.stdin)
        self._from: IO[str] = _piped(process.stdout)

    def ask(self, **order: Any) -> dict[str, Any]:
        self._to.write(json.dumps(order) + "\n")
        self._to.flush()
        answer: dict[str, Any] = json.loads(self._from.readline())
        return answer


def _piped(stream: IO[str] | None) -> IO[str]:
    assert stream is not None
    return stream


@contextmanager
def worker(python: Path, script: str, work: Path) -> Iterator[Worker]:
    """Starts a worker; ends it again."""
    environment = {
        **os.environ,
        "XDG_DATA_HOME": str(work / "data"),
        "XDG_CACHE_HOME": str(work / "cache"),
        "PYTHONUTF8": "1",
    }
    command = [
        str(python),
        "-W",
        "ignore",
        str(HERE / "typesetters" / script),
        str(work / "cv.json"),
        str(work),
    ]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)
    try:
        yield Worker(process)
    finally:
        _piped(process.stdin).close()
        process.wait(30)


def interpreter(least: tuple[int, int]) -> str | None:
    """A Python of at least this version: this one, or one that the machine has beside it."""
    for name in (sys.executable, "python3.12", "python3.13", "python3.14"):
        asked = f"import sys; sys.exit(sys.version_info < {least})"
        if shutil.which(name) and subprocess.run([name, "-c", asked], capture_output=True, check=False).returncode == 0:
            return name
    return None


def environment_with(requirements: tuple[str, ...], base: str) -> Path:
    """The interpreter of a virtual environment of `base` that holds `requirements`."""
    folder = CACHE / requirements[0].replace("[", "-").replace("]", "")
    python = folder / "bin" / "python"
    if not (folder / "complete").exists():
        subprocess.run([base, "-m", "venv", "--clear", folder], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *requirements], check=True)
        (folder / "complete").touch()
    return python


def that_fits_at_once(photo: bytes) -> dict[str, Any]:
    """The sample without the last sections that two pages do not hold at the loosest density."""
    whole: dict[str, Any] = json.loads((SAMPLES / "lebenslauf.json").read_text(encoding="utf-8"))
    for left_out in range(len(LEFT_OUT) + 1):
        cv = {**whole, **{name: [] for name in LEFT_OUT[:left_out]}}
        fuller = varied(cv, edit=False)
        fuller["work_experience"][0]["bullets"].append("A line to spare, since other words break in other places")
        made = typeset(Cv.model_validate(fuller), photo=photo, today=dt.date(2026, 1, 12))
        if not made.tightened and made.page_count == 2:
            return cv
    raise RuntimeError("No part of the sample fills two pages at the loosest density")


def measured(rounds: int, documents: int) -> dict[str, dict[str, Any]]:
    """For each typesetter: times in ms, throughput in documents a second with one and with two threads."""
    CACHE.mkdir(parents=True, exist_ok=True)
    original = ZipFile(SAMPLES / "lebenslauf.docx").read("word/media/image1.jpg")
    (CACHE / "photo.jpg").write_bytes(original)
    (CACHE / "photo-printed.jpg").write_bytes(prepare(original).jpeg)
    (CACHE / "cv.json").write_text(json.dumps(that_fits_at_once(original)), encoding="utf-8")
    with ExitStack() as running:
        workers = {OURS: running.enter_context(worker(Path(sys.executable), "ours.py", CACHE))}
        for name, (script, requirements) in RIVALS.items():
            if base := interpreter(NEEDS.get(name, (3, 11))):
                python = environment_with(requirements, base)
                workers[name] = running.enter_context(worker(python, script, CACHE))
            else:
                print(f"{name} is left out: it needs Python {'.'.join(map(str, NEEDS[name]))}", file=sys.stderr)
        results = {name: dict[str, Any](each=[], edit=[], one=[], two=[], cpu=[]) for name in workers}
        for turn in range(rounds + 1):
            for name, asked in workers.items():
                _round(asked, results[name], documents, counted=turn > 0)
    return {name: _summary(result) for name, result in results.items()}


def _round(asked: Worker, result: dict[str, Any], documents: int, *, counted: bool) -> None:
    each, edit = asked.ask(documents=documents, threads=1), asked.ask(documents=documents, threads=1, edit=True)
    one, two = (asked.ask(documents=2 * documents, threads=threads) for threads in (1, 2))
    if counted:
        result["each"].extend(each["ms"])
        result["edit"].extend(edit["ms"])
        result["cpu"].append(each["cpu_ms"])
        result["one"].append(one["per_second"])
        result["two"].append(two["per_second"])
    pdf = Path(two["pdf"])
    with pypdfium2.PdfDocument(pdf) as document:
        result["facts"] = {"pages": len(document), "pdf_bytes": pdf.stat().st_size}


def _summary(result: dict[str, Any]) -> dict[str, Any]:
    one, two = statistics.median(result["one"]), statistics.median(result["two"])
    return {
        **result["facts"],
        "median_ms": round(statistics.median(result["each"]), 1),
        "p95_ms": round(statistics.quantiles(result["each"], n=20)[-1], 1),
        "least_ms": round(min(result["each"]), 1),
        "cpu_ms": round(statistics.median(result["cpu"]), 1),
        "edit_median_ms": round(statistics.median(result["edit"]), 1),
        "per_second_1_thread": round(one, 1),
        "per_second_2_threads": round(two, 1),
        "gain": round(two / one, 2),
    }


def report(results: dict[str, dict[str, Any]]) -> str:
    heads = (
        "",
        "pages",
        "kB",
        "median ms",
        "p95 ms",
        "least ms",
        "CPU ms",
        "one edit, ms",
        "1 thread, /s",
        "2 threads, /s",
        "gain",
    )
    rows = [
        (
            name,
            str(r["pages"]),
            str(r["pdf_bytes"] // 1000),
            *(str(r[key]) for key in ("median_ms", "p95_ms", "least_ms", "cpu_ms", "edit_median_ms")),
            *(str(r[key]) for key in ("per_second_1_thread", "per_second_2_threads", "gain")),
        )
        for name, r in results.items()
    ]
    lines = ["| " + " | ".join(row) + " |" for row in (heads, ("---",) * len(heads), *rows)]
    ours = results[OURS]
    best = min(r["median_ms"] for name, r in results.items() if name != OURS)
    times = best / ours["median_ms"]
    bars = [
        (f"median {ours['median_ms']} ms (at most {AT_MOST_MS:g})", ours["median_ms"] <= AT_MOST_MS),
        (f"{times:.1f} times faster than the best of the others (at least {TIMES_FASTER:g})", times >= TIMES_FASTER),
        (f"two threads {ours['gain']} times one (at least {TWO_THREADS:g})", ours["gain"] >= TWO_THREADS),
    ]
    return "\n".join([*lines, "", *(f"{'holds' if holds else 'FAILS'}: {text}" for text, holds in bars)])


def main(rounds: int = 8, documents: int = 15) -> dict[str, Any]:
    results = measured(rounds, documents)
    print(report(results))
    return results


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
