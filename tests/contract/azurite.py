"""Azurite, Microsoft's emulator of the storage services: installed from the lock file and started on free ports."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from cv_generator.storage.azure import AzureSessionStore
from cv_generator.storage.azure_account import Account
from cv_generator.storage.azure_calls import Patience
from cv_generator.storage.protocol import SESSION_BYTES, SessionStore
from tests.contract.recipes import Moments

_HOME = Path(__file__).parent.parent / "azurite"
_PROGRAM = _HOME / "node_modules" / "azurite" / "dist" / "src" / "azurite.js"

# The account and key that every Azurite has, published in its documentation.
_ACCOUNT = "devstoreaccount1"
_KEY = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="


def install() -> None:
    """What `script/test` has done already, unless a test is run by hand."""
    if not _PROGRAM.exists():
        subprocess.run([_found("npm"), "ci", "--no-audit", "--no-fund"], cwd=_HOME, check=True)


def _found(program: str) -> str:
    """In the PATH, or in this virtual environment, where the wheel of Node.js puts it."""
    path = shutil.which(program) or shutil.which(program, path=str(Path(sys.executable).parent))
    assert path, f"Azurite needs Node.js 20 or newer, with {program}: run script/test, which installs them"
    return path


@contextmanager
def running_azurite(folder: Path) -> Iterator[str]:
    """The connection string of an emulator that keeps everything in memory, and ends with the block."""
    install()
    ports = dict(zip(("blob", "queue", "table"), free_ports(3), strict=True))
    options = [option for name, port in ports.items() for option in (f"--{name}Port", str(port))]
    command = [
        _found("node"),
        str(_PROGRAM),
        "--silent",
        "--inMemoryPersistence",
        "--skipApiVersionCheck",
        "--disableTelemetry",
    ]
    with (folder / "azurite.log").open("wb") as log:
        process = subprocess.Popen([*command, *options], cwd=folder, stdout=log, stderr=log)
    try:
        wait_for(process, list(ports.values()))
        yield connection_string(ports["blob"], ports["table"])
    finally:
        process.kill()
        process.wait()


def connection_string(blob_port: int, table_port: int) -> str:
    return (
        f"DefaultEndpointsProtocol=http;AccountName={_ACCOUNT};AccountKey={_KEY};"
        f"BlobEndpoint=http://127.0.0.1:{blob_port}/{_ACCOUNT};TableEndpoint=http://127.0.0.1:{table_port}/{_ACCOUNT};"
    )


def free_ports(count: int) -> list[int]:
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


def wait_for(process: subprocess.Popen[bytes], ports: list[int], seconds: float = 30) -> None:
    """Until something listens on every port."""
    deadline = time.monotonic() + seconds
    for port in ports:
        while not listens(port):
            assert process.poll() is None, "the process has ended"
            assert time.monotonic() < deadline, f"nothing listens on port {port}"
            time.sleep(0.02)


def listens(port: int) -> bool:
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


@dataclass(frozen=True)
class AzuriteRecipe:
    """A table and a container of its own in a running emulator."""

    account: Account
    patience: Patience = field(default_factory=Patience)

    @classmethod
    def in_new_table(cls, connection: str) -> AzuriteRecipe:
        name = uuid.uuid4().hex[:12]
        return cls(Account(connection, table=f"cvsessions{name}", container=f"cv-files-{name}"))

    def open(self, clock: Moments, session_bytes: int = SESSION_BYTES) -> SessionStore:
        return AzureSessionStore(self.account, clock=clock, patience=self.patience, session_bytes=session_bytes)
