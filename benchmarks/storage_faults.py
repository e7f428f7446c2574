"""Ten thousand faults of storage, each kind of call, and whether every answer was true.

    python -m benchmarks storage-faults

- `files`: the embedded store over files that fail by every kind of call (`tests/faults/files.py`). What a kill or a
  cut of the power would leave is looked at too.
- `service`: a whole service over the same files, asked over HTTP, killed now and then.
- `machine`: a whole service while the machine fails: a disk that is full, files that may not grow, the file taken away
  and put back, a lock that another process holds, SIGKILL between write and answer.
- `clock`: a whole service whose clock jumps by hours, forth and back, and which is killed now and then.
- `kills`: a whole service with two workers under load, killed with all its processes at some moment.
- `azure`: the distributed store behind a network that loses, cuts and spoils answers, with little patience.

After every round in which faults fell: what was acknowledged is there, what was refused left nothing. `FAULTS` sets how
many of each part, `PARTS` which parts. The bars: nothing lost, nothing left, no status but success and 503, and no
error but `StorageUnavailable`.
"""

from __future__ import annotations

import logging
import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.service import Service, started
from tests.contract.azurite import AzuriteRecipe, running_azurite
from tests.faults.disk import FileStorm
from tests.faults.files import FaultyFiles
from tests.faults.network import NetworkStorm
from tests.faults.served import Served
from tests.faults.service import Control
from tests.faults.storms import Verdict

FAULTS = {"files": 5000, "service": 3000, "machine": 300, "clock": 300, "kills": 50, "azure": 2000}
KILL_EVERY = 60
"""Rounds of the service."""

ONE_IN, ONE_IN_LATER = 25, 200
"""Of the calls of the service's files: during a round, and while it is killed."""

CLOCK_JUMPS = 20
"""Until the service is killed."""

CLOCK_SECONDS = 11.9 * 3600
"""How wrong a clock becomes, either way: no session is then as old as its 24 hours."""

LOADED_SECONDS = (0.5, 3.0)
"""How long a service works before it is killed."""

SMALL_DISK = "size=6m"


def files(count: int) -> dict[str, Any]:
    """Several files one after another, so that each begins small."""
    counts: Counter[str] = Counter()
    verdict = Verdict()
    seed = 0
    while counts.total() < count:
        seed += 1
        with tempfile.TemporaryDirectory() as folder:
            faulty = FaultyFiles(seed).installed()
            storm = FileStorm(Path(folder), faulty, seed, verdict)
            while faulty.counts.total() < 500 and counts.total() + faulty.counts.total() < count:
                storm.round()
            storm.close()
            faulty.removed()
            counts += faulty.counts
    return _figures(counts, verdict.calls, verdict.checks, verdict, verdict.slowest)


def service(count: int) -> dict[str, Any]:
    with _steered(seed=1) as (folder, control, start, served):
        rounds = kills = 0
        while (before := control.counts().total()) < count:
            with start() as running:
                served.port = running.port
                for _ in range(KILL_EVERY):
                    rounds += 1
                    control.fail(ONE_IN)
                    served.round()
                    control.fail(0)
                    if control.counts().total() > before:
                        before = control.counts().total()
                        served.check()
                        served.after_kill(folder / "copy", running.process.pid)
                control.fail(ONE_IN_LATER)
                _killed(running, served)
                control.fail(0)
                kills += 1
            served.check()
        told = served.told
    return _figures(control.counts(), told.answers, {"checks": told.checks, "kills": kills}, told, told.slowest)


def machine(count: int) -> dict[str, Any]:
    """A fault is one stretch of time in which the machine fails, and the calls that meet it."""
    with tempfile.TemporaryDirectory() as name, _small_disk(Path(name)) as disk:
        store = disk / "sessions.sqlite3"
        served = Served(0, store, seed=2)
        counts: Counter[str] = Counter()
        while counts.total() < count:
            with _service(store) as running:
                served.port = running.port
                for kind, fails in FAILURES.items():
                    if fails is _full and not disk.is_mount():
                        continue
                    with fails(running, store):
                        for _ in range(3):
                            served.round()
                    counts[kind] += 1
                    served.check()
                    served.round()
                    served.check()
                _killed(running, served)
                counts["killed"] += 1
            served.check()
        served.close()
        told = served.told
    return _figures(counts, told.answers, {"checks": told.checks}, told, told.slowest)


def clock(count: int) -> dict[str, Any]:
    """A fault is one jump, in the midst of a round. Who watches, pays or cleans up by the clock goes on."""
    chance = random.Random(4)
    with _steered(seed=4) as (_, control, start, served):
        counts: Counter[str] = Counter()
        while counts.total() < count:
            with start() as running:
                served.port = running.port
                for _ in range(CLOCK_JUMPS):
                    before, after = control.wrong_by, chance.uniform(-CLOCK_SECONDS, CLOCK_SECONDS)
                    jump = threading.Timer(chance.uniform(0, 0.02), control.set_clock, [after])
                    jump.start()
                    served.round()
                    jump.join()
                    counts["back" if after < before else "forth"] += 1
                    served.round()
                    with running.client() as client:
                        status, answer = client.post("cleanup-expired-sessions", {})
                    if status != 200 or answer["deleted_count"]:
                        served.told.wrong.append(f"cleanup answered {status}: {answer}")
                    served.check()
                _killed(running, served)
            served.check()
        told = served.told
    return _figures(counts, told.answers, {"checks": told.checks}, told, told.slowest)


