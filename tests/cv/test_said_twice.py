"""What is said twice: entries and items that were added again in another form, and the facts of an entry in its names."""

from __future__ import annotations

import time

import pytest

from cv_generator.cv.editing import edited
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit
from cv_generator.languages import codes, sections_in

CV = Cv.model_validate({
    "full_name": "Anna Muster", "headline": "Project Lead", "nationality": "Swiss",
    "work_experience": [
        {"date_range": "2020-01 – Present", "employer": "Rheinwerk GmbH", "location": "Köln", "title": "Project Lead"},
        {"date_range": "2016-03 – 2019-12", "employer": "Alpenbahn AG", "location": "Bern", "title": "Planner"},
    ],
    "education": [{"date_range": "2010 – 2013", "institution": "ETH Zürich", "title": "MSc Civil Engineering"}],
    "skills": ["Excel", "C", {"group": "Databases", "items": ["PostgreSQL", "Redis"]}],
    "certifications": ["PMP, 2018", "ITIL 4"], "interests": ["Chess"],
})  # fmt: skip


def mended(*edits: Edit) -> Cv:
    """The CV after edits and what is suggested then."""
    done = edited(CV, edits)
    assert done.besides.warnings
    return edited(done.cv, done.besides.moves).cv


@pytest.mark.parametrize(
    ("path", "item"),
    [
        ("interests", "chess"), ("interests", " CHESS. "), ("certifications", "PMP (2018)"), ("certifications", "PMP 2018"),
        ("certifications", "PMP"), ("certifications", "2018: PMP"), ("skills", "PostgreSQL"), ("skills", "excel"),
        ("skills[2].items", "Excel"), ("skills[2].items", "redis"),
    ],
)  # fmt: skip
def test_an_item_that_is_there_in_another_form_is_told_and_taken_out(path: str, item: str) -> None:
    assert mended(Edit(path, item, "append")) == CV
    assert mended(Edit(path, item, "insert") if path.endswith("]") else Edit(f"{path}[0]", item, "insert")) == CV


def test_the_item_with_its_year_stays() -> None:
    assert mended(Edit("certifications", "ITIL 4 (2022)", "append")).certifications == ["PMP, 2018", "ITIL 4 (2022)"]


@pytest.mark.parametrize(
    ("path", "item"),
    [
        ("skills", "C++"), ("skills", "C#"), ("certifications", "PMP, 2024"), ("certifications", "ITIL 3"),
        ("interests", "Chess boxing"), ("skills[2].items", "PostgreSQL 16"), ("skills", "Databases"),
    ],
)  # fmt: skip
def test_other_items_are_new(path: str, item: str) -> None:
    assert "listed_twice" not in [each.code for each in edited(CV, [Edit(path, item, "append")]).besides.warnings]


@pytest.mark.parametrize(
    ("path", "entry", "period"),
    [
        (
            "work_experience",
            {"employer": "Rheinwerk GmbH", "title": "Project Lead", "date_range": "2020-01 – 2025-04"},
            "2020-01 – 2025-04",
        ),
        ("work_experience", {"employer": "rheinwerk gmbh", "title": "Project lead"}, "2020-01 – Present"),
        ("education", {"institution": "ETH Zürich", "title": "MSc Civil Engineering"}, "2010 – 2013"),
    ],
)
def test_an_entry_with_a_new_end_or_without_a_period_is_the_one_that_is_there(
    path: str, entry: dict[str, str], period: str
) -> None:
    made = getattr(mended(Edit(path, entry, "append")), path)
    assert len(made) == len(getattr(CV, path))
    assert made[0].date_range == period
    assert made[0].model_dump(exclude={"date_range"}) == getattr(CV, path)[0].model_dump(exclude={"date_range"})


def test_the_same_post_of_another_time_is_another_entry() -> None:
    entry = {"employer": "Alpenbahn AG", "title": "Planner", "date_range": "2012 – 2014"}
    assert not edited(CV, [Edit("work_experience", entry, "append")]).besides.warnings


@pytest.mark.parametrize(
    ("path", "text", "left"),
    [
        ("work_experience[0].title", "Project Lead, Rheinwerk GmbH, Köln", "Project Lead"),
        ("work_experience[1].title", "Planner – Alpenbahn AG", "Planner"),
        ("work_experience[1].employer", "Alpenbahn AG, Bern (2016–2019)", "Alpenbahn AG"),
        ("work_experience[1].employer", "Alpenbahn AG, 03/2016 – 12/2019", "Alpenbahn AG"),
        ("education[0].institution", "ETH Zürich, MSc Civil Engineering", "ETH Zürich"),
        ("education[0].title", "MSc Civil Engineering, ETH Zürich, 2010-2013, grade 5.5", "MSc Civil Engineering, grade 5.5"),
    ],
)  # fmt: skip
def test_facts_of_the_entry_are_taken_out_of_its_names_and_nothing_else_changes(
    path: str, text: str, left: str
) -> None:
    assert mended(Edit(path, text)) == edited(CV, [Edit(path, left)]).cv


def test_a_period_in_a_name_that_says_more_is_taken_and_one_that_contradicts_is_not() -> None:
    made = mended(Edit("education[0].institution", "ETH Zürich (10/2010 – 09/2013)"))
    assert (made.education[0].institution, made.education[0].date_range) == ("ETH Zürich", "2010-10 – 2013-09")
    assert not edited(CV, [Edit("education[0].institution", "ETH Zürich (2011 – 2013)")]).besides.moves


@pytest.mark.parametrize("text", ["Planner, Rail", "Head, Bernina line", "Planner"])
def test_a_comma_alone_makes_no_second_fact(text: str) -> None:
    assert not edited(CV, [Edit("work_experience[1].title", text)]).besides.warnings


@pytest.mark.parametrize("code", codes())
def test_facts_beside_a_nationality_are_kept_as_details_in_every_language(code: str) -> None:
    facts = [each for each in sections_in("grammar", code)["personal facts"] if each.isalpha()][:3]
    born = next(each for each in sections_in("contact", code)["birth"] if " " not in each)
    made = mended(Edit("nationality", f"Swiss, {facts[0]}, {born} 14.3.1984"))
    assert made.nationality == "Swiss"
    assert [each.value for each in made.personal_details] == [facts[0], f"{born} 14.3.1984"]
    made = mended(Edit("personal_details", f"{facts[0]}, {facts[1]}, B", "append"))
    assert [each.value for each in made.personal_details] == [facts[0], facts[1], "B"]


@pytest.mark.parametrize("text", ["Swiss, permit C since 2015", "German, Swiss", "Swiss (permit C), EU citizen"])
def test_several_nationalities_and_permits_are_one_fact(text: str) -> None:
    assert not edited(CV, [Edit("nationality", text)]).besides.warnings


def test_the_headline_beside_the_name_is_taken_out() -> None:
    assert mended(Edit("full_name", "Anna Muster, Project Lead")) == CV


def test_long_texts_cost_little() -> None:
    began = time.perf_counter()
    for text in (", " * 2_000, "a - " * 1_000, "2 " * 2_000, "single " * 600):
        for path in ("nationality", "full_name", "work_experience[0].title"):
            edited(CV, [Edit(path, text)])
        edited(CV, [Edit("interests", text, "append")])
    assert time.perf_counter() - began < 3
