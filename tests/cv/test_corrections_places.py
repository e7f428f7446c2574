"""A part of a place by its name changes that part, and what it would take along unseen is told instead."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cv_generator.cv.editing import edited
from cv_generator.cv.keeping import value_at
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit
from cv_generator.errors import InvalidEdit
from tests.cv.test_taken_away import edits_of

CV = Cv(
    work_experience=[{"employer": "Alpha", "location": "Zürich, Schweiz"}],
    education=[{"institution": "Beta", "location": "Bern"}],
    custom_sections=[{"heading": "Talks", "entries": [{"title": "Dams"}]}],
)


def refused(cv: Cv, *edits: Edit) -> InvalidEdit:
    with pytest.raises(InvalidEdit) as found:
        edited(cv, edits)
    return found.value


def mended(cv: Cv, *edits: Edit) -> Cv:
    """The CV after the corrected call, which has one edit for each place."""
    return edited(cv, edits_of(refused(cv, *edits).details["corrected_call"])).cv


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        ("work_experience[0].location.city", "Bern", "Bern, Schweiz"),
        ("work_experience[0].location.country", "Austria", "Zürich, Austria"),
        ("work_experience[0].location.region", "ZH", "Zürich, ZH, Schweiz"),
        ("work_experience[0].city", "Bern", "Bern, Schweiz"),
        ("work_experience[0].address.town", "Bern", "Bern, Schweiz"),
        ("/work_experience/0/location/city", "Bern", "Bern, Schweiz"),
        ("education[0].location.city", "Thun", "Thun"),
        ("education[0].location.country", "Schweiz", "Bern, Schweiz"),
        ("custom_sections[0].entries[0].location.city", "Thun", "Thun"),
    ],
)
def test_a_part_of_the_place_of_an_entry_leaves_the_others(path: str, value: str, expected: str) -> None:
    after = mended(CV, Edit(path, value)).model_dump()
    section = path.strip("/").split("[")[0].split("/")[0]
    entry = value_at(after, f"{section}[0].entries[0]" if section == "custom_sections" else f"{section}[0]")
    assert entry["location"] == expected


@pytest.mark.parametrize(
    "prefix", ["address.", "address_lines.", "location.", "basics.location.", "contact.address.", ""]
)
@pytest.mark.parametrize(
    ("lines", "part", "value", "expected"),
    [
        ([], "city", "Thun", ["Thun"]),
        (["14 Mill Row", "Bern"], "city", "Thun", ["14 Mill Row", "Thun"]),
        (["14 Mill Row"], "city", "Thun", ["14 Mill Row", "Thun"]),
        (["14 Mill Row", "3000 Bern"], "street", "1 New Road", ["1 New Road", "3000 Bern"]),
        (["3000 Bern"], "street", "1 New Road", ["1 New Road", "3000 Bern"]),
        (["14 Mill Row", "3000 Bern"], "postal_code", "3006", ["14 Mill Row", "3006 Bern"]),
        (["14 Mill Row", "Bern"], "postal_code", "3006", ["14 Mill Row", "3006 Bern"]),
        (["14 Mill Row", "3000 Bern"], "country", "Switzerland", ["14 Mill Row", "3000 Bern", "Switzerland"]),
        (["14 Mill Row", "3000 Bern", "Polska"], "country", "Schweiz", ["14 Mill Row", "3000 Bern", "Schweiz"]),
    ],
)
def test_a_part_of_the_address_leaves_its_other_lines(
    prefix: str, lines: list[str], part: str, value: str, expected: list[str]
) -> None:
    assert mended(Cv(address_lines=lines), Edit(f"{prefix}{part}", value)).address_lines == expected


def test_a_town_whose_postal_code_would_stay_is_refused_with_the_lines() -> None:
    error = refused(Cv(address_lines=["14 Mill Row", "3000 Bern"]), Edit("address.city", "Thun"))
    assert "corrected_call" not in error.details
    assert '["14 Mill Row", "3000 Bern"]' in error.problems[0].hint


@pytest.mark.parametrize(
    ("lines", "parts", "expected"),
    [
        (["14 Mill Row", "3000 Bern"], {"postal_code": "3600", "city": "Thun"}, ["14 Mill Row", "3600 Thun"]),
        (["14 Mill Row", "Bern"], {"city": "Thun", "zip": "3600", "street": "1 New Road"}, ["1 New Road", "3600 Thun"]),
        (
            ["14 Mill Row", "3000 Bern", "Poland"],
            {"city": "Thun", "zip": "3600"},
            ["14 Mill Row", "3600 Thun", "Poland"],
        ),
        (
            [],
            {"street": "1 New Road", "city": "Thun", "country": "Schweiz", "zip": "3600"},
            ["1 New Road", "3600 Thun", "Schweiz"],
        ),
    ],
)
def test_several_parts_of_one_address_are_one_edit(
    lines: list[str], parts: dict[str, Any], expected: list[str]
) -> None:
    edits = [Edit(f"address.{name}", value) for name, value in parts.items()]
    assert mended(Cv(address_lines=lines), *edits, Edit("headline", "Lead")).address_lines == expected


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        ("work_experience[0].location", {"city": "Bern"}, "Bern, Schweiz"),
        ("work_experience[0].location", {"country": "Austria"}, "Zürich, Austria"),
        ("work_experience[0].location", {"city": "Wien", "country": "Austria"}, "Wien, Austria"),
        ("work_experience[0]", {"city": "Bern", "title": "Lead"}, "Bern, Schweiz"),
        ("work_experience[0]", {"location": {"city": "Bern"}}, "Bern, Schweiz"),
        ("work_experience[0]", {"location": {"city": "Bern", "country": "CH"}}, "Bern, CH"),
    ],
)
def test_parts_of_a_place_in_an_object_leave_the_others(path: str, value: Any, expected: str) -> None:
    job = mended(CV, Edit(path, value)).work_experience[0]
    assert (job.location, job.title) == (expected, value.get("title", ""))


def test_the_address_of_a_json_resume_is_one_edit() -> None:
    said = {"address": "1 New Road", "postalCode": "3600", "city": "Thun", "countryCode": "CH"}
    edits = [Edit(f"basics.location.{name}", value) for name, value in said.items()]
    after = mended(Cv(address_lines=["14 Mill Row", "3000 Bern"]), *edits)
    assert after.address_lines[:2] == ["1 New Road", "3600 Thun"]
    assert len(after.address_lines) == 3


@pytest.mark.parametrize("names", [("city", "country"), ("country", "city")])
def test_several_parts_of_the_place_of_an_entry_are_one_edit(names: tuple[str, str]) -> None:
    said = {"city": "Wien", "country": "Österreich"}
    after = mended(CV, *(Edit(f"work_experience[0].location.{name}", said[name]) for name in names))
    assert after.work_experience[0].location == "Wien, Österreich"


LINES = ["14 Mill Row", "3000 Bern"]


@pytest.mark.parametrize("lines", [LINES, [*LINES, "Schweiz"], ["Bern"]])
@pytest.mark.parametrize(
    "said",
    [
        {"city": "Thun", "country": "Austria"},
        {"country": "Austria", "address.city": "Thun"},
        {"street": "1 New Road", "city": "Thun", "country": "Austria"},
        {"wohnort": "Thun", "kraj": "Austria"},
    ],
)
def test_parts_of_an_address_of_which_one_is_not_certain_take_no_line_away(
    lines: list[str], said: dict[str, str]
) -> None:
    error = refused(Cv(address_lines=lines), *(Edit(path, value) for path, value in said.items()))
    if "corrected_call" in error.details:
        edits = edits_of(error.details["corrected_call"])
        assert set(said.values()) <= set(edited(Cv(address_lines=lines), edits).cv.address_lines)
    else:
        assert all(lines[0] in problem.hint for problem in error.problems if problem.path in ("city", "country"))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([("address_lines[0]", "1 New Road"), ("zip", "3600"), ("city", "Thun")], ["1 New Road", "3600 Thun"]),
        ([("zip", "3600"), ("city", "Thun"), ("address_lines[0]", "1 New Road")], ["1 New Road", "3600 Thun"]),
        ([("address_lines[1]", "3600 Thun"), ("location", "Thun")], ["14 Mill Row", "3600 Thun"]),
        (
            [("address_lines", ["1 New Road", "3600 Thun"]), ("country", "Schweiz")],
            ["1 New Road", "3600 Thun", "Schweiz"],
        ),
        ([("address_lines[0]", "1 New Road"), ("postcode", 3600), ("wohnort", "Thun")], ["1 New Road", "3600 Thun"]),
    ],
)
def test_a_line_that_the_same_call_sets_stays_beside_the_parts(
    said: list[tuple[str, Any]], expected: list[str]
) -> None:
    assert mended(Cv(address_lines=LINES), *(Edit(path, value) for path, value in said)).address_lines == expected


NAMES_OF_ADDRESSES = [
    "location", "address", "contact.location", "wohnort", "anschrift", "adres", "ville", "domicile", "indirizzo",
    "residenza", "domicilio", "woonplaats", "morada", "residence", "address_lines",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES_OF_ADDRESSES)
@pytest.mark.parametrize("value", ["Thun", "Thun, Austria", ["Thun"], {"city": "Thun", "country": "Austria"}])
def test_a_town_alone_takes_no_address_away(name: str, value: Any) -> None:
    if name == "address_lines" and isinstance(value, list):
        return  # the true path with a whole list
    error = refused(Cv(address_lines=LINES), Edit(name, value))
    assert "corrected_call" not in error.details
    assert json.dumps(LINES) in error.problems[0].hint


@pytest.mark.parametrize("name", [name for name in NAMES_OF_ADDRESSES if "." not in name])
def test_a_town_by_the_name_of_the_address_and_its_postal_code_are_one_line(name: str) -> None:
    after = mended(Cv(address_lines=LINES), Edit(name, "Thun"), Edit("zip", "3600"))
    assert after.address_lines == ["14 Mill Row", "3600 Thun"]


@pytest.mark.parametrize("lines", [[], ["Bern"], ["Bern", "Schweiz"]])
def test_a_town_takes_the_place_of_an_address_that_says_no_more(lines: list[str]) -> None:
    assert mended(Cv(address_lines=lines), Edit("wohnort", "Thun")).address_lines == ["Thun"]
