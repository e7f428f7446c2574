"""Lists that are set under another name, or as a text: nothing is taken away unseen, and items come apart."""

from __future__ import annotations

import json

import pytest

from cv_generator.cv.editing import apply_edits, edited
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit
from cv_generator.errors import InvalidEdit
from tests.cv.test_taken_away import edits_of

CV = Cv(
    interests=["Chess", "Jazz"],
    skills=["Excel"],
    work_experience=[{"employer": "Alpha", "title": "Lead", "bullets": ["Ran the team"]}],
)
JOB = "work_experience[0]"


def answered(edit: Edit, cv: Cv = CV) -> tuple[Cv, str]:
    """The CV that the corrected call makes, and what is said of it."""
    with pytest.raises(InvalidEdit) as refused:
        edited(cv, [edit])
    details = refused.value.details
    return apply_edits(cv, edits_of(details["corrected_call"])), details["action_required"]


@pytest.mark.parametrize("name", ["hobbys", "hobbies", "loisirs", "aficiones", "interests"])
@pytest.mark.parametrize("value", [["Sailing"], "Sailing"])
def test_the_answer_says_what_stays_and_the_edit_that_replaces_it(name: str, value: str | list[str]) -> None:
    if (name, value) == ("interests", ["Sailing"]):
        [warning] = edited(CV, [Edit(name, value)]).besides.warnings
        assert warning.code == "took_away"
        return
    after, said = answered(Edit(name, value))
    assert after.interests == ["Chess", "Jazz", "Sailing"]
    assert "adds to interests and leaves Chess; Jazz; to replace that, send {" in said
    instead = json.loads(said[said.index("{") : said.rindex("}") + 1])
    found = edited(CV, [Edit(**instead)])
    assert found.cv.interests == ["Sailing"]
    assert [problem.code for problem in found.besides.warnings] == ["took_away"]
    assert apply_edits(found.cv, found.besides.moves).interests == ["Chess", "Jazz", "Sailing"]


@pytest.mark.parametrize("name", ["aufgaben", "tasks", "description", "obowiązki"])
@pytest.mark.parametrize("value", [["Wrote plans", "Sold ships"], "• Wrote plans\n• Sold ships"])
def test_tasks_under_another_name_are_added_and_that_is_said(name: str, value: str | list[str]) -> None:
    after, said = answered(Edit(f"{JOB}.{name}", value))
    assert after.work_experience[0].bullets == ["Ran the team", "Wrote plans", "Sold ships"]
    assert f"adds to {JOB}.bullets and leaves Ran the team" in said
    if name == "description":
        return  # in an object it is a name that is accepted
    after, said = answered(Edit(JOB, {name: value}))
    assert after.work_experience[0].bullets == ["Ran the team", "Wrote plans", "Sold ships"]
    assert f"adds to {JOB}.bullets and leaves Ran the team" in said


@pytest.mark.parametrize("edit", [Edit("hobbys", ["Sailing"]), Edit("interests[0]", ["Sailing", "Go"])])
def test_nothing_is_said_where_nothing_stays(edit: Edit) -> None:
    _, said = answered(edit, Cv(interests=["Chess"]) if edit.field_path.endswith("]") else Cv())
    assert "leaves" not in said


TEXTS = [
    "• Wrote plans\n• Sold ships",
    "- Wrote plans\n- Sold ships",
    "1. Wrote plans\n2. Sold ships",
    "1. Wrote plans 2. Sold ships",
    "1) Wrote plans 2) Sold ships",
    "• Wrote plans • Sold ships",
]


@pytest.mark.parametrize("name", ["bullets", "aufgaben", "description"])
@pytest.mark.parametrize("text", TEXTS)
def test_marked_items_come_apart_under_every_name(name: str, text: str) -> None:
    after, _ = answered(Edit(f"{JOB}.{name}", text))
    assert after.work_experience[0].bullets[-2:] == ["Wrote plans", "Sold ships"]
    after, _ = answered(Edit(JOB, {name: text})) if name != "description" else (after, "")
    assert after.work_experience[0].bullets[-2:] == ["Wrote plans", "Sold ships"]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("form", ["append", "item", "list", "member"])
