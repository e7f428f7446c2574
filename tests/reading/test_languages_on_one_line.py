"""Languages that stand on one line, and what tells where each of them ends."""

from __future__ import annotations

import pytest

from tests.reading.printing import read


@pytest.mark.parametrize(
    ("heading", "line", "expected"),
    [
        ("Idiomas", "Inglês avançado e espanhol básico", [("Inglês", "avançado"), ("espanhol", "básico")]),
        ("Języki", "angielski biegły i niemiecki podstawowy", [("angielski", "biegły"), ("niemiecki", "podstawowy")]),
        ("Sprachen", "Deutsch (Muttersprache) und Englisch (C1)", [("Deutsch", "Muttersprache"), ("Englisch", "C1")]),
        ("Lingue", "Italiano madrelingua e inglese B2", [("Italiano", "madrelingua"), ("inglese", "B2")]),
        (
            "Sprachen",
            "■ Bulgarisch (Muttersprache) ■ Deutsch (fließend)",
            [("Bulgarisch", "Muttersprache"), ("Deutsch", "fließend")],
        ),
        ("Sprachen", "gute Englisch- und Französischkenntnisse", [("Englisch", "gute"), ("Französisch", "gute")]),
        ("Sprachen", "Deutsch\\tB2.1\\tMittelstufe", [("Deutsch", "B2.1, Mittelstufe")]),
        ("Languages", "English and German", [("English", ""), ("German", "")]),
        ("Idiomas", "Español: nativo - Inglés: B2", [("Español", "nativo"), ("Inglés", "B2")]),
        (
            "Idiomas",
            "Inglés: B2 - Score 168, Cambridge English - Diciembre 2023",
            [("Inglés", "B2 - Score 168, Cambridge English - Diciembre 2023")],
        ),
        ("Langues nationales", "Je parle PULAAR et WOLOF", [("PULAAR", ""), ("WOLOF", "")]),
        ("Sprachen", "Ungarish – Muttersprache", [("Ungarish", "Muttersprache")]),
        (
            "Sprachen",
            "Deutsch | Muttersprache Englisch | gut Polnisch | A1",
            [("Deutsch", "Muttersprache"), ("Englisch", "gut"), ("Polnisch", "A1")],
        ),
        ("Línguas", "Portuges nativo", [("Portuges", "nativo")]),
        (
            "Sprachen",
            "Italienisch, Franzsisch, Spanisch (Grundkenntnisse)",
            [("Italienisch", "Grundkenntnisse"), ("Franzsisch", "Grundkenntnisse"), ("Spanisch", "Grundkenntnisse")],
        ),
    ],
)
def test_each_language_has_the_level_that_stands_beside_it(
    heading: str, line: str, expected: list[tuple[str, str]]
) -> None:
    cv = read(f"@ Nell Farrow\n# {heading}\n{line}").cv
    assert [(spoken.language, spoken.level) for spoken in cv.languages] == expected


def test_languages_behind_their_level_are_no_skills() -> None:
    cv = read(
        "@ Nell Farrow\n# Besondere Kenntnisse\nWerkzeugbau\n- In Wort und Schrift: Russisch, Deutsch und Englisch"
    ).cv
    assert [spoken.language for spoken in cv.languages] == ["Russisch", "Deutsch", "Englisch"]
    assert cv.skills == ["Werkzeugbau"]


@pytest.mark.parametrize(
    "line",
    ["DIGITAL COMPETENCES", "Discovering new alloys", "March 2021", "Oslo, 28.07.2020", "Crane licence\tbridge cranes"],
)
def test_what_can_be_no_language_stays_unplaced(line: str) -> None:
    draft = read(f"@ Nell Farrow\n# Languages\nEnglish\tC1\nGerman\tB2\n- {line}")
    assert [language.language for language in draft.cv.languages] == ["English", "German"]
    assert line.split(maxsplit=1)[0] in " ".join(draft.unplaced_text)


