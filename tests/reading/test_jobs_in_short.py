"""Jobs that people write in short: in items alone, with an address for a place, a long title below the firm."""

from __future__ import annotations

import pytest

from tests.reading.printing import read


@pytest.mark.parametrize(
    ("address", "town"),
    [
        ("Via Torba 36a, 00168 Roma", "Roma"),
        ("655 Avenue des Tourbes, 38330 Grenoble", "Grenoble"),
        ("12 Mill Road, Leeds", "Leeds"),
        ("12 Mill Road, LS1 4DY Leeds", "Leeds"),
        ("12 Mill Road, Leeds LS1 4DY", "Leeds"),
        ("ul. Torfowa 3, 00-950 Warszawa", "Warszawa"),
    ],
)
def test_the_street_of_an_address_is_no_part_of_the_place(address: str, town: str):
    draft = read(
        f"# Experience\n**Gardener**\t2015 – 2018\nFarn Parks Ltd\n{address}\n- Planted oaks\n".replace("\t", "\t")
    )
    assert draft.cv.work_experience[0].location == town


def test_items_that_only_tell_what_was_done_are_of_one_job():
    jobs = read(
        """
        # Work experience
        - Supported the computing needs of the students and the staff of a college
        - Led a team of five students
        # Languages
        English, French
        """
    ).cv.work_experience
    assert [len(job.bullets) for job in jobs] == [2]


def test_a_long_title_below_its_firm_is_the_title():
    jobs = read(
        """
        # Berufserfahrung
        04.2012 – 09.2019 Moorkeramik Werk Süd
        Vertriebsleiterin für den Alpenraum (Österreich, Schweiz, Slowenien, Liechtenstein, Südtirol, Savoyen)
        Preisgestaltung
        05.2009 – 03.2012 Moorkeramik Werk Süd
        Vertriebsassistentin Schweiz
        Messen in Bern und Basel, Pflege der Kundenkartei, Entwürfe für Kataloge
        """
    ).cv.work_experience
    assert jobs[0].title.startswith("Vertriebsleiterin für den Alpenraum (Österreich")
    assert jobs[0].bullets == ["Preisgestaltung"]


def test_a_comma_without_a_blank_parts_a_firm_from_its_town():
    job = read("# Berufserfahrung\n2010 – 2012\tSachbearbeiterin bei Moor Management AG,Zürich\n").cv.work_experience[0]
    assert (job.title, job.employer, job.location) == ("Sachbearbeiterin", "Moor Management AG", "Zürich")


def test_a_name_in_two_lines_of_one_look_is_one_where_the_others_have_one_such_line():
    jobs = read(
        """
        # Werkervaring
        **Raad van de Venen**\t10/2020 – 10/2025
        medewerker
        **Kabinet van de Minister van Moeras**\t05/2020 – 10/2020
        **Turf en Haven van Hudeloo**
        adviseur
        **Studiedienst Hudeloo**\t11/2012 – 05/2020
        adviseur
        """
    ).cv.work_experience
    assert [(job.title, job.employer) for job in jobs] == [
        ("medewerker", "Raad van de Venen"),
        ("adviseur", "Kabinet van de Minister van Moeras Turf en Haven van Hudeloo"),
        ("adviseur", "Studiedienst Hudeloo"),
    ]


def test_a_text_behind_the_dates_of_names_that_dashes_part_tells_of_the_job():
    jobs = read(
        """
        # Expériences professionnelles
        - Aide-cuisinière - Café Karité - Massy - 03/2021-11/2022 Préparation des plats froids
        - Animatrice - Massy - 07/2020 - 08/2020 Ateliers de chant
        """
    ).cv.work_experience
    assert [(job.title, job.employer, job.bullets) for job in jobs] == [
        ("Aide-cuisinière", "Café Karité", ["Préparation des plats froids"]),
        ("Animatrice", "", ["Ateliers de chant"]),
    ]


def test_how_long_a_job_took_is_no_item_of_it():
    job = read("# Berufserfahrung\n2019\tPraktikant bei Moorwerk GmbH (2 Wochen)\n").cv.work_experience[0]
    assert (job.employer, job.bullets) == ("Moorwerk GmbH", [])


def test_a_line_in_brackets_below_an_item_is_part_of_it():
    job = read(
        """
        # Doświadczenie zawodowe
        **Specjalista, Moor S.A.**\t07/2018 – 09/2020
        - Wyszukiwanie i analiza błędów
        (czytanie dzienników, przeszukiwanie baz danych)
        - Naprawa błędów
        """
    ).cv.work_experience[0]
    assert job.bullets == [
        "Wyszukiwanie i analiza błędów (czytanie dzienników, przeszukiwanie baz danych)",
        "Naprawa błędów",
    ]


def test_a_word_that_joins_role_and_firm_in_a_type_of_its_own_is_no_item():
    job = read(
        "# Expériences professionnelles\nMars 2014 - Juin 2016 : **Apprenti soudeur naval** chez **Karité (Moor)**\n"
    ).cv.work_experience[0]
    assert (job.title, job.employer, job.bullets) == ("Apprenti soudeur naval", "Karité (Moor)", [])


def test_a_year_in_brackets_before_a_long_line_is_its_date():
    text = "revisión de las cuentas de cada tienda, recuento anual de las existencias, seguimiento de las facturas que vencen en el mes, resúmenes para la gerencia, y orden de los expedientes del personal"
    jobs = read(
        f"# Experiencia laboral\n(2009 - 2014) Calzados Turbera SA de CV: {text}\n(2008) Páramo Soluciones SA de CV: {text}\n"
        f"(2002 - 2007) Materiales Ciénaga SA de CV: {text}\n"
    ).cv.work_experience
    assert [(str(job.date_range), job.employer) for job in jobs] == [
        ("2009 – 2014", "Calzados Turbera SA de CV"),
        ("2008", "Páramo Soluciones SA de CV"),
        ("2002 – 2007", "Materiales Ciénaga SA de CV"),
    ]
