"""The Azure Functions host, called as its worker calls it: the indexed functions with `azure.functions` requests."""

from __future__ import annotations

import asyncio
import datetime as dt
import importlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import azure.functions as func
import pytest

from cv_generator import asgi
from cv_generator.bootstrap import make_store
from cv_generator.operations.registry import OPERATIONS
from cv_generator.settings import Settings
from cv_generator.storage.protocol import Change
from tests.contract.azurite import connection_string, running_azurite

ROOT = Path(__file__).parents[1]
INVOCATION = SimpleNamespace(
    function_directory=str(ROOT),
    function_name="http_app_func",
    invocation_id="1",
    thread_local_storage=None,
    trace_context=None,
    retry_context=None,
)


class Host:
    """What the Functions host does: index the functions once, then call them."""

    def __init__(self, module: ModuleType) -> None:
        self._app = module.app
        self._runner = asyncio.Runner()
        self.functions = {each.get_function_name(): each for each in module.app.get_functions()}

    def request(self, method: str, path: str, body: object = None, **headers: str) -> func.HttpResponse:
        address, _, query = path.partition("?")
        request = func.HttpRequest(
            method=method,
            url=f"https://cvs.azurewebsites.net{path}",
            headers={"content-type": "application/json", "host": "cvs.azurewebsites.net", **headers},
            params=dict(pair.split("=", 1) for pair in query.split("&") if pair),
            route_params={"route": address.lstrip("/")},
            body=body if isinstance(body, bytes) else json.dumps(body).encode() if body is not None else b"",
        )
        answer: func.HttpResponse = self._runner.run(
            self.functions["http_app_func"].get_user_function()(request, INVOCATION)
        )
        return answer

    def post(self, operation: str, **arguments: object) -> Any:
        answer = self.request("POST", f"/api/{operation}", arguments)
        assert answer.status_code == 200, answer.get_body()
        return json.loads(answer.get_body())

    def fire_timer(self) -> None:
        self.functions["remove_expired_sessions"].get_user_function()(SimpleNamespace(past_due=False))

    def close(self) -> None:
        if self._app.startup_task_done:
            self._runner.run(self._app.middleware.notify_shutdown())
            self._app.startup_task_done = False  # its destructor would do it again, in another event loop
        self._runner.close()


@contextmanager
def started(monkeypatch: pytest.MonkeyPatch, **environment: str) -> Iterator[Host]:
    for name, value in {"FUNCTIONS_WORKER_RUNTIME": "python", "CLEANUP_MINUTES": "0", **environment}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.syspath_prepend(str(ROOT))
    asgi._app.cache_clear()
    sys.modules.pop("function_app", None)
    host = Host(importlib.import_module("function_app"))
    yield host
    host.close()
    asgi._app.cache_clear()
    sys.modules.pop("function_app", None)


@pytest.fixture(scope="module")
def azurite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running_azurite(tmp_path_factory.mktemp("azurite")) as connection:
        yield connection


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch, azurite: str) -> Iterator[Host]:
    with started(monkeypatch, AzureWebJobsStorage=azurite) as host:
        yield host


def test_both_functions_are_indexed_with_their_triggers(host: Host) -> None:
    described = {name: json.loads(str(each)) for name, each in host.functions.items()}
    triggers = {name: each["bindings"][0] for name, each in described.items()}
    assert set(triggers) == {"http_app_func", "remove_expired_sessions"}
    assert triggers["http_app_func"]["type"] == "httpTrigger"
    assert triggers["http_app_func"]["route"] == "/{*route}"
    assert triggers["http_app_func"]["authLevel"].upper() == "ANONYMOUS"
    assert triggers["remove_expired_sessions"]["type"] == "timerTrigger"
    assert triggers["remove_expired_sessions"]["schedule"] == "0 0 3 * * *"


def test_health_names_the_storage_account_that_a_function_app_has_anyway(host: Host) -> None:
    answer = host.request("GET", "/api/health")
    assert answer.status_code == 200
    assert json.loads(answer.get_body())["storage"] == "azure"


def test_every_operation_has_its_route(host: Host) -> None:
    routes = [operation.route for operation in OPERATIONS]
    assert len(routes) >= 12
    for route in routes:
        answer = host.request("POST", f"/api{route}", b"not JSON")
        assert answer.status_code == 400, route


