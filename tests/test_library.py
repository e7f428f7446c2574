"""The library: what it exports, and that the examples in its docstrings and on its page are true."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
from pathlib import Path

import pytest

import cv_generator
from cv_generator import library

PAGE = Path(__file__).parents[1] / "docs" / "library.md"


def test_what_is_exported_is_there_and_documented() -> None:
    page = PAGE.read_text("utf-8")
    names = [name for name in cv_generator.__all__ if name != "__version__"]
    assert len(names) > 10
    for name in names:
        exported = getattr(cv_generator, name)
        assert exported.__doc__, name
        assert f"`{name}" in page, name


def test_the_stub_names_what_the_package_exports() -> None:
    stub = (Path(cv_generator.__file__).parent / "__init__.pyi").read_text("utf-8")
    named = set(re.findall(r"import \w+ as (\w+)", stub)) | {"__version__"}
    assert named == set(cv_generator.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="banana"):
        cv_generator.banana  # noqa: B018


def test_the_examples_of_the_docstrings_are_true() -> None:
    names = {name: getattr(cv_generator, name) for name in cv_generator.__all__}
    tried = doctest.testmod(library, optionflags=doctest.ELLIPSIS, extraglobs=names)
    assert tried.attempted >= 8
    assert tried.failed == 0


def test_the_examples_of_the_page_are_true(tmp_path: Path, sample_docx: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "cv.docx").write_bytes(sample_docx)
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert len(blocks) >= 3
    space: dict[str, object] = {}
    for block in blocks:
        exec(compile(block, str(PAGE), "exec"), space)
    assert (tmp_path / "cv.pdf").read_bytes().startswith(b"%PDF-")


def test_importing_the_package_loads_nothing_else() -> None:
    code = "import sys, cv_generator; print([m for m in sys.modules if m.startswith(('cv_generator.', 'pydantic'))])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_library_works_without_the_packages_of_the_service(tmp_path: Path, sample_docx: bytes) -> None:
    (tmp_path / "cv.docx").write_bytes(sample_docx)
    code = """
import sys

class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"anyio", "mcp", "multipart", "prometheus_client", "python_multipart", "starlette", "uvicorn"}:
            raise ModuleNotFoundError(name, name=name)

sys.meta_path.insert(0, Missing())
from cv_generator.__main__ import main
"""
    for arguments, expected in (
        (["read", "cv.docx", "-o", "cv.json"], 0),
        (["render", "cv.json", "-o", "cv.pdf"], 0),
        (["validate", "cv.json"], 0),
        (["mcp"], 1),
    ):
        run = f"{code}\nsys.argv = {['cv-generator', *arguments]!r}\nsys.exit(main())"
        done = subprocess.run([sys.executable, "-c", run], capture_output=True, text=True, cwd=tmp_path, check=False)
        assert done.returncode == expected, done.stderr
    assert "install cv-generator[service,mcp]" in done.stderr
