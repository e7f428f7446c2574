"""A title or an employer that an entry lacks may stand in the line below the lines that were taken for its head."""

from __future__ import annotations

from tests.reading.printing import read


def test_a_school_may_be_the_first_item_below_a_degree():
    school = read(
        """
        # Education
        **Bachelor of Botany**\\t2018 – 2021
        - University of Farnmoor
        - Thesis on the mosses of two valleys
        - Tutor for first-year students
        """
    ).cv.education[0]
    assert (school.title, school.institution) == ("Bachelor of Botany", "University of Farnmoor")
    assert school.details == ["Thesis on the mosses of two valleys", "Tutor for first-year students"]


def test_a_subject_that_no_list_has_may_be_the_first_item_below_a_school():
    school = read("# Opleiding\n**Moormere Hogeschool Geel**\n- Toegepaste Plantkunde\n").cv.education[0]
    assert (school.institution, school.title) == ("Moormere Hogeschool Geel", "Toegepaste Plantkunde")


def test_a_title_below_firm_and_town_is_told_by_its_letters_and_by_the_look_of_the_others():
    jobs = read(
        """
        # Expérience professionnelle
        Moorgroupe - Saint priest, FR (69791)\\t2017 – 2019
        **Alternant Développement Web**
        J'ai réalisé avec deux collègues différents programmes pour la gestion des stocks de la société.
        Moorgroupe - Saint priest, FR (69791)\\t2016
        **Symfony / JS & JAVA**
        J'étais en charge de la réalisation du site web et de la base de données de cette société.
        Farnet np – Lyon, FR (69003)\\t2015
        **Développeur Python**
        J'ai réalisé durant ce stage différents programmes pour la mesure de la qualité de l'eau.
        """
    ).cv.work_experience
    assert [job.title for job in jobs] == ["Alternant Développement Web", "Symfony / JS & JAVA", "Développeur Python"]


def test_what_was_done_in_a_job_without_an_employer_stays_what_was_done():
    job = read(
        """
        # Experience
        **Freelance gardener**\\t2018 – 2021
        - Amazon Web Services, Docker
        - Planted oaks at the edge of the park
        """
    ).cv.work_experience[0]
    assert (job.title, job.employer) == ("Freelance gardener", "")
    assert job.bullets == ["Amazon Web Services, Docker", "Planted oaks at the edge of the park"]


def test_an_entry_without_any_head_has_its_names_in_its_item():
    jobs = read(
        """
        # Work Experience
        - Bicycle Repair Technician – Farnmill Wheels LLC
        - Sales Associate (Tools) – Larch & Daughters
        - Assistant Manager – Moor Kitchen
        # Education
        - University of Farnmoor, Farnmoor
        """
    ).cv.work_experience
    assert [(job.title, job.employer, job.bullets) for job in jobs] == [
        ("Bicycle Repair Technician", "Farnmill Wheels LLC", []),
        ("Sales Associate (Tools)", "Larch & Daughters", []),
        ("Assistant Manager", "Moor Kitchen", []),
    ]


def test_what_a_head_has_besides_is_the_title_that_it_lacks():
    jobs = read(
        """
        # Berufserfahrung
        04.2013 – 06.2013\\tBundeswehr (Wehrübung)
        Gebirgsjäger, Mittenwald
        08.2013 – 12.2014\\tNordlicht Markt
        Kassierer, Moorstadt
        """
    ).cv.work_experience
    assert [(job.title, job.employer) for job in jobs] == [
        ("Gebirgsjäger", "Bundeswehr (Wehrübung)"), ("Kassierer", "Nordlicht Markt"),
    ]  # fmt: skip


def test_titles_and_parts_of_employers_beside_bars_are_one_name():
    jobs = read(
        """
        # Experience
        09/2008 – 07/2019
        Retail assistant • Duty manager • Farn Frozen Foods
        # Education
        2005 – 2008\\tBachelor of Botany, University of Farnmoor
        """
    ).cv.work_experience
    assert (jobs[0].title, jobs[0].employer) == ("Retail assistant • Duty manager", "Farn Frozen Foods")
    job = read(
        """
        # Experience
        **Biostatistician**\\tGainesville, U.S.
        Biostatistics Core | Marsh Institute | University of Farnmoor\\tMay 2025 – Present
        - Led the models of two teams
        """
    ).cv.work_experience[0]
    assert job.employer == "Biostatistics Core | Marsh Institute | University of Farnmoor"
    assert (job.title, job.bullets) == ("Biostatistician", ["Led the models of two teams"])
