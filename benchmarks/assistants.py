"""Fifty assistants that edit with pauses, each its own session: how long an edit takes, with one worker and with two.

The bar: 95 % of edits within 25 ms.
"""

from __future__ import annotations

import base64
import random
import statistics
import threading
import time
from typing import Any

from benchmarks.http_speed import SAMPLE, ok
from benchmarks.service import Service, running

DOCUMENT = {"docx_base64": base64.b64encode(SAMPLE.read_bytes()).decode()}
ASSISTANTS = 50
SECONDS = 20.0
PAUSES = (0.15, 1.5)
"""In seconds, between an answer and the next edit."""


def edits(service: Service) -> list[float]:
    """Milliseconds of each edit."""
    end = time.perf_counter() + SECONDS
    taken: list[float] = []

    def work(number: int) -> None:
        chance = random.Random(number)
        with service.client() as client:
            session_id = ok(client.post("extract-and-store-cv", DOCUMENT))["session_id"]
            while time.perf_counter() < end:
                time.sleep(chance.uniform(*PAUSES))
                edit = {"session_id": session_id, "field_path": "headline", "value": f"Engineer {chance.random()}"}
                started = time.perf_counter()
                ok(client.post("update-cv-field", edit))
                taken.append(1000 * (time.perf_counter() - started))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(ASSISTANTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return taken


def main() -> dict[str, Any]:
    figures = {}
    for workers in (1, 2):
        with running(workers) as service:
            taken = edits(service)
        figures[f"{workers} workers"] = {
            "edits": len(taken),
            "median_ms": round(statistics.median(taken), 1),
            "p95_ms": round(statistics.quantiles(taken, n=20)[18], 1),
            "slowest_ms": round(max(taken), 1),
        }
        print(workers, figures[f"{workers} workers"], flush=True)
    return figures
