"""The beginning of a text with `…` stands for the whole text, and is told like other words for what stays."""

from __future__ import annotations

import time
from typing import Any

import pytest

from cv_generator.cv.editing import edited
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit

LONG = "Led the design of seven bridges across the canton"
CV = Cv.model_validate({
    "summary": LONG,
    "work_experience": [{"employer": "A", "title": "T", "bullets": [LONG, "Kept them standing"]}],
    "custom_sections": [{"heading": "Talks", "items": [LONG]}],
})  # fmt: skip


@pytest.mark.parametrize("cut", ["Led the design of seven…", "Led the design of ...", "Led the design of seven [...]"])
@pytest.mark.parametrize(
    ("path", "wrap"),
    [
        ("summary", lambda text: text),
        ("work_experience[0].bullets[0]", lambda text: text),
        ("work_experience[0].bullets", lambda text: [text, "Kept them standing"]),
        ("work_experience[0]", lambda text: {"bullets": ["Kept them standing", text]}),
        ("custom_sections[0].items[0]", lambda text: text),
    ],
)
def test_a_text_that_was_cut_is_told_with_the_whole_one(path: str, wrap: Any, cut: str):
    done = edited(CV, [Edit(path, wrap(cut))])
    assert done.besides.warnings[0].code == "no_text"
    after = edited(done.cv, done.besides.moves).cv
    assert sorted(after.work_experience[0].bullets) == sorted(CV.work_experience[0].bullets)
    assert (after.summary, after.custom_sections) == (CV.summary, CV.custom_sections)


@pytest.mark.parametrize("text", ["And so on…", "Led a team …", LONG, f"{LONG} …", "Led…"])
def test_a_text_of_its_own_may_end_so(text: str):
    assert not edited(CV, [Edit("summary", text)]).besides.warnings


@pytest.mark.parametrize(
    ("sent", "whole"),
    [
        (
            "Planned and led the design of seven bridges…",
            "Planned and led the design of seven bridges across the canton",
        ),
        ("Oversaw the design of seven...", "Oversaw the design of seven bridges across the canton"),
        (
            "Planned the design of … across the canton and beyond",
            "Planned the design of seven bridges across the canton and beyond",
        ),
        ("Led all design of seven [...] the canton", "Led all design of seven bridges across the canton"),
        ("Led the design across … all thirteen", ""),
    ],
)
@pytest.mark.parametrize("path", ["summary", "work_experience[0].bullets[0]", "custom_sections[0].items[0]"])
def test_a_changed_text_that_was_cut_goes_on_as_the_old_one_did(path: str, sent: str, whole: str):
    done = edited(CV, [Edit(path, sent)])
    assert [each.code for each in done.besides.warnings] == ["no_text"]
    assert [each.value for each in done.besides.moves] == [whole] * bool(whole)


def test_items_that_were_cut_and_left_out_in_one_list_all_come_back():
    done = edited(CV, [Edit("work_experience[0].bullets", ["Led the design of seven…", "..."])])
    assert edited(done.cv, done.besides.moves).cv == CV


@pytest.mark.parametrize("text", ["a … " * 1500, "… " * 3000, "seven bridges … " * 500, "." * 7000])
def test_texts_with_many_signs_are_looked_through_in_little_time(text: str):
    began = time.process_time()
    edited(CV, [Edit("summary", text)])
    assert time.process_time() - began < 2
