"""Fitting: the loosest density, what stays together, and refusals that help."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from cv_generator.cv.editing import apply_edits
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit
from cv_generator.errors import DoesNotFit
from cv_generator.rendering.density import AIRIEST, DENSITIES, TIGHTEST
from cv_generator.rendering.document import TEMPLATES, typeset
from cv_generator.rendering.fit import ROOMY, STEPS, Fitted, TooLong, draft_of, fitted
from cv_generator.rendering.order import Order
from cv_generator.rendering.selfcheck import read_back
from cv_generator.rendering.typesetter import Draft
from tests.rendering.people import DAY, full, lean, long

SAMPLES = Path(__file__).parents[2] / "samples"


def order(cv: Cv, max_pages: int = 2, template: str = "axis") -> Order:
    return Order(cv=cv, language="en", template=template, max_pages=max_pages, today=DAY)


def test_densities_give_way_in_order_and_type_stays_readable() -> None:
    assert [step.size for step in DENSITIES] == sorted((step.size for step in DENSITIES), reverse=True)
    assert [step.margin for step in DENSITIES] == sorted((step.margin for step in DENSITIES), reverse=True)
    assert [step.spacing for step in DENSITIES] == sorted((step.spacing for step in DENSITIES), reverse=True)
    assert TIGHTEST.size == 9
    assert DENSITIES[0].says == ()


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("jobs", [3, 4, 5, 6])
def test_the_chosen_density_is_the_loosest_that_fits(jobs: int, template: str) -> None:
    wanted = order(long(jobs, 4), template=template)
    found = fitted(wanted)
    pages = [draft_of(wanted, step).layout.pages for step in DENSITIES]
    fits = [step for step, count in zip(DENSITIES, pages, strict=True) if count <= 2]
    if not fits:
        assert isinstance(found, TooLong)
    elif pages[0] > 2 and found.draft.layout.pages == 2:
        assert found.draft.job.density == fits[0]
    else:
        assert found.draft.layout.pages <= min(pages[: STEPS + 1])


def test_what_was_tightened_is_said() -> None:
    made = typeset(long(6, 4), today=DAY)
    assert made.page_count == 2
    assert made.tightened
    assert typeset(full(), today=DAY).tightened == ()


@pytest.mark.parametrize("max_pages", [1, 2, 3])
def test_a_cv_keeps_to_the_pages_that_are_asked_for(max_pages: int) -> None:
    assert typeset(lean(6 * max_pages - 1, 3), max_pages=max_pages, today=DAY).page_count == max_pages


def test_a_short_cv_is_set_airily_on_one_page() -> None:
    found = fitted(order(lean()))
    assert isinstance(found, Fitted)
    assert found.draft.job.density is AIRIEST
    assert found.draft.layout.pages == 1


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_single_page_is_filled_by_its_gaps_as_far_as_they_go(template: str) -> None:
    """Of the white at the foot less is left, the shorter the CV the more, and a little always."""
    looked_at = 0
    for jobs in range(2, 9):
        wanted = order(lean(jobs, 2), template=template)
        before, found = Draft(wanted.job(DENSITIES[0])).layout, fitted(wanted)
        assert isinstance(found, Fitted)
        layout = found.draft.layout
        if before.pages > 1 or before.used > 0.8 * before.room:
            continue
        looked_at += 1
        assert layout.pages == 1
        assert layout.used / layout.room > min(0.8, 1.3 * before.used / before.room)
    assert looked_at > 2


def test_a_last_page_with_a_few_lines_is_won_back() -> None:
    won = 0
    for words in range(20, 400, 6):
        wanted = order(lean(4, 3, summary=" ".join(["word"] * words)))
        loose = Draft(wanted.job(DENSITIES[0])).layout
        if loose.pages == 2 and loose.body[1] < loose.room / 6 and Draft(wanted.job(DENSITIES[1])).layout.pages == 1:
            assert fitted(wanted).draft.layout.pages == 1
            won += 1
    assert won > 2


@pytest.mark.parametrize(("jobs", "bullets"), [(3, 4), (4, 2), (4, 3)])
def test_a_page_that_is_won_back_is_set_as_loosely_as_it_can_be(jobs: int, bullets: int) -> None:
    courses = [f"Training {year} of some length, {year}" for year in range(2010, 2016)]
    cv = long(jobs, bullets, words=5).replaced(trainings=courses, references=["Somebody Else, Head, else@example.com"])
    wanted = order(cv, template="sidebar")
    found = fitted(wanted).draft
    step = DENSITIES.index(found.job.density)
    assert (found.layout.pages, draft_of(wanted, DENSITIES[0]).layout.pages) == (1, 2)
    assert found.layout.used > ROOMY * found.layout.room or draft_of(wanted, DENSITIES[step - 1]).layout.pages > 1


def parts_of(page: str) -> list[str]:
    """The lines of a page without its foot."""
    return [line for line in page.replace("\r", "").split("\n") if line.strip() and not re.search(r" \d / \d$", line)]


@pytest.mark.parametrize("template", TEMPLATES)
def test_no_head_stands_alone_and_two_bullets_at_least_stand_on_each_side_of_a_break(template: str) -> None:
    torn = 0
    for shift in range(10):
        cv = long(5, 6, words=16).replaced(summary="\n".join(["line"] * (shift + 1)), skills=[], languages=[])
        draft = draft_of(order(cv, 9, template), DENSITIES[0])
        pages = read_back(draft.pdf).pages
        for before, after in pairwise(pages):
            upper, lower = parts_of(before), parts_of(after)
            assert not re.search(r"Title\d|Employer\d|^Work Experience$|^Education$", upper[-1])
            counts = [len(set(re.findall(r"j(\d+)b(\d+)w", " ".join(lines)))) for lines in (upper, lower)]
            first = re.search(r"j(\d+)b(\d+)w", " ".join(lower))
            if first and int(first[2]) > 0 and f"j{first[1]}b" in " ".join(upper):
                torn += 1
                for lines in (upper, lower):
                    assert len(set(re.findall(rf"j{first[1]}b(\d+)w", " ".join(lines)))) >= 2, (counts, shift)
    assert torn > 0


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_last_page_is_never_a_stray(template: str) -> None:
    looked = 0
    for jobs in range(2, 8):
        for bullets in (2, 4):
            found = fitted(order(long(jobs, bullets), 3, template))
            layout = found.draft.layout
            if isinstance(found, Fitted) and layout.pages > 1:
                looked += 1
                assert layout.body == (layout.pages, pytest.approx(layout.body[1]))
                assert layout.body[1] > 0.3 * layout.room, (jobs, bullets)
    assert looked > 3


def refusal(cv: Cv, **options: Any) -> dict[str, Any]:
    with pytest.raises(DoesNotFit) as refused:
        typeset(cv, today=DAY, **options)
    return refused.value.details


def test_a_refusal_tells_the_pages_and_the_heights() -> None:
    details = refusal(long(10, 5, words=30))
    assert (details["max_pages"], details["page_count"] > 2) == (2, True)
    work = next(section for section in details["sections"] if section["path"] == "work_experience")
    assert len(work["entries"]) == 10
    assert all(entry["height_mm"] > 20 for entry in work["entries"])
    assert work["height_mm"] == pytest.approx(sum(entry["height_mm"] for entry in work["entries"]), abs=15)


@pytest.mark.parametrize(
    ("jobs", "bullets", "words", "max_pages"),
    [(7, 6, 20, 2), (10, 5, 30, 2), (12, 15, 60, 2), (9, 4, 14, 1), (14, 6, 20, 3), (1, 9, 120, 1)],
)
def test_every_proposed_cut_fits_when_its_edits_are_sent(jobs: int, bullets: int, words: int, max_pages: int) -> None:
    cv = long(jobs, bullets, words)
    cuts = refusal(cv, max_pages=max_pages)["proven_cuts"]
    assert 1 <= len(cuts) <= 5
    for cut in cuts:
        edits = [Edit(**edit, has_value="value" in edit) for edit in cut["edits"]]
        assert len(edits) <= 60
        made = typeset(apply_edits(cv, edits), max_pages=max_pages, today=DAY)
        assert made.page_count <= cut["page_count"] <= max_pages


def test_custom_sections_are_cut_whole_and_by_paths_that_can_be_sent() -> None:
    sections = [{"heading": f"Talks {n}", "items": [f"t{n}w{m} " * 12 for m in range(9)]} for n in range(4)]
    cv = long(7, 3).replaced(custom_sections=Cv.model_validate({"custom_sections": sections}).custom_sections)
    cuts = refusal(cv)["proven_cuts"]
    dropped = [cut for cut in cuts if any(edit["field_path"].startswith("custom_sections[") for edit in cut["edits"])]
    assert dropped
    edits = [Edit(**edit, has_value="value" in edit) for edit in dropped[0]["edits"]]
    assert typeset(apply_edits(cv, edits), today=DAY).page_count <= 2


def test_every_cut_of_a_cv_whose_design_names_its_own_sections_fits_when_it_is_sent() -> None:
    talks = [f"Talks {n}" for n in range(4)]
    sections = [{"heading": heading, "items": [f"{heading} w{m} " * 12 for m in range(9)]} for heading in talks]
    design = {"section_order": [*talks[::-1], "work_experience"], "hidden": talks[:1]}
    cv = Cv.model_validate({**long(7, 3).model_dump(), "custom_sections": sections, "design": design})
    for cut in refusal(cv)["proven_cuts"]:
        edits = [Edit(**edit, has_value="value" in edit) for edit in cut["edits"]]
        assert typeset(apply_edits(cv, edits), today=DAY).page_count == cut["page_count"] <= 2


def test_cuts_begin_with_the_mildest() -> None:
    cv = long(7, 5, words=16).replaced(summary=" ".join(["word"] * 400), custom_sections=[])
    cuts = refusal(cv)["proven_cuts"]
    assert cuts[0]["description"].startswith("Shorten")
    assert any(cut["description"].startswith("Drop four bullets of Title6, 2014") for cut in cuts)


@pytest.mark.parametrize(
    "absurd",
    [
        {"full_name": "Name " * 900},
        {"summary": "Word " * 9000},
        {"data_privacy": "Consent " * 5000},
        {"interests": [f"{'x' * 900} " * 5] * 20},
        {"address_lines": ["Some long street name 12345"] * 500},
        {"skills": [{"group": "G" * 900, "items": ["y " * 2000] * 9}]},
        {"links": [f"https://example.com/{'z' * 900}/{n}" for n in range(60)]},
        {"work_experience": [{"title": "t" * 900, "employer": "e " * 2400, "bullets": ["b" * 900]}] * 9},
    ],
    ids=lambda absurd: next(iter(absurd)),
)
def test_even_an_absurd_value_is_answered_with_a_cut_that_fits(absurd: dict[str, Any]) -> None:
    assert refusal(full(**absurd))["proven_cuts"]


@pytest.mark.parametrize("template", ["axis", "academic"])
def test_the_sample_of_the_readme_is_refused_on_one_page_with_cuts_that_fit(template: str) -> None:
    sample = Cv.model_validate_json((SAMPLES / "lebenslauf.json").read_text(encoding="utf-8"))
    with pytest.raises(DoesNotFit) as refused:
        typeset(sample, template=template, max_pages=1, today=DAY)
    cuts = refused.value.details["proven_cuts"]
    assert cuts
    for cut in cuts:
        edits = [Edit(it["field_path"], it.get("value"), it["op"], "value" in it) for it in cut["edits"]]
        assert typeset(apply_edits(sample, edits), template=template, max_pages=1, today=DAY).page_count == 1
