"""The rows that the model of where entries begin is fitted on: figures of real documents without their words."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import numpy as np
import pytest

from benchmarks.lines.__main__ import OF_REAL, ROWS
from benchmarks.lines.fit import Ways, fit_ways, ways_in, worth_of
from benchmarks.lines.rows import UNTOLD, load, rows_of, store
from benchmarks.truths import FOLDS
from cv_generator.reading.fields import start_figures, way_figures
from cv_generator.reading.fields.start_model import WEIGHTS

_DOCS = Path(__file__).parents[1] / "benchmarks" / "import" / "real_kinds"


def test_rows_of_documents_know_where_entries_begin_by_the_rules_and_by_the_truth() -> None:
    sections = rows_of("kinds", _DOCS)
    assert len(sections) > 40
    assert all(section.ruled[0] == section.right[0] == 0 for section in sections)
    assert sum(section.ruled == section.right for section in sections) > 0.9 * len(sections)
    assert sum(section.parts.count(UNTOLD) for section in sections) < 0.1 * sum(len(s.lines) for s in sections)


def test_stored_rows_come_back_as_they_were(tmp_path: Path) -> None:
    sections = load(ROWS)[:5]
    store(tmp_path / "rows.json.gz", sections)
    assert load(tmp_path / "rows.json.gz") == sections


def test_the_stored_rows_cover_real_documents_and_all_folds() -> None:
    sections = load(ROWS)
    assert {section.source for section in sections} > set(OF_REAL)
    assert {section.fold for section in sections} == set(range(FOLDS))
    assert sum(len(section.lines) for section in sections if section.source in OF_REAL) > 5000


def test_the_stored_rows_hold_no_word_of_a_document() -> None:
    """The words in them are the names of fields, sources and sections."""
    with gzip.open(ROWS, "rt", encoding="utf-8") as file:
        strings = set(re.findall(r'"([^"]*)"', file.read()))
    assert 8 < len(strings) < 25


def test_the_weights_are_those_of_the_figures() -> None:
    read = json.loads(WEIGHTS.read_text("utf-8"))
    assert list(read["lines"]) == list(start_figures.FIGURES)
    assert list(read["ways"]) == list(way_figures.FIGURES)


@pytest.mark.parametrize(("way", "worth"), [((0, 2, 4), 1.0), ((0, 2), 0.7), ((0,), 1 / 3), ((0, 1, 2, 3, 4, 5), 0.5)])
def test_a_way_is_worth_the_entries_that_it_finds(way: tuple[int, ...], worth: float) -> None:
    assert worth_of(way, (0, 2, 4), 6) == pytest.approx(worth)


def test_ways_are_compared_with_that_of_the_rules() -> None:
    section = next(section for section in load(ROWS) if len(section.ruled) > 2)
    ways = ways_in(section, np.zeros(len(start_figures.FIGURES)))
    assert not ways.figures[0].any()
    assert ways.figures.shape == (len(ways.worth), len(way_figures.FIGURES))


def test_what_the_better_ways_have_counts_for_a_way() -> None:
    taught = [Ways(np.array([[0.0, 0.0], [1.0, 1.0], [0.0, 1.0]]), np.array([0.5, 1.0, 0.2]), 3, True)] * 20
    assert (taught[0].figures @ fit_ways(taught)).argmax() == 1
