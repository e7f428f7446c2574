"""Several tasks in one text between semicolons are never made one line by a correction, and are told where they are."""

from __future__ import annotations

from typing import Any

import pytest

from cv_generator.cv.editing import edited
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit
from cv_generator.errors import InvalidEdit

CV = Cv(
    work_experience=[{"employer": "Alpha", "title": "Engineer", "bullets": ["Led nine people", "Built two depots"]}],
    education=[{"institution": "Beta", "details": ["Thesis on dams"]}],
    certifications=["PMP, 2018"],
)
TEXT = "Designed bogies; tested brakes (rail; road); wrote reports"
LINES = ["Designed bogies", "tested brakes (rail; road)", "wrote reports"]


@pytest.mark.parametrize(
    ("path", "value", "op"),
    [
        ("work_experience", {"company": "Gamma", "responsibilities": TEXT}, "append"),
        ("work_experience", {"firma": "Gamma", "aufgaben": TEXT}, "append"),
        ("work_experience", {"employer": "Gamma", "bullets": TEXT}, "append"),
        ("work_experience[0]", {"bullets": TEXT}, "set"),
        ("education", {"school": "Gamma", "details": TEXT}, "append"),
        ("custom_sections", {"heading": "Talks", "entries": [{"title": "Dams", "bullets": TEXT}]}, "append"),
    ],
)
def test_a_correction_makes_no_single_line_of_them(path: str, value: Any, op: Any) -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [Edit(path, value, op)])
    assert "corrected_call" not in refused.value.details
    hint = refused.value.problems[0].hint
    assert '"Designed bogies", "tested brakes (rail; road)", "wrote reports"' in hint


def test_under_another_name_of_a_list_each_is_added() -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [Edit("work_experience[0].responsibilities", TEXT)])
    edits = refused.value.details["corrected_call"]["edits"]
    assert [(each["op"], each["value"]) for each in edits] == [
        ("append", "Designed bogies"), ("append", "tested brakes (rail; road)"), ("append", "wrote reports"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "value", "op", "where"),
    [
        ("work_experience[0].bullets", TEXT, "append", "work_experience"),
        ("work_experience[0].bullets", [TEXT], "set", "work_experience"),
        ("work_experience[0]", {"bullets": [TEXT]}, "set", "work_experience"),
        ("education[0].details", TEXT, "append", "education"),
        ("further_experience", {"organization": "Club", "bullets": [TEXT]}, "append", "further_experience"),
    ],
)
def test_what_is_stored_as_one_line_is_told_with_the_call_that_parts_it(
    path: str, value: Any, op: Any, where: str
) -> None:
    done = edited(CV, [Edit(path, value, op)])
    assert "one_item" in [warning.code for warning in done.besides.warnings]
    entry = edited(done.cv, done.besides.moves).cv.model_dump()[where][0]
    assert entry["details" if where == "education" else "bullets"][-3:] == LINES


def test_lines_that_stand_there_already_are_not_added_again() -> None:
    done = edited(
        CV, [Edit("work_experience[0].bullets", "Led nine people; Built two depots; Trained staff", "append")]
    )
    after = edited(done.cv, done.besides.moves).cv.work_experience[0]
    assert after.bullets == ["Led nine people", "Built two depots", "Trained staff"]


@pytest.mark.parametrize("text", ["Worked with suppliers; reported to the board", "Led a team of nine"])
def test_two_clauses_and_words_of_a_list_are_one_line(text: str) -> None:
    done = edited(CV, [Edit("work_experience[0].bullets", text, "append")])
    assert not done.besides.warnings


@pytest.mark.parametrize("word", ["and", "und", "et", "oraz"])
def test_certificates_with_their_years_beside_a_joining_word_are_told(word: str) -> None:
    done = edited(CV, [Edit("certifications", f"ITIL 4 (2022) {word} PRINCE2 (2021)", "append")])
    assert edited(done.cv, done.besides.moves).cv.certifications == ["PMP, 2018", "ITIL 4 (2022)", "PRINCE2 (2021)"]
