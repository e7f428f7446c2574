"""What callers do to a store while something fails beneath it, and whether what they were told is so.

A round is some calls at once, on different sessions, by threads. After it the store is asked past the faults:
everything that was acknowledged has to be there, and nothing of what was refused.
"""

from __future__ import annotations

import random
import time
import uuid
import zlib
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from cv_generator.errors import NotFound, StorageUnavailable, UserError
from cv_generator.storage.protocol import Change, SessionStore, StoredFile, WriteKey
from tests.contract.recipes import LIFE, NOON, Clock

CALLERS = 4
SESSIONS = 12
VERSIONS = 25
"""A session of so many versions is erased, so that the store stays small."""

KINDS = {"write": 8, "write with files": 3, "put file": 2, "read": 3, "expire": 0.2, "look": 1, "secret": 0.3}
"""Calls on a session that is there, and how often each is made."""

EDIT = Change("update_cv_field", "http", ("headline",))

Sending = Callable[[SessionStore], object]


@dataclass(frozen=True)
class State:
    """What a session holds: contents by version, data by the name of the file, versions by the name of the key."""

    files_key: str
    versions: tuple[bytes, ...] = ()
    files: frozenset[tuple[str, bytes]] = frozenset()
    keys: frozenset[tuple[str, int]] = frozenset()

    def with_file(self, file: StoredFile) -> State:
        others = frozenset(each for each in self.files if each[0] != file.name)
        return State(self.files_key, self.versions, others | {(file.name, file.data)}, self.keys)


@dataclass(frozen=True)
class Step:
    """One call: to what it would have brought its session (None: it is gone), and what the caller was told."""

    session_id: str
    after: State | None
    outcome: str
    at: int
    """Its place among the answers of the round."""


@dataclass
class Verdict:
    """`lost` tells what was acknowledged and is not there, `left` what was refused and is there all the same, `wrong`
    what was answered or read beside success, `StorageUnavailable` and what stands in the store. All have to be empty.
    """

    calls: Counter[str] = field(default_factory=Counter)
    checks: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    slowest: float = 0.0


