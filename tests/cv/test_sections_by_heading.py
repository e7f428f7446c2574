"""Sections that came in one list, each under a heading, have the places of those that we have."""

from __future__ import annotations

from typing import Any

import pytest

from cv_generator.cv.editing import apply_edits
from cv_generator.cv.mistakes import understand
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit
from cv_generator.errors import InvalidEdit, WrongKeys

JOB = {"title": "Koch", "company": "Gasthof", "start": "2019", "end": "2020"}


def repaired(data: dict[str, Any]) -> Cv:
    with pytest.raises(WrongKeys) as refused:
        understand(data)
    assert "sections" in refused.value.details["wrong_keys_detected"]
    return understand(data, repair=True).cv


@pytest.mark.parametrize(
    "headings",
    [
        ("Experience", "Skills", "Languages", "Profile"),
        ("Work history", "Key skills", "Languages", "About me"),
        ("Berufserfahrung", "Kenntnisse", "Sprachen", "Profil"),
        ("Doświadczenie zawodowe", "Umiejętności", "Języki", "O mnie"),
        ("Expérience", "Compétences", "Langues", "Profil"),
    ],
)
@pytest.mark.parametrize("name", ["items", "content", "entries"])
def test_headings_of_ours_lead_to_our_sections(headings: tuple[str, ...], name: str):
    contents: list[Any] = [[JOB], ["Word", "Excel"], ["German (C2)"], "Cooks."]
    listed = [{"title": heading, name: content} for heading, content in zip(headings, contents, strict=True)]
    as_object = dict(zip(headings, contents, strict=True))
    for sections in (listed, as_object):
        cv = repaired({"full_name": "A", "sections": sections})
        assert (cv.work_experience[0].employer, cv.work_experience[0].date_range) == ("Gasthof", "2019 – 2020")
        assert (cv.skills, cv.languages[0].level, cv.summary) == (["Word", "Excel"], "C2", "Cooks.")
        assert not cv.custom_sections


def test_a_heading_of_the_persons_own_stays_a_section_of_its_own():
    cv = repaired({"sections": [{"title": "Skills", "items": ["Go"]}, {"title": "My talks", "items": ["One"]}]})
    assert cv.skills == ["Go"]
    assert [(each.heading, each.items) for each in cv.custom_sections] == [("My talks", ["One"])]


def test_jobs_that_are_lines_only_are_not_taken_apart():
    """Our section takes entries: lines would be refused there."""
    cv = repaired({"sections": [{"title": "Experience", "items": ["2019 Foo, Bar"]}]})
    assert (cv.custom_sections[0].heading, cv.custom_sections[0].items) == ("Experience", ["2019 Foo, Bar"])


def test_sections_that_were_sent_as_custom_ones_stay_so():
    told = understand({"custom_sections": [{"heading": "Skills", "items": ["Go"]}]})
    assert told.cv.custom_sections[0].heading == "Skills"


@pytest.mark.parametrize(("language", "line"), [("en", "Location: York"), ("de", "Ort: York"), ("pl", "Miejsce: York")])
def test_a_place_that_has_no_field_keeps_its_label(language: str, line: str):
    post = {"employer": "Most", "location": "York", "title": "Helper", "bullets": ["Built"]}
    cv = Cv.model_validate({"language": language, "work_experience": [post]})
    for edit in (Edit("work_experience[0]", "further_experience", "move"), Edit("further_experience", post, "append")):
        with pytest.raises(InvalidEdit) as refused:
            apply_edits(cv, [edit])
        sent = refused.value.details["corrected_call"]["edits"]
        after = apply_edits(cv, [Edit(**each, has_value="value" in each) for each in sent])
        assert sorted(after.further_experience[0].bullets) == sorted(["Built", line])
