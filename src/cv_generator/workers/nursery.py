"""The template process, from which workers are forked, and workers as the service sees them."""

from __future__ import annotations

import contextlib
import logging
import os
import socket
import subprocess
import sys
import threading
import time
from collections import deque

from cv_generator import languages
from cv_generator.errors import RetryLater
from cv_generator.workers import process

START_SECONDS = 30.0
"""For the template to load everything on a busy machine; about a second on an idle one."""

ANSWER_SECONDS = 10.0
"""For the template to fork a worker or to end one: milliseconds."""

LATELY = 10
"""Jobs of which a worker has at hand what it made; so many compilations are kept by the typesetter."""

MESSAGE_BYTES = 96 * 1024 * 1024
"""The longest answer that is taken from a worker."""

_KEPT = ("PATH", "SYSTEMROOT", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "TMPDIR", "TEMP", "TMP")
"""Of the environment. Keys and connection strings stay where they are."""

_CODE = "from cv_generator.workers.process import main; main()"


log = logging.getLogger("cv_generator.workers")


class Ended(Exception):
    """The worker is gone. `status` is its exit status, negative for the signal that ended it."""

    def __init__(self, status: int) -> None:
        super().__init__(f"status {status}")
        self.status = status


class Worker:
    """One process. It is used by one thread at a time; `interrupt` may come from any."""

    def __init__(self, nursery: Nursery, pid: int, line: socket.socket) -> None:
        self._nursery, self._line = nursery, line
        self.pid = pid
        self.jobs = 0
        self.lately: deque[int] = deque(maxlen=LATELY)

    @property
    def is_alive(self) -> bool:
        """Whether an idle worker still holds its end of the line."""
        self._line.settimeout(0)
        try:
            return bool(self._line.recv(1, socket.MSG_PEEK))
        except BlockingIOError:
            return True
        except OSError:
            return False

    def ask(self, message: bytes, seconds: float, patience: float) -> bytes:
        """The answer to one job that may take so much processor time, and so much time by the clock.

        Raises TimeoutError at the deadline and Ended where the worker is gone. It is of no use after either.
        """
        self.jobs += 1
        deadline = time.monotonic() + patience
        try:
            self._line.settimeout(patience)
            self._line.sendall(process.JOB.pack(seconds, len(message)))
            self._line.sendall(message)
            length = process.LENGTH.unpack(self._received(process.LENGTH.size, deadline))[0]
            if length > MESSAGE_BYTES:
                raise Ended(self.end())
            return self._received(length, deadline)
        except TimeoutError:
            self.end()
            raise
        except OSError:
            raise Ended(self.end()) from None

    def interrupt(self) -> None:
        """Make `ask` end now, with Ended."""
        with contextlib.suppress(OSError):
            self._line.shutdown(socket.SHUT_RDWR)

    def end(self) -> int:
        """End the process. The answer is its exit status, negative for the signal that ended it."""
        self._line.close()
        return self._nursery.end(self.pid)

    def _received(self, length: int, deadline: float) -> bytes:
        whole = bytearray(length)
        view = memoryview(whole)
        while view:
            self._line.settimeout(max(0.001, deadline - time.monotonic()))
            number = self._line.recv_into(view)
            if not number:
                raise ConnectionResetError
            view = view[number:]
        return bytes(whole)


class Nursery:
    """Starts the template when the first worker is asked for, and again where it is gone."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._template: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None

    def worker(self, memory: int) -> Worker:
        """A new worker that may hold so many bytes of its own.

        Raises RetryLater where the machine has no processor, memory or descriptors left for one.
        """
        try:
            ours, theirs = socket.socketpair()
        except OSError as error:
            raise _exhausted(str(error)) from None
        with theirs:
            try:
                return Worker(self, self._asked(b"f", memory, theirs.fileno()), ours)
            except BaseException:
                ours.close()
                raise

    def end(self, pid: int) -> int:
        """End a worker of this nursery. 0 where the template is gone, and its workers with it."""
        with self._guard:
            if self._control is None:
                return 0
            try:
                return self._exchange(self._control, b"e", pid, None)
            except OSError:
                self._stop()
                return 0

    def stop(self) -> None:
        """End the template; idle workers end with their lines."""
        with self._guard:
            self._stop()

    def forget(self) -> None:
        """In a process that was forked from the service: template and workers belong to the other one."""
        if self._control is not None:
            self._control.close()
        self.__init__()  # type: ignore[misc]

    def _asked(self, command: bytes, number: int, descriptor: int) -> int:
        with self._guard:
            for is_last in (False, True):
                try:
                    return self._exchange(self._control or self._start(), command, number, descriptor)
                except OSError as error:
                    self._stop()
                    if is_last:
                        raise _exhausted(str(error)) from None
        raise AssertionError("the last attempt returns or raises")

    def _exchange(self, control: socket.socket, command: bytes, number: int, descriptor: int | None) -> int:
        control.settimeout(ANSWER_SECONDS)
        descriptors = [] if descriptor is None else [descriptor]
        socket.send_fds(control, [process.REQUEST.pack(command, number)], descriptors)
        answer = control.recv(process.ANSWER.size, socket.MSG_WAITALL)
        if len(answer) < process.ANSWER.size:
            raise ConnectionResetError
        return int(process.ANSWER.unpack(answer)[0])

    def _start(self) -> socket.socket:
        environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
        environment["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
        environment["MALLOC_ARENA_MAX"] = "2"  # each arena keeps what it has freed, and memory is limited
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                self._template = subprocess.Popen(
                    [sys.executable, "-c", _CODE, str(theirs.fileno()), *map(str, languages.added())],
                    stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                    env=environment, pass_fds=[theirs.fileno()],
                )  # fmt: skip
        except OSError:
            ours.close()
            raise
        ours.settimeout(START_SECONDS)
        try:
            started = ours.recv(1) == b"+"
        except OSError:
            started = False
        if not started:
            ours.close()
            self._stop()
            raise _exhausted("the template does not start")
        self._control = ours
        return ours

    def _stop(self) -> None:
        control, template = self._control, self._template
        self._control = self._template = None
        if control is not None:
            control.close()
        if template is not None:
            try:
                template.wait(process.GRACE_SECONDS * 20)  # it takes its folder away
            except subprocess.TimeoutExpired:
                template.kill()
                template.wait()


def _exhausted(why: str) -> RetryLater:
    """The machine is full, or what runs in the template is broken; the log says which."""
    log.error("No worker can be started: %s", why)
    return RetryLater(5, "All workers are busy")
