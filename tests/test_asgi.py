"""The application as a host runs it."""

from __future__ import annotations

import gc
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from starlette.testclient import TestClient

from cv_generator.asgi import TURN_SECONDS, clean_up, make_app
from cv_generator.cv import call_words, editing
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit
from cv_generator.errors import InvalidEdit
from cv_generator.operations.context import Context
from cv_generator.settings import Settings
from cv_generator.storage.protocol import SessionStore


def test_what_is_loaded_is_not_looked_through_while_requests_wait(tmp_path: Path) -> None:
    app = make_app(Settings.from_environment({"SQLITE_PATH": str(tmp_path / "s.sqlite3")}))
    moment = threading.Event()
    gc.unfreeze()  # an application that ended while it was still starting may have left some
    with TestClient(app, base_url="http://127.0.0.1") as client:
        assert client.get("/api/health").status_code == 200
        for _ in range(60_000):
            if gc.get_freeze_count() > 100_000 or moment.wait(0.001):
                break
        assert gc.get_freeze_count() > 100_000
        assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def test_the_first_refused_call_finds_its_words_read() -> None:
    call_words.words.cache_clear()
    editing.prepare()
    read = call_words.words.cache_info().misses
    for said in ("anhängen", "Abschnitt", "nein", "letzter", "Akzent", "bleu"):
        for kinds in (
            *(call_words.OPS, call_words.ARGUMENTS, call_words.YES_NO),
            *(call_words.ENDS, call_words.DESIGN, call_words.COLOURS),
        ):
            call_words.word_of(kinds, said)
    with pytest.raises(InvalidEdit):
        editing.apply_edits(Cv(), [Edit("naem", "Anna")])
    assert call_words.words.cache_info().misses == read


def test_a_cleanup_that_fails_in_whatever_way_is_tried_again_later(context: Context) -> None:
    class Failing:
        def remove_expired(self) -> int:
            raise RuntimeError

    clean_up(replace(context, store=cast("SessionStore", Failing())))


def test_who_waits_for_a_turn_gets_it_soon_while_the_service_runs(tmp_path: Path) -> None:
    usual = sys.getswitchinterval()
    app = make_app(Settings.from_environment({"SQLITE_PATH": str(tmp_path / "s.sqlite3")}))
    with TestClient(app):
        assert sys.getswitchinterval() == pytest.approx(TURN_SECONDS)
    assert sys.getswitchinterval() == pytest.approx(usual)
