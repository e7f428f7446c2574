"""Short versions of what `script/attack` does for hours: hostile documents, pictures and requests cost their senders an answer."""

from __future__ import annotations

import datetime as dt
import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from cv_generator.cv.model import Cv
from cv_generator.errors import DoesNotFit, InvalidInput, TooComplex, UnreadableDocument
from cv_generator.operations.access import Access
from cv_generator.operations.context import Context
from cv_generator.surfaces.http.app import create_app
from cv_generator.workers import calls
from cv_generator.workers.pool import Fault
from tests.attack import documents, requests

REQUESTS = 300


Reading = Callable[[str], calls.Read]


@pytest.fixture(scope="module")
def read(request: pytest.FixtureRequest) -> Iterator[Reading]:
    """Documents that were read two at a time, since a worker leaves the other processor idle for seconds."""

    def reading(name: str) -> calls.Read:
        return calls.read_document(documents.made(name), photo_bytes=10_000_000)

    asked = [getattr(item, "callspec", None) for item in request.session.items]
    names = [spec.params["name"] for spec in asked if spec and spec.params.get("name") in documents.MAKERS]
    with ThreadPoolExecutor(2) as threads:
        found = {name: threads.submit(reading, name) for name in names}
        yield lambda name: found[name].result()


@pytest.mark.alone
@pytest.mark.parametrize("name", documents.MAKERS)
def test_a_hostile_document_is_read_or_refused_and_trips_nobody_up(read: Reading, name: str) -> None:
    try:
        assert read(name).draft.words
    except UnreadableDocument as error:
        assert error.details["hint"]
        assert not isinstance(error.__cause__, Fault)


@pytest.mark.parametrize("name", documents.PHOTOS)
def test_a_hostile_photo_is_taken_or_refused(name: str) -> None:
    try:
        calls.printable_photo(documents.made(name), 10_000_000)
    except InvalidInput as error:
        assert error.problems[0].path == "photo_url"


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="tells what processes hold as Linux does")
def test_a_worker_full_of_layouts_holds_no_more_than_is_promised() -> None:
    """The second layout of a worker finds what the first one has left."""
    job = {"employer": "e", "title": "t", "date_range": "2019"}
    cvs = [{"work_experience": [{**job, "bullets": [text] * 500}] * 20} for text in ("x", "word " * 8)]
    held = [0]

    def laid_out(data: dict[str, Any]) -> None:
        cv = Cv.model_validate({"full_name": "Anna", **data})
        for work in (calls.typeset, partial(calls.page_image, page=1)):
            with suppress(TooComplex, DoesNotFit):
                work(cv, today=dt.date(2026, 1, 21))

    with ThreadPoolExecutor(1) as threads:
        setting = threads.submit(lambda: [laid_out(cv) for cv in cvs])
        while not setting.done():
            held += [_resident(process) for process in _descendants(os.getpid()) if _is_worker(process)]
            time.sleep(0.005)
    assert setting.exception() is None
    assert 100_000_000 < max(held) < 250_000_000


def _descendants(process: int) -> list[int]:
    found = [process]
    for each in found:
        with suppress(OSError):
            for thread in Path(f"/proc/{each}/task").iterdir():
                found += map(int, (thread / "children").read_text("ascii").split())
    return found[1:]


def _is_worker(process: int) -> bool:
    """Among servers and browsers of other tests."""
    with suppress(OSError):
        return b"cv_generator.workers" in Path(f"/proc/{process}/cmdline").read_bytes()
    return False


def _resident(process: int) -> int:
    with suppress(OSError):
        return int(Path(f"/proc/{process}/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGESIZE")
    return 0


@pytest.fixture
def client(context: Context) -> Iterator[TestClient]:
    with TestClient(create_app(context, Access()), raise_server_exceptions=False) as client:
        yield client


def test_no_request_is_answered_with_a_fault_of_ours(client: TestClient, cv_data: dict[str, Any]) -> None:
    session_id = client.post("/api/create-cv-session", json={"cv_data": cv_data}).json()["session_id"]
    faults, answered = [], set()
    for seed in range(REQUESTS):
        sent = requests.request(seed, session_id)
        if "events" in sent.path:
            continue  # a stream that does not end
        answer = client.request(sent.method, sent.path, headers=sent.headers, content=sent.body)
        answered.add(answer.status_code)
        if answer.status_code >= 500:
            faults.append((seed, answer.status_code))
    assert not faults
    assert {200, 400, 404} <= answered
