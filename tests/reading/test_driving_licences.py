"""A driving licence among skills or interests is a personal detail."""

from __future__ import annotations

import time

import pytest

from cv_generator.languages import reading_in
from cv_generator.reading.fields.driving_licences import take_licences
from cv_generator.reading.fields.found import Found, FoundCv, FoundGroup
from tests.reading.printing import read


def _taken(*items: str, label: str = "") -> tuple[list[str], list[tuple[str, str]]]:
    cv = FoundCv()
    group = FoundGroup(Found(label, label, (0,)) if label else None, [Found(item, item, (0,)) for item in items])
    cv.skills.append(group)
    take_licences(cv)
    return [item.value for each in cv.skills for item in each.items], [(a.value, b.value) for a, b in cv.details]


@pytest.mark.parametrize(
    ("code", "printed", "detail"),
    [
        ("en", "Full driving licence", ("", "Full driving licence")),
        ("de", "Führerschein Klasse B", ("Führerschein", "Klasse B")),
        ("pl", "prawo jazdy kat. B", ("prawo jazdy", "kat. B")), ("fr", "Permis B", ("Permis", "B")),
        ("it", "Patente B – automunito", ("Patente", "B – automunito")),
        ("es", "Carné de conducir B", ("Carné de conducir", "B")), ("nl", "Rijbewijs AM & B", ("Rijbewijs", "AM & B")),
        ("pt", "Carta de condução categoria B", ("Carta de condução", "categoria B")),
    ],
)  # fmt: skip
def test_a_licence_is_no_skill_in_any_language(code: str, printed: str, detail: tuple[str, str]) -> None:
    with reading_in(code):
        assert _taken("Excel", printed) == (["Excel"], [detail])


def test_classes_behind_commas_go_with_their_licence() -> None:
    with reading_in("de"):
        assert _taken("Führerschein A", "BE", "Excel") == (["Excel"], [("Führerschein", "A, BE")])
        assert _taken("B", label="Führerschein") == ([], [("Führerschein", "B")])


@pytest.mark.parametrize("skill", ["Patente europea del computer", "Permis de construire", "Rijbewijs heftruck", "B2B"])
def test_other_licences_stay_skills(skill: str) -> None:
    with reading_in("nl" if "heftruck" in skill else "it" if "europea" in skill else "fr"):
        assert _taken(skill) == ([skill], [])


def test_a_licence_among_interests_is_a_detail() -> None:
    cv = read("@ Nora Feld\n\nnora@example.org\n# Hobbys\n- Klettern\n- Führerschein B").cv
    assert cv.interests == ["Klettern"]
    assert [(each.label, each.value) for each in cv.personal_details] == [("Führerschein", "B")]


@pytest.mark.parametrize("classes", ["(B)" * 26, "()" * 38, "cat." * 18, "B, " * 26])
def test_what_never_ends_as_a_licence_does_is_told_at_once(classes: str) -> None:
    skill = f"Driving licence {classes}x?"
    start = time.process_time()
    with reading_in("en"):
        assert _taken(skill, skill, skill, label=skill) == ([skill] * 3, [])
    assert time.process_time() - start < 0.5


@pytest.mark.parametrize(("code", "skill"), [("fr", "permis a obtenir"), ("it", "patente e altro")])
def test_small_words_are_no_classes(code: str, skill: str) -> None:
    with reading_in(code):
        assert _taken(skill) == ([skill], [])
