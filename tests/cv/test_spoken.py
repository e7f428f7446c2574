"""Edits whose paths say in words what we say otherwise: the item that is counted, the section that is hidden."""

from __future__ import annotations

from typing import Any

import pytest

from cv_generator.cv import ordinals
from cv_generator.cv.editing import edited
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit, Op
from cv_generator.errors import InvalidEdit
from cv_generator.languages import codes, sections_in
from tests.cv.test_taken_away import edits_of
from tests.pace import usual_seconds

CV = Cv.model_validate({
    "full_name": "Eva Sample",
    "headline": "Planner",
    "address_lines": ["Lake Road 1", "8002 Zürich"],
    "phone": "+41 44 668 18 00",
    "work_experience": [
        {"employer": "Alpha AG", "title": "Cook", "date_range": "2010 – Present", "bullets": ["Soups"]},
        {"employer": "Beta", "title": "Clerk", "date_range": "2006 – 2009"},
    ],
    "skills": ["Excel", {"group": "Tools", "items": ["Git", "Jira (basic)"]}],
    "languages": [{"language": "German", "level": "native"}, {"language": "English", "level": "C1"}],
    "interests": ["Chess"],
})  # fmt: skip


def refused(*edits: Edit) -> InvalidEdit:
    with pytest.raises(InvalidEdit) as error:
        edited(CV, list(edits))
    return error.value


def corrected(*edits: Edit) -> list[dict[str, Any]]:
    """The edits of the corrected call, which are carried out and leave nothing more to do."""
    found: list[dict[str, Any]] = refused(*edits).details["corrected_call"]["edits"]
    assert not edited(CV, edits_of({"edits": found})).besides.moves
    return found


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("first job.title", "work_experience[0].title"),
        ("second job.title", "work_experience[1].title"),
        ("last job title", "work_experience[-1].title"),
        ("job 2.title", "work_experience[1].title"),
        ("languages[second].level", "languages[1].level"),
        ("zweite Sprache.level", "languages[1].level"),
        ("deuxième langue.level", "languages[1].level"),
        ("address2", "address2"),
        ("work_experience[0].date_range.start", "work_experience[0].date_range.start"),
        ("work_experience[0].title", "work_experience[0].title"),
    ],
)
def test_items_are_counted_in_words(path: str, meant: str) -> None:
    assert ordinals.spelled(path) == meant


@pytest.mark.parametrize("language", codes())
def test_every_language_counts(language: str) -> None:
    listed = sections_in("calls", language)
    assert all(listed[name] or language == "en" for name in ("first", "second", "third", "fourth", "fifth", "last"))


def test_long_paths_are_looked_at_quickly() -> None:
    for path in ("first " * 5_000, "job" + "1" * 20_000, "languages" + "[second" * 5_000):
        assert usual_seconds(lambda path=path: ordinals.spelled(path)) < 0.1  # type: ignore[misc]


@pytest.mark.parametrize(
    ("path", "value", "op", "meant"),
    [
        ("second job.title", "Head", "set", ("work_experience[1].title", "Head")),
        ("design.language", "de", "set", ("language", "de")),
        ("design.hide_photo", True, "set", ("design.hidden", "photo_url")),
        ("sections.interests.visible", "false", "set", ("design.hidden", "interests")),
        ("show_interests", "nein", "set", ("design.hidden", "interests")),
        ("last_name", "Example", "set", ("full_name", "Eva Example")),
        ("vorname", "Ada", "set", ("full_name", "Ada Sample")),
        ("interests[9]", "Go", "insert", ("interests", "Go")),
        ("skills[0].level", "advanced", "set", ("skills[0]", "Excel (advanced)")),
        ("skills.Excel", "expert", "set", ("skills[0]", "Excel (expert)")),
        ("skills[1].items[1].level", "expert", "set", ("skills[1].items[1]", "Jira (expert)")),
        ("work_experience[0]", "Chef, Alpha AG, 2011 – Present", "set",
         ("work_experience[0]", {"title": "Chef", "date_range": "2011 – Present"})),
    ],
)  # fmt: skip
def test_what_is_said_in_words_is_meant(path: str, value: Any, op: Op, meant: tuple[str, Any]) -> None:
    [edit] = corrected(Edit(path, value, op))
    assert (edit["field_path"], edit["value"]) == meant


