"""Entries however they are laid out: a small document per layout, and what must be read from it."""

from __future__ import annotations

import pytest

from tests.reading.printing import read

WORK = [
    pytest.param(
        r"""
        @ Jane Roe
        # Experience
        **Lead Geologist** | Orebody Metals plc | Perth | Jan 2019 – Present
        - Ran drilling
        - Saved money
        Field Geologist | Kestrel Resources | Kalgoorlie | 2015 – 2018
        - Logged core
        """,
        [
            ("Lead Geologist", "Orebody Metals plc", "Perth", "2019-01 – Present", 2),
            ("Field Geologist", "Kestrel Resources", "Kalgoorlie", "2015 – 2018", 1),
        ],
        id="pipe one line",
    ),
    pytest.param(
        r"""
        # Professional Experience
        **Kestrel Resources**\tKalgoorlie, WA
        _Field Geologist_\tJune 2015 – May 2018
        - Logged core
        - Mapped faults
        **Blue Harbor Books**\tSeattle, WA
        _Bookseller_\tMay 2013 – June 2015
        - Sold books
        """,
        [
            ("Field Geologist", "Kestrel Resources", "Kalgoorlie, WA", "2015-06 – 2018-05", 2),
            ("Bookseller", "Blue Harbor Books", "Seattle, WA", "2013-05 – 2015-06", 1),
        ],
        id="us two lines",
    ),
    pytest.param(
        r"""
        # Berufserfahrung
        **Heller Optik GmbH**, Jena
        _Leiter Entwicklung_\t2018 – heute
        - Führung von zwölf Personen
        _Entwicklungsingenieur_\t2014 – 2018
        - Linsenrechnung
        **Jenoptix AG**, Gera
        _Praktikant_\t2013 – 2014
        - Messungen
        """,
        [
            ("Leiter Entwicklung", "Heller Optik GmbH", "Jena", "2018 – Present", 1),
            ("Entwicklungsingenieur", "Heller Optik GmbH", "Jena", "2014 – 2018", 1),
            ("Praktikant", "Jenoptix AG", "Gera", "2013 – 2014", 1),
        ],
        id="grouped undated",
    ),
    pytest.param(
        r"""
        # Berufserfahrung
        05/2020 – 03/2022\tKurierfahrer Nordweg Express GmbH
        - Zustellung
        12/2018 – 12/2019\tVerkaufsaushilfe Korn & Krume Management GmbH
        - Kasse
        """,
        [
            ("Kurierfahrer", "Nordweg Express GmbH", "", "2020-05 – 2022-03", 1),
            ("Verkaufsaushilfe", "Korn & Krume Management GmbH", "", "2018-12 – 2019-12", 1),
        ],
        id="a firm behind a title without a mark",
    ),
    pytest.param(
        r"""
        # Experience
        **Orebody Metals**
        Lead Geologist
        March 2018 - Present (5 years 2 months)
        Perth, Western Australia
        - Ran drilling
        **Kestrel Resources**
        Field Geologist
        May 2015 - February 2018 (2 years 10 months)
        Kalgoorlie
        - Logged core
        """,
        [
            ("Lead Geologist", "Orebody Metals", "Perth, Western Australia", "2018-03 – Present", 1),
            ("Field Geologist", "Kestrel Resources", "Kalgoorlie", "2015-05 – 2018-02", 1),
        ],
        id="linkedin",
    ),
    pytest.param(
        r"""
        # Doświadczenie zawodowe
        03.2019 – obecnie\t**Piekarnia Złoty Kłos** – kierownik zmiany, Lublin
        - Planowanie pracy
        06.2014 – 02.2019\t**Cukiernia Bezik** – cukiernik, Zamość
        - Wypieki
        """,
        [
            ("kierownik zmiany", "Piekarnia Złoty Kłos", "Lublin", "2019-03 – Present", 1),
            ("cukiernik", "Cukiernia Bezik", "Zamość", "2014-06 – 2019-02", 1),
        ],
        id="dash company first",
    ),
    pytest.param(
        r"""
        # Berufspraxis
        | 2019 – heute | **Schichtführer**, Verpackung | Müller Backwaren GmbH, Fulda |
        | 2015 – 2019 | **Maschinenbediener** | Röhnquell KG, Hünfeld |
        """,
        [
            ("Schichtführer, Verpackung", "Müller Backwaren GmbH", "Fulda", "2019 – Present", 0),
            ("Maschinenbediener", "Röhnquell KG", "Hünfeld", "2015 – 2019", 0),
        ],
        id="three col table",
    ),
    pytest.param(
        r"""
        # Berufserfahrung
        | 08/2019 – heute//Zug | **Treuhänderin**//Rigi Treuhand AG//Mandatsleitung |
        | 08/2015 – 07/2019//Baar | **Sachbearbeiterin**//Lorzen Immobilien AG//Buchhaltung |
        """,
        [
            ("Treuhänderin", "Rigi Treuhand AG", "Zug", "2019-08 – Present", 1),
            ("Sachbearbeiterin", "Lorzen Immobilien AG", "Baar", "2015-08 – 2019-07", 1),
        ],
        id="date and place left",
    ),
    pytest.param(
        r"""
        # Work history
        **Night Porter, The Grand Pavilion Hotel, Brighton** (2017-2020)
        Looked after guests arriving late, handled cash and kept the incident log. Trained two new colleagues.
        **Kitchen Assistant, Marlow's Diner, Hove** (2015-2017)
        Prepared vegetables and kept the kitchen clean.
        """,
        [
            ("Night Porter", "The Grand Pavilion Hotel", "Brighton", "2017 – 2020", 1),
            ("Kitchen Assistant", "Marlow's Diner", "Hove", "2015 – 2017", 1),
        ],
        id="paragraph bodies",
    ),
    pytest.param(
        r"""
        # Employment
        2018 – present: Violin maker, Cremona Workshop Ltd, Norwich
        2012 – 2018: Apprentice, Tannery & Sons, Ipswich
        2010 – 2012: Career break (family care)
        """,
        [
            ("Violin maker", "Cremona Workshop Ltd", "Norwich", "2018 – Present", 0),
            ("Apprentice", "Tannery & Sons", "Ipswich", "2012 – 2018", 0),
            ("Career break (family care)", "", "", "2010 – 2012", 0),
        ],
        id="title company sentence",
    ),
    pytest.param(
        r"""
        # Erfahrung
        **Zirkusdirektionsvize**\t01/2019 – 12/2021
        Manege Freres, Winterthur
        - Nummern
        **Feuerschluckerei**\t02/2016 – 12/2018
        Varieté Mondschein, Olten
        - Shows
        **Platzanweisung**\t2014 – 2015
        Kino Rex, Biel
        - Karten
        """,
        [
            ("Zirkusdirektionsvize", "Manege Freres", "Winterthur", "2019-01 – 2021-12", 1),
            ("Feuerschluckerei", "Varieté Mondschein", "Olten", "2016-02 – 2018-12", 1),
            ("Platzanweisung", "Kino Rex", "Biel", "2014 – 2015", 1),
        ],
        id="unknown titles bold",
    ),
    pytest.param(
        r"""
        # Experience
        Orebody Metals plc, Perth
        Lead Geologist, Jan 2019 - present
        - Ran drilling
        Kestrel Resources, Kalgoorlie
        Field Geologist, Mar 2015 - Dec 2018
        - Logged core
        """,
        [
            ("Lead Geologist", "Orebody Metals plc", "Perth", "2019-01 – Present", 1),
            ("Field Geologist", "Kestrel Resources", "Kalgoorlie", "2015-03 – 2018-12", 1),
        ],
        id="date below bullets after title comma",
    ),
    pytest.param(
        r"""
        # Praca zawodowa
        - 2019–obecnie: Kierowca kat. C+E, Trans-Bug Sp. z o.o., Chełm
        - 2014–2019: Magazynier, Hurtownia Sad, Chełm
        """,
        [
            ("Kierowca kat. C+E", "Trans-Bug Sp. z o.o.", "Chełm", "2019 – Present", 0),
            ("Magazynier", "Hurtownia Sad", "Chełm", "2014 – 2019", 0),
        ],
        id="bullets as entries",
    ),
    pytest.param(
        r"""
        # Experience
        **Data Engineer at Quillon** (Berlin) — Apr 2021 to date
        - Pipelines
        **Data Analyst at Norsk Fisk AS** (Bergen) — Aug 2018 to Mar 2021
        - Dashboards
        """,
        [
            ("Data Engineer", "Quillon", "Berlin", "2021-04 – Present", 1),
            ("Data Analyst", "Norsk Fisk AS", "Bergen", "2018-08 – 2021-03", 1),
        ],
        id="at",
    ),
    pytest.param(
        r"""
        # Berufserfahrung
        **Pharma-Assistentin**\nLinden-Apotheke, Aarau\nseit Oktober 2018
        - Kundenberatung
        **Lernende Pharma-Assistentin**\nDrogerie Sommer, Brugg\nAugust 2015 – Juli 2018
        - Lehre
        """,
        [
            ("Pharma-Assistentin", "Linden-Apotheke", "Aarau", "2018-10 – Present", 1),
            ("Lernende Pharma-Assistentin", "Drogerie Sommer", "Brugg", "2015-08 – 2018-07", 1),
        ],
        id="soft breaks",
    ),
    pytest.param(
        r"""
        # Doświadczenie
        2020 – nadal
        Specjalista ds. kadr i płac, Biuro Rachunkowe Saldo, Opole
        - Naliczanie wynagrodzeń
        2016 – 2020
        Młodszy specjalista ds. kadr, Zakłady Mięsne Bonus, Nysa
        - Akta osobowe
        """,
        [
            ("Specjalista ds. kadr i płac", "Biuro Rachunkowe Saldo", "Opole", "2020 – Present", 1),
            ("Młodszy specjalista ds. kadr", "Zakłady Mięsne Bonus", "Nysa", "2016 – 2020", 1),
        ],
        id="date alone above group",
    ),
]
EDUCATION = [
    pytest.param(
        r"""
        # Wykształcenie
        Uniwersytet Łódzki, Łódź\t2010 – 2015
        Prawo, studia magisterskie
        XXI Liceum Ogólnokształcące, Łódź\t2007 – 2010
        Matura
        """,
        [
            ("Prawo, studia magisterskie", "Uniwersytet Łódzki", "Łódź", "2010 – 2015"),
            ("Matura", "XXI Liceum Ogólnokształcące", "Łódź", "2007 – 2010"),
        ],
        id="inst first plain",
    ),
    pytest.param(
        r"""
        # Ausbildung
        10/2010 – 03/2016\t**Staatsexamen Pharmazie**
        Universität Freiburg
        Note: 1,9
        09/2001 – 06/2010\t**Abitur**
        Rotteck-Gymnasium, Freiburg
        Note: 1,4
        """,
        [
            ("Staatsexamen Pharmazie", "Universität Freiburg", "", "2010-10 – 2016-03"),
            ("Abitur", "Rotteck-Gymnasium", "Freiburg", "2001-09 – 2010-06"),
        ],
        id="details plain",
    ),
    pytest.param(
        r"""
        # Education
        **MSc in Marine Ecology**, University of Plymouth, Plymouth, 2016
        - Distinction
        **BSc in Zoology**, Cardiff University, Cardiff, 2015
        """,
        [
            ("MSc in Marine Ecology", "University of Plymouth", "Plymouth", "2016"),
            ("BSc in Zoology", "Cardiff University", "Cardiff", "2015"),
        ],
        id="in from",
    ),
    pytest.param(
        r"""
        # Ausbildung
        2008 – 2011 Ausbildung zum Tischler, Möbelwerkstatt Kern, Coburg
        2004 – 2008 Realschule Coburg, Mittlere Reife
        """,
        [
            ("Ausbildung zum Tischler", "Möbelwerkstatt Kern", "Coburg", "2008 – 2011"),
            ("Mittlere Reife", "Realschule Coburg", "", "2004 – 2008"),
        ],
        id="apprenticeship",
    ),
    pytest.param(
        r"""
        # Education
        Rice University — B.A. Economics\tAug 2008 – May 2012
        Houston, TX
        - Dean's list
        Lamar High School — High school diploma\t2004 – 2008
        Houston, TX
        """,
        [
            ("B.A. Economics", "Rice University", "Houston, TX", "2008-08 – 2012-05"),
            ("High school diploma", "Lamar High School", "Houston, TX", "2004 – 2008"),
        ],
        id="school first then degree dash",
    ),
]


