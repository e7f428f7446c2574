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
        ("languages", ["English", "C1"], "level_alone", None),
    ],
)
def test_what_no_person_wrote_is_stored_and_told_with_the_edit_that_mends_it(
    path: str, sent: Any, code: str, mended: tuple[str, Any] | None
) -> None:
    done = edited(CV, [Edit(path, sent)])
    assert {warning.code for warning in done.besides.warnings} == {code}
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
        "-",
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