def test_a_half_of_a_long_name_is_asked_for() -> None:
    with pytest.raises(InvalidEdit) as error:
        edited(CV.with_valid(full_name="Eva Maria Sample"), [Edit("last_name", "Example")])
    assert "corrected_call" not in error.value.details


@pytest.mark.parametrize(
    ("edits", "meant"),
    [
        (
            [("work_experience[1].start_date", "2005-11"), ("work_experience[1].end_date", "Feb 2010")],
            [{"field_path": "work_experience[1].date_range", "value": "2005-11 – Feb 2010"}],
        ),
        (
            [("name.title", "Dr."), ("name.first", "Ada"), ("name.last", "Li"), ("name.suffix", "MBA")],
            [{"field_path": "full_name", "value": "Dr. Ada Li MBA"}],
        ),
        (
            [("jobs[2].company", "Span"), ("jobs[2].title", "Lead"), ("jobs[2].bullets[0]", "Led"), ("jobs[2].bullets[1]", "Built")],
            [{"field_path": "work_experience", "op": "append", "value": {"company": "Span", "title": "Lead", "bullets": ["Led", "Built"]}}],
        ),
        (
            [("languages[1]", {"language": "German", "level": "C2"}), ("languages[2]", {"language": "English", "level": "C2"})],
            [
                {"field_path": "languages[0]", "value": {"language": "German", "level": "C2"}},
                {"field_path": "languages[1]", "value": {"language": "English", "level": "C2"}},
            ],
        ),
        (
            [("languages[1]", "English C2"), ("languages[2]", "French A2")],
            [{"field_path": "languages[1]", "value": "English C2"}, {"field_path": "languages", "op": "append", "value": "French A2"}],
        ),
        (
            [("work_experience[1].date_range", "2006 – 2009 (parental leave 2008)")],
            [
                {"field_path": "work_experience[1].date_range", "value": "2006 – 2009"},
                {"field_path": "work_experience[1].bullets", "op": "append", "value": "parental leave 2008"},
            ],
        ),
        (
            [("street", "Hill 7"), ("city", "Basel"), ("country", "Switzerland")],
            [{"field_path": "address_lines", "value": ["Hill 7", "Basel", "Switzerland"]}],
        ),
        (
            [("languages", ["English", "German", "French"])],
            [{"field_path": "languages", "value": [{"language": "English", "level": "C1"}, {"language": "German", "level": "native"}, "French"]}],
        ),
    ],
)  # fmt: skip
def test_edits_that_belong_together_are_one_call(edits: list[tuple[str, Any]], meant: list[dict[str, Any]]) -> None:
    assert corrected(*(Edit(*each) for each in edits)) == meant


def test_what_is_said_of_an_entry_by_its_name_is_asked_for_its_member() -> None:
    [problem] = refused(Edit("work_experience.Alpha AG", "Chef")).problems
    assert "work_experience[0].title" in problem.hint


def test_ends_that_make_no_period_are_not_offered() -> None:
    error = refused(Edit("work_experience[0].end_date", "April 2020"), Edit("work_experience[0].start_date", "today"))
    assert "corrected_call" not in error.details


