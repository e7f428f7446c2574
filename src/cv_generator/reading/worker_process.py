"""What runs inside a worker: limits first, then one document after the other from standard input."""

from __future__ import annotations

import os
import signal
import struct
import sys
from typing import Any

from cv_generator.errors import UnreadableDocument
from cv_generator.reading.regions.pdf.wire import blocks_as_json, packed

_LENGTH = struct.Struct(">Q")


def main() -> None:
    """Serve until standard input ends."""
    from cv_generator.reading.regions.pdf import start
    from cv_generator.reading.worker import MEMORY_BYTES, SECONDS

    answers = os.dup(1)
    os.dup2(2, 1)  # what native code prints must not come between the answers
    start()
    _limit(MEMORY_BYTES)
    os.write(answers, b"+")
    while head := sys.stdin.buffer.read(_LENGTH.size):
        data = sys.stdin.buffer.read(_LENGTH.unpack(head)[0])
        _allow(SECONDS)
        message = answer(data)
        _allow(0)
        _write(answers, _LENGTH.pack(len(message)) + message)


def answer(data: bytes) -> bytes:
    """The message for one document."""
    from cv_generator.reading.regions.pdf import read_pdf, read_save_file

    files: list[bytes] = []
    content: dict[str, Any]
    try:
        saved = read_save_file(data)
        if saved is not None:
            return packed({"cv": True}, [saved])
        content = blocks_as_json(read_pdf(data), files)
    except UnreadableDocument as error:
        content = {"reason": error.reason, "hint": error.details.get("hint", "")}
    except MemoryError:
        content, files = {"reason": "too_complex", "hint": "The file needs too much memory. Export it again."}, []
    return packed(content, files)


def _write(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def _allow(seconds: float) -> None:
    """Let the system end this process after so much processor time, in native code too; 0 takes the limit away."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _limit(memory: int) -> None:
    """Cap the address space and forbid core dumps, where the system can."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