@pytest.mark.parametrize(("document", "expected"), WORK)
def test_jobs_are_read_in_this_layout(document, expected):
    draft = read(document)
    found = [
        (job.title, job.employer, job.location, job.date_range, len(job.bullets)) for job in draft.cv.work_experience
    ]
    assert found == expected


@pytest.mark.parametrize(("document", "expected"), EDUCATION)
def test_schools_are_read_in_this_layout(document, expected):
    draft = read(document)
    found = [(school.title, school.institution, school.location, school.date_range) for school in draft.cv.education]
    assert found == expected


def test_every_entry_says_where_it_came_from_and_how_certain_it_is():
    draft = read(WORK[0].values[0])
    sources = {source.path: source for source in draft.sources}
    assert sources["work_experience[0].date_range"].text == "Jan 2019 – Present"
    assert sources["work_experience[1].employer"].block == 5
    assert all(0 < source.certainty <= 1 for source in draft.sources)


def test_a_date_that_stands_beside_the_first_bullet_belongs_to_the_header():
    draft = read(
        r"""
        # Experience
        **Kestrel Resources**, Field Geologist\tKalgoorlie
        - Logged core\tJune 2015 – May 2018
        - Mapped faults
        """
    )
    (job,) = draft.cv.work_experience
    assert (job.date_range, job.location, job.bullets) == (
        "2015-06 – 2018-05",
        "Kalgoorlie",
        ["Logged core", "Mapped faults"],
    )