@pytest.mark.parametrize(
    ("edit", "field", "expected"),
    [
        (Edit("phone", "+41 61 267 31 11 / eva@example.com"), "phone", "+41 61 267 31 11"),
        (Edit("skills[0]", '"Word"'), "skills", ["Word", {"group": "Tools", "items": ["Git", "Jira (basic)"]}]),
        (Edit("languages[1].language", "English C2"), "languages",
         [{"language": "German", "level": "native"}, {"language": "English", "level": "C2"}]),
    ],
)  # fmt: skip
def test_a_corrected_call_parts_what_it_would_be_told_to_part(edit: Edit, field: str, expected: Any) -> None:
    found = corrected(edit, Edit("hobbies", "Yoga", "append"))
    after = edited(CV, edits_of({"edits": found})).cv.model_dump()
    assert (after[field], after["interests"]) == (expected, ["Chess", "Yoga"])


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (
            Edit("summary", "Plans well. I hereby give my consent to the processing of my personal data."),
            {"summary": "Plans well.", "data_privacy": "I hereby give my consent to the processing of my personal data."},
        ),
        (
            Edit("summary", "Planuje. Wyrażam zgodę na przetwarzanie moich danych osobowych."),
            {"summary": "Planuje.", "data_privacy": "Wyrażam zgodę na przetwarzanie moich danych osobowych."},
        ),
        (Edit("data_privacy", "tak"), {"data_privacy": ""}),
        (
            Edit("full_name", "Eva Sample – Senior Engineer"),
            {"full_name": "Eva Sample", "headline": "Planner", "personal_details": [{"label": "", "value": "Senior Engineer"}]},
        ),
        (
            Edit("languages[1]", "French B2, Italian A1"),
            {"languages": [
                {"language": "German", "level": "native"}, {"language": "English", "level": "C1"},
                {"language": "French", "level": "B2"}, {"language": "Italian", "level": "A1"},
            ]},
        ),
        (
            Edit("address_lines[1]", "8002 Zürich, +41 79 123 45 67"),
            {"address_lines": ["Lake Road 1", "8002 Zürich"], "personal_details": [{"label": "", "value": "+41 79 123 45 67"}]},
        ),
    ],
)  # fmt: skip
def test_a_suggested_call_puts_each_fact_in_its_place(edit: Edit, expected: dict[str, Any]) -> None:
    done = edited(CV, [edit])
    assert done.besides.warnings
    again = edited(done.cv, list(done.besides.moves))
    assert not again.besides.moves
    after = again.cv.model_dump()
    assert {name: after[name] for name in expected} == expected


@pytest.mark.parametrize(
    "name", ["Dr. Eva Sample, MBA", "Eva Sample, PMP", "Eva Sample-Cook", "Eva Sample (born Cook)"]
)
def test_what_belongs_to_a_name_stays(name: str) -> None:
    assert not edited(CV, [Edit("full_name", name)]).besides.warnings


@pytest.mark.parametrize(
    ("edit", "field", "expected"),
    [
        (Edit("farbe", "dunkelgrün"), "accent", "#006400"),
        (Edit("design.section_order", "Education first, then work experience"), "section_order", ["education", "work_experience"]),
    ],
)  # fmt: skip
def test_a_design_is_named_in_every_language(edit: Edit, field: str, expected: Any) -> None:
    after = edited(CV, edits_of({"edits": corrected(edit)})).cv.model_dump()
    assert after["design"][field] == expected


@pytest.mark.parametrize(
    ("sent", "period"),
    [
        ("Q1/2016 - Q4/2019", "2016 – 2019"),
        ("2016.03 ... 2019.12", "2016-03 – 2019-12"),
        ("201603 – 201912", "2016-03 – 2019-12"),
        ("2016-03 – 9999-12-31", "2016-03 – Present"),
    ],
)
def test_periods_of_programs_are_read(sent: str, period: str) -> None:
    assert edited(CV, [Edit("work_experience[1].date_range", sent)]).cv.work_experience[1].date_range == period


def test_a_section_that_is_not_there_gets_no_other_heading() -> None:
    assert "corrected_call" not in refused(Edit("custom_sections[Exhibitions].heading", "Shows")).details
