"""What an edit or data are refused with leads on: nothing is lost, and what the hint says is taken."""

from __future__ import annotations

from typing import Any

import pytest

from cv_generator.cv.editing import edited
from cv_generator.cv.mistakes import understand
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit
from cv_generator.errors import InvalidEdit, WrongKeys

CV = Cv.model_validate({
    "interests": ["Chess", "Go", "Jazz"],
    "work_experience": [
        {"employer": "Alpha", "title": "Lead", "bullets": ["one", "two"]},
        {"employer": "Beta", "title": "Engineer", "bullets": ["three"]},
    ],
    "languages": [{"language": "German", "level": "native"}],
    "education": [{"institution": "Cedar", "title": "MSc"}],
    "custom_sections": [{"heading": "Talks", "items": ["Bern"]}],
})  # fmt: skip


def refused(*edits: Edit) -> InvalidEdit:
    with pytest.raises(InvalidEdit) as found:
        edited(CV, edits)
    return found.value


def removal(path: str) -> Edit:
    return Edit(path, None, "remove", has_value=False)


def test_an_item_that_is_removed_already_is_not_removed_again() -> None:
    [problem] = refused(removal("interests[2]"), removal("interests[2]")).problems
    assert problem.message == "was Jazz before the batch, and the edits before it removed this item"
    assert problem.hint == "Leave this edit away: the item is removed already."


def test_an_index_that_removals_left_past_the_end_is_told_by_name() -> None:
    codes = [each.code for each in refused(removal("interests[0]"), Edit("interests[2]", "Opera")).problems]
    assert codes == ["index_shifted"]


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("interests", [2, 0, 1]),
        ("work_experience", [1, 0]),
        ("work_experience[0].bullets", [1, 0]),
        ("interests", "[2, 0, 1]"),
    ],
)
def test_all_indices_of_a_list_are_an_order_of_its_items(path: str, sent: Any) -> None:
    error = refused(Edit(path, sent))
    [edit] = [Edit(**each) for each in error.details["corrected_call"]["edits"]]
    assert len(error.problems) == 1 or isinstance(sent, str)
    done = edited(CV, [edit])
    assert not done.besides.emptied
    assert done.cv != CV


@pytest.mark.parametrize("sent", [[2, 0], [2, 0, 5], [0, 0, 1]])
def test_other_numbers_take_the_place_of_no_items(sent: list[int]) -> None:
    error = refused(Edit("interests", sent))
    assert [each.code for each in error.problems] == ["not_items"]
    assert "corrected_call" not in error.details


@pytest.mark.parametrize("sent", [{}, {"title": None}])
@pytest.mark.parametrize("path", ["work_experience[0]", "languages[0]", "custom_sections[0]"])
def test_an_object_that_names_nothing_is_refused(path: str, sent: dict[str, Any]) -> None:
    [problem] = refused(Edit(path, sent)).problems
    assert (problem.path, problem.code) == (path, "says_nothing")


def test_an_empty_heading_hides_no_section_and_says_what_does() -> None:
    done = edited(CV, [Edit("design.headings.languages", "")])
    [told] = done.besides.warnings
    assert "append languages to design.hidden" in told.hint
    assert edited(CV, [Edit("design.hidden", "languages", "append")]).cv.design.hidden == ["languages"]


@pytest.mark.parametrize(
    ("order", "added", "expected"),
    [
        ([], "languages", ["work_experience", "education", "interests", "Talks", "languages"]),
        (["interests"], "Languages", ["interests", "work_experience", "education", "Talks", "languages"]),
        (["languages", "education"], "languages", ["education", "work_experience", "interests", "Talks", "languages"]),
        ([], "Talks", ["work_experience", "education", "languages", "interests", "Talks"]),
    ],
)
def test_what_is_added_to_an_order_is_printed_last(order: list[str], added: str, expected: list[str]) -> None:
    cv = edited(CV, [Edit("design.section_order", order)] if order else []).cv
    done = edited(cv, [Edit("design.section_order", added, "append")])
    assert done.cv.design.section_order == expected
    assert done.besides.stored == {"design.section_order": expected} | (
        {f"design.section_order[{len(expected) - 1}]": "languages"} if added == "Languages" else {}
    )


@pytest.mark.parametrize(
    "data",
    [
        {"birthday": "14/3/84"},
        {"work_experience": "Foo, Bar"},
        {"jobs": ["Foo, Bar"]},
        {"mail": "nobody"},
        {"jobs": [{"company": "Alpha", "period": "soon"}]},
    ],
)
def test_a_repair_is_only_offered_where_it_will_be_taken(data: dict[str, Any]) -> None:
    with pytest.raises(WrongKeys) as wrong:
        understand(data)
    assert wrong.value.problems
    assert wrong.value.details["action_required"].startswith("Mend the values that problems lists")


@pytest.mark.parametrize("data", [{"birthday": "14.3.1984"}, {"jobs": [{"company": "Alpha", "period": "2019"}]}])
def test_a_repair_that_is_offered_is_taken(data: dict[str, Any]) -> None:
    with pytest.raises(WrongKeys) as wrong:
        understand(data)
    assert "Or send the same call again with repair: true" in wrong.value.details["action_required"]
    assert understand(data, repair=True).repairs


@pytest.mark.parametrize(
    ("sent", "period"),
    [
        ({"start_month": "03", "start_year": "2019", "end_month": 5, "end_year": 2020}, "2019-03 – 2020-05"),
        ({"startMonth": "March", "startYear": 2019, "endMonth": "May", "endYear": 2020}, "2019-03 – 2020-05"),
        ({"startMonat": "März", "startJahr": 2019, "endMonat": "Mai", "endJahr": "2020"}, "2019-03 – 2020-05"),
        ({"miesiąc_rozpoczęcia": 3, "rok_rozpoczęcia": 2019, "miesiąc_zakończenia": 5, "rok_zakończenia": 2020},
         "2019-03 – 2020-05"),
        ({"start_month": 3, "start_year": 2019, "end_year": 2020}, "2019-03 – 2020"),
        ({"start_month": 3, "start_year": 2019, "current": True}, "2019-03 – Present"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("listed", ["work_experience", "education", "further_experience"])
def test_months_and_years_apart_are_one_period(listed: str, sent: dict[str, Any], period: str) -> None:
    error = refused(Edit(listed, {"title": "Lead", **sent}, "append"))
    call = [Edit(**each) for each in error.details["corrected_call"]["edits"]]
    assert getattr(edited(CV, call).cv, listed)[-1].date_range == period
    whole = understand({listed: [{"title": "Lead", **sent}]}, repair=True).cv
    assert getattr(whole, listed)[0].date_range == period


@pytest.mark.parametrize(
    "sent",
    [
        [("start_month", 3), ("start_year", 2019), ("end_month", 5), ("end_year", 2020)],
        [("startYear", "2019"), ("startMonth", "March"), ("endYear", "2020"), ("endMonth", "May")],
    ],
)
def test_months_and_years_in_edits_of_their_own_are_one_period(sent: list[tuple[str, Any]]) -> None:
    error = refused(*(Edit(f"work_experience[0].{name}", value) for name, value in sent))
    call = [Edit(**each) for each in error.details["corrected_call"]["edits"]]
    assert edited(CV, call).cv.work_experience[0].date_range == "2019-03 – 2020-05"


def test_a_month_without_its_year_is_not_dropped() -> None:
    assert "corrected_call" not in refused(Edit("work_experience[0]", {"start_month": 3})).details
