"""A correction takes nothing away that the caller did not name."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cv_generator.cv.editing import edited, rehearsed
from cv_generator.cv.keeping import value_at, words
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit
from cv_generator.errors import InvalidEdit, Problem

CV = Cv.model_validate({
    "headline": "Bridge builder",
    "address_lines": ["14 Mill Row", "Bern"],
    "work_experience": [
        {"date_range": "2020-01 – Present", "employer": "Alpha", "title": "Lead", "bullets": ["walked", "talked"]},
        {"date_range": "2015 – 2019", "employer": "Beta", "title": "Trainee", "bullets": ["learned"]},
    ],
    "education": [{"institution": "Gamma", "title": "MEng Hydrology", "details": ["Honours"]}],
    "skills": ["Scrum", {"group": "Software", "items": ["Redis", "Kafka"]}],
    "languages": [{"language": "German", "level": "C2"}],
    "interests": ["Chess", "Rowing"],
    "awards": ["Delta prize"],
    "custom_sections": [{"heading": "Talks", "items": ["Epsilon"]}],
})  # fmt: skip


def followed(edit: Edit) -> tuple[Cv, str]:
    """The CV after the edit, or after the correction that its refusal offers; and all that was told."""
    told = ""
    try:
        done = edited(CV, [edit])
    except InvalidEdit as refused:
        told = refused.details["action_required"].partition("corrected_call")[2]
        offer = refused.details.get("corrected_call")
        if offer is None:
            return CV, told
        done = edited(CV, [Edit(**each, has_value="value" in each) for each in offer["edits"]])
    besides = done.besides
    return done.cv, told + " ".join(str(each) for each in (besides.emptied, besides.stored, besides.warnings) if each)


def corrected(path: str, value: Any, op: Any = "set") -> list[dict[str, Any]] | None:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [Edit(path, value, op)])
    offer = refused.value.details.get("corrected_call")
    return offer and offer["edits"]


@pytest.mark.parametrize(
    ("path", "value", "added"),
    [
        ("education[0]", {"gpa": "3.9", "minor": "Maths"}, {"details": ["Honours", "GPA: 3.9", "Minor: Maths"]}),
        ("education[0]", {"thesis": "Dams"}, {"details": ["Honours", "Thesis: Dams"]}),
        ("education[0]", {"title": "PhD", "gpa": "3.9"}, {"title": "PhD", "details": ["Honours", "GPA: 3.9"]}),
        ("work_experience[0]", {"tasks": "Led; ran"}, {"bullets": ["walked", "talked", "Led; ran"]}),
        ("work_experience[0]", {"achievements": ["walked", "won"]}, {"bullets": ["walked", "talked", "won"]}),
        (
            "work_experience[0]",
            {"technologies": ["Go", "Rust"], "description": "Leads."},
            {"bullets": ["walked", "talked", "Technologies: Go, Rust", "Leads."]},
        ),
        ("work_experience[0]", {"bullets": ["x"], "tools": "Go"}, {"bullets": ["x", "Tools: Go"]}),
        ("work_experience[0]", {"tasks": ["talked", "sang", "walked"]}, {"bullets": ["talked", "sang", "walked"]}),
    ],
)
def test_members_under_other_names_are_added_to_the_list_of_an_entry(
    path: str, value: dict[str, Any], added: dict[str, Any]
) -> None:
    after = followed(Edit(path, value))[0].model_dump()
    before = CV.model_dump()
    section = path.partition("[")[0]
    before[section][0] |= added
    assert after == before


def test_half_a_title_does_not_take_the_place_of_the_whole() -> None:
    assert corrected("education[0]", {"area": "Physics"}) is None
    assert corrected("education[0]", {"study_type": "MSc", "area": "Physics"}) == [
        {"field_path": "education[0]", "value": {"title": "MSc Physics"}}
    ]


def gently(edits: list[Edit]) -> Cv:
    try:
        rehearsed(CV, edits)
    except InvalidEdit as refused:
        assert {each.code for each in refused.problems} == {"replaces_list"}
        edits = [Edit(**each, has_value="value" in each) for each in refused.details["corrected_call"]["edits"]]
    return edited(CV, edits).cv


def test_entries_in_place_of_a_list_leave_those_that_they_do_not_name() -> None:
    jobs = [{"company": "beta", "location": "Ulm"}, {"employer": "Zeta", "date_range": "2010 – 2014"}]
    after = gently([Edit("headline", "H"), Edit("work_experience", jobs)])
    assert [(job.employer, job.location, job.bullets) for job in after.work_experience] == [
        ("Alpha", "", ["walked", "talked"]), ("beta", "Ulm", ["learned"]), ("Zeta", "", []),
    ]  # fmt: skip
    assert after.headline == "H"


@pytest.mark.parametrize(
    ("path", "value", "kept"),
    [
        ("skills", [{"group": "software", "items": ["Redis", "Kafka", "Go"]}], ["Scrum"]),
        ("languages", ["English (C1)"], ["German"]),
        ("education", json.dumps([{"institution": "Eta"}]), ["Hydrology"]),
        ("custom_sections", [{"heading": "Patents", "items": ["x"]}], ["Talks", "Epsilon"]),
    ],
)
def test_every_list_of_entries_is_kept(path: str, value: Any, kept: list[str]) -> None:
    after = str(gently([Edit(path, value)]).model_dump()[path])
    assert all(word in after for word in kept)


def test_a_list_that_names_all_that_is_there_is_the_whole_list() -> None:
    jobs = [job.model_dump() for job in reversed(CV.work_experience)]
    rehearsed(CV, [Edit("work_experience", jobs)])
    assert gently([Edit("work_experience", jobs)]).work_experience[0].employer == "Beta"


def test_a_list_of_texts_that_takes_the_place_of_another_is_told_before() -> None:
    with pytest.raises(InvalidEdit) as refused:
        rehearsed(CV, [Edit("interests", ["Go"])])
    assert [(each.path, each.code) for each in refused.value.problems] == [("interests", "replaces_list")]
    assert refused.value.details["corrected_call"]["edits"] == [{"field_path": "interests", "value": ["Go"]}]


@pytest.mark.parametrize(
    ("path", "value", "edits"),
    [
        ("address", "1 Hill\n3000 Bern\nCH", [("address_lines", ["1 Hill", "3000 Bern", "CH"], "set")]),
        ("address_lines", "1 Hill, Bern", [("address_lines", ["1 Hill", "Bern"], "set")]),
        ("work_experience[0].bullets", "- ran\n- sang", [("work_experience[0].bullets", ["ran", "sang"], "set")]),
    ],
)
def test_lines_take_the_place_of_lines_and_that_is_told_before(path: str, value: str, edits: list[Any]) -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [Edit(path, value)])
    call = refused.value.details["corrected_call"]["edits"]
    assert [(each["field_path"], each["value"], each.get("op", "set")) for each in call] == edits
    assert f"replaces what {edits[0][0]} holds" in refused.value.details["action_required"]


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        ("skills", "Redis, Scrum; Go", ["Scrum", ("Software", ["Redis", "Kafka"]), "Go"]),
        ("skills", "Redis, Scrum", ["Scrum", ("Software", ["Redis", "Kafka"])]),
        ("skills", "Software: Redis, Go\nCloud: AWS", ["Scrum", ("Software", ["Redis", "Kafka", "Go"]), ("Cloud", ["AWS"])]),
        ("skills", "Go: expert, Rust: basic", ["Scrum", ("Software", ["Redis", "Kafka"]), "Go: expert", "Rust: basic"]),
        ("skills[1]", "Software: Redis, Go", ["Scrum", ("Software", ["Redis", "Go"])]),
        ("skills[1]", "Go, Rust", ["Scrum", ("Software", ["Redis", "Kafka", "Go", "Rust"])]),
        ("skills[1]", "Go", ["Scrum", ("Software", ["Redis", "Kafka", "Go"])]),
        ("skills[1]", "software", ["Scrum", ("Software", ["Redis", "Kafka"])]),
        ("skills[1]", {"name": "Tools"}, ["Scrum", ("Tools", ["Redis", "Kafka"])]),
    ],
)  # fmt: skip
def test_text_on_skills_is_read_as_a_whole(path: str, value: Any, expected: list[Any]) -> None:
    after = followed(Edit(path, value))[0].model_dump()["skills"]
    assert [each if isinstance(each, str) else (each["group"], each["items"]) for each in after] == expected


def test_a_text_in_place_of_a_group_tells_what_is_gone() -> None:
    done = edited(CV, [Edit("skills[1]", "Software: Go")])
    assert done.besides.stored == {"skills[1]": {"group": "Software", "items": ["Go"]}}
    assert done.besides.emptied == ("skills[1].items[1]",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cloud: AWS, Azure", [("Cloud", ["AWS", "Azure"])]),
        ("Cloud: AWS; Methods: Kanban", [("Cloud", ["AWS"]), ("Methods", ["Kanban"])]),
        ("Software: Redis, Go; Rust", []),
    ],
)
def test_a_group_that_was_added_as_text_is_told_with_the_edits_that_make_it_one(text: str, expected: list[Any]) -> None:
    done = edited(CV, [Edit("skills", text, "append")])
    assert [each.code for each in done.besides.warnings] == ["one_item"]
    mended = edited(done.cv, done.besides.moves).cv.model_dump()["skills"]
    assert sorted((each["group"], each["items"]) for each in mended[2:]) == expected
    assert mended[1]["items"] == ["Redis", "Kafka", *(["Go", "Rust"] if not expected else [])]


@pytest.mark.parametrize(
    ("value", "op", "items"),
    [
        ("Clubs\n- Food bank 2020\n- Scouts, 2018", "append", {"Clubs": ["Food bank 2020", "Scouts, 2018"]}),
        ("Clubs: Food bank 2020; Scouts", "append", {"Clubs": ["Food bank 2020", "Scouts"]}),
        ("Clubs: Food bank 2020; Scouts", "set", {"Clubs": ["Food bank 2020", "Scouts"]}),
        ("Clubs\n- a\nPatents\n- b\n- c", "set", {"Clubs": ["a"], "Patents": ["b", "c"]}),
        ({"Patents": "GB1; GB2"}, "set", {"Patents": ["GB1", "GB2"]}),
    ],
)
def test_a_section_in_one_text_keeps_its_heading_and_its_items(
    value: Any, op: Any, items: dict[str, list[str]]
) -> None:
    after = followed(Edit("custom_sections", value, op))[0].custom_sections
    assert {each.heading: each.items for each in after} == {"Talks": ["Epsilon"], **items}


def test_lines_that_may_be_headings_or_items_are_not_guessed() -> None:
    assert corrected("custom_sections", "Clubs\nScouts") is None


@pytest.mark.parametrize(
    ("path", "value", "items"),
    [
        ("work_experience[0].bullets[0]", "• ran\n• sang", ["ran", "sang", "talked"]),
        ("interests[0]", "Go\nJazz", ["Go", "Jazz", "Rowing"]),
        ("awards[0]", "Prize, 2019; Medal, 2018", ["Prize, 2019", "Medal, 2018"]),
    ],
)
def test_one_item_that_reads_as_several_is_told_also_where_it_takes_a_place(path: str, value: str, items: Any) -> None:
    done = edited(CV, [Edit(path, value)])
    assert [each.code for each in done.besides.warnings] == ["one_item"]
    mended = value_at(edited(done.cv, done.besides.moves).cv.model_dump(), path.rpartition("[")[0])
    assert [each if isinstance(each, str) else (each["language"], each["level"]) for each in mended] == items


def test_semicolons_part_references() -> None:
    assert corrected("references", "Dr. Eta Muster, Dean; Theta Muster, CEO") == [
        {"field_path": "references", "value": ["Dr. Eta Muster, Dean", "Theta Muster, CEO"]}
    ]


@pytest.mark.parametrize(
    ("path", "emptied"),
    [
        ("work_experience", ("work_experience",)),
        ("headline", ("headline",)),
        ("skills[1].items", ("skills[1].items",)),
        ("skills[0]", ()),
        ("summary", ()),
    ],
)
def test_what_a_removal_empties_is_listed(path: str, emptied: tuple[str, ...]) -> None:
    assert edited(CV, [Edit(path, None, "remove", has_value=False)]).besides.emptied == emptied


def test_a_text_whose_place_the_word_for_nothing_took_is_brought_back() -> None:
    done = edited(CV, [Edit("headline", "null")])
    assert "old text" in done.besides.warnings[0].hint
    assert edited(done.cv, done.besides.moves).cv == CV
    assert edited(edited(CV, [Edit("summary", "None")]).cv, [Edit("summary", "")]).cv == CV


@pytest.mark.parametrize("op", ["set", "append"])
def test_facts_among_the_details_of_an_entry_keep_their_labels(op: Any) -> None:
    details = followed(Edit("education[0].details", {"grade": "First", "thesis": "Dams", "focus": "Soil"}, op))[0]
    assert details.education[0].details == ["Honours", "Grade: First", "Thesis: Dams", "Focus: Soil"]


@pytest.mark.parametrize(
    ("value", "period"),
    [
        ({"start": "2016-09", "end": None}, "2016-09 – Present"),
        ({"from": "2016-09", "to": ""}, "2016-09 – Present"),
        ({"start": "2014"}, "2014 – 2019"),
        ({"until": "2020"}, "2015 – 2020"),
    ],
)
def test_a_period_with_one_end(value: dict[str, Any], period: str) -> None:
    assert followed(Edit("work_experience[1].date_range", value))[0].work_experience[1].date_range == period


def test_a_group_under_its_own_name_is_added_to() -> None:
    skills = followed(Edit("skills[1]", {"Software": ["Redis", "Go"]}))[0].model_dump()["skills"]
    assert skills[1] == {"group": "Software", "items": ["Redis", "Kafka", "Go"]}
    assert followed(Edit("skills[0]", {"Cloud": ["AWS"]}))[0].model_dump()["skills"][0] == {
        "group": "Cloud", "items": ["AWS"],
    }  # fmt: skip
    assert corrected("skills[1]", {"Cloud": ["AWS"]}) is None


def test_the_good_edits_of_a_batch_that_cannot_be_mended_are_spelled_out_in_the_hints() -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [Edit("interests", {"hobbies": ["Go"]}), Edit("awards[40]", None, "remove", has_value=False)])
    assert "corrected_call" not in refused.value.details
    assert refused.value.problems[0].hint == 'Send {"field_path": "interests", "value": ["Go"]}.'
    assert refused.value.problems[1].code == "index_out_of_range"


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        (2, "Send an object with date_range, employer, location, title, bullets."),
        ({"dates": "2019"}, "It belongs in date_range."),
        ({"shoe size": "2019"}, "Remove it, or use one of the documented names."),
    ],
)
def test_hints_name_the_fields_of_an_entry(value: Any, hint: str) -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [Edit("work_experience[0]", value)])
    assert refused.value.problems[0].hint == hint


@pytest.mark.parametrize(
    ("value", "bullets"),
    [
        (["won"], ["walked", "talked", "won"]),
        (["talked", "walked"], ["talked", "walked"]),
        (["talked"], ["walked", "talked"]),
    ],
)
def test_items_under_another_name_of_a_list_are_added_to_it(value: list[str], bullets: list[str]) -> None:
    assert followed(Edit("work_experience[0].achievements", value))[0].work_experience[0].bullets == bullets


def test_half_a_title_that_took_the_place_of_the_whole_is_shown() -> None:
    assert edited(CV, [Edit("education[0]", {"field": "Physics"})]).besides.stored == {"education[0].title": "Physics"}
    assert edited(CV, [Edit("education[0]", {"degree": "MSc", "field": "Law"})]).besides.stored == {}


@pytest.mark.parametrize(
    ("path", "value"),
    [("full_name", {"first": "Eta"}), ("address_lines", {"city": "Basel"}), ("address", {"street": "1 Hill"})],
)
def test_a_part_of_a_name_or_an_address_is_not_taken_for_the_whole(path: str, value: dict[str, str]) -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV.replaced(full_name="Zoe Muster", address_lines=["14 Mill Row", "4051 Bern"]), [Edit(path, value)])
    assert "corrected_call" not in refused.value.details
    problem = refused.value.problems[0]
    assert path == "address" or f"a part of {path}" in f"{problem.message} {problem.hint}"


def test_a_list_on_a_group_is_its_items() -> None:
    assert corrected("skills[1]", ["Go", "Rust"]) == [{"field_path": "skills[1].items", "value": ["Go", "Rust"]}]
    assert corrected("work_experience[0]", ["Go", "Rust"]) is None


@pytest.mark.parametrize(
    ("path", "value", "url"),
    [
        ("links[0]", {"network": "GitHub", "username": "@zoe"}, "https://github.com/zoe"),
        ("links[0]", {"network": "LinkedIn", "username": "linkedin.com/in/zoe"}, "linkedin.com/in/zoe"),
        ("links[0]", {"network": "X", "username": "zoe", "url": "https://x.com/zoe"}, "https://x.com/zoe"),
        ("links[0]", {"username": "zoe"}, "https://gitlab.com/zoe"),
        ("links[0].username", "zoe", "https://gitlab.com/zoe"),
        ("social[0].handle", "@zoe", "https://gitlab.com/zoe"),
    ],
)
def test_the_name_of_a_user_makes_the_address_on_the_network(path: str, value: Any, url: str) -> None:
    cv = CV.replaced(links=[{"label": "GitLab", "url": "https://gitlab.com/zoe-old"}])
    with pytest.raises(InvalidEdit) as refused:
        edited(cv, [Edit(path, value)])
    done = edited(cv, [Edit(**each) for each in refused.value.details["corrected_call"]["edits"]])
    [link] = done.cv.links
    assert (link.url, link.label) == (url, value.get("network", "GitLab") if isinstance(value, dict) else "GitLab")


@pytest.mark.parametrize(
    "value", [{"network": "Fediverse", "username": "zoe"}, {"username": "zoe w"}, {"username": "/"}]
)
def test_a_name_of_a_user_that_makes_no_address_is_not_guessed(value: dict[str, str]) -> None:
    cv = CV.replaced(links=[{"label": "GitLab", "url": "https://gitlab.com/zoe-old"}])
    with pytest.raises(InvalidEdit) as refused:
        edited(cv, [Edit("links[0]", value)])
    assert "corrected_call" not in refused.value.details
    assert refused.value.problems[-1].hint == "Send the address of the profile as url."


@pytest.mark.parametrize(
    ("value", "gone"),
    [("Redis", "skills[1].items[0]"), ("walked", "work_experience[0].bullets[0]"), ("Scrum", "skills[0]")],
)
def test_what_a_removal_names_is_found_in_the_lists_of_entries(value: str, gone: str) -> None:
    assert corrected(gone.partition("[")[0], value, "remove") == [{"field_path": gone, "op": "remove"}]


def test_an_item_moves_up_and_down() -> None:
    assert corrected("work_experience[1]", "up", "move") == [
        {"field_path": "work_experience[1]", "value": 0, "op": "move"}
    ]
    assert corrected("work_experience[0]", "Down", "move") == [
        {"field_path": "work_experience[0]", "value": 1, "op": "move"}
    ]


def test_a_section_is_moved_by_the_design() -> None:
    with pytest.raises(InvalidEdit, match="Invalid edit") as refused:
        edited(CV, [Edit("skills", 0, "move")])
    assert "design.section_order" in refused.value.problems[0].hint


@pytest.mark.parametrize(
    ("path", "value", "hidden"),
    [("birth_date.hidden", True, ["summary", "birth_date"]), ("Geburtsdatum.visible", False, ["summary", "birth_date"]),
     ("summary.hidden", False, []), ("summary.hidden", True, ["summary"])],
)  # fmt: skip
def test_what_is_to_be_hidden_is_told_the_design(path: str, value: bool, hidden: list[str]) -> None:
    cv = CV.replaced(design={"hidden": ["summary"]})
    with pytest.raises(InvalidEdit) as refused:
        edited(cv, [Edit(path, value)])
    done = edited(cv, [Edit(**each) for each in refused.value.details["corrected_call"]["edits"]])
    assert done.cv.design.hidden == hidden


def test_a_list_that_resembles_no_field_is_a_section_of_its_own() -> None:
    cv, _ = followed(Edit("patents", ["EP 1", "EP 2"]))
    assert [(each.heading, each.items) for each in cv.custom_sections] == [
        ("Talks", ["Epsilon"]),
        ("Patents", ["EP 1", "EP 2"]),
    ]
    assert corrected("patents", "EP 1") is None
    assert corrected("skils", ["Go"]) == [{"field_path": "skills", "value": "Go", "op": "append"}]


def test_a_size_is_told_to_follow_from_the_pages() -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [Edit("design.font_size", 10)])
    assert "max_pages" in refused.value.problems[0].hint
    assert "corrected_call" not in refused.value.details


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("* **Built** bridges\n* kept *them*", ["**Built** bridges", "kept *them*"]),
        ("1. ran\n2. swam", ["ran", "swam"]),
        ("1. ran\n3. swam", ["1. ran", "3. swam"]),
        ("-5 °C\n- mild", ["-5 °C", "mild"]),
        ("•ran\n–swam\n---\n*dived", ["ran", "swam", "dived"]),
    ],
)
def test_what_marks_a_line_is_taken_off_and_nothing_else(text: str, items: list[str]) -> None:
    assert followed(Edit("work_experience[0].bullets", text))[0].work_experience[0].bullets == items


_OBJECTS = st.dictionaries(st.text("abcdefg", min_size=4, max_size=8), st.text("hijklm", min_size=4, max_size=8), min_size=1,
                           max_size=3)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.sampled_from(["personal_details", "languages", "skills", "custom_sections"]), _OBJECTS)
def test_an_object_on_a_list_leaves_all_that_it_does_not_name(path: str, value: dict[str, str]) -> None:
    cv = CV.replaced(personal_details=["Driving licence: B"], custom_sections=[{"heading": "Talks", "items": ["One"]}])
    sent: dict[str, Any] = {name: [inner] for name, inner in value.items()} if path == "custom_sections" else value
    try:
        edited(cv, [Edit(path, sent)])
    except InvalidEdit as refused:
        done = edited(cv, [Edit(**each) for each in refused.details["corrected_call"]["edits"]])
    assert words(cv.model_dump()) | words(list(value)) | words(value) <= words(done.cv.model_dump())


@pytest.mark.parametrize(
    ("edits", "field", "expected"),
    [
        ([Edit("first_name", "Eta"), Edit("lastName", "Muster"), Edit("headline", "x")], "full_name", "Eta Muster"),
        ([Edit("personal_info.vorname", "Eta"), Edit("personal_info.nachname", "Muster")], "full_name", "Eta Muster"),
        ([Edit("education[0].degree", "BSc"), Edit("education[0].field", "Maths")], "education", "BSc Maths"),
        (
            [Edit("street", "1 Hill"), Edit("postal_code", "3000"), Edit("city", "Bern")],
            "address_lines",
            ["1 Hill", "3000 Bern"],
        ),
    ],
)
def test_parts_of_one_text_in_several_edits_are_put_together(edits: list[Edit], field: str, expected: Any) -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, edits)
    done = edited(CV, [Edit(**each) for each in refused.value.details["corrected_call"]["edits"]]).cv
    assert (done.education[0].title if field == "education" else getattr(done, field)) == expected


def test_one_part_of_a_text_is_told_to_be_one() -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [Edit("first_name", "Eta")])
    assert refused.value.problems[0].hint.startswith("It is a part of full_name")
    assert "corrected_call" not in refused.value.details


@pytest.mark.parametrize(
    ("edit", "field", "expected"),
    [
        (Edit("headline", "and swimmer", "append"), "headline", "Bridge builder and swimmer"),
        (Edit("headline", ", swimmer", "append"), "headline", "Bridge builder, swimmer"),
        (Edit("headline", "\nSwimmer", "append"), "headline", "Bridge builder Swimmer"),
    ],
)
def test_what_is_added_to_a_text_continues_it(edit: Edit, field: str, expected: str) -> None:
    assert getattr(followed(edit)[0], field) == expected


def test_what_has_a_form_is_not_continued() -> None:
    assert corrected("education[0].title", "", "append") is None
    with_email = CV.replaced(email="a@example.com")
    with pytest.raises(InvalidEdit) as refused:
        edited(with_email, [Edit("email", "b@", "append")])
    assert "corrected_call" not in refused.value.details


@pytest.mark.parametrize(
    ("field", "value", "first", "others"),
    [
        ("phone", ["+49 89 123456", "+49 170 1234567"], "+49 89 123456", ["+49 170 1234567"]),
        ("phone", "+49 89 123456 / +49 170 1234567", "+49 89 123456", ["+49 170 1234567"]),
        ("email", "a@example.com; b@example.com, c@example.com", "a@example.com", ["b@example.com", "c@example.com"]),
    ],
)
def test_of_several_addresses_one_stands_in_the_field_and_none_is_lost(
    field: str, value: Any, first: str, others: list[str]
) -> None:
    cv, _ = followed(Edit(field, value))
    assert (getattr(cv, field), [each.value for each in cv.personal_details]) == (first, others)


def test_an_object_that_counts_its_items_from_one_is_a_list_where_nothing_is() -> None:
    sent = {"institution": "Zeta", "details": {"1": "ran", "2": "swam"}}
    assert followed(Edit("education", sent, "append"))[0].education[-1].details == ["ran", "swam"]


def test_the_same_for_every_item_is_an_edit_each() -> None:
    assert corrected("jobs[*].location", "Bern") == [
        {"field_path": "work_experience[0].location", "value": "Bern"},
        {"field_path": "work_experience[1].location", "value": "Bern"},
    ]


def test_several_indices_are_removed_from_the_last() -> None:
    assert corrected("interests", [0, 1], "remove") == [
        {"field_path": "interests[1]", "op": "remove"},
        {"field_path": "interests[0]", "op": "remove"},
    ]
    assert corrected("interests", [0, 7], "remove") is None


def test_paths_as_names_of_members_are_paths() -> None:
    sent = {"work_experience[0].title": "Boss", "work_experience[0].location": "Bern"}
    job = followed(Edit("work_experience[0]", sent))[0].work_experience[0]
    assert (job.title, job.location, job.bullets) == ("Boss", "Bern", ["walked", "talked"])


def test_what_a_person_speaks_does_not_choose_the_language_of_the_cv() -> None:
    assert corrected("language", "English C1") is None
    assert corrected("language", "pl_PL") == [{"field_path": "language", "value": "pl"}]


@pytest.mark.parametrize(
    ("sent", "label", "url"),
    [
        ("[Site](https://eta.example)", "Site", "https://eta.example"),
        ("Site: https://eta.example/a:b", "Site", "https://eta.example/a:b"),
        ("<https://eta.example>", "", "https://eta.example"),
        ("https://eta.example", "", "https://eta.example"),
    ],
)
def test_a_link_in_one_text_is_taken_apart(sent: str, label: str, url: str) -> None:
    [link] = edited(CV, [Edit("links", sent, "append")]).cv.links
    assert (link.label, link.url) == (label, url)


def test_an_address_in_brackets_is_no_address() -> None:
    with pytest.raises(InvalidEdit):
        edited(CV, [Edit("links", {"url": "[Site](https://eta.example)"}, "append")])


_SAID = st.dictionaries(st.text("abcdefg", min_size=5, max_size=8).map(lambda name: f"q{name}"),
                       st.text("hijklm", min_size=4, max_size=8), min_size=1, max_size=3)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.sampled_from(["certifications", "interests", "awards", "references", "work_experience[0].bullets"]), _SAID,
       st.sampled_from(["object", "list of objects"]), st.sampled_from(["set", "append"]))  # fmt: skip
def test_names_that_are_content_stay_with_what_is_said_of_them(
    path: str, said: dict[str, str], form: str, op: Any
) -> None:
    sent = said if form == "object" else [{name: value} for name, value in said.items()]
    items = value_at(followed(Edit(path, sent, op))[0].model_dump(), path)
    found = [item for item in items if item.lower().startswith("q")]
    assert [item.lower() for item in found] == [f"{name}: {value}" for name, value in said.items()]


def test_names_of_members_are_not_printed() -> None:
    sent = {"name": "PMP", "date": "2017", "issuer": "PMI", "credentialId": "X-1"}
    assert followed(Edit("certifications", sent, "append"))[0].certifications == ["PMP, 2017, PMI, ID X-1"]


def test_a_figure_does_not_take_the_place_of_a_group() -> None:
    assert corrected("skills[1]", 7) is None


_WORD = st.text("bcdfgh", min_size=3, max_size=6).map(lambda word: f"q{word}")
_SENT_TEXT = st.one_of(
    _WORD,
    st.builds("{}, {}".format, _WORD, _WORD),
    st.builds("{}; {}".format, _WORD, _WORD),
    st.builds("- {}\n- {}".format, _WORD, _WORD),
    st.builds("1. {}\n2. {}".format, _WORD, _WORD),
    st.builds("{}: {}, {}".format, _WORD, _WORD, _WORD),
    st.builds("**{}** {}".format, _WORD, _WORD),
    st.builds("{} ({})".format, _WORD, _WORD),
    st.builds("https://{}.example/{}".format, _WORD, _WORD),
)
_MEMBER = st.sampled_from(
    "name title company tasks gpa level language group items label url network username value heading start_date "
    "location bullets details keywords firma von note text issuer year school degree field".split()
)
_SENT: st.SearchStrategy[Any] = st.recursive(
    _SENT_TEXT | st.integers(0, 2030) | st.none() | st.sampled_from(["2019-03 – 2020-01", "01/2019 - heute"]),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3) | st.dictionaries(_MEMBER | _WORD, inner, min_size=1, max_size=3)
    ),
    max_leaves=6,
)
_ANYWHERE = st.sampled_from(
    "full_name headline email phone address_lines address links links[0] personal_details personal_details.Kinder "
    "summary work_experience work_experience[0] work_experience[1].bullets jobs[1].role jobs work_experience[0].bullets[1] "
    "work_experience[0].date_range education education[0] education[0].details education[0].gpa further_experience skills "
    "skills[0] skills[1] skills[1].items skills.Software skills.Cloud languages languages[0] languages.Spanish certifications "
    "awards awards[0] interests interests[1] references custom_sections custom_sections[0] custom_sections[0].items "
    "custom_sections[0].entries Talks patents data_privacy design.section_order design work_experience[2] interests[] "
    "/skills/- first_name linkedin driving_licence".split()
)


def _sent_words(value: Any) -> set[str]:
    """The words of the values that were sent, without those of names."""
    if isinstance(value, dict | list):
        return {word for each in (value.values() if isinstance(value, dict) else value) for word in _sent_words(each)}
    return set(re.findall(r"q[bcdfgh]{3,6}", str(value)))


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=300)
@given(_ANYWHERE, _SENT, st.sampled_from(["set", "append", "insert", "remove", "move"]), st.booleans())
def test_whatever_is_sent_wherever_is_answered_and_what_is_offered_works_and_keeps_it(
    path: str, value: Any, op: Any, as_text: bool
) -> None:
    sent = json.dumps(value) if as_text and isinstance(value, dict | list) else value
    try:
        done = edited(CV, [Edit(path, sent, op)])
    except InvalidEdit as refused:
        offer = refused.details.get("corrected_call")
        if offer is None:
            return
        done = edited(CV, [Edit(**each, has_value="value" in each) for each in offer["edits"]])
    if op not in ("remove", "move"):
        assert _sent_words(value) <= _sent_words(done.cv.model_dump())


def test_numbers_are_no_labels() -> None:
    bullets = followed(Edit("work_experience[0].bullets", {"0": "ran"}))[0].work_experience[0].bullets
    assert bullets == ["ran", "talked"]


_TEXTS = st.lists(
    st.lists(st.text("abcdefgh", min_size=3, max_size=6), min_size=1, max_size=3).map(", ".join), min_size=2, max_size=4
)
_TEXT_LISTS = st.sampled_from(["work_experience[0].bullets", "education[0].details", "awards", "references"])
_JOINED = st.sampled_from(["\n", "\n- ", "\n• ", "\n\n* "])


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(_TEXT_LISTS, _TEXTS, _JOINED, st.sampled_from(["set", "append"]))
def test_lines_become_the_same_items_with_the_same_words(path: str, items: list[str], joint: str, op: Any) -> None:
    before = value_at(CV.model_dump(), path)
    text = joint.removeprefix("\n") + joint.join(items)
    if op == "set":
        try:
            done = edited(CV, [Edit(path, text)])
        except InvalidEdit as refused:
            done = edited(CV, [Edit(**each) for each in refused.details["corrected_call"]["edits"]])
        assert value_at(done.cv.model_dump(), path) == items
    else:
        done = edited(CV, [Edit(path, text, op)])
        done = edited(done.cv, done.besides.moves)
        assert value_at(done.cv.model_dump(), path) == [*before, *items]


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.dictionaries(st.text("ABCDE", min_size=3, max_size=6),
                       st.lists(st.text("abcdefgh", min_size=2, max_size=6), min_size=1, max_size=3, unique=True),
                       min_size=1, max_size=3), st.sampled_from(["; ", "\n"]))  # fmt: skip
def test_groups_in_one_text_keep_their_items(groups: dict[str, list[str]], joint: str) -> None:
    text = joint.join(f"{name}: {', '.join(items)}" for name, items in groups.items())
    skills = followed(Edit("skills", text))[0].model_dump()["skills"]
    assert skills[:2] == CV.model_dump()["skills"]
    assert {each["group"]: each["items"] for each in skills[2:]} == groups


_VALUE = st.sampled_from(["new", "new; other", "new, other", "- new\n- other", ["new"], ["new", "other"], {"new": "other"},
                          [{"name": "new"}], "Software: new", '["new"]', "null", {"name": "new", "tasks": "other"}])  # fmt: skip
_NAMES = st.sampled_from(
    [
        "tasks",
        "technologies",
        "gpa",
        "thesis",
        "achievements",
        "area",
        "keywords",
        "notes",
        "description",
        "level",
        "url",
    ]
)
_OBJECT = st.dictionaries(_NAMES, _VALUE, min_size=1, max_size=2)
_PLACES = st.sampled_from(["work_experience[0]", "education[0]", "skills[1]", "languages[0]", "custom_sections[0]"])
_LISTS = st.sampled_from(["work_experience[0].bullets", "education[0].details", "skills", "interests", "awards",
                          "languages", "custom_sections", "address", "address_lines", "skills[1].items"])  # fmt: skip


def _words(value: Any) -> set[str]:
    return set(re.findall(r"\w+", str(value)))


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=150)
@given(st.tuples(_PLACES, _OBJECT))
def test_what_an_object_does_not_name_is_there_after_its_correction(sent: tuple[str, dict[str, Any]]) -> None:
    path, value = sent
    try:
        edited(CV, [Edit(path, value)])
    except InvalidEdit:
        after, _ = followed(Edit(path, value))
        assert _words(CV.model_dump()) <= _words(after.model_dump())


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=150)
@given(_LISTS, _VALUE | _OBJECT)
def test_what_a_correction_of_a_list_takes_away_is_told(path: str, value: Any) -> None:
    after, told = followed(Edit(path, value))
    gone = _words(CV.model_dump()) - _words(after.model_dump())
    field = path.replace("address_lines", "address").partition("[")[0]
    assert not gone or field in told or isinstance(value, list)


def refused(path: str, value: Any = None, op: Any = "set") -> list[Problem]:
    """The problems of an edit for which there is no corrected call."""
    with pytest.raises(InvalidEdit) as found:
        edited(CV, [Edit(path, value, op, has_value=value is not None)])
    assert "corrected_call" not in found.value.details
    return found.value.problems


COUNTED = [
    "work_experience 2", "work_experience_2", "work_experience-2", "work_experience2", "experience_2", "jobs 2",
    "work_experience #2", "work_experience no. 2", "work_experience (2)", "work_experience Nr. 2", "work_experience[#2]",
    "work_experience(1)", "work_experience 1", "work_experience_1", "jobs.no. 1", "languages-1", "interests 1",
    "interests #2", "skills 2", "work_experience[0].bullets 2", "work_experience[0].bullets_2", "work_experience[0].tasks 1",
    "work_experience_1.bullets_2", "work_experience 2.title",
]  # fmt: skip


@pytest.mark.parametrize("path", COUNTED)
@pytest.mark.parametrize(
    ("op", "value"), [("remove", None), ("set", {"title": "Head"}), ("set", "Head"), ("append", "x")]
)
def test_a_number_behind_the_name_of_a_list_is_refused_with_what_stands_there(path: str, op: str, value: Any) -> None:
    [problem] = refused(path, value, op)
    assert problem.code == "unclear_index"
    assert "[0] is " in problem.hint or "[1] is " in problem.hint


def test_what_a_number_may_mean_is_named() -> None:
    [problem] = refused("work_experience 1", op="remove")
    assert problem.hint.endswith("work_experience[0] is Alpha, work_experience[1] is Beta.")


@pytest.mark.parametrize("path", ["/work_experience/1", "work_experience.1", "experience[1]", "work_experience{1}"])
def test_an_index_in_the_path_of_another_program_counts_from_zero(path: str) -> None:
    with pytest.raises(InvalidEdit) as found:
        edited(CV, [Edit(path, None, "remove", has_value=False)])
    assert found.value.details["corrected_call"]["edits"] == [{"field_path": "work_experience[1]", "op": "remove"}]


@pytest.mark.parametrize(
    ("path", "named"),
    [
        ("jobs", "work_experience[0] is Alpha, work_experience[1] is Beta"),
        ("experience", "work_experience[1] is Beta"),
        ("hobbies", "interests[0] is Chess, interests[1] is Rowing"),
        ("award", "awards[0] is Delta prize"),
        ("language_skills", "languages[0] is German"),
        ("work_experience[0].tasks", "work_experience[0].bullets[1] is talked"),
    ],
)
def test_no_correction_removes_a_list_that_was_not_named_by_its_path(path: str, named: str) -> None:
    [problem] = refused(path, op="remove")
    assert problem.code == "removes_all"
    assert named in problem.hint


@pytest.mark.parametrize("path", ["/work_experience", "cv_data.work_experience"])
def test_a_list_under_its_own_name_is_removed_whole(path: str) -> None:
    with pytest.raises(InvalidEdit) as found:
        edited(CV, [Edit(path, None, "remove", has_value=False)])
    assert found.value.details["corrected_call"]["edits"] == [{"field_path": "work_experience", "op": "remove"}]


NEW_JOB = {"company": "Delta", "title": "Head", "from": "2021-01", "to": "present"}


@pytest.mark.parametrize(
    ("path", "value", "field"),
    [
        ("experience", [NEW_JOB], "work_experience"),
        ("work", [NEW_JOB], "work_experience"),
        ("", {"work_experience": [NEW_JOB]}, "work_experience"),
        ("", {"experience": [NEW_JOB]}, "work_experience"),
        ("skillset", [{"name": "Cloud", "keywords": ["Nimbus"]}], "skills"),
        ("hobbies", ["Delta"], "interests"),
        ("work_experience[0].tasks", ["sang"], "work_experience"),
        ("schools", [{"school": "Zeta", "degree": "PhD"}], "education"),
    ],
)
def test_a_list_under_another_name_adds_to_what_is_there(path: str, value: Any, field: str) -> None:
    cv, _ = followed(Edit(path, value))
    before, after = CV.model_dump(), cv.model_dump()
    assert after != before
    assert words(before[field]) <= words(after[field])
    assert {name: each for name, each in after.items() if name != field} == {
        name: each for name, each in before.items() if name != field
    }


def test_what_a_list_under_another_name_says_of_an_entry_is_said_of_that_one() -> None:
    cv, _ = followed(Edit("jobs", [{"company": "Beta", "position": "Trainee", "tasks": ["asked"]}, NEW_JOB]))
    assert [(each.employer, each.bullets) for each in cv.work_experience] == [
        ("Alpha", ["walked", "talked"]), ("Beta", ["learned", "asked"]), ("Delta", []),
    ]  # fmt: skip


@pytest.mark.parametrize("value", [[], [None], "", [""]])
@pytest.mark.parametrize("path", ["jobs", "hobbies", "skillset"])
def test_nothing_under_another_name_empties_no_list(path: str, value: Any) -> None:
    assert followed(Edit(path, value))[0] == CV


@pytest.mark.parametrize("value", [[None], {}, [None, None]])
@pytest.mark.parametrize("path", ["work_experience", "interests", "languages"])
def test_no_correction_empties_a_list(path: str, value: Any) -> None:
    assert followed(Edit(path, value))[0] == CV


@pytest.mark.parametrize(
    ("first", "second", "field"),
    [
        ("objective", "about_me", "summary"),
        ("title", "position", "headline"),
        ("headline", "position", "headline"),
        ("jobs[0].position", "work_experience[0].role", "work_experience[0].title"),
    ],
)
def test_two_names_of_one_text_are_refused_with_both(first: str, second: str, field: str) -> None:
    with pytest.raises(InvalidEdit) as found:
        edited(CV, [Edit(first, "Builds dams"), Edit(second, "Reads maps")])
    [problem] = found.value.problems
    assert "corrected_call" not in found.value.details
    assert (problem.path, problem.code, first in problem.message) == (second, "same_field", True)
    assert problem.hint == f'Send one text for {field}: "Builds dams" or "Reads maps".'


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        ("work_experience[0]", {"bullets": {"1": "sang"}}, [("work_experience[0].bullets[1]", "sang")]),
        ("work_experience[0]", {"tasks": {"1": "sang"}}, [("work_experience[0].bullets[1]", "sang")]),
        ("work_experience[0].bullets", {"0": "ran", "1": "sang"},
         [("work_experience[0].bullets[0]", "ran"), ("work_experience[0].bullets[1]", "sang")]),
        ("work_experience", {"1": {"title": "Head"}}, [("work_experience[1]", {"title": "Head"})]),
        ("work_experience[0]", {"title": "Head", "bullets": {"0": "ran"}},
         [("work_experience[0]", {"title": "Head"}), ("work_experience[0].bullets[0]", "ran")]),
        ("jobs", {"1": {"title": "Head"}}, [("work_experience[1]", {"title": "Head"})]),
    ],
)  # fmt: skip
def test_numbers_in_an_object_are_indices_of_what_is_there(
    path: str, value: Any, expected: list[tuple[str, Any]]
) -> None:
    assert corrected(path, value) == [{"field_path": at, "value": each} for at, each in expected]


@pytest.mark.parametrize("value", [{"2": "sang"}, {"1": "ran", "2": "sang"}, {"7": "sang"}])
def test_numbers_of_which_one_is_no_index_are_refused_with_what_stands_there(value: Any) -> None:
    for path, sent in (("work_experience[0].bullets", value), ("work_experience[0]", {"bullets": value})):
        [problem] = refused(path, sent)
        assert problem.code == "unclear_index"
        assert "work_experience[0].bullets[1] is talked" in problem.hint


def test_where_no_zero_is_among_numbers_what_they_name_is_told() -> None:
    with pytest.raises(InvalidEdit) as found:
        edited(CV, [Edit("work_experience[0]", {"bullets": {"1": "sang"}})])
    assert "bullets[0] is walked, work_experience[0].bullets[1] is talked" in found.value.problems[0].hint
