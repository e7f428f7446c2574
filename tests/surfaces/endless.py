"""Work that ends only when its caller goes."""

from __future__ import annotations

import threading
from typing import Any

from cv_generator.operations.context import Context
from cv_generator.workers.leaving import Cancelled, presence


class Endless:
    """What an operation may `run`. `begun` and `ended` tell how far it is."""

    def __init__(self) -> None:
        self.begun, self.ended = threading.Event(), threading.Event()

    def __call__(self, _context: Context, _arguments: Any) -> Any:
        caller = presence.get()
        assert caller is not None
        with caller.ending(self.ended.set):
            self.begun.set()
            assert self.ended.wait(30)
        raise Cancelled
