"""How a test gets at a store: a recipe that other processes can carry out too, and a clock that tests turn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from cv_generator.storage.protocol import SESSION_BYTES, SessionStore
from cv_generator.storage.sqlite import SqliteSessionStore

NOON = dt.datetime(2026, 1, 21, 12, 0, 0, 123456, tzinfo=dt.UTC)
LIFE = dt.timedelta(hours=24)

Moments = Callable[[], dt.datetime]


class Clock:
    """Stands still until it is turned."""

    def __init__(self, now: dt.datetime = NOON) -> None:
        self.now = now

    def __call__(self) -> dt.datetime:
        return self.now

    def turn(self, by: dt.timedelta) -> None:
        self.now += by


def noon() -> dt.datetime:
    """A clock for worker processes."""
    return NOON


class Recipe(Protocol):
    """Opens one and the same store, in whichever process it is carried out. Can be pickled."""

    def open(self, clock: Moments, session_bytes: int = SESSION_BYTES) -> SessionStore: ...


@dataclass(frozen=True)
class SqliteRecipe:
    path: Path

    def open(self, clock: Moments, session_bytes: int = SESSION_BYTES) -> SessionStore:
        return SqliteSessionStore(self.path, clock=clock, busy_seconds=30, session_bytes=session_bytes)
