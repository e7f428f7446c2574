"""The tables of the embedded store, and how a file of an earlier version becomes one of this version."""

from __future__ import annotations

import contextlib
import sqlite3
import time

from cv_generator.errors import InternalError

APPLICATION_ID = 0x43564753
"""`CVGS`: says in the file's header whose database this is, so that no other is ever migrated."""

# The newest content is found through sessions.version: it is kept once, beside the earlier ones. Contents stand last in
# their rows, so that reading the rest of a row does not touch the pages they overflow to.
_FIRST = """
CREATE TABLE sessions (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    owner TEXT NOT NULL,
    files_key TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);
CREATE TABLE versions (
    session INTEGER NOT NULL,
    version INTEGER NOT NULL,
    at INTEGER NOT NULL,
    operation TEXT NOT NULL,
    by TEXT NOT NULL,
    changed_paths TEXT NOT NULL,
    content BLOB NOT NULL,
    UNIQUE (session, version)
);
CREATE TABLE files (
    session INTEGER NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    download_name TEXT NOT NULL,
    data BLOB NOT NULL,
    UNIQUE (session, name)
);
CREATE TABLE secrets (name TEXT PRIMARY KEY, value BLOB NOT NULL);
"""

_KEYS = """
CREATE TABLE keys (
    session INTEGER NOT NULL,
    name TEXT NOT NULL,
    version INTEGER NOT NULL,
    call TEXT NOT NULL,
    PRIMARY KEY (session, name)
) WITHOUT ROWID
"""

MIGRATIONS = (_FIRST, _KEYS)
"""Step n takes a file from schema n to n + 1. Steps are only ever added."""


class UnknownSchemaError(InternalError):
    """The file belongs to another program, or to a newer version of this one. It is left as it is."""


def migrate(connection: sqlite3.Connection, busy_seconds: float) -> None:
    """Bring the file to the newest schema. Processes that open it together wait for the first.

    Raises:
        UnknownSchemaError: the file is not ours, or is newer than this program.
    """
    schema = _schema_at_one_moment(connection)
    if schema == len(MIGRATIONS):
        return
    if not schema:
        connection.execute("PRAGMA auto_vacuum=INCREMENTAL")  # before the first table, else only VACUUM can set it
    _write_ahead(connection, time.monotonic() + busy_seconds)
    connection.execute("BEGIN IMMEDIATE")
    try:
        _apply(connection, _schema(connection))
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    if not connection.execute("PRAGMA auto_vacuum").fetchone()[0]:
        _let_shrink(connection)


def _let_shrink(connection: sqlite3.Connection) -> None:
    """A file of the first version never gave pages back. It is written anew, once, where nobody else uses it."""
    with contextlib.suppress(sqlite3.OperationalError):
        connection.execute("PRAGMA auto_vacuum=INCREMENTAL")
        connection.execute("VACUUM")


def _write_ahead(connection: sqlite3.Connection, deadline: float) -> None:
    """Two that switch at once would wait for each other for ever, so SQLite does not let either wait: try again."""
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.005)


def _schema_at_one_moment(connection: sqlite3.Connection) -> int:
    """In a transaction: another process may be making the file between two questions."""
    connection.execute("BEGIN")
    try:
        return _schema(connection)
    finally:
        connection.execute("ROLLBACK")


def _schema(connection: sqlite3.Connection) -> int:
    schema = int(connection.execute("PRAGMA user_version").fetchone()[0])
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    if owner == APPLICATION_ID and schema <= len(MIGRATIONS):
        return schema
    if owner == 0 and schema == 0 and not connection.execute("SELECT 1 FROM sqlite_master").fetchone():
        return 0
    raise UnknownSchemaError(f"not a session store of this version: application id {owner}, schema {schema}")


def _apply(connection: sqlite3.Connection, schema: int) -> None:
    for step in MIGRATIONS[schema:]:
        for statement in step.split(";"):
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={len(MIGRATIONS)}")
