"""What a program left behind in place of a person's words is stored as it came, told, and mended by one call."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from cv_generator.cv import remnants
from cv_generator.cv.checks import check
from cv_generator.cv.editing import apply_edits, edited
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit
from cv_generator.errors import InvalidEdit

CV = Cv.model_validate({
    "interests": ["Chess"], "languages": ["English (B2)"], "skills": ["Scrum"], "email": "ada@example.com",
    "work_experience": [{"date_range": "2015 – 2019", "employer": "B", "title": "U", "bullets": ["one"]}],
})  # fmt: skip


@pytest.mark.parametrize(
    ("path", "sent", "code", "mended"),
    [
        ("headline", "null", "no_text", ("headline", "")),
        ("headline", "[object Object]", "no_text", ("headline", "")),
        ("work_experience[0]", {"location": "undefined"}, "no_text", ("work_experience[0].location", "")),
        ("interests", ["Chess", "None", "Go"], "no_text", ("interests", ["Chess", "Go"])),
        ("summary", "<p>One.</p><p>R&amp;D <b>lead</b></p>", "markup", ("summary", "One.\nR&D **lead**")),
        (
            "work_experience[0].bullets",
            ["<ul><li>One</li><li>Two</li></ul>", "three"],
            "markup",
            ("work_experience[0].bullets", ["One", "Two", "three"]),
        ),
        (
            "summary",
            '<a href="https://example.com">Mine</a>',
            "markup",
            ("summary", "[Mine](https://example.com)"),
        ),
        (
            "summary",
            "## Profile\n\nBuilds `pymalloc` bridges",
            "markup",
            ("summary", "Profile\n\nBuilds pymalloc bridges"),
        ),
        ("headline", "```\nLead\n```", "markup", ("headline", "Lead")),
        ("summary", "<script>x</script>One", "markup", ("summary", "xOne")),
        ("interests", list("Chess"), "shredded", ("interests", ["Chess"])),
        ("headline", "{{headline}}", "to_fill_in", None),
        ("full_name", "[Your Name]", "to_fill_in", None),
        ("languages", ["Danish", "C1"], "level_alone", None),
    ],
)
def test_what_no_person_wrote_is_stored_and_told_with_the_edit_that_mends_it(
    path: str, sent: Any, code: str, mended: tuple[str, Any] | None
) -> None:
    done = edited(CV, [Edit(path, sent)])
    assert {warning.code for warning in done.besides.warnings} - {"took_away"} == {code}
    assert {warning.code for warning in check(done.cv, dt.date(2026, 1, 22)).warnings} >= {code}
    if code not in ("to_fill_in", "level_alone"):
        assert [(edit.field_path, edit.value) for edit in done.besides.moves] == [mended]
        left = edited(done.cv, done.besides.moves)
        assert not left.besides.warnings
        assert not list(remnants.warnings(left.cv.model_dump()))
    else:
        assert not done.besides.moves


@pytest.mark.parametrize(
    "text",
    [
        "C++ <vector> and a < b > c",
        "Research & development; AT&T",
        "**bold**",
        "Todo sobre ruedas, TODO",
        "[Add-on development]",
        "C# and F#, issue #12",
        "the 'so-called` mark",
        "Null point energy",
        "R&D",
        "None of it",
    ],
)
def test_what_a_person_may_have_written_is_not_told(text: str) -> None:
    assert not edited(CV, [Edit("summary", text)]).besides.warnings


def test_an_answer_to_a_question_is_a_text() -> None:
    assert not edited(CV, [Edit("personal_details", ["Children: none"])]).besides.warnings
    assert not edited(CV, [Edit("personal_details", {"label": "Licences", "value": "A"}, "append")]).besides.warnings


@pytest.mark.parametrize(
    ("path", "value"), [("email", "null"), ("languages", "None"), ("work_experience", "undefined")]
)
def test_a_word_for_nothing_never_erases_what_is_there(path: str, value: str) -> None:
    with pytest.raises(InvalidEdit) as refused:
        apply_edits(CV, [Edit(path, value)])
    assert "corrected_call" not in refused.value.details
    assert "Leave this edit away" in refused.value.problems[0].hint


OLD = Cv.model_validate({
    "headline": "Engineer", "summary": "Old text.", "skills": ["Scrum"],
    "work_experience": [{"employer": "Beta", "location": "Bern", "title": "U", "bullets": ["one", "two", "three"]}],
})  # fmt: skip


@pytest.mark.parametrize(
    "sent",
    ["...", "…", "[...]", "TODO", "<keep>", "[unchanged]", "same as before", "(no change)", "string",
     "[Company Name]", "<job title>", "... (existing text unchanged)", "Keep as is"],
)  # fmt: skip
def test_a_word_for_a_text_that_is_there_comes_with_the_edit_that_brings_it_back(sent: str) -> None:
    for path, old in (("headline", "Engineer"), ("work_experience[0].bullets[1]", "two")):
        done = edited(OLD, [Edit(path, sent)])
        [warning] = done.besides.warnings
        assert "brings the old text back" in warning.hint
        assert [(edit.field_path, edit.value) for edit in done.besides.moves] == [(path, old)]
    done = edited(OLD, [Edit("work_experience[0]", {"employer": sent, "title": "Lead"})])
    assert apply_edits(done.cv, done.besides.moves).work_experience[0].employer == "Beta"


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        (["New", "... (rest unchanged)"], ["New", "two", "three"]),
        (["one", "…", "last"], ["one", "two", "last"]),
        (["[unchanged]"], ["one", "two", "three"]),
        (["New\\nNewer", "two", "three"], ["New", "Newer", "two", "three"]),
    ],
)
def test_in_a_list_the_rest_is_the_old_items_from_there_on(sent: list[str], meant: list[str]) -> None:
    done = edited(OLD, [Edit("work_experience[0].bullets", sent)])
    assert [(edit.field_path, edit.value) for edit in done.besides.moves] == [("work_experience[0].bullets", meant)]


@pytest.mark.parametrize(
    ("sent", "meant"),
    [("One\\nTwo", "One\nTwo"), ('"CTO"', "CTO"), ('"Said \\"yes\\" once"', 'Said "yes" once')],
)
def test_escapes_and_quotes_of_json_are_told_and_taken_out(sent: str, meant: str) -> None:
    done = edited(OLD, [Edit("summary", sent)])
    assert {warning.code for warning in done.besides.warnings} == {"escaped"}
    assert [edit.value for edit in done.besides.moves] == [meant]


@pytest.mark.parametrize(
    "text",
    ["C:\\new and D:\\temp", "Kept the rest of the old list", "More of the same", '"Go" and "stop"', "[LinkedIn profile](https://example.com)",
     "Strings", "Before and after", "List<Date>", "TODO lists"],
)  # fmt: skip
def test_words_that_only_look_like_it_are_a_persons(text: str) -> None:
    assert not edited(OLD, [Edit("summary", text)]).besides.warnings


def test_a_word_for_what_is_there_never_takes_the_place_of_a_list() -> None:
    with pytest.raises(InvalidEdit) as refused:
        apply_edits(OLD, [Edit("work_experience[0].bullets", "[unchanged]")])
    assert "corrected_call" not in refused.value.details
