"""Do latencies stay the same as sessions become many? Get, update and cleanup: the operations, without HTTP.

The bar: the median with the most sessions is within 1.5 times that with one. `read` is the store alone, for those who
want to see where a get's time goes. The sizes take turns, round by round, so that whatever else the machine does meets
them all alike. `CV_BENCH_SESSIONS` caps the sizes.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import sqlite3
import statistics
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from cv_generator.cv.limits import Limits
from cv_generator.operations.context import Caller, Context
from cv_generator.operations.dispatch import invoke
from cv_generator.operations.registry import OPERATIONS
from cv_generator.storage import codec
from cv_generator.storage.protocol import Change, SessionStore
from cv_generator.storage.sqlite import SqliteSessionStore
from tests.contract.azurite import AzuriteRecipe, running_azurite
from tests.contract.recipes import NOON, Clock

SQLITE = (1, 1_000, 100_000, 1_000_000)
AZURITE = (1, 1_000, 20_000)
BAR = 1.5
CLEANUPS = 4
"""In each round."""

EXPIRED_PER_CLEANUP = 20

CHANGE = Change("update_cv_field", "http", ("work_experience[0].employer",))
LIFE = dt.timedelta(hours=24)


OPERATION = {operation.name: operation for operation in OPERATIONS}
SAMPLE = Path(__file__).parents[1] / "samples" / "lebenslauf.json"


@dataclass
class Filled:
    """A store with so many living sessions."""

    store: SessionStore
    clock: Clock
    ids: list[str]

    def read(self) -> Callable[[], object]:
        session_id = random.choice(self.ids)
        return lambda: self.store.read(session_id)

    def get(self) -> Callable[[], object]:
        return self._call("get_cv_session")

    def update(self) -> Callable[[], object]:
        return self._call("update_cv_field", field_path="headline", value=f"Headline {random.random()}")

    def cleanup(self) -> Callable[[], object]:
        """Sessions that have just expired, for the cleanup to find among those that live."""
        for _ in range(EXPIRED_PER_CLEANUP):
            make(self.store, str(uuid.uuid4()), self.clock.now + dt.timedelta(microseconds=1))
        self.clock.turn(dt.timedelta(milliseconds=1))
        return self.store.remove_expired

    def _call(self, name: str, **arguments: object) -> Callable[[], object]:
        context = context_of(self.store, self.clock)
        sent = {"session_id": random.choice(self.ids), **arguments}
        return lambda: invoke(context, OPERATION[name], sent)


def context_of(store: SessionStore, clock: Clock) -> Context:
    return Context(
        store=store,
        clock=clock,
        new_id=lambda: str(uuid.uuid4()),
        limits=Limits(versions_per_session=100_000),
        caller=Caller(base_url="http://cv.test"),
    )


@cache
def content() -> bytes:
    """What the service keeps for the sample CV."""
    with tempfile.TemporaryDirectory() as folder:
        clock = Clock()
        store = SqliteSessionStore(Path(folder) / "sessions.sqlite3", clock=clock)
        cv = json.loads(SAMPLE.read_text("utf-8"))
        made = invoke(context_of(store, clock), OPERATION["create_cv_session"], {"cv_data": cv})
        kept = store.read(str(made.as_json()["session_id"])).content
        store.close()
    return kept


def make(store: SessionStore, session_id: str, expires_at: dt.datetime) -> None:
    store.create(
        session_id, owner="", files_key=uuid.uuid4().hex, content=content(), change=CHANGE, expires_at=expires_at
    )


def lives(count: int) -> Iterator[tuple[str, dt.datetime]]:
    """Ids and ends of sessions that were made evenly over a day, and none of which ends during the measurement."""
    for number in range(count):
        yield str(uuid.uuid4()), NOON + dt.timedelta(hours=1) + LIFE * number / count


def filled_sqlite(path: Path, count: int) -> Filled:
    """Filled by SQL: a million single writes would take ten minutes of waiting for the disk."""
    clock = Clock()
    store = SqliteSessionStore(path, clock=clock)
    sessions = list(lives(count))
    packed = codec.pack(content())
    at = codec.to_micros(NOON)

    def fill(connection: sqlite3.Connection) -> None:
        connection.executemany(
            "INSERT INTO sessions VALUES (?, ?, '', ?, 1, ?, ?, ?)",
            ((n, key, uuid.uuid4().hex, at, at, codec.to_micros(end)) for n, (key, end) in enumerate(sessions, 1)),
        )
        connection.executemany(
            "INSERT INTO versions VALUES (?, 1, ?, 'create_cv_session', 'http', '[]', ?)",
            ((n, at, packed) for n in range(1, count + 1)),
        )

    store._pool.write(fill)
    store._pool.forget()
    return Filled(store, clock, [key for key, _ in sessions])


def filled_azurite(connection: str, count: int) -> Filled:
    clock = Clock()
    store = AzuriteRecipe.in_new_table(connection).open(clock)
    sessions = list(lives(count))
    with ThreadPoolExecutor(8) as pool:
        for _ in pool.map(lambda each: make(store, *each), sessions):
            pass
    return Filled(store, clock, [key for key, _ in sessions])


def timed(run: Callable[[], object]) -> float:
    started = time.perf_counter()
    run()
    return (time.perf_counter() - started) * 1000


def measured(stores: dict[int, Filled], rounds: int, gets: int, updates: int) -> dict[str, dict[int, float]]:
    """Median milliseconds of each call at each size."""
    found: dict[str, dict[int, list[float]]] = {call: {size: [] for size in stores} for call in CALLS}
    for _ in range(rounds):
        for size, filled in stores.items():
            found["read"][size] += [timed(filled.read()) for _ in range(gets)]
            found["get"][size] += [timed(filled.get()) for _ in range(gets)]
            found["update"][size] += [timed(filled.update()) for _ in range(updates)]
            found["cleanup of 20"][size] += [timed(filled.cleanup()) for _ in range(CLEANUPS)]
    return {call: {size: statistics.median(times) for size, times in by.items()} for call, by in found.items()}


CALLS = ("read", "get", "update", "cleanup of 20")
BARRED = CALLS[1:]


def show(name: str, figures: dict[str, dict[int, float]]) -> dict[str, Any]:
    """Print a table; the figures with the ratio of the largest size to the smallest."""
    sizes = list(next(iter(figures.values())))
    print(f"{name:<16}" + "".join(f"{size:>12,}" for size in sizes) + "   largest/smallest")
    ratios = {}
    for call, medians in figures.items():
        ratios[call] = medians[sizes[-1]] / medians[sizes[0]]
        verdict = "" if ratios[call] <= BAR or call not in BARRED else f"  above {BAR}"
        print(
            f"{call:<16}" + "".join(f"{medians[size]:>9.3f} ms" for size in sizes) + f"{ratios[call]:>12.2f}{verdict}"
        )
    return {"medians_ms": figures, "ratios": ratios}


def sizes_up_to_cap(sizes: Sequence[int]) -> list[int]:
    cap = int(os.environ.get("CV_BENCH_SESSIONS", max(sizes)))
    return [size for size in sizes if size <= cap]


def sqlite_figures() -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as name:
        folder, sizes = Path(name), sizes_up_to_cap(SQLITE)
        stores = {size: filled_sqlite(folder / f"{size}.sqlite3", size) for size in sizes}
        figures = show("SQLite", measured(stores, rounds=12, gets=150, updates=40))
        megabytes = (folder / f"{sizes[-1]}.sqlite3").stat().st_size / 1e6
        for each in stores.values():
            each.store.close()
    print(f"file with {sizes[-1]:,} sessions: {megabytes:,.0f} MB\n")
    return {**figures, "file_mb": megabytes}


def azurite_figures() -> dict[str, Any]:
    """Each size has an emulator of its own, so that only its own sessions are in its memory."""
    with ExitStack() as stack:
        stores = {}
        for size in sizes_up_to_cap(AZURITE):
            home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            stores[size] = filled_azurite(stack.enter_context(running_azurite(home)), size)
        return show("Azurite", measured(stores, rounds=9, gets=40, updates=20))


def main() -> dict[str, Any]:
    return {"sqlite": sqlite_figures(), "azurite": azurite_figures()}


if __name__ == "__main__":
    main()
