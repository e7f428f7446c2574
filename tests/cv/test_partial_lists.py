"""A list that is set with parts of its entries takes nothing away: it is a question, or the members that it names."""

from __future__ import annotations

from typing import Any

import pytest

from cv_generator.cv.editing import edited
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit
from cv_generator.errors import InvalidEdit

CV = Cv.model_validate({
    "work_experience": [
        {"date_range": "2020 – Present", "employer": "Alpha", "title": "Lead", "bullets": ["one"]},
        {"date_range": "2018 – 2019", "employer": "Beta", "title": "Engineer", "bullets": ["two"]},
        {"date_range": "2015 – 2017", "employer": "Gamma", "title": "Trainee", "bullets": ["three"]},
    ],
    "education": [{"date_range": "2012 – 2015", "institution": "Cedar", "title": "MSc", "details": ["First"]}],
    "further_experience": [{"date_range": "2011", "organization": "Dale", "title": "Helper", "bullets": ["four"]}],
    "languages": [{"language": "German", "level": "native"}, {"language": "Polish", "level": "B2"}],
    "links": [{"label": "Site", "url": "https://anna.example"}],
    "skills": ["Python", {"group": "Databases", "items": ["Redis"]}],
    "personal_details": [{"label": "Permit", "value": "C"}],
    "custom_sections": [{"heading": "Talks", "items": ["Bern"], "entries": [
        {"organization": "Dale", "title": "Keynote", "date_range": "2020", "bullets": ["five"]}]}],
})  # fmt: skip


def refused(*edits: Edit) -> InvalidEdit:
    with pytest.raises(InvalidEdit) as found:
        edited(CV, edits)
    return found.value


NAMES = ("Alpha", "Beta", "Gamma")


@pytest.mark.parametrize(
    "sent",
    [
        [{"title": each} for each in ("Head", "Eng", "Grad")],
        [{"employer": name, "title": each} for name, each in zip(NAMES, ("Head", "Eng", "Grad"), strict=True)],
        [{"title": each, "location": "Bern"} for each in ("Head", "Eng", "Grad")],
        [{"employer": "Alpha", "title": "Lead"}, {"employer": "Beta", "title": "Engineer"}],
    ],
)
@pytest.mark.parametrize("path", ["work_experience", "/work_experience"])
def test_what_parts_of_jobs_mean_is_asked(path: str, sent: list[dict[str, str]]) -> None:
    error = refused(Edit(path, sent))
    assert {each.code for each in error.problems} == {"unclear_entry"}
    assert all("work_experience[" in each.hint for each in error.problems)
    assert "corrected_call" not in error.details


@pytest.mark.parametrize(
    ("path", "sent", "paths"),
    [
        ("work_experience", [
            {"employer": "Alpha", "title": "Lead", "location": "Bern"},
            {"company": "Beta", "position": "Engineer"}, {"employer": "Gamma"}],
         ["work_experience[0]"]),
        ("education", [{"school": "Cedar", "title": "MSc", "location": "Bern"}], ["education[0]"]),
        ("further_experience", [{"organization": "Dale", "bullets": ["four", "more"]}], ["further_experience[0]"]),
        ("languages", [{"language": "German"}, {"language": "Polish", "level": "C1"}], ["languages[1]"]),
        ("links", [{"url": "https://anna.example"}], ["links"]),
        ("personal_details", [{"label": "Permit"}], ["personal_details"]),
        ("custom_sections", [{"heading": "Talks", "items": ["Bern", "Basel"]}], ["custom_sections[0]"]),
        ("custom_sections[0].entries", [{"organization": "Dale", "title": "Keynote", "location": "Bern"}],
         ["custom_sections[0].entries[0]"]),
        ("work_experience", [{"employer": "Alpha"}, {"employer": "Beta"}, {"employer": "Gamma"},
                             {"employer": "Delta", "title": "Boy", "date_range": "2010"}], ["work_experience"]),
    ],
)  # fmt: skip
def test_entries_that_are_all_named_are_told_only_what_is_said_of_them(path: str, sent: Any, paths: list[str]) -> None:
    error = refused(Edit(path, sent))
    call = [Edit(**each) for each in error.details["corrected_call"]["edits"]]
    assert [edit.field_path for edit in call] == paths
    done = edited(CV, call)
    assert not done.besides.emptied
    assert not [each for each in done.besides.warnings if each.code == "took_away"]


def test_parts_of_all_jobs_in_another_order_are_the_whole_jobs_in_that_order() -> None:
    sent = [{"employer": "Gamma", "title": "Trainee"}, {"employer": "Alpha"}, {"employer": "Beta"}]
    [edit] = refused(Edit("work_experience", sent)).details["corrected_call"]["edits"]
    there = {each.employer: each.model_dump() for each in CV.work_experience}
    assert edit["value"] == [{**there["Gamma"], "title": "Trainee"}, there["Alpha"], there["Beta"]]


def test_a_group_of_skills_keeps_its_items() -> None:
    [problem] = refused(Edit("skills", [{"group": "Databases"}, "Python"])).problems
    assert (problem.path, problem.message) == ("skills[1]", "is Databases, whose items the list does not name")


@pytest.mark.parametrize(
    "sent",
    [
        [{"employer": "Alpha", "title": "Lead", "date_range": "2020 – Present", "bullets": []}],
        [{"employer": "Delta", "title": "Boy", "date_range": "2010"}],
        [each.model_dump() for each in reversed(CV.work_experience)],
    ],
)
def test_entries_that_are_whole_take_the_place_of_a_list(sent: list[dict[str, Any]]) -> None:
    assert len(edited(CV, [Edit("work_experience", sent)]).cv.work_experience) == len(sent)