class Storm(ABC):
    """Rounds of calls on one store. `counts` are the faults so far."""

    counts: Counter[str]
    may_be_done: bool
    """Whether a refused call may have been carried out whole, since its answer was lost on the way."""

    def __init__(self, seed: int, verdict: Verdict | None) -> None:
        self.verdict = verdict or Verdict()
        self.clock = Clock()
        self.known: dict[str, State] = {}
        self.steps: list[Step] = []
        self.number = 0
        self.chance = random.Random(seed)
        self._names: dict[str, set[str]] = {}
        self._threads = ThreadPoolExecutor(CALLERS)

    @property
    @abstractmethod
    def store(self) -> SessionStore: ...

    @abstractmethod
    def arm(self, fails: bool) -> None: ...

    @abstractmethod
    def check(self, before: dict[str, State]) -> None:
        """After a round in which something failed. `before` is what was known before it."""

    def close(self) -> None:
        self.arm(False)
        self._threads.shutdown()
        self.store.close()

    def round(self) -> None:
        before = dict(self.known)
        self.steps.clear()
        self.number += 1
        count = self.counts.total()
        plans = self._planned()
        self.arm(True)
        for _ in self._threads.map(self._carry_out, plans):
            pass
        self.arm(False)
        for step in self.steps:
            if step.outcome == "done":
                self.keep(step.session_id, step.after)
        if self.counts.total() > count:
            self.check(before)

    def keep(self, session_id: str, state: State | None) -> None:
        """What is known of a session from now on."""
        if state is None:
            self.known.pop(session_id, None)
        else:
            self.known[session_id] = state

    def compare(self, moment: str, found: dict[str, State], expected: dict[str, State]) -> None:
        """Every difference is told once, as what was lost or what was left."""
        self.verdict.checks[moment] += 1
        for session_id in expected.keys() | found.keys():
            wanted, there = expected.get(session_id), found.get(session_id)
            refused = [step.after for step in self.steps if step.session_id == session_id and step.outcome != "done"]
            if wanted == there or (self.may_be_done and there in refused):
                continue
            was_refused = there in refused or wanted is None
            told = f"round {self.number}, {moment}: {difference(wanted, there)}"
            (self.verdict.left if was_refused else self.verdict.lost).append(told)

    def explained(self, seen: State, state: State) -> bool:
        """Whether what was read beside what is known may be there."""
        return False

    # Calls

    def _planned(self) -> list[tuple[str, str, State]]:
        """Kind of call, session, and what is known of it. No session twice: which of two writers comes first is the
        contract's affair."""
        living = list(self.known)
        self.chance.shuffle(living)
        plans = []
        for _ in range(CALLERS):
            if len(living) < 2 or (len(self.known) < SESSIONS and self.chance.random() < 0.2):
                plans.append(("create", str(uuid.UUID(int=self.chance.getrandbits(128))), State("")))
                continue
            session_id = living.pop()
            state = self.known[session_id]
            drawn = self.chance.choices(list(KINDS), list(KINDS.values()))[0]
            plans.append(("erase" if len(state.versions) >= VERSIONS else drawn, session_id, state))
        return plans

    def _carry_out(self, plan: tuple[str, str, State]) -> None:
        kind, session_id, state = plan
        started = time.monotonic()
        send, after = self._call(kind, session_id, state)
        outcome = "done"
        try:
            send(self.store)
        except StorageUnavailable:
            outcome = "refused"
        except UserError as error:
            outcome = f"told {error.code}"
        except Exception as error:  # noqa: BLE001 - whatever else it raises is what is looked for
            outcome = f"raised {type(error).__name__}"
        self.verdict.slowest = max(self.verdict.slowest, time.monotonic() - started)
        self.verdict.calls[f"{kind} {outcome}"] += 1
        if outcome not in ("done", "refused"):
            self.verdict.wrong.append(f"round {self.number}: {kind} {outcome}")
        self.steps.append(Step(session_id, after, outcome, len(self.steps)))

    def _call(self, kind: str, session_id: str, state: State) -> tuple[Sending, State | None]:
        """What is to be sent, and the session after it."""
        version = len(state.versions)
        content = f"{session_id[:8]} {self.number} {version + 1} ".encode() * (1 + self.number * 37 % 300)
        file = StoredFile(f"file-{zlib.crc32(content):08x}.pdf", "application/pdf", content)
        if kind == "create":
            files = [file] if self.number % 2 else []
            made = State(session_id[::-1], (content,))
            return self._create(session_id, made.files_key, content, files), _with(made, session_id, files, self._names)
        if kind in ("write", "write with files"):
            files = [file] if kind == "write with files" else []
            key = WriteKey(key_name(version + 1), "c" * 64) if version % 2 else None
            keys = state.keys | {(key.name, version + 1)} if key else state.keys
            after = State(state.files_key, (*state.versions, content), state.files, keys)
            return self._write(session_id, version, content, files, key), _with(after, session_id, files, self._names)
        if kind == "put file":
            named = StoredFile("cv.pdf", "application/pdf", content)
            return lambda store: store.put_file(session_id, named), _with(state, session_id, [named], self._names)
        if kind == "erase":
            return lambda store: store.erase(session_id), None
        return lambda store: self._look_at(store, kind, session_id, state), state

    def _create(self, session_id: str, files_key: str, content: bytes, files: list[StoredFile]) -> Sending:
        return lambda store: store.create(
            session_id, owner="", files_key=files_key, content=content, change=EDIT, expires_at=NOON + LIFE, files=files
        )

    def _write(
        self, session_id: str, version: int, content: bytes, files: list[StoredFile], key: WriteKey | None
    ) -> Sending:
        return lambda store: store.write(
            session_id, expected_version=version, content=content, change=EDIT, files=files, key=key
        )

    def _look_at(self, store: SessionStore, kind: str, session_id: str, state: State) -> None:
        """What is read while something fails is right, or refused."""
        if kind == "secret":
            store.secret()
        elif kind == "expire":
            store.remove_expired()
        elif kind == "look":
            store.ping()
            store.peek(session_id)
            store.news({session_id: 0})
        elif (seen := self.state(store, session_id, state.files_key)) != state and not self.explained(seen, state):
            self.verdict.wrong.append(f"round {self.number}: read {difference(state, seen)}")

    def state(self, store: SessionStore, session_id: str, files_key: str) -> State:
        """What a store tells of a session; of files and keys those that were ever sent."""
        versions = tuple(store.read_version(session_id, info.version) for info in reversed(store.history(session_id)))
        if store.read(session_id).content != versions[-1]:
            self.verdict.wrong.append(f"round {self.number}: the newest version is another than the last")
        files = set()
        for name in self._names.get(session_id, ()):
            try:
                files.add((name, store.get_file(files_key, name).data))
            except NotFound:
                continue
        keys = {
            (key_name(version), known.version)
            for version in range(1, len(versions) + 2)
            if (known := store.written(session_id, key_name(version)))
        }
        return State(files_key, versions, frozenset(files), frozenset(keys))


def _with(state: State, session_id: str, files: list[StoredFile], names: dict[str, set[str]]) -> State:
    for file in files:
        names.setdefault(session_id, set()).add(file.name)
        state = state.with_file(file)
    return state


def key_name(version: int) -> str:
    return f"{version:064x}"


def difference(wanted: State | None, there: State | None) -> str:
    if wanted is None or there is None:
        return f"a session is {'there' if there else 'gone'}"
    return (
        f"{len(there.versions)} versions for {len(wanted.versions)}, {len(there.files)} files for {len(wanted.files)}, "
        f"{len(there.keys)} keys for {len(wanted.keys)}"
    )
