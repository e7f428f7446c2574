"""An entry that is set at the index of another one is told, with the edits that put both right."""

from __future__ import annotations

from typing import Any

import pytest

from cv_generator.cv.editing import edited
from cv_generator.cv.keeping import value_at
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit

CV = Cv.model_validate({
    "work_experience": [
        {"date_range": "2020 – Present", "employer": "Alder", "title": "Engineer", "bullets": ["Designed."]},
        {"date_range": "2015 – 2019", "employer": "Brook", "title": "Trainee", "bullets": ["Learned."]},
    ],
    "education": [{"institution": "Cedar", "title": "MSc"}, {"institution": "Dale", "title": "BSc"}],
    "further_experience": [{"organization": "Elm", "title": "Helper"}, {"organization": "Fern", "title": "Guide"}],
    "skills": [{"group": "Data", "items": ["SQL"]}, {"group": "Plans", "items": ["QGIS"]}],
    "languages": [{"language": "Deutsch", "level": "C2"}, {"language": "Englisch", "level": "C1"}],
    "personal_details": [{"label": "Permit", "value": "C"}, {"label": "Licence", "value": "B"}],
    "custom_sections": [{"heading": "Talks", "items": ["One"]}, {"heading": "Patents", "items": ["Two"]}],
})  # fmt: skip
DOCUMENT = CV.model_dump()


@pytest.mark.parametrize(
    ("path", "sent", "meant", "there"),
    [
        ("work_experience[0]", {"company": "Brook", "title": "Lead"}, "work_experience[1].title", "Lead"),
        ("work_experience[0]", {"employer": "brook", "bullets": ["Led."]},
         "work_experience[1].bullets", ["Learned.", "Led."]),
        ("work_experience[1]", {"employer": "Alder", "location": "Bern"}, "work_experience[0].location", "Bern"),
        ("education[0]", {"institution": "Dale", "title": "B.Eng."}, "education[1].title", "B.Eng."),
        ("further_experience[1]", {"organization": "Elm", "title": "Lead"}, "further_experience[0].title", "Lead"),
        ("languages[0]", {"language": "Englisch", "level": "C2"}, "languages[1].level", "C2"),
        ("languages[0]", {"language": "English", "level": "B2"}, "languages[1].level", "B2"),
        ("languages[1]", {"language": "German", "level": "C1"}, "languages[0].level", "C1"),
        ("skills[0]", {"group": "Plans", "items": ["Revit"]}, "skills[1].items", ["QGIS", "Revit"]),
        ("personal_details[0]", {"label": "Licence", "value": "BE"}, "personal_details[1].value", "BE"),
        ("custom_sections[1]", {"heading": "Talks", "items": ["Three"]}, "custom_sections[0].items", ["One", "Three"]),
    ],
)  # fmt: skip
def test_an_entry_at_another_ones_index_is_told_and_one_call_puts_both_right(
    path: str, sent: dict[str, Any], meant: str, there: Any
) -> None:
    done = edited(CV, [Edit(path, sent)])
    assert [(each.path, each.code) for each in done.besides.warnings] == [(path, "listed_twice")]
    after = edited(done.cv, done.besides.moves)
    assert after.besides.warnings == ()
    document = after.cv.model_dump()
    assert value_at(document, path) == value_at(DOCUMENT, path)
    assert value_at(document, meant) == there


def test_a_second_post_that_took_the_place_of_another_is_added() -> None:
    done = edited(CV, [Edit("work_experience[1]", {"employer": "Alder", "title": "Director", "date_range": "2024"})])
    [warning] = done.besides.warnings
    after = edited(done.cv, done.besides.moves).cv
    assert warning.code == "listed_twice"
    assert [each.title for each in after.work_experience] == ["Engineer", "Trainee", "Director"]


@pytest.mark.parametrize(
    "edits",
    [
        [Edit("languages[0]", {"language": "Englisch", "level": "C1"}),
         Edit("languages[1]", {"language": "Deutsch", "level": "C2"})],
        [Edit("languages[0]", {"language": "Dansk", "level": "C1"})],
        [Edit("work_experience[0]", {"employer": "Alder", "title": "Lead"})],
        [Edit("personal_details[0]", {"label": "Permits"})],
    ],
)  # fmt: skip
def test_an_exchange_and_a_new_name_are_not_told(edits: list[Edit]) -> None:
    assert edited(CV, edits).besides.warnings == ()
