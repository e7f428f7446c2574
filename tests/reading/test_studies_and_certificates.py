"""Studies under one heading with certificates, courses or jobs: each thing says which it is."""

from __future__ import annotations

import pytest

from tests.reading.printing import read


def test_certificates_below_studies_of_one_line_each_are_told_by_naming_no_degree():
    cv = read(
        "@ Nell Farrow\n# Education & Certifications\nBachelor of Music, University of Leeds, Leeds (2003 - 2007)\n"
        "Master of Arts, Mire University, Hull (1995 - 1999)\nFood Hygiene Level 4 - Hull, UK\nPuppetry for Clinics - Leeds"
    ).cv
    assert [entry.institution for entry in cv.education] == ["University of Leeds", "Mire University"]
    assert cv.certifications == ["Food Hygiene Level 4 - Hull, UK", "Puppetry for Clinics - Leeds"]


def test_dated_things_without_a_degree_or_a_school_are_certificates():
    cv = read(
        "@ Nell Farrow\n# Ausbildung und Zertifikate\n|2021|B.Sc. Hydrologie|Universität Kassel|\n"
        "|2020|Pegelwart II|Moorverband|\n|2019|Bootsführerschein|Seeamt Kassel|"
    ).cv
    assert [entry.institution for entry in cv.education] == ["Universität Kassel"]
    assert len(cv.certifications) == 2


def test_a_school_and_its_degree_on_two_lines_stay_together():
    cv = read(
        "@ Nell Farrow\n# Education & Certifications\n**University of Leeds**\t2019 – 2022\nBSc Hydrology\n"
        "Member of the rowing team\n**Mire High School**\t2012 – 2019\nPrefect"
    ).cv
    assert len(cv.education) == 2
    assert cv.certifications == []


@pytest.mark.parametrize(
    ("heading", "items"),
    [
        ("Trainings and certificates", ["Leadership for managers, Mire Academy, 2019", "Conflict management, 2018"]),
        ("Weiterbildungen und Zertifikate", ["Konflikte lösen, 2 Tage, 2018", "Excel für Anfänger, 2017"]),
        ("Cursos e certificados", ["Design de redes - IFRX", "Curso de barro - Alfabarco"]),
    ],
)
def test_courses_and_certificates_are_what_the_heading_names_first_where_no_item_tells(heading: str, items: list[str]):
    cv = read("\n".join(["@ Rita Seixas", f"# {heading}", *items])).cv
    assert (cv.trainings, cv.certifications) == (items, [])


def test_certificates_named_first_are_certificates_where_no_item_tells():
    cv = read("@ Rita Seixas\n# Certificates and courses\nScrum Master II, 2019\nAWS Architect, 2018").cv
    assert (cv.trainings, cv.certifications) == ([], ["Scrum Master II, 2019", "AWS Architect, 2018"])


def test_courses_and_certificates_are_certificates_where_some_item_is_one_and_none_calls_itself_a_course():
    items = ["Design de redes - IFRX", "Oleiro certificado - Alfabarco"]
    cv = read("\n".join(["@ Rita Seixas", "# Cursos e certificados", *items])).cv
    assert (cv.trainings, cv.certifications) == ([], items)


def test_jobs_and_studies_whose_dates_stand_amid_their_first_lines_are_told_apart():
    cv = read(
        "@ Nell Farrow\n# Studies & Experience\n|**Hydrologist**|2020 – 2022|Mire Drainage Ltd|\nKept the pumps running\n"
        "|**BSc Hydrology**|2016 – 2019|University of Leeds|\nSupervisor: Ada Quill"
    ).cv
    assert [entry.employer for entry in cv.work_experience] == ["Mire Drainage Ltd"]
    assert [entry.institution for entry in cv.education] == ["University of Leeds"]


@pytest.mark.parametrize(
    ("heading", "studies", "certificate"),
    [
        (
            "Ausbildung und Zertifikate",
            [
                "2012 - 2015 Bachelor Botanik, Universität Farn",
                "2008 - 2011 Ausbildung zum Tischler, Tischlerei Moor",
                "2007 Abitur, Bremen",
                "2005 Realschulabschluss",
            ],
            "Staplerschein",
        ),
        (
            "Formation et certifications",
            [
                "2012 - 2015 Licence de botanique, Université de Farn",
                "2010 Baccalauréat S, Lyon",
                "2008 - 2010 CAP Cuisine, Lyon",
            ],
            "CACES 3",
        ),
        ("Opleiding en certificaten", ["2010 - 2013 Bachelor Plantkunde", "2008 - 2010 HAVO"], "Heftruckcertificaat"),
        ("Educación y certificados", ["2010 - 2014 Grado en Botánica", "2008 - 2010 ESO"], "Carné de carretillero"),
        ("Education and Certifications", ["2010 - 2013 BSc Botany", "2008 - 2010 GCSEs"], "Forklift licence"),
    ],
)
def test_schools_of_every_level_are_studies_beside_certificates(heading: str, studies: list[str], certificate: str):
    cv = read("\n".join(["@ Nell Farrow", f"# {heading}", *studies, f"2016 {certificate}"])).cv
    assert len(cv.education) == len(studies)
    assert cv.certifications == [f"{certificate}, 2016"]


def test_what_took_years_is_a_study():
    cv = read(
        "@ Nell Farrow\n# Education & Certifications\n2012 - 2015 BSc Botany, Farn University\n"
        "2008 - 2010 Reed cutting, Mire Works\n2016 Forklift licence"
    ).cv
    assert len(cv.education) == len(("BSc", "Reed cutting"))
    assert cv.certifications == ["Forklift licence, 2016"]


def test_details_of_studies_of_one_line_are_no_certificates():
    cv = read(
        "@ Nell Farrow\n# Education & Certifications\nMSc Botany, Farn University, 2019\nGrade: distinction\n"
        "- Thesis: On reeds\nBSc Botany, Farn University, 2016\nRelevant modules: maths, soil\n"
        "AWS Solutions Architect, 2020"
    ).cv
    assert [entry.details for entry in cv.education] == [
        ["Grade: distinction", "Thesis: On reeds"],
        ["Relevant modules: maths, soil"],
    ]
    assert cv.certifications == ["AWS Solutions Architect, 2020"]
