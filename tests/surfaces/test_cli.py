"""The command line works on files without a server, and offers every operation."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from cv_generator.operations.registry import OPERATIONS
from cv_generator.surfaces.cli import rendering
from cv_generator.surfaces.cli.commands import file_command
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
    (tmp_path / "bad.docx").write_bytes(b"\x00 no document")
    done = run("read", "good.docx", "bad.docx", "missing.docx", "--out", "results")
    assert done.returncode == 1
    good = json.loads((tmp_path / "results" / "good.result.json").read_text("utf-8"))
    assert good["full_name"] == "Katrin Größner"
    assert len(good["photo_sha256"]) == 64
    assert isinstance(good["unplaced_text"], list)
    assert [file.name for file in (tmp_path / "results").iterdir()] == ["good.result.json"]
    bad, missing = done.stderr.splitlines()
    assert "bad.docx: Document could not be read: unsupported_format" in bad
    assert "missing.docx cannot be opened" in missing
    assert not (tmp_path / "s.sqlite3").exists()


def test_explain_writes_one_page_in_place_of_the_result(run: Any, tmp_path: Path, sample_docx: bytes) -> None:
    (tmp_path / "cv.docx").write_bytes(sample_docx)
    done = run("read", "cv.docx", "--explain", "why.html")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert "How this CV was read: Katrin Größner" in (tmp_path / "why.html").read_text("utf-8")
    assert run("read", "cv.docx", "--explain", "why.html").returncode == 1
    (tmp_path / "bad.docx").write_bytes(b"\x00 no document")
    refused = run("read", "bad.docx", "--explain", "bad.html")
    assert (refused.returncode, (tmp_path / "bad.html").exists()) == (1, False)
    assert "unsupported_format" in refused.stderr


def test_documents_of_one_stem_give_two_results(run: Any, tmp_path: Path) -> None:
    (tmp_path / "cv.txt").write_text("Ada Sample\nada@example.com\n")
    (tmp_path / "cv.md").write_text("# Nora Beispiel\n\nnora@example.com\n")
    assert run("read", "cv.txt", "cv.md", "--out", "r").returncode == 0
    names = {json.loads(file.read_text("utf-8"))["full_name"] for file in (tmp_path / "r").iterdir()}
    assert names == {"Ada Sample", "Nora Beispiel"}


def test_nothing_is_overwritten_without_force(run: Any, tmp_path: Path) -> None:
    (tmp_path / "cv.md").write_text("# Nora Beispiel\n\nnora@example.com\n")
    (tmp_path / "mine.json").write_text("precious")
    done = run("read", "cv.md", "-o", "mine.json")
    assert (done.returncode, (tmp_path / "mine.json").read_text()) == (1, "precious")
    assert done.stderr.count("\n") == 1
    assert "--force" in done.stderr
    assert run("read", "cv.md", "-o", "mine.json", "--force").returncode == 0
    assert "Nora" in (tmp_path / "mine.json").read_text("utf-8")


def test_a_result_never_takes_the_place_of_what_it_is_made_from(run: Any, tmp_path: Path) -> None:
    run("new", "cv.json")
    before = (tmp_path / "cv.json").read_bytes()
    done = run("render", "cv.json", "-o", "./cv.json", "--force")
    assert done.returncode == 2
    assert "is what is rendered" in done.stderr
    assert (tmp_path / "cv.json").read_bytes() == before


@pytest.mark.parametrize("again", [False, True], ids=["from the document", "from our own PDF"])
def test_read_then_render_keeps_the_photo(run: Any, tmp_path: Path, sample_docx: bytes, again: bool) -> None:
    (tmp_path / "cv.docx").write_bytes(sample_docx)
    assert run("read", "cv.docx", "-o", "cv.json").returncode == 0
    done = run("render", "cv.json", "-o", "cv.pdf", "--language", "pl", "--template", "academic")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "cv.pdf").read_bytes().startswith(b"%PDF-")
    if again:
        assert run("read", "cv.pdf", "-o", "cv.json", "--force").returncode == 0
    assert json.loads((tmp_path / "cv.json").read_text("utf-8"))["photo_url"].startswith("data:image/")
    assert run("render", "cv.json", "-o", "again.docx").returncode == 0
    with zipfile.ZipFile(tmp_path / "again.docx") as document:
        assert any(name.startswith("word/media/") for name in document.namelist())


def test_a_document_is_read_before_it_is_rendered(run: Any, tmp_path: Path, sample_docx: bytes) -> None:
    (tmp_path / "cv.docx").write_bytes(sample_docx)
    assert run("render", "cv.docx", "-o", "cv.pdf").returncode == 0
    assert (tmp_path / "cv.pdf").read_bytes().startswith(b"%PDF-")


def test_the_ending_decides_the_format_or_is_refused(run: Any, tmp_path: Path) -> None:
    assert run("new", "cv.yaml").returncode == 0
    for output in ("cv.xyz", "cv"):
        done = run("render", "cv.yaml", "-o", output)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
        assert "ends in none of" in done.stderr
        assert not (tmp_path / output).exists()


def test_pipes_are_read_and_written(run: Any, tmp_path: Path) -> None:
    example = run("new", "-").stdout
    assert "# " in example
    read = run("read", "-", stdin="# Ada Sample\n\nada@example.com\n")
    assert json.loads(read.stdout)["full_name"] == "Ada Sample"
    command = [sys.executable, "-m", "cv_generator", "render", "-", "-o", "-"]
    done = subprocess.run(command, input=example.encode(), capture_output=True, cwd=tmp_path, check=True)
    assert done.stdout.startswith(b"%PDF-")


@pytest.mark.parametrize("name", ["cv.yaml", "cv.json"])
def test_the_example_can_be_validated_and_rendered(run: Any, tmp_path: Path, name: str) -> None:
    assert run("new", name).returncode == 0
    assert json.loads(run("validate", name).stdout)["is_valid"] is True
    done = run("render", name, "-o", "cv.pdf", "--max-pages", "1", "--design", "accent=#7a1f2b", "--paper", "letter")
    assert done.returncode == 0, done.stderr
    assert "1 page" in done.stdout


@pytest.mark.parametrize("name", ["cv.yaml", "cv.json"])
def test_the_example_is_in_the_language_that_is_asked_for(run: Any, tmp_path: Path, name: str) -> None:
    assert run("new", name, "--language", "german").returncode == 0
    assert '"language": "de"' in run("read", name).stdout
    refused = run("new", name, "--language", "xx", "--force")
    assert (refused.returncode, "--language takes one of" in refused.stderr) == (2, True)


def test_a_folder_that_cannot_be_written_is_one_clear_line(run: Any, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "cv.md").write_text("# Ada Sample\n")
    for arguments in (("--out", "file"), ("-o", "nowhere/cv.json"), ("-o", ".")):
        done = run("read", "cv.md", *arguments)
        assert (done.returncode, done.stderr.count("\n")) == (1, 1), done.stderr
    done = run("read", ".")
    assert "is a folder" in done.stderr


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("{", "Not valid JSON: line 1, column 2"),
        ("[]", "cv.json: line 1: the file holds a list"),
        ('{"employment_history": [{"employer": "X"}]}', "employment_history is work_experience"),
        ('{"full_name": "A"}', "email is required"),
    ],
)
def test_render_refuses_in_one_line_and_leaves_no_file(run: Any, tmp_path: Path, content: str, told: str) -> None:
    (tmp_path / "cv.json").write_text(content)
    done = run("render", "cv.json", "-o", "cv.pdf")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert told in done.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["cv.json"]


def test_what_is_watched_is_renewed_when_it_is_saved(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "cv_generator"]
    subprocess.run([*command, "new", "cv.yaml"], cwd=tmp_path, check=True, capture_output=True)
    watching = subprocess.Popen(
        [*command, "render", "cv.yaml", "-o", "cv.pdf", "--watch"], cwd=tmp_path, stdout=subprocess.PIPE, text=True
    )
    try:
        assert watching.stdout is not None
        assert "cv.pdf" in watching.stdout.readline()
        first = (tmp_path / "cv.pdf").read_bytes()
        text = (tmp_path / "cv.yaml").read_text("utf-8")
        (tmp_path / "cv.yaml").write_text(text.replace("Ada Sample", "Eva Sample"), "utf-8")
        assert "cv.pdf" in watching.stdout.readline()
        assert (tmp_path / "cv.pdf").read_bytes() != first
        assert (tmp_path / "cv.png").read_bytes().startswith(b"\x89PNG")
    finally:
        watching.kill()
        watching.communicate()


def watched(monkeypatch: pytest.MonkeyPatch, file: Path, savings: dict[int, str]) -> None:
    """Watches a file to which a program writes at the looks that are given, until a person stops it."""
    looks = itertools.count(1)

    def look(seconds: float) -> None:
        number = next(looks)
        if number > max(savings) + 100:
            raise KeyboardInterrupt
        if number in savings:
            file.write_text(savings[number], "utf-8")
        clock.now += seconds

    clock = SimpleNamespace(now=0.0)
    told = SimpleNamespace(sleep=look, monotonic=lambda: clock.now, perf_counter=lambda: clock.now)
    monkeypatch.setattr(rendering, "time", told)
    monkeypatch.chdir(file.parent)
    command = file_command(["render", file.name, "-o", "cv.txt", "--watch"])
    assert command is not None
    assert command() == 0


def test_a_file_that_is_being_written_is_no_fault(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, cv_data: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "cv.json"
    file.write_text(whole := json.dumps(cv_data), "utf-8")
    watched(monkeypatch, file, {5: "", 7: whole[:100], 9: json.dumps({**cv_data, "full_name": "Eva Sample"})})
    told = capsys.readouterr()
    assert (told.err, told.out.count("cv.txt")) == ("", 2)
    assert "Eva Sample" in (tmp_path / "cv.txt").read_text("utf-8")


def test_what_stays_wrong_with_a_watched_file_is_said_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, cv_data: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "cv.json"
    file.write_text(whole := json.dumps(cv_data), "utf-8")
    watched(monkeypatch, file, {5: whole[:100]})
    assert capsys.readouterr().err.count("Not valid JSON") == 1


def test_validate_tells_errors_and_warnings(run: Any, tmp_path: Path, cv_data: dict[str, Any]) -> None:
    (tmp_path / "cv.json").write_text(json.dumps(cv_data))
    assert json.loads(run("validate", "cv.json").stdout)["is_valid"] is True
    del cv_data["phone"]
    (tmp_path / "cv.json").write_text(json.dumps(cv_data))
    done = run("validate", "cv.json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["errors"][0]["message"] == "phone is required"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_are_told_every_command(run: Any, shell: str) -> None:
    script = run("completion", shell).stdout
    assert [name for name in ("read", "render", "new", "serve", "get_cv_session") if name not in script] == []
    assert "--max-pages" in script or "-l max-pages" in script


@pytest.mark.parametrize("command", ["read", "render", "validate", "new", "completion"])
def test_every_help_shows_examples(run: Any, command: str) -> None:
    shown = run(command, "--help").stdout
    assert "examples:" in shown
    assert f"cv-generator {command}" in shown


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


def test_what_commands_there_are_is_told_without_loading_the_service() -> None:
    code = (
        "import sys, atexit; from cv_generator.__main__ import main\n"
        "atexit.register(lambda: print(*sys.modules)); sys.argv[1:] = sys.argv[2:]; main()"
    )
    for arguments, status in (["--help"], 0), (["--version"], 0), ([], 2):
        done = subprocess.run(
            [sys.executable, "-c", code, "", *arguments], capture_output=True, text=True, check=False, timeout=60
        )
        assert done.returncode == status
        assert "cv_generator.surfaces.cli.commands" in done.stdout
        assert not {"pydantic", "cv_generator.service_host", "typst"} & set(done.stdout.split())


def test_wrong_settings_are_told_by_name(tmp_path: Path) -> None:
    environment = {**os.environ, "SESSION_TTL_HOURS": "soon", "LOG_FORMAT": "xml"}
    command = [sys.executable, "-m", "cv_generator", "cleanup"]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=tmp_path, check=False)
    assert done.returncode == 2
    assert "SESSION_TTL_HOURS" in done.stderr
    assert "LOG_FORMAT" in done.stderr
