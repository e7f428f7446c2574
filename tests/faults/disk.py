"""The embedded store over files that fail. Looked at as well: the files that a process leaves which is killed after the
round, and those that a cut of the power leaves at some moment within it."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from cv_generator.errors import StorageUnavailable
from cv_generator.storage.sqlite import SqliteSessionStore
from tests.faults.files import FaultyFiles
from tests.faults.storms import State, Storm, Verdict, difference

BUSY_SECONDS = 0.05
LONGEST_WRITE_SECONDS = 60.0
_NAME = "sessions.sqlite3"
_OPENS = 20
"""How much seldomer a call fails while the store is opened, which reads the whole log."""


class FileStorm(Storm):
    """`files` have to be installed."""

    may_be_done = False

    def __init__(self, folder: Path, files: FaultyFiles, seed: int = 0, verdict: Verdict | None = None) -> None:
        super().__init__(seed, verdict)
        self.counts = files.counts
        self._folder, self._files = folder, files
        self._path = folder / "store" / _NAME
        self._images: list[tuple[int, dict[str, bytes]]] = []
        self._cut_at = 0
        self._store = self._opened()
        files.at_call = self._look

    @property
    def store(self) -> SqliteSessionStore:
        return self._store

    def arm(self, fails: bool) -> None:
        self._files.armed = fails

    def round(self) -> None:
        self._images.clear()
        self.steps.clear()
        self._cut_at = self.chance.randrange(1, 120)
        if self.chance.random() < 0.05:  # the process ends and another begins
            self._reopen()
        super().round()

    def _reopen(self) -> None:
        before, self._files.one_in = self._files.one_in, self._files.one_in * _OPENS
        self.arm(True)
        self._store.close()
        self._store = self._opened()
        self.arm(False)
        self._files.one_in = before

    def _opened(self) -> SqliteSessionStore:
        while True:  # a service that cannot open its store is started again
            try:
                return SqliteSessionStore(self._path, clock=self.clock, busy_seconds=BUSY_SECONDS)
            except StorageUnavailable:
                self.verdict.calls["open refused"] += 1

    def check(self, before: dict[str, State]) -> None:
        expected = dict(self.known)
        found = self._found(self._path)
        self.compare("now", found, expected)
        self.compare("killed", self._found(self._copy()), expected)
        for told, image in self._images:
            self._compare_after_power_loss(before, told, image)
        self.known = found  # a difference is counted once

    def _compare_after_power_loss(self, before: dict[str, State], told: int, image: dict[str, bytes]) -> None:
        """What had been acknowledged by then is there. Of calls that were under way all is there, or nothing."""
        path = self._new_folder("power")
        for name, data in image.items():
            path.with_name(name).write_bytes(data)
        allowed: dict[str, list[State | None]] = {session_id: [state] for session_id, state in before.items()}
        for step in self.steps:
            states = allowed.setdefault(step.session_id, [None])
            if step.outcome == "done" and step.at < told:
                states[:] = [step.after]
            else:
                states.append(step.after)
        self.verdict.checks["power"] += 1
        found = self._found(path)
        for session_id in allowed.keys() | found.keys():
            there = found.get(session_id)
            states = allowed.get(session_id, [None])
            if there not in states:
                self.verdict.lost.append(f"round {self.number}, power: {difference(states[0], there)}")

    def _look(self) -> None:
        self._cut_at -= 1
        if self._cut_at == 0:
            self._images.append((len(self.steps), self._files.after_power_loss(self._path.parent)))

    def _copy(self) -> Path:
        """Without the index in memory, which whoever comes first makes again."""
        path = self._new_folder("killed")
        with self._while_nothing_is_written():
            for suffix in ("", "-wal"):
                if (source := self._path.with_name(_NAME + suffix)).exists():
                    shutil.copyfile(source, path.with_name(_NAME + suffix))
        return path

    @contextmanager
    def _while_nothing_is_written(self) -> Iterator[None]:
        """What was erased may just be written over, for longer than callers of this store wait."""
        end = time.monotonic() + LONGEST_WRITE_SECONDS
        with ExitStack() as alone:
            while True:
                try:
                    alone.enter_context(self._store._pool._alone())
                    break
                except StorageUnavailable:
                    if time.monotonic() > end:
                        raise
            yield

    def _new_folder(self, name: str) -> Path:
        folder = self._folder / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        return folder / _NAME

    def _found(self, path: Path) -> dict[str, State]:
        """Through a store of its own, as the service does after a start."""
        try:
            store = SqliteSessionStore(path, clock=self.clock)
        except StorageUnavailable as error:
            self.verdict.lost.append(f"round {self.number}: {path.parent.name} cannot be opened: {error.reason}")
            return {}
        try:
            with store._pool.reading() as connection:
                problem = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
                listed = connection.execute("SELECT id, files_key FROM sessions").fetchall()
                strays = connection.execute(
                    "SELECT count(*) FROM files WHERE session NOT IN (SELECT number FROM sessions)"
                ).fetchone()[0]
            if problem != "ok":
                self.verdict.lost.append(f"round {self.number}: {path.parent.name}: {problem}")
            if strays:
                self.verdict.left.append(f"round {self.number}: {strays} files of no session")
            return {session_id: self.state(store, session_id, files_key) for session_id, files_key in listed}
        finally:
            store.close()
