"""The guard against personal data in logs looks, and bites."""

from __future__ import annotations

import logging
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cv_generator.errors import UserError
from cv_generator.operations.context import Context
from cv_generator.operations.dispatch import invoke
from cv_generator.operations.registry import BY_NAME
from tests.conftest import ROOT
from tests.log_guard import LogGuard

PERSON = {"full_name": "Jörg Weiß", "email": "jorg@weiss.example", "phone": "+49 151 2345678"}

LEAKS: dict[str, Callable[[], object]] = {
    "name": lambda: logging.getLogger("cv_generator").info("Read the CV of %s", "Jörg"),
    "surname, transcribed": lambda: logging.getLogger("cv_generator").info("weiss.docx"),
    "name, escaped": lambda: logging.getLogger("cv_generator").info(r"J\u00f6rg"),
    "name, decomposed, capitals": lambda: logging.getLogger("cv_generator").info("JO\u0308RG"),
    "e-mail in a field": lambda: logging.getLogger("cv_generator").info(
        "ok", extra={"fields": {"to": PERSON["email"]}}
    ),
    "phone, spaced otherwise": lambda: logging.getLogger("cv_generator.http").error("tel 0151/2345-678"),
    "another library's logger": lambda: logging.getLogger("somebody.else").warning("%s", PERSON),
}


@pytest.fixture
def guard(monkeypatch: pytest.MonkeyPatch) -> LogGuard:
    """A guard for another person, so that leaks planted here are none for the run's own."""
    monkeypatch.setattr(logging.Logger, "handle", logging.Logger.handle)
    guard = LogGuard(PERSON)
    guard.pytest_sessionstart()
    return guard


@pytest.mark.parametrize("leak", LEAKS.values(), ids=LEAKS.keys())
def test_a_planted_leak_is_found(guard: LogGuard, leak: Callable[[], object]) -> None:
    logging.getLogger("cv_generator").info("Updated session abc-123, version 2")
    assert (guard.looked, guard.leaks) == (2, [])
    leak()
    assert guard.leaks


PLANTED = {
    "logged": "logging.getLogger('cv_generator').info('Typeset the CV of %s', 'Katrin ' + 'Gr\\u00f6\\u00dfner')",
    "by a process": "subprocess.run([sys.executable, '-c', 'import os; os.write(2, b\"Kat\" + b\"rin\")'])",
}


@pytest.mark.parametrize("ways", [(), ("-n", "1")], ids=["one process", "workers"])
@pytest.mark.parametrize("planted", PLANTED.values(), ids=PLANTED.keys())
def test_a_run_with_a_planted_leak_fails_though_all_its_tests_pass(
    tmp_path: Path, planted: str, ways: tuple[str, ...]
) -> None:
    tests = tmp_path / "test_planted.py"
    tests.write_text(f"import logging, subprocess, sys\ndef test_that_logs_a_name():\n    {planted}\n")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.log_guard", "-c", os.devnull, *ways, str(tests)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert "1 passed" in done.stdout
    assert re.search(r"log guard: [12] lines looked at, [12] hold personal data", done.stdout)
    assert done.returncode == 1


def test_the_whole_workflow_on_the_sample_is_looked_at_and_logs_nothing_personal(
    context: Context, log_guard: LogGuard, sample_cv: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    looked, leaks = log_guard.looked, len(log_guard.leaks)

    def call(operation: str, **arguments: Any) -> dict[str, Any]:
        try:
            return dict(invoke(context, BY_NAME[operation], arguments).as_json())
        except UserError as error:
            return error.answer()

    session = call("create_cv_session", cv_data=sample_cv)["session_id"]
    call("get_cv_session", session_id=session, include_history=True)
    call("update_cv_field", session_id=session, field_path="full_name", value=sample_cv["full_name"].upper())
    call("update_cv_field", session_id=session, field_path=sample_cv["full_name"], value=sample_cv["phone"])
    call("update_cv_field", session_id=session, field_path="email", value={sample_cv["email"]: 1})
    call("generate_cv_from_session", session_id=session)
    call("get_cv_session", session_id=sample_cv["full_name"])
    call("create_cv_session", cv_data={sample_cv["full_name"]: 1, sample_cv["email"]: 2, "personal_info": {}})
    call("create_cv_session", cv_data={"full_name": [sample_cv["full_name"]]})
    call("delete_cv_session", session_id=session)
    assert log_guard.looked - looked >= 2 * 10
    assert log_guard.leaks[leaks:] == []
    assert "WRONG KEYS DETECTED: ['…', '…', 'personal_info']" in caplog.text
    assert "Session (malformed) not found or expired" in caplog.text
