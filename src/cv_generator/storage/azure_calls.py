"""How often a request to Azure is sent again, and when the store gives up: one policy for tables and blobs.

The SDK's own policies count retries per request and know no end for a call of several requests; theirs are off.
Sending again is safe for every request here: reads and whole replacements by nature, compare-and-set writes since each
carries a marker by which its writer knows it again (`azure`).
"""

from __future__ import annotations

import logging
import math
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import requests
from azure.core.exceptions import AzureError, ClientAuthenticationError, HttpResponseError

from cv_generator.errors import StorageUnavailable

T = TypeVar("T")

_LOGGER = logging.getLogger(__name__)

_AGAIN = frozenset({408, 429, 500, 502, 503, 504})
_REFUSED = frozenset({401, 403})


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds. `total` bounds a whole call of the store, whatever it sends; no new attempt starts after it.

    An attempt ends after `attempt` seconds without a byte. Pauses double from `pause` up to `longest_pause`, each drawn
    between half and whole, so that clients which failed together do not come back together. Azure's Retry-After goes
    before: a call that would have to wait beyond its total gives up at once, and passes the figure on.
    """

    total: float = 12.0
    connect: float = 3.0
    attempt: float = 5.0
    pause: float = 0.1
    longest_pause: float = 2.0


class Call:
    """One call of the store: as many requests as it takes, within one deadline."""

    def __init__(
        self,
        patience: Patience,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._patience = patience
        self._now, self._sleep = now, sleep
        self._deadline = now() + patience.total
        self._failures = 0

    def __call__(self, send: Callable[..., T], *arguments: Any, **options: Any) -> T:
        """What the SDK's method answers. Its errors 404, 409, 412 and other mistakes of the request go through.

        Raises:
            StorageUnavailable: no answer, or none but "later", until the deadline; or the account refuses us.
        """
        while True:
            left = self._deadline - self._now()
            if left <= 0:
                raise StorageUnavailable(1)
            options["connection_timeout"] = min(self._patience.connect, left)
            options["read_timeout"] = min(self._patience.attempt, left)
            try:
                return send(*arguments, **options)
            except (AzureError, requests.RequestException) as error:
                self._wait(self._pause_after(error), error)
            except AttributeError as error:
                # The table SDK (12.7) looks for the headers of an answer that broke off, where there is no answer.
                if not isinstance(error.__context__, AzureError):
                    raise
                self._wait(self._pause_after(error), error)

    def _pause_after(self, error: Exception) -> float:
        if isinstance(error, HttpResponseError):
            status = error.status_code or 0  # none, or that of success, where the answer could not be read
            if status in _REFUSED or isinstance(error, ClientAuthenticationError):
                return math.inf
            if status >= 400 and status not in _AGAIN:
                raise error
            asked = _retry_after(error)
            if asked is not None:
                return asked
        pause: float = min(self._patience.pause * 2.0**self._failures, self._patience.longest_pause)
        return pause * random.uniform(0.5, 1)

    def _wait(self, pause: float, error: Exception) -> None:
        self._failures += 1
        if self._now() + pause > self._deadline:
            _LOGGER.warning("Storage unavailable after %d failed requests: %s", self._failures, _reason(error))
            raise StorageUnavailable(math.ceil(min(max(pause, 1), 60))) from error
        self._sleep(pause)


def _retry_after(error: HttpResponseError) -> float | None:
    """Seconds; Azure Storage sends no dates here."""
    headers = getattr(error.response, "headers", {})
    value = headers.get("Retry-After", "")
    return float(value) if value.isdecimal() else None


def _reason(error: Exception) -> str:
    """For the log: no URL, since it holds the session's id."""
    status = getattr(error, "status_code", None)
    return f"HTTP {status}" if status else type(error).__name__
