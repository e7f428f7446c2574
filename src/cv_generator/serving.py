"""Host: listening, in one process or several, and stopping in time.

Several workers share one listening socket and one store. The process that started them restarts one that dies, removes
what has expired, and hears nothing itself.
"""

from __future__ import annotations

import contextlib
import logging
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import uvicorn

from cv_generator import asgi
from cv_generator.bootstrap import make_context, make_telemetry
from cv_generator.errors import StorageUnavailable
from cv_generator.operations.context import Context
from cv_generator.settings import Settings

GRACE_SECONDS = 6
"""How long answers that have begun may take after the signal to stop."""
DEADLINE_SECONDS = 9.0
"""Then the process ends, whatever hangs. What was acknowledged is stored; what was not is not half-stored."""
RESTART_SECONDS = 1.0
FIGURES_FOLDER = "PROMETHEUS_MULTIPROC_DIR"
"""Where workers leave their figures for each other (`operations/prometheus_workers`)."""
log = logging.getLogger("cv_generator")
_MAKER = re.compile(r"cv-generator-(\d{1,9})-.*")


class _Server(uvicorn.Server):
    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Streams end at once, so that those who watch go elsewhere; the rest may finish."""
        end = threading.Timer(DEADLINE_SECONDS, os._exit, [0])
        end.daemon = True
        end.start()
        asgi.app.state.context.changes.close()
        await super().shutdown(sockets)


def listening(host: str, port: int) -> socket.socket:
    """A bound socket. Raises SystemExit with what is wrong."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol is named because asyncio turns Nagle's algorithm off only where it is: 40 ms a call otherwise.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        sys.exit(f"cv-generator: cannot listen on {host}:{port}: {error.strerror}")
    listener.listen(512)
    return listener


def serve(listener: socket.socket, settings: Settings) -> None:
    """Answer until stopped, in this process."""
    proxies = list(settings.forwarded_allow_ips)
    config = uvicorn.Config(
        asgi.app,
        log_config=None,
        access_log=False,
        proxy_headers=bool(proxies),
        forwarded_allow_ips=proxies,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    _Server(config).run(sockets=[listener])


def follow(descriptor: int, lifeline: int, settings: Settings) -> None:
    """Answer as one worker of several, until stopped or until the process that started it is gone."""

    def watch() -> None:
        while os.read(lifeline, 1):
            pass
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, name="lifeline", daemon=True).start()
    with socket.socket(fileno=descriptor) as listener:
        serve(listener, settings)


def supervise(listener: socket.socket, workers: int) -> None:
    """Keep so many workers alive until stopped."""
    held, lifeline = os.pipe()
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    figures = Path(tempfile.mkdtemp(prefix=f"cv-generator-{os.getpid()}-metrics-"))
    os.environ[FIGURES_FOLDER] = str(figures)  # before the library that looks for it is imported
    running = [_worker(listener, held) for _ in range(workers)]
    _Cleaning(stopping).start()
    while not stopping.wait(RESTART_SECONDS):
        running = [each if each.poll() is None else _replaced(each, listener, held, figures) for each in running]
    os.close(lifeline)
    deadline = time.monotonic() + DEADLINE_SECONDS + 0.5
    for each in running:
        with contextlib.suppress(subprocess.TimeoutExpired):
            each.wait(max(0.0, deadline - time.monotonic()))
        each.kill()
    shutil.rmtree(figures, ignore_errors=True)


def _replaced(
    gone: subprocess.Popen[bytes], listener: socket.socket, held: int, figures: Path
) -> subprocess.Popen[bytes]:
    from cv_generator.operations.prometheus_workers import forget

    forget(gone.pid, figures)
    how = f"signal {-gone.returncode}" if gone.returncode < 0 else f"status {gone.returncode}"
    log.warning("Worker %d ended by itself (%s) and is replaced: what it had begun was not answered", gone.pid, how)
    return _worker(listener, held)


def _worker(listener: socket.socket, held: int) -> subprocess.Popen[bytes]:
    passed = (listener.fileno(), held)
    command = [sys.executable, "-m", "cv_generator", "serve", "--worker", f"{passed[0]},{passed[1]}"]
    return subprocess.Popen(command, pass_fds=passed, env={**os.environ, "CLEANUP_MINUTES": "0"})


class _Cleaning(threading.Thread):
    """One cleanup for all workers, at the start and then regularly."""

    def __init__(self, stopping: threading.Event) -> None:
        super().__init__(name="cleanup", daemon=True)
        self._stopping = stopping
        self._settings = Settings.from_environment(os.environ)

    def run(self) -> None:
        pause = self._settings.cleanup_minutes * 60
        context = self._context() if pause else None
        while context:
            asgi.clean_up(context)
            if self._stopping.wait(pause):
                return

    def _context(self) -> Context | None:
        """As soon as the store is there; None where the service stops before."""
        while True:
            try:
                return make_context(self._settings, make_telemetry(self._settings))
            except StorageUnavailable:
                log.warning("Expired sessions cannot be removed yet: storage temporarily unavailable")
            if self._stopping.wait(RESTART_SECONDS):
                return None


def sweep() -> None:
    """Remove what processes that were killed have left in the temporary directory. Their ids are in the names."""
    for folder in Path(tempfile.gettempdir()).glob("cv-generator-*"):
        maker = _MAKER.fullmatch(folder.name)
        with contextlib.suppress(FileNotFoundError):  # whoever made it has ended meanwhile
            if maker and folder.stat().st_uid == os.getuid() and not _lives(int(maker[1])):
                shutil.rmtree(folder, ignore_errors=True)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True  # somebody else's
    return True
