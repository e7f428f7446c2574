"""What only a service far away can do: be away, lose answers, cost by the request."""

from __future__ import annotations

import datetime as dt
import uuid
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import pytest
import requests
from azure.data.tables import TableServiceClient
from azure.storage.blob import BlobServiceClient

from cv_generator.errors import Conflict, NotFound, StaleVersion, StorageUnavailable
from cv_generator.storage import azure_rows as rows
from cv_generator.storage.azure import AzureSessionStore
from cv_generator.storage.azure_account import Account
from cv_generator.storage.azure_calls import Patience
from cv_generator.storage.protocol import Session, SessionStore, StoredFile
from tests.contract.azurite import AzuriteRecipe, connection_string, free_ports
from tests.contract.faults import KINDS, FaultyAdapter, FaultyRecipe, transport_over
from tests.contract.recipes import LIFE, NOON, Clock, noon
from tests.contract.session_store import PHOTO, assert_gone, calls_on, in_threads, make, random_bytes
from tests.contract.workers import EDIT

IMPATIENT = Patience(total=0.3, connect=0.2, attempt=0.2, pause=0.005, longest_pause=0.02)

ACTED = ["reset after the server acted", "time-out after the server acted", "answer cut in half"]
"""Faults after which the server did what it was asked, and nobody knows."""


@dataclass
class Place:
    """A store, the network it speaks through, and another store on the same table."""

    store: AzureSessionStore
    network: FaultyAdapter
    other: AzureSessionStore
    account: Account
    clock: Clock

    def requests_of(self, call: Callable[[], object]) -> int:
        before = self.network.sent
        call()
        return self.network.sent - before


@pytest.fixture
def place(azurite: str) -> Iterator[Place]:
    account, network, clock = AzuriteRecipe.in_new_table(azurite).account, FaultyAdapter(), Clock()
    patience = Patience(total=10, pause=0.001, longest_pause=0.01)
    store = AzureSessionStore(account, clock=clock, patience=patience, transport=transport_over(network))
    store.ping()
    other = AzureSessionStore(account, clock=clock)
    yield Place(store, network, other, account, clock)
    store.close()
    other.close()


# What a call costs


def test_a_read_is_one_request(place: Place) -> None:
    session = make(place.store)
    assert place.requests_of(lambda: place.store.read(session.id)) == 1


def test_a_write_after_a_read_is_one_request(place: Place) -> None:
    session = make(place.other)
    place.store.read(session.id)
    for version in range(1, 4):
        write = lambda: place.store.write(session.id, expected_version=version, content=b"x", change=EDIT)  # noqa: B023, E731
        assert place.requests_of(write) == 1


def test_a_write_without_a_read_is_two_requests(place: Place) -> None:
    session = make(place.other)
    write = lambda: place.store.write(session.id, expected_version=1, content=b"x", change=EDIT)  # noqa: E731
    assert place.requests_of(write) == 2


@pytest.mark.parametrize(
    ("call", "requests"),
    [
        (lambda store, session: make(store), 2),
        (lambda store, session: store.history(session.id), 2),
        (lambda store, session: store.read_version(session.id, 1), 2),
        (lambda store, session: store.history(session.id, after=1), 1),
        (lambda store, session: store.news({session.id: 1}), 1),
        (lambda store, session: store.put_file(session.id, PHOTO), 3),
        (lambda store, session: store.get_file(session.files_key, PHOTO.name), 2),
        (lambda store, session: store.erase(session.id), 7),
        (lambda store, session: store.remove_expired(), 1),
        (lambda store, session: store.written(session.id, "a" * 64), 1),
        (lambda store, session: store.ping(), 2),
    ],
    ids=[
        "create",
        "history",
        "read_version",
        "history of nothing new",
        "news",
        "put_file",
        "get_file",
        "erase",
        "remove_expired of nothing",
        "written",
        "ping",
    ],
)
def test_a_call_costs_what_the_documentation_says(
    place: Place, call: Callable[[AzureSessionStore, Session], object], requests: int
) -> None:
    session = make(place.store)
    place.store.put_file(session.id, PHOTO)
    assert place.requests_of(lambda: call(place.store, session)) == requests