def kills(count: int) -> dict[str, Any]:
    """Each after a second or some of calls."""
    with tempfile.TemporaryDirectory() as name:
        store = Path(name) / "sessions.sqlite3"
        served = Served(0, store, seed=3)
        for _ in range(count):
            command = [sys.executable, "-m", "cv_generator", "serve", "--port", "0", "--workers", "2"]
            with started(command, SQLITE_PATH=str(store), LOG_LEVEL="ERROR") as running:
                served.port = running.port
                killer = threading.Timer(random.uniform(*LOADED_SECONDS), running.kill)
                killer.start()
                before = served.told.unanswered
                while served.told.unanswered == before:
                    served.round()
                killer.join()
            served.check()
        served.close()
        told = served.told
    return _figures(Counter(killed=count), told.answers, {"checks": told.checks}, told, told.slowest)


def azure(count: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as name, running_azurite(Path(name)) as connection:
        storm = NetworkStorm(AzuriteRecipe.in_new_table(connection), seed=1)
        while storm.counts.total() < count:
            storm.round()
        storm.close()
    verdict = storm.verdict
    return _figures(storm.counts, verdict.calls, verdict.checks, verdict, verdict.slowest)


@contextmanager
def _service(store: Path, *module: str) -> Iterator[Service]:
    command = [sys.executable, "-m", *(module or ("cv_generator",)), "serve", "--port", "0"]
    with started(command, SQLITE_PATH=str(store), LOG_LEVEL="ERROR") as running:
        yield running


Steered = tuple[Path, Control, Callable[[], AbstractContextManager[Service]], Served]


@contextmanager
def _steered(seed: int) -> Iterator[Steered]:
    """A folder, how files and clock fail there, a service that is started over them, and the rounds that ask it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        control_path, store = folder / "control.1", folder / "sessions.sqlite3"
        served = Served(0, store, seed)
        yield folder, Control(control_path), partial(_service, store, "tests.faults.service", str(control_path)), served
        served.close()


def _killed(running: Service, served: Served) -> None:
    """At some moment of a round."""
    killer = threading.Timer(0.005 + 0.03 * (time.time() % 1), running.process.send_signal, [signal.SIGKILL])
    killer.start()
    while running.process.poll() is None:
        served.round()
        if served.told.unanswered and running.process.poll() is None:
            running.process.wait(10)
    killer.join()


@contextmanager
def _small_disk(folder: Path) -> Iterator[Path]:
    """A disk of some MB in memory where this user may mount one, else a plain folder."""
    disk = folder / "disk"
    disk.mkdir()
    is_mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", SMALL_DISK, "tmpfs", disk], check=False).returncode == 0
    try:
        yield disk
    finally:
        if is_mounted:
            subprocess.run(["umount", "-l", disk], check=True)


@contextmanager
def _full(_running: Service, store: Path) -> Iterator[None]:
    filler = store.with_name("filler")
    with suppress(OSError), filler.open("wb", buffering=0) as file:
        while file.write(bytes(4096)):
            pass
    try:
        yield
    finally:
        filler.unlink()


@contextmanager
def _limited(running: Service, _store: Path) -> Iterator[None]:
    """Files may not grow any more: every further write is refused by the kernel."""
    pid, most = running.process.pid, resource.RLIM_INFINITY
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (8192, most))
    try:
        yield
    finally:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (most, most))


@contextmanager
def _taken_away(_running: Service, store: Path) -> Iterator[None]:
    away = store.with_name("away")
    store.rename(away)
    try:
        yield
    finally:
        away.rename(store)


@contextmanager
def _locked(_running: Service, store: Path) -> Iterator[None]:
    """For a moment, in which writers wait; once in ten times for longer than they do."""
    other = sqlite3.connect(store, isolation_level=None, timeout=30, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    ended = threading.Timer(6 if random.random() < 0.1 else 0.1, other.execute, ["ROLLBACK"])
    ended.start()
    try:
        yield
    finally:
        ended.join()
        other.close()


FAILURES: dict[str, Callable[[Service, Path], Any]] = {
    "disk full": _full,
    "files may not grow": _limited,
    "taken away and put back": _taken_away,
    "locked": _locked,
}


def _figures(counts: Counter[str], calls: Counter[str], checks: Any, told: Any, slowest: float) -> dict[str, Any]:
    return {
        "faults": counts.total(),
        "kinds": dict(sorted(counts.items())),
        "calls": dict(sorted(calls.items())),
        "checks": dict(checks),
        "lost": told.lost[:20],
        "left": told.left[:20],
        "wrong": told.wrong[:20],
        "slowest_seconds": round(slowest, 2),
    }


PARTS: dict[str, Callable[[int], dict[str, Any]]] = {
    "files": files,
    "service": service,
    "machine": machine,
    "clock": clock,
    "kills": kills,
    "azure": azure,
}


def main() -> dict[str, Any]:
    logging.disable(logging.CRITICAL)
    figures: dict[str, Any] = {}
    for name in os.environ.get("PARTS", " ".join(PARTS)).split():
        figures[name] = PARTS[name](int(os.environ.get("FAULTS", FAULTS[name])))
        print(f"{name}: {figures[name]}", flush=True)
    return figures
