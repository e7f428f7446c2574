"""The embedded store: one SQLite file, nothing to set up, durable when a call returns."""

from __future__ import annotations

import datetime as dt
import secrets
import sqlite3
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from cv_generator.errors import Conflict, NotFound, SessionNotFound, StaleVersion, StorageUnavailable
from cv_generator.storage import codec
from cv_generator.storage.protocol import SESSION_BYTES, Change, KnownWrite, Session, StoredFile, VersionInfo, WriteKey
from cv_generator.storage.sqlite_pool import ConnectionPool
from cv_generator.storage.sqlite_remains import Remains, Reserve

_STEP_SECONDS = 0.02
"""What one step of the cleanup should take: writers wait no longer than about that."""

_LARGEST_STEP = 200

_READ = (
    "SELECT s.id, s.owner, s.files_key, s.version, s.created_at, s.updated_at, s.expires_at, CASE WHEN s.version <> ?"
    " THEN (SELECT v.content FROM versions v WHERE v.session = s.number AND v.version = s.version) END"
    " FROM sessions s WHERE s.id = ? AND s.expires_at > ?"
)

_PEEK = "SELECT version FROM sessions WHERE id = ? AND expires_at > ?"

_SECRET = "SELECT value FROM secrets WHERE name = 'links'"

_NEWS_SECONDS = 0.03
"""What another process wrote is seen after half of that, on average."""


