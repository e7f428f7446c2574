"""Processes that write to one file take turns, whoever of them writes without pause.

Two pools stand for two processes: what they share is the file alone.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from cv_generator.storage import sqlite_line
from cv_generator.storage.sqlite_line import Line
from cv_generator.storage.sqlite_pool import ConnectionPool

THREADS = 4
"""More than one, so that there always is a write that waits for the end of the one before."""


def opened(path: Path) -> ConnectionPool:
    pool = ConnectionPool(path, 60)
    pool.open()
    return pool


def counted(connection: sqlite3.Connection) -> int:
    count: int = connection.execute("SELECT value FROM counted").fetchone()[0]
    return count


def test_who_waits_in_front_sees_one_commit_of_another_process_and_writes_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_line, "PATIENT_SECONDS", 60)
    pool, other = opened(tmp_path / "store.sqlite3"), opened(tmp_path / "store.sqlite3")
    pool.write(lambda connection: connection.execute("CREATE TABLE counted AS SELECT 0 AS value"))
    has_begun, ends = threading.Event(), threading.Event()

    def write_without_pause() -> None:
        while not ends.is_set():
            other.write(lambda connection: connection.execute("UPDATE counted SET value = value + 1"))
            has_begun.set()

    in_front, seen = pool._line.in_front, []

    @contextmanager
    def counting() -> Iterator[None]:
        with in_front():
            with pool.reading() as connection:
                seen.append(counted(connection))
            yield

    monkeypatch.setattr(pool._line, "in_front", counting)
    with ThreadPoolExecutor(THREADS) as threads:
        try:
            for _ in range(THREADS):
                threads.submit(write_without_pause)
            assert has_begun.wait(60)
            found = [pool.write(counted)]
            while found[-1] < found[0] + 20 and len(found) < 10_000:
                found.append(pool.write(counted))
        finally:
            ends.set()
    assert found[-1] >= found[0] + 20, "the other wrote nothing meanwhile"
    assert max(after - before for before, after in zip(seen, found, strict=True)) <= THREADS
    pool.close()
    other.close()


def test_who_was_halted_in_front_holds_up_nobody_for_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite_line, "PATIENT_SECONDS", 0.01)
    halted, other = Line(tmp_path), Line(tmp_path)
    with halted.in_front(), other.in_front():
        pass
    halted.close()
    other.close()


def test_who_waits_for_the_lock_stands_before_who_has_just_written(tmp_path: Path) -> None:
    first, second = Line(tmp_path), Line(tmp_path)
    order: list[str] = []

    def come() -> None:
        with second.in_front():
            order.append("second")

    with first.in_front():
        thread = threading.Thread(target=come)
        thread.start()
        order.append("first")
    thread.join()
    assert order == ["first", "second"]


def test_a_folder_that_cannot_be_opened_has_no_line(tmp_path: Path) -> None:
    line = Line(tmp_path / "none")
    with line.in_front():
        pass
    line.close()
