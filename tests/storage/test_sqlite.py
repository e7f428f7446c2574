"""The embedded store: the contract, and what only a file can do wrong."""

from __future__ import annotations

import sqlite3
import uuid
import zlib
from pathlib import Path

import pytest

from cv_generator.errors import Conflict, InternalError, SessionNotFound, StorageUnavailable
from cv_generator.storage import codec
from cv_generator.storage.protocol import KnownWrite, StoredFile
from cv_generator.storage.sqlite import SqliteSessionStore
from cv_generator.storage.sqlite_schema import APPLICATION_ID, MIGRATIONS, UnknownSchemaError
from tests.contract.recipes import LIFE, NOON, Clock, SqliteRecipe, noon
from tests.contract.session_store import IMPORT, KEY, SessionStoreContract, in_threads, make, random_bytes
from tests.contract.workers import EDIT, collect, send_secret

SETTINGS = {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1}


class TestSqlite(SessionStoreContract):
    @pytest.fixture
    def recipe(self, tmp_path: Path) -> SqliteRecipe:
        return SqliteRecipe(tmp_path / "sessions.sqlite3")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "sessions.sqlite3"


def test_the_file_is_made_with_its_folder_for_its_owner_alone(path: Path) -> None:
    SqliteSessionStore(path, clock=noon).close()
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_every_connection_flushes_at_each_commit_and_overwrites_what_it_deletes(path: Path) -> None:
    store = SqliteSessionStore(path, clock=noon)
    with store._pool.reading() as connection:
        settings = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in SETTINGS}
    assert settings == SETTINGS


def test_processes_that_make_the_file_together_wait_for_the_first(path: Path) -> None:
    secrets = collect(send_secret, SqliteRecipe(path), 6)
    assert len(set(secrets)) == 1


def test_threads_that_make_the_file_together_wait_for_the_first(path: Path) -> None:
    stores = in_threads(16, lambda _: SqliteSessionStore(path, clock=noon))
    assert all(isinstance(store, SqliteSessionStore) for store in stores)


def test_erased_bytes_are_in_no_file_any_more(path: Path) -> None:
    store = SqliteSessionStore(path, clock=noon)
    photo, session = random_bytes(100_000), make(store)
    store.put_file(session.id, StoredFile("photo.jpg", "image/jpeg", photo))
    assert any(photo[:200] in file.read_bytes() for file in path.parent.iterdir())
    store.erase(session.id)
    files = list(path.parent.iterdir())
    assert path in files
    assert not any(photo[at : at + 200] in file.read_bytes() for file in files for at in (0, 50_000, 99_000))


def test_a_file_of_a_newer_version_is_refused_and_left_alone(path: Path) -> None:
    SqliteSessionStore(path, clock=noon).close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version={len(MIGRATIONS) + 1}")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(UnknownSchemaError):
        SqliteSessionStore(path, clock=noon)
    assert path.read_bytes() == before


def test_a_database_of_another_program_is_refused_and_left_alone(path: Path) -> None:
    path.parent.mkdir()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE customers (name TEXT)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(UnknownSchemaError):
        SqliteSessionStore(path, clock=noon)
    assert path.read_bytes() == before


def test_the_layout_of_the_file_is_the_one_that_earlier_versions_wrote(path: Path) -> None:
    """Stored bytes outlive a release: a change here needs a migration step, not another expectation."""
    store = SqliteSessionStore(path, clock=noon)
    make(store, "abc-123", b'{"full_name":"x"}')
    store.close()
    with sqlite3.connect(path) as connection:
        header = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
        row = connection.execute("SELECT version, created_at, expires_at FROM sessions WHERE id = 'abc-123'").fetchone()
        kept = connection.execute("SELECT operation, by, changed_paths, hex(content) FROM versions").fetchone()
    connection.close()
    assert header == [APPLICATION_ID, len(MIGRATIONS)]
    assert row == (1, 1768996800123456, 1769083200123456)
    assert kept[:3] == ("extract_and_store_cv", "mcp", "[]")
    assert zlib.decompress(bytes.fromhex(kept[3])) == b'{"full_name":"x"}'


