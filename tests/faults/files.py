"""Files that fail beneath SQLite: every kind of call, as a disk, a lock and a file system fail, drawn at random.

A file system of SQLite's (a VFS) that passes every call on to the system's and spoils some. It is the default of this
process once it is `installed`; connections that name `vfs=unix` go past it. It needs a `_sqlite3` that shares its
library with the process, as Python's own does on Linux.

It knows what of the database and of its log has been flushed, so that it can tell what a cut of the power would leave
(`after_power_loss`).
"""

from __future__ import annotations

import _sqlite3
import ctypes
import random
import threading
from collections import Counter
from collections.abc import Callable
from ctypes import CFUNCTYPE, POINTER, c_char_p, c_int, c_int64, c_void_p
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

OK, PERM, BUSY, READONLY, IOERR, FULL, CANTOPEN = 0, 3, 5, 8, 10, 13, 14
IOERR_READ, IOERR_WRITE, IOERR_FSYNC = IOERR | 1 << 8, IOERR | 3 << 8, IOERR | 4 << 8
IOERR_TRUNCATE, IOERR_FSTAT, IOERR_DELETE = IOERR | 6 << 8, IOERR | 7 << 8, IOERR | 10 << 8
IOERR_ACCESS, IOERR_LOCK, IOERR_SHMLOCK = IOERR | 13 << 8, IOERR | 15 << 8, IOERR | 20 << 8
IOERR_SHMSIZE, IOERR_SHMMAP = IOERR | 19 << 8, IOERR | 21 << 8

_PTR = c_void_p
_METHODS: dict[str, Any] = {
    "xClose": CFUNCTYPE(c_int, _PTR),
    "xRead": CFUNCTYPE(c_int, _PTR, _PTR, c_int, c_int64),
    "xWrite": CFUNCTYPE(c_int, _PTR, _PTR, c_int, c_int64),
    "xTruncate": CFUNCTYPE(c_int, _PTR, c_int64),
    "xSync": CFUNCTYPE(c_int, _PTR, c_int),
    "xFileSize": CFUNCTYPE(c_int, _PTR, POINTER(c_int64)),
    "xLock": CFUNCTYPE(c_int, _PTR, c_int),
    "xUnlock": CFUNCTYPE(c_int, _PTR, c_int),
    "xCheckReservedLock": CFUNCTYPE(c_int, _PTR, POINTER(c_int)),
    "xFileControl": CFUNCTYPE(c_int, _PTR, c_int, _PTR),
    "xSectorSize": CFUNCTYPE(c_int, _PTR),
    "xDeviceCharacteristics": CFUNCTYPE(c_int, _PTR),
    "xShmMap": CFUNCTYPE(c_int, _PTR, c_int, c_int, c_int, POINTER(_PTR)),
    "xShmLock": CFUNCTYPE(c_int, _PTR, c_int, c_int, c_int),
    "xShmBarrier": CFUNCTYPE(None, _PTR),
    "xShmUnmap": CFUNCTYPE(c_int, _PTR, c_int),
    "xFetch": CFUNCTYPE(c_int, _PTR, c_int64, c_int, POINTER(_PTR)),
    "xUnfetch": CFUNCTYPE(c_int, _PTR, c_int64, _PTR),
}
_OPEN = CFUNCTYPE(c_int, _PTR, _PTR, _PTR, c_int, POINTER(c_int))
_DELETE = CFUNCTYPE(c_int, _PTR, c_char_p, c_int)
_ACCESS = CFUNCTYPE(c_int, _PTR, c_char_p, c_int, POINTER(c_int))


class _Methods(ctypes.Structure):
    """`sqlite3_io_methods`."""

    _fields_ = [("iVersion", c_int), *_METHODS.items()]


class _Files(ctypes.Structure):
    """`sqlite3_vfs`."""

    _fields_ = [
        ("iVersion", c_int), ("szOsFile", c_int), ("mxPathname", c_int), ("pNext", _PTR), ("zName", c_char_p),
        ("pAppData", _PTR), ("xOpen", _OPEN), ("xDelete", _DELETE), ("xAccess", _ACCESS), *((name, _PTR) for name in (
            "xFullPathname", "xDlOpen", "xDlError", "xDlSym", "xDlClose", "xRandomness", "xSleep", "xCurrentTime",
            "xGetLastError", "xCurrentTimeInt64", "xSetSystemCall", "xGetSystemCall", "xNextSystemCall")),
    ]  # fmt: skip


