"""Callers who go away before their answer: what was begun for them is ended."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from cv_generator.errors import UserError


class Cancelled(UserError):
    """The caller has gone. Nobody is there to see this error."""

    code = "cancelled"
    error = "The caller has gone"


class Presence:
    """Whether somebody still waits for an answer."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._has_left = False
        self._ends: list[Callable[[], None]] = []

    @property
    def has_left(self) -> bool:
        return self._has_left

    def leave(self) -> None:
        """From any thread, once the caller has gone: ends what was begun."""
        with self._guard:
            self._has_left = True
            ends = [*self._ends]
        for end in ends:
            end()

    @contextmanager
    def ending(self, end: Callable[[], None]) -> Iterator[None]:
        """Have `end` called where the caller goes meanwhile. Raises Cancelled where it has gone before."""
        with self._guard:
            if self._has_left:
                raise Cancelled
            self._ends.append(end)
        try:
            yield
        finally:
            with self._guard:
                self._ends.remove(end)


presence: ContextVar[Presence | None] = ContextVar("presence", default=None)
"""Of the caller for whom the current thread works; None where nobody can go, as on the command line."""