@pytest.mark.parametrize(
    ("employer", "town"),
    [("Jade Bau & Projekt GmbH in Oldenburg", "Oldenburg"), ("Sad Wiśniewski Sp. z o.o. w Toruń", "Toruń")],
)
def test_in_stands_between_an_employer_and_its_town(employer, town):
    draft = read(f"""
        # Berufserfahrung
        |2018 – 2022|Bauleiterin//{employer}|
        |2012 – 2018|Architektin//{employer}|
        """)
    assert [(j.title, j.location) for j in draft.cv.work_experience] == [
        ("Bauleiterin", town),
        ("Architektin", town),
    ]


def test_words_of_a_degree_obtained_stand_between_it_and_its_school():
    draft = read(r"""
        # Istruzione e formazione
        2012 – 2015\t**Laurea in Infermieristica** conseguita presso Università degli Studi di Pavia
        2007 – 2012\t**Diploma di maturità scientifica** conseguito presso Liceo Marchetti
        """)
    assert [(school.title, school.institution) for school in draft.cv.education] == [
        ("Laurea in Infermieristica", "Università degli Studi di Pavia"),
        ("Diploma di maturità scientifica", "Liceo Marchetti"),
    ]


def test_full_stops_stand_between_title_employer_and_town():
    draft = read(r"""
        # Experiencia laboral
        **Enfermera de planta. Clínica Doce Robles. Sevilla**\t2013 – 2017
        **Enfermera (sustituciones). Hospital del Alcor. Huelva**\t2011 – 2012
        """)
    assert [(j.title, j.employer, j.location) for j in draft.cv.work_experience] == [
        ("Enfermera de planta", "Clínica Doce Robles", "Sevilla"),
        ("Enfermera (sustituciones)", "Hospital del Alcor", "Huelva"),
    ]


