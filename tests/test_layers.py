"""The layers are executable: every contract of import-linter holds, and each is seen to fail on a planted violation."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PLANTED = {
    "Imports point down only": ("cv/model.py", "import cv_generator.operations.registry"),
    "Reading goes from regions to structure to fields": (
        "reading/structure/sections.py",
        "import cv_generator.reading.fields.found",
    ),
    "Regions know nothing of CVs": ("reading/regions/blocks.py", "import cv_generator.reading.words.evidence"),
    "Surfaces do not know each other": ("surfaces/openai.py", "import cv_generator.surfaces.cli"),
    "Only bootstrap chooses a storage backend": ("operations/editing.py", "import cv_generator.storage.sqlite"),
    "The domain and the use cases know no host, protocol or database": ("operations/editing.py", "import starlette"),
    "The domain and the languages read and typeset nothing": ("cv/model.py", "import typst"),
    "Only rendering calls the typesetter": ("operations/typesetting.py", "import typst"),
    "The use cases leave reading and typesetting to workers": (
        "operations/sheets.py",
        "import cv_generator.rendering.document",
    ),
    "Modules of a layer have no cycles": ("cv/dates.py", "import cv_generator.cv.model"),
}


def lint(folder: Path) -> str:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    environment = {**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "200"}
    done = subprocess.run(
        [*command, "--no-cache"], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(
        ROOT / "src" / "cv_generator",
        tmp_path / "cv_generator",
        ignore=shutil.ignore_patterns("__pycache__", "fonts", "static"),
    )
    shutil.copy(ROOT / ".importlinter", tmp_path)
    return tmp_path


def test_all_contracts_hold(copy: Path) -> None:
    told = lint(copy)
    assert f"Contracts: {len(PLANTED)} kept, 0 broken." in told


@pytest.mark.parametrize("contract", PLANTED)
def test_each_contract_fails_on_a_planted_violation(copy: Path, contract: str) -> None:
    module, statement = PLANTED[contract]
    path = copy / "cv_generator" / module
    path.write_text(path.read_text("utf-8") + f"\n{statement}\n", encoding="utf-8")
    assert f"{contract} BROKEN" in lint(copy)


def test_a_new_top_level_module_has_to_be_placed(copy: Path) -> None:
    (copy / "cv_generator" / "somewhere.py").write_text("")
    assert "Imports point down only BROKEN" in lint(copy) or "somewhere" in lint(copy)
