"""What an edit that is taken at once takes away is told, with the edits that bring it back; corrections take nothing."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cv_generator.cv.editing import edited, rehearsed
from cv_generator.cv.keeping import value_at, words
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit, is_list
from cv_generator.errors import InvalidEdit

CV = Cv.model_validate({
    "headline": "Bridge builder", "email": "ann@example.com", "phone": "+41 44 668 18 00", "nationality": "Swiss",
    "address_lines": ["14 Mill Row", "Bern"], "summary": "Builds.",
    "links": [{"label": "GitHub", "url": "github.com/ann"}, {"label": "Site", "url": "https://ann.example.com"}],
    "personal_details": [{"label": "Driving licence", "value": "B"}],
    "work_experience": [
        {"date_range": "2020-01 – Present", "employer": "Alpha", "title": "Lead", "bullets": ["walked", "talked"]},
        {"date_range": "2015 – 2019", "employer": "Beta", "title": "Trainee", "bullets": ["learned"]},
    ],
    "education": [{"date_range": "2010 – 2014", "institution": "Gamma", "title": "MEng", "details": ["Honours"]}],
    "further_experience": [{"date_range": "2018", "organization": "Zeta", "title": "Helper", "bullets": ["helped"]}],
    "skills": ["Scrum", {"group": "Software", "items": ["Redis", "Kafka"]}],
    "languages": [{"language": "German", "level": "native"}, {"language": "English", "level": "C1"}],
    "certifications": ["PMP"], "trainings": ["First aid"], "publications": ["On dams"], "awards": ["Delta prize"],
    "interests": ["Chess", "Rowing"], "references": ["Prof. Iota"],
    "custom_sections": [{
        "heading": "Talks", "items": ["Epsilon"],
        "entries": [{"date_range": "2021", "organization": "Eta", "title": "Speaker", "bullets": ["spoke"]}],
    }],
})  # fmt: skip
DOCUMENT = CV.model_dump()
WORDS = words(DOCUMENT)


def every_list(value: Any, path: str = "") -> list[str]:
    """The paths of all lists of the CV that hold items of their own."""
    if isinstance(value, dict):
        inner = [(name, item) for name, item in value.items() if name != "design"]
        return [each for name, item in inner for each in every_list(item, f"{path}.{name}" if path else name)]
    if not isinstance(value, list):
        return []
    return [path] * bool(value) + [each for n, item in enumerate(value) for each in every_list(item, f"{path}[{n}]")]


LISTS = every_list(DOCUMENT)
ENTRIES = [
    f"{path}[{n}]" for path in LISTS for n, item in enumerate(value_at(DOCUMENT, path)) if isinstance(item, dict)
]
LINES = [path for path in LISTS if isinstance(value_at(DOCUMENT, path)[0], str) and path != "skills"]
NEW = ["Sailing", "Polish (A2)", "x.example/ann", "Permit: C", "Quux trip"]


def edits_of(call: dict[str, Any]) -> list[Edit]:
    return [Edit(**each, has_value="value" in each) for each in call["edits"]]


def followed(*edits: Edit) -> Cv:
    """The CV after the edits, with what their answer offers sent as it stands; as it was where nothing is offered."""
    try:
        done = edited(CV, edits)
    except InvalidEdit as refused:
        offer = refused.details.get("corrected_call")
        return followed(*edits_of(offer)) if offer else CV
    return edited(done.cv, done.besides.moves).cv if done.besides.moves else done.cv


def test_there_are_lists_and_entries_of_every_kind() -> None:
    assert len(LISTS) > 18
    assert {re.sub(r"\[\d+\]", "[n]", path) for path in ENTRIES} >= {
        "work_experience[n]", "education[n]", "further_experience[n]", "custom_sections[n].entries[n]", "skills[n]",
        "languages[n]", "links[n]", "personal_details[n]", "custom_sections[n]",
    }  # fmt: skip


@given(st.sampled_from(LISTS), st.sampled_from(NEW), st.integers(0, 1))
def test_adding_to_an_item_adds_to_its_list_and_leaves_the_item(path: str, value: str, index: int) -> None:
    items = value_at(DOCUMENT, path)
    after = followed(Edit(f"{path}[{min(index, len(items) - 1)}]", value, "append")).model_dump()
    assert words(after) >= WORDS
    assert after == DOCUMENT or words(value) <= words(value_at(after, path))
    if isinstance(items[0], str) and all(isinstance(item, str) for item in items):
        assert value_at(after, path) == [*items, value]


@given(st.sampled_from(ENTRIES), st.sampled_from(["employer", "institution", "organization", "group", "language"]))
def test_an_entry_that_is_added_to_an_entry_is_one_of_its_own(path: str, name: str) -> None:
    after = followed(Edit(path, {name: "Newcomer"}, "append")).model_dump()
    assert value_at(after, path) == value_at(DOCUMENT, path) or path.startswith("custom_sections[0]")
    assert words(after) >= WORDS


@pytest.mark.parametrize("path", ["work_experience", "education", "languages", "personal_details", "skills"])
def test_a_new_entry_that_is_added_to_one_stands_beside_it(path: str) -> None:
    names = {"work_experience": "employer", "education": "institution", "languages": "language", "skills": "group"}
    sent = {names.get(path, "label"): "Newcomer"}
    index = 1 if path == "skills" else 0
    after = followed(Edit(f"{path}[{index}]", sent, "append")).model_dump()
    assert after[path][:-1] == DOCUMENT[path]
    assert "Newcomer" in str(after[path][-1])


@given(st.sampled_from(ENTRIES), st.sampled_from(["description", "summary", "tasks", "highlights", "notes"]))
def test_a_text_under_another_name_adds_to_the_list_of_an_entry(path: str, name: str) -> None:
    after = followed(Edit(path, {name: "Sold pumps."})).model_dump()
    assert {word for inner in LISTS for word in words(value_at(DOCUMENT, inner))} <= words(after)


@pytest.mark.parametrize("path", ["work_experience[0]", "further_experience[0]", "custom_sections[0].entries[0]"])
def test_a_list_under_its_own_name_is_replaced_and_under_a_synonym_shown(path: str) -> None:
    assert value_at(edited(CV, [Edit(path, {"bullets": ["x"]})]).cv.model_dump(), f"{path}.bullets") == ["x"]
    done = edited(CV, [Edit(path, {"description": "x"})])
    whole = [*value_at(DOCUMENT, f"{path}.bullets"), "x"]
    assert (done.besides.stored or {})[f"{path}.bullets"] == value_at(done.cv.model_dump(), f"{path}.bullets") == whole


@given(st.sampled_from(ENTRIES), st.sampled_from([*NEW, "fluent", "C2", "German", "English", "Go, Rust", "Software: Go",
                                                  "Cloud: AWS", "Klingon", "null", "github.com/ann"]))  # fmt: skip
def test_a_text_in_place_of_an_entry_is_kept_or_told_with_the_edits_that_bring_it_back(path: str, text: str) -> None:
    try:
        done = edited(CV, [Edit(path, text)])
    except InvalidEdit:
        return
    old, new = value_at(DOCUMENT, path), value_at(done.cv.model_dump(), path)
    less = isinstance(new, str) or any(value and not new[name] for name, value in old.items())
    less = less or ("group" in old and not words(old) <= words(new))
    assert bool(done.besides.warnings) >= less
    if less:
        back = edited(done.cv, done.besides.moves).cv.model_dump()
        assert all(bool(value_at(back, path)[name]) >= bool(value) for name, value in old.items())
        assert text == "null" or words(text) <= words(back)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fluent", [("German", "native"), ("English", "fluent")]),
        ("C2", [("German", "native"), ("English", "C2")]),
        ("biegła", [("German", "native"), ("English", "biegła")]),
        ("Spanish", [("German", "native"), ("English", "C1"), ("Spanish", "")]),
        ("english", [("German", "native"), ("English", "C1")]),
        ("English (C2)", [("German", "native"), ("English", "C2")]),
    ],
)
def test_a_text_in_place_of_a_language(text: str, expected: list[Any]) -> None:
    after = followed(Edit("languages[1]", text))
    assert [(each.language, each.level) for each in after.languages] == expected


@pytest.mark.parametrize("value", ["German, English, Polish", "English", "English\nGerman", "Polish, german"])
def test_languages_without_levels_leave_those_that_are_there(value: str) -> None:
    after = followed(Edit("languages", value))
    assert after.languages[:2] == CV.languages
    assert len(after.languages) == 2 + ("Polish" in value)


@pytest.mark.parametrize("value", [["German", "English"], ["english"], ["Polish", "German"]])
def test_a_whole_cv_that_names_languages_leaves_their_levels(value: list[str]) -> None:
    with pytest.raises(InvalidEdit) as refused:
        rehearsed(CV, [Edit("languages", value)])
    after = edited(CV, edits_of(refused.value.details["corrected_call"])).cv
    assert after.languages[:2] == CV.languages


@pytest.mark.parametrize(
    "sent",
    [
        [{"title": "Boss"}], [{"bullets": ["x"]}], [{"title": "Boss"}, {"title": "Chief"}],
    ],
)  # fmt: skip
def test_an_entry_that_does_not_say_which_one_it_is_is_refused_with_what_stands_there(sent: list[Any]) -> None:
    with pytest.raises(InvalidEdit) as refused:
        rehearsed(CV, [Edit("work_experience", sent)])
    assert "corrected_call" not in refused.value.details
    assert "work_experience[1] is Beta" in refused.value.problems[0].hint


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Edit("hobbies", ["Sailing"]), Edit("interests", ["Diving"])),
        (Edit("work_experience[0].highlights", ["A"]), Edit("work_experience[0].bullets", ["B"])),
        (Edit("work_experience[0].description", "A"), Edit("work_experience[0].bullets", ["B"])),
        (Edit("work_experience[0].company", "A"), Edit("work_experience[0].employer", "B GmbH")),
        (Edit("certs", ["A"]), Edit("certifications", ["B"])),
    ],
)
def test_two_names_of_one_field_with_two_values_are_refused(first: Edit, second: Edit) -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [first, second])
    assert [each.code for each in refused.value.problems] == ["same_field"]
    assert "corrected_call" not in refused.value.details
    assert first.field_path in refused.value.problems[0].message
    assert "\\n" not in refused.value.problems[0].hint


@pytest.mark.parametrize("section", ["work_experience[0]", "education[0]"])
@pytest.mark.parametrize("name", ["date_range.start", "date_range.end", "start_date", "endDate", "date_range.from"])
def test_one_end_of_a_period_by_any_name_leaves_the_other(section: str, name: str) -> None:
    value = "2013-06" if section == "education[0]" else "2021-06"
    before, after = (each.model_dump() for each in (CV, followed(Edit(f"{section}.{name}", value))))
    old, new = (value_at(each, f"{section}.date_range").split(" – ") for each in (before, after))
    assert new == ([old[0], value] if "end" in name.lower() else [value, old[1]])


@pytest.mark.parametrize(
    ("path", "value", "period"),
    [
        ("work_experience[0].date_range", "2019-06", "2019-06 – Present"),
        ("work_experience[0]", {"date_range": "2024"}, "2020-01 – 2024"),
        ("work_experience[1].date_range", "2018", "2015 – 2018"),
        ("work_experience[1].date_range", "until 2016", "2015 – 2016"),
        ("work_experience[1].date_range", "2015-03", "2015-03 – 2019"),
    ],
)
def test_a_single_date_in_place_of_a_period_is_told_with_the_other_end(path: str, value: Any, period: str) -> None:
    done = edited(CV, [Edit(path, value)])
    assert done.besides.warnings[0].code == "took_away"
    after = edited(done.cv, done.besides.moves).cv
    assert period in [job.date_range for job in after.work_experience]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("until 2010", "until"), ("bis 2010", "bis"), ("expected 2027", "expected"), ("Q1 2020 - Q3 2024", "Q1, Q3"),
        ("Summer 2020", "Summer"), ("Winter 2006/2007", "Winter"), ("ca. 2010", "ca"), ("Frühjahr 2019", "Frühjahr"),
        ("WS 2006/07", "WS"), ("mid-2006 to early 2010", "mid, early"), ("voraussichtlich 2027", "voraussichtlich"),
        ("2019 until 2020", ""), ("in 2010", ""), ("October 2010", ""), ("since 2019", ""), ("2019 – today", ""),
        ("03/2019 bis heute", ""), ("2019", ""),
    ],
)  # fmt: skip
@pytest.mark.parametrize("where", ["text", "object", "new", "start"])
def test_words_that_a_period_cannot_hold_are_told(text: str, said: str, where: str) -> None:
    edit = {
        "text": Edit("further_experience[0].date_range", text),
        "object": Edit("further_experience[0]", {"date_range": text}),
        "new": Edit("education", {"institution": "Kappa", "date_range": text}, "append"),
        "start": Edit("custom_sections[0].entries", [{"title": "Kappa", "date_range": text}]),
    }[where]
    told = [each.message for each in edited(CV, [edit]).besides.warnings if each.code == "words_left_out"]
    assert [message.partition(", without ")[2] for message in told] == [said] * bool(said)


@pytest.mark.parametrize("name", ["mobile", "mobile_phone", "cell", "handy", "contact.mobile", "mobiltelefon"])
def test_a_number_of_one_kind_does_not_take_the_place_of_another(name: str) -> None:
    after = followed(Edit(name, "+41 79 000 00 00"))
    assert after.phone == CV.phone
    assert [each.value for each in after.personal_details] == ["B", "+41 79 000 00 00"]


def test_a_number_is_the_telephone_number_where_there_is_none() -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(Cv(), [Edit("mobile", "+41 79 000 00 00")])
    assert refused.value.details["corrected_call"]["edits"] == [{"field_path": "phone", "value": "+41 79 000 00 00"}]


@given(st.sampled_from(["hidden", "section_order"]), st.sampled_from(LISTS), st.integers(0, 1), st.booleans())
def test_no_section_is_hidden_or_ordered_for_one_of_its_items(name: str, path: str, index: int, is_list: bool) -> None:
    item = f"{path}[{index}]"
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [Edit(f"design.{name}", [item] if is_list else item, "set" if is_list else "append")])
    assert "corrected_call" not in refused.value.details
    assert "whole sections" in refused.value.problems[0].hint


@given(st.sampled_from(LINES), st.sampled_from(LINES), st.integers(0, 5))
def test_an_item_moves_to_another_list_and_no_word_is_lost(path: str, other: str, index: int) -> None:
    if path == other:
        return
    moved = value_at(DOCUMENT, path)[0]
    after = followed(Edit(f"{path}[0]", f"{other}[{index}]", "move")).model_dump()
    assert value_at(after, path) == value_at(DOCUMENT, path)[1:]
    at = min(index, len(value_at(DOCUMENT, other)))
    assert value_at(after, other)[at] == moved
    assert len(value_at(after, other)) == len(value_at(DOCUMENT, other)) + 1


@pytest.mark.parametrize(
    "spelled", ["/work_experience/0/bullets", "work_experience/0/bullets", "work_experience.0.bullets"]
)
def test_a_list_under_its_own_name_in_another_spelling_is_replaced_as_it_was_asked(spelled: str) -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [Edit(spelled, ["X"])])
    assert edits_of(refused.value.details["corrected_call"]) == [Edit("work_experience[0].bullets", ["X"])]


@pytest.mark.parametrize(
    ("path", "value", "field", "expected"),
    [
        ("sections.work_experience", "Career", "design.headings.work_experience", "Career"),
        ("design.headings.experience", "Career", "design.headings.work_experience", "Career"),
        ("sections.interests", ["Diving"], "interests", ["Chess", "Rowing", "Diving"]),
        ("sections.summary", "Dives.", "summary", "Dives."),
        ("custom_sections", "Talks: Duo show", "custom_sections[0].items", ["Epsilon", "Duo show"]),
        ("interests", "Rowing -> Diving", "interests", ["Chess", "Diving"]),
        ("custom_sections[0]", "Duo show", "custom_sections[0].items", ["Epsilon", "Duo show"]),
        ("custom_sections[0]", "Talks: Duo show; Trio", "custom_sections[0].items", ["Epsilon", "Duo show", "Trio"]),
        ("work_experience", {"Beta": {"title": "Boss"}}, "work_experience[1].title", "Boss"),
        ("skills[1].items", "Redis → Go", "skills[1].items", ["Go", "Kafka"]),
        ("work_experience[0].bullets", "talked => sang", "work_experience[0].bullets", ["walked", "sang"]),
    ],
)
def test_what_is_sent_of_what_is_there_is_said_of_that(path: str, value: Any, field: str, expected: Any) -> None:
    after = followed(Edit(path, value)).model_dump()
    assert value_at(after, field) == expected
    assert len(after["custom_sections"]) == 1


@pytest.mark.parametrize("value", ["github.com/ann, x.example/ann", "https://www.github.com/ann/\nx.example/ann"])
def test_an_address_that_is_there_is_not_added_again(value: str) -> None:
    after = followed(Edit("links", value))
    assert [each.url for each in after.links] == ["github.com/ann", "https://ann.example.com", "x.example/ann"]


@pytest.mark.parametrize(("section", "lines"), [("work_experience", "bullets"), ("education", "details")])
@pytest.mark.parametrize("contact", [{"name": "Bob", "tel": "123"}, {"person": "x", "email": "bob"}, "Bob, 123"])
def test_a_person_at_a_firm_is_no_place(section: str, lines: str, contact: Any) -> None:
    after = followed(Edit(section, {"title": "X", "contact": contact}, "append")).model_dump()
    new = after[section][-1]
    assert not new["location"]
    assert new[lines][0].startswith("Contact: ")


def test_what_brings_back_comes_before_what_shifts() -> None:
    newest = {"employer": "New", "date_range": "2024-01 – Present"}
    done = edited(CV, [Edit("work_experience", newest, "append"), Edit("work_experience[0].date_range", "2019")])
    after = edited(done.cv, done.besides.moves).cv
    assert [(job.employer, job.date_range) for job in after.work_experience] == [
        ("New", "2024-01 – Present"), ("Alpha", "2019 – Present"), ("Beta", "2015 – 2019"),
    ]  # fmt: skip


def test_lists_are_told_from_texts() -> None:
    assert all(is_list(path) for path in LISTS)


@pytest.mark.parametrize(
    ("path", "value", "left"),
    [
        ("hobbies", "Chess", ["Rowing"]), ("interests", "1", ["Chess"]), ("hobbies", "Football", ["Chess", "Rowing"]),
        ("hobbies", "", ["Chess", "Rowing"]), ("hobbies", None, ["Chess", "Rowing"]), ("interests", "7", ["Chess", "Rowing"]),
    ],
)  # fmt: skip
def test_a_removal_takes_the_one_item_that_it_names_and_never_the_rest(path: str, value: Any, left: list[str]) -> None:
    assert followed(Edit(path, value, "remove")).interests == left


@given(st.sampled_from(LISTS), st.sampled_from(NEW))
def test_a_removal_of_what_is_not_there_takes_nothing(path: str, value: str) -> None:
    for spelled in (path, "/" + re.sub(r"[\[\].]+", "/", path).rstrip("/")):
        assert followed(Edit(spelled, value, "remove")).model_dump() == DOCUMENT


@pytest.mark.parametrize("half", [{"degree": "MSc"}, {"field": "Physics"}])
def test_half_a_title_in_place_of_the_whole_is_told_with_the_edit_that_brings_it_back(half: dict[str, str]) -> None:
    done = edited(CV, [Edit("education[0]", half)])
    assert [each.code for each in done.besides.warnings] == ["took_away"]
    assert edited(done.cv, done.besides.moves).cv == CV


@pytest.mark.parametrize("path", ["languages", "skills", "links"])
@pytest.mark.parametrize("name", ["items", "entries", "list"])
def test_a_list_in_an_object_that_only_wraps_it_names_no_group(path: str, name: str) -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [Edit(path, {name: ["x.example"]})])
    [edit] = refused.value.details["corrected_call"]["edits"]
    assert edit == {"field_path": path, "value": ["x.example"]}


def test_a_group_of_a_name_that_is_not_there_holds_what_its_text_lists() -> None:
    skills = followed(Edit("skills.Cloud", "AWS, GCP")).model_dump()["skills"]
    assert skills[2] == {"group": "Cloud", "items": ["AWS", "GCP"]}


def test_a_name_inside_a_text_leads_to_no_other() -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [Edit("skills[0].name", "Prince2")])
    assert refused.value.problems[0].hint.startswith("It is one text: send skills[0]")


@pytest.mark.parametrize("counter", ["index", "id", "position", "order"])
@pytest.mark.parametrize(
    ("path", "op"), [("interests", "append"), ("interests[1]", "insert"), ("certifications", "append")]
)
def test_the_number_of_an_item_is_no_text_of_it(counter: str, path: str, op: str) -> None:
    cv = Cv(interests=["Chess", "Jazz"], certifications=["PMP"])
    with pytest.raises(InvalidEdit) as refused:
        edited(cv, [Edit(path, {counter: 1, "text": "Sailing"}, op)])
    [call] = refused.value.details["corrected_call"]["edits"]
    assert call["value"] == "Sailing"


def test_an_identifier_in_letters_is_a_text() -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(Cv(), [Edit("certifications", {"id": "C-12", "name": "CKA"}, "append")])
    assert refused.value.details["corrected_call"]["edits"][0]["value"] == "CKA, ID C-12"


@pytest.mark.parametrize(
    ("path", "value", "there"),
    [
        (
            "skills",
            {"group": "Software", "items": ["Go", "Redis"]},
            ["Scrum", {"group": "Software", "items": ["Redis", "Kafka", "Go"]}],
        ),
        (
            "skills",
            {"group": "software", "items": ["Kafka"]},
            ["Scrum", {"group": "Software", "items": ["Redis", "Kafka"]}],
        ),
    ],
)
@pytest.mark.parametrize("op", ["append", "insert"])
def test_a_group_that_is_added_again_is_told_with_the_edits_that_make_one(
    path: str, value: Any, there: Any, op: Any
) -> None:
    done = edited(CV, [Edit(path if op == "append" else f"{path}[0]", value, op)])
    assert [each.code for each in done.besides.warnings] == ["listed_twice"]
    assert value_at(edited(done.cv, done.besides.moves).cv.model_dump(), path) == there


def test_a_section_that_is_added_again_is_told_with_the_edits_that_make_one() -> None:
    again = {"heading": "talks", "items": ["Duo"], "entries": [{"title": "Dams"}]}
    done = edited(CV, [Edit("custom_sections", again, "append")])
    assert [each.code for each in done.besides.warnings] == ["listed_twice"]
    [section] = edited(done.cv, done.besides.moves).cv.custom_sections
    assert (section.items, [each.title for each in section.entries]) == (["Epsilon", "Duo"], ["Speaker", "Dams"])


def test_several_items_in_one_text_are_removed_and_what_is_not_there_is_answered_with_what_is() -> None:
    assert followed(Edit("interests", "Rowing, chess", "remove")).interests == []
    for value in ("Rowing, Diving", ["Chess", "Diving"], "Diving"):
        with pytest.raises(InvalidEdit) as refused:
            edited(CV, [Edit("interests", value, "remove")])
        assert "corrected_call" not in refused.value.details
        assert "interests[0] is Chess, interests[1] is Rowing" in refused.value.problems[0].hint


@pytest.mark.parametrize("level", ["4/5", "★★", "★★☆☆☆", "80%", "4"])
def test_a_level_that_figures_took_the_place_of_comes_back(level: str) -> None:
    spoken = Cv.model_validate({"languages": [{"language": "Polish", "level": "B2"}]})
    for edit in (
        Edit("languages[0].level", level),
        Edit("languages[0]", {"level": level}),
        Edit("languages", [{"language": "Polish", "level": level}]),
    ):
        done = edited(spoken, [edit])
        assert [each.code for each in done.besides.warnings] == ["took_away"]
        assert edited(done.cv, done.besides.moves).cv == spoken
    with pytest.raises(InvalidEdit) as refused:
        edited(spoken, [Edit("languages[0].level", 4)])
    assert "corrected_call" not in refused.value.details


def test_an_entry_that_was_added_again_in_other_words_is_asked_about() -> None:
    entry = {"employer": "Alpha", "title": "T", "date_range": "2010", "bullets": ["Led twelve people.", "Built dams"]}
    there = Cv.model_validate({"work_experience": [entry]})
    same = edited(there, [Edit("work_experience", {**entry, "bullets": ["led twelve people", "Sold dams"]}, "append")])
    after = edited(same.cv, same.besides.moves).cv.work_experience
    assert [each.bullets for each in after] == [["Led twelve people.", "Built dams", "Sold dams"]]
    other = {**entry, "bullets": ["Led a crew of twelve people"]}
    told = edited(there, [Edit("work_experience", other, "append")]).besides
    assert (told.warnings[0].code, told.moves) == ("listed_twice", ())
