"""A CV in another shape is answered with the whole of it in the canonical form: sent as it is, it loses nothing."""

from __future__ import annotations

from typing import Any

import pytest

from cv_generator.cv.mistakes import understand
from cv_generator.errors import InvalidInput, WrongKeys
from cv_generator.reading.cv_data import understand_data
from tests.cv.test_mistakes import SHAPES


def corrected(sent: Any) -> dict[str, Any]:
    with pytest.raises(WrongKeys) as wrong:
        understand_data(sent)
    assert "Send corrected_call" in wrong.value.details["action_required"]
    found = understand_data(wrong.value.details["corrected_call"]["cv_data"])
    assert not found.repairs
    return found.cv.model_dump(exclude_defaults=True)


@pytest.mark.parametrize("shape", SHAPES)
def test_the_corrected_call_is_what_a_repair_makes(shape: str) -> None:
    sent = SHAPES[shape][0]
    with pytest.raises(WrongKeys) as wrong:
        understand(sent)
    call = wrong.value.details.get("corrected_call")
    assert call or "repair: true" in wrong.value.details["action_required"]  # long data come back only where they must
    assert not call or understand(call["cv_data"]).cv == understand(sent, repair=True).cv


def job(**members: Any) -> dict[str, Any]:
    return {"full_name": "Eva Sample", "work_experience": [{"employer": "Span", "title": "Lead", **members}]}


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ({"salary": "90 000"}, {"personal_details": [{"label": "Salary", "value": "90 000"}]}),
        ({"relocation": True, "smoker": False}, {"personal_details": [{"value": "Relocation"}]}),
        (
            {"phone": "+41 44 668 18 00", "mobile": "+41 79 123 45 67"},
            {"phone": "+41 44 668 18 00", "personal_details": [{"label": "Mobile", "value": "+41 79 123 45 67"}]},
        ),
        ({"shoe": {"size": 43}}, {"custom_sections": [{"heading": "Shoe", "items": ["size: 43"]}]}),
        ({"letter": "Dear all. " * 20}, {"custom_sections": [{"heading": "Letter", "items": ["Dear all. " * 19 + "Dear all."]}]}),
        ({"driving_license": True, "hobbies": "Go"}, {"personal_details": [{"value": "Driving license"}], "interests": ["Go"]}),
        (
            {"email": ["a@b.example", "c@d.example"], "phone": {"country_code": "+41", "number": "44 668 18 00"}},
            {"email": "a@b.example", "phone": "+41 44 668 18 00", "personal_details": [{"label": "Email", "value": "c@d.example"}]},
        ),
        (
            {"degree": "MSc", "university": "Tech School", "graduation_year": 2015},
            {"education": [{"title": "MSc", "institution": "Tech School", "date_range": "2015"}]},
        ),
        ({"photo": "me.jpg", "hobbies": ["Go"]}, {"interests": ["Go"]}),
        ({"jobs": [{}], "education": [None], "skills": [""]}, {}),
        (
            {"jobs": [{"company": "Span", "location": {"city": "Bern", "remote": True}, "description": "<ul><li>Built</li><li>Sold</li></ul>"}]},
            {"work_experience": [{"employer": "Span", "location": "Bern, Remote", "bullets": ["Built", "Sold"]}]},
        ),
        ({"github": "eva-sample"}, {"links": [{"label": "GitHub", "url": "https://github.com/eva-sample"}]}),
        (
            {"skills": [{"name": "Go", "level": "expert", "years": 2}], "languages": [{"language": "English", "exam": "IELTS 8"}]},
            {"skills": ["Go (expert, Years: 2)"], "languages": [{"language": "English", "level": "Exam: IELTS 8"}]},
        ),
    ],
)  # fmt: skip
def test_what_has_no_field_stands_under_its_own_name(sent: dict[str, Any], expected: dict[str, Any]) -> None:
    assert corrected({"full_name": "Eva Sample", **sent}) == {"full_name": "Eva Sample", **expected}


def test_parts_of_a_name_in_an_object_and_parts_of_a_cv_in_a_list_are_whole() -> None:
    assert corrected({"name": {"given": "Eva", "family": "Sample", "title": "Dr."}}) == {"full_name": "Dr. Eva Sample"}
    sent = [{"full_name": "Eva Sample"}, {"jobs": [{"company": "Span"}]}]
    assert corrected(sent) == {"full_name": "Eva Sample", "work_experience": [{"employer": "Span"}]}


def test_a_photo_that_is_none_leaves_the_rest() -> None:
    with pytest.raises(InvalidInput) as wrong:
        understand_data({"full_name": "Eva Sample", "photo_url": "https://example.com/eva.jpg"})
    assert wrong.value.details["corrected_call"] == {"cv_data": {"full_name": "Eva Sample"}}
    assert "photo" in wrong.value.details["action_required"]


def test_names_of_our_own_tell_no_language() -> None:
    assert "language" not in corrected(job(duties=["Built"], description="Led"))


def test_long_data_come_back_only_where_a_repair_would_not_do() -> None:
    sent = job(duties=[f"Built bridge number {n}" for n in range(60)])
    with pytest.raises(WrongKeys) as wrong:
        understand_data(sent)
    assert "corrected_call" not in wrong.value.details
    assert wrong.value.details["action_required"].startswith("Send the same call again with repair: true")
    assert len(corrected({**sent, "pet": "cat"})["work_experience"][0]["bullets"]) == 60


