"""The deployment files, as far as a machine without Azure can check them."""

from __future__ import annotations

import itertools
import os
import re
import subprocess
from pathlib import Path

import pytest

from cv_generator import __version__
from cv_generator.settings import Settings

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github").rglob("*.yml"))
BICEP = sorted((ROOT / "infra").glob("*.bicep"))

WINDOWS = {"hour": "PT1H", "1 hour": "PT1H", "6 hours": "PT6H", "2 days": "P2D", "5": "PT5M", "15": "PT15M", "30": "PT30M",
           "5 minutes": "PT5M", "15 minutes": "PT15M"}  # fmt: skip
"""How monitoring/azure says it, and how Azure does."""


def test_there_are_files_to_look_at() -> None:
    assert len(WORKFLOWS) >= 4
    assert len(BICEP) == 2


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_every_foreign_action_is_pinned_to_a_commit(file: Path) -> None:
    used = re.findall(r"uses: (\S+)", file.read_text())
    foreign = [action for action in used if not action.startswith("./")]
    assert used
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", action) for action in foreign), foreign


@pytest.mark.parametrize("file", [file for file in WORKFLOWS if file.parent.name == "workflows"], ids=lambda f: f.name)
def test_every_workflow_starts_with_as_few_rights_as_there_are(file: Path) -> None:
    assert "\npermissions:\n  contents: read\n" in file.read_text()


def test_what_workflows_call_is_there() -> None:
    called = {
        path
        for file in WORKFLOWS
        for path in re.findall(r"(?:uses: \./|run: (?=deploy/|\.ci/))(\S+)", file.read_text())
    }
    assert len(called) >= 4
    for path in called:
        target = ROOT / path
        assert (target / "action.yml").exists() or target.is_file(), path


def test_no_password_is_kept_for_the_deployment() -> None:
    secrets = {name for file in WORKFLOWS for name in re.findall(r"secrets\.(\w+)", file.read_text())}
    assert secrets == {"SMOKE_API_KEY"}


def test_app_settings_are_settings_of_the_service() -> None:
    block = (ROOT / "infra" / "main.bicep").read_text().partition("name: 'appsettings'")[2]
    names = set(re.findall(r"^    (\w+): ", block.partition("\n  }\n")[0], re.MULTILINE))
    assert len(names) >= 8
    ours = {field.alias for field in Settings.model_fields.values()}
    assert names - ours == {"AzureWebJobsStorage__accountName"}


def test_workflow_package_and_infrastructure_agree_on_the_version_of_python() -> None:
    parameter = re.search(r"param pythonVersion string = '(.+)'", (ROOT / "infra" / "main.bicep").read_text())
    workflow = re.search(r'python-version: "(.+)"', (ROOT / ".github" / "workflows" / "deploy.yml").read_text())
    image = re.findall(r"FROM python:(\d+\.\d+)-", (ROOT / "Dockerfile").read_text())
    assert parameter
    assert workflow
    assert {parameter[1], workflow[1], *image} == {parameter[1]}


def test_the_changelog_begins_with_the_version_that_is_released() -> None:
    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert re.fullmatch(
        rf"{re.escape(__version__)} – 20\d\d-\d\d-\d\d", next(it for it in headings if it != "Unreleased")
    )


@pytest.mark.parametrize(
    ("tag", "is_taken"), [(f"v{__version__}", True), ("v0.9.9", False), (__version__ + ".1", False)]
)
def test_only_a_tag_that_names_the_version_is_deployed(tag: str, is_taken: bool) -> None:
    workflow = (ROOT / ".github" / "workflows" / "deploy.yml").read_text("utf-8")
    lines = workflow.partition("if: github.ref_type == 'tag'")[2].partition("run: |\n")[2].splitlines()
    script = "\n".join(itertools.takewhile(lambda line: line.startswith(" " * 10), lines))
    assert "CHANGELOG.md" in script
    ran = subprocess.run(
        ["bash", "-e", "-c", script], cwd=ROOT, env={**os.environ, "GITHUB_REF_NAME": tag}, check=False
    )
    assert (ran.returncode == 0) is is_taken


def test_every_alert_query_is_deployed_as_it_says() -> None:
    alerts = (ROOT / "infra" / "alerts.bicep").read_text()
    rule = r"name: '([\w-]+)'\n    query: loadTextContent\('(.+)'\)\n    every: '(\w+)'\n    over: '(\w+)'\n    severity: (\d)"
    deployed = {Path(path).stem: tuple(rest) for name, path, *rest in re.findall(rule, alerts)}
    said = {}
    for file in sorted((ROOT / "monitoring" / "azure").glob("*.kql")):
        found = re.search(r"Every (.+?) over (.+?); alert when there are rows\. Severity (\d)", file.read_text())
        if found:
            said[file.stem] = (WINDOWS[found[1]], WINDOWS[found[2]], found[3])
    assert len(said) > 5
    assert deployed == said


def test_smoke_test_and_package_need_nothing_that_is_not_there() -> None:
    package = (ROOT / "deploy" / "package.sh").read_text()
    assert (ROOT / "requirements-azure.txt").exists()
    assert "requirements-azure.txt" in package
    pins = (ROOT / "requirements-azure.txt").read_text()
    for name in ("azure-functions", "azure-data-tables", "azure-storage-blob", "azure-identity", "typst", "starlette"):
        assert re.search(rf"^{name}==", pins, re.MULTILINE), name
    assert "file:" not in pins


def test_container_holds_what_it_copies() -> None:
    lines = re.findall(r"^COPY (?!--from)(.+) \S+$", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
    copied = [path for line in lines for path in line.split()]
    allowed = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    assert copied
    assert set(copied) == allowed
    assert all((ROOT / path).exists() for path in copied)
