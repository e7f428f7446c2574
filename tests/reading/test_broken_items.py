"""Bullets that were broken by hand: one item that wraps, or several texts."""

from __future__ import annotations

import time

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
        ("Led the technical renewal for Farn", "Pumping Station and its staff"),
        ("Betreuung der gesamten technischen", "Anlagen im Werk Nord"),
        ("Worked as pump engineer since March 2015", "– present"),
        ("Worked as pump engineer from March 2015", "– May 2017 in Fen"),
        ("2019: Led the technical renewal for Farn", "Pumping Station and its staff"),
        ("Betreut die Pumpen im Werk Nord", "– heute"),
    ],
)
def test_an_item_that_goes_on_behind_a_break_is_one(lines: tuple[str, ...]) -> None:
    assert _texts(*lines) == [(" ".join(lines), True)]


def test_what_follows_a_sentence_or_a_dash_is_another_item() -> None:
    assert _texts("I fired the kilns.", "Tools: cone, tongs") == [
        ("I fired the kilns.", True),
        ("Tools: cone, tongs", True),
    ]
    assert [text for text, _ in _texts("I fired the kilns.", "", "Tools: cone")] == [
        "I fired the kilns. ",
        "Tools: cone",
    ]
    assert _texts("Fired the large kilns", "- Mixed glazes") == [
        ("Fired the large kilns", True),
        ("Mixed glazes", True),
    ]


def test_a_dash_behind_a_year_is_a_marker_where_no_date_follows() -> None:
    assert _texts("Fired the kilns in 2015", "- Mixed glazes") == [
        ("Fired the kilns in 2015", True),
        ("Mixed glazes", True),
    ]


def test_what_stands_behind_a_break_in_the_head_of_a_job_is_told_of_it() -> None:
    cv = read(
        "@ Ada Quill\n\nada@example.org\n# Experience\n"
        "- 2010 - 2012: Potter at Fen Clay Ltd, Norwich\\nFiring of all kilns.\n"
        "- 2007 - 2009: Trainee at Mire Clay Ltd, Ely\\nMixing of glazes."
    ).cv
    assert [job.bullets for job in cv.work_experience] == [["Firing of all kilns."], ["Mixing of glazes."]]


def test_items_that_wrap_before_a_noun_stay_whole_and_make_no_job() -> None:
    cv = read(
        "@ Jan Moor\n\njan@example.org\n# Berufserfahrung\n2019 - 2020 Ingenieur, Moor GmbH\n"
        "- Betreuung der gesamten technischen\\nAnlagen im Werk Nord\n"
        "- Planung und Umsetzung neuer\\nPumpen für den Betrieb"
    ).cv
    assert [job.bullets for job in cv.work_experience] == [
        [
            "Betreuung der gesamten technischen Anlagen im Werk Nord",
            "Planung und Umsetzung neuer Pumpen für den Betrieb",
        ]
    ]


def test_what_is_parted_stays_an_item_of_its_job() -> None:
    cv = read(
        "@ Jan Moor\n\njan@example.org\n# Experience\n2019 - 2020 Engineer, Moor Ltd\n"
        "- Looked after all of the pumps.\\nPlanned new pumps for Fen\\nPumping Station\\n- Trained the staff"
    ).cv
    assert [job.bullets for job in cv.work_experience] == [
        ["Looked after all of the pumps.", "Planned new pumps for Fen Pumping Station", "Trained the staff"]
    ]


def test_an_item_of_many_lines_is_read_once() -> None:
    lines = ["Pumps of the works in Fen"] * 20_000
    began = time.process_time()
    assert len(_texts(*lines)) == 1
    assert time.process_time() - began < 2.0
