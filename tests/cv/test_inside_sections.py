"""What belongs to an entry of a custom section goes there, and leaves the section's heading and items alone."""

from __future__ import annotations

from typing import Any

import pytest

from cv_generator.cv.editing import edited
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit
from cv_generator.errors import InvalidEdit
from tests.cv.test_taken_away import edits_of

ENTRY = {"title": "Lieutenant", "organization": "Army", "date_range": "2010 – 2012", "bullets": ["Led a platoon"]}
CV = Cv(
    custom_sections=[
        {"heading": "Military service", "entries": [ENTRY]},
        {"heading": "Talks", "items": ["Dams"]},
        {"heading": "Clubs", "entries": [{"title": "Chair"}, {"title": "Treasurer"}]},
    ]
)


def refused(path: str, value: Any, op: Any = "set") -> InvalidEdit:
    with pytest.raises(InvalidEdit) as found:
        edited(CV, [Edit(path, value, op)])
    return found.value


@pytest.mark.parametrize("section", ["custom_sections[0]", "custom_sections[Military service]", "Military service"])
@pytest.mark.parametrize(
    ("name", "value", "op", "member", "expected"),
    [
        ("title", "Captain", "set", "title", "Captain"),
        ("titel", "Captain", "set", "title", "Captain"),
        ("role", "Captain", "set", "title", "Captain"),
        ("date_range", "2011 – 2013", "set", "date_range", "2011 – 2013"),
        ("end_date", "2013", "set", "date_range", "2010 – 2013"),
        ("organization", "Navy", "set", "organization", "Navy"),
        ("location", "Bern", "set", "location", "Bern"),
        ("bullets", "Wrote orders", "append", "bullets", ["Led a platoon", "Wrote orders"]),
        ("bullets[0]", "Led two platoons", "set", "bullets", ["Led two platoons"]),
    ],
)
def test_a_member_of_the_only_entry_is_set_there(
    section: str, name: str, value: str, op: str, member: str, expected: Any
) -> None:
    error = refused(f"{section}.{name}", value, op)
    found = edited(CV, edits_of(error.details["corrected_call"])).cv.custom_sections[0]
    assert (found.heading, found.items) == ("Military service", [])
    assert found.entries[0].model_dump() == {**CV.custom_sections[0].entries[0].model_dump(), member: expected}


@pytest.mark.parametrize("value", [{"title": "Captain"}, {"title": "Captain", "date_range": "2010 – 2012"}])
def test_an_object_of_members_of_the_only_entry_is_that_entry(value: dict[str, str]) -> None:
    error = refused("custom_sections[0]", value)
    assert "custom_sections[0].entries[0]" in error.problems[0].hint
    found = edited(CV, edits_of(error.details["corrected_call"])).cv.custom_sections[0]
    assert (found.heading, found.entries[0].title, found.entries[0].organization) == (
        "Military service",
        "Captain",
        "Army",
    )


@pytest.mark.parametrize(
    ("path", "value", "op"),
    [
        ("custom_sections[2].title", "Member", "set"),
        ("Clubs.title", "Member", "set"),
        ("custom_sections[2].date_range", "2019", "set"),
        ("custom_sections[2].bullets", "Kept the books", "append"),
        ("custom_sections[2]", {"title": "Member", "bullets": ["Kept the books"]}, "set"),
    ],
)
def test_which_of_several_entries_is_meant_is_asked(path: str, value: Any, op: str) -> None:
    error = refused(path, value, op)
    assert "corrected_call" not in error.details
    hint = error.problems[0].hint
    assert all(
        part in hint for part in ("entries[0]", "Chair", "entries[1]", "Treasurer", "custom_sections[2].heading")
    )


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("custom_sections[0].name", "custom_sections[0].heading"),
        ("custom_sections[0].section_title", "custom_sections[0].heading"),
        ("custom_sections[1].title", "custom_sections[1].heading"),
    ],
)
def test_other_names_of_a_heading_and_sections_without_entries_stay_as_they_were(path: str, target: str) -> None:
    [edit] = edits_of(refused(path, "Service").details["corrected_call"])
    assert edit.field_path == target
