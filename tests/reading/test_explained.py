"""A reading laid open says what each line was taken for, why, and where it went; and it is the same reading."""

from __future__ import annotations

from pathlib import Path

import pytest

from cv_generator.reading.document import explain_document, read_document
from cv_generator.reading.explained import Explained, ExplainedLine
from cv_generator.reading.explanation import Explanation, asked, explaining
from cv_generator.reading.regions.pdf import read_pdf

_CV = b"""\
# Ada Sample

ada@example.com | +44 113 496 0123

## Work experience

**Engineer**, Span Ltd
2020-03 - Present
- Drew bridges
- Checked loads

## Education

BEng Civil Engineering, University of Leeds
2016 - 2019

## Quibbles

- A thing of its own
"""
_DOCS = Path(__file__).parents[2] / "benchmarks/import/docs"


def _line(explained: Explained, text: str) -> ExplainedLine:
    return next(line for line in explained.lines() if text in line.text)


def _parts(line: ExplainedLine) -> set[str]:
    return {note.part for note in line.notes}


def test_each_line_says_what_it_was_taken_for() -> None:
    explained = explain_document(_CV)
    parts = {
        "Ada Sample": "contact", "Work experience": "heading", "Span Ltd": "head", "2020-03": "date",
        "Drew bridges": "item", "University of Leeds": "head", "Quibbles": "heading",
    }  # fmt: skip
    assert {text: part for text, part in parts.items() if part in _parts(_line(explained, text))} == parts
    assert all(note.why for line in explained.lines() for note in line.notes)


def test_a_heading_says_of_what_it_is_one() -> None:
    heading = next(n for n in _line(explain_document(_CV), "Work experience").notes if n.part == "heading")
    assert heading.of == "work_experience"
    assert "known" in heading.why


def test_each_line_says_where_it_went() -> None:
    explained = explain_document(_CV)
    went = {went.path: went.value for line in explained.lines() for went in line.went if went.path}
    assert went["work_experience[0].bullets[0]"] == "Drew bridges"
    assert went["full_name"] == "Ada Sample"


def test_words_without_a_field_stand_at_their_line_as_in_the_draft() -> None:
    data = _CV + b"\nLeeds, 3 May 2024\n"
    left = [text for line in explain_document(data).lines() for text in line.left]
    assert left == list(read_document(data).unplaced_text)


def test_lines_of_a_pdf_stand_at_their_places_with_their_text() -> None:
    document = sorted(_DOCS.glob("*.pdf"))[0]
    explained = explain_document(document.read_bytes())
    assert explained.pages
    placed = [(place, line) for line in explained.lines() for place in line.places]
    assert len(placed) > 20
    for place, line in placed:
        width, height = explained.pages[place.page - 1]
        assert 0 <= place.left < place.right <= width + 1
        assert 0 <= place.top < place.bottom <= height + 1
        assert place.text.split()[0][:3] in line.text


def test_the_same_is_read_whether_or_not_it_is_explained() -> None:
    documents = [*sorted(_DOCS.glob("*.docx"))[:2], *sorted(_DOCS.glob("*.pdf"))[:2]]
    assert len(documents) == 4
    for document in documents:
        data = document.read_bytes()
        draft, explained = read_document(data), explain_document(data)
        kept = {went.path: went.value for line in explained.lines() for went in line.went if went.path}
        assert {source.path for source in draft.sources if source.block >= 0} == set(kept)
        assert explained.unplaced == draft.unplaced_text


def test_nothing_is_noted_or_measured_unless_somebody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Explanation, "note", None)
    monkeypatch.setattr(Explanation, "place", None)
    document = sorted(_DOCS.glob("*.pdf"))[0].read_bytes()
    assert read_document(document).cv.full_name
    assert not any(block.places for block in read_pdf(document).blocks if hasattr(block, "places"))


def test_an_explanation_belongs_to_its_own_reading() -> None:
    mine = Explanation()
    with explaining(mine):
        assert asked() is mine
        with explaining(None):
            assert asked() is None
    assert asked() is None


def test_of_several_notes_on_one_piece_the_last_one_holds() -> None:
    told = Explanation()
    told.note([1], "item", "skills", "first")
    told.note([1], "head", "education", "then")
    told.note([1], "date", "education", "a piece of it", "2019")
    assert [(note.part, note.text) for note in told.notes[1]] == [("head", ""), ("date", "2019")]


def test_a_file_whose_members_have_names_has_no_lines() -> None:
    explained = explain_document(b'{"basics": {"name": "Ada Sample"}}')
    assert (explained.name, explained.regions) == ("Ada Sample", ())