def test_marked_items_that_are_stored_as_one_are_told_with_the_edits_that_part_them(form: str, text: str) -> None:
    edit = {
        "append": Edit(f"{JOB}.bullets", text, "append"),
        "item": Edit(f"{JOB}.bullets[0]", text),
        "list": Edit(f"{JOB}.bullets", ["Ran the team", text]),
        "member": Edit(JOB, {"bullets": ["Ran the team", text]}),
    }[form]
    found = edited(CV, [edit])
    assert "one_item" in [problem.code for problem in found.besides.warnings]
    parted = apply_edits(found.cv, found.besides.moves).work_experience[0].bullets
    assert [item for item in parted if item != "Ran the team"] == ["Wrote plans", "Sold ships"]


def test_a_list_of_one_text_that_reads_as_several_is_told_with_what_it_took_away() -> None:
    found = edited(CV, [Edit("interests", ["Sailing, Cooking"])])
    assert {problem.code for problem in found.besides.warnings} == {"one_item", "took_away"}
    assert apply_edits(found.cv, found.besides.moves).interests == ["Sailing", "Cooking"]


def test_ordinals_and_the_items_of_a_list_with_commas_stay_whole() -> None:
    found = edited(
        Cv(),
        [
            Edit("awards", ["1. Dan Judo 2. Kyu Karate"]),
            Edit("work_experience", [{"employer": "Alpha"}]),
            Edit(f"{JOB}.bullets", ["1. Platz Lauf 2. Platz Rad"]),
            Edit("interests", ["Sailing, at sea", "Chess"]),
        ],
    )
    assert not found.besides.warnings


WHOLE = Cv.model_validate({
    "interests": ["Sailing", "Chess"], "certifications": ["AWS, 2022"], "languages": ["Dutch", "English (C1)", "French (B1)"],
    "skills": [{"group": "Databases", "items": ["SQL", "Redis"]}, {"group": "Languages", "items": ["Go"]}],
})  # fmt: skip


@pytest.mark.parametrize(
    ("edit", "left", "after"),
    [
        (Edit("cv_data", {"headline": "Lead", "interests": ["Sailing"]}), "interests and leaves Chess;", ["Sailing"]),
        (Edit("cv_data", {"headline": "Lead", "interests": ["Go"]}), "interests and leaves Sailing; Chess;", ["Go"]),
        (
            Edit("skills", {"Databases": ["SQL", "DuckDB"], "Cloud": "AWS, GCP"}),
            "skills and leaves Redis; Languages;",
            None,
        ),
        (Edit("skills", "Databases: SQL, DuckDB"), "skills and leaves Redis; Languages;", None),
        (Edit("languages", "English: fluent, spoken and written; French: basic"), "languages and leaves Dutch;", None),
        (Edit("languages", "English C1, French B1"), "languages and leaves Dutch;", None),
        (Edit("languages", {"English": "C2"}), "languages and leaves Dutch; French;", None),
        (Edit("certifications", "A 2020; B 2021"), "certifications and leaves AWS, 2022;", ["A 2020", "B 2021"]),
    ],
)
def test_a_list_in_any_wrong_shape_says_what_stays(edit: Edit, left: str, after: list[str] | None) -> None:
    _, said = answered(edit, WHOLE)
    assert f"corrected_call adds to {left} to replace that, send {{" in said
    instead = Edit(**json.loads(said[said.index("{") : said.rindex("}") + 1]))
    found = getattr(edited(WHOLE, [instead]).cv, instead.field_path)
    assert after is None or found == after
    assert not {"Dutch", "Redis", "Chess", "AWS, 2022"} & set(str(found).replace("'", " ").split())
