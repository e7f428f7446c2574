"""Studies under one heading with certificates, courses or jobs: each thing says which it is."""

from __future__ import annotations

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


def test_courses_and_certificates_are_certificates_where_none_calls_itself_a_course():
    cv = read("@ Rita Seixas\n# Cursos e certificados\nDesign de redes - IFRX\nMySQL do zero - Alfabarco").cv
    assert cv.certifications == ["Design de redes - IFRX", "MySQL do zero - Alfabarco"]
    cv = read("@ Rita Seixas\n# Cursos e certificados\nCurso de redes - IFRX\nMySQL do zero - Alfabarco").cv
    assert "Curso de redes - IFRX" in cv.trainings


def test_jobs_and_studies_whose_dates_stand_amid_their_first_lines_are_told_apart():
    cv = read(
        "@ Nell Farrow\n# Studies & Experience\n|**Hydrologist**|2020 – 2022|Mire Drainage Ltd|\nKept the pumps running\n"
        "|**BSc Hydrology**|2016 – 2019|University of Leeds|\nSupervisor: Ada Quill"
    ).cv
    assert [entry.employer for entry in cv.work_experience] == ["Mire Drainage Ltd"]
    assert [entry.institution for entry in cv.education] == ["University of Leeds"]
