"""Watches a service from beside, while a benchmark works on it: health ten times a second, and memory.

    python -m benchmarks.watch PID PORT

ends with its standard input and prints what it saw as JSON. It is a process of its own: a benchmark that makes a
document of 35 megapixels, or sends one of 26 MB, holds up its own threads, and what they measure is then themselves.
"""

from __future__ import annotations

import http.client
import json
import re
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from benchmarks.service import Client, Service

PAUSE_SECONDS = 0.1


@dataclass
class Watch:
    """What was seen from beside: health in seconds, asked and not answered, the largest resident process in MB."""

    health: list[float] = field(default_factory=list)
    unanswered: int = 0
    most_mb: float = 0.0

    def look(self, pid: int, port: int) -> None:
        started = time.perf_counter()
        try:
            with Client(port) as client:
                client.get("/api/health")
            self.health.append(time.perf_counter() - started)
        except (OSError, http.client.HTTPException):
            self.unanswered += 1
        self.most_mb = max(self.most_mb, *_resident_mb(pid))


@contextmanager
def watched(service: Service) -> Iterator[Watch]:
    """What is seen of a service meanwhile; filled in at the end."""
    watch = Watch()
    command = [sys.executable, "-m", "benchmarks.watch", str(service.process.pid), str(service.port)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield watch
        finally:
            told, _ = process.communicate()
            vars(watch).update(json.loads(told))


def _resident_mb(pid: int) -> Iterator[float]:
    """Of a process and all below it."""
    try:
        found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
        yield int(found[1]) / 1024 if found else 0.0
        for listed in Path(f"/proc/{pid}/task").glob("*/children"):  # each thread has those that it started
            for child in listed.read_text().split():
                yield from _resident_mb(int(child))
    except (FileNotFoundError, ProcessLookupError):
        yield 0.0


def main(pid: int, port: int) -> None:
    watch = Watch()
    while not select.select([sys.stdin], [], [], PAUSE_SECONDS)[0]:
        watch.look(pid, port)
    print(json.dumps(asdict(watch)))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
