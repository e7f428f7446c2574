"""What people tell of their person without labels, and addresses that say a town twice. All persons are invented."""

from __future__ import annotations

import pytest

from cv_generator.reading.fields.births import birth_in
from tests.pace import usual_seconds
from tests.reading.printing import read


@pytest.mark.parametrize(
    ("line", "heading", "nationality", "facts"),
    [
        ("Brasileira, solteira, 22 anos", "Experiência profissional", "Brasileira", ["solteira", "22 anos"]),
        ("Français – marié – 2 enfants – 34 ans", "Expérience professionnelle", "Français", ["marié", "2 enfants", "34 ans"]),
        ("Célibataire, sans enfant", "Expérience professionnelle", "", ["Célibataire", "sans enfant"]),
        ("24 años", "Experiencia laboral", "", ["24 años"]),
        ("Nubile, automunita", "Esperienze lavorative", "", ["Nubile", "automunita"]),
        ("gehuwd, 2 kinderen", "Werkervaring", "", ["gehuwd", "2 kinderen"]),
        ("verheiratet, zwei Kinder, 41 Jahre", "Berufserfahrung", "", ["verheiratet", "zwei Kinder", "41 Jahre"]),
    ],
)  # fmt: skip
def test_facts_without_labels_are_personal_data_and_no_headline(line, heading, nationality, facts):
    cv = read(f"@ Marta Solvarinho\n{line}\nmarta@example.org\n# {heading}\n2019 - 2020 Designer, Loja Sol").cv
    assert (cv.nationality, cv.headline) == (nationality, "")
    assert [detail.value for detail in cv.personal_details] == facts


def test_a_line_that_holds_more_than_facts_is_a_headline():
    cv = read(
        "@ Marta Solvarinho\nDesigner, 22 anos de experiência\nmarta@example.org\n# Experiência\n2019 - 2020 Designer, Loja Sol"
    ).cv
    assert cv.headline


def test_eight_digits_are_no_telephone_number_beside_one_in_its_form():
    draft = read("""
        @ Marta Solvarinho
        Rua das Acácias, 628
        Atibaia - SP - 12940260
        (11) 94000-1122
        # Experiência profissional
        2019 - 2020 Designer, Loja Sol
        """)
    assert draft.cv.phone.endswith("94000-1122")


def test_a_town_that_stands_behind_its_postcode_is_told_once():
    draft = read(r"""
        @ Joris van der Linde
        Adres\tKerkweg 12
        Postcode\t3065 JG Rotterdam
        Woonplaats\tRotterdam
        E-mail\tjoris@example.org
        # Werkervaring
        2019 - 2020 Illustrator, Ontwerpbureau Kiezel
        """)
    assert draft.cv.address_lines == ["Kerkweg 12", "3065 JG Rotterdam"]
    assert draft.unplaced_text == ()


def test_titles_that_stand_as_the_first_item_of_every_job_are_titles():
    jobs = read(r"""
        @ Joris van der Linde
        # Werkervaring
        Juli 2017 – Februari 2018\tSportzaak Waterloop
        - Verkoopmedewerker
        Mei 2016 – Mei 2017\tSupermarkt De Linde
        - Vakkenvuller
        - Hielp aan de kassa
        """).cv.work_experience
    assert [(job.employer, job.title, job.bullets) for job in jobs] == [
        ("Sportzaak Waterloop", "Verkoopmedewerker", []),
        ("Supermarkt De Linde", "Vakkenvuller", ["Hielp aan de kassa"]),
    ]


@pytest.mark.parametrize(
    ("heading", "line", "language", "level"),
    [
        ("Langues", "Allemand : lu, écrit, parlé", "Allemand", "lu, écrit, parlé"),
        ("Lingue", "Ottima conoscenza della lingua inglese", "inglese", "Ottima conoscenza"),
        ("Talen", "Goede kennis van het Engels", "Engels", "Goede kennis"),
        ("Idiomas", "Buen nivel de inglés", "inglés", "Buen nivel"),
        ("Langues", "Bonne maîtrise de l’anglais", "anglais", "Bonne maîtrise"),
    ],
)
def test_the_level_of_a_language_is_told_without_the_words_that_lead_to_its_name(heading, line, language, level):
    spoken = read(f"@ Marta Solvarinho\n# {heading}\n{line}").cv.languages
    assert [(one.language, one.level) for one in spoken] == [(language, level)]


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("19.10.1990 / Lund, Sweden", "1990-10-19"),
        ("18/08/2000 Cento (FE)", "2000-08-18"),
        ("Date of birth: 1997.11.25", "1997-11-25"),
        ("Date of birth: 06/01/98", "1998-01-06"),
        ("Date of birth: 07/26/01", "2001-07-26"),
        ("Date of birth: 26TH/JULY/2001", "2001-07-26"),
        ("Date of birth: July-26-2001", "2001-07-26"),
        ("Born on July, 26th, 2001", "2001-07-26"),
    ],
)
def test_a_day_of_birth_is_told_in_all_its_forms(printed: str, day: str) -> None:
    cv = read(f"@ Ada Quill\n{printed}\nFernway 7, Leeds LS8 2QT\nada@example.org\n# Education\nBA\t2022").cv
    assert (cv.birth_date, cv.address_lines) == (day, ["Fernway 7", "Leeds LS8 2QT"])


@pytest.mark.parametrize(
    ("printed", "nation"),
    [
        ("Franco-allemande", "Franco-allemande"),
        ("1 rue du Quai, 13001 Marseille née le 14/01/2005 Française", "Française"),
    ],
)
def test_a_nation_is_told_among_other_facts(printed: str, nation: str) -> None:
    cv = read(f"@ Ada Quill\n{printed}\nada@example.org\n# Formation\nBac\t2022\n# Langues\nAnglais").cv
    assert cv.nationality == nation


def test_the_code_of_a_country_below_its_label_is_the_nationality() -> None:
    lines = "@ Ada Quill\nMail:\nada@example.org\nStaatsangehörigkeit:\nAT\nFamilienstand:\nledig\n# Ausbildung\nMatura\t2012"
    assert read(lines).cv.nationality == "AT"


@pytest.mark.parametrize("before", ["", "  ", "*", " * ", "*  "])
def test_a_day_of_birth_may_stand_behind_a_star_and_blanks(before):
    born = birth_in(f"{before}3.4.1990, married", labelled=False)
    assert born is not None
    assert born.day == "1990-04-03"


def test_blanks_before_what_may_be_a_day_of_birth_take_little_time():
    assert usual_seconds(lambda: birth_in(" " * 3000 + "x; 1990", labelled=False), rounds=1) < 0.5


def test_a_day_behind_a_name_or_a_sign_is_the_day_of_birth():
    cv = read("@ Ada Quill, 3 April 1990\nada@example.org\n# Languages\nEnglish (native)").cv
    assert (cv.full_name, cv.birth_date) == ("Ada Quill", "1990-04-03")
    told = birth_in("$ 3.4.1990", labelled=False)
    assert told is not None
    assert told.day == "1990-04-03"


def test_a_label_that_is_set_as_headings_are_heads_no_section() -> None:
    cv = read(
        "@ Ada Quill\n# Date of birth\n3 April 1990\n# Nationality\nDutch\n# Education\nBSc Botany, Farn University\\t2010 – 2013"
        "\n# Work\nCook, Farn Mill Ltd\\t2014 – 2016"
    ).cv
    assert (cv.birth_date, cv.nationality) == ("1990-04-03", "Dutch")
    assert [job.title for job in cv.work_experience] == ["Cook"]
    assert cv.custom_sections == []
