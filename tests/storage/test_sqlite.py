"""The embedded store: the contract, and what only a file can do wrong."""

from __future__ import annotations

import datetime as dt
import sqlite3
import time
import uuid
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from cv_generator.cv.limits import MB
from cv_generator.errors import Conflict, InternalError, SessionNotFound, StorageUnavailable
from cv_generator.storage import codec, sqlite_remains
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
    store._pool.write(lambda connection: connection.execute("PRAGMA max_page_count=20"))
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


# Erased for good


def holding(path: Path, text: bytes) -> list[str]:
    """Files of the store in which the bytes stand."""
    files = [file for file in path.parent.iterdir() if not file.name.endswith(".reserve")]
    assert path in files
    return [file.name for file in files if text in file.read_bytes()]


def wait_until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not is_so():
        assert time.monotonic() < deadline


@pytest.mark.parametrize("expired", [False, True])
def test_what_a_backup_still_reads_is_erased_when_it_ends_and_said_to_be_pending(path: Path, expired: bool) -> None:
    clock = Clock()
    store = SqliteSessionStore(path, clock=clock)
    name, session = random_bytes(300), make(store)
    store.put_file(session.id, StoredFile("source-1.docx", "text/plain", name * 40))
    backup = sqlite3.connect(path, isolation_level=None)
    backup.execute("BEGIN")
    backup.execute("SELECT count(*) FROM files").fetchone()
    if expired:
        clock.turn(LIFE)
        assert store.remove_expired() == 1
    else:
        assert store.erase(session.id) is False
    with pytest.raises(SessionNotFound):
        store.read(session.id)
    assert holding(path, name)
    backup.execute("COMMIT")
    wait_until(lambda: not holding(path, name))
    backup.close()
    store.close()


def test_an_erasure_that_nobody_holds_up_is_complete_when_it_is_answered(path: Path) -> None:
    store = SqliteSessionStore(path, clock=noon)
    name, session = random_bytes(300), make(store)
    store.put_file(session.id, StoredFile("source-1.docx", "text/plain", name * 40))
    store.write(session.id, expected_version=1, content=name, change=EDIT, key=KEY)
    assert holding(path, name)
    assert store.erase(session.id) is True
    assert not holding(path, name)
    assert not holding(path, session.id.encode())
    store.close()


def test_what_a_killed_process_left_pending_goes_with_the_next_cleanup(path: Path) -> None:
    store = SqliteSessionStore(path, clock=noon)
    name, session = random_bytes(300), make(store)
    store.put_file(session.id, StoredFile("source-1.docx", "text/plain", name * 40))
    store._pool.write(
        lambda connection: [connection.execute(f"DELETE FROM {each}") for each in ("files", "versions", "sessions")]
    )
    assert holding(path, name)
    SqliteSessionStore(path, clock=noon).remove_expired()
    assert not holding(path, name)
    store.close()


def test_the_file_shrinks_when_sessions_are_gone(path: Path) -> None:
    store = SqliteSessionStore(path, clock=noon)
    kept = make(store)
    sessions = [make(store) for _ in range(10)]
    for session in sessions:
        store.put_file(session.id, StoredFile("source-1.docx", "text/plain", random_bytes(2_000_000)))
    largest = path.stat().st_size
    for session in sessions:
        store.erase(session.id)
    for _ in range(3):
        store.remove_expired()
    assert path.stat().st_size < largest / 5
    assert store.read(kept.id) == kept
    store.close()


def test_a_file_of_the_first_version_learns_to_shrink(path: Path) -> None:
    path.parent.mkdir()
    with sqlite3.connect(path) as connection:
        connection.executescript(MIGRATIONS[0])
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute("PRAGMA user_version=1")
    connection.close()
    SqliteSessionStore(path, clock=noon).close()
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA auto_vacuum").fetchone()[0] == 2
    connection.close()


# What is wrong is named


def reason_of(call: Callable[[], object]) -> str:
    with pytest.raises(StorageUnavailable) as refusal:
        call()
    return refusal.value.reason


def test_a_deleted_file_is_noticed_at_once_and_never_written_to_unseen(path: Path) -> None:
    store = SqliteSessionStore(path, clock=noon)
    session = make(store)
    store.peek(session.id)
    hidden = path.with_suffix(".hidden")
    path.rename(hidden)
    write = lambda: store.write(session.id, expected_version=1, content=b"x", change=EDIT)  # noqa: E731
    assert [reason_of(call) for call in (store.ping, write, lambda: store.read(session.id))] == ["deleted"] * 3
    assert store.peek(session.id) is None
    hidden.rename(path)
    assert store.read(session.id) == session
    store.ping()
    store.close()


def test_a_locked_a_full_and_a_corrupt_file_are_told_apart(path: Path) -> None:
    store = SqliteSessionStore(path, clock=noon, busy_seconds=0.05)
    session = make(store)
    blocker = sqlite3.connect(path, isolation_level=None)
    blocker.execute("BEGIN IMMEDIATE")
    assert reason_of(store.ping) == "locked"
    blocker.execute("ROLLBACK")
    blocker.close()
    store._pool.write(lambda connection: connection.execute("PRAGMA max_page_count=20"))
    assert reason_of(lambda: store.put_file(session.id, StoredFile("a", "b", bytes(1_000_000)))) == "full"
    store.close()
    path.write_bytes(b"no database at all" * 1000)
    assert reason_of(lambda: SqliteSessionStore(path, clock=noon)) == "corrupt"


