"""PDFs, edits and reads a second under `wrk`, which is not written in Python, beside what the machine can do at all.

The same run measures a bare Starlette echo with as many workers, and a bare durable commit of SQLite (write-ahead log,
`synchronous=FULL`), and counts the processor time of each call, which other load on the machine changes little: figures
of a loaded or slow machine are read beside those. `WORKERS` sets the workers (2), `SECONDS` the length of a round (5).
Bars for two workers on two quiet cores shared with wrk: 220 PDFs, 800 edits, 2,500 reads.

`pdfs` asks for the PDF of a version that has not changed, which is typeset once and then answered with the file that
stands with the session; a round that is not counted comes before. `new pdfs` is an edit and the PDF after it in one
call, so each is typeset, checked and stored.
All sessions hold the same CV with different headlines.
"""

from __future__ import annotations

import os
import re
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pydantic_core

from benchmarks.service import Client, cpu_seconds, running

WORKERS = int(os.environ.get("WORKERS", "2"))
SECONDS = int(os.environ.get("SECONDS", "5"))
ROUNDS = 3
SESSIONS = 24
CONNECTIONS = 8
BARS = {"pdfs": 220, "new pdfs": 220, "edits": 800, "reads": 2500}
SAMPLE = Path(__file__).parents[1] / "samples" / "lebenslauf.json"

_SCRIPT = """
local sessions = {%s}
local number = 0
request = function()
  number = number + 1
  local session = sessions[number %% #sessions + 1]
  %s
end
"""
_CALLS = {
    "reads": "return wrk.format('GET', '/api/get-cv-session?session_id=' .. session)",
    "edits": """return wrk.format('POST', '/api/update-cv-field', {['Content-Type'] = 'application/json'},
      '{"session_id":"' .. session .. '","field_path":"headline","value":"Engineer ' .. number .. '"}')""",
    "pdfs": """return wrk.format('POST', '/api/generate-cv-from-session', {['Content-Type'] = 'application/json'},
      '{"session_id":"' .. session .. '"}')""",
    "new pdfs": """return wrk.format('POST', '/api/process-cv-orchestrated', {['Content-Type'] = 'application/json'},
      '{"session_id":"' .. session .. '","edits":[{"field_path":"headline","value":"Engineer ' .. number .. '"}]}')""",
}
_ECHO = """
import sys, uvicorn
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
async def echo(request): return PlainTextResponse("hello")
app = Starlette(routes=[Route("/", echo)])
if __name__ == "__main__":
    uvicorn.run("echo:app", port=int(sys.argv[1]), workers=int(sys.argv[2]), log_config=None, access_log=False)
"""


def main() -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found: dict[str, list[float]] = {"echo": [], "commits": [], **{call: [] for call in _CALLS}}
        slowest: dict[str, float] = {}
        cpu: dict[str, list[float]] = {"echo": [], **{call: [] for call in _CALLS}}
        with running(WORKERS, MAX_VERSIONS="100000") as service, _echo(folder) as (port, pid):
            sessions = _sessions(service.client())
            for call, body in _CALLS.items():
                listed = ", ".join(f"'{session}'" for session in sessions)
                (folder / f"{call}.lua").write_text(_SCRIPT % (listed, body))
            for _ in range(ROUNDS):
                before = cpu_seconds(pid)
                found["echo"].append(_wrk(f"http://127.0.0.1:{port}/")[0])
                cpu["echo"].append((cpu_seconds(pid) - before) / found["echo"][-1] / SECONDS)
                found["commits"].append(_commits(folder))
                for call in _CALLS:
                    if call == "pdfs":  # each process sets each version once, which is no part of what is counted
                        _wrk(f"http://127.0.0.1:{service.port}/", folder / f"{call}.lua")
                    before = cpu_seconds(service.process.pid)
                    rate, p90 = _wrk(f"http://127.0.0.1:{service.port}/", folder / f"{call}.lua")
                    found[call].append(rate)
                    slowest[call] = p90
                    cpu[call].append((cpu_seconds(service.process.pid) - before) / rate / SECONDS)
            memory = service.resident_mb()
    result = {
        "workers": WORKERS,
        "per_second": {call: round(statistics.median(rates)) for call, rates in found.items()},
        "rounds": {call: [round(rate) for rate in rates] for call, rates in found.items()},
        "cpu_ms": {call: round(statistics.median(seconds) * 1000, 3) for call, seconds in cpu.items()},
        "p90_ms": slowest,
        "resident_mb": round(memory),
        "load_average": os.getloadavg()[0],
    }
    _show(result)
    return result


def _show(result: dict[str, Any]) -> None:
    rates = result["per_second"]
    print(f"{'':10} {'a second':>9} {'bar':>6} {'echoes':>7}   {result['workers']} workers, {CONNECTIONS} connections")
    for call, rate in rates.items():
        print(f"{call:10} {rate:9} {BARS.get(call, ''):>6} {rates['echo'] / rate:7.1f}")
    print(f"processor time of a call {result['cpu_ms']} ms")
    print(f"90th percentiles {result['p90_ms']} ms; resident {result['resident_mb']} MB; load {result['load_average']}")


def _sessions(client: Client) -> list[str]:
    data = pydantic_core.from_json(SAMPLE.read_bytes())
    answers = [client.post("create-cv-session", {"cv_data": data}) for _ in range(SESSIONS)]
    return [str(body["session_id"]) for _, body in answers]


def _wrk(url: str, script: Path | None = None) -> tuple[float, float]:
    """Requests a second, and the 90th percentile in ms."""
    more = ["-s", str(script)] if script else []
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--latency", *more, url]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in told:
        raise RuntimeError(told)
    rate = re.search(r"Requests/sec:\s+([\d.]+)", told)
    slow = re.search(r"90%\s+([\d.]+)(us|ms|s)", told)
    if not (rate and slow):
        raise RuntimeError(told)
    return max(float(rate[1]), 0.01), float(slow[1]) * {"us": 0.001, "ms": 1, "s": 1000}[slow[2]]


def _commits(folder: Path) -> float:
    """Durable commits a second of one thread."""
    path = folder / "commits.sqlite3"
    with sqlite3.connect(path, isolation_level=None) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("CREATE TABLE IF NOT EXISTS rows (value BLOB)")
        started = time.perf_counter()
        count = 0
        while time.perf_counter() - started < SECONDS / 2:
            connection.execute("INSERT INTO rows VALUES (?)", (bytes(3000),))
            count += 1
        return count / (time.perf_counter() - started)


@contextmanager
def _echo(folder: Path) -> Iterator[tuple[int, int]]:
    """Port and process of the bare echo."""
    (folder / "echo.py").write_text(_ECHO)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    command = [sys.executable, "echo.py", str(port), str(WORKERS)]
    with subprocess.Popen(command, cwd=folder) as process:
        try:
            while True:
                try:
                    socket.create_connection(("127.0.0.1", port), 1).close()
                    break
                except OSError:
                    time.sleep(0.1)
            yield port, process.pid
        finally:
            process.terminate()
            process.wait(30)
