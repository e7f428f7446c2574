"""Plays systemd for the test of the deployment page: starts and stops the unit as its file says.

`ROOT` is the folder that stands for the machine's root, `PORT` the port that stands for 7071.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(os.environ["ROOT"])
PID = ROOT / "service.pid"


def main(action: str, *_unit: str) -> None:
    if action in ("stop", "restart") and PID.exists():
        _stop(int(PID.read_text()))
    if action in ("enable", "start", "restart"):
        _start()


def _stop(pid: int) -> None:
    os.kill(pid, signal.SIGTERM)
    deadline = time.monotonic() + 30
    while Path(f"/proc/{pid}").exists() and _is_running(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    PID.unlink()


def _is_running(pid: int) -> bool:
    return bool(Path(f"/proc/{pid}/cmdline").read_bytes())  # empty for one that has ended and is not waited for


def _start() -> None:
    text = (ROOT / "etc/systemd/system/cv-generator.service").read_text()
    for folder in ("/opt/", "/etc/", "/var/lib/"):
        text = text.replace(folder, f"{ROOT}{folder}")
    unit = [line.partition("=") for line in text.replace("7071", os.environ["PORT"]).splitlines() if "=" in line]
    environment = {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}
    for name, _, value in unit:
        if name == "Environment":
            environment |= dict(pair.split("=", 1) for pair in value.split())
    for name, _, value in unit:
        if name == "EnvironmentFile":
            environment |= dict(line.split("=", 1) for line in Path(value.lstrip("-")).read_text().split())
    (command,) = (value for name, _, value in unit if name == "ExecStart")
    (folder,) = (value for name, _, value in unit if name == "WorkingDirectory")
    for name, value in environment.items():
        command = command.replace(f"${{{name}}}", value)
    (ROOT / "var/lib/cv-generator").mkdir(parents=True, exist_ok=True)
    with (ROOT / "log").open("a") as log:
        process = subprocess.Popen(
            command.split(), cwd=folder, env=environment, stdout=log, stderr=log, start_new_session=True
        )
    PID.write_text(str(process.pid))


if __name__ == "__main__":
    main(*sys.argv[1:])
