"""The distributed store: sessions in Azure Table Storage, their files in Blob Storage. Needs the extra `[azure]`.

The keys are designed in `azure_rows`; what a call costs is worked out in docs/azure.md.
"""

from __future__ import annotations

import datetime as dt
import secrets
import threading
import uuid
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, Self

from azure.core.exceptions import ResourceNotFoundError
from azure.core.pipeline.transport import HttpTransport

from cv_generator.errors import Conflict, NotFound, SessionNotFound, StaleVersion, StorageUnavailable
from cv_generator.storage import azure_rows as rows
from cv_generator.storage import codec
from cv_generator.storage.azure_account import Account, pooled_transport
from cv_generator.storage.azure_blobs import SessionBlobs
from cv_generator.storage.azure_calls import Call, Patience
from cv_generator.storage.azure_heads import Heads
from cv_generator.storage.azure_rows import Head, Row
from cv_generator.storage.azure_table import SessionTable
from cv_generator.storage.protocol import SESSION_BYTES, Change, KnownWrite, Session, StoredFile, VersionInfo, WriteKey

_SWEEPERS = 8
"""Sessions that cleanup removes at the same time."""

_PING_SECONDS = 3.0

_NEWS_SECONDS = 0.15
_NEWS_REQUESTS = 200
"""A second: with more than 30 sessions watched by one process, each is looked at less often."""

_SWEEP = 1000
"""Expired sessions that cleanup asks for at once: Azure's page."""


