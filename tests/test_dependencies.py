"""The packages that the service is made of are pinned by hashes, may be used, and are listed for who asks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import dependencies


def test_every_pin_of_the_project_has_a_hash_and_a_licence_that_is_taken() -> None:
    assert all(len(dependencies.pins(dependencies.ROOT / file)) > 20 for file in dependencies.PINS)
    assert list(dependencies.problems()) == []


def test_a_pin_without_a_hash_or_under_a_refused_licence_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "requirements.txt").write_text(f"pydantic==2.0\nstarlette==1.0 \\\n    --hash=sha256:{'a' * 64}\n")
    monkeypatch.setattr(dependencies, "ROOT", tmp_path)
    monkeypatch.setattr(dependencies, "PINS", ("requirements.txt",))
    monkeypatch.setattr(dependencies, "licence", {"pydantic": "MIT License", "starlette": "AGPL-3.0-only"}.__getitem__)
    assert list(dependencies.problems()) == [
        "requirements.txt: pydantic has no hash",
        "requirements.txt: starlette is under AGPL-3.0-only",
    ]


def test_a_package_that_is_tested_in_another_version_than_it_runs_in_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for file, version in {"run.txt": "1.0", "dev.txt": "1.1"}.items():
        (tmp_path / file).write_text(f"starlette=={version} \\\n    --hash=sha256:{'a' * 64}\n")
    monkeypatch.setattr(dependencies, "ROOT", tmp_path)
    monkeypatch.setattr(dependencies, "PINS", ("run.txt", "dev.txt"))
    monkeypatch.setattr(dependencies, "licence", lambda _name: "MIT")
    assert list(dependencies.problems()) == [
        "starlette is pinned in several versions: 1.0, 1.1; script/lock pins them anew"
    ]


@pytest.mark.parametrize("said", ["LGPL-2.1-or-later", "MIT OR GPL-2.0", "GPL-2.0 WITH Classpath-exception-2.0"])
def test_licences_that_let_others_link_are_taken(said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "requirements.txt").write_text(f"starlette==1.0 \\\n    --hash=sha256:{'a' * 64}\n")
    monkeypatch.setattr(dependencies, "ROOT", tmp_path)
    monkeypatch.setattr(dependencies, "PINS", ("requirements.txt",))
    monkeypatch.setattr(dependencies, "licence", lambda _name: said)
    assert list(dependencies.problems()) == []


def test_the_bill_of_materials_lists_every_pin() -> None:
    bill = dependencies.sbom()
    assert bill["bomFormat"] == "CycloneDX"
    listed = {part["name"]: part for part in bill["components"]}
    assert set(listed) == {pin.name for pin in dependencies.pins(dependencies.ROOT / "requirements.txt")}
    assert listed["starlette"]["purl"].startswith("pkg:pypi/starlette@")
    assert all(part["hashes"] for part in listed.values())
