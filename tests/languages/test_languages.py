"""The folders of languages: what they hold, and which words count when."""

from __future__ import annotations

from pathlib import Path

import pytest

from cv_generator.cv import dates
from cv_generator.languages import active, codes, everywhere, facts, lexicon, reading_in, sections, sections_in
from cv_generator.languages.folders import LanguageFolderError, add_directory, folder

FILES = ("contact", "dates", "evidence", "fields", "headings", "small_words", "stems")


def test_english_comes_first_and_german_and_polish_follow():
    assert codes()[:3] == ("en", "de", "pl")


@pytest.mark.parametrize("code", codes())
def test_every_language_has_its_words_and_its_facts(code):
    for name in FILES:
        assert sections_in(name, code), name
    assert facts(code).name
    assert set(facts(code).page.headings) == set(facts("en").page.headings)
    assert set(facts(code).page.levels) == set(facts("en").page.levels)


@pytest.mark.parametrize("code", codes())
def test_a_file_has_no_section_that_the_english_one_lacks(code):
    """English names every section; a section of another name would never be asked for."""
    for name in FILES:
        assert set(sections_in(name, code)) - {str(month) for month in range(1, 13)} <= set(sections_in(name, "en")), (
            name
        )


def test_a_document_is_read_with_the_words_of_its_language_and_its_companions():
    with reading_in("de"):
        assert active() == ("en", "de", "pl")
    assert active() == codes()


def test_the_lists_of_several_languages_are_asked_as_one():
    with reading_in("pl"):
        assert {"languages", "sprachen", "języki"} <= set(sections("headings")["languages"])
        assert lexicon("evidence", "title").hits("Leiterin und inżynier, engineer") == 3


def test_towns_of_all_countries_are_known_in_every_language():
    assert {"Sevilla", "Poznań", "Winterthur", "Bristol"} <= set(everywhere("places")["towns"])


def test_dates_are_understood_in_all_languages_outside_a_document():
    assert [str(dates.parse_date_range(text)) for text in ("seit März 2019", "od marca 2019", "since March 2019")] == [
        "2019-03 – Present"
    ] * 3


def test_a_directory_without_languages_is_refused(tmp_path: Path):
    with pytest.raises(LanguageFolderError, match=r"holds no folder with a language\.toml"):
        add_directory(tmp_path)


def test_eight_languages_are_read():
    assert {"en", "de", "pl", "fr", "it", "es", "nl", "pt"} <= set(codes())


def test_the_guide_names_every_file_that_a_folder_may_hold():
    guide = (Path(__file__).parents[2] / "docs" / "add-a-language.md").read_text("utf-8")
    held = {file.name for code in codes() for file in folder(code).iterdir() if file.is_file()}
    assert len(held) > 10
    assert {name for name in held if f"`{name}`" not in guide} == set()
