"""Speed over real HTTP with one client: medians and 95th percentiles, start-up time, memory after 500 PDFs.

The sample document (samples/lebenslauf.docx) is used as it is. Bars on two cores: get 3 ms, update 6 ms, extract 40 ms,
generate 25 ms, first answer 1.5 s, memory 200 MB.
"""

from __future__ import annotations

import base64
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.service import Client, running

SAMPLE = Path(__file__).parents[1] / "samples" / "lebenslauf.docx"
WARM_UP = 5
BARS = {"extract": 40.0, "get": 3.0, "update": 6.0, "generate": 25.0}
MEMORY_PDFS = 500


def timed(run: Callable[[int], Any], rounds: int) -> list[float]:
    """Milliseconds of each round, after a warm-up."""
    for number in range(WARM_UP):
        run(-1 - number)
    found = []
    for number in range(rounds):
        started = time.perf_counter()
        run(number)
        found.append((time.perf_counter() - started) * 1000)
    return found


def ok(answer: tuple[int, Any]) -> Any:
    status, body = answer
    if status != 200:
        raise RuntimeError(f"{status}: {body}")
    return body


def main(rounds: int = 100) -> dict[str, Any]:
    document = base64.b64encode(SAMPLE.read_bytes()).decode()
    with running() as service, service.client() as client:
        started = service.seconds_to_first_answer
        first = time.perf_counter()
        session = {"session_id": ok(client.post("extract-and-store-cv", {"docx_base64": document}))["session_id"]}
        ok(client.post("generate-cv-from-session", session))
        first_pdf = (time.perf_counter() - first) * 1000
        figures = {name: timed(run, rounds) for name, run in _calls(client, session, document).items()}
        after_rounds = service.resident_mb()
        for number in range(MEMORY_PDFS):
            ok(client.post("update-cv-field", {**session, "field_path": "headline", "value": f"Headline {number}"})
               if number % 3 == 0 else client.post("generate-cv-from-session", session))  # fmt: skip
            ok(client.post("generate-cv-from-session", session))
        memory = service.resident_mb()
    result = {
        "calls": {name: _quantiles(values) for name, values in figures.items()},
        "first_answer_s": round(started, 2),
        "first_document_and_pdf_ms": round(first_pdf),
        "resident_mb_after_rounds": round(after_rounds),
        f"resident_mb_after_{MEMORY_PDFS}_more_pdfs": round(memory),
    }
    show(result)
    return result


def _calls(client: Client, session: dict[str, str], document: str) -> dict[str, Callable[[int], Any]]:
    # One session holds 500 versions at most: updates of the rounds and of the memory run stay below that together.
    edits = [{"field_path": f"work_experience[{n % 3}].title", "value": f"Titel {n}"} for n in range(3)]
    return {
        "extract": lambda _: ok(client.post("extract-and-store-cv", {"docx_base64": document})),
        "get": lambda _: ok(client.post("get-cv-session", session)),
        "update": lambda n: ok(client.post("update-cv-field", {**session, "field_path": "headline", "value": f"H{n}"})),
        "generate": lambda _: ok(client.post("generate-cv-from-session", session)),
        "orchestrated": lambda _: ok(client.post("process-cv-orchestrated", {"docx_base64": document, "edits": edits})),
    }


def _quantiles(values: list[float]) -> dict[str, float]:
    return {
        "median_ms": round(statistics.median(values), 2),
        "p95_ms": round(statistics.quantiles(values, n=20)[-1], 2),
        "rounds": len(values),
    }


def show(result: dict[str, Any]) -> None:
    print(f"{'call':14} {'median':>9} {'p95':>9} {'bar':>9}   over HTTP, one client, ms")
    for name, found in result["calls"].items():
        bar = f"{BARS[name]:9.1f}" if name in BARS else " " * 9
        print(f"{name:14} {found['median_ms']:9.2f} {found['p95_ms']:9.2f} {bar}")
    for name, value in result.items():
        if name != "calls":
            print(f"{name:40} {value}")