def test_the_write_ahead_log_cut_at_any_point_loses_nothing_that_was_checkpointed_and_breaks_nothing(
    path: Path, tmp_path: Path
) -> None:
    """Power loss: SQLite replays the log up to its last whole commit, whatever part of it reached the disk."""
    store = SqliteSessionStore(path, clock=noon)
    session = make(store)
    store._pool.forget()
    for version in range(1, 6):
        store.write(session.id, expected_version=version, content=b"version %d" % (version + 1), change=EDIT)
    log = path.with_name(f"{path.name}-wal").read_bytes()
    whole = path.read_bytes()
    seen = set()
    for cut in range(0, len(log), 997):
        place = tmp_path / f"cut-{cut}"
        place.mkdir()
        copy = place / path.name
        copy.write_bytes(whole)
        (place / f"{path.name}-wal").write_bytes(log[:cut])
        after = SqliteSessionStore(copy, clock=noon)
        read = after.read(session.id)
        assert read.content == (b"version %d" % read.version if read.version > 1 else session.content)
        assert len(after.history(session.id)) == read.version
        assert after.write(session.id, expected_version=read.version, content=b"x", change=EDIT)
        seen.add(read.version)
        after.close()
    assert seen >= {1, 3, 5}
    store.close()


def test_a_clock_that_jumps_back_and_forth_loses_no_session_that_still_lives(path: Path) -> None:
    clock = Clock()
    store = SqliteSessionStore(path, clock=clock)
    session = make(store)
    for hours in (-48, 60, -30):
        clock.turn(dt.timedelta(hours=hours))
        store.remove_expired()
        version = store.read(session.id).version
        assert store.write(session.id, expected_version=version, content=b"x", change=EDIT).version == version + 1
    store.close()


@pytest.mark.parametrize("end", ["-wal", "-shm"])
def test_what_would_go_into_a_deleted_log_is_refused_and_what_is_in_it_is_saved(path: Path, end: str) -> None:
    """Several stores, as several processes have them; then all are killed: what lies in the folder is what is left."""
    store, other = SqliteSessionStore(path, clock=noon), SqliteSessionStore(path, clock=noon, busy_seconds=0.05)
    session = make(store)
    store.write(session.id, expected_version=1, content=b"acknowledged", change=EDIT)
    other.peek(session.id)
    log, hidden = path.with_name(path.name + end), path.with_suffix(".hidden")
    log.rename(hidden)
    for each in (store, other):
        write = lambda: each.write(session.id, expected_version=2, content=b"refused", change=EDIT)  # noqa: B023, E731
        calls = (write, each.ping, lambda: each.read(session.id), lambda: each.erase(session.id))  # noqa: B023
        assert [reason_of(call) for call in calls] == ["deleted"] * 4
        assert each.peek(session.id) is None
    assert reason_of(lambda: SqliteSessionStore(path, clock=noon, busy_seconds=0.05)) == "deleted"
    assert not log.exists()
    left = path.with_name("left.sqlite3")
    left.write_bytes(path.read_bytes())
    after_kill = SqliteSessionStore(left, clock=noon)
    assert after_kill.read(session.id).content == b"acknowledged"
    after_kill.close()
    hidden.rename(log)
    for each in (store, other):
        each.ping()
        assert each.read(session.id).content == b"acknowledged"
    store.close()
    other.close()


def test_a_log_that_is_deleted_in_the_midst_of_a_write_does_not_take_the_write_along(path: Path) -> None:
    store = SqliteSessionStore(path, clock=noon)
    session = make(store)
    log = path.with_name(f"{path.name}-wal")
    begun = store._pool._begun

    def begun_and_deleted() -> sqlite3.Connection:
        connection = begun()
        log.unlink()
        return connection

    store._pool._begun = begun_and_deleted  # type: ignore[method-assign]
    assert store.write(session.id, expected_version=1, content=b"acknowledged", change=EDIT).version == 2
    assert reason_of(lambda: store.read(session.id)) == "deleted"
    left = path.with_name("left.sqlite3")
    left.write_bytes(path.read_bytes())
    after_kill = SqliteSessionStore(left, clock=noon)
    assert after_kill.read(session.id).content == b"acknowledged"
    after_kill.close()
    store.close()
    again = SqliteSessionStore(path, clock=noon)
    assert again.read(session.id).content == b"acknowledged"
    again.close()


def test_what_killed_processes_left_without_its_log_is_opened(path: Path) -> None:
    store = SqliteSessionStore(path, clock=noon)
    session = make(store)
    store._pool.forget()
    left = path.with_name("left.sqlite3")
    left.write_bytes(path.read_bytes())
    left.with_name(f"{left.name}-shm").write_bytes(path.with_name(f"{path.name}-shm").read_bytes())
    store.close()
    after_kill = SqliteSessionStore(left, clock=noon)
    assert after_kill.read(session.id) == session
    after_kill.ping()
    after_kill.close()


def test_a_small_disk_keeps_room_for_erasing_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = {}
    for free in (2 * MB, 12 * MB, 1_000 * MB):
        monkeypatch.setattr(sqlite_remains.Reserve, "_free", lambda _self, free=free: free)
        reserve = tmp_path / f"{free}"
        sqlite_remains.Reserve(reserve)
        sizes[free] = reserve.stat().st_size if reserve.exists() else 0
        assert not reserve.exists() or reserve.stat().st_mode & 0o077 == 0
    assert list(sizes.values()) == [0, 3 * MB, 32 * MB]
