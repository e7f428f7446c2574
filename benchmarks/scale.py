"""Do latencies stay the same as sessions become many? Get, update and cleanup, straight at the stores.

The bar: the median with the most sessions is within 1.5 times that with one. The sizes take turns, round by round, so
that whatever else the machine does meets them all alike. `CV_BENCH_SESSIONS` caps the sizes.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import statistics
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cv_generator.storage import codec
from cv_generator.storage.protocol import Change, SessionStore
from cv_generator.storage.sqlite import SqliteSessionStore
from tests.contract.azurite import AzuriteRecipe, running_azurite
from tests.contract.recipes import NOON, Clock

SQLITE = (1, 1_000, 100_000, 1_000_000)
AZURITE = (1, 1_000, 20_000)
BAR = 1.5
EXPIRED_PER_CLEANUP = 20

CHANGE = Change("update_cv_field", "http", ("work_experience[0].employer",))
LIFE = dt.timedelta(hours=24)


@dataclass
class Filled:
    """A store with so many living sessions."""

    store: SessionStore
    clock: Clock
    ids: list[str]

    def get(self) -> None:
        self.store.read(random.choice(self.ids))

    def update(self) -> Callable[[], object]:
        session = self.store.read(random.choice(self.ids))
        return lambda: self.store.write(
            session.id, expected_version=session.version, content=content(session.version), change=CHANGE
        )

    def cleanup(self) -> Callable[[], object]:
        """Sessions that have just expired, for the cleanup to find among those that live."""
        for number in range(EXPIRED_PER_CLEANUP):
            make(self.store, str(uuid.uuid4()), number, self.clock.now + dt.timedelta(microseconds=1))
        self.clock.turn(dt.timedelta(milliseconds=1))
        return self.store.remove_expired


def content(seed: int) -> bytes:
    """5 KB of words, which compress as a CV does."""
    words = random.Random(seed % 100)
    text = " ".join(f"{words.choice(SYLLABLES)}{words.choice(SYLLABLES)}{words.choice(SYLLABLES)}" for _ in range(560))
    return text.encode()[:5000]


SYLLABLES = [first + second for first in "bdfgklmnprst" for second in ("a", "ei", "o", "um", "er")]


def make(store: SessionStore, session_id: str, seed: int, expires_at: dt.datetime) -> None:
    store.create(
        session_id, owner="", files_key=uuid.uuid4().hex, content=content(seed), change=CHANGE, expires_at=expires_at
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
    packed = [codec.pack(content(seed)) for seed in range(100)]
    at = codec.to_micros(NOON)
    with store._pool.writing() as connection:
        connection.executemany(
            "INSERT INTO sessions VALUES (?, ?, '', ?, 1, ?, ?, ?)",
            ((n, key, uuid.uuid4().hex, at, at, codec.to_micros(end)) for n, (key, end) in enumerate(sessions, 1)),
        )
        connection.executemany(
            "INSERT INTO versions VALUES (?, 1, ?, 'create_cv_session', 'http', '[]', ?)",
            ((n, at, packed[n % 100]) for n in range(1, count + 1)),
        )
    store._pool.forget()
    return Filled(store, clock, [key for key, _ in sessions])


def filled_azurite(connection: str, count: int) -> Filled:
    clock = Clock()
    store = AzuriteRecipe.in_new_table(connection).open(clock)
    sessions = list(lives(count))
    with ThreadPoolExecutor(8) as pool:
        for _ in pool.map(lambda each: make(store, each[0], len(each[0]), each[1]), sessions):
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
            found["get"][size] += [timed(filled.get) for _ in range(gets)]
            found["update"][size] += [timed(filled.update()) for _ in range(updates)]
            found["cleanup of 20"][size].append(timed(filled.cleanup()))
    return {call: {size: statistics.median(times) for size, times in by.items()} for call, by in found.items()}


CALLS = ("get", "update", "cleanup of 20")


def show(name: str, figures: dict[str, dict[int, float]]) -> dict[str, Any]:
    """Print a table; the figures with the ratio of the largest size to the smallest."""
    sizes = list(next(iter(figures.values())))
    print(f"{name:<16}" + "".join(f"{size:>12,}" for size in sizes) + "   largest/smallest")
    ratios = {}
    for call, medians in figures.items():
        ratios[call] = medians[sizes[-1]] / medians[sizes[0]]
        verdict = "" if ratios[call] <= BAR else f"  above {BAR}"
        print(
            f"{call:<16}" + "".join(f"{medians[size]:>9.3f} ms" for size in sizes) + f"{ratios[call]:>12.2f}{verdict}"
        )
    return {"medians_ms": figures, "ratios": ratios}


def sizes_up_to_cap(sizes: Sequence[int]) -> list[int]:
    cap = int(os.environ.get("CV_BENCH_SESSIONS", max(sizes)))
    return [size for size in sizes if size <= cap]


def main() -> dict[str, Any]:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        sizes = sizes_up_to_cap(SQLITE)
        sqlite = {size: filled_sqlite(folder / f"{size}.sqlite3", size) for size in sizes}
        megabytes = (folder / f"{sizes[-1]}.sqlite3").stat().st_size / 1e6
        result = {"sqlite": show("SQLite", measured(sqlite, rounds=15, gets=300, updates=40)), "file_mb": megabytes}
        print(f"file with {sizes[-1]:,} sessions: {megabytes:,.0f} MB\n")
        for each in sqlite.values():
            each.store.close()
    with ExitStack() as stack:
        azurite = {}
        for size in sizes_up_to_cap(AZURITE):
            home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            azurite[size] = filled_azurite(stack.enter_context(running_azurite(home)), size)
        result["azurite"] = show("Azurite", measured(azurite, rounds=9, gets=40, updates=20))
    return result


if __name__ == "__main__":
    main()
