"""How log lines look, and what they never hold."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator

import pytest

from cv_generator import __version__, logs
from cv_generator.operations.telemetry import Running, Telemetry, log, note, request_id, running

SECRET = "Zażółć gęślą jaźń"


@pytest.fixture
def in_a_request() -> Iterator[None]:
    token = request_id.set("req-7")
    yield
    request_id.reset(token)


def called() -> None:
    """A call as `invoke` makes it."""
    token = running.set(Running("update_cv_field"))
    note(version=4, cv_bytes=812)
    log.info("Updated session abc-123, version 4")
    Telemetry().call("update_cv_field", 0.00312, "")
    running.reset(token)


@pytest.mark.usefixtures("in_a_request")
def test_text_lines_name_time_level_request_operation_duration_version_and_sizes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    logs.configure(as_json=False, level="INFO")
    called()
    first, second = capsys.readouterr().err.splitlines()
    assert re.fullmatch(
        r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z INFO \[req-7\] Updated session abc-123, version 4", first
    )
    assert second.endswith("Z INFO [req-7] update_cv_field took 3.1 ms, version 4, cv_bytes 812")


@pytest.mark.usefixtures("in_a_request")
def test_json_lines_hold_the_same_as_members(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure(as_json=True, level="INFO")
    called()
    first, second = map(json.loads, capsys.readouterr().err.splitlines())
    assert (first["operation"], first["request_id"], first["release"]) == ("update_cv_field", "req-7", __version__)
    assert first["message"] == "Updated session abc-123, version 4"
    del second["time"]
    assert second == {
        "level": "INFO",
        "logger": "cv_generator",
        "release": __version__,
        "request_id": "req-7",
        "operation": "update_cv_field",
        "message": "update_cv_field took 3.1 ms, version 4, cv_bytes 812",
        "duration_ms": 3.12,
        "error_code": "",
        "version": 4,
        "cv_bytes": 812,
    }


@pytest.mark.parametrize("as_json", [True, False])
def test_other_libraries_are_cut_to_one_line_and_exceptions_to_their_kind_and_place(
    capsys: pytest.CaptureFixture[str], as_json: bool
) -> None:
    logs.configure(as_json=as_json, level="INFO")
    try:
        raise ValueError(SECRET)
    except ValueError:
        logging.getLogger("uvicorn.error").exception("Exception in ASGI application\nwith %s", SECRET)
        logging.getLogger("cv_generator.http").exception("Internal error")
    logging.getLogger("uvicorn.error").info("not a warning: not printed")
    printed = capsys.readouterr().err
    first, second = printed.splitlines()
    assert "Exception in ASGI application: ValueError in test_other_libraries" in first
    assert "Internal error: ValueError in test_other_libraries" in second
    assert SECRET.split()[1] not in printed


@pytest.mark.parametrize("as_json", [True, False])
def test_a_line_break_in_a_message_starts_no_line_of_its_own(capsys: pytest.CaptureFixture[str], as_json: bool) -> None:
    logs.configure(as_json=as_json, level="INFO")
    log.info("%s", "harmless\r\n2026-01-22T14:30:00.000Z INFO [forged] Created session")
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.usefixtures("in_a_request")
def test_in_a_function_app_finished_lines_go_through_the_hosts_own_handlers(capsys: pytest.CaptureFixture[str]) -> None:
    received: list[logging.LogRecord] = []

    class Host(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            received.append(record)

    host = Host()
    logging.getLogger().addHandler(host)
    logs.configure(as_json=True, level="INFO", to_host=True)
    called()
    logging.getLogger("azure.core").warning("Retrying")
    assert host in logging.getLogger().handlers
    assert [json.loads(record.getMessage())["request_id"] for record in received[:2]] == ["req-7", "req-7"]
    assert [record.levelname for record in received] == ["INFO", "INFO", "WARNING"]
    assert not capsys.readouterr().err


def test_strangers_cannot_fill_the_log_with_malformed_requests(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure(as_json=False, level="INFO")
    logging.getLogger("python_multipart.multipart").warning("Expected boundary character 45, got 123 at index 2")
    logging.getLogger("uvicorn.error").warning("Invalid HTTP request received.")
    logging.getLogger("uvicorn.error").error("Exception in ASGI application")
    assert [line.rpartition("] ")[2] for line in capsys.readouterr().err.splitlines()] == [
        "Exception in ASGI application"
    ]


def test_a_level_above_warning_counts_for_other_libraries_too(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure(as_json=False, level="ERROR")
    logging.getLogger("azure.core").warning("Retrying")
    assert not capsys.readouterr().err
    logs.configure(as_json=False, level="DEBUG")
    logging.getLogger("azure.core").warning("Retrying")
    logging.getLogger("azure.core").info("Sending")
    assert [line.rpartition("] ")[2] for line in capsys.readouterr().err.splitlines()] == ["Retrying"]
