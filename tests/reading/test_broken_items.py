"""Bullets that were broken by hand: one item that wraps, or several texts."""

from __future__ import annotations

import pytest

from cv_generator.reading.regions.blocks import Run
from cv_generator.reading.structure.broken_items import texts_of_item
from tests.reading.printing import read


def _texts(*lines: str) -> list[tuple[str, bool]]:
    found = texts_of_item([(Run(line),) for line in lines])
    return [("".join(run.text for run in runs), is_item) for runs, is_item in found]


@pytest.mark.parametrize(
    "lines",
    [
        ("Fired the large kilns together", "with the masters of Fen"),
        ("Planned all of the firings,", "Raku among them"),
        ("Glazes:", "I mixed them from ash."),
        ("Sold cups at the market (in Fen", "Norwich and Ely)"),
    ],
)
def test_an_item_that_goes_on_behind_a_break_is_one(lines: tuple[str, ...]) -> None:
    assert _texts(*lines) == [(" ".join(lines), True)]


def test_what_follows_a_sentence_or_a_dash_is_another_item() -> None:
    assert _texts("I fired the kilns.", "Tools: cone, tongs") == [
        ("I fired the kilns.", True),
        ("Tools: cone, tongs", True),
    ]
    assert _texts("Fired the large kilns", "- Mixed glazes") == [
        ("Fired the large kilns", True),
        ("Mixed glazes", True),
    ]


def test_what_stands_behind_a_break_in_the_head_of_a_job_is_told_of_it() -> None:
    cv = read(
        "@ Ada Quill\n\nada@example.org\n# Experience\n"
        "- 2010 - 2012: Potter at Fen Clay Ltd, Norwich\\nFiring of all kilns.\n"
        "- 2007 - 2009: Trainee at Mire Clay Ltd, Ely\\nMixing of glazes."
    ).cv
    assert [job.bullets for job in cv.work_experience] == [["Firing of all kilns."], ["Mixing of glazes."]]
