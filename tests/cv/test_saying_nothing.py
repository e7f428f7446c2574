"""A value without a word takes nothing away: a list is emptied by `[]`, a text by an empty text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cv_generator.cv.editing import edited, rehearsed
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit, get
from cv_generator.errors import InvalidEdit

CV = Cv.model_validate({
    "headline": "Lead", "interests": ["Chess", "Rowing"], "skills": ["Scrum", {"group": "Data", "items": ["Redis"]}],
    "languages": ["German (C2)"], "links": [{"label": "Work", "url": "ada.example/work"}],
    "personal_details": ["Driving licence: B"], "address_lines": ["14 Mill Row"],
    "work_experience": [{"employer": "Alpha", "bullets": ["walked"]}, {"employer": "Beta"}],
    "education": [{"institution": "Gamma", "details": ["Honours"]}], "custom_sections": [{"heading": "Talks", "items": ["Zeta"]}],
})  # fmt: skip
LISTS = (
    "interests", "skills", "skills[1].items", "languages", "links", "personal_details", "address_lines",
    "work_experience", "work_experience[0].bullets", "education", "education[0].details", "custom_sections",
    "custom_sections[0].items",
)  # fmt: skip
OTHER_NAMES = ("hobbies", "jobs", "competencies", "education[0].courses", "work_experience[0].tasks")
NOTHING = st.recursive(
    st.sampled_from(["", " ", None]),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(st.sampled_from(["title", "employer", "items", "text", "x"]), inner, max_size=2)
    ),
    max_leaves=4,
).filter(lambda value: value is not None and value != " ")


def followed(edit: Edit, how: Any = edited) -> Cv:
    try:
        how(CV, [edit])
    except InvalidEdit as refused:
        offer = refused.details.get("corrected_call")
        if offer is None:
            return CV
        return edited(CV, [Edit(**each, has_value="value" in each) for each in offer["edits"]]).cv
    return edited(CV, [edit]).cv


@given(st.sampled_from([*LISTS, *OTHER_NAMES]), NOTHING, st.sampled_from([edited, rehearsed]))
def test_what_says_nothing_leaves_a_list_as_it_is(path: str, value: Any, how: Any) -> None:
    assert followed(Edit(path, value), how) == CV


@given(st.sampled_from(["headline", "work_experience[0].employer"]), NOTHING.filter(lambda value: value != ""))
def test_what_says_nothing_leaves_a_text_as_it_is(path: str, value: Any) -> None:
    assert followed(Edit(path, value)) == CV


@pytest.mark.parametrize("path", LISTS)
def test_an_empty_list_empties_on_purpose_and_that_is_told(path: str) -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [Edit(path, [{}])])
    assert refused.value.problems[0].hint == "To empty it on purpose, send []; else leave this edit away."
    done = edited(CV, [Edit(path, [])])
    assert get(done.cv.model_dump(), path) == []
    assert done.besides.emptied == (path,)


def test_a_member_that_says_nothing_is_named() -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [Edit("work_experience[0]", {"title": "Chief", "tasks": [""]})])
    assert [each.path for each in refused.value.problems] == ["work_experience[0].bullets"]
    emptied = followed(Edit("work_experience[0]", {"bullets": ""})).work_experience[0]
    assert (emptied.employer, emptied.bullets) == ("Alpha", [])


@pytest.mark.parametrize("gap", [None, {}, ""])
@pytest.mark.parametrize("how", [edited, rehearsed])
def test_empty_places_for_entries_that_shall_stay_are_answered_with_what_stands_there(gap: Any, how: Any) -> None:
    with pytest.raises(InvalidEdit) as refused:
        how(CV, [Edit("work_experience", [gap, {"title": "Chief"}])])
    assert "work_experience[1] is Beta" in refused.value.problems[0].hint
    assert "corrected_call" not in refused.value.details


def test_what_holds_nothing_takes_an_empty_entry() -> None:
    assert len(edited(CV, [Edit("further_experience", [{}])]).cv.further_experience) == 1
    assert len(edited(CV, [Edit("work_experience", {}, "append")]).cv.work_experience) == 3
