"""Jobs that are the items of a list, each with its role and its employer."""

from __future__ import annotations

import pytest

from tests.reading.printing import read

GROUPED = """
# {heading}
{group}:
2019 – 2021:
- {first}
- {second}
2015 – 2018:
- {third}
"""


@pytest.mark.parametrize(
    ("heading", "group", "items", "names"),
    [
        (
            "Work experience",
            "Teaching",
            ("Teacher of Latin at Farn School", "Librarian at Moor Library", "Tutor at Lindwil College"),
            [("Teacher of Latin", "Farn School"), ("Librarian", "Moor Library"), ("Tutor", "Lindwil College")],
        ),
        (
            "Berufserfahrung",
            "Küche",
            ("Koch bei Gasthof Moor GmbH", "Bäcker bei Farn Hotel AG", "Kellner bei Hotel Lindwil"),
            [("Koch", "Gasthof Moor GmbH"), ("Bäcker", "Farn Hotel AG"), ("Kellner", "Hotel Lindwil")],
        ),
    ],
)
def test_items_below_a_date_alone_that_name_role_and_employer_are_jobs_of_that_date(heading, group, items, names):
    first, second, third = items
    jobs = read(
        GROUPED.format(heading=heading, group=group, first=first, second=second, third=third)
    ).cv.work_experience
    assert [(job.title, job.employer) for job in jobs] == names
    assert [job.date_range for job in jobs] == ["2019 – 2021", "2019 – 2021", "2015 – 2018"]


def test_items_that_name_role_and_employer_are_jobs_though_some_have_no_date():
    jobs = read(
        """
        # Past jobs
        - Coordinator of Botany, Farn University (2016 – 2018)
        - Lecturer, Moor University (ten years)
        - Assistant, Lindwil College
        """
    ).cv.work_experience
    assert [(job.title, job.date_range) for job in jobs] == [
        ("Coordinator of Botany", "2016 – 2018"),
        ("Lecturer", ""),
        ("Assistant", ""),
    ]


def test_items_below_an_employer_stay_its_items():
    jobs = read(
        """
        # Work experience
        Farn Mill Ltd
        2019 – 2021
        - Assistant to the manager at Moor Bakery Ltd
        - Trainer of cooks at Lindwil College
        """
    ).cv.work_experience
    assert [len(job.bullets) for job in jobs] == [2]


def test_words_above_items_that_are_no_label_are_left_over() -> None:
    draft = read("""
        @ Ada Quill
        # Work experience
        Peat flotilla
        - Cook at Farn Mill Ltd
        - Teacher at Marsh College
        Regatta winters
        - Tutor at Lindwil College
        - Librarian at Moor Library
    """)
    kept = str(draft.cv.model_dump()) + str(draft.unplaced_text)
    assert "Peat flotilla" in kept
    assert "Regatta winters" in kept
