"""Languages of one text, however they are parted, are told and never merged; what goes on about one stays with it."""

from __future__ import annotations

import time

import pytest

from cv_generator.cv import languages_in_row
from cv_generator.cv.editing import apply_edits, edited
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit
from cv_generator.errors import InvalidEdit
from tests.cv.test_taken_away import edits_of

CV = Cv.model_validate({"languages": [{"language": "Polish", "level": "native"}]})


def spoken(cv: Cv) -> list[tuple[str, str]]:
    return [(each.language, each.level) for each in cv.languages if each.language != "Polish"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("English C1 - French B2", [("English", "C1"), ("French", "B2")]),
        ("English C1 – French B2 – Spanish A1", [("English", "C1"), ("French", "B2"), ("Spanish", "A1")]),
        ("English – C1 – French – B2", [("English", "C1"), ("French", "B2")]),
        ("English (C1, IELTS 7.5), French (B2)", [("English", "C1, IELTS 7.5"), ("French", "B2")]),
        ("English C1 as well as French B2", [("English", "C1"), ("French", "B2")]),
        ("English C1 French B2", [("English", "C1"), ("French", "B2")]),
        ("English sowie Französisch B2", [("English", ""), ("Französisch", "B2")]),
        ("anglais courant ainsi que français", [("anglais", "courant"), ("français", "")]),
        ("English fluent (C1) – Dutch 3/5", [("English", "fluent, C1"), ("Dutch", "3/5")]),
    ],
)
def test_languages_are_parted_at_their_names(text: str, expected: list[tuple[str, str]]) -> None:
    for edit in (
        Edit("languages", text, "append"),
        Edit("languages", [text]),
        Edit("languages", {"language": text}, "append"),
    ):
        done = edited(CV, [edit])
        assert "one_item" in [problem.code for problem in done.besides.warnings]
        assert spoken(apply_edits(done.cv, done.besides.moves)) == expected
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [Edit("languages", text)])
    assert spoken(apply_edits(CV, edits_of(refused.value.details["corrected_call"]))) == expected


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Tschechisch: fließend in Wort, Grundkenntnisse in Schrift", "fließend in Wort, Grundkenntnisse in Schrift"),
        ("English: fluent spoken, basic written", "fluent spoken, basic written"),
        ("English: business fluent, also on the phone", "business fluent, also on the phone"),
    ],
)
def test_what_goes_on_about_a_language_stays_with_it(text: str, level: str) -> None:
    done = edited(CV, [Edit("languages", text, "append")])
    assert (done.besides.warnings, done.besides.moves) == ((), ())
    assert [each for _, each in spoken(done.cv)] == [level]
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [Edit("languages", text)])
    after = apply_edits(CV, edits_of(refused.value.details["corrected_call"]))
    assert [each for _, each in spoken(after)] == [level]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Polish: native, English: C1", ["Polish: native", "English: C1"]),
        ("English C1, TOEFL 110, Polish", ["English C1, TOEFL 110", "Polish"]),
        ("English C1, Klingon, Sindarin", ["English C1", "Klingon", "Sindarin"]),
        ("English, Klingon", ["English", "Klingon"]),
    ],
)
def test_a_comma_parts_languages_only(text: str, parts: list[str]) -> None:
    assert languages_in_row.in_parts(text.split(", ")) == parts


@pytest.mark.parametrize("text", ["English teacher in French schools", "Translated English books", "English", ""])
def test_what_names_languages_beside_other_words_is_no_row_of_them(text: str) -> None:
    assert languages_in_row.languages(text) == []


@pytest.mark.parametrize("text", ["English " * 250, "(" * 2000, "English (" * 200, "C1 " * 600, "- and " * 300])
def test_rows_are_looked_through_in_little_time(text: str) -> None:
    began = time.process_time()
    languages_in_row.languages(text)
    languages_in_row.in_parts([text, text])
    assert time.process_time() - began < 1
