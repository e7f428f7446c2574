"""Tests that look at the clock run first and alone: script/test finds them by the mark in their own files."""

from __future__ import annotations

from pathlib import Path

TESTS = Path(__file__).parent
MARK = "@pytest.mark." + "alone"


def test_the_mark_stands_in_files_of_tests_only() -> None:
    marked = [
        path for path in TESTS.rglob("*.py") if "node_modules" not in path.parts and MARK in path.read_text("utf-8")
    ]
    assert len(marked) > 3
    assert [path.name for path in marked if not path.name.startswith("test_")] == []


def test_the_script_looks_for_it() -> None:
    script = (TESTS.parent / "script" / "test").read_text("utf-8")
    assert "mark\\.alone" in script
    assert "-m alone" in script
    assert '-m "not alone"' in script