def test_cleanup_costs_by_what_has_expired_and_not_by_what_lives(place: Place) -> None:
    def cleaned() -> int:
        for _ in range(3):
            make(place.other, expires_at=place.clock.now + LIFE / 24)
        place.clock.turn(LIFE / 24)
        return place.requests_of(place.store.remove_expired)

    alone = cleaned()
    for _ in range(40):
        make(place.other, expires_at=NOON + 10 * LIFE)
    assert cleaned() == alone == 1 + 3 * 5


def test_secret_is_asked_for_once(place: Place) -> None:
    place.store.secret()
    assert place.requests_of(place.store.secret) == 0


# Lost answers


@pytest.mark.parametrize("fault", ACTED)
def test_a_write_whose_answer_is_lost_is_done_once_and_acknowledged(place: Place, fault: str) -> None:
    session = make(place.store)
    place.network.planned.append(fault)
    assert place.store.write(session.id, expected_version=1, content=b"second", change=EDIT).version == 2
    assert not place.network.planned
    assert [info.version for info in place.store.history(session.id)] == [2, 1]
    assert place.store.write(session.id, expected_version=2, content=b"third", change=EDIT).version == 3


def test_a_write_whose_answer_is_lost_is_known_again_beneath_the_write_of_another(place: Place) -> None:
    session = make(place.store)
    place.network.planned.extend(["reset after the server acted", "slow answer"])
    write_on_top = place.network._slow

    def meanwhile(*arguments: Any, **options: Any) -> requests.Response:
        place.other.write(session.id, expected_version=2, content=b"third", change=EDIT)
        return write_on_top(*arguments, **options)

    place.network._slow = meanwhile  # type: ignore[method-assign]
    written = place.store.write(session.id, expected_version=1, content=b"second", change=EDIT)
    assert (written.version, written.content) == (2, b"second")
    assert place.store.read_version(session.id, 2) == b"second"
    assert place.store.read(session.id).content == b"third"


def test_a_write_that_lost_to_another_is_stale_whatever_became_of_its_answer(place: Place) -> None:
    session = make(place.store)
    place.other.write(session.id, expected_version=1, content=b"by the other", change=EDIT)
    place.network.planned.append("reset after the server acted")
    with pytest.raises(StaleVersion) as refusal:
        place.store.write(session.id, expected_version=1, content=b"lost", change=EDIT)
    assert refusal.value.newest == 2
    assert place.store.read(session.id).content == b"by the other"


def test_a_request_that_acts_late_does_not_write_twice(place: Place) -> None:
    session = make(place.store)
    place.network.planned.append("time-out, and the server acts later")
    assert place.store.write(session.id, expected_version=1, content=b"second", change=EDIT).version == 2
    assert place.store.write(session.id, expected_version=2, content=b"third", change=EDIT).version == 3
    assert place.store.read(session.id).content == b"third"


@pytest.mark.parametrize("fault", ACTED)
def test_a_session_whose_making_was_not_answered_is_made_once(place: Place, fault: str) -> None:
    for planned in ([fault], ["slow answer", fault]):
        place.network.planned.extend(planned)
        session = make(place.store)
        assert place.other.read(session.id) == session
    with pytest.raises(Conflict):
        make(place.other, session.id)


@pytest.mark.parametrize("fault", ACTED)
def test_an_erasure_whose_answers_are_lost_is_whole(place: Place, fault: str) -> None:
    session = make(place.store)
    place.store.put_file(session.id, PHOTO)
    place.network.planned.extend([fault] * 9)
    place.store.erase(session.id)
    assert_gone(place.other, session)


def test_an_erasure_that_broke_off_is_unreadable_at_once_and_finished_later(place: Place) -> None:
    session = make(place.store)
    place.store.put_file(session.id, PHOTO)
    breaking = AzureSessionStore(
        place.account, clock=place.clock, patience=IMPATIENT, transport=transport_over(broken := FaultyAdapter())
    )
    breaking.ping()
    broken.planned.extend(["slow answer", "slow answer", *["refused"] * 1000])
    with pytest.raises(StorageUnavailable):
        breaking.erase(session.id)
    with pytest.raises(NotFound):
        place.store.get_file(session.files_key, PHOTO.name)
    with pytest.raises(NotFound):
        place.store.read(session.id)
    assert blobs_of(place.account) == [f"{session.files_key}/files/photo.jpg"]
    place.store.erase(session.id)
    assert blobs_of(place.account) == []
    assert rows_of(place.account) == []


