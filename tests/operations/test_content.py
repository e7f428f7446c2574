"""What a session holds, understood beside another version of it."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from cv_generator.cv.editing import apply_edits
from cv_generator.cv.model import FIELDS, Cv
from cv_generator.cv.paths import Edit
from cv_generator.operations.content import Content

CV = Cv.model_validate(
    {
        "full_name": "Ada Sample",
        "birth_date": "1986-04-03",
        "work_experience": [{"date_range": "2020-01 – Present", "employer": "Alpha", "bullets": ["One", "Two"]}],
        "skills": ["Revit", {"group": "Languages", "items": ["Python"]}],
        "custom_sections": [{"heading": "Talks", "items": ["One"]}],
        "design": {"section_order": ["Talks", "skills"], "accent": "#123456"},
    }
)


@pytest.mark.parametrize(
    "edits",
    [
        [],
        [("headline", "Engineer")],
        [("full_name", "")],
        [("work_experience[0].date_range", "03/04/2019"), ("summary", "Builds bridges.")],
        [("work_experience", [])],
        [("skills[1].items", ["Go"])],
        [("custom_sections[0].heading", "Lectures")],
        [("design.accent", "#654321")],
        [("design", {"template": "compact"})],
        [("language", "de")],
    ],
)
def test_beside_another_version_the_same_is_understood_and_what_did_not_change_is_shared(
    edits: list[tuple[str, Any]],
) -> None:
    known = Content(cv=CV, unplaced_text=["Hobby"]).identified(1)
    after = apply_edits(CV, [Edit(path, value) for path, value in edits])
    content = Content(cv=after, held=True, entry_ids={"skills": ["2-0"]})
    data = content.to_bytes()
    found = Content.from_bytes(data, known)
    assert found == Content.from_bytes(data) == content
    assert found.to_bytes() == data
    edited = {path.partition("[")[0].partition(".")[0] for path, _ in edits}
    alike = [name for name in FIELDS if name not in edited | {"design", "custom_sections"}]
    assert alike
    assert all(getattr(found.cv, name) is getattr(CV, name) for name in alike)


def test_the_way_back_is_the_same() -> None:
    known = Content(cv=Cv())
    assert Content.from_bytes(Content(cv=CV).to_bytes(), known).cv == CV
    assert Content.from_bytes(known.to_bytes(), Content(cv=CV)) == known


def test_a_former_name_is_understood_beside_another_version_as_well() -> None:
    data = b'{"cv":{"name":"Ada Sample","it_ai_skills":["Python"]}}'
    assert Content.from_bytes(data, Content(cv=CV)) == Content.from_bytes(data)


def test_what_is_no_cv_is_refused_beside_another_version_as_well() -> None:
    for data in (b'{"cv":{"birth_date":"soon"}}', b'{"cv":{"height":"tall"}}', b'{"cv":{},"odd":1,"words":"x"}'):
        with pytest.raises(ValidationError):
            Content.from_bytes(data, Content(cv=CV))
