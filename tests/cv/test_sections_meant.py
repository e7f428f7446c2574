"""Names of sections from other systems in a design are answered all at once, with the mapping to ours."""

from __future__ import annotations

from typing import Any

import pytest

from cv_generator.cv.editing import edited
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit
from cv_generator.errors import InvalidEdit

CV = Cv.model_validate({"custom_sections": [{"heading": "Talks", "items": ["Zeta"]}]})


def refusal(path: str, value: Any, op: Any = "set") -> InvalidEdit:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [Edit(path, value, op)])
    return refused.value


@pytest.mark.parametrize(
    ("path", "sent", "mapping", "corrected"),
    [
        (
            "design.section_order",
            ["Profile", "Experience", "Technical Skills", "Zertifikate", "talks"],
            {"Profile": "summary", "Experience": "work_experience", "Technical Skills": "skills", "Zertifikate": "certifications"},
            ["summary", "work_experience", "skills", "certifications", "talks"],
        ),
        (
            "design.section_order",
            ["header", "objective", "contact", "employment"],
            {"header": None, "objective": "summary", "contact": None, "employment": "work_experience"},
            ["summary", "work_experience"],
        ),
        ("design.hidden", ["photo", "dob"], {"photo": "photo_url", "dob": "birth_date"}, ["photo_url", "birth_date"]),
        (
            "design.section_order",
            ["jobs", "foo", "bar", "custom_sections"],
            {"jobs": "work_experience", "foo": None, "bar": None, "custom_sections": None},
            None,
        ),
        ("design.hidden", ["LinkedIn", "dob"], {"LinkedIn": None, "dob": "birth_date"}, None),
    ],
)  # fmt: skip
def test_all_wrong_names_are_told_at_once(
    path: str, sent: list[str], mapping: dict[str, Any], corrected: list[str] | None
) -> None:
    refused = refusal(path, sent)
    assert refused.details["mapping"] == mapping
    assert [each.path for each in refused.problems] == [f"{path}[{sent.index(name)}]" for name in mapping]
    offer = refused.details.get("corrected_call")
    assert (offer and offer["edits"]) == (corrected and [{"field_path": path, "value": corrected}])


def test_both_lists_of_a_design_are_told_at_once() -> None:
    refused = refusal("design", {"section_order": ["foo", "jobs"], "hidden": ["bar", "dob"]})
    assert refused.details["mapping"] == {"foo": None, "jobs": "work_experience", "bar": None, "dob": "birth_date"}


def test_the_list_of_all_names_is_told_once() -> None:
    hints = [each.hint for each in refusal("design.section_order", ["foo", "bar", "baz"]).problems]
    assert [len(hint) > 100 for hint in hints] == [True, False, False]
    assert "Talks" in hints[0]


def test_an_order_under_its_bare_name_is_the_order_and_no_section_of_its_own() -> None:
    offer = refusal("section_order", ["experience", "skills"]).details["corrected_call"]
    assert offer["edits"] == [{"field_path": "design.section_order", "value": ["work_experience", "skills"]}]


def test_a_heading_for_an_unknown_section_is_told_what_it_is_called() -> None:
    hints = [each.hint for each in refusal("design.headings", {"experience": "Career", "foo": "Fun"}).problems]
    assert hints[0] == "Did you mean work_experience?"
    assert "its own heading" in hints[1]
