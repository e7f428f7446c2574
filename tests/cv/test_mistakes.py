"""What assistants send instead of a canonical CV: refused with the right form, repaired on request, never half-read."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cv_generator.cv import compact
from cv_generator.cv.editing import apply_edits
from cv_generator.cv.mistakes import understand
from cv_generator.cv.mistakes_names import ROOT, SECTIONS
from cv_generator.cv.model import FIELDS, Cv
from cv_generator.cv.other_names import plain, squeezed
from cv_generator.cv.paths import Edit
from cv_generator.errors import InvalidEdit, InvalidInput, UserError, WrongKeys
from cv_generator.languages import codes, sections_in

BASE = {"full_name": "Anna Muster", "email": "anna.muster@example.com", "phone": "+41 44 668 18 00"}

# What was sent, the wrong keys, a part of the mapping, and what the repair must yield.
SHAPES: dict[str, tuple[dict[str, Any], list[str], dict[str, Any], dict[str, Any]]] = {
    "personal_info and employment_history": (
        {
            "personal_info": {"name": "Anna Muster", "email": "anna.muster@example.com", "location": "8002 Zürich"},
            "employment_history": [
                {
                    "company": "Rheinwerk",
                    "jobTitle": "PM",
                    "start": "2020-01",
                    "end": None,
                    "responsibilities": "- A\n- B",
                }
            ],
        },
        ["personal_info", "employment_history"],
        {"personal_info.name": "full_name", "employment_history": "work_experience"},
        {
            "full_name": "Anna Muster",
            "email": "anna.muster@example.com",
            "address_lines": ["8002 Zürich"],
            "work_experience": [
                {"employer": "Rheinwerk", "title": "PM", "date_range": "2020-01 – Present", "bullets": ["A", "B"]}
            ],
        },
    ),
    "personal": (
        {"personal": {"fullName": "Anna"}},
        ["personal"],
        {"personal.fullName": "full_name"},
        {"full_name": "Anna"},
    ),
    "contact": (
        {"contact": {"mail": "a@example.com"}},
        ["contact"],
        {"contact.mail": "email"},
        {"email": "a@example.com"},
    ),
    "half a JSON Resume": (
        {
            "basics": {
                "name": "Anna",
                "label": "PM",
                "location": {"address": "Seestrasse 1", "postalCode": "8002", "city": "Zürich", "countryCode": "CH"},
                "profiles": [{"network": "GitHub", "username": "anna", "url": "https://github.com/anna"}],
            },
            "employment": [{"employer": "X"}],
            "skills": [{"name": "Web", "level": "Master", "keywords": ["HTML", "CSS"]}],
            "interests": [{"name": "Chess", "keywords": ["blitz"]}],
            "certificates": [{"name": "PSM I", "date": "2020", "issuer": "Scrum.org"}],
        },
        ["basics", "employment", "skills[].name", "skills[].keywords", "skills[].level", "interests", "certificates"],
        {"basics.label": "headline", "employment": "work_experience", "skills[].keywords": "skills[].items[]"},
        {
            "full_name": "Anna",
            "headline": "PM",
            "address_lines": ["Seestrasse 1", "8002 Zürich", "CH"],
            "links": [{"label": "GitHub", "url": "https://github.com/anna"}],
            "work_experience": [{"employer": "X"}],
            "skills": [{"group": "Web (Master)", "items": ["HTML", "CSS"]}],
            "interests": ["Chess: blitz"],
            "certifications": ["PSM I, 2020, Scrum.org"],
        },
    ),
    "experience": (
        {**BASE, "experience": [{"title": "PM", "period": "2019-2021"}]},
        ["experience"],
        {"experience": "work_experience", "experience[].period": "work_experience[].date_range"},
        {**BASE, "work_experience": [{"title": "PM", "date_range": "2019 – 2021"}]},
    ),
    "cv_source, metadata and headline as objects": (
        {
            "cv_source": {"email": "a@example.com"},
            "metadata": {"language": "German"},
            "headline": {"name": "Anna Muster", "title": "PM"},
        },
        ["cv_source", "metadata", "headline"],
        {"cv_source.email": "email", "metadata.language": "language", "headline.title": "headline"},
        {"email": "a@example.com", "language": "de", "full_name": "Anna Muster", "headline": "PM"},
    ),
    "profiles": (
        {**BASE, "profiles": [{"platform": "LinkedIn", "link": "linkedin.com/in/anna"}]},
        ["profiles"],
        {"profiles": "links", "profiles[].platform": "links[].label", "profiles[].link": "links[].url"},
        {**BASE, "links": [{"label": "LinkedIn", "url": "linkedin.com/in/anna"}]},
    ),
    "cv_data inside cv_data": ({"cv_data": BASE}, ["cv_data"], {"cv_data.*": "*"}, BASE),
    "camelCase": (
        {
            "fullName": "Anna",
            "birthDate": "1986-09-23",
            "workExperience": [{"jobTitle": "PM", "startDate": "2020-01", "endDate": "2021-02"}],
        },
        ["fullName", "birthDate", "workExperience"],
        {"fullName": "full_name", "workExperience[].startDate": "work_experience[].date_range"},
        {
            "full_name": "Anna",
            "birth_date": "1986-09-23",
            "work_experience": [{"title": "PM", "date_range": "2020-01 – 2021-02"}],
        },
    ),
    "German": (
        {
            "vorname": "Anna",
            "nachname": "Muster",
            "berufserfahrung": [
                {"arbeitgeber": "X", "rolle": "Y", "von": "2019", "bis": "heute", "tätigkeiten": ["A"]}
            ],
            "ausbildung": {"schule": "ETH", "abschluss": "MSc", "fachrichtung": "Physik"},
            "sprachen": {"Deutsch": "Muttersprache", "Englisch": "C1"},
        },
        ["vorname", "nachname", "berufserfahrung", "ausbildung", "sprachen"],
        {"berufserfahrung[].arbeitgeber": "work_experience[].employer", "sprachen": "languages[]"},
        {
            "full_name": "Anna Muster",
            "work_experience": [{"employer": "X", "title": "Y", "date_range": "2019 – Present", "bullets": ["A"]}],
            "education": [{"institution": "ETH", "title": "MSc Physik"}],
            "languages": [{"language": "Deutsch", "level": "Muttersprache"}, {"language": "Englisch", "level": "C1"}],
        },
    ),
    "Polish": (
        {
            "imię": "Jan",
            "nazwisko": "Kowalski",
            "doswiadczenie": [
                {"pracodawca": "X", "stanowisko": "Y", "od": "2019", "do": "obecnie", "obowiązki": ["A"]}
            ],
            "wykształcenie": [{"uczelnia": "UW", "kierunek": "Prawo", "okres": "2001-2005"}],
        },
        ["imię", "nazwisko", "doswiadczenie", "wykształcenie"],
        {"doswiadczenie": "work_experience", "wykształcenie[].uczelnia": "education[].institution"},
        {
            "full_name": "Jan Kowalski",
            "work_experience": [{"employer": "X", "title": "Y", "date_range": "2019 – Present", "bullets": ["A"]}],
            "education": [{"institution": "UW", "title": "Prawo", "date_range": "2001 – 2005"}],
        },
    ),
    "strings where lists belong": (
        {**BASE, "interests": "Chess, Hiking", "skills": "Scrum (PSM I, II); SQL", "languages": "English (C1), German"},
        ["interests", "skills", "languages"],
        {"interests": "interests[]", "skills": "skills[]", "languages": "languages[]"},
        {
            **BASE,
            "interests": ["Chess", "Hiking"],
            "skills": ["Scrum (PSM I, II)", "SQL"],
            "languages": [{"language": "English", "level": "C1"}, {"language": "German"}],
        },
    ),
    "one entry where a list belongs": (
        {**BASE, "work_experience": {"employer": "X"}, "links": {"GitHub": "github.com/anna"}},
        ["work_experience", "links"],
        {"work_experience": "work_experience[]", "links": "links[]"},
        {**BASE, "work_experience": [{"employer": "X"}], "links": [{"label": "GitHub", "url": "github.com/anna"}]},
    ),
    "numbers where texts belong": (
        {**BASE, "phone": 41446681800, "education": [{"title": "MSc", "date_range": 2010}]},
        ["phone", "education[].date_range"],
        {"phone": "phone", "education[].date_range": "education[].date_range"},
        {**BASE, "phone": "41446681800", "education": [{"title": "MSc", "date_range": "2010"}]},
    ),
    "skills by group": (
        {**BASE, "skills": {"Databases": ["Redis"], "Tools": "Git, Make"}, "soft_skills": ["Listening"]},
        ["skills", "soft_skills"],
        {"skills": "skills[]", "soft_skills": "skills[]"},
        {
            **BASE,
            "skills": [
                {"group": "Databases", "items": ["Redis"]},
                {"group": "Tools", "items": ["Git", "Make"]},
                {"group": "Soft skills", "items": ["Listening"]},
            ],
        },
    ),
    "a misspelt key": ({**BASE, "eduction": []}, ["eduction"], {"eduction": None}, BASE),
    "Europass": (
        {
            "SkillsPassport": {
                "LearnerInfo": {
                    "Identification": {
                        "PersonName": {"FirstName": "Anna", "Surname": "Muster"},
                        "ContactInfo": {
                            "Email": {"Contact": "a@example.com"},
                            "Address": {
                                "Contact": {
                                    "AddressLine": "Seestrasse 1",
                                    "PostalCode": "8002",
                                    "Municipality": "Zürich",
                                    "Country": {"Code": "CH", "Label": "Switzerland"},
                                }
                            },
                        },
                        "Demographics": {"Birthdate": {"Year": 1986, "Month": 9, "Day": 23}},
                    },
                    "WorkExperience": [
                        {
                            "Period": {"From": {"Year": 2019, "Month": 1}, "Current": True},
                            "Position": {"Label": "PM"},
                            "Activities": "Led a team",
                            "Employer": {
                                "Name": "X",
                                "ContactInfo": {"Address": {"Contact": {"Municipality": "Bern"}}},
                            },
                        }
                    ],
                    "Skills": {
                        "Linguistic": {
                            "MotherTongue": [{"Description": {"Code": "de", "Label": "German"}}],
                            "ForeignLanguage": [
                                {
                                    "Description": {"Label": "English"},
                                    "ProficiencyLevel": {"Listening": "C1", "Reading": "C2"},
                                }
                            ],
                        },
                        "Computer": {"Description": "Word"},
                    },
                }
            }
        },
        ["SkillsPassport"],
        {
            "SkillsPassport…PersonName.Surname": "full_name",
            "SkillsPassport.LearnerInfo.WorkExperience": "work_experience",
        },
        {
            "full_name": "Anna Muster",
            "email": "a@example.com",
            "address_lines": ["Seestrasse 1", "8002 Zürich", "Switzerland"],
            "birth_date": "1986-09-23",
            "work_experience": [
                {
                    "employer": "X",
                    "location": "Bern",
                    "title": "PM",
                    "date_range": "2019-01 – Present",
                    "bullets": ["Led a team"],
                }
            ],
            "skills": [{"group": "Computer", "items": ["Word"]}],
            "languages": [
                {"language": "German", "level": "native"},
                {"language": "English", "level": "Listening C1, Reading C2"},
            ],
        },
    ),
}


def refusal(data: object, *, repair: bool = False) -> WrongKeys:
    with pytest.raises(WrongKeys) as raised:
        understand(data, repair=repair)
    return raised.value


@pytest.mark.parametrize("shape", SHAPES)
def test_a_wrong_shape_is_refused_with_the_mapping_and_repaired_only_on_request(shape: str) -> None:
    sent, wrong, mapping, repaired = SHAPES[shape]
    details = refusal(sent).details
    assert details["wrong_keys_detected"] == wrong
    assert details["mapping"].items() >= mapping.items()
    assert details["canonical_schema"] == compact.schema()
    Cv.model_validate(details["example"])
    assert "repair: true" in details["action_required"]
    understood = understand(sent, repair=True)
    assert understood.cv == Cv.model_validate(repaired)
    assert understood.repairs


@pytest.mark.parametrize("shape", SHAPES)
def test_a_refusal_costs_less_than_three_thousand_characters(shape: str) -> None:
    answer = refusal(SHAPES[shape][0]).answer()
    answer.pop("corrected_call", None)  # as long as the CV itself
    assert 500 < len(json.dumps(answer, ensure_ascii=False)) < 3_000


def test_a_canonical_cv_with_its_synonyms_needs_no_repair() -> None:
    understood = understand({**BASE, "profile": "P", "work_experience": [{"company": "X", "position": "Y"}]})
    assert understood.repairs == ()
    assert understood.cv.summary == "P"
    assert understood.cv.work_experience[0].employer == "X"


def test_null_means_not_given() -> None:
    sent = dict.fromkeys(FIELDS) | BASE | {"work_experience": [{"employer": "X", "location": None}]}
    assert understand(sent).cv == Cv.model_validate({**BASE, "work_experience": [{"employer": "X"}]})


def test_json_text_and_a_list_of_one_are_read_as_what_they_hold() -> None:
    assert understand(json.dumps(BASE)).cv == understand([BASE]).cv == understand(BASE).cv


@pytest.mark.parametrize("sent", [None, 5, "{", "[]", [], True, [1, 2]])
def test_what_is_no_object_is_refused_with_the_schema(sent: object) -> None:
    with pytest.raises(InvalidInput, match="cv_data must be an object") as raised:
        understand(sent)
    assert raised.value.details["canonical_schema"] == compact.schema()


def test_text_without_a_field_is_never_lost_by_a_repair() -> None:
    sent = {"personal_info": {"name": "Anna"}, "salary": "100", "jobs": [{"employer": "X", "manager": "Eva"}]}
    first = refusal(sent)
    assert first.details["mapping"]["salary"] is None
    assert first.details["mapping"]["jobs[].manager"] is None
    again = refusal(sent, repair=True)
    assert again.details["wrong_keys_detected"] == ["salary", "jobs[].manager"]
    assert again.details["mapping"] == {"salary": None, "jobs[].manager": None}


def test_two_different_values_for_one_field_are_refused() -> None:
    sent = {"phone": "+41 44 668 18 00", "contact": {"mobile": "+41 79 000 00 00"}}
    assert refusal(sent, repair=True).details["wrong_keys_detected"] == ["contact.mobile"]


def test_values_of_a_wrong_form_are_problems_and_no_repair_helps() -> None:
    for repair in (False, True):
        with pytest.raises(InvalidInput) as raised:
            understand({**BASE, "email": "not an address", "birth_date": "soon"}, repair=repair)
        assert [problem.path for problem in raised.value.problems] == ["email", "birth_date"]


def test_wrong_keys_and_wrong_values_are_answered_at_once() -> None:
    answer = refusal({"fullName": "Anna", "mail": "nobody"}).answer()
    assert answer["wrong_keys_detected"] == ["fullName", "mail"]
    assert [problem["path"] for problem in answer["problems"]] == ["email"]


def test_entries_that_are_no_objects_are_problems() -> None:
    with pytest.raises(InvalidInput) as raised:
        understand({**BASE, "work_experience": [None, "clerk"]})
    assert [problem.path for problem in raised.value.problems] == ["work_experience[0]", "work_experience[1]"]


def test_a_long_mapping_is_cut_with_a_count() -> None:
    details = refusal({f"key_{index}": "x" for index in range(100)}).details
    assert len(details["mapping"]) + details["mapping_left_out"] == 100
    assert len(details["wrong_keys_detected"]) + details["wrong_keys_left_out"] == 100
    assert "left out" in details["action_required"]


def test_a_repair_lists_every_step() -> None:
    lists = ("certifications", "trainings", "publications", "awards", "interests", "references")
    names = [name for name, place in ROOT.places.items() if place.field in lists and name not in lists]
    assert len(names) > 40
    understood = understand({name: ["x"] for name in names}, repair=True)
    assert len(understood.repairs) == len(names)


def test_the_compact_schema_names_every_field_of_the_model() -> None:
    assert FIELDS
    for name in FIELDS:
        assert name in compact.schema()


def test_every_known_name_is_in_plain_form_and_points_to_a_field() -> None:
    sections = [ROOT, *SECTIONS.values()]
    names = [(section, name, place) for section in sections for name, place in section.places.items()]
    assert len(names) > 500
    for section, name, place in names:
        assert plain(name).isalpha() or name in ("address1", "address2", "addressline1", "phone2")
        assert place.field in section.part.model_fields


_NAMES = {*ROOT.places, *ROOT.containers}
_KEYS = st.sampled_from(sorted({*ROOT.places, *ROOT.containers, *SECTIONS["work_experience"].places, "zzz"}))
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=4),
    max_leaves=12,
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@example({"email": {}}, False)
@example({"work_experience": {}}, True)
@given(st.dictionaries(_KEYS, _JSON, max_size=5), st.booleans())
def test_whatever_is_sent_is_understood_or_refused_with_a_lesson(sent: dict[str, Any], repair: bool) -> None:
    try:
        understood = understand(sent, repair=repair)
    except UserError as error:
        answer = error.answer()
        assert answer.get("problems") or answer.get("mapping")
        json.dumps(answer)
    else:
        assert understood.cv == Cv.model_validate(understood.cv.model_dump())


_WORDS = st.text("abcdefghijklmnop", min_size=5, max_size=9).filter(lambda word: word not in _NAMES)
_MESSY = st.recursive(
    _WORDS | st.integers(10_000, 99_999),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=4),
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.dictionaries(_KEYS, _MESSY, max_size=5))
def test_a_repair_loses_no_word(sent: dict[str, Any]) -> None:
    try:
        cv = understand(sent, repair=True).cv
    except UserError:
        return
    kept = json.dumps(cv.model_dump(), ensure_ascii=False)
    for word in _words(sent):
        assert word in kept, (word, sent)


def _words(value: Any) -> list[str]:
    if isinstance(value, str | int):
        return [str(value)]
    return [word for inner in (value.values() if isinstance(value, dict) else value) for word in _words(inner)]


@pytest.mark.parametrize(
    ("path", "value", "op", "expected"),
    [
        ("work_experience", {"company_name": "Y", "role": "T"}, "append", {"employer": "Y", "title": "T"}),
        ("work_experience[0]", {"jobTitle": "T"}, "set", {"title": "T"}),
        ("work_experience[0].bullets", "- A\n- B", "set", ["A", "B"]),
        ("work_experience[0].date_range", 2020, "set", "2020"),
        ("interests", "Chess, Go", "set", ["Chess", "Go"]),
        ("phone", 41446681800, "set", "41446681800"),
        ("languages", {"lang": "German"}, "append", {"language": "German"}),
    ],
)
def test_an_edit_with_a_wrong_shape_is_answered_with_a_call_that_works(
    path: str, value: object, op: Any, expected: object
) -> None:
    cv = Cv.model_validate({**BASE, "work_experience": [{"employer": "X"}]})
    with pytest.raises(InvalidEdit) as raised:
        apply_edits(cv, [Edit(path, value, op)])
    [corrected] = raised.value.details["corrected_call"]["edits"]
    assert corrected["value"] == expected
    apply_edits(cv, [Edit(**corrected)])


@pytest.mark.parametrize(("path", "value"), [("email", "nobody"), ("work_experience", ["clerk"]), ("phone", {"a": 1})])
def test_no_corrected_call_is_invented(path: str, value: object) -> None:
    with pytest.raises(InvalidEdit) as raised:
        apply_edits(Cv(), [Edit(path, value)])
    assert "corrected_call" not in raised.value.details


@pytest.mark.parametrize(
    ("path", "right"),
    [
        ("work_experience[0].company_name", "work_experience[0].employer"),
        ("jobs[0].jobTitle", "work_experience[0].title"),
        ("/work_experience/0/employer", "work_experience[0].employer"),
        ("$.work_experience.0.title", "work_experience[0].title"),
        ("personal_info.name", "full_name"),
        ("berufserfahrung[0].arbeitgeber", "work_experience[0].employer"),
        ("emial", "email"),
    ],
)
def test_a_path_in_other_words_is_answered_with_a_call_that_works(path: str, right: str) -> None:
    cv = Cv.model_validate({**BASE, "work_experience": [{"employer": "X"}]})
    value = {"email": "anna@example.com", "full_name": "Eva Beta"}.get(right, "Y")
    with pytest.raises(InvalidEdit) as raised:
        apply_edits(cv, [Edit(path, value)])
    assert right.rpartition(".")[2] in raised.value.problems[0].hint
    [corrected] = raised.value.details["corrected_call"]["edits"]
    assert corrected == {"field_path": right, "value": value}
    apply_edits(cv, [Edit(**corrected)])


@pytest.mark.parametrize(
    "path", ["wrok", "work_experience[7].company_name", "interests.name", ".", "[0]", "foo.bar", "a" * 400]
)
def test_no_path_is_invented(path: str) -> None:
    with pytest.raises(InvalidEdit) as raised:
        apply_edits(Cv(), [Edit(path, "Y")])
    assert "corrected_call" not in raised.value.details


@pytest.mark.parametrize(
    "sent",
    [
        {"work_experience": [{"employer": "X", "start_date": "2019-01", "from": "2018-01"}]},
        {"work_experience": [{"employer": "X", "date_range": "2019", "start": "2018"}]},
        {"work_experience": [{"employer": "X", "end": "2019-01", "current": True}]},
        {"work_experience": [{"employer": "X", "current": "since the merger"}]},
        {"skills": [{"keywords": ["a"], "level": {"x": {"y": True}}}]},
        {"summary": "A", "profile_summary": True},
        {"talks": [{"title": "T", "secret": {"x": True}}]},
        {"custom_sections": [{"heading": "H", "title": "other", "items": ["a"]}]},
        {"theme": "modern", "template": "classic"},
        {"languages": [{"language": "German", "level": "C2", "native": True}]},
    ],
)
def test_what_cannot_be_kept_is_never_repaired_away(sent: dict[str, Any]) -> None:
    with pytest.raises((WrongKeys, InvalidInput)):
        understand(sent, repair=True)


@pytest.mark.parametrize(
    ("sent", "repaired"),
    [
        ({"skills": [{"keywords": ["a"], "level": "expert"}]}, {"skills": [{"group": "(expert)", "items": ["a"]}]}),
        (
            {"languages": {"fluent": ["German"], "basic": ["French"]}},
            {"languages": [{"language": "German", "level": "fluent"}, {"language": "French", "level": "basic"}]},
        ),
        (
            {"personal_info": {"marital_status": "single", "Name": "Anna"}, "personal_details": {"Car": "yes"}},
            {
                "full_name": "Anna",
                "personal_details": [{"label": "Marital status", "value": "single"}, {"label": "Car", "value": "yes"}],
            },
        ),
        ({"work_experience": {"0": {"employer": "X"}}}, {"work_experience": [{"employer": "X"}]}),
        (
            {
                "nom": "Ada",
                "expérience": [{"entreprise": "X", "poste": "P", "début": "2019", "fin": "2020", "missions": ["a"]}],
                "formation": [{"établissement": "U", "diplôme": "Master"}],
                "langues": [{"langue": "Anglais", "niveau": "C1"}],
            },
            {
                "full_name": "Ada",
                "work_experience": [{"employer": "X", "title": "P", "date_range": "2019 – 2020", "bullets": ["a"]}],
                "education": [{"institution": "U", "title": "Master"}],
                "languages": [{"language": "Anglais", "level": "C1"}],
            },
        ),
        (
            {"nombre": "Ada", "experiencia": [{"empresa": "X", "puesto": "P", "desde": "2019", "hasta": "2020"}]},
            {"full_name": "Ada", "work_experience": [{"employer": "X", "title": "P", "date_range": "2019 – 2020"}]},
        ),
        ({"patents": ["A"]}, {"custom_sections": [{"heading": "Patents", "items": ["A"]}]}),
        (
            {"talks": [{"name": "T", "year": 2020, "venue": "V", "city": "Bern"}]},
            {
                "custom_sections": [
                    {
                        "heading": "Talks",
                        "entries": [{"title": "T", "date_range": "2020", "organization": "V", "location": "Bern"}],
                    }
                ]
            },
        ),
        (
            {"custom_sections": {"Talks": ["T"], "Patents": [{"title": "P"}]}},
            {
                "custom_sections": [
                    {"heading": "Talks", "items": ["T"]},
                    {"heading": "Patents", "entries": [{"title": "P"}]},
                ]
            },
        ),
        (
            {"custom_sections": [{"title": "H", "content": "a\nb"}]},
            {"custom_sections": [{"heading": "H", "items": ["a", "b"]}]},
        ),
        ({"theme": "modern", "accentColor": "#00aaff"}, {"design": {"template": "compact", "accent": "#00aaff"}}),
        (
            {
                "design": {
                    "order": ["Experience", "skills"],
                    "hide": "photo, birthday",
                    "section_titles": {"Jobs": "Career"},
                }
            },
            {
                "design": {
                    "section_order": ["work_experience", "skills"],
                    "hidden": ["photo_url", "birth_date"],
                    "headings": {"work_experience": "Career"},
                }
            },
        ),
        ({"work_experience": {"jobs": [{"employer": "X"}]}}, {"work_experience": [{"employer": "X"}]}),
        (
            {"work_experience": [{"employer": "X", "start": "2019", "end": "present", "current": True}]},
            {"work_experience": [{"employer": "X", "date_range": "2019 – Present"}]},
        ),
        (
            {"work_experience": [{"employer": "X", "start": "2019", "end": "2020", "current": False}]},
            {"work_experience": [{"employer": "X", "date_range": "2019 – 2020"}]},
        ),
    ],
)
def test_unusual_shapes_keep_what_they_say(sent: dict[str, Any], repaired: dict[str, Any]) -> None:
    assert understand(sent, repair=True).cv == Cv.model_validate(repaired)


def test_broken_json_is_told_where_it_breaks() -> None:
    with pytest.raises(InvalidInput, match=r"no valid JSON: .* at character"):
        understand('{"full_name": "Anna",')


def test_positions_inside_a_company_are_an_entry_each() -> None:
    data = {
        **BASE,
        "companies": [{"company": "Span", "location": "York", "positions": [
            {"title": "Lead", "start": "2021", "end": None, "highlights": ["a"]}, {"title": "Engineer", "dates": "2018 – 2021"},
        ]}],
        "schools": [{"school": "Gamma", "degrees": [{"degree": "MSc", "field": "Law", "end": "2018"}, {"degree": "BSc"}]}],
    }  # fmt: skip
    cv = understand(data, repair=True).cv
    assert [(job.employer, job.location, job.title, job.date_range) for job in cv.work_experience] == [
        ("Span", "York", "Lead", "2021 – Present"),
        ("Span", "York", "Engineer", "2018 – 2021"),
    ]
    assert [(school.institution, school.title) for school in cv.education] == [("Gamma", "MSc Law"), ("Gamma", "BSc")]


def test_positions_that_say_something_again_are_not_put_apart() -> None:
    company = {"company": "Span", "dates": "2015 – 2021", "positions": [{"title": "Lead", "dates": "2018 – 2021"}]}
    with pytest.raises(WrongKeys) as refused:
        understand({**BASE, "work": [company]}, repair=True)
    assert "work[].positions" in refused.value.details["mapping"]


def _facts_of_the_head() -> list[str]:
    """What people in every language put into the head of a CV beside its fields: licences, permits, marital status."""
    listed = {code: sections_in("contact", code).get("ignored", ()) for code in codes()}
    english = {word for words in sections_in("contact", "en").values() for word in words}
    words = dict.fromkeys(word for code in codes() if code != "en" for word in listed[code])
    return [word for word in words if squeezed(word) and squeezed(word) not in ROOT.places and word not in english]


def test_licences_permits_and_marital_status_are_facts_about_the_person_in_every_language() -> None:
    elsewhere = {"personal_details", "work_experience", "further_experience", "certifications", "interests"}
    placed = {word: ROOT.place(word) for word in _facts_of_the_head()}
    assert {place.field if place else None for place in placed.values()} <= elsewhere
    others = [word for word, place in placed.items() if place and place.field != "personal_details"]
    assert len(others) < len(placed) / 20  # military service, leisure: headings in their own language


@pytest.mark.parametrize(
    "name",
    ["permis", "permis_de_conduire", "patente", "rijbewijs", "carnet de conducir", "führerausweis", "carta de condução",
     "kategoria_prawa_jazdy", "permit", "zivilstand", "situation_familiale", "stato_civile", "estado_civil",
     "bewilligung", "burgerlijke staat"],
)  # fmt: skip
def test_a_fact_of_the_head_keeps_its_name_and_takes_no_other_field(name: str) -> None:
    cv = understand({"full_name": "Léa Dupont", name: "B"}, repair=True).cv
    [detail] = cv.personal_details
    assert (squeezed(detail.label), detail.value) == (squeezed(name), "B")
    assert (cv.nationality, cv.publications) == ("", [])