@pytest.mark.parametrize(
    "detail",
    ["Konzept für die Eröffnung der Filiale 2021", "Stipendium im Studienjahr 2018/19", "semestr w Oslo (1999/2000)"],
)
def test_a_year_in_a_detail_begins_no_entry(detail):
    draft = read(rf"""
        # Berufserfahrung
        **Filialleiterin**
        Modehaus Lindgrün, Kassel
        _2018 – 2022_
        {detail}
        **Verkäuferin**
        Schuhhaus Brandt, Kassel
        _2012 – 2018_
        """)
    jobs = draft.cv.work_experience
    assert [(j.title, j.bullets) for j in jobs] == [("Filialleiterin", [detail]), ("Verkäuferin", [])]


def test_for_stands_between_a_title_and_an_employer_only():
    draft = read(r"""
        # Mitgliedschaften
        Gesellschaft für Thermometerkunde e. V.
        Verein für Höhlenrettung e. V.
        """)
    assert [(e.organization, e.title) for e in draft.cv.further_experience] == [
        ("Gesellschaft für Thermometerkunde e. V.", ""),
        ("Verein für Höhlenrettung e. V.", ""),
    ]


def test_a_description_below_a_project_is_no_employer():
    draft = read(r"""
        # Projects
        **Lantern**\t2021 – 2022
        Command line tool that explains tax letters in plain language
        **Kaleidoskop**\t2019 – 2020
        Webseite mit Fahrplänen für alle Buslinien im Landkreis
        """)
    assert [(e.title or e.organization, e.bullets) for e in draft.cv.further_experience] == [
        ("Lantern", ["Command line tool that explains tax letters in plain language"]),
        ("Kaleidoskop", ["Webseite mit Fahrplänen für alle Buslinien im Landkreis"]),
    ]


