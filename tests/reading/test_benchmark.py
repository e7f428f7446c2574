"""The benchmark's documents: the fields at their bar, and no word lost in any of them."""

from __future__ import annotations

import importlib
import json
from collections import Counter
from pathlib import Path

import pytest

from cv_generator.reading import assemble as assembling
from cv_generator.reading.regions.blocks import Blocks, Line, walk
from cv_generator.reading.regions.docx import read_docx
from cv_generator.reading.regions.pdf import read_pdf
from cv_generator.reading.words.text import words

FOLDER = Path(__file__).parents[2] / "benchmarks" / "import"


def documents(folder: str) -> list[Path]:
    return [p for p in sorted((FOLDER / folder).iterdir()) if p.suffix in (".docx", ".pdf") and "p040" not in p.stem]


DOCUMENTS, OTHERS = documents("docs"), documents("others")


def blocks_of(path: Path) -> Blocks:
    return (read_docx if path.suffix == ".docx" else read_pdf)(path.read_bytes())


def test_there_are_documents():
    assert (len(DOCUMENTS), len(OTHERS)) == (39, 137)


@pytest.mark.parametrize("path", [*DOCUMENTS, *OTHERS], ids=lambda path: path.stem)
def test_every_word_is_in_the_cv_in_the_unplaced_text_or_structure(path, monkeypatch):
    blocks = blocks_of(path)
    canonical: list[str] = []
    original = assembling.left_of

    def watched(texts, placed):
        kept = list(placed)
        canonical.extend(found.text for found in kept if not found.verbatim)
        return original(texts, kept)

    monkeypatch.setattr(assembling, "left_of", watched)
    draft = assembling.assemble(blocks)
    values = json.dumps(draft.cv.model_dump(), ensure_ascii=False).replace("\\n", " ")
    have = Counter(words(" ".join((values, *draft.unplaced_text, *canonical))))
    all_words = Counter(word for block in walk(blocks.blocks) if isinstance(block, Line) for word in words(block.text))
    assert all_words - have == Counter()
    assert draft.words == all_words.total() > 100


@pytest.mark.parametrize(
    ("folder", "paths", "bar"), [("docs", DOCUMENTS, 0.98), ("others", OTHERS, 0.98)], ids=["docs", "others"]
)
def test_the_fields_of_the_benchmark_are_right(folder, paths, bar, tmp_path):
    score = importlib.import_module("benchmarks.import.score")
    for path in paths:
        draft = assembling.assemble(blocks_of(path))
        result = {**draft.cv.model_dump(exclude={"photo_url"}), "unplaced_text": draft.unplaced_text}
        (tmp_path / f"{path.stem}.result.json").write_text(json.dumps(result), "utf-8")
    outcome = score.score_directory(FOLDER / folder, tmp_path)
    groups = {name: score.prf(tally.total())[2] for name, tally in outcome["groups"].items() if "layout" not in name}
    assert score.prf(outcome["total"].total())[2] >= bar
    assert len(groups) == 5
    assert min(groups.values()) >= bar - 0.02
