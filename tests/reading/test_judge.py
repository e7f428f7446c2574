"""Titles, employers, schools, degrees and places are told by their letters, in the words of no list."""

from __future__ import annotations

import pytest

from benchmarks.words.compose import texts
from cv_generator.reading.words import judge

_TITLES = (
    "Werkstudent Qualitätssicherung", "Junior Data Steward", "Młodszy specjalista ds. zakupów", "Chargée de clientèle",
    "Auxiliar de laboratorio", "Addetta al magazzino", "Medewerker binnendienst", "Técnica de contabilidade",
)  # fmt: skip
_BODIES = (
    "Nordlicht Logistik GmbH", "Harrow Freight Ltd", "Zakład Stolarski Nowik", "Boulangerie Marchand", "Talleres Quiroga S.L.",
    "Officine Bellandi S.r.l.", "Bouwbedrijf Van Rossum B.V.", "Construções Meireles Lda", "University of Farnbridge",
    "Gymnasium Hohenfelde", "Universidad de Valdemora",
)  # fmt: skip


def _odds(text: str) -> dict[str, float]:
    return dict(zip((*judge.SORTS, "body"), judge.log_odds(text), strict=True))


@pytest.mark.parametrize("text", _TITLES)
def test_titles_are_no_bodies(text: str) -> None:
    assert _odds(text)["T"] > _odds(text)["body"] + 1


@pytest.mark.parametrize("text", _BODIES)
def test_employers_and_schools_are_no_titles(text: str) -> None:
    assert _odds(text)["body"] > _odds(text)["T"] + 1


def test_schools_and_degrees_are_told_from_each_other() -> None:
    for school in ("Lycée Beaumarchais", "Hogeschool Noorderpoort", "Liceo scientifico Bellini"):
        assert _odds(school)["S"] > _odds(school)["D"]
    for degree in ("B.Sc. Meeresbiologie", "Licence de chimie", "Laurea in statistica"):
        assert _odds(degree)["D"] > _odds(degree)["S"]


def test_odds_are_bounded_for_any_text() -> None:
    for text in ("", " ", "–", "…", "x" * 5000, "日本", "1,7"):
        assert all(-2.5 <= odds <= 2.5 for odds in judge.log_odds(text))


def test_the_weights_are_small_and_whole() -> None:
    assert judge.WEIGHTS.stat().st_size < 1_500_000
    weights = judge.unpacked(judge.WEIGHTS.read_bytes())
    assert len(weights.first) == len(weights.second) == judge.BUCKETS
    assert len(weights.own) == len(judge.SORTS)


def test_the_texts_to_learn_from_have_every_sort_in_every_language() -> None:
    made = [text for text in texts() if text.source == "parts"]
    assert {(text.sort, text.language) for text in made} == {
        (sort, code) for sort in judge.SORTS for code in {text.language for text in made}
    }
    assert len({text.language for text in made}) == 8
    assert not any("{" in text.text for text in made)
