"""Forms as they are printed in Spain, Portugal, France, Italy and Latin America. All persons are invented."""

from __future__ import annotations

import pytest

from tests.reading.printing import read

SCHOOLS = [
    pytest.param(
        """
        # ESCOLARIDAD
        Primaria: Escuela Primaria "Los Olmos" (2001-2007)
        Secundaria: Escuela Secundaria Técnica No. 12 (2007-2010)
        Universidad: Ingeniería en Sistemas, Instituto Tecnológico del Valle (2013-2018)
        """,
        [
            ("Primaria", 'Escuela Primaria "Los Olmos"', "2001 – 2007"),
            ("Secundaria", "Escuela Secundaria Técnica No. 12", "2007 – 2010"),
            ("Ingeniería en Sistemas", "Instituto Tecnológico del Valle", "2013 – 2018"),
        ],
        id="mexican, each with its years",
    ),
    pytest.param(
        """
        # ESTUDIOS CURSADOS
        - Primarios: Escuela N° 12 "Los Olmos"
        - Secundarios: E.E.T. N° 3 - Bachiller en Informática (2008 - 2013)
        - Universitarios: UTN - Ingeniería en Sistemas
        """,
        [
            ("Primarios", 'Escuela N° 12 "Los Olmos"', ""),
            ("Bachiller en Informática", "E.E.T. N° 3", "2008 – 2013"),
            ("Ingeniería en Sistemas", "UTN", ""),
        ],
        id="argentine list, one with years",
    ),
    pytest.param(
        """
        # FORMACIÓN ACADÉMICA
        **Estudios Universitarios:** Ingeniería de Sistemas
        Universidad Distrital del Llano
        Bogotá, 2015 – 2020
        **Estudios Secundarios:** Bachiller Académico
        Colegio Los Olmos
        Bogotá, 2014
        """,
        [
            ("Ingeniería de Sistemas", "Universidad Distrital del Llano", "2015 – 2020"),
            ("Bachiller Académico", "Colegio Los Olmos", "2014"),
        ],
        id="colombian, the last line a place and a year",
    ),
    pytest.param(
        """
        # ESTUDIOS REALIZADOS
        Primaria:
        U.E. Los Olmos, Valencia
        Secundaria:
        Liceo del Lago, Valencia
        Bachiller en Ciencias, 2001
        """,
        [("Primaria", "U.E. Los Olmos", ""), ("Bachiller en Ciencias", "Liceo del Lago", "2001")],
        id="venezuelan, levels above",
    ),
    pytest.param(
        """
        # FORMAÇÃO ACADÊMICA
        Ensino Superior: Administração – Centro Universitário do Lago
        Ensino Médio: Escola Estadual dos Ipês – concluído em 2016
        """,
        [("Administração", "Centro Universitário do Lago", ""), ("Ensino Médio", "Escola Estadual dos Ipês", "2016")],
        id="brazilian",
    ),
    pytest.param(
        """
        # FORMACIÓN ACADÉMICA
        Nivel: Licenciatura
        Institución: Universidad del Valle
        Carrera: Contador Público
        Periodo: 2013 - 2018
        Documento obtenido: Título
        Nivel: Preparatoria
        Institución: Colegio Los Olmos
        Periodo: 2010 - 2013
        Documento obtenido: Certificado
        """,
        [
            ("Contador Público", "Universidad del Valle", "2013 – 2018"),
            ("Preparatoria", "Colegio Los Olmos", "2010 – 2013"),
        ],
        id="a form that begins with the level",
    ),
]


@pytest.mark.parametrize(("text", "entries"), SCHOOLS)
def test_a_level_of_school_begins_an_entry_and_is_its_title_where_no_degree_is_told(text, entries):
    draft = read("@ Lucía Ferrer Ocampo\n" + text)
    assert [(e.title, e.institution, e.date_range) for e in draft.cv.education] == entries
    assert not draft.unplaced_text


def test_levels_as_degrees_below_schools_begin_no_entries():
    draft = read("""
        @ Lucía Ferrer Ocampo
        # Formación
        Colegio Los Olmos
        Bachillerato: Ciencias
        2010 – 2012
        Universidad del Valle
        Licenciatura: Derecho
        2012 – 2016
        """)
    assert [e.institution for e in draft.cv.education] == ["Colegio Los Olmos", "Universidad del Valle"]