def test_the_main_job_from_document_to_pdf(host: Host, sample_base64: str) -> None:
    session = host.post("extract-and-store-cv", docx_base64=sample_base64)["session_id"]
    edited = host.post("update-cv-field", session_id=session, field_path="headline", value="Bauingenieurin")
    assert edited["version"] == 2
    made = host.post("generate-cv-from-session", session_id=session, language="de")
    assert made["pdf_url"].startswith("https://cvs.azurewebsites.net/api/cv-files/")
    pdf = host.request("GET", made["pdf_url"].removeprefix("https://cvs.azurewebsites.net"))
    assert pdf.status_code == 200
    assert pdf.mimetype == "application/pdf"
    assert pdf.get_body().startswith(b"%PDF-")
    assert len(pdf.get_body()) == made["pdf_bytes"]


def test_the_event_stream_ends_after_its_first_event(host: Host) -> None:
    """The host collects answers: an endless one would hold the function until its time-out."""
    session = host.post("create-cv-session", cv_data={"full_name": "Zoë Łukasiewicz-Müller"})["session_id"]
    answer = host.request("GET", f"/api/cv-session-events?session_id={session}")
    assert answer.status_code == 200
    assert b'event: version\ndata: {"version":1,' in answer.get_body()


def test_unknown_paths_have_the_contracts_error(host: Host) -> None:
    answer = host.request("GET", "/api/nothing-here")
    assert answer.status_code == 404
    assert json.loads(answer.get_body())["success"] is False


def test_the_functions_key_header_is_the_services_own_key(monkeypatch: pytest.MonkeyPatch, azurite: str) -> None:
    with started(monkeypatch, AzureWebJobsStorage=azurite, API_KEYS="correct-horse") as host:
        body = {"cv_data": {"full_name": "Zoë Łukasiewicz-Müller"}}
        assert host.request("POST", "/api/create-cv-session", body).status_code == 401
        answer = host.request("POST", "/api/create-cv-session", body, **{"x-functions-key": "correct-horse"})
        assert answer.status_code == 200


def test_the_timer_removes_what_has_expired_even_while_sessions_are_switched_off(
    monkeypatch: pytest.MonkeyPatch, azurite: str
) -> None:
    store = make_store(Settings.from_environment({"AzureWebJobsStorage": azurite}))
    now = dt.datetime.now(dt.UTC)
    for number, left in enumerate([-1, -1, 24]):
        store.create(
            f"timer-{number}",
            owner="",
            files_key=f"timer-files-{number}",
            content=b"{}",
            change=Change("create_cv_session", "http"),
            expires_at=now + dt.timedelta(hours=left),
        )
    with started(monkeypatch, AzureWebJobsStorage=azurite, SESSIONS_ENABLED="false") as host:
        host.fire_timer()
    assert store.remove_expired() == 0
    assert store.read("timer-2").version == 1
    store.erase("timer-2")
    store.close()


@pytest.mark.alone
def test_the_app_is_imported_within_the_time_that_a_cold_start_has(azurite: str) -> None:
    """The bar is 0.7 s of the processor; the best of five processes has to stay below, with room for a busy machine."""
    code = "from tests.pace import *; print(usual_seconds(lambda: __import__('function_app'), rounds=1))"
    environment = {"FUNCTIONS_WORKER_RUNTIME": "python", "AzureWebJobsStorage": azurite}
    seconds = [
        float(
            subprocess.run(
                [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, check=True
            ).stdout
        )
        for _ in range(5)
    ]
    assert min(seconds) < 1.4 * 0.7


def test_importing_the_app_loads_no_typesetter_and_no_document_library() -> None:
    code = "import sys, function_app; print(*sys.modules)"
    environment = {"AzureWebJobsStorage": connection_string(1, 2)}
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, check=True, text=True
    )
    loaded = set(ran.stdout.split())
    assert "cv_generator.asgi" in loaded
    assert not loaded & {"typst", "pypdfium2", "lxml.etree", "PIL.Image", "mcp", "azure.identity"}


def test_the_package_holds_what_the_host_needs_and_no_secrets() -> None:
    ignored = (ROOT / ".funcignore").read_text().splitlines()
    assert {"tests", "docs", "local.settings.json"} <= set(ignored)
    assert not {"src", "function_app.py", "host.json", "requirements.txt"} & set(ignored)
    assert not (ROOT / "local.settings.json").exists()


def test_the_hosts_files_are_json_and_leave_routes_to_the_service() -> None:
    host = json.loads((ROOT / "host.json").read_text())
    assert host["extensions"]["http"]["routePrefix"] == ""
    template = json.loads((ROOT / "local.settings.template.json").read_text())
    names = {field.alias for field in Settings.model_fields.values()}
    assert set(template["Values"]) <= names
    assert not re.search(r"AccountKey=", json.dumps(template))
