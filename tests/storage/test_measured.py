"""The measured store is a store: the whole contract, and a report on each call."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from cv_generator.errors import NotFound, SessionNotFound, StaleVersion
from cv_generator.storage.measured import MeasuredStore
from cv_generator.storage.protocol import SESSION_BYTES, SessionStore, StoredFile
from cv_generator.storage.sqlite import SqliteSessionStore
from tests.contract.recipes import Clock, Moments
from tests.contract.session_store import SessionStoreContract, make
from tests.contract.workers import EDIT


@dataclass(frozen=True)
class MeasuredRecipe:
    path: Path

    def open(self, clock: Moments, session_bytes: int = SESSION_BYTES) -> SessionStore:
        store = SqliteSessionStore(self.path, clock=clock, busy_seconds=30, session_bytes=session_bytes)
        return MeasuredStore(store, lambda _method, _seconds, _code: None)


class TestMeasured(SessionStoreContract):
    """The store below has its own run: here the storms are small."""

    edits_per_thread = 3
    kills = 1

    @pytest.fixture
    def recipe(self, tmp_path: Path) -> MeasuredRecipe:
        return MeasuredRecipe(tmp_path / "sessions.sqlite3")


def test_each_method_is_reported_under_its_own_name_with_its_outcome(tmp_path: Path) -> None:
    reports: list[tuple[str, float, str]] = []
    inner = SqliteSessionStore(tmp_path / "sessions.sqlite3", clock=Clock())
    store = MeasuredStore(inner, lambda *report: reports.append(report))
    session = make(store)
    store.read(session.id)
    store.write(session.id, expected_version=1, content=b"{}", change=EDIT)
    with pytest.raises(StaleVersion):
        store.write(session.id, expected_version=1, content=b"{}", change=EDIT)
    store.written(session.id, "a" * 64)
    store.history(session.id)
    store.read_version(session.id, 1)
    store.put_file(session.id, StoredFile("photo.jpg", "image/jpeg", b"photo"))
    store.get_file(session.files_key, "photo.jpg")
    with pytest.raises(NotFound):
        store.get_file(session.files_key, "other.jpg")
    store.erase(session.id)
    with pytest.raises(SessionNotFound):
        store.read(session.id)
    store.remove_expired()
    store.secret()
    store.ping()
    store.close()
    assert [(method, code) for method, _, code in reports] == [
        ("create", ""),
        ("read", ""),
        ("write", ""),
        ("write", "stale_version"),
        ("written", ""),
        ("history", ""),
        ("read_version", ""),
        ("put_file", ""),
        ("get_file", ""),
        ("get_file", "not_found"),
        ("erase", ""),
        ("read", "session_not_found"),
        ("remove_expired", ""),
        ("secret", ""),
        ("ping", ""),
    ]
    assert all(0 < seconds < 60 for _, seconds, _ in reports)


def test_a_fault_of_ours_is_reported_as_such() -> None:
    reports: list[tuple[str, float, str]] = []
    store = MeasuredStore(None, lambda *report: reports.append(report))  # type: ignore[arg-type]
    with pytest.raises(AttributeError):
        store.ping()
    assert [(method, code) for method, _, code in reports] == [("ping", "internal_error")]
