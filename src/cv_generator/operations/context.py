"""What a use case may touch: the store, the clock, ids, limits, and who calls."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Self

from cv_generator.cv import checks
from cv_generator.cv.limits import Limits
from cv_generator.operations.changes import Changes
from cv_generator.operations.content import Content
from cv_generator.operations.recent import Recent
from cv_generator.operations.telemetry import Telemetry
from cv_generator.rendering.output import Typeset
from cv_generator.storage.protocol import SessionStore, WriteKey

CONTENT_BYTES = 2_000_000
"""Of contents as JSON that are kept understood; as objects they take about ten times as much."""

PRINTED_BYTES = 4_000_000
"""Of photos as they are printed, 60 kB at most each. What people send has megabytes; it would go to a worker with each
page."""

MADE_BYTES = 1_000_000
MADE_SECONDS = 3600.0
"""What is known of finished documents says nothing of persons, and opens nothing once the session is gone."""


@dataclass(frozen=True, slots=True)
class Made:
    """What is told of a finished document besides the file itself and its name. `report` is on the CV that it shows."""

    size: int
    page_count: int
    tightened: tuple[str, ...]
    warnings: tuple[str, ...]
    report: checks.Report

    @classmethod
    def of(cls, finished: Typeset, report: checks.Report) -> Self:
        return cls(len(finished.data), finished.page_count, finished.tightened, finished.warnings, report)


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls. `owner` is the hash of the API key, empty where keys are off; `by` names the surface or the client.

    `base_url` is what links start with (scheme and host, no closing slash). `idempotency_key` is the caller's name for
    this call, the same when it is sent again; empty where there is none.
    """

    owner: str = ""
    by: str = "direct"
    base_url: str = ""
    is_administrator: bool = True
    idempotency_key: str = ""


@dataclass(frozen=True, slots=True)
class Switches:
    """Operations that the operators have switched off."""

    disabled: frozenset[str] = frozenset()
    sessions: bool = True


@dataclass(frozen=True, slots=True)
class Context:
    """Everything that comes in from outside. Time, ids and files enter here and nowhere else.

    `clock` gives aware times in UTC. `new_id` makes unguessable ids. `contents` are what sessions hold, as understood a
    moment ago, with the version; `printed` is its photo as it is printed, with the name of what was sent.
    `made` are the documents that stand with sessions, by files key, time and name.
    `key` is by which the writes of the running call are known again, where its caller named it (`retrying`).
    """

    store: SessionStore
    clock: Callable[[], dt.datetime]
    new_id: Callable[[], str]
    limits: Limits = field(default_factory=Limits)
    switches: Switches = field(default_factory=Switches)
    caller: Caller = field(default_factory=Caller)
    telemetry: Telemetry = field(default_factory=Telemetry)
    changes: Changes = field(default_factory=Changes)
    contents: Recent[str, tuple[int, Content]] = field(default_factory=lambda: Recent(CONTENT_BYTES))
    printed: Recent[str, tuple[str, bytes]] = field(default_factory=lambda: Recent(PRINTED_BYTES))
    made: Recent[tuple[str, dt.datetime, str], Made] = field(
        default_factory=lambda: Recent(MADE_BYTES, seconds=MADE_SECONDS)
    )
    key: WriteKey | None = None

    def for_caller(self, caller: Caller) -> Self:
        """The same for one caller. Spelled out: each request asks for it, and `replace` takes four times as long."""
        return type(self)(
            self.store,
            self.clock,
            self.new_id,
            self.limits,
            self.switches,
            caller,
            self.telemetry,
            self.changes,
            self.contents,
            self.printed,
            self.made,
            self.key,
        )

    @property
    def today(self) -> dt.date:
        return self.clock().date()