def test_a_word_parts_title_and_employer_where_commas_stand_besides():
    draft = read(r"""
        # Experience
        Principal Engineer (Bridges) at Marsh, Vale & Cobb Consulting Engineers\t2019 – 2022
        Sozialarbeiterin, Neurologie und Geriatrie bei Klinikum Wesertal gGmbH\t2015 – 2019
        """)
    assert [(j.title, j.employer) for j in draft.cv.work_experience] == [
        ("Principal Engineer (Bridges)", "Marsh, Vale & Cobb Consulting Engineers"),
        ("Sozialarbeiterin, Neurologie und Geriatrie", "Klinikum Wesertal gGmbH"),
    ]


def test_a_date_below_the_bullets_belongs_to_the_header_that_left_no_room_for_it():
    draft = read(r"""
        # Experience
        **Nordsee Werft AG, Schlosserin**\t2015 – 2019
        - Rohre
        **Amt für Küstenschutz und Wasserwirtschaft des Landkreises, Praktikantin im Labor**
        - Proben
        2013 – 2014
        **Bäckerei Wolf, Aushilfe**\t2012
        - Verkauf
        """)
    assert [(str(j.date_range), j.bullets) for j in draft.cv.work_experience] == [
        ("2015 – 2019", ["Rohre"]),
        ("2013 – 2014", ["Proben"]),
        ("2012", ["Verkauf"]),
    ]


