"""JSON Resume in and out: what has no field is handed back as text, never dropped."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cv_generator.cv.model import Cv
from cv_generator.reading.cv_data import understand_data
from cv_generator.reading.json_resume import from_json_resume, is_json_resume
from cv_generator.rendering.json_resume import to_json_resume

RESUME: dict[str, Any] = {
    "$schema": "https://example.org/schema.json",
    "basics": {
        "name": "Anna Muster", "label": "Projektleiterin", "email": "anna@example.org", "phone": "+49 221 4710365",
        "url": "https://anna.example.org", "summary": "Zwölf Jahre Erfahrung.", "image": "https://example.org/a.jpg",
        "location": {"address": "Seestrasse 1", "postalCode": "50827", "city": "Köln", "countryCode": "DE", "moon": "x"},
        "profiles": [{"network": "GitHub", "username": "anna", "url": "https://github.com/anna-example"},
                     {"network": "Xing", "username": "anna-m"}, {"network": "Fediverse", "username": "anna-f"}],
    },
    "work": [{"name": "Rheinwerk GmbH", "position": "Leiterin", "location": "Köln", "startDate": "2020-01-15",
              "endDate": "2025-04", "summary": "Bahn", "highlights": ["Tickets", "Budget"], "rating": {"stars": 5}},
             {"company": "Consulta", "position": "Beraterin", "startDate": "sometime"}],
    "education": [{"institution": "Uni Göttingen", "area": "Informatik", "studyType": "BSc", "startDate": "2006",
                   "endDate": "2010", "score": "1,6", "courses": ["Netze"]}],
    "volunteer": [{"organization": "THW", "position": "Helferin", "startDate": "2018-05"}],
    "projects": [{"name": "Atlas", "description": "Karten", "keywords": ["GIS"], "roles": ["Leitung"], "entity": "Verein"}],
    "skills": [{"name": "Web", "level": "Master", "keywords": ["HTML", "CSS"]}, {"name": "Scrum"}],
    "languages": [{"language": "Deutsch", "fluency": "Muttersprache"}],
    "certificates": [{"name": "PMP", "issuer": "PMI", "date": "2017"}],
    "publications": [{"name": "Takte", "publisher": "Verlag", "releaseDate": "2012"}],
    "awards": [{"title": "Preis", "awarder": "Stadt", "date": "2015"}],
    "interests": [{"name": "Sport", "keywords": ["Rad"]}, {"name": "Chor"}],
    "references": [{"name": "Max Beispiel", "reference": "Sehr gut."}],
    "custom": {"deep": ["kept"]},
}  # fmt: skip


def words(value: Any) -> set[str]:
    if isinstance(value, dict):
        return {word for item in value.values() for word in words(item)}
    if isinstance(value, (list, tuple)):
        return {word for item in value for word in words(item)}
    return set(str(value).replace(",", " ").replace(":", " ").split()) if value is not None else set()


def test_every_section_is_understood() -> None:
    cv = from_json_resume(RESUME).cv
    assert (cv.full_name, cv.headline, cv.email) == ("Anna Muster", "Projektleiterin", "anna@example.org")
    assert cv.address_lines == ["Seestrasse 1", "50827 Köln", "Deutschland"]
    assert [link.url for link in cv.links] == [
        "https://anna.example.org",
        "https://github.com/anna-example",
        "https://www.xing.com/profile/anna-m",
    ]
    job = cv.work_experience[0]
    assert (job.date_range, job.employer, job.title) == ("2020-01 – 2025-04", "Rheinwerk GmbH", "Leiterin")
    assert job.bullets == ["Bahn", "Tickets", "Budget"]
    assert cv.work_experience[1].employer == "Consulta"
    assert cv.education[0].title == "BSc Informatik"
    assert [entry.organization for entry in cv.further_experience] == ["THW", "Verein"]
    assert cv.further_experience[0].date_range == "2018-05 – Present"
    assert cv.certifications == ["PMP, PMI, 2017"]
    assert cv.interests == ["Sport: Rad", "Chor"]
    assert cv.language == "de"


def test_what_no_field_can_hold_is_unplaced() -> None:
    unplaced = "\n".join(from_json_resume(RESUME).unplaced)
    for text in ("Fediverse anna-f", "moon: x", "5", "sometime", "kept", "https://example.org/a.jpg"):
        assert text in unplaced


def test_no_word_is_lost() -> None:
    imported = from_json_resume(RESUME)
    kept = words(imported.cv.model_dump()) | words(list(imported.unplaced))
    said = words({key: value for key, value in RESUME.items() if key != "$schema"})
    dates = {"2020-01-15", "2025-04", "2006", "2010", "2018-05", "anna", "anna-m", "Master", "DE"}
    assert said - kept <= dates


@pytest.mark.parametrize(
    ("value", "known"),
    [
        (RESUME, True), ({"basics": {}}, True), ({"work": [], "skills": []}, True), ({"full_name": "Anna"}, False),
        ({"skills": []}, False), ([], False), ("x", False), (None, False),
    ],
)  # fmt: skip
def test_a_json_resume_is_known_by_its_sections(value: Any, known: bool) -> None:
    assert is_json_resume(value) is known


def test_a_cv_survives_the_way_out_and_in() -> None:
    cv = from_json_resume(RESUME).cv.replaced(trainings=["Vergaberecht"], data_privacy="Ich willige ein.")
    back = from_json_resume(to_json_resume(cv))
    assert back.cv == cv
    assert back.unplaced == ()


def test_a_link_leaves_with_the_scheme_that_the_format_wants() -> None:
    urls = ["github.com/anna-example", "http://example.com", "mailto:anna@example.com"]
    profiles = to_json_resume(Cv.model_validate({"links": [{"url": url} for url in urls]}))["basics"]["profiles"]
    assert [profile["url"] for profile in profiles] == ["https://github.com/anna-example", *urls[1:]]


def test_each_reference_has_a_name_since_programs_refuse_the_file_else() -> None:
    said = to_json_resume(Cv(references=["Ms Ada Muster, Head of Claims, ada@example.com"]))
    assert said["references"] == [{"name": "Ms Ada Muster, Head of Claims, ada@example.com"}]
    assert from_json_resume(said).cv.references == ["Ms Ada Muster, Head of Claims, ada@example.com"]


def test_members_that_are_empty_are_left_out() -> None:
    assert set(to_json_resume(Cv(full_name="Anna"))) == {"$schema", "basics", "meta"}


_junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from([*RESUME, *RESUME["basics"], *RESUME["work"][0], "odd"]), inner, max_size=5)
    ),
    max_leaves=25,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(list(RESUME)), _junk, max_size=6))
def test_any_shape_is_taken_in(value: dict[str, Any]) -> None:
    imported = from_json_resume(value)
    assert isinstance(imported.cv, Cv)


def test_texts_and_lists_beyond_the_limits_are_unplaced() -> None:
    imported = from_json_resume(
        {
            "basics": {"name": "x" * 6_000},
            "awards": [{"title": str(n)} for n in range(600)],
            "work": [{"summary": "y" * 6_000}],
        }
    )
    assert imported.cv.full_name == ""
    assert len(imported.cv.awards) == 500
    assert len(imported.unplaced) == 102


def test_custom_sections_details_and_design_survive_json_resume() -> None:
    cv = Cv.model_validate({
        "full_name": "Anna Muster",
        "personal_details": [{"label": "Driving licence", "value": "B"}],
        "custom_sections": [{"heading": "Talks", "items": ["a"], "entries": [{"title": "T", "location": "Bern"}]}],
        "design": {"template": "modern", "section_order": ["Talks", "skills"], "page_numbers": False},
    })  # fmt: skip
    imported = from_json_resume(to_json_resume(cv), "en")
    assert (imported.cv, imported.unplaced) == (cv, ())


def test_what_leaves_as_json_resume_comes_back_through_every_door() -> None:
    cv = Cv.model_validate({
        "full_name": "Anna Muster", "trainings": ["First aid"], "data_privacy": "I agree.",
        "personal_details": [{"label": "Driving licence", "value": "B"}],
        "custom_sections": [{"heading": "Talks", "items": ["a"]}],
    })  # fmt: skip
    assert understand_data(to_json_resume(cv)).cv == cv


@pytest.mark.parametrize(
    "sent",
    [
        {"cv": {"name": "Anna Muster", "sections": {"Experience": [{"company": "Span", "position": "Engineer"}]}}},
        {
            "basics": {"name": "Anna Muster"},
            "sections": {"experience": {"items": [{"company": "Span", "position": "Engineer"}]}},
        },
        {"basics": {"name": "Anna Muster"}, "work": [{"name": "Span", "position": "Engineer"}]},
    ],
)
def test_data_of_other_programs_are_read_as_their_files_are(sent: dict[str, Any]) -> None:
    cv = understand_data(sent).cv
    assert (cv.full_name, cv.custom_sections) == ("Anna Muster", [])
    assert [(job.employer, job.title) for job in cv.work_experience] == [("Span", "Engineer")]


def test_what_is_no_section_of_ours_is_unplaced_and_never_lost() -> None:
    imported = from_json_resume({"basics": {}, "customSections": [{"a": "b"}, "c"], "personalDetails": {"d": "e"}})
    assert words(imported.unplaced) >= {"b", "c", "e"}
    designed = from_json_resume({"basics": {"name": "A"}, "meta": {"design": {"template": "flashy"}}})
    assert designed.cv.design == Cv().design


@pytest.mark.parametrize(
    ("language", "country", "certificate", "award"),
    [
        ("de", "Österreich", "[Kranschein](https://schein.example/7), TÜV, 03/2019", "Preis, 11/2015"),
        ("en", "Austria", "[Kranschein](https://schein.example/7), TÜV, Mar 2019", "Preis, Nov 2015"),
        ("fr", "Autriche", "[Kranschein](https://schein.example/7), TÜV, mars 2019", "Preis, nov. 2015"),
    ],
)
def test_codes_dates_and_addresses_become_what_a_cv_prints(
    language: str, country: str, certificate: str, award: str
) -> None:
    imported = from_json_resume(
        {
            "basics": {
                "name": "Iva Muster",
                "summary": "Bau.\n\n* Kräne\n* Brücken",
                "location": {"countryCode": "AT"},
            },
            "work": [{"name": "Muster Bau", "url": "https://bau.example", "position": "Bauleiterin"}],
            "projects": [{"name": "Atlas", "url": "https://atlas.example", "type": "application"}],
            "certificates": [
                {"name": "Kranschein", "issuer": "TÜV", "date": "2019-03-07", "url": "https://schein.example/7"}
            ],
            "awards": [{"title": "Preis", "date": "2015-11"}],
        },
        language,
    )
    cv = imported.cv
    assert (cv.address_lines, cv.certifications, cv.awards) == ([country], [certificate], [award])
    assert cv.summary == "Bau.\nKräne\nBrücken"
    assert (cv.work_experience[0].bullets, cv.further_experience[0].bullets) == ([], [])
    assert cv.further_experience[0].title == "[Atlas](https://atlas.example)"
    assert set(imported.unplaced) == {"work url: https://bau.example", "projects type: application"}


def test_texts_of_our_own_files_stay_as_they_are() -> None:
    cv = Cv(summary="Plan:\n- first", certifications=["ISO 2019-03 auditor"], language="en")
    assert from_json_resume(to_json_resume(cv)).cv == cv
