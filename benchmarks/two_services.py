"""Two service processes on one Azurite, eight clients editing the same and different CVs for a minute.

Every edit that was acknowledged must be in the final state, once; every other was answered with 409. Half of the
clients of each service send `expected_version`, as careful agents do; the others leave it to the service to edit the
newest version.
"""

from __future__ import annotations

import os
import random
import statistics
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.service import Client, Service, running
from tests.contract.azurite import running_azurite

CLIENTS = 8
SHARED = 2
"""CVs that all clients edit; each has one of its own besides."""

SECONDS = 60.0
LISTS = ("interests", "certifications", "trainings", "publications", "awards", "references")
"""An edit appends to one of them: a list takes 500."""


@dataclass
class Editor:
    """One client: what it was told, and how long it took."""

    number: int
    client: Client
    sessions: list[str]
    answers: Counter[int] = field(default_factory=Counter)
    acknowledged: dict[str, list[str]] = field(default_factory=dict)
    milliseconds: list[float] = field(default_factory=list)

    def edit_until(self, end: float) -> None:
        count = 0
        while time.monotonic() < end:
            count += 1
            self._edit(random.choice(self.sessions), f"client{self.number}.{count}")

    def _edit(self, session: str, word: str) -> None:
        body: dict[str, Any] = {
            "session_id": session,
            "field_path": random.choice(LISTS),
            "op": "append",
            "value": word,
        }
        if self.number // 2 % 2:
            read = self.client.post("get-cv-session", {"session_id": session, "fields": ["full_name"]})[1]
            body["expected_version"] = read["version"]
        started = time.perf_counter()
        status, _ = self.client.post("update-cv-field", body)
        self.milliseconds.append((time.perf_counter() - started) * 1000)
        self.answers[status] += 1
        if status == 200:
            self.acknowledged.setdefault(session, []).append(word)


def new_session(client: Client) -> str:
    status, answer = client.post("create-cv-session", {"cv_data": {"full_name": "Zoë Łukasiewicz-Müller"}})
    if status != 200:
        raise RuntimeError(f"{status}: {answer}")
    return str(answer["session_id"])


def judge(client: Client, session: str, editors: list[Editor]) -> tuple[int, int, int]:
    """Acknowledged edits of a session, those of them that are lost, and edits that are there twice or unasked."""
    _, read = client.post("get-cv-session", {"session_id": session})
    kept = Counter(word for name in LISTS for word in read["cv_data"].get(name, []))
    acknowledged = {word for editor in editors for word in editor.acknowledged.get(session, [])}
    lost = acknowledged - set(kept)
    wrong = [word for word, times in kept.items() if times > 1 or word not in acknowledged]
    return len(acknowledged), len(lost), len(wrong)


def edit_for(services: list[Service], seconds: float) -> list[Editor]:
    shared = [new_session(services[0].client()) for _ in range(SHARED)]
    editors = []
    for number in range(CLIENTS):
        client = services[number % len(services)].client()
        editors.append(Editor(number, client, [*shared, new_session(client)]))
    end = time.monotonic() + seconds
    with ThreadPoolExecutor(CLIENTS) as pool:
        for _ in pool.map(lambda editor: editor.edit_until(end), editors):
            pass
    return editors


def main(seconds: float = SECONDS) -> dict[str, Any]:
    # A session takes 500 versions by default; a minute of eight clients makes more.
    settings = {"STORAGE_BACKEND": "azure", "MAX_VERSIONS": "100000", "CLEANUP_MINUTES": "0"}
    with tempfile.TemporaryDirectory() as folder, running_azurite(Path(folder)) as connection:
        settings["STORAGE_CONNECTION_STRING"] = connection
        with running(**settings) as first, running(**settings) as second:
            editors = edit_for([first, second], float(os.environ.get("CV_BENCH_SECONDS", seconds)))
            sessions = {session for editor in editors for session in editor.sessions}
            judged = [judge(second.client(), session, editors) for session in sessions]
    answers = sum((editor.answers for editor in editors), Counter[int]())
    acknowledged, lost, wrong = (sum(column) for column in zip(*judged, strict=True))
    times = sorted(ms for editor in editors for ms in editor.milliseconds)
    print(f"edits by answer: {dict(answers)}; acknowledged {acknowledged}, lost {lost}, doubled or unasked {wrong}")
    print(f"median {statistics.median(times):.1f} ms, 95th percentile {times[int(len(times) * 0.95)]:.1f} ms")
    if lost or wrong or set(answers) - {200, 409} or acknowledged != answers[200]:
        raise RuntimeError("an edit was lost, doubled, or answered with neither 200 nor 409")
    figures = {"acknowledged": acknowledged, "lost": lost, "wrong": wrong, "median_ms": statistics.median(times)}
    return {"answers": dict(answers), **figures}


if __name__ == "__main__":
    main()