def test_a_cleanup_that_broke_off_is_finished_by_the_next(place: Place) -> None:
    for _ in range(3):
        place.store.put_file(make(place.store).id, PHOTO)
    place.clock.turn(LIFE)
    breaking = AzureSessionStore(
        place.account, clock=place.clock, patience=IMPATIENT, transport=transport_over(broken := FaultyAdapter())
    )
    breaking.ping()
    broken.planned.extend(["slow answer"] * 9 + ["refused"] * 1000)
    with pytest.raises(StorageUnavailable):
        breaking.remove_expired()
    place.store.remove_expired()
    assert (rows_of(place.account), blobs_of(place.account)) == ([], [])


# The store away


def test_a_store_that_is_away_says_so_soon_and_for_every_call() -> None:
    nobody_listens = connection_string(*free_ports(2))
    store = AzureSessionStore(Account(nobody_listens), clock=noon, patience=IMPATIENT)
    calls = [
        *calls_on(store, str(uuid.uuid4())),
        lambda: make(store),
        lambda: store.get_file("f1", "photo.jpg"),
        store.remove_expired,
        store.secret,
        store.ping,
    ]
    for call in calls:
        with pytest.raises(StorageUnavailable) as refusal:
            call()
        assert refusal.value.retry_after >= 1


def test_a_store_that_comes_back_is_used_again_without_a_restart(azurite: str) -> None:
    network = FaultyAdapter()
    account = AzuriteRecipe.in_new_table(azurite).account
    store = AzureSessionStore(account, clock=noon, patience=IMPATIENT, transport=transport_over(network))
    network.down = True
    with pytest.raises(StorageUnavailable):
        make(store)
    network.down = False
    session = make(store)
    network.down = True
    with pytest.raises(StorageUnavailable):
        store.write(session.id, expected_version=1, content=b"lost", change=EDIT)
    network.down = False
    assert store.read(session.id) == session
    assert store.write(session.id, expected_version=1, content=b"kept", change=EDIT).version == 2


@pytest.mark.alone
def test_calls_that_give_up_lose_nothing_acknowledged_and_double_nothing(azurite: str) -> None:
    """Every second request is spoilt and every second caller's patience short. What gave up is not sent again."""
    sound = AzuriteRecipe.in_new_table(azurite)
    reader = sound.open(noon)
    session = make(reader, content=b"")
    impatient = Patience(total=0.05, connect=1, attempt=1, pause=0.005, longest_pause=0.02)
    patient = replace(impatient, total=5)  # some of its calls are carried out on a machine however slow
    acknowledged: list[str] = []
    gave_up: list[str] = []

    def edit(number: int) -> None:
        store = FaultyRecipe(sound, one_in=2, patience=patient if number % 2 else impatient).open(noon)
        for line in (f"thread{number}.{n}" for n in range(12)):
            try:
                while not written(store, session.id, line):
                    pass
                acknowledged.append(line)
            except StorageUnavailable:
                gave_up.append(line)
        store.close()

    in_threads(6, edit)
    lines = reader.read(session.id).content.decode().split()
    assert gave_up
    assert acknowledged
    assert len(lines) == len(set(lines))
    assert set(acknowledged) <= set(lines)
    versions = [info.version for info in reader.history(session.id)]
    assert versions == list(range(reader.read(session.id).version, 0, -1))
    contents = [reader.read_version(session.id, version) for version in reversed(versions)]
    assert all(later.startswith(earlier) for earlier, later in pairwise(contents))


def written(store: SessionStore, session_id: str, line: str) -> bool:
    session = store.read(session_id)
    with suppress(StaleVersion):
        content = session.content + f"{line}\n".encode()
        store.write(session_id, expected_version=session.version, content=content, change=EDIT)
        return True
    return False


def test_a_wrong_key_is_unavailable_and_not_a_session_that_is_missing(azurite: str) -> None:
    wrong = azurite.replace("AccountKey=E", "AccountKey=F")
    assert wrong != azurite
    store = AzureSessionStore(Account(wrong), clock=noon)
    with pytest.raises(StorageUnavailable):
        store.read(str(uuid.uuid4()))