@pytest.mark.parametrize("labels", [("City", "Country"), ("Ort", "Land"), ("Miejscowość", "Państwo")])
def test_a_labelled_town_with_its_labelled_country_is_one_place(labels):
    town, country = labels
    draft = read(f"""
        # Work experience
        2018 – 2022
        **Estimator** – Marsh & Vale Ltd
        {town}: Cardiff | {country}: Wales
        - Tendered for schools
        """)
    (job,) = draft.cv.work_experience
    assert (job.title, job.employer, job.location) == ("Estimator", "Marsh & Vale Ltd", "Cardiff, Wales")
    assert draft.unplaced_text == ()


def test_an_average_mark_is_no_date():
    draft = read(r"""
        # Education
        BSc Economics, Northmoor University\t2012 – 2015
        3.64
        """)
    assert [(str(e.date_range), e.details) for e in draft.cv.education] == [("2012 – 2015", ["3.64"])]


@pytest.mark.parametrize(
    ("note", "date"), [("part-time", "2018–2020"), ("in Teilzeit", "2018 – 2020"), ("niestacjonarne", "2018-2020")]
)
def test_what_stands_beside_a_date_in_its_brackets_becomes_a_detail(note, date):
    draft = read(f"""
        # Education
        MSc Logistics, Northmoor University, Leeds ({date}, {note})
        BSc History, University of Kelmarsh, York (2002–2006)
        """)
    assert [(e.title, e.institution, str(e.date_range), e.details) for e in draft.cv.education] == [
        ("MSc Logistics", "Northmoor University", "2018 – 2020", [note]),
        ("BSc History", "University of Kelmarsh", "2002 – 2006", []),
    ]
    assert draft.unplaced_text == ()


def test_a_line_below_a_lone_date_names_the_entry():
    draft = read(r"""
        # Ausbildung
        **1985 – 1988**
        Landmaschinenbau, Werk Finow
        **1988 – 1990**
        Grundwehrdienst (Kraftfahrer), Luftwaffe, Strausberg
        """)
    assert [(e.title, e.institution, e.details) for e in draft.cv.education] == [
        ("Landmaschinenbau", "Werk Finow", []),
        ("Grundwehrdienst (Kraftfahrer)", "Luftwaffe", []),
    ]


def test_a_preposition_between_two_types_belongs_to_neither():
    draft = read(r"""
        # Experience
        Cabin crew at **Severn Air**\t2009 – 2015
        Ground staff at **Port of Avon Ltd**\t2005 – 2009
        """)
    assert [(j.title, j.employer) for j in draft.cv.work_experience] == [
        ("Cabin crew", "Severn Air"),
        ("Ground staff", "Port of Avon Ltd"),
    ]
    assert draft.unplaced_text == ()


def test_the_degree_may_stand_below_its_subject():
    draft = read(r"""
        # Education
        **2014 – 2017**
        Hochschule Westhafen
        Informationstechnik (berufsbegleitend)
        Bachelor of Engineering
        - Note 2,3
        **2001 – 2004**
        Northmoor University
        Applied physics
        Master of Science
        """)
    assert [(e.title, e.institution, e.details) for e in draft.cv.education] == [
        ("Bachelor of Engineering", "Hochschule Westhafen", ["Informationstechnik (berufsbegleitend)", "Note 2,3"]),
        ("Master of Science", "Northmoor University", ["Applied physics"]),
    ]


def test_the_owner_belongs_to_the_name_of_a_firm():
    draft = read(r"""
        # Berufserfahrung
        Servicetechniker, PC-Hilfe Sonnental, Inh. M. Weiß\t2008 – 2012
        Lagerist, Getränke Kolb, Jena\t2004 – 2008
        """)
    assert draft.cv.work_experience[0].employer == "PC-Hilfe Sonnental, Inh. M. Weiß"


