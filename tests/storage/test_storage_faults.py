"""Short versions of `python -m benchmarks storage-faults`: what fails beneath a store costs calls, and nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cv_generator.errors import SessionNotFound, StorageUnavailable
from cv_generator.storage import codec
from cv_generator.storage.sqlite import SqliteSessionStore
from tests.contract.azurite import AzuriteRecipe
from tests.contract.recipes import noon
from tests.contract.session_store import make
from tests.contract.workers import EDIT
from tests.faults.disk import FileStorm
from tests.faults.files import KINDS, FaultyFiles
from tests.faults.network import NetworkStorm
from tests.faults.storms import Storm

FAULTS = 250
_AFTER = frozenset({"flush: error after it"})


@pytest.fixture
def files() -> Iterator[FaultyFiles]:
    try:
        files = FaultyFiles(seed=7, one_in=40)
    except AttributeError:
        pytest.skip("this Python shares its SQLite with nobody")
    yield files.installed()
    files.removed()


def assert_every_answer_was_true(storm: Storm) -> None:
    verdict = storm.verdict
    assert not verdict.lost
    assert not verdict.left
    assert not verdict.wrong
    told = {kind.rpartition(" ")[2] for kind in verdict.calls}
    assert told == {"done", "refused"}


def test_whatever_call_of_the_file_system_fails_every_answer_is_true(files: FaultyFiles, tmp_path: Path) -> None:
    storm = FileStorm(tmp_path, files, seed=7)
    while files.counts.total() < FAULTS:
        storm.round()
    storm.close()
    assert_every_answer_was_true(storm)
    assert {kind.partition(":")[0] for kind in files.counts} >= {"read", "write", "flush", "lock", "index lock", "open"}
    assert min(storm.verdict.checks[moment] for moment in ("now", "killed", "power")) > 20


def test_whatever_answer_of_azure_fails_every_answer_is_true(azurite: str) -> None:
    storm = NetworkStorm(AzuriteRecipe.in_new_table(azurite), seed=7)
    while storm.counts.total() < FAULTS / 2:
        storm.round()
    storm.close()
    assert not storm.verdict.lost
    assert not storm.verdict.left
    assert not storm.verdict.wrong
    assert storm.verdict.checks["now"] > 5


def test_a_storm_sees_what_is_lost_and_what_is_left(files: FaultyFiles, tmp_path: Path) -> None:
    storm = FileStorm(tmp_path, files, seed=7)
    for _ in range(3):
        storm.round()
    first, second, *_ = storm.known
    storm.store.erase(first)
    state = storm.known.pop(second)
    make(storm.store, "never-sent")
    storm.check(dict(storm.known))
    storm.close()
    assert any("a session is gone" in told for told in storm.verdict.lost)
    assert sum("a session is there" in told for told in storm.verdict.left) == 4  # two, now and after a kill
    assert state.versions


@pytest.mark.parametrize("times", [1, 3, 100], ids=["once", "some times", "for long"])
def test_a_write_that_was_refused_when_it_was_flushed_is_not_brought_back_by_whoever_starts_next(
    files: FaultyFiles, tmp_path: Path, times: int
) -> None:
    """It stands whole in the log. What is written next, if only to write over it, ends that."""
    store = SqliteSessionStore(tmp_path / "a" / "s.sqlite3", clock=noon)
    kept = make(store)
    files.only, files.one_in, files.armed = _AFTER, 1, True
    files.at_call = lambda: setattr(files, "armed", files.counts.total() < times)
    with pytest.raises(StorageUnavailable):
        make(store, "refused")
    files.armed = False
    assert files.counts.total() == min(times, 6)
    if times == 100:  # the disk took nothing at all
        store.write(kept.id, expected_version=1, content=b"second", change=EDIT)
    with pytest.raises(SessionNotFound):
        store.read("refused")
    shutil.copytree(tmp_path / "a", tmp_path / "b", ignore=shutil.ignore_patterns("*-shm", "*.reserve"))
    after_kill = SqliteSessionStore(tmp_path / "b" / "s.sqlite3", clock=noon)
    assert after_kill.read(kept.id).version == (2 if times == 100 else 1)
    with pytest.raises(SessionNotFound):
        after_kill.read("refused")
    after_kill.close()
    store.close()
    assert "holding" not in store._pool._special


def test_bytes_that_the_disk_has_changed_are_told_as_that(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite3"
    store = SqliteSessionStore(path, clock=noon)
    session = make(store, content=b"first " * 50)
    with store._pool.reading() as connection:
        connection.execute("UPDATE versions SET content = zeroblob(40)")
    for read in (lambda: store.read(session.id), lambda: store.read_version(session.id, 1)):
        with pytest.raises(StorageUnavailable) as refusal:
            read()
        assert refusal.value.reason == "corrupt"
    with pytest.raises(StorageUnavailable):
        codec.unpack(b"x")
    store.close()


def test_a_folder_that_is_gone_is_told_to_who_erases(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    store = SqliteSessionStore(folder / "s.sqlite3", clock=noon)
    session = make(store)
    folder.rename(tmp_path / "away")
    for call in (lambda: store.erase(session.id), store.remove_expired):
        with pytest.raises(StorageUnavailable) as refusal:
            call()
        assert refusal.value.reason == "deleted"
    (tmp_path / "away").rename(folder)
    assert store.erase(session.id)
    store.close()


def test_every_method_of_the_files_fails_in_some_way() -> None:
    assert {"xOpen", "xRead", "xWrite", "xSync", "xTruncate", "xDelete", "xLock", "xShmMap", "xShmLock"} <= set(KINDS)
