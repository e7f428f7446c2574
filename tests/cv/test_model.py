"""The canonical CV: synonyms become canonical, values of wrong kinds are refused, nothing is dropped."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from cv_generator.cv import forms, problems
from cv_generator.cv.design import Headings
from cv_generator.cv.design_names import FONTS, PAPERS, SECTIONS, TEMPLATES
from cv_generator.cv.model import CONTENT_FIELDS, Cv, filled


@pytest.mark.parametrize(
    ("sent", "canonical"),
    [
        ({"name": "Anna"}, {"full_name": "Anna"}),
        ({"profile": "P"}, {"summary": "P"}),
        ({"professional_summary": "P"}, {"summary": "P"}),
        ({"it_ai_skills": ["Python"]}, {"skills": [{"group": "IT & AI", "items": ["Python"]}]}),
        (
            {"skills": ["A"], "technical_operational_skills": ["B"]},
            {"skills": ["A", {"group": "Technical & operational", "items": ["B"]}]},
        ),
        ({"links": ["github.com/anna"]}, {"links": [{"url": "github.com/anna"}]}),
        ({"languages": ["English (C1)"]}, {"languages": [{"language": "English", "level": "C1"}]}),
        ({"languages": ["Deutsch: Muttersprache"]}, {"languages": [{"language": "Deutsch", "level": "Muttersprache"}]}),
        (
            {"personal_details": ["Driving licence: B", "single"]},
            {"personal_details": [{"label": "Driving licence", "value": "B"}, {"value": "single"}]},
        ),
        ({"languages": [{"name": "pl", "proficiency": "B2"}]}, {"languages": [{"language": "pl", "level": "B2"}]}),
        (
            {
                "work_experience": [
                    {"company": "C", "position": "P", "start_date": "01/2020", "description": "- a\n- b"}
                ]
            },
            {
                "work_experience": [
                    {"date_range": "2020-01 – Present", "employer": "C", "title": "P", "bullets": ["a", "b"]}
                ]
            },
        ),
        (
            {
                "education": [
                    {"school": "S", "degree": "BSc", "field": "Maths", "start_date": "2010", "end_date": "2013"}
                ]
            },
            {"education": [{"date_range": "2010 – 2013", "institution": "S", "title": "BSc Maths"}]},
        ),
    ],
)
def test_accepted_synonyms_become_canonical(sent: dict[str, Any], canonical: dict[str, Any]) -> None:
    assert Cv.model_validate(sent).model_dump(exclude_defaults=True) == canonical


@pytest.mark.parametrize(
    "sent",
    [
        {"summary": "a", "profile": "b"},
        {"full_name": "a", "name": "b"},
        {"work_experience": [{"employer": "a", "company": "b"}]},
        {"work_experience": [{"date_range": "2019", "start_date": "2020"}]},
        {"education": [{"title": "BSc", "degree": "MSc"}]},
    ],
)
def test_a_value_given_twice_is_refused_since_one_would_be_lost(sent: dict[str, Any]) -> None:
    with pytest.raises(ValidationError) as refused:
        Cv.model_validate(sent)
    assert [problem.code for problem in problems.from_pydantic(refused.value)] == ["given_twice"]


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("email", "not-an-email", "email"),
        ("phone", "call me", "phone"),
        ("birth_date", "31.02.1990", "birth_date"),
        ("language", "klingon", "literal_error"),
        ("photo_url", "https://example.com/me.jpg", "photo_url"),
        ("photo_url", "file:///etc/passwd", "photo_url"),
        ("photo_url", "data:image/svg+xml;base64,AAAA", "photo_url"),
        ("links", ["javascript:alert(1)"], "url"),
        ("links", ["no link"], "url"),
        ("work_experience", [{"date_range": "banana"}], "date_range"),
        ("work_experience", [{"date_range": "2021 – 2019"}], "date_range"),
        ("work_experience", [None], "model_type"),
        ("work_experience", "ACME", "list_type"),
        ("languages", [{"level": 3}], "string_type"),
        ("skills", [{"group": "g", "item": []}], "extra_forbidden"),
        ("address_lines", [1], "string_type"),
        ("custom_sections", [{"heading": "H", "entries": ["x"]}], "model_type"),
        ("personal_details", [{"label": "l", "text": "x"}], "extra_forbidden"),
    ],
)
def test_values_of_a_wrong_kind_are_refused_with_what_to_send(field: str, value: Any, code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Cv.model_validate({field: value})
    found = problems.from_pydantic(refused.value)
    assert [problem.code for problem in found] == [code]
    assert found[0].path.startswith(field)
    assert found[0].hint


@pytest.mark.parametrize(
    ("name", "value", "path", "allowed"),
    [
        ("template", "fancy", "design.template", TEMPLATES),
        ("font", "Comic Sans", "design.font", FONTS),
        ("paper", "a5", "design.paper", PAPERS),
        ("accent", "bluish", "design.accent", ("#rrggbb",)),
        ("page_numbers", "some", "design.page_numbers", ("true",)),
        ("section_order", ["skills", "Patents"], "design.section_order[1]", (*SECTIONS, "Exhibitions")),
        ("hidden", ["shoe_size"], "design.hidden[0]", ("birth_date", "photo_url", "Exhibitions")),
        ("headings", {"jobs": "x"}, "design.headings.jobs", ()),
    ],
)
def test_a_design_is_refused_with_what_is_allowed(name: str, value: Any, path: str, allowed: tuple[str, ...]) -> None:
    with pytest.raises(ValidationError) as refused:
        Cv.model_validate({"custom_sections": [{"heading": "Exhibitions"}], "design": {name: value}})
    [found] = problems.from_pydantic(refused.value)
    assert found.path == path
    assert all(each in found.hint for each in allowed)


@pytest.mark.parametrize(
    ("sent", "canonical"),
    [
        ({"template": "Academic"}, {"template": "academic"}),
        ({"template": "zurich"}, {"template": "axis"}),
        ({"font": "source-serif-4"}, {"font": "Source Serif 4"}),
        ({"paper": "A4"}, {"paper": "a4"}),
        ({"accent": "1F4E79"}, {"accent": "#1f4e79"}),
        ({"accent": "#0af"}, {"accent": "#00aaff"}),
        ({"section_order": ["Skills", "EXHIBITIONS"]}, {"section_order": ["skills", "Exhibitions"]}),
        ({"page_numbers": False}, {"page_numbers": False}),
        ({"template": "", "page_numbers": "", "hidden": []}, {}),
    ],
)
def test_a_design_becomes_canonical(sent: dict[str, Any], canonical: dict[str, Any]) -> None:
    cv = Cv.model_validate({"custom_sections": [{"heading": "Exhibitions"}], "design": sent})
    assert cv.design.model_dump(exclude_defaults=True) == canonical


def test_every_section_can_have_a_heading_of_its_own_and_is_a_field() -> None:
    assert tuple(Headings.model_fields) == SECTIONS
    assert set(SECTIONS) < set(CONTENT_FIELDS)


def test_a_cv_without_a_design_has_none() -> None:
    assert not filled(Cv(), "design")
    assert filled(Cv.model_validate({"design": {"page_numbers": False}}), "design")


def test_an_empty_cv_is_valid_and_every_field_may_be_empty() -> None:
    cv = Cv()
    assert Cv.model_validate(cv.model_dump()) == cv


def test_typographic_blanks_and_letters_of_all_scripts_stay() -> None:
    text = "10\u00a0000 zł – Łódź, Αθήνα, Київ, 東京"
    assert Cv(headline=text).headline == text


def test_the_json_schema_describes_every_field() -> None:
    schema = Cv.model_json_schema()
    described = [schema, *schema["$defs"].values()]
    fields = [field for each in described for field in each.get("properties", {}).values()]
    assert len(fields) > len(CONTENT_FIELDS)
    assert all(field.get("description") for field in fields)


def test_usual_lines_are_taken_as_they_are() -> None:
    lines = ("Führte 12 Projekte – „ohne Verzug“", "Łódź", "x", "", "東京", "Κρήτη", "100 % C++/C#")
    assert all(map(forms._is_plain, lines))


@given(st.text(st.sampled_from("aZ9-–ß \u00a0\t\u0301\u2028e")) | st.text())
def test_lines_that_are_taken_as_they_are_would_come_out_as_they_are(text: str) -> None:
    if forms._is_plain(text):
        assert unicodedata.normalize("NFC", text) == text
        assert forms._BLANKS.sub(" ", forms._CONTROL.sub(" ", text)).strip() == text


@pytest.mark.parametrize(
    ("name", "sent", "stored"),
    [
        ("accent", "Navy", "#000080"),
        ("accent", "dark slate gray", "#2f4f4f"),
        ("accent", "rgb(31, 78, 121)", "#1f4e79"),
        ("accent", "1F4E79", "#1f4e79"),
        ("accent", "#1F4E79ff", "#1f4e79"),
        ("paper", "DIN A4", "a4"),
        ("paper", "US Letter", "letter"),
    ],
)
def test_a_look_in_other_words_is_understood(name: str, sent: str, stored: str) -> None:
    assert getattr(Cv.model_validate({"design": {name: sent}}).design, name) == stored


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("accent", "rgb(1, 2, 300)"),
        ("accent", "reddish"),
        ("accent", "#1f4e7980"),
        ("accent", "#123ff"),
        ("paper", "a4 or letter"),
    ],
)
def test_a_look_that_may_be_several_is_refused(name: str, sent: str) -> None:
    with pytest.raises(ValidationError):
        Cv.model_validate({"design": {name: sent}})
