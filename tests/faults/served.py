"""Calls over HTTP while storage fails beneath the service, and whether what was answered is so."""

from __future__ import annotations

import http.client
import os
import random
import re
import shutil
import signal
import sqlite3
import time
import zlib
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.service import Client

CALLERS = 4
SESSIONS = 16
VERSIONS = 30
AWAY = frozenset({503, 507})
"""How a call is refused for the storage's sake."""

_CV = {
    "full_name": "Anna Muster",
    "email": "anna@example.com",
    "phone": "+41 44 668 18 00",
    "work_experience": [
        {"employer": "Werk AG", "title": "Engineer", "date_range": "2010 – 2020", "bullets": ["Built"]}
    ],
    "education": [{"institution": "Uni", "title": "BSc", "date_range": "2010"}],
}
_TOKEN = re.compile(rb"Engineer [0-9.]+")


@dataclass
class Told:
    """What was answered, and what of it was not so: see `storms.Verdict`."""

    answers: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    unanswered: int = 0
    checks: int = 0
    slowest: float = 0.0


@dataclass(frozen=True)
class Held:
    """Version and headline of a session, and whether it has a PDF."""

    version: int
    headline: str
    has_file: bool = False


class Served:
    """Rounds of calls on a service whose store stands at `path`, which is looked at past the service."""

    def __init__(self, port: int, path: Path, seed: int) -> None:
        self.port, self.told = port, Told()
        self._path = path
        self._chance = random.Random(seed)
        self._known: dict[str, Held] = {}
        self._doubtful: dict[str, list[Held | None]] = {}
        self._new: dict[str, bool] = {}
        self._number = 0
        self._threads = ThreadPoolExecutor(CALLERS)

    def round(self) -> None:
        """Some calls at once, no two on one session."""
        self._number += 1
        self._doubtful, self._new = {}, {}
        living = list(self._known)
        self._chance.shuffle(living)
        plans: list[tuple[str, str]] = []
        for number in range(CALLERS):
            if len(living) < 2 or (len(self._known) < SESSIONS and self._chance.random() < 0.2):
                plans.append(("create", f"{self._number}.{number}"))
                continue
            session_id = living.pop()
            kind = self._chance.choices(["edit", "read", "pdf"], [8, 2, 0.5])[0]
            plans.append(("erase" if self._known[session_id].version >= VERSIONS else kind, session_id))
        for _ in self._threads.map(self._call, plans):
            pass

    def _call(self, plan: tuple[str, str]) -> None:
        kind, subject = plan
        started = time.monotonic()
        try:
            with Client(self.port) as client:
                status, answer = self._sent(client, kind, subject)
        except (OSError, http.client.HTTPException):
            status, answer = 0, {}
        self.told.slowest = max(self.told.slowest, time.monotonic() - started)
        self.told.answers[f"{kind} {status or 'not answered'}"] += 1
        if status == 0:
            self.told.unanswered += 1
        elif status != 200 and status not in AWAY:
            self.told.wrong.append(f"round {self._number}: {kind} answered {status}")
        self._note(kind, subject, status, answer)

    def _sent(self, client: Client, kind: str, subject: str) -> tuple[int, Any]:
        session = {"session_id": subject}
        if kind == "create":
            return client.post("create-cv-session", {"cv_data": {**_CV, "headline": f"Engineer {subject}"}})
        if kind == "edit":
            edit = {"field_path": "headline", "value": f"Engineer {self._number}"}
            return client.post("update-cv-field", {**session, **edit})
        if kind == "pdf":
            return client.post("generate-cv-from-session", session)
        if kind == "erase":
            return client.post("delete-cv-session", session)
        return client.get(f"/api/get-cv-session?session_id={subject}")

    def _note(self, kind: str, subject: str, status: int, answer: Any) -> None:
        if kind == "create":
            self._new[f"Engineer {subject}"] = status == 0
            if status == 200:
                self._known[answer["session_id"]] = Held(1, f"Engineer {subject}")
            return
        held = self._known[subject]
        after: Held | None = {
            "edit": Held(held.version + 1, f"Engineer {self._number}", held.has_file),
            "pdf": Held(held.version, held.headline, has_file=True),
            "erase": None,
            "read": held,
        }[kind]
        if kind == "read" and status == 200 and answer["cv_data"]["headline"] != held.headline:
            self.told.wrong.append(f"round {self._number}: another headline was read")
        if status == 0:
            self._doubtful[subject] = [held, after]
        elif status == 200 and after is None:
            del self._known[subject]
        elif status == 200 and after:
            self._known[subject] = after

    def check(self) -> None:
        """The store holds what was acknowledged and nothing of what was refused; what was not answered is there whole
        or not at all."""
        self.told.checks += 1
        found = self._found()
        for session_id in self._known.keys() | found.keys():
            there, wanted = found.get(session_id), self._known.get(session_id)
            if there is not None and wanted is None and self._new.get(there.headline):
                self._known[session_id] = there  # made by a call that was not answered
                continue
            allowed = self._doubtful.get(session_id, [wanted])
            if not any(_same(there, each) for each in allowed):
                is_older = there is None or (wanted is not None and there.version < wanted.version)
                told = f"round {self._number}: {there} for {wanted}"
                (self.told.lost if is_older else self.told.left).append(told)
            if there:
                self._known[session_id] = there
            else:
                self._known.pop(session_id, None)

    def _found(self) -> dict[str, Held]:
        """By SQLite alone, on files of the system."""
        with closing(sqlite3.connect(f"file:{self._path}?vfs=unix&mode=ro", uri=True, timeout=30)) as connection:
            rows = connection.execute(
                "SELECT s.id, s.version, v.content, (SELECT count(*) FROM versions w WHERE w.session = s.number),"
                " EXISTS (SELECT 1 FROM files f WHERE f.session = s.number)"
                " FROM sessions s LEFT JOIN versions v ON v.session = s.number AND v.version = s.version"
            ).fetchall()
            strays = connection.execute(
                "SELECT count(*) FROM files WHERE session NOT IN (SELECT number FROM sessions)"
            ).fetchone()[0]
        if strays:
            self.told.left.append(f"round {self._number}: {strays} files of no session")
        found = {}
        for session_id, version, content, versions, has_file in rows:
            text = _TOKEN.search(zlib.decompress(content or zlib.compress(b"")))
            if versions != version or not text:
                self.told.lost.append(f"round {self._number}: {versions} versions of {version}")
            found[session_id] = Held(version, text[0].decode() if text else "", bool(has_file))
        return found

    def after_kill(self, folder: Path, pid: int) -> None:
        """The same of a copy of the files, as a kill would leave them at this moment: the service stands still for it,
        since what it erases it may just be writing over."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        path = self._path
        os.kill(pid, signal.SIGSTOP)
        try:
            for suffix in ("", "-wal"):
                if (source := path.with_name(path.name + suffix)).exists():
                    shutil.copyfile(source, folder / (path.name + suffix))
        finally:
            os.kill(pid, signal.SIGCONT)
        self._path = folder / path.name
        try:
            sqlite3.connect(self._path).close()
            self.check()
        finally:
            self._path = path

    def close(self) -> None:
        self._threads.shutdown()


def _same(there: Held | None, wanted: Held | None) -> bool:
    """A PDF that was typeset and could not be answered may be kept: it shows the version that stands there."""
    if there is None or wanted is None:
        return there is wanted
    return (there.version, there.headline) == (wanted.version, wanted.headline) and there.has_file >= wanted.has_file
