"""Reads PDFs in processes of their own, under limits of memory and time: native code on a stranger's file.

A worker that dies or takes too long gives an error and is replaced by the next. Workers start when they are first
needed and stay for many documents; `warm` starts one ahead.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import select
import signal
import struct
import subprocess
import sys
import threading
import time
from typing import IO

from cv_generator.errors import InternalError, RetryLater, UnreadableDocument
from cv_generator.reading.regions.blocks import Blocks
from cv_generator.reading.regions.pdf.wire import blocks_from_json, unpacked

MEMORY_BYTES = 300 * 1024 * 1024
"""Address space of a worker. Python and pdfium map about 45 MB, an ordinary CV some more."""

SECONDS = 1.5
"""Processor time for one document. The service promises an answer on any input within two seconds."""

PATIENCE = 8.0
"""Seconds by the clock for one document: a busy machine takes longer over the same work."""

START_SECONDS = 15.0
"""For a worker to start on a busy machine."""

DOCUMENTS = 500
"""Documents after which a worker is replaced, so that what native code leaks stays small."""

WAIT_SECONDS = 20.0
"""How long a call waits for a free worker."""

_TIME_IS_UP = tuple(-number for name in ("SIGPROF", "SIGXCPU") if (number := getattr(signal, name, None)))
_MESSAGE = 64 * 1024 * 1024
_LENGTH = struct.Struct(">Q")
_KEPT = ("PATH", "SYSTEMROOT", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "TMPDIR", "TEMP", "TMP")
_CODE = "from cv_generator.reading.worker_process import main; main()"


def read_pdf_safely(data: bytes) -> Blocks | bytes:
    """The blocks of a PDF, or the data of a CV where the PDF is one of ours and carries them.

    Raises UnreadableDocument, also where reading takes too long, too much memory, or crashes; RetryLater where all
    workers stay busy.
    """
    content, files = unpacked(_pool.call(data))
    if "reason" in content:
        raise UnreadableDocument(str(content["reason"]), str(content["hint"]))
    return files[0] if content.get("cv") else blocks_from_json(content, files)


def warm() -> None:
    """Start a worker now, so that the first PDF does not wait for it."""
    _pool.warm()


def _too_long() -> UnreadableDocument:
    return UnreadableDocument("too_complex", "Reading the file takes too long. Export it again, simpler.")


class _Worker:
    """One process. `ask` raises UnreadableDocument and leaves the worker dead where the document killed it."""

    def __init__(self) -> None:
        environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
        environment["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
        self._process = subprocess.Popen(
            [sys.executable, "-c", _CODE],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, bufsize=0,
        )  # fmt: skip
        self.documents = 0
        self._deadline = time.monotonic() + START_SECONDS
        if self._read(1) != b"+":
            self.stop()
            raise InternalError("a reading process does not start")

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, data: bytes) -> bytes:
        self.documents += 1
        self._deadline = time.monotonic() + PATIENCE
        try:
            self._write(_LENGTH.pack(len(data)) + data)
            length = _LENGTH.unpack(self._read(_LENGTH.size))[0]
            if length > _MESSAGE:
                raise BrokenPipeError
            return self._read(length)
        except TimeoutError:
            self.stop()
            raise _too_long() from None
        except (BrokenPipeError, struct.error, OSError):
            if self.stop() in _TIME_IS_UP:
                raise _too_long() from None
            raise UnreadableDocument("corrupt", "The file cannot be read. Export it again, or send the DOCX.") from None

    def stop(self) -> int:
        """End the process. The answer is its exit status, negative for the signal that ended it."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(0.05)  # one that is about to end by itself shall say why
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        return self._process.wait()

    def _write(self, data: bytes) -> None:
        stream = _open(self._process.stdin)
        view = memoryview(data)
        while view:
            _wait(stream, self._deadline, for_reading=False)
            view = view[os.write(stream.fileno(), view[: 1 << 16]) :]

    def _read(self, length: int) -> bytes:
        stream = _open(self._process.stdout)
        parts: list[bytes] = []
        while length:
            _wait(stream, self._deadline, for_reading=True)
            part = os.read(stream.fileno(), min(length, 1 << 20))
            if not part:
                raise BrokenPipeError
            parts.append(part)
            length -= len(part)
        return b"".join(parts)


class _Pool:
    """Idle workers and how many there may be."""

    def __init__(self, size: int) -> None:
        self._free = threading.BoundedSemaphore(size)
        self._idle: list[_Worker] = []
        self._guard = threading.Lock()
        self._owner = os.getpid()

    def call(self, data: bytes) -> bytes:
        if not self._free.acquire(timeout=WAIT_SECONDS):
            raise RetryLater(2, "All readers are busy")
        try:
            worker = self._take()
            try:
                return worker.ask(data)
            finally:
                self._give_back(worker)
        finally:
            self._free.release()

    def warm(self) -> None:
        with self._free:
            self._give_back(self._take())

    def stop(self) -> None:
        with self._guard:
            workers, self._idle = self._idle, []
        if self._owner == os.getpid():
            for worker in workers:
                worker.stop()

    def _take(self) -> _Worker:
        with self._guard:
            if self._owner != os.getpid():
                # This process was forked from another: its pipes are not ours to use.
                self._idle, self._owner = [], os.getpid()
            worker = self._idle.pop() if self._idle else None
        if worker is not None and not worker.is_alive:
            worker.stop()
            worker = None
        return worker or _Worker()

    def _give_back(self, worker: _Worker) -> None:
        if not worker.is_alive or worker.documents >= DOCUMENTS:
            worker.stop()
            return
        with self._guard:
            self._idle.append(worker)


def _open(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None or stream.closed:
        raise BrokenPipeError
    return stream


def _wait(stream: IO[bytes], deadline: float, *, for_reading: bool) -> None:
    """Until a pipe can be used. Raises TimeoutError at the deadline."""
    if os.name == "nt":
        return  # select knows sockets only there; a document that hangs then hangs its call
    streams = ([stream], []) if for_reading else ([], [stream])
    if not any(select.select(*streams, [], max(0.0, deadline - time.monotonic()))):
        raise TimeoutError


_pool = _Pool(max(2, min(4, os.cpu_count() or 2)))
atexit.register(_pool.stop)
