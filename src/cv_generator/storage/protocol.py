"""What a store of sessions promises. Every store passes the same contract suite (`tests/contract`).

A session's content is opaque bytes here: the store knows versions, lives and files, nothing of CVs. How it keeps a
value that is too large for one property is its own affair.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Change:
    """Who did what in one version: `operation` is an operation's name, `by` the surface or the client's own name."""

    operation: str
    by: str
    changed_paths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Session:
    """The newest version of a session.

    `owner` is the hash of the API key that made it, empty where keys are off. `files_key` is a second random name under
    which the session's files are found, so that a link to a file does not tell the session id. Times are aware, UTC.
    """

    id: str
    owner: str
    files_key: str
    version: int
    content: bytes = field(repr=False)
    created_at: dt.datetime
    updated_at: dt.datetime
    expires_at: dt.datetime


@dataclass(frozen=True, slots=True)
class VersionInfo:
    """One line of a session's history."""

    version: int
    at: dt.datetime
    change: Change


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A photo, a source document or a PDF that belongs to a session and dies with it."""

    name: str
    media_type: str
    data: bytes = field(repr=False)
    download_name: str = ""


@dataclass(frozen=True, slots=True)
class WriteKey:
    """By which a write is known again when its caller, having lost the answer, sends it once more.

    `name` is the caller's name for it, `call` a digest of what was asked for. Both are hashes of at most 64 hexadecimal
    digits, so that neither tells anything of the person.
    """

    name: str
    call: str


@dataclass(frozen=True, slots=True)
class KnownWrite:
    """The version that a write with a key made, and the digest of what it had asked for."""

    version: int
    call: str


SESSION_BYTES = 200_000_000
"""What the files of one session may take together, where the operators say nothing else."""


class SessionStore(Protocol):
    """Sessions, their versions and their files.

    Every method may raise `StorageUnavailable`; then nothing is half-written. Methods that take a `session_id` raise
    `SessionNotFound` for ids that are unknown, malformed, expired (by the clock the store was made with) or erased. A
    write is durable when the method returns. All methods may be called from many threads and processes at once.
    """

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
        """Make a session at version 1, with its files, in one step or not at all. Raises `TooLarge` as `write`."""
        ...

    def read(self, session_id: str, *, known: int = 0) -> Session:
        """The newest version. Where that is the `known` one, its content may be left out, and is empty then."""
        ...

    def peek(self, session_id: str) -> int | None:
        """The newest version, where that can be told at once, without waiting for anything. None says nothing."""
        ...

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
        """Store the next version with its files, if `expected_version` is still the newest, in one step or not at all.

        Files that versions name are named by their content: one of the same name is the same file.
        With a `key`, `written` knows the version by it for as long as the session lives.

        Raises:
            StaleVersion: another write came first; nothing was changed.
            TooLarge: the session's files would take more than it may hold; nothing was changed.
        """
        ...

    def written(self, session_id: str, name: str) -> KnownWrite | None:
        """What was written with a key of this name. Who asks after reading a version, and then writes the version after
        it, cannot write twice with one key."""
        ...

    def history(self, session_id: str, *, after: int = 0) -> Sequence[VersionInfo]:
        """All versions behind one, newest first. Empty where `after` is the newest."""
        ...

    def news(self, known: Mapping[str, int]) -> Collection[str]:
        """Those of these sessions whose newest version is another than the known one, or that are gone.

        Cheap, so that it can be asked often. A change is told once at least, to one asker, who asks from one thread.
        """
        ...

    def news_seconds(self, watched: int) -> float:
        """How long to wait before asking again, where so many sessions are watched."""
        ...

    def read_version(self, session_id: str, version: int) -> bytes:
        """The content of one version.

        Raises:
            NotFound: the session has no such version.
        """
        ...

    def put_file(self, session_id: str, file: StoredFile) -> None:
        """Keep a file; one of the same name is replaced. Raises `TooLarge` as `write`."""
        ...

    def get_file(self, files_key: str, name: str) -> StoredFile:
        """A file of a session that still lives.

        Raises:
            NotFound: no such file, or its session has expired or was erased.
        """
        ...

    def erase(self, session_id: str) -> bool:
        """Remove the session with all its versions and files. Nothing of it can be read afterwards.

        False while copies of it still stand where a reader of the store itself holds them, such as a backup that runs:
        they are removed as soon as it ends, without being asked again.
        """
        ...

    def remove_expired(self) -> int:
        """Remove what has expired, in small steps that let writers through. Returns the number of sessions removed."""
        ...

    def secret(self) -> bytes:
        """32 random bytes, made once per store, the same for every process that uses it: the key for signed links."""
        ...

    def ping(self) -> None:
        """Raises `StorageUnavailable`, with the reason, where the store does not answer or takes no writes."""
        ...

    def close(self) -> None: ...