@pytest.mark.parametrize(
    "pause",
    [
        "Sprachaufenthalt in Brighton (England)", "Career break in Lagos (Nigeria)",
        "Career break: travel and teaching English in Vietnam", "Radreise von Görlitz nach Tiflis",
    ],
)  # fmt: skip
def test_a_break_is_a_title_as_a_whole_though_places_and_marks_stand_in_it(pause):
    draft = read(rf"""
        # Experience
        Clerk, Marsh & Vale Ltd, Leeds\t2016 – 2019
        {pause}\t2015
        Clerk, Cobb Builders, York\t2012 – 2015
        """)
    job = draft.cv.work_experience[1]
    assert (job.title, job.employer, job.location) == (pause, "", "")


def test_a_lone_year_below_a_title_is_its_date_where_other_dates_end_a_line():
    draft = read(r"""
        # Doświadczenie
        **Nauczycielka**
        Liceum nr 2, Rzeszów | 2018 – obecnie
        **Urlop macierzyński**
        _2016_
        **Lektorka**
        Szkoła Papuga, Rzeszów | 2010 – 2012
        """)
    assert [(j.title, str(j.date_range)) for j in draft.cv.work_experience] == [
        ("Nauczycielka", "2018 – Present"),
        ("Urlop macierzyński", "2016"),
        ("Lektorka", "2010 – 2012"),
    ]


def test_a_role_that_began_before_the_next_is_no_heading_of_a_group():
    draft = read(r"""
        # Volunteering
        2018–present | Girls on the Go | Board member
        **2021–2023 | Women in Sales | Mentor**
        """)
    assert [(e.organization, e.title) for e in draft.cv.further_experience] == [
        ("Girls on the Go", "Board member"),
        ("Women in Sales", "Mentor"),
    ]


def test_one_long_line_in_bars_is_an_entry_and_no_prose():
    draft = read(r"""
        # Academic Background
        2011 | Lake Shore State University, Erie, PA | B.S. in Business Administration and Accounting
        """)
    assert [e.institution for e in draft.cv.education] == ["Lake Shore State University"]


def test_brackets_behind_a_degree_are_no_place_and_unknown_towns_follow_their_school():
    draft = read(r"""
        # Education
        Bachelor of Education (Primary)\t2010 – 2013
        Goldfields University, Quorrobolong
        Certificate III in Individual Support (Ageing)\t2009
        Sovereign College, Ballarat
        Diploma in Care (Nights)\t2005 – 2007
        Sovereign College, Ballarat
        """)
    assert [(e.title, e.institution, e.location) for e in draft.cv.education] == [
        ("Bachelor of Education (Primary)", "Goldfields University", "Quorrobolong"),
        ("Certificate III in Individual Support (Ageing)", "Sovereign College", "Ballarat"),
        ("Diploma in Care (Nights)", "Sovereign College", "Ballarat"),
    ]


def test_a_title_with_a_comma_leaves_the_employer_to_the_line_that_ends_in_a_town():
    draft = read(r"""
        # Experience
        **Classroom Teacher, Years 1–2**\t2018 – 2022
        Wendouree Rise, Ballarat
        Teach a class of 24
        **Graduate Teacher, Years 3–4**\t2015 – 2018
        Mallee Flats, Ouyen
        Ran the robotics club
        """)
    assert [(j.title, j.employer, j.location, j.bullets) for j in draft.cv.work_experience] == [
        ("Classroom Teacher, Years 1–2", "Wendouree Rise", "Ballarat", ["Teach a class of 24"]),
        ("Graduate Teacher, Years 3–4", "Mallee Flats", "Ouyen", ["Ran the robotics club"]),
    ]


def test_a_dash_parts_a_title_from_an_employer_whose_department_a_comma_sets_off():
    draft = read(r"""
        # Berufserfahrung
        Universität Westhafen, Institut für Seerecht — Studienassistent\t2016 – 2019
        Kanzlei Wolf & Partner, Standort Kiel — Praktikantin\t2015
        """)
    assert [(j.employer, j.title) for j in draft.cv.work_experience] == [
        ("Universität Westhafen, Institut für Seerecht", "Studienassistent"),
        ("Kanzlei Wolf & Partner, Standort Kiel", "Praktikantin"),
    ]


