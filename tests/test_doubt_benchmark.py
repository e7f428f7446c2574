"""The benchmark of `doubtful` counts the values of documents with truths, and keeps rows of the evidence on them."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest

from benchmarks.doubt.__main__ import ROWS, SHOWN, SOURCES, main
from benchmarks.doubt.judged import Value, rates, values
from benchmarks.doubt.rows import load, rows_of, store
from benchmarks.truths import FOLDS
from cv_generator.reading.fields.doubt_weights import weights

_DOCS = Path(__file__).parents[1] / "benchmarks" / "import" / "real_kinds"


def _value(mark: str, *, right: bool, certainty: float = 0.9) -> Value:
    return Value("d", "work_experience[0].title", "title", "x", right, certainty, frozenset((mark,)))


def test_values_of_documents_are_judged_by_their_truths() -> None:
    found = list(values(_DOCS))
    assert len(found) > 100
    assert {"title", "employer", "date", "full_name"} <= {value.group for value in found}
    assert sum(bool(value.is_right) for value in found) > 0.9 * len(found)


def test_rates_are_shares_of_wrong_and_of_right_values() -> None:
    found = [_value("a", right=False, certainty=0.3), _value("a", right=False), _value("a", right=True)]
    assert rates(found)["all"] == (0.5, 0.0, 2, 1)


def test_the_figures_are_printed_by_folder(capsys: pytest.CaptureFixture[str]) -> None:
    figures = main([str(_DOCS)])
    assert figures["real_kinds"]["all"][3] > 100
    assert "real_kinds: marked of the wrong, of the right values" in capsys.readouterr().out


def test_rows_of_documents_come_back_as_they_were(tmp_path: Path) -> None:
    rows = list(rows_of("kinds", _DOCS))
    assert sum(row.wrong == 0 for document in rows for row in document.values) > 100
    assert all(row.marks == sorted(row.marks) for document in rows for row in document.values)
    store(tmp_path / "rows.json.gz", rows)
    assert load(tmp_path / "rows.json.gz") == rows


def test_the_stored_rows_cover_the_sources_and_all_groups() -> None:
    documents = load(ROWS)
    assert {document.source for document in documents} == set(SOURCES)
    assert {document.fold for document in documents} == set(range(FOLDS))
    assert {row.group for document in documents for row in document.values} == set(weights().bases)


def test_the_stored_rows_hold_no_word_of_a_document() -> None:
    """The words in them are the names of sources, groups and marks, and all of these stand in the code."""
    with gzip.open(ROWS, "rt", encoding="utf-8") as file:
        stored = json.load(file)
    source = " ".join(path.read_text("utf-8") for path in Path("src/cv_generator/reading").rglob("*.py"))
    known = set(re.findall(r"[a-z]+", source))
    assert {word for mark in stored["marks"] for word in re.findall(r"[^\W\d_]+", mark)} <= known
    words = {v for d in stored["documents"] for v in (d[0], *(row[0] for row in d[2]))}
    assert words <= set(SOURCES) | set(weights().bases)


def test_the_weights_are_of_marks_that_the_rows_have() -> None:
    marks = {mark for document in load(ROWS) for row in document.values for mark in row.marks}
    known = weights()
    assert known.marks.keys() <= marks
    assert {*known.pairs, *(other for others in known.pairs.values() for other in others)} <= marks | set(known.bases)


def test_what_boosted_trees_add_is_a_sum_over_marks_and_pairs() -> None:
    """What is wrong only where two marks meet is told by their pair."""
    np = pytest.importorskip("numpy")
    boosted = pytest.importorskip("benchmarks.doubt.boosting").boosted
    marks = np.random.default_rng(3).integers(0, 2, (600, 4)).astype(np.float32)
    wrong = marks[:, 0] * marks[:, 1]
    told = boosted(np.hstack([marks, marks[:, :2]]), wrong).of(np.hstack([marks, marks[:, :2]]))
    assert told[wrong == 1].min() > 0 > told[wrong == 0].max()


def test_weights_fitted_on_some_persons_tell_wrong_values_of_others(monkeypatch: pytest.MonkeyPatch) -> None:
    fit = pytest.importorskip("benchmarks.doubt.fit", exc_type=ImportError)
    monkeypatch.setattr("benchmarks.doubt.boosting._TIMES", 1)
    monkeypatch.setattr("benchmarks.doubt.boosting._TREES", 60)
    material = fit.Material(load(ROWS)[::3], SHOWN)
    odds = fit.across(material)
    limit = fit.limit_of(material, odds, 0.08)
    wrong, right, *_ = fit.rates_of(material, odds, limit)["all"]
    assert right <= 0.081
    assert wrong > 4 * right
