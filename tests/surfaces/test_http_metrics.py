"""`GET /api/metrics`: who may read it, what it tells of requests, and that no id or path gets in."""

from __future__ import annotations

import dataclasses
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.testclient import TestClient

from cv_generator import __version__
from cv_generator.asgi import make_app
from cv_generator.operations.access import Access
from cv_generator.operations.context import Context
from cv_generator.operations.metrics import Metrics
from cv_generator.operations.prometheus import PrometheusRecorder
from cv_generator.settings import Settings
from cv_generator.surfaces.http.app import create_app


@pytest.fixture
def counted(context: Context) -> Context:
    return dataclasses.replace(context, telemetry=Metrics([PrometheusRecorder()]))


@pytest.fixture
def client(counted: Context) -> Iterator[TestClient]:
    async def fails(_request: Request) -> Response:
        raise ValueError("text of a person")

    pages = [Route("/s/{session_id}", lambda _: PlainTextResponse("page")), Route("/fails", fails)]
    static = Mount("/static", routes=[Route("/{name}", lambda _: PlainTextResponse("file"))])
    app = create_app(counted, Access(), routes=lambda _door: [*pages, static])
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


def figures(client: TestClient, name: str, **headers: str) -> dict[tuple[str, ...], float]:
    """The samples of a metric by their labels' values."""
    answer = client.get("/api/metrics", headers=headers)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain")
    return {
        tuple(sample.labels.values()): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
        if sample.name == f"cv_generator_{name}"
    }


def test_requests_are_counted_by_the_routes_pattern_also_where_they_never_become_a_call(client: TestClient) -> None:
    client.post("/api/update-cv-field", content=b"{")
    client.get("/api/update-cv-field")
    client.get("/api/cv-files/somekey123/photo.jpg?sig=x")
    client.get("/s/0000-1111")
    client.get("/static/app.js")
    client.get("/wp-admin/setup.php")
    client.get("/fails")
    assert figures(client, "http_requests_total") == {
        ("POST", "/api/update-cv-field", "400"): 1,
        ("GET", "/api/update-cv-field", "405"): 1,
        ("GET", "/api/cv-files/{key}/{name}", "404"): 1,
        ("GET", "/s/{session_id}", "200"): 1,
        ("GET", "/static", "200"): 1,
        ("GET", "unmatched", "404"): 1,
        ("GET", "/fails", "500"): 1,
    }


def test_the_figures_hold_no_session_id_and_no_value(client: TestClient, cv_data: dict[str, Any]) -> None:
    session = client.post("/api/create-cv-session", json={"cv_data": cv_data}).json()["session_id"]
    client.post("/api/get-cv-session", json={"session_id": session}, headers={"x-cv-client": "somebodys-laptop"})
    client.get(f"/s/{session}")
    text = client.get("/api/metrics").text
    assert 'cv_generator_calls_total{code="ok",operation="get_cv_session"} 1.0' in text
    assert not [word for word in (session, cv_data["full_name"], cv_data["email"], "laptop") if word in text]


def test_waiting_for_a_thread_is_measured_for_light_and_heavy_work(client: TestClient) -> None:
    client.get("/api/health")
    client.post("/api/validate-cv", json={"cv_data": {}})
    waits = figures(client, "thread_wait_seconds_count")
    assert waits[("heavy",)] == 1
    assert waits[("light",)] >= 1


def test_prometheus_may_ask_for_open_metrics(client: TestClient) -> None:
    answer = client.get("/api/metrics", headers={"accept": "application/openmetrics-text;version=1.0.0;q=0.5"})
    assert answer.headers["content-type"].startswith("application/openmetrics-text; version=1.0.0")
    assert answer.text.endswith("# EOF\n")
    assert answer.headers["cache-control"] == "no-store"


def test_the_process_and_the_release_are_told(client: TestClient) -> None:
    text = client.get("/api/metrics").text
    assert f'cv_generator_build_info{{version="{__version__}"}} 1.0' in text
    assert "\nprocess_resident_memory_bytes " in text
    assert "_created" not in text.replace("sessions_created", "")


@pytest.mark.parametrize(
    ("keys", "administrators", "sent", "status"),
    [
        ((), (), "", 200),
        (("tenant",), (), "", 401),
        (("tenant",), (), "wrong", 401),
        (("tenant",), (), "tenant", 200),
        (("tenant",), ("operator",), "tenant", 401),
        (("tenant",), ("operator",), "operator", 200),
    ],
)
def test_where_keys_are_on_the_figures_are_for_administrators(
    counted: Context, keys: tuple[str, ...], administrators: tuple[str, ...], sent: str, status: int
) -> None:
    with TestClient(create_app(counted, Access.from_keys(keys, administrators))) as client:
        answer = client.get("/api/metrics", headers={"authorization": f"Bearer {sent}"} if sent else {})
    assert answer.status_code == status
    assert ("cv_generator_" in answer.text) is (status == 200)


def test_the_service_as_it_is_started_counts_requests_calls_and_its_store(tmp_path: Path) -> None:
    settings = Settings.from_environment({"SQLITE_PATH": str(tmp_path / "sessions.sqlite3")})
    with TestClient(make_app(settings), base_url="http://127.0.0.1:7071") as client:
        client.post("/api/create-cv-session", json={})
        assert figures(client, "calls_total")[("ok", "create_cv_session")] == 1
        assert figures(client, "store_duration_seconds_count")[("create",)] == 1
        assert figures(client, "sessions_active")[()] == 1


def test_where_nothing_is_counted_there_is_nothing_to_read(context: Context) -> None:
    with TestClient(create_app(context, Access())) as client:
        assert client.get("/api/metrics").status_code == 404


def test_refusals_are_logged_with_route_status_and_sizes(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    client.post("/api/update-cv-field", content=b"{not json")
    record = next(each for each in caplog.records if "answered" in each.message)
    assert (record.levelno, record.message) == (logging.INFO, "POST /api/update-cv-field answered 400")
    fields = vars(record)["fields"]
    assert fields["request_bytes"] == 9
    assert fields["answer_bytes"] > 100
    assert fields["status"] == 400
