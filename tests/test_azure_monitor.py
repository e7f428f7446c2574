"""Metrics reach an ingestion endpoint that speaks Azure Monitor's protocol, and nothing else does."""

from __future__ import annotations

import gzip
import json
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from cv_generator import azure_monitor
from cv_generator.bootstrap import make_context, make_telemetry
from cv_generator.operations.dispatch import invoke
from cv_generator.operations.metrics import Metrics
from cv_generator.operations.registry import BY_NAME
from cv_generator.settings import Settings

KEY = "00000000-0000-0000-0000-000000000000"


class Ingestion(HTTPServer):
    """Takes envelopes as Azure Monitor does, on loopback."""

    def __init__(self) -> None:
        self.envelopes: list[dict[str, Any]] = []
        super().__init__(("127.0.0.1", 0), IngestionHandler)


class IngestionHandler(BaseHTTPRequestHandler):
    server: Ingestion

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        if self.headers.get("content-encoding") == "gzip":
            body = gzip.decompress(body)
        sent = [json.loads(line) for line in body.splitlines()] if body[:1] == b"{" else json.loads(body)
        self.server.envelopes += sent
        answer = json.dumps({"itemsReceived": len(sent), "itemsAccepted": len(sent), "errors": []}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format: str, *args: Any) -> None:
        """Silent."""


@pytest.fixture(autouse=True)
def environment_put_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """The exporter reads its switches from the environment, where `azure_monitor` sets them unless operators did."""
    for name in azure_monitor.OWN_TRAFFIC:
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)


@pytest.fixture
def ingestion() -> Iterator[Ingestion]:
    server = Ingestion()
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_service_with_a_connection_string_sends_what_it_counts(ingestion: Ingestion, tmp_path: Path) -> None:
    settings = Settings.from_environment(
        {
            "SQLITE_PATH": str(tmp_path / "sessions.sqlite3"),
            "APPLICATIONINSIGHTS_CONNECTION_STRING": (
                f"InstrumentationKey={KEY};IngestionEndpoint=http://127.0.0.1:{ingestion.server_port}/"
            ),
        }
    )
    telemetry = make_telemetry(settings)
    context = make_context(settings, telemetry)
    session = invoke(context, BY_NAME["create_cv_session"], {}).as_json()["session_id"]
    telemetry.close()
    context.store.close()

    rows = [envelope["data"]["baseData"] for envelope in ingestion.envelopes]
    sent = {
        (row["metrics"][0]["name"], tuple(sorted((row.get("properties") or {}).items()))): row["metrics"][0]
        for row in rows
    }
    calls = sent["cv_generator.calls", (("code", "ok"), ("operation", "create_cv_session"))]
    assert calls["value"] == 1
    duration = sent["cv_generator.call.duration", (("operation", "create_cv_session"),)]
    assert (duration["count"], duration["min"]) == (1, duration["max"])
    assert sent["cv_generator.sessions.active", ()]["value"] == 1
    assert all(name.startswith("cv_generator.") for name, _ in sent)
    assert all(envelope["iKey"] == KEY for envelope in ingestion.envelopes)
    assert {envelope["tags"]["ai.cloud.role"] for envelope in ingestion.envelopes} == {"cv-generator"}
    assert session not in json.dumps(ingestion.envelopes)


def test_the_exporter_is_kept_from_talking_to_anybody_else(ingestion: Ingestion) -> None:
    threads = set(threading.enumerate())
    recorder = azure_monitor.recorder(
        f"InstrumentationKey={KEY};IngestionEndpoint=http://127.0.0.1:{ingestion.server_port}/"
    )
    assert recorder
    started = {thread.name for thread in set(threading.enumerate()) - threads}
    recorder.close()
    assert started == {"OtelPeriodicExportingMetricReader"}


def test_without_the_extra_the_service_starts_and_says_so(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(sys.modules, "azure.monitor.opentelemetry.exporter", None)
    assert azure_monitor.recorder(f"InstrumentationKey={KEY}") is None
    assert "cv-generator[telemetry] is not installed" in caplog.text


def test_a_connection_string_that_is_none_is_refused_at_the_start() -> None:
    with pytest.raises(ValueError, match="connection string"):
        make_telemetry(Settings.from_environment({"APPLICATIONINSIGHTS_CONNECTION_STRING": "nonsense"}))


def test_without_a_connection_string_opentelemetry_is_not_even_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith(("opentelemetry", "cv_generator.azure_monitor"))]:
        monkeypatch.delitem(sys.modules, name)
    assert isinstance(make_telemetry(Settings()), Metrics)
    assert not [name for name in sys.modules if name.startswith("opentelemetry")]