@pytest.mark.parametrize(("line", "expected"), [("Tamazulti: native", "Tamazulti"), ("Pidgim", "Pidgim")])
def test_a_name_that_no_list_knows_is_a_language_by_its_level_or_by_its_neighbours(line: str, expected: str) -> None:
    cv = read(f"@ Nell Farrow\n# Languages\n- English: C1\n- {line}\n- German: B2").cv
    assert [language.language for language in cv.languages] == ["English", expected, "German"]


def test_languages_below_interests_are_languages():
    cv = read("@ Zoé Moulin\n# Loisirs\n- Sport\n- Cinéma\n- Français : bien\n- Arabe : langue maternelle").cv
    assert cv.interests == ["Sport", "Cinéma"]
    assert [language.language for language in cv.languages] == ["Français", "Arabe"]


def test_languages_with_levels_among_programming_languages_are_languages() -> None:
    cv = read(
        "# Skills\nLanguages: JavaScript, SQL, Python, French (Native), English ( Proficient)\nTools: Figma, Git"
    ).cv
    assert [(one.language, one.level) for one in cv.languages] == [("French", "Native"), ("English", "Proficient")]
    assert [item for group in cv.skills for item in group.items] == ["JavaScript", "SQL", "Python", "Figma", "Git"]


def test_misspelt_names_with_levels_alone_are_languages_where_the_heading_says_so():
    cv = read("# Berufserfahrung\n2010 – 2012\tKoch, Farnhof\n# Sprachen\n- Ungarish – Muttersprache\n- Deutsh – B2").cv
    assert [(each.language, each.level) for each in cv.languages] == [("Ungarish", "Muttersprache"), ("Deutsh", "B2")]
    assert not cv.skills
    assert not read("# Skills\nJavanes – expert, Kotlin – good").cv.languages


def test_a_level_in_two_words_below_its_language_is_one_and_a_label_between_languages_is_none():
    cv = read("@ Ada Quill\n# Sprachen\nDeutsch\nC2 – Muttersprache\nFremdsprachen\nEnglisch\nB2 – Gute Kenntnisse").cv
    assert [(each.language, each.level) for each in cv.languages] == [
        ("Deutsch", "C2 – Muttersprache"),
        ("Englisch", "B2 – Gute Kenntnisse"),
    ]


def test_languages_below_a_label_among_personal_data_are_languages():
    draft = read(
        "# Informations personnelles\n- Langues :\n- Anglais ( avancée)\n- Français ( Moyen )\n# Formation\n2010\tBac, Lycée Farn"
    )
    assert [(each.language, each.level) for each in draft.cv.languages] == [
        ("Anglais", "avancée"),
        ("Français", "Moyen"),
    ]
    assert not draft.unplaced_text


@pytest.mark.parametrize(
    ("heading", "line", "spoken"),
    [
        (
            "Languages",
            "French (native), English (fluent), Spanish & Chinese (intermediate)",
            [("French", "native"), ("English", "fluent"), ("Spanish", "intermediate"), ("Chinese", "intermediate")],
        ),
        ("Sprachen", "Spanisch, Deutsch A2", [("Spanisch", "A2"), ("Deutsch", "A2")]),
        ("Sprachen", "Englisch, Deutsch (Muttersprache)", [("Englisch", ""), ("Deutsch", "Muttersprache")]),
        ("Langues", "Bon niveau anglais écrit", [("anglais", "Bon niveau écrit")]),
        (
            "Languages",
            "Conversational Spanish – 5 semesters of evenings",
            [("Spanish", "Conversational – 5 semesters of evenings")],
        ),
        ("Langues", "Chelhaa (langue maternelle) : 100%", [("Chelhaa", "(langue maternelle) : 100%")]),
    ],
)
def test_a_few_words_tell_languages_and_levels_in_any_order(heading, line, spoken):
    cv = read(f"@ Ada Quill\nada@example.org\n# {heading}\n{line}\nItaliano: B2").cv
    assert [(one.language, one.level) for one in cv.languages] == [*spoken, ("Italiano", "B2")]
