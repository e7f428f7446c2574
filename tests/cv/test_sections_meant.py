"""Names of sections from other systems in a design are answered all at once, with the mapping to ours."""

from __future__ import annotations

from typing import Any

import pytest

from cv_generator.cv.editing import edited
from cv_generator.cv.mistakes import understand
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


OWN = Cv(custom_sections=[{"heading": "Vorträge", "items": ["x"]}, {"heading": "Ehrenamt", "items": ["y"]}])


@pytest.mark.parametrize("path", ["design.section_order", "design.hidden"])
def test_a_heading_of_the_cv_means_its_own_section_whatever_else_it_is_called_for(path: str) -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(OWN, [Edit(path, ["Berufserfahrung", "vorträge", "Ehrenamt"])])
    [edit] = refused.value.details["corrected_call"]["edits"]
    assert [each.casefold() for each in edit["value"]] == ["work_experience", "vorträge", "ehrenamt"]


def test_a_heading_that_the_same_call_adds_means_its_section() -> None:
    section = {"heading": "Vorträge", "items": ["x"]}
    with pytest.raises(InvalidEdit) as refused:
        edited(
            Cv(), [Edit("custom_sections", section, "append"), Edit("design.section_order", ["Ausbildung", "Vorträge"])]
        )
    assert refused.value.details["corrected_call"]["edits"][1]["value"] == ["education", "Vorträge"]


def test_a_whole_cv_names_its_own_sections() -> None:
    data = {**OWN.model_dump(exclude_defaults=True), "design": {"section_order": ["Ausbildung", "Vorträge"]}}
    assert understand(data, repair=True).cv.design.section_order == ["education", "Vorträge"]


def test_a_list_under_a_heading_that_is_also_called_for_entries_is_a_section_of_its_own() -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(Cv(), [Edit("custom_sections.Ehrenamt", ["Feuerwehr"])])
    [edit] = refused.value.details["corrected_call"]["edits"]
    assert edit["value"] == {"heading": "Ehrenamt", "items": ["Feuerwehr"]}
