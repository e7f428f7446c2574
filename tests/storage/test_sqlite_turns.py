"""Writers of one process share a commit, and none of them returns before it."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from cv_generator.errors import StorageUnavailable
from cv_generator.storage.sqlite_pool import ConnectionPool
from cv_generator.storage.sqlite_turns import TOGETHER, Part, Turns


@pytest.fixture
def pool(tmp_path: Path) -> ConnectionPool:
    pool = ConnectionPool(tmp_path / "store.sqlite3", 5)
    pool.open()
    pool.write(lambda connection: connection.execute("CREATE TABLE told (value INTEGER UNIQUE)"))
    return pool


def told(pool: ConnectionPool) -> list[int]:
    """What another connection sees."""
    with pool.reading() as connection:
        return [row[0] for row in connection.execute("SELECT value FROM told ORDER BY value")]


def until(condition: Callable[[], bool]) -> None:
    moment = threading.Event()
    for _ in range(5000):
        if condition():
            return
        moment.wait(0.001)
    raise AssertionError("it never came to that")


def add(pool: ConnectionPool, value: int, then: Callable[[sqlite3.Connection], object] = lambda _: None) -> int:
    def run(connection: sqlite3.Connection) -> None:
        connection.execute("INSERT INTO told VALUES (?)", (value,))
        then(connection)

    pool.write(run)
    return len(told(pool))


def together(pool: ConnectionPool, *others: Callable[[], int]) -> list[BaseException | int]:
    """One writer holds the turn until the others wait for it, in their order. What each gave or raised."""

    def waiting(number: int) -> bool:
        return len(pool._turns._waiting) == number

    def wait(_: sqlite3.Connection) -> None:
        until(partial(waiting, len(others)))

    with ThreadPoolExecutor(len(others) + 1) as threads:
        first = threads.submit(add, pool, 1, wait)
        until(lambda: pool._turns._is_taken)
        rest = []
        for number, each in enumerate(others):
            until(partial(waiting, number))
            rest.append(threads.submit(each))
        return [each.exception() or each.result() for each in (first, *rest)]


def test_writers_that_wait_commit_together_and_each_returns_after_the_commit(pool: ConnectionPool) -> None:
    statements: list[str] = []
    pool.write(lambda connection: connection.set_trace_callback(statements.append))
    seen = together(pool, *(lambda value=value: add(pool, value) for value in range(2, 8)))
    assert seen == [7] * 7
    assert sum(each == "COMMIT" for each in statements) == 2  # of the one that sets the trace, and of all seven


def test_a_write_that_raises_is_undone_alone_and_told_what_it_raised(pool: ConnectionPool) -> None:
    def refuse(_: sqlite3.Connection) -> None:
        raise LookupError("refused")

    seen = together(pool, lambda: add(pool, 2, refuse), lambda: add(pool, 1), lambda: add(pool, 3))
    assert [type(each) for each in seen] == [int, LookupError, sqlite3.IntegrityError, int]
    assert told(pool) == [1, 3]


def test_a_commit_that_fails_is_told_to_every_writer_and_stores_nothing(pool: ConnectionPool) -> None:
    def spoil(connection: sqlite3.Connection) -> None:
        connection.execute("ROLLBACK")

    seen = together(pool, lambda: add(pool, 2), lambda: add(pool, 3, spoil))
    assert [type(each) for each in seen] == [StorageUnavailable] * 3
    assert told(pool) == []
    assert add(pool, 4) == 1


def test_emptying_the_log_waits_for_the_commit_and_is_not_part_of_it(pool: ConnectionPool) -> None:
    seen = together(pool, lambda: int(pool.forget()))
    assert seen == [1, 1]
    assert told(pool) == [1]


def test_another_program_that_holds_the_file_makes_every_writer_unavailable_in_time(tmp_path: Path) -> None:
    pool = ConnectionPool(tmp_path / "store.sqlite3", 0.1)
    pool.open()
    other = sqlite3.connect(tmp_path / "store.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with ThreadPoolExecutor(4) as threads:
        found = [threads.submit(pool.check).exception() for _ in range(4)]
    assert [getattr(each, "reason", "") for each in found] == ["locked"] * 4
    other.close()
    pool.check()


def nothing(_: sqlite3.Connection) -> None:
    """A write that writes nothing."""


def test_a_turn_that_does_not_come_in_time_is_given_to_nobody() -> None:
    turns = Turns()
    assert turns.take(Part(nothing), 0)
    assert not turns.take(Part(nothing), 0)
    assert not turns.joining(1)
    turns.end()
    assert turns.take(Part(nothing), 0)


def test_no_commit_is_waited_for_by_more_writers_than_may_share_it() -> None:
    turns, waiting = Turns(), Part(nothing)
    assert turns.take(Part(nothing), 0)
    with ThreadPoolExecutor(1) as threads:
        next_turn = threads.submit(turns.take, waiting, 5)
        until(lambda: len(turns._waiting) == 1)
        assert turns.joining(TOGETHER) is None
        assert turns.joining(TOGETHER - 1) is waiting
        waiting.woken.release()
        assert next_turn.result()
    assert not waiting.has_turn


def test_a_pool_is_closed_while_a_thread_that_began_before_opens_another_connection(pool: ConnectionPool) -> None:
    class Opening:
        """A connection during whose closing another thread has come as far as having one of its own."""

        def close(self) -> None:
            pool._special["watching"] = sqlite3.connect(":memory:")

    pool._special["opening"] = Opening()  # type: ignore[assignment]
    add(pool, 1)
    pool.close()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        pool._special["writing"].execute("SELECT 1")
