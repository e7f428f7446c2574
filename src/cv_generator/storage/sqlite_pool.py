"""Connections to one SQLite file, shared by the threads of a process."""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from cv_generator.errors import StorageUnavailable
from cv_generator.storage.sqlite_files import Files
from cv_generator.storage.sqlite_line import AGAIN_SECONDS, AGAIN_SECONDS_LATER, PATIENT_SECONDS, Line
from cv_generator.storage.sqlite_schema import migrate
from cv_generator.storage.sqlite_turns import Part, Turns

log = logging.getLogger("cv_generator.storage")

_RETRY_AFTER = 1
_SPARE_PAGES = 256
"""Free pages that stay in the file for what is written next: 1 MB."""

_PAGES_A_STEP = 2000
"""Given back at once: some milliseconds."""

_SHRINKING_SECONDS = 0.1
"""What is left is given back after the next erasure or cleanup: writers wait no longer than this."""

_REASONS = {
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_CORRUPT: "corrupt",
    sqlite3.SQLITE_NOTADB: "corrupt",
}
_BUSY_MS_AFTER_ERASE = 50

_PROBE = "INSERT OR REPLACE INTO secrets VALUES ('probe', zeroblob(1))"

_TIMES_WRITTEN_OVER = 5

T = TypeVar("T")