KINDS: dict[str, dict[str, int]] = {
    "xOpen": {"open: refused": CANTOPEN, "open: no more descriptors": IOERR},
    "xDelete": {"delete: I/O error": IOERR_DELETE},
    "xAccess": {"look: I/O error": IOERR_ACCESS},
    "xRead": {"read: I/O error": IOERR_READ},
    "xWrite": {
        "write: disk full": FULL,
        "write: full half way": FULL,
        "write: I/O error": IOERR_WRITE,
        "write: read-only": READONLY,
        "write: not allowed": PERM,
    },
    "xTruncate": {"truncate: I/O error": IOERR_TRUNCATE},
    "xSync": {"flush: I/O error": IOERR_FSYNC, "flush: error after it": IOERR_FSYNC, "flush: disk full": FULL},
    "xFileSize": {"size: I/O error": IOERR_FSTAT},
    "xLock": {"lock: held": BUSY, "lock: I/O error": IOERR_LOCK},
    "xShmMap": {"index: no room": FULL, "index: I/O error": IOERR_SHMMAP, "index: cannot grow": IOERR_SHMSIZE},
    "xShmLock": {"index lock: held": BUSY, "index lock: I/O error": IOERR_SHMLOCK},
}
"""How each kind of call fails, by SQLite's method."""

_HALF, _AFTER = "write: full half way", "flush: error after it"


_INSTALLED: list[FaultyFiles] = []
"""SQLite knows them by address, so none may go."""


@dataclass
class _Image:
    """What of a file is certainly on the disk, and what was written since: where, what (None cuts the file there)."""

    durable: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    def flushed(self, chance: random.Random | None = None) -> None:
        """With a `chance`, in vain: what the system could not write it has forgotten, and no later flush brings it."""
        for at, data in self.pending:
            if chance is None or chance.random() < 0.5:
                _apply(self.durable, at, data)
        self.pending.clear()


def _apply(image: bytearray, at: int, data: bytes | None) -> None:
    if data is None:
        del image[at:]
        return
    if len(image) < at:
        image.extend(bytes(at - len(image)))
    image[at : at + len(data)] = data


