"""News of sessions for those who watch them: at once from this process, within moments from others."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from cv_generator.errors import StorageUnavailable
from cv_generator.operations.telemetry import described
from cv_generator.storage.protocol import SessionStore

log = logging.getLogger("cv_generator")

_AWAY_SECONDS = 1.0
"""How long nobody is asked after the store was away."""


@dataclass(slots=True, eq=False)
class Watch:
    """Somebody who watches a session. `version` is what they know; they say so themselves."""

    session_id: str
    wake: Callable[[], None]
    version: int = 0


@dataclass(slots=True, eq=False)
class Changes:
    """Wakes the watchers of a session when it may have changed, from any thread.

    What this process writes it says itself (`told`). What others write is seen by asking the store, from one thread
    that lives as long as somebody watches. `wake` is called once too often rather than too seldom; it must not block.
    """

    _watches: dict[str, set[Watch]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _asking: threading.Thread | None = None
    _closed: threading.Event = field(default_factory=threading.Event)

    @property
    def closed(self) -> bool:
        """Whether the service is stopping, so that watchers had better go elsewhere."""
        return self._closed.is_set()

    @contextmanager
    def watching(self, store: SessionStore, session_id: str, wake: Callable[[], None]) -> Iterator[Watch]:
        """Read the session after entering: what is written from then on is told."""
        watch = Watch(session_id, wake)
        with self._lock:
            self._watches.setdefault(session_id, set()).add(watch)
            if self._asking is None and not self.closed:
                self._asking = threading.Thread(target=self._ask, args=(store,), name="changes", daemon=True)
                self._asking.start()
        try:
            yield watch
        finally:
            with self._lock:
                self._watches[session_id].discard(watch)
                if not self._watches[session_id]:
                    del self._watches[session_id]

    def told(self, session_id: str) -> None:
        """This process changed or erased a session."""
        with self._lock:
            woken = list(self._watches.get(session_id, ()))
        for watch in woken:
            watch.wake()

    def close(self) -> None:
        """Wake all, who then find it closed."""
        self._closed.set()
        with self._lock:
            everybody = [watch for watches in self._watches.values() for watch in watches]
        for watch in everybody:
            watch.wake()

    def _ask(self, store: SessionStore) -> None:
        pause = 0.0
        while not self._closed.wait(pause):
            with self._lock:
                known = {name: min(each.version for each in watches) for name, watches in self._watches.items()}
                if not known:
                    self._asking = None
                    return
            pause = store.news_seconds(len(known))
            try:
                changed = store.news(known)
            except Exception as error:  # noqa: BLE001 - nobody else would ask for those who watch already
                pause = _AWAY_SECONDS
                if not isinstance(error, StorageUnavailable):
                    log.error("News could not be asked for: %s", described(error))
                continue
            for session_id in changed:
                self.told(session_id)
