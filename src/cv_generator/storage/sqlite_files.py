"""Whether the files of the embedded store are those that its connections have open."""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path

from cv_generator.errors import StorageUnavailable

_AGAIN_SECONDS = 0.005


class Files:
    """The database, its write-ahead log and the log's index.

    SQLite makes the last two with the first connection of all processes, and removes them with the last. So while one
    connection of this process is open they stay, and where they do not, somebody else took them away.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._besides = (path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm"))
        self._names = tuple(map(str, (path, *self._besides)))
        self._known: tuple[int, ...] = (-1, -1, -1)

    def remember(self) -> None:
        """Those that are there now. A connection has to have read, and to stay open."""
        self._known = self._found()

    def are_there(self) -> bool:
        """Some microseconds."""
        return self._found() == self._known

    def is_database_there(self) -> bool:
        return _inode(str(self._path)) == self._known[0]

    def require_nobody_beside(self, seconds: float) -> None:
        """Before the first connection. Where the log or its index is not there while another process has it open, a
        connection would make a new one, and the two processes would write over each other.

        SQLite tells: a connection that wants the file for itself is refused before it makes anything.

        Raises:
            StorageUnavailable: another process has files open that are gone.
        """
        end = time.monotonic() + seconds
        while not all(map(Path.exists, self._besides)):
            if self._is_free():
                return
            if time.monotonic() > end:
                raise StorageUnavailable(1, "deleted")
            time.sleep(_AGAIN_SECONDS)  # it may be making them

    def _is_free(self) -> bool:
        connection = sqlite3.connect(self._path, isolation_level=None, timeout=0)
        try:
            connection.execute("PRAGMA locking_mode=EXCLUSIVE")
            connection.execute("SELECT 1 FROM sqlite_master").fetchone()
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF not in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
                raise
            return False
        finally:
            connection.close()
        return True

    def _found(self) -> tuple[int, ...]:
        return tuple(map(_inode, self._names))


def _inode(name: str) -> int:
    try:
        return os.stat(name).st_ino  # noqa: PTH116 - nine times a write, and a path takes longer than the answer
    except OSError:
        return -1
