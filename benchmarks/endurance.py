"""An hour of mixed and refused work on one service: what every process holds of memory, and health from beside.

Four callers without pause: documents, edits, PDFs, pictures of pages, CVs that do not fit, hostile requests, sessions
erased. `ENDURANCE_SECONDS` sets another length. The bars: 0 answers of 500 and above, health within 100 ms, 250 MB of
resident memory a process, and no more of it in the last third than in the second.
"""

from __future__ import annotations

import base64
import os
import random
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pydantic_core

from benchmarks import attack
from benchmarks.mutations import DOCUMENTS, documents_in, mutated
from benchmarks.service import Client, Service, running
from benchmarks.watch import watched
from tests.attack import requests

SAMPLE = Path(__file__).parents[1] / "samples" / "lebenslauf.json"
CALLERS = 4
STEPS = 40
"""Calls on one session, before it is erased."""


def _round(service: Service, chance: random.Random, statuses: Counter[int], seeds: int) -> None:
    """One session from its making to its end, by the calls that people and their assistants make, right and wrong."""
    documents = documents_in(DOCUMENTS)

    def post(route: str, body: dict[str, Any]) -> Any:
        with service.client() as client:  # one that waited for its turn of the processor may have been hung up on
            status, answer = client.post(route, body)
        statuses[status] += 1
        return answer

    def get(path: str) -> None:
        with service.client() as client:
            statuses[client.get(path)[0]] += 1

    made = _opened(post, chance, documents)
    session = {"session_id": made.get("session_id", "00000000-0000-4000-8000-000000000000")}
    for step in range(STEPS):
        kind = chance.randrange(8)
        if kind < 3:
            post("update-cv-field", {**session, "field_path": "headline", "value": f"Engineer {step}"})
        elif kind == 3:
            post("generate-cv-from-session", session)
        elif kind == 4:
            get(f"/api/get-cv-session?session_id={session['session_id']}")
        elif kind == 5:
            get(f"/api/preview-cv?session_id={session['session_id']}")
        elif kind == 6:
            refused = post("create-cv-session", {"cv_data": attack.four_pages(step)})
            post("generate-cv-from-session", {"session_id": refused["session_id"]})
            post("delete-cv-session", {"session_id": refused["session_id"]})
        else:
            _sent_by_grammar(service, statuses, seeds + step, session["session_id"])
    post("delete-cv-session", session)


def _opened(post: Any, chance: random.Random, documents: list[Path]) -> Any:
    """A session from a document, a damaged one, or data."""
    kind = chance.randrange(3)
    if kind == 0:
        return post("create-cv-session", {"cv_data": pydantic_core.from_json(SAMPLE.read_bytes())})
    data = chance.choice(documents).read_bytes() if kind == 1 else mutated(documents, chance.randrange(10**6))[1]
    return post("extract-and-store-cv", {"document_base64": base64.b64encode(data).decode()})


def _sent_by_grammar(service: Service, statuses: Counter[int], seed: int, session_id: str) -> None:
    sent = requests.request(seed, session_id)
    if "events" not in sent.path:
        path = "".join(letter if "!" <= letter <= "~" else "_" for letter in sent.path)
        statuses[attack.send(service.port, sent.method, path, sent.headers, sent.body)] += 1


def main() -> dict[str, Any]:
    seconds = float(os.environ.get("ENDURANCE_SECONDS", "3600"))
    statuses: Counter[int] = Counter()
    thirds: list[float] = []
    with running(LOG_LEVEL="ERROR") as service:
        end = time.monotonic() + seconds

        def call(number: int) -> None:
            chance, seeds = random.Random(number), number * 10**6
            while time.monotonic() < end:
                _round(service, chance, statuses, seeds)
                seeds += STEPS

        callers = [threading.Thread(target=call, args=(number,)) for number in range(CALLERS)]
        for caller in callers:
            caller.start()
        health: list[float] = []
        unanswered = 0
        for _ in range(3):
            with watched(service) as watch:
                time.sleep(seconds / 3)
            health += watch.health
            unanswered += watch.unanswered
            thirds.append(round(watch.most_mb))
            print(
                f"most {thirds[-1]} MB, health {1000 * max(watch.health):.0f} ms, {sum(statuses.values())} answers",
                flush=True,
            )
        for caller in callers:
            caller.join()
        with Client(service.port) as client:
            metrics = client.get("/api/metrics")[0]
    ordered = sorted(health)
    figures = {
        "seconds": seconds,
        "answers": sum(statuses.values()),
        "statuses": dict(sorted(statuses.items())),
        "faults": sum(number for status, number in statuses.items() if status >= 500),
        "health_ms": {share: round(1000 * ordered[int(len(ordered) * share)], 1) for share in (0.5, 0.99, 0.999)},
        "health_above_100_ms": sum(each > 0.1 for each in health),
        "slowest_health_ms": round(1000 * ordered[-1]),
        "health_unanswered": unanswered,
        "most_mb_in_each_third": thirds,
        "metrics": metrics,
    }
    print(figures)
    return figures
