"""The benchmarks that the documentation and `script/attack` name are there, and start."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

from benchmarks.__main__ import SUITES

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("name", SUITES)
def test_every_benchmark_can_be_called(name: str) -> None:
    assert callable(importlib.import_module(SUITES[name]).main)


def test_the_list_of_benchmarks_is_whole() -> None:
    listed = re.findall(r"^\| `([\w-]+)` \|", (ROOT / "benchmarks" / "README.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(listed) == sorted(SUITES)


def test_the_long_attack_names_benchmarks_that_are_there() -> None:
    named = re.search(r"-m benchmarks (.+)", (ROOT / "script" / "attack").read_text("utf-8"))
    assert named
    assert set(named[1].split()) <= set(SUITES)
