"""Those who watch a session are woken by every write, whoever writes."""

from __future__ import annotations

import threading
from collections.abc import Collection, Mapping
from pathlib import Path

import pytest

from cv_generator.operations.changes import Changes
from cv_generator.operations.context import Context
from cv_generator.operations.following import followed, news
from cv_generator.storage.sqlite import SqliteSessionStore
from tests.contract.recipes import Clock
from tests.contract.session_store import make
from tests.contract.workers import EDIT
from tests.operations.test_retrying import call, session_id

__all__ = ["session_id"]
PATIENCE = 20.0


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "watched.sqlite3"


def test_a_watcher_is_woken_by_this_process_at_once(path: Path) -> None:
    changes, woken, other = Changes(), threading.Event(), threading.Event()
    store = SqliteSessionStore(path, clock=Clock())
    with changes.watching(store, "abc-1", woken.set), changes.watching(store, "abc-2", other.set):
        woken.clear()
        other.clear()
        changes.told("abc-1")
        assert woken.is_set()
    woken.clear()
    changes.told("abc-1")
    assert not woken.is_set()
    changes.close()


def test_a_watcher_is_woken_by_what_another_process_writes(path: Path) -> None:
    store, writer = (SqliteSessionStore(path, clock=Clock()) for _ in range(2))
    session = make(writer)
    changes, woken = Changes(), threading.Event()
    with changes.watching(store, session.id, woken.set) as watch:
        watch.version = 1
        for version in range(1, 6):
            woken.clear()
            writer.write(session.id, expected_version=version, content=b"new", change=EDIT)
            assert woken.wait(PATIENCE)
            watch.version = version + 1
    changes.close()


def test_a_watcher_is_woken_when_the_service_stops(path: Path) -> None:
    changes, woken = Changes(), threading.Event()
    store = SqliteSessionStore(path, clock=Clock())
    with changes.watching(store, "abc-1", woken.set):
        woken.clear()
        changes.close()
        assert woken.is_set()
        assert changes.closed


def test_whatever_the_store_raises_those_who_watch_are_told_later(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The one thread that asks for all of them must not end."""
    monkeypatch.setattr("cv_generator.operations.changes._AWAY_SECONDS", 0.01)
    store, failed = SqliteSessionStore(path, clock=Clock()), threading.Event()
    session, asked = make(store), store.news

    def news_that_fails_once(known: Mapping[str, int]) -> Collection[str]:
        if failed.is_set():
            return asked(known)
        failed.set()
        raise RuntimeError

    monkeypatch.setattr(store, "news", news_that_fails_once)
    changes, woken = Changes(), threading.Event()
    with changes.watching(store, session.id, woken.set) as watch:
        watch.version = 1
        assert failed.wait(PATIENCE)
        store.write(session.id, expected_version=1, content=b"new", change=EDIT)
        assert woken.wait(PATIENCE)
    changes.close()


def test_news_name_who_changed_what_and_which_entry_is_which(context: Context, session_id: str) -> None:
    version, first = followed(context, session_id)
    assert (version, first["changes"]) == (1, [])
    assert news(context, session_id, 1) is None
    new = {"employer": "Neu GmbH", "title": "Head", "date_range": "2025"}
    call(context, "update_cv_field", session_id=session_id, field_path="work_experience[0]", value=new, op="insert")
    call(context, "update_cv_field", session_id=session_id, field_path="headline", value="Head")
    found = news(context, session_id, 1)
    assert found is not None
    assert found[0] == 3
    assert [(each["version"], each["by"], each["changed_paths"]) for each in found[1]["changes"]] == [
        (2, "direct", ["work_experience[0]"]),
        (3, "direct", ["headline"]),
    ]
    assert found[1]["entry_ids"]["work_experience"] == ["2-0", *first["entry_ids"]["work_experience"]]
