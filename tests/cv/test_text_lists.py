"""Lists that come as one text: which forms tell their items."""

from __future__ import annotations

import pytest

from cv_generator.cv import paths
from cv_generator.cv.editing import edited
from cv_generator.cv.mistakes_names import humanized
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit, Op
from cv_generator.errors import InvalidEdit

CV = Cv.model_validate({"work_experience": [{"employer": "Alder"}], "skills": [{"group": "Plans", "items": ["QGIS"]}]})
BULLETS = "work_experience[0].bullets"

SEVERAL = [
    ("certifications", "PMP, 2018, Energy adviser, 2021, Scrum Master I, 2023",
     ["PMP, 2018", "Energy adviser, 2021", "Scrum Master I, 2023"]),
    ("certifications", "AgilePM (2022), ITIL 4 (2023)", ["AgilePM (2022)", "ITIL 4 (2023)"]),
    ("certifications", "ITIL 4 (Axelos, 2023), AgilePM (2022)", ["ITIL 4 (Axelos, 2023)", "AgilePM (2022)"]),
    ("trainings", "Welding, Bern, 03/2018, Rigging, 2021", ["Welding, Bern, 03/2018", "Rigging, 2021"]),
    ("awards", "Alder Award 2021, Bridge Prize 2022", ["Alder Award 2021", "Bridge Prize 2022"]),
    ("awards", "Alder Award; Bridge Prize, Leeds", ["Alder Award", "Bridge Prize, Leeds"]),
    ("publications", "On bridges of wood; On arches of stone", ["On bridges of wood", "On arches of stone"]),
    ("publications", "Muster, A. Bridges, 2019; Arches. 2021", ["Muster, A. Bridges, 2019", "Arches. 2021"]),
    ("skills[0].items", "1. Revit 2. Dynamo 3. Grasshopper", ["Revit", "Dynamo", "Grasshopper"]),
    (BULLETS, "1) Led two teams 2) Built a bridge 3) Wrote reports", ["Led two teams", "Built a bridge", "Wrote reports"]),
    (BULLETS, "- Supervised works - Managed staff - Wrote reports",
     ["Supervised works", "Managed staff", "Wrote reports"]),
    (BULLETS, "• Supervised works • Managed staff", ["Supervised works", "Managed staff"]),
    (BULLETS, "Bid lead; Framework manager; Site safety", ["Bid lead", "Framework manager", "Site safety"]),
]  # fmt: skip


@pytest.mark.parametrize(("path", "text", "items"), SEVERAL)
def test_items_in_one_line_that_are_added_are_told_with_the_edits_that_part_them(
    path: str, text: str, items: list[str]
) -> None:
    there = paths.get(CV.model_dump(), path)
    done = edited(CV, [Edit(path, text, "append")])
    assert [each.code for each in done.besides.warnings] == ["one_item"]
    after = edited(done.cv, done.besides.moves)
    assert paths.get(after.cv.model_dump(), path) == [*there, *items]
    assert after.besides.warnings == ()


@pytest.mark.parametrize(("path", "text", "items"), SEVERAL)
def test_items_in_one_line_that_are_set_are_corrected_to_a_list(path: str, text: str, items: list[str]) -> None:
    there = paths.get(CV.model_dump(), path)
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [Edit(path, text)])
    edits = refused.value.details["corrected_call"]["edits"]
    after = edited(CV, [Edit(**each, has_value=True) for each in edits]).cv
    assert paths.get(after.model_dump(), path) == [*there, *items]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("certifications", "AWS Architect, 2021, valid until 2024"),
        ("certifications", "AWS Architect, issued 2021, Expires 2024"),
        ("certifications", "PMP, 2018, 2021"),
        ("awards", "Alder Award, Leeds, 2021"),
        ("awards", "1. Platz Lauf 2. Platz Rad 3. Platz Schwimmen"),
        ("awards", "1. Preis, Muster-Wettbewerb, 2. Runde"),
        ("publications", "Muster, A.; Alder, B. On bridges"),
        (BULLETS, "Built a bridge; cut the cost of its bearings by a third; handed it over"),
        (BULLETS, "Managed staff; Wrote reports"),
        (BULLETS, "Led a team - twelve people - in Bern"),
        (BULLETS, "- Led a team - in Bern"),
        (BULLETS, "Saved 3. In 2019 4. more"),
    ],
)
def test_one_item_that_has_commas_dates_dashes_or_clauses_is_one(path: str, text: str) -> None:
    assert edited(CV, [Edit(path, text, "append")]).besides.warnings == ()