def test_a_table_and_a_container_that_were_deleted_are_made_again(place: Place) -> None:
    session = make(place.store)
    TableServiceClient.from_connection_string(place.account.connection_string).delete_table(place.account.table)
    BlobServiceClient.from_connection_string(place.account.connection_string).delete_container(place.account.container)
    with pytest.raises(NotFound):
        place.store.read(session.id)
    with pytest.raises(StorageUnavailable):
        make(place.store)
    session = make(place.store)
    place.store.put_file(session.id, PHOTO)
    assert place.store.get_file(session.files_key, PHOTO.name) == PHOTO


def test_a_table_and_a_container_that_are_gone_are_told_by_every_call_and_by_health(place: Place) -> None:
    """What looks for rows finds none there, which is no fault of the request's."""
    connection = place.account.connection_string
    session = make(place.store, files=[PHOTO])
    BlobServiceClient.from_connection_string(connection).delete_container(place.account.container)
    with pytest.raises(StorageUnavailable):
        place.store.ping()
    place.other.erase(session.id)
    assert rows_of(place.account) == []
    place.store.ping()
    for call in (place.store.ping, place.store.remove_expired, place.store.secret):
        TableServiceClient.from_connection_string(connection).delete_table(place.account.table)
        with pytest.raises(StorageUnavailable):
            call()
        call()


def test_a_session_that_is_made_again_takes_back_what_was_kept_for_it(place: Place) -> None:
    large = random_bytes(rows.LARGEST_IN_ROW + 1)
    session = make(place.store, content=large, files=[PHOTO], expires_at=NOON + LIFE)
    before = blobs_of(place.account)
    files = [PHOTO, StoredFile("source-2.docx", "x", b"another")]
    for key in (session.files_key, uuid.uuid4().hex):
        with pytest.raises(Conflict):
            place.other.create(
                session.id, owner="", files_key=key, content=large, change=EDIT, expires_at=NOON + LIFE, files=files
            )
    assert blobs_of(place.account) == before
    assert place.store.read(session.id).content == large


def test_cleanup_finds_what_a_making_that_broke_off_left_beside_the_one_that_won(place: Place) -> None:
    session = make(place.store, files=[PHOTO])
    call, other_key = place.store._call(), uuid.uuid4().hex
    place.store._table.add_expiry(call, session.id, NOON + LIFE / 2, other_key)
    place.store._blobs.put_file(call, session.id, other_key, PHOTO)
    place.clock.turn(LIFE / 2)
    assert place.store.remove_expired() == 0
    assert blobs_of(place.account) == [f"{session.files_key}/files/{PHOTO.name}"]
    assert place.store.read(session.id) == session


# What is stored


def test_the_rows_are_those_that_earlier_versions_wrote(place: Place) -> None:
    """Stored rows outlive a release by a day: a change here must still read the old ones."""
    place.store.create("abc-123", owner="k1", files_key="f1", content=b"{}", change=EDIT, expires_at=NOON + LIFE)
    found = {(row["PartitionKey"], row["RowKey"]): row for row in rows_of(place.account)}
    assert set(found) == {
        ("ab", "abc-123"),
        ("ab", "abc-123~000001"),
        ("expiry-2026012212-a", "00001769083200123456-abc-123"),
    }
    session, version = found["ab", "abc-123"], found["ab", "abc-123~000001"]
    assert session["content0"] == version["content0"]
    assert zlib.decompress(bytes(session["content0"])) == b"{}"
    assert (session["version"], session["owner"], session["files_key"]) == (1, "k1", "f1")
    assert session["expires_at"] == NOON + LIFE
    assert (version["operation"], version["by"], version["at"]) == ("update_cv_field", "http", NOON)


def test_a_content_too_large_for_a_row_is_kept_in_a_blob_of_each_version(place: Place) -> None:
    session = make(place.store, content=random_bytes(rows.LARGEST_IN_ROW + 1))
    place.store.write(session.id, expected_version=1, content=b"small again", change=EDIT)
    assert len(blobs_of(place.account)) == 1
    assert place.store.read(session.id).content == b"small again"
    assert place.store.read_version(session.id, 1) == session.content
    place.store.erase(session.id)
    assert blobs_of(place.account) == []


