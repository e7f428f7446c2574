"""The benchmark of `doubtful` counts the values of documents with truths, and fits weights that tell them apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.doubt import Value, fitted, main, rates, values

_DOCS = Path(__file__).parents[1] / "benchmarks" / "import" / "real_kinds"


def _value(mark: str, *, right: bool, certainty: float = 0.9) -> Value:
    return Value("d", "work_experience[0].title", "title", "x", right, certainty, frozenset((mark,)))


def test_values_of_documents_are_judged_by_their_truths() -> None:
    found = list(values(_DOCS))
    assert len(found) > 100
    assert {"title", "employer", "date", "full_name"} <= {value.group for value in found}
    assert sum(value.is_right for value in found) > 0.9 * len(found)


def test_rates_are_shares_of_wrong_and_of_right_values() -> None:
    found = [_value("a", right=False, certainty=0.3), _value("a", right=False), _value("a", right=True)]
    assert rates(found)["all"] == (0.5, 0.0, 2, 1)


def test_weights_keep_to_their_side() -> None:
    wrong, right = ("it holds a colon", False), ("its words tell what it is", True)
    found = [_value(mark, right=is_right) for mark, is_right in (wrong, right) for _ in range(20)]
    _, weights, _ = fitted(found)
    assert weights["it holds a colon"] > 0 > weights["its words tell what it is"]
    _, weights, _ = fitted([_value(next(iter(value.marks)), right=not value.is_right) for value in found])
    assert weights == {}


def test_the_figures_are_printed_by_folder(capsys: pytest.CaptureFixture[str]) -> None:
    figures = main([str(_DOCS)])
    assert figures["real_kinds"]["all"][3] > 100
    assert "real_kinds: marked of the wrong, of the right values" in capsys.readouterr().out
