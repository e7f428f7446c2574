"""What erasing takes: room on a full disk, and patience with readers that hold the write-ahead log open."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from cv_generator.cv.limits import MB
from cv_generator.errors import StorageUnavailable

AGAIN_SECONDS = 1.0

RESERVE_BYTES = 32 * MB
"""Overwriting what is erased goes through the log, so it takes as much room as a session's largest file, once."""


_LEAST_BYTES = MB
"""Less would erase nothing."""


class Remains:
    """Tries until nothing of what was erased is left. `forget` tells whether that is so."""

    def __init__(self, forget: Callable[[], bool]) -> None:
        self._forget = forget
        self._lock = threading.Lock()
        self._trying: threading.Thread | None = None
        self._closed = threading.Event()

    def forget(self) -> bool:
        """Whether nothing is left now. Where something is, a thread goes on until nothing is."""
        if self._is_forgotten():
            return True
        with self._lock:
            if self._trying is None and not self._closed.is_set():
                self._trying = threading.Thread(target=self._try_again, name="erasing", daemon=True)
                self._trying.start()
        return False

    def close(self) -> None:
        self._closed.set()
        if self._trying:
            self._trying.join()

    def _try_again(self) -> None:
        while not self._closed.wait(AGAIN_SECONDS):
            if self._is_forgotten():
                break
        with self._lock:
            self._trying = None

    def _is_forgotten(self) -> bool:
        try:
            return self._forget()
        except StorageUnavailable:
            return False


class Reserve:
    """A file that holds room on the disk and gives it up for erasing, so that a full disk can be freed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._take()

    @contextmanager
    def spent_when_full(self) -> Iterator[None]:
        """Give the room up before erasing where there is no other."""
        if self._free() < RESERVE_BYTES:
            with contextlib.suppress(OSError):
                self._path.unlink()
        yield
        self._take()

    def _free(self) -> int:
        """Bytes; enough, and nothing to take from, where the system does not tell or the folder is gone."""
        if not hasattr(os, "statvfs"):
            return RESERVE_BYTES
        try:
            disk = os.statvfs(self._path.parent)
        except OSError:
            return RESERVE_BYTES
        return disk.f_bavail * disk.f_frsize

    def _take(self) -> None:
        """A quarter of what is free at most: what is left of a small disk, or of a full one, is for sessions."""
        size = min(RESERVE_BYTES, self._free() // 4)
        if self._path.exists() or size < _LEAST_BYTES or not hasattr(os, "posix_fallocate"):
            return
        with contextlib.suppress(OSError), open(self._path, "xb", opener=_for_the_owner) as file:
            os.posix_fallocate(file.fileno(), 0, size)


def _for_the_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
