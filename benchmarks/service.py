"""The service as a separate process on a free port of loopback, for measurements over real HTTP."""

from __future__ import annotations

import http.client
import os
import re
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any, Self

import pydantic_core


class Client:
    """One kept-alive connection."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def post(self, route: str, body: dict[str, Any]) -> tuple[int, Any]:
        return self._answer("POST", f"/api/{route}", pydantic_core.to_json(body))

    def get(self, path: str) -> tuple[int, Any]:
        return self._answer("GET", path, b"")

    def _answer(self, method: str, path: str, body: bytes) -> tuple[int, Any]:
        self._connection.request(method, path, body, {"Content-Type": "application/json"})
        answer = self._connection.getresponse()
        data = answer.read()
        is_json = answer.headers.get_content_type() == "application/json"
        return answer.status, pydantic_core.from_json(data) if is_json else data


class Service:
    """A running service process."""

    def __init__(self, process: subprocess.Popen[str], port: int, seconds_to_first_answer: float) -> None:
        self.process = process
        self.port = port
        self.seconds_to_first_answer = seconds_to_first_answer

    def client(self) -> Client:
        return Client(self.port)

    def resident_mb(self) -> float:
        """Resident memory of the process and its children, in MB (Linux: VmRSS)."""
        return sum(_resident_kb(pid) for pid in (self.process.pid, *_children(self.process.pid))) / 1024

    def kill(self) -> None:
        """SIGKILL for the process and its children at once; returns when all of them have ended (Linux).

        A process may still finish the write that it was in: whoever looks at its files before it has ended sees less
        than the next service will.
        """
        with ExitStack() as files:
            ends = []
            for pid in (self.process.pid, *_children(self.process.pid)):
                with suppress(ProcessLookupError):
                    ends.append(os.pidfd_open(pid))
                    files.callback(os.close, ends[-1])
            for end in ends:
                with suppress(ProcessLookupError):
                    signal.pidfd_send_signal(end, signal.SIGKILL)
            for end in ends:
                select.select([end], [], [])


def cpu_seconds(pid: int) -> float:
    """Processor time of a process and its children, those that have ended among them, in seconds (Linux)."""
    used = 0
    for each in (pid, *_children(pid)):
        fields = _told(each, "stat").rpartition(")")[2].split()
        used += sum(map(int, fields[11:15]))  # its own, and of children that have ended
    return used / os.sysconf("SC_CLK_TCK")


def _resident_kb(pid: int) -> int:
    found = re.search(r"VmRSS:\s+(\d+) kB", _told(pid, "status"))
    return int(found[1]) if found else 0


def _children(pid: int) -> list[int]:
    """Each thread has those that it started."""
    tasks = Path(f"/proc/{pid}/task").glob("*")
    listed = [int(child) for each in tasks for child in _told(pid, f"task/{each.name}/children").split()]
    return listed + [grandchild for child in listed for grandchild in _children(child)]


def _told(pid: int, name: str) -> str:
    """What the system tells of a process; nothing of one that has ended meanwhile."""
    try:
        return Path(f"/proc/{pid}/{name}").read_text()
    except OSError:
        return ""


@contextmanager
def running(workers: int = 1, **environment: str) -> Iterator[Service]:
    """The service with a store of its own, stopped at the end."""
    with tempfile.TemporaryDirectory() as folder:
        settings = {"SQLITE_PATH": f"{folder}/sessions.sqlite3", "LOG_LEVEL": "WARNING", **environment}
        command = [sys.executable, "-m", "cv_generator", "serve", "--port", "0", "--workers", str(workers)]
        with started(command, **settings) as service:
            yield service


@contextmanager
def started(command: list[str], **settings: str) -> Iterator[Service]:
    """A service that a command starts, stopped at the end."""
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, **settings}) as process:
        try:
            line = process.stdout.readline() if process.stdout else ""
            found = re.search(r":(\d+)\s*$", line)
            if not found:
                raise RuntimeError("the service did not start")
            port = int(found[1])
            with Client(port) as client:
                client.get("/api/health")
            yield Service(process, port, time.perf_counter() - began)
        finally:
            process.terminate()
            process.wait(30)
