"""A network that fails: connections refused and reset, answers lost, cut, late or "busy", requests that act late."""

from __future__ import annotations

import io
import random
import threading
import time
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import requests
from azure.core.pipeline.transport import RequestsTransport
from requests.adapters import HTTPAdapter
from urllib3 import HTTPResponse
from urllib3.exceptions import HTTPError

from cv_generator.storage.azure import AzureSessionStore
from cv_generator.storage.azure_calls import Patience
from cv_generator.storage.protocol import SESSION_BYTES, SessionStore
from tests.contract.azurite import AzuriteRecipe
from tests.contract.recipes import Moments
from tests.injected import INJECTED

KINDS = {
    "refused": "_refused",
    "reset before the server acted": "_reset_before",
    "reset after the server acted": "_reset_after",
    "time-out after the server acted": "_time_out_after",
    "time-out, and the server acts later": "_acts_later",
    "answer cut in half": "_cut",
    "503 with Retry-After": "_busy",
    "429 with Retry-After": "_too_many",
    "500": "_error",
    "slow answer": "_slow",
}

STEADFAST = Patience(total=60, connect=3, attempt=5, pause=0.002, longest_pause=0.02)
"""Does not give up under these faults, and does not make a test wait."""


class FaultyAdapter(HTTPAdapter):
    """Spoils one request in `one_in` by a fault of any kind, drawn at random, after those that are `planned`.

    `sent` counts the requests, `down` refuses all of them.
    """

    def __init__(self, one_in: float = 1e9, seed: int = 0) -> None:
        super().__init__(pool_connections=4, pool_maxsize=64, max_retries=0)
        self._one_in = one_in
        self._random = random.Random(seed)
        self._lock = threading.Lock()
        self.planned: deque[str] = deque()
        self.down = False
        self.sent = 0

    def send(self, request: requests.PreparedRequest, *arguments: Any, **options: Any) -> requests.Response:
        kind = self._draw()
        if kind is None:
            return super().send(request, *arguments, **options)
        answer: requests.Response = getattr(self, KINDS[kind])(request, *arguments, **options)
        return answer

    def _draw(self) -> str | None:
        with self._lock:
            self.sent += 1
            if self.down:
                return "refused"
            if self.planned:
                return self.planned.popleft()
            if self._random.random() * self._one_in >= 1:
                return None
            kind = self._random.choice(sorted(KINDS))
            INJECTED[kind] += 1
            return kind

    def _refused(self, request: requests.PreparedRequest, *_: Any, **__: Any) -> requests.Response:
        raise requests.exceptions.ConnectTimeout("refused", request=request)

    def _reset_before(self, request: requests.PreparedRequest, *_: Any, **__: Any) -> requests.Response:
        raise requests.exceptions.ConnectionError("reset", request=request)

    def _reset_after(self, request: requests.PreparedRequest, *arguments: Any, **options: Any) -> requests.Response:
        _ = super().send(request, *arguments, **options).content
        raise requests.exceptions.ConnectionError("reset", request=request)

    def _time_out_after(self, request: requests.PreparedRequest, *arguments: Any, **options: Any) -> requests.Response:
        _ = super().send(request, *arguments, **options).content
        raise requests.exceptions.ReadTimeout("no answer", request=request)

    def _acts_later(self, request: requests.PreparedRequest, *arguments: Any, **options: Any) -> requests.Response:
        def act() -> None:
            time.sleep(0.02)
            with suppress(requests.RequestException, HTTPError):  # the store may be closed by then
                _ = super(FaultyAdapter, self).send(request, *arguments, **options).content

        threading.Thread(target=act).start()
        raise requests.exceptions.ReadTimeout("no answer yet", request=request)

    def _cut(self, request: requests.PreparedRequest, *arguments: Any, **options: Any) -> requests.Response:
        whole = super().send(request, *arguments, **options)
        body = whole.content
        framing = ("content-length", "transfer-encoding")
        headers = {name: value for name, value in whole.headers.items() if name.lower() not in framing}
        headers["Content-Length"] = str(len(body) + 1)
        return self._answer(request, whole.status_code, headers, body[: len(body) // 2])

    def _busy(self, request: requests.PreparedRequest, *_: Any, **__: Any) -> requests.Response:
        return self._answer(request, 503, {"Retry-After": "0"}, b"")

    def _too_many(self, request: requests.PreparedRequest, *_: Any, **__: Any) -> requests.Response:
        return self._answer(request, 429, {"Retry-After": "0"}, b"")

    def _error(self, request: requests.PreparedRequest, *_: Any, **__: Any) -> requests.Response:
        return self._answer(request, 500, {}, b"")

    def _slow(self, request: requests.PreparedRequest, *arguments: Any, **options: Any) -> requests.Response:
        time.sleep(0.05)
        return super().send(request, *arguments, **options)

    def _answer(
        self, request: requests.PreparedRequest, status: int, headers: dict[str, str], body: bytes
    ) -> requests.Response:
        raw = HTTPResponse(
            io.BytesIO(body), headers, status, preload_content=False, enforce_content_length=True, decode_content=False
        )
        return self.build_response(request, raw)


def transport_over(adapter: FaultyAdapter) -> RequestsTransport:
    session = requests.Session()
    session.mount("http://", adapter)
    return RequestsTransport(session=session)


@dataclass(frozen=True)
class FaultyRecipe:
    """The same store behind a network that spoils one request in `one_in`."""

    azurite: AzuriteRecipe
    one_in: float = 8
    patience: Patience = field(default_factory=lambda: STEADFAST)

    def open(self, clock: Moments, session_bytes: int = SESSION_BYTES) -> SessionStore:
        transport = transport_over(FaultyAdapter(self.one_in, seed=random.randrange(2**32)))
        return AzureSessionStore(
            self.azurite.account,
            clock=clock,
            patience=self.patience,
            transport=transport,
            session_bytes=session_bytes,
        )
