"""What every store of sessions must do. A store inherits the class and gives it a `recipe`."""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
import random
import threading
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import ClassVar

import pytest

from cv_generator.errors import Conflict, NotFound, SessionNotFound, StaleVersion, TooLarge, UserError
from cv_generator.storage.protocol import Change, KnownWrite, Session, SessionStore, StoredFile, WriteKey
from tests.contract.recipes import LIFE, NOON, Clock, Recipe
from tests.contract.workers import (
    EDIT,
    Storm,
    append_lines,
    append_lines_in_process,
    collect,
    content_of,
    run_processes,
    send_secret,
)

IMPORT = Change("extract_and_store_cv", "mcp")
KEY = WriteKey("a" * 64, "c" * 64)
PHOTO = StoredFile("photo.jpg", "image/jpeg", b"\xff\xd8 a small photo")

MALFORMED = {
    "empty": "",
    "slash": "abc/def",
    "backslash": "abc\\def",
    "dots": "../../etc/passwd",
    "question mark": "abc?x=1",
    "hash": "abc#1",
    "percent": "abc%2Fdef",
    "quote": "a' or '1' eq '1",
    "space": "abc def",
    "newline": "abc\n",
    "control character": "abc\x00def",
    "unicode": "ährenfeld-ß-😀",
    "surrogate": "abc\ud800",
    "full-width digits": "１２３",
    "very long": "a" * 100_000,
    "leading dash": "-abc",
    "tilde": "abc~00001",
}


def random_bytes(size: int) -> bytes:
    return random.Random(size).randbytes(size)


