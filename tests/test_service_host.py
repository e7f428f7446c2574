"""Commands that need the service: what is wrong with the settings is said before anything is made or listens."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cv_generator import logs
from cv_generator.service_host import command
from cv_generator.settings import Settings, SettingsError, in_users_folder


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SQLITE_PATH", raising=False)
    return tmp_path


@pytest.mark.parametrize("name", ["cleanup", "cleanup_expired_sessions"])
def test_a_cleanup_makes_no_store(elsewhere: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert command([name]) == 2
    assert "there is no store at data/cv-generator.sqlite3: set SQLITE_PATH" in capsys.readouterr().err
    assert not list(elsewhere.iterdir())


def test_mcp_over_stdio_leaves_nothing_where_it_is_started(elsewhere: Path) -> None:
    data = elsewhere / "home" / "data"
    start = elsewhere / "start"
    start.mkdir()
    environment = {name: value for name, value in os.environ.items() if name != "SQLITE_PATH"}
    done = subprocess.run(
        [sys.executable, "-m", "cv_generator", "mcp"],
        cwd=start,
        env={**environment, "XDG_DATA_HOME": str(data), "HOME": str(elsewhere / "home")},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert not list(start.iterdir())
    if sys.platform == "linux":
        assert (data / "cv-generator" / "sessions.sqlite3").exists()


def test_a_relative_folder_for_data_does_not_count(monkeypatch: pytest.MonkeyPatch, elsewhere: Path) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("HOME", str(elsewhere))
    assert in_users_folder({"XDG_DATA_HOME": "here"}) == in_users_folder({}) == (
        elsewhere / ".local/share/cv-generator/sessions.sqlite3"
    )  # fmt: skip


@pytest.mark.parametrize("number", ["0", "-1", "two"])
def test_a_service_of_no_workers_is_wrong_usage(number: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        command(["serve", f"--workers={number}"])
    assert ended.value.code == 2
    assert f"{number} is no number of processes" in capsys.readouterr().err
    with pytest.raises(SettingsError, match="WORKERS"):
        Settings.from_environment({"WORKERS": number})


def test_switching_off_what_there_is_not_is_told(monkeypatch: pytest.MonkeyPatch, elsewhere: Path) -> None:
    monkeypatch.setenv("DISABLED_OPERATIONS", "validate_cv,foo")
    with pytest.raises(SystemExit) as ended:
        command(["serve", "--port", "0"])
    assert "DISABLED_OPERATIONS: there is no operation foo" in str(ended.value.code)
    assert not list(elsewhere.iterdir())


def test_keys_that_can_be_guessed_are_told(
    monkeypatch: pytest.MonkeyPatch, elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("API_KEYS", f"short,{'a1' * 24}")
    monkeypatch.setenv("SQLITE_PATH", str(elsewhere))  # a folder: it ends there
    with pytest.raises(SystemExit):
        command(["serve", "--port", "0"])
    assert "1 of the API keys can be guessed" in capsys.readouterr().err


def test_the_first_line_is_json_where_the_log_is() -> None:
    said = json.loads(logs.announced("CV Generator listens on http://127.0.0.1:7071", as_json=True))
    assert said["message"].endswith("listens on http://127.0.0.1:7071")
    assert (said["level"], logs.announced("so", as_json=False)) == ("INFO", "so")