def test_a_file_of_the_first_version_is_brought_up_to_date_with_what_it_holds(path: Path) -> None:
    path.parent.mkdir()
    with sqlite3.connect(path) as connection:
        connection.executescript(MIGRATIONS[0])
        connection.execute(
            "INSERT INTO sessions VALUES (1, 'abc-123', '', 'f1', 1, 0, 0, ?)", (codec.to_micros(NOON + LIFE),)
        )
        content = zlib.compress(b"{}")
        connection.execute("INSERT INTO versions VALUES (1, 1, 0, 'create_cv_session', 'mcp', '[]', ?)", (content,))
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute("PRAGMA user_version=1")
    connection.close()
    store = SqliteSessionStore(path, clock=noon)
    assert store.read("abc-123").content == b"{}"
    assert store.write("abc-123", expected_version=1, content=b"new", change=EDIT, key=KEY).version == 2
    assert store.written("abc-123", KEY.name) == KnownWrite(2, KEY.call)
    store.close()


def test_a_file_that_stays_locked_is_unavailable_for_writers_and_open_for_readers(path: Path) -> None:
    store = SqliteSessionStore(path, clock=noon, busy_seconds=0.05)
    session = make(store)
    blocker = sqlite3.connect(path, isolation_level=None)
    blocker.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageUnavailable) as refusal:
        store.write(session.id, expected_version=1, content=b"x", change=EDIT)
    assert refusal.value.retry_after >= 1
    assert store.read(session.id) == session
    blocker.execute("ROLLBACK")
    blocker.close()
    assert store.write(session.id, expected_version=1, content=b"x", change=EDIT).version == 2


def test_a_full_disk_is_unavailable_and_leaves_nothing_half_written(path: Path) -> None:
    store = SqliteSessionStore(path, clock=noon)
    session = make(store)
    with store._pool.reading() as connection:
        connection.execute("PRAGMA max_page_count=20")
    with pytest.raises(StorageUnavailable):
        store.put_file(session.id, StoredFile("photo.jpg", "image/jpeg", bytes(1_000_000)))
    assert store.read(session.id) == session
    assert store.write(session.id, expected_version=1, content=b"x", change=EDIT).version == 2


def test_a_file_that_is_no_database_is_unavailable(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"this is not a database, " * 1000)
    with pytest.raises(StorageUnavailable):
        SqliteSessionStore(path, clock=noon)


def test_a_folder_that_cannot_be_made_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageUnavailable):
        SqliteSessionStore(tmp_path / "file" / "sessions.sqlite3", clock=noon)


def test_a_closed_store_is_unavailable(path: Path) -> None:
    store = SqliteSessionStore(path, clock=noon)
    store.close()
    with pytest.raises(StorageUnavailable):
        store.ping()


def test_a_bad_name_of_a_file_is_our_own_mistake(path: Path) -> None:
    store = SqliteSessionStore(path, clock=noon)
    session = make(store)
    with pytest.raises(InternalError):
        store.put_file(session.id, StoredFile("a/b.pdf", "application/pdf", b""))


def test_a_files_key_is_used_once(path: Path) -> None:
    store = SqliteSessionStore(path, clock=noon)
    taken = make(store)
    other = str(uuid.uuid4())
    with pytest.raises(Conflict):
        store.create(other, owner="", files_key=taken.files_key, content=b"", change=IMPORT, expires_at=NOON + LIFE)
    with pytest.raises(SessionNotFound):
        store.read(other)


def test_cleanup_steps_grow_and_end(path: Path) -> None:
    clock = Clock()
    store = SqliteSessionStore(path, clock=clock)
    for _ in range(150):
        make(store)
    clock.turn(LIFE)
    assert store.remove_expired() == 150
