"""Whether the service can do its work, said at once, however busy it is or how stuck its store."""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import Callable

from cv_generator.errors import StorageUnavailable
from cv_generator.operations import remedies
from cv_generator.operations.context import Context

log = logging.getLogger("cv_generator.http")

ANSWER_SECONDS = 0.03
"""How long a health check waits for the store before it says what was true last."""

STUCK_SECONDS = 3.0
"""A store that has not answered for so long is away."""


class Health:
    """Asks the store from a thread of its own, which nothing else waits for."""

    def __init__(self, context: Context, clock: Callable[[], float] = time.monotonic) -> None:
        self._context = context
        self._clock = clock
        self._reason = ""
        self._since: float | None = None
        self._done = threading.Event()

    async def reason(self) -> str:
        """Why the store is away; empty where it is there."""
        if self._since is None:
            self._since = self._clock()
            self._done.clear()
            threading.Thread(target=self._ask, name="health", daemon=True).start()
        asked = self._since
        deadline = self._clock() + ANSWER_SECONDS
        while not self._done.is_set() and self._clock() < deadline:
            await asyncio.sleep(0.002)
        is_stuck = not self._done.is_set() and self._clock() - asked > STUCK_SECONDS
        return "stuck" if is_stuck else self._reason

    def _ask(self) -> None:
        reason = ""
        try:
            self._context.store.ping()
        except StorageUnavailable as error:
            reason = error.reason
        except Exception as error:  # noqa: BLE001 - the end of a thread: whatever the store raises, it is away
            reason = type(error).__name__
        if reason != self._reason:
            log.warning("Storage is %s", f"away: {reason}. {remedies.of_storage(reason)}" if reason else "back")
        self._reason, self._since = reason, None
        self._done.set()