class FaultyFiles:
    """Spoils one call in `one_in` while it is `armed`. `counts` tells how many of each kind.

    `at_call` is asked at every call while armed, before it is passed on.
    """

    def __init__(self, seed: int = 0, one_in: float = 50) -> None:
        self.armed = False
        self.one_in = one_in
        self.counts: Counter[str] = Counter()
        self.only: frozenset[str] = frozenset()
        self.at_call: Callable[[], None] = lambda: None
        self._chance = random.Random(seed)
        self._lock = threading.RLock()
        self._images: dict[Path, _Image] = {}
        self._paths: dict[int, Path] = {}
        self._patched: dict[int, _Methods] = {}
        self._kept: list[Any] = []
        self._library = ctypes.CDLL(_sqlite3.__file__)
        self._library.sqlite3_vfs_find.restype = POINTER(_Files)
        self._system = self._library.sqlite3_vfs_find(b"unix").contents

    def installed(self) -> FaultyFiles:
        files = _Files.from_buffer_copy(self._system)
        files.pNext, files.zName = None, b"faulty"
        files.xOpen, files.xDelete, files.xAccess = _OPEN(self._open), _DELETE(self._delete), _ACCESS(self._access)
        self._kept.append(files)
        _INSTALLED.append(self)
        if self._library.sqlite3_vfs_register(ctypes.byref(files), 1) != OK:
            raise RuntimeError("SQLite takes no file system")
        return self

    def removed(self) -> None:
        """The system's own is the default again. Connections that are open keep theirs."""
        self._library.sqlite3_vfs_register(ctypes.byref(self._system), 1)

    def after_power_loss(self, folder: Path) -> dict[str, bytes]:
        """Name of a file in it -> what stands there when the power is cut now: all that was flushed, and of the rest
        what the disk happened to take, whole, torn or not at all."""
        with self._lock:
            return {path.name: self._cut(image) for path, image in self._images.items() if path.parent == folder}

    def _cut(self, image: _Image) -> bytes:
        left = bytearray(image.durable)
        for at, data in image.pending:
            luck = self._chance.random()
            if luck < 0.4:
                _apply(left, at, data)
            elif luck < 0.6 and data:
                _apply(left, at, data[: self._chance.randrange(len(data)) // 512 * 512])
        return bytes(left)

    def _drawn(self, method: str) -> tuple[str, int]:
        """The kind of fault, and SQLite's code for it; nothing and OK for most calls."""
        if not self.armed:
            return "", OK
        with self._lock:
            self.at_call()
            kinds = [kind for kind in KINDS[method] if not self.only or kind in self.only]
            if not kinds or self._chance.random() * self.one_in >= 1:
                return "", OK
            kind = self._chance.choice(kinds)
            self.counts[kind] += 1
            return kind, KINDS[method][kind]

    def _open(self, files: int, name: int, file: int, flags: int, given: Any) -> int:
        code = self._drawn("xOpen")[1]
        if code:
            ctypes.cast(file, POINTER(_PTR))[0] = None  # what says that there is nothing to be closed
            return code
        code = self._system.xOpen(files, name, file, flags, given)
        if code == OK:
            self._opened(file, Path(ctypes.string_at(name).decode() if name else ""))
        return code

    def _opened(self, file: int, path: Path) -> None:
        methods = ctypes.cast(file, POINTER(_PTR))
        address = methods[0]
        if address and address not in self._patched:
            self._patched[address] = self._with_faults(_Methods.from_address(address))
        if address:
            methods[0] = ctypes.addressof(self._patched[address])
        with self._lock:
            self._paths[file] = path
            if path.name and path not in self._images:
                self._images[path] = _Image(bytearray(path.read_bytes()))

    def _with_faults(self, system: _Methods) -> _Methods:
        methods = _Methods.from_buffer_copy(system)
        for name in ("xRead", "xFileSize", "xLock", "xShmMap", "xShmLock"):
            self._replace(methods, system, name, self._plain(name, getattr(system, name)))
        self._replace(methods, system, "xWrite", self._writing(system))
        self._replace(methods, system, "xTruncate", self._truncating(system))
        self._replace(methods, system, "xSync", self._flushing(system))
        return methods

    def _replace(self, methods: _Methods, system: _Methods, name: str, call: Callable[..., int]) -> None:
        if getattr(system, name):
            wrapped = _METHODS[name](call)
            self._kept.append(wrapped)
            setattr(methods, name, wrapped)

    def _plain(self, name: str, pass_on: Any) -> Callable[..., int]:
        unlocking = 1  # of SHM_UNLOCK, which never fails

        def call(*arguments: Any) -> int:
            if name == "xShmLock" and arguments[3] & unlocking:
                return int(pass_on(*arguments))
            return self._drawn(name)[1] or int(pass_on(*arguments))

        return call

    def _writing(self, system: _Methods) -> Callable[..., int]:
        def write(file: int, data: int, count: int, at: int) -> int:
            kind, code = self._drawn("xWrite")
            taken = count if not code else count // 2 if kind == _HALF else 0
            if taken:
                code = system.xWrite(file, data, taken, at) or code
                self._pending(file, at, ctypes.string_at(data, taken))
            return code

        return write

    def _truncating(self, system: _Methods) -> Callable[..., int]:
        def truncate(file: int, size: int) -> int:
            code = self._drawn("xTruncate")[1] or system.xTruncate(file, size)
            if code == OK:
                self._pending(file, size, None)
            return code

        return truncate

    def _flushing(self, system: _Methods) -> Callable[..., int]:
        def flush(file: int, flags: int) -> int:
            kind, code = self._drawn("xSync")
            if not code or kind == _AFTER:
                code = system.xSync(file, flags) or code
            with self._lock:
                if image := self._images.get(self._paths.get(file, Path())):
                    image.flushed(self._chance if code and kind != _AFTER else None)
            return code

        return flush

    def _pending(self, file: int, at: int, data: bytes | None) -> None:
        with self._lock:
            if image := self._images.get(self._paths.get(file, Path())):
                image.pending.append((at, data))

    def _delete(self, files: int, name: bytes, flush: int) -> int:
        code = self._drawn("xDelete")[1] or self._system.xDelete(files, name, flush)
        if code == OK:
            with self._lock:
                self._images.pop(Path(name.decode()), None)
        return code

    def _access(self, files: int, name: bytes, flags: int, found: Any) -> int:
        return self._drawn("xAccess")[1] or self._system.xAccess(files, name, flags, found)
