"""Edits are applied all or none, and a refusal says everything that is wrong at once."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cv_generator.cv.editing import apply_edits
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit
from cv_generator.errors import InvalidEdit


@pytest.fixture
def cv(cv_data: dict[str, Any]) -> Cv:
    return Cv.model_validate(cv_data)


def test_the_second_edit_may_build_on_the_first(cv: Cv) -> None:
    edited = apply_edits(
        cv,
        [
            Edit("work_experience", {"company": "Neu GmbH", "start_date": "2015"}, "append"),
            Edit("work_experience[2].title", "Trainee"),
            Edit("work_experience[2].bullets", "Learned", "append"),
        ],
    )
    entry = edited.work_experience[2]
    assert (entry.employer, entry.title, entry.bullets) == ("Neu GmbH", "Trainee", ["Learned"])
    assert entry.date_range == "2015 – Present"


def test_values_become_canonical_on_the_way_in(cv: Cv) -> None:
    edits = [
        Edit("work_experience[0].date_range", "seit März 2021"),
        Edit("birth_date", "23.09.1986"),
        Edit("languages[0]", "Deutsch (Muttersprache)"),
        Edit("full_name", "  Zoë \u0000 Müller\n"),
    ]
    edited = apply_edits(cv, edits)
    assert edited.work_experience[0].date_range == "2021-03 – Present"
    assert edited.birth_date == "1986-09-23"
    assert edited.languages[0].level == "Muttersprache"
    assert edited.full_name == "Zoë Müller"


def test_all_problems_are_told_at_once_and_nothing_is_changed(cv: Cv) -> None:
    edits = [
        Edit("full_name", "New"),
        Edit("wrok_experience[0].employer", "x"),
        Edit("email", "not-an-email"),
        Edit("work_experience[0].date_range", "banana"),
        Edit("work_experience[0].bullets", "abc"),
        Edit("phone", {"a": 1}),
    ]
    with pytest.raises(InvalidEdit) as refused:
        apply_edits(cv, edits)
    codes = {problem.path: problem.code for problem in refused.value.problems}
    assert codes == {
        "wrok_experience[0].employer": "no_such_field",
        "email": "email",
        "work_experience[0].date_range": "date_range",
        "work_experience[0].bullets": "list_type",
        "phone": "string_type",
    }
    assert all(problem.hint for problem in refused.value.problems)


def test_wrong_paths_with_one_nearest_right_one_give_a_call_that_works_as_it_is(cv: Cv) -> None:
    with pytest.raises(InvalidEdit) as refused:
        apply_edits(cv, [Edit("work_experience[0].company", "Neu GmbH"), Edit("skills", "Rust", "append")])
    corrected = refused.value.details["corrected_call"]["edits"]
    edited = apply_edits(cv, [Edit(**each) for each in corrected])
    assert edited.work_experience[0].employer == "Neu GmbH"
    assert "Rust" in edited.skills


WRONG_VALUES = [None, 5, 1.5, True, {"a": 1}, [[["deep"]]], "\ud800", "x" * 10_000_000]


@pytest.mark.parametrize("field", list(Cv.model_fields))
@pytest.mark.parametrize("value", WRONG_VALUES, ids=lambda value: type(value).__name__ + str(len(str(value))))
def test_a_value_of_a_wrong_type_is_refused_at_every_field(cv: Cv, field: str, value: Any) -> None:
    with pytest.raises(InvalidEdit):
        apply_edits(cv, [Edit(field, value)])


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.parametrize("field", Cv.model_fields)
def test_only_the_edited_field_is_validated_and_the_cv_is_as_if_all_were(cv: Cv, field: str) -> None:
    edit = Edit(field, cv.model_dump()[field])
    edited = apply_edits(cv, [edit])
    assert edited == cv == Cv.model_validate(edited.model_dump())
    others = [name for name in Cv.model_fields if name not in (field, "design", "custom_sections")]
    assert all(getattr(edited, name) is getattr(cv, name) for name in others)


@given(
    path=st.sampled_from(
        ["full_name", "work_experience", "work_experience[0]", "skills[0]", "skills", "languages[0].level", "links"]
    ),
    value=json_values,
    op=st.sampled_from(["set", "append", "insert", "remove", "move"]),
)
def test_any_edit_gives_a_valid_cv_or_is_refused(path: str, value: Any, op: Any) -> None:
    cv = Cv.model_validate({"work_experience": [{"employer": "A"}], "skills": ["x"], "languages": ["English"]})
    try:
        edited = apply_edits(cv, [Edit(path, value, op)])
    except InvalidEdit as error:
        assert error.problems
    else:
        assert Cv.model_validate(edited.model_dump()) == edited


def test_a_design_follows_the_headings_of_custom_sections() -> None:
    sections = [{"heading": "Talks", "items": ["a"]}, {"heading": "Patents", "items": ["b"]}]
    design = {"section_order": ["Patents", "skills"], "hidden": ["Talks"]}
    cv = Cv.model_validate({"custom_sections": sections, "design": design})
    renamed = apply_edits(cv, [Edit("custom_sections[1].heading", "Inventions")])
    assert renamed.design.section_order == ["Inventions", "skills"]
    gone = apply_edits(renamed, [Edit("custom_sections[0]", op="remove", has_value=False)])
    assert (gone.design.section_order, gone.design.hidden) == (["Inventions", "skills"], [])


def test_removing_a_design_or_a_choice_leaves_it_to_the_template() -> None:
    cv = Cv.model_validate({"design": {"accent": "#123456", "page_numbers": True, "headings": {"skills": "Tools"}}})
    cv = apply_edits(cv, [Edit("design.page_numbers", op="remove", has_value=False)])
    assert (cv.design.page_numbers, cv.design.accent) == (None, "#123456")
    assert apply_edits(cv, [Edit("design", op="remove", has_value=False)]) == Cv()