def test_a_line_of_an_entry_keeps_what_the_entry_has_no_field_for() -> None:
    [entry] = corrected(job(duties=["Built"], manager="Dr. Kern", remote=True))["work_experience"]
    assert entry["bullets"] == ["Built", "Manager: Dr. Kern", "Remote"]


@pytest.mark.parametrize(
    "sent", [job(start="2019", end="2020", current=True), {"full_name": "Ada Span", "name": "Eva Li"}]
)
def test_what_contradicts_is_asked_about(sent: dict[str, Any]) -> None:
    with pytest.raises(WrongKeys) as wrong:
        understand_data({**sent, "hobbies": ["Chess"]})
    assert "corrected_call" not in str(wrong.value.details)


@pytest.mark.parametrize(
    ("members", "period"),
    [
        ({"startDate": 201903, "endDate": "9999-12-31"}, "2019-03 – Present"),
        ({"startDate": "20190301", "endDate": 202012}, "2019-03 – 2020-12"),
        ({"from": "2015-02", "to": "2017-03", "duration": "2 yrs 2 mos"}, "2015-02 – 2017-03"),
        ({"dates": "2015 – 2017", "years": 2}, "2015 – 2017"),
        ({"start_date": "2015-02", "end_date": "2017-03", "current": False}, "2015-02 – 2017-03"),
        ({"start_date": "2015-02", "current": "no"}, "2015-02"),
        ({"start": "2015-02", "is_current": True}, "2015-02 – Present"),
        ({"from": 2019, "to": 0}, "2019 – Present"),
        ({"date_range": "2015 – 2017", "start_date": "2015"}, "2015 – 2017"),
    ],
)
def test_a_period_in_parts_is_one(members: dict[str, Any], period: str) -> None:
    assert corrected(job(**members))["work_experience"] == [{"employer": "Span", "title": "Lead", "date_range": period}]


@pytest.mark.parametrize(
    ("sent", "field", "expected"),
    [
        (
            {"experience": {"Span AG": {"role": "Lead", "start": "2019"}, "Beta": {"role": "Clerk", "from": "2015", "to": "2018"}}},
            "work_experience",
            [
                {"employer": "Span AG", "title": "Lead", "date_range": "2019 – Present"},
                {"employer": "Beta", "title": "Clerk", "date_range": "2015 – 2018"},
            ],
        ),
        ({"education": {"Tech School": "MSc, 2015"}}, "education", [{"institution": "Tech School", "title": "MSc", "date_range": "2015"}]),
        (
            {"experience": [{"Span AG": {"title": "Lead"}}, {"2015 – 2018": {"company": "Beta", "title": "Clerk"}}]},
            "work_experience",
            [{"employer": "Span AG", "title": "Lead"}, {"employer": "Beta", "title": "Clerk", "date_range": "2015 – 2018"}],
        ),
        (
            {"experience": {"job_1": {"company": "Beta", "title": "Clerk"}, "job_2": {"company": "Span", "title": "Lead"}}},
            "work_experience",
            [{"employer": "Beta", "title": "Clerk"}, {"employer": "Span", "title": "Lead"}],
        ),
        (
            {"work_experience": ["Engineer at Span AG, Zürich (2019 – present): built bogies; tested brakes"]},
            "work_experience",
            [{"employer": "Span AG", "title": "Engineer", "location": "Zürich", "date_range": "2019 – Present", "bullets": ["built bogies", "tested brakes"]}],
        ),
        (
            {"sections": [{"section": "Experience", "items": [{"company": "Span", "role": "Lead"}]}, {"section": "Rare", "items": ["Moth"]}]},
            "work_experience",
            [{"employer": "Span", "title": "Lead"}],
        ),
        (
            {"sections": [{"type": "experience", "title": "Berufserfahrung", "items": [{"company": "Span", "role": "Lead"}]}]},
            "work_experience",
            [{"employer": "Span", "title": "Lead"}],
        ),
        ({"sections": [{"type": "personal", "email": "eva@example.com"}]}, "email", "eva@example.com"),
        ({"sections": [{"type": "education", "school": "Tech School", "degree": "MSc"}]}, "education", [{"institution": "Tech School", "title": "MSc"}]),
    ],
)  # fmt: skip
def test_entries_under_their_names_and_sections_in_a_list_come_to_their_places(
    sent: dict[str, Any], field: str, expected: Any
) -> None:
    assert corrected({"full_name": "Eva Sample", **sent})[field] == expected


def test_tasks_between_semicolons_are_told_or_parted() -> None:
    text, parts = "Built bogies; tested brakes; wrote reports", ["Built bogies", "tested brakes", "wrote reports"]
    assert corrected(job(bullets=text))["work_experience"][0]["bullets"] == parts
    sent = understand_data(job(description=text))
    assert [(each.path, each.code) for each in sent.told] == [("work_experience[0].bullets", "one_item")]
    assert [edit.value for edit in sent.mends] == [parts]


def test_the_language_of_the_keys_is_that_of_the_corrected_call() -> None:
    sent = {"vorname": "Eva", "nachname": "Sample", "berufserfahrung": [{"firma": "Span"}], "ausbildung": []}
    assert corrected(sent)["language"] == "de"
