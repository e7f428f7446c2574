"""Entries whose fields are named by a column of labels, as in the old Europass, or by a word before a colon."""

from __future__ import annotations

import pytest

from cv_generator.reading.fields.labelled import field_of
from tests.reading.printing import read

FORMS = [
    pytest.param(
        r"""
        # Work experience
        |Dates|2019 – 2021|
        |Occupation or position held|Staff Nurse|
        |Main activities and responsibilities|Night duty//Training of students|
        |Name and address of employer|Lee Hospital Ltd, Cork|
        |Type of business or sector|Health|
        |Dates|2015 – 2018|
        |Occupation or position held|Carer|
        |Name and address of employer|Harbour Home, Cork|
        """,
        [
            ("Staff Nurse", "Lee Hospital Ltd", "Cork", "2019 – 2021", 3),
            ("Carer", "Harbour Home", "Cork", "2015 – 2018", 0),
        ],
        id="english table",
    ),
    pytest.param(
        r"""
        # Berufserfahrung
        Arbeitgeber: Nordlicht Anlagenbau GmbH
        Ort: Lubmin
        Funktion: Rohrschweißer
        Zeitraum: 05/2004 – 12/2014
        - Montage in Dänemark
        Arbeitgeber: Volkswerft Sundhagen
        Funktion: Schweißer
        Zeitraum: 02/1993 – 09/2003
        """,
        [
            ("Rohrschweißer", "Nordlicht Anlagenbau GmbH", "Lubmin", "2004-05 – 2014-12", 1),
            ("Schweißer", "Volkswerft Sundhagen", "", "1993-02 – 2003-09", 0),
        ],
        id="german lines",
    ),
    pytest.param(
        r"""
        # Praca
        |2012 – 2015||
        |Stanowisko|Kucharz|
        |Pracodawca|Zajazd Leśny, Gniezno|
        |Obowiązki|Kuchnia zimna|
        |2009 – 2011||
        |Stanowisko|Pomoc kuchenna|
        |Pracodawca|Bar Mleczny, Gniezno|
        """,
        [
            ("Kucharz", "Zajazd Leśny", "Gniezno", "2012 – 2015", 1),
            ("Pomoc kuchenna", "Bar Mleczny", "Gniezno", "2009 – 2011", 0),
        ],
        id="dates without a label",
    ),
    pytest.param(
        r"""
        # Experience
        **Senior Developer**
        Company: Orebody Metals plc
        Location: Perth
        Period: Jan 2019 – Present
        - Built tools
        **Developer**
        Company: Kestrel Resources
        Location: Kalgoorlie
        Period: 2015 – 2018
        """,
        [
            ("Senior Developer", "Orebody Metals plc", "Perth", "2019-01 – Present", 1),
            ("Developer", "Kestrel Resources", "Kalgoorlie", "2015 – 2018", 0),
        ],
        id="titles without a label",
    ),
    pytest.param(
        r"""
        # Experiencia laboral
        **Analista de sistemas**
        - Empresa: Comercial Quillay S.A.C., Arequipa
        - Funciones: soporte a los usuarios
        - Período: 03/2021 - presente
        **Auxiliar contable**
        - Empresa: Molinos del Tambo S.A., Arequipa
        - Período: 04/2019 - 12/2019
        - Funciones: registro de facturas
        """,
        [
            ("Analista de sistemas", "Comercial Quillay S.A.C.", "Arequipa", "2021-03 – Present", 1),
            ("Auxiliar contable", "Molinos del Tambo S.A.", "Arequipa", "2019-04 – 2019-12", 1),
        ],
        id="a form as a list below its head",
    ),
    pytest.param(
        r"""
        # Experiência profissional
        - Empresa: Mercado Serra Azul Ltda
        - Cargo: Auxiliar administrativo
        - Período: 03/2021 - 05/2023
        - Atividades: atendimento ao cliente
        - Empresa: Padaria Trigal
        - Cargo: Balconista
        - Período: 01/2019 a 02/2021
        - Atividades: vendas
        """,
        [
            ("Auxiliar administrativo", "Mercado Serra Azul Ltda", "", "2021-03 – 2023-05", 1),
            ("Balconista", "Padaria Trigal", "", "2019-01 – 2021-02", 1),
        ],
        id="forms as one list",
    ),
    pytest.param(
        r"""
        # Work experience
        2015 – now
        Nurse
        Name and address of employer
        Lee Hospital, Cork
        2010 – 2014
        Carer
        Name and address of employer
        Harbour Home, Cork
        """,
        [
            ("Nurse", "Lee Hospital", "Cork", "2015 – Present", 0),
            ("Carer", "Harbour Home", "Cork", "2010 – 2014", 0),
        ],
        id="employers below their label",
    ),
    pytest.param(
        r"""
        # Work experience
        |2015 – now|Nurse|
        |Employer|Lee Hospital, Cork|
        |Main activities|Night duty|
        |2010 – 2014|Carer|
        |Employer|Harbour Home, Cork|
        """,
        [
            ("Nurse", "Lee Hospital", "Cork", "2015 – Present", 1),
            ("Carer", "Harbour Home", "Cork", "2010 – 2014", 0),
        ],
        id="dates in the column of labels",
    ),
    pytest.param(
        r"""
        # Esperienza lavorativa
        |- Date (da – a)|gennaio 2016 – oggi|
        |- Nome e indirizzo del datore di lavoro|Ettore Impianti S.r.l., Catania|
        |- Tipo di impiego|Elettricista|
        |- Date (da – a)|maggio 2008 – dicembre 2015|
        |- Nome e indirizzo del datore di lavoro|Fratelli Bruna S.n.c., Catania|
        |- Tipo di impiego|Operaio elettricista|
        """,
        [
            ("Elettricista", "Ettore Impianti S.r.l.", "Catania", "2016-01 – Present", 0),
            ("Operaio elettricista", "Fratelli Bruna S.n.c.", "Catania", "2008-05 – 2015-12", 0),
        ],
        id="labels with a bullet, as in the Italian form",
    ),
]


