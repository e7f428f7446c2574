"""A name leads to a field by its meaning or as a very near slip, never by letters alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cv_generator.cv import typos
from cv_generator.cv.editing import edited
from cv_generator.cv.mistakes_names import ROOT, SECTIONS
from cv_generator.cv.model import FIELDS, Cv
from cv_generator.cv.paths import Edit, Op
from cv_generator.cv.typos import OTHER_WORDS, misspelt
from cv_generator.errors import InvalidEdit, InvalidInput

CV = Cv.model_validate({"summary": "Plans bridges.", "work_experience": [{"employer": "Alpha"}]})
OTHERS = (
    "salary", "preferences", "deadline", "dedication", "manager", "referrer", "medication", "rewards", "equation",
    "emails_sent", "phone_type", "adjectives", "height", "Опыт", "經歷", "☎",
)  # fmt: skip


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("work_experience[0].postion", "work_experience[0].title"),
        ("work_experience[0].compny", "work_experience[0].employer"),
        ("experiance[0].title", "work_experience[0].title"),
        ("experiance[0].postion", "work_experience[0].title"),
        ("berufserfarung[0].titel", "work_experience[0].title"),
    ],
)
def test_a_slip_in_another_name_of_a_field_leads_to_it(path: str, meant: str) -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [Edit(path, "Nurse")])
    assert [each["field_path"] for each in refused.value.details["corrected_call"]["edits"]] == [meant]
    assert refused.value.problems[0].hint == f"Did you mean {meant}?"


@pytest.mark.parametrize("name", ["heading", "salary", "contrast", "companion"])
def test_known_fields_are_told_before_the_lines_that_take_anything(name: str) -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [Edit(f"work_experience[0].{name}", "Nurse")])
    hint = refused.value.problems[0].hint
    assert 0 <= hint.index("Known fields") < hint.index("takes it as a line")


def test_a_line_that_is_removed_by_its_text_is_found_in_its_entry() -> None:
    cv = Cv.model_validate({"work_experience": [{"employer": "A", "bullets": ["one", "two"]}, {"bullets": ["three"]}]})
    with pytest.raises(InvalidEdit) as refused:
        edited(cv, [Edit("bullets", "three", "remove")])
    assert refused.value.details["corrected_call"]["edits"] == [
        {"field_path": "work_experience[1].bullets[0]", "op": "remove"}
    ]


@pytest.mark.parametrize("name", ["bullets", "details", "employer", "institution", "items"])
@pytest.mark.parametrize("op", ["set", "append", "remove"])
def test_a_member_of_an_entry_is_no_section_of_its_own(name: str, op: Op) -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [Edit(name, "four", op)])
    assert "corrected_call" not in refused.value.details
    assert "stands in an entry" in refused.value.problems[0].hint


@pytest.mark.parametrize("name", OTHERS)
@pytest.mark.parametrize("value", ["90000 expected", ["90000 expected"]])
def test_a_word_that_only_looks_like_a_field_leads_to_none(name: str, value: object) -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [Edit(name, value)])
    problem, offer = refused.value.problems[0], refused.value.details.get("corrected_call")
    assert "Did you mean" not in problem.hint.replace("Did you mean op append on custom_sections?", "")
    assert offer is None or [each["field_path"] for each in offer["edits"]] == ["custom_sections"]
    if offer is None and name.isascii():
        assert "personal_details" in problem.hint
        assert "custom_sections" in problem.hint
        assert "Fields:" in problem.hint or "Known fields:" in problem.hint


@pytest.mark.parametrize("name", [name for name in OTHERS if name.isascii()])
def test_the_library_says_the_same(name: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        CV.replaced(**{name: "x"})
    assert "did you mean" not in refused.value.message


def test_an_unknown_name_in_an_entry_is_told_the_list_that_takes_it() -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [Edit("work_experience[0].manager", "Eva")])
    assert refused.value.problems[0].hint.endswith(
        'work_experience[0].bullets takes it as a line: append "Manager: …".'
    )


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("sumary", "summary"), ("hedline", "headline"), ("eduction", "education"), ("emial", "email"),
        ("wrok_experience", "work_experience"), ("langauges", "languages"), ("certifcations", "certifications"),
        ("refernces", "references"), ("intrests", "interests"), ("lenguage", "language"), ("phne", "phone"),
        ("custom_secions", "custom_sections"), ("Adress", "address_lines"),
    ],
)  # fmt: skip
def test_a_slip_is_understood(name: str, field: str) -> None:
    place = ROOT.place(name)
    assert place is not None
    assert place.field == field


def test_other_words_are_near_to_a_field_else_they_need_no_mention(monkeypatch: pytest.MonkeyPatch) -> None:
    fields = {*FIELDS, *(name for names in SECTIONS.values() for name in names.part.model_fields)}
    monkeypatch.setattr(typos, "OTHER_WORDS", frozenset())
    assert OTHER_WORDS
    others = {name for names in (ROOT, *SECTIONS.values()) for name in names.places}
    near = {word for word in OTHER_WORDS if misspelt(word, fields - {word}) or misspelt(word, others - {word}, slips=1)}
    assert OTHER_WORDS - near == set()


@given(st.sampled_from(FIELDS), st.data())
def test_one_slip_in_a_field_leads_back_to_it_or_nowhere(field: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(field) - 1))
    slipped = data.draw(st.sampled_from([field[:at] + field[at + 1 :], field[:at] + "x" + field[at:]]))
    assert set(misspelt(slipped, FIELDS)) <= {field} or slipped in FIELDS or field in ("language", "languages")
