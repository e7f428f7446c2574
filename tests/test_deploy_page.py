"""docs/deploy-one-machine.md is carried out as it stands, with a folder for the machine's root.

Programs of the system are played; the service, the smoke test, git and SQLite are real.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from cv_generator import __version__
from cv_generator.settings import Settings

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "deploy-one-machine.md").read_text(encoding="utf-8")
PLAYED = ("apt-get", "certbot", "nginx", "docker")
NEXT = "99.0.0"


def commands(heading: str) -> list[str]:
    """The blocks of a section, in their order."""
    section = PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return re.findall(r"```sh\n(.*?)```", section, re.DOTALL)


class Machine:
    """An empty folder that stands for an empty machine."""

    def __init__(self, root: Path) -> None:
        self.root = root
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        for folder in ("etc/systemd/system", "etc/nginx/sites-enabled", "opt", "var/lib", "root", "programs", "clones"):
            (root / folder).mkdir(parents=True)
        for name in PLAYED:
            self._program(name, f'echo "{name} $*" >> {root}/called')
        self._program("systemctl", f'exec {sys.executable} {ROOT}/tests/played_systemctl.py "$@"')
        self._program(
            "played-setup",
            "mkdir -p .venv/bin\n"
            f"printf '#!/bin/sh\\nexport PYTHONPATH=%s/src\\nexec {sys.executable} -m cv_generator \"$@\"\\n' $PWD "
            "> .venv/bin/cv-generator\nchmod +x .venv/bin/cv-generator",
        )
        self.repository = _repository(root / "repository")

    def _program(self, name: str, body: str) -> None:
        path = self.root / "programs" / name
        path.write_text(f"#!/bin/sh\nset -e\n{body}\n")
        path.chmod(0o755)

    def run(self, *blocks: str, folder: str = "root") -> str:
        """All of it in one shell, as somebody who copies block after block. What fails ends it."""
        text = "\n".join(blocks).replace("REPOSITORY", str(self.repository)).replace("script/setup", "played-setup")
        for each in ("/opt/", "/etc/", "/var/"):
            text = re.sub(rf"(?<![\w/.]){each}", f"{self.root}{each}", text)
        text = text.replace("7071", str(self.port))
        text = re.sub(r"^(python3 \S+ )https://cv\.example\.com", rf"\1http://127.0.0.1:{self.port}", text, flags=re.M)
        environment = {
            **os.environ, "ROOT": str(self.root), "PORT": str(self.port), "PYTHONDONTWRITEBYTECODE": "1",
            "PATH": f"{self.root / 'programs'}:{os.environ['PATH']}",
        }  # fmt: skip
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", text],
            cwd=self.root / folder, env=environment, capture_output=True, text=True, timeout=240, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr + (self.root / "log").read_text()
        return done.stdout

    def call(self, path: str, **arguments: Any) -> Any:
        headers = {"Content-Type": "application/json", "x-functions-key": self.key()}
        body = json.dumps(arguments).encode() if arguments else None
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}/api/{path}", body, headers)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.loads(answer.read())

    def key(self) -> str:
        key = re.search(r"^API_KEYS=(\w{48})$", (self.root / "etc/cv-generator.env").read_text(), re.MULTILINE)
        assert key
        return key[1]

    def called(self) -> str:
        return (self.root / "called").read_text()


def _git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=Test", "-c", "user.email=test@example.com")
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def _repository(folder: Path) -> Path:
    folder.mkdir()
    for name in ("src", "deploy"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "compose.yaml", folder)
    _git(folder, "init", "--quiet")
    _git(folder, "add", "--all", "--force")
    _git(folder, "commit", "--quiet", "--message", "First")
    _git(folder, "tag", f"v{__version__}")
    return folder


def _release(folder: Path) -> None:
    package = folder / "src/cv_generator/__init__.py"
    package.write_text(package.read_text().replace(f'"{__version__}"', f'"{NEXT}"'))
    _git(folder, "commit", "--quiet", "--all", "--message", "Second")
    _git(folder, "tag", f"v{NEXT}")


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    machine = Machine(tmp_path_factory.mktemp("machine"))
    output = machine.run(*commands("With systemd and nginx"))
    assert output.count("ok: and cannot be read any more") == 2
    yield machine
    machine.run("systemctl stop cv-generator")


def test_an_empty_machine_ends_with_a_running_service_and_a_proxy(machine: Machine) -> None:
    assert machine.call("health")["version"] == __version__
    proxy = (machine.root / "etc/nginx/sites-enabled/cv-generator.conf").read_text()
    assert "server_name cv.example.com;" in proxy
    called = machine.called()
    assert called.index("certbot certonly --webroot") < called.index("nginx -t")
    assert (machine.root / "etc/cv-generator.env").stat().st_mode & 0o077 == 0


def test_a_backup_is_restored_with_what_was_erased_since(machine: Machine) -> None:
    copy, restore = commands("Backup and restore")
    session_id = machine.call("create-cv-session", cv_data={"full_name": "Zoë Łukasiewicz-Müller"})["session_id"]
    machine.run(copy)
    machine.call("delete-cv-session", session_id=session_id)
    machine.run(restore, "python3 " + str(ROOT / "deploy/smoke.py") + " http://127.0.0.1:7071 || true")
    assert machine.call("get-cv-session", session_id=session_id)["cv_data"]["full_name"] == "Zoë Łukasiewicz-Müller"


def test_an_update_goes_to_the_newest_tag_and_back_to_the_one_before(machine: Machine) -> None:
    update, back = commands("Update and roll back")
    _release(machine.repository)
    assert f'"version": "{NEXT}"' in machine.run(update).replace('":"', '": "')
    assert machine.call("health")["version"] == NEXT
    machine.run(back)
    assert machine.call("health")["version"] == __version__


def test_an_update_without_a_release_goes_to_the_newest_state(tmp_path: Path) -> None:
    there, here = tmp_path / "there", tmp_path / "here"
    there.mkdir()
    _git(there, "init", "--quiet")
    _git(there, "commit", "--quiet", "--allow-empty", "--message", "First")
    _git(tmp_path, "clone", "--quiet", str(there), str(here))
    _git(there, "commit", "--quiet", "--allow-empty", "--message", "Second")
    lines = commands("Update and roll back")[0].splitlines()
    update = [line for line in lines if line.startswith(("git fetch", "newest=", "git checkout"))]
    assert len(update) == 3
    subprocess.run(["bash", "-euo", "pipefail", "-c", "\n".join(update)], cwd=here, check=True, capture_output=True)
    said = subprocess.run(["git", "log", "-1", "--format=%s"], cwd=here, check=True, capture_output=True, text=True)
    assert said.stdout == "Second\n"


def test_the_page_cleans_up_in_the_file_of_the_service(machine: Machine) -> None:
    assert '"deleted_count": 0' in machine.run(*commands("Cleaning up"))


def test_the_commands_for_containers_are_carried_out_in_their_order(machine: Machine) -> None:
    same_key = [block.replace("$(openssl rand -hex 24)", machine.key()) for block in commands("With containers")]
    machine.run(*same_key, folder="clones")  # the service of the other way stands for the one in the container
    called = re.findall(r"^docker .*", machine.called(), re.M)
    assert called == ["docker compose up --detach --build", "docker compose --profile tls up --detach"]
    written = (machine.root / "clones/cv-generator/.env").read_text()
    names = set(re.findall(r"^(\w+)=", written, re.M))
    ours = {field.alias for field in Settings.model_fields.values()}
    assert (
        names - ours
        == set(re.findall(r"\$\{(\w+):-", (ROOT / "compose.yaml").read_text())) - {"CV_GENERATOR_TAG"} - ours
    )


def test_compose_runs_the_image_as_it_is_made() -> None:
    compose = yaml.safe_load((ROOT / "compose.yaml").read_text())
    image = (ROOT / "Dockerfile").read_text()
    service = compose["services"]["cv-generator"]
    ours = {field.alias for field in Settings.model_fields.values()}
    assert set(service["environment"]) <= ours
    path = service["environment"]["SQLITE_PATH"]
    assert f"SQLITE_PATH={path}" in image
    assert service["volumes"] == [f"sessions:{Path(path).parent}"]
    assert service["ports"] == ["127.0.0.1:7071:7071"]
    assert service["environment"]["FORWARDED_ALLOW_IPS"] == compose["networks"]["inside"]["ipam"]["config"][0]["subnet"]
    assert service["command"][:4] == re.findall(r'"([^"]+)"', image.rpartition("CMD ")[2])[:4]
    assert "HEALTHCHECK" in image, "the proxy waits for it"
    assert ".env" in (ROOT / ".gitignore").read_text().split()
    proxy = (ROOT / "deploy" / "Caddyfile").read_text()
    assert "{$CV_HOST}" in proxy
    assert "CV_HOST" in compose["services"]["proxy"]["environment"]
    assert "reverse_proxy cv-generator:7071" in proxy
    assert all(
        (ROOT / each.split(":")[0]).exists() for each in compose["services"]["proxy"]["volumes"] if each[0] == "."
    )


def test_every_block_of_the_page_belongs_to_a_section_that_is_carried_out() -> None:
    done = ("With systemd and nginx", "With containers", "Cleaning up", "Backup and restore", "Update and roll back")
    counted = [len(commands(each)) for each in done]
    assert all(counted)
    assert sum(counted) == PAGE.count("```sh\n")
