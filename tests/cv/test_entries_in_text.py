"""An entry that came as one text is parted where its words say what each part is, and refused with its form else."""

from __future__ import annotations

from typing import Any

import pytest

from cv_generator.cv.editing import apply_edits, edited
from cv_generator.cv.mistakes import understand
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit, Op
from cv_generator.errors import InvalidEdit, WrongKeys
from tests.cv.test_taken_away import edits_of
from tests.pace import usual_seconds

CV = Cv.model_validate({
    "work_experience": [{"employer": "Alpha AG", "title": "Cook", "date_range": "2001 – 2003", "bullets": ["Soups"]}],
})  # fmt: skip


def refused(path: str, value: Any, op: Op = "set") -> InvalidEdit:
    with pytest.raises(InvalidEdit) as error:
        edited(CV, [Edit(path, value, op)])
    return error.value


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Nurse, Beta, 2010 – 2012", ("2010 – 2012", "Beta", "", "Nurse")),
        ("Beta, Nurse, 2010 – 2012", ("2010 – 2012", "Beta", "", "Nurse")),
        ("Beta GmbH | Köchin | 03/2019 - heute", ("2019-03 – Present", "Beta GmbH", "", "Köchin")),
        ("2010 – 2012: Nurse, Beta, Zürich", ("2010 – 2012", "Beta", "Zürich", "Nurse")),
        ("Nurse - Beta - Bern - 2010 - 2012", ("2010 – 2012", "Beta", "Bern", "Nurse")),
        ("Nurse at Beta, Bern (2010-2012)", ("2010 – 2012", "Beta", "Bern", "Nurse")),
        ("Koch bei Beta, seit 2010", ("2010 – Present", "Beta", "", "Koch")),
        ("Nurse at Beta", ("", "Beta", "", "Nurse")),
    ],
)
@pytest.mark.parametrize(
    ("path", "op"), [("work_experience", "append"), ("work_experience", "set"), ("work_experience[0]", "insert")]
)
def test_an_entry_in_one_text_is_corrected_to_its_parts(path: str, op: Op, text: str, parts: tuple[str, ...]) -> None:
    after = apply_edits(CV, edits_of(refused(path, text, op).details["corrected_call"]))
    assert len(after.work_experience) == 2
    one = after.work_experience[0 if op == "insert" else 1]
    assert (one.date_range, one.employer, one.location, one.title) == parts
    assert CV.work_experience[0] in after.work_experience


@pytest.mark.parametrize(
    ("path", "text", "entry"),
    [
        ("education", "BSc Nursing, University of Bern, 2010", {"title": "BSc Nursing", "institution": "University of Bern"}),
        ("education", "University of Bern: BSc Nursing", None),
        ("further_experience", "Treasurer, Rowing Club, 2010", {"title": "Treasurer", "organization": "Rowing Club"}),
    ],
)  # fmt: skip
@pytest.mark.parametrize("op", ["set", "append"])
def test_entries_of_other_lists_are_parted_too(path: str, text: str, entry: dict[str, str] | None, op: Op) -> None:
    call = refused(path, text, op).details.get("corrected_call")
    if entry is None:
        assert call is None
        return
    [after] = getattr(apply_edits(CV, edits_of(call or {})), path)
    assert entry.items() <= after.model_dump().items()


def test_several_entries_in_lines_or_in_a_list_are_parted_with_their_lines() -> None:
    lines = "Nurse, Beta, 2010 – 2012\n- Care\n- Night shifts\nCook, Gamma, 2013"
    after = apply_edits(CV, edits_of(refused("work_experience", lines, "append").details["corrected_call"]))
    assert [each.employer for each in after.work_experience] == ["Alpha AG", "Beta", "Gamma"]
    assert after.work_experience[1].bullets == ["Care", "Night shifts"]
    listed = refused("work_experience", ["Nurse, Beta, 2010", {"employer": "Gamma"}]).details
    assert [each.employer for each in apply_edits(CV, edits_of(listed["corrected_call"])).work_experience] == [
        "Beta", "Gamma",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Foo, Bar, 2010", '{"title": "Bar", "employer": "Foo", "date_range": "2010"}'),
        ("Senior Nurse, Nurse Agency, 2010", '"title": "Nurse Agency"'),
        ("Nurse at Beta, Inc., 2010", '"date_range": "2010"'),
        ("Head of Sales, Europe, Beta, 2010", '{"title": "Head of Sales, Europe, Beta", "employer": "…"'),
        ("Nurse, Beta, until 2018", '"date_range": "2018"'),
        ("Nurse", '{"title": "Nurse", "employer": "…", "date_range": "…"}'),
        ("Nurse at Beta 2010-2012, Cook at Gamma 2013-2014", "Nurse at Beta 2010-2012"),
    ],
)
@pytest.mark.parametrize("op", ["set", "append"])
def test_an_entry_whose_parts_are_not_certain_is_refused_with_its_form(text: str, told: str, op: Op) -> None:
    error = refused("work_experience", text, op)
    assert "corrected_call" not in error.details
    assert told in error.problems[0].hint


def test_a_text_in_place_of_an_entry_of_a_whole_cv_is_refused_with_the_entry() -> None:
    with pytest.raises(WrongKeys) as error:
        understand({"work_experience": ["Nurse, Beta, 2010 – 2012"], "education": ["Foo, Bar, 2010"]})
    [open_] = error.value.problems
    assert "corrected_call" not in error.value.details
    assert "or {" in open_.hint


def test_a_text_set_on_an_entry_takes_the_place_of_none() -> None:
    error = refused("work_experience[0]", "Nurse, Beta, 2010 – 2012")
    assert "corrected_call" not in error.details
    assert '{"date_range": "2010 – 2012", "title": "Nurse", "employer": "Beta"}' in error.problems[0].hint
    assert "op append adds it" in error.problems[0].hint


def test_a_text_of_the_same_place_changes_that_entry() -> None:
    there = CV.model_dump()["work_experience"][0]
    error = refused("work_experience[0]", f"Nurse, {there['employer']}, 2010 – 2012")
    [edit] = error.details["corrected_call"]["edits"]
    assert edit == {"field_path": "work_experience[0]", "value": {"date_range": "2010 – 2012", "title": "Nurse"}}


def test_a_long_text_is_refused_quickly() -> None:
    for text in ("a, " * 10_000, " " * 20_000 + "x", "- " * 10_000, "2010 " * 20_000):
        assert usual_seconds(lambda text=text: refused("work_experience", text, "append")) < 1  # type: ignore[misc]
