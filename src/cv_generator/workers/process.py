"""What runs in the template process and in the workers that are forked from it.

The template loads everything once and runs no work. A worker is a copy of it: ready within milliseconds, sharing its
memory, with limits of its own.
"""

from __future__ import annotations

import contextlib
import errno
import gc
import os
import shutil
import signal
import socket
import struct
import sys
import tempfile
import time
from pathlib import Path

from cv_generator import languages
from cv_generator.errors import InternalError, UserError, kind_and_place
from cv_generator.workers import wire

LENGTH = struct.Struct(">Q")
REQUEST = struct.Struct(">cQ")
"""To the template: `f` and the memory in bytes (with the worker's socket), or `e` and the worker's process id."""

ANSWER = struct.Struct(">q")
"""Of the template: a process id, or an exit status, negative for the signal that ended the process."""

JOB = struct.Struct(">dQ")
"""Seconds of processor time, length of the message that follows."""

NO_ROOM = 75
"""The exit status of a worker that could not begin for what the machine has none left of."""

_SCARCE = frozenset(
    {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EIO}
)
"""What the system says where it has no room on its disks, no descriptors or no memory left."""

GRACE_SECONDS = 0.05
"""One that is about to end by itself shall say why."""


def template(control: socket.socket) -> None:
    """Load everything, then fork workers as they are asked for until the service closes its end."""
    from cv_generator.workers import work

    folder = tempfile.mkdtemp(prefix=f"cv-generator-{os.getpid()}-")
    try:
        work.load()
        gc.collect()
        gc.freeze()  # what is loaded stays; collecting it again would copy every page of it into each worker
        control.sendall(b"+")
        while True:
            request, descriptors, _, _ = socket.recv_fds(control, REQUEST.size, 1)
            if len(request) < REQUEST.size:
                return
            command, number = REQUEST.unpack(request)
            answer = _forked(control, descriptors[0], number, folder) if command == b"f" else _ended(number, folder)
            control.sendall(ANSWER.pack(answer))
    except OSError:
        return  # the service has gone
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _forked(control: socket.socket, descriptor: int, memory: int, folder: str) -> int:
    """A worker. What it puts down lies in a folder of its own, since one that is killed cannot take it away."""
    child = os.fork()
    if child:
        os.close(descriptor)
        return child
    status = 1
    try:
        control.close()
        tempfile.tempdir = f"{folder}/{os.getpid()}"
        Path(tempfile.tempdir).mkdir()
        os.dup2(1, 2)  # what native code prints may hold what a person wrote
        limit(memory)
        with socket.socket(fileno=descriptor) as line:
            serve(line)
        status = 0
    except OSError as error:
        status = NO_ROOM if error.errno in _SCARCE else 1
    finally:
        os._exit(status)


def _ended(child: int, folder: str) -> int:
    """End a worker. The answer is how it ended, by itself or now."""
    patience = time.monotonic() + GRACE_SECONDS
    ended, status = os.waitpid(child, os.WNOHANG)
    while not ended:
        if time.monotonic() > patience:
            os.kill(child, signal.SIGKILL)
            ended, status = os.waitpid(child, 0)
        else:
            time.sleep(0.001)
            ended, status = os.waitpid(child, os.WNOHANG)
    shutil.rmtree(f"{folder}/{child}", ignore_errors=True)
    return os.waitstatus_to_exitcode(status)


def serve(line: socket.socket) -> None:
    """One job after the other until the service closes its end."""
    with line.makefile("rb") as jobs:
        while len(head := jobs.read(JOB.size)) == JOB.size:
            seconds, length = JOB.unpack(head)
            message = jobs.read(length)
            allow(seconds)
            answer = done(message)
            allow(0)
            line.sendall(LENGTH.pack(len(answer)))
            line.sendall(answer)


def done(message: bytes) -> bytes:
    """The answer to one job: its result, an error of the caller's, what the machine lacks, or a fault."""
    from cv_generator.workers import work

    content, files = wire.unpacked(message)
    try:
        return wire.packed(*work.KINDS[content["work"]](content, files))
    except UserError as error:
        return wire.packed({"error": wire.error_as_json(error)})
    except InternalError as error:
        return wire.packed({"fault": str(error)})
    except MemoryError:
        return wire.packed({"spent": "memory"})
    except RecursionError:
        return wire.packed({"spent": "depth"})
    except Exception as error:  # noqa: BLE001 - the outermost door of this process: a fault of ours, told without texts
        is_scarcity = isinstance(error, OSError) and error.errno in _SCARCE
        return wire.packed({"lacking" if is_scarcity else "fault": kind_and_place(error)})


def allow(seconds: float) -> None:
    """Let the system end this process after so much processor time, in native code too; 0 takes the limit away."""
    signal.setitimer(signal.ITIMER_PROF, seconds)


def limit(memory: int) -> None:
    """Let this process hold so many bytes of memory that is its own, and forbid core dumps.

    What is counted is what may be written (RLIMIT_DATA, which counts mappings since Linux 4.7), not the address space:
    the resident memory cannot exceed it by more than the files that are mapped, 20 to 30 MB, while of the address space
    every thread's heap takes 64 MB that nobody uses.
    """
    import resource

    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """The template; its control socket and the folders of further languages are those that the service passed on."""
    for directory in sys.argv[2:]:
        languages.add_directory(Path(directory))
    for number in (signal.SIGINT, signal.SIGTERM):  # sent to a whole group; the service ends its workers itself
        signal.signal(number, signal.SIG_IGN)
    template(socket.socket(fileno=int(sys.argv[1])))
