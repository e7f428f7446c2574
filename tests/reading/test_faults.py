"""A fault of ours while a document is read costs a section its fields, and nobody a word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cv_generator.operations import documents
from cv_generator.operations.context import Context
from cv_generator.reading import assemble, document, faults
from cv_generator.reading.draft import Draft
from cv_generator.workers.calls import Read
from tests.reading.printing import read

TEXT = """Anna Muster
anna@example.com
# Work experience
2019 – 2021\tFitter, Pump Works Ltd
- mended pumps
# Education
2015 – 2018\tApprenticeship, Vocational School, Mire
# Skills
Welding, Turning
"""


@pytest.fixture(autouse=True)
def as_in_production(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(faults, "raised", False)
    return iter([None])


def failing(*_: Any, **__: Any) -> Any:
    raise KeyError("Anna Muster")


def words_of(draft: Draft) -> set[str]:
    told = [draft.cv.model_dump_json(), *draft.unplaced_text]
    return {
        word.strip(",-\t") for word in TEXT.replace("#", "").split() if any(word.strip(",-\t") in text for text in told)
    }


@pytest.mark.parametrize(
    ("step", "lost"),
    [
        ("read_entries", {"work_experience", "education"}),
        ("read_skills", {"skills"}),
        ("read_contact", {"full_name", "email"}),
        ("split_sections", {"full_name", "email", "work_experience", "education", "skills"}),
    ],
)
def test_what_fails_costs_its_section_only_and_no_word(
    monkeypatch: pytest.MonkeyPatch, step: str, lost: set[str]
) -> None:
    whole = read(TEXT)
    assert not whole.faults
    monkeypatch.setattr(assemble, step, failing)
    draft = read(TEXT)
    assert draft.faults
    assert all(fault.startswith("KeyError at ") and "Anna" not in fault for fault in draft.faults)
    fields = whole.cv.model_dump(exclude_defaults=True).keys() - {"language"}
    assert fields - draft.cv.model_dump(exclude_defaults=True).keys() == lost
    headings = {"Work", "experience", "Education", "Skills", "–"}
    assert words_of(whole) - words_of(draft) <= headings


def test_whoever_looks_for_faults_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faults, "raised", True)
    monkeypatch.setattr(assemble, "read_skills", failing)
    with pytest.raises(KeyError):
        read(TEXT)


def test_a_document_of_which_no_line_can_be_told_is_read_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assemble, "split_sections", failing)
    draft = document.read_document(TEXT.encode())
    assert draft.faults
    assert "Pump Works Ltd" in " ".join(draft.unplaced_text)


def test_the_log_says_where_and_nothing_of_the_person(
    context: Context, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(assemble, "read_skills", failing)
    broken = document.read_document(TEXT.encode())
    monkeypatch.setattr(documents, "read_document", lambda *_args, **_kwargs: Read(broken, ""))
    documents.read(context, TEXT.encode(), language=None)
    assert f"A part of a document was left over: KeyError at {Path(__file__).name}:" in caplog.text
    assert "Anna" not in caplog.text
