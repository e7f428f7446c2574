"""Eight HTTP clients at once: PDFs and edits a second, and how long a health check takes meanwhile.

The service that this one replaces typeset 2 to 3 CVs a second under such a load, stored 132 edits a second, and
answered a health check after 1,690 ms (the same kind of machine: two cores).
"""

from __future__ import annotations

import base64
import statistics
import threading
import time
from collections.abc import Callable
from typing import Any

from benchmarks.http_speed import SAMPLE, ok
from benchmarks.service import Client, Service, running
from benchmarks.watch import watched

CLIENTS = 8
SECONDS = 5.0
MOST_EDITS = 450
"""Of one session, which holds 500 versions."""


def at_once(service: Service, run: Callable[[Client, int], Any], most: int) -> tuple[float, list[float]]:
    """Calls a second of all clients together, and the milliseconds of health checks made meanwhile."""
    end = time.perf_counter() + SECONDS
    counts = [0] * CLIENTS

    def work(number: int) -> None:
        with service.client() as client:
            while time.perf_counter() < end and counts[number] < most:
                run(client, number)
                counts[number] += 1

    threads = [threading.Thread(target=work, args=(number,)) for number in range(CLIENTS)]
    with watched(service) as watch:
        started = time.perf_counter()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        seconds = time.perf_counter() - started
    return sum(counts) / seconds, [1000 * each for each in watch.health]


def main() -> dict[str, Any]:
    document = base64.b64encode(SAMPLE.read_bytes()).decode()
    with running() as service, service.client() as client:
        opened = [ok(client.post("extract-and-store-cv", {"docx_base64": document})) for _ in range(CLIENTS)]
        sessions = [{"session_id": each["session_id"]} for each in opened]
        pdfs, health = at_once(
            service, lambda each, number: ok(each.post("generate-cv-from-session", sessions[number])), 1_000_000
        )
        edit = {"field_path": "headline", "value": "Projektleiterin"}
        edits, _ = at_once(
            service, lambda each, number: ok(each.post("update-cv-field", {**sessions[number], **edit})), MOST_EDITS
        )
        result = {
            "pdfs_a_second": round(pdfs, 1),
            "edits_a_second": round(edits, 1),
            "health_median_ms": round(statistics.median(health), 1),
            "health_longest_ms": round(max(health), 1),
            "resident_mb": round(service.resident_mb()),
        }
    for name, value in result.items():
        print(f"{name:24} {value:>10}")
    return result