class ConnectionPool:
    """Idle connections wait on a stack, so that the warmest is used again.

    Writers of one process take turns (`Turns`), and those that come while one writes commit with it: one flush makes
    all of them durable, and each returns after it. A file that stays locked for `busy_seconds`, a full disk or a broken
    file give `StorageUnavailable`; the transaction is then undone.
    """

    def __init__(self, path: Path, busy_seconds: float) -> None:
        self._path = path
        self._busy_seconds = busy_seconds
        self._idle: deque[sqlite3.Connection] = deque()
        self._special: dict[str, sqlite3.Connection] = {}
        self._turns = Turns()
        self._line = Line(path.parent)
        self._closed = False
        self._files = Files(path)
        self._saving = threading.Lock()
        self._is_corrupt = False
        self._translated = _Translated(self._told)

    def open(self) -> None:
        """Make the file where there is none, readable by its owner alone, and bring its schema up to date."""
        with self._translated:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._path.touch(mode=0o600)
            self._files.require_nobody_beside(self._busy_seconds)
            connection = self._connect()
            try:
                migrate(connection, self._busy_seconds)
                connection.execute("PRAGMA busy_timeout=0")
                connection.execute("SELECT 1 FROM sqlite_master").fetchone()  # which opens the log, and never closes it
                self._files.remember()
            except BaseException:
                connection.close()
                raise
            self._special["keeping"] = connection

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        with self._translated:
            connection = self._take()
            try:
                yield connection
            except sqlite3.Error:
                connection.close()
                raise
            except BaseException:
                self._give_back(connection)
                raise
            self._give_back(connection)

    @contextmanager
    def watching(self) -> Iterator[sqlite3.Connection]:
        """Always the same connection, which never writes: its `data_version` changes with every write of any other."""
        with self._kept("watching", self._busy_ms) as connection:
            yield connection

    @contextmanager
    def peeking(self) -> Iterator[sqlite3.Connection]:
        """A connection of its own that waits for nobody, for one thread that must not stand still."""
        with self._kept("peeking", 0) as connection:
            yield connection

    @contextmanager
    def _kept(self, purpose: str, busy_ms: int) -> Iterator[sqlite3.Connection]:
        with self._translated:
            connection = self._special_connection(purpose, busy_ms)
            try:
                yield connection
            except sqlite3.Error:
                self._drop_special(purpose)
                raise

    def _special_connection(self, purpose: str, busy_ms: int) -> sqlite3.Connection:
        if self._closed:
            raise StorageUnavailable(_RETRY_AFTER)
        self._require_files()
        connection = self._special.get(purpose)
        if connection is None:
            connection = self._special[purpose] = self._connect()
            connection.execute(f"PRAGMA busy_timeout={busy_ms}")
        return connection

    def _drop_special(self, purpose: str) -> None:
        connection = self._special.pop(purpose, None)
        if connection:
            connection.close()

    def write(self, run: Callable[[sqlite3.Connection], T]) -> T:
        """One write: durable when this returns, undone when `run` raises. Also what it raises is told after the commit,
        since the write may have seen what others of the same transaction wrote.

        `run` may be called by the thread of another write.
        """
        part = Part(run)
        if not self._turns.take(part, self._busy_seconds):
            raise StorageUnavailable(_RETRY_AFTER, "locked")
        if part.has_turn:
            self._carry_out(part)
        result: T = part.outcome()
        return result

    def _carry_out(self, first: Part) -> None:
        """One transaction of this write and of all that wait meanwhile. Each of them has its outcome then."""
        parts = [first]
        failure = "away"
        try:
            with self._translated:
                connection = self._begun()
            failure = self._committed(connection, parts)
        except StorageUnavailable as error:
            failure = error.reason
        finally:
            self._turns.end()
            for part in parts:
                if failure:
                    part.error = StorageUnavailable(_RETRY_AFTER, failure)
                if part is not first:
                    part.woken.release()

    def _committed(self, connection: sqlite3.Connection, parts: list[Part]) -> str:
        """Carry out the first part and all that join it. Why nothing of it was stored; empty where all of it was."""
        failure = "away"
        try:
            failure = self._carried_out_first(parts[0], connection)
            while connection.in_transaction and not failure and (part := self._turns.joining(len(parts))):
                parts.append(part)
                failure = self._carried_out_besides(part, connection)
            if connection.in_transaction and not failure:
                failure = "away"
                connection.execute("COMMIT")
                failure = "" if self._files.are_there() or self._is_saved() else "deleted"
                self._drop_special("holding")
        except sqlite3.Error as error:
            failure = self._told(error)
        finally:
            if failure:
                self._write_over()
        return failure

    def _write_over(self) -> None:
        """A commit that failed when it was flushed, or after, stands whole in the log, behind the end that connections
        know. Who comes when no connection is left reads the log to its end, and would bring back what was refused; the
        system may have forgotten to bring it to the disk besides, and what is written behind it would be lost with it.

        So something else is written in its place at once. Where the disk does not take that either, the next write does
        it, and until then a connection is held.
        """
        self._hold()
        for _ in range(_TIMES_WRITTEN_OVER):
            try:
                connection = self._begun()
                connection.execute(_PROBE)
                connection.execute("COMMIT")
            except (sqlite3.Error, OSError, StorageUnavailable):
                self._drop_special("writing")
            else:
                self._drop_special("holding")
                return

    def _hold(self) -> None:
        """Keep the connection that failed, without what is left of its transaction."""
        failed = self._special.pop("writing")
        try:
            if failed.in_transaction:
                failed.execute("ROLLBACK")
        except sqlite3.Error:
            failed.close()  # one that is held already stays
        else:
            self._drop_special("holding")
            self._special["holding"] = failed

    def _carried_out_first(self, part: Part, connection: sqlite3.Connection) -> str:
        """The first write of a transaction, which ends when it raises. Most are alone there, and need no savepoint."""
        self._run(part, connection)
        if not connection.in_transaction:  # SQLite has undone it
            return _reason_of(part)
        if part.error:
            connection.execute("ROLLBACK")
        return ""

    def _carried_out_besides(self, part: Part, connection: sqlite3.Connection) -> str:
        """A further write, undone when it raises. What cannot be undone by itself undoes the whole transaction."""
        connection.execute("SAVEPOINT part")
        self._run(part, connection)
        if not connection.in_transaction:
            return _reason_of(part)
        if part.error:
            connection.execute("ROLLBACK TO part")
        connection.execute("RELEASE part")
        return ""

    def _run(self, part: Part, connection: sqlite3.Connection) -> None:
        try:
            with self._translated:
                part.result = part.run(connection) if part.run else None
        except BaseException as error:  # noqa: BLE001 - it is raised where the write was asked for
            part.error = error

    def _begun(self) -> sqlite3.Connection:
        connection = self._special_connection("writing", 0)
        started = time.monotonic()
        with self._line.in_front():
            while True:
                try:
                    connection.execute("BEGIN IMMEDIATE")
                except sqlite3.OperationalError as error:
                    waited = time.monotonic() - started
                    if _reason(error) != "locked" or waited > self._busy_seconds:
                        self._drop_special("writing")
                        raise
                else:
                    return connection
                time.sleep(AGAIN_SECONDS if waited < PATIENT_SECONDS else AGAIN_SECONDS_LATER)

    def forget(self) -> bool:
        """Give free pages back to the disk, and empty the write-ahead log, where what was erased may still stand.

        False where a reader holds the log open for longer than a moment.
        """
        with self._alone(), self.reading() as connection:
            connection.execute(f"PRAGMA busy_timeout={_BUSY_MS_AFTER_ERASE}")
            try:
                end = time.monotonic() + _SHRINKING_SECONDS
                while connection.execute("PRAGMA freelist_count").fetchone()[0] > _SPARE_PAGES:
                    # A script, since `execute` takes one step of a statement without columns, which frees one page.
                    connection.executescript(f"PRAGMA incremental_vacuum({_PAGES_A_STEP})")
                    if time.monotonic() > end:
                        break
                is_busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            finally:
                connection.execute(f"PRAGMA busy_timeout={self._busy_ms}")
        return not is_busy

    @contextmanager
    def _alone(self) -> Iterator[None]:
        if not self._turns.take(Part(None), self._busy_seconds):
            raise StorageUnavailable(_RETRY_AFTER, "locked")
        try:
            yield
        finally:
            self._turns.end()

    def check(self) -> None:
        """Raises `StorageUnavailable` with the reason where nothing can be written, or the file is gone or broken."""
        if self._is_corrupt:
            raise StorageUnavailable(_RETRY_AFTER, "corrupt")
        self.write(lambda connection: connection.execute(_PROBE))

    def close(self) -> None:
        self._closed = True
        for connection in list(self._special.values()):  # a thread that began before may still open one
            connection.close()
        while self._idle:
            self._idle.pop().close()
        self._line.close()

    @property
    def _busy_ms(self) -> int:
        return int(self._busy_seconds * 1000)

    def _take(self) -> sqlite3.Connection:
        if self._closed:
            raise StorageUnavailable(_RETRY_AFTER)
        self._require_files()
        try:
            return self._idle.pop()
        except IndexError:
            return self._connect()

    def _require_files(self) -> None:
        """Open connections would go on with files that were deleted, and all that they write would be lost with them.
        A new one would make another log beside the one that all others use.
        """
        if self._files.are_there():
            return
        self._is_saved()
        while self._idle:
            self._idle.pop().close()
        raise StorageUnavailable(_RETRY_AFTER, "deleted")

    def _is_saved(self) -> bool:
        """Whether all that was committed stands in the database itself, where only the log or its index is gone.

        The connection that was opened first has them open still, whatever the folder says. Waits for nobody.
        """
        if not self._files.is_database_there() or not self._saving.acquire(blocking=False):
            return False
        try:
            busy, logged, written = self._special["keeping"].execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        except (sqlite3.Error, KeyError):
            return False
        finally:
            self._saving.release()
        return not busy and logged == written

    def _give_back(self, connection: sqlite3.Connection) -> None:
        if self._closed:
            connection.close()
        else:
            self._idle.append(connection)

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, isolation_level=None, check_same_thread=False, timeout=0)
        for setting in (f"busy_timeout={self._busy_ms}", "synchronous=FULL", "secure_delete=ON", "cache_size=-4000"):
            connection.execute(f"PRAGMA {setting}")
        return connection

    def _told(self, error: Exception) -> str:
        """The reason, in the log too."""
        reason = _reason(error)
        self._is_corrupt = self._is_corrupt or reason == "corrupt"
        log.warning("Storage unavailable: %s", reason)
        return reason


class _Translated:
    """Around what asks SQLite: errors of the machine are `StorageUnavailable`. One for all threads, within each other.

    IntegrityError and ProgrammingError are left alone: they tell of a mistake here.
    """

    def __init__(self, told: Callable[[Exception], str]) -> None:
        self._told = told

    def __enter__(self) -> None: ...

    def __exit__(self, _kind: object, error: BaseException | None, _traceback: object) -> None:
        if isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError):
            return
        if isinstance(error, sqlite3.DatabaseError | OSError):
            raise StorageUnavailable(_RETRY_AFTER, self._told(error)) from error


def _reason_of(part: Part) -> str:
    return part.error.reason if isinstance(part.error, StorageUnavailable) else "away"


def _reason(error: BaseException) -> str:
    """In the operators' words; the primary code stands before the extended one."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return _REASONS.get(code, "away")