class SessionStoreContract:
    edits_per_thread: ClassVar[int] = 25
    """How often each of 16 threads edits the same session. `CV_TEST_EDITS` overrides it."""

    kills: ClassVar[int] = 40
    """How often the write storm is killed. `CV_TEST_KILLS` overrides it."""

    @pytest.fixture
    def recipe(self) -> Recipe:
        raise NotImplementedError("each store has its own")

    @pytest.fixture
    def clock(self) -> Clock:
        return Clock()

    @pytest.fixture
    def store(self, recipe: Recipe, clock: Clock) -> Iterator[SessionStore]:
        store = recipe.open(clock)
        yield store
        store.close()

    @pytest.fixture
    def session(self, store: SessionStore) -> Session:
        return make(store)

    # What is written can be read

    def test_a_new_session_is_version_one_and_can_be_read(self, store: SessionStore) -> None:
        session_id = str(uuid.uuid4())
        made = store.create(
            session_id, owner="k1", files_key="f1", content=b"{}", change=IMPORT, expires_at=NOON + LIFE
        )
        assert made == Session(session_id, "k1", "f1", 1, b"{}", NOON, NOON, NOON + LIFE)
        assert store.read(session_id) == made

    def test_a_write_makes_the_next_version_and_keeps_the_life(
        self, store: SessionStore, session: Session, clock: Clock
    ) -> None:
        clock.turn(dt.timedelta(minutes=5))
        written = store.write(session.id, expected_version=1, content=b"second", change=EDIT)
        assert (written.version, written.content) == (2, b"second")
        assert (written.created_at, written.updated_at, written.expires_at) == (NOON, clock.now, NOON + LIFE)
        assert store.read(session.id) == written

    def test_the_content_of_a_known_version_may_be_left_out_and_of_no_other(
        self, store: SessionStore, session: Session
    ) -> None:
        known = store.read(session.id, known=1)
        assert known in (session, dataclasses.replace(session, content=b""))
        written = store.write(session.id, expected_version=1, content=b"second", change=EDIT)
        for other in (0, 1, 3, 2**70):
            assert store.read(session.id, known=other) == written

    def test_times_come_back_to_the_microsecond_in_utc(self, store: SessionStore, session: Session) -> None:
        read = store.read(session.id)
        assert read.created_at == NOON
        assert read.created_at.tzinfo == dt.UTC
        assert type(read.created_at) is dt.datetime

    def test_another_opening_of_the_store_sees_what_was_written(
        self, store: SessionStore, session: Session, recipe: Recipe, clock: Clock
    ) -> None:
        other = recipe.open(clock)
        assert other.read(session.id) == session
        other.write(session.id, expected_version=1, content=b"by the other", change=EDIT)
        other.close()
        assert store.read(session.id).content == b"by the other"

    @pytest.mark.parametrize("size", [0, 1, 65_536, 300_000, 1_000_000])
    def test_content_of_any_size_survives_byte_for_byte(self, store: SessionStore, size: int) -> None:
        session = make(store, content=random_bytes(size))
        assert store.read(session.id).content == random_bytes(size)
        store.write(session.id, expected_version=1, content=random_bytes(size)[::-1], change=EDIT)
        assert store.read(session.id).content == random_bytes(size)[::-1]
        assert store.read_version(session.id, 1) == random_bytes(size)

    def test_two_sessions_of_the_same_id_are_never_made(self, store: SessionStore, session: Session) -> None:
        with pytest.raises(Conflict):
            make(store, session_id=session.id, content=b"intruder")
        assert store.read(session.id) == session

    def test_of_threads_that_make_the_same_session_one_wins(self, store: SessionStore) -> None:
        session_id = str(uuid.uuid4())
        outcomes = in_threads(8, lambda n: make(store, session_id, b"%d" % n))
        winners = [outcome for outcome in outcomes if isinstance(outcome, Session)]
        assert len(winners) == 1
        assert store.read(session_id) == winners[0]

    # Compare-and-set

    def test_a_stale_version_is_refused_and_nothing_changes(self, store: SessionStore, session: Session) -> None:
        newest = store.write(session.id, expected_version=1, content=b"second", change=EDIT)
        with pytest.raises(StaleVersion) as refusal:
            store.write(session.id, expected_version=1, content=b"lost", change=EDIT)
        assert refusal.value.answer()["version"] == 2
        assert store.read(session.id) == newest
        assert len(store.history(session.id)) == 2

    @pytest.mark.parametrize("version", [0, -1, 2, 7, 2**31, 2**63, 2**80])
    def test_a_version_that_never_was_is_refused(self, store: SessionStore, session: Session, version: int) -> None:
        with pytest.raises(StaleVersion):
            store.write(session.id, expected_version=version, content=b"lost", change=EDIT)
        assert store.read(session.id) == session

    def test_a_version_made_elsewhere_meanwhile_is_noticed(
        self, store: SessionStore, session: Session, recipe: Recipe, clock: Clock
    ) -> None:
        store.read(session.id)
        other = recipe.open(clock)
        other.write(session.id, expected_version=1, content=b"by the other", change=EDIT)
        with pytest.raises(StaleVersion):
            store.write(session.id, expected_version=1, content=b"lost", change=EDIT)
        assert store.write(session.id, expected_version=2, content=b"third", change=EDIT).version == 3
        with pytest.raises(StaleVersion):
            other.write(session.id, expected_version=2, content=b"lost", change=EDIT)
        other.close()

    def test_edits_from_sixteen_threads_are_all_kept_once(self, store: SessionStore) -> None:
        count = int(os.environ.get("CV_TEST_EDITS", self.edits_per_thread))
        session = make(store, content=b"")
        outcomes = in_threads(16, lambda n: append_lines(store, session.id, f"thread{n}", count))
        assert outcomes == [None] * 16
        assert_all_kept(store, session.id, [f"thread{n}.{edit}" for n in range(16) for edit in range(count)])

    def test_edits_from_four_processes_are_all_kept_once(self, store: SessionStore, recipe: Recipe) -> None:
        count = int(os.environ.get("CV_TEST_EDITS", self.edits_per_thread))
        session = make(store, content=b"")
        run_processes(append_lines_in_process, [(recipe, session.id, f"process{n}", count) for n in range(4)])
        assert_all_kept(store, session.id, [f"process{n}.{edit}" for n in range(4) for edit in range(count)])

    def test_a_killed_process_loses_no_acknowledged_write(self, store: SessionStore, recipe: Recipe) -> None:
        session = make(store, content=content_of(1))
        storm = Storm(recipe, session.id)
        for round_number in range(int(os.environ.get("CV_TEST_KILLS", self.kills))):
            acknowledged = storm.kill_after(1 + round_number * 7 % 23)
            newest = store.read(session.id)
            assert newest.version >= acknowledged
            assert newest.content == content_of(newest.version)
            versions = [info.version for info in store.history(session.id)]
            assert versions == list(range(newest.version, 0, -1))
            assert store.read_version(session.id, acknowledged) == content_of(acknowledged)

    # History

    def test_history_tells_who_did_what_newest_first(self, store: SessionStore, session: Session, clock: Clock) -> None:
        clock.turn(dt.timedelta(seconds=1))
        change = Change("update_cv_field", "Änne's assistant", ("work_experience[0].bullets[1]", "full_name"))
        store.write(session.id, expected_version=1, content=b"second", change=change)
        newest, first = store.history(session.id)
        assert (newest.version, newest.at, newest.change) == (2, clock.now, change)
        assert (first.version, first.at, first.change) == (1, NOON, IMPORT)

    def test_a_change_of_very_many_paths_is_kept_whole(self, store: SessionStore, session: Session) -> None:
        paths = tuple(f"work_experience[{n}].bullets[{uuid.UUID(int=n * 7919)}]" for n in range(2000))
        store.write(session.id, expected_version=1, content=b"x", change=Change("update_cv_field", "cli", paths))
        assert store.history(session.id)[0].change.changed_paths == paths

    def test_every_version_can_be_brought_back(self, store: SessionStore, session: Session) -> None:
        for version in range(1, 12):
            store.write(session.id, expected_version=version, content=b"version %d" % (version + 1), change=EDIT)
        assert store.read_version(session.id, 1) == session.content
        assert [store.read_version(session.id, n) for n in range(2, 13)] == [b"version %d" % n for n in range(2, 13)]

    @pytest.mark.parametrize("version", [0, -1, 2, 2**31, 2**63, 2**80])
    def test_a_version_that_a_session_does_not_have_is_not_found(
        self, store: SessionStore, session: Session, version: int
    ) -> None:
        with pytest.raises(NotFound) as refusal:
            store.read_version(session.id, version)
        assert not isinstance(refusal.value, SessionNotFound)

    # Files

    @pytest.mark.parametrize("size", [0, 3, 3_000_000])
    def test_a_photo_survives_byte_for_byte(self, store: SessionStore, session: Session, size: int) -> None:
        photo = StoredFile("photo.jpg", "image/jpeg", random_bytes(size), "Foto – Łucja Müller.jpg")
        store.put_file(session.id, photo)
        assert store.get_file(session.files_key, "photo.jpg") == photo

    def test_a_file_of_the_same_name_is_replaced(self, store: SessionStore, session: Session) -> None:
        store.put_file(session.id, PHOTO)
        replacement = StoredFile("photo.jpg", "image/png", b"another")
        store.put_file(session.id, replacement)
        assert store.get_file(session.files_key, "photo.jpg") == replacement

    def test_a_file_is_found_under_its_own_session_only(self, store: SessionStore, session: Session) -> None:
        other = make(store)
        store.put_file(session.id, PHOTO)
        for files_key, name in [
            (other.files_key, "photo.jpg"),
            (session.id, "photo.jpg"),
            (session.files_key, "photo.png"),
            (session.files_key, "photo"),
            (session.files_key, ""),
            (session.files_key, "../" + session.files_key + "/photo.jpg"),
            ("", "photo.jpg"),
            ("no/such", "photo.jpg"),
        ]:
            with pytest.raises(NotFound):
                store.get_file(files_key, name)

    def test_files_from_many_threads_are_all_kept(self, store: SessionStore, session: Session) -> None:
        names = [f"cv-{n}.pdf" for n in range(16)]
        in_threads(16, lambda n: store.put_file(session.id, StoredFile(names[n], "application/pdf", b"%d" % n)))
        assert [store.get_file(session.files_key, name).data for name in names] == [b"%d" % n for n in range(16)]

    # One step or not at all

    def test_a_session_and_a_version_come_with_their_files(self, store: SessionStore) -> None:
        source = StoredFile("source-1.docx", "application/octet-stream", b"document", "source.docx")
        session = make(store, files=[source, PHOTO])
        other = StoredFile("photo-2.jpg", "image/jpeg", b"another")
        store.write(session.id, expected_version=1, content=b"second", change=EDIT, files=[other])
        kept = [store.get_file(session.files_key, file.name) for file in (source, PHOTO, other)]
        assert kept == [source, PHOTO, other]

    def test_a_refused_write_leaves_no_file(self, store: SessionStore, session: Session) -> None:
        store.write(session.id, expected_version=1, content=b"second", change=EDIT)
        with pytest.raises(StaleVersion):
            store.write(session.id, expected_version=1, content=b"late", change=EDIT, files=[PHOTO])
        with pytest.raises(NotFound):
            store.get_file(session.files_key, PHOTO.name)

    def test_a_refused_write_leaves_the_file_of_the_one_that_won(self, store: SessionStore, session: Session) -> None:
        outcomes = in_threads(
            8, lambda n: store.write(session.id, expected_version=1, content=b"%d" % n, change=EDIT, files=[PHOTO])
        )
        assert len([outcome for outcome in outcomes if isinstance(outcome, Session)]) == 1
        assert store.get_file(session.files_key, PHOTO.name) == PHOTO

    def test_a_session_holds_so_much_and_no_more(self, recipe: Recipe, clock: Clock) -> None:
        store = recipe.open(clock, session_bytes=1_000)
        session = make(store, files=[StoredFile("source-1.docx", "x", bytes(600))])
        with pytest.raises(TooLarge):
            store.write(
                session.id,
                expected_version=1,
                content=b"x",
                change=EDIT,
                files=[StoredFile("p-2.jpg", "x", bytes(600))],
            )
        assert store.read(session.id) == session
        with pytest.raises(NotFound):
            store.get_file(session.files_key, "p-2.jpg")
        small = StoredFile("p-3.jpg", "x", bytes(300))
        assert store.write(session.id, expected_version=1, content=b"x", change=EDIT, files=[small]).version == 2
        store.close()

    def test_a_typeset_file_counts_too_and_makes_room_for_its_next_form(self, recipe: Recipe, clock: Clock) -> None:
        store = recipe.open(clock, session_bytes=1_000)
        session = make(store, files=[StoredFile("source-1.docx", "x", bytes(600))])
        for size in (300, 400):
            store.put_file(session.id, StoredFile("cv.pdf", "x", bytes(size)))
        with pytest.raises(TooLarge):
            store.put_file(session.id, StoredFile("cv-2.pdf", "x", bytes(1)))
        with pytest.raises(NotFound):
            store.get_file(session.files_key, "cv-2.pdf")
        with pytest.raises(TooLarge):
            make(store, files=[StoredFile("source-1.docx", "x", bytes(1_001))])
        assert len(store.get_file(session.files_key, "cv.pdf").data) == 400
        store.close()

    # News for those who watch

    def test_what_another_opening_writes_or_erases_is_news_once_it_is_asked_for(
        self, store: SessionStore, session: Session, recipe: Recipe, clock: Clock
    ) -> None:
        neighbour = make(store)
        known = {session.id: 1, neighbour.id: 1}
        store.news(known)
        assert not store.news(known)
        other = recipe.open(clock)
        other.write(session.id, expected_version=1, content=b"by the other", change=EDIT)
        assert list(store.news(known)) == [session.id]
        known[session.id] = 2
        other.erase(neighbour.id)
        assert list(store.news(known)) == [neighbour.id]
        other.close()

    def test_news_come_soon_and_the_more_watch_the_less_often_each_is_looked_at(self, store: SessionStore) -> None:
        assert 0 < store.news_seconds(1) <= 0.2
        assert store.news_seconds(1) <= store.news_seconds(500) <= 5

    def test_the_history_behind_a_version_is_told_alone(self, store: SessionStore, session: Session) -> None:
        for version in (1, 2, 3):
            store.write(session.id, expected_version=version, content=b"v", change=EDIT)
        assert [info.version for info in store.history(session.id, after=2)] == [4, 3]
        assert store.history(session.id, after=4) == []

    # Known again

    def test_a_write_is_known_again_by_its_key(self, store: SessionStore, session: Session) -> None:
        assert store.written(session.id, KEY.name) is None
        store.write(session.id, expected_version=1, content=b"second", change=EDIT, key=KEY)
        store.write(session.id, expected_version=2, content=b"third", change=EDIT)
        assert store.written(session.id, KEY.name) == KnownWrite(2, KEY.call)
        assert store.written(session.id, "b" * 64) is None
        assert [info.version for info in store.history(session.id)] == [3, 2, 1]

    def test_a_write_is_known_to_another_opening_of_the_store(
        self, store: SessionStore, session: Session, recipe: Recipe, clock: Clock
    ) -> None:
        store.write(session.id, expected_version=1, content=b"second", change=EDIT, key=KEY)
        other = recipe.open(clock)
        assert other.written(session.id, KEY.name) == KnownWrite(2, KEY.call)
        other.close()

    def test_a_key_belongs_to_its_session(self, store: SessionStore, session: Session) -> None:
        store.write(session.id, expected_version=1, content=b"second", change=EDIT, key=KEY)
        other = make(store)
        assert store.written(other.id, KEY.name) is None
        store.write(other.id, expected_version=1, content=b"second", change=EDIT, key=KEY)
        assert store.written(other.id, KEY.name) == KnownWrite(2, KEY.call)

    def test_a_refused_write_leaves_no_key(self, store: SessionStore, session: Session) -> None:
        store.write(session.id, expected_version=1, content=b"second", change=EDIT)
        with pytest.raises(StaleVersion):
            store.write(session.id, expected_version=1, content=b"late", change=EDIT, key=KEY)
        assert store.written(session.id, KEY.name) is None

    @pytest.mark.parametrize("expired", [False, True])
    def test_a_key_dies_with_its_session(
        self, store: SessionStore, session: Session, clock: Clock, expired: bool
    ) -> None:
        store.write(session.id, expected_version=1, content=b"second", change=EDIT, key=KEY)
        if expired:
            clock.turn(LIFE)
            store.remove_expired()
            clock.turn(-LIFE)
        else:
            store.erase(session.id)
        assert store.written(session.id, KEY.name) is None
        again = make(store, session_id=session.id)
        assert store.written(again.id, KEY.name) is None

    # The end of a session

    def test_an_expired_session_cannot_be_reached_even_before_cleanup(
        self, store: SessionStore, session: Session, clock: Clock
    ) -> None:
        store.put_file(session.id, PHOTO)
        clock.turn(LIFE - dt.timedelta(microseconds=1))
        assert store.read(session.id) == session
        assert store.get_file(session.files_key, PHOTO.name) == PHOTO
        clock.turn(dt.timedelta(microseconds=1))
        assert_gone(store, session)

    def test_erase_removes_the_session_with_versions_and_files(self, store: SessionStore, session: Session) -> None:
        neighbour = make(store)
        for kept in (session, neighbour):
            store.put_file(kept.id, PHOTO)
            store.write(kept.id, expected_version=1, content=random_bytes(300_000), change=EDIT)
        store.erase(session.id)
        assert_gone(store, session)
        assert store.read(neighbour.id).version == 2
        assert store.get_file(neighbour.files_key, PHOTO.name) == PHOTO

    def test_a_session_with_very_many_versions_is_erased_whole(self, store: SessionStore, session: Session) -> None:
        for version in range(1, 130):
            store.write(session.id, expected_version=version, content=b"v", change=EDIT)
        assert len(store.history(session.id)) == 130
        store.erase(session.id)
        assert_gone(store, session)

    def test_writers_that_race_with_an_erasure_leave_nothing_behind(self, store: SessionStore) -> None:
        session = make(store, content=b"")
        erased = threading.Event()

        def write_or_erase(number: int) -> None:
            if number == 0:
                store.erase(session.id)
                erased.set()
            else:
                append_lines(store, session.id, f"thread{number}", 1000)

        outcomes = in_threads(5, write_or_erase)
        assert erased.is_set()
        assert all(isinstance(outcome, SessionNotFound) for outcome in outcomes[1:])
        assert_gone(store, session)

    def test_cleanup_removes_what_has_expired_and_nothing_else(self, store: SessionStore, clock: Clock) -> None:
        old = [make(store) for _ in range(5)]
        for session in old:
            store.put_file(session.id, PHOTO)
        clock.turn(LIFE / 2)
        young = make(store, expires_at=clock.now + LIFE)
        store.put_file(young.id, PHOTO)
        clock.turn(LIFE / 2)
        assert store.remove_expired() == 5
        for session in old:
            assert_gone(store, session)
        assert store.read(young.id) == young
        assert store.get_file(young.files_key, PHOTO.name) == PHOTO
        assert store.remove_expired() == 0

    def test_cleanup_really_removes_and_does_not_only_hide(self, store: SessionStore, clock: Clock) -> None:
        session = make(store)
        store.put_file(session.id, PHOTO)
        clock.turn(LIFE)
        assert store.remove_expired() == 1
        clock.turn(-LIFE)
        assert_gone(store, session)

    def test_an_erased_session_is_not_counted_by_cleanup(self, store: SessionStore, clock: Clock) -> None:
        session = make(store)
        store.erase(session.id)
        clock.turn(LIFE)
        assert store.remove_expired() == 0

    def test_writers_go_on_during_cleanup(self, store: SessionStore, clock: Clock) -> None:
        for _ in range(60):
            make(store, content=random_bytes(2000))
        clock.turn(LIFE)
        living = make(store, content=b"", expires_at=clock.now + LIFE)
        outcomes = in_threads(
            4, lambda n: store.remove_expired() if n == 0 else append_lines(store, living.id, f"thread{n}", 5)
        )
        assert outcomes == [60, None, None, None]
        assert_all_kept(store, living.id, [f"thread{n}.{edit}" for n in range(1, 4) for edit in range(5)])

    # Ids

    @pytest.mark.parametrize("session_id", [*MALFORMED.values(), "no-such-session"], ids=[*MALFORMED, "unknown"])
    def test_an_id_of_no_session_is_answered_at_once(self, store: SessionStore, session_id: str) -> None:
        store.ping()
        started = time.perf_counter()
        for call in calls_on(store, session_id):
            with pytest.raises(SessionNotFound):
                call()
        assert time.perf_counter() - started < 10  # a store that asks again for a while takes longer

    @pytest.mark.parametrize("session_id", MALFORMED.values(), ids=MALFORMED)
    def test_no_session_is_made_under_a_malformed_id(self, store: SessionStore, session_id: str) -> None:
        with pytest.raises(SessionNotFound):
            make(store, session_id)

    # The store itself

    def test_the_secret_is_the_same_for_all_processes(self, store: SessionStore, recipe: Recipe) -> None:
        secrets = collect(send_secret, recipe, 4)
        assert len(secrets) == 4
        assert set(secrets) == {store.secret()}
        assert len(store.secret()) == 32

    def test_a_store_that_answers_can_be_pinged(self, store: SessionStore) -> None:
        store.ping()