class SqliteSessionStore:
    """`SessionStore` in one SQLite file with a write-ahead log and `synchronous=FULL`.

    Many threads and processes may share the file, on a local disk. `clock` says which sessions have expired.

    Raises:
        StorageUnavailable: the file cannot be opened, or stays locked for `busy_seconds`.
        UnknownSchemaError: the file is another program's, or a newer version's.
    """

    def __init__(
        self,
        path: Path,
        *,
        clock: Callable[[], dt.datetime],
        busy_seconds: float = 5.0,
        session_bytes: int = SESSION_BYTES,
    ) -> None:
        self._clock = clock
        self._session_bytes = session_bytes
        self._pool = ConnectionPool(path, busy_seconds)
        self._seen = -1
        self._secret = b""
        self._pool.open()
        self._remains = Remains(self._pool.forget)
        self._reserve = Reserve(path.with_name(f"{path.name}.reserve"))

    def create(
        self,
        session_id: str,
        *,
        owner: str,
        files_key: str,
        content: bytes,
        change: Change,
        expires_at: dt.datetime,
        files: Sequence[StoredFile] = (),
    ) -> Session:
        codec.check_session_id(session_id)
        now, expiry, packed = self._now(), codec.to_micros(expires_at), codec.pack(content)

        def run(connection: sqlite3.Connection) -> None:
            number = connection.execute(
                "INSERT INTO sessions (id, owner, files_key, version, created_at, updated_at, expires_at)"
                " VALUES (?, ?, ?, 1, ?, ?, ?)",
                (session_id, owner, files_key, now, now, expiry),
            ).lastrowid
            _add_version(connection, number, 1, at=now, change=change, packed=packed)
            self._add_files(connection, number, files)

        try:
            self._pool.write(run)
        except sqlite3.IntegrityError as error:
            raise Conflict from error
        return _session((session_id, owner, files_key, 1, now, now, expiry), content)

    def read(self, session_id: str, *, known: int = 0) -> Session:
        codec.check_session_id(session_id)
        with self._pool.reading() as connection:
            row = connection.execute(_READ, (_bounded(known), session_id, self._now())).fetchone()
        if row is None:
            raise SessionNotFound
        return _session(row[:-1], codec.unpack(row[-1]) if row[-1] else b"")

    def peek(self, session_id: str) -> int | None:
        try:
            with self._pool.peeking() as connection:
                row = connection.execute(_PEEK, (session_id, self._now())).fetchone()
        except (StorageUnavailable, UnicodeEncodeError):
            return None
        return row[0] if row else None

    def write(
        self,
        session_id: str,
        *,
        expected_version: int,
        content: bytes,
        change: Change,
        files: Sequence[StoredFile] = (),
        key: WriteKey | None = None,
    ) -> Session:
        codec.check_session_id(session_id)
        packed = codec.pack(content)

        def run(connection: sqlite3.Connection) -> tuple[Any, ...]:
            now = self._now()
            row: tuple[Any, ...] | None = connection.execute(
                "UPDATE sessions SET version = version + 1, updated_at = ?"
                " WHERE id = ? AND version = ? AND expires_at > ?"
                " RETURNING number, id, owner, files_key, version, created_at, updated_at, expires_at",
                (now, session_id, _bounded(expected_version), now),
            ).fetchone()
            if row is None:
                raise StaleVersion(expected_version, _living(connection, session_id, now)[1])
            _add_version(connection, row[0], expected_version + 1, at=now, change=change, packed=packed)
            self._add_files(connection, row[0], files)
            if key:
                connection.execute(
                    "INSERT INTO keys (session, name, version, call) VALUES (?, ?, ?, ?)",
                    (row[0], key.name, expected_version + 1, key.call),
                )
            return row[1:]

        return _session(self._pool.write(run), content)

    def written(self, session_id: str, name: str) -> KnownWrite | None:
        codec.check_session_id(session_id)
        with self._pool.reading() as connection:
            row = connection.execute(
                "SELECT k.version, k.call FROM sessions s JOIN keys k ON k.session = s.number"
                " WHERE s.id = ? AND s.expires_at > ? AND k.name = ?",
                (session_id, self._now(), name),
            ).fetchone()
        return KnownWrite(*row) if row else None

    def history(self, session_id: str, *, after: int = 0) -> Sequence[VersionInfo]:
        codec.check_session_id(session_id)
        with self._pool.reading() as connection:
            rows = connection.execute(
                "SELECT v.version, v.at, v.operation, v.by, v.changed_paths"
                " FROM sessions s LEFT JOIN versions v ON v.session = s.number AND v.version > ?"
                " WHERE s.id = ? AND s.expires_at > ? ORDER BY v.version DESC",
                (_bounded(after), session_id, self._now()),
            ).fetchall()
        if not rows:
            raise SessionNotFound
        return [
            VersionInfo(row[0], codec.from_micros(row[1]), codec.unpack_change(*row[2:]))
            for row in rows
            if row[0] is not None
        ]

    def news(self, known: Mapping[str, int]) -> Collection[str]:
        with self._pool.watching() as connection:
            stamp = connection.execute("PRAGMA data_version").fetchone()[0]
            if stamp == self._seen:
                return ()
            found: dict[str, int] = {}
            names = list(known)
            for start in range(0, len(names), _LARGEST_STEP):
                some = names[start : start + _LARGEST_STEP]
                query = (
                    f"SELECT id, version FROM sessions WHERE id IN ({', '.join('?' * len(some))}) AND expires_at > ?"
                )
                found.update(connection.execute(query, (*some, self._now())).fetchall())
        self._seen = stamp
        return [name for name, version in known.items() if found.get(name) != version]

    def news_seconds(self, watched: int) -> float:  # noqa: ARG002 - the protocol's
        """Asking whether anything was written takes some microseconds, whatever is watched."""
        return _NEWS_SECONDS

    def read_version(self, session_id: str, version: int) -> bytes:
        codec.check_session_id(session_id)
        with self._pool.reading() as connection:
            row = connection.execute(
                "SELECT v.content FROM sessions s"
                " LEFT JOIN versions v ON v.session = s.number AND v.version = ?"
                " WHERE s.id = ? AND s.expires_at > ?",
                (_bounded(version), session_id, self._now()),
            ).fetchone()
        if row is None:
            raise SessionNotFound
        if row[0] is None:
            raise NotFound
        return codec.unpack(row[0])

    def put_file(self, session_id: str, file: StoredFile) -> None:
        codec.check_session_id(session_id)
        codec.check_file_name(file.name)

        def run(connection: sqlite3.Connection) -> None:
            number, _ = _living(connection, session_id, self._now())
            self._add_files(connection, number, [file])

        self._pool.write(run)

    def get_file(self, files_key: str, name: str) -> StoredFile:
        if not (codec.is_files_key(files_key) and codec.is_file_name(name)):
            raise NotFound
        with self._pool.reading() as connection:
            row = connection.execute(
                "SELECT f.name, f.media_type, f.data, f.download_name"
                " FROM sessions s JOIN files f ON f.session = s.number"
                " WHERE s.files_key = ? AND f.name = ? AND s.expires_at > ?",
                (files_key, name, self._now()),
            ).fetchone()
        if row is None:
            raise NotFound
        return StoredFile(*row)

    def erase(self, session_id: str) -> bool:
        codec.check_session_id(session_id)

        def run(connection: sqlite3.Connection) -> None:
            number, _ = _living(connection, session_id, self._now())
            _remove(connection, number)

        with self._reserve.spent_when_full():
            self._pool.write(run)
        return self._remains.forget()

    def remove_expired(self) -> int:
        removed, step = 0, 1
        while True:
            started = time.perf_counter()
            count = self._remove_some(step)
            took = time.perf_counter() - started
            removed += count
            if count < step:
                break
            step = min(step * 2, _LARGEST_STEP) if took < _STEP_SECONDS else max(step // 2, 1)
            # SQLite has no queue: who lets go and takes again at once would always win against writers that sleep.
            time.sleep(took)
        self._remains.forget()  # also what an earlier run, or one that was killed, could not
        return removed

    def secret(self) -> bytes:
        """Read once: it stays for as long as the file, and every link asks for it."""
        if not self._secret:
            with self._pool.reading() as connection:
                row = connection.execute(_SECRET).fetchone()
            if row is None:
                row = self._pool.write(_with_secret)
            self._secret = row[0]
        return self._secret

    def ping(self) -> None:
        self._pool.check()

    def close(self) -> None:
        self._remains.close()
        self._pool.close()

    def _now(self) -> int:
        return codec.to_micros(self._clock())

    def _add_files(self, connection: sqlite3.Connection, number: int | None, files: Sequence[StoredFile]) -> None:
        if not files:
            return
        names = [file.name for file in files]
        for name in names:
            codec.check_file_name(name)
        query = (
            "SELECT coalesce(sum(length(data)), 0) FROM files WHERE session = ?"
            f" AND name NOT IN ({', '.join('?' * len(names))})"
        )
        held = connection.execute(query, (number, *names)).fetchone()[0]
        codec.require_room(held, files, self._session_bytes)
        connection.executemany(
            "INSERT OR REPLACE INTO files (session, name, media_type, download_name, data) VALUES (?, ?, ?, ?, ?)",
            [(number, file.name, file.media_type, file.download_name, file.data) for file in files],
        )

    def _remove_some(self, limit: int) -> int:
        def run(connection: sqlite3.Connection) -> int:
            numbers = connection.execute(
                "SELECT number FROM sessions WHERE expires_at <= ? ORDER BY expires_at LIMIT ?", (self._now(), limit)
            ).fetchall()
            for (number,) in numbers:
                _remove(connection, number)
            return len(numbers)

        with self._reserve.spent_when_full():
            return self._pool.write(run)


def _with_secret(connection: sqlite3.Connection) -> tuple[bytes]:
    connection.execute("INSERT OR IGNORE INTO secrets VALUES ('links', ?)", (secrets.token_bytes(32),))
    row: tuple[bytes] = connection.execute(_SECRET).fetchone()
    return row


def _add_version(
    connection: sqlite3.Connection, number: int | None, version: int, *, at: int, change: Change, packed: bytes
) -> None:
    connection.execute(
        "INSERT INTO versions (session, version, at, operation, by, changed_paths, content)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (number, version, at, change.operation, change.by, codec.pack_paths(change), packed),
    )


def _living(connection: sqlite3.Connection, session_id: str, now: int) -> tuple[int, int]:
    """Number and newest version of a session that has not expired."""
    row: tuple[int, int] | None = connection.execute(
        "SELECT number, version FROM sessions WHERE id = ? AND expires_at > ?", (session_id, now)
    ).fetchone()
    if row is None:
        raise SessionNotFound
    return row


def _remove(connection: sqlite3.Connection, number: int) -> None:
    connection.execute("DELETE FROM versions WHERE session = ?", (number,))
    connection.execute("DELETE FROM files WHERE session = ?", (number,))
    connection.execute("DELETE FROM keys WHERE session = ?", (number,))
    connection.execute("DELETE FROM sessions WHERE number = ?", (number,))


def _bounded(version: int) -> int:
    """A number that SQLite's integers hold; none beyond is a version of anything."""
    return max(min(version, codec.LARGEST_VERSION), 0)


def _session(row: tuple[str, str, str, int, int, int, int], content: bytes) -> Session:
    session_id, owner, files_key, version, *times = row
    created_at, updated_at, expires_at = map(codec.from_micros, times)
    return Session(session_id, owner, files_key, version, content, created_at, updated_at, expires_at)
