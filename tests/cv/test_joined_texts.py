"""Texts that list with a joining word, in each of the languages."""

from __future__ import annotations

import pytest

from cv_generator.cv.editing import apply_edits, edited
from cv_generator.cv.joined_texts import in_commas
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit
from cv_generator.errors import InvalidEdit
from cv_generator.languages import cldr, codes
from tests.cv.test_taken_away import edits_of

AND = {"en": "and", "de": "und", "pl": "i", "fr": "et", "it": "e", "es": "y", "nl": "en", "pt": "e"}


def parted(cv: Cv, edit: Edit) -> Cv:
    """The CV that the suggested call makes of one that was told to hold several items in one."""
    found = edited(cv, [edit])
    assert "one_item" in [problem.code for problem in found.besides.warnings]
    return apply_edits(found.cv, found.besides.moves)


def test_the_table_has_all_languages() -> None:
    assert AND.keys() == set(codes())


@pytest.mark.parametrize(("code", "word"), AND.items())
@pytest.mark.parametrize("text", ["Chess, Jazz {} Opera", "Chess, Jazz, {} Opera", "Chess; Jazz {} Opera"])
def test_three_items_are_suggested_where_a_joining_word_stands_before_the_last(code: str, word: str, text: str) -> None:
    cv, said = Cv(language=code), text.format(word)
    if ";" not in text:
        assert parted(cv, Edit("interests", said, "append")).interests == ["Chess", "Jazz", "Opera"]
        assert parted(cv, Edit("interests", [said])).interests == ["Chess", "Jazz", "Opera"]
    assert parted(cv, Edit("skills", said, "append")).skills == ["Chess", "Jazz", "Opera"]


@pytest.mark.parametrize(("code", "word"), AND.items())
@pytest.mark.parametrize("text", ["{} C1 {} {} B2", "{} (C1) {} {} (B2)", "{} C1, {} {} B2"])
def test_two_languages_in_one_become_two_entries(code: str, word: str, text: str) -> None:
    names = cldr.language_names(code)
    said = text.format(names["pl"], word, names["da"])
    expected = [(names["pl"], "C1"), (names["da"], "B2")]
    cv = Cv(language=code, languages=[{"language": names["sv"], "level": "A1"}])
    for edit in (Edit("languages", said, "append"), Edit("languages", {"language": said}, "append")):
        found = parted(cv, edit).languages[1:]
        assert [(each.language, each.level) for each in found] == expected
    found = parted(cv, Edit("languages", [said])).languages
    assert [(each.language, each.level) for each in found] == expected
    with pytest.raises(InvalidEdit) as refused:
        edited(cv, [Edit("languages", said)])
    found = apply_edits(cv, edits_of(refused.value.details["corrected_call"])).languages[1:]
    assert [(each.language, each.level) for each in found] == expected


def test_a_joining_word_behind_a_comma_is_left_out_of_a_corrected_call() -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(Cv(interests=["Go"]), [Edit("interests", "Chess, jazz, and hiking")])
    after = apply_edits(Cv(interests=["Go"]), edits_of(refused.value.details["corrected_call"]))
    assert after.interests == ["Go", "Chess", "jazz", "hiking"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("interests", "Arts and Crafts"),
        ("interests", "Lecture, randonnée en montagne"),
        ("skills", "Planning, running and reporting on the projects of a whole department"),
        ("skills", "Go, Rust (and Python)"),
        ("certifications", "PMP, ITIL and Scrum"),
        ("work_experience[0].bullets", "Planned, built and sold ships"),
    ],
)
def test_a_joining_word_within_an_item_stays(path: str, text: str) -> None:
    assert in_commas(path, text, "en") == text


@pytest.mark.parametrize(
    "text",
    ["English", "Serbo-Croatian", "English and Java", "English, spoken and written", "English / Englisch", "and"],
)
def test_one_language_stays_one(text: str) -> None:
    assert "one_item" not in [
        problem.code for problem in edited(Cv(), [Edit("languages", {"language": text}, "append")]).besides.warnings
    ]