@pytest.mark.parametrize(("document", "expected"), FORMS)
def test_a_label_sends_what_stands_behind_it_to_its_field(document, expected):
    draft = read(document)
    jobs = draft.cv.work_experience
    assert [(j.title, j.employer, j.location, str(j.date_range), len(j.bullets)) for j in jobs] == expected
    assert draft.unplaced_text == ()


def test_a_school_and_a_degree_are_told_by_polish_labels():
    draft = read(r"""
        # Wykształcenie
        |Daty|2014 – 2018|
        |Uzyskany tytuł|Inżynier automatyki|
        |Główne przedmioty / uwagi|Studia niestacjonarne|
        |Nazwa i rodzaj organizacji prowadzącej kształcenie|Politechnika Sudecka, Wrocław|
        """)
    (school,) = draft.cv.education
    assert (school.title, school.institution, school.location) == (
        "Inżynier automatyki",
        "Politechnika Sudecka",
        "Wrocław",
    )
    assert school.details == ["Studia niestacjonarne"]


def test_words_in_brackets_do_not_change_a_label():
    assert field_of("Daty (od – do):") == "date"
    assert field_of("Staff Nurse") == ""


def test_labels_may_stand_above_their_values():
    draft = read(r"""
        # Work experience
        Dates
        2019 – 2021
        Occupation or position held
        Staff Nurse
        Name and address of employer
        Lee Hospital Ltd, Cork
        Dates
        2015 – 2018
        Occupation or position held
        Carer
        Name and address of employer
        Harbour Home, Cork
        """)
    jobs = draft.cv.work_experience
    assert [(j.title, j.employer, str(j.date_range)) for j in jobs] == [
        ("Staff Nurse", "Lee Hospital Ltd", "2019 – 2021"),
        ("Carer", "Harbour Home", "2015 – 2018"),
    ]
    assert draft.unplaced_text == ()


def test_a_label_that_names_no_field_keeps_its_words():
    draft = read(r"""
        # Projekte
        Zeitraum: 2020 – 2021
        Kunde: Bank AG
        Rolle: Entwickler
        Technologien: Java, Spring
        """)
    (project,) = draft.cv.further_experience
    assert (project.organization, project.title, project.bullets) == (
        "Bank AG",
        "Entwickler",
        ["Technologien: Java, Spring"],
    )


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("Name und Ort des Arbeitgebers", "employer"), ("Nazwa i miejscowość pracodawcy", "employer"),
        ("Name and town of employer", "employer"), ("Firma / Ort", "employer"), ("Schule, Ort", "institution"),
        ("Name of the rose", ""), ("Organisation and planning", ""),
    ],
)  # fmt: skip
def test_a_label_may_say_in_other_words_what_listed_ones_say(label, field):
    assert field_of(label) == field


def test_a_row_whose_label_names_no_known_field_keeps_it_and_ends_the_value_above():
    draft = read(r"""
        # Wykształcenie
        |Okres|2010 – 2012|
        |Tytuł / kierunek|Magister filologii angielskiej|
        |Uczelnia|Uniwersytet Podkarpacki, Rzeszów|
        |Promotor|dr Jan Wilk|
        |Okres|2007 – 2010|
        |Tytuł / kierunek|Licencjat|
        |Uczelnia|Szkoła Zawodowa, Krosno|
        |Uwagi|z wyróżnieniem|
        """)
    assert [(e.title, e.location, e.details) for e in draft.cv.education] == [
        ("Magister filologii angielskiej", "Rzeszów", ["Promotor: dr Jan Wilk"]),
        ("Licencjat", "Krosno", ["z wyróżnieniem"]),
    ]
    assert draft.unplaced_text == ()


def test_an_item_of_a_list_is_no_part_of_the_label_above_it():
    cv = read(
        "# Ausbildung\n|Datum|2009 – 2012|\n|Bezeichnung der erworbenen Qualifikation|Buchhändlerin|\n"
        "Hauptfächer / berufliche Fähigkeiten\n- Note 2.1"
    ).cv
    assert cv.education[0].details == ["Note 2.1"]


@pytest.mark.parametrize(
    "label",
    ["Level of education", "Höchster Abschluss", "Poziom wykształcenia", "Niveau de formation", "Livello di istruzione",
     "Nivel de estudios", "Opleidingsniveau", "Grau de escolaridade"],
)  # fmt: skip
def test_the_label_of_a_level_of_education_names_the_degree(label: str) -> None:
    assert field_of(label) == "degree"


def test_a_level_of_education_behind_its_label_is_the_title() -> None:
    schools = read(
        "# Wykształcenie\n2013 – 2016\\tUniwersytet Rybny\nPoziom wykształcenia: magister inżynier\n"
        "2009 – 2013\\tPolitechnika Morska\nPoziom wykształcenia: inżynier\n# Języki\nangielski (B2)"
    ).cv.education
    assert [(school.institution, school.title) for school in schools] == [
        ("Uniwersytet Rybny", "magister inżynier"), ("Politechnika Morska", "inżynier"),
    ]  # fmt: skip
