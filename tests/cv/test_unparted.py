"""A text in place of a list is never cut or merged by a guess: where its items are not certain, both ways are told."""

from __future__ import annotations

import json

import pytest

from cv_generator.cv.editing import apply_edits, edited
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit
from cv_generator.errors import InvalidEdit
from tests.cv.test_taken_away import edits_of

CV = Cv.model_validate({
    "skills": ["Scrum", {"group": "Databases", "items": ["Redis"]}], "certifications": ["PMP"], "interests": ["Chess"],
    "work_experience": [{"employer": "A", "title": "T", "bullets": ["Led"]}], "education": [{"institution": "B"}],
    "custom_sections": [{"heading": "Talks", "items": ["Bern"]}],
})  # fmt: skip


@pytest.mark.parametrize(
    ("path", "text", "ways"),
    [
        ("skills", "Python, SQL und Excel", (["Python", "SQL", "Excel"], ["Python", "SQL und Excel"])),
        ("skills[1].items", "MySQL, Redis and Mongo", (["MySQL", "Redis", "Mongo"], ["MySQL", "Redis and Mongo"])),
        ("certifications", "PRINCE2, CISSP et ITIL", (["PRINCE2", "CISSP", "ITIL"], ["PRINCE2", "CISSP et ITIL"])),
        ("trainings", "First aid, Excel and Word", (["First aid", "Excel", "Word"], ["First aid", "Excel and Word"])),
        ("interests", "Sailing, chess and jazz", (["Sailing", "chess", "jazz"], ["Sailing", "chess and jazz"])),
        ("custom_sections[0].items", "Bern, Bonn and Graz", (["Bern", "Bonn", "Graz"], ["Bern", "Bonn and Graz"])),
        ("hobbies", "Sailing, chess and jazz", (["Sailing", "chess", "jazz"], ["Sailing", "chess and jazz"])),
        (
            "education[0].details",
            "Thesis on dams; grade 5",
            (["Thesis on dams", "grade 5"], ["Thesis on dams; grade 5"]),
        ),
        (
            "work_experience[0].bullets",
            "Built dams; led crews",
            (["Built dams", "led crews"], ["Built dams; led crews"]),
        ),
    ],
)
def test_items_that_are_not_certain_are_asked_for(path: str, text: str, ways: tuple[list[str], list[str]]) -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [Edit(path, text)])
    assert "corrected_call" not in refused.value.details
    hint = refused.value.problems[0].hint
    for items in ways:
        assert json.dumps(items, ensure_ascii=False) in hint
        field = "interests" if path == "hobbies" else path
        assert edited(CV, [Edit(field, items)])  # each is taken as it stands


@pytest.mark.parametrize("field", ["certifications", "trainings", "awards", "skills", "interests"])
def test_what_lists_several_in_one_item_is_told(field: str) -> None:
    for edit in (Edit(field, "PRINCE2, CISSP and ITIL", "append"), Edit(field, ["PRINCE2, CISSP and ITIL"])):
        done = edited(CV, [edit])
        assert "one_item" in [each.code for each in done.besides.warnings]
        assert getattr(apply_edits(done.cv, done.besides.moves), field)[-3:] == ["PRINCE2", "CISSP", "ITIL"]


@pytest.mark.parametrize(
    ("path", "text", "last"),
    [
        ("certifications", "PRINCE2; CISSP; ITIL", ["PRINCE2", "CISSP", "ITIL"]),
        ("work_experience[0].bullets", "Planned, built and sold ships", ["Planned, built and sold ships"]),
        ("interests", "Chess, jazz, and hiking", ["jazz", "hiking"]),
        ("references", "Ada Nowak, head of Alpha and Beta", ["Ada Nowak, head of Alpha and Beta"]),
    ],
)
def test_items_that_are_certain_have_a_corrected_call(path: str, text: str, last: list[str]) -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [Edit(path, text)])
    sent = refused.value.details["corrected_call"]["edits"]
    after = apply_edits(CV, [Edit(each["field_path"], each["value"], each.get("op", "set")) for each in sent])
    there = after.work_experience[0].bullets if "bullets" in path else getattr(after, path)
    assert there[-len(last) :] == last


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "<ul><li>Dashboards for four shops</li><li>R&amp;D reports</li></ul>",
            ["Dashboards for four shops", "R&D reports"],
        ),
        ("<ul><li>Led R&amp;D; wrote reports</li></ul>", ["Led R&D; wrote reports"]),
        ("Led R&amp;D reports", ["Led R&D reports"]),
    ],
)
@pytest.mark.parametrize("field", ["bullets", "tasks"])
def test_an_entity_parts_no_items(text: str, items: list[str], field: str) -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [Edit(f"work_experience[0].{field}", text)])
    after = apply_edits(CV, edits_of(refused.value.details["corrected_call"]))
    assert after.work_experience[0].bullets[-len(items) :] == items
    assert "&amp" not in str(refused.value.details)
