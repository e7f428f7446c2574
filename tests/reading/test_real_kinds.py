"""Small documents that each show one kind of fault that real CVs had: every field of them is right."""

from __future__ import annotations

import importlib
import json
from pathlib import Path

import pytest

from cv_generator.errors import UnreadableDocument
from cv_generator.reading.document import read_document

FOLDER = Path(__file__).parents[2] / "benchmarks" / "import" / "real_kinds"
DOCUMENTS = [path for path in sorted(FOLDER.iterdir()) if path.suffix in (".docx", ".pdf")]


def test_there_are_documents():
    assert len(DOCUMENTS) > 3


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_a_kind_that_real_cvs_showed_is_read_right(path):
    score = importlib.import_module("benchmarks.import.score")
    truth = json.loads(path.with_name(f"{path.stem}.truth.json").read_text("utf-8"))
    if reason := truth["_meta"].get("expect_error"):
        with pytest.raises(UnreadableDocument) as refused:
            read_document(path.read_bytes())
        assert refused.value.reason == reason
        return
    outcome = score.score_document(truth, read_document(path.read_bytes()).cv.model_dump(exclude={"photo_url"}))
    assert score.prf(outcome.total())[2] >= 0.99, outcome.errors
