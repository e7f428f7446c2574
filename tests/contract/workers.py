"""What threads and processes do to a store while a test watches."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from cv_generator.errors import StaleVersion
from cv_generator.storage.protocol import Change, SessionStore
from tests.contract.recipes import Recipe, noon

_PROCESSES = multiprocessing.get_context("forkserver")
"""Each is a fork of a process that has read the libraries and nothing else: a hundred need not read them themselves."""
_PROCESSES.set_forkserver_preload(["pytest", "cv_generator.storage.azure", "cv_generator.storage.sqlite", __name__])

EDIT = Change("update_cv_field", "http", ("full_name",))


def append_lines(store: SessionStore, session_id: str, worker: str, count: int) -> None:
    """Read, add a line, write; again on the newest version where another was faster."""
    for number in range(count):
        while True:
            session = store.read(session_id)
            content = session.content + f"{worker}.{number}\n".encode()
            try:
                store.write(session_id, expected_version=session.version, content=content, change=EDIT)
                break
            except StaleVersion:
                continue


def append_lines_in_process(recipe: Recipe, session_id: str, worker: str, count: int) -> None:
    store = recipe.open(noon)
    append_lines(store, session_id, worker, count)
    store.close()


def send_secret(recipe: Recipe, answers: Any) -> None:
    store = recipe.open(noon)
    answers.put(store.secret())
    store.close()


def run_processes(target: Any, arguments: Sequence[tuple[object, ...]]) -> None:
    """Run one process for each tuple of arguments, all at once. Every one must end well."""
    processes = [_PROCESSES.Process(target=target, args=args) for args in arguments]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0] * len(processes)


def collect(target: Any, recipe: Recipe, count: int) -> list[bytes]:
    answers = _PROCESSES.SimpleQueue()
    run_processes(target, [(recipe, answers)] * count)
    return [answers.get() for _ in range(count)]


def content_of(version: int) -> bytes:
    """What the storm writes as this version: of different lengths, so that a torn write would show."""
    return f"version {version} ".encode() * (1 + version * 37 % 400)


def write_until_killed(recipe: Recipe, session_id: str, acknowledged: Connection) -> None:
    store = recipe.open(noon)
    version = store.read(session_id).version
    while True:
        version = store.write(
            session_id, expected_version=version, content=content_of(version + 1), change=EDIT
        ).version
        acknowledged.send(version)


@dataclass
class Storm:
    """A process that writes as fast as it can, until it is killed after so many acknowledged writes."""

    recipe: Recipe
    session_id: str

    def kill_after(self, writes: int) -> int:
        """The last version that was acknowledged before SIGKILL."""
        receiver, sender = _PROCESSES.Pipe(duplex=False)
        process = _PROCESSES.Process(target=write_until_killed, args=(self.recipe, self.session_id, sender))
        process.start()
        sender.close()
        last = 0
        for _ in range(writes):
            last = receiver.recv()
        assert process.pid is not None
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        return max(last, _drain(receiver))


def _drain(receiver: Connection) -> int:
    last = 0
    try:
        while True:
            last = receiver.recv()
    except EOFError:
        return last
