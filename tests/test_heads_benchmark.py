"""The rows that the parser of headers is fitted on: figures of real documents without their words, and truths beside."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import numpy as np
import pytest

from benchmarks.heads import further
from benchmarks.heads.__main__ import OF_KINDS, OF_REAL, ROWS
from benchmarks.heads.rows import every_parse, is_known, load, rows_of, rows_of_document, store
from benchmarks.truths import FOLDS, documents_in
from cv_generator.reading.fields.head_letters import OF_TEXT
from cv_generator.reading.fields.head_spans import FIGURES, JOINTS
from cv_generator.reading.fields.header_templates import ROLES

_DOCS = Path(__file__).parents[1] / "benchmarks" / "import" / "real_kinds"


def test_rows_of_documents_know_what_the_rules_and_the_truth_say() -> None:
    sections = rows_of("kinds", _DOCS)
    heads = [head for section in sections for head in section.heads if head.wanted]
    assert len(heads) > 20
    assert {section.kind for section in sections} == ROLES.keys()
    right = sum(head.rules.get(role, -1) in head.right[role] for head in heads for role in head.wanted or "")
    assert right > 0.8 * sum(len(head.wanted or "") for head in heads)


def test_a_document_is_known_by_its_rows_and_not_by_those_of_others(tmp_path: Path) -> None:
    with_rows = [rows for path in documents_in(_DOCS)[:8] if (rows := rows_of_document("kinds", path))]
    first, *others = with_rows
    store(tmp_path / "rows.json.gz", [section for rows in with_rows for section in rows])
    assert is_known(first, load(tmp_path / "rows.json.gz"))
    assert not is_known(first, [section for rows in others for section in rows])


def test_stored_rows_come_back_as_they_were(tmp_path: Path) -> None:
    sections = load(ROWS)[:5]
    store(tmp_path / "rows.json.gz", sections)
    assert load(tmp_path / "rows.json.gz") == sections


def test_the_stored_rows_fit_the_figures_and_cover_real_and_made_documents() -> None:
    sections = load(ROWS)
    heads = [head for section in sections for head in section.heads]
    assert len(heads) > 1000
    assert {section.source for section in sections} >= OF_REAL.keys() | OF_KINDS.keys()
    assert {section.fold for section in sections} == set(range(FOLDS))
    assert {len(row) for head in heads for row in head.figures} == {len(FIGURES)}
    assert {joint for head in heads for _, joint in head.atoms} <= set(JOINTS)


def test_letters_are_stored_for_whom_they_are_fitted_on() -> None:
    heads = [head for section in load(ROWS) if section.source == "real-8" for head in section.heads]
    assert len(heads) > 1000
    assert {len(row) for head in heads for row in head.letters} == {OF_TEXT}
    assert all(len(head.letters) == len(head.spans) for head in heads)


def test_heads_of_further_experience_are_stored_apart_with_what_may_be_left_over() -> None:
    sections = load(further.ROWS)
    known = [head for section in sections for head in section.heads if head.wanted is not None]
    assert len(known) > 500
    assert {section.kind for section in sections} == {"further_experience"}
    assert {section.source for section in sections} >= further.OF_REAL.keys()
    assert {len(row) for head in known for row in head.figures} == {len(FIGURES)}
    assert all(head.texts is not None and head.places is not None for head in known)
    assert any(head.texts for head in known)
    assert any(head.project for head in known)


def test_weights_of_further_experience_are_drawn_towards_those_of_work() -> None:
    material = further.material_of(load(further.ROWS)[:20])
    taught_nothing = np.zeros(len(material.cases))
    assert material.prior.any()
    assert material.loss(material.prior, taught_nothing)[0] == 0
    assert material.loss(0 * material.prior, taught_nothing)[0] > 0


@pytest.mark.parametrize("rows", [ROWS, further.ROWS])
def test_the_stored_rows_hold_no_word_of_a_document(rows: Path) -> None:
    """The words in them are the names of fields, sources, sections, roles and marks."""
    with gzip.open(rows, "rt", encoding="utf-8") as file:
        strings = set(re.findall(r'"([^"]*)"', file.read()))
    assert len(strings) > 20
    assert len(strings) < 100


def test_parses_name_somebody_and_overlap_nowhere() -> None:
    head = next(head for section in load(ROWS) for head in section.heads if len(head.spans) > 4)
    parses = list(every_parse(head))
    assert len(parses) == len(set(parses)) > 10
    for parse in parses:
        atoms = [atom for span in parse if span for atom in range(*span)]
        assert atoms
        assert len(atoms) == len(set(atoms))
