"""Two letters that are set as one sign are the two letters, wherever words are known by them."""

from __future__ import annotations

import pytest

from cv_generator.reading.words.text import clean
from tests.reading.printing import read


@pytest.mark.parametrize(
    ("printed", "meant"),
    [("bĳ de Ĳssel", "bij de IJssel"), ("ﬁelds of oﬃces", "fields of offices"), ("naïef", "naïef")],
)
def test_signs_of_two_letters_are_the_letters(printed: str, meant: str) -> None:
    assert clean(printed) == meant


def test_a_role_at_an_employer_is_parted_at_a_small_word_that_is_set_so() -> None:
    job = read(
        "@ Ada Voorbeeld\n# Werkervaring\n**Sluiswachter bĳ Veengemaal BV**\t03/2019 – 04/2021\n- Sluizen bediend"
    ).cv
    assert [(entry.title, entry.employer) for entry in job.work_experience] == [("Sluiswachter", "Veengemaal BV")]
