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
        06.2010 – 02.2017 Moorfrucht Region Nord
        Marketingleiter der Region Osteuropa (Russland, Ukraine, Weißrussland, Moldawien, Georgien, Armenien)
        Marktanalyse
        07.2007 – 06.2010 Moorfrucht Region Nord
        Marketingspezialist Russland
        Russische Marktanalyse, Beobachtung der Trends, Entwicklung neuer Sorten
        """
    ).cv.work_experience
    assert jobs[0].title.startswith("Marketingleiter der Region Osteuropa (Russland")
    assert jobs[0].bullets == ["Marktanalyse"]


def test_a_comma_without_a_blank_parts_a_firm_from_its_town():
    job = read("# Berufserfahrung\n2010 – 2012\tSachbearbeiterin bei Moor Management AG,Zürich\n").cv.work_experience[0]
    assert (job.title, job.employer, job.location) == ("Sachbearbeiterin", "Moor Management AG", "Zürich")
