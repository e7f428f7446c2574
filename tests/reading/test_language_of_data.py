"""Data in whose names a language speaks are a CV in that language, where none is told."""

from __future__ import annotations

from typing import Any

import pytest

from cv_generator.reading.cv_data import understand_data

SPEAKING: dict[str, dict[str, Any]] = {
    "de": {"berufserfahrung": [{"position": "Koch", "firma": "Gasthof"}], "kenntnisse": ["Kochen"]},
    "pl": {"doświadczenie": [{"stanowisko": "Kucharz", "firma": "Karczma"}], "umiejętności": ["gotowanie"]},
    "fr": {"expérience": [{"poste": "Cuisinier"}], "langues": ["français"]},
}


@pytest.mark.parametrize("language", SPEAKING)
def test_names_in_a_language_tell_it(language: str):
    sent = understand_data(SPEAKING[language], repair=True)
    assert sent.cv.language == language
    assert sent.repairs[-1] == f"language -> {language}, that of the keys"


def test_names_without_their_accents_tell_it_too():
    data = {"doswiadczenie_zawodowe": [{"stanowisko": "Kucharz"}], "wyksztalcenie": [{"szkola": "SGH"}]}
    assert understand_data(data, repair=True).cv.language == "pl"


def test_headings_of_sections_tell_it():
    sections = [
        {"title": "Berufserfahrung", "content": [{"titel": "Koch"}]},
        {"title": "Sprachen", "content": "Deutsch"},
    ]
    assert understand_data({"sections": sections}, repair=True).cv.language == "de"


@pytest.mark.parametrize("language", ["en", "it"])
def test_a_language_that_is_told_wins(language: str):
    assert understand_data({**SPEAKING["de"], "language": language}, repair=True).cv.language == language
    assert understand_data({**SPEAKING["de"], "sprache": language}, repair=True).cv.language == language


@pytest.mark.parametrize(
    "data",
    [
        {"jobs": [{"title": "Cook", "description": "Cooked for the guests and the staff"}], "sprachen": ["German"]},
        {"jobs": [{"company": "Von der Linde"}]},
    ],
)
def test_a_word_or_two_tell_nothing(data: dict[str, Any]):
    assert understand_data(data, repair=True).cv.language == "en"
