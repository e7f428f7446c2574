"""CVs as data on the command line: slips are told with their line, and are never taken for a document of text."""

from __future__ import annotations

import io
import json
import re
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from cv_generator.__main__ import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """A command in this process: its exit status, standard output and standard error."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["cv-generator", *arguments])
        try:
            status = main()
        except SystemExit as ended:
            status = ended.code if isinstance(ended.code, int) else 1
        told = capfd.readouterr()
        return status, told.out, told.err

    return run


SLIPS = {
    "indented.yaml": ("full_name: Ada Sample\n  email: ada@example.com\n", "line 2: not valid YAML"),
    "tab.yml": ("full_name: Ada Sample\nskills:\n\t- Revit\n", "line 3: not valid YAML"),
    "colon.yaml": ("full_name: Ada Sample\nemail\nphone: 1\n", "line 3: not valid YAML"),
    "list.yaml": ("- Ada Sample\n", "holds a list"),
    "text.yaml": ("Ada Sample\n", "holds text"),
    "empty.yaml": ("", "holds nothing"),
    "twice.yaml": ("full_name: Ada\nphone: 1\nphone: 2\n", "line 3: phone stands in line 2 already"),
    "twice.yml": ("full_name: Ada\nlinks:\n- {url: a.b, url: c.d}\n", "line 3: url stands in line 3 already"),
    "twice.json": ('{"full_name": "Ada", "full_name": "Bea"}', "full_name stands twice in one object"),
    "comma.json": ('{"full_name": "Ada Sample",\n "email" "x"}', "line 2, column 10: Expecting ':' delimiter"),
    "text.json": ("Ada Sample\n", "line 1, column 1: Expecting value"),
}


@pytest.mark.parametrize("name", SLIPS)
@pytest.mark.parametrize(
    "command", [("render", "-o", "cv.pdf", "--allow-missing"), ("validate",)], ids=["render", "validate"]
)
def test_a_slip_in_data_is_told_with_its_line(run: Run, tmp_path: Path, name: str, command: tuple[str, ...]) -> None:
    content, told = SLIPS[name]
    (tmp_path / name).write_text(content)
    status, _, error = run(command[0], name, *command[1:])
    assert (status, error.count("\n")) == (1, 1)
    assert f"cv-generator: {name}: " in error
    assert told in error
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_reading_yaml_gives_the_cv_and_refuses_a_slip(run: Run, tmp_path: Path) -> None:
    (tmp_path / "cv.yaml").write_text("full_name: Ada Sample\nskills: [Revit, Python]\n")
    status, out, _ = run("read", "cv.yaml")
    read = json.loads(out)
    assert (status, read["full_name"], read["skills"], read["unplaced_text"]) == (
        0,
        "Ada Sample",
        ["Revit", "Python"],
        [],
    )
    (tmp_path / "cv.yaml").write_text(SLIPS["indented.yaml"][0])
    assert (run("read", "cv.yaml")[0], "line 2: " in run("read", "cv.yaml")[2]) == (1, True)


def test_files_of_other_programs_are_read_as_such(run: Run, tmp_path: Path) -> None:
    (tmp_path / "cv.yaml").write_text("cv:\n  name: Ada Sample\n  sections:\n    skills: [Revit]\n")
    assert run("render", "cv.yaml", "-o", "cv.pdf", "--allow-missing")[0] == 0
    assert json.loads(run("read", "cv.yaml")[1])["full_name"] == "Ada Sample"


@pytest.mark.parametrize("content", ["{}", "language: de\n", "skills: []\n"])
def test_a_cv_that_holds_nothing_is_not_typeset(run: Run, tmp_path: Path, content: str) -> None:
    (tmp_path / "cv.yaml").write_text(content)
    status, _, error = run("render", "cv.yaml", "-o", "cv.pdf", "--allow-missing")
    assert (status, (tmp_path / "cv.pdf").exists()) == (1, False)
    assert "The CV is empty" in error


def _picture(kind: str) -> bytes:
    data = io.BytesIO()
    Image.effect_noise((200, 250), 60).convert("RGB").save(data, kind)
    return data.getvalue()


@pytest.mark.parametrize(("name", "kind"), [("me.jpg", "JPEG"), ("me.png", "PNG")])
@pytest.mark.parametrize("way", ["option", "relative", "absolute", "json_resume"])
def test_a_photo_is_taken_from_a_file(run: Run, tmp_path: Path, name: str, kind: str, way: str) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / name).write_bytes(_picture(kind))
    told = {"option": "", "relative": name, "absolute": str(folder / name), "json_resume": ""}[way]
    data: dict[str, Any] = {"full_name": "Ada Sample", "photo_url": told}
    if way == "json_resume":
        data = {"basics": {"name": "Ada Sample", "image": name}}
    (folder / "cv.json").write_text(json.dumps(data))
    option = ("--photo", f"mine/{name}") if way == "option" else ()
    status, _, error = run("render", "mine/cv.json", "-o", "cv.docx", "--allow-missing", *option)
    assert (status, error) == (0, "")
    with zipfile.ZipFile(tmp_path / "cv.docx") as document:
        assert any(name.startswith("word/media/") for name in document.namelist())


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ("none.jpg", "none.jpg cannot be opened: No such file"),
        ("cv.json", "neither JPEG nor PNG"),
        ("https://pictures.example/me.jpg", "is not fetched"),
    ],
)
def test_a_photo_that_cannot_be_taken_is_one_clear_line(run: Run, tmp_path: Path, told: str, why: str) -> None:
    (tmp_path / "cv.json").write_text(json.dumps({"full_name": "Ada Sample", "photo_url": told}))
    for command in (("render", "cv.json", "-o", "cv.pdf", "--allow-missing"), ("validate", "cv.json")):
        status, _, error = run(*command)
        assert (status, error.count("\n")) == (1, 1)
        assert why in error
    if not told.startswith("https"):
        status, _, error = run("render", "cv.json", "-o", "cv.pdf", "--allow-missing", "--photo", told)
        assert (status, why in error) == (1, True)
    assert not (tmp_path / "cv.pdf").exists()


@pytest.mark.parametrize("command", [("read", "cv.md"), ("render", "cv.md", "-o", "cv.pdf", "--allow-missing")])
def test_an_unknown_language_is_one_line_with_the_known_ones(
    run: Run, tmp_path: Path, command: tuple[str, ...]
) -> None:
    (tmp_path / "cv.md").write_text("# Ada Sample\n\nada@example.com\n")
    status, _, error = run(*command, "--language", "xx")
    assert (status, error.count("\n")) == (2, 1)
    assert error.startswith("cv-generator: --language takes one of en, ")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("skills: Revit, Python", "skills takes a list"),
        ("work_experience:\n  - bullets: Led\n    name: x", "work_experience[].bullets takes a list"),
        ("emial: ada@example.com", "emial is email"),
        ("phone: call me", "cv-generator: phone is not a telephone number (Send"),
        ("design: {font: serif}", "Send one of Source Sans 3"),
    ],
)
def test_what_is_wrong_with_data_is_said_once_and_with_the_remedy(
    run: Run, tmp_path: Path, content: str, told: str
) -> None:
    (tmp_path / "cv.yaml").write_text(f"full_name: Ada Sample\n{content}\n")
    status, _, error = run("validate", "cv.yaml")
    assert (status, error.count("\n")) == (1, 1)
    assert told in error


def test_refusals_say_nothing_twice(run: Run, tmp_path: Path) -> None:
    assert run("new", "cv.yaml")[0] == 0
    _, _, template = run("render", "cv.yaml", "-o", "cv.pdf", "--template", "sidebr")
    assert template == "cv-generator: sidebr is not a template (Use one of axis, compact, academic, sidebar)\n"
    _, _, missing = run("read", "none.docx", "--out", "results")
    assert missing == "cv-generator: none.docx cannot be opened: No such file or directory\n"
    _, _, color = run("render", "cv.yaml", "-o", "cv.pdf", "--design", "accent=reddish")
    assert "design.accent is not a colour" in color


def test_a_template_that_a_file_names_as_it_was_called_earlier_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "cv.yaml").write_text("full_name: Ada Sample\ndesign: {template: modern}\n")
    status, _, error = run("render", "cv.yaml", "-o", "cv.pdf", "--allow-missing")
    assert (status, error.splitlines()[0]) == (
        0,
        "cv-generator: The template modern is called compact now. Templates: axis, compact, academic, sidebar.",
    )
    _, told, _ = run("validate", "cv.yaml")
    assert json.loads(told)["warnings"][0]["path"] == "design.template"


def test_the_example_says_what_a_reader_expects(run: Run) -> None:
    assert run("new", "cv.yaml")[0] == 0
    assert run("render", "cv.yaml", "-o", "cv.md")[1].startswith("cv.md: ")
    lines = Path("cv.md").read_text("utf-8").splitlines()
    expected = [
        "# Ada Sample", "- Bridges in rain, York 2022", "- Checked drawings of twelve station footbridges",
        "- First class",
    ]  # fmt: skip
    assert [line for line in expected if line not in lines] == []
    assert any("Revit, AutoCAD, Python" in line for line in lines)


def _globbed(folder: Path, word: str) -> list[str]:
    return sorted(file.name for file in folder.glob(word)) if "*" in word else [word]


@pytest.mark.parametrize("command", ["read", "render", "validate", "new"])
def test_the_examples_of_each_help_work(run: Run, tmp_path: Path, sample_docx: bytes, command: str) -> None:
    examples = re.findall(r"^  (?:.* \| )?cv-generator (.+?)(?:   .*)?$", run(command, "--help")[1], re.MULTILINE)
    assert examples
    (tmp_path / "cv.docx").write_bytes(sample_docx)
    (tmp_path / "old-cv.docx").write_bytes(sample_docx)
    (tmp_path / "me.jpg").write_bytes(_picture("JPEG"))
    if command != "new":
        assert [run("new", name)[0] for name in ("cv.yaml", "cv.json")] == [0, 0]
        assert run("render", "cv.json", "-o", "cv.pdf")[0] == 0
    for example in examples:
        arguments = [found for word in example.split() for found in _globbed(tmp_path, word)]
        if "-" in arguments:
            continue  # pipes are tried in test_cli
        written = [] if command in ("validate", "new") else ["--force"]
        arguments = [word for word in arguments if word != "--watch"]  # which does not end
        status, _, error = run(*arguments, *written)
        assert status == 0, (example, error)


@pytest.mark.parametrize(
    "arguments",
    [
        ("read", "a.md", "b.md"),
        ("read", "a.md", "b.md", "--explain", "why.html"),
        ("render", "a.md", "-o", "cv.xyz"),
        ("render", "a.md", "-o", "cv.pdf", "--format", "docx"),
        ("render", "a.md", "-o", "-", "--watch"),
        ("render", "a.md", "-o", "cv.pdf", "--design", "accent", "--allow-missing"),
        ("new", "cv.txt"),
    ],
)
def test_wrong_usage_has_its_own_exit_status(run: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "a.md").write_text("# Ada Sample\n\nada@example.com\n")
    status, _, error = run(*arguments)
    assert (status, error.count("\n")) == (2, 1)


def test_reading_into_a_file_tells_what_found_no_field(run: Run, tmp_path: Path) -> None:
    (tmp_path / "cv.json").write_text(json.dumps({"full_name": "Ada Sample", "unplaced_text": ["Left over"]}))
    status, out, error = run("read", "cv.json", "-o", "again.json")
    assert (status, out, error.count("\n")) == (0, "", 1)
    assert "again.json: jobs: 0, schools: 0, skills: 0; texts that found no field: 1" in error
    assert "Ada" not in error
    assert run("read", "cv.json", "-o", "third.json", "--quiet")[2] == ""


def test_the_shell_offers_names_where_an_option_takes_one(run: Run) -> None:
    script = run("completion", "bash")[1]
    tried = f"{script}\nCOMP_WORDS=(cv-generator render cv.json --template a); COMP_CWORD=4; _cv_generator"
    done = subprocess.run(
        ["bash", "-c", f"complete() {{ :; }}\n{tried}\necho ${{COMPREPLY[@]}}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["axis", "academic"]
    fish = run("completion", "fish")[1]
    assert "-l template -x -a 'axis compact academic sidebar'" in fish


def test_text_has_no_pages(run: Run) -> None:
    assert run("new", "cv.yaml")[0] == 0
    assert "page" not in run("render", "cv.yaml", "-o", "cv.md")[1]
    assert "1 page, " in run("render", "cv.yaml", "-o", "cv.pdf")[1]


def test_what_does_not_fit_is_told_in_a_whole_sentence(run: Run, tmp_path: Path) -> None:
    assert run("new", "cv.json")[0] == 0
    data = json.loads((tmp_path / "cv.json").read_text("utf-8"))
    data["trainings"] = [f"Course {number} on bridges in all weathers" for number in range(40)]
    data["awards"] = data["trainings"]
    (tmp_path / "cv.json").write_text(json.dumps(data))
    status, _, error = run("render", "cv.json", "-o", "cv.pdf", "--max-pages", "1")
    assert (status, error.count("\n")) == (1, 1)
    assert "pages where 1 is allowed; this would fit: " in error
    assert "without Drop" not in error


@pytest.mark.parametrize(
    ("option", "told"),
    [
        (("--language", "xx"), "--language takes one of en"),
        (("--template", "foo"), "Use one of axis"),
        (("--max-pages", "0"), "Ask for 1 to 10"),
        (("--design", "accent=reddish"), "#rrggbb"),
        (("--design", "fnt=Inter"), "design.font"),
        (("--design", "section_order=nowhere"), "no section of this CV"),
    ],
)
def test_an_option_that_no_cv_can_follow_is_wrong_usage(
    run: Run, tmp_path: Path, option: tuple[str, str], told: str
) -> None:
    (tmp_path / "cv.yaml").write_text("full_name: Ada Sample\n")
    status, _, error = run("render", "cv.yaml", "-o", "cv.pdf", "--allow-missing", *option)
    assert (status, error.count("\n"), (tmp_path / "cv.pdf").exists()) == (2, 1, False), error
    assert told in error


@pytest.mark.parametrize("name", ["german", "Deutsch", "DE", "niemiecki"])
def test_a_language_is_known_by_its_name_too(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "cv.md").write_text("# Ada Sample\n\nada@example.com\n")
    status, told, error = run("read", "cv.md", "--language", name)
    assert (status, json.loads(told)["language"]) == (0, "de"), error


def test_a_folder_in_which_nothing_was_written_is_not_left(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.docx").write_bytes(b"no document")
    assert run("read", "bad.docx", "--out", "results")[0] == 1
    assert not (tmp_path / "results").exists()
    (tmp_path / "mine").mkdir()
    assert run("read", "bad.docx", "--out", "mine")[0] == 1
    assert (tmp_path / "mine").is_dir()


def test_reading_in_an_unknown_language_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    (tmp_path / "cv.md").write_text("# Ada Sample\n")
    assert run("read", "cv.md", "--language", "xx")[0] == 2
    assert run("read", "cv.md", "--out", "results", "--jobs", "-1")[0] == 2


@pytest.mark.parametrize("port", ["99999", "-1", "http"])
def test_a_port_that_is_none_is_wrong_usage(run: Run, port: str) -> None:
    status, _, error = run("serve", "--port", port)
    assert (status, "Traceback" in error) == (2, False)


@pytest.mark.parametrize("sent", ["cv.yaml", "@cv.yaml", '{"full_name": "Ada Sample"}'])
def test_a_session_is_opened_from_a_file_or_from_json(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sent: str
) -> None:
    monkeypatch.setenv("SQLITE_PATH", str(tmp_path / "s.sqlite3"))
    (tmp_path / "cv.yaml").write_text("full_name: Ada Sample\n")
    status, told, error = run("create-cv-session", "--cv-data", sent)
    assert (status, json.loads(told)["cv_data_summary"]["full_name"]) == (0, "Ada Sample"), error


def test_a_document_in_place_of_data_is_sent_to_the_command_that_reads(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SQLITE_PATH", str(tmp_path / "s.sqlite3"))
    (tmp_path / "cv.docx").write_bytes(b"PK\x03\x04")
    status, _, error = run("create_cv_session", "--cv-data", "cv.docx")
    assert (status, "extract_and_store_cv --document cv.docx" in error) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["rendr", "cv.yaml"], "cv-generator: rendr is no command: did you mean render?"),
        (["get-cv-sesion"], "cv-generator: get-cv-sesion is no command: did you mean get_cv_session?"),
        (["check", "cv.yaml"], "cv-generator: check is no command: did you mean validate?"),
        (["xyz"], "cv-generator: xyz is no command (`cv-generator --help`"),
        (["generate_cv"], "did you mean render, or generate_cv_from_session?"),
        (["generate-cv", "a.json"], "Type `cv-generator render a.json -o a.pdf`"),
        (["upload_cv", "a.docx"], "Type `cv-generator extract_and_store_cv --document a.docx`"),
        (["edit_cv"], "did you mean update_cv_field?"),
        (["help"], "type `cv-generator --help`"),
        (["help", "read"], "type `cv-generator read --help`"),
        (["--verion"], "--verion is not understood: did you mean --version?"),
        (["read", "--explain", "-o", "x", "a.json"], "--explain needs a value: --explain why.html, in place of -o"),
        (["read", "--explain", "a.docx"], "`cv-generator read a.docx --explain why.html`"),
        (["read", "a.docx", "--jobs", "0"], "--jobs: takes 1 or more, not 0: leave it away"),
        (["read", "a.docx", "--jobs", "x"], "--jobs: takes 1 or more, not x"),
        (["render", "a.json", "-o", "b.pdf", "--max-pages", "two"], "takes a whole number, such as --max-pages 2, not two"),
        (["render", "a.json", "b.json", "-o", "x.pdf"], "render takes one CV: type `cv-generator render b.json -o b.pdf`"),
        (["render", "a.json", "b.json"], "name the result for each CV by itself: `cv-generator render a.json -o a.pdf`"),
        (["render", "a.json", "x.pdf"], "name the result: `cv-generator render a.json -o x.pdf`"),
        (["render", "a.json", "--template", "axis"], "name the result: `cv-generator render a.json -o a.pdf`"),
        (["render"], "name a CV and the result: `cv-generator render cv.json -o cv.pdf`"),
        (["render", "cv.json", "-o", "b.pdf", "--hidden", "summary"], "did you mean --design hidden=summary?"),
        (["render", "cv.json", "-o", "b.pdf", "--accent=#112233"], "did you mean --design accent=#112233?"),
        (["validate", "a.json", "b.json"], "validate takes one CV: type `cv-generator validate b.json`"),
        (["update_cv_field", "--session-id", "x", "headline", "Lead"], "did you mean --field-path headline --value Lead?"),
        (["render", "a.json", "-o", "b.pdf", "--papr", "a4"], "render: --papr is not understood: did you mean --paper?"),
        (["render", "a.json", "-o", "b.pdf", "--paper", "a5"], "argument --paper: invalid choice"),
        (["extract_and_store_cv", "cv.docx"], "extract_and_store_cv: cv.docx is not understood: did you mean --document cv."),
        (["get-cv-session", "4f-1"], "get_cv_session: 4f-1 is not understood: did you mean --session-id 4f-1?"),
        (["validate_cv", "cv.json"], "validate_cv: cv.json is not understood: did you mean --cv-data cv.json?"),
        (["delete_cv_session", "--session_id=4f"], "did you mean --session-id=4f?"),
    ],
)  # fmt: skip
def test_wrong_usage_is_one_line_with_what_was_meant(run: Run, arguments: list[str], told: str) -> None:
    status, out, error = run(*arguments)
    assert (status, out, error.count("\n")) == (2, "", 1)
    assert told in error
    assert "--help` shows what it takes" in error


def test_names_of_papers_formats_and_languages_are_taken_in_capitals(run: Run, tmp_path: Path) -> None:
    (tmp_path / "cv.yaml").write_text("full_name: Ada Sample\nemail: ada@example.com\n")
    options = ["--paper", "Letter", "--format", "PDF", "--language", "DE", "--template", "Axis", "--allow-missing"]
    assert run("render", "cv.yaml", "-o", "cv.pdf", *options)[0] == 0
    assert (tmp_path / "cv.pdf").read_bytes().startswith(b"%PDF")


def test_an_edit_as_a_setting_is_told_as_options(run: Run) -> None:
    status, _, error = run("update_cv_field", "--session-id", "x", "--edits", "headline=Lead")
    assert (status, "type --field-path headline --value 'Lead'" in error) == (2, True)


def test_names_of_fields_may_have_commas_between_them(run: Run) -> None:
    session = json.loads(run("create_cv_session", "--cv-data", '{"full_name": "Ada", "headline": "Lead"}')[1])
    _, out, _ = run("get_cv_session", "--session-id", session["session_id"], "--fields", "full_name, headline")
    assert json.loads(out)["cv_data"] == {"full_name": "Ada", "headline": "Lead"}


def test_several_settings_of_a_design_in_one_are_told_apart(run: Run, tmp_path: Path) -> None:
    (tmp_path / "cv.yaml").write_text("full_name: Ada Sample\n")
    option = ["--design", "accent=#112233, section_order=skills,education,font=Inter"]
    status, _, error = run("render", "cv.yaml", "-o", "cv.pdf", *option)
    typed = "--design accent=#112233 --design section_order=skills,education --design font=Inter"
    assert (status, typed in error) == (2, True)


def test_a_link_to_a_file_is_told_to_need_the_service(run: Run, cv_data: dict[str, Any]) -> None:
    _, out, _ = run("create_cv_session", "--json", json.dumps({"cv_data": cv_data}))
    session_id = json.loads(out)["session_id"]
    status, out, error = run("generate_cv_from_session", "--session-id", session_id)
    assert (status, "pdf_url" in json.loads(out)) == (0, True)
    assert "cv-generator serve" in error
    status, out, error = run("generate_cv_from_session", "--session-id", session_id, "--pdf-delivery", "base64")
    assert (status, error, "pdf_base64" in json.loads(out)) == (0, "", True)


def test_the_page_for_an_upload_is_told_to_need_the_service(run: Run) -> None:
    status, out, error = run("request_cv_upload")
    assert (status, json.loads(out)["success"]) == (0, True)
    assert "`cv-generator serve`" in error
    assert "extract_and_store_cv --document" in error


@pytest.mark.parametrize("there", ["cv.pdf", "cv.png"])
def test_watching_replaces_nothing_unasked(run: Run, tmp_path: Path, there: str) -> None:
    (tmp_path / there).write_bytes(b"mine")
    status, _, error = run("render", "cv.yaml", "-o", "cv.pdf", "--watch")
    assert (status, f"{there} is there already" in error) == (1, True)
    assert "--force" in error
