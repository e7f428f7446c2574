"""A year between a degree and the school that gave it, with the word before it."""

from __future__ import annotations

import pytest

from tests.reading.printing import read


@pytest.mark.parametrize(
    ("heading", "line", "expected"),
    [
        ("Formação acadêmica", "Graduação em Letras em 2002 – Universidade de Vila Nova", ("Graduação em Letras", "2002", "Universidade de Vila Nova")),
        ("Formación", "Licenciatura en Derecho en 2002 – Universidad de Granada", ("Licenciatura en Derecho", "2002", "Universidad de Granada")),
        ("Formation", "Master de droit obtenu en 2005 à l’Université de Nantes", ("Master de droit", "2005", "Université de Nantes")),
        ("Istruzione", "Laurea in Fisica conseguita nel 2005 presso l’Università di Pisa", ("Laurea in Fisica", "2005", "Università di Pisa")),
        ("Ausbildung", "Diplom in Physik im Jahr 2005 – Universität Jena", ("Diplom in Physik", "2005", "Universität Jena")),
        ("Education", "MSc Physics in 2005 - Leeds University", ("MSc Physics", "2005", "Leeds University")),
    ],
)  # fmt: skip
def test_a_year_between_a_degree_and_its_school_is_the_date(
    heading: str, line: str, expected: tuple[str, str, str]
) -> None:
    (entry,) = read(f"@ Nell Farrow\n# {heading}\n{line}").cv.education
    assert (entry.title, entry.date_range, entry.institution) == expected
