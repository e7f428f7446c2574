"""Field paths are strict, and edits through them do what their names say."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cv_generator.cv import paths
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit, PathError


@pytest.fixture
def document(cv_data: dict[str, Any]) -> dict[str, Any]:
    return Cv.model_validate(cv_data).model_dump()


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("full_name", ("full_name",)),
        ("work_experience[0].employer", ("work_experience", 0, "employer")),
        ("work_experience[12].bullets[3]", ("work_experience", 12, "bullets", 3)),
    ],
)
def test_a_path_is_taken_apart_and_spelled_again(text: str, path: paths.Path) -> None:
    assert paths.parse(text) == path
    assert paths.spelled(path) == text


@pytest.mark.parametrize(
    "text",
    ["", ".", "[0]", "a..b", "a.", ".a", " full_name", "work_experience[-1]", "work_experience[]", "a[0", "a]0[", "a[0]b",
     "a[1.5]", "a[ 1]", "a\n", "a\x00", "ü", "work_experience[9999999]", "a/b", "$.a", "*"],
)  # fmt: skip
def test_junk_is_no_path(text: str) -> None:
    with pytest.raises(PathError) as refused:
        paths.parse(text)
    assert refused.value.problem.code == "bad_path"


@given(st.text(max_size=60))
def test_any_text_is_either_a_path_or_refused(text: str) -> None:
    try:
        assert paths.spelled(paths.parse(text))
    except PathError as error:
        assert error.problem.hint


@pytest.mark.parametrize(
    ("path", "code", "nearest"),
    [
        ("wrok_experience", "no_such_field", "work_experience"),
        ("work_experience[0].employr", "no_such_field", "work_experience[0].employer"),
        ("work_experience[0].company", "no_such_field", "work_experience[0].employer"),
        ("name", "no_such_field", "full_name"),
        ("work_experience.employer", "needs_index", ""),
        ("work_experience[7].employer", "index_out_of_range", ""),
        ("full_name.first", "no_such_field", ""),
        ("full_name[0]", "not_a_list", ""),
        ("__class__", "no_such_field", ""),
        ("skills[0].items", "no_such_field", ""),
    ],
)
def test_a_path_that_is_not_there_is_refused_with_the_nearest(
    document: dict[str, Any], path: str, code: str, nearest: str
) -> None:
    before = copy.deepcopy(document)
    with pytest.raises(PathError) as refused:
        paths.apply(document, Edit(path, "x"))
    assert (refused.value.problem.code, refused.value.nearest) == (code, nearest)
    assert refused.value.problem.hint
    assert document == before


@pytest.mark.parametrize("form", paths.forms())
def test_every_known_form_of_path_can_be_read_and_set_once_its_lists_have_an_item(form: str) -> None:
    full = {"links": [{"url": "a.example"}], "skills": [{"group": "g", "items": ["i"]}], "languages": ["English"]}
    entries = {"work_experience": [{"bullets": ["b"]}], "education": [{"details": ["d"]}]}
    further = {"further_experience": [{"bullets": ["b"]}], "address_lines": ["a"], "certifications": ["c"]}
    further |= {"personal_details": [{"label": "l"}], "design": {"hidden": ["email"], "section_order": ["skills"]}}
    further["design"]["page_numbers"] = True
    further |= {"custom_sections": [{"items": ["i"], "entries": [{"bullets": ["b"]}]}]}
    lists = {name: ["x"] for name in ("trainings", "publications", "awards", "interests", "references")}
    document = Cv.model_validate({**full, **entries, **further, **lists}).model_dump()
    path = form.replace("[n]", "[0]")
    value = paths.get(document, path)
    paths.apply(document, Edit(path, value))
    assert paths.get(document, path) == value


def test_append_adds_at_the_end_of_a_list(document: dict[str, Any]) -> None:
    paths.apply(document, Edit("work_experience[0].bullets", "Third", "append"))
    assert document["work_experience"][0]["bullets"] == ["Built bridges", "Kept them standing", "Third"]


def test_insert_goes_before_the_index_and_also_at_the_very_end(document: dict[str, Any]) -> None:
    paths.apply(document, Edit("work_experience[0].bullets[0]", "First", "insert"))
    paths.apply(document, Edit("work_experience[0].bullets[3]", "Last", "insert"))
    assert document["work_experience"][0]["bullets"] == ["First", "Built bridges", "Kept them standing", "Last"]


def test_remove_takes_an_item_out_and_empties_a_field(document: dict[str, Any]) -> None:
    paths.apply(document, Edit("work_experience[0]", op="remove", has_value=False))
    paths.apply(document, Edit("phone", op="remove", has_value=False))
    paths.apply(document, Edit("skills", op="remove", has_value=False))
    assert [entry["employer"] for entry in document["work_experience"]] == ["Most Sp. z o.o."]
    assert document["phone"] == ""
    assert document["skills"] == []


def test_move_puts_an_item_at_the_target_index(document: dict[str, Any]) -> None:
    paths.apply(document, Edit("languages[1]", 0, "move"))
    assert [each["language"] for each in document["languages"]] == ["Polish", "German"]


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (Edit("full_name", op="set", has_value=False), "missing_value"),
        (Edit("full_name", None), "missing_value"),
        (Edit("full_name", "x", "append"), "not_a_list"),
        (Edit("languages", "x", "insert"), "needs_index"),
        (Edit("languages[9]", "x", "insert"), "index_out_of_range"),
        (Edit("languages[0]", 9, "move"), "bad_target"),
        (Edit("languages[0]", -1, "move"), "bad_target"),
        (Edit("languages[0]", "top", "move"), "bad_target"),
        (Edit("languages[0]", True, "move"), "bad_target"),
        (Edit("languages", 0, "move"), "needs_index"),
        (Edit("language", op="remove", has_value=False), "cannot_be_empty"),
    ],
)
def test_an_operation_that_does_not_suit_its_path_is_refused(document: dict[str, Any], edit: Edit, code: str) -> None:
    before = copy.deepcopy(document)
    with pytest.raises(PathError) as refused:
        paths.apply(document, edit)
    assert refused.value.problem.code == code
    assert document == before
