"""A sentence in place of a name says what was done: it is a text of the entry, not its title."""

from __future__ import annotations

import pytest

from tests.reading.printing import read


@pytest.mark.parametrize(
    "text",
    [
        "Designed a counter of trains that tells the signal boxes of the valley what comes, and when it will be there",
        "Painted the boats of the harbour and mended nets for the winter.",
    ],
)
def test_what_was_done_is_a_text_of_the_entry(text: str):
    projects = read(f"# Projects\n- {text}").cv.further_experience
    assert [(one.title, one.organization, one.bullets) for one in projects] == [("", "", [text])]


@pytest.mark.parametrize(
    "title",
    [
        "Analysis of the Distribution of Sedges in the Mires and Fens of the County of Farn",
        "Coordinator of the group that counts the newts and toads of the county",
        "Counter of trains for the valley",
    ],
)
def test_a_name_however_long_stays_the_title(title: str):
    assert [one.title or one.organization for one in read(f"# Projects\n- {title}").cv.further_experience] == [title]


def test_a_sentence_that_names_a_role_is_one_among_others():
    deeds = [
        "Painted the boats of the harbour and mended its nets.",
        "Worked as a coach of the rowing club of the town.",
        "Counted the newts of the moor for the county, each spring.",
    ]
    entries = read("# Volunteering\n" + "\n".join(f"- {deed}" for deed in deeds)).cv.further_experience
    assert [(entry.title, entry.bullets) for entry in entries] == [("", [deed]) for deed in deeds]
