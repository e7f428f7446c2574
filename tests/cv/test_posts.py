"""A second post at one employer, or a second degree at one school, is an entry of its own: the first one stays."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from cv_generator.cv.editing import edited, rehearsed
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit
from cv_generator.errors import InvalidEdit

POST = {"date_range": "2020-03 – Present", "employer": "Alder & Beam", "title": "Engineer", "bullets": ["Designed."]}
CV = Cv.model_validate({
    "work_experience": [POST, {"date_range": "2016 – 2019", "employer": "Brook", "title": "Trainee"}],
    "education": [{"date_range": "2008 – 2013", "institution": "Cedar", "title": "MSc Physics", "details": ["First"]}],
    "further_experience": [{"date_range": "2015 – 2019", "organization": "Dale", "title": "Helper"}],
})  # fmt: skip

SECOND = [
    ("work_experience", {"employer": "Alder & Beam", "title": "Director", "date_range": "2024-01 – Present"}),
    ("work_experience", {"name": "Alder & Beam", "position": "Director", "startDate": "2024-01"}),
    ("work_experience", {"firma": "alder & beam", "stanowisko": "Dyrektor", "okres": "od 2024"}),
    ("education", {"institution": "Cedar", "title": "Doctorate", "date_range": "2014 – 2018"}),
    ("education", {"uczelnia": "Cedar", "tytuł": "dr", "lata": "2014-2018"}),
    ("education", {"institution": "Cedar", "studyType": "PhD", "startDate": "2014", "endDate": "2018"}),
    ("education", {"institution": "Cedar", "title": "Doctorate", "end_date": "2006"}),
    ("further_experience", {"organization": "Dale", "title": "Coordinator", "date_range": "2022"}),
    ("further_experience", {"organization": "Dale", "position": "Coordinator", "startDate": "2022"}),
]
ALIASES = {"work_experience": "work", "education": "edukacja", "further_experience": "volunteer"}


def sent(edits: list[dict[str, Any]]) -> list[Edit]:
    return [Edit(**each, has_value="value" in each) for each in edits]


def holds_both(cv: Cv, path: str) -> bool:
    """Whether all that was there stands there as it was, with one entry more."""
    before, after = CV.model_dump()[path], cv.model_dump()[path]
    return all(entry in after for entry in before) and len(after) == len(before) + 1


@pytest.mark.parametrize(("path", "entry"), SECOND)
def test_a_list_under_another_name_with_a_second_post_adds_it(path: str, entry: dict[str, Any]) -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [Edit(ALIASES[path], [entry])])
    assert holds_both(edited(CV, sent(refused.value.details["corrected_call"]["edits"])).cv, path)


@pytest.mark.parametrize(("path", "entry"), SECOND)
def test_a_list_out_of_another_form_with_a_second_post_adds_it(path: str, entry: dict[str, Any]) -> None:
    with pytest.raises(InvalidEdit) as refused:
        rehearsed(CV, [Edit(path, [entry])])
    assert holds_both(edited(CV, sent(refused.value.details["corrected_call"]["edits"])).cv, path)


@pytest.mark.parametrize(("path", "entry"), [each for each in SECOND if "date_range" in each[1]])
def test_the_call_that_keeps_both_keeps_both_posts(path: str, entry: dict[str, Any]) -> None:
    done = edited(CV, [Edit(path, [entry])])
    assert holds_both(edited(done.cv, done.besides.moves).cv, path)


def test_a_post_that_is_named_by_its_employer_is_added_beside_the_first() -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [Edit("work", {"Alder & Beam": {"position": "Director", "startDate": "2024-01"}})])
    assert holds_both(edited(CV, sent(refused.value.details["corrected_call"]["edits"])).cv, "work_experience")


@pytest.mark.parametrize(
    "entry",
    [
        {"employer": "Alder & Beam", "title": "Engineer", "date_range": "2020-04 – Present"},
        {"employer": "Alder & Beam", "title": "Lead engineer", "date_range": "2020 – 2024"},
        {"employer": "Alder & Beam", "location": "Leeds"},
    ],
)
def test_what_agrees_in_title_or_period_is_said_of_the_post_that_is_there(entry: dict[str, Any]) -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [Edit("work", [entry])])
    after = edited(CV, sent(refused.value.details["corrected_call"]["edits"])).cv
    assert len(after.work_experience) == len(CV.work_experience)


def test_a_period_that_the_post_does_not_have_makes_another_of_another_title() -> None:
    cv = Cv.model_validate({"work_experience": [{"employer": "Alder & Beam", "title": "Engineer"}]})
    with pytest.raises(InvalidEdit) as refused:
        edited(cv, [Edit("jobs", [{"employer": "Alder & Beam", "title": "Director", "date_range": "2024"}])])
    after = edited(cv, sent(refused.value.details["corrected_call"]["edits"])).cv
    assert [each.title for each in after.work_experience] == ["Engineer", "Director"]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("work", [{"title": "Director"}]),
        ("", {"headline": "Director", "work_experience": [{"title": "Director"}]}),
        ("cv_data", {"jobs": [{"position": "Director"}]}),
    ],
)
def test_an_entry_of_nothing_but_a_title_is_a_question(path: str, value: Any) -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [Edit(path, value)])
    assert "corrected_call" not in refused.value.details
    [problem] = refused.value.problems
    assert (problem.path, problem.code) == ("work_experience", "unclear_entry")
    assert "work_experience[0] is Alder & Beam" in problem.hint


UNSAID = [
    ("work_experience", {"employer": "Alder & Beam", "title": "Director"}),
    ("work_experience", {"company": "Alder & Beam", "position": "Director", "highlights": ["Led 4."]}),
    ("education", {"institution": "Cedar", "degree": "PhD"}),
    ("further_experience", {"organization": "Dale", "role": "Coordinator"}),
]


@pytest.mark.parametrize("door", [edited, rehearsed])
@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize("named", ["", "otherwise"])
@pytest.mark.parametrize(("path", "entry"), UNSAID)
def test_a_new_title_without_a_period_is_a_question(
    path: str, entry: dict[str, Any], named: str, alone: bool, door: Callable[[Cv, list[Edit]], Any]
) -> None:
    edit = Edit(ALIASES[path] if named else path, entry if alone else [entry])
    with pytest.raises(InvalidEdit) as refused:
        door(CV, [edit])
    assert "corrected_call" not in refused.value.details
    [problem] = refused.value.problems
    assert (problem.path, problem.code) == (path, "unclear_entry")
    assert f"{path}[0].title" in problem.hint


@pytest.mark.parametrize(
    "entry",
    [
        {"employer": "Alder & Beam", "title": "Engineer"},
        {"employer": "Alder & Beam", "title": "Director", "bullets": ["Designed.", "Led 4."]},
        {"employer": "Alder & Beam", "bullets": ["Led 4."]},
    ],
)
def test_what_an_entry_has_in_common_tells_that_it_is_the_same(entry: dict[str, Any]) -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [Edit("work", [entry])])
    after = edited(CV, sent(refused.value.details["corrected_call"]["edits"])).cv
    assert len(after.work_experience) == len(CV.work_experience)
