"""What an assistant pays stays under the bars that `benchmarks/tokens.py` names."""

from __future__ import annotations

import pytest

from benchmarks import tokens


@pytest.fixture(scope="module")
def figures() -> dict[str, int]:
    return tokens.main()["figures"]


@pytest.mark.parametrize("name", tokens.BARS)
def test_no_figure_passes_its_bar(figures: dict[str, int], name: str) -> None:
    assert 0 < figures[name] <= tokens.BARS[name]


def test_the_workflow_costs_less_than_reading_the_cv_once(figures: dict[str, int]) -> None:
    assert figures["workflow"] < figures["the whole CV instead"]
