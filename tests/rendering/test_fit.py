"""Fitting: the loosest density, what stays together, and refusals that help."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest

from cv_generator.cv.editing import apply_edits
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit
from cv_generator.errors import DoesNotFit
from cv_generator.rendering.density import AIRY, DENSITIES, TIGHTEST
from cv_generator.rendering.document import TEMPLATES, typeset
from cv_generator.rendering.fit import Fitted, TooLong, fitted
from cv_generator.rendering.order import Order
from cv_generator.rendering.selfcheck import read_back
from cv_generator.rendering.typesetter import Draft
from tests.rendering.people import DAY, full, lean, long


def order(cv: Cv, max_pages: int = 2, template: str = "zurich") -> Order:
    return Order(cv=cv, language="en", template=template, max_pages=max_pages, today=DAY)


def test_densities_give_way_in_order_and_type_stays_readable() -> None:
    assert [step.size for step in DENSITIES] == sorted((step.size for step in DENSITIES), reverse=True)
    assert [step.margin for step in DENSITIES] == sorted((step.margin for step in DENSITIES), reverse=True)
    assert [step.spacing for step in DENSITIES] == sorted((step.spacing for step in DENSITIES), reverse=True)
    assert TIGHTEST.size == 9.5
    assert DENSITIES[0].says == ()


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("jobs", [3, 4, 5, 6])
def test_the_chosen_density_is_the_loosest_that_fits(jobs: int, template: str) -> None:
    wanted = order(long(jobs, 4), template=template)
    found = fitted(wanted)
    pages = [Draft(wanted.job(step)).layout.pages for step in DENSITIES]
    fits = [step for step, count in zip(DENSITIES, pages, strict=True) if count <= 2]
    if not fits:
        assert isinstance(found, TooLong)
    elif pages[0] > 2:
        assert found.draft.job.density == fits[0]
    else:
        assert found.draft.job.density in (DENSITIES[0], DENSITIES[1], AIRY)


def test_what_was_tightened_is_said() -> None:
    made = typeset(long(6, 4), today=DAY)
    assert made.page_count == 2
    assert made.tightened
    assert typeset(full(), today=DAY).tightened == ()


@pytest.mark.parametrize("max_pages", [1, 2, 3])
def test_a_cv_keeps_to_the_pages_that_are_asked_for(max_pages: int) -> None:
    assert typeset(lean(4 * max_pages, 3), max_pages=max_pages, today=DAY).page_count == max_pages


def test_a_short_cv_is_set_airily_on_one_page() -> None:
    found = fitted(order(lean()))
    assert isinstance(found, Fitted)
    assert found.draft.job.density == AIRY
    assert found.draft.layout.pages == 1


def test_a_last_page_with_a_few_lines_is_won_back() -> None:
    won = 0
    for words in range(20, 400, 6):
        wanted = order(lean(4, 3, summary=" ".join(["word"] * words)))
        loose = Draft(wanted.job(DENSITIES[0])).layout
        if loose.pages == 2 and loose.body[1] < loose.room / 6 and Draft(wanted.job(DENSITIES[1])).layout.pages == 1:
            assert fitted(wanted).draft.layout.pages == 1
            won += 1
    assert won > 2


@pytest.mark.parametrize("template", TEMPLATES)
def test_no_heading_stands_alone_at_a_foot_and_no_bullet_leaves_one_line_alone(template: str) -> None:
    splits = 0
    for shift in range(12):
        cv = long(5, 3, words=40).replaced(summary="\n".join(["line"] * (shift + 1)))
        pages = read_back(Draft(order(cv, 9, template).job(DENSITIES[0])).pdf).pages
        for before, after in pairwise(pages):
            upper = [line for line in before.split("\r\n") if line.strip()]
            lower = [line for line in after.split("\r\n") if line.strip()]
            assert not re.search(r"Title\d|Employer\d|^Work Experience$|^Education$", upper[-1])
            bullet = re.search(r"(j\d+b\d+)w", lower[0])
            if bullet and not lower[0].startswith("•"):
                splits += 1
                assert sum(bullet[1] + "w" in line for line in upper) >= 2
                assert sum(bullet[1] + "w" in line for line in lower) >= 2
    assert splits > 0


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
    cv = long(4, 3).replaced(custom_sections=Cv.model_validate({"custom_sections": sections}).custom_sections)
    cuts = refusal(cv)["proven_cuts"]
    dropped = [cut for cut in cuts if any(edit["field_path"].startswith("custom_sections[") for edit in cut["edits"])]
    assert dropped
    edits = [Edit(**edit, has_value="value" in edit) for edit in dropped[0]["edits"]]
    assert typeset(apply_edits(cv, edits), today=DAY).page_count <= 2


def test_cuts_begin_with_the_mildest() -> None:
    cv = long(5, 5, words=16).replaced(summary=" ".join(["word"] * 400), custom_sections=[])
    cuts = refusal(cv)["proven_cuts"]
    assert cuts[0]["description"].startswith("Shorten")
    assert any(cut["description"].startswith("Drop work_experience[4].bullets[4]") for cut in cuts)


@pytest.mark.parametrize(
    "absurd",
    [
        {"full_name": "Name " * 900},
        {"summary": "Word " * 9000},
        {"data_privacy": "Consent " * 5000},
        {"interests": ["x" * 5000] * 20},
        {"address_lines": ["Some long street name 12345"] * 500},
        {"skills": [{"group": "G" * 3000, "items": ["y " * 2000] * 9}]},
        {"links": [f"https://example.com/{'z' * 4000}"] * 9},
        {"work_experience": [{"title": "t" * 4900, "employer": "e " * 2400, "bullets": ["b" * 4900]}] * 9},
    ],
    ids=lambda absurd: next(iter(absurd)),
)
def test_even_an_absurd_value_is_answered_with_a_cut_that_fits(absurd: dict[str, Any]) -> None:
    assert refusal(full(**absurd))["proven_cuts"]