def test_a_large_content_that_was_refused_leaves_no_blob(place: Place) -> None:
    session = make(place.store)
    place.other.write(session.id, expected_version=1, content=b"by the other", change=EDIT)
    with pytest.raises(StaleVersion):
        place.store.write(session.id, expected_version=1, content=random_bytes(1_000_000), change=EDIT)
    place.other.erase(session.id)
    with pytest.raises(NotFound):
        place.store.write(session.id, expected_version=1, content=random_bytes(1_000_000), change=EDIT)
    assert blobs_of(place.account) == []


def test_no_id_of_a_session_is_logged_even_where_everything_is(place: Place, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("INFO"):
        session = make(place.store)
        place.store.put_file(session.id, PHOTO)
        place.network.planned.extend(["500", "503 with Retry-After", "answer cut in half"])
        place.store.read(session.id)
    assert session.id not in caplog.text
    assert session.files_key not in caplog.text


def test_the_largest_content_in_a_row_fits(place: Place) -> None:
    largest = random_bytes(rows.LARGEST_IN_ROW - 200)
    session = make(place.store, content=largest)
    assert blobs_of(place.account) == []
    assert place.store.read(session.id).content == largest


def test_more_files_than_a_batch_takes_are_removed(place: Place) -> None:
    session = make(place.store)

    def put_many(thread: int) -> None:
        for number in range(33):
            place.store.put_file(session.id, pdf(f"cv-{thread}-{number}.pdf"))

    in_threads(8, put_many)
    assert len(blobs_of(place.account)) == 264
    place.store.erase(session.id)
    assert blobs_of(place.account) == []


def pdf(name: str) -> StoredFile:
    return StoredFile(name, "application/pdf", b"%PDF")


def test_sessions_spread_over_256_partitions() -> None:
    partitions = {rows.session_key(str(uuid.uuid4()))["PartitionKey"] for _ in range(20_000)}
    assert len(partitions) == 256


def test_the_range_of_what_has_expired_ends_at_this_microsecond(place: Place) -> None:
    hour = dt.timedelta(hours=1)
    moments = [NOON - 30 * hour, NOON - hour, NOON - dt.timedelta(microseconds=1), NOON]
    expired = [make(place.other, expires_at=moment) for moment in moments]
    for moment in (NOON + dt.timedelta(microseconds=1), NOON + hour, NOON + 30 * hour):
        make(place.other, expires_at=moment)
    assert place.store.remove_expired() == len(expired)


@pytest.mark.parametrize(
    "name",
    ["mycvs", "https://mycvs.blob.core.windows.net", "https://mycvs.table.core.windows.net/"],
)
def test_an_account_is_named_or_given_by_any_of_its_urls(name: str) -> None:
    table, container = Account(name=name).clients(transport_over(FaultyAdapter()))
    assert table.url == "https://mycvs.table.core.windows.net"
    assert container.url == "https://mycvs.blob.core.windows.net/cv-files"


def test_a_connection_string_goes_before_an_account() -> None:
    store = AzureSessionStore.from_settings(
        connection_string=connection_string(10000, 10002), account="mycvs", clock=noon
    )
    assert store._table._table.url == "http://127.0.0.1:10002/devstoreaccount1"
    store.close()


def test_the_connection_string_is_in_no_representation() -> None:
    account = Account(connection_string(1, 2))
    assert "AccountKey" not in repr(replace(account, name="mycvs"))


def rows_of(account: Account) -> list[dict[str, Any]]:
    service = TableServiceClient.from_connection_string(account.connection_string)
    with service, service.get_table_client(account.table) as table:
        return [dict(row) for row in table.list_entities() if row["RowKey"] != "probe"]


def blobs_of(account: Account) -> list[str]:
    with BlobServiceClient.from_connection_string(account.connection_string) as service:
        return list(service.get_container_client(account.container).list_blob_names())


def test_faults_have_names_that_the_adapter_knows() -> None:
    assert all(hasattr(FaultyAdapter, method) for method in KINDS.values())
    assert set(ACTED) <= set(KINDS)
