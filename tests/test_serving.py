"""`serve`: one process or several on one file, that stop in time and leave nothing behind."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from cv_generator import serving
from cv_generator.bootstrap import make_context
from cv_generator.errors import StorageUnavailable
from cv_generator.operations.context import Context

STOP_SECONDS = 12.0
PATIENCE = 60.0


class Service:
    def __init__(self, process: subprocess.Popen[str], port: int) -> None:
        self.process, self.port = process, port
        self.open = ExitStack()

    def call(self, method: str, path: str, body: Any = None) -> Any:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request(method, path, json.dumps(body or {}), {"Content-Type": "application/json"})
        answer = json.loads(connection.getresponse().read())
        connection.close()
        return answer

    def watch(self, session_id: str) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        self.open.callback(connection.close)
        connection.request("GET", f"/api/cv-session-events?session_id={session_id}")
        answer = connection.getresponse()
        self.open.callback(answer.close)
        return answer

    def figures(self) -> dict[str, float]:
        """Name of a series -> its value, summed over its labels."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", "/api/metrics")
        text = connection.getresponse().read().decode()
        connection.close()
        found: dict[str, float] = {}
        for family in text_string_to_metric_families(text):
            for sample in family.samples:
                found[sample.name] = found.get(sample.name, 0.0) + sample.value
        return found

    def stop(self) -> float:
        """Seconds until it has ended."""
        started = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(PATIENCE)
        return time.monotonic() - started


@contextmanager
def running(folder: Path, *options: str, **settings: str) -> Iterator[Service]:
    temporary = folder / "tmp"
    temporary.mkdir(exist_ok=True)
    environment = {
        **os.environ, "SQLITE_PATH": str(folder / "s.sqlite3"), "TMPDIR": str(temporary), "LOG_LEVEL": "ERROR", **settings
    }  # fmt: skip
    command = [sys.executable, "-m", "cv_generator", "serve", "--port", "0", *options]
    with (
        (folder / "log").open("w") as log,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True, env=environment) as process,
    ):
        line = process.stdout.readline() if process.stdout else ""
        found = re.search(r":(\d+)\s*$", line)
        assert found, "the service did not start"
        service = Service(process, int(found[1]))
        try:
            service.call("GET", "/api/health")
            yield service
        finally:
            service.open.close()
            with suppress(ProcessLookupError):
                process.kill()


def next_version(stream: http.client.HTTPResponse) -> int:
    while line := stream.readline():
        if line.startswith(b"data: "):
            return int(json.loads(line[6:])["version"])
    raise AssertionError("the stream ended")


def children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def test_what_vanishes_while_it_is_looked_at_keeps_no_service_from_starting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two that start at once sweep the same folders, and workers take theirs away meanwhile."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    (tmp_path / f"cv-generator-{ended.pid}-gone").symlink_to(tmp_path / "nowhere")
    (tmp_path / f"cv-generator-{ended.pid}-left").mkdir()
    serving.sweep()
    assert not (tmp_path / f"cv-generator-{ended.pid}-left").exists()


@pytest.mark.alone
@pytest.mark.parametrize("options", [(), ("--workers", "2")], ids=["one process", "two workers"])
def test_it_stops_in_time_with_watchers_and_a_stalled_upload_and_leaves_no_folder(
    tmp_path: Path, options: tuple[str, ...]
) -> None:
    with running(tmp_path, *options) as service:
        session_id = service.call("POST", "/api/create-cv-session")["session_id"]
        streams = [service.watch(session_id) for _ in range(3)]
        assert [next_version(stream) for stream in streams] == [1, 1, 1]
        with socket.create_connection(("127.0.0.1", service.port)) as stalled:
            stalled.sendall(
                b"POST /api/extract-and-store-cv HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9000\r\n\r\n{"
            )
            edit = {"session_id": session_id, "field_path": "full_name", "value": "Zoë Łukasiewicz-Müller"}
            assert service.call("POST", "/api/update-cv-field", edit)["version"] == 2
            assert service.stop() < STOP_SECONDS
            answered = stalled.recv(4096)
            assert answered.startswith(b"HTTP/1.1 503 ")
            assert b"retry-after: 5" in answered.lower()
    with running(tmp_path) as service:
        read = service.call("POST", "/api/get-cv-session", {"session_id": session_id})
        assert read["cv_data"]["full_name"] == "Zoë Łukasiewicz-Müller"
        service.stop()
    assert not list((tmp_path / "tmp").iterdir())


def test_an_edit_answered_by_one_worker_reaches_those_who_watch_another(tmp_path: Path) -> None:
    with running(tmp_path, "--workers", "2") as service:
        session_id = service.call("POST", "/api/create-cv-session")["session_id"]
        streams = [service.watch(session_id) for _ in range(8)]
        assert [next_version(stream) for stream in streams] == [1] * 8
        for number in range(2, 8):
            edit = {"session_id": session_id, "field_path": "headline", "value": f"Engineer {number}"}
            assert service.call("POST", "/api/update-cv-field", edit)["version"] == number
        for stream in streams:
            version = 1
            while version < 7:
                version = next_version(stream)
        service.stop()