FACTS = [
    ("married, two children; Licence: B", [("", "married, two children"), ("Licence", "B")]),
    ("Prawo jazdy: B, Stan cywilny: zamężna", [("Prawo jazdy", "B"), ("Stan cywilny", "zamężna")]),
    ("Licence: B, BE, Status: single\nPermit: C", [("Licence", "B, BE"), ("Status", "single"), ("Permit", "C")]),
]


@pytest.mark.parametrize(("text", "facts"), FACTS)
def test_several_facts_in_one_text_keep_each_its_label(text: str, facts: list[tuple[str, str]]) -> None:
    done = edited(CV, [Edit("personal_details", text, "append")])
    assert [each.code for each in done.besides.warnings] == ["one_item"]
    added = edited(done.cv, done.besides.moves)
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [Edit("personal_details", text)])
    corrected = refused.value.details["corrected_call"]["edits"]
    for cv in (added.cv, edited(CV, [Edit(**each, has_value=True) for each in corrected]).cv):
        assert [(each.label, each.value) for each in cv.personal_details] == facts
    assert added.besides.warnings == ()


@pytest.mark.parametrize("text", ["Licence: B, BE", "Status: married, two children", "Travel: by train at 10:00"])
def test_a_fact_with_commas_is_one(text: str) -> None:
    assert edited(CV, [Edit("personal_details", text, "append")]).besides.warnings == ()


@pytest.mark.parametrize(
    ("name", "label"),
    [("führerschein", "Führerschein"), ("größe_in_cm", "Größe in cm"), ("pobytStały", "Pobyt stały")],
)
def test_a_label_that_is_made_of_a_name_keeps_its_letters(name: str, label: str) -> None:
    assert humanized(name) == label


@pytest.mark.parametrize(("op", "value"), [("set", ["Italian (A1)"]), ("append", "Italian (A1)")])
def test_langs_are_languages(op: Op, value: object) -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [Edit("langs", value, op)])
    [edit] = refused.value.details["corrected_call"]["edits"]
    assert edit["field_path"] == "languages"


@pytest.mark.parametrize("path", ["sprache", "lang", "jezyk"])
def test_the_name_of_a_language_under_a_word_for_language_is_a_question(path: str) -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [Edit(path, "Italienisch")])
    assert "corrected_call" not in refused.value.details
    assert [each.code for each in refused.value.problems] == ["unclear_field"]
    with pytest.raises(InvalidEdit) as coded:
        edited(CV, [Edit(path, "de")])
    assert coded.value.details["corrected_call"]["edits"] == [{"field_path": "language", "value": "de"}]


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("Italienisch fließend", [("Italienisch", "fließend")]),
        ("angielski biegły", [("angielski", "biegły")]),
        ("Italian native, Polish basic", [("Italian", "native"), ("Polish", "basic")]),
    ],
)
def test_a_level_behind_the_name_of_a_language_is_told_and_parted(text: str, languages: list[tuple[str, str]]) -> None:
    done = edited(CV, [Edit("languages", text, "append")])
    [warning] = done.besides.warnings
    assert warning.code == ("one_item" if languages[1:] else "level_inside")
    after = edited(done.cv, done.besides.moves)
    assert [(each.language, each.level) for each in after.cv.languages] == languages
    assert after.besides.warnings == ()


@pytest.mark.parametrize("text", ["Deutsche Gebärdensprache", "Italian", "Quux fluent"])
def test_a_language_without_a_level_is_left(text: str) -> None:
    assert edited(CV, [Edit("languages", text, "append")]).besides.warnings == ()
