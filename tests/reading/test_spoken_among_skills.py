"""Languages with how well somebody speaks them, among skills and above the first heading."""

from __future__ import annotations

import pytest

from tests.reading.printing import read


def _skills(cv) -> list[str]:
    return [item for group in cv.skills for item in ([group] if isinstance(group, str) else group.items)]


@pytest.mark.parametrize(
    ("heading", "line", "spoken"),
    [
        ("Skills", "Fluent in Dutch and Hindi", [("Dutch", "Fluent"), ("Hindi", "Fluent")]),
        ("Skills", "Advanced written Dutch, basic conversational Dutch", [("Dutch", "Advanced written, basic conversational")]),
        ("Kenntnisse", "- Fließend in Deutsch. Grundkenntnisse in Russisch", [("Deutsch", "Fließend"), ("Russisch", "Grundkenntnisse")]),
        ("Umiejętności", "Natywny język polski, biegła znajomość języka czeskiego", [("polski", "Natywny"), ("czeski", "biegła znajomość")]),
        ("Umiejętności", "- Język Niemiecki - A1+", [("Niemiecki", "A1+")]),
        ("Vaardigheden", "- Frans – bovengemiddeld", [("Frans", "bovengemiddeld")]),
        ("Habilidades", "- Inglés - Proficiente", [("Inglés", "Proficiente")]),
        ("Competenze", "- Buona conoscenza della lingua inglese", [("inglese", "Buona conoscenza")]),
    ],
)  # fmt: skip
def test_what_tells_only_languages_and_their_levels_is_no_skill(heading: str, line: str, spoken) -> None:
    cv = read(f"@ Ada Quill\nada@example.org\n# {heading}\n{line}\n- Git\n- Docker").cv
    assert [(one.language, one.level) for one in cv.languages] == spoken
    assert _skills(cv) == ["Git", "Docker"]


@pytest.mark.parametrize("skill", ["CI/CD", "Autodesk Maya", "First Certificate in English", "Advanced CI"])
def test_a_name_that_others_have_too_is_no_language(skill: str) -> None:
    cv = read(f"@ Ada Quill\nada@example.org\n# Skills\n- {skill}\n- Git").cv
    assert not cv.languages
    assert _skills(cv) == [skill, "Git"]


def test_a_label_that_names_a_language_is_one_beside_others() -> None:
    cv = read(
        "@ Ada Quill\nada@example.org\n# Compétences\n- Anglais : C1\n- Chinois : HSK3\n- Git\n- Docker\n- Bases de données"
    ).cv
    assert [(one.language, one.level) for one in cv.languages] == [("Anglais", "C1"), ("Chinois", "HSK3")]


def test_languages_with_their_levels_above_the_first_heading_are_languages() -> None:
    draft = read(
        "@ Ada Quill\nada@example.org\nBusiness Fluent English | Native German\n# Experience\n2020\tClerk, Farn Ltd"
    )
    assert [(one.language, one.level) for one in draft.cv.languages] == [
        ("English", "Business Fluent"),
        ("German", "Native"),
    ]
    assert not draft.unplaced_text


def test_languages_above_the_first_heading_are_read_beside_a_section_of_others() -> None:
    draft = read(
        "@ Ada Quill\nada@example.org\nNative French | Fluent English\n"
        "# Experience\n2020\tClerk, Farn Ltd\n# Languages\nEnglish - fluent\nDutch - basic"
    )
    assert [(one.language, one.level) for one in draft.cv.languages] == [
        ("French", "Native"),
        ("English", "fluent"),
        ("Dutch", "basic"),
    ]


def test_what_is_no_level_under_a_label_of_languages_stays_a_skill() -> None:
    cv = read("@ Ada Quill\nada@example.org\n# Skills\nLanguages: English, French, SQL, HTML").cv
    assert [(one.language, one.level) for one in cv.languages] == [("English", ""), ("French", "")]
    assert _skills(cv) == ["SQL", "HTML"]
