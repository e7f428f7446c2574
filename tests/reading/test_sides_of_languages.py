"""How well the sides of a language are known, on lines below its name as a Europass of today prints them."""

from __future__ import annotations

import pytest

from tests.reading.printing import read

EUROPASS = [
    ("LANGUAGE SKILLS", "English", "LISTENING C1 READING C2 WRITING C1", "SPOKEN PRODUCTION B2 SPOKEN INTERACTION B2"),
    ("SPRACHKENNTNISSE", "Englisch", "HÖREN C1 LESEN C2 SCHREIBEN C1", "SPRECHEN B2 AN GESPRÄCHEN B2"),
    ("KOMPETENCJE JĘZYKOWE", "angielski", "SŁUCHANIE C1 CZYTANIE C2 PISANIE C1", "PRODUKCJA B2 INTERAKCJA B2"),
    (
        "COMPÉTENCES LINGUISTIQUES",
        "Anglais",
        "ÉCOUTER C1 LIRE C2 ÉCRIRE C1",
        "PRODUCTION ORALE B2 INTERACTION ORALE B2",
    ),
    ("COMPETENZE LINGUISTICHE", "Inglese", "ASCOLTO C1 LETTURA C2 SCRITTURA C1", "PRODUZIONE ORALE B2 INTERAZIONE B2"),
    (
        "COMPETENCIAS DE IDIOMAS",
        "Inglés",
        "COMPRENSIÓN AUDITIVA C1 COMPRENSIÓN LECTORA C2 EXPRESIÓN ESCRITA C1",
        "PRODUCCIÓN ORAL B2 INTERACCIÓN ORAL B2",
    ),
    ("TALENKENNIS", "Engels", "LUISTEREN C1 LEZEN C2 SCHRIJVEN C1", "GESPROKEN PRODUCTIE B2 INTERACTIE B2"),
    ("COMPETÊNCIAS LINGUÍSTICAS", "Inglês", "COMPREENSÃO ORAL C1 LEITURA C2 ESCRITA C1", "PRODUÇÃO ORAL B2 FALA B2"),
]


@pytest.mark.parametrize(("heading", "language", "first", "second"), EUROPASS, ids=[row[1] for row in EUROPASS])
def test_sides_below_a_language_are_its_level(heading: str, language: str, first: str, second: str) -> None:
    draft = read(f"@ Nell Farrow\n# {heading}\n{language}\n{first}\n{second}")
    (spoken,) = draft.cv.languages
    assert spoken.language == language
    assert [side.rpartition(" ")[2] for side in spoken.level.split(", ")] == ["C1", "C2", "C1", "B2", "B2"]
    assert [word.casefold() for word in spoken.level.replace(",", "").split()] == f"{first} {second}".casefold().split()
    assert not draft.unplaced_text


def test_one_level_of_all_sides_stands_once() -> None:
    cv = read("@ Nell Farrow\n# Languages\nEnglish\nLISTENING C1 READING C1 WRITING C1").cv
    assert [(spoken.language, spoken.level) for spoken in cv.languages] == [("English", "C1")]


def test_names_of_languages_in_the_type_of_headings_head_nothing() -> None:
    sides = "LISTENING B1 READING B2"
    draft = read(
        "@ Nell Farrow\n# Education\n- Nursing, Northfield College, 2014 – 2016\n# Skills\n- Wound care\n"
        f"# Languages\n# Dutch\n{sides}\n# Danish\n{sides}"
    )
    assert [spoken.language for spoken in draft.cv.languages] == ["Dutch", "Danish"]
    assert not draft.cv.custom_sections


def test_the_key_to_the_levels_and_letters_of_forms_say_nothing_of_the_person() -> None:
    draft = read(
        "@ Nell Farrow\n# Languages\nMother tongue(s): Danish\nOther language(s):\nEnglish\nLISTENING C1 READING C2\n"
        "Levels: A1 and A2: Basic user; B1 and B2: Independent user; C1 and C2: Proficient user"
    )
    told = [(spoken.language, spoken.level) for spoken in draft.cv.languages]
    assert told == [("Danish", "Mother tongue"), ("English", "Listening C1, Reading C2")]
    assert not draft.unplaced_text


def test_what_stands_in_brackets_behind_a_level_stays() -> None:
    cv = read("@ Nell Farrow\n# Languages\nFluent in English (good)\nDanish (basic)").cv
    assert [(spoken.language, spoken.level) for spoken in cv.languages] == [
        ("English", "Fluent (good)"),
        ("Danish", "basic"),
    ]


def test_sides_in_rows_below_a_language_are_its_level():
    draft = read(
        "# Altre lingue\nInglese\n|Capacità di lettura|Buono|\n|Capacità di scrittura|Elementare|\n|Capacità di espressione orale|Buono|"
    )
    assert [(each.language, each.level) for each in draft.cv.languages] == [
        (
            "Inglese",
            "Capacità di lettura: Buono, Capacità di scrittura: Elementare, Capacità di espressione orale: Buono",
        )
    ]
    assert not draft.unplaced_text
