"""A store that tells how long each call took and how it ended."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Collection, Mapping, Sequence

from cv_generator.errors import UserError
from cv_generator.storage.protocol import Change, KnownWrite, Session, SessionStore, StoredFile, VersionInfo, WriteKey

Report = Callable[[str, float, str], None]
"""Method, seconds, and the code of the error; empty for a success, `internal_error` for a fault of ours."""


class _Timed:
    """Around one call. A class, since every call passes it twice, and a generator takes four times as long."""

    __slots__ = ("_method", "_report", "_started")

    def __init__(self, report: Report, method: str) -> None:
        self._report, self._method = report, method

    def __enter__(self) -> None:
        self._started = time.perf_counter()

    def __exit__(self, _kind: object, error: BaseException | None, _traceback: object) -> None:
        code = error.code if isinstance(error, UserError) else "internal_error" if error else ""
        self._report(self._method, time.perf_counter() - self._started, code)


class MeasuredStore:
    """Another store, measured. Ids and content are not reported."""

    def __init__(self, store: SessionStore, report: Report) -> None:
        self._store = store
        self._report = report

    def _timed(self, method: str) -> _Timed:
        return _Timed(self._report, method)

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
        with self._timed("create"):
            return self._store.create(
                session_id,
                owner=owner,
                files_key=files_key,
                content=content,
                change=change,
                expires_at=expires_at,
                files=files,
            )

    def read(self, session_id: str, *, known: int = 0) -> Session:
        with self._timed("read"):
            return self._store.read(session_id, known=known)

    def peek(self, session_id: str) -> int | None:
        """Not measured: it takes less than measuring it."""
        return self._store.peek(session_id)

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
        with self._timed("write"):
            return self._store.write(
                session_id, expected_version=expected_version, content=content, change=change, files=files, key=key
            )

    def written(self, session_id: str, name: str) -> KnownWrite | None:
        with self._timed("written"):
            return self._store.written(session_id, name)

    def history(self, session_id: str, *, after: int = 0) -> Sequence[VersionInfo]:
        with self._timed("history"):
            return self._store.history(session_id, after=after)

    def news(self, known: Mapping[str, int]) -> Collection[str]:
        """Not measured: it is asked all the time, mostly for nothing."""
        return self._store.news(known)

    def news_seconds(self, watched: int) -> float:
        return self._store.news_seconds(watched)

    def read_version(self, session_id: str, version: int) -> bytes:
        with self._timed("read_version"):
            return self._store.read_version(session_id, version)

    def put_file(self, session_id: str, file: StoredFile) -> None:
        with self._timed("put_file"):
            self._store.put_file(session_id, file)

    def get_file(self, files_key: str, name: str) -> StoredFile:
        with self._timed("get_file"):
            return self._store.get_file(files_key, name)

    def erase(self, session_id: str) -> bool:
        with self._timed("erase"):
            return self._store.erase(session_id)

    def remove_expired(self) -> int:
        with self._timed("remove_expired"):
            return self._store.remove_expired()

    def secret(self) -> bytes:
        with self._timed("secret"):
            return self._store.secret()

    def ping(self) -> None:
        with self._timed("ping"):
            self._store.ping()

    def close(self) -> None:
        self._store.close()
