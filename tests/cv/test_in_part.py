"""Of a batch in which one edit cannot be known the others are corrected, and the answer names what is left out."""

from __future__ import annotations

from typing import Any

import pytest

from cv_generator.cv.editing import apply_edits, edited
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit
from cv_generator.errors import InvalidEdit, UserError
from cv_generator.operations.context import Context
from cv_generator.operations.dispatch import invoke
from cv_generator.operations.registry import BY_NAME
from tests.cv.test_taken_away import edits_of

CV = Cv.model_validate({
    "email": "ada@example.com", "headline": "Bridges", "interests": ["Chess"],
    "work_experience": [{"employer": "Alpha AG", "title": "Cook", "date_range": "2001 – 2003"}],
})  # fmt: skip
UNKNOWN = [
    Edit("blood_type", "A"), Edit("work_experience[7].employer", "Beta"), Edit("email", "nope"),
    Edit("work_experience[0].date_range", "long ago"), Edit("work_experience", "Foo, Bar, 2010", "append"),
    Edit("interests", "null"),
]  # fmt: skip


def refused(*edits: Edit) -> InvalidEdit:
    with pytest.raises(InvalidEdit) as error:
        edited(CV, edits)
    return error.value


@pytest.mark.parametrize("unknown", UNKNOWN)
@pytest.mark.parametrize("known", [Edit("tagline", "Nurse"), Edit("headline", "Nurse")])
@pytest.mark.parametrize("is_first", [False, True])
def test_one_unknown_edit_does_not_keep_the_others_from_their_correction(
    unknown: Edit, known: Edit, is_first: bool
) -> None:
    error = refused(*((unknown, known) if is_first else (known, unknown)))
    after = apply_edits(CV, edits_of(error.details["corrected_call"]))
    assert after == CV.with_valid(headline="Nurse")
    assert f"leaves out {unknown.field_path}" in error.details["action_required"]
    [told] = [each for each in error.problems if "This edit is not in corrected_call" in each.hint]
    assert told.path.startswith(unknown.field_path)


@pytest.mark.parametrize(
    "edits",
    [
        [Edit("tagline", "Nurse"), Edit("motto", "Bridges")],  # the old text goes to a field that there is not
        [Edit("tagline", ""), Edit("motto", "Bridges")],
        [Edit("hobbies[0]", None, "remove", has_value=False), Edit("motto", "A")],
        [Edit("tagline", "Nurse"), Edit("interests[5]", None, "remove", has_value=False)],
        [
            Edit("work_experience", "Foo, Bar, 2010", "append"),
            Edit("work_experience", "Nurse, Beta, 2012", "append"),
        ],
    ],
)
def test_no_part_is_offered_where_something_would_be_lost_or_stand_elsewhere(edits: list[Edit]) -> None:
    assert "corrected_call" not in refused(*edits).details


def test_the_whole_call_of_a_part_is_carried_out(context: Context) -> None:
    data = CV.model_dump(exclude_defaults=True)
    session = invoke(context, BY_NAME["create_cv_session"], {"cv_data": data}).as_json()["session_id"]
    call: dict[str, Any] = {"session_id": session, "edits": {"tagline": "Nurse", "blood_type": "A"}}
    with pytest.raises(UserError) as error:
        invoke(context, BY_NAME["update_cv_field"], call)
    assert "leaves out blood_type" in error.value.details["action_required"]
    done = invoke(context, BY_NAME["update_cv_field"], error.value.details["corrected_call"]).as_json()
    assert done["version"] == 2
