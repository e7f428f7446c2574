"""The command line works on files without a server, and offers every operation."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cv_generator.operations.registry import OPERATIONS
from tests.log_guard import LogGuard


@pytest.fixture
def run(tmp_path: Path, log_guard: LogGuard) -> Any:
    def run(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "SQLITE_PATH": str(tmp_path / "s.sqlite3"), "LOG_LEVEL": "DEBUG"}
        command = [sys.executable, "-m", "cv_generator", *arguments]
        done = subprocess.run(
            command, input=stdin, capture_output=True, text=True, env=environment, cwd=tmp_path, check=False
        )
        log_guard.look(done.stderr, "cv-generator")
        return done

    return run


def test_read_writes_one_result_for_each_document_and_tells_refusals(
    run: Any, tmp_path: Path, sample_docx: bytes
) -> None:
    (tmp_path / "good.docx").write_bytes(sample_docx)
    (tmp_path / "bad.docx").write_bytes(b"no document")
    done = run("read", "good.docx", "bad.docx", "missing.docx", "--out", "results")
    assert done.returncode == 1
    good = json.loads((tmp_path / "results" / "good.result.json").read_text("utf-8"))
    assert good["full_name"] == "Katrin Größner"
    assert len(good["photo_sha256"]) == 64
    assert isinstance(good["unplaced_text"], list)
    bad = json.loads((tmp_path / "results" / "bad.result.json").read_text("utf-8"))
    assert (bad["error"], bad["reason"]) == ("Document could not be read", "unsupported_format")
    assert "cannot be opened" in (tmp_path / "results" / "missing.result.json").read_text("utf-8")
    assert not (tmp_path / "s.sqlite3").exists()


def test_what_was_read_can_be_rendered(run: Any, tmp_path: Path, sample_docx: bytes) -> None:
    (tmp_path / "cv.docx").write_bytes(sample_docx)
    assert run("read", "cv.docx", "--out", ".").returncode == 0
    done = run("render", "cv.result.json", "-o", "cv.pdf", "--language", "pl", "--template", "classic")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "cv.pdf").read_bytes().startswith(b"%PDF-")
    assert run("render", "cv.result.json", "-o", "again.docx").returncode == 0
    assert (tmp_path / "again.docx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("content", "error"),
    [
        ("{", "Not valid JSON"),
        ("[]", "cv_data must be an object"),
        ('{"employment_history": []}', "Schema validation failed"),
        ('{"full_name": "A"}', "CV data validation failed"),
    ],
)
def test_render_refuses_with_the_contracts_error(run: Any, tmp_path: Path, content: str, error: str) -> None:
    (tmp_path / "cv.json").write_text(content)
    done = run("render", "cv.json", "-o", "cv.pdf")
    assert done.returncode == 1
    assert json.loads(done.stderr)["error"] == error
    assert not (tmp_path / "cv.pdf").exists()


def test_validate_tells_errors_and_warnings(run: Any, tmp_path: Path, cv_data: dict[str, Any]) -> None:
    (tmp_path / "cv.json").write_text(json.dumps(cv_data))
    assert json.loads(run("validate", "cv.json").stdout)["is_valid"] is True
    del cv_data["phone"]
    (tmp_path / "cv.json").write_text(json.dumps(cv_data))
    done = run("validate", "cv.json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["errors"][0]["message"] == "phone is required"


def test_operations_work_on_the_embedded_store_without_a_server(run: Any, cv_data: dict[str, Any]) -> None:
    opened = json.loads(run("create_cv_session", "--json", "-", stdin=json.dumps({"cv_data": cv_data})).stdout)
    session = ["--session-id", opened["session_id"]]
    assert (
        json.loads(run("update_cv_field", *session, "--field-path", "headline", "--value", "Engineer").stdout)[
            "version"
        ]
        == 2
    )
    read = json.loads(run("get_cv_session", *session, "--fields", '["headline"]').stdout)
    assert read["cv_data"] == {"headline": "Engineer"}
    assert json.loads(run("cleanup").stdout)["deleted_count"] == 0
    refused = run("get_cv_session", "--session-id", "x")
    assert (refused.returncode, json.loads(refused.stderr)["error"]) == (1, "Session not found or expired")


def test_every_operation_is_a_command(run: Any) -> None:
    listed = run("--help").stdout
    missing = [o.name for o in OPERATIONS if o.name not in listed]
    assert missing == []


def test_wrong_settings_are_told_by_name(tmp_path: Path) -> None:
    environment = {**os.environ, "SESSION_TTL_HOURS": "soon", "LOG_FORMAT": "xml"}
    command = [sys.executable, "-m", "cv_generator", "cleanup"]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=tmp_path, check=False)
    assert done.returncode == 2
    assert "SESSION_TTL_HOURS" in done.stderr
    assert "LOG_FORMAT" in done.stderr
