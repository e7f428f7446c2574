"""What is offered in place of a wrong edit: it works as it stands, and holds the same words in the same items."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cv_generator.cv import paths
from cv_generator.cv.editing import apply_edits, edited
from cv_generator.cv.json_text import parsed
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit, Op
from cv_generator.errors import InvalidEdit

CV = Cv.model_validate({
    "work_experience": [
        {"date_range": "2020-01 – Present", "employer": "A", "title": "T", "bullets": ["one", "two"]},
        {"date_range": "2015 – 2019", "employer": "B", "title": "U"},
    ],
    "interests": ["Chess", "Go"],
    "skills": ["Scrum", {"group": "DB", "items": ["Redis"]}],
    "languages": [{"language": "German", "level": "C2"}],
})  # fmt: skip


def offered(*edits: Edit) -> list[dict[str, Any]]:
    with pytest.raises(InvalidEdit) as refused:
        apply_edits(CV, edits)
    found: list[dict[str, Any]] = refused.value.details.get("corrected_call", {}).get("edits", [])
    return found


def as_edits(found: list[dict[str, Any]]) -> list[Edit]:
    return [Edit(**each, has_value="value" in each) for each in found]


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (
            Edit("work_experience[0].bullets", ["a, b", "c"], "append"),
            [
                {"field_path": "work_experience[0].bullets", "value": "a, b", "op": "append"},
                {"field_path": "work_experience[0].bullets", "value": "c", "op": "append"},
            ],
        ),
        (
            Edit("interests[1]", ["Rowing", "Jazz"]),
            [
                {"field_path": "interests[1]", "value": "Rowing"},
                {"field_path": "interests[2]", "value": "Jazz", "op": "insert"},
            ],
        ),
        (
            Edit("skills", [{"category": "DB", "skills": ["a", "b, c"]}]),
            [{"field_path": "skills", "value": [{"group": "DB", "items": ["a", "b, c"]}]}],
        ),
        (Edit("interests/-", "Jazz"), [{"field_path": "interests", "value": "Jazz", "op": "append"}]),
        (Edit("/interests/-", "Jazz"), [{"field_path": "interests", "value": "Jazz", "op": "append"}]),
        (Edit("interests[]", "Jazz"), [{"field_path": "interests", "value": "Jazz", "op": "append"}]),
        (Edit("interests[2]", "Jazz"), [{"field_path": "interests", "value": "Jazz", "op": "append"}]),
        (
            Edit("jobs/-", {"company": "C"}),
            [{"field_path": "work_experience", "value": {"company": "C"}, "op": "append"}],
        ),
        (Edit("work_experience[-1].employer", "C"), [{"field_path": "work_experience[1].employer", "value": "C"}]),
        (Edit("/jobs/-1/company", "C"), [{"field_path": "work_experience[1].employer", "value": "C"}]),
        (Edit("interests[0]", 9, "move"), [{"field_path": "interests[0]", "value": 1, "op": "move"}]),
        (Edit("interests[0]", "-1", "move"), [{"field_path": "interests[0]", "value": 1, "op": "move"}]),
        (Edit("interests", "chess", "remove"), [{"field_path": "interests[0]", "op": "remove"}]),
        (Edit("languages", {"language": "german"}, "remove"), [{"field_path": "languages[0]", "op": "remove"}]),
        (
            Edit("interests", ["go", "Chess"], "remove"),
            [{"field_path": "interests[1]", "op": "remove"}, {"field_path": "interests[0]", "op": "remove"}],
        ),
        (Edit("work_experience", 1, "remove"), [{"field_path": "work_experience[1]", "op": "remove"}]),
        (Edit("skills[Scrum]", "Kanban"), [{"field_path": "skills[0]", "value": "Kanban"}]),
        (Edit("jobs[B].jobTitle", "Lead"), [{"field_path": "work_experience[1].title", "value": "Lead"}]),
        (
            Edit("work_experience[1].end_date", "2018"),
            [{"field_path": "work_experience[1].date_range", "value": "2015 – 2018"}],
        ),
        (
            Edit("work_experience[0].date_range", {"start": "2020-01", "end": "present"}),
            [{"field_path": "work_experience[0].date_range", "value": "2020-01 – present"}],
        ),
        (
            Edit("driving_licence", "B"),
            [{"field_path": "personal_details", "value": {"label": "Driving licence", "value": "B"}, "op": "append"}],
        ),
        (
            Edit("linkedin", "linkedin.com/in/anna-example"),
            [
                {
                    "field_path": "links",
                    "value": {"label": "LinkedIn", "url": "linkedin.com/in/anna-example"},
                    "op": "append",
                }
            ],
        ),
        (
            Edit("work_experience[0].techStack", ["Go", "Rust"]),
            [{"field_path": "work_experience[0].bullets", "value": "Tech stack: Go, Rust", "op": "append"}],
        ),
        (
            Edit("links", {"github": "github.com/anna-example"}, "append"),
            [{"field_path": "links", "value": {"label": "GitHub", "url": "github.com/anna-example"}, "op": "append"}],
        ),
        (
            Edit("work_experience", {"company": "C", "position": "P"}),
            [{"field_path": "work_experience", "value": {"employer": "C", "title": "P"}, "op": "append"}],
        ),
        (Edit("Work Experience[0].Job Title", "Lead"), [{"field_path": "work_experience[0].title", "value": "Lead"}]),
        (Edit("template", "classic"), [{"field_path": "design.template", "value": "classic"}]),
        (Edit("headings.skills", "Tools"), [{"field_path": "design.headings.skills", "value": "Tools"}]),
        (
            Edit("design.section_order", "skills, experience"),
            [{"field_path": "design.section_order", "value": ["skills", "work_experience"]}],
        ),
        (
            Edit("design.hidden", "photo", "append"),
            [{"field_path": "design.hidden", "value": "photo_url", "op": "append"}],
        ),
        (Edit("language", "German"), [{"field_path": "language", "value": "de"}]),
        (
            Edit("custom_sections", "Talks", "append"),
            [{"field_path": "custom_sections", "value": {"heading": "Talks"}, "op": "append"}],
        ),
        (Edit("interests", [["a", "b"], "c"]), [{"field_path": "interests", "value": ["a", "b", "c"]}]),
        (
            Edit("languages", "English, C1; German, native"),  # text is added; a list replaces
            [
                {"field_path": "languages", "value": {"language": "English", "level": "C1"}, "op": "append"},
                {"field_path": "languages[0]", "value": {"language": "German", "level": "native"}},
            ],
        ),
        (
            Edit("skills", "1,000 users, Rust"),
            [
                {"field_path": "skills", "value": "1,000 users", "op": "append"},
                {"field_path": "skills", "value": "Rust", "op": "append"},
            ],
        ),
    ],
)
def test_what_was_meant_is_offered_and_works(edit: Edit, expected: list[dict[str, Any]]) -> None:
    found = offered(edit)
    assert found == expected
    apply_edits(CV, as_edits(found))


NAMED = Cv.model_validate({
    "work_experience": [
        {"date_range": "2020-01 – Present", "employer": "Span Bridges Ltd", "title": "T", "bullets": ["one"]},
        {"date_range": "2015 – 2019", "employer": "B", "title": "U"},
    ],
    "education": [{"institution": "TU Ilmenau", "title": "BSc"}],
    "skills": ["Scrum", {"group": "Daten", "items": ["ETL", "Node.js"]}, {"group": "Datenbanken", "items": ["Redis"]}],
    "languages": ["Englisch (B2)", "Deutsch"],
    "links": [{"label": "GitHub", "url": "github.com/anna-example"}],
    "interests": ["Chess"],
    "personal_details": ["Driving licence: B"],
    "custom_sections": [{"heading": "Exhibitions", "items": ["Basel"]}],
})  # fmt: skip


@pytest.mark.parametrize(
    ("path", "value", "op", "expected"),
    [
        ("languages.Deutsch", "C2", "set", [("languages[1].level", "C2", "set")]),
        ("languages.English", "C1", "set", [("languages[0].level", "C1", "set")]),
        ("languages[englisch]", "Englisch (C1)", "set", [("languages[0]", "Englisch (C1)", "set")]),
        ("/languages/English/level", "C1", "set", [("languages[0].level", "C1", "set")]),
        ("languages.French", "B1", "set", [("languages", {"language": "French", "level": "B1"}, "append")]),
        ("languages[French].level", "B1", "set", [("languages", {"language": "French", "level": "B1"}, "append")]),
        ("skills.Daten", ["Spark"], "set", [("skills[1].items", ["Spark"], "set")]),
        ("skills.Daten", "Spark", "append", [("skills[1].items", "Spark", "append")]),
        ("skills[1]", "Spark", "append", [("skills[1].items", "Spark", "append")]),
        ("skills.Daten.Node.js", None, "remove", [("skills[1].items[1]", None, "remove")]),
        ("skills[2].Redis", None, "remove", [("skills[2].items[0]", None, "remove")]),
        ("skills.Cloud", ["Go"], "set", [("skills", {"group": "Cloud", "items": ["Go"]}, "append")]),
        ("skills.Scrum", None, "remove", [("skills[0]", None, "remove")]),
        ("contact", {"phone": "+44 20 7946 0001"}, "set", [("phone", "+44 20 7946 0001", "set")]),
        (
            "languages",
            {"English": "C1", "French": "B1"},
            "set",
            [
                ("languages[0].level", "C1", "set"),
                ("languages", {"language": "French", "level": "B1"}, "append"),
            ],
        ),
        ("work_experience.Span.title", "V", "set", [("work_experience[0].title", "V", "set")]),
        ("work_experience['Span Bridges Ltd']", "two", "append", [("work_experience[0].bullets", "two", "append")]),
        ("$.jobs[?(@.employer=='B')].jobTitle", "V", "set", [("work_experience[1].title", "V", "set")]),
        ("work_experience[last].title", "V", "set", [("work_experience[1].title", "V", "set")]),
        ("#/work_experience/1/title", "V", "set", [("work_experience[1].title", "V", "set")]),
        ("work_experience->1->title", "V", "set", [("work_experience[1].title", "V", "set")]),
        ("education.institution", "V", "set", [("education[0].institution", "V", "set")]),
        ("github", "github.com/b", "set", [("links[0].url", "github.com/b", "set")]),
        ("driving_licence", "C", "set", [("personal_details[0].value", "C", "set")]),
        ("links.github", "github.com/b", "set", [("links[0].url", "github.com/b", "set")]),
        ("personal_details.Driving licence", "C", "set", [("personal_details[0].value", "C", "set")]),
        ("Exhibitions", "Bern", "append", [("custom_sections[0].items", "Bern", "append")]),
        ("custom_sections.Exhibitions.items[0]", "Bern", "set", [("custom_sections[0].items[0]", "Bern", "set")]),
        ("interests.Chess", None, "remove", [("interests[0]", None, "remove")]),
    ],
)
def test_an_item_that_is_named_where_an_index_belongs_is_answered_with_its_index(
    path: str, value: Any, op: Op, expected: list[tuple[str, Any, str]]
) -> None:
    with pytest.raises(InvalidEdit) as refused:
        apply_edits(NAMED, [Edit(path, value, op, has_value=value is not None)])
    call = refused.value.details["corrected_call"]["edits"]
    assert [(each["field_path"], each.get("value"), each.get("op", "set")) for each in call] == expected
    assert path == "languages" or expected[0][0] in refused.value.problems[0].hint


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("work_experience.title", "V"),
        ("work_experience.Nowhere.title", "V"),
        ("work_experience.B", "V"),
        ("languages.Englis", "B1"),
        ("skills.Datenban", ["x"]),
        ("skills.Scrum", ["x", "y"]),
        ("Exhibitons", "x"),
    ],
)
def test_no_index_and_no_item_is_guessed(path: str, value: Any) -> None:
    with pytest.raises(InvalidEdit) as refused:
        apply_edits(NAMED, [Edit(path, value)])
    assert "corrected_call" not in refused.value.details


@pytest.mark.parametrize(
    "edit",
    [
        Edit("interests", "tennis", "remove"),
        Edit("interests[0]", "Go", "remove"),
        Edit("interests[-9]", "x"),
        Edit("headline.skills", "Tools"),
        Edit("headline, interests[0]", "x"),
        Edit("skills[Nonsense]", "x"),
        Edit("work_experience[0]", "Engineer at Other since 2020"),
        Edit("interests", '["Chess", "Jazz"'),
        Edit("languages", "English, C1, German, Polish"),
        Edit("languages", [{"language": "French", "since": "2010"}]),
    ],
)
def test_nothing_is_offered_where_something_would_be_lost_or_guessed(edit: Edit) -> None:
    assert offered(edit) == []


def test_a_batch_is_offered_whole_with_what_was_right_in_it() -> None:
    found = offered(Edit("headline", "H"), Edit("interests", ["x", "y"], "append"), Edit("summary", "S"))
    assert [each["value"] for each in found] == ["H", "x", "y", "S"]


def test_broken_json_is_told_as_such() -> None:
    with pytest.raises(InvalidEdit) as refused:
        apply_edits(CV, [Edit("interests", '["Chess", "Jazz"')])
    [problem] = refused.value.problems
    assert "no valid JSON" in problem.message
    assert "valid JSON" in problem.hint


_WORD = st.text("abcdefghij", min_size=3, max_size=6)
_TEXT = st.lists(_WORD, min_size=1, max_size=4).map(" ".join)
_PUNCTUATED = st.lists(_WORD, min_size=2, max_size=4).map(", ".join)
_ITEM = _TEXT | _PUNCTUATED
_ITEMS = st.lists(_ITEM, min_size=1, max_size=4)
_NAMED = st.sampled_from(["name", "text", "title", "value", "description"])
_LISTS = st.sampled_from(["interests", "certifications", "awards", "references", "work_experience[0].bullets"])
_SHAPED = st.one_of(
    _ITEMS,
    _ITEMS.map(json.dumps),
    _ITEMS.map(lambda items: f"```json\n{json.dumps(items)}\n```"),
    _ITEMS.map(repr),
    st.lists(_ITEMS, min_size=1, max_size=2),
    st.lists(st.builds(lambda name, item: {name: item}, _NAMED, _ITEM), min_size=1, max_size=3),
    st.builds(lambda name, items: {name: items}, st.sampled_from(["items", "list", "entries"]), _ITEMS),
)


def texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [text for inner in (value.values() if isinstance(value, dict) else value) for text in texts(inner)]


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(_LISTS, _SHAPED, st.sampled_from(["set", "append"]))
def test_a_correction_holds_the_same_items_with_the_same_words(path: str, sent: Any, op: Any) -> None:
    value = parsed(sent)
    edit = Edit(path, value, op)
    try:
        after = apply_edits(CV, [edit])
    except InvalidEdit as refused:
        corrected = refused.details.get("corrected_call")
        if corrected is None:
            return
        after = apply_edits(CV, as_edits(corrected["edits"]))
    stored: Any = after.model_dump()
    for name in path.replace("[0]", ".0").split("."):
        stored = stored[int(name)] if name.isdecimal() else stored[name]
    before = [] if op == "set" else (["one", "two"] if "bullets" in path else CV.model_dump()[path])
    assert stored == [*before, *texts(value)]


_GROUPS = st.lists(
    st.builds(lambda a, label, b, items: {a: label, b: items},
              st.sampled_from(["group", "category", "name", "label"]), _TEXT,
              st.sampled_from(["items", "skills", "keywords", "values"]), _ITEMS),
    min_size=1, max_size=3,
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(_GROUPS, st.sampled_from([json.dumps, repr, lambda value: value]))
def test_groups_of_skills_keep_their_items_in_every_form(groups: list[dict[str, Any]], form: Any) -> None:
    value = parsed(form(groups))
    try:
        after = apply_edits(CV, [Edit("skills", value)])
    except InvalidEdit as refused:
        after = apply_edits(CV, as_edits(refused.details["corrected_call"]["edits"]))
    stored = [list(each.values()) for each in after.model_dump()["skills"]]
    assert stored == [list(each.values()) for each in groups]


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.builds(lambda a, name, b, level: {a: name, b: level},
                          st.sampled_from(["language", "name", "lang"]), _TEXT,
                          st.sampled_from(["level", "proficiency", "fluency"]), _TEXT), min_size=1, max_size=3),
       st.sampled_from(["set", "append"]))  # fmt: skip
def test_languages_keep_names_and_levels_in_every_form(languages: list[dict[str, Any]], op: Any) -> None:
    try:
        after = apply_edits(CV, [Edit("languages", languages, op)])
    except InvalidEdit as refused:
        after = apply_edits(CV, as_edits(refused.details["corrected_call"]["edits"]))
    stored = [[each.language, each.level] for each in after.languages][-len(languages) :]
    assert stored == [list(each.values()) for each in languages]


def test_an_object_on_an_entry_merges_and_says_what_it_emptied() -> None:
    done = edited(CV, [Edit("work_experience[0]", {"company": "Z", "bullets": []})])
    job = done.cv.work_experience[0]
    assert (job.employer, job.title, job.date_range, job.bullets) == ("Z", "T", "2020-01 – Present", [])
    assert done.besides.emptied == ("work_experience[0].bullets",)


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ({"end_date": "2018"}, "2015 – 2018"),
        ({"start_date": "2014-03"}, "2014-03 – 2019"),
        ({"start_date": "2014", "end_date": None}, "2014 – 2019"),
        ({"start_date": "2014", "end_date": ""}, "2014 – Present"),
        ({"end_date": ""}, "2015 – 2019"),
        ({"title": "V"}, "2015 – 2019"),
    ],
)
def test_one_end_of_a_period_leaves_the_other(sent: dict[str, Any], expected: str) -> None:
    assert apply_edits(CV, [Edit("work_experience[1]", sent)]).work_experience[1].date_range == expected


def test_what_is_wrong_inside_an_object_is_told_by_its_path() -> None:
    with pytest.raises(InvalidEdit) as refused:
        apply_edits(CV, [Edit("work_experience[1]", {"start_date": "2014", "end_date": "soon"})])
    assert [(each.path, each.code) for each in refused.value.problems] == [
        ("work_experience[1].date_range", "date_range")
    ]


def test_a_language_that_is_there_is_said_again_not_twice() -> None:
    assert offered(Edit("languages", "German: C1; Polish: A2")) == [
        {"field_path": "languages[0]", "value": "German: C1"},
        {"field_path": "languages", "value": "Polish: A2", "op": "append"},
    ]


def test_a_design_merges_too_down_to_its_headings() -> None:
    cv = Cv.model_validate({"design": {"accent": "#123456", "headings": {"skills": "Tools"}}})
    design = apply_edits(cv, [Edit("design", {"paper": "letter", "headings": {"education": "School"}})]).design
    assert (design.accent, design.paper) == ("#123456", "letter")
    assert (design.headings.skills, design.headings.education) == ("Tools", "School")


@pytest.mark.parametrize(
    ("edit", "emptied"),
    [
        (Edit("summary", ""), ()),
        (Edit("interests", []), ("interests",)),
        (Edit("interests", ["Chess"]), ("interests[1]",)),
        (Edit("work_experience", [{"employer": "A", "title": "T", "date_range": "", "bullets": []}]),
         ("work_experience[0].date_range", "work_experience[0].bullets", "work_experience[1]")),
        (Edit("interests[0]", op="remove", has_value=False), ()),
        (Edit("languages[0].level", "B2"), ()),
    ],
)  # fmt: skip
def test_what_an_edit_leaves_less_is_listed(edit: Edit, emptied: tuple[str, ...]) -> None:
    assert edited(CV, [edit]).besides.emptied == emptied


@pytest.mark.parametrize(
    ("edit", "stored"),
    [
        (Edit("work_experience[0].date_range", "till 2020"), {"work_experience[0].date_range": "2020"}),
        (
            Edit("work_experience[0].date_range", "01/2020 - 04/2021"),
            {"work_experience[0].date_range": "2020-01 – 2021-04"},
        ),
        (Edit("work_experience[0].date_range", "2020-01 - 2021-04"), {}),
        (
            Edit("work_experience[0]", {"start_date": "2019", "end_date": "2020"}),
            {"work_experience[0].date_range": "2019 – 2020"},
        ),
        (Edit("languages", "English (C1)", "append"), {"languages[1]": {"language": "English", "level": "C1"}}),
        (Edit("languages", "English C1", "append"), {"languages[1]": {"language": "English", "level": "C1"}}),
        (Edit("email", "Anna@EXAMPLE.com"), {"email": "Anna@example.com"}),
        (Edit("headline", " A   B "), {}),
        (Edit("interests", "Jazz", "append"), {}),
    ],
)
def test_what_is_stored_otherwise_than_it_was_sent_is_shown(edit: Edit, stored: dict[str, Any]) -> None:
    assert edited(CV, [edit]).besides.stored == stored


def test_the_newest_job_at_the_end_is_told_with_the_move_that_mends_it() -> None:
    done = edited(CV, [Edit("work_experience", {"employer": "New", "date_range": "2023-01 – Present"}, "append")])
    [warning] = done.besides.warnings
    assert (warning.path, warning.code) == ("work_experience[2]", "not_newest_first")
    mended = apply_edits(done.cv, done.besides.moves)
    assert [job.employer for job in mended.work_experience] == ["New", "A", "B"]


@pytest.mark.parametrize("dates", ["2010 – 2014", "", "2015 – 2016"])
def test_an_older_job_at_the_end_is_where_it_belongs(dates: str) -> None:
    done = edited(CV, [Edit("work_experience", {"employer": "Old", "date_range": dates}, "append")])
    assert done.besides.warnings == ()


def test_no_call_is_offered_that_would_be_refused_for_its_length() -> None:
    assert len(offered(Edit("interests", [f"i{n}" for n in range(60)], "append"))) == 60
    assert offered(Edit("interests", [f"i{n}" for n in range(61)], "append")) == []


@pytest.mark.parametrize("op", ["append", "insert"])
@pytest.mark.parametrize(
    ("path", "text", "items"),
    [
        ("skills", "Go, Rust", ["Go", "Rust"]),
        ("interests", "Chess; Rowing", ["Chess", "Rowing"]),
        ("certifications", "PMP, 2017\nScrum Master", ["PMP, 2017", "Scrum Master"]),
        ("work_experience[0].bullets", "• Built bridges, two\n• Kept them", ["Built bridges, two", "Kept them"]),
    ],
)
def test_text_that_reads_as_several_items_is_kept_as_one_and_told_with_the_edits_that_part_it(
    path: str, text: str, items: list[str], op: Op
) -> None:
    cv = CV.model_copy(update={"certifications": ["ITIL"]})
    there = list(paths.get(cv.model_dump(), path))
    done = edited(cv, [Edit(path if op == "append" else f"{path}[0]", text, op)])
    (warning,) = done.besides.warnings
    assert warning.code == "one_item"
    parted = edited(done.cv, done.besides.moves)
    now = paths.get(parted.cv.model_dump(), path)
    assert now == ([*there, *items] if op == "append" else [*items, *there])
    assert parted.besides.warnings == ()


def test_a_suggestion_follows_the_indices_that_later_edits_of_the_batch_shift() -> None:
    done = edited(CV, [Edit("interests", "Chess, Rowing", "append"), Edit("interests", "Go", "append")])
    assert done.besides.moves
    shifted = edited(CV, [Edit("skills", "Go, Rust", "append"), Edit("skills[0]", "SQL", "insert")])
    assert edited(shifted.cv, shifted.besides.moves).cv.skills == ["SQL", *CV.skills, "Go", "Rust"]


def test_text_that_names_all_that_is_there_is_the_whole_list() -> None:
    cv = Cv(interests=["Chess", "Rowing"])
    with pytest.raises(InvalidEdit) as refused:
        edited(cv, [Edit("interests", "Rowing, Chess, Go")])
    assert refused.value.details["corrected_call"]["edits"] == [
        {"field_path": "interests", "value": ["Rowing", "Chess", "Go"]}
    ]


def test_an_edit_behind_a_corrected_one_is_meant_for_what_that_leaves() -> None:
    edits = [Edit("work_experience", "A", "remove"), Edit("work_experience[A].title", "x")]
    assert offered(*edits) == []
    assert offered(Edit("work_experience", "A", "remove"), Edit("work_experience[B].title", "x")) == [
        {"field_path": "work_experience[1].title", "value": "x"},
        {"field_path": "work_experience[0]", "op": "remove"},
    ]


@pytest.mark.parametrize("sent", ["Deutsch (C1)", {"language": "german", "level": "C1"}])
def test_a_language_that_is_added_twice_is_told_with_the_edits_that_make_it_one(sent: Any) -> None:
    done = edited(CV, [Edit("languages", sent, "append")])
    assert [each.code for each in done.besides.warnings] == ["listed_twice"]
    [language] = edited(done.cv, done.besides.moves).cv.languages
    assert language.level == "C1"


def test_still_there_is_said_of_the_end_of_a_period() -> None:
    assert offered(Edit("work_experience[1].current", True)) == [
        {"field_path": "work_experience[1].date_range", "value": "2015 – Present"}
    ]
    assert offered(Edit("work_experience[1].current", False)) == []


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("work_experience[0].bullets", {"bullets": ["a, b", "c"]}),
        ("work_experience[0].bullets", {"achievements": ["a, b", "c"]}),
        ("interests", {"hobbies": ["a, b", "c"]}),
    ],
)
def test_a_list_in_an_object_that_names_the_field_again_keeps_its_items(path: str, sent: Any) -> None:
    assert offered(Edit(path, sent)) == [{"field_path": path, "value": ["a, b", "c"]}]


@pytest.mark.parametrize(
    "names", [("start_date", "end_date"), ("startDate", "endDate"), ("from", "to"), ("end", "start")]
)
@pytest.mark.parametrize("place", ["work_experience[1]", "experience[1]"])
def test_both_ends_of_a_period_in_two_edits_are_one_period(names: tuple[str, str], place: str) -> None:
    for start, end in (("2022-01-01", "2024-05-31"), ("2001-02-01", "2003-05-31"), ("2022-01-01", None)):
        sent = (end, start) if names[0] == "end" else (start, end)
        found = offered(*(Edit(f"{place}.{name}", value) for name, value in zip(names, sent, strict=True)))
        after = apply_edits(CV, as_edits(found))
        assert after.work_experience[1].date_range == f"{start[:7]} – {end[:7] if end else 'Present'}"


@pytest.mark.parametrize(
    ("edit", "told", "untold"),
    [
        (Edit("work_experience[0]", {"foo": "x"}), "Known names: date_range, employer", "Remove it"),
        (Edit("full_name", "Dr. ", "insert"), "Use op `set`", "[0]"),
    ],
)
def test_a_hint_names_what_there_is(edit: Edit, told: str, untold: str) -> None:
    with pytest.raises(InvalidEdit) as refused:
        apply_edits(CV.with_valid(full_name="Ada Sample"), [edit])
    assert told in refused.value.problems[0].hint
    assert untold not in refused.value.problems[0].hint
