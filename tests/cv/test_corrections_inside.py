"""Values and indices that say more than their field takes are understood in one step, and nothing of them is lost."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cv_generator.cv.editing import edited
from cv_generator.cv.keeping import words
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit
from cv_generator.errors import InvalidEdit, InvalidInput

CV = Cv.model_validate({
    "summary": "One.\n\nTwo.", "interests": ["Chess", "Rowing"], "skills": ["Scrum", {"group": "Data", "items": ["Redis"]}],
    "links": [{"label": "GitHub", "url": "github.com/ada"}],
    "work_experience": [{"employer": "Alpha", "bullets": ["walked", "talked"]}],
})  # fmt: skip


def corrected(path: str, value: Any, op: Any = "set") -> Cv:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [Edit(path, value, op)])
    offer = refused.value.details["corrected_call"]["edits"]
    return edited(CV, [Edit(**each, has_value="value" in each) for each in offer]).cv


@pytest.mark.parametrize(
    ("path", "value", "field", "expected"),
    [
        ("interests", {"add": ["Go"]}, "interests", ["Chess", "Rowing", "Go"]),
        ("interests", {"append": "Go"}, "interests", ["Chess", "Rowing", "Go"]),
        ("interests", {"remove": "Chess"}, "interests", ["Rowing"]),
        ("interests", {"$push": "Go", "$pull": "Chess"}, "interests", ["Rowing", "Go"]),
        ("interests", {"replace": ["Go"]}, "interests", ["Go"]),
        ("interests", 5, "interests", ["Chess", "Rowing", "5"]),
        ("習い事", ["Judo"], "custom_sections", [("習い事", ["Judo"], [])]),
        ("interests", '"Go"', "interests", ["Chess", "Rowing", "Go"]),
        ("skills", '"Go, Rust"', "skills", ["Scrum", ("Data", ["Redis"]), "Go", "Rust"]),
        ("skills", {"Data": ["Kafka"], "Cloud": ["AWS"]}, "skills",
         ["Scrum", ("Data", ["Redis", "Kafka"]), ("Cloud", ["AWS"])]),
        ("skills[1][0]", "Valkey", "skills", ["Scrum", ("Data", ["Valkey"])]),
        ("skills[1][1]", "Kafka", "skills", ["Scrum", ("Data", ["Redis", "Kafka"])]),
        ("skills.Data[0]", "Valkey", "skills", ["Scrum", ("Data", ["Valkey"])]),
        ("summary[0]", "Three.", "summary", "Three.\n\nTwo."),
        ("summary[1]", "Three.", "summary", "One.\n\nThree."),
        ("summary.2", "Three.", "summary", "One.\n\nTwo.\n\nThree."),
        ("links", {"linkedin": "ada1", "github": "ada2"}, "links",
         [("GitHub", "https://github.com/ada2"), ("LinkedIn", "https://www.linkedin.com/in/ada1")]),
        ("links[0].url", "ada2", "links", [("GitHub", "https://github.com/ada2")]),
        ("links[0]", {"network": "GitLab", "url": "ada2"}, "links", [("GitLab", "https://gitlab.com/ada2")]),
        ("links", [{"network": "Mastodon", "username": "ada"}], "personal_details", [("Mastodon", "ada")]),
        ("personal_details", {"Nationality": "Swiss", "Permit": "C"}, "personal_details",
         [("Nationality", "Swiss"), ("Permit", "C")]),
        ("personal_details", {"Date of birth": "1986-09-23"}, "personal_details", [("Date of birth", "1986-09-23")]),
    ],
)  # fmt: skip
def test_what_a_value_says_is_carried_out(path: str, value: Any, field: str, expected: Any) -> None:
    found = corrected(path, value).model_dump()[field]
    shown = (
        [tuple(each.values()) if isinstance(each, dict) else each for each in found]
        if isinstance(found, list)
        else found
    )
    assert shown == expected
    assert corrected(path, value).replaced(**{field: getattr(CV, field)}) == CV or field == "personal_details"


def test_telephone_numbers_by_name_keep_their_names() -> None:
    after = corrected("phone", {"mobile": "+41 44 668 18 00", "home": "+41 44 668 18 01"})
    assert after.phone == "+41 44 668 18 00"
    assert [(each.label, each.value) for each in after.personal_details] == [("Home", "+41 44 668 18 01")]


def test_a_label_that_is_offered_has_no_index() -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [Edit("talks[0]", "x")])
    assert '"label": "Talks"' in refused.value.problems[0].hint


def test_an_unknown_network_is_a_detail_and_the_links_beside_it_are_links() -> None:
    after = corrected(
        "profiles", [{"network": "Mastodon", "username": "ada"}, {"network": "GitLab", "username": "ada"}]
    )
    assert [link.url for link in after.links] == ["github.com/ada", "https://gitlab.com/ada"]
    assert [(each.label, each.value) for each in after.personal_details] == [("Mastodon", "ada")]


def test_a_project_of_json_resume_keeps_for_whom_it_was_and_its_roles() -> None:
    project = {
        "name": "Span", "description": "mapped", "highlights": ["won"], "keywords": ["HTML"], "startDate": "2016",
        "roles": ["Speaker"], "entity": "Smoogle", "type": "application",
    }  # fmt: skip
    entry = corrected("projects", [project]).further_experience[0]
    assert (entry.organization, entry.title, entry.date_range) == ("Span", "Speaker", "2016 – Present")
    assert set(entry.bullets) == {"mapped", "won", "Keywords: HTML", "Type: application", "Entity: Smoogle"}


@pytest.mark.parametrize("path", ["summary[5]", "interests[0][1]", "work_experience[0][7]"])
def test_an_index_that_leads_nowhere_is_not_just_left_away(path: str) -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [Edit(path, "x")])
    assert "Leave the index away" not in refused.value.problems[0].hint


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("interests", "Chess"),
        ("work_experience[0].bullets", "walked"),
        ("links", {"label": "GitHub", "url": "github.com/ada"}),
    ],
)
def test_an_item_that_is_added_again_is_told_with_the_edit_that_takes_it_out(path: str, value: Any) -> None:
    done = edited(CV, [Edit(path, value, "append")])
    assert [each.code for each in done.besides.warnings] == ["listed_twice"]
    assert edited(done.cv, done.besides.moves).cv == CV


def test_a_refusal_of_the_library_names_the_field_that_was_given() -> None:
    cv = CV.replaced(custom_sections=[{"heading": "Talks"}], design={"section_order": ["Talks"]})
    for fields, begins in (
        ({"custom_sections": []}, "custom_sections cannot be so: design.section_order[0]"),
        ({"education": [{"degree": 1, "field": 2}]}, "education[0].title must be a string"),
        ({"headline": "\ud800"}, "headline holds half a character"),
    ):
        with pytest.raises(InvalidInput) as refused:
            cv.replaced(**fields)
        assert refused.value.message.startswith(begins)


FORMS: tuple[tuple[str, Any, str], ...] = (
    ("interests", lambda one, two: {"add": [one, two]}, ""),
    ("interests", lambda one, two: {"$push": one, "append": two}, ""),
    ("interests", lambda one, two: json.dumps(f"{one}, {two}"), ""),
    ("work_experience[0].bullets", lambda one, two: {"append": f"{one}, {two}"}, ""),
    ("skills", lambda one, two: {"Data": [one, two]}, ""),
    ("skills", lambda one, two: {"Data": [one], "Cloud": [two]}, ""),
    ("skills[1][1]", lambda one, two: f"{one}, {two}", ""),
    ("skills.Data[0]", lambda one, two: f"{one} {two}", "Redis"),
    ("summary[0]", lambda one, two: f"{one}. {two}.", "One"),
    ("summary[2]", lambda one, two: f"{one}. {two}.", ""),
    ("links", lambda one, two: [{"network": one, "username": two}], ""),
    ("phone", lambda one, two: {"mobile": f"+41 44 668 18 0{len(one) % 10}", f"{two}x": "+41 44 668 18 11"}, ""),
    ("email", lambda one, two: {"a": f"{one}@x.example", "b": f"{two}@x.example"}, ""),
    ("profiles", lambda one, two: {"network": one, "username": two}, ""),
    ("links", lambda one, two: {"linkedin": one, "gitlab": two}, ""),
    ("personal_details", lambda one, two: {"Nationality": one, "Permit": two}, ""),
    ("projects", lambda one, two: [{"name": one, "entity": two, "roles": [two], "startDate": "2016"}], ""),
    ("custom_sections", lambda one, two: {"Talks": [one, two]}, ""),
)
WORDS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=5, max_size=9).map(lambda text: f"q{text}q")


@given(st.sampled_from(FORMS), WORDS, WORDS)
def test_no_word_of_what_was_sent_or_was_there_is_lost(form: tuple[str, Any, str], one: str, two: str) -> None:
    path, made, gone = form
    value = made(one, two)
    after = words(corrected(path, value).model_dump())
    sent = words(json.loads(value) if isinstance(value, str) and value.startswith('"') else value)
    assert sent <= after
    assert words(CV.model_dump()) - words(gone) <= after
    assert not {"add", "push", "append", "network", "username"} & after


@pytest.mark.parametrize(("path", "value"), [("email", "kim@example.org"), ("phone", "+41 44 668 18 01")])
def test_a_second_address_or_number_that_is_added_leaves_the_first(path: str, value: str) -> None:
    cv = Cv(email="ann@example.com", phone="+41 44 668 18 00")
    with pytest.raises(InvalidEdit) as refused:
        edited(cv, [Edit(path, value, "append")])
    [edit] = refused.value.details["corrected_call"]["edits"]
    assert (edit["field_path"], edit["value"]["value"], edit["op"]) == ("personal_details", value, "append")


@pytest.mark.parametrize(
    ("path", "value", "field"),
    [
        ("sections.skills.items", [{"name": "Data", "keywords": ["Go"]}], "skills"),
        ("sections.interests.items", ["Sailing"], "interests"),
        ("data.sections.interests.items[0]", "Sailing", "interests"),
    ],
)
def test_the_items_of_a_section_are_those_of_its_list(path: str, value: Any, field: str) -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [Edit(path, value)])
    edits = refused.value.details["corrected_call"]["edits"]
    assert all(each["field_path"].startswith(field) for each in edits)
    assert all(each.get("op") == "append" or "[" in each["field_path"] for each in edits)


JOBS = Cv(work_experience=[{"employer": "A", "bullets": ["one", "two"]}, {"employer": "B", "bullets": ["three"]}])


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        ("work_experience", {"swap": ["A", "B"]}, [["three"], ["one", "two"]]),
        ("work_experience[0].bullets", {"swap": [0, 1]}, [["two", "one"], ["three"]]),
        (
            "work_experience[0].bullets", {"swap": ["work_experience[0].bullets[0]", "work_experience[1].bullets[0]"]},
            [["three", "two"], ["one"]],
        ),
        ("work_experience", {"order": [1, 0]}, [["three"], ["one", "two"]]),
        ("work_experience[0].bullets", {"order": ["two", "one"]}, [["two", "one"], ["three"]]),
        ("work_experience[0].bullets", {"swap": [0, 5]}, None),
        ("work_experience[0].bullets", {"swap": [0, 0]}, None),
        ("work_experience[0].bullets", {"swap": "one"}, None),
        ("work_experience[0].bullets", {"order": [1]}, None),
        ("work_experience", {"swap": ["work_experience[0]", "work_experience[1].bullets[0]"]}, None),
    ],
)  # fmt: skip
def test_an_order_is_carried_out_or_refused_and_never_stored(path: str, value: Any, expected: Any) -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(JOBS, [Edit(path, value)])
    call = refused.value.details.get("corrected_call")
    edits = [Edit(**each, has_value="value" in each) for each in call["edits"]] if call else None
    assert (edits and [job.bullets for job in edited(JOBS, edits).cv.work_experience]) == expected
