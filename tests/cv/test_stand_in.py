"""What stands in for a CV is what the model would have made of the same data, or nothing."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from cv_generator.cv import stand_in as module
from cv_generator.cv.design import Design, Headings
from cv_generator.cv.limits import LINE_CHARACTERS, LIST_ITEMS
from cv_generator.cv.model import (
    CustomEntry,
    CustomSection,
    Cv,
    Detail,
    Education,
    FurtherExperience,
    LanguageSkill,
    Link,
    SkillGroup,
    WorkExperience,
)
from cv_generator.cv.stand_in import modelled, stand_in
from cv_generator.errors import DoesNotFit
from cv_generator.rendering.document import typeset
from tests.rendering.people import DAY, full, long

ROOT = Path(__file__).parents[2]
SAMPLES = [path for path in sorted((ROOT / "samples").glob("*.json")) if "full_name" in path.read_text("utf-8")]

TEXTS = st.sampled_from((
    "", "Bridges", " two  blanks ", "Zoë Łukasiewicz-Müller", "Ελένη", "e\u0301", "x\u0007y", "\ud800", "a\n\nb\n\n\n\nc",
    "2020-01 – 2025-04", "2019 – 2021", "05/2020 – heute", "2021", "yesterday", "1986-09-23", "23.9.1986",
    "ada@example.com", "Ada@EXAMPLE.com", "mailto:ada@example.com", "ada", "+44 113 496 0123", "12", "github.com/ada",
    "https://ada.example", "javascript:alert(1)", "English (C1)", "Driving licence: B", "de", "de-CH", "xx",
    "data:image/png;base64,Li4u", " data:image/png;base64,Li4u ", "x" * (LINE_CHARACTERS + 1),
))  # fmt: skip
ODD: st.SearchStrategy[Any] = st.sampled_from((None, 1, True, 1.5, [], {}, [""], ["a", 1], ["x"] * (LIST_ITEMS + 1)))
VALUES = st.one_of(TEXTS, TEXTS, TEXTS, ODD)
PARTS = (
    Link,
    WorkExperience,
    Education,
    FurtherExperience,
    SkillGroup,
    LanguageSkill,
    Detail,
    CustomEntry,
    CustomSection,
)
NAMES = sorted({name for part in PARTS for name in part.model_fields} | {
    "company", "position", "description", "school", "degree", "field", "start_date", "end_date", "proficiency", "name", "x",
})  # fmt: skip
ITEMS = st.one_of(
    TEXTS, st.dictionaries(st.sampled_from(NAMES), st.one_of(VALUES, st.lists(TEXTS, max_size=2)), max_size=4)
)
NAMED = st.one_of(
    st.sampled_from(("skills", "Work experience", "photo_url", "birth_date", "language", "Bridges", " bridges", "x")),
    VALUES,
)
DESIGN_VALUES = {
    **dict.fromkeys(("template", "accent", "font", "paper"), st.one_of(
        st.sampled_from(("axis", "Zurich", "inter", "EB  Garamond", "A4", "letter", "#1f4e79", "ABC", "#12", "x")), VALUES
    )),
    **dict.fromkeys(("section_order", "hidden"), st.one_of(st.lists(NAMED, max_size=4), VALUES)),
    "headings": st.one_of(st.dictionaries(st.sampled_from((*Headings.model_fields, "x")), VALUES, max_size=2), ODD),
    "page_numbers": st.one_of(st.booleans(), VALUES),
    "x": VALUES,
}  # fmt: skip
DESIGNS = st.one_of(st.fixed_dictionaries({}, optional=DESIGN_VALUES), ODD)
FIELDS = [name for name in (*Cv.model_fields, "profile", "name", "it_ai_skills", "x") if name != "design"]
CVS = st.builds(
    lambda fields, design, headings: {
        **fields,
        **({"custom_sections": [{"heading": it} for it in headings]} if headings else {}),
        **({} if design is None else {"design": design}),
    },
    st.dictionaries(st.sampled_from(FIELDS), st.one_of(VALUES, st.lists(ITEMS, max_size=3)), max_size=4),
    st.one_of(st.none(), DESIGNS),
    st.lists(st.sampled_from(("Bridges", "Boats")), max_size=2),
)


def by_the_model(data: Any) -> Cv | None:
    try:
        return Cv.model_validate(data)
    except ValidationError:
        return None


@given(CVS)
def test_it_holds_what_the_model_holds_or_leaves_it_to_the_model(data: dict[str, Any]) -> None:
    sent = copy.deepcopy(data)
    stands, cv = stand_in(data), by_the_model(sent)
    assert data == sent
    if cv is None:
        assert stands is None
    elif not {"page_numbers"} & set(data.get("design") or ()):
        assert stands is not None
    if stands is not None and cv is not None:
        assert stands.model_dump() == cv.model_dump()
        assert list(stands.model_dump()) == list(Cv.model_fields)
        dumped = stands.model_dump(mode="json", exclude={"photo_url"}, exclude_defaults=True)
        assert dumped == cv.model_dump(mode="json", exclude={"photo_url"}, exclude_defaults=True)
        assert bool(stands) is bool(cv)
        assert modelled(stands) == cv


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_the_samples_need_no_model(path: Path) -> None:
    data = json.loads(path.read_text("utf-8"))
    stands = stand_in(data)
    assert stands is not None
    assert stands.model_dump() == Cv.model_validate(data).model_dump()


def test_there_are_samples() -> None:
    assert SAMPLES


def test_it_has_the_fields_of_the_model_with_lists_where_that_has_lists() -> None:
    compared = 0

    def same(kinds: Mapping[str, module.Kind], model: Any) -> None:
        nonlocal compared
        assert list(kinds) == list(model.model_fields)
        for name, field in model.model_fields.items():
            default = kinds[name].default()
            assert (default == []) is (field.default_factory is list), name
            compared += 1

    same(module.FIELDS, Cv)
    same(module.DESIGN, Design)
    assert compared > 30


@pytest.mark.parametrize(
    "data", [5, None, [], "x", {1: "x"}, {"design": {"font": "Inker"}}, {"design": {"hidden": ["boats"]}}], ids=str
)
def test_what_is_no_object_of_fields_or_names_what_there_is_not_is_left_to_the_model(data: Any) -> None:
    assert stand_in(data) is None


def test_a_cv_stands_for_itself() -> None:
    cv = full()
    assert modelled(cv) is cv


@pytest.mark.parametrize(
    "design",
    [
        {},
        {"template": "zurich", "accent": "7A1F2B", "font": "inter", "paper": "Letter", "page_numbers": False},
        {"hidden": ["Birth date", "skills"], "section_order": ["education"], "headings": {"education": "Schooling"}},
    ],
    ids=str,
)
def test_it_is_typeset_to_the_same_bytes(design: dict[str, Any]) -> None:
    cv = full().replaced(design=design, photo_url="")
    stands = stand_in({**cv.model_dump(mode="json"), "design": design})
    assert stands is not None
    assert typeset(stands, today=DAY).data == typeset(cv, today=DAY).data


def test_what_does_not_fit_is_refused_with_the_same_cuts() -> None:
    cv = long(16, 8)
    stands = stand_in(cv.model_dump(mode="json"))
    assert stands is not None
    refused = []
    for each in (stands, cv):
        with pytest.raises(DoesNotFit) as caught:
            typeset(each, max_pages=1, today=DAY)
        refused.append(caught.value.details)
    assert refused[0] == refused[1]
    assert refused[0]["proven_cuts"]


def test_a_command_that_typesets_valid_data_loads_no_model(tmp_path: Path) -> None:
    code = "import sys; from cv_generator.__main__ import main; assert main() == 0; print(*sys.modules)"
    cv = {**json.loads(SAMPLES[0].read_text("utf-8")), "design": {"template": "compact", "hidden": ["Birth date"]}}
    (tmp_path / "cv.json").write_text(json.dumps(cv), "utf-8")
    arguments = ["render", str(tmp_path / "cv.json"), "-o", str(tmp_path / "cv.pdf"), "--design", "accent=#7a1f2b"]
    ran = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    loaded = set(ran.stdout.split())
    assert "typst" in loaded
    assert not loaded & {
        "pydantic",
        "pydantic_core",
        "pypdfium2",
        "lxml",
        "PIL",
        "email_validator",
        "cv_generator.cv.model",
    }