def test_what_stands_in_brackets_behind_the_date_is_a_remark_and_no_name():
    entry = read(
        r"""
        # Berufserfahrung
        03/2021 – heute (Teilzeit)\tBibliothekarin, Stadtbücherei Köln, Köln
        - Leitet die Ausleihe
        01/2016 – 02/2021 (80 %)\tArchivarin, Rhein Archiv GmbH, Bonn
        - Ordnet den Bestand
        """
    ).cv.work_experience
    assert [(one.title, one.employer, one.location) for one in entry] == [
        ("Bibliothekarin", "Stadtbücherei Köln", "Köln"),
        ("Archivarin", "Rhein Archiv GmbH", "Bonn"),
    ]
    assert [one.bullets[0] for one in entry] == ["(Teilzeit)", "(80 %)"]


def test_a_town_behind_the_legal_form_of_a_firm_is_its_place():
    entry = read("# Berufserfahrung\n2019 – 2021\tMonteur, Schwabotec Technologies KG Wiggenstein").cv.work_experience[
        0
    ]
    assert (entry.employer, entry.location) == ("Schwabotec Technologies KG", "Wiggenstein")


@pytest.mark.parametrize(
    ("line", "school", "place"),
    [
        ("Istituto Nautico 2014 – 2019, Genoa, Italy", "Istituto Nautico", "Genoa, Italy"),
        ("Gymnasium Waldau 09/2011 - 06/2014, Neuburg", "Gymnasium Waldau", "Neuburg"),
        ("Technikum Morskie 2014 – 2019, Gdynia, Polska", "Technikum Morskie", "Gdynia, Polska"),
    ],
)
def test_a_period_between_a_school_and_its_place_is_its_date(line: str, school: str, place: str) -> None:
    entry = read(f"# Education\n**Technical diploma**\n{line}").cv.education[0]
    assert (entry.title, entry.institution, entry.location) == ("Technical diploma", school, place)
    assert "2014" in entry.date_range


@pytest.mark.parametrize("role", ["Instructor", "Kellner", "Instruktor"])
def test_a_role_below_place_and_employer_is_the_title(role: str) -> None:
    job = read(
        f"# Experience\nHelownia | May – Aug 2020\n**Alfa Żurawscy**\n{role}\nLooked after the ropes and the trees."
    ).cv
    entry = job.work_experience[0]
    assert (entry.title, entry.bullets) == (role, ["Looked after the ropes and the trees."])


@pytest.mark.parametrize("remark", ["Vollzeit", "Teilzeit", "(80 %)", "60 %", "(befristet)"])
def test_working_hours_below_a_date_name_nobody(remark: str):
    jobs = read(
        rf"""
        @ Wendelin Oberhauser
        # Berufserfahrung
        10/2014 – 02/2018\tPhysiotherapeut
        {remark}
        Klinik am Georgenberg, Pfullingen
        - Frühmobilisation
        03/2012 – 09/2014\tMasseur
        {remark}
        Kurmittelhaus Bad Urach
        - Massagen
        """
    ).cv.work_experience
    assert [(job.title, job.employer) for job in jobs] == [
        ("Physiotherapeut", "Klinik am Georgenberg"), ("Masseur", "Kurmittelhaus Bad Urach"),
    ]  # fmt: skip
    assert [job.bullets[-1] for job in jobs] == ["Frühmobilisation", "Massagen"]


def test_a_range_in_a_narrow_cell_runs_on_with_a_remark_behind_its_year():
    schools = read(
        r"""
        @ Lakshmi Fernhill
        # Education
        Aug 2021 – May\tPhD candidate, Botany, Saguaro University
        2025 (expected)
        2016 – 2020\tBSc Botany, Mesa Verde College
        """
    ).cv.education
    assert [school.date_range for school in schools] == ["2021-08 – 2025-05", "2016 – 2020"]
