"""What is let in: so much at once, from senders who send, from our own pages, and health whatever happens."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import httpx2
import pytest
from starlette.testclient import TestClient

from cv_generator.cv.limits import Limits
from cv_generator.errors import RetryLater, StorageUnavailable
from cv_generator.operations import remedies
from cv_generator.operations.access import Access
from cv_generator.operations.context import Context
from cv_generator.operations.registry import OPERATIONS
from cv_generator.storage import sqlite_pool
from cv_generator.surfaces.http import admission, health
from cv_generator.surfaces.http.admission import Admission
from cv_generator.surfaces.http.app import create_app
from cv_generator.surfaces.http.door import GUESSES_PER_MINUTE, Options
from cv_generator.workers.turns import asking

MB = 1024 * 1024


class Inner:
    """An application that reads the body and then waits until it is told to answer."""

    def __init__(self) -> None:
        self.go = asyncio.Event()
        self.left = False

    async def __call__(self, _scope: Any, receive: Any, send: Any) -> None:
        more = True
        while more:
            message = await receive()
            more = message.get("more_body", False)
            self.left = message["type"] == "http.disconnect"
        if not self.left:
            await self.go.wait()
        await send({"type": "http.response.start", "status": 400 if self.left else 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})


async def ask(
    app: Any,
    *,
    length: int = 0,
    path: str = "/api/x",
    sends: bool = True,
    address: str = "",
    body: bytes = b"",
    kind: bytes = b"",
) -> int:
    """The status of one request."""
    statuses: list[int] = []
    headers = [(b"content-length", str(length).encode())] if length else []
    headers += [(b"content-type", kind)] if kind else []
    client = (address, 50_000) if address else None
    scope = {"type": "http", "path": path, "method": "POST", "headers": headers, "client": client}

    async def receive() -> Any:
        if not sends:
            await asyncio.Event().wait()
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])

    await app(scope, receive, send)
    return statuses[0]


async def _together(app: Admission, inner: Inner, *asked: Any) -> list[int]:
    tasks = [asyncio.create_task(ask(app, **each)) for each in asked]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    inner.go.set()
    return list(await asyncio.gather(*tasks))


def test_large_bodies_are_let_in_by_the_bytes_that_they_may_hold_together() -> None:
    async def run() -> None:
        inner = Inner()
        app = Admission(inner, body_bytes=60 * MB)
        big, small = {"length": 26 * MB}, {"length": 1000}
        assert await _together(app, inner, *[big] * 4, *[small] * 20) == [200, 200, 503, 503, *[200] * 20]
        assert await ask(app, length=60 * MB) == 200

    asyncio.run(run())


async def _or_busy(app: Admission, **asked: Any) -> int:
    """503 where the body is refused as it comes; the door makes an answer of that."""
    try:
        return await ask(app, **asked)
    except admission.Busy:
        return 503


def test_bodies_are_weighed_by_what_their_values_will_take() -> None:
    async def run() -> None:
        inner = Inner()
        app = Admission(inner, body_bytes=60 * MB)
        values, prose = {"body": b"{}," * 50_000}, {"body": b"a" * 150_000}
        form = {**values, "kind": b"multipart/form-data; boundary=x"}
        tasks = [asyncio.create_task(_or_busy(app, **each)) for each in [*[values] * 4, *[prose] * 20, *[form] * 4]]
        await asyncio.sleep(0.01)
        inner.go.set()
        assert await asyncio.gather(*tasks) == [200, 503, 503, 503, *[200] * 24]
        assert await ask(app, body=b"[" * 1_000_000) == 200
        assert not app._held

    asyncio.run(run())


def test_a_form_holds_no_more_values_than_a_body_of_json(context: Context) -> None:
    with TestClient(create_app(context, Access())) as client:
        for inside in ("[" + "{}," * 200_000 + "1]", "\\" * 1_100_000):
            sent = {"session_id": (None, "x"), "edits": (None, inside)}
            answer = client.post("/api/update-cv-field", files=sent)  # type: ignore[arg-type]
            assert (answer.status_code, "far more values" in answer.json()["error"]) == (400, True)


def test_a_long_text_in_a_form_is_base64_or_refused(context: Context) -> None:
    with TestClient(create_app(context, Access())) as client:
        sent = {"session_id": (None, "x"), "edits": (None, "Ł" + "a" * 4_200_000)}
        answer = client.post("/api/update-cv-field", files=sent)  # type: ignore[arg-type]
        assert (answer.status_code, "longer than any CV" in answer.json()["error"]) == (400, True)


def test_more_requests_than_the_service_can_hold_are_asked_to_come_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(admission, "MOST_REQUESTS", 3)

    async def run() -> None:
        inner = Inner()
        app = Admission(inner, body_bytes=MB)
        assert await _together(app, inner, *[{}] * 5, {"path": "/api/health"}) == [200, 200, 200, 503, 503, 200]
        assert await ask(app) == 200

    asyncio.run(run())


def test_one_address_leaves_room_for_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(admission, "MOST_REQUESTS", 4)
    one, other = {"address": "192.0.2.1"}, {"address": "192.0.2.2"}
    big = {"length": 26 * MB}

    async def run() -> None:
        inner = Inner()
        app = Admission(inner, body_bytes=60 * MB)
        assert await _together(app, inner, *[one] * 5, other) == [200, 200, 200, 503, 503, 200]
        inner.go.clear()
        assert await _together(app, inner, *[one | big] * 2, other | big) == [200, 503, 200]
        assert await ask(app, length=60 * MB, address="192.0.2.1") == 200

    asyncio.run(run())


def test_a_sender_who_stalls_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(admission, "PATIENCE_SECONDS", 0.01)

    async def run() -> None:
        inner = Inner()
        assert await ask(Admission(inner, body_bytes=MB), length=1000, sends=False) == 408
        assert inner.left

    asyncio.run(run())


def test_a_wrong_key_or_code_is_refused_before_the_body_is_read(context: Context) -> None:
    unread = iter([b"{", b"never read"])

    def body() -> Iterator[bytes]:
        yield from unread

    small = replace(context, limits=Limits(request_bytes=2))
    with TestClient(create_app(small, Access.from_keys(["right-key"]))) as client:
        assert client.post("/api/extract-and-store-cv", content=body()).status_code == 401
        assert client.post("/api/cv-uploads/" + "0" * 54, content=b"longer than the limit").status_code == 404


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Host": "localhost:7071"}, 200),
        ({"Host": "[::1]:7071"}, 200),
        ({"Host": "cv.example.com"}, 200),
        ({"Origin": "http://127.0.0.1:7071"}, 200),
        ({"Origin": "https://cv.example.com"}, 200),
        ({"Host": "rebound.example"}, 403),
        ({"Host": "rebound.example", "Origin": "http://rebound.example"}, 403),
        ({"Origin": "https://elsewhere.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://["}, 403),
        ({"Host": "["}, 403),
    ],
)
@pytest.mark.parametrize("path", ["/api/create-cv-session", "/api/cleanup-expired-sessions"])
def test_without_keys_only_this_machines_programs_and_own_pages_are_let_in(
    context: Context, headers: dict[str, str], status: int, path: str
) -> None:
    options = Options(local_only=True, public_base_url="https://cv.example.com/service")
    with TestClient(create_app(context, Access(), options), base_url="http://127.0.0.1:7071") as client:
        answer = client.post(path, content="{}", headers={"Content-Type": "text/plain", **headers})
        assert (answer.status_code, answer.json()["success"]) == (status, status == 200)


NO_ADDRESSES = [
    "[",
    "[::1",
    "//localhost",
    "localhost/x",
    "x@localhost",
    "x\\@localhost",
    "127.0.0.1?x",
    "localhost:7071.x",
]


@pytest.mark.parametrize("public", ["", "https://cv.example.com"])
@pytest.mark.parametrize("address", NO_ADDRESSES)
def test_what_is_no_address_is_not_this_machine(context: Context, address: str, public: str) -> None:
    options = Options(local_only=True, public_base_url=public)
    with TestClient(create_app(context, Access(), options), base_url="http://127.0.0.1:7071") as client:
        for headers in ({"Host": address}, {"Origin": f"http://{address}"}):
            assert client.post("/api/create-cv-session", json={}, headers=headers).status_code == 403, headers


def test_guessing_keys_codes_and_links_is_slowed_down(context: Context) -> None:
    with TestClient(create_app(context, Access.from_keys(["right-key"]))) as client:
        paths = ["/api/get-cv-session?session_id=x", f"/api/cv-files/{'a' * 32}/cv.pdf?sig=x"]
        statuses = [client.get(paths[number % 2]).status_code for number in range(GUESSES_PER_MINUTE + 5)]
        assert set(statuses[:GUESSES_PER_MINUTE]) == {401, 404}
        assert set(statuses[GUESSES_PER_MINUTE + 2 :]) == {429}


class Stuck:
    """A store whose file is locked for ever."""

    def __init__(self) -> None:
        self.free = threading.Event()

    def ping(self) -> None:
        self.free.wait(20)


class Away:
    def ping(self) -> None:
        raise StorageUnavailable(1, "full")


def test_health_is_answered_at_once_while_the_store_is_stuck(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Stuck()
    monkeypatch.setattr(health, "STUCK_SECONDS", 0.2)
    with TestClient(create_app(replace(context, store=store), Access())) as client:  # type: ignore[arg-type]
        assert client.get("/api/health").status_code == 200
        deadline = time.monotonic() + 10
        while (answer := client.get("/api/health")).status_code == 200:
            assert time.monotonic() < deadline
        assert answer.json()["reason"] == "stuck"
        store.free.set()


def test_health_and_log_say_why_the_store_takes_no_writes_and_what_to_do(
    context: Context, caplog: pytest.LogCaptureFixture
) -> None:
    with TestClient(create_app(replace(context, store=Away()), Access())) as client:  # type: ignore[arg-type]
        answer = client.get("/api/health")
    assert (answer.status_code, answer.json()["reason"]) == (503, "full")
    assert answer.json()["action_required"].startswith("Free space on the disk")
    assert "Storage is away: full. Free space on the disk" in caplog.text


def test_every_reason_of_the_embedded_store_has_something_to_do() -> None:
    assert set(remedies.STORAGE) >= {*sqlite_pool._REASONS.values(), "deleted", "away", "stuck"}
    assert remedies.of_storage("of another kind") == remedies.STORAGE["away"]


def test_a_proxy_that_does_not_count_is_named_once_with_the_setting(
    context: Context, caplog: pytest.LogCaptureFixture
) -> None:
    with TestClient(create_app(context, Access()), client=("198.51.100.7", 50000)) as client:
        for _ in range(3):
            client.post("/api/create-cv-session", json={}, headers={"X-Forwarded-For": "203.0.113.9"})
        counted = client.post("/api/create-cv-session", json={}, headers={"X-Forwarded-For": "198.51.100.7"})
    assert counted.status_code == 200
    said = [record.getMessage() for record in caplog.records if "FORWARDED_ALLOW_IPS" in record.getMessage()]
    assert len(said) == 1
    assert "198.51.100.7" in said[0]


def test_heavy_calls_of_one_owner_leave_threads_and_workers_for_others(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cv_generator.surfaces.http.door.HEAVY_THREADS_OF_ONE", 2)
    let_go, asked = threading.Event(), list[str]()

    def slow(_context: Context, _arguments: Any) -> Any:
        asked.append(asking.get())
        if len(asked) <= 2:
            assert let_go.wait(30)
        raise RetryLater(2, "busy")

    operation = next(each for each in OPERATIONS if each.name == "extract_and_store_cv")
    monkeypatch.setattr("cv_generator.surfaces.http.app.OPERATIONS", (replace(operation, run=slow),))
    access = Access.from_keys(["busy-key", "other-key"])

    async def run() -> None:
        app = create_app(context, access)
        transport = httpx2.ASGITransport(app=app)
        async with httpx2.AsyncClient(transport=transport, base_url="http://cv.test") as client:

            async def call(key: str) -> int:
                answer = await client.post("/api/extract-and-store-cv", json={}, headers={"x-functions-key": key})
                return int(answer.status_code)

            busy = [asyncio.create_task(call("busy-key")) for _ in range(4)]
            while len(asked) < 2:
                await asyncio.sleep(0.001)
            assert await call("other-key") == 503
            assert len(asked) == 3
            let_go.set()
            await asyncio.gather(*busy)

    asyncio.run(run())
    assert len(asked) == 5
    assert len(set(asked)) == 2
