"""Connections to one SQLite file, shared by the threads of a process."""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from cv_generator.errors import StorageUnavailable
from cv_generator.storage.sqlite_schema import migrate
from cv_generator.storage.sqlite_turns import Turns

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

_AGAIN_SECONDS = 0.0005
_AGAIN_SECONDS_LATER = 0.01
_PATIENT_SECONDS = 0.2
"""How soon a lock that another process holds is tried again. SQLite's own waiting soon sleeps for as long as ten
commits take, and sleeps through the moment between two of them."""


@dataclass(slots=True, eq=False)
class _Shared:
    """A transaction of several writers. `failure` is why nothing of it was stored; empty where all of it was."""

    connection: sqlite3.Connection
    writers: int = 0
    failure: str = ""
    ended: threading.Event = field(default_factory=threading.Event)


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
        self._shared: _Shared | None = None
        self._closed = False
        self._inode = 0
        self._is_corrupt = False

    def open(self) -> None:
        """Make the file where there is none, readable by its owner alone, and bring its schema up to date."""
        with self._translated():
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._path.touch(mode=0o600)
            self._inode = self._path.stat().st_ino
        with self.reading() as connection:
            migrate(connection, self._busy_seconds)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        with self._translated():
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
        with self._translated():
            connection = self._special_connection(purpose, busy_ms)
            try:
                yield connection
            except sqlite3.Error:
                self._drop_special(purpose)
                raise

    def _special_connection(self, purpose: str, busy_ms: int) -> sqlite3.Connection:
        self._require_file()
        if self._closed:
            raise StorageUnavailable(_RETRY_AFTER)
        connection = self._special.get(purpose)
        if connection is None:
            connection = self._special[purpose] = self._connect()
            connection.execute(f"PRAGMA busy_timeout={busy_ms}")
        return connection

    def _drop_special(self, purpose: str) -> None:
        connection = self._special.pop(purpose, None)
        if connection:
            connection.close()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One write: durable when the block ends, undone when it raises. Also what it raises is told after the commit,
        since the write may have seen what others of the same transaction wrote."""
        shared = self._joined()
        try:
            with self._translated(), _part(shared):
                yield shared.connection
        finally:
            self._left(shared)
            if shared.failure:
                raise StorageUnavailable(_RETRY_AFTER, shared.failure)

    def _joined(self) -> _Shared:
        """The transaction that is open, or a new one. The turn is taken."""
        if not self._turns.take(self._busy_seconds):
            raise StorageUnavailable(_RETRY_AFTER, "locked")
        try:
            if self._shared is None:
                with self._translated():
                    self._shared = _Shared(self._begun())
        except BaseException:
            self._turns.end()
            raise
        self._shared.writers += 1
        return self._shared

    def _begun(self) -> sqlite3.Connection:
        connection = self._special_connection("writing", 0)
        started = time.monotonic()
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
            time.sleep(_AGAIN_SECONDS if waited < _PATIENT_SECONDS else _AGAIN_SECONDS_LATER)

    def _left(self, shared: _Shared) -> None:
        """Leave the transaction to the next writer, or commit it where there is none. Returns when it has ended."""
        if not shared.failure and self._turns.hand_over(shared.writers):
            shared.ended.wait()
            return
        try:
            if not shared.failure:
                shared.connection.execute("COMMIT")
        except sqlite3.Error as error:
            shared.failure = self._told(error)
        finally:
            if shared.failure:
                self._drop_special("writing")  # which undoes what is left of the transaction
            self._shared = None
            shared.ended.set()
            self._turns.end()

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
        if not self._turns.take(self._busy_seconds, alone=True):
            raise StorageUnavailable(_RETRY_AFTER, "locked")
        try:
            yield
        finally:
            self._turns.end()

    def check(self) -> None:
        """Raises `StorageUnavailable` with the reason where nothing can be written, or the file is gone or broken."""
        if self._is_corrupt:
            raise StorageUnavailable(_RETRY_AFTER, "corrupt")
        with self.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO secrets VALUES ('probe', zeroblob(1))")

    def close(self) -> None:
        self._closed = True
        for connection in self._special.values():
            connection.close()
        while self._idle:
            self._idle.pop().close()

    @property
    def _busy_ms(self) -> int:
        return int(self._busy_seconds * 1000)

    def _take(self) -> sqlite3.Connection:
        if self._closed:
            raise StorageUnavailable(_RETRY_AFTER)
        self._require_file()
        try:
            return self._idle.pop()
        except IndexError:
            return self._connect()

    def _require_file(self) -> None:
        """Open connections would go on with a file that was deleted, and all that they write would be lost with it."""
        try:
            inode = self._path.stat().st_ino
        except OSError:
            inode = -1
        if inode != self._inode:
            while self._idle:
                self._idle.pop().close()
            raise StorageUnavailable(_RETRY_AFTER, "deleted")

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

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """IntegrityError and ProgrammingError are left alone: they tell of a mistake here, not of the machine."""
        try:
            yield
        except (sqlite3.IntegrityError, sqlite3.ProgrammingError):
            raise
        except (sqlite3.DatabaseError, OSError) as error:
            raise StorageUnavailable(_RETRY_AFTER, self._told(error)) from error

    def _told(self, error: Exception) -> str:
        """The reason, in the log too."""
        reason = _reason(error)
        self._is_corrupt = self._is_corrupt or reason == "corrupt"
        log.warning("Storage unavailable: %s", reason)
        return reason


@contextmanager
def _part(shared: _Shared) -> Iterator[None]:
    """One writer's part, undone when it raises. What cannot be undone by itself undoes the whole transaction."""
    shared.connection.execute("SAVEPOINT part")
    shared.failure = "away"
    try:
        yield
    except BaseException as error:
        if not shared.connection.in_transaction:  # SQLite has undone all of it
            shared.failure = _reason(error)
            raise
        shared.connection.execute("ROLLBACK TO part")
        shared.connection.execute("RELEASE part")
        shared.failure = ""
        raise
    shared.connection.execute("RELEASE part")
    shared.failure = ""


def _reason(error: BaseException) -> str:
    """In the operators' words; the primary code stands before the extended one."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return _REASONS.get(code, "away")