class AzureSessionStore:
    """`SessionStore` in a table and a blob container, which are made on first use.

    Writes are compared and set by the row's etag. Each carries a marker, by which a writer whose answer was lost finds
    out that the write was done, instead of doing it again. `clock` says which sessions have expired.
    """

    def __init__(
        self,
        account: Account,
        *,
        clock: Callable[[], dt.datetime],
        patience: Patience = Patience(),  # noqa: B008 (frozen)
        session_bytes: int = SESSION_BYTES,
        transport: HttpTransport[Any, Any] | None = None,
    ) -> None:
        self._clock = clock
        self._session_bytes = session_bytes
        self._patience = patience
        self._transport = transport or pooled_transport()
        table, container = account.clients(self._transport)
        self._table, self._blobs = SessionTable(table), SessionBlobs(container)
        self._heads = Heads()
        self._made = False
        self._making = threading.Lock()
        self._secret = b""

    @classmethod
    def from_settings(
        cls,
        *,
        connection_string: str,
        account: str,
        clock: Callable[[], dt.datetime],
        session_bytes: int = SESSION_BYTES,
    ) -> Self:
        """By connection string where there is one, else by the account's name or URL with managed identity."""
        return cls(Account(connection_string, account), clock=clock, session_bytes=session_bytes)

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
        codec.require_room(0, files, self._session_bytes)
        call, now, marker = self._call(), self._clock(), uuid.uuid4().hex
        with self._made_again():
            # First, so that cleanup finds what is kept for a session that never came to be.
            self._table.add_expiry(call, session_id, expires_at, files_key)
            kept = self._keep(call, files_key, marker, content)
            put = self._put_files(call, session_id, files_key, files)
        head = Head(owner, files_key, 1, now, now, expires_at, marker, etag="", content_blob=kept["content_blob"])
        etag = self._table.insert(call, session_id, head, kept, rows.version_properties(1, now, change, marker))
        if etag is None:
            self._recognise_new_or_forget(call, session_id, head, put)
        else:
            self._heads.put(session_id, replace(head, etag=etag))
        return _session(session_id, head, content)

    def read(self, session_id: str, *, known: int = 0) -> Session:
        codec.check_session_id(session_id)
        call = self._call()
        found = self._table.session(call, session_id)
        if found is None or not self._lives(found[0]):
            raise SessionNotFound
        head, row = found
        self._heads.put(session_id, head)
        return _session(session_id, head, b"" if head.version == known else self._content(call, row))

    def peek(self, session_id: str) -> int | None:  # noqa: ARG002 - the protocol's
        """Everything is far away."""
        return None

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
        call, marker = self._call(), uuid.uuid4().hex
        head = self._known(call, session_id)
        if head.version != expected_version:
            head = self._living(call, session_id)
        if head.version != expected_version:
            raise StaleVersion(expected_version, head.version)
        now = self._clock()
        with self._made_again():
            if files:
                self._require_room(call, head.files_key, files)
            kept = self._keep(call, head.files_key, marker, content)
            put = self._put_files(call, session_id, head.files_key, files)
        following = _following(head, now, marker, kept)
        version = rows.version_properties(following.version, now, change, marker)
        etag = self._table.replace(call, session_id, following, kept, version, key=key)
        if etag is None:
            self._recognise_or_forget(call, session_id, following, put)
        else:
            self._heads.put(session_id, replace(following, etag=etag))
        return _session(session_id, following, content)

    def written(self, session_id: str, name: str) -> KnownWrite | None:
        codec.check_session_id(session_id)
        return self._table.written(self._call(), session_id, name)

    def history(self, session_id: str, *, after: int = 0) -> Sequence[VersionInfo]:
        codec.check_session_id(session_id)
        call = self._call()
        newest = self._living(call, session_id).version
        return self._table.infos(call, session_id, max(after, 0))[::-1] if after < newest else []

    def news(self, known: Mapping[str, int]) -> Collection[str]:
        """One point query for each session."""
        call = self._call()
        heads = {session_id: self._table.head(call, session_id) for session_id in known}
        return [
            session_id
            for session_id, head in heads.items()
            if head is None or not self._lives(head) or head.version != known[session_id]
        ]

    def news_seconds(self, watched: int) -> float:
        return max(_NEWS_SECONDS, watched / _NEWS_REQUESTS)

    def read_version(self, session_id: str, version: int) -> bytes:
        codec.check_session_id(session_id)
        call = self._call()
        if not 1 <= version <= self._living(call, session_id).version:
            raise NotFound
        row = self._table.version(call, session_id, version)
        if row is None:
            raise SessionNotFound  # it was erased just now
        return self._content(call, row)

    def put_file(self, session_id: str, file: StoredFile) -> None:
        codec.check_session_id(session_id)
        codec.check_file_name(file.name)
        call = self._call()
        head = self._known(call, session_id)
        with self._made_again():
            self._require_room(call, head.files_key, [file])
            self._blobs.put_file(call, session_id, head.files_key, file)
        try:
            self._living(call, session_id)
        except SessionNotFound:
            # Erased while the file was on its way: whoever erased it may not have seen it.
            self._blobs.remove_file(call, head.files_key, file.name)
            raise

    def _require_room(self, call: Call, files_key: str, files: Sequence[StoredFile]) -> None:
        """Raises TooLarge. Asks for the sizes of what is there: nothing that two writers share would count them."""
        codec.require_room(self._blobs.size_besides(call, files_key, files), files, self._session_bytes)

    def get_file(self, files_key: str, name: str) -> StoredFile:
        if not (codec.is_files_key(files_key) and codec.is_file_name(name)):
            raise NotFound
        call = self._call()
        try:
            session_id, file = self._blobs.get_file(call, files_key, name)
            self._living(call, session_id)
        except (ResourceNotFoundError, SessionNotFound) as error:
            raise NotFound from error
        return file

    def erase(self, session_id: str) -> bool:
        codec.check_session_id(session_id)
        call = self._call()
        head = self._table.head(call, session_id)
        if head is None or not (head.erased or self._lives(head)):
            raise SessionNotFound
        while head is not None and not head.erased and not self._table.mark_erased(call, session_id, head):
            head = self._table.head(call, session_id)
        self._heads.drop(session_id)
        if head is not None:
            self._remove(session_id, head)
            self._table.drop_expiry(self._call(), rows.expiry_key(session_id, head.expires_at))
        return True

    def remove_expired(self) -> int:
        removed, found = 0, _SWEEP
        with ThreadPoolExecutor(_SWEEPERS) as pool:
            while found == _SWEEP:
                with self._made_again():
                    expired = self._table.expired(self._call(), self._clock(), _SWEEP)
                found = len(expired)
                removed += sum(pool.map(self._sweep, expired))
        return removed

    def secret(self) -> bytes:
        if not self._secret:
            with self._made_again():
                self._secret = self._table.secret(self._call(), secrets.token_bytes(32))
        return self._secret

    def ping(self) -> None:
        """Gives up sooner than other calls: whoever asks wants to know, not to wait. Writes: a key may only read."""
        call = self._call(replace(self._patience, total=min(self._patience.total, _PING_SECONDS)))
        with self._made_again():
            self._table.ping(call)
            self._blobs.ping(call)

    def close(self) -> None:
        self._transport.close()

    def _call(self, patience: Patience | None = None) -> Call:
        """A new deadline; before the first, the table and the container are made."""
        call = Call(patience or self._patience)
        if not self._made:
            with self._making:
                if not self._made:
                    self._table.make(call)
                    self._blobs.make(call)
                    self._made = True
        return call

    @contextmanager
    def _made_again(self) -> Iterator[None]:
        """Where somebody deleted the table or the container, the next call makes it again."""
        try:
            yield
        except ResourceNotFoundError as error:
            self._made = False
            raise StorageUnavailable(retry_after=5) from error

    def _lives(self, head: Head) -> bool:
        return not head.erased and head.expires_at > self._clock()

    def _known(self, call: Call, session_id: str) -> Head:
        """As this process saw it last, which may not be the newest."""
        head = self._heads.get(session_id)
        return head if head is not None and self._lives(head) else self._living(call, session_id)

    def _living(self, call: Call, session_id: str) -> Head:
        head = self._table.head(call, session_id)
        if head is None or not self._lives(head):
            raise SessionNotFound
        self._heads.put(session_id, head)
        return head

    def _keep(self, call: Call, files_key: str, marker: str, content: bytes) -> Row:
        packed = codec.pack(content)
        if len(packed) <= rows.LARGEST_IN_ROW:
            return rows.content_properties(packed, "")
        return rows.content_properties(b"", self._blobs.put_content(call, files_key, marker, packed))

    def _put_files(
        self, call: Call, session_id: str, files_key: str, files: Sequence[StoredFile]
    ) -> list[tuple[str, str]]:
        """Name and etag of each: nothing leads to them before the version that names them is written."""
        for file in files:
            codec.check_file_name(file.name)
        return [(file.name, self._blobs.add_file(call, session_id, files_key, file)) for file in files]

    def _content(self, call: Call, row: Row) -> bytes:
        blob = row["content_blob"]
        try:
            return codec.unpack(self._blobs.get_content(call, blob) if blob else rows.content_of(row))
        except ResourceNotFoundError as error:
            raise SessionNotFound from error  # it was erased just now

    def _recognise_new_or_forget(
        self, call: Call, session_id: str, written: Head, files: list[tuple[str, str]]
    ) -> None:
        """The id is taken: by the very session whose making was not answered, or by another."""
        head = self._table.head(call, session_id)
        if head is None:
            raise StorageUnavailable(retry_after=1)
        if head.marker != written.marker:
            self._withdraw(call, written, files)
            raise Conflict

    def _recognise(self, call: Call, session_id: str, written: Head) -> None:
        """The write lost a race: against others, or against itself, when its first answer did not arrive.

        Raises:
            StaleVersion: it was not done.
        """
        head = self._living(call, session_id)
        if head.version < written.version:
            raise StorageUnavailable(retry_after=1)
        newest_is_ours = head.marker == written.marker
        if not newest_is_ours and self._table.marker(call, session_id, written.version) != written.marker:
            raise StaleVersion(written.version - 1, head.version)

    def _recognise_or_forget(self, call: Call, session_id: str, written: Head, files: list[tuple[str, str]]) -> None:
        try:
            self._recognise(call, session_id, written)
        except (StaleVersion, SessionNotFound):
            self._withdraw(call, written, files)
            raise

    def _withdraw(self, call: Call, written: Head, files: list[tuple[str, str]]) -> None:
        """Of a write that was certainly not done: whoever erased the session may not have seen what was kept for it."""
        if written.content_blob:
            self._blobs.remove_content(call, written.content_blob)
        for name, etag in files:
            if etag:
                self._blobs.withdraw_file(call, written.files_key, name, etag)

    def _remove(self, session_id: str, head: Head) -> None:
        """In steps that can be taken up again by anyone who finds the session's row by its expiry."""
        self._blobs.remove_all(self._call(), head.files_key)
        self._table.remove(self._call(), session_id, head.version)

    def _sweep(self, expiry: Row) -> bool:
        """Whether the session was still there to be removed."""
        session_id, call = rows.session_of_expiry(expiry), self._call()
        head = self._table.head(call, session_id)
        is_over = head is not None and not self._lives(head)
        if head is not None and is_over:
            self._remove(session_id, head)
        if "files_key" in expiry and (head is None or head.files_key != expiry["files_key"]):
            self._blobs.remove_all(call, expiry["files_key"])  # of a session that never came to be
        self._table.drop_expiry(call, expiry)
        return head is not None and is_over and not head.erased


def _following(head: Head, now: dt.datetime, marker: str, kept: Row) -> Head:
    return replace(head, version=head.version + 1, updated_at=now, marker=marker, content_blob=kept["content_blob"])


def _session(session_id: str, head: Head, content: bytes) -> Session:
    times = (head.created_at, head.updated_at, head.expires_at)
    return Session(session_id, head.owner, head.files_key, head.version, content, *times)
