"""Which answers are compressed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from cv_generator.surfaces.http.compressing import LEAST_BYTES, Compressing

LONG = b"word " * 1_000
ANSWERS: dict[str, Callable[[], Response]] = {
    "long": lambda: Response(LONG, media_type="application/json"),
    "short": lambda: Response(LONG[: LEAST_BYTES - 1], media_type="application/json"),
    "pdf": lambda: Response(LONG, media_type="application/pdf"),
    "empty": lambda: Response(status_code=204),
    "of unknown length": lambda: StreamingResponse(iter([LONG, LONG]), media_type="text/plain"),
    "events": lambda: StreamingResponse(iter([LONG]), media_type="text/event-stream"),
}


async def _answer(request: Request) -> Response:
    return ANSWERS[request.query_params["kind"]]()


@pytest.fixture
def client() -> TestClient:
    return TestClient(Starlette(routes=[Route("/", _answer)], middleware=[Middleware(Compressing)]))


@pytest.mark.parametrize("kind", ANSWERS)
@pytest.mark.parametrize("takes", ["gzip", "identity"])
def test_what_is_long_and_not_compressed_already_is_compressed_for_who_takes_it(
    client: TestClient, kind: str, takes: str
) -> None:
    answer = client.get("/", params={"kind": kind}, headers={"Accept-Encoding": takes})
    may_be = kind in ("long", "of unknown length")
    assert (answer.headers.get("content-encoding") == "gzip") == (may_be and takes == "gzip")
    assert (answer.headers.get("vary") == "Accept-Encoding") == may_be
    assert answer.content.startswith(b"" if kind == "empty" else LONG[: LEAST_BYTES - 1])