def test_a_worker_that_is_killed_is_replaced_and_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    with running(tmp_path, "--workers", "2", LOG_LEVEL="WARNING") as service:
        session_id = service.call("POST", "/api/create-cv-session")["session_id"]
        acknowledged = 1
        for number in range(6):
            if number % 3 == 0:
                os.kill(children(service.process.pid)[0], signal.SIGKILL)
            edit = {"session_id": session_id, "field_path": "awards", "value": f"Award {number}", "op": "append"}
            with suppress(OSError, http.client.HTTPException):
                acknowledged = service.call("POST", "/api/update-cv-field", edit)["version"]
        read = service.call("POST", "/api/get-cv-session", {"session_id": session_id})
        assert read["version"] >= acknowledged > 1
        deadline = time.monotonic() + PATIENCE
        told = re.compile(r"WARNING .*Worker \d+ ended by itself \(signal 9\) and is replaced")
        while not told.search((tmp_path / "log").read_text()) or len(children(service.process.pid)) < 2:
            assert time.monotonic() < deadline
            time.sleep(0.05)
        service.stop()


def test_any_worker_tells_the_figures_of_all(tmp_path: Path) -> None:
    with running(tmp_path, "--workers", "2") as service:
        for _ in range(12):
            service.call("POST", "/api/create-cv-session")
        told = [service.figures() for _ in range(8)]
        assert {each["cv_generator_sessions_created_total"] for each in told} == {12.0}
        deadline = time.monotonic() + PATIENCE
        while told[-1]["cv_generator_sessions_active"] < 12.0:  # each worker renews its own, or when it is asked
            assert time.monotonic() < deadline
            told.append(service.figures())
        memory = told[-1]["process_resident_memory_bytes"]
        assert memory > 1.5 * 4096 * int(Path(f"/proc/{children(service.process.pid)[0]}/statm").read_text().split()[1])
        os.kill(children(service.process.pid)[0], signal.SIGKILL)
        with suppress(OSError, http.client.HTTPException):
            service.call("POST", "/api/create-cv-session")
        assert service.figures()["cv_generator_sessions_created_total"] in (12.0, 13.0)
        service.stop()
    deadline = time.monotonic() + PATIENCE
    while list((tmp_path / "tmp").iterdir()):  # the killed worker's own processes end when they see that it is gone
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_workers_end_when_the_process_that_started_them_is_killed(tmp_path: Path) -> None:
    with running(tmp_path, "--workers", "2") as service:
        workers = children(service.process.pid)
        assert len(workers) == 2
        service.process.kill()
        deadline = time.monotonic() + PATIENCE
        while any(Path(f"/proc/{worker}/cmdline").exists() and _command(worker) for worker in workers):
            assert time.monotonic() < deadline


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()  # empty for one that has ended and is not waited for
    except OSError:
        return b""


def test_folders_of_processes_that_were_killed_are_swept_at_the_start(tmp_path: Path) -> None:
    temporary = tmp_path / "tmp"
    ended = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    left, held = (temporary / f"cv-generator-{pid}-x" for pid in (int(ended.stdout), os.getpid()))
    for folder in (left, held, temporary / "cv-generator-of-somebody"):
        folder.mkdir(parents=True)
    with running(tmp_path) as service:
        assert not left.exists()
        service.stop()
    assert {folder.name for folder in temporary.iterdir()} == {held.name, "cv-generator-of-somebody"}


@pytest.mark.parametrize("settings", [{}, {"API_KEY": "typo"}])
def test_it_does_not_serve_everybody_unasked(tmp_path: Path, settings: dict[str, str]) -> None:
    environment = {**os.environ, "SQLITE_PATH": str(tmp_path / "s.sqlite3"), **settings}
    command = [sys.executable, "-m", "cv_generator", "serve", "--port", "0", "--host", "0.0.0.0"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert done.returncode == 1
    assert "OPEN_TO_EVERYBODY=true" in done.stderr
    assert ("API_KEYS is meant?" in done.stderr) == bool(settings)


@pytest.mark.parametrize("workers", ["1", "2"])
@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda file: _sql(file, "PRAGMA user_version=99"), "made by a newer version or by another program"),
        (lambda file: _sql(file, "CREATE TABLE theirs (x)"), "made by a newer version or by another program"),
        (lambda file: file.write_bytes(b"not a database" * 99), "corrupt. Stop the service, move the file"),
        (lambda file: file.mkdir(), "Look at the disk of SQLITE_PATH"),
    ],
    ids=["newer", "another program's", "no database", "a folder"],
)
def test_a_file_that_cannot_be_used_is_said_in_one_line_before_anything_listens(
    tmp_path: Path, workers: str, spoil: Callable[[Path], object], said: str
) -> None:
    file = tmp_path / "s.sqlite3"
    spoil(file)
    command = [sys.executable, "-m", "cv_generator", "serve", "--port", "0", "--workers", workers]
    environment = {**os.environ, "SQLITE_PATH": str(file), "LOG_LEVEL": "ERROR"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert done.returncode == 1
    assert done.stdout == ""
    assert said in done.stderr
    assert str(file) in done.stderr
    assert "Traceback" not in done.stderr


def _sql(file: Path, statement: str) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(statement)


def test_what_has_expired_is_removed_also_where_the_store_was_away_at_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one thread that cleans for all workers must not end."""
    monkeypatch.setenv("SQLITE_PATH", str(tmp_path / "s.sqlite3"))
    monkeypatch.setattr(serving, "RESTART_SECONDS", 0.01)
    made, stopping, cleaned = make_context, threading.Event(), threading.Event()
    asked: list[int] = []

    def away_at_first(*arguments: Any) -> Any:
        asked.append(1)
        if len(asked) < 3:
            raise StorageUnavailable(1, "locked")
        return made(*arguments)

    def clean(context: Context) -> None:
        context.store.close()
        cleaned.set()
        stopping.set()

    monkeypatch.setattr("cv_generator.serving.make_context", away_at_first)
    monkeypatch.setattr("cv_generator.asgi.clean_up", clean)
    cleaning = serving._Cleaning(stopping)
    cleaning.start()
    assert cleaned.wait(PATIENCE)
    cleaning.join()
