"""What this process saw last of the sessions it works on: it spares a write the reading before it."""

from __future__ import annotations

import threading
from collections import OrderedDict

from cv_generator.storage.azure_rows import Head


class Heads:
    """The most recently used heads. Only a hint: a stale one makes a conditional write fail, and is then read anew."""

    def __init__(self, limit: int = 4096) -> None:
        self._limit = limit
        self._heads: OrderedDict[str, Head] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, session_id: str) -> Head | None:
        with self._lock:
            return self._heads.get(session_id)

    def put(self, session_id: str, head: Head) -> None:
        with self._lock:
            self._heads[session_id] = head
            self._heads.move_to_end(session_id)
            if len(self._heads) > self._limit:
                self._heads.popitem(last=False)

    def drop(self, session_id: str) -> None:
        with self._lock:
            self._heads.pop(session_id, None)
