"""Interests in rows of tables."""

from __future__ import annotations

import pytest

from cv_generator.reading.fields.found import FoundCv
from cv_generator.reading.fields.interests import read_interests
from cv_generator.reading.regions.blocks import Run
from cv_generator.reading.structure.printed import Cell, PrintedLine


@pytest.mark.parametrize(
    ("row", "interests", "announced"),
    [
        (("Chess", "Every Friday in the inn"), ["Chess: Every Friday in the inn"], []),
        (("Hobbies", "chess, tea"), ["chess", "tea"], ["Hobbies"]),
        (("Chess", "Long walks"), ["Chess", "Long walks"], []),
        (("Long walks", "Ferns of the northern fens"), ["Long walks", "Ferns of the northern fens"], []),
    ],
)
def test_the_first_cell_of_a_row_names_an_interest_or_only_announces_the_others(
    row: tuple[str, ...], interests: list[str], announced: list[str]
) -> None:
    cv = FoundCv()
    read_interests([PrintedLine(tuple(Cell((Run(text),), 0) for text in row), 0, "body", row=1)], cv)
    assert [found.value for found in cv.lists["interests"]] == interests
    assert [found.text for found in cv.structure] == announced
