"""The benchmark's documents: the fields at their bar, and no word lost in any of them."""

from __future__ import annotations

import importlib
import json
from collections import Counter
from pathlib import Path

import pytest

from cv_generator.reading import assemble as assembling
from cv_generator.reading.blocks import Blocks, Line, walk
from cv_generator.reading.docx import read_docx
from cv_generator.reading.found import words
from cv_generator.reading.pdf import read_pdf

FOLDER = Path(__file__).parents[2] / "benchmarks" / "import"
DOCUMENTS = [p for p in sorted((FOLDER / "docs").iterdir()) if p.suffix in (".docx", ".pdf") and "p040" not in p.stem]


def blocks_of(path: Path) -> Blocks:
    return (read_docx if path.suffix == ".docx" else read_pdf)(path.read_bytes())


def test_there_are_documents():
    assert len(DOCUMENTS) == 39


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_every_word_is_in_the_cv_in_the_unplaced_text_or_structure(path, monkeypatch):
    blocks = blocks_of(path)
    canonical: list[str] = []
    original = assembling.unplaced

    def watched(texts, placed):
        kept = list(placed)
        canonical.extend(found.text for found in kept if not found.verbatim)
        return original(texts, kept)

    monkeypatch.setattr(assembling, "unplaced", watched)
    draft = assembling.assemble(blocks)
    have = Counter(
        words(" ".join((json.dumps(draft.cv.model_dump(), ensure_ascii=False), *draft.unplaced_text, *canonical)))
    )
    all_words = Counter(word for block in walk(blocks.blocks) if isinstance(block, Line) for word in words(block.text))
    assert all_words - have == Counter()
    assert draft.words == all_words.total() > 150


def test_the_fields_of_the_benchmark_are_right(tmp_path):
    score = importlib.import_module("benchmarks.import.score")
    for path in DOCUMENTS:
        draft = assembling.assemble(blocks_of(path))
        result = {**draft.cv.model_dump(exclude={"photo_url"}), "unplaced_text": draft.unplaced_text}
        (tmp_path / f"{path.stem}.result.json").write_text(json.dumps(result), "utf-8")
    outcome = score.score_directory(FOLDER / "docs", tmp_path)
    groups = {name: score.prf(tally.total())[2] for name, tally in outcome["groups"].items() if "layout" not in name}
    assert score.prf(outcome["total"].total())[2] >= 0.98
    assert len(groups) == 5
    assert min(groups.values()) >= 0.96
    assert outcome["lost"] < 0.001
    assert outcome["canonical_dates"][0] == outcome["canonical_dates"][1] > 200