@pytest.mark.parametrize(
    ("heading", "lines"),
    [
        ("Experiencia laboral", ("Empresa: Abarrotes Olmo", "Puesto: Cajera", "Fecha de ingreso: Enero 2018", "Fecha de retiro: Marzo 2020")),
        ("Experiencia laboral", ("Empresa: Abarrotes Olmo", "Puesto: Cajera", "Desde: Enero 2018", "Hasta: Marzo 2020")),
        ("Experiência profissional", ("Empresa: Mercado Olmo", "Cargo: Caixa", "Admissão: 01/2018", "Saída: 03/2020")),
        ("Expérience professionnelle", ("Entreprise : Épicerie Orme", "Poste : Caissière", "Date de début : janvier 2018", "Date de fin : mars 2020")),
        ("Esperienze lavorative", ("Azienda: Bottega Olmo", "Mansione: Cassiera", "Dal: gennaio 2018", "Al: marzo 2020")),
        ("Werkervaring", ("Bedrijf: Winkel Olm", "Functie: Kassière", "In dienst: januari 2018", "Uit dienst: maart 2020")),
        ("Berufserfahrung", ("Firma: Laden Ulme", "Funktion: Kassiererin", "Von: Januar 2018", "Bis: März 2020")),
        ("Work experience", ("Employer: Elm Stores", "Position: Cashier", "Start date: January 2018", "End date: March 2020")),
        ("Doświadczenie zawodowe", ("Firma: Sklep Wiąz", "Stanowisko: Kasjerka", "Od: styczeń 2018", "Do: marzec 2020")),
    ],
)  # fmt: skip
def test_beginning_and_end_under_labels_of_their_own_are_one_time(heading, lines):
    draft = read("@ Lucía Ferrer Ocampo\n# " + heading + "\n" + "\n".join(lines))
    (job,) = draft.cv.work_experience
    assert (job.date_range, job.bullets) == ("2018-01 – 2020-03", [])


def test_activities_below_the_last_job_are_what_was_done_there():
    draft = read("""
        @ Lucía Ferrer Ocampo
        # EXPERIENCIA LABORAL
        Empresa: Abarrotes Olmo
        Puesto: Encargada de tienda
        Periodo: Abril 2020 a la fecha
        Actividades: Inventarios, pedidos.
        # IDIOMAS
        Inglés 60%
        """)
    assert [job.bullets for job in draft.cv.work_experience] == [["Inventarios, pedidos."]]
    assert not draft.cv.interests


@pytest.mark.parametrize(
    ("heading", "lines", "languages"),
    [
        ("LANGUES ET INFORMATIQUE", ("Anglais : lu, écrit, parlé", "Pack Office, Ciel"), [("Anglais", "lu, écrit, parlé")]),
        ("CENTRES D’INTÉRÊT", ("Cinéma", "Français : bien", "Arabe : langue maternelle"), [("Français", "bien"), ("Arabe", "langue maternelle")]),
        ("AFICIONES", ("Cine", "Inglés: medio", "Francés: básico"), [("Inglés", "medio"), ("Francés", "básico")]),
    ],
)  # fmt: skip
def test_languages_with_their_levels_are_languages_under_any_list(heading, lines, languages):
    draft = read("@ Karim Belhadj\n# " + heading + "\n" + "\n".join(lines))
    assert [(one.language, one.level) for one in draft.cv.languages] == languages


@pytest.mark.parametrize(
    ("place", "number", "phone"),
    [
        ("Calle Los Pinos 45, Hermosillo, Sonora", "662 555 0134", "+52 662 555 0134"),
        ("Calle Los Pinos 45, Miami, Florida", "305 555 0134", "+1 305 555 0134"),
    ],
)
def test_a_number_of_ten_digits_is_of_the_country_that_the_address_tells(place, number, phone):
    draft = read(f"""
        @ Lucía Ferrer Ocampo
        Dirección: {place}
        Celular: {number}
        # Formación académica
        2013 - 2018 Contador Público, Universidad del Valle
        """)
    assert draft.cv.phone == phone


def test_places_of_a_template_that_are_not_filled_in_are_no_content_and_names_in_brackets_are():
    draft = read("""
        @ Marta Gil Serrano
        # EXPERIENCIA
        **Cajera**, Tienda Olmo, 2016 – 2018
        [Describe aquí tus funciones más importantes]
        # VOLUNTARIADO
        [Nombre de la organización] | [Cargo]
        # REFERENCIAS
        Elena Ruiz [Tienda Olmo]
        """)
    assert [job.bullets for job in draft.cv.work_experience] == [[]]
    assert not draft.cv.further_experience
    assert draft.cv.references == ["Elena Ruiz [Tienda Olmo]"]
    assert not draft.unplaced_text


def test_a_number_that_is_printed_with_its_country_is_not_left_over():
    draft = read("@ Marta Gil Serrano\n+34600550123\n# Idiomas\nInglés (B2)")
    assert (draft.cv.phone, draft.unplaced_text) == ("+34 600550123", ())
