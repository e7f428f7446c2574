"""Documentation is tested: references are fresh, links lead somewhere, and what the README promises is there."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest

from cv_generator.operations.registry import OPERATIONS
from cv_generator.settings import Settings

ROOT = Path(__file__).parents[1]
PAGES = [
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    *sorted((ROOT / "docs").rglob("*.md")),
    *(ROOT / "benchmarks").glob("*.md"),
]
LINK = re.compile(r"(?<!`)\[[^\]\n]+\]\(([^)\s]+)\)|<img[^>]+src=\"([^\"]+)\"")


def test_the_generated_references_are_fresh() -> None:
    spec = importlib.util.spec_from_file_location("docs_build", ROOT / "docs" / "build.py")
    assert spec
    assert spec.loader
    build = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build)
    pages = build.pages()
    assert len(pages) == 3
    stale = [name for name, content in pages.items() if (build.REFERENCE / name).read_text("utf-8") != content]
    assert not stale, f"stale: {stale}; run script/docs"
    assert build.LISTED.read_text("utf-8") == build.listed(), "what --help lists is stale; run script/docs"


def test_every_operation_and_every_setting_is_documented() -> None:
    operations = (ROOT / "docs/reference/operations.md").read_text("utf-8")
    settings = (ROOT / "docs/reference/settings.md").read_text("utf-8")
    assert all(f"## {operation.name}" in operations for operation in OPERATIONS)
    assert all(f"`{field.alias}`" in settings for field in Settings.model_fields.values())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    targets = [first or second for first, second in LINK.findall(page.read_text("utf-8"))]
    local = [target.partition("#")[0] for target in targets if not re.match(r"[a-z]+:|#", target)]
    assert [target for target in local if not (page.parent / target).exists()] == []


def test_there_are_pages_to_look_at() -> None:
    assert len(PAGES) > 6


def test_the_command_line_of_the_readme_works_as_it_stands(tmp_path: Path) -> None:
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    (block,) = [block for block in blocks if "cv-generator read" in block]
    assert block.count(".venv/bin/cv-generator") > 3
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    text = block.replace(".venv/bin/cv-generator", f"{sys.executable} -m cv_generator")
    done = subprocess.run(
        ["bash", "-euc", text], cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    assert {"cv.json", "cv.pdf", "my-cv.yaml", "my-cv.pdf"} <= {path.name for path in tmp_path.iterdir()}