def make(
    store: SessionStore,
    session_id: str | None = None,
    content: bytes = b"first",
    expires_at: dt.datetime = NOON + LIFE,
    files: Sequence[StoredFile] = (),
) -> Session:
    return store.create(
        str(uuid.uuid4()) if session_id is None else session_id,
        owner="",
        files_key=uuid.uuid4().hex,
        content=content,
        change=IMPORT,
        expires_at=expires_at,
        files=files,
    )


def calls_on(store: SessionStore, session_id: str) -> list[Callable[[], object]]:
    """Every method that takes a session id and does not make one."""
    return [
        lambda: store.read(session_id),
        lambda: store.write(session_id, expected_version=1, content=b"x", change=EDIT),
        lambda: store.history(session_id),
        lambda: store.read_version(session_id, 1),
        lambda: store.put_file(session_id, PHOTO),
        lambda: store.erase(session_id),
    ]


def assert_gone(store: SessionStore, session: Session) -> None:
    for call in calls_on(store, session.id):
        with pytest.raises(SessionNotFound):
            call()
    with pytest.raises(NotFound):
        store.get_file(session.files_key, PHOTO.name)


def assert_all_kept(store: SessionStore, session_id: str, lines: list[str]) -> None:
    assert lines
    session = store.read(session_id)
    assert sorted(session.content.decode().split()) == sorted(lines)
    assert session.version == 1 + len(lines)
    assert [info.version for info in store.history(session_id)] == list(range(session.version, 0, -1))


def in_threads(count: int, work: Callable[[int], object]) -> list[object]:
    """What the work returned or raised in each of so many threads that start together."""
    start = threading.Barrier(count)

    def one(number: int) -> object:
        start.wait()
        try:
            return work(number)
        except UserError as error:
            return error

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(one, range(count)))
